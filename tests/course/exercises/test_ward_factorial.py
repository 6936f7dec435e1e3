"""Factorial on the ward (E-T6-05): "2^3 planned test; finds the interaction that one-at-a-time tests miss": interaction
named, effect within 20%."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest

import answers
from qidose.exercises.experts.ward_factorial import WardFactorial
from qidose.exercises.experts.ward_factorial_case import (
    LETTERS,
    PAIRS,
    PATIENTS,
    SETUPS,
    SYNERGIES,
    WEAK_ALONE,
    Trial,
    used,
)
from qidose.exercises.experts.ward_factorial_marks import ALONE, EFFECTS, FIGURES, PLAN, READ, TRUTH
from qidose.exercises.experts.ward_factorial_words import ADVICE_WHY, IN_ORDER, ORDER_WHY, advice
from qidose.exercises.fields import Answer
from qidose.simulate.chance import LIMIT_ABOVE

EXERCISE = WardFactorial()
SEEDS = range(150)
CASE = EXERCISE.case(3)
CARDS = (PLAN, ALONE, EFFECTS, READ)


def done(case: Trial, finished: bool = True, **changed: dict[str, Any]) -> Answer:
    """Right answers; `changed` holds, for a card, the fields to put in instead."""
    values: dict[str, dict[str, Any]] = {}
    for card in CARDS:
        values[card] = {**answers.right(EXERCISE, case, card, Answer(values)), **changed.get(card, {})}
    return Answer(values, CARDS[:3], finished)


def lost(case: Trial, answer: Answer) -> list[int]:
    """The criteria that are not met, from 0."""
    return [n for n, criterion in enumerate(EXERCISE.mark(case, answer).criteria) if not criterion.met]


def passes(case: Trial, answer: Answer) -> bool:
    return EXERCISE.mark(case, answer).score >= EXERCISE.pass_mark


def test_right_answers_get_full_marks(finish: Callable[..., tuple[Any, Answer]]) -> None:
    for learner in range(60):
        case, answer = finish(EXERCISE, f"learner-{learner}")
        marks = EXERCISE.mark(case, answer)
        assert marks.score == marks.out_of == EXERCISE.points == 10
        assert EXERCISE.pass_mark == 9
        assert marks.misconceptions == ()
        assert EXERCISE.summary(case, answer, marks).good is True


def test_figures_are_those_of_the_contrasts_that_the_lesson_teaches() -> None:
    """Worked out here with the signs of the lesson, from the counts that a learner sees."""
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        sign = {letter: np.array([1 if letter in used(setup) else -1 for setup in SETUPS]) for letter in LETTERS}
        share = 100 * np.array(case.on_time) / PATIENTS
        for figure in FIGURES:
            signs = np.prod([sign[letter] for letter in figure], axis=0)
            contrast = share[signs > 0].mean() - share[signs < 0].mean()
            assert case.effect(figure) == pytest.approx(contrast)
        first, other = case.partners
        with_other, without = (case.first_of(case.partners, on) for on in (True, False))
        assert (with_other - without) / 2 == pytest.approx(case.effect(case.partners))
        assert (with_other + without) / 2 == pytest.approx(case.effect(first))
        assert other in LETTERS


def test_single_tests_miss_what_8_weeks_find() -> None:
    seen = set()
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        assert all(abs(case.alone(letter)) < 100 * WEAK_ALONE + 1e-9 for letter in LETTERS)
        sizes = {pair: abs(case.effect(pair)) for pair in PAIRS}
        assert max(sizes, key=lambda pair: sizes[pair]) == case.partners
        assert sizes[case.partners] >= 2 * max(size for pair, size in sizes.items() if pair != case.partners)
        assert case.effect(case.partners) == pytest.approx(50 * case.synergy, rel=0.2001)
        (nothing,) = set(LETTERS) - set(case.partners)
        assert abs(case.effect(nothing)) < 2.5
        assert max(LETTERS, key=case.effect) in case.partners
        seen.add((case.partners, case.synergy))
    assert seen == set(product(PAIRS, SYNERGIES))


def test_each_slip_loses_its_own_points() -> None:
    for seed in range(20):
        case = EXERCISE.case(seed)
        wrong_pair = next(pair for pair in PAIRS if pair != case.partners)
        other = next(letter for letter in LETTERS if letter in case.partners)
        far = case.effect(case.partners) * 1.25
        assert lost(case, done(case, plan={"weeks": {"none": 2, "a": 2, "b": 2, "c": 2}})) == [0]
        assert lost(case, done(case, plan={"order": "blocks"})) == [1]
        assert lost(case, done(case, effects={"pair": wrong_pair})) == [2, 5]
        assert lost(case, done(case, effects={f"effect-{case.partners}": far})) == [3]
        assert lost(case, done(case, effects={f"effect-{other}": case.effect(other) + 0.6})) == [4]
        assert lost(case, done(case, read={"with": case.first_of(case.partners, True) * 1.3})) == [5]
        assert lost(case, done(case, read={"advice": "drop"})) == [6]


@pytest.mark.parametrize(("share", "met"), [(0.81, True), (0.79, False), (1.19, True), (1.21, False)])
def test_20_percent_at_its_edge(share: float, met: bool) -> None:
    answer = done(CASE, effects={f"effect-{CASE.partners}": CASE.effect(CASE.partners) * share})
    assert (lost(CASE, answer) == []) is met


def test_1_slip_is_forgiven_but_not_in_the_effects() -> None:
    assert passes(CASE, done(CASE, plan={"order": "easiest"}))
    assert not passes(CASE, done(CASE, plan={"order": "easiest"}, read={"advice": "all"}))
    wrong_pair = next(pair for pair in PAIRS if pair != CASE.partners)
    assert not passes(CASE, done(CASE, effects={"pair": wrong_pair}))
    assert not passes(CASE, done(CASE, effects={f"effect-{CASE.partners}": 2.0}))
    assert not passes(CASE, done(CASE, effects={"effect-a": CASE.effect("a") + 0.6}))
    assert passes(CASE, done(CASE, effects={"effect-a": CASE.effect("a") + 0.4}))


def test_both_conventions_are_right_when_they_are_said() -> None:
    whole = {f"effect-{pair}": 2 * CASE.effect(pair) for pair in PAIRS}
    assert lost(CASE, done(CASE, effects={**whole, "convention": "whole"})) == []
    assert 3 in lost(CASE, done(CASE, effects={**whole, "convention": "half"}))
    assert 3 in lost(CASE, done(CASE, effects={"convention": "whole"}))
    assert 3 in lost(CASE, done(CASE, effects={"convention": None}))


@pytest.mark.parametrize(("convention", "times"), [("half", 1), ("whole", 2)])
def test_standard_errors_are_those_of_the_convention(convention: str, times: int) -> None:
    """From 4 weeks less 4 others, each a share of 600; a whole difference is twice its half, and so is its error."""
    share = np.array(CASE.on_time) / PATIENTS
    week = 100 * np.sqrt(share * (1 - share) / PATIENTS)
    error = np.sqrt((week**2).sum()) / 4
    cards = {card.id: card for card in EXERCISE.cards(CASE, done(CASE, effects={"convention": convention}))}
    said = cards[EFFECTS].feedback
    assert said is not None
    told = next(words for words in said.words if "standard error" in words)
    assert re.findall(r"\d\.\d", told) == [f"{error * one:.1f}" for one in (1, 2)[:times]]


def figures(case: Trial, **changed: float) -> str:
    """What is said about the figures."""
    said = EXERCISE.cards(case, done(case, effects=changed))[2].feedback
    assert said is not None
    return " ".join(said.words)


def test_a_slip_that_explains_the_figures_is_named() -> None:
    halves = {"convention": "whole"}
    doubled: dict[str, Any] = {f"effect-{pair}": 2 * CASE.effect(pair) for pair in PAIRS}
    alone: dict[str, Any] = {f"effect-{letter}": CASE.alone(letter) for letter in LETTERS}
    shares: dict[str, Any] = {f"effect-{one}": CASE.effect(one) / 100 for one in FIGURES}
    assert "but you chose the whole difference" in figures(CASE, **halves)  # type: ignore[arg-type]
    assert "but you chose halves" in figures(CASE, **doubled)
    assert "compare 1 week with 1 week" in figures(CASE, **alone)
    assert "shares of 1" in figures(CASE, **shares)
    assert "you chose" not in figures(CASE)


@pytest.mark.parametrize(
    ("option", "belief"), [("drop", ("MC19",)), ("proved", ("MC18",)), ("average", ()), ("all", ())]
)
def test_poor_advice_is_answered_with_its_reason(option: str, belief: tuple[str, ...]) -> None:
    answer = done(CASE, read={"advice": option})
    assert EXERCISE.mark(CASE, answer).misconceptions == belief
    said = EXERCISE.cards(CASE, answer)[3].feedback
    assert said is not None
    assert ADVICE_WHY[option] in said.words[1]
    assert said.good is False


def test_the_chance_of_passing_by_guessing() -> None:
    """A bound for somebody who looks at no result, but knows every right choice and how wards are made.

    The pair and 6 effects are always needed. The 5 that are not the pair's are independent of each other once the size
    that was drawn is known; the guesser is told it, which is more than they can know. The best figure for each is the
    middle of the half point either way that holds the most wards.
    """
    chance = 1 / len(PAIRS)
    for figures in _by_role([EXERCISE.case(seed) for seed in range(400)]):
        chance *= _best_share(figures)
    assert chance == pytest.approx(0.00134, abs=0.00001)
    assert chance <= LIMIT_ABOVE


def _by_role(cases: list[Trial]) -> list[list[float]]:
    """The 5 other effects by what they are about: either partner (less half of what the pair does), the idea that does
    nothing, and it with either partner."""
    roles: list[list[float]] = [[], [], [], [], []]
    for case in cases:
        (nothing,) = set(LETTERS) - set(case.partners)
        for place, letter in enumerate(case.partners):
            roles[place].append(case.effect(letter) - 50 * case.synergy)
            roles[2 + place].append(case.effect("".join(sorted(nothing + letter))))
        roles[4].append(case.effect(nothing))
    return roles


def _best_share(figures: list[float], width: float = 1.0) -> float:
    found = np.sort(figures)
    return float(max(np.searchsorted(found, found + width, "right") - np.arange(len(found)))) / len(found)


def test_blind_play_fails_whatever_is_chosen() -> None:
    """All choices right and every figure 0, or every figure the usual one."""
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        for figure in (0.0, 7.5):
            assert not passes(case, done(case, effects={f"effect-{one}": figure for one in FIGURES}))


# What is shown, and when


def test_cards_open_one_after_the_other() -> None:
    for locked in range(4):
        answer = replace(done(CASE, finished=False), locked=CARDS[:locked])
        assert [card.id for card in EXERCISE.cards(CASE, answer)] == list(CARDS[: locked + 1])
        assert EXERCISE.ready(CASE, answer) is (locked == 3)
    assert [card.id for card in EXERCISE.cards(CASE, done(CASE))] == [*CARDS, TRUTH]


def test_no_result_is_shown_before_the_plan_is_fixed(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(30):
        case = EXERCISE.case(seed)
        before = " ".join(texts_in(EXERCISE.cards(case, Answer())))
        assert not any(str(count) in before for count in case.on_time)
        first_look = " ".join(texts_in(EXERCISE.cards(case, Answer(locked=(PLAN,)))[1]))
        hidden = {case.on_time[SETUPS.index(setup)] for setup in ("ab", "ac", "bc", "abc")}
        shown = {case.on_time[SETUPS.index(setup)] for setup in ("none", "a", "b", "c")}
        assert not any(str(count) in first_look for count in hidden - shown)
        assert all(str(count) in first_look for count in shown)


def test_nothing_is_told_before_the_end() -> None:
    for seed in range(30):
        case = EXERCISE.case(seed)
        answer = done(case, finished=False)
        open_cards = EXERCISE.cards(case, answer)
        assert all(card.feedback is None for card in open_cards)
        other = next(pair for pair in PAIRS if pair != case.partners)
        assert EXERCISE.cards(replace(case, partners=other, synergy=0.5), answer) == open_cards


_PLANS: tuple[dict[str, int], ...] = (dict.fromkeys(SETUPS, 1), {"none": 2, "a": 2, "b": 2, "c": 2})


def test_who_planned_otherwise_is_told_whose_weeks_these_are() -> None:
    planned, other = (EXERCISE.cards(CASE, done(CASE, plan={"weeks": w}))[1].words[0] for w in _PLANS)
    assert planned == "The ward ran your plan."
    assert other.startswith("The ward's team chose another plan")


def test_what_is_offered_stands_in_no_fixed_place() -> None:
    places = {[one.id for one in advice(EXERCISE.case(seed), "ab")].index("together") for seed in SEEDS}
    assert places == set(range(5))
    assert {option.id for option in IN_ORDER} == set(ORDER_WHY)
    assert {one.id for one in advice(CASE, "ab")} == set(ADVICE_WHY)


def test_a_case_is_personal_and_the_same_again() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert len({case.on_time for case in cases}) == len(SEEDS)
    assert len({tuple(idea.id for idea in case.ideas) for case in cases}) > 100
    WardFactorial.case.__globals__["draw"].cache_clear()
    assert [EXERCISE.case(seed) for seed in (0, 1)] == cases[:2]


def test_an_empty_answer_gets_0() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert EXERCISE.mark(CASE, Answer({}, CARDS[:3], True)).score == 0


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, CASE, *CARDS[:3]):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        assert EXERCISE.cards(CASE, answer)
        assert EXERCISE.summary(CASE, answer, marks).good is False


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for seed in range(4):
        case = EXERCISE.case(seed)
        wrong = done(
            case,
            plan={"order": "blocks", "weeks": {"none": 8}},
            alone={"keep": ["a", "b"]},
            effects={"pair": "ac", "convention": "whole"},
            read={"advice": ("drop", "average", "all", "proved")[seed]},
        )
        for answer in (Answer(), done(case, False), done(case), wrong, Answer({}, CARDS[:3], True)):
            marks = EXERCISE.mark(case, answer)
            shown = [EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, marks), marks]
            assert [fault for text in texts_in(shown) for fault in plain_faults(text)] == []
