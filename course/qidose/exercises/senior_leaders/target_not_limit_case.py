"""The charts of "Target is not a limit" (E-T3-07): 3 stable measures, each with a target and one that it moves to.

Where the target lies now, and where it lies after the move, are each drawn with the same chance from 3 places: met
month after month, met in some months by chance, never met. So neither tells the other, and nothing tells them but the
limits.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import count
from typing import get_args

import numpy as np

from qidose.simulate import target
from qidose.simulate.certify import chart_of
from qidose.simulate.draw import generator
from qidose.simulate.process import Series
from qidose.simulate.target import Assurance
from qidose.simulate.target_line import nice, round_near

CHARTS = 3
PLACES: tuple[Assurance, ...] = get_args(Assurance)
TIMES = 1.6, 6.0
"""A slider goes to 100%, or to so many times the mean: not alike, so that a place on it says nothing."""
INSIDE, BEYOND = 0.25, 1.25
"""A line may lie this many sigma inside the furthest point, or beyond the limit: drawn by eye it is not exact."""


@dataclass(frozen=True)
class TargetChart:
    """One chart. `now` and `then` say where the target lies before and after its move; `slider` from where to where
    lines can be placed."""

    series: Series
    target: float
    moved: float
    now: Assurance
    then: Assurance
    slider: tuple[float, float]

    @cached_property
    def limits(self) -> tuple[float, float]:
        """The limits, as far as the measure's scale goes."""
        chart, measure = chart_of(self.series), self.series.measure
        return max(float(chart.lower[-1]), measure.floor), min(float(chart.upper[-1]), measure.ceiling)

    @cached_property
    def sigma(self) -> float:
        return float(chart_of(self.series).sigma[-1])

    @property
    def step(self) -> float:
        """The step of sliders and boxes."""
        return round(10.0**-self.series.measure.decimals, 3)

    def is_target(self, said: float | None) -> bool:
        return said is not None and abs(said - self.target) <= max(self.step / 2, INSIDE * self.sigma)

    def is_highest(self, said: float | None) -> bool:
        """Whether the line lies where nobody would argue: at the highest point, or not far over the limit."""
        furthest = max(self.series.values) - INSIDE * self.sigma
        return said is not None and furthest <= said <= self.limits[1] + BEYOND * self.sigma

    def is_lowest(self, said: float | None) -> bool:
        furthest = min(self.series.values) + INSIDE * self.sigma
        return said is not None and self.limits[0] - BEYOND * self.sigma <= said <= furthest


@lru_cache(maxsize=64)
def draw(seed: int) -> tuple[TargetChart, ...]:
    """3 charts of different measures. Certifying them takes tens of milliseconds, and a page asks at every step."""
    charts: list[TargetChart] = []
    for number in count():
        rng = generator(seed, "target-not-limit", number)
        chart = _chart(rng, len(charts), seed)
        if chart and chart.series.measure.id not in {one.series.measure.id for one in charts}:
            charts.append(chart)
        if len(charts) == CHARTS:
            return tuple(charts)
    raise AssertionError("there is always another number")


def places(seed: int, number: int) -> tuple[Assurance, Assurance]:
    """Where the target of a 0-based chart lies, before and after its move."""
    now, then = generator(seed, "target-not-limit", "places", number).integers(len(PLACES), size=2).tolist()
    return PLACES[now], PLACES[then]


def _chart(rng: np.random.Generator, number: int, seed: int) -> TargetChart | None:
    now, then = places(seed, number)
    params = target.Params(assurance=now, moved=None if then == now else then)
    data, _ = target.generate(params, int(rng.integers(2**62)))
    series = data.series
    moved = data.moved_target if data.moved_target is not None else _within(series, data.target, now, rng)
    if moved is None or moved == data.target:
        return None
    most = max(data.target, float(chart_of(series).upper[-1]))
    return TargetChart(series, data.target, moved, now, then, _slider(series, most, rng))


def _within(series: Series, was: float, place: Assurance, rng: np.random.Generator) -> float | None:
    """Another target of the same place: nearer the mean for one that is hit and missed, else further out."""
    chart = chart_of(series)
    centre, sigma = float(chart.centre[-1]), float(chart.sigma[-1])
    if place == "hit_and_miss":
        found = round_near(centre + sigma * rng.uniform(-0.9, 0.9), sigma)
        share = np.mean(target.months_met(series, found))
        return found if target.FEWEST_OF_EACH <= share <= 1 - target.FEWEST_OF_EACH else None
    found = round_near(was + (1 if was > centre else -1) * sigma * rng.uniform(1.0, 2.5), sigma)
    return found if series.measure.floor < found < series.measure.ceiling else None


def _slider(series: Series, most: float, rng: np.random.Generator) -> tuple[float, float]:
    """From nothing to everything for a share; else from 0 to a round number that has room for limits and target."""
    chart, measure = chart_of(series), series.measure
    if measure.kind == "proportion":
        return measure.floor, measure.ceiling
    times = float(np.exp(rng.uniform(*np.log(TIMES))))
    wanted = max(times * float(chart.centre[-1]), most + 2 * float(chart.sigma[-1]))
    return measure.floor, nice(wanted, wanted / 10, up=True)
