"""What must hold for every series: on any scale, from any side, in any phase, with any gaps."""

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from qidose import spc

Array = NDArray[np.float64]
SETS = ["mdc-7", "mdc-6", "ihi-shewhart", "anhoej", "western-electric", "nelson"]

# Quarters: adding, doubling and turning round are exact, so that a property is not blurred by rounding.
quarters = st.integers(-400, 400).map(lambda k: k / 4)
series = st.lists(quarters, min_size=2, max_size=60).map(lambda y: np.array(y, dtype=np.float64))
gappy = st.lists(st.one_of(quarters, quarters, quarters, st.none()), max_size=60)
rule_sets = st.sampled_from(SETS)


def patterns(y: Array, rule_set: str) -> list[tuple[str, tuple[int, ...]]]:
    return sorted((signal.rule, signal.points) for signal in spc.judge(spc.xmr(y), rule_set).signals)


@settings(max_examples=150, deadline=None)
@given(series, st.integers(-(10**6), 10**6), rule_sets)
def test_adding_a_constant_changes_no_signal_and_moves_the_limits_with_it(y: Array, by: int, rule_set: str) -> None:
    assume(not _close_call(y))
    assert patterns(y + by, rule_set) == patterns(y, rule_set)
    np.testing.assert_allclose(spc.xmr(y + by).upper, spc.xmr(y).upper + by, rtol=1e-9, atol=1e-6)


@settings(max_examples=150, deadline=None)
@given(series, st.sampled_from([2.0**-40, 0.25, 2.0, 2.0**40]), rule_sets)
def test_a_change_of_unit_changes_no_signal_and_scales_the_limits(y: Array, unit: float, rule_set: str) -> None:
    assert patterns(y * unit, rule_set) == patterns(y, rule_set)
    np.testing.assert_allclose(spc.xmr(y * unit).upper, spc.xmr(y).upper * unit, rtol=1e-12)


@settings(max_examples=150, deadline=None)
@given(series, rule_sets)
def test_upside_down_is_the_same_with_the_sides_swapped(y: Array, rule_set: str) -> None:
    up, down = spc.judge(spc.xmr(y), rule_set), spc.judge(spc.xmr(-y), rule_set)
    assume(not _close_call(y))
    swap = {"high": "low", "low": "high", None: None}
    assert sorted((s.rule, s.points, str(s.side)) for s in up.signals) == sorted(
        (s.rule, s.points, str(swap[s.side])) for s in down.signals
    )


@settings(max_examples=150, deadline=None)
@given(series)
def test_time_backwards_has_the_same_limits_and_the_same_special_points(y: Array) -> None:
    """The rules of mdc-7 look the same from both ends (Nelson's 2 of 3, whose newest point must count, does not)."""
    assume(not _close_call(y))
    forwards, backwards = spc.judge(spc.xmr(y)), spc.judge(spc.xmr(y[::-1]))
    np.testing.assert_allclose(forwards.chart.upper, backwards.chart.upper, rtol=1e-9, atol=1e-9)
    assert forwards.special.tolist() == backwards.special[::-1].tolist()


@settings(max_examples=150, deadline=None)
@given(st.floats(-1e150, 1e150, allow_nan=False), st.integers(1, 60), rule_sets)
def test_a_constant_series_never_signals(value: float, n: int, rule_set: str) -> None:
    assert patterns(np.full(n, value), rule_set) == []
    assert not spc.batch.judge_xmr(np.full((2, n), value), rule_set).special.any()


@settings(max_examples=200, deadline=None)
@given(gappy, rule_sets)
def test_a_missing_value_is_never_part_of_a_signal(values: list[float | None], rule_set: str) -> None:
    judgement = spc.judge(spc.xmr(values), rule_set)
    missing = {i for i, value in enumerate(values) if value is None}
    assert not missing & {point for signal in judgement.signals for point in signal.points}
    assert not judgement.special[list(missing)].any()


@settings(max_examples=150, deadline=None)
@given(gappy, st.lists(st.integers(0, 60), max_size=8), rule_sets)
def test_gaps_alone_never_create_a_signal(values: list[float | None], gaps: list[int], rule_set: str) -> None:
    """With the lines held fast, the known points say the same however many gaps lie between them."""
    chart = spc.xmr(values)
    assume(len(chart) and not np.isnan(chart.sigma[0]))
    y = chart.values
    places = sorted(min(gap, y.size) for gap in gaps)
    wide = np.insert(y, places, np.nan)
    fixed = [_fixed(one, float(chart.centre[0]), float(chart.sigma[0])) for one in (y, wide)]
    narrow_points, wide_points = (spc.judge(one, rule_set).special[~np.isnan(one.values)].tolist() for one in fixed)
    assert narrow_points == wide_points


@settings(max_examples=150, deadline=None)
@given(st.lists(gappy.filter(len), min_size=1, max_size=4), rule_sets)
def test_phases_never_leak(parts: list[list[float | None]], rule_set: str) -> None:
    """A chart in phases is the charts of its phases, side by side: lines, and signals."""
    whole = [value for part in parts for value in part]
    starts = np.cumsum([0, *map(len, parts)])[:-1].tolist()
    chart = spc.xmr(whole, phases=starts)
    judgement = spc.judge(chart, rule_set)
    alone = [spc.xmr(part) for part in parts]
    for line in ("centre", "lower", "upper"):
        np.testing.assert_array_equal(getattr(chart, line), np.concatenate([getattr(one, line) for one in alone]))
    special = np.concatenate([spc.judge(one, rule_set).special for one in alone])
    assert judgement.special.tolist() == special.tolist()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=30))
def test_limits_stay_inside_their_clamps(parts: list[tuple[int, int]]) -> None:
    count, n = [min(a, b) for a, b in parts], [max(a, b) for a, b in parts]
    for made in (spc.p(count, n), spc.p_prime(count, n)):
        assert _inside(made, 0.0, 1.0)
    for made in (spc.u(count, n), spc.u_prime(count, n), spc.c(count), spc.g(count), spc.mr(count)):
        assert _inside(made, 0.0, np.inf)
    assert _inside(spc.np_(count, n), 0.0, np.array(n, dtype=np.float64))
    for kind in ("proportion", "rate"):
        chart = spc.funnel(count, n, kind=kind)
        assert _inside(chart, 0.0, 1.0 if kind == "proportion" else np.inf)
        known = ~np.isnan(chart.upper)
        assert (chart.lower <= chart.lower_95)[known].all()
        assert (chart.lower_95 <= chart.upper_95)[known].all()
        assert (chart.upper_95 <= chart.upper)[known].all()


@settings(max_examples=150, deadline=None)
@given(gappy, st.booleans(), st.sampled_from(["2.66", "3/1.128", "3.145"]), st.integers(1, 70))
def test_no_limit_is_missing_in_silence(
    values: list[float | None], mr_screen: bool, factor: spc.individuals.LimitFactor, baseline: int
) -> None:
    chart = spc.xmr(values, mr_screen=mr_screen, limit_factor=factor, baseline=baseline)
    if np.isnan(chart.upper).any() or np.isnan(chart.centre).any():
        assert any("no limits" in note or "missing" in note for note in chart.notes)
    assert (np.isnan(chart.upper) == np.isnan(chart.lower)).all()


@settings(max_examples=100, deadline=None)
@given(gappy, rule_sets)
def test_every_signal_has_a_short_sentence_that_names_its_points(values: list[float | None], rule_set: str) -> None:
    for signal in spc.judge(spc.xmr(values), rule_set).signals:
        assert signal.why.startswith(("Point ", "Points ", f"{len(signal.points)} points from "))
        assert signal.why.endswith(".")
        assert len(signal.why.split()) <= 20
        assert str(signal.points[0] + 1) in signal.why
        assert str(signal.points[-1] + 1) in signal.why


def _inside(chart: spc.Chart, low: float, high: float | Array) -> bool:
    known = ~np.isnan(chart.upper)
    top = np.broadcast_to(high, chart.upper.shape)
    return bool((chart.lower[known] >= low).all() and (chart.upper[known] <= top[known]).all())


def _fixed(values: Array, centre: float, sigma: float) -> spc.Chart:
    """A chart whose lines are given, not worked out from its values."""
    n = values.size
    return spc.chart.build(
        "xmr", values, np.zeros(n, np.int64), ~np.isnan(values), np.full(n, centre), np.full(n, sigma)
    )


def _close_call(y: Array) -> bool:
    """Whether a point lies so near a line that rounding may put it on either side, but not on it by the float rule."""
    chart = spc.xmr(y)
    known = chart.values
    lines = [chart.centre, *(line for sigmas in (1.0, 2.0, 3.0) for line in chart.line(sigmas))]
    return any(bool(((np.abs(known - line) < 1e-5) & (known != line)).any()) for line in lines)
