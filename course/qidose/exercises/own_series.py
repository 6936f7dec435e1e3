"""A chart of a person's own numbers: a run chart at first, an SPC chart when there are enough points for limits."""

from dataclasses import dataclass, replace

import numpy as np

from qidose import spc
from qidose.spc.chart import FEWEST_POINTS
from qidose.spc.icons import Better

from .cards import ChartData, Icon
from .fields import Json

RULE_SET, RUN_RULE_SET = "mdc-7", "ihi-run"
ICON_NAMES = {
    "common_cause": "Usual variation",
    "improvement": "Something has changed, for the better",
    "concern": "Something has changed, for the worse",
    "neutral": "Something has changed",
    "pass": "Will meet the target",
    "fail": "Will miss the target unless the work changes",
    "hit_and_miss": "Will meet the target in some months and miss it in others",
}
"""Our icons in words. Icons that say that something is missing are not shown."""
TOO_LARGE = spc.Problem(None, None, "The numbers are too large to chart", "Use a larger unit, such as thousands.")


@dataclass(frozen=True)
class OwnSeries:
    """What was read: the series, and the chart of it; `chart` None where something must be mended first.

    `unjudged` is the same chart for somebody who is to judge it: no point is marked and no word says what was found.
    """

    series: spc.Series
    chart: ChartData | None
    signals: tuple[spc.Signal, ...]
    unjudged: ChartData | None = None

    @property
    def problems(self) -> tuple[str, ...]:
        """What the person must mend, in sentences; then what was mended or left out for them."""
        return tuple(str(problem) for problem in (*self.series.errors, *self.series.notes))


def read_own(
    value: Json, title: str, unit: str = "", better: str = "", target: float | None = None, start: int | None = None
) -> OwnSeries | None:
    """The chart of what a person typed or pasted; None where nothing was given. Never raises for what is in it.

    `better` is "up", "down" or "" where neither is better. With `start` (0-based) the limits are calculated anew from
    that point.
    """
    if not isinstance(value, str) or not value.strip():
        return None
    series = spc.read_series(value)
    if not series.ok or not len(series):
        return OwnSeries(series, None, ())
    phases = (start,) if start and 0 < start < len(series) else ()
    try:
        return _drawn(series, title, unit, better, target, phases)
    except ValueError:  # numbers near the end of what a computer can hold
        return OwnSeries(replace(series, errors=(TOO_LARGE,)), None, ())


def _drawn(
    series: spc.Series, title: str, unit: str, better: str, target: float | None, phases: tuple[int, ...]
) -> OwnSeries:
    enough = np.isfinite(series.values).sum() >= FEWEST_POINTS
    chart = spc.xmr(series.values, phases=phases) if enough else spc.run(series.values, phases=phases)
    found = spc.judge(chart, RULE_SET if enough else RUN_RULE_SET)
    data = ChartData(
        title=title,
        unit=unit or series.unit or "Value",
        labels=_distinct(series.labels),
        values=_numbers(chart.values),
        centre=_numbers(chart.centre),
        lower=_numbers(chart.lower),
        upper=_numbers(chart.upper),
        better=better,
        target=target,
        marked={point: signal.why for signal in reversed(found.signals) for point in signal.points},
        icons=_icons(found, better, target) if enough else (),
        message=" ".join([_described(chart, enough), _found(found)]),
        x_title="When",
        centre_name="Mean" if enough else "Median",
    )
    unjudged = replace(data, marked={}, icons=(), message=_described(chart, enough))
    return OwnSeries(series, data, found.signals, unjudged)


def _numbers(values: np.ndarray) -> tuple[float | None, ...]:
    return tuple(None if np.isnan(value) else float(value) for value in values)


def _distinct(labels: tuple[str, ...]) -> tuple[str, ...]:
    """A chart needs one name a point: a label that comes again gets a number."""
    seen: dict[str, int] = {}
    found = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        found.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return tuple(found)


def _icons(found: spc.Judgement, better: str, target: float | None) -> tuple[Icon, ...]:
    way: Better = "up" if better == "up" else "down" if better == "down" else None
    icons = (spc.variation_icon(found, way), spc.assurance_icon(found.chart, target, way))
    return tuple(Icon(name=i.name, words=ICON_NAMES[i.name], side=i.side) for i in icons if i.name in ICON_NAMES)


def _described(chart: spc.Chart, enough: bool) -> str:
    """What anyone can see on the chart, without a judgement."""
    points = int(np.isfinite(chart.values).sum())
    if not points:
        return "There are no numbers to show yet."
    said = f"{points} point{'s' * (points > 1)}."
    if enough:
        centre, lower, upper = (float(line[-1]) for line in (chart.centre, chart.lower, chart.upper))
        return f"{said} The mean is {_short(centre)}. The limits are {_short(lower)} to {_short(upper)}."
    return f"{said} The median is {_short(float(chart.centre[-1]))}. Limits need {FEWEST_POINTS} points."


def _found(found: spc.Judgement) -> str:
    return " ".join(signal.why for signal in found.signals) or "Nothing stands out: this is usual variation."


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1_000 else f"{value:.3g}"
