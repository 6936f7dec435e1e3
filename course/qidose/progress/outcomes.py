"""What it leads to: measures that the trust types in itself. The form is kept as it was typed, and charted."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from qidose.dosing.form import Block, Entry, Reading, read
from qidose.dosing.parts import Part, Words

from .charts import Line, series
from .months import month_name, month_of

SURVEY = (
    ("initiative", "Staff who have chances to show initiative in their job"),
    ("suggestions", "Staff who can suggest how their team's work could be better"),
    ("decisions", "Staff who are involved in deciding about changes to their work"),
    ("improvements", "Staff who can make improvements happen where they work"),
)
"""The topics of the 4 questions on innovation and improvement in the NHS staff survey, in our words."""
_BETTER = (("up", "More is better"), ("down", "Less is better"), ("neither", "Neither"))

SURVEY_BLOCK = Block(
    "survey",
    "NHS staff survey: 4 questions on innovation and improvement",
    (
        Entry("when", "When the survey was done", "date", "The first day will do, such as 1 October 2026."),
        *(Entry(name, topic, "share", "Who agree or strongly agree.", "%") for name, topic in SURVEY),
        Entry("source", "Where the numbers are from"),
    ),
    ("Type one row for each survey. Leave out what you do not have.",),
    many=True,
    row="survey",
    named_by="when",
)


def _measure_block(block: str, title: str, example: str) -> Block:
    return Block(
        block,
        title,
        (
            Entry("name", "What is measured", hint=f"For example: {example}. Use the same words each time."),
            Entry("unit", "In what unit"),
            Entry("better", "Which way is better", "choice", options=_BETTER),
            Entry("when", "Month", "date", "Any day of the month, such as 1 October 2026."),
            Entry("value", "Value", "number"),
            Entry("source", "Where the number is from"),
        ),
        ("Type one row for each month and measure. Do not type anything that could name a patient.",),
        many=True,
        row="value",
    )


OUTCOME_BLOCKS = (
    SURVEY_BLOCK,
    _measure_block("experience", "Patient experience", "patients who say that their care was good"),
    _measure_block("safety", "Safety", "falls with harm per 1,000 bed days"),
)
"""The form of outcomes."""


def outcome_lines(typed: Mapping[str, Any]) -> dict[str, list[Line]]:
    """What can be charted of a form of outcomes, by block: a line for each measure, in the order of its first row."""
    reading = read(OUTCOME_BLOCKS, dict(typed))
    found = {"survey": [_survey(reading, name, topic) for name, topic in SURVEY]}
    for block in ("experience", "safety"):
        rows = [f"{block}/{row}" for row in reading.rows[block]]
        names = dict.fromkeys(reading.get(f"{row}/name") for row in rows)
        found[block] = [_measure(reading, rows, name) for name in names if name]
    return {block: [line for line in lines if line.values] for block, lines in found.items()}


def outcome_parts(typed: Mapping[str, Any]) -> list[Part]:
    """The outcomes as charts over time, each with its numbers; where there are none, what to type."""
    lines = outcome_lines(typed)
    intro = (
        "These numbers are typed in by the organisation. They show what better skill may lead to, not what caused it."
    )
    parts: list[Part] = [Words(heading="What it leads to", words=(intro,))]
    for block in OUTCOME_BLOCKS:
        words: tuple[str, ...] = ()
        if not lines[block.id]:
            words = ("Nothing is typed in yet. Each measure is charted from its first value on.",)
        elif block is SURVEY_BLOCK:
            words = ("The survey is done once a year, so these lines need years, not months, to say anything.",)
        parts.append(Words(heading=block.title, words=words))
        parts += [series(line) for line in lines[block.id]]
    return parts


def _survey(reading: Reading, name: str, topic: str) -> Line:
    rows = [f"survey/{row}" for row in reading.rows["survey"]]
    pairs = [(reading.get(f"{row}/when"), reading.get(f"{row}/{name}")) for row in rows]
    shares = [(when, 100 * share) for when, share in pairs if when is not None and share is not None]
    return _line(topic, "% of answers", "up", shares, "Survey")


def _measure(reading: Reading, rows: list[str], name: str) -> Line:
    mine = [row for row in rows if reading.get(f"{row}/name") == name]
    pairs = [(reading.get(f"{row}/when"), reading.get(f"{row}/value")) for row in mine]
    known = [(when, value) for when, value in pairs if when is not None and value is not None]
    unit = next((reading.get(f"{row}/unit") for row in mine if reading.get(f"{row}/unit")), "Value")
    better = next((reading.get(f"{row}/better") for row in mine if reading.get(f"{row}/better")), "")
    return _line(name, unit, "" if better == "neither" else better, known, "Month")


def _line(title: str, unit: str, better: str, pairs: list[tuple[dt.date, float]], x_title: str) -> Line:
    """A line in the order of its months; where a month was typed twice, the later row counts."""
    by_month = {month_of(when): value for when, value in pairs}
    ordered = sorted(by_month.items())
    labels = tuple(month_name(month) for month, _ in ordered)
    return Line(title, unit, labels, tuple(value for _, value in ordered), better=better, x_title=x_title)
