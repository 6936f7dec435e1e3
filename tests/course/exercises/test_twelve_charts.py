"""What would you do? (E-T1-05), against curriculum 5.1: at most 1 change missed and at most 1 false alarm, and the
policies of 8.3: "coin toss 1.2% …; 'react to everything' 0; 'never react' 0"."""

from collections.abc import Callable, Iterator
from math import comb
from typing import Any

import pytest

from qidose.exercises.all_staff.twelve_charts import (
    CHARTS,
    KINDLY,
    MOST_FALSE_ALARMS,
    MOST_MISSED,
    Charts,
    TwelveCharts,
    misconception,
)
from qidose.exercises.chart_cards import DECISION_IDS
from qidose.exercises.fields import Answer
from qidose.simulate.cert import Truth
from qidose.simulate.cert_set import MIXES
from qidose.simulate.chance import chance_varied_mix, coin_mix

EXERCISE = TwelveCharts()
SEEDS = range(25)


def right(case: Charts) -> list[str | None]:
    return [DECISION_IDS[true.decision] for true in case.truth]


def answer(decisions: list[str | None], finished: bool = False, sure: str = "fairly") -> Answer:
    values = {f"chart-{n}": {"decision": said, "sure": sure} for n, said in enumerate(decisions, 1)}
    return Answer(dict(values), (), finished)


def missing_hits(case: Charts, misses: int, alarms: int) -> list[str | None]:
    """Right answers, but `misses` changes are left alone and `alarms` stable charts are looked into."""
    said = right(case)
    changed = [n for n, true in enumerate(case.truth) if not true.stable]
    stable = [n for n, true in enumerate(case.truth) if true.stable]
    for n in changed[:misses]:
        said[n] = "leave"
    for n in stable[:alarms]:
        said[n] = "look"
    return said


def test_the_right_answers_pass() -> None:
    for seed in range(20):
        case = EXERCISE.case(seed)
        marks = EXERCISE.mark(case, answer(right(case)))
        assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 2
        assert marks.misconceptions == ()
        assert EXERCISE.summary(case, answer(right(case), True), marks).good is True


@pytest.mark.parametrize(
    ("misses", "alarms", "met"),
    [
        (0, 0, [True, True]),
        (1, 1, [True, True]),
        (2, 0, [False, True]),
        (0, 2, [True, False]),
        (2, 2, [False, False]),
    ],
)
def test_1_missed_and_1_false_alarm_are_allowed(misses: int, alarms: int, met: list[bool]) -> None:
    for seed in range(10):
        case = EXERCISE.case(seed)
        marks = EXERCISE.mark(case, answer(missing_hits(case, misses, alarms)))
        assert [criterion.met for criterion in marks.criteria] == met
        changed = sum(not true.stable for true in case.truth)
        assert f"on {changed - misses} of the {changed} charts with a change" in marks.criteria[0].why
        assert f"on {alarms} of the {CHARTS - changed} charts without a change" in marks.criteria[1].why


@pytest.mark.parametrize("always", ["leave", "look", "change"])
def test_the_same_answer_to_every_chart_fails(always: str) -> None:
    for seed in range(20):
        assert EXERCISE.mark(EXERCISE.case(seed), answer([always] * CHARTS)).score < EXERCISE.pass_mark


def test_a_guesser_passes_in_at_most_1_time_in_80() -> None:
    """With 6 and 6, whoever knows it and flags 6 at random passes in 4%: 37 of 924 ways (over the 1.5% allowed).

    A coin decides for each chart instead, so the best that anyone can do who looks at no chart is 1.24%.
    """
    assert (comb(6, 6) * comb(6, 0) + comb(6, 5) * comb(6, 1), comb(12, 6)) == (37, 924)
    mix = coin_mix(CHARTS, MIXES[CHARTS].start, MIXES[CHARTS].stop - 1)
    best = chance_varied_mix(mix, CHARTS, MOST_MISSED, MOST_FALSE_ALARMS)
    assert best == pytest.approx(0.0124, abs=0.0001)
    assert best < 0.015


def test_how_many_charts_have_a_change_differs_from_set_to_set(texts_in: Callable[[Any], list[str]]) -> None:
    changed = {sum(not true.stable for true in EXERCISE.case(seed).truth) for seed in range(40)}
    assert len(changed) >= 4
    for seed in range(20):
        case = EXERCISE.case(seed)
        words = [text for card in EXERCISE.cards(case, Answer()) for text in texts_in((card.heading, card.words))]
        assert not any("half" in text or "charts with a change" in text for text in words)


def given_kinds() -> list[Truth]:
    return [true for seed in range(10) for true in EXERCISE.case(seed).truth]


@pytest.mark.parametrize(
    ("name", "fits", "said"),
    [
        ("MC01", lambda true: true.kind in ("stable", "last_worst"), "look"),
        ("MC03", lambda true: true.kind == "three_worse", "look"),
        ("MC04", lambda true: not true.stable and true.direction == "worse" and true.target == "met", "leave"),
        ("MC05", lambda true: not true.stable and true.target == "missed", "change"),
        ("MC06", lambda true: true.stable and true.target == "missed", "leave"),
        ("MC07", lambda true: not true.stable and true.direction == "better", "leave"),
    ],
)
def test_each_misconception_is_named_and_met_kindly(name: str, fits: Callable[[Truth], bool], said: str) -> None:
    shown = 0
    for seed in range(10):
        case = EXERCISE.case(seed)
        for number, true in enumerate(case.truth):
            if not fits(true):
                continue
            decisions = right(case)
            decisions[number] = said
            given = answer(decisions, True)
            assert EXERCISE.mark(case, given).misconceptions == (name,)
            feedback = EXERCISE.cards(case, given)[number].feedback
            assert feedback is not None
            assert feedback.good is False
            assert set(KINDLY[name]) <= set(feedback.words)
            shown += 1
    assert shown


def test_every_wrong_answer_is_answered() -> None:
    """Also those that show none of the beliefs: the truth, the own answer beside it, and one more sentence."""
    for seed in range(5):
        case = EXERCISE.case(seed)
        for said in ("leave", "look", "change"):
            given = answer([said] * CHARTS, True)
            for card, good in zip(EXERCISE.cards(case, given), right(case), strict=True):
                assert card.feedback is not None
                assert card.feedback.good == (said == good)
                own = [n for n, words in enumerate(card.feedback.words) if words.startswith("You chose: ")]
                assert bool(own) != (said == good)
                assert not own or len(card.feedback.words) > own[0] + 1


def test_a_right_answer_shows_no_misconception() -> None:
    for true in given_kinds():
        assert misconception(true, DECISION_IDS[true.decision]) is None
        assert misconception(true, None) is None


def test_how_sure_counts_for_the_feedback_only() -> None:
    case = EXERCISE.case(3)
    decisions = missing_hits(case, 1, 0)
    scores = {EXERCISE.mark(case, answer(decisions, True, sure)).score for sure in ("sure", "fairly", "guess")}
    assert scores == {2}
    sure = answer(decisions, True, "sure")
    words = EXERCISE.summary(case, sure, EXERCISE.mark(case, sure)).words
    assert "You were sure on 12 charts. On 11 of them you were right." in words
    told = [card.feedback.words for card in EXERCISE.cards(case, sure) if card.feedback]
    assert sum("You were sure of this one, so it is worth a second look." in words for words in told) == 1


def test_leave_and_change_are_told_apart_in_the_feedback_not_in_the_marks() -> None:
    case = EXERCISE.case(4)
    swapped = [
        {"leave": "change", "change": "leave"}.get(said or "", said) if true.stable else said
        for said, true in zip(right(case), case.truth, strict=True)
    ]
    marks = EXERCISE.mark(case, answer(swapped, True))
    assert marks.score == 2
    words = EXERCISE.summary(case, answer(swapped, True), marks).words
    stable = sum(true.stable for true in case.truth)
    assert f"On 0 of the {stable} charts without a change you chose well: leave it, or change the system." in words


def test_nothing_tells_the_truth_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        cards = EXERCISE.cards(case, answer(right(case)))
        assert len(cards) == CHARTS
        for card in cards:
            assert card.feedback is None
            assert card.chart is not None
            assert card.chart.marked == {}
            assert card.fields == cards[0].fields
        told = " ".join(texts_in(cards))
        for late in ("changed here", "in a row", "above the", "below the", "near or", "news"):
            assert late not in told


def test_after_the_end_each_chart_carries_its_signals() -> None:
    for seed in range(10):
        case = EXERCISE.case(seed)
        for card, true in zip(EXERCISE.cards(case, answer(right(case), True)), case.truth, strict=True):
            assert card.chart is not None
            assert set(card.chart.marked) == {point for signal in true.signals for point in signal.points}
            assert all(signal.why in card.chart.message for signal in true.signals)


def test_the_message_says_what_the_chart_shows() -> None:
    case = EXERCISE.case(1)
    for card, data in zip(EXERCISE.cards(case, Answer()), case.data, strict=True):
        assert card.chart is not None
        assert card.chart.values == data.series.values
        assert card.chart.target == data.target
        assert card.chart.message.startswith(f"{len(data.series.values)} months, April 2023 to ")
        assert "The mean is " in card.chart.message


def test_the_limits_read_aloud_leave_every_point_on_its_side() -> None:
    """A point beyond a limit must not read as equal to it."""
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        for card in EXERCISE.cards(case, Answer()):
            chart = card.chart
            assert chart is not None
            limits = chart.message.split("The limits are ")[1].split(". The target")[0].rstrip(".")
            low, high = (float(part.rstrip("%").replace(",", "")) for part in limits.split(" to "))
            for value in chart.values:
                assert value is not None
                assert (value > high) == (value > (chart.upper[-1] or 0))
                assert (value < low) == (value < (chart.lower[-1] or 0)) or chart.lower[-1] == 0


@pytest.mark.parametrize("left_out", range(1, CHARTS + 1))
def test_an_empty_or_partial_answer_gets_0(left_out: int) -> None:
    case = EXERCISE.case(1)
    given = answer(right(case))
    del given.values[f"chart-{left_out}"]
    assert EXERCISE.mark(case, given).score == 0
    assert not EXERCISE.ready(case, given)
    assert EXERCISE.mark(case, Answer()).score == 0
    assert EXERCISE.ready(case, answer(right(case)))


def test_hostile_values_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    case = EXERCISE.case(1)
    for given in hostile_answers(EXERCISE, case):
        marks = EXERCISE.mark(case, given)
        assert marks.score == 0
        assert len(EXERCISE.cards(case, given)) == CHARTS
        assert EXERCISE.summary(case, given, marks).good is False


def test_every_text_is_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for seed in range(10):
        case = EXERCISE.case(seed)
        for said in ("leave", "look", "change"):
            given = answer([said] * CHARTS, True, "sure")
            told = EXERCISE.cards(case, given), EXERCISE.summary(case, given, EXERCISE.mark(case, given))
            assert [fault for text in texts_in(told) for fault in plain_faults(text)] == []
