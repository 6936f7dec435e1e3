"""Strategic outcomes (E-T2-08): "For 4 fictional strategic aims writes outcome, process and balancing measure and
horizon from a list; matching key with >= 1 of each family per aim"."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import permutations, product
from typing import Any

import pytest

import answers
from qidose.exercises.board.strategic_outcomes import (
    ACTIVITIES,
    HORIZONS,
    MISPLACED,
    MOST_OF_A_HORIZON,
    OUT,
    PASS_MARK,
    PLACES,
    SHOWN,
    Sheet,
    StrategicOutcomes,
    card_id,
)
from qidose.exercises.board.strategic_outcomes_aims import AIMS
from qidose.exercises.fields import Answer
from qidose.simulate.chance import LIMIT_ALL

EXERCISE = StrategicOutcomes()
SEEDS = range(150)
CASE = EXERCISE.case(1)
Case = tuple[Sheet, ...]
MEASURES = ("outcome", "process", "balancing")


def done(case: Case, finished: bool = True, **wrong: Any) -> Answer:
    """Right answers; `wrong` maps a place of all aims to where its measures are put, `horizon` a shift in options."""
    values = {card_id(n): answers.right(EXERCISE, case, card_id(n), Answer()) for n in range(1, SHOWN + 1)}
    for number, sheet in enumerate(case, 1):
        for one in sheet.measures:
            values[card_id(number)]["family"][one.id] = wrong.get(one.place, one.place)
        if "horizon" in wrong:
            names = [option.id for option in HORIZONS]
            place = (names.index(sheet.aim.horizon) + wrong["horizon"]) % len(names)
            values[card_id(number)]["horizon"] = names[place]
    return Answer(values, (), finished)


def one_wrong(case: Case, number: int, place: str, put: str) -> Answer:
    answer = done(case)
    one = next(one for one in case[number - 1].measures if one.place == place)
    answer.values[card_id(number)]["family"][one.id] = put  # type: ignore[index, call-overload]
    return answer


def passes(case: Case, answer: Answer) -> bool:
    return EXERCISE.mark(case, answer).score >= EXERCISE.pass_mark


@pytest.mark.parametrize("number", range(100))
def test_right_answers_get_full_marks(number: int, finish: Callable[..., tuple[Any, Answer]]) -> None:
    case, answer = finish(EXERCISE, f"learner-{number}")
    marks = EXERCISE.mark(case, answer)
    assert marks.score == marks.out_of == EXERCISE.points == 12
    assert marks.misconceptions == ()
    assert EXERCISE.summary(case, answer, marks).good is True
    assert all(card.feedback is not None and card.feedback.good for card in EXERCISE.cards(case, answer))


def test_each_wrong_place_loses_its_own_point() -> None:
    for number, place in product(range(1, SHOWN + 1), PLACES):
        for put in PLACES:
            marks = EXERCISE.mark(CASE, one_wrong(CASE, number, place, put))
            lost = [] if put == place else [3 * (number - 1) + (place == OUT)]
            assert [k for k, line in enumerate(marks.criteria) if not line.met] == lost
    late = EXERCISE.mark(CASE, done(CASE, horizon=1))
    assert [k for k, line in enumerate(late.criteria) if not line.met] == [2, 5, 8, 11]


def test_10_pass_and_9_do_not() -> None:
    answer = done(CASE)
    for number in range(1, SHOWN + 1):
        names = [option.id for option in HORIZONS if option.id != CASE[number - 1].aim.horizon]
        answer.values[card_id(number)]["horizon"] = names[0]
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 12 - number
        assert passes(CASE, answer) is (number <= 2)
        assert EXERCISE.summary(CASE, answer, marks).good is (number <= 2)


@pytest.mark.parametrize("place", MEASURES)
def test_who_finds_no_measure_of_a_family_never_passes(place: str) -> None:
    """The curriculum asks for 1 of each family for each aim."""
    for put in PLACES:
        assert passes(CASE, done(CASE, **{place: put})) is (put == place)
    assert not passes(CASE, done(CASE, horizon=1))
    assert not passes(CASE, done(CASE, out="process"))


@pytest.mark.parametrize("place", PLACES)
def test_the_same_place_for_all_never_passes(place: str) -> None:
    assert not passes(CASE, done(CASE, **dict.fromkeys(PLACES, place)))


def test_training_taken_for_a_result_is_named() -> None:
    named = EXERCISE.mark(CASE, done(CASE, out="process"))
    assert named.misconceptions == ("MC27",)
    assert EXERCISE.mark(CASE, done(CASE, process=OUT)).misconceptions == ()
    said = EXERCISE.cards(CASE, done(CASE, out="process"))[0].feedback
    assert said is not None
    assert any(ACTIVITIES["training"] in text for text in said.words)


def test_feedback_tells_the_truth_then_the_learners_own_choice() -> None:
    for place, put in MISPLACED:
        answer = one_wrong(CASE, 2, place, put)
        said = EXERCISE.cards(CASE, answer)[1].feedback
        assert said is not None
        assert said.good is False
        measure = next(one for one in CASE[1].measures if one.place == place)
        assert said.words[0].startswith(f'"{measure.text}" is the {place} measure. ')
        assert said.words[0].endswith(MISPLACED[place, put])
        assert said.words[1].endswith(CASE[1].aim.why)
    soon, late = done(CASE, horizon=1), done(CASE, horizon=-1)
    texts = {text for answer in (soon, late) for card in EXERCISE.cards(CASE, answer) for text in _words(card)}
    assert any("looks too early" in text for text in texts)
    assert any("looks too late" in text for text in texts)


def _words(card: Any) -> Iterable[str]:
    return card.feedback.words if card.feedback else ()


def points_of(guesses: Iterable[tuple[tuple[str, ...], str]]) -> Counter[int]:
    """The points for 1 aim of each guess: 5 places and a horizon, against a key that may be any of its kind."""
    key = ("outcome", "process", "balancing", OUT, OUT)
    found: Counter[int] = Counter()
    for places, horizon in guesses:
        right = [a == b for a, b in zip(places, key, strict=True)]
        found[all(right[:3]) + all(right[3:]) + (horizon == "year")] += 1
    return found


def chance_of_passing(one: Counter[int]) -> Fraction:
    """Of 4 aims that are guessed apart."""
    ways: Counter[int] = Counter({0: 1})
    for _ in range(SHOWN):
        more: Counter[int] = Counter()
        for (so_far, n), (points, k) in product(ways.items(), one.items()):
            more[so_far + points] += n * k
        ways = more
    return Fraction(sum(n for points, n in ways.items() if points >= PASS_MARK), ways.total())


def test_the_chance_of_passing_by_guessing() -> None:
    horizons = [option.id for option in HORIZONS]
    any_place = points_of(product(product(PLACES, repeat=5), horizons))
    one_of_each = points_of(product(permutations(("outcome", "process", "balancing", OUT, OUT)), horizons))
    assert float(chance_of_passing(any_place)) < 1e-9
    assert float(chance_of_passing(one_of_each)) < 1e-5
    assert chance_of_passing(one_of_each) <= Fraction(LIMIT_ALL)


def test_the_points_counted_for_a_guess_are_those_of_the_exercise() -> None:
    """The count above goes by the same marks as the exercise: held against it for every arrangement of 1 aim."""
    counted: Counter[int] = Counter()
    for places in permutations(("outcome", "process", "balancing", OUT, OUT)):
        answer = Answer({card_id(1): {"family": dict(zip(("m1", "m2", "m3", "m4", "m5"), places, strict=True))}})
        counted[EXERCISE.mark(CASE, answer).score] += 1
    without_horizon = points_of(product(permutations(("outcome", "process", "balancing", OUT, OUT)), [HORIZONS[0].id]))
    assert counted == without_horizon


def test_a_case_is_personal_and_the_same_again() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert cases == [EXERCISE.case(seed) for seed in SEEDS]
    assert {sheet.aim.id for case in cases for sheet in case} == {aim.id for aim in AIMS}
    assert len({tuple(sheet.aim.id for sheet in case) for case in cases}) > 140
    for case in cases:
        assert len({sheet.aim.id for sheet in case}) == SHOWN
        assert max(Counter(sheet.aim.horizon for sheet in case).values()) <= MOST_OF_A_HORIZON
    for place in MEASURES:
        assert {[one.place for one in case[0].measures].index(place) for case in cases} == set(range(5))


def test_the_bank_holds_every_horizon_and_no_measure_twice() -> None:
    assert min(Counter(aim.horizon for aim in AIMS).values()) >= 2
    for aim in AIMS:
        measures = [aim.outcome, aim.process, aim.balancing, *(text for text, _ in aim.left_out)]
        assert len(set(measures)) == 5
        assert aim.left_out[0][1] == "training"
        assert all(len(text.split()) <= 13 for text in measures)


def test_ids_do_not_tell(texts_in: Callable[[Any], list[str]]) -> None:
    for card in EXERCISE.cards(CASE, Answer()):
        assert [item.id for item in getattr(card.fields[0], "items", ())] == ["m1", "m2", "m3", "m4", "m5"]


def test_no_truth_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(40):
        case = EXERCISE.case(seed)
        for answer in (Answer(), done(case, False)):
            cards = EXERCISE.cards(case, answer)
            assert all(card.feedback is None for card in cards)
            assert not {sheet.aim.why for sheet in case} & set(texts_in(cards))


def test_what_is_shown_before_the_end_does_not_depend_on_the_truth() -> None:
    forged = tuple(
        Sheet(
            replace(sheet.aim, horizon="weeks" if sheet.aim.horizon != "weeks" else "long", why="x"),
            tuple(
                replace(one, place=put.place, activity=put.activity)
                for one, put in zip(sheet.measures, sheet.measures[::-1], strict=True)
            ),
        )
        for sheet in CASE
    )
    for finished in (False, True):
        answer = done(CASE, finished)
        assert (EXERCISE.cards(forged, answer) == EXERCISE.cards(CASE, answer)) is not finished


def test_an_empty_answer_gets_0() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert not EXERCISE.ready(CASE, Answer())
    assert EXERCISE.ready(CASE, done(CASE, False))
    partial = done(CASE, False)
    del partial.values[card_id(3)]["horizon"]
    assert not EXERCISE.ready(CASE, partial)


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    odd: list[Any] = [{"m1": {}}, {"m1": [1]}, {"m1": None, "m9": "outcome"}, {"m1": "OUTCOME"}]
    given = [Answer({card_id(1): {"family": value, "horizon": value}}, (), True) for value in odd]
    for answer in [*hostile_answers(EXERCISE, CASE), *given]:
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        assert EXERCISE.cards(CASE, answer)
        assert EXERCISE.summary(CASE, answer, marks).good is False


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    sheets = [EXERCISE.case(seed) for seed in range(30)]
    shown = {sheet.aim.id: sheet for case in sheets for sheet in case}
    assert len(shown) == len(AIMS)
    for start in range(0, len(AIMS), SHOWN):
        case = tuple(shown.values())[start : start + SHOWN]
        wrong = [dict.fromkeys(PLACES, place) for place in PLACES]
        given = [Answer(), Answer({}, (), True), done(case), done(case, horizon=1), done(case, horizon=-1)]
        for answer in [*given, *(done(case, **one) for one in wrong)]:
            marks = EXERCISE.mark(case, answer)
            texts = [EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, marks), marks]
            assert [fault for text in texts_in(texts) for fault in plain_faults(text)] == []
