"""A finished exercise on paper: what coaches read in nbgrader, with no code, no script and no markup of a learner's."""

import json
from dataclasses import asdict
from html import escape
from typing import Any

from qidose.exercises.cards import Card, Cell, ChartData, Feedback, Table
from qidose.exercises.exercise import Exercise
from qidose.exercises.fields import Answer, Field, Json
from qidose.exercises.marks import Marks

from .charts import chart_spec, rows
from .exercise import charts_of


def report(exercise: Exercise[Any], case: Any, answer: Answer | None) -> str:
    """HTML with the learner's answer, the charts, the truth and the feedback. `answer` None: not handed in.

    A chart is a figure whose specification waits in a data attribute for the page's own script, with its numbers in a
    table for pages that have none.
    """
    title = f"<h3>{escape(exercise.about.title)}</h3>"
    if answer is None:
        return f'<div class="qidose-report">{title}<p>Not handed in.</p></div>'
    marks = exercise.mark(case, answer)
    if not exercise.shown_to_coach(answer):
        return f'<div class="qidose-report">{title}<p>The learner keeps these words private.</p></div>'
    cards = "".join(_card(card, answer) for card in exercise.cards(case, answer))
    return f'<div class="qidose-report">{title}{_points(marks)}{cards}</div>'


def _points(marks: Marks) -> str:
    if not marks.criteria:
        return ""
    lines = "".join(
        f"<li>{'Yes' if line.met else 'Not yet'}: {escape(line.name)}. {_lines(line.why)}</li>"
        for line in marks.criteria
    )
    return f"<p>Checked by machine: {marks.score} of {marks.out_of} points.</p><ul>{lines}</ul>"


def _card(card: Card, answer: Answer) -> str:
    heading = f"<h4>{escape(card.heading)}</h4>" if card.heading else ""
    words = "".join(f"<p>{escape(text)}</p>" for text in card.words)
    shown = _scene(card) + _table(card.table) + "".join(_chart(*chart) for chart in charts_of((card,)).values())
    fields = "".join(_field(field, answer.get(card.id, field.id)) for field in card.fields)
    said = _feedback(card.feedback) if card.feedback else ""
    return f'<div class="qidose-report__card">{heading}{words}{shown}<dl>{fields}</dl>{_checks(card)}{said}</div>'


def _field(field: Field, value: Json) -> str:
    return f"<dt>{escape(field.label)}</dt><dd>{words_of(field, value)}</dd>"


def words_of(field: Field, value: Json) -> str:
    """A value in words, escaped; line breaks stay."""
    said = field.said(value).strip()
    return _lines(said) if said else "<em>No answer</em>"


def _scene(card: Card) -> str:
    return f"<p>{escape(card.scene.words)}</p>" if card.scene else ""


def _table(table: Table | None) -> str:
    if table is None:
        return ""
    head = "".join(f"<th>{escape(text)}</th>" for text in table.head)
    body = "".join("<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>" for row in table.rows)
    return f"<p>{escape(table.caption)}</p><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(cell: str | Cell) -> str:
    if isinstance(cell, str):
        return escape(cell)
    return escape(f"{cell.text} ({cell.flag})" if cell.flag else cell.text)


def _checks(card: Card) -> str:
    lines = "".join(f"<li>{'There' if check.met else 'Not there'}: {escape(check.name)}</li>" for check in card.checks)
    return f"<p>What the machine can see:</p><ul>{lines}</ul>" if lines else ""


def _chart(data: ChartData, drawable: bool) -> str:
    spec = escape(json.dumps(chart_spec(data, drawable)), quote=True)
    cells = "".join(
        f"<tr><td>{escape(row['label'])}</td><td>{'' if row['value'] is None else row['value']}</td>"
        f"<td>{escape(row['why'])}</td></tr>"
        for row in rows(data)
    )
    return (
        f"<figure><p><strong>{escape(data.title)}</strong></p>"
        f'<div class="qidose-report__chart" data-qidose-chart="{spec}"></div>'
        f"<figcaption>{_icons(data)}{escape(data.message)}</figcaption>"
        "<details><summary>Show the numbers</summary><table>"
        f"<thead><tr><th>When</th><th>{escape(data.unit)}</th><th>Note</th></tr></thead><tbody>{cells}</tbody></table>"
        "</details></figure>"
    )


def _icons(data: ChartData) -> str:
    return "".join(f"<strong>{escape(icon.words)}</strong> " for icon in data.icons)


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _feedback(feedback: Feedback) -> str:
    said = asdict(feedback)
    words = "".join(f"<p>{_lines(text)}</p>" for text in said["words"])
    return f'<div class="qidose-report__said"><p>{escape(said["heading"])}</p>{words}</div>'
