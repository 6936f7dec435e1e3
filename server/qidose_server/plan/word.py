"""A plan as a Word file: headings, tables with repeated heads, and pictures with their words and numbers."""

from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell

from qidose.dosing.parts import Calendar, Curves, Grid, Part, Pyramid, Series, Tree, Words
from qidose_widgets.pictures import grid_of

from .drawing import pictures

_SHADES = ("FFFFFF", "D9E7F6", "A6C8EC", "005EB8", "002F5C")
_WIDTH = 25.7  # centimetres of a landscape A4 page between its margins
_MANY = 24  # rows of numbers that a document still carries; longer ones are in the sheet


def document(title: str, state: str, parts: Sequence[Part]) -> bytes:
    """The file's bytes."""
    made = Document()
    _settings(made, title)
    made.add_heading(title, level=0)
    made.add_paragraph(state)
    for part in parts:
        _part(made, part)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _settings(made: Doc, title: str) -> None:
    made.core_properties.title, made.core_properties.author = title, "qidose"
    made.core_properties.language = "en-GB"
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    made.styles["Normal"].font.name, made.styles["Normal"].font.size = "Arial", Pt(11)


def _part(made: Doc, part: Part) -> None:
    if isinstance(part, Words):
        if part.heading:
            made.add_heading(part.heading, level=1)
        for text in part.words:
            made.add_paragraph(text)
    elif isinstance(part, Grid):
        made.add_heading(part.title, level=1)
        for text in part.words:
            made.add_paragraph(text)
        _table(made, part)
    elif isinstance(part, Tree):
        made.add_heading(f"{part.title}: {part.aim}", level=1)
        _table(made, part.grid())
    else:
        _pictures(made, part)


def _pictures(made: Doc, part: Curves | Calendar | Pyramid | Series) -> None:
    title = part.chart.title if isinstance(part, Series) else part.title
    message = part.chart.message if isinstance(part, Series) else part.message
    made.add_heading(title, level=1)
    drawn = pictures(part)
    for name, png in drawn:
        if len(drawn) > 1:
            heading = made.add_paragraph()
            heading.add_run(name).bold = True
            heading.paragraph_format.keep_with_next = True
        shown = made.add_picture(BytesIO(png), width=Cm(17))
        about = shown._inline.docPr
        about.set("title", name)
        about.set("descr", f"{title}: {name}. {message}")
    if message:
        made.add_paragraph(message)
    numbers = grid_of(part)
    if numbers and len(numbers.rows) <= _MANY and not isinstance(part, Pyramid):
        _table(made, numbers)
    elif numbers and not isinstance(part, Pyramid):
        made.add_paragraph("The numbers of every month are in the Excel file.")


def _table(made: Doc, grid: Grid) -> None:
    columns = len(grid.head)
    table = made.add_table(rows=1, cols=columns, style="Light Grid Accent 1")
    table.autofit = False
    widths = _widths(grid)
    for cell, text in zip(table.rows[0].cells, grid.head, strict=True):
        _write(cell, text)
    head = table.rows[0]._tr.get_or_add_trPr()
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    head.append(repeated)
    for n, row in enumerate(grid.rows):
        cells = table.add_row().cells
        whole = OxmlElement("w:cantSplit")
        table.rows[-1]._tr.get_or_add_trPr().append(whole)
        for column, (cell, text) in enumerate(zip(cells, row, strict=True)):
            shade = grid.shades[n][column] if grid.shades else None
            _write(cell, text, shade)
    # Both: word processors disagree which of them counts.
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    made.add_paragraph()


def _widths(grid: Grid) -> list[float]:
    """Wider columns for longer words, none too narrow for a word."""
    lengths = [
        max(6, min(40, max(len(row[column]) for row in (grid.head, *grid.rows)))) for column in range(len(grid.head))
    ]
    return [_WIDTH * length / sum(lengths) for length in lengths]


def _write(cell: _Cell, text: str, shade: int | None = None) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.font.size = Pt(9)
    paragraph.paragraph_format.space_after = Pt(2)
    if shade is not None:
        fill = OxmlElement("w:shd")
        fill.set(qn("w:val"), "clear")
        fill.set(qn("w:fill"), _SHADES[shade])
        cell._tc.get_or_add_tcPr().append(fill)
        if shade >= 3:
            run.font.color.rgb = RGBColor(255, 255, 255)
