"""What a page needs to teach with: near misses, the working, sentences."""

import numpy as np
import pytest

from qidose import spc
from qidose.spc import words

VIGNETTE = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]


class TestNearMisses:
    def test_six_in_a_row_when_seven_count(self) -> None:
        values = [1, 9, 1, 9, 1, 9, 1, 9, 6, 6.1, 6, 6.1, 6, 1]
        misses = spc.near_misses(spc.xmr(values))
        assert [(miss.rule, miss.points, miss.side, miss.short_by) for miss in misses] == [
            ("shift", (7, 8, 9, 10, 11, 12), "high", 1)
        ]
        assert misses[0].why == "Points 8 to 13, 6 in a row, are above the mean: 1 point short."

    def test_a_run_that_does_signal_is_no_near_miss(self) -> None:
        values = [1, 9, 1, 9, 1, 9, 1, 9, 6, 6.1, 6, 6.1, 6, 6.1, 1]
        assert [signal.rule for signal in spc.judge(spc.xmr(values)).signals] == ["shift"]
        assert spc.near_misses(spc.xmr(values)) == ()

    def test_a_point_just_inside_a_limit_and_by_how_much(self) -> None:
        chart = spc.xmr([10, 12, 11, 10, 12, 11, 10, 12, 11, 10, 12, 11], baseline=11)
        top = float(chart.upper[0])
        close = spc.xmr([10, 12, 11, 10, 12, 11, 10, 12, 11, 10, 12, top - 0.1], baseline=11)
        misses = [miss for miss in spc.near_misses(close) if miss.rule == "outside_limits"]
        assert [miss.points for miss in misses] == [(11,)]
        assert misses[0].short_by == pytest.approx(0.1)
        assert misses[0].why == "Point 12 is inside, 0.1 below the upper limit."

    def test_two_of_three_with_the_third_on_the_wrong_side(self) -> None:
        values = [10, 12, 11, 10, 12, 11, 10, 12, 10, 14, 10.5, 14, 10]
        chart = spc.xmr(values, baseline=9)
        misses = [miss for miss in spc.near_misses(chart) if miss.rule == "two_of_three"]
        assert [miss.points for miss in misses] == [(9, 11)]
        assert not spc.judge(chart).flags("two_of_three").any()

    def test_a_lower_limit_cut_to_0_cannot_be_nearly_passed(self) -> None:
        chart = spc.c([0, 3, 1, 2, 0, 4, 1, 2, 3, 0, 1, 2])
        assert chart.lower[0] == 0
        assert not [miss for miss in spc.near_misses(chart) if miss.side == "low" and miss.rule == "outside_limits"]

    def test_anhoej(self) -> None:
        values = [4, 6, 4, 6, 4, 6, 4, 6, 4, 6, *[7] * 7, *[3] * 7]
        chart = spc.run(values)
        assert spc.runs_analysis(chart)[0].longest_run == spc.runs_analysis(chart)[0].longest_run_max == 8
        assert [(m.rule, len(m.points)) for m in spc.near_misses(chart, "anhoej")] == [("longest_run", 8)]

    def test_a_series_that_never_moves_misses_nothing_narrowly(self) -> None:
        assert spc.near_misses(spc.xmr([0.7] * 30)) == ()


class TestWorking:
    def test_the_screening_of_the_nhsrplotthedots_vignette(self) -> None:
        """Vignette "deviations": the two moving ranges about the 10 go, and the upper limit falls from 6.95 to 4.60."""
        (working,) = spc.steps(spc.xmr(VIGNETTE, mr_screen=True))
        assert working.moving_ranges[1:].tolist() == np.abs(np.diff(VIGNETTE)).tolist()
        assert np.flatnonzero(working.screened_out).tolist() == [4, 5]
        assert [(step.name, step.arithmetic) for step in working.steps] == [
            ("Mean", "35 ÷ 18 = 1.944"),
            ("Mean moving range before screening", "32 ÷ 17 = 1.882"),
            ("Largest moving range kept", "under 3.267 × 1.882 = 6.15"),
            ("Mean moving range", "15 ÷ 15 = 1"),
            ("Mean to limit", "2.66 × 1 = 2.66"),
            ("Upper limit", "1.944 + 2.66 = 4.604"),
            ("Lower limit", "1.944 − 2.66 = −0.7156"),
        ]

    def test_numbers_are_exact_and_text_is_not_read_back(self) -> None:
        chart = spc.xmr(VIGNETTE)
        (working,) = spc.steps(chart)
        assert working.steps[-2].value == chart.upper[0]
        assert working.steps[-1].value == chart.lower[0]

    def test_each_phase_by_itself(self) -> None:
        first, second = spc.steps(spc.xmr(VIGNETTE, phases=[9]))
        assert (first.start, first.stop, second.start, second.stop) == (0, 9, 9, 18)
        assert np.isnan(second.moving_ranges[0])

    def test_limits_that_differ_are_worked_for_the_point_that_was_asked_for(self) -> None:
        chart = spc.p([10, 12, 9], [100, 120, 80])
        (last,), (first,) = spc.steps(chart), spc.steps(chart, point=0)
        assert (last.point, first.point) == (2, 0)
        assert first.steps[1].arithmetic == "√(0.1033 × (1 − 0.1033) ÷ 100) = 0.03044"
        assert last.steps[-2].value == chart.upper[2]
        with pytest.raises(ValueError, match="There is no point 4"):
            spc.steps(chart, point=3)

    @pytest.mark.parametrize(
        "name", ["xmr", "run", "mr", "c", "g", "t", "p", "np_", "u", "p_prime", "u_prime", "funnel"]
    )
    def test_every_chart_has_a_working_that_ends_at_its_limits(self, name: str) -> None:
        count = [4, 7, 5, 6, 3, 8, 5, 6, 4, 7, 5, 5, 6, 4]
        make = getattr(spc, name)
        chart = make(count) if name in {"xmr", "run", "mr", "c", "g", "t"} else make(count, [50 + k for k in range(14)])
        (working,) = spc.steps(chart)
        assert all(np.isfinite(step.value) for step in working.steps)
        by_name = {step.name: step.value for step in working.steps}
        if "Upper limit" in by_name:
            assert by_name["Upper limit"] == pytest.approx(chart.upper[-1], rel=1e-12)
        if "Sigma" in by_name:
            assert by_name["Sigma"] == pytest.approx(chart.sigma[-1], rel=1e-12)

    @pytest.mark.parametrize("name", ["xbar_r", "r", "xbar_s", "s"])
    def test_subgroups(self, name: str) -> None:
        chart = getattr(spc, name)([[10, 11, 12], [11, 12, 14], [9, 10, 12]])
        (working,) = spc.steps(chart)
        assert working.steps[-2].value == chart.upper[-1]

    def test_nothing_to_work_with(self) -> None:
        assert spc.steps(spc.xmr([])) == ()
        (working,) = spc.steps(spc.xmr([5]))
        assert [step.name for step in working.steps] == ["Mean"]


class TestSentences:
    def test_the_sentence_of_the_issue(self) -> None:
        values = [1, 9] * 4 + [6, 6.1, 6, 6.1, 6, 6.1, 6] + [1]
        assert [s.why for s in spc.judge(spc.xmr(values)).signals] == [
            "Points 8 to 15, 8 in a row, are above the mean."
        ]

    @pytest.mark.parametrize(
        ("points", "name"),
        [
            ([4], "Point 5"),
            ([1, 2], "Points 2 and 3"),
            ([8, 9, 10], "Points 9 to 11"),
            ([1, 2, 4], "Points 2, 3 and 5"),
            ([0, 1, 2, 5, 8], "Points 1 to 3, 6 and 9"),
            ([0, 2, 4, 6, 8], "5 points from 1 to 9"),
        ],
    )
    def test_points_by_name(self, points: list[int], name: str) -> None:
        assert words.name_points(points) == name

    def test_points_that_were_skipped_are_owned_up_to(self) -> None:
        values = [5, 9, 1, 9, 1, 9, 7, 7, None, 7, 5, 7, 7, 7, 1, 1, 1, 2, 1, 1]
        sentences = [signal.why for signal in spc.judge(spc.run(values), "ihi-run").signals]
        assert "Points 6 to 14, 7 in a row that count, are above the median." in sentences

    @pytest.mark.parametrize(
        ("value", "text"),
        [(0, "0"), (1234.5678, "1,235"), (0.30440, "0.3044"), (-22.381, "−22.38"), (1e-7, "1e-07"), (2.0, "2")],
    )
    def test_numbers_for_a_reader(self, value: float, text: str) -> None:
        assert words.number(value) == text
