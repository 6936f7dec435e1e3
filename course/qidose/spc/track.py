"""What the rules look at: known points one after another, each with its side of the centre and its zone.

A track is one long row of points cut into segments (the phases of one chart, or the series of a batch). A missing
point is not on the track, so it neither counts nor breaks; no pattern runs from one segment into the next.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qidose.spc.numbers import Bools, Floats, Ints

Sides = NDArray[np.int8]
Lines = Callable[[float], tuple[Floats, Floats]]


@dataclass(frozen=True, eq=False)
class Track:
    """A series (n,) or a grid of series (m, n), of which k points are known.

    `centre`, `width` (how near a line counts as on it) and what `lines(s)` gives (the lines s sigma below and above the
    middle; s = 3 is the limits) fit the shape of `grid` by broadcasting. `segments` (m n,) numbers the segments.
    """

    grid: Floats
    centre: Floats
    width: Floats
    segments: Ints
    lines: Lines

    @cached_property
    def index(self) -> Ints:
        """The places (k,) of the known points in the flattened grid; the centre must be known too."""
        return np.flatnonzero(~np.isnan(self.grid) & ~np.isnan(self.centre))

    @cached_property
    def values(self) -> Floats:
        """The known values (k,)."""
        return self.known(self.grid)

    @cached_property
    def segment(self) -> Ints:
        """The segment of each known point (k,)."""
        return self.segments if self._all_known else self.segments[self.index]

    @cached_property
    def side(self) -> Sides:
        """1 above the centre line, -1 below, 0 on it, for each known point (k,)."""
        return self._sides(self.centre, self.centre)

    def beyond(self, sigmas: float) -> Sides:
        """1 above the upper line that many sigma away, -1 below the lower one, else 0 (also where there are none)."""
        return self._sides(*self.lines(sigmas))

    @cached_property
    def beyond_1(self) -> Sides:
        """Beyond 1 sigma."""
        return self.beyond(1.0)

    @cached_property
    def beyond_2(self) -> Sides:
        """Beyond 2 sigma, also when beyond 3."""
        return self.beyond(2.0)

    @cached_property
    def beyond_3(self) -> Sides:
        """Outside the limits."""
        return self.beyond(3.0)

    @cached_property
    def steps(self) -> Sides:
        """From each known point to the next one (k - 1,): 1 up, -1 down, 0 level or into another segment."""
        grid, width = (self.grid, self.width) if self._all_known else (self.values, self.known(self.width))
        rise, reach = np.diff(grid, axis=-1), width if width.shape != grid.shape else width[..., 1:]
        into = np.zeros(grid.shape, dtype=np.int8)
        into[..., 1:] = (rise > reach).view(np.int8) - (rise < -reach).view(np.int8)
        steps = into.ravel()[1:]
        steps[~self.joined] = 0
        return steps

    @cached_property
    def joined(self) -> Bools:
        """Whether each known point and the next one (k - 1,) lie in one segment."""
        return self.segment[1:] == self.segment[:-1]

    def known(self, line: NDArray[Any]) -> NDArray[Any]:
        """What a line, or anything else of the grid's shape, is at the known points (k,)."""
        flat = np.broadcast_to(line, self.grid.shape).ravel()
        return flat if self._all_known else flat[self.index]

    @cached_property
    def _all_known(self) -> bool:
        return self.index.size == self.grid.size

    def _sides(self, lower: Floats, upper: Floats) -> Sides:
        """1 above `upper`, -1 below `lower`, else 0; a comparison with a line that is not there is false."""
        above: Bools = self.grid > upper + self.width
        below: Bools = self.grid < lower - self.width
        sides = (above.view(np.int8) - below.view(np.int8)).ravel()
        return sides if self._all_known else sides[self.index]
