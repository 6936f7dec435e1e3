"""Two dots (E-T1-06), against curriculum 5.1 "both decisions right; else tailored feedback" and the example item in
5.7: the stable chart is "leave it and keep watching" for "history of the chart", the shifted one is "look for what
changed" for "run on one side"."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from typing import Any

import pytest

from qidose.exercises.all_staff.two_dots import CHARTS, REASONS, Pair, TwoDots
from qidose.exercises.attempt import Attempt, next_step
from qidose.exercises.cards import Card
from qidose.exercises.chart_cards import DECISIONS
from qidose.exercises.fields import Answer, Refused
from qidose.simulate.measures import find_measure

EXERCISE = TwoDots()
SEEDS = range(40)
drawn = cache(EXERCISE.case)
SOME = range(60)
WRONG_REASONS = ("last-2", "every")


def right(case: Pair) -> dict[str, dict[str, Any]]:
    charts = {
        card: {"decision": case.decision(number), "reason": case.reason(number)} for number, card in enumerate(CHARTS)
    }
    return {"dots": {"first": "look"}, **charts}


def answer(case: Pair, finished: bool = False, **changes: Any) -> Answer:
    """The right answer, with other values where `changes` says so: a__reason, b__decision."""
    values = right(case)
    for name, value in changes.items():
        card, field = name.split("__")
        values[card][field] = value
    return Answer(values, ("dots",), finished)


def cards_of(case: Pair, given: Answer) -> dict[str, Card]:
    return {card.id: card for card in EXERCISE.cards(case, given)}


def test_the_right_decisions_and_reasons_pass() -> None:
    for seed in range(30):
        case = drawn(seed)
        marks = EXERCISE.mark(case, answer(case))
        assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 4
        assert marks.misconceptions == ()
        assert EXERCISE.summary(case, answer(case, True), marks).heading == "You read the whole chart"


def test_the_example_item_of_the_curriculum() -> None:
    case = EXERCISE.case(1)
    changed = case.truth.changed
    assert (case.decision(changed), case.reason(changed)) == ("look", "run")
    assert (case.decision(1 - changed), case.reason(1 - changed)) == ("leave", "history")


@pytest.mark.parametrize(
    ("field", "lost"), [("a__decision", 0), ("a__reason", 1), ("b__decision", 2), ("b__reason", 3)]
)
def test_each_part_alone(field: str, lost: int) -> None:
    for seed in range(20):
        case = drawn(seed)
        for wrong in ("change",) if field.endswith("decision") else WRONG_REASONS:
            marks = EXERCISE.mark(case, answer(case, **{field: wrong}))
            assert [criterion.met for criterion in marks.criteria] == [number != lost for number in range(4)]
            assert EXERCISE.summary(case, answer(case), marks).good is False


@pytest.mark.parametrize(("reason", "misconception"), [("last-2", "MC02"), ("every", "MC01")])
def test_a_misconception_is_named_and_met_kindly(reason: str, misconception: str) -> None:
    case = EXERCISE.case(2)
    for number, card in enumerate(CHARTS):
        given = answer(case, True, **{f"{card}__reason": reason})
        assert EXERCISE.mark(case, given).misconceptions == (misconception,)
        said = cards_of(case, given)[card].feedback
        assert said is not None
        assert said.good is False
        text = " ".join(said.words)
        assert f"Your reason: {next(option.text for option in REASONS if option.id == reason)}" in text
        assert "It is natural to" in text
        if reason == "last-2":
            assert f"chart {CHARTS[1 - number].upper()} ends with the same 2 dots" in text


def test_a_reason_that_belongs_to_the_other_chart_is_explained() -> None:
    case = EXERCISE.case(2)
    changed, stable = CHARTS[case.truth.changed], CHARTS[1 - case.truth.changed]
    given = answer(case, True, **{f"{changed}__reason": "history", f"{stable}__reason": "run"})
    said = {card: cards_of(case, given)[card].feedback for card in CHARTS}
    assert "Compare the early months with the late ones." in " ".join(said[changed].words if said[changed] else ())
    assert "Fewer than 7 in a row stay on one side of it." in " ".join(said[stable].words if said[stable] else ())


def test_both_charts_end_with_the_2_dots_that_were_shown_first() -> None:
    for seed in SOME:
        case = drawn(seed)
        cards = cards_of(case, answer(case))
        charts = [cards[name].chart for name in ("dots", *CHARTS)]
        assert charts[0] is not None
        assert charts[0].centre == charts[0].lower == charts[0].upper == ()
        assert len(charts[0].values) == 2
        for chart in charts[1:]:
            assert chart is not None
            assert chart.values[-2:] == charts[0].values


def test_the_2_dots_look_like_bad_news() -> None:
    for seed in SOME:
        case = drawn(seed)
        series = case.data.charts[0]
        before, last = series.values[-2:]
        worse = last - before if series.measure.better == "down" else before - last
        assert worse >= 0.5 * find_measure(series.measure.id).spread


def test_fewer_than_7_in_a_row_on_one_side_where_nothing_changed() -> None:
    """What the feedback says of the stable chart is true of every one."""
    for seed in SOME:
        case = drawn(seed)
        chart = cards_of(case, answer(case))[CHARTS[1 - case.truth.changed]].chart
        assert chart is not None
        sides = "".join(
            "+" if value > centre else "-" for value, centre in zip(chart.values, chart.centre, strict=True)
        )
        assert "+" * 7 not in sides
        assert "-" * 7 not in sides


def test_the_months_before_open_after_the_first_decision() -> None:
    case = EXERCISE.case(1)
    assert list(cards_of(case, Answer())) == ["dots"]
    with pytest.raises(Refused, match="What would you do"):
        next_step(EXERCISE, "ann", Attempt(), {"do": "lock", "attempt": 1, "card": "dots"})
    state = Attempt(1, Answer({"dots": {"first": "more"}}))
    step = next_step(EXERCISE, "ann", state, {"do": "lock", "attempt": 1, "card": "dots"})
    assert step is not None
    assert list(cards_of(case, answer(case))) == ["dots", *CHARTS]


def test_it_is_ready_when_both_charts_are_answered() -> None:
    case = EXERCISE.case(1)
    assert EXERCISE.ready(case, answer(case))
    assert not EXERCISE.ready(case, Answer(right(case)))
    assert not EXERCISE.ready(case, answer(case, b__reason=None))


def test_nothing_tells_the_truth_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    """Before the end the 2 cards differ in their data only: no mark, no verdict, the same words."""
    for seed in SEEDS:
        case = drawn(seed)
        cards = cards_of(case, answer(case))
        for card in cards.values():
            assert card.feedback is None
            assert card.chart is not None
            assert card.chart.marked == {}
            assert card.chart.message.count(".") >= 2
        told = " ".join(texts_in(tuple(cards.values())))
        for late in ("Something changed", "Nothing changed", "in a row, are", "outside", "near or"):
            assert late not in told
        assert cards["a"].fields == cards["b"].fields
        assert cards["a"].words == cards["b"].words


def test_after_the_end_the_charts_carry_every_signal_and_the_verdict() -> None:
    for seed in range(40):
        case = drawn(seed)
        cards = cards_of(case, answer(case, True))
        changed, stable = cards[CHARTS[case.truth.changed]], cards[CHARTS[1 - case.truth.changed]]
        assert changed.chart is not None
        assert stable.chart is not None
        points = {point for signal in case.truth.signals[case.truth.changed] for point in signal.points}
        assert set(changed.chart.marked) == points
        assert stable.chart.marked == {}
        for signal in case.truth.signals[case.truth.changed]:
            assert signal.why in changed.chart.message
        assert changed.feedback is not None
        assert case.data.charts[case.truth.changed].periods[case.truth.change] in changed.feedback.words[0]


def test_the_changed_chart_is_on_either_side() -> None:
    assert {drawn(seed).truth.changed for seed in range(40)} == {0, 1}


def test_a_guesser_passes_1_time_in_144() -> None:
    """Every way to answer, counted: 3 decisions and 4 reasons on 2 charts. The bound for all staff is 1.5%."""
    case = EXERCISE.case(1)
    ways = list(product(DECISIONS, REASONS, DECISIONS, REASONS))
    passed = sum(
        EXERCISE.mark(
            case, answer(case, a__decision=w[0].id, a__reason=w[1].id, b__decision=w[2].id, b__reason=w[3].id)
        ).score
        >= EXERCISE.pass_mark
        for w in ways
    )
    assert (passed, len(ways)) == (1, 144)
    assert passed / len(ways) < 0.015


@pytest.mark.parametrize("field", ["a__decision", "a__reason", "b__decision", "b__reason"])
def test_an_empty_or_partial_answer_gets_0(field: str) -> None:
    case = EXERCISE.case(1)
    assert EXERCISE.mark(case, Answer()).score == 0
    assert EXERCISE.mark(case, answer(case, True, **{field: None})).score == 0


def test_hostile_values_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    case = EXERCISE.case(1)
    for given in hostile_answers(EXERCISE, case, "dots"):
        marks = EXERCISE.mark(case, given)
        assert marks.score == 0
        assert EXERCISE.cards(case, given)
        assert EXERCISE.summary(case, given, marks).good is False


def test_every_text_is_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for seed in range(20):
        case = drawn(seed)
        for reason in (None, "last-2", "every", "run", "history"):
            given = answer(case, True, a__reason=reason, b__reason=reason)
            said = EXERCISE.cards(case, given), EXERCISE.summary(case, given, EXERCISE.mark(case, given))
            assert [fault for text in texts_in(said) for fault in plain_faults(text)] == []
