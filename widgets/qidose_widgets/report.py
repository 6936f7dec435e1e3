"""A finished exercise on paper: what coaches read in nbgrader, with no code, no script and no markup of a learner's."""

import json
from dataclasses import asdict
from html import escape
from typing import Any

from qidose.exercises.cards import Card, ChartData, Feedback
from qidose.exercises.exercise import Exercise
from qidose.exercises.fields import Answer, Choice, Choices, Field, Json
from qidose.exercises.marks import Marks

from .charts import chart_spec, rows


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
        f"<li>{'Yes' if line.met else 'Not yet'}: {escape(line.name)}. {escape(line.why)}</li>"
        for line in marks.criteria
    )
    return f"<p>Checked by machine: {marks.score} of {marks.out_of} points.</p><ul>{lines}</ul>"


def _card(card: Card, answer: Answer) -> str:
    heading = f"<h4>{escape(card.heading)}</h4>" if card.heading else ""
    words = "".join(f"<p>{escape(text)}</p>" for text in card.words)
    chart = _chart(card.chart) if card.chart else ""
    fields = "".join(_field(field, answer.get(card.id, field.id)) for field in card.fields)
    said = _feedback(card.feedback) if card.feedback else ""
    return f'<div class="qidose-report__card">{heading}{words}{chart}<dl>{fields}</dl>{said}</div>'


def _field(field: Field, value: Json) -> str:
    return f"<dt>{escape(field.label)}</dt><dd>{words_of(field, value)}</dd>"


def words_of(field: Field, value: Json) -> str:
    """A value in words, escaped; line breaks stay."""
    if field.missing(value) or value is None:
        return "<em>No answer</em>"
    if isinstance(field, Choice | Choices):
        chosen = value if isinstance(value, list) else [value]
        return escape("; ".join(option.text for option in field.options if option.id in chosen))
    unit = getattr(field, "unit", "")
    return escape(f"{value} {unit}".strip()).replace("\n", "<br>")


def _chart(data: ChartData) -> str:
    spec = escape(json.dumps(chart_spec(data)), quote=True)
    cells = "".join(
        f"<tr><td>{escape(row['label'])}</td><td>{'' if row['value'] is None else row['value']}</td>"
        f"<td>{escape(row['why'])}</td></tr>"
        for row in rows(data)
    )
    return (
        f"<figure><p><strong>{escape(data.title)}</strong></p>"
        f'<div class="qidose-report__chart" data-qidose-chart="{spec}"></div>'
        f"<figcaption>{escape(data.message)}</figcaption><details><summary>Show the numbers</summary><table>"
        f"<thead><tr><th>When</th><th>{escape(data.unit)}</th><th>Note</th></tr></thead><tbody>{cells}</tbody></table>"
        "</details></figure>"
    )


def _feedback(feedback: Feedback) -> str:
    said = asdict(feedback)
    words = "".join(f"<p>{escape(text)}</p>" for text in said["words"])
    return f'<div class="qidose-report__said"><p>{escape(said["heading"])}</p>{words}</div>'
