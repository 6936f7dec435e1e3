"""How well the service was managed: each decision against what could be known, and what it all came to."""

from collections.abc import Sequence
from dataclasses import dataclass

from qidose import spc
from qidose.simulate.knowable import (
    FEWEST_TO_JUDGE,
    FEWEST_TO_REDESIGN,
    Reading,
    by_eye,
    open_signal,
    read_chart,
    signals_missed,
    usual_level,
)
from qidose.simulate.manage_2.game import DAYS, Choice, View, goes_on, points_lost, views
from qidose.simulate.manage_2.process import Params, Special, Truth, truth_of


@dataclass(frozen=True)
class Right:
    """The right choice for a month, by what could be known, and why in words.

    `signal` is what there is to look into, even if no days are left for it, and `shown` the 0-based month of the game
    that shows it. `hold_too`: to hold is right as well, because the signal can be measured but hardly be seen.
    """

    choice: Choice
    why: str
    signal: spc.Signal | None = None
    shown: int | None = None
    hold_too: bool = False


@dataclass(frozen=True)
class Grade:
    """The quality of the decisions, apart from their outcome. `right` and `matched` have an entry for each decision.

    `open` marks months with days left for more than holding; only these count in `share`. `passed`: all months decided,
    at least 85% of the open ones as the data called for, at most 1 reaction to noise, no signal missed (each
    looked into in its month or the next; who spent days on noise has no excuse that none were left), and the redesign
    made when it was right.
    """

    right: tuple[Right, ...]
    matched: tuple[bool, ...]
    open: tuple[bool, ...]
    reactions_to_noise: int
    signals_missed: int
    redesigned_when_right: bool
    passed: bool

    @property
    def share(self) -> float:
        """The share of open months with the right decision; 0 where there is none."""
        return _share(self.matched, self.open)


@dataclass(frozen=True)
class Debrief:
    """What is shown after the game. `levels` is the true percentage of each month, without chance; `held` are the
    months had the manager held all along.

    `asked` counts explanations asked for, `better_after` those with a better month next: it looks as if asking worked,
    and the months would have come the same without. `days_on_noise` went into months that called for nothing.
    """

    levels: tuple[float, ...]
    specials: tuple[Special, ...]
    held: tuple[float, ...]
    lost: float
    held_lost: float
    asked: int
    better_after: int
    days_on_noise: int


def right(params: Params, view: View) -> Right:
    """The right choice for the latest month, by the rule set and the data so far, as far as the days go.

    A signal that nobody looked into yet (of this month or the 2 before): investigate. No signal, 13 months without a
    special cause and a lower limit under the target: redesign, unless that is under way. Otherwise hold. Asking for
    an explanation is never right. To hold is right too where 2 of 3 points near a limit are the whole signal, and where
    the new way of working is too young for limits and falls under the target that it was made for.
    """
    plain = open_signal(*_chart(view), by_eye(params.rule_set))
    reading = plain or open_signal(*_chart(view), params.rule_set)
    if reading:
        shown = reading.latest + first_on_chart(view) - len(view.history)
        found = reading.signals[0], shown, plain is None
        if view.days_left < DAYS["investigate"]:
            return Right("hold", "There are not enough days left to investigate.", *found)
        return Right("investigate", reading.why[0], *found)
    if view.days_left >= DAYS["investigate"] and _young_and_under_target(params, view):
        return Right(
            "investigate", "The new way of working is too young for limits, and under the target.", hold_too=True
        )
    if view.days_left >= DAYS["redesign"] and _cannot_reach_target(params, view):
        return Right("redesign", "The process is stable, and its limits do not keep it over the target.")
    return Right("hold", "This month is usual variation.")


def chart_so_far(params: Params, view: View) -> Reading:
    """The chart that a manager reads: it starts anew with the new way of working."""
    return read_chart(*_chart(view), params.rule_set)


def first_on_chart(view: View) -> int:
    """Where the chart starts, counted from the first month of the history: at 0, or with the new way of working."""
    since = view.new_way_since
    return len(view.history) + since if since is not None and since <= view.now else 0


def grade(params: Params, seed: int, decisions: Sequence[Choice]) -> Grade:
    """Each decision against what could be known when it was made."""
    seen = views(params, seed, decisions)[: len(decisions)]
    rights = tuple(right(params, view) for view in seen)
    pairs = [(decision, one.choice) for decision, one in zip(decisions, rights, strict=True)]
    matched = tuple(
        decision == one.choice or (decision == "hold" and one.hold_too)
        for decision, one in zip(decisions, rights, strict=True)
    )
    is_open = tuple(view.days_left >= DAYS["ask"] for view in seen)
    reactions = sum(decision not in ("hold", choice) for decision, choice in pairs)
    redesigned = ("redesign", "redesign") in pairs
    calls = [
        one.signal is not None and not one.hold_too and (reactions > 0 or one.choice == "investigate") for one in rights
    ]
    missed = signals_missed(calls, [decision == "investigate" for decision in decisions])
    good = len(decisions) == params.months and _share(matched, is_open) >= params.good_share
    passed = good and redesigned and not missed and reactions <= params.most_reactions_to_noise
    return Grade(rights, matched, is_open, reactions, missed, redesigned, passed)


def debrief(params: Params, seed: int, decisions: Sequence[Choice]) -> Debrief:
    """The true process beside what the manager saw and did."""
    truth, seen = truth_of(params, seed), views(params, seed, decisions)
    end, held = seen[-1], views(params, seed, ["hold"] * len(decisions))[-1]
    pairs = zip(decisions, (right(params, view).choice for view in seen), strict=False)
    asked = [month for month, decision in enumerate(decisions) if decision == "ask" and month + 1 < len(end.values)]
    return Debrief(
        levels=tuple(_level(truth, end, month) for month in range(len(end.values))),
        specials=truth.specials,
        held=held.values,
        lost=points_lost(params, end),
        held_lost=points_lost(params, held),
        asked=len(asked),
        better_after=sum(end.values[month + 1] > end.values[month] for month in asked),
        days_on_noise=sum(DAYS[decision] for decision, choice in pairs if decision != choice),
    )


def _level(truth: Truth, end: View, month: int) -> float:
    """The true percentage of a month, without chance."""
    new = end.new_way_since is not None and month >= end.new_way_since
    drops = sum(special.drop for special in truth.specials if goes_on(special, month, end.found))
    return round(100 * ((truth.redesigned if new else truth.usual) - drops), 1)


def _share(matched: tuple[bool, ...], is_open: tuple[bool, ...]) -> float:
    counted = [match for match, one in zip(matched, is_open, strict=True) if one]
    return sum(counted) / len(counted) if counted else 0.0


def _chart(view: View) -> tuple[list[float], frozenset[int], int]:
    """The months on the chart, those that are explained, and the first that nobody has looked into."""
    values, explained, first = _since_new_way(view)
    looked = [month for month, decision in enumerate(view.decisions) if decision == "investigate"]
    return values, explained, max(len(view.history) + looked[-1] + 1 - first, 0) if looked else 0


def _since_new_way(view: View) -> tuple[list[float], frozenset[int], int]:
    """The months on the chart, which of them are explained, and where in history + months the chart starts."""
    months, first = [*view.history, *view.values], first_on_chart(view)
    explained = (len(view.history) + month - first for found in view.found for month in found.explains)
    return months[first:], frozenset(month for month in explained if month >= 0), first


def _young_and_under_target(params: Params, view: View) -> bool:
    young = chart_so_far(params, view).months < FEWEST_TO_JUDGE
    return first_on_chart(view) > 0 and young and view.values[-1] < params.target


def _cannot_reach_target(params: Params, view: View) -> bool:
    """Stable for 13 months with the lower limit under the target, and no redesign made or under way."""
    if view.bedding_in or view.new_way_since is not None:
        return False
    values, explained, _ = _since_new_way(view)
    mean, sigma, months = usual_level(values, explained)
    return months >= FEWEST_TO_REDESIGN and mean - 3 * sigma < params.target
