"""The game month by month: decisions in, months out. Pure: a month follows from the seed and the decisions so far."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from qidose.simulate.manage_1.process import Params, Special, Truth, history_of, truth_of

Choice = Literal["hold", "adjust", "investigate"]
CHOICES: tuple[Choice, ...] = ("hold", "adjust", "investigate")


@dataclass(frozen=True)
class Decision:
    """What is decided after a month. `minutes`, for an adjustment, is how much longer (negative: shorter) lists are
    meant to run from now on; None takes off the latest result, as people do."""

    choice: Choice
    minutes: int | None = None


@dataclass(frozen=True)
class Data:
    """What is on the table before the first decision: `history` and the first month, in minutes over plan."""

    measure: str
    unit: str
    aim: float
    history: tuple[float, ...]
    first: float
    months: int
    adjust_cost: float
    investigate_cost: float


@dataclass(frozen=True)
class Found:
    """What an investigation in a month brought to light, and the months of the game that it explains."""

    month: int
    story: str
    explains: tuple[int, ...]


@dataclass(frozen=True)
class View:
    """What a manager has seen. `values` are the months so far; `allowance` is by how many minutes the plan had been
    changed in each; `spent` is the time that decisions took."""

    history: tuple[float, ...]
    values: tuple[float, ...]
    allowance: tuple[int, ...]
    decisions: tuple[Decision, ...] = ()
    found: tuple[Found, ...] = ()
    spent: float = 0.0

    @property
    def now(self) -> int:
        """The latest month, 0-based."""
        return len(self.values) - 1

    @property
    def minutes_lost(self) -> float:
        """The outcome: overruns and underruns of all months, and the time that decisions took."""
        return sum(abs(value) for value in self.values) + self.spent


class Theatre:
    """Theatre lists that are managed: `first` gives the view before any decision, `after` the view one decision
    later."""

    def __init__(self, params: Params, seed: int) -> None:
        self.params = params
        self.truth = truth_of(params, seed)
        self._history = history_of(params, seed, self.truth)

    def first(self) -> View:
        """The history and the first month."""
        return View(self._history, (_value(self.truth, 0, 0, ()),), (0,))

    def after(self, view: View, decision: Decision) -> View:
        """The next month (none after the last), once this decision is taken. Raises ValueError for an unknown
        choice."""
        if decision.choice not in CHOICES:
            raise ValueError(f"a choice is one of {', '.join(CHOICES)}, not {decision.choice!r}")
        costs = {"hold": 0.0, "adjust": self.params.adjust_cost, "investigate": self.params.investigate_cost}
        found = view.found + (self._found(view) if decision.choice == "investigate" else ())
        decided = replace(
            view, decisions=(*view.decisions, decision), found=found, spent=view.spent + costs[decision.choice]
        )
        return decided if view.now + 1 == self.params.months else self._next_month(decided, decision)

    def _found(self, view: View) -> tuple[Found, ...]:
        going_on = [special for special in self.truth.specials if goes_on(special, view.now, view.found)]
        return tuple(Found(view.now, one.story, tuple(range(one.start, view.now + 1))) for one in going_on)

    def _next_month(self, view: View, decision: Decision) -> View:
        allowance = view.allowance[-1] + moved(view, decision)
        value = _value(self.truth, view.now + 1, allowance, view.found)
        return replace(view, values=(*view.values, value), allowance=(*view.allowance, allowance))


def generate(params: Params, seed: int) -> tuple[Data, Truth]:
    """What is on the table before the first decision, and the process behind it."""
    theatre = Theatre(params, seed)
    start = theatre.first()
    words = ("Overrun of theatre lists, average of the month", "minutes over plan")
    costs = (params.adjust_cost, params.investigate_cost)
    return Data(*words, 0.0, start.history, start.values[0], params.months, *costs), theatre.truth


def play(params: Params, seed: int, decisions: Sequence[Decision]) -> View:
    """What a manager has seen after these decisions. Raises ValueError for more decisions than months."""
    return views(params, seed, decisions)[-1]


def views(params: Params, seed: int, decisions: Sequence[Decision]) -> tuple[View, ...]:
    """The view before each decision, and the one after the last."""
    if len(decisions) > params.months:
        raise ValueError(f"the game has {params.months} months, so {len(decisions)} decisions are too many")
    theatre = Theatre(params, seed)
    seen = [theatre.first()]
    for decision in decisions:
        seen.append(theatre.after(seen[-1], decision))
    return tuple(seen)


def moved(view: View, decision: Decision) -> int:
    """By how many minutes this decision changes the plan."""
    if decision.choice != "adjust":
        return 0
    return round(-view.values[-1]) if decision.minutes is None else decision.minutes


def goes_on(special: Special, month: int, found: Sequence[Found]) -> bool:
    """Whether a special cause acts in that month: it has begun, has not run out, and was not found in a month
    before."""
    ended = any(one.month < month and special.start in one.explains for one in found)
    return special.start <= month < special.stop and not ended


def _value(truth: Truth, month: int, allowance: int, found: Sequence[Found]) -> float:
    special = sum(one.minutes for one in truth.specials if goes_on(one, month, found))
    return float(np.round(truth.offset + truth.chance[month] + special) + allowance)
