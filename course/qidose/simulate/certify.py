"""Certified charts: drawn again until the rule set says exactly what the truth says.

A stable process is not a signal-free chart: 1 stable chart of 24 points in 7 has a false signal (`mdc-7`, limits from
all points). A learner who is told "wrong" about such a chart learns nothing, so it is never handed out.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from qidose import spc
from qidose.simulate.measures import Side
from qidose.simulate.process import Series
from qidose.spc.rule_sets import find_rule_set

MOST_DRAWS = 100
"""A certified chart takes fewer draws than this, or `NotCertifiedError` is raised."""
RUN_CHART_SETS = frozenset({"ihi-run"})
"""Rule sets made for run charts: a median, no limits. All others judge an XmR chart."""

Drawn = TypeVar("Drawn")


class NotCertifiedError(RuntimeError):
    """No draw agreed with the truth: the change asked for is too small or too large to show itself in that place."""


def draw_until(draw: Callable[[int], Drawn | None], what: str) -> tuple[Drawn, int]:
    """The first draw that is not None, and how many draws it took; `draw` is given the attempt: 0, 1, 2…

    Raises NotCertifiedError, which names `what`, when 99 draws were not enough.
    """
    for attempt in range(MOST_DRAWS - 1):
        drawn = draw(attempt)
        if drawn is not None:
            return drawn, attempt + 1
    raise NotCertifiedError(
        f"{what}: {MOST_DRAWS - 1} draws and none says what the truth says; change the size or length"
    )


def chart_of(series: Series, rule_set: str = "mdc-7", change: int | None = None) -> spc.Chart:
    """The chart that a series is judged on: XmR, or a run chart for a rule set that was made for run charts.

    With `change` (0-based) the lines start anew there, from all points before and all after, whatever the baseline.

    Counts and percentages too are judged on an XmR chart, as Making Data Count does. The simulated denominators are
    the same every period, so the limits of a c, u or p chart would not vary either.
    """
    make = spc.run if rule_set in RUN_CHART_SETS else spc.xmr
    if change is not None:
        return make(series.values, phases=(change,))
    return make(series.values, baseline=series.baseline)


def signals_of(series: Series, rule_set: str = "mdc-7") -> tuple[spc.Signal, ...]:
    """Every signal of the rule set on the chart of a series."""
    return spc.judge(chart_of(series, rule_set), rule_set).signals


def shift_length(rule_set: str) -> int:
    """How many points make a shift by the rule set. Raises ValueError for a set without such a rule, or unknown."""
    rule = find_rule_set(rule_set).rule("shift")
    if rule is None:
        raise ValueError(f"{rule_set} judges a series as a whole: it cannot say where a change is")
    return rule.length


def has_limits(rule_set: str) -> bool:
    """Whether the rule set looks for points outside limits, so that it can show a spike."""
    return find_rule_set(rule_set).rule("outside_limits") is not None


def all_on(signals: Iterable[spc.Signal], side: Side, first: int, last: int) -> bool:
    """Whether every signal is on `side` and all its points lie from `first` to `last` (0-based, both included)."""
    return all(signal.side == side and first <= signal.points[0] and signal.points[-1] <= last for signal in signals)


def shows_spike(signals: Sequence[spc.Signal], side: Side, at: int) -> bool:
    """One point outside the limits, and nothing else."""
    return [(signal.rule, signal.points) for signal in signals] == [("outside_limits", (at,))] and all_on(
        signals, side, at, at
    )


def shows_step(signals: Sequence[spc.Signal], side: Side, change: int, last: int) -> bool:
    """Signals on the changed side from the change on, a shift among them, and nothing else.

    The first point that signals is at most 2 after the change, so that "when did it change?" has an answer.
    """
    if not signals or not all_on(signals, side, change, last):
        return False
    return any(s.rule == "shift" for s in signals) and min(s.points[0] for s in signals) <= change + 2


def shows_drift(signals: Sequence[spc.Signal], side: Side, change: int, last: int) -> bool:
    """Signals on the side of the drift from its beginning on, and nothing else.

    Any rule will do: mostly a shift, or points near or beyond the limit. 7 points rising in a row need a drift of
    more than 1 spread a month.
    """
    return bool(signals) and all_on(signals, side, change, last)
