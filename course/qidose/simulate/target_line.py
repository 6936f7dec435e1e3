"""Where to draw a target so that nobody can argue about it: a round number, well clear of the limits."""

from typing import Literal

import numpy as np

from qidose.simulate.certify import chart_of
from qidose.simulate.measures import Label, Side
from qidose.simulate.process import Series

TargetPlace = Literal["met", "missed"]


def target_side(measure: Label, place: TargetPlace) -> Side:
    """The side of the limits on which the target lies: a target that is met lies on the bad side of them."""
    return measure.bad_side if place == "met" else measure.good_side


def place_target(series: Series, place: TargetPlace | None, rng: np.random.Generator) -> float | None:
    """A round target clear of the limits by half a sigma or more, and of every point; None where the scale ends."""
    if place is None:
        return None
    chart, side = chart_of(series, "mdc-7"), target_side(series.measure, place)
    sigma = float(chart.sigma[-1])
    gap = sigma * rng.uniform(0.6, 1.1)
    edges = (max(chart.upper[-1], *series.values), min(chart.lower[-1], *series.values))
    target = nice(edges[0] + gap, sigma, up=True) if side == "high" else nice(edges[1] - gap, sigma, up=False)
    return target if series.measure.floor < target < series.measure.ceiling else None


def nice(value: float, sigma: float, up: bool) -> float:
    """`value` moved up (or down) to a round number at most half a sigma away."""
    step = round_step(sigma)
    count = np.ceil(value / step) if up else np.floor(value / step)
    return float(np.round(count * step, 6))


def round_near(value: float, sigma: float) -> float:
    """The round number nearest to `value`, at most a quarter of a sigma away."""
    step = round_step(sigma)
    return float(np.round(np.round(value / step) * step, 6))


def round_step(sigma: float) -> float:
    """What round numbers are multiples of: 1, 2 or 5 times a power of ten, at most half a sigma."""
    power = 10.0 ** np.floor(np.log10(sigma / 2))
    return float(power * max(m for m in (1, 2, 5) if m * power <= sigma / 2))
