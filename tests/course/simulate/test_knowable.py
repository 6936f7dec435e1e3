"""What could be known from the chart so far: the measure of right decisions in the management games."""

import numpy as np
import pytest

from qidose.simulate.knowable import FEWEST_TO_JUDGE, by_eye, open_signal, read_chart, signals_missed, usual_level

USUAL = [52.0, 48.0] * 6
"""12 months: mean 50, mean moving range 4, so limits 39.36 and 60.64 (50 ± 2.66 × 4)."""


def test_the_latest_month_is_judged_by_limits_from_the_months_before_it() -> None:
    reading = read_chart([*USUAL, 61.0])
    assert (reading.chart.lower[-1], reading.chart.upper[-1]) == pytest.approx((39.36, 60.64))
    assert [(signal.rule, signal.points) for signal in reading.signals] == [("outside_limits", (12,))]
    assert reading.why == ("Point 13 is above the upper limit.",)
    assert reading.months == 12
    assert not read_chart([*USUAL, 60.0]).special


def test_a_signal_of_last_month_is_not_news() -> None:
    assert read_chart([*USUAL, 61.0]).special
    assert not read_chart([*USUAL, 61.0, 50.0]).special


def test_a_shift_is_news_when_its_seventh_month_is_there() -> None:
    months = [*USUAL, *[52.5] * 7]
    assert [read_chart(months[: 12 + n]).special for n in range(1, 8)] == [False] * 6 + [True]
    assert [(signal.rule, signal.points) for signal in read_chart(months).signals] == [("shift", tuple(range(12, 19)))]


def test_months_that_were_looked_into_make_no_new_pattern() -> None:
    """The run goes on, but an investigation in month 18 has already looked at it: 7 new months are needed."""
    months = [*USUAL[:-1], 47.5, *[52.5] * 7]
    assert read_chart(months).special
    later = [*months, 52.5]
    assert read_chart(later).special
    assert not read_chart(later, since=len(months)).special
    assert read_chart([*later, 75.0], since=len(months)).special


def test_explained_months_are_left_out_of_limits_and_patterns() -> None:
    months = [*USUAL, 75.0, 74.0, 50.0, 61.0]
    assert not read_chart(months).special
    explained = read_chart(months, explained=frozenset({12, 13}))
    assert explained.special
    assert explained.months == 13
    assert usual_level(months[:15], frozenset({12, 13})) == pytest.approx((50.0, 4 / 1.128, 13))


def test_by_eye_2_of_3_near_a_limit_are_not_told_and_all_else_is() -> None:
    """60.3 and 62 lie in the outer third of the upper half (59.7 to 64.1), where no line is drawn."""
    near = [*USUAL, 60.3, 52.0, 62.0]
    assert [signal.rule for signal in read_chart(near).signals] == ["two_of_three"]
    assert not read_chart(near, rule_set=by_eye("mdc-7")).special
    assert read_chart([*USUAL, 61.0], rule_set=by_eye("mdc-7")).special
    assert read_chart([*USUAL, *[52.5] * 7], rule_set=by_eye("mdc-7")).special


def test_too_few_months_say_nothing_yet() -> None:
    """Wheeler: limits from "five or six" months (shared with the course's trial limits)."""
    assert FEWEST_TO_JUDGE == 6
    assert not read_chart([50.0, 51.0, 50.0, 51.0, 50.0, 99.0]).special
    assert read_chart([50.0, 51.0, 50.0, 51.0, 50.0, 51.0, 99.0]).special
    assert read_chart([50.0]).months == 0


def test_the_level_of_a_single_month_has_no_spread() -> None:
    mean, sigma, months = usual_level([7.0])
    assert (mean, months) == (7.0, 1)
    assert np.isnan(sigma)


def test_a_signal_stays_open_for_3_months_until_somebody_looks() -> None:
    months = [*USUAL, 61.0, 50.0, 50.0, 50.0]
    assert [open_signal(months[:n]) is not None for n in range(12, 17)] == [False, True, True, True, False]
    assert open_signal(months[:14], since=13) is None
    found = open_signal(months[:14])
    assert found is not None
    assert found.why == ("Point 13 is above the upper limit.",)


@pytest.mark.parametrize(
    ("calls", "looked", "missed"),
    [
        ("...!...", ".......", 1),
        ("...!...", "...x...", 0),
        ("...!!..", "....x..", 0),
        ("...!!!.", ".....x.", 1),
        ("!!!..!.", "x.x....", 1),
        (".!..!..", ".x....x", 1),
        ("......!", ".......", 1),
        (".......", "xxxxxxx", 0),
    ],
)
def test_a_signal_is_answered_in_its_month_or_the_next(calls: str, looked: str, missed: int) -> None:
    assert signals_missed([call == "!" for call in calls], [look == "x" for look in looked]) == missed
