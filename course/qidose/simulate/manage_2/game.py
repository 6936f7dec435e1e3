"""The game month by month: decisions in, months out. Pure: a month follows from the seed and the decisions so far."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from qidose.simulate.manage_2.process import Params, Special, Truth, history_of, percent, scenario_of, truth_of
from qidose.simulate.manage_2.stories import Scenario

Choice = Literal["hold", "ask", "investigate", "redesign"]
CHOICES: tuple[Choice, ...] = ("hold", "ask", "investigate", "redesign")
DAYS: dict[Choice, int] = {"hold": 0, "ask": 2, "investigate": 3, "redesign": 12}
"""Improvement days that each choice takes."""


@dataclass(frozen=True)
class Data:
    """What is on the table before the first decision: percentages of the history and of the first month."""

    scenario: Scenario
    history: tuple[float, ...]
    first: float
    target: float
    red_below: float
    months: int
    days: int
    day_costs: dict[Choice, int]


@dataclass(frozen=True)
class Found:
    """What an investigation in a month brought to light, and the months of the game that it explains."""

    month: int
    story: str
    explains: tuple[int, ...]


@dataclass(frozen=True)
class Redesign:
    """A redesign begun in month `begun`; `since` is the first month of the new way of working, should it hold.

    `held` is None while it beds in.
    """

    begun: int
    since: int
    held: bool | None = None


@dataclass(frozen=True)
class View:
    """What a manager has seen: percentages of the history and of the months so far, and what is known of them."""

    history: tuple[float, ...]
    values: tuple[float, ...]
    days_left: int
    decisions: tuple[Choice, ...] = ()
    found: tuple[Found, ...] = ()
    redesigns: tuple[Redesign, ...] = ()

    @property
    def now(self) -> int:
        """The latest month, 0-based."""
        return len(self.values) - 1

    @property
    def new_way_since(self) -> int | None:
        """The first month of the redesigned process, or None while there is none."""
        return next((one.since for one in self.redesigns if one.held), None)

    @property
    def bedding_in(self) -> bool:
        """Whether a redesign has begun and is not yet known to hold."""
        return any(one.held is None for one in self.redesigns)


class Service:
    """A service that is managed: `first` gives the view before any decision, `after` the view one decision later."""

    def __init__(self, params: Params, seed: int) -> None:
        self.params = params
        self.truth = truth_of(params, seed)
        self._history = history_of(params, seed)

    def first(self) -> View:
        """The history and the first month."""
        empty = View(self._history, (), self.params.days)
        return replace(empty, values=(_value(self.truth, empty, 0),))

    def after(self, view: View, decision: Choice) -> View:
        """The next month (none after the last), once this decision is taken.

        Raises ValueError for an unknown decision, one that takes more days than are left, and a second redesign.
        """
        _check(view, decision)
        decided = replace(
            view,
            decisions=(*view.decisions, decision),
            days_left=view.days_left - DAYS[decision],
            found=view.found + (self._found(view) if decision == "investigate" else ()),
            redesigns=view.redesigns + (self._begun(view) if decision == "redesign" else ()),
        )
        decided = replace(decided, redesigns=tuple(self._bedded_in(decided, one) for one in decided.redesigns))
        month = view.now + 1
        if month == self.params.months:
            return decided
        return replace(decided, values=(*decided.values, _value(self.truth, decided, month)))

    def _found(self, view: View) -> tuple[Found, ...]:
        going_on = [special for special in self.truth.specials if goes_on(special, view.now, view.found)]
        return tuple(Found(view.now, one.story, tuple(range(one.start, view.now + 1))) for one in going_on)

    def _begun(self, view: View) -> tuple[Redesign, ...]:
        return (Redesign(view.now, view.now + self.params.bedding_in + 1),)

    def _bedded_in(self, view: View, redesign: Redesign) -> Redesign:
        """Decides about a redesign once its months of bedding in are over: it holds if they were quiet."""
        if redesign.held is not None or len(view.decisions) < redesign.since:
            return redesign
        months = range(redesign.begun + 1, redesign.since)
        asked = any(view.decisions[month] == "ask" for month in months)
        upset = any(goes_on(special, month, view.found) for special in self.truth.specials for month in months)
        return replace(redesign, held=not asked and not upset)


def generate(params: Params, seed: int) -> tuple[Data, Truth]:
    """What is on the table before the first decision, and the process behind it."""
    service = Service(params, seed)
    start = service.first()
    data = Data(
        scenario=scenario_of(params, seed),
        history=start.history,
        first=start.values[0],
        target=params.target,
        red_below=params.red_below,
        months=params.months,
        days=params.days,
        day_costs=dict(DAYS),
    )
    return data, service.truth


def play(params: Params, seed: int, decisions: Sequence[Choice]) -> View:
    """What a manager has seen after these decisions. Raises ValueError for decisions that cannot be taken."""
    return views(params, seed, decisions)[-1]


def views(params: Params, seed: int, decisions: Sequence[Choice]) -> tuple[View, ...]:
    """The view before each decision, and the one after the last."""
    if len(decisions) > params.months:
        raise ValueError(f"the game has {params.months} months, so {len(decisions)} decisions are too many")
    service = Service(params, seed)
    seen = [service.first()]
    for decision in decisions:
        seen.append(service.after(seen[-1], decision))
    return tuple(seen)


def points_lost(params: Params, view: View) -> float:
    """The outcome: points under the target, summed over the months, and what the days spent cost. Fewer is better."""
    short = sum(max(params.target - value, 0.0) for value in view.values)
    return round(short + params.day_cost * (params.days - view.days_left), 1)


def goes_on(special: Special, month: int, found: Sequence[Found]) -> bool:
    """Whether a special cause acts in that month: it has begun, has not run out, and was not found in a month
    before."""
    ended = any(one.month < month and special.start in one.explains for one in found)
    return special.start <= month < special.stop and not ended


def _value(truth: Truth, view: View, month: int) -> float:
    new = view.new_way_since is not None and month >= view.new_way_since
    share = truth.redesigned if new else truth.usual
    share -= sum(special.drop for special in truth.specials if goes_on(special, month, view.found))
    return percent(truth.luck[month], truth.cases[month], share)


def _check(view: View, decision: Choice) -> None:
    if decision not in CHOICES:
        raise ValueError(f"a decision is one of {', '.join(CHOICES)}, not {decision!r}")
    if DAYS[decision] > view.days_left:
        raise ValueError(f"to {decision} takes {DAYS[decision]} days, and only {view.days_left} are left")
    if decision == "redesign" and (view.bedding_in or view.new_way_since is not None):
        raise ValueError("the redesign has already been made")
