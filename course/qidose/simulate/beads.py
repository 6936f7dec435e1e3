"""SIM-BEADS: W. Edwards Deming's bead factory (E-T1-04, E-T6-08).

Willing workers draw 50 beads with a paddle from a box with 800 red and 3,200 white beads; a red bead is a fault. The
beads go back and are mixed before the next draw. What is said to a worker changes no bead; a box with fewer red ones
does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from qidose.simulate.draw import generator
from qidose.simulate.luck import hypergeometric, hypergeometric_chances

ACTIONS = ("nothing", "reward", "warn", "target", "better_beads")


@dataclass(frozen=True)
class Params:
    """The box (numbers of beads), the paddle, who works and for how many days.

    `better_red` and `better_white` are the second lot, for "change the system". Names are made up.
    """

    red: int = 800
    white: int = 3200
    better_red: int = 400
    better_white: int = 3600
    paddle: int = 50
    workers: tuple[str, ...] = ("Aisha", "Ben", "Chloe", "Dev", "Ewa", "Femi")
    days: int = 4


@dataclass(frozen=True)
class Data:
    """`red` (days, workers): red beads drawn. `workers` names the columns; `paddle` is how many beads each draws."""

    red: NDArray[np.int64]
    workers: tuple[str, ...]
    paddle: int
    unit: str = "red beads of 50"
    better: str = "down"


@dataclass(frozen=True)
class Truth:
    """What only the box decides, exactly, for a box that stays the same.

    `lower` and `upper` are np-chart limits of the known share: mean ± 3 sqrt(n p (1 − p)), the sd of a draw *with*
    replacement, as the chart uses it; `sd` is that of the draw itself. The chances are of any one day and the next.
    """

    mean: float
    sd: float
    lower: float
    upper: float
    better_mean: float
    mean_gap: float
    chance_gap_5: float
    chance_best_gets_worse: float
    chance_worst_gets_better: float
    chance_any_outside: float
    effect_of_worker: float = 0.0
    what_changes_it: str = "better_beads"


def generate(params: Params, seed: int) -> tuple[Data, Truth]:
    """All days with nothing done in between, and the truth of the box."""
    return play(params, seed, ["nothing"] * (params.days - 1)), truth(params)


def play(params: Params, seed: int, decisions: Sequence[str]) -> Data:
    """Day 1, and one more day after each decision of `ACTIONS`. `better_beads` brings the second lot from then on.

    All other decisions leave every later draw as it was.
    Raises ValueError for another word, or for more days than there are.
    """
    if len(decisions) >= params.days:
        raise ValueError(f"the factory runs for {params.days} days, so there are at most {params.days - 1} decisions")
    unknown = [decision for decision in decisions if decision not in ACTIONS]
    if unknown:
        raise ValueError(f"a decision is one of {', '.join(ACTIONS)}, not {unknown[0]!r}")
    label = f"red beads of {params.paddle}"
    days = [_day(params, seed, day, "better_beads" in decisions[:day]) for day in range(len(decisions) + 1)]
    return Data(np.array(days, dtype=np.int64), params.workers, params.paddle, label)


def truth(params: Params) -> Truth:
    """Exact figures of the box, by adding up the hypergeometric distribution."""
    n, share = params.paddle, params.red / (params.red + params.white)
    chances = np.array(hypergeometric_chances(params.red, params.white, n))
    k = np.arange(n + 1)
    mean = float(k @ chances)
    half = 3 * sqrt(n * share * (1 - share))
    inside = float(chances[(k >= mean - half) & (k <= mean + half)].sum())
    low, high = _least(chances, len(params.workers)), _least(chances[::-1], len(params.workers))[::-1]
    below = np.cumsum(chances) - chances
    return Truth(
        mean=mean,
        sd=sqrt(float((k - mean) ** 2 @ chances)),
        lower=mean - half,
        upper=mean + half,
        better_mean=n * params.better_red / (params.better_red + params.better_white),
        mean_gap=float(k @ high - k @ low),
        chance_gap_5=1 - _gap_at_most(chances, len(params.workers), 4),
        chance_best_gets_worse=float(low @ (1 - np.cumsum(chances))),
        chance_worst_gets_better=float(high @ below),
        chance_any_outside=1 - inside ** (params.days * len(params.workers)),
    )


def _day(params: Params, seed: int, day: int, better: bool) -> list[int]:
    red, white = (params.better_red, params.better_white) if better else (params.red, params.white)
    lucks = generator(seed, "beads", "day", day).random(len(params.workers))
    return [hypergeometric(float(luck), red, white, params.paddle) for luck in lucks]


def _least(chances: NDArray[np.float64], workers: int) -> NDArray[np.float64]:
    """Chances of the smallest of `workers` draws: P(all ≥ k) − P(all ≥ k + 1)."""
    at_least = np.append(np.cumsum(chances[::-1])[::-1], 0.0) ** workers
    least: NDArray[np.float64] = at_least[:-1] - at_least[1:]
    return least


def _gap_at_most(chances: NDArray[np.float64], workers: int, gap: int) -> float:
    """P(largest − smallest ≤ gap): for each smallest k, all within [k, k + gap] less all within [k + 1, k + gap]."""
    reach = np.concatenate([[0.0], np.cumsum(chances)])
    total = 0.0
    for k in range(len(chances)):
        top = min(k + gap + 1, len(chances))
        total += (reach[top] - reach[k]) ** workers - (reach[top] - reach[min(k + 1, top)]) ** workers
    return float(total)
