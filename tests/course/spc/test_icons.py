"""Making Data Count icons, and red and green beside them."""

import numpy as np
import pytest

from qidose import spc

STEADY = [50, 52, 48, 51, 49, 53, 47, 50, 52, 49, 51, 50, 48, 52, 50]


def icon(values: list[float | None], better: spc.icons.Better, **options: object) -> spc.Icon:
    return spc.variation_icon(spc.judge(spc.xmr(values, **options)), better)  # type: ignore[arg-type]


class TestVariation:
    def test_common_cause(self) -> None:
        assert icon(STEADY, "up").name == "common_cause"

    @pytest.mark.parametrize(
        ("last", "better", "name", "side"),
        [
            (70, "up", "improvement", "high"),
            (70, "down", "concern", "high"),
            (30, "up", "concern", "low"),
            (30, "down", "improvement", "low"),
            (70, None, "neutral", "high"),
            (30, None, "neutral", "low"),
        ],
    )
    def test_the_six_special_cause_icons(self, last: float, better: spc.icons.Better, name: str, side: str) -> None:
        """Definitions 3: improvement and concern, high or low; neutral (purple) when no direction."""
        shown = icon([*STEADY, last], better)
        assert (shown.name, shown.side) == (name, side)

    def test_only_the_latest_point_matters(self) -> None:
        """Issue 116 of NHSRplotthedots, and "errors elsewhere": not the last special point anywhere in the series."""
        assert icon([*STEADY, 70, 50], "up").name == "common_cause"

    def test_a_missing_last_month_leaves_the_month_before_it_the_latest(self) -> None:
        assert icon([*STEADY, 70, None], "up").name == "improvement"

    def test_the_last_phase_decides(self) -> None:
        """Issue 172 of NHSRplotthedots."""
        after = [value + 20 for value in STEADY]
        assert icon([*STEADY, *after], "up").name == "improvement"
        assert icon([*STEADY, *after], "up", phases=[15]).name == "common_cause"

    def test_no_icon_below_13_points(self) -> None:
        """Issue 194 of NHSRplotthedots: the Making Data Count tool draws limits and icons from 13 points."""
        assert icon([*STEADY[:11], 70], "up").name == "too_few_points"
        assert icon([*STEADY[:12], 70], "up").name == "improvement"
        assert icon([*STEADY, *STEADY[:12]], "up", phases=[15]).name == "too_few_points"
        judgement = spc.judge(spc.xmr([*STEADY[:11], 70]))
        assert spc.variation_icon(judgement, "up", fewest_points=5).name == "improvement"

    def test_a_trend_counts_by_its_slope(self) -> None:
        """Issue 171: a measure that climbs from a low place improves, though it still lies under the mean."""
        values = [*[60, 62] * 10, 30, 32, 34, 36, 38, 40, 42]
        judgement = spc.judge(spc.xmr(values))
        last = {signal.rule: signal.side for signal in judgement.signals if 26 in signal.points}
        assert last["trend"] == "high"
        assert last["shift"] == "low"

    def test_in_a_conflict_improvement_is_shown_and_all_signals_are_kept(self) -> None:
        """Issue 194: the Making Data Count tool shows improvement in a conflict."""
        values = [*[60, 62] * 10, 30, 32, 34, 36, 38, 40, 42]
        up, down = icon(values, "up"), icon(values, "down")
        assert (up.name, up.side) == ("improvement", "high")
        assert (down.name, down.side) == ("improvement", "low")
        assert {signal.side for signal in up.signals} == {"high", "low"}

    def test_without_points_there_is_no_icon(self) -> None:
        assert icon([], "up").name == "no_points"
        assert icon([*STEADY, None, None], "up", phases=[15]).name == "no_points"


class TestAssurance:
    CHART = spc.xmr(STEADY)  # limits 42.53 to 57.73

    @pytest.mark.parametrize(
        ("target", "better", "name"),
        [
            (60, "up", "fail"),
            (60, "down", "pass"),
            (40, "up", "pass"),
            (40, "down", "fail"),
            (51, "up", "hit_and_miss"),
        ],
    )
    def test_where_the_target_lies(self, target: float, better: spc.icons.Better, name: str) -> None:
        assert spc.assurance_icon(self.CHART, target, better).name == name

    def test_a_target_exactly_on_a_limit_is_hit_and_miss(self) -> None:
        """NHSRplotthedots and PowerBI-SPC are strict; abspc is not (docs/deviations.md)."""
        for limit in (self.CHART.upper[0], self.CHART.lower[0]):
            assert spc.assurance_icon(self.CHART, float(limit), "up").name == "hit_and_miss"

    def test_it_needs_a_target_and_a_direction(self) -> None:
        assert spc.assurance_icon(self.CHART, None, "up").name == "no_target"
        assert spc.assurance_icon(self.CHART, 60, None).name == "no_target"
        with pytest.raises(ValueError, match="plain number"):
            spc.assurance_icon(self.CHART, float("nan"), "up")

    def test_the_last_phase_and_13_points(self) -> None:
        after = [value + 20 for value in STEADY]
        assert spc.assurance_icon(spc.xmr([*STEADY, *after], phases=[15]), 61, "up").name == "pass"
        assert spc.assurance_icon(spc.xmr(STEADY[:12]), 60, "up").name == "too_few_points"
        assert spc.assurance_icon(spc.run(STEADY), 60, "up").name == "no_points"

    def test_limits_that_differ_from_point_to_point_count_at_the_latest(self) -> None:
        chart = spc.p([50] * 15, [100] * 14 + [1000])
        assert spc.assurance_icon(chart, 0.6, "up").name == "fail"


class TestRedAndGreen:
    def test_colours_are_the_side_of_the_target_in_that_month_only(self) -> None:
        chart = spc.xmr([49, 51, None, 50])
        assert spc.rag_colours(chart, 50, "up") == ("red", "green", None, "green")
        assert spc.rag_colours(chart, 50, "down") == ("green", "red", None, "green")

    def test_how_often_the_colour_flips_while_nothing_changed(self) -> None:
        result = spc.judge(spc.xmr(STEADY))
        compared = spc.compare_rag(result, 50.5, "up")
        assert not result.special.any()
        assert compared.flips == compared.flips_without_change == 12
        assert compared.steady_steps == 14
        assert compared.share == pytest.approx(12 / 14)

    def test_a_flip_into_or_out_of_a_signal_is_not_blamed_on_the_colours(self) -> None:
        result = spc.judge(spc.xmr([*STEADY, 70, 50]))
        compared = spc.compare_rag(result, 60, "up")
        assert (compared.flips, compared.flips_without_change) == (2, 0)

    def test_nothing_to_compare(self) -> None:
        assert np.isnan(spc.compare_rag(spc.judge(spc.xmr([5])), 4, "up").share)
