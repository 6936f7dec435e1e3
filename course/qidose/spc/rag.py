"""Red and green against a target, month by month, to hold beside what the chart says about the same data.

The colour of a point is its side of the target in that month only, so in a process that hits and misses its target the
colour flips although nothing has changed.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from qidose.spc.chart import Chart
from qidose.spc.judge import Judgement

Colour = Literal["green", "red"]


@dataclass(frozen=True)
class RagComparison:
    """`colours` of n points (None where missing) and how often they flip from one known point to the next.

    `flips_without_change` counts flips between two points that the chart calls common cause; `steady_steps` counts all
    steps between two such points. `share` is one over the other, NaN when there are no such steps.
    """

    colours: tuple[Colour | None, ...]
    flips: int
    flips_without_change: int
    steady_steps: int

    @property
    def share(self) -> float:
        """The share of steps in which the colour flipped while the chart said that nothing had changed, 0 to 1."""
        return self.flips_without_change / self.steady_steps if self.steady_steps else float("nan")


def rag_colours(chart: Chart, target: float, better: Literal["up", "down"]) -> tuple[Colour | None, ...]:
    """Green where a point meets `target` (exactly on it counts as met), red where it does not, None where missing."""
    if not np.isfinite(target):
        raise ValueError("The target must be a plain number.")
    met = chart.values >= target if better == "up" else chart.values <= target
    known = ~np.isnan(chart.values)
    return tuple(("green" if m else "red") if k else None for m, k in zip(met.tolist(), known.tolist(), strict=True))


def compare_rag(result: Judgement, target: float, better: Literal["up", "down"]) -> RagComparison:
    """How often red and green flip, and how many of those flips the chart calls nothing but chance."""
    colours = rag_colours(result.chart, target, better)
    known = np.flatnonzero(~np.isnan(result.chart.values))
    green = np.array([colours[i] == "green" for i in known.tolist()], dtype=np.bool_)
    flip = green[1:] != green[:-1]
    common = ~result.special[known]
    steady = common[1:] & common[:-1]
    return RagComparison(colours, int(flip.sum()), int((flip & steady).sum()), int(steady.sum()))
