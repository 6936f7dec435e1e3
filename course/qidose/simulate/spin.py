"""SIM-SPIN: how long does a coin spin? A game of small tests (E-T1-08).

The learner picks a coin, a surface and a way to spin it, writes a prediction, and sees the seconds. Each of the three
matters by itself, one coin and one surface also act together, and every spin varies. Longer is better.
The personal seed decides which level is best, so that a neighbour's answer does not help.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from qidose.simulate.draw import generator

FACTORS = ("coin", "surface", "spinner")
Pair = tuple[str, str, float]  # coin, surface, and what they add in seconds when together


@dataclass(frozen=True)
class Params:
    """What is offered and how strong it is. Seconds, except `spins` (spins a cycle, whose mean is the result).

    `coin_effect`, `surface_effect` and `spinner_effect` are the distance from the worst to the best level;
    `interaction` is what one coin on one surface adds or takes away besides; `noise_sd` is that of a single spin.
    """

    coins: tuple[str, ...] = ("1p", "10p", "£2")
    surfaces: tuple[str, ...] = ("tray", "table", "notebook cover")
    spinners: tuple[str, ...] = ("finger flick", "thumb and finger", "both hands")
    spins: int = 3
    centre: float = 9.0
    coin_effect: float = 3.0
    surface_effect: float = 2.4
    spinner_effect: float = 1.6
    interaction: float = 2.0
    noise_sd: float = 1.0

    def levels(self) -> dict[str, tuple[str, ...]]:
        """The choices of each factor, in the order in which they are shown."""
        return dict(zip(FACTORS, (self.coins, self.surfaces, self.spinners), strict=True))


@dataclass(frozen=True)
class Choice:
    """What is tried in one cycle."""

    coin: str
    surface: str
    spinner: str


@dataclass(frozen=True)
class Result:
    """What one cycle gave: each spin and their mean, in seconds with 1 decimal."""

    times: tuple[float, ...]
    seconds: float


@dataclass(frozen=True)
class Data:
    """What the learner sees before the first cycle: the choices, and how the usual way spins."""

    levels: dict[str, tuple[str, ...]]
    usual: Choice
    usual_result: Result
    unit: str = "seconds"
    better: str = "up"


@dataclass(frozen=True)
class Truth:
    """Mean seconds behind the game. `expected` has every combination; `effects` each level's part of it."""

    best: Choice
    best_seconds: float
    best_by_single_effects: Choice
    effects: dict[str, dict[str, float]]
    interaction_coin: str
    interaction_surface: str
    interaction_seconds: float
    noise_sd: float
    expected: dict[str, float]


def generate(params: Params, seed: int) -> tuple[Data, Truth]:
    """The game of one learner: what is shown first, and the truth behind it."""
    truth = _truth(params, seed)
    usual = Choice(*_usual(params, truth))
    return Data(params.levels(), usual, _result(params, truth, seed, usual, "usual")), truth


def play(params: Params, seed: int, cycles: Sequence[Choice]) -> tuple[Result, ...]:
    """The result of each cycle. Cycle k depends on the seed, on k and on its own choice, not on other cycles.

    Raises ValueError for a level that is not offered.
    """
    truth = _truth(params, seed)
    for choice in cycles:
        _check(params, choice)
    return tuple(_result(params, truth, seed, choice, k) for k, choice in enumerate(cycles, start=1))


def changed(before: Choice, after: Choice) -> tuple[str, ...]:
    """The factors that differ between two choices: one name when one thing was changed at a time."""
    return tuple(factor for factor in FACTORS if getattr(before, factor) != getattr(after, factor))


def label(choice: Choice) -> str:
    """A choice in words: "1p, tray, finger flick"."""
    return ", ".join(getattr(choice, factor) for factor in FACTORS)


def _truth(params: Params, seed: int) -> Truth:
    """Levels in random order of effect; the best combination stands out by at least half a noise sd.

    Raises ValueError for parameters of which no best combination can stand out (no effects, much noise).
    """
    rng = generator(seed, "spin", "truth")
    for _ in range(1000):
        effects = _effects(params, rng)
        pair = _interaction(params, effects, rng)
        expected = _expected(params, effects, pair)
        second, first = sorted(expected.values())[-2:]
        if first - second >= params.noise_sd / 2:
            return _record(params, effects, pair, expected)
    raise ValueError("no combination is best by half a noise sd: larger effects or less noise are needed")


def _expected(params: Params, effects: dict[str, dict[str, float]], pair: Pair) -> dict[Choice, float]:
    seconds = {}
    for coin, surface, spinner in product(*params.levels().values()):
        single = effects["coin"][coin] + effects["surface"][surface] + effects["spinner"][spinner]
        together = pair[2] if (coin, surface) == pair[:2] else 0.0
        seconds[Choice(coin, surface, spinner)] = _round(params.centre + single + together)
    return seconds


def _record(params: Params, effects: dict[str, dict[str, float]], pair: Pair, expected: dict[Choice, float]) -> Truth:
    best = max(expected, key=lambda choice: expected[choice])
    single = Choice(*(max(effects[factor], key=lambda level: effects[factor][level]) for factor in FACTORS))
    names = {label(choice): seconds for choice, seconds in expected.items()}
    return Truth(best, expected[best], single, effects, *pair, params.noise_sd, names)


def _effects(params: Params, rng: np.random.Generator) -> dict[str, dict[str, float]]:
    """Effects of each level, in seconds from the centre: evenly spread, a little moved, in random order."""
    widths = (params.coin_effect, params.surface_effect, params.spinner_effect)
    effects = {}
    for (factor, levels), width in zip(params.levels().items(), widths, strict=True):
        spread = np.linspace(-0.5, 0.5, len(levels)) if len(levels) > 1 else np.zeros(1)
        moved = width * (spread + rng.uniform(-0.08, 0.08, len(levels)))
        order = rng.permutation(len(levels))
        effects[factor] = {level: _round(moved[rank]) for level, rank in zip(levels, order, strict=True)}
    return effects


def _interaction(params: Params, effects: dict[str, dict[str, float]], rng: np.random.Generator) -> Pair:
    """Either the best coin is poor on the best surface, or another coin does unexpectedly well there.

    So the best levels, found one factor at a time, are the best combination in about half of the games only.
    """
    coins, surfaces = (sorted(effects[f], key=lambda level: -effects[f][level]) for f in ("coin", "surface"))
    if rng.random() < 0.5:
        return coins[0], surfaces[0], -params.interaction
    other = int(rng.integers(1, max(2, len(coins)))) if len(coins) > 1 else 0
    return coins[other], surfaces[0], params.interaction


def _usual(params: Params, truth: Truth) -> list[str]:
    """The way to start from: the middle level of each factor, neither the best nor the worst."""
    ranked = (sorted(truth.effects[factor], key=lambda level: truth.effects[factor][level]) for factor in FACTORS)
    return [levels[(len(levels) - 1) // 2] for levels in ranked]


def _result(params: Params, truth: Truth, seed: int, choice: Choice, cycle: int | str) -> Result:
    """The noise of a cycle is the same whatever is chosen; a coin spins for at least half a second."""
    noise = generator(seed, "spin", "cycle", cycle).normal(0.0, params.noise_sd, params.spins)
    times = np.round(np.maximum(truth.expected[label(choice)] + noise, 0.5), 1)
    return Result(tuple(times.tolist()), _round(times.mean()))


def _check(params: Params, choice: Choice) -> None:
    for factor, levels in params.levels().items():
        if getattr(choice, factor) not in levels:
            raise ValueError(f"the {factor} is one of {', '.join(levels)}, not {getattr(choice, factor)!r}")


def _round(seconds: float) -> float:
    return round(float(seconds), 1) + 0.0  # + 0.0: never a minus zero
