"""Funnels: exact limits held against scipy's distributions."""

import numpy as np
import pytest
from scipy import stats

from qidose import spc
from qidose.spc import quantiles
from qidose.spc.funnel_plot import contour

MEANS = [0.01, 0.3, 1.0, 4.2, 36.0, 250.5, 9_999.7, 4e6]
BINOMIALS = [(1, 0.5), (7, 0.01), (20, 0.9), (150, 0.12), (3000, 0.0004), (80_000, 0.61), (10**7, 1e-5)]
LEVELS = [0.001, 0.025, 0.05, 0.5, 0.975, 0.999]


@pytest.mark.parametrize("mean", MEANS)
@pytest.mark.parametrize("q", LEVELS)
def test_poisson_quantiles(mean: float, q: float) -> None:
    own, theirs = quantiles.poisson(mean), stats.poisson(mean)
    assert own.quantile(q) == int(theirs.ppf(q))
    assert own.interpolated(q) == pytest.approx(interpolated(theirs, q), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(("n", "share"), BINOMIALS)
@pytest.mark.parametrize("q", LEVELS)
def test_binomial_quantiles(n: int, share: float, q: float) -> None:
    own, theirs = quantiles.binomial(n, share), stats.binom(n, share)
    r = own.quantile(q)
    assert theirs.cdf(r) >= q * (1 - 1e-12)
    assert theirs.cdf(r - 1) < q * (1 + 1e-12)
    if abs(theirs.cdf(r) - q) > 1e-9:  # on a tie either of two neighbours is right
        assert own.interpolated(q) == pytest.approx(interpolated(theirs, q), rel=1e-9, abs=1e-9)


def interpolated(distribution: stats.rv_discrete, q: float) -> float:
    """Spiegelhalter 2005, appendix A.1.1: r - (P(R <= r) - q) / P(R = r)."""
    r = distribution.ppf(q)
    too_much = distribution.cdf(r) - q if q < 0.5 else (1 - q) - distribution.sf(r)
    return float(r - too_much / distribution.pmf(r))


def test_the_hand_method_is_1_96_and_3_09_standard_errors() -> None:
    size, share = np.array([50.0, 400.0]), 0.2
    for level, z in ((0.95, 1.960), (0.998, 3.090)):
        low, high = contour(size, share, "proportion", "normal", level)
        assert high == pytest.approx(share + z * np.sqrt(0.16 / size), abs=1e-4)
        assert low == pytest.approx(np.maximum(0, share - z * np.sqrt(0.16 / size)), abs=1e-4)


def test_exact_and_normal_limits_meet_for_large_units() -> None:
    for kind in ("proportion", "rate"):
        exact = contour(np.array([1e6]), 0.3, kind, "exact", 0.998)
        normal = contour(np.array([1e6]), 0.3, kind, "normal", 0.998)
        assert np.ravel(exact) == pytest.approx(np.ravel(normal), rel=1e-3)


def test_units_have_no_order_so_only_the_limits_count() -> None:
    chart = spc.funnel([10] * 9 + [60], [100] * 10)
    assert set(spc.judge(chart, "mdc-7").found) == {"outside_limits"}
    assert [signal.why for signal in spc.judge(chart).signals] == ["Point 10 is above the upper limit."]


def test_a_unit_without_patients_is_left_out() -> None:
    chart = spc.funnel([5, None, 7, 0], [50, 60, 70, 0])
    assert chart.centre[0] == pytest.approx(12 / 120)
    assert np.isnan(chart.upper).tolist() == [False, True, False, True]


def test_no_events_or_nothing_else() -> None:
    assert spc.funnel([0, 0], [10, 20]).upper.tolist() == [0, 0]
    assert spc.funnel([10, 20], [10, 20]).lower.tolist() == [1, 1]


def test_what_does_not_fit() -> None:
    with pytest.raises(ValueError, match=r"whole denominators, not 10\.5"):
        spc.funnel([1, 2], [10.5, 20])
    with pytest.raises(ValueError, match="between 0 and 1"):
        contour(np.array([10.0]), 0.1, "rate", "exact", 95)
    assert spc.funnel([1, 2], [10.5, 20], method="normal").upper[0] > 0
