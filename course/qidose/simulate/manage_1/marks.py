"""How well the theatre lists were managed: each decision against what could be known, and what it all came to."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from qidose import spc
from qidose.simulate.knowable import (
    FEWEST_TO_JUDGE,
    Reading,
    by_eye,
    open_signal,
    read_chart,
    signals_missed,
    usual_level,
)
from qidose.simulate.manage_1.game import Choice, Decision, View, goes_on, moved, views
from qidose.simulate.manage_1.process import Params, Special, truth_of


@dataclass(frozen=True)
class Right:
    """The right choice for a month, by what could be known; `minutes` for an adjustment; `why` in words.

    `hold_too`: to hold is right as well, because what calls for more can be measured but hardly be seen. `signal` is
    what calls for an investigation, and `shown` the 0-based month of the game that shows it.
    """

    choice: Choice
    minutes: int | None
    why: str
    hold_too: bool = False
    signal: spc.Signal | None = None
    shown: int | None = None


@dataclass(frozen=True)
class Grade:
    """The quality of the decisions, apart from their outcome. `right` and `matched` have an entry for each decision.

    `passed`: all months decided, at least 80% as the data called for, at most 2 reactions to noise
    (adjustments and investigations), and no signal missed (each looked into in its month or the next).
    """

    right: tuple[Right, ...]
    matched: tuple[bool, ...]
    adjustments_on_noise: int
    investigations_on_noise: int
    signals_missed: int
    passed: bool

    @property
    def share(self) -> float:
        """The share of decisions that match; 0 before the first."""
        return sum(self.matched) / len(self.matched) if self.matched else 0.0


@dataclass(frozen=True)
class Debrief:
    """What is shown after the game. `held` are the months had the manager held all along (`held_lost` minutes lost);
    `chance_only` marks the months without a special cause; `on_chance` counts investigations that found nothing."""

    offset: float
    specials: tuple[Special, ...]
    held: tuple[float, ...]
    lost: float
    held_lost: float
    chance_only: tuple[bool, ...]
    on_chance: int


def right(params: Params, view: View) -> Right:
    """The right choice for the latest month, by the rule set and the data so far.

    A signal that nobody looked into yet (of this month or the 2 before): investigate. No signal, but since the last
    adjustment the level is further from the aim than chance takes a mean (3 sigma / √n): adjust by that level.
    Otherwise hold. To hold is right too where 2 of 3 points near a limit are the whole signal, and where the level is
    less than 1 sigma off: neither can be told by eye.
    """
    months = _process(view), _explained(view), _first_unlooked(view)
    plain = open_signal(*months, by_eye(params.rule_set))
    reading = plain or open_signal(*months, params.rule_set)
    if reading:
        shown = reading.latest - len(view.history)
        return Right("investigate", None, reading.why[0], plain is None, reading.signals[0], shown)
    level, by_chance = _level(view)
    if abs(level) > by_chance:
        side = "over" if level > 0 else "under"
        why = f"On average the lists run {abs(level):.0f} minutes {side} plan."
        return Right("adjust", -round(level), why, abs(level) < usual_level(*months[:2])[1])
    return Right("hold", None, "This month is usual variation.")


def level_so_far(view: View) -> tuple[float, int]:
    """The mean of the months since the plan was last changed, as the plan is now, and how many months that are."""
    recent, explained, process = _since_last_change(view), _explained(view), _process(view)
    known = [month for month in recent if month not in explained] or list(recent)
    return sum(process[month] for month in known) / len(known) + view.allowance[-1], len(known)


def chart_so_far(params: Params, view: View) -> Reading:
    """The chart that a manager reads: the lists as they would have run with the plan left alone."""
    return read_chart(_process(view), _explained(view), _first_unlooked(view), params.rule_set)


def grade(params: Params, seed: int, decisions: Sequence[Decision]) -> Grade:
    """Each decision against what could be known when it was made."""
    seen = views(params, seed, decisions)
    rights = tuple(right(params, view) for view in seen[: len(decisions)])
    matched = tuple(_matches(*three) for three in zip(seen, decisions, rights, strict=False))
    pairs = [(decision.choice, one.choice) for decision, one in zip(decisions, rights, strict=True)]
    adjusted = sum(choice == "adjust" and needed != "adjust" for choice, needed in pairs)
    investigated = sum(choice == "investigate" and needed != "investigate" for choice, needed in pairs)
    calls = [one.choice == "investigate" and not one.hold_too for one in rights]
    missed = signals_missed(calls, [choice == "investigate" for choice, _ in pairs])
    good = sum(matched) >= params.good_share * params.months
    passed = good and adjusted + investigated <= params.most_reactions_to_noise and not missed
    return Grade(rights, matched, adjusted, investigated, missed, passed)


def debrief(params: Params, seed: int, decisions: Sequence[Decision]) -> Debrief:
    """The true process beside what the manager saw and did."""
    truth, end = truth_of(params, seed), views(params, seed, decisions)[-1]
    held = views(params, seed, [Decision("hold")] * len(decisions))[-1]
    special = [any(goes_on(one, month, end.found) for one in truth.specials) for month in range(len(end.values))]
    looked = [month for month, decision in enumerate(end.decisions) if decision.choice == "investigate"]
    return Debrief(
        offset=truth.offset,
        specials=truth.specials,
        held=held.values,
        lost=end.minutes_lost,
        held_lost=held.minutes_lost,
        chance_only=tuple(not one for one in special),
        on_chance=sum(not special[month] for month in looked),
    )


def _matches(view: View, decision: Decision, right: Right) -> bool:
    """The same choice; an adjustment by half to one and a half times the level, so not simply by the latest result."""
    if decision.choice == "hold" and right.hold_too:
        return True
    if decision.choice != right.choice or right.minutes is None:
        return decision.choice == right.choice
    share = moved(view, decision) / right.minutes
    return 0.5 <= share <= 1.5


def _process(view: View) -> list[float]:
    """History and months without the changes made to the plan: a manager knows those."""
    return [*view.history, *(value - plan for value, plan in zip(view.values, view.allowance, strict=True))]


def _explained(view: View) -> frozenset[int]:
    return frozenset(len(view.history) + month for found in view.found for month in found.explains)


def _first_unlooked(view: View) -> int:
    looked = [month for month, decision in enumerate(view.decisions) if decision.choice == "investigate"]
    return len(view.history) + looked[-1] + 1 if looked else 0


def _level(view: View) -> tuple[float, float]:
    """The mean against the aim since the last adjustment, and how far chance takes such a mean (3 sigma / √n).

    (0, 0) while there are fewer than 6 months to judge by, so that nobody is asked to adjust on less.
    """
    level, months = level_so_far(view)
    if months < FEWEST_TO_JUDGE:
        return 0.0, 0.0
    return level, 3 * usual_level(_process(view), _explained(view))[1] / sqrt(months)


def _since_last_change(view: View) -> range:
    """The months since the last adjustment, counted from the first of the history; the latest at least."""
    adjusted = [month for month, decision in enumerate(view.decisions) if decision.choice == "adjust"]
    months = len(view.history) + len(view.values)
    return range(min(len(view.history) + adjusted[-1] + 1, months - 1) if adjusted else 0, months)
