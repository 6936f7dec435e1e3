"""XmR charts: single values and the moving ranges between neighbours (Wheeler; NHS Making Data Count)."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from qidose.spc.chart import Chart, build, phase_of, phase_slices, used_for_limits
from qidose.spc.numbers import Bools, Floats, Ints, Values, read_values

LimitFactor = Literal["2.66", "3/1.128", "3.145"]

LIMIT_FACTORS: dict[str, float] = {"2.66": 2.66, "3/1.128": 3 / 1.128, "3.145": 3.145}
"""What a moving range is multiplied by: 2.66 as taught, 3/1.128 unrounded; 3.145 goes with the median."""
D4 = 3.267
"""The upper limit of a moving range chart, in mean moving ranges (Montgomery)."""
SCREEN = D4
"""Nelson (1982): a moving range this many times the mean one is not common cause variation."""


def moving_ranges(values: Floats, phase: Ints | None = None) -> Floats:
    """|y_i - y_{i-1}| along the last axis, same shape; NaN for the first point, at gaps and where a phase starts."""
    ranges = np.empty(values.shape)
    ranges[..., :1] = np.nan
    np.subtract(values[..., 1:], values[..., :-1], out=ranges[..., 1:])
    np.abs(ranges, out=ranges)
    if phase is not None:
        ranges[..., 1:][..., np.diff(phase) != 0] = np.nan
    return ranges


def screened(ranges: Floats) -> Bools:
    """Which moving ranges stay after one pass of screening: those under 3.267 times the mean of their row.

    If none would stay (a measure that never moves has ranges of 0), all stay.
    """
    known = ~np.isnan(ranges)
    with np.errstate(invalid="ignore"):
        keep = known & (ranges < SCREEN * row_mean(ranges, known)[..., None])
    return np.where(keep.any(axis=-1, keepdims=True), keep, known)


def row_mean(values: Floats, known: Bools) -> Floats:
    """The mean of the known values of each row (..., n); NaN for a row with none.

    Measured from the row's first known value, so that a constant row has exactly that constant as its mean.
    """
    if values.shape[-1] == 0:
        return np.full(values.shape[:-1], np.nan)
    if known.all():
        return values[..., 0] + (values - values[..., :1]).sum(axis=-1) / values.shape[-1]
    first = np.take_along_axis(values, np.argmax(known, axis=-1)[..., None], axis=-1)
    with np.errstate(all="ignore"):
        above = np.where(known, values - first, 0.0).sum(axis=-1)
        return np.asarray(first[..., 0] + above / known.sum(axis=-1))


def row_median(values: Floats, known: Bools) -> Floats:
    """The median of the known values of each row (..., n); NaN for a row with none."""
    ordered = np.sort(np.where(known, values, np.inf), axis=-1)
    count = known.sum(axis=-1)[..., None]
    if values.shape[-1] == 0:
        return np.full(values.shape[:-1], np.nan)
    low = np.take_along_axis(ordered, np.maximum((count - 1) // 2, 0), axis=-1)
    high = np.take_along_axis(ordered, np.minimum(count // 2, values.shape[-1] - 1), axis=-1)
    middle = low / 2 + high / 2
    return np.asarray(np.where(count > 0, np.where(low == high, low, middle), np.nan)[..., 0])


def natural_limits(
    values: Floats, ranges: Floats, limit_factor: LimitFactor = "2.66", mr_screen: bool = False
) -> tuple[Floats, Floats]:
    """Centre and sigma of each row of `values` (..., n), whose unused points are NaN; NaN where not defined."""
    if limit_factor not in LIMIT_FACTORS:
        raise ValueError(f"The limit factor is one of {', '.join(LIMIT_FACTORS)}, not {limit_factor!r}.")
    average = row_median if limit_factor == "3.145" else row_mean
    kept = screened(ranges) if mr_screen else ~np.isnan(ranges)
    centre = average(values, ~np.isnan(values))
    return centre, LIMIT_FACTORS[limit_factor] * average(ranges, kept) / 3.0


def xmr(
    values: Values,
    baseline: int | None = None,
    phases: Sequence[int] = (),
    exclude: Sequence[int] = (),
    limit_factor: LimitFactor = "2.66",
    mr_screen: bool = False,
    floor: float = -np.inf,
    ceiling: float = np.inf,
) -> Chart:
    """The XmR chart of `values` (n,), in their own unit: mean ± 2.66 times the mean moving range of each phase.

    No moving range is taken across a missing or excluded point or into a new phase. With `limit_factor="3.145"` the
    centre is the median and the limits use the median moving range. `mr_screen` drops very large moving ranges once.
    `floor` and `ceiling` cut the limits of a measure that cannot go beyond them. A phase without two known points in
    a row has no limits (NaN), which `notes` says. Raises ValueError for bad input.
    """
    y = read_values(values)
    phase = phase_of(y.size, phases)
    used = used_for_limits(y, phase, baseline, exclude)
    centre, sigma = centre_and_sigma(y, phase, used, limit_factor, mr_screen)
    return build(
        "xmr", y, phase, used, centre, sigma,
        basis="median" if limit_factor == "3.145" else "mean",
        floor=floor, ceiling=ceiling, needs="2 known points in a row",
        limit_factor=limit_factor, mr_screen=mr_screen,
    )  # fmt: skip


def centre_and_sigma(
    y: Floats, phase: Ints, used: Bools, limit_factor: LimitFactor, mr_screen: bool
) -> tuple[Floats, Floats]:
    """Centre and sigma at each point (n,), each phase by itself."""
    centre, sigma = np.full(y.size, np.nan), np.full(y.size, np.nan)
    chosen = np.where(used, y, np.nan)
    ranges = moving_ranges(chosen, phase)
    for part in phase_slices(phase):
        centre[part], sigma[part] = natural_limits(chosen[part], ranges[part], limit_factor, mr_screen)
    return centre, sigma


def mr(values: Values, baseline: int | None = None, phases: Sequence[int] = (), exclude: Sequence[int] = ()) -> Chart:
    """The moving range chart of `values` (n,): mean moving range, upper limit 3.267 times that, lower limit 0.

    Point i is |y_i - y_(i-1)|, NaN where either is missing or a phase starts. Only the limit rule suits it.
    """
    y = read_values(values)
    phase = phase_of(y.size, phases)
    ranges = moving_ranges(y, phase)
    chosen = moving_ranges(np.where(used_for_limits(y, phase, baseline, exclude), y, np.nan), phase)
    centre = np.full(y.size, np.nan)
    for part in phase_slices(phase):
        centre[part] = row_mean(chosen[part], ~np.isnan(chosen[part]))
    sigma = (D4 - 1) / 3 * centre
    return build("mr", ranges, phase, ~np.isnan(chosen), centre, sigma, floor=0.0, needs="2 known points in a row")
