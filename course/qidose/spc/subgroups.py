"""X̄-R and X̄-S charts: several values at a time, their means on one chart and their spread on another.

Source: Montgomery, Introduction to Statistical Quality Control, chapter 6. A missing value is left out of its subgroup;
an empty subgroup is left out altogether; a subgroup of one value has a mean but no spread, so no limits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from qidose.spc import constants
from qidose.spc.chart import Chart, build, phase_of, phase_slices, used_for_limits
from qidose.spc.numbers import Bools, Floats, Ints, Values, read_values

Subgroups = Sequence[Values] | NDArray[Any]
Sigma = Literal["auto", "sbar/c4", "pooled", "mean(s/c4)"]


@dataclass(frozen=True, eq=False)
class Summary:
    """Size, mean, standard deviation (divisor n - 1) and range of each of n subgroups, arrays (n,)."""

    size: Floats
    mean: Floats
    sd: Floats
    range: Floats
    phase: Ints
    used: Bools


def xbar_r(
    subgroups: Subgroups, baseline: int | None = None, phases: Sequence[int] = (), exclude: Sequence[int] = ()
) -> Chart:
    """The X̄ chart of an X̄-R pair: the weighted mean ± 3 R̄ / (d2 √n). Subgroups must be of one size, 2 to 25."""
    groups = _summarise(subgroups, baseline, phases, exclude)
    n = _one_size(groups)
    sigma = _ranges(groups) / (constants.d2(n) * np.sqrt(n))
    sigma = np.where(groups.size > 1, sigma, np.nan)
    return _location(groups, sigma)


def r(
    subgroups: Subgroups, baseline: int | None = None, phases: Sequence[int] = (), exclude: Sequence[int] = ()
) -> Chart:
    """The R chart of an X̄-R pair: R̄ ± 3 d3 R̄ / d2, not below 0. Only the limit rule suits it."""
    groups = _summarise(subgroups, baseline, phases, exclude)
    n = _one_size(groups)
    middle = _ranges(groups)
    sigma = np.where(groups.size > 1, constants.d3(n) / constants.d2(n) * middle, np.nan)
    used = groups.used & (groups.size > 1)
    return build("r", groups.range, groups.phase, used, middle, sigma, floor=0.0, size=groups.size, needs=_NEEDS)


def xbar_s(
    subgroups: Subgroups,
    baseline: int | None = None,
    phases: Sequence[int] = (),
    exclude: Sequence[int] = (),
    sigma: Sigma = "auto",
) -> Chart:
    """The X̄ chart of an X̄-S pair: the weighted mean ± A3(n_i) s.

    `sigma` "sbar/c4": s is the mean standard deviation; "pooled": s is the pooled one (Montgomery 6.31); "auto" takes
    the first for subgroups of one size, else the second; "mean(s/c4)": 3 mean(s_i / c4(n_i)) / √n_i instead of A3 s.
    """
    groups = _summarise(subgroups, baseline, phases, exclude)
    _, spread = _spreads(groups, sigma)
    return _location(groups, spread / np.sqrt(groups.size))


def s(
    subgroups: Subgroups,
    baseline: int | None = None,
    phases: Sequence[int] = (),
    exclude: Sequence[int] = (),
    sigma: Sigma = "auto",
) -> Chart:
    """The S chart of an X̄-S pair: limits B3(n_i) s and B4(n_i) s. Only the limit rule suits it."""
    groups = _summarise(subgroups, baseline, phases, exclude)
    middle, spread = _spreads(groups, sigma)
    width = np.sqrt(1 - constants.c4_of(groups.size) ** 2) * spread
    used = groups.used & (groups.size > 1)
    return build("s", groups.sd, groups.phase, used, middle, width, floor=0.0, size=groups.size, needs=_NEEDS)


_NEEDS = "a subgroup of 2 or more values"


def _summarise(subgroups: Subgroups, baseline: int | None, phases: Sequence[int], exclude: Sequence[int]) -> Summary:
    rows = [read_values(group, f"subgroup {i + 1}") for i, group in enumerate(subgroups)]
    known = [row[~np.isnan(row)] for row in rows]
    size = np.array([row.size for row in known], dtype=np.float64)
    mean = np.array([row[0] + (row - row[0]).mean() if row.size else np.nan for row in known], dtype=np.float64)
    sd = np.array([(row - row[0]).std(ddof=1) if row.size > 1 else np.nan for row in known], dtype=np.float64)
    span = np.array([np.ptp(row) if row.size > 1 else np.nan for row in known], dtype=np.float64)
    phase = phase_of(len(rows), phases)
    return Summary(size, mean, sd, span, phase, used_for_limits(mean, phase, baseline, exclude))


def _location(groups: Summary, sigma: Floats) -> Chart:
    """The chart of the means; their centre is weighted by size (Montgomery 6.30)."""
    centre = np.full(groups.mean.size, np.nan)
    for part in phase_slices(groups.phase):
        weights, means = groups.size[part][groups.used[part]], groups.mean[part][groups.used[part]]
        if weights.size:
            centre[part] = means[0] + np.average(means - means[0], weights=weights)
    sigma = np.where(np.isnan(groups.mean), np.nan, sigma)
    return build("xbar", groups.mean, groups.phase, groups.used, centre, sigma, size=groups.size, needs=_NEEDS)


def _one_size(groups: Summary) -> int:
    """The one size of all subgroups that are not empty. Raises ValueError when there are several."""
    sizes = np.unique(groups.size[groups.size > 0])
    if sizes.size > 1:
        raise ValueError(f"A range chart needs subgroups of one size; these vary from {sizes[0]:g} to {sizes[-1]:g}. "
                         "Use the X̄-S chart.")  # fmt: skip
    return int(sizes[0]) if sizes.size else 2


def _ranges(groups: Summary) -> Floats:
    """The mean range of each phase, at each subgroup."""
    centre = np.full(groups.range.size, np.nan)
    for part in phase_slices(groups.phase):
        ranges = groups.range[part][groups.used[part]]
        if ranges.size:
            centre[part] = ranges.mean()
    return centre


def _spreads(groups: Summary, sigma: Sigma) -> tuple[Floats, Floats]:
    """The centre of the S chart, and the sigma of a single value that each subgroup's limits use, (n,) each."""
    c4 = constants.c4_of(groups.size)
    middle, spread = np.full(c4.size, np.nan), np.full(c4.size, np.nan)
    for part in phase_slices(groups.phase):
        chosen = groups.used[part] & (groups.size[part] > 1)
        if not chosen.any():
            continue
        sizes, sds = groups.size[part][chosen], groups.sd[part][chosen]
        if sigma == "mean(s/c4)":
            spread[part] = np.mean(sds / c4[part][chosen])
            middle[part] = spread[part] * c4[part]
            continue
        varied = np.unique(groups.size[part][groups.used[part]]).size > 1
        pooled = sigma == "pooled" or (sigma == "auto" and varied)
        middle[part] = np.sqrt(np.average(sds**2, weights=sizes - 1)) if pooled else sds.mean()
        spread[part] = middle[part] / c4[part]
    return middle, np.where(np.isnan(c4), np.nan, spread)
