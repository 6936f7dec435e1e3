"""A chart of one's own measure: numbers typed, pasted or from a CSV file, drawn at once, with notes on it."""

from qidose.exercises.cards import Card, ChartData, Feedback
from qidose.exercises.fields import Answer, Choice, Field, Number, Option, Points, Series, Text
from qidose.exercises.own_notes import note_fields, notes_in
from qidose.exercises.own_series import OwnSeries, read_own
from qidose.exercises.values import number_in

from .work import Work, share_card

BETTER = (Option("up", "Higher is better"), Option("down", "Lower is better"), Option("", "Neither"))


class OwnChart(Work):
    """One measure over time."""

    kind = "chart"
    noun = "Chart"

    def title(self, answer: Answer) -> str:
        name = answer.get("measure", "name")
        return str(name).strip() if isinstance(name, str) and name.strip() else "A measure over time"

    def cards(self, case: None, answer: Answer) -> tuple[Card, ...]:
        own = read_chart(answer)
        cards = [_numbers(own)]
        if own and own.chart:
            cards.append(_chart(own.chart, answer))
        return (MEASURE, *cards, share_card())


MEASURE = Card(
    id="measure",
    heading="What you measure",
    fields=(
        Text(id="name", label="What do you count or measure?", rows=1, longest=100, needed=False),
        Text(
            id="unit", label="In what unit?", hint="For example: minutes, falls, %.", rows=1, longest=40, needed=False
        ),
        Choice(id="better", label="Which way is better?", options=BETTER, needed=False),
        Number(id="target", label="Is there a target?", hint="Leave this empty if there is none.", needed=False),
    ),
)


def read_chart(answer: Answer) -> OwnSeries | None:
    """The chart of what is in the answer, with the notes that were written on it; None where there are no numbers."""
    name, unit, better = (answer.get("measure", part) for part in ("name", "unit", "better"))
    places = answer.get("chart", "start")
    own = read_own(
        answer.get("numbers", "series"),
        title=str(name or "My measure"),
        unit=str(unit or ""),
        better=str(better or ""),
        target=number_in(answer.get("measure", "target")),
        start=places[0] if isinstance(places, list) and places else None,
    )
    if own and own.chart:
        own.chart.notes.update(notes_in(answer, "chart", len(own.chart.labels)))
    return own


def _numbers(own: OwnSeries | None) -> Card:
    """The numbers, and beside them what could not be read: nothing is lost, and the rest still works."""
    field = Series(
        id="series",
        label="Your numbers",
        hint="A date and a number on each line, such as: January 2026, 14. You can paste them from a spreadsheet.",
        needed=False,
    )
    problems = own.problems if own else ()
    feedback = None
    if problems:
        heading = "Please mend this first" if own and own.series.errors else "What we did with your numbers"
        feedback = Feedback(heading=heading, words=problems)
    words = ("Do not use anything that could name a patient.",)
    return Card(id="numbers", heading="Your numbers", words=words, fields=(field,), feedback=feedback)


def _chart(chart: ChartData, answer: Answer) -> Card:
    fields: list[Field] = [
        Points(
            id="start",
            label="Calculate the limits anew from a point",
            hint="Only if you know what changed, it was meant to, and it will last.",
            labels=chart.labels,
            most=1,
            needed=False,
        )
    ]
    fields += note_fields(answer, "chart", chart.labels)
    fields += [
        Text(id="message", label="What does the chart say, in 1 sentence?", rows=2, needed=False),
        Text(id="next", label="What will you do next?", rows=2, needed=False),
    ]
    return Card(id="chart", heading="Your chart", chart=chart, fields=tuple(fields))
