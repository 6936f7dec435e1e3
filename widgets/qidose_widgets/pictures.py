"""The pictures of a plan and of progress, as Vega-Lite specifications: lines with bands, a calendar, the pyramid."""

from typing import Any

import altair as alt

from qidose.dosing.parts import Calendar, Curve, Curves, Grid, Pyramid, Series

from .charts import BLUE, GREY, INK, ORANGE, PURPLE, chart_spec, look

COLOURS = (BLUE, ORANGE, PURPLE, GREY)
DASHES: tuple[list[int], ...] = ([1, 0], [8, 4], [2, 3], [10, 3, 2, 3])
"""Lines in one chart differ by their dashes and carry their names: colour is never alone."""
LANE = 46
Spec = dict[str, Any]


def specs(part: object) -> list[tuple[str, Spec]]:
    """Each picture of a part with its title; none for words and tables."""
    if isinstance(part, Curves) and part.together:
        return [(part.title, _together(part))]
    if isinstance(part, Curves):
        return [(curve.name, _curve(part, curve)) for curve in part.curves]
    if isinstance(part, Calendar):
        return [(part.title, _calendar(part))]
    if isinstance(part, Pyramid):
        return [(part.title, _pyramid(part))]
    if isinstance(part, Series):
        return [(part.chart.title, _series(part))]
    return []


def titles(part: object) -> list[str]:
    """The titles of a part's pictures, without drawing them."""
    if isinstance(part, Curves) and not part.together:
        return [curve.name for curve in part.curves]
    if isinstance(part, Curves | Calendar | Pyramid):
        return [part.title]
    return [part.chart.title] if isinstance(part, Series) else []


def grid_of(part: object) -> Grid | None:
    """The numbers behind a picture."""
    return part.grid() if isinstance(part, Curves | Calendar | Pyramid | Series) else None


def _finished(layers: list[Any], height: int, description: str) -> Spec:
    chart = alt.layer(
        *layers,
        width="container",
        height=height,
        padding={"left": 5, "top": 5, "right": 24, "bottom": 5},
        description=description,
        autosize=alt.AutoSizeParams(type="fit", contains="padding"),
        config=look(),
    )
    return dict(chart.to_dict(validate=False))


def _data(rows: list[Spec]) -> alt.Data:
    return alt.Data(values=rows)


def _months(labels: tuple[str, ...]) -> alt.X:
    step = max(1, -(-len(labels) // 6))
    axis = alt.Axis(title=None, values=list(labels[::step]), labelAngle=0, labelOverlap=True, labelFlush=True)
    return alt.X("label:N", sort=list(labels), axis=axis, scale=alt.Scale(type="point", padding=0.4))


def _rows(curve: Curve, labels: tuple[str, ...]) -> list[Spec]:
    rows = []
    for n, label in enumerate(labels):
        row = {"label": label, "value": curve.middle[n], "name": curve.name}
        if curve.low:
            row |= {"low": curve.low[n], "high": curve.high[n]}
        rows.append(row)
    return rows


def _lines(curve: Curve, part: Curves, colour: str, dash: list[int]) -> list[Any]:
    base = alt.Chart(_data(_rows(curve, part.labels))).encode(x=_months(part.labels))
    y = alt.Y("value:Q", title=part.unit, scale=alt.Scale(zero=True, nice=True))
    layers: list[Any] = []
    if curve.low:
        low = alt.Y("low:Q", title=part.unit, scale=alt.Scale(zero=True, nice=True))
        layers.append(base.mark_area(color=colour, opacity=0.18, aria=False).encode(y=low, y2="high:Q"))
    tips = [alt.Tooltip("label:N", title="Month"), alt.Tooltip("value:Q", title=curve.name, format=",.1f")]
    if curve.low:
        tips += [alt.Tooltip("low:Q", title="From", format=",.1f"), alt.Tooltip("high:Q", title="To", format=",.1f")]
    line = base.mark_line(color=colour, strokeWidth=2, strokeDash=dash, aria=False, point={"size": 12, "color": colour})
    layers.append(line.encode(y=y, tooltip=tips))
    return layers


def _curve(part: Curves, curve: Curve) -> Spec:
    layers = _lines(curve, part, BLUE, DASHES[0])
    goal = part.goals.get(curve.name)
    if goal is not None:
        ends = [{"label": label, "value": goal} for label in (part.labels[0], part.labels[-1])]
        base = alt.Chart(_data(ends)).encode(x=_months(part.labels), y=alt.Y("value:Q"))
        layers.append(base.mark_line(color=PURPLE, strokeDash=[2, 3], strokeWidth=2, aria=False))
        name = alt.Chart(_data([{**ends[0], "words": f"Adopted: {goal:,.0f}"}])).encode(x=_months(part.labels))
        text = name.mark_text(align="left", dy=-7, fontSize=13, color=PURPLE, aria=False)
        layers.append(text.encode(y=alt.Y("value:Q"), text="words:N"))
    return _finished(layers, 200, f"{part.title}: {curve.name}. {part.message}")


def _together(part: Curves) -> Spec:
    layers: list[Any] = []
    for n, curve in enumerate(part.curves):
        colour = COLOURS[n % len(COLOURS)]
        layers += _lines(curve, part, colour, DASHES[n % len(DASHES)])
        drawn = [(label, value) for label, value in zip(part.labels, curve.middle, strict=True) if value is not None]
        if drawn:
            end = [{"label": drawn[-1][0], "value": drawn[-1][1], "words": curve.name}]
            base = alt.Chart(_data(end)).encode(x=_months(part.labels), y=alt.Y("value:Q"), text="words:N")
            edge = base.mark_text(align="right", dy=-9, fontSize=13, stroke="white", strokeWidth=4, aria=False)
            layers += [edge, base.mark_text(align="right", dy=-9, fontSize=13, color=colour, aria=False)]
    return _finished(layers, 260, f"{part.title}. {part.message}")


def _calendar(part: Calendar) -> Spec:
    lanes = list(dict.fromkeys(bar.lane for bar in part.bars))
    rows = [
        {"lane": bar.lane, "from": bar.start - 1, "to": bar.end, "name": bar.name, "words": bar.words}
        for bar in part.bars
    ]
    months = len(part.labels)
    marks = list(range(0, months + 1, 12)) if months > 14 else list(range(0, months, 2))
    first = f"[{', '.join(repr(label) for label in part.labels)}]"
    axis = alt.Axis(
        title=None, values=marks, labelExpr=f"{first}[datum.value] || ''", labelAngle=0, grid=True, labelFlush=True
    )
    x = alt.X("from:Q", axis=axis, scale=alt.Scale(domain=[0, months], nice=False))
    tips = [
        alt.Tooltip("name:N", title="Wave"),
        alt.Tooltip("words:N", title="What"),
        alt.Tooltip("lane:N", title="Group"),
    ]
    bars = (
        alt.Chart(_data(rows))
        .mark_bar(color=BLUE, stroke="white", strokeWidth=1, height=14, cornerRadius=2, opacity=0.85, clip=True)
        .encode(x=x, x2="to:Q", y=_lane(lanes), tooltip=tips)
    )
    # The names of the lanes stand above their bars, so that a phone keeps its width for time.
    names = (
        alt.Chart(_data([{"lane": lane, "from": 0} for lane in lanes]))
        .mark_text(align="left", dy=-15, dx=2, fontSize=13, color=INK, aria=False)
        .encode(x=x, y=_lane(lanes), text="lane:N")
    )
    return _finished([bars, names], LANE * len(lanes) + 30, f"{part.title}: {len(part.bars)} waves. {part.message}")


def _lane(lanes: list[str]) -> alt.Y:
    return alt.Y("lane:N", sort=lanes, axis=None, scale=alt.Scale(paddingInner=0.2, paddingOuter=0.6))


def _pyramid(part: Pyramid) -> Spec:
    # The widths are steps, not numbers: 15 experts beside 4,000 staff could not be seen. The numbers are written.
    rows = []
    for n, step in enumerate(part.steps):
        count = f"{step.low:,.0f}" if round(step.low) == round(step.high) else f"{step.low:,.0f} to {step.high:,.0f}"
        rows.append({"n": n, "from": -(n + 2), "to": n + 2, "words": f"{step.name}: {count}", "what": step.words})
    x = alt.X("from:Q", axis=None, scale=alt.Scale(domain=[-len(rows) - 2, len(rows) + 2]))
    y = alt.Y("n:O", axis=None)
    base = alt.Chart(_data(rows))
    tips = [alt.Tooltip("words:N", title="Who"), alt.Tooltip("what:N", title="What they know")]
    shade = alt.Color(
        "n:O", scale=alt.Scale(range=["#8fb8e4", "#a3c4e8", "#b6d0ed", "#c9dcf1", "#d8e6f5", "#e6eff9"]), legend=None
    )
    bars = base.mark_bar(stroke="white", height=34).encode(x=x, x2="to:Q", y=y, color=shade, tooltip=tips)
    words = base.mark_text(fontSize=14, color=INK, aria=False).encode(x=alt.X(datum=0), y=y, text="words:N")
    return _finished([bars, words], 40 * len(rows) + 10, f"{part.title}. {part.message}")


def _series(part: Series) -> Spec:
    spec = chart_spec(part.chart)
    if part.band_low:
        rows = [
            {"label": label, "low": low, "high": high}
            for label, low, high in zip(part.chart.labels, part.band_low, part.band_high, strict=True)
        ]
        band = {
            "data": {"values": rows},
            "mark": {"type": "area", "color": PURPLE, "opacity": 0.15, "aria": False},
            "encoding": {"y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}},
        }
        spec["layer"] = [band, *spec["layer"]]
    return spec
