"""How one measure varies: months, chance variation about a level, and the series that a chart is drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qidose.simulate.measures import Distribution, Label, Measure

Floats = NDArray[np.float64]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True)
class Series:
    """What a learner may see of one measure: month labels and values, in time order, both of length n.

    `baseline` is how many points from the first the limits are worked out from (None: from all points).
    """

    measure: Label
    periods: tuple[str, ...]
    values: tuple[float, ...]
    baseline: int | None = None


def months(n: int, start: int = 3) -> tuple[str, ...]:
    """`n` month labels; `start` counts from 0 for January 2023, so 3 is April 2023, the start of an NHS year."""
    return tuple(f"{MONTHS[month % 12]} {2023 + month // 12}" for month in range(start, start + n))


def draw_values(
    rng: np.random.Generator,
    measure: Measure,
    levels: Sequence[float] | Floats,
    distribution: Distribution | None = None,
) -> Floats:
    """One value a period about `levels` (n,), in the measure's unit, rounded to its decimals and kept on its scale.

    `distribution` is the measure's own unless named. Raises ValueError where it cannot fit the kind of measure
    (a binomial needs a share of cases) or where a level is off the measure's scale.
    """
    level = np.asarray(levels, dtype=np.float64)
    shape = distribution or measure.distribution
    _check(measure, level, shape)
    values = np.clip(_draw(rng, measure, level, shape), measure.floor, measure.ceiling)
    return np.round(values, measure.decimals)


def can_follow(measure: Measure, distribution: Distribution) -> bool:
    """Whether values of this measure can come from that distribution, with the spread the catalogue gives."""
    skewed_time = distribution == "gamma" and measure.kind == "continuous"
    return distribution in ("normal", measure.distribution) or skewed_time


def _check(measure: Measure, level: Floats, shape: Distribution) -> None:
    if not can_follow(measure, shape):
        raise ValueError(f"{measure.id} is a {measure.kind} measure: it cannot follow a {shape} distribution")
    if not np.all((level >= measure.floor) & (level <= measure.ceiling)):
        raise ValueError(f"{measure.id}: a level lies outside {measure.floor:g} to {measure.ceiling:g} {measure.unit}")


def _draw(rng: np.random.Generator, measure: Measure, level: Floats, shape: Distribution) -> Floats:
    """Unrounded values; each distribution has the level as its mean."""
    if shape == "normal":
        return level + measure.spread * rng.standard_normal(level.size)
    if shape == "gamma":
        scale = measure.spread**2 / measure.centre  # a fixed scale: a higher level is also a little more spread out
        return rng.gamma(level / scale, scale)
    if shape == "poisson":
        exposure = measure.denominator / measure.per if measure.denominator else 1.0
        return rng.poisson(level * exposure) / exposure
    return 100.0 * rng.binomial(measure.denominator, level / 100.0) / measure.denominator
