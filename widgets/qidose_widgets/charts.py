"""The one chart function: what an exercise wants drawn, as an Altair chart that people can read without colour."""

from typing import Any, Literal, NamedTuple

import altair as alt

from qidose.exercises.cards import ChartData

BLUE = "#005eb8"
INK = "#212b32"
GREY = "#4c6272"
ORANGE = "#a83600"
PURPLE = "#7c2855"
FONT = "Arial, Helvetica, sans-serif"
USUAL, STANDS_OUT = "Usual", "Stands out"
NOTES = "Notes"
PICKED, OWN_LINES, OWN_NAMES = "Picked", "Own lines", "Own names"
"""Datasets that the page fills while a learner draws (fields/on_chart.js)."""

Row = dict[str, Any]


def chart_spec(data: ChartData, drawable: bool = False) -> dict[str, Any]:
    """A Vega-Lite specification, with its data inside, that fills the width it is given.

    The title is not in it but in the page above it, where it can break into lines on a phone.

    Points that stand out differ in shape and outline as well as colour; lines carry their name; the accessible name is
    the chart's message. With `drawable` it has empty layers that the page fills: picked points, lines of the learner's.
    """
    lines = _reference(data)
    said = _said(data)
    named = [*lines, *said]
    layers: list[Any] = [
        *_lines(lines),
        *([_bars()] if data.look == "bars" else [_trace()]),
        *_names(named),
        *_predictions(data),
        *([] if data.look == "bars" else [_points(data)]),
        *_notes(data),
        *(_drawn() if drawable else []),
    ]
    # What all layers share stands once above them, and the settings go in at once: Altair copies all that a chart holds
    # whenever something is added to it.
    chart = alt.layer(
        *layers,
        width="container",
        height=260,
        padding={"left": 5, "top": 5, "right": 36, "bottom": 5},  # room for the last label
        description=f"{data.title}. {data.message}".strip(),
        autosize=alt.AutoSizeParams(type="fit", contains="padding"),
        config=look(),
    ).encode(x=_x(data), y=_y(data))
    drawn: dict[str, list[Row]] = {PICKED: [], OWN_LINES: [], OWN_NAMES: []} if drawable else {}
    return {**chart.to_dict(validate=False), "datasets": {**_datasets(data, named), **drawn}}


def look() -> alt.Config:
    """What all our charts share: type, axes, no legend (lines carry their names)."""
    return alt.Config(
        font=FONT,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(labelFontSize=13, titleFontSize=13, labelColor=INK, titleColor=INK, gridColor="#e8edee"),
        axisX=alt.AxisConfig(grid=False),
        legend=alt.LegendConfig(disable=True),
    )


def rows(data: ChartData) -> list[Row]:
    """One row a point, for the drawing and for the table of numbers: label, value and what is said of it."""
    return [
        {
            "n": n,
            "label": label,
            "value": value,
            "what": STANDS_OUT if n in data.marked else USUAL,
            "why": data.marked.get(n, "") or _predicted_words(data, n),
        }
        for n, (label, value) in enumerate(zip(data.labels, data.values, strict=True))
    ]


def _predicted_words(data: ChartData, n: int) -> str:
    said = data.predicted[n] if n < len(data.predicted) else None
    return "" if said is None else f"You predicted {said:g}"


def _x(data: ChartData) -> alt.X:
    # About 12 labels at most, the first and every so many after it, so that none overlap on a phone.
    step = max(1, -(-len(data.labels) // 8))
    shown = list(data.labels[::step])
    axis = alt.Axis(title=data.x_title, values=shown, labelAngle=0, labelOverlap=True, labelFlush=True)
    bars = data.look == "bars"
    scale = alt.Scale(type="band", padding=0.2) if bars else alt.Scale(type="point", padding=0.4)
    return alt.X("label:N", sort=list(data.labels), axis=axis, scale=scale)


def _y(data: ChartData) -> alt.Y:
    # Up to three words on the axis; a long unit is in the title above.
    # Bars are compared by their length, so they start at 0.
    zero = data.look == "bars"
    return alt.Y("value:Q", title=data.unit, scale=alt.Scale(zero=zero, nice=True, padding=0 if zero else 8))


class _Line(NamedTuple):
    name: str
    points: list[Row]
    dash: list[int]
    colour: str


def _reference(data: ChartData) -> list[_Line]:
    """Mean, limits and target: each with its name at its last point (the target's at its first, out of their way)."""
    named = (
        (data.centre_name, data.centre, [1, 0]),
        ("Upper limit", data.upper, [5, 4]),
        ("Lower limit", data.lower, [5, 4]),
    )
    lines = [_Line(name, _line_rows(data.labels, line), dash, GREY) for name, line, dash in named]
    if data.target is not None:
        ends = [{"label": label, "value": data.target} for label in (data.labels[-1], data.labels[0])]
        lines.append(_Line("Target", ends, [2, 3], PURPLE))
    return [line for line in lines if line.points]


def _line_rows(labels: tuple[str, ...], line: tuple[float | None, ...]) -> list[Row]:
    pairs = zip(labels, line, strict=False)
    return [{"label": label, "value": value} for label, value in pairs if value is not None]


def _said(data: ChartData) -> list[_Line]:
    """What the learner predicted, named like a line although its points stand alone."""
    points = _line_rows(data.labels, data.predicted)
    return [_Line("You predicted", points, [], PURPLE)] if points else []


def _datasets(data: ChartData, named: list[_Line]) -> dict[str, list[Row]]:
    """The numbers of each layer by name."""
    ends = {f"{line.name} name": [{**line.points[-1], "words": line.name}] for line in named}
    notes = {NOTES: _note_rows(data)} if data.notes else {}
    return {"Points": rows(data), **{line.name: line.points for line in named}, **ends, **notes}


def _on(name: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name=name))


def _lines(lines: list[_Line]) -> list[alt.Chart]:
    return [
        # Steps, not slopes, between the limits of two phases or of two sizes of group.
        _on(line.name).mark_line(
            color=line.colour, strokeDash=line.dash, strokeWidth=1.5, interpolate="step", aria=False
        )
        for line in lines
    ]


def _names(lines: list[_Line]) -> list[alt.LayerChart]:
    return [_name(line) for line in lines]


def _name(line: _Line) -> alt.LayerChart:
    base = _on(f"{line.name} name").encode(text="words:N")
    align: Literal["left", "right"] = "left" if line.name == "Target" else "right"
    # A white edge behind the words keeps them readable where the line of points runs through.
    edge = base.mark_text(align=align, dy=-7, fontSize=13, stroke="white", strokeWidth=4, aria=False)
    return edge + base.mark_text(align=align, dy=-7, fontSize=13, color=line.colour, aria=False)


def _trace() -> alt.Chart:
    return _on("Points").mark_line(color=BLUE, strokeWidth=2, aria=False, invalid="break-paths-show-domains")


def _predictions(data: ChartData) -> list[alt.Chart]:
    """What was predicted, as hollow squares beside what came."""
    if not _said(data):
        return []
    marks = _on("You predicted").mark_point(shape="square", size=90, color=PURPLE, strokeWidth=2)
    tips = [alt.Tooltip("label:N", title=data.x_title), alt.Tooltip("value:Q", title="You predicted")]
    return [marks.encode(tooltip=tips)]


def _points(data: ChartData) -> alt.Chart:
    kinds = [USUAL, STANDS_OUT]
    return (
        _on("Points")
        .mark_point(filled=True, opacity=1, stroke="white", strokeWidth=1)
        .encode(
            shape=alt.Shape("what:N", scale=alt.Scale(domain=kinds, range=["circle", "diamond"])),
            color=alt.Color("what:N", scale=alt.Scale(domain=kinds, range=[BLUE, ORANGE])),
            size=alt.Size("what:O", scale=alt.Scale(domain=kinds, range=[55, 170])),
            tooltip=[
                alt.Tooltip("label:N", title=data.x_title),
                alt.Tooltip("value:Q", title=data.unit),
                alt.Tooltip("why:N", title="Note"),
            ],
        )
    )


def _bars() -> alt.Chart:
    tips = [alt.Tooltip("label:N"), alt.Tooltip("value:Q")]
    return _on("Points").mark_bar(color=BLUE).encode(tooltip=tips)


def _note_rows(data: ChartData) -> list[Row]:
    """Each note over its point; where notes stand close together, they take turns in height."""
    return [
        {"label": data.labels[n], "value": data.values[n], "words": words, "row": place % 2}
        for place, (n, words) in enumerate(sorted(data.notes.items()))
        if 0 <= n < len(data.labels)
    ]


def _notes(data: ChartData) -> list[alt.Chart]:
    """Short words along the top, each with a thin line down to its month."""
    if not data.notes:
        return []
    rule = (
        _on(NOTES)
        .mark_rule(color=GREY, strokeDash=[1, 3], strokeWidth=1.5, aria=False)
        .encode(y=alt.value(0), y2=alt.value("height"))
    )
    layers = [rule]
    for row, dy in ((0, 2), (1, 18)):
        text = _on(NOTES).mark_text(align="left", baseline="top", dx=3, dy=dy, fontSize=13, color=INK, aria=False)
        layers.append(text.encode(y=alt.value(0), text="words:N").transform_filter(f"datum.row === {row}"))
    return layers


def _drawn() -> list[alt.Chart]:
    """What a learner draws: rings around picked points, and lines across with their names."""
    rings = _on(PICKED).mark_point(size=320, color=PURPLE, strokeWidth=3, filled=False, aria=False)
    lines = (
        _on(OWN_LINES).mark_line(color=PURPLE, strokeWidth=2.5, strokeDash=[8, 3], aria=False).encode(detail="words:N")
    )
    names = _on(OWN_NAMES).mark_text(align="left", dy=-8, dx=4, fontSize=13, color=PURPLE, aria=False)
    return [lines, names.encode(text="words:N"), rings]
