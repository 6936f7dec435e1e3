"""Rebase or not? (E-T5-02): "decision key built on four conditions: sustained shift; cause known; wanted direction;
expected to persist; start within ±2 periods" (curriculum 5.5); guess-proof to 0.2%."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations, combinations_with_replacement, permutations
from math import comb
from typing import Any

import numpy as np
import pytest

from qidose import spc
from qidose.exercises.coaches.rebase import BECAUSE, CHARTS, FEWEST_RIGHT, REASONS, Charts, Rebase, card_id
from qidose.exercises.fields import Answer
from qidose.simulate import rebase
from qidose.simulate.chance import LIMIT_ABOVE

EXERCISE = Rebase()
SEEDS = range(200)
drawn = cache(EXERCISE.case)
CASE = drawn(3)


def right(true: rebase.Truth) -> dict[str, Any]:
    if true.start is not None:
        return {"decision": "recalculate", "start": true.start + 1, "reason": "all"}
    return {"decision": "keep", "start": None, "reason": true.failing[0]}


def answers(case: Charts, wrong: dict[int, dict[str, Any]] | None = None, finished: bool = False) -> Answer:
    """Right answers to every chart, but for what `wrong` puts in (by number from 1)."""
    values = {card_id(number): right(true) for number, true in enumerate(case.truth, 1)}
    for number, changed in (wrong or {}).items():
        values[card_id(number)] = values[card_id(number)] | changed
    return Answer(values, (), finished)


def place_of(kind: str, case: Charts = CASE) -> int:
    return next(number for number, true in enumerate(case.truth, 1) if true.case == kind)


def score(answer: Answer, case: Charts = CASE) -> int:
    return EXERCISE.mark(case, answer).score


def test_10_and_8_right_pass_and_7_do_not() -> None:
    blank = {"decision": None, "start": None, "reason": None}
    assert score(answers(CASE)) == EXERCISE.points == CHARTS
    assert EXERCISE.pass_mark == FEWEST_RIGHT == 8
    assert score(answers(CASE, {1: blank, 2: blank})) == 8
    said = answers(CASE, {1: blank, 2: blank, 3: blank})
    marks = EXERCISE.mark(CASE, said)
    assert EXERCISE.summary(CASE, said, marks).good is False
    assert EXERCISE.summary(CASE, answers(CASE), EXERCISE.mark(CASE, answers(CASE))).good is True


def test_an_empty_answer_gets_0() -> None:
    assert score(Answer()) == 0
    assert score(Answer(finished=True)) == 0


@pytest.mark.parametrize("kind", BECAUSE)
def test_decision_and_reason_must_both_be_right(kind: str) -> None:
    number = place_of(kind)
    true = CASE.truth[number - 1]
    other = "keep" if true.rebase else "recalculate"
    assert score(answers(CASE, {number: {"decision": other}})) == 9
    accepted = {option.id for option in REASONS if score(answers(CASE, {number: {"reason": option.id}})) == 10}
    assert accepted == ({"all"} if true.rebase else set(true.failing))


def test_a_start_within_2_months_is_right_and_3_months_off_is_not() -> None:
    number = place_of("rebase")
    start = CASE.truth[number - 1].start
    assert start is not None
    for months, points in ((-3, 9), (-2, 10), (-1, 10), (0, 10), (1, 10), (2, 10), (3, 9)):
        assert score(answers(CASE, {number: {"start": start + 1 + months}})) == points
    assert score(answers(CASE, {number: {"start": None}})) == 9


def test_a_start_beside_keep_does_no_harm() -> None:
    number = place_of("unwanted")
    assert score(answers(CASE, {number: {"start": 20}})) == 10


def test_beliefs_about_rebasing_are_named_kindly() -> None:
    hasty = answers(CASE, {place_of("temporary"): {"decision": "recalculate", "start": 15}}, finished=True)
    marks = EXERCISE.mark(CASE, hasty)
    assert marks.misconceptions == ("MC16",)
    assert "But limits that follow every shift can no longer show one." in EXERCISE.summary(CASE, hasty, marks).words[1]
    never = answers(CASE, {number: {"decision": "keep"} for number in range(1, CHARTS + 1)}, finished=True)
    marks = EXERCISE.mark(CASE, never)
    assert marks.misconceptions == ("MC17",)
    assert "hide the next signal" in EXERCISE.summary(CASE, never, marks).words[1]
    assert EXERCISE.mark(CASE, answers(CASE)).misconceptions == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_case_has_5_charts_to_rebase_and_1_of_each_kind_not_to(seed: int) -> None:
    case = drawn(seed)
    kinds = [true.case for true in case.truth]
    assert len(kinds) == CHARTS
    assert kinds.count("rebase") == 5
    assert {kind: kinds.count(kind) for kind in rebase.REFUSALS} == dict.fromkeys(rebase.REFUSALS, 1)
    assert score(answers(case), case) == CHARTS


START = 5 / 8
"""Changes lie in 1 of 8 months, alike; who always names the middle one is within 2 months of 5 of them."""
ACCEPTED = {
    kind: {name for name, holds in rebase.CONDITIONS[kind]._asdict().items() if holds is False}
    for kind in rebase.REFUSALS
}
WHY_KEEP = [option.id for option in REASONS if option.id != "all"]


def at_least_8(parts: list[list[float]]) -> float:
    """The exact chance of 8 or more right, of parts with these chances of 0, 1, 2... right."""
    counts = np.array([1.0])
    for part in parts:
        counts = np.convolve(counts, part)
    return float(counts[FEWEST_RIGHT:].sum())


def chance_of_a_coin(recalculate: float, start: float) -> float:
    """Somebody who recalculates with this chance, else gives 1 of 4 reasons to keep (2 are right for a brief shift)."""
    keep = (1 - recalculate) / len(WHY_KEEP)
    each = [recalculate * start] * 5 + [keep * len(ACCEPTED[kind]) for kind in rebase.REFUSALS]
    return at_least_8([[1 - chance, chance] for chance in each])


def chance_of_a_counter(reasons: tuple[str, ...]) -> float:
    """Somebody who knows that 5 charts are to be rebased and 5 are one of each kind not to.

    They give `reasons` to as many charts, whichever, and recalculate on the others from the best month.
    """
    flagged, total = CHARTS - len(reasons), 0.0
    for hits in range(max(0, flagged - 5), min(5, flagged) + 1):
        share = comb(5, hits) * comb(5, flagged - hits) / comb(CHARTS, flagged)
        starts = [comb(hits, k) * START**k * (1 - START) ** (hits - k) for k in range(hits + 1)]
        total += share * at_least_8([starts, matches(reasons, 5 - (flagged - hits))])
    return total


def matches(reasons: tuple[str, ...], kept: int) -> list[float]:
    """The chances of 0, 1, 2... right reasons on `kept` charts not to be rebased, given in any order."""
    found = Counter(
        sum(reason in ACCEPTED[kind] for kind, reason in zip(kinds, order, strict=True))
        for kinds in combinations(rebase.REFUSALS, kept)
        for order in permutations(reasons, kept)
    )
    return [found[k] / found.total() for k in range(kept + 1)]


def test_the_chance_of_passing_by_guessing() -> None:
    coin = max(chance_of_a_coin(recalculate, START) for recalculate in np.linspace(0, 1, 101))
    counter = max(
        chance_of_a_counter(reasons)
        for keep in range(3, 8)
        for reasons in combinations_with_replacement(WHY_KEEP, keep)
    )
    assert coin == pytest.approx(0.00016, abs=0.00001)
    assert counter == pytest.approx(0.00044, abs=0.00001)
    assert max(coin, counter) <= LIMIT_ABOVE


def test_a_coin_for_somebody_who_sees_every_start_is_within_the_limit_too() -> None:
    assert max(chance_of_a_coin(recalculate, 1.0) for recalculate in np.linspace(0, 1, 101)) <= LIMIT_ABOVE


def test_changes_lie_in_8_months_alike() -> None:
    starts = Counter(true.start for seed in SEEDS for true in drawn(seed).truth if true.rebase)
    assert set(starts) == set(range(13, 21))
    assert max(starts.values()) < 1.6 * min(starts.values())


@pytest.mark.parametrize("reason", [option.id for option in REASONS])
def test_the_same_answer_to_every_chart_never_passes(reason: str) -> None:
    for seed in range(50):
        case = drawn(seed)
        for decision in ("recalculate", "keep"):
            same = {"decision": decision, "reason": reason}
            given = answers(case, dict.fromkeys(range(1, CHARTS + 1), same))
            assert score(given, case) <= 5


def test_no_truth_on_the_cards_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(50):
        case = drawn(seed)
        for given in (Answer(), answers(case)):
            cards = EXERCISE.cards(case, given)
            texts = " ".join(texts_in(cards))
            assert all(card.feedback is None and card.chart and not card.chart.marked for card in cards)
            assert not any(because in texts for because in BECAUSE.values())
            assert "new limits start" not in texts
            for card in cards:
                assert card.chart is not None
                assert len(set(card.chart.centre)) == 1


def test_the_end_shows_new_limits_where_they_belong_and_signals_where_not() -> None:
    for seed in range(30):
        case = drawn(seed)
        for true, data, card in zip(
            case.truth, case.data, EXERCISE.cards(case, answers(case, finished=True)), strict=True
        ):
            assert card.chart is not None
            assert card.feedback is not None
            assert card.feedback.good is True
            assert BECAUSE[true.case] in card.feedback.words
            if true.start is None:
                assert bool(card.chart.marked) == bool(true.signals)
                assert len(set(card.chart.centre)) == 1
            else:
                assert list(card.chart.marked) == [true.start]
                after = spc.xmr(data.series.values[true.start :])
                assert card.chart.centre[true.start] == pytest.approx(float(after.centre[0]))
                assert card.chart.centre[true.start] != card.chart.centre[true.start - 1]


def test_a_wrong_answer_is_shown_beside_the_truth() -> None:
    number = place_of("unwanted")
    given = answers(CASE, {number: {"decision": "recalculate", "start": 14, "reason": "all"}}, finished=True)
    said = EXERCISE.cards(CASE, given)[number - 1].feedback
    assert said is not None
    assert said.good is False
    assert said.words[0] == "The shift has lasted, but for the worse. New limits would make it look normal."
    assert said.words[-1] == "You chose: recalculate the limits from month 14. Your reason: all 4 conditions hold."


def test_a_start_is_needed_only_to_recalculate() -> None:
    assert EXERCISE.ready(CASE, answers(CASE))
    assert not EXERCISE.ready(CASE, answers(CASE, {place_of("rebase"): {"start": None}}))
    assert not EXERCISE.ready(CASE, Answer())


def test_a_chart_shows_that_its_first_month_is_missing() -> None:
    number = place_of("rebase")
    for start, there in ((None, False), (14, True)):
        given = answers(CASE, {number: {"start": start}})
        met = [check.met for card in EXERCISE.cards(CASE, given) for check in card.checks]
        assert met == [one != number or there for one in range(1, CHARTS + 1)]


def test_months_are_numbered_on_the_chart_and_in_the_notes() -> None:
    for data, card in zip(CASE.data, EXERCISE.cards(CASE, Answer()), strict=True):
        assert card.chart is not None
        assert card.chart.labels == tuple(str(month) for month in range(1, 33))
        for note in data.notes:
            assert f"Month {note.point + 1} ({note.period}): {note.text}" in card.words


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for given in hostile_answers(EXERCISE, CASE):
        marks = EXERCISE.mark(CASE, given)
        assert marks.score == 0
        EXERCISE.cards(CASE, given)
        EXERCISE.summary(CASE, given, marks)
        EXERCISE.ready(CASE, given)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for seed in range(20):
        case = drawn(seed)
        wrong = {number: {"decision": "recalculate", "start": 3, "reason": "all"} for number in range(1, CHARTS + 1)}
        for given in (Answer(), answers(case, finished=True), answers(case, wrong, finished=True)):
            shown = [*EXERCISE.cards(case, given), EXERCISE.summary(case, given, EXERCISE.mark(case, given))]
            for text in texts_in(shown):
                assert plain_faults(text) == []
