"""Own work as a Word file: headings, questions with their answers, charts with their message and their numbers."""

from io import BytesIO

from docx import Document
from docx.document import Document as Doc
from docx.oxml.ns import qn
from docx.shared import Cm

from qidose.exercises.cards import Card, ChartData
from qidose.exercises.fields import Answer
from qidose.own import Work

from .picture import chart_png


def work_docx(work: Work, answer: Answer, name: str) -> bytes:
    """The file's bytes. `name` is the person's, as the author."""
    document = Document()
    title = work.title(answer)
    document.core_properties.title, document.core_properties.author = title, name
    document.core_properties.language = "en-GB"
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    document.add_heading(title, level=0)
    document.add_paragraph(name)
    for card in work.cards(None, answer):
        if card.id != "share":
            _card(document, card, answer)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _card(document: Doc, card: Card, answer: Answer) -> None:
    said = [(field.label, field.said(answer.get(card.id, field.id)).strip()) for field in card.fields]
    if not card.chart and not any(words for _, words in said):
        return
    document.add_heading(card.heading, level=1)
    if card.chart:
        _chart(document, card.chart)
    for label, words in said:
        if words:
            document.add_paragraph().add_run(label).bold = True
            document.add_paragraph(words)


def _chart(document: Doc, chart: ChartData) -> None:
    picture = document.add_picture(BytesIO(chart_png(chart)), width=Cm(16))
    # What the picture shows, for people who hear the document.
    about = picture._inline.docPr
    about.set("descr", f"{chart.title}. {chart.message}")
    about.set("title", chart.title)
    document.add_paragraph(chart.message)
    table = document.add_table(rows=1, cols=2, style="Light Grid Accent 1")
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = chart.x_title, chart.unit
    for label, value in zip(chart.labels, chart.values, strict=True):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, "no value" if value is None else f"{value:g}"
