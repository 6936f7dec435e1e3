"""QI or QA? (E-T1-03): "sorts 8 cases; item bank of 40; ≥ 7 of 8; explanation on each" (curriculum 5.1), with 3
classes instead of 2 so that it cannot be guessed."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from math import factorial
from typing import Any

import pytest

from qidose.exercises.all_staff.qi_or_qa import (
    CASES,
    FEWEST_OF_A_KIND,
    FEWEST_RIGHT,
    INSTEAD,
    KINDS,
    MOST_OF_A_KIND,
    OPTIONS,
    Cases,
    QiOrQa,
    card_id,
)
from qidose.exercises.all_staff.qi_or_qa_cases import BANK
from qidose.exercises.fields import Answer
from qidose.simulate.chance import LIMIT_ALL, chance_at_least

EXERCISE = QiOrQa()
SEEDS = range(300)
CASE = EXERCISE.case(1)
IDS = tuple(card_id(number) for number in range(1, CASES + 1))


def sorted_as(case: Cases, wrong: dict[int, str] | None = None, finished: bool = True) -> Answer:
    """All cases sorted rightly, but for those in `wrong` (by number from 1)."""
    said = {number: work.kind for number, work in enumerate(case.works, 1)} | (wrong or {})
    return Answer({card_id(number): {"kind": kind} for number, kind in said.items()}, IDS, finished)


def other(case: Cases, number: int, skip: int = 0) -> str:
    return [kind for kind in KINDS if kind != case.works[number - 1].kind][skip]


def passes(case: Cases, answer: Answer) -> bool:
    return EXERCISE.mark(case, answer).score >= EXERCISE.pass_mark


@pytest.mark.parametrize("learner", [f"learner-{n}" for n in range(100)])
def test_who_understands_gets_full_marks(finish: Callable[..., tuple[Any, Answer]], learner: str) -> None:
    case, answer = finish(EXERCISE, learner)
    marks = EXERCISE.mark(case, answer)
    assert marks.score == marks.out_of == EXERCISE.points == 8
    assert marks.misconceptions == ()
    assert EXERCISE.summary(case, answer, marks).good is True


def test_7_of_8_pass_and_6_do_not() -> None:
    one, two = {1: other(CASE, 1)}, {1: other(CASE, 1), 5: other(CASE, 5, 1)}
    assert passes(CASE, sorted_as(CASE, one))
    assert not passes(CASE, sorted_as(CASE, two))
    marks = EXERCISE.mark(CASE, sorted_as(CASE, two))
    assert marks.score == 6
    assert marks.misconceptions == ("MC23",)
    assert EXERCISE.summary(CASE, sorted_as(CASE, two), marks).good is False


def test_each_case_earns_its_own_point() -> None:
    for number in range(1, CASES + 1):
        criteria = EXERCISE.mark(CASE, sorted_as(CASE, {number: other(CASE, number)})).criteria
        assert [place for place, criterion in enumerate(criteria, 1) if not criterion.met] == [number]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_answer_to_every_case_never_passes(kind: str) -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        assert EXERCISE.mark(case, sorted_as(case, dict.fromkeys(range(1, 9), kind))).score <= MOST_OF_A_KIND


def test_the_chance_of_a_guesser_who_knows_nothing() -> None:
    chance = chance_at_least(FEWEST_RIGHT, CASES, 1 / 3)
    assert chance == pytest.approx(17 / 6_561)  # 0.26%
    assert chance <= LIMIT_ALL


def allowed(counts: tuple[int, ...]) -> bool:
    return min(counts) >= FEWEST_OF_A_KIND and max(counts) <= MOST_OF_A_KIND


@cache
def ways(counts: tuple[int, ...]) -> int:
    """In how many ways a set that has begun with these counts can go on to an allowed one."""
    left = CASES - sum(counts)
    found = 0
    for a in range(left + 1):
        for b in range(left - a + 1):
            more = (a, b, left - a - b)
            if allowed(tuple(x + y for x, y in zip(counts, more, strict=True))):
                found += factorial(left) // (factorial(a) * factorial(b) * factorial(more[2]))
    return found


@cache
def best_guess(counts: tuple[int, ...], wrong: int) -> Fraction:
    """The best chance of passing for somebody who knows how sets are drawn and sees each truth after the guess."""
    if wrong > CASES - FEWEST_RIGHT:
        return Fraction(0)
    if sum(counts) == CASES:
        return Fraction(1)
    after = [tuple(n + (k == kind) for k, n in enumerate(counts)) for kind in range(len(KINDS))]
    chances = [Fraction(ways(then), ways(counts)) for then in after]
    return max(
        sum(
            (chances[k] * best_guess(after[k], wrong + (guess != k)) for k in range(len(KINDS)) if chances[k]),
            Fraction(),
        )
        for guess in range(len(KINDS))
    )


def test_nobody_can_guess_who_knows_how_a_set_is_drawn_and_counts_along() -> None:
    chance = best_guess((0, 0, 0), 0)
    assert ways((0, 0, 0)) == sum(
        factorial(8) // (factorial(a) * factorial(b) * factorial(8 - a - b))
        for a in range(1, 5)
        for b in range(1, 5)
        if 1 <= 8 - a - b <= 4
    )
    assert float(chance) == pytest.approx(0.00368, abs=0.00001)
    assert chance <= Fraction(LIMIT_ALL)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_set_has_8_different_pieces_of_work_and_each_kind_1_to_4_times(seed: int) -> None:
    case = EXERCISE.case(seed)
    assert len({work.place for work in case.works}) == CASES
    counts = Counter(work.kind for work in case.works)
    assert counts.keys() == set(KINDS)
    assert max(counts.values()) <= MOST_OF_A_KIND
    assert EXERCISE.case(seed) == case


def test_sets_are_personal_and_the_whole_bank_is_used() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert len(set(cases)) > 290
    assert {work.id for case in cases for work in case.works} == {work.id for work in BANK}
    first = Counter(case.works[0].kind for case in cases)
    assert min(first.values()) > 70


def test_the_bank_has_at_least_40_cases_each_piece_of_work_once_as_each_kind() -> None:
    assert len(BANK) == 42
    assert set(Counter(work.kind for work in BANK).values()) == {14}
    assert set(Counter(work.place for work in BANK).values()) == {3}
    assert len({" ".join(work.text) for work in BANK}) == len(BANK)


def test_no_word_and_no_length_gives_a_kind_away() -> None:
    texts = {kind: [" ".join(work.text).lower() for work in BANK if work.kind == kind] for kind in KINDS}
    words = {"standard": 3, "rule": 3, "policy": 3, "sample": 3, "compare": 3, "record": 3, "test": 2, "check": 2}
    for word, kinds in words.items():
        assert sum(any(word in text for text in texts[kind]) for kind in KINDS) >= kinds, word
    means = [sum(map(len, found)) / len(found) for found in texts.values()]
    assert max(means) / min(means) < 1.25


def test_a_case_opens_when_the_one_before_is_answered_and_is_explained_at_once() -> None:
    answer = Answer({card_id(1): {"kind": CASE.works[0].kind}, card_id(2): {"kind": other(CASE, 2)}}, IDS[:2])
    cards = EXERCISE.cards(CASE, answer)
    assert [card.id for card in cards] == list(IDS[:3])
    first, second, third = (card.feedback for card in cards)
    assert first is not None
    assert first.good is True
    assert second is not None
    assert second.good is False
    assert third is None
    assert not EXERCISE.ready(CASE, answer)
    assert EXERCISE.ready(CASE, sorted_as(CASE, finished=False))


def test_no_truth_on_a_card_before_it_is_answered(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(50):
        case = EXERCISE.case(seed)
        for done in range(CASES):
            answer = Answer(sorted_as(case).values, IDS[:done])
            texts = " ".join(texts_in(EXERCISE.cards(case, answer)))
            assert not any(work.why in texts or work.then in texts for work in case.works[done:])


def test_a_wrong_answer_is_met_with_the_truth_first_then_the_learners_own() -> None:
    for kind in KINDS:
        for said in KINDS:
            if said != kind:
                case = Cases(tuple(work for work in BANK if work.kind == kind)[:CASES])
                feedback = EXERCISE.cards(case, sorted_as(case, {1: said}))[0].feedback
                assert feedback is not None
                assert feedback.good is False
                assert feedback.words[0] == case.works[0].why
                assert feedback.words[1].startswith("You said ")
                assert feedback.words[1].endswith(INSTEAD[kind, said])
                assert feedback.words[2] == case.works[0].then


def test_the_options_say_what_each_is_and_stay_in_place() -> None:
    for card in EXERCISE.cards(CASE, sorted_as(CASE)):
        assert getattr(card.fields[0], "options", ()) == OPTIONS


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    for answer in hostile_answers(EXERCISE, CASE, *IDS):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        EXERCISE.cards(CASE, answer)
        EXERCISE.summary(CASE, answer, marks)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for work in BANK:
        case = Cases((work,) * CASES)
        wrong = {1: other(case, 1), 2: other(case, 2, 1)}
        for answer in (Answer(), sorted_as(case), sorted_as(case, wrong)):
            shown = [*EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, EXERCISE.mark(case, answer))]
            for text in texts_in(shown):
                assert plain_faults(text) == []
        assert len(" ".join(work.text).split()) <= 40
        assert not re.search(r"\bnot\b.*\?$", work.text[-1])
