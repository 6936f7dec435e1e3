"""The numbers of SIM-CHARTS: one small function for each kind of data, none of which knows about charts."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from qidose.simulate.chart_stories import Kind, Story
from qidose.simulate.process import Floats

DAYS_A_WEEK, MEMORY = 5, 0.8
"""Working days in a week, and how much of a day's distance from usual is still there the next day."""
WINTER = 3.5
"""How far the winter peak rises above the year's average, in spreads."""
DAYS_A_MONTH = 30.4

Draw = Callable[[Story, Floats, np.random.Generator], list[Floats]]


@dataclass(frozen=True)
class Drawn:
    """Recorded columns by name, and the days between events where those are recorded too."""

    columns: dict[str, tuple[float, ...]]
    between: tuple[float, ...] | None = None


def draw(kind: Kind, story: Story, level: Floats, rng: np.random.Generator) -> Drawn:
    """A data set about `level` (n,): n rows in each column, or n weeks of days where days are recorded."""
    if kind == "tiny_counts":
        counts, between = _rare(story, level, rng)
        return Drawn({story.columns[0]: to_tuple(counts)}, to_tuple(between))
    columns = DRAWS[kind](story, level, rng)
    return Drawn({name: to_tuple(column) for name, column in zip(story.columns, columns, strict=True)})


def to_tuple(values: Floats) -> tuple[float, ...]:
    """The numbers of an array, as a tuple."""
    return tuple(values.tolist())


def _rounded(values: Floats, story: Story) -> Floats:
    return np.asarray(np.round(values, story.decimals), dtype=np.float64)


def _measurements(story: Story, level: Floats, rng: np.random.Generator) -> list[Floats]:
    return [_rounded(level + story.spread * rng.standard_normal(level.size), story)]


def _sizes(story: Story, n: int, reach: float, rng: np.random.Generator) -> Floats:
    """Denominators that vary by up to `reach` (a share) about the usual size."""
    return np.asarray(np.round(story.size * rng.uniform(1 - reach, 1 + reach, n)), dtype=np.float64)


def _shares(story: Story, level: Floats, rng: np.random.Generator) -> list[Floats]:
    size = _sizes(story, level.size, 0.33, rng)
    return [rng.binomial(size.astype(np.int64), level).astype(np.float64), size]


def _over_dispersed(story: Story, level: Floats, rng: np.random.Generator) -> list[Floats]:
    """The chance itself varies from month to month, by more than so many cases would."""
    size = _sizes(story, level.size, 0.08, rng)
    share = level + story.spread * rng.standard_normal(level.size)
    return [rng.binomial(size.astype(np.int64), share).astype(np.float64), size]


def _rates(story: Story, level: Floats, rng: np.random.Generator) -> list[Floats]:
    size = _sizes(story, level.size, 0.33, rng)
    return [rng.poisson(level * size / 1000).astype(np.float64), size]


def _counts(story: Story, level: Floats, rng: np.random.Generator) -> list[Floats]:
    return [rng.poisson(level).astype(np.float64)]


def _time_between(story: Story, level: Floats, rng: np.random.Generator) -> list[Floats]:
    return [_rounded(np.maximum(rng.exponential(level), 0.1), story)]


def _cases_between(story: Story, level: Floats, rng: np.random.Generator) -> list[Floats]:
    return [np.asarray(rng.geometric(1 / (level + 1)) - 1, dtype=np.float64)]


def _skewed(story: Story, level: Floats, rng: np.random.Generator) -> list[Floats]:
    shape = (story.centre / story.spread) ** 2
    values = rng.gamma(shape, story.centre / shape, (level.size, story.size))
    return list(_rounded(np.maximum(values, 0.1), story).T)


def _seasonal(story: Story, level: Floats, rng: np.random.Generator) -> list[Floats]:
    """What happened and what is usual for the month; rows start in April and the peak is in January."""
    from_january = np.arange(level.size) + 3
    usual = level + story.spread * WINTER * np.cos(2 * np.pi * from_january / 12)
    return [_rounded(usual + story.spread * rng.standard_normal(level.size), story), _rounded(usual, story)]


def _autocorrelated(story: Story, level: Floats, rng: np.random.Generator) -> list[Floats]:
    """Days, each of which keeps a share of the distance from usual of the day before."""
    fresh = rng.standard_normal(level.size * DAYS_A_WEEK)
    fresh[1:] *= np.sqrt(1 - MEMORY**2)
    distance = np.zeros(fresh.size)
    for i, new in enumerate(fresh):
        distance[i] = (MEMORY * distance[i - 1] if i else 0.0) + new
    return [_rounded(np.repeat(level, DAYS_A_WEEK) + story.spread * distance, story)]


def _rare(story: Story, level: Floats, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Events over n months: how many in each month, and the whole days from one event to the next."""
    n = level.size
    days = np.cumsum(np.round(np.maximum(rng.exponential(story.centre, n), 1.0)))
    days = days[days < n * DAYS_A_MONTH]
    counts = np.bincount((days / DAYS_A_MONTH).astype(np.int64), minlength=n)
    return counts.astype(np.float64), np.asarray(np.diff(days), dtype=np.float64)


DRAWS: dict[Kind, Draw] = {
    "measurements": _measurements,
    "shares": _shares,
    "rates": _rates,
    "counts": _counts,
    "time_between": _time_between,
    "cases_between": _cases_between,
    "skewed": _skewed,
    "seasonal": _seasonal,
    "autocorrelated": _autocorrelated,
    "over_dispersed": _over_dispersed,
}
