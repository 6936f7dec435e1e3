"""Curriculum 6.1, "Measured facts the generators must respect", items 1 to 4: measured again with our core.

Stable and stepped Gaussian series, rule set `mdc-7`, XmR limits. Sizes of steps in process standard deviations.
"""

from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from qidose import spc
from qidose.simulate.draw import generator

Floats = NDArray[np.float64]
Found = list[tuple[spc.Signal, ...]]


def series(m: int, n: int, step: float = 0.0, at: int = 12) -> Floats:
    """`m` series of `n` standard normal points (m, n), the level raised by `step` from the 0-based point `at` on."""
    values = generator(6, "facts", n, str(step)).standard_normal((m, n))
    values[:, at:] += step
    return values


@cache
def after_a_step(step: float) -> Found:
    """Signals of 2,500 series of 24 points with limits from the first 12 and a step at point 13."""
    return [spc.judge(spc.xmr(row, baseline=12), "mdc-7").signals for row in series(2500, 24, step)]


def in_the_12_months_after(signals: tuple[spc.Signal, ...]) -> list[spc.Signal]:
    """Signals that were completed after the baseline: what a team would have been told then."""
    return [signal for signal in signals if signal.completed_by >= 12]


@pytest.mark.parametrize(("n", "share"), [(12, 0.046), (15, 0.072), (20, 0.116), (24, 0.153), (36, 0.258)])
def test_1_a_stable_process_is_not_a_signal_free_chart(n: int, share: float) -> None:
    """ "any signal in 4.6% (n = 12), 7.2% (15), 11.6% (20), 15.3% (24), 25.8% (36)"."""
    found = spc.batch.judge_xmr(series(20_000, n), "mdc-7").signals
    assert found.mean() == pytest.approx(share, abs=0.009)


def test_1_limits_frozen_on_12_points_give_a_false_signal_in_the_next_12_months_in_29_6_in_100() -> None:
    found = [bool(in_the_12_months_after(signals)) for signals in after_a_step(0.0)]
    assert np.mean(found) == pytest.approx(0.296, abs=0.03)


@pytest.mark.parametrize(("step", "exact", "near"), [(1.5, 0.36, 0.76), (2.0, 0.44, 0.84), (3.0, 0.49, 0.89)])
def test_2_where_a_run_starts_is_not_where_the_change_was(step: float, exact: float, near: float) -> None:
    """ "exactly at the change in 36% (1.5 sd), 44% (2 sd), 49% (3 sd); within ±2 months in 76%, 84%, 89%"."""
    runs = [first_run(signals) for signals in after_a_step(step)]
    starts = np.array([run.points[0] for run in runs if run is not None])
    assert np.mean(starts == 12) == pytest.approx(exact, abs=0.04)
    assert np.mean(np.abs(starts - 12) <= 2) == pytest.approx(near, abs=0.04)


@pytest.mark.parametrize(("step", "within_5"), [(1.5, 0.41), (2.0, 0.46), (3.0, 0.50)])
def test_2_months_until_the_run_of_7_is_complete(step: float, within_5: float) -> None:
    """ "Median months until the run of 7 is complete: 6, 6, 5", the month of the change counted as 0.

    At 3 sd the median lies on the edge: half of the runs are complete by month 5 (0.504 in 8,000 series).
    """
    runs = [first_run(signals) for signals in after_a_step(step)]
    months = np.array([run.completed_by - 12 for run in runs if run is not None])
    assert np.mean(months <= 5) == pytest.approx(within_5, abs=0.04)
    assert np.mean(months <= 6) > 0.55


def first_run(signals: tuple[spc.Signal, ...]) -> spc.Signal | None:
    """The first run above the mean that was completed after the baseline."""
    runs = [s for s in in_the_12_months_after(signals) if s.rule == "shift" and s.side == "high"]
    return runs[0] if runs else None


@pytest.mark.parametrize(("step", "any_rule", "limit_rule"), [
    (0.5, 0.44, 0.22), (1.0, 0.75, 0.37), (1.5, 0.93, 0.56), (2.0, 0.99, 0.74),
])  # fmt: skip
def test_3_detection(step: float, any_rule: float, limit_rule: float) -> None:
    """ "something signals in 44% (0.5 sd), 75%, 93%, 99% (2 sd); the limit rule alone only 22%, 37%, 56%, 74%"."""
    found = [in_the_12_months_after(signals) for signals in after_a_step(step)]
    assert np.mean([bool(signals) for signals in found]) == pytest.approx(any_rule, abs=0.04)
    outside = [any(s.rule == "outside_limits" for s in signals) for signals in found]
    assert np.mean(outside) == pytest.approx(limit_rule, abs=0.04)


def test_4_overall_sd_is_not_process_sigma() -> None:
    """ "with a 2 sd shift half-way the mR estimate is 1.03 sd, the overall SD 1.41"."""
    values = series(2000, 36, 2.0, at=18)
    limits = spc.batch.judge_xmr(values)
    assert np.mean((limits.upper - limits.lower) / 6) == pytest.approx(1.03, abs=0.03)
    assert np.mean(values.std(axis=1, ddof=1)) == pytest.approx(1.41, abs=0.03)
