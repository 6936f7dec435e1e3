"""Making Data Count icons: what the latest point says (variation), and whether a target will be met (assurance).

Icons come from the last phase alone. This module names them; drawing is for others.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from qidose.spc.chart import FEWEST_POINTS, Chart
from qidose.spc.judge import Judgement, Side, Signal

Better = Literal["up", "down"] | None
Name = Literal[
    "common_cause", "improvement", "concern", "neutral", "pass", "fail", "hit_and_miss",
    "too_few_points", "no_points", "no_target",
]  # fmt: skip

PRECEDENCE = ("outside_limits", "trend", "two_of_three", "shift")
"""Which signal names the icon when several on one point agree about improvement (NHSRplotthedots)."""


@dataclass(frozen=True)
class Icon:
    """An icon: its name, the side it points to (or None), the signals behind it, and one sentence that says why."""

    name: Name
    why: str
    side: Side | None = None
    signals: tuple[Signal, ...] = ()


def variation_icon(result: Judgement, better: Better, fewest_points: int = FEWEST_POINTS) -> Icon:
    """The variation icon: the class of the latest known point, no matter what came before.

    Without a direction (`better` None) a signal is "neutral". Where signals disagree, improvement is shown, as Making
    Data Count does; `signals` keeps them all. Limits from fewer than `fewest_points` points give "too_few_points".
    """
    chart = result.chart
    latest = _latest(chart)
    if latest is None:
        return Icon("no_points", "The last phase has no points.")
    if chart.limit_points[latest] < fewest_points:
        return _too_few(chart, latest, fewest_points)
    signals = tuple(signal for signal in result.signals if latest in signal.points)
    if not signals:
        return Icon("common_cause", "The latest point shows no sign of change.")
    shown = min(signals, key=lambda signal: _rank(signal, better))
    side = shown.side or ("high" if chart.values[latest] > chart.centre[latest] else "low")
    return Icon(_class(side, better), shown.why, side, signals)


def assurance_icon(chart: Chart, target: float | None, better: Better, fewest_points: int = FEWEST_POINTS) -> Icon:
    """The assurance icon: will this process, as it is, meet `target` (in the chart's unit)?

    "fail" or "pass" when the target lies strictly beyond the limits of the last phase, else "hit_and_miss": a target
    exactly on a limit is hit and miss, as in NHSRplotthedots. Needs a target, a direction, limits and enough points.
    """
    latest = _latest(chart)
    if target is None or better is None:
        return Icon("no_target", "Assurance needs a target and a direction of good.")
    if not np.isfinite(target):
        raise ValueError("The target must be a plain number.")
    if latest is None or np.isnan(chart.upper[latest]):
        return Icon("no_points", "The last phase has no limits to hold the target against.")
    if chart.limit_points[latest] < fewest_points:
        return _too_few(chart, latest, fewest_points)
    if chart.lower[latest] <= target <= chart.upper[latest]:
        return Icon("hit_and_miss", "The target lies within the limits, so chance decides whether it is met.")
    side: Side = "high" if target > chart.upper[latest] else "low"
    where = "above the upper limit" if side == "high" else "below the lower limit"
    if (side == "high") == (better == "up"):
        return Icon("fail", f"The target lies {where}, so the process as it is will miss it.", side)
    return Icon("pass", f"The target lies {where}, so the process as it is will meet it.", side)


def _latest(chart: Chart) -> int | None:
    """The last known point of the last phase."""
    known = np.flatnonzero(~np.isnan(chart.values))
    if not known.size or known[-1] < chart.phase_starts[-1]:
        return None
    return int(known[-1])


def _too_few(chart: Chart, latest: int, fewest: int) -> Icon:
    points = int(chart.limit_points[latest])
    return Icon("too_few_points", f"The limits rest on {points} points; an icon needs {fewest}.")


def _class(side: Side, better: Better) -> Name:
    if better is None:
        return "neutral"
    return "improvement" if (side == "high") == (better == "up") else "concern"


def _rank(signal: Signal, better: Better) -> tuple[bool, int]:
    """Improvement first, then the order of precedence."""
    worse = signal.side is None or _class(signal.side, better) == "concern"
    place = PRECEDENCE.index(signal.rule) if signal.rule in PRECEDENCE else len(PRECEDENCE)
    return worse, place
