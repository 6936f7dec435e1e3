"""A service as it really works: a share of cases that go well, and two special causes that pull it down."""

from dataclasses import dataclass

import numpy as np

from qidose.simulate.draw import generator
from qidose.simulate.luck import binomial
from qidose.simulate.manage_2.stories import SCENARIOS, Scenario


@dataclass(frozen=True)
class Params:
    """`usual`, `redesigned` and `drop` are shares (0 to 1); `target` and `red_below` are percentages, as on the page.

    `scenario` None lets the seed choose one. `cases` in a month lie between two numbers. `special_starts`: each special
    cause begins between two months (0-based, of the game) and goes on for `special_months` unless it is found.
    `day_cost` is what an improvement day costs, in points of the percentage.
    """

    scenario: str | None = None
    usual: float = 0.72
    redesigned: float = 0.92
    drop: float = 0.24
    target: float = 80.0
    red_below: float = 70.0
    cases: tuple[int, int] = (92, 108)
    special_starts: tuple[tuple[int, int], ...] = ((0, 1), (17, 20))
    special_months: int = 8
    bedding_in: int = 3
    history: int = 9
    months: int = 24
    days: int = 24
    day_cost: float = 0.5
    rule_set: str = "mdc-7"
    good_share: float = 0.80
    most_reactions_to_noise: int = 2


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
    specials = []
    for (first, last), which in zip(params.special_starts, order, strict=False):
        start = int(rng.integers(first, last + 1))
        specials.append(Special(start, start + params.special_months, params.drop, stories[which]))
    luck, cases = _months(params, generator(seed, "manage-2", "chance"), params.months)
    return Truth(params.usual, params.redesigned, tuple(specials), luck, cases)


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


def _months(params: Params, rng: np.random.Generator, n: int) -> tuple[tuple[float, ...], tuple[int, ...]]:
    luck = rng.random(n).tolist()
    return tuple(luck), tuple(rng.integers(params.cases[0], params.cases[1] + 1, n).tolist())
