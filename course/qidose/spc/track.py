"""What the rules look at: known points one after another, each with its side of the centre and its zone.

A track is one long row of points cut into segments (the phases of one chart, or the series of a batch). A missing
point is not on the track, so it neither counts nor breaks; no pattern runs from one segment into the next.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from qidose.spc.numbers import Floats, Ints

Sides = NDArray[np.int8]
Lines = Callable[[float], tuple[Floats, Floats]]


@dataclass(frozen=True, eq=False)
class Track:
    """k known points. `index` are their places in the series; `width` is how near a line counts as on it.

    `lines(s)` gives the lines s sigma below and above the middle at each of the k points; s = 3 is the limits.
    """

    index: Ints
    values: Floats
    centre: Floats
    segment: Ints
    width: Floats
    lines: Lines

    @cached_property
    def side(self) -> Sides:
        """1 above the centre line, -1 below, 0 on it."""
        return _sign(self.values - self.centre, self.width)

    def beyond(self, sigmas: float) -> Sides:
        """1 above the upper line that many sigma away, -1 below the lower one, else 0 (also where there are none)."""
        lower, upper = self.lines(sigmas)
        with np.errstate(invalid="ignore"):
            above, below = self.values - upper > self.width, lower - self.values > self.width
        return above.astype(np.int8) - below.astype(np.int8)

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

    def steps(self) -> Sides:
        """From each point to the next one (k - 1): 1 up, -1 down, 0 level or into another segment."""
        steps = _sign(np.diff(self.values), self.width[1:])
        steps[self.segment[1:] != self.segment[:-1]] = 0
        return steps


def _sign(distance: Floats, width: Floats) -> Sides:
    with np.errstate(invalid="ignore"):
        return (distance > width).astype(np.int8) - (distance < -width).astype(np.int8)
