"""SIM-SUSTAIN: what is left of an improvement 12 months after the project (E-T4-10).

A project has raised (or lowered) a share of patients. Of 9 actions the learner takes 3, then a year passes. Each month
some of the gain is lost; how much depends on what holds it: a written standard, a measure that is looked at, and a
person who owns it. They hold most when they work together. In one month many of the team change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from qidose.simulate.draw import generator
from qidose.simulate.luck import binomial

REQUIRED = ("standard_work", "measure", "owner")
ACTIONS = {
    "standard_work": "Write the new way down as the ward's standard work",
    "measure": "Keep the measure and look at its chart every month",
    "owner": "Name 1 person who owns it and has time for it",
    "induction": "Show the new way to each new starter",
    "old_way": "Take the old forms and kit away",
    "project_team": "Keep the project team for 2 more months",
    "poster": "Put up posters about the new way",
    "email": "Send an email to remind everyone",
    "celebration": "Hold a celebration with cake",
}
# What each action leaves of the monthly loss: 1 would leave it all. Invented; the order is what the exercise teaches.
KEEPS_LOSING = {
    "standard_work": 0.50,
    "measure": 0.55,
    "owner": 0.60,
    "induction": 0.75,
    "old_way": 0.72,
    "project_team": 1.0,
    "poster": 0.96,
    "email": 0.97,
    "celebration": 0.98,
}
TOGETHER = 0.40  # besides, when all of REQUIRED are in place: someone sees a slip, knows the standard and may act
# What is left of the gain in the month when many of the team change.
TEAM_CHANGE = {"none": 0.75, "induction": 0.93, "standard_work": 0.95}
PROJECT_TEAM_MONTHS = 2


@dataclass(frozen=True)
class Topic:
    """A share of patients in per cent, before and after the project."""

    measure: str
    better: str
    before: float
    after: float


TOPICS = (
    Topic("Medicines given on time", "up", 62.0, 86.0),
    Topic("Contacts with clean hands", "up", 58.0, 84.0),
    Topic("Patients screened for malnutrition within 24 hours", "up", 55.0, 83.0),
    Topic("Missed outpatient appointments", "down", 24.0, 10.0),
    Topic("Discharges later than planned", "down", 40.0, 18.0),
)


@dataclass(frozen=True)
class Params:
    """Months before, during and after the project; about `patients` a month; `loss` is the share of the gain lost each
    month when nothing holds it; `choices` actions may be taken."""

    topics: tuple[Topic, ...] = TOPICS
    months_before: int = 12
    months_project: int = 6
    months_after: int = 12
    patients: int = 120
    loss: float = 0.22
    choices: int = 3


@dataclass(frozen=True)
class Months:
    """`numerator` of `denominator` patients each month, and their share in per cent to 1 decimal."""

    numerator: NDArray[np.int64]
    denominator: NDArray[np.int64]
    percent: NDArray[np.float64]


@dataclass(frozen=True)
class Data:
    """The months up to the end of the project, and the actions to choose from, in a personal order."""

    measure: str
    better: str
    before: Months
    project: Months
    actions: dict[str, str]
    choices: int
    unit: str = "%"


@dataclass(frozen=True)
class After:
    """The year after, and what people noticed: (month, words), months from 1."""

    months: Months
    events: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Truth:
    """Per cent before and after the project, the month of the change of team, and for each set of actions ("a+b+c") the
    share of the gain that is lost in a usual month and that is left after the year."""

    before: float
    after: float
    team_change_month: int
    required: tuple[str, ...]
    best: tuple[str, ...]
    monthly_loss: dict[str, float]
    gain_left: dict[str, float]


def generate(params: Params, seed: int) -> tuple[Data, Truth]:
    """One learner's project and the truth of every choice of actions."""
    topic, change, order = _situation(params, seed)
    truth = _truth(params, topic, change)
    gain = np.linspace(0, 1, params.months_project + 1)[1:]
    before = _months(params, topic, seed, "before", np.zeros(params.months_before))
    project = _months(params, topic, seed, "project", gain)
    shown = {name: ACTIONS[name] for name in order}
    return Data(topic.measure, topic.better, before, project, shown, params.choices), truth


def play(params: Params, seed: int, actions: Sequence[str]) -> After:
    """The year after with these actions, at the same luck for every choice.

    Raises ValueError for a word that is no action, one taken twice, or more than may be taken.
    """
    _check(params, actions)
    topic, change, _ = _situation(params, seed)
    left = gain_left(params, actions, change)
    events = [(change, "Many of the team change: 6 new starters this month.")]
    if "project_team" in actions and params.months_after > PROJECT_TEAM_MONTHS:
        events.append((PROJECT_TEAM_MONTHS + 1, "The project team has ended."))
    return After(_months(params, topic, seed, "after", left), tuple(sorted(events)))


def gain_left(params: Params, actions: Sequence[str], team_change_month: int) -> NDArray[np.float64]:
    """(months after,): the share of the project's gain that is left at the end of each month."""
    left, found = 1.0, []
    for month in range(1, params.months_after + 1):
        if "project_team" not in actions or month > PROJECT_TEAM_MONTHS:
            left *= 1 - monthly_loss(params, actions)
        if month == team_change_month:
            left *= max(TEAM_CHANGE[name] for name in ("none", *actions) if name in TEAM_CHANGE)
        found.append(left)
    return np.array(found)


def monthly_loss(params: Params, actions: Sequence[str]) -> float:
    """The share of the gain that is lost in a usual month."""
    loss = params.loss
    for action in actions:
        loss *= KEEPS_LOSING[action]
    return loss * TOGETHER if set(REQUIRED) <= set(actions) else loss


def _situation(params: Params, seed: int) -> tuple[Topic, int, list[str]]:
    """What does not depend on the choice: the topic, the month of the team's change, the order of the actions."""
    rng = generator(seed, "sustain")
    topic = params.topics[int(rng.integers(len(params.topics)))]
    change = int(rng.integers(4, 9))
    names = list(ACTIONS)
    return topic, change, [names[i] for i in rng.permutation(len(names))]


def _truth(params: Params, topic: Topic, change: int) -> Truth:
    sets = list(combinations(ACTIONS, params.choices))
    left = {"+".join(chosen): round(float(gain_left(params, chosen, change)[-1]), 4) for chosen in sets}
    loss = {"+".join(chosen): round(monthly_loss(params, chosen), 4) for chosen in sets}
    best = max(sets, key=lambda chosen: left["+".join(chosen)])
    return Truth(topic.before, topic.after, change, REQUIRED, best, loss, left)


def _months(params: Params, topic: Topic, seed: int, when: str, gain: NDArray[np.float64]) -> Months:
    """Months in which the share lies between that before and after the project, by the gain from 0 to 1."""
    rng = generator(seed, "sustain", when)
    patients = rng.integers(round(0.85 * params.patients), round(1.15 * params.patients) + 1, len(gain))
    lucks = rng.random(len(gain))
    shares = (topic.before + gain * (topic.after - topic.before)) / 100
    counts = [binomial(float(u), int(n), float(p)) for u, n, p in zip(lucks, patients, shares, strict=True)]
    numerator = np.array(counts, dtype=np.int64)
    return Months(numerator, patients, np.round(100 * numerator / patients, 1))


def _check(params: Params, actions: Sequence[str]) -> None:
    unknown = [action for action in actions if action not in ACTIONS]
    if unknown:
        raise ValueError(f"an action is one of {', '.join(ACTIONS)}, not {unknown[0]!r}")
    if len(set(actions)) < len(actions) or len(actions) > params.choices:
        raise ValueError(f"take up to {params.choices} different actions, not {len(actions)}: {', '.join(actions)}")
