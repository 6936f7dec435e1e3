"""Target is not a limit (E-T3-07): "places target and limits; says capable or not; what changes if the target moves"
(curriculum 5.3): "≥ 5 of 6", here with a 7th point for what a move changes, and 6 of 7."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest

import answers
from qidose.exercises.fields import Answer, Level, Refused
from qidose.exercises.senior_leaders.target_not_limit import BACK, CHANGES, FEWEST_RIGHT, VERDICTS, TargetNotLimit
from qidose.exercises.senior_leaders.target_not_limit_case import BEYOND, CHARTS, PLACES, TargetChart, places
from qidose.simulate.certify import chart_of
from qidose.simulate.chance import LIMIT_ABOVE
from qidose.simulate.target import months_met

EXERCISE = TargetNotLimit()
SEEDS = range(40)
STEPS = [f"{what}-{number}" for number in range(1, CHARTS + 1) for what in ("place", "judge")]
CASE = EXERCISE.case(1)
Case = tuple[TargetChart, ...]
Finish = Callable[..., tuple[Any, Answer]]


def answer(case: Case, changes: dict[tuple[str, str], Any] | None = None, finished: bool = True) -> Answer:
    """Right answers, but for `changes` by card and field."""
    values = {card: answers.right(EXERCISE, case, card, Answer()) for card in (*STEPS, BACK)}
    for (card, field), value in (changes or {}).items():
        values[card][field] = value
    return Answer(values, tuple(STEPS), finished)


def met(case: Case, said: Answer) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(case, said).criteria]


def other(place: str) -> str:
    return next(option.id for option in VERDICTS if option.id != place)


def test_right_answers_get_full_marks() -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        marks = EXERCISE.mark(case, answer(case))
        assert marks.score == marks.out_of == EXERCISE.points == 7
        assert marks.misconceptions == ()
        assert EXERCISE.ready(case, answer(case, finished=False))


def test_a_page_can_play_it_to_the_end(finish: Finish) -> None:
    case, said = finish(EXERCISE)
    assert EXERCISE.mark(case, said).score == 7
    assert EXERCISE.summary(case, said, EXERCISE.mark(case, said)).good is True


@pytest.mark.parametrize("field", ["target", "highest", "lowest"])
def test_a_line_far_away_loses_the_point_of_its_chart(field: str) -> None:
    for number, chart in enumerate(CASE, 1):
        far = chart.slider[0] if field == "highest" else chart.slider[1]
        wrong = answer(CASE, {(f"{'judge' if field == 'target' else 'place'}-{number}", field): far})
        assert [n for n, is_met in enumerate(met(CASE, wrong)) if not is_met] == [2 * (number - 1)]


@pytest.mark.parametrize("field", ["now", "then"])
def test_a_wrong_verdict_loses_the_point_of_its_chart(field: str) -> None:
    for number, chart in enumerate(CASE, 1):
        said = other(chart.now if field == "now" else chart.then)
        wrong = answer(CASE, {(f"judge-{number}", field): said})
        assert [n for n, is_met in enumerate(met(CASE, wrong)) if not is_met] == [2 * (number - 1) + 1]


def test_6_of_7_pass_and_5_do_not() -> None:
    assert (EXERCISE.pass_mark, EXERCISE.points) == (FEWEST_RIGHT, 7) == (6, 7)
    one = {(BACK, "change"): "limits"}
    two = one | {("judge-2", "now"): other(CASE[1].now)}
    for changes, passed in ((one, True), (two, False)):
        said = answer(CASE, changes)
        marks = EXERCISE.mark(CASE, said)
        assert (marks.score >= EXERCISE.pass_mark) is passed
        assert EXERCISE.summary(CASE, said, marks).good is passed


def test_lines_at_the_furthest_points_and_at_the_limits_are_both_right() -> None:
    for seed in SEEDS:
        for chart in EXERCISE.case(seed):
            assert chart.is_highest(max(chart.series.values))
            assert chart.is_lowest(min(chart.series.values))
            low, high = chart.limits
            assert chart.is_highest(high)
            assert chart.is_lowest(low)
            assert not chart.is_highest(high + (BEYOND + 0.1) * chart.sigma)
            assert not chart.is_lowest(low - (BEYOND + 0.1) * chart.sigma)
            assert not chart.is_highest(float(np.mean(chart.series.values)))
            assert not chart.is_lowest(float(np.mean(chart.series.values)))
            assert not chart.is_highest(None)


def test_where_the_target_lies_agrees_with_the_chart() -> None:
    """Against the limits themselves, for both targets of each chart: no target near a limit."""
    for seed in SEEDS:
        for number, chart in enumerate(EXERCISE.case(seed)):
            assert (chart.now, chart.then) == places(seed, number)
            assert chart.target != chart.moved
            low, high = float(chart_of(chart.series).lower[-1]), float(chart_of(chart.series).upper[-1])
            for place, target in ((chart.now, chart.target), (chart.then, chart.moved)):
                met_in = sum(months_met(chart.series, target))
                assert met_in == {"pass": 24, "fail": 0}.get(place, met_in)
                assert (low < target < high) is (place == "hit_and_miss")
                assert min(abs(target - low), abs(target - high)) > 0.4 * chart.sigma


def test_all_that_is_to_be_placed_lies_on_the_slider() -> None:
    for seed in SEEDS:
        for chart in EXERCISE.case(seed):
            low, high = chart.slider
            assert low <= chart.limits[0] < chart.limits[1] <= high
            assert low <= chart.target <= high
    card = EXERCISE.cards(CASE, Answer())[0]
    for field in card.fields:
        assert isinstance(field, Level)
        with pytest.raises(Refused):
            field.clean(CASE[0].slider[1] + 1)


def test_cases_differ_and_the_same_seed_gives_the_same_case() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert cases[3] == EXERCISE.case(3)
    assert len({case[0].series.values for case in cases}) == len(cases)
    assert {(chart.now, chart.then) for case in cases for chart in case} == set(product(PLACES, PLACES))
    for case in cases:
        assert len({chart.series.measure.id for chart in case}) == CHARTS


def test_limits_come_after_the_lines_and_verdicts_after_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(10):
        case = EXERCISE.case(seed)
        for done in range(len(STEPS)):
            cards = EXERCISE.cards(case, Answer(answer(case).values, tuple(STEPS[:done])))
            assert [card.id for card in cards] == STEPS[: done + 1]
            newest = cards[-1].chart
            assert newest is not None
            assert bool(newest.lower) is (done % 2 == 1)
            assert newest.target is None, "the learner places it"
            told = " ".join(texts_in(cards))
            for late in ("good side", "wrong side", "so chance decides", "You placed", "Meets the target"):
                assert late not in told
            if done % 2 == 0:
                chart = case[done // 2]
                assert f"The limits are {chart.limits[0]:.1f}" not in told


def test_a_target_between_the_limits_that_is_called_safe_is_named() -> None:
    case = next(case for case in map(EXERCISE.case, SEEDS) if case[0].now == "hit_and_miss")
    said = answer(case, {("judge-1", "now"): "pass", (BACK, "change"): "limits"})
    marks = EXERCISE.mark(case, said)
    assert marks.misconceptions == ("MC05", "MC06")
    assert set(marks.misconceptions) <= set(EXERCISE.about.misconceptions)
    assert "But then chance decides, month by month." in " ".join(EXERCISE.summary(case, said, marks).words)


@pytest.mark.parametrize("change", [option.id for option in CHANGES[1:]])
def test_a_wrong_belief_about_moves_is_met_kindly(change: str) -> None:
    said = answer(CASE, {(BACK, "change"): change})
    assert EXERCISE.mark(CASE, said).misconceptions in (("MC05",), ("MC11",), ("MC14",))
    feedback = EXERCISE.cards(CASE, said)[-1].feedback
    assert feedback is not None
    assert feedback.good is False
    assert len(feedback.words) == 3


def test_an_empty_answer_gets_0_and_cannot_be_finished() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert not EXERCISE.ready(CASE, Answer())
    assert not EXERCISE.ready(CASE, Answer(answer(CASE).values, tuple(STEPS[:-1])))


def chance_of_lines() -> float:
    """The best chance that 2 lines, placed at the same share of each slider by somebody who does not look at the
    points, are both right: found on a grid, over the sliders of many charts."""
    charts = [chart for seed in SEEDS for chart in EXERCISE.case(seed)]
    shares = np.linspace(0, 1, 101)
    right = np.zeros((len(shares), len(shares)))
    for chart in charts:
        values = chart.slider[0] + shares * (chart.slider[1] - chart.slider[0])
        right += np.outer([chart.is_lowest(float(v)) for v in values], [chart.is_highest(float(v)) for v in values])
    return float(right.max()) / len(charts)


def chance_of_verdicts() -> Fraction:
    """The best chance for both verdicts of a chart. A guesser sees whether the move made the target harder, so only
    pairs in that order are left; of equal ones half are harder and half are easier."""
    worth = {"fail": 0, "hit_and_miss": 1, "pass": 2}
    easier = {
        (now, then): Fraction(1, 9) * (1 if worth[then] > worth[now] else Fraction(1, 2))
        for now, then in product(PLACES, PLACES)
        if worth[then] >= worth[now]
    }
    return max(easier.values()) / sum(easier.values())


def test_the_chance_of_passing_by_guessing() -> None:
    lines, verdicts = chance_of_lines(), float(chance_of_verdicts())
    assert chance_of_verdicts() == Fraction(2, 9)
    assert lines <= 0.18
    # Even for somebody who knows what a move changes: 5 of the other 6 points.
    all_6 = lines**CHARTS * verdicts**CHARTS
    no_line = CHARTS * lines ** (CHARTS - 1) * (1 - lines) * verdicts**CHARTS
    no_verdict = CHARTS * lines**CHARTS * verdicts ** (CHARTS - 1) * (1 - verdicts)
    assert all_6 + no_line + no_verdict <= LIMIT_ABOVE


def test_hostile_values_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for said in hostile_answers(EXERCISE, CASE, *STEPS):
        marks = EXERCISE.mark(CASE, said)
        assert marks.score == 0
        assert EXERCISE.cards(CASE, said)
        assert EXERCISE.summary(CASE, said, marks).good is False


def test_every_text_is_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for seed in range(12):
        case = EXERCISE.case(seed)
        wrong = {(f"judge-{n}", field): VERDICTS[seed % 3].id for n in range(1, 4) for field in ("now", "then")}
        far = {("place-1", name): case[0].slider[0] for name in ("highest", "lowest")}
        change = {(BACK, "change"): CHANGES[seed % 4].id}
        for said in (Answer(), answer(case, finished=False), answer(case), answer(case, wrong | far | change)):
            marks = EXERCISE.mark(case, said)
            told = EXERCISE.cards(case, said), EXERCISE.summary(case, said, marks), marks
            assert [fault for text in texts_in(told) for fault in plain_faults(text)] == []
