"""What a manager could know from the chart so far: the measure by which decisions in the games are judged.

Never the truth: a decision is right when the data up to that month call for it, even where chance made the data
mislead.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from qidose import spc
from qidose.spc import Chart, RuleSet, Signal
from qidose.spc.rule_sets import find_rule_set

FEWEST_TO_JUDGE = 6
"""Limits from fewer months than this say nothing yet (Wheeler: "five or six")."""
FEWEST_TO_REDESIGN = 13
"""Under 13 months limits are trial limits, too weak to say what a process can do (Making Data Count)."""

STAYS_OPEN = 3
"""Months, with the one of the signal, in which a signal that nobody looked into still calls for it."""

IN_TIME = 2
"""Months, with the one of the signal, within which an investigation is in time."""


@dataclass(frozen=True)
class Reading:
    """The chart so far and the signals that are new this month. `months`: how many months are behind the limits."""

    chart: Chart
    signals: tuple[Signal, ...]
    months: int

    @property
    def special(self) -> bool:
        """Whether the latest month shows something to look into."""
        return bool(self.signals)

    @property
    def latest(self) -> int:
        """The 0-based month that was judged."""
        return len(self.chart.values) - 1

    @property
    def why(self) -> tuple[str, ...]:
        """One sentence for each new signal; months are counted from the first one on the chart."""
        return tuple(signal.why for signal in self.signals)


def by_eye(rule_set: str) -> RuleSet:
    """The rules of a set whose patterns can be seen on the chart as it is drawn.

    Whether 2 of 3 points lie in the outer third of the limits has to be measured: no line is drawn there.
    """
    rules = find_rule_set(rule_set)
    return replace(rules, name=f"{rules.name}-by-eye", rules=tuple(r for r in rules.rules if r.name != "two_of_three"))


def read_chart(
    values: Sequence[float], explained: frozenset[int] = frozenset(), since: int = 0, rule_set: str | RuleSet = "mdc-7"
) -> Reading:
    """Judge the latest of `values` (n months in order) by limits from the months before it.

    `explained` months have a cause that was found: they are left out, of limits and of patterns. `since` is the first
    month that nobody has looked into yet: a pattern counts as new when the months from there would make it alone.
    """
    return _read(tuple(values), explained, since, rule_set)


def open_signal(
    values: Sequence[float], explained: frozenset[int] = frozenset(), since: int = 0, rule_set: str | RuleSet = "mdc-7"
) -> Reading | None:
    """The reading of the latest month with a signal, not longer than 3 months ago, that nobody has looked into yet.

    Somebody who missed a signal is right to look into it a month or two later. None where there is nothing to look
    into.
    """
    for n in range(len(values), max(len(values) - STAYS_OPEN, since, 0), -1):
        reading = read_chart(values[:n], explained, since, rule_set)
        if reading.special:
            return reading
    return None


def signals_missed(calls: Sequence[bool], looked: Sequence[bool]) -> int:
    """How many signals were not looked into in the month when they showed or the next one.

    `calls[month]`: the chart calls for an investigation; `looked[month]`: there was one. Months in a row that call
    are 1 signal, unless one of them was answered and the next month calls again.
    """
    begins = [m for m, call in enumerate(calls) if call and not (m and calls[m - 1] and not looked[m - 1])]
    return sum(not any(looked[month : month + IN_TIME]) for month in begins)


def usual_level(values: Sequence[float], explained: frozenset[int] = frozenset()) -> tuple[float, float, int]:
    """Mean, process sigma (mean moving range / 1.128) and number of the months that have no special cause found."""
    known = np.array([np.nan if month in explained else value for month, value in enumerate(values)])
    ranges = np.abs(np.diff(known))
    sigma = float(np.nanmean(ranges)) / 1.128 if np.isfinite(ranges).any() else float("nan")
    return float(np.nanmean(known)), sigma, int(np.isfinite(known).sum())


@lru_cache(maxsize=1024)
def _read(values: tuple[float, ...], explained: frozenset[int], since: int, rule_set: str | RuleSet) -> Reading:
    """Kept in memory because a game asks about the same months again, each month."""
    known = [None if month in explained else value for month, value in enumerate(values)]
    chart = spc.xmr(known, baseline=max(len(known) - 1, 1))
    months = sum(value is not None for value in known[:-1])
    if months < FEWEST_TO_JUDGE:
        return Reading(chart, (), months)
    rules = find_rule_set(rule_set)
    signals = spc.judge(chart, rules).signals
    return Reading(chart, tuple(s for s in signals if _is_new(s, rules, len(known) - 1, since)), months)


def _is_new(signal: Signal, rules: RuleSet, latest: int, since: int) -> bool:
    rule = rules.rule(signal.rule)
    needed = (rule.need or rule.length) if rule else 1
    concerns_latest = latest in signal.points or signal.completed_by == latest
    return concerns_latest and sum(point >= since for point in signal.points) >= needed
