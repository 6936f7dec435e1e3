"""A plan as slides: the charts are native, so that people can change them; every slide says its message in words."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Cm, Pt

from qidose.dosing.parts import Calendar, Curve, Curves, Grid, Part, Pyramid, Series, Tree, Words

_ROWS = 7  # rows of a table that a slide carries
_WORDS = 420  # characters of a paragraph slide
_BLUE, _INK, _PURPLE, _GREY = (RGBColor.from_string(code) for code in ("005EB8", "212B32", "7C2855", "4C6272"))
_SHADES = ("FFFFFF", "D9E7F6", "A6C8EC", "005EB8", "002F5C")
_DASHES = (MSO_LINE.SOLID, MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.DASH_DOT)
_WIDE, _HIGH = 33.87, 19.05


def slides(title: str, state: str, parts: Sequence[Part]) -> bytes:
    """The file's bytes, on wide slides."""
    made = Presentation()
    made.slide_width, made.slide_height = Cm(_WIDE), Cm(_HIGH)
    made.core_properties.title, made.core_properties.author = title, "qidose"
    first = made.slides.add_slide(made.slide_layouts[6])
    _text(first, title, 2, 6, _WIDE - 4, 3, 40, bold=True)
    _text(first, state, 2, 10, _WIDE - 4, 3, 20)
    for part in parts:
        _part(made, part)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _slide(made: Any, title: str) -> Any:
    slide = made.slides.add_slide(made.slide_layouts[5])
    holder = slide.shapes.title
    holder.left, holder.top, holder.width, holder.height = Cm(1.2), Cm(0.6), Cm(_WIDE - 2.4), Cm(2)
    holder.text_frame.text = title
    run = holder.text_frame.paragraphs[0]
    run.font.size, run.font.bold, run.font.color.rgb = Pt(26), True, _BLUE
    return slide


def _text(
    slide: Any, text: str, left: float, top: float, width: float, height: float, size: int, bold: bool = False
) -> None:
    frame = slide.shapes.add_textbox(Cm(left), Cm(top), Cm(width), Cm(height)).text_frame
    frame.word_wrap = True
    frame.text = text
    for paragraph in frame.paragraphs:
        paragraph.font.size, paragraph.font.bold, paragraph.font.color.rgb = Pt(size), bold, _INK


def _part(made: Any, part: Part) -> None:
    if isinstance(part, Words):
        for n, text in enumerate(_pages(part.words)):
            slide = _slide(made, part.heading if n == 0 else f"{part.heading} (more)")
            _text(slide, text, 1.2, 3.2, _WIDE - 2.4, 14, 18)
    elif isinstance(part, Grid):
        _grid(made, part)
    elif isinstance(part, Tree):
        _grid(made, part.grid())
    elif isinstance(part, Pyramid):
        _pyramid(made, part)
    elif isinstance(part, Calendar):
        _calendar(made, part)
    elif isinstance(part, Curves):
        if part.together:
            _chart(made, part.title, part, part.curves)
        else:
            for curve in part.curves:
                _chart(made, f"{part.title}: {curve.name}", part, (curve,))
    else:
        _series(made, part)


def _pages(words: Sequence[str]) -> Iterator[str]:
    page = ""
    for text in words:
        if page and len(page) + len(text) > _WORDS:
            yield page
            page = ""
        page = f"{page}\n{text}" if page else text
    if page:
        yield page


def _grid(made: Any, grid: Grid) -> None:
    rows = 10 if grid.shades else _ROWS
    for first in range(0, len(grid.rows), rows):
        shown = grid.rows[first : first + rows]
        slide = _slide(made, grid.title if first == 0 else f"{grid.title} (more)")
        said = " ".join(grid.words) if first == 0 else ""
        if said:
            _text(slide, said, 1.2, 2.5, _WIDE - 2.4, 1.4, 13)
        top = Cm(4.2 if said else 3)
        frame = slide.shapes.add_table(len(shown) + 1, len(grid.head), Cm(1.2), top, Cm(_WIDE - 2.4), Cm(1))
        table = frame.table
        for column, width in enumerate(_widths(grid)):
            table.columns[column].width = Cm(width)
        for column, text in enumerate(grid.head):
            _cell(table.cell(0, column), text, 12)
        for n, row in enumerate(shown):
            for column, text in enumerate(row):
                shade = grid.shades[first + n][column] if grid.shades else None
                _cell(table.cell(n + 1, column), text, 11, shade)


def _widths(grid: Grid) -> list[float]:
    lengths = [
        max(8, min(40, max(len(row[column]) for row in (grid.head, *grid.rows)))) for column in range(len(grid.head))
    ]
    return [(_WIDE - 2.4) * length / sum(lengths) for length in lengths]


def _cell(cell: Any, text: str, size: int, shade: int | None = None) -> None:
    # A slide is for looking, not for reading all: the whole text is in the Word file.
    cell.text = text if len(text) <= 150 else f"{text[:147]}…"
    cell.margin_top = cell.margin_bottom = Cm(0.1)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.size = Pt(size)
        if shade is not None and shade >= 3:
            paragraph.font.color.rgb = RGBColor(255, 255, 255)
    if shade is not None:
        cell.fill.solid()
        cell.fill.fore_color.rgb = RGBColor.from_string(_SHADES[shade])


def _chart(made: Any, title: str, part: Curves, curves: Sequence[Curve]) -> None:
    slide = _slide(made, title)
    data = CategoryChartData()
    data.categories = part.labels
    lines: list[tuple[RGBColor, Any, float]] = []
    for n, curve in enumerate(curves):
        colour = (_BLUE, RGBColor.from_string("A83600"), _PURPLE, _GREY)[n % 4]
        data.add_series(curve.name, curve.middle)
        lines.append((colour, _DASHES[n % 4], 2.5))
        if curve.low:
            data.add_series(f"{curve.name}, low", curve.low)
            data.add_series(f"{curve.name}, high", curve.high)
            lines += [(colour, MSO_LINE.ROUND_DOT, 1.0)] * 2
        if curve.name in part.goals:
            data.add_series("Adopted", [part.goals[curve.name]] * len(part.labels))
            lines.append((_PURPLE, MSO_LINE.DASH, 2.0))
    _draw(slide, data, lines, part.unit, len(part.labels))
    _text(slide, part.message, 1.2, 16.6, _WIDE - 2.4, 2, 14)


def _series(made: Any, part: Series) -> None:
    chart = part.chart
    slide = _slide(made, chart.title)
    data = CategoryChartData()
    data.categories = chart.labels
    data.add_series(chart.unit, chart.values)
    lines: list[tuple[RGBColor, Any, float]] = [(_BLUE, MSO_LINE.SOLID, 2.5)]
    for name, values in ((chart.centre_name, chart.centre), ("Upper limit", chart.upper), ("Lower limit", chart.lower)):
        if values:
            data.add_series(name, values)
            lines.append((_GREY, MSO_LINE.SOLID if name == chart.centre_name else MSO_LINE.DASH, 1.25))
    if part.band_low:
        data.add_series("Plan, low", part.band_low)
        data.add_series("Plan, high", part.band_high)
        lines += [(_PURPLE, MSO_LINE.ROUND_DOT, 1.25)] * 2
    _draw(slide, data, lines, chart.unit, len(chart.labels))
    said = " ".join([*(icon.words for icon in chart.icons), chart.message, *part.words])
    _text(slide, said, 1.2, 16.6, _WIDE - 2.4, 2, 14)


def _draw(
    slide: Any, data: CategoryChartData, lines: Sequence[tuple[RGBColor, Any, float]], unit: str, count: int
) -> None:
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE, Cm(1.2), Cm(2.8), Cm(_WIDE - 2.4), Cm(13.6), data)
    chart = frame.chart
    chart.has_legend, chart.has_title = True, False
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size = Pt(12)
    for series, (colour, dash, width) in zip(chart.plots[0].series, lines, strict=True):
        series.smooth = False
        series.format.line.color.rgb, series.format.line.dash_style = colour, dash
        series.format.line.width = Pt(width)
        series.marker.style = XL_MARKER_STYLE.NONE
    months = chart.category_axis
    months.tick_labels.font.size = Pt(11)
    months.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    months.has_major_gridlines = False
    _every(months, max(1, count // 10))
    chart.value_axis.minimum_scale = 0
    chart.value_axis.has_title = True
    chart.value_axis.axis_title.text_frame.text = unit
    chart.value_axis.tick_labels.font.size = Pt(11)


def _every(axis: Any, step: int) -> None:
    """Label every so many months: the library has no setting for it, the format has. It stands before noMultiLvlLbl."""
    skip = axis._element.makeelement(qn("c:tickLblSkip"), {"val": str(step)})
    last = axis._element.find(qn("c:noMultiLvlLbl"))
    if last is None:
        axis._element.append(skip)
    else:
        last.addprevious(skip)


def _pyramid(made: Any, part: Pyramid) -> None:
    slide = _slide(made, part.title)
    count = len(part.steps)
    for n, step in enumerate(part.steps):
        width = (_WIDE - 4) * (n + 2) / (count + 1)
        box = slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, Cm((_WIDE - width) / 2), Cm(3.2 + 2.1 * n), Cm(width), Cm(1.95)
        )
        box.fill.solid()
        box.fill.fore_color.rgb = RGBColor.from_string("D9E7F6")
        box.line.color.rgb = _BLUE
        count_words = (
            f"{step.low:,.0f}" if round(step.low) == round(step.high) else f"{step.low:,.0f} to {step.high:,.0f}"
        )
        box.text_frame.text = f"{step.name}: {count_words}"
        box.text_frame.word_wrap = True
        box.text_frame.paragraphs[0].font.size, box.text_frame.paragraphs[0].font.color.rgb = Pt(16), _INK
    _text(slide, part.message, 1.2, 16.6, _WIDE - 2.4, 2, 14)


def _calendar(made: Any, part: Calendar) -> None:
    """Shapes on a time line: no native chart draws stretches of time honestly."""
    slide = _slide(made, part.title)
    lanes = list(dict.fromkeys(bar.lane for bar in part.bars))
    months, left, top = len(part.labels), 8.0, 3.2
    wide, high = (_WIDE - left - 1.2) / months, min(2.0, 12.5 / max(1, len(lanes)))
    for n, lane in enumerate(lanes):
        _text(slide, lane, 1, top + n * high, left - 1.2, high, 13)
    for bar in part.bars:
        box = slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE,
            Cm(left + wide * (bar.start - 1)),
            Cm(top + 0.2 + lanes.index(bar.lane) * high),
            Cm(wide * (min(bar.end, months) - bar.start + 1)),
            Cm(high * 0.6),
        )
        box.name = f"{bar.name}: {bar.words}"
        box.fill.solid()
        box.fill.fore_color.rgb = _BLUE
        box.line.color.rgb = RGBColor(255, 255, 255)
    for month in range(0, months, 12 if months > 14 else 2):
        _text(slide, part.labels[month], left + wide * month, top + len(lanes) * high, 3.5, 1, 12)
    if part.message:
        _text(slide, part.message, 1.2, 16.6, _WIDE - 2.4, 2, 14)
