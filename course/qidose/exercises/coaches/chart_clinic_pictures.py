"""The pictures of the chart clinic (E-T5-01): the data as they come, then the right chart and the one that misleads."""

from dataclasses import replace

from qidose import spc
from qidose.simulate import charts
from qidose.simulate.chart_stories import Kind
from qidose.spc.chart import Chart

from ..cards import ChartData
from .chart_clinic_numbers import SCALE, measured, seen, written

DECIMALS = 2
"""Of the values that are shown: shares and rates have no end of their own."""
CENTRES = {"g": "Median", "t": "Centre line"}
NAMES = {"xmr": "XmR", "xbar": "X̄-S", "p": "p", "u": "u", "c": "c", "t": "t", "g": "g"}


def as_recorded(kind: Kind, data: charts.Data) -> tuple[ChartData, ...]:
    """The values as they come, and beside them the sizes or what is usual, where that is recorded."""
    title, unit = measured(kind, data)
    first = ChartData(
        title=title,
        unit=unit,
        labels=_labels(kind, data),
        values=tuple(seen(kind, data).round(DECIMALS).tolist()),
        better=data.better,
        notes=_note(kind, data),
        x_title=_x_title(data),
    )
    names = list(data.columns)
    if kind not in (*SCALE, "seasonal"):
        return (_told(first),)
    second = replace(first, title=names[1].capitalize(), unit=names[1], values=data.columns[names[1]], notes={})
    return (_told(first), _told(second))


def right_picture(true: charts.Truth, data: charts.Data) -> ChartData:
    """The right chart with its limits, and where they start anew."""
    chart = charts.right_chart(true.kind, data, change=true.rebase_from)
    start = true.rebase_from
    marked = {} if start is None else {start: f"The new limits start here: {data.labels[start]}."}
    unit = measured(true.kind, data)[1]
    return _drawn(
        chart,
        SCALE.get(true.kind, 1.0),
        f"The {NAMES[chart.kind]} chart",
        f"{unit}, less what is usual" if true.kind == "seasonal" else unit,
        data.labels,
        data,
        marked,
    )


def tempting_picture(true: charts.Truth, data: charts.Data) -> ChartData | None:
    """The chart that people reach for first, with its false signals; None where the first idea is right."""
    chart = charts.tempting_chart(true.kind, data)
    if chart is None:
        return None
    signals = spc.judge(chart, data.rule_set).signals
    marked = {point: signal.why for signal in reversed(signals) for point in signal.points}
    title = f"The {NAMES[chart.kind]} chart of the values as they come: false signals"
    return _drawn(chart, 1.0, title, measured(true.kind, data)[1], _labels(true.kind, data), data, marked)


def _drawn(
    chart: Chart,
    scale: float,
    title: str,
    unit: str,
    labels: tuple[str, ...],
    data: charts.Data,
    marked: dict[int, str],
) -> ChartData:
    centre, lower, upper = (tuple((line * scale).tolist()) for line in (chart.centre, chart.lower, chart.upper))
    name = CENTRES.get(chart.kind, "Mean")
    said = [
        *(("Half of the values lie above the median.",) if name == "Median" else ()),
        f"{name} at {labels[-1]}: {written(centre[-1])}.",
        f"Limits there: {written(lower[-1])} to {written(upper[-1])}.",
        *dict.fromkeys(marked.values()),
    ]
    return ChartData(
        title=title,
        unit=unit,
        labels=labels,
        values=tuple((chart.values * scale).round(DECIMALS).tolist()),
        centre=centre,
        lower=lower,
        upper=upper,
        better=data.better,
        marked=marked,
        message=" ".join(said),
        x_title=_x_title(data),
        centre_name=name,
    )


def _told(picture: ChartData) -> ChartData:
    """The picture with a message for people who cannot see it."""
    values = [value for value in picture.values if value is not None]
    span = f"{len(values)} values, {picture.labels[0]} to {picture.labels[-1]}"
    return replace(picture, message=f"{span}. They lie between {written(min(values))} and {written(max(values))}.")


def _labels(kind: Kind, data: charts.Data) -> tuple[str, ...]:
    if kind != "skewed":
        return data.labels
    return tuple(f"{week}, {patient}" for week in data.labels for patient in data.columns)


def _note(kind: Kind, data: charts.Data) -> dict[int, str]:
    if data.news is None:
        return {}
    return {data.news[0] * (len(data.columns) if kind == "skewed" else 1): "New"}


def _x_title(data: charts.Data) -> str:
    word = data.labels[0].split()[0]
    return word if word in ("Event", "Week") else "Month"
