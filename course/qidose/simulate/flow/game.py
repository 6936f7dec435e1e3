"""A unit for a learner to look into: which step is the constraint, and what it would bring to strengthen each."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from qidose.simulate.certify import draw_until
from qidose.simulate.draw import generator
from qidose.simulate.flow.facts import FACTS, KEY_FACTS, Fact
from qidose.simulate.flow.process import DAY, STEPS, WORKED, Floats, Journeys, Step, run

BY_HOUR = (2, 2, 1, 1, 1, 1, 2, 3, 5, 7, 8, 8, 7, 6, 6, 6, 6, 7, 7, 6, 5, 4, 3, 2)
"""How many of 106 patients arrive in each hour of the day, from midnight."""


@dataclass(frozen=True)
class Params:
    """`open_from` and `hours` say which part of each day patients arrive in; `per_day` how many do, on average.

    `minutes`: the usual length of the work of each step, which varies by `spread` (sd of its logarithm). `enough` is
    how many people or beds each step has; the step that is the constraint has `short` of them. `constraint` None lets
    the seed choose. `show_journeys` puts every journey on the table (the small version, for an animation).
    """

    days: int = 7
    open_from: int = 0
    hours: int = 24
    per_day: float = 96.0
    minutes: Mapping[Step, float] = field(
        default_factory=lambda: {"triage": 10.0, "treatment": 30.0, "discharge": 20.0}
    )
    spread: float = 0.45
    enough: Mapping[Step, int] = field(default_factory=lambda: {"triage": 2, "bed": 14, "treatment": 5, "discharge": 4})
    short: Mapping[Step, int] = field(default_factory=lambda: {"triage": 1, "bed": 5, "treatment": 3, "discharge": 2})
    constraint: Step | None = None
    budget: int = 20
    show_journeys: bool = False


SMALL = Params(
    days=1,
    open_from=9,
    hours=4,
    per_day=24.0,
    enough={"triage": 2, "bed": 8, "treatment": 4, "discharge": 4},
    short={"triage": 1, "bed": 3, "treatment": 2, "discharge": 1},
    minutes={"triage": 12.0, "treatment": 25.0, "discharge": 15.0},
    budget=0,
    show_journeys=True,
)
"""A morning in a small unit, to be watched (E-T1-07)."""


@dataclass(frozen=True)
class Journey:
    """One patient's times in whole minutes from the start: arrival, then start and end of each step."""

    arrived: int
    start: dict[Step, int]
    end: dict[Step, int]


@dataclass(frozen=True)
class Data:
    """What the learner sees before measuring anything: the steps, how many people or beds each has, and the budget.

    `journeys` is empty except in the small version. `facts` are those offered in the small version, in chance order.
    """

    steps: tuple[Step, ...]
    capacity: dict[Step, int]
    days: int
    open_from: int
    hours: int
    budget: int
    journeys: tuple[Journey, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Truth:
    """`wait`: mean minutes by step. `busy`: the share of a step's people or beds in use, from the first hour until the
    last patient has left. `gain`: how many minutes the mean journey (`total`) gets shorter with one person or bed more
    in that step alone."""

    constraint: Step
    wait: dict[Step, float]
    busy: dict[Step, float]
    gain: dict[Step, float]
    total: float
    patients: int
    key_facts: tuple[str, ...]


def generate(params: Params, seed: int) -> tuple[Data, Truth]:
    """A unit whose constraint is clear: it has the longest wait, and one more there brings twice as much as elsewhere.

    Drawn again until that is so. Raises NotCertifiedError after 99 draws.
    """
    _, data, truth = certified(params, seed)
    return data, truth


def certified(params: Params, seed: int) -> tuple[Journeys, Data, Truth]:
    """The journeys as well; for measuring, never for the page."""
    constraint = params.constraint or STEPS[int(generator(seed, "flow", "constraint").integers(len(STEPS)))]
    capacity = {step: (params.short if step == constraint else params.enough)[step] for step in STEPS}

    def draw(attempt: int) -> tuple[Journeys, Truth] | None:
        arrived, minutes = _draw(params, seed, attempt)
        journeys = run(arrived, minutes, capacity)
        truth = _truth(params, constraint, capacity, journeys, minutes)
        return (journeys, truth) if is_clear(truth) else None

    journeys, truth = draw_until(draw, f"the constraint of unit {seed}")[0]
    return journeys, _data(params, seed, capacity, journeys), truth


def is_clear(truth: Truth) -> bool:
    """Whether the constraint is the longest wait, and the step where one more helps by far the most."""
    others = [step for step in STEPS if step != truth.constraint]
    longest = all(truth.wait[step] < truth.wait[truth.constraint] for step in others)
    helps = truth.gain[truth.constraint] >= 2 * max(max(truth.gain[step] for step in others), 0.0)
    return longest and helps and truth.gain[truth.constraint] >= 0.1 * truth.total


def _draw(params: Params, seed: int, attempt: int) -> tuple[Floats, dict[Step, Floats]]:
    """Arrival times in order, and the minutes of work that each patient needs, to a tenth of a minute."""
    rng = generator(seed, "flow", "patients", attempt)
    hours = [(params.open_from + hour) % 24 for hour in range(params.hours)]
    weights = np.array([BY_HOUR[hour] for hour in hours], dtype=np.float64)
    counts = rng.poisson(params.per_day * weights / weights.sum(), (params.days, params.hours))
    starts = np.add.outer(np.arange(params.days) * DAY, np.arange(params.hours) * 60.0)
    arrived = np.repeat(starts.ravel(), counts.ravel()) + rng.uniform(0.0, 60.0, int(counts.sum()))
    n = arrived.size
    chance = {step: rng.lognormal(-(params.spread**2) / 2, params.spread, n) for step in WORKED}
    return np.sort(np.round(arrived, 1)), {step: np.round(params.minutes[step] * chance[step], 1) for step in WORKED}


def _truth(
    params: Params, constraint: Step, capacity: dict[Step, int], journeys: Journeys, minutes: dict[Step, Floats]
) -> Truth:
    total = float(journeys.total.mean())
    more = {step: run(journeys.arrived, minutes, {**capacity, step: capacity[step] + 1}) for step in STEPS}
    before = params.days - 1
    open_minutes = before * params.hours * 60 + float(journeys.end["discharge"].max()) - before * DAY
    used = {step: float((journeys.end[step] - journeys.start[step]).sum()) for step in STEPS}
    return Truth(
        constraint=constraint,
        wait={step: round(float(journeys.wait(step).mean()), 1) for step in STEPS},
        busy={step: round(used[step] / (capacity[step] * open_minutes), 3) for step in STEPS},
        gain={step: round(total - float(more[step].total.mean()), 1) for step in STEPS},
        total=round(total, 1),
        patients=journeys.arrived.size,
        key_facts=KEY_FACTS,
    )


def _data(params: Params, seed: int, capacity: dict[Step, int], journeys: Journeys) -> Data:
    order = generator(seed, "flow", "facts").permutation(len(FACTS)).tolist()
    return Data(
        steps=STEPS,
        capacity=capacity,
        days=params.days,
        open_from=params.open_from,
        hours=params.hours,
        budget=params.budget,
        journeys=_journeys(journeys) if params.show_journeys else (),
        facts=tuple(FACTS[i] for i in order) if params.show_journeys else (),
    )


def _journeys(journeys: Journeys) -> tuple[Journey, ...]:
    def minutes(times: dict[Step, Floats], patient: int) -> dict[Step, int]:
        return {step: round(float(times[step][patient])) for step in STEPS}

    patients = range(journeys.arrived.size)
    return tuple(
        Journey(round(float(journeys.arrived[i])), minutes(journeys.start, i), minutes(journeys.end, i))
        for i in patients
    )
