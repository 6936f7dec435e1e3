"""Finding the constraint with a budget (E-T4-04): what can be measured, what it costs, and what comes back."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

import numpy as np

from qidose.simulate.draw import generator
from qidose.simulate.flow.game import Params, certified
from qidose.simulate.flow.process import DAY, STEPS, WORKED, Floats, Journeys, Step

What = Literal["wait", "work", "journey", "queue", "in_use", "arrivals"]

OFFERS: dict[What, str] = {
    "wait": "How long patients wait for a step",
    "work": "How long the work of a step takes",
    "journey": "How long patients are here in all",
    "queue": "How many wait for a step at each hour of a day",
    "in_use": "How many of a step's people or beds are in use at each hour of a day",
    "arrivals": "How many patients arrive in each hour of a day",
}
ONE_STEP: tuple[What, ...] = ("wait", "work", "queue", "in_use")
TIMED: tuple[What, ...] = ("wait", "work", "journey")
PATIENTS_PER_POINT = 10
A_DAY = 2
"""Budget points for counting at each hour of a day; timing patients costs 1 point for each 10."""
MOST_TIMED = 50


@dataclass(frozen=True)
class Request:
    """What to measure: `step` where it belongs to one, `patients` to time, or the `day` (from 1) to count on."""

    what: What
    step: Step | None = None
    patients: int = 0
    day: int = 1

    @property
    def cost(self) -> int:
        """Budget points."""
        return ceil(self.patients / PATIENTS_PER_POINT) if self.what in TIMED else A_DAY


@dataclass(frozen=True)
class Measured:
    """What came back: minutes of the patients timed (whole minutes, a chance sample), or a count for each hour."""

    request: Request
    values: tuple[int, ...]


def cost(requests: Sequence[Request]) -> int:
    """Budget points of all requests."""
    return sum(request.cost for request in requests)


def measure(params: Params, seed: int, requests: Sequence[Request]) -> tuple[Measured, ...]:
    """What the requests show. Each has its own sample, which does not depend on the others.

    Raises ValueError for requests that make no sense or that cost more than the budget.
    """
    for request in requests:
        _check(params, request)
    if cost(requests) > params.budget:
        raise ValueError(f"these measurements cost {cost(requests)} points, and the budget is {params.budget}")
    journeys = certified(params, seed)[0]
    return tuple(Measured(request, _values(params, seed, journeys, request)) for request in requests)


def pareto(measured: Sequence[Measured]) -> tuple[tuple[Step, float], ...]:
    """Mean minutes waited by step, the longest first, from what was measured of waits."""
    found: dict[Step, list[int]] = {}
    for one in measured:
        if one.request.what == "wait" and one.request.step is not None:
            found.setdefault(one.request.step, []).extend(one.values)
    means = [(step, sum(values) / len(values)) for step, values in found.items()]
    return tuple(sorted(means, key=lambda entry: -entry[1]))


def _check(params: Params, request: Request) -> None:
    if request.what not in OFFERS:
        raise ValueError(f"what to measure is one of {', '.join(OFFERS)}, not {request.what!r}")
    if (request.what in ONE_STEP) != (request.step is not None):
        raise ValueError(f"{OFFERS[request.what]}: {'name' if request.what in ONE_STEP else 'do not name'} a step")
    if request.step is not None and request.step not in (WORKED if request.what == "work" else STEPS):
        raise ValueError(f"there is no step {request.step!r} for this")
    if request.what in TIMED and not 1 <= request.patients <= MOST_TIMED:
        raise ValueError(f"time 1 to {MOST_TIMED} patients, not {request.patients}")
    if not 1 <= request.day <= params.days:
        raise ValueError(f"the days are 1 to {params.days}, not {request.day}")


def _values(params: Params, seed: int, journeys: Journeys, request: Request) -> tuple[int, ...]:
    if request.what in TIMED:
        rng = generator(seed, "flow", "sample", request.what, request.step or "", request.patients)
        times = _times(journeys, request)
        chosen = rng.choice(times.size, min(request.patients, times.size), replace=False)
        return tuple(round(value) for value in times[np.sort(chosen)].tolist())
    begin = (request.day - 1) * DAY
    hours = begin + 60.0 * np.arange(params.hours)
    if request.what == "arrivals":
        return tuple(int(((journeys.arrived >= hour) & (journeys.arrived < hour + 60)).sum()) for hour in hours)
    assert request.step is not None
    start, end = journeys.start[request.step], journeys.end[request.step]
    joined = start - journeys.wait(request.step)
    first, last = (joined, start) if request.what == "queue" else (start, end)
    return tuple(int(((first <= hour) & (hour < last)).sum()) for hour in hours)


def _times(journeys: Journeys, request: Request) -> Floats:
    if request.what == "journey" or request.step is None:
        return journeys.total
    if request.what == "wait":
        return journeys.wait(request.step)
    return journeys.end[request.step] - journeys.start[request.step]
