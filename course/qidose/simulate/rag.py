"""Red, amber and green: how a board page colours one month at a time, without a look at the months before."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from qidose.simulate.measures import Better

Colour = Literal["green", "amber", "red"]


@dataclass(frozen=True)
class Thresholds:
    """Green from `target` on; red beyond `red`, on the bad side of it; amber between. In the measure's unit."""

    target: float
    red: float
    better: Better

    def colour(self, value: float) -> Colour:
        """The colour of one month. A value exactly on the target is green, exactly on `red` amber."""
        sign = 1 if self.better == "up" else -1
        if sign * value >= sign * self.target:
            return "green"
        return "red" if sign * value < sign * self.red else "amber"

    def colours(self, values: Iterable[float]) -> tuple[Colour, ...]:
        """The colour of each month."""
        return tuple(self.colour(value) for value in values)


def flips(colours: Iterable[Colour]) -> int:
    """How often the colour changes from one month to the next."""
    return sum(before != after for before, after in pairwise(colours))
