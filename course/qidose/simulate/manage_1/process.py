"""Theatre lists as they really run: a level, chance variation about it, and 2 to 5 special causes."""

from dataclasses import dataclass, replace

import numpy as np

from qidose.simulate.draw import generator

LONGER = (
    "New instrument sets came in the wrong order and had to be sorted before each list.",
    "A lift was out of order, so patients came to theatre by a longer way.",
    "A new computer system for consent forms was slow at the start of each list.",
    "Beds on the recovery ward were closed, so patients waited in theatre.",
)
SHORTER = (
    "One ward was closed by an infection, and its patients were left off the lists.",
    "A supplier could not deliver one kind of implant, and the longest operations were put off.",
    "Building work closed 1 theatre, and the shorter lists were moved in together.",
    "Patients for a new day clinic were taken off these lists, and the plan did not change.",
)


NEVER = 10**6
CERTAIN = 2
"""So many special causes there are at least, where there are stretches for them."""


@dataclass(frozen=True)
class Params:
    """Minutes throughout, except what is in noise_sd (`..._sd`) or months (0-based, of the game).

    `offsets_sd`: the level's distance from the aim is one of these. `special_starts`: in each of these stretches
    a special cause begins with `special_chance` (in 2 of them for certain) and goes on for `special_months` unless it
    is found or the next begins. Costs are in minutes lost, as overruns are.
    """

    noise_sd: float = 12.0
    offsets_sd: tuple[float, ...] = (-1.6, 0.0, 1.6)
    special_sd: tuple[float, float] = (4.5, 5.5)
    special_starts: tuple[tuple[int, int], ...] = ((1, 4), (5, 8), (9, 12), (13, 16), (17, 20))
    special_chance: float = 0.7
    special_months: int = 4
    history: int = 12
    months: int = 24
    adjust_cost: float = 8.0
    investigate_cost: float = 12.0
    rule_set: str = "mdc-7"
    good_share: float = 0.80
    most_reactions_to_noise: int = 2


@dataclass(frozen=True)
class Special:
    """Something that happens from month `start` to before `stop`, and moves the result by `minutes`."""

    start: int
    stop: int
    minutes: float
    story: str


@dataclass(frozen=True)
class Truth:
    """How the process really works. `chance` (months,) is each month's own chance variation, in minutes."""

    offset: float
    noise_sd: float
    specials: tuple[Special, ...]
    chance: tuple[float, ...]


def truth_of(params: Params, seed: int) -> Truth:
    """The process behind this seed."""
    rng = generator(seed, "manage-1", "truth")
    offset = params.noise_sd * params.offsets_sd[int(rng.integers(len(params.offsets_sd)))]
    drawn = [_special(params, rng, *between) for between in params.special_starts]
    there = rng.random(len(drawn)) < params.special_chance
    certain = rng.permutation(len(drawn))[:CERTAIN].tolist()
    specials = _one_at_a_time([special for i, special in enumerate(drawn) if there[i] or i in certain])
    chance = generator(seed, "manage-1", "chance").normal(0.0, params.noise_sd, params.months)
    return Truth(round(offset, 6), params.noise_sd, specials, tuple(chance.tolist()))


def history_of(params: Params, seed: int, truth: Truth) -> tuple[float, ...]:
    """The months before the game, in whole minutes, with no special cause."""
    chance = generator(seed, "manage-1", "history").normal(0.0, params.noise_sd, params.history)
    return tuple((np.round(truth.offset + chance) + 0.0).tolist())


def _one_at_a_time(specials: list[Special]) -> tuple[Special, ...]:
    """Each ends at the latest when the next begins."""
    starts = [special.start for special in specials[1:]]
    return tuple(
        replace(one, stop=min(one.stop, start)) for one, start in zip(specials, [*starts, NEVER], strict=False)
    )


def _special(params: Params, rng: np.random.Generator, first: int, last: int) -> Special:
    start, longer = int(rng.integers(first, last + 1)), bool(rng.random() < 0.5)
    size = params.noise_sd * float(rng.uniform(*params.special_sd))
    stories = LONGER if longer else SHORTER
    story = stories[int(rng.integers(len(stories)))]
    return Special(start, start + params.special_months, round(size if longer else -size, 6), story)
