"""SIM-FUNNEL: W. Edwards Deming's funnel, and what adjusting a stable process does to it (E-T3-06).

A marble drops through a funnel and comes to rest near the spot below. Four rules for the funnel's place (target at 0):
1 leave it; 2 move it from where it is by the last error, the other way; 3 set it as far on the other side of the target
as the last marble lay; 4 set it over the last marble. The same marbles fall under every rule.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qidose.simulate.draw import generator

RULES = (1, 2, 3, 4)


@dataclass(frozen=True)
class Params:
    """`dimensions` 1 (minutes late or early) or 2 (cm on a table); `sd` is that of one marble in each dimension."""

    drops: int = 50
    dimensions: int = 1
    sd: float = 6.0
    unit: str = "minutes from the planned start"


@dataclass(frozen=True)
class Run:
    """One rule's run, (drops, dimensions): where the funnel stood and where each marble came to rest, to 1 decimal."""

    rule: int
    funnel: NDArray[np.float64]
    marble: NDArray[np.float64]


@dataclass(frozen=True)
class Data:
    """The run of each rule with the same marbles; target at 0."""

    runs: tuple[Run, ...]
    unit: str
    target: float = 0.0


@dataclass(frozen=True)
class Truth:
    """The spread that each rule brings in the long run, as a multiple of rule 1; it grows without end under 3 and 4.

    `spread` is what this seed's own runs gave: the root mean square distance from their mean, per dimension.
    """

    right_rule: int
    tampering: tuple[int, ...]
    long_run_ratio: dict[int, float | None]
    spread: dict[int, float]


def generate(params: Params, seed: int) -> tuple[Data, Truth]:
    """All four rules on the same marbles."""
    runs = play(params, seed, RULES)
    truth = Truth(
        1, (2, 3, 4), {1: 1.0, 2: 2**0.5, 3: None, 4: None}, {run.rule: round(spread(run), 3) for run in runs}
    )
    return Data(runs, params.unit), truth


def play(params: Params, seed: int, rules: Sequence[int]) -> tuple[Run, ...]:
    """One run for each rule number in `rules`, all with this seed's marbles. Raises ValueError for another number."""
    unknown = [rule for rule in rules if rule not in RULES]
    if unknown:
        raise ValueError(f"the funnel has rules 1 to 4, not {unknown[0]!r}")
    marbles = _marbles(params, seed)
    return tuple(_run(rule, marbles) for rule in rules)


def move_by_hand(params: Params, seed: int, places: Sequence[Sequence[float]]) -> Run:
    """A run (rule 0) in which the learner set the funnel before each drop: `places` (drops so far, dimensions)."""
    funnel = np.round(np.array(places, dtype=float).reshape(len(places), params.dimensions), 1)
    if len(funnel) > params.drops:
        raise ValueError(f"there are {params.drops} marbles, not {len(funnel)}")
    if not np.isfinite(funnel).all():
        raise ValueError("each place of the funnel is a number")
    return Run(0, funnel, np.round(funnel + _marbles(params, seed)[: len(funnel)], 1))


def spread(run: Run) -> float:
    """Standard deviation of where the marbles lie, the dimensions pooled. Raises ValueError for fewer than 2 drops."""
    if len(run.marble) < 2:
        raise ValueError("a spread needs at least 2 drops")
    return float(np.sqrt(run.marble.var(axis=0, ddof=1).mean()))


def _marbles(params: Params, seed: int) -> NDArray[np.float64]:
    """How far each marble rolls from below the funnel, (drops, dimensions), to 1 decimal."""
    rng = generator(seed, "funnel", "marbles")
    return np.round(rng.normal(0.0, params.sd, (params.drops, params.dimensions)), 1)


def _run(rule: int, rolled: NDArray[np.float64]) -> Run:
    funnel = np.zeros_like(rolled)
    for k in range(1, len(rolled)):
        marble = funnel[k - 1] + rolled[k - 1]
        funnel[k] = _next_place(rule, funnel[k - 1], marble)
    return Run(rule, np.round(funnel, 1) + 0.0, np.round(funnel + rolled, 1) + 0.0)  # + 0.0: never a minus zero


def _next_place(rule: int, funnel: NDArray[np.float64], marble: NDArray[np.float64]) -> NDArray[np.float64]:
    if rule == 1:
        return funnel
    if rule == 2:
        return funnel - marble
    return -marble if rule == 3 else marble
