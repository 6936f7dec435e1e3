"""The rules, one trap at a time. Centre 0 and sigma 1 unless a test says otherwise."""

import numpy as np
import pytest

from qidose import spc
from qidose.spc.chart import build, phase_of
from qidose.spc.rule_sets import Rule, RuleSet
from qidose.spc.words import why

MISSING = float("nan")


def chart_of(values: list[float], phases: tuple[int, ...] = ()) -> spc.Chart:
    """A chart with centre 0 and sigma 1."""
    y = np.array(values, dtype=np.float64)
    return build("xmr", y, phase_of(y.size, phases), ~np.isnan(y), np.zeros(y.size), np.ones(y.size))


def points(values: list[float], *rules: Rule, phases: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    """The patterns, 1-based, that some rules find."""
    judgement = spc.judge(chart_of(values, phases), RuleSet("test", "1", "", rules, "mean", ""))
    return [tuple(point + 1 for point in signal.points) for signal in judgement.signals]


class TestOutsideLimits:
    def test_strictly_beyond(self) -> None:
        assert points([3, 3.1, -3, -3.1], Rule("outside_limits")) == [(2,), (4,)]

    def test_a_point_on_the_limit_but_for_rounding_is_on_it(self) -> None:
        assert points([3 * (1 + 1e-13)], Rule("outside_limits")) == []


class TestShift:
    def test_exactly_enough_and_one_too_few(self) -> None:
        assert points([-1, *[0.5] * 7, -1], Rule("shift", 7)) == [(2, 3, 4, 5, 6, 7, 8)]
        assert points([-1, *[0.5] * 6, -1], Rule("shift", 7)) == []

    def test_a_point_on_the_line_breaks_a_run_for_making_data_count(self) -> None:
        assert points([*[0.5] * 4, 0, *[0.5] * 4], Rule("shift", 7)) == []

    def test_a_point_on_the_line_neither_counts_nor_breaks_for_ihi(self) -> None:
        values = [*[0.5] * 4, 0, *[0.5] * 4]
        assert points(values, Rule("shift", 8, on_line="skip")) == [(1, 2, 3, 4, 6, 7, 8, 9)]

    def test_a_missing_point_neither_counts_nor_breaks_in_any_set(self) -> None:
        assert points([*[0.5] * 4, MISSING, *[0.5] * 3], Rule("shift", 7)) == [(1, 2, 3, 4, 6, 7, 8)]

    def test_no_run_crosses_into_a_new_phase(self) -> None:
        assert points([0.5] * 8, Rule("shift", 7), phases=(4,)) == []

    def test_the_point_that_completes_it(self) -> None:
        judgement = spc.judge(chart_of([-1, *[0.5] * 9]), "mdc-7")
        assert judgement.signals[0].completed_by == 7
        assert np.flatnonzero(judgement.completing("shift")).tolist() == [7, 8, 9]


class TestTrend:
    def test_seven_points_are_six_steps(self) -> None:
        rising = [-0.6, -0.4, -0.2, 0.1, 0.3, 0.5, 0.7]
        assert points(rising, Rule("trend", 7)) == [(1, 2, 3, 4, 5, 6, 7)]
        assert points(rising[:-1], Rule("trend", 7)) == []

    def test_a_peak_belongs_to_both_trends(self) -> None:
        values = [-0.3, 0.1, 0.5, 0.2, -0.4]
        assert points(values, Rule("trend", 3)) == [(1, 2, 3), (3, 4, 5)]

    def test_equal_neighbours_break_a_trend_for_making_data_count(self) -> None:
        """NHSRplotthedots pull request 24: the old NHS guide said ignore; the package breaks."""
        assert points([0.1, 0.2, 0.3, 0.3, 0.4, 0.5, 0.6], Rule("trend", 6)) == []

    def test_equal_neighbours_are_ignored_by_ihi(self) -> None:
        values = [0.1, 0.2, 0.3, 0.3, 0.4, 0.5, 0.6]
        assert points(values, Rule("trend", 6, ties="skip")) == [(1, 2, 3, 5, 6, 7)]

    def test_a_missing_point_is_stepped_over(self) -> None:
        assert points([0.1, 0.2, MISSING, 0.3, 0.4], Rule("trend", 4)) == [(1, 2, 4, 5)]

    def test_its_side_is_where_it_goes_not_where_it_lies(self) -> None:
        """Issue 171 of NHSRplotthedots: a trend's direction is its slope."""
        judgement = spc.judge(chart_of([-0.9, -0.8, -0.7, -0.6, -0.5, -0.4, -0.3]), "mdc-7")
        assert {signal.rule: signal.side for signal in judgement.signals} == {"trend": "high", "shift": "low"}


class TestTwoOfThree:
    """Issue 194 of NHSRplotthedots, a Making Data Count team member, November 2023."""

    MDC = Rule("two_of_three", 3, need=2)
    PTD = Rule("two_of_three", 3, need=2, variant="ptd")
    NELSON = Rule("two_of_three", 3, need=2, variant="nelson")

    def test_only_those_beyond_2_sigma_are_flagged(self) -> None:
        assert points([0, 2.5, 2.4, 0.5, -0.5], self.MDC) == [(2, 3)]

    def test_all_three_lie_on_one_side_of_the_mean(self) -> None:
        assert points([-0.1, 2.5, 2.4, -0.5], self.MDC) == []
        assert points([-0.1, 2.5, 2.4, -0.5], self.NELSON) == [(2, 3)]

    def test_a_third_point_on_the_mean_is_not_on_that_side(self) -> None:
        assert points([0, 2.5, 2.4, 0], self.MDC) == []

    def test_a_point_outside_the_limits_counts_since_2023_but_not_in_nhsrplotthedots(self) -> None:
        assert points([0.5, 3.5, 2.4, 0.5], self.MDC) == [(2, 3)]
        assert points([0.5, 3.5, 2.4, 0.5], self.PTD) == []
        assert points([0.5, 2.5, 3.5, 2.4, 0.5], self.PTD) == [(2, 4)]

    def test_the_third_point_may_complete_it(self) -> None:
        judgement = spc.judge(chart_of([0, 2.5, 2.4, 0.5]), "mdc-7")
        assert judgement.signals[0].completed_by == 3
        assert judgement.signals[0].points == (1, 2)

    def test_both_sides_at_once_under_nelson(self) -> None:
        assert points([2.5, -2.5, 2.4, -2.4], self.NELSON) == [(1, 3), (2, 4)]

    def test_three_points_are_needed(self) -> None:
        assert points([2.5, 2.5], self.MDC) == []

    def test_it_does_not_reach_into_another_phase(self) -> None:
        assert points([0.5, 2.5, 2.5, 0.5], self.MDC, phases=(2,)) == []

    def test_with_a_missing_point_between(self) -> None:
        assert points([2.5, MISSING, 0.5, MISSING, 2.5], self.MDC) == [(1, 5)]

    def test_patterns_that_share_a_point_are_one(self) -> None:
        assert points([2.5, 2.5, 0.5, 2.5, 2.5], self.MDC) == [(1, 2, 4, 5)]


class TestOthers:
    def test_four_of_five(self) -> None:
        rule = Rule("four_of_five", 5, need=4)
        assert points([1.2, 1.3, -0.2, 1.4, 1.5], rule) == [(1, 2, 4, 5)]
        assert points([1.2, 1.3, 1.4, 1.5, -0.2], rule) == []  # the completing point must be one of the four

    def test_inner_third_includes_its_edge(self) -> None:
        """Nelson's test 7: qcc counts a point exactly on 1 sigma as inside."""
        assert points([1.0] * 15, Rule("inner_third", 15)) == [tuple(range(1, 16))]
        assert points([1.0] * 14 + [1.01], Rule("inner_third", 15)) == []

    def test_alternating_ends_at_equal_neighbours(self) -> None:
        zigzag = [0.1, 0.2] * 7
        assert points(zigzag, Rule("alternating", 14)) == [tuple(range(1, 15))]
        assert points([*zigzag[:8], zigzag[7], *zigzag[8:]], Rule("alternating", 14)) == []

    def test_both_sides_needs_both_sides(self) -> None:
        """Errors elsewhere: shewhart 0.1.1, spc-lib and clinical-qikit flag 8 points on one side."""
        rule = Rule("both_sides", 8)
        assert points([1.5, -1.5, 1.2, -1.2, 1.3, 1.4, -1.6, 1.1], rule) == [tuple(range(1, 9))]
        assert points([1.5] * 8, rule) == []
        assert points([*[1.5] * 8, -1.5], rule) == [tuple(range(2, 10))]


class TestFloatRule:
    @pytest.mark.parametrize("value", [0.7, 98.6, 0.1, 1 / 3, 1e-9, 1e9, -0.7, 0.0])
    @pytest.mark.parametrize("rule_set", [n for n, s in spc.RULE_SETS.items() if s.basis != "median"])
    def test_a_measure_that_never_moves_never_signals(self, value: float, rule_set: str) -> None:
        """Definitions: 0.7 differs from its own floating-point mean by one unit in the last place."""
        assert spc.judge(spc.xmr([value] * 30), rule_set).signals == ()

    def test_nor_does_one_that_is_only_rounded_differently(self) -> None:
        values = [0.1 + 0.2, 0.3, 0.15 * 2, 0.6 / 2, 1 - 0.7, 0.9 / 3] * 4
        assert len(set(values)) > 1
        assert spc.judge(spc.xmr(values)).signals == ()
        step = [0.3] * 12 + [0.1 + 0.2] * 12
        assert step[0] != step[-1]
        assert spc.judge(spc.xmr(step)).signals == ()
        assert not spc.batch.judge_xmr([values, step]).special.any()

    def test_a_large_phase_does_not_widen_the_lines_of_a_small_one(self) -> None:
        small = [*[0.1, 0.3] * 8, 2.0]
        alone = spc.judge(spc.xmr(small)).special.tolist()
        beside = spc.judge(spc.xmr([*[4e12] * 5, *small], phases=[5])).special.tolist()
        assert any(alone)
        assert beside == [False] * 5 + alone

    def test_rounding_does_not_make_a_step_of_a_trend(self) -> None:
        assert points([0.1, 0.2, 0.3, 0.1 + 0.2, 0.4, 0.5], Rule("trend", 6)) == []


def test_signals_come_in_the_order_in_which_they_were_completed() -> None:
    judgement = spc.judge(chart_of([0.5] * 7 + [-3.5, 0.1]), "mdc-7")
    assert [signal.rule for signal in judgement.signals] == ["shift", "outside_limits"]


def test_the_sentences_of_one_point() -> None:
    judgement = spc.judge(chart_of([0.5] * 6 + [3.5]), "mdc-7")
    assert judgement.why(6) == ("Point 7 is above the upper limit.", "Points 1 to 7, 7 in a row, are above the mean.")
    assert judgement.why(0) == ("Points 1 to 7, 7 in a row, are above the mean.",)


def test_lengths_of_ones_own() -> None:
    """Definitions: "Trend 6 or 7 … Default 7/7 and a visible setting"."""
    rules = spc.mdc(shift=8, trend=6)
    assert [(rule.name, rule.length) for rule in rules.rules[1:3]] == [("shift", 8), ("trend", 6)]
    assert rules.name == "mdc-8-6"
    with pytest.raises(ValueError, match="at least 2 points"):
        spc.mdc(shift=1)


def test_a_sentence_about_many_points_counts_them_instead_of_naming_each_stretch() -> None:
    few, many = [15, 17, 18], [15, 16, 17, 18, 20, 21, 22, 24, 25, 26]
    assert why("two_of_three", few, "high", 2, "mean").startswith("Points 16, 18 and 19 are near or above")
    assert why("two_of_three", many, "low", 2, "mean") == (
        "10 points from 16 to 27 are near or below the lower limit: 2 of 3 in a row."
    )
