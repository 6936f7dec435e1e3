"""The numbers of the chart clinic (E-T5-01): what a coach works with, and which limits are right.

Nobody has to add up 24 months by hand. Each data set comes with means, totals and moving ranges: for all rows and, if a
note says that something new began, for those before it and from it on. Which of them to use is the question.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, log10

import numpy as np

from qidose.simulate import charts
from qidose.simulate.chart_stories import Kind
from qidose.simulate.process import Floats

from ..cards import Table

CLOSE = 0.01
"""How far a limit may be off: as a share of itself, or of the distance between the limits."""
SCALE: dict[Kind, float] = {"shares": 100.0, "rates": 1000.0}
"""Shares are shown as percentages and rates for 1,000. A learner may use the bare numbers too."""
POWER = 3.6
SKEWED_UNITS = {"Length of stay": "days", "Wait in A&E": "minutes"}


@dataclass(frozen=True)
class Limits:
    """The right limits of the last point, on the scale that is shown."""

    lower: float
    upper: float
    scale: float = 1.0

    def upper_is(self, given: float | None) -> bool:
        """Whether this is the upper limit, near enough, on either scale."""
        return self._near(given, self.upper)

    def lower_is(self, given: float | None) -> bool:
        """Whether this is the lower limit, near enough, on either scale."""
        return self._near(given, self.lower)

    def _near(self, given: float | None, true: float) -> bool:
        room = CLOSE * max(abs(true), self.upper - self.lower)
        return given is not None and any(abs(given * by - true) <= room for by in {1.0, self.scale})


def limits_of(true: charts.Truth) -> Limits:
    """The right limits of the last point of a data set."""
    scale = SCALE.get(true.kind, 1.0)
    return Limits(true.lower[-1] * scale, true.upper[-1] * scale, scale)


def too_wide(kind: Kind, data: charts.Data, given: float | None) -> bool:
    """Whether an upper limit is the mean and 2 or 3 standard deviations of all single values (MC13)."""
    values = seen(kind, data)
    far = [float(values.mean() + times * values.std(ddof=1)) for times in (2, 3)]
    # Moving ranges may lead to nearly the same limit, and are no mistake of this kind.
    others = float(values.mean() + 2.66 * _moving(values))
    return given is not None and any(abs(given - one) <= min(CLOSE * abs(one), abs(given - others) / 2) for one in far)


def workings(kind: Kind, data: charts.Data) -> Table:
    """The table of means and totals: for all rows, and before and from the note where there is one.

    Names of rows are short, because up to 3 columns stand beside them on a phone.
    """
    rows = len(data.labels)
    parts = {f"All {rows}": slice(0, rows)}
    if data.news:
        at = data.news[0]
        parts |= {f"Before {data.labels[at]}": slice(0, at), f"From {data.labels[at]} on": slice(at, rows)}
    columns = [dict(_worked_out(kind, data, part)) for part in parts.values()]
    return Table(
        caption="Worked out for you",
        head=("Number", *parts),
        rows=tuple((name, *(written(column[name]) for column in columns)) for name in columns[0]),
    )


def written(value: float) -> str:
    """A number with 4 significant digits, or all digits of a whole number."""
    if value == 0:
        return "0"
    decimals = 0 if value == round(value) else max(0, 3 - floor(log10(abs(value))))
    text = f"{value:,.{decimals}f}".replace("-", "\u2212")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _worked_out(kind: Kind, data: charts.Data, part: slice) -> Iterator[tuple[str, float]]:
    columns = {name: np.asarray(column)[part] for name, column in data.columns.items()}
    names, first = list(columns), next(iter(columns.values()))
    if kind == "skewed":
        yield from _weeks(np.stack(list(columns.values()), axis=1))
    elif kind in SCALE:
        yield f"Total: {names[0]}", float(first.sum())
        yield f"Total: {names[1]}", float(columns[names[1]].sum())
        yield from _single("By month", first / columns[names[1]] * SCALE[kind])
    elif kind == "seasonal":
        yield from _single("As it is", first)
        yield from _single("Less usual", first - columns[names[1]])
    else:
        yield from _single("", first)
        if kind in ("time_between", "cases_between"):
            bent = first ** (1 / POWER)
            yield "Power 1 ÷ 3.6: mean", float(bent.mean())
            yield "Power 1 ÷ 3.6: mean moving range", _moving(bent)


def _single(name: str, values: Floats) -> Iterator[tuple[str, float]]:
    found = {
        "mean": float(values.mean()),
        "mean moving range": _moving(values),
        "standard deviation": float(values.std(ddof=1)),
    }
    for what, value in found.items():
        yield (f"{name}: {what}" if name else what.capitalize()), value


def _weeks(groups: Floats) -> Iterator[tuple[str, float]]:
    yield from _single("Single values", groups.ravel())
    means = groups.mean(axis=1)
    yield "Weekly means: mean", float(means.mean())
    yield "Weekly means: mean moving range", _moving(means)
    yield "Weekly standard deviations: mean", float(groups.std(axis=1, ddof=1).mean())


def _moving(values: Floats) -> float:
    return float(np.abs(np.diff(values)).mean())


def seen(kind: Kind, data: charts.Data) -> Floats:
    """The values as they come, before anyone thinks about a chart: shares and rates, single values, beds in use."""
    columns = [np.asarray(column, dtype=np.float64) for column in data.columns.values()]
    if kind == "skewed":
        return np.stack(columns, axis=1).ravel()
    return columns[0] / columns[1] * SCALE[kind] if kind in SCALE else columns[0]


def measured(kind: Kind, data: charts.Data) -> tuple[str, str]:
    """What the picture of a data set shows: the title of its values and their unit."""
    names = list(data.columns)
    if kind == "skewed":
        return data.title, SKEWED_UNITS[data.title]
    if kind == "shares":
        return f"{data.title}: % of {names[1]}", "%"
    if kind == "rates":
        return f"{data.title} per 1,000 {names[1]}", f"{names[0]} per 1,000 {names[1]}"
    return data.title, names[0]
