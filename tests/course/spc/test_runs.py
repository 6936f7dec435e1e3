"""Runs analysis: Anhøj's rules, and the number of runs."""

from math import comb

import numpy as np
import pytest
from scipy import stats

from qidose import spc
from qidose.spc import anhoej


def test_the_limits_are_those_of_r() -> None:
    """round(log2 n) + 3 (Schilling 2012) and qbinom(0.05, n - 1, 0.5) (Chen 2010), also for a million points."""
    for n in [*range(2, 400), 1000, 65_536, 1_000_000]:
        assert anhoej.crossings_min(n) == int(stats.binom.ppf(0.05, n - 1, 0.5))
        assert anhoej.longest_run_max(n) == round(np.log2(n)) + 3


def exact_runs(above: int, below: int) -> list[float]:
    """Swed & Eisenhart (1943): the distribution of the number of runs, in whole numbers."""
    total = comb(above + below, above)

    def ways(r: int) -> int:
        k, odd = divmod(r, 2)
        if odd:
            return comb(above - 1, k) * comb(below - 1, k - 1) + comb(above - 1, k - 1) * comb(below - 1, k)
        return 2 * comb(above - 1, k - 1) * comb(below - 1, k - 1)

    return [0, 0] + [ways(r) / total for r in range(2, 2 * min(above, below) + 2)]


@pytest.mark.parametrize(("above", "below"), [(5, 5), (8, 8), (10, 10), (12, 7), (15, 14), (30, 30)])
def test_limits_for_the_number_of_runs_leave_2_5_percent_on_each_side(above: int, below: int) -> None:
    low, high = anhoej.runs_limits(above, below)
    chance = exact_runs(above, below)
    assert sum(chance[: low + 1]) <= 0.025 < sum(chance[: low + 2])
    assert sum(chance[high:]) <= 0.025 < sum(chance[high - 1 :])


def test_printed_limits_for_the_number_of_runs() -> None:
    """Definitions 2: exact Swed-Eisenhart: n = 20 signals at <= 6 and >= 16; n = 16 at <= 4 and >= 14."""
    assert anhoej.runs_limits(10, 10) == (6, 16)
    assert anhoej.runs_limits(8, 8) == (4, 14)


def test_nothing_is_unusual_when_all_points_lie_on_one_side() -> None:
    assert anhoej.runs_limits(12, 0)[0] == 0


def test_too_few_and_too_many_runs() -> None:
    step, saw = [4, 6] * 6 + [14, 16] * 6, [4, 16] * 12
    assert [s.rule for s in spc.judge(spc.run(step), "ihi-run").signals if "runs" in s.rule] == ["too_few_runs"]
    assert [s.rule for s in spc.judge(spc.run(saw), "ihi-run").signals if "runs" in s.rule] == ["too_many_runs"]


def test_fewer_than_10_useful_points_are_not_judged_by_their_number_of_runs() -> None:
    assert not [s for s in spc.judge(spc.run([4, 16] * 4), "ihi-run").signals if "runs" in s.rule]


def test_the_run_must_be_longer_than_the_limit_and_crossings_fewer() -> None:
    """Errors elsewhere: "Anhøj longest-run and crossings limits off by one"."""
    nine, eight = [1, -1] * 8 + [1] * 9, [1, -1] * 8 + [1] * 8
    for values, signals in ((nine, True), (eight, False)):
        chart = spc.chart.build(
            "run", np.array(values, dtype=float), np.zeros(len(values), np.int64), np.ones(len(values), bool),
            np.zeros(len(values)), np.full(len(values), np.nan),
        )  # fmt: skip
        (analysis,) = spc.runs_analysis(chart)
        assert analysis.longest_run_max == 8
        assert (analysis.longest_run > 8) is signals
        assert [s.rule for s in spc.judge(chart, "anhoej").signals] == ["longest_run"] * signals


def test_each_phase_is_analysed_by_itself() -> None:
    values = [4, 6] * 6 + [14, 16] * 6
    assert spc.runs_analysis(spc.run(values))[0].signal
    assert [one.signal for one in spc.runs_analysis(spc.run(values, phases=[12]))] == [False, False]


def test_no_useful_points() -> None:
    assert spc.runs_analysis(spc.run([5, 5, 5])) == ()
    for rule_set in ("anhoej", "ihi-run"):
        assert spc.judge(spc.run([5, 5, 5]), rule_set).signals == ()
