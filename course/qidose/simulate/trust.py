"""SIM-TRUST: five years of a board's decisions, and what becomes of the skill to improve (E-T2-09).

Every half-year something tempts the board. It may fund the programme, switch to another model, cut protected time or
keep going. Capability is the share of staff who have been taught, are still here and use what they know. A switch makes
a splash at once and costs belief and skill for years. `trust_plan` follows a dosing plan month by month (E-T6-10).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from qidose.simulate.draw import generator
from qidose.simulate.luck import binomial

DECISIONS = {
    "fund": "Fund the programme: more places, more protected time",
    "switch": "Switch to another improvement model",
    "cut": "Cut protected time",
    "keep": "Keep going",
}
PRESSURES = (
    "A consultancy offers a new model and a launch day for 400 staff.",
    "The finance committee looks for savings in time away from wards.",
    "A new chief executive used another model in their last trust.",
    "A neighbouring trust has won an award with another model.",
    "Winter was hard. Managers ask for all staff to be on the wards.",
    "The regulator's report says that improvement is slow.",
    "2 directors ask why there are no results yet.",
    "A supplier shows an app that is said to replace training.",
    "The programme lead has left for another trust.",
    "The budget is tight and the programme is easy to trim.",
)
MOST_FUNDING = 4


@dataclass(frozen=True)
class Params:
    """A trust of `heads` people. Shares are of 1; `seats` are the places a half-year at each level of funding.

    `leavers` is the yearly leaver rate (10.1% left the NHS in the year to September 2024), `completion` the share of
    places that end in a trained person.
    """

    heads: int = 12_000
    half_years: int = 10
    trained: int = 360
    seats: int = 150
    leavers: float = 0.101
    completion: float = 0.85
    protected: float = 0.10
    belief: float = 0.50
    active: float = 0.30


@dataclass(frozen=True)
class Position:
    """The truth of one month: people in post who were taught the present model, the share of them who use it, the
    belief of staff that it will last, protected time as a share of the week, and the level of funding."""

    in_post: float
    active: float
    belief: float
    protected: float
    funding: int

    def capability(self, heads: int) -> float:
        """The share of all staff who use what they learned."""
        return self.in_post * self.active / heads


@dataclass(frozen=True)
class HalfYear:
    """What the board is shown. `ever_trained` never counts leavers; `survey` is the share of staff, in per cent, who
    say that they can make improvements happen; `pressure` is what tempts next (empty at the end)."""

    half_year: int
    ever_trained: int
    at_events: int
    projects_done: int
    survey: float
    pressure: str


@dataclass(frozen=True)
class Data:
    """Where the board starts."""

    heads: int
    start: HalfYear
    decisions: dict[str, str]
    half_years: int


@dataclass(frozen=True)
class Truth:
    """Capability at the end of each half-year, as a share of staff, under four ways to lead; and what tempts when."""

    capability: dict[str, tuple[float, ...]]
    pressures: tuple[str, ...]


WAYS = {
    "constancy": ("fund", "fund", "fund", *["keep"] * 7),
    "keep going without money": ("keep",) * 10,
    "flavour of the month": ("fund", "switch") * 5,
    "fund and cut": ("fund", "cut") * 5,
}


def generate(params: Params, seed: int) -> tuple[Data, Truth]:
    """One learner's trust. Raises ValueError for more half-years than there are temptations."""
    if not 1 <= params.half_years <= len(PRESSURES):
        raise ValueError(f"the game has 1 to {len(PRESSURES)} half-years, not {params.half_years}")
    ways = {name: way[: params.half_years] for name, way in WAYS.items()}
    curves = {name: tuple(np.round(capability(params, way)[6::6], 4).tolist()) for name, way in ways.items()}
    truth = Truth(curves, _pressures(params, seed))
    return Data(params.heads, play(params, seed, [])[0], DECISIONS, params.half_years), truth


def play(params: Params, seed: int, decisions: Sequence[str]) -> tuple[HalfYear, ...]:
    """What the board sees at the start and after each decision. Raises ValueError for another word or one too many."""
    positions = months(params, decisions)
    pressures = (*_pressures(params, seed), "")
    shown = []
    for k in range(len(decisions) + 1):
        decision = decisions[k - 1] if k else "keep"
        shown.append(_shown(params, seed, k, decision, positions, decisions[:k], pressures[k]))
    return tuple(shown)


def capability(params: Params, decisions: Sequence[str]) -> NDArray[np.float64]:
    """(1 + 6 for each decision,): the true share of staff who use the skill, month by month from the start."""
    return np.array([position.capability(params.heads) for position in months(params, decisions)])


def months(params: Params, decisions: Sequence[str]) -> tuple[Position, ...]:
    """The truth month by month: the start, then 6 months after each decision."""
    if len(decisions) > params.half_years:
        raise ValueError(f"there are {params.half_years} half-years, not {len(decisions)}")
    found = [Position(float(params.trained), params.active, params.belief, params.protected, 1)]
    for decision in decisions:
        now = _decide(found[-1], decision)
        for _ in range(6):
            now = _month(params, now)
            found.append(now)
    return tuple(found)


def _decide(now: Position, decision: str) -> Position:
    """What a decision does at once."""
    if decision not in DECISIONS:
        raise ValueError(f"a decision is one of {', '.join(DECISIONS)}, not {decision!r}")
    if decision == "fund":
        time = min(now.protected + 0.05, 0.20)
        surer = now.belief + 0.05 * (1 - now.belief) * (now.funding < MOST_FUNDING)
        return replace(now, funding=min(now.funding + 1, MOST_FUNDING), protected=time, belief=surer)
    if decision == "switch":
        return replace(now, in_post=0.55 * now.in_post, belief=0.60 * now.belief)
    if decision == "cut":
        return replace(now, protected=max(now.protected - 0.05, 0.0), belief=0.85 * now.belief)
    return now


def _month(params: Params, now: Position) -> Position:
    """One month: people finish and leave, belief grows while nothing changes, and use follows belief and time."""
    stay = (1 - params.leavers) ** (1 / 12)
    finished = params.seats * now.funding / 6 * params.completion
    belief = now.belief + 0.02 * (1 - now.belief)
    goal = 0.10 + 0.60 * belief * (0.3 + 0.7 * min(now.protected / 0.20, 1.0))
    active = now.active + 0.10 * (goal - now.active)
    return replace(now, in_post=now.in_post * stay + finished, belief=belief, active=active)


def _pressures(params: Params, seed: int) -> tuple[str, ...]:
    order = generator(seed, "trust", "pressures").permutation(len(PRESSURES))
    return tuple(PRESSURES[i] for i in order[: params.half_years])


def _shown(
    params: Params,
    seed: int,
    k: int,
    decision: str,
    positions: Sequence[Position],
    so_far: Sequence[str],
    pressure: str,
) -> HalfYear:
    """Figures with their noise. Projects and the survey follow capability a year late; a launch shows at once."""
    rng = generator(seed, "trust", "half-year", k)
    luck, noise = float(rng.random()), float(rng.normal(0.0, 0.6))
    seats = sum(round(params.seats * positions[6 * i].funding * params.completion) for i in range(1, k + 1))
    late = positions[max(6 * k - 12, 0)].capability(params.heads)
    splash = 1.5 if decision == "switch" else 0.0
    return HalfYear(
        half_year=k,
        ever_trained=params.trained + seats,
        at_events=400 * (decision == "switch") + 60 * ("fund" in so_far[-1:]),
        projects_done=binomial(luck, 400, min(4 * late, 0.9)),
        survey=round(54.0 + 60.0 * late + splash + noise, 1),
        pressure=pressure,
    )
