"""Which is it? (E-T2-01): "Sorts 8 board agenda items into assurance (QA), improvement (QI), planning; >= 7/8"."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product
from typing import Any

import pytest

from qidose.exercises.board.which_is_it import (
    CARD,
    FEWEST_OF_A_KIND,
    FEWEST_RIGHT,
    FIELD,
    ITEMS,
    KINDS,
    MOST_OF_A_KIND,
    SAME_THING,
    Agenda,
    WhichIsIt,
)
from qidose.exercises.board.which_is_it_items import BANK
from qidose.exercises.fields import Answer
from qidose.simulate.chance import LIMIT_ALL, chance_at_least

EXERCISE = WhichIsIt()
SEEDS = range(200)
CASE = EXERCISE.case(1)


def put(case: Agenda, wrong: dict[int, Any] | None = None, finished: bool = False) -> Answer:
    """Every item where it belongs, but for those in `wrong` (by place from 0)."""
    said = {item.id: (wrong or {}).get(place, item.kind) for place, item in enumerate(case.items)}
    return Answer({CARD: {FIELD: said}}, (), finished)


def other(case: Agenda, place: int) -> str:
    return next(kind for kind in KINDS if kind != case.items[place].kind)


@pytest.mark.parametrize("number", range(100))
def test_right_answers_get_full_marks(number: int, finish: Callable[..., tuple[Any, Answer]]) -> None:
    case, answer = finish(EXERCISE, f"learner-{number}")
    marks = EXERCISE.mark(case, answer)
    assert marks.score == marks.out_of == EXERCISE.points == ITEMS
    assert marks.misconceptions == ()
    assert EXERCISE.summary(case, answer, marks).good is True
    (card,) = EXERCISE.cards(case, answer)
    assert card.feedback is not None
    assert card.feedback.good is True


def test_7_of_8_pass_and_6_do_not() -> None:
    for places in combinations(range(ITEMS), 2):
        one, two = ({place: other(CASE, place) for place in places[:n]} for n in (1, 2))
        assert EXERCISE.mark(CASE, put(CASE, one)).score == 7 == EXERCISE.pass_mark
        assert EXERCISE.mark(CASE, put(CASE, two)).score == 6
    assert EXERCISE.summary(CASE, put(CASE, two), EXERCISE.mark(CASE, put(CASE, two))).good is False


def test_each_item_earns_its_own_point() -> None:
    for place in range(ITEMS):
        marks = EXERCISE.mark(CASE, put(CASE, {place: other(CASE, place)}))
        assert [n for n, criterion in enumerate(marks.criteria) if not criterion.met] == [place]


def test_taking_assurance_and_improvement_for_one_is_named() -> None:
    for place, item in enumerate(CASE.items):
        for kind in KINDS:
            named = EXERCISE.mark(CASE, put(CASE, {place: kind})).misconceptions
            assert named == (("MC23",) if (item.kind, kind) in SAME_THING else ())


def test_feedback_tells_the_truth_then_the_learners_choice() -> None:
    for place, item in enumerate(CASE.items):
        for kind in KINDS:
            (card,) = EXERCISE.cards(CASE, put(CASE, {place: kind}, finished=True))
            assert card.feedback is not None
            if kind == item.kind:
                assert card.feedback.words == ()
            else:
                (said,) = card.feedback.words
                start = f"{item.name}: this is {item.kind}. {item.why}\nYou chose {kind}. "
                assert said.startswith(start)
                assert len(said) > len(start) + 20


def allowed() -> list[tuple[str, ...]]:
    """Every mix that an agenda may have, each as likely as any other."""
    return [
        mix
        for mix in product(KINDS, repeat=ITEMS)
        if all(FEWEST_OF_A_KIND <= mix.count(kind) <= MOST_OF_A_KIND for kind in KINDS)
    ]


def test_agendas_are_drawn_evenly_from_the_mixes() -> None:
    """The counts behind the chance of guessing are those of the cases that learners get."""
    drawn = Counter(
        tuple(sorted(Counter(item.kind for item in EXERCISE.case(seed).items).values())) for seed in range(2_000)
    )
    expected = Counter(tuple(sorted(Counter(mix).values())) for mix in allowed())
    assert drawn.keys() == expected.keys()
    for counts, ways in expected.items():
        assert drawn[counts] / 2_000 == pytest.approx(ways / len(allowed()), abs=0.04)


def test_the_chance_of_passing_by_guessing() -> None:
    assert chance_at_least(FEWEST_RIGHT, ITEMS, 1 / 3) == pytest.approx(17 / 6561)  # 0.26%
    # Who knows which mixes there are guesses one whose neighbours are all allowed too.
    mixes = allowed()
    plans = [tuple(k for kind, n in zip(KINDS, counts, strict=True) for k in [kind] * n) for counts in _counts()]
    best = max(_passes(plan, mixes) for plan in plans)
    assert best == Fraction(13, 2940)  # 0.44%
    assert best <= Fraction(LIMIT_ALL)


def _counts() -> list[tuple[int, int, int]]:
    return [(a, b, ITEMS - a - b) for a in range(ITEMS + 1) for b in range(ITEMS + 1 - a)]


def _passes(plan: tuple[str, ...], mixes: list[tuple[str, ...]]) -> Fraction:
    """The share of mixes in which this guess passes. Places are alike, so the order of the guess does not matter."""
    right = sum(sum(a == b for a, b in zip(plan, mix, strict=True)) >= FEWEST_RIGHT for mix in mixes)
    return Fraction(right, len(mixes))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_answer_to_all_never_passes(kind: str) -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        assert EXERCISE.mark(case, put(case, dict.fromkeys(range(ITEMS), kind))).score <= MOST_OF_A_KIND


def test_an_agenda_is_personal_and_the_same_again() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert cases == [EXERCISE.case(seed) for seed in SEEDS]
    assert len({tuple(item.id for item in case.items) for case in cases}) == len(SEEDS)
    assert {item.id for case in cases for item in case.items} == {item.id for item in BANK}
    assert all(len({item.id for item in case.items}) == ITEMS for case in cases)
    assert {case.items[0].kind for case in cases} == {case.items[-1].kind for case in cases} == set(KINDS)


def test_the_bank_is_even_and_length_does_not_tell() -> None:
    assert set(Counter(item.kind for item in BANK).values()) == {12}
    assert len({item.id for item in BANK}) == len({item.name for item in BANK}) == len(BANK)
    words = {kind: [len(f"{i.name} {i.paper}".split()) for i in BANK if i.kind == kind] for kind in KINDS}
    means = [sum(found) / len(found) for found in words.values()]
    assert max(means) / min(means) < 1.1
    asked = Counter(item.kind for item in BANK if item.paper.endswith("?"))
    assert min(asked[kind] for kind in KINDS) >= 2
    assert max(asked.values()) <= 8


def test_names_alone_mislead() -> None:
    """Some items are called improvement or learning and are not: the paper counts, as the card says."""
    called = [item for item in BANK if "mprovement" in item.name or "earning" in item.name]
    assert len(called) >= 4
    assert {item.kind for item in called} == {"assurance", "planning"}


def test_no_truth_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(50):
        case = EXERCISE.case(seed)
        for answer in (Answer(), put(case)):
            (card,) = EXERCISE.cards(case, answer)
            assert card.feedback is None
            assert not {item.why for item in case.items} & set(texts_in(card))


def test_what_is_shown_before_the_end_does_not_depend_on_the_truth() -> None:
    forged = Agenda(tuple(replace(item, kind=other(CASE, place), why="x") for place, item in enumerate(CASE.items)))
    for finished in (False, True):
        answer = put(CASE, finished=finished)
        assert (EXERCISE.cards(forged, answer) == EXERCISE.cards(CASE, answer)) is not finished


def test_an_empty_answer_gets_0_and_is_not_ready() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert not EXERCISE.ready(CASE, Answer())
    partial = put(CASE)
    partial.values[CARD][FIELD].pop(CASE.items[3].id)  # type: ignore[union-attr, call-overload]
    assert not EXERCISE.ready(CASE, partial)
    assert EXERCISE.mark(CASE, partial).score == 7


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    odd = [Answer({CARD: {FIELD: {item.id: value for item in CASE.items}}}, (), True) for value in ({}, [], 1, "x")]
    for answer in [*hostile_answers(EXERCISE, CASE), *odd]:
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        assert EXERCISE.cards(CASE, answer)
        assert EXERCISE.summary(CASE, answer, marks).good is False


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for start in range(0, len(BANK), ITEMS):
        case = Agenda((BANK + BANK)[start : start + ITEMS])
        for answer in (Answer(), *(put(case, dict.fromkeys(range(ITEMS), kind), True) for kind in (*KINDS, None))):
            shown = [EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, EXERCISE.mark(case, answer))]
            marks = EXERCISE.mark(case, answer)
            assert [fault for text in texts_in([*shown, marks]) for fault in plain_faults(text)] == []
