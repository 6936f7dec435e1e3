"""Funnel plots: units side by side, with limits that narrow as the denominator grows (Spiegelhalter 2005).

There is no time order, so no runs rules and no lines between points.
"""

from dataclasses import dataclass, field
from math import isnan
from statistics import NormalDist
from typing import Literal

import numpy as np

from qidose.spc.chart import Chart
from qidose.spc.counts import read_counts
from qidose.spc.numbers import Floats, Values
from qidose.spc.quantiles import Distribution, binomial, poisson

Kind = Literal["proportion", "rate"]
Method = Literal["exact", "normal"]

CONTOURS = (0.95, 0.998)
"""The usual contours, about 2 and 3 sigma: 1 unit in 20, or 1 in 500, lies outside by chance."""


@dataclass(frozen=True, eq=False)
class Funnel(Chart):
    """A chart of n units. `lower` and `upper` are the 99.8% limits, `lower_95` and `upper_95` the inner ones, (n,)."""

    lower_95: Floats = field(kw_only=True)
    upper_95: Floats = field(kw_only=True)


def funnel(count: Values, n: Values, kind: Kind = "proportion", method: Method = "exact") -> Funnel:
    """The funnel of `count` / `n`: "proportion" for cases out of cases (binomial), "rate" for events (Poisson).

    A unit with a missing part or a denominator of 0 is out of the sums and has no limits. "exact" needs whole
    denominators for a proportion; "normal" is the approximation that can be worked out by hand.
    """
    x, size, value = read_counts(count, n, share=kind == "proportion")
    known = ~np.isnan(value)
    centre = float(x[known].sum() / size[known].sum()) if known.any() else np.nan
    inner, outer = (contour(size, centre, kind, method, share) for share in CONTOURS)
    sigma = _sigma(size, centre, kind)
    note = () if known.any() else ("There are no units to compare.",)
    middle = np.full(x.size, centre)
    return Funnel(
        "funnel", value, middle, outer[0], outer[1], np.zeros(x.size, np.int64), middle.copy(), sigma, known,
        np.full(x.size, int(known.sum())), basis="average", floor=0.0, notes=note, count=x, size=size,
        ceiling=1.0 if kind == "proportion" else np.inf, lower_95=inner[0], upper_95=inner[1],
    )  # fmt: skip


def contour(size: Floats, centre: float, kind: Kind, method: Method, share: float) -> tuple[Floats, Floats]:
    """Lower and upper limits (n,) between which that share of units lies by chance, cut to what is possible."""
    if not 0 < share < 1:
        raise ValueError(f"A contour is a share between 0 and 1, not {share!r}.")
    low, high = (1 - share) / 2, (1 + share) / 2
    if method == "exact":
        limits = [_exact(size, centre, kind, q) for q in (low, high)]
    else:
        limits = [centre + NormalDist().inv_cdf(q) * _sigma(size, centre, kind) for q in (low, high)]
    top = 1.0 if kind == "proportion" else np.inf
    return np.clip(limits[0], 0.0, top), np.clip(limits[1], 0.0, top)


def _sigma(size: Floats, centre: float, kind: Kind) -> Floats:
    """The standard error of each unit (n,)."""
    return np.sqrt(centre * (1 - centre if kind == "proportion" else 1.0) / size)


def _exact(size: Floats, centre: float, kind: Kind, q: float) -> Floats:
    if isnan(centre) or centre == 0.0 or (centre == 1.0 and kind == "proportion"):
        return np.where(np.isnan(size), np.nan, centre)
    sizes, unit = np.unique(size, return_inverse=True)  # units of one size share their limits
    limits = [_distribution(n, centre, kind).interpolated(q) / n if n == n else np.nan for n in sizes.tolist()]
    return np.array(limits)[unit]


def _distribution(n: float, centre: float, kind: Kind) -> Distribution:
    if kind == "rate":
        return poisson(n * centre)
    if n != int(n):
        raise ValueError(f"Exact limits need whole denominators, not {n:g}. Use the normal ones, or a rate.")
    return binomial(int(n), centre)
