"""A service as it really works: a share of cases that go well, and 2 or 3 special causes that pull it down."""

from dataclasses import dataclass, replace

import numpy as np

from qidose.simulate.draw import generator
from qidose.simulate.luck import binomial
from qidose.simulate.manage_2.stories import SCENARIOS, Scenario

NEVER = 10**6


@dataclass(frozen=True)
class Params:
    """`usual`, `redesigned` and `drop` are shares (0 to 1); `target` and `red_below` are percentages, as on the page.

    `scenario` None lets the seed choose one. `cases` in a month lie between two numbers. `special_starts`: in each of
    these stretches (0-based months of the game) a special cause begins with `special_chance` (in the first and one
    later for certain) and goes on for `special_months` unless it is found or the next begins. `day_cost` is what an
    improvement day costs, in points of the percentage.
    """

    scenario: str | None = None
    usual: float = 0.72
    redesigned: float = 0.92
    drop: float = 0.24
    target: float = 80.0
    red_below: float = 70.0
    cases: tuple[int, int] = (92, 108)
    special_starts: tuple[tuple[int, int], ...] = ((0, 2), (13, 16), (18, 21))
    special_chance: float = 0.6
    special_months: int = 8
    bedding_in: int = 3
    history: int = 8
    months: int = 24
    days: int = 24
    day_cost: float = 0.5
    rule_set: str = "mdc-7"
    good_share: float = 0.85
    most_reactions_to_noise: int = 1


@dataclass(frozen=True)
class Special:
    """Something that lowers the share by `drop`, from month `start` to before `stop`."""

    start: int
    stop: int
    drop: float
    story: str


@dataclass(frozen=True)
class Truth:
    """How the process really works. `luck` and `cases` (months,) belong to each month, whatever is decided."""

    usual: float
    redesigned: float
    specials: tuple[Special, ...]
    luck: tuple[float, ...]
    cases: tuple[int, ...]


def truth_of(params: Params, seed: int) -> Truth:
    """The process behind this seed."""
    rng = generator(seed, "manage-2", "truth")
    stories = scenario_of(params, seed).stories
    order = rng.permutation(len(stories)).tolist()
    drawn = [
        _special(params, rng, *between, stories[which])
        for between, which in zip(params.special_starts, order, strict=False)
    ]
    there = rng.random(len(drawn)) < params.special_chance
    certain = {0, int(rng.integers(1, len(drawn))) if len(drawn) > 1 else 0}
    specials = _one_at_a_time([special for i, special in enumerate(drawn) if there[i] or i in certain])
    luck, cases = _months(params, generator(seed, "manage-2", "chance"), params.months)
    return Truth(params.usual, params.redesigned, specials, luck, cases)


def scenario_of(params: Params, seed: int) -> Scenario:
    """The named scenario, or the seed's. Raises ValueError for an unknown name."""
    if params.scenario is None:
        names = list(SCENARIOS)
        return SCENARIOS[names[int(generator(seed, "manage-2", "scenario").integers(len(names)))]]
    if params.scenario not in SCENARIOS:
        raise ValueError(f"a scenario is one of {', '.join(SCENARIOS)}, not {params.scenario!r}")
    return SCENARIOS[params.scenario]


def history_of(params: Params, seed: int) -> tuple[float, ...]:
    """Percentages of the months before the game, with no special cause."""
    luck, cases = _months(params, generator(seed, "manage-2", "history"), params.history)
    return tuple(percent(one, n, params.usual) for one, n in zip(luck, cases, strict=True))


def percent(luck: float, cases: int, share: float) -> float:
    """The percentage of a month's cases that go well at this luck, to 1 decimal."""
    return round(100 * binomial(luck, cases, round(share, 4)) / cases, 1)


def _one_at_a_time(specials: list[Special]) -> tuple[Special, ...]:
    """Each ends at the latest when the next begins."""
    starts = [special.start for special in specials[1:]]
    return tuple(
        replace(one, stop=min(one.stop, start)) for one, start in zip(specials, [*starts, NEVER], strict=False)
    )


def _special(params: Params, rng: np.random.Generator, first: int, last: int, story: str) -> Special:
    start = int(rng.integers(first, last + 1))
    return Special(start, start + params.special_months, params.drop, story)


def _months(params: Params, rng: np.random.Generator, n: int) -> tuple[tuple[float, ...], tuple[int, ...]]:
    luck = rng.random(n).tolist()
    return tuple(luck), tuple(rng.integers(params.cases[0], params.cases[1] + 1, n).tolist())
