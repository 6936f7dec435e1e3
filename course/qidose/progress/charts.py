"""One measure over time as a chart of our own core: a run chart at first, an SPC chart from 12 points on.

A number that accumulates, such as people in post with a dose, holds nearly all of the month before. Rules and limits
are made for points that stand by themselves: on such a number they would call any steady rise a signal each month. It
is drawn as a plain line beside the plan's range, and what is added each month goes on the SPC chart.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from qidose import spc
from qidose.dosing.parts import Series
from qidose.exercises.cards import ChartData, Icon
from qidose.exercises.own_series import ICON_NAMES
from qidose.spc.chart import FEWEST_POINTS
from qidose.spc.icons import Better

from .months import first_day

RULE_SET, RUN_RULE_SET = "mdc-7", "ihi-run"
POINTS_FOR_LIMITS = 12
ONE = {"people": "person", "teams": "team", "coaches": "coach", "falls": "fall", "ideas": "idea"}
"""What 1 of them is called."""
Band = Mapping[dt.date, tuple[float, float]]
"""A plan's range for each month that it says something about, by the first day of the month: (low, high)."""


@dataclass(frozen=True)
class Line:
    """One measure: a value a label, None where there is nothing to show. A share comes in % with its `sizes`.

    `notes` are written above points. With `accumulates` it has neither centre line nor limits nor signals.
    """

    title: str
    unit: str
    labels: tuple[str, ...]
    values: tuple[float | None, ...]
    sizes: tuple[int, ...] = ()
    better: str = "up"
    x_title: str = "Month"
    notes: Mapping[int, str] | None = None
    accumulates: bool = False


def series(line: Line, first: int | None = None, band: Band | None = None, words: tuple[str, ...] = ()) -> Series:
    """The chart of a line. With `first`, the number of its first month, a plan's `band` is laid over its months."""
    low, high = _laid_over(line, first, band)
    if line.accumulates:
        return Series(chart=_plain(line), words=(*words, *_words(line, low, high)), band_low=low, band_high=high)
    chart = _chart(line)
    enough = chart.kind != "run"
    found = spc.judge(chart, RULE_SET if enough else RUN_RULE_SET)
    scale = 100 if chart.kind == "p" else 1
    data = ChartData(
        title=line.title,
        unit=line.unit,
        labels=line.labels,
        values=line.values,
        centre=_numbers(scale * chart.centre),
        lower=_numbers(scale * chart.lower),
        upper=_numbers(scale * chart.upper),
        better=line.better,
        marked={point: signal.why for signal in reversed(found.signals) for point in signal.points},
        notes=dict(line.notes or {}),
        icons=_icons(found, line.better) if enough else (),
        message=" ".join(_message(line, chart, found, scale)),
        x_title=line.x_title,
        centre_name="Mean" if enough else "Median",
    )
    return Series(chart=data, words=(*words, *_words(line, low, high)), band_low=low, band_high=high)


def _plain(line: Line) -> ChartData:
    known = [n for n, value in enumerate(line.values) if value is not None]
    said = "There is nothing to show yet."
    if known:
        said = f"{line.labels[known[-1]]}: {amount(line.values[known[-1]], line.unit)}."
    if len(known) > 1:
        said += f" The month before, it was {short(line.values[known[-2]])}."
    notes = dict(line.notes or {})
    return ChartData(
        title=line.title,
        unit=line.unit,
        labels=line.labels,
        values=line.values,
        notes=notes,
        message=said,
        x_title=line.x_title,
    )


def _chart(line: Line) -> spc.Chart:
    values = np.array([np.nan if value is None else value for value in line.values], dtype=float)
    if np.isfinite(values).sum() < POINTS_FOR_LIMITS:
        return spc.run(values)
    if line.sizes:
        counts = np.round(values * np.array(line.sizes) / 100)
        return spc.p(np.where(np.isfinite(counts), counts, np.nan), np.array(line.sizes, dtype=float))
    return spc.xmr(values, floor=0.0, ceiling=100.0 if line.unit.startswith("%") else np.inf)


def _numbers(values: np.ndarray) -> tuple[float | None, ...]:
    return tuple(None if np.isnan(value) else float(value) for value in values)


def _icons(found: spc.Judgement, better: str) -> tuple[Icon, ...]:
    way: Better = "up" if better == "up" else "down" if better == "down" else None
    icon = spc.variation_icon(found, way)
    return (Icon(name=icon.name, words=ICON_NAMES[icon.name], side=icon.side),) if icon.name in ICON_NAMES else ()


def _message(line: Line, chart: spc.Chart, found: spc.Judgement, scale: float) -> list[str]:
    known = [n for n, value in enumerate(line.values) if value is not None]
    if not known:
        return ["There is nothing to show yet."]
    said = [f"{line.labels[known[-1]]}: {amount(line.values[known[-1]], line.unit)}."]
    said.append(f"{len(known)} point{'s' * (len(known) > 1)}.")
    centre, lower, upper = (float(scale * side[known[-1]]) for side in (chart.centre, chart.lower, chart.upper))
    if chart.kind == "run":
        said.append(f"The median is {short(centre)}. Limits need {POINTS_FOR_LIMITS} points.")
    else:
        said.append(f"The mean is {short(centre)}. The limits are {short(lower)} to {short(upper)}.")
        if chart.trial:
            said.append(f"They are trial limits: they rest on fewer than {FEWEST_POINTS} points.")
    return [*said, *_found(found, known[-1])]


def _found(found: spc.Judgement, latest: int) -> list[str]:
    """What the latest point says, and how many stand out: each of them says why beside it."""
    special = int(found.special.sum())
    if not special:
        return ["Nothing stands out: this is usual variation."]
    now = next((signal.why for signal in reversed(found.signals) if latest in signal.points), "")
    stand = "1 point stands" if special == 1 else f"{special} points stand"
    return [now or "The latest point shows no sign of change.", f"{stand} out in all. The table says why."]


def _laid_over(
    line: Line, first: int | None, band: Band | None
) -> tuple[tuple[float | None, ...], tuple[float | None, ...]]:
    if first is None or not band:
        return (), ()
    pairs = [band.get(first_day(first + n)) for n in range(len(line.labels))]
    if not any(pairs):
        return (), ()
    return tuple(pair and float(pair[0]) for pair in pairs), tuple(pair and float(pair[1]) for pair in pairs)


def _words(line: Line, low: tuple[float | None, ...], high: tuple[float | None, ...]) -> tuple[str, ...]:
    said = []
    planned = [n for n, value in enumerate(low) if value is not None]
    if planned:
        at = planned[-1]
        said.append(f"The plan's range for {line.labels[at]} is {short(low[at])} to {short(high[at])}.")
    return tuple(said)


def amount(value: float | None, unit: str) -> str:
    """A value with its unit as people say it: "1,210 people", "64%", "64% of tests"."""
    if unit.startswith("%"):
        return f"{short(value)}{unit}"
    return f"{short(value)} {ONE.get(unit, unit) if value == 1 else unit}"


def short(value: float | None) -> str:
    """A number for a reader: whole where it is large or whole, else 1 decimal."""
    if value is None or np.isnan(value):
        return "nothing"
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:,.1f}"
