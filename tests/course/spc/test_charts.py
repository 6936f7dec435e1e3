"""Charts: what goes into the limits and what does not."""

import numpy as np
import pytest

from qidose import spc

VISCOSITY = [34.05, 34.4, 33.59, 35.96, 34.7, 33.51, 33.79, 34.04, 34.52, 33.75]


class TestXmr:
    def test_the_vignette_of_nhsrplotthedots_with_and_without_screening(self) -> None:
        """Vignette "deviations": mean 1.94; UPL 6.95 and LPL -3.06 unscreened; 4.6 and -0.72 screened."""
        values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
        off, on = spc.xmr(values), spc.xmr(values, mr_screen=True)
        assert [round(float(line[0]), 2) for line in (off.centre, off.upper, off.lower)] == [1.94, 6.95, -3.06]
        assert [round(float(line[0]), 2) for line in (on.upper, on.lower)] == [4.60, -0.72]

    def test_the_limit_factor(self) -> None:
        """Definitions 1: 2.66 is what learners are taught, 3/1.128 = 2.6596 what qicharts2 uses."""
        mean_range = np.abs(np.diff(VISCOSITY)).mean()
        for factor, size in (("2.66", 2.66), ("3/1.128", 3 / 1.128)):
            chart = spc.xmr(VISCOSITY, limit_factor=factor)
            assert chart.upper[0] - chart.centre[0] == pytest.approx(size * mean_range, rel=1e-12)

    def test_the_median_version(self) -> None:
        """Wheeler: median ± 3.145 times the median moving range."""
        chart = spc.xmr(VISCOSITY, limit_factor="3.145")
        assert chart.centre[0] == np.median(VISCOSITY)
        assert chart.upper[0] == pytest.approx(
            np.median(VISCOSITY) + 3.145 * np.median(np.abs(np.diff(VISCOSITY))), rel=1e-12
        )
        assert chart.basis == "median"

    def test_no_moving_range_is_taken_across_a_gap(self) -> None:
        chart = spc.xmr([10, 12, None, 50, 52])
        assert chart.upper[0] - chart.centre[0] == pytest.approx(2.66 * 2)
        assert np.isnan(chart.values[2])
        assert not np.isnan(chart.upper[2])  # the line runs on through the gap

    def test_an_excluded_point_leaves_both_its_moving_ranges_out_but_is_judged(self) -> None:
        values = [10, 12, 11, 90, 12, 10, 11]
        chart = spc.xmr(values, exclude=[3])
        assert chart.centre[0] == pytest.approx(np.mean([10, 12, 11, 12, 10, 11]))
        assert chart.upper[0] - chart.centre[0] == pytest.approx(2.66 * np.mean([2, 1, 2, 1]))
        assert spc.judge(chart).special[3]

    def test_a_baseline_sets_the_limits_for_all_that_follows(self) -> None:
        values = [10, 12, 11, 13, 10, 30, 31]
        chart, first = spc.xmr(values, baseline=5), spc.xmr(values[:5])
        assert np.all(chart.upper == first.upper[0])
        assert np.all(chart.centre == first.centre[0])

    def test_each_phase_has_its_own_baseline(self) -> None:
        values = [10, 12, 11, 13, 10, 30, 31, 33, 99]
        chart = spc.xmr(values, baseline=3, phases=[5])
        assert chart.centre.tolist() == [11.0] * 5 + [pytest.approx(94 / 3)] * 4

    def test_limits_are_cut_where_the_measure_ends(self) -> None:
        chart = spc.xmr([1, 9, 1, 9], floor=0, ceiling=10)
        assert chart.lower[0] == 0
        assert chart.upper[0] == 10

    def test_limits_from_fewer_than_13_points_are_trial_limits(self) -> None:
        """Definitions 1: draw always, label "trial limits" below 13."""
        assert spc.xmr(range(12)).trial
        assert not spc.xmr(range(13)).trial
        chart = spc.xmr(range(20), phases=[15])
        assert chart.trial_phases == (False, True)
        assert chart.notes == ("Phase 2 has trial limits: they rest on 5 points, fewer than 13.",)

    def test_a_moving_range_of_exactly_3_267_means_is_screened_out(self) -> None:
        """Definitions, vector notes: "screening is one pass, strict <, factor 3.267"."""
        values = [0, 3267, 4000, 4000, 4000]  # moving ranges 3267, 733, 0, 0: mean 1000
        assert spc.xmr(values, mr_screen=True).upper[0] == pytest.approx(np.mean(values) + 2.66 * 733 / 3)

    def test_screening_that_would_drop_everything_drops_nothing(self) -> None:
        """Definitions: NHSRplotthedots, qicharts2 and PowerBI-SPC return NaN here, as 0 < 3.267 × 0 is false."""
        chart = spc.xmr([5.0] * 20, mr_screen=True)
        assert chart.upper.tolist() == chart.lower.tolist() == [5.0] * 20


class TestMovingRanges:
    def test_values_and_limits(self) -> None:
        chart = spc.mr([10, 12, 11, None, 15, 14])
        assert np.nan_to_num(chart.values, nan=-1).tolist() == [-1, 2, 1, -1, -1, 1]
        assert chart.centre[0] == pytest.approx(4 / 3)
        assert chart.upper[0] == pytest.approx(3.267 * 4 / 3)
        assert chart.lower[0] == 0

    def test_only_the_limit_rule_is_used(self) -> None:
        chart = spc.mr([0, 1] * 20)
        assert set(spc.judge(chart, "mdc-7").found) == {"outside_limits"}


class TestCounts:
    def test_a_missing_numerator_takes_its_denominator_out_of_the_sum(self) -> None:
        """Definitions, errors elsewhere: "centre 0.098 instead of 0.115"."""
        chart = spc.p([10, None, 13], [100, 90, 100])
        assert chart.centre[0] == pytest.approx(23 / 200)
        assert np.isnan(chart.upper[1])
        assert np.isnan(chart.values[1])

    def test_a_denominator_of_0_is_out_of_the_sums_and_has_no_limits(self) -> None:
        chart = spc.u([3, 0, 5], [10, 0, 10])
        assert chart.centre[0] == pytest.approx(0.4)
        assert np.isnan(chart.upper[1])

    def test_limits_are_cut_to_what_a_share_can_be(self) -> None:
        chart = spc.p([1, 0, 9], [10, 10, 10])
        assert chart.lower.tolist() == [0, 0, 0]
        high = spc.p([9, 10, 10], [10, 10, 10])
        assert high.upper.tolist() == [1, 1, 1]
        assert spc.p([9, 10, 10], [10, 10, 10], clamp=False).upper[0] > 1

    def test_np_is_n_times_p(self) -> None:
        count, n = [12, 8, 15, 10], [100, 80, 120, 90]
        share, number = spc.p(count, n), spc.np_(count, n)
        for line in ("centre", "lower", "upper"):
            assert getattr(number, line) == pytest.approx(np.array(n) * getattr(share, line), rel=1e-12)

    def test_a_missing_count_is_not_a_0(self) -> None:
        """qicharts2 issue 35."""
        assert spc.c([3, 5, None, 4]).centre[0] == 4

    @pytest.mark.parametrize(
        ("count", "n", "words"),
        [
            ([5, 12], [10, 10], "Point 2 counts 12 out of 10: more than there are."),
            ([5, -1], [10, 10], "The count of point 2 is -1. It cannot be below 0."),
            ([5, 1], [10, -10], "The denominator of point 2 is -10. It cannot be below 0."),
            ([5, 1], [10], "There are 2 counts but 1 denominators."),
        ],
    )
    def test_counts_that_cannot_be(self, count: list[float], n: list[float], words: str) -> None:
        with pytest.raises(ValueError, match=words.replace(".", r"\.")):
            spc.p(count, n)


class TestLaney:
    def test_sigma_z_has_no_floor(self) -> None:
        """Laney 2002; qicharts2 and shewhart agree. Data with less variation than binomial narrow the limits."""
        count, n = [50, 51, 50, 51, 50, 51], [100] * 6
        assert spc.p_prime(count, n).upper[0] < spc.p(count, n).upper[0]

    def test_sigma_z_from_the_sd_for_units_without_an_order(self) -> None:
        count, n = np.array([30, 60, 45, 55, 35]), 100
        chart = spc.p_prime(count, [n] * 5, ordered=False)
        share = count.sum() / 500
        z = (count / n - share) / np.sqrt(share * (1 - share) / n)
        assert chart.sigma[0] == pytest.approx(np.sqrt(share * (1 - share) / n) * z.std(ddof=1))

    def test_no_moving_range_of_z_across_a_gap(self) -> None:
        with_gap = spc.u_prime([10, 12, None, 40, 42], [100] * 5)
        sigma = np.sqrt(with_gap.centre[0] / 100)
        z_step = 0.02 / sigma
        assert with_gap.sigma[0] == pytest.approx(sigma * z_step / 1.128)

    def test_no_events_at_all(self) -> None:
        chart = spc.p_prime([0, 0, 0], [10, 20, 10])
        assert chart.upper.tolist() == [0, 0, 0]


class TestSubgroups:
    def test_an_empty_subgroup_is_left_out(self) -> None:
        """Definitions, errors elsewhere: qicharts2 counts it as -1 degree of freedom."""
        groups = [[1, 2, 3], [2, 3, 5], [None, None, None], [4, 1]]
        without = [groups[0], groups[1], groups[3]]
        chart, plain = spc.xbar_s(groups), spc.xbar_s(without)
        assert chart.upper[0] == plain.upper[0]
        assert np.isnan(chart.upper[2])

    def test_a_subgroup_of_one_has_a_mean_but_no_limits(self) -> None:
        chart = spc.xbar_s([[1, 2, 3], [2, 3, 4], [7]])
        assert chart.values[2] == 7
        assert np.isnan(chart.upper[2])
        assert chart.centre[0] == pytest.approx((6 + 9 + 7) / 7)

    def test_a_range_chart_refuses_subgroups_of_several_sizes(self) -> None:
        with pytest.raises(ValueError, match="one size; these vary from 2 to 3"):
            spc.xbar_r([[1, 2, 3], [1, 2]])

    def test_large_subgroups_need_the_s_chart(self) -> None:
        with pytest.raises(ValueError, match="2 to 25 values, not 26"):
            spc.xbar_r([list(range(26))] * 3)

    def test_the_spread_charts_have_limits_of_their_own(self) -> None:
        groups = [[10, 11, 12, 13], [11, 10, 12, 14], [9, 10, 11, 13]]
        assert spc.r(groups).values.tolist() == [3, 4, 4]
        assert spc.s(groups).values == pytest.approx([np.std(g, ddof=1) for g in groups])
        assert set(spc.judge(spc.r(groups), "mdc-7").found) == {"outside_limits"}


class TestRareEvents:
    def test_sigma_of_a_g_chart_comes_from_the_mean_whatever_line_is_drawn(self) -> None:
        """Definitions, errors elsewhere: clinical-qikit puts the median into sigma."""
        values = [22, 38, 14, 33, 0, 48, 97, 28]
        charts = [spc.g(values, centre=line) for line in ("median", "mean", "theoretical median")]
        assert {float(chart.upper[0]) for chart in charts} == {float(charts[0].upper[0])}
        assert [float(chart.centre[0]) for chart in charts] == [30.5, 35.0, pytest.approx(0.693 * 35)]

    def test_a_t_chart_refuses_a_time_of_0_and_suggests_g(self) -> None:
        with pytest.raises(ValueError, match=r"Time 2 between events is 0.*g chart"):
            spc.t([5, 0, 3])

    def test_a_negative_transformed_limit_is_0(self) -> None:
        assert spc.t([1, 500, 2, 400, 1]).lower[0] == 0


class TestRun:
    def test_the_centre_is_the_median_and_there_are_no_limits(self) -> None:
        chart = spc.run([3, 9, 4, 8, 5])
        assert chart.centre.tolist() == [5] * 5
        assert np.isnan(chart.upper).all()
        assert chart.notes == ()


def test_a_chart_cannot_be_changed() -> None:
    values = np.array([1.0, 2.0, 3.0])
    chart = spc.xmr(values)
    values[0] = 99  # the chart has a copy
    assert chart.values[0] == 1
    with pytest.raises(ValueError, match="read-only"):
        chart.upper[0] = 0
    with pytest.raises(AttributeError):
        chart.kind = "p"  # type: ignore[misc]
