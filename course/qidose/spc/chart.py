"""A chart: points, a centre line, limits, phases. Every chart function in this package returns one.

Vocabulary
    centre         the line that runs are judged against: a mean, or a median on a run chart
    lower, upper   the limits, 3 sigma from the middle, cut to what the measure can be (a share: 0 to 1)
    phase          a stretch with limits of its own; nothing is carried from one to the next
    baseline       the first points of each phase, when only those set the limits
    excluded       a point that is drawn and judged, but does not help to set the limits
    trial limits   limits that rest on fewer than 13 points
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from qidose.spc.numbers import Bools, Floats, Ints, check_finite, frozen

FEWEST_POINTS = 13
"""Below this many points limits are called trial limits and Making Data Count shows no icon."""


@dataclass(frozen=True, eq=False)
class Chart:
    """An immutable chart of n points. Arrays have shape (n,); NaN where a value is missing or a line not defined.

    `middle` and `sigma` are what the limits are made of (limits = middle ± 3 sigma, before they are cut); on a t chart
    they are on the transformed scale, and `power` leads back. `limit_points` counts the points behind the limits.
    `count` and `size` are the events and the denominators (or subgroup sizes) of charts that have them.
    `basis` names the centre line in words ("mean", "median"). `notes` says in words what the chart cannot show.
    """

    kind: str
    values: Floats
    centre: Floats
    lower: Floats
    upper: Floats
    phase: Ints
    middle: Floats
    sigma: Floats
    used: Bools
    limit_points: Ints
    basis: str = "mean"
    power: float = 1.0
    floor: float = -np.inf
    ceiling: float | Floats = np.inf
    notes: tuple[str, ...] = ()
    count: Floats | None = None
    size: Floats | None = None
    limit_factor: str = "2.66"
    mr_screen: bool = False

    def __post_init__(self) -> None:
        for name in ("values", "centre", "lower", "upper", "middle", "sigma"):
            check_finite(getattr(self, name))
        for name, value in vars(self).items():
            if isinstance(value, np.ndarray):
                object.__setattr__(self, name, frozen(value))

    def __len__(self) -> int:
        return int(self.values.size)

    @cached_property
    def trial(self) -> bool:
        """Whether any limits of this chart rest on fewer than 13 points."""
        return any(self.trial_phases)

    @cached_property
    def trial_phases(self) -> tuple[bool, ...]:
        """For each phase, whether its limits rest on fewer than 13 points."""
        return tuple(bool(self.limit_points[start] < FEWEST_POINTS) for start in self.phase_starts)

    @cached_property
    def phase_starts(self) -> tuple[int, ...]:
        """The 0-based index of the first point of each phase."""
        if not len(self):
            return ()
        return (0, *(np.flatnonzero(np.diff(self.phase)) + 1).tolist())

    def line(self, sigmas: float) -> tuple[Floats, Floats]:
        """The lines that many sigma below and above the middle, cut like the limits: two arrays (n,)."""
        return (
            _cut(self.middle - sigmas * self.sigma, self.power, self.floor, self.ceiling),
            _cut(self.middle + sigmas * self.sigma, self.power, self.floor, self.ceiling),
        )


def _cut(line: Floats, power: float, floor: float, ceiling: float | Floats) -> Floats:
    """A line on the measure's own scale, no lower than `floor` and no higher than `ceiling`."""
    if power != 1.0:
        line = np.maximum(line, 0.0) ** power
    return np.clip(line, floor, ceiling)


def phase_of(n: int, phases: Sequence[int]) -> Ints:
    """The phase number of each of n points. `phases` are the indices where a phase starts; 0 may be left out.

    Raises ValueError for starts that are not in order, or not points of the series.
    """
    given = [int(start) for start in phases]
    if given and min(given) < 0:
        raise ValueError(f"A phase starts at point {min(given) + 1}, but the first point is 1.")
    starts = given if given[:1] == [0] else [0, *given]
    if any(b <= a for a, b in pairwise(starts)):
        raise ValueError("Phases must start in order, each one later than the one before.")
    if starts[-1] >= max(n, 1):
        raise ValueError(f"A phase starts at point {starts[-1] + 1}, but the series has {n} points.")
    phase = np.zeros(n, dtype=np.int64)
    phase[starts[1:]] = 1
    return np.cumsum(phase)


def used_for_limits(values: Floats, phase: Ints, baseline: int | None, exclude: Sequence[int]) -> Bools:
    """Which points set the limits: known, not excluded, and in the baseline of their phase when there is one.

    Raises ValueError for an excluded point outside the series and for a baseline of fewer than 1 point.
    """
    n = values.size
    used = ~np.isnan(values)
    if baseline is not None:
        if baseline < 1:
            raise ValueError("A baseline needs at least 1 point.")
        starts = np.flatnonzero(np.diff(phase, prepend=-1))
        used &= np.arange(n) - starts[phase] < baseline if n else used
    for point in exclude:
        if not 0 <= point < n:
            raise ValueError(f"Point {point + 1} cannot be left out: the series has {n} points.")
        used[point] = False
    return used


def phase_slices(phase: Ints) -> list[slice]:
    """The stretch of points of each phase."""
    if not phase.size:
        return []
    edges = [0, *(np.flatnonzero(np.diff(phase)) + 1).tolist(), phase.size]
    return [slice(a, b) for a, b in pairwise(edges)]


def build(
    kind: str,
    values: Floats,
    phase: Ints,
    used: Bools,
    middle: Floats,
    sigma: Floats,
    *,
    drawn: Floats | None = None,
    basis: str = "mean",
    power: float = 1.0,
    floor: float = -np.inf,
    ceiling: float | Floats = np.inf,
    needs: str = "1 known point",
    count: Floats | None = None,
    size: Floats | None = None,
    limit_factor: str = "2.66",
    mr_screen: bool = False,
) -> Chart:
    """A chart with limits 3 sigma from `middle`. `drawn` is the centre line where that is not the middle.

    `needs` says, for the notes, what a phase must have before it has limits; empty for a chart that never has any.
    """
    lower = _cut(middle - 3.0 * sigma, power, floor, ceiling)
    upper = _cut(middle + 3.0 * sigma, power, floor, ceiling)
    centre = drawn if drawn is not None else _cut(middle, power, floor, ceiling)
    limit_points = np.bincount(phase, weights=used).astype(np.int64)[phase] if phase.size else phase
    return Chart(
        kind, values, centre, lower, upper, phase, middle, sigma, used, limit_points,
        basis=basis, power=power, floor=floor, ceiling=ceiling, count=count, size=size,
        limit_factor=limit_factor, mr_screen=mr_screen,
        notes=notes_on(values, phase, sigma, limit_points, needs),
    )  # fmt: skip


def notes_on(values: Floats, phase: Ints, sigma: Floats, limit_points: Ints, needs: str) -> tuple[str, ...]:
    """What a chart cannot show, a sentence each."""
    if not values.size:
        return ("There are no points yet.",)
    if np.isnan(values).all():
        return ("Every value is missing, so there is nothing to draw.",)
    parts = phase_slices(phase)
    notes = []
    for number, part in enumerate(parts, start=1):
        where = f"Phase {number} has" if len(parts) > 1 else "This chart has"
        points = int(limit_points[part.start])
        if not needs:
            continue  # a run chart has no limits by nature
        if np.isnan(sigma[part]).all():
            notes.append(f"{where} no limits: they need {needs}.")
        elif points < FEWEST_POINTS:
            plural = "s" if points != 1 else ""
            notes.append(f"{where} trial limits: they rest on {points} point{plural}, fewer than {FEWEST_POINTS}.")
    return tuple(notes)
