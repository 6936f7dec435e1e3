"""The cards of "Live team portfolio" (E-T5-13) that no other exercise has, and what is said on them at the end."""

from dataclasses import replace

from ..board.our_board_paper import BETTER, about_numbers, chart_checks, line_checks
from ..board.our_board_paper_words import READINGS, kindly, true_readings
from ..cards import Card, ChartData, Feedback
from ..chart_cards import DECISIONS
from ..chart_line import ABOUT_THE_CHART
from ..fields import Answer, Choice, Field, Number, Option, Points, Series, Text
from ..marks import Criterion
from ..own_series import OwnSeries
from ..values import chosen_in
from .team_portfolio_parts import (
    CHARTER,
    CHARTER_ASKS,
    LEARNED_BY,
    MOST_NOTE,
    NUMBERS,
    PARTNERS,
    PARTNERSHIP,
    SPONSOR,
    STORY,
    charter,
    decision,
    experience,
    note_checks,
    partners,
    reading,
    sponsor_note,
)


def charter_card() -> Card:
    """What the team is for."""
    hints = {"people": "Write roles, and no names."}
    asks = tuple(
        Text(id=name, label=label, hint=hints.get(name, ""), rows=2, longest=1_000)
        for name, label in CHARTER_ASKS.items()
    )
    return Card(
        id=CHARTER,
        heading="Your team's charter",
        words=(
            "This is the work of a team that you coach. Fill it in over the months, with the team.",
            "Do not write any names or patient details.",
        ),
        fields=(Text(id="team", label="What is your team called?", rows=1, longest=100), *asks),
    )


def partners_card() -> Card:
    """How people who use the service take part, and what they taught."""
    fields: tuple[Field, ...] = (
        Choice(id="how", label="How do patients or service users take part now?", options=PARTNERSHIP),
        Text(id="who", label="Who takes part, in what, and what do they need for it?", rows=2, longest=1_000),
        Choice(id="learned-by", label="How did you learn from people's experience?", options=LEARNED_BY),
        Text(
            id="said",
            label="What did they say that no number shows?",
            hint="In their words, but so that nobody can be recognised.",
            rows=3,
            longest=1_500,
        ),
        Text(id="changed", label="What did the team change because of it?", rows=2, longest=1_000),
    )
    return Card(
        id=PARTNERS,
        heading="Patients or service users as partners",
        words=("Numbers say how often. People say what it is like, and what would help.",),
        fields=fields,
    )


def numbers_card(own: OwnSeries | None, measures: tuple[Option, ...]) -> Card:
    """The numbers of 1 measure of the diagram, and their chart with the cycles on it."""
    words = [
        "Use 12 points or more, from before the first test if you can. Leave out whatever could tell who a patient is.",
        "We write your cycles above the chart by their dates. A point is a time, and not a cycle.",
    ]
    fields: list[Field] = [
        Choice(id="better", label="Which way is better?", options=BETTER),
        Number(id="target", label="Is there a target?", hint="Leave this empty if there is none.", needed=False),
        Series(
            id="series",
            label="A date and a number on each line",
            hint="For example: January 2026, 14. You can paste 2 columns of a spreadsheet.",
        ),
    ]
    if measures:
        fields.insert(0, Choice(id="measure", label="Which measure of your diagram is this?", options=measures))
    else:
        words.append("The measure comes from your driver diagram. Add it there first.")
    if own and own.chart:
        fields.append(_start_field(own.chart))
    return Card(
        id=NUMBERS,
        heading="Your team's numbers",
        words=tuple(words),
        chart=own.unjudged if own else None,
        fields=tuple(fields),
        checks=chart_checks(own),
        feedback=about_numbers(own),
    )


def _start_field(chart: ChartData) -> Points:
    return Points(
        id="start",
        label="Calculate the limits anew from a point",
        hint="Only if the change lasts, is wanted, its cause is known, and you expect it to stay.",
        labels=chart.labels,
        most=1,
        needed=False,
    )


def story_card(own: OwnSeries | None, answer: Answer) -> Card:
    """The chart, to be read; marked once all is finished."""
    chart = own.chart if own and answer.finished else own.unjudged if own else None
    return Card(
        id=STORY,
        heading="What the chart says",
        words=("Look first for points outside the limits, and for 7 in a row on one side of the middle line.",),
        chart=chart,
        fields=(
            Choice(id="says", label="What do you see?", options=READINGS),
            Choice(id="decision", label="What do you decide?", options=DECISIONS),
            *ABOUT_THE_CHART,
        ),
        checks=line_checks(own, answer.get(STORY, "line")) if answer.finished else (),
    )


def sponsor_card(answer: Answer) -> Card:
    """The note to the sponsor."""
    return Card(
        id=SPONSOR,
        heading="A note to your sponsor",
        words=("Your sponsor has 2 minutes. Say where the team is, how you know, and what stands in its way.",),
        fields=(
            Text(id="note", label="Your note", rows=6, longest=2_000, most_words=MOST_NOTE),
            Text(
                id="ask",
                label="What do you need from the sponsor, and by when?",
                hint="1 thing that only a senior person can do.",
                rows=2,
                longest=500,
            ),
        ),
        checks=note_checks(answer),
    )


def said_at_the_end(own: OwnSeries | None, answer: Answer) -> dict[str, Feedback]:
    """What is said on each card once the portfolio is finished. The diagram's own card says its own."""
    story = _told("What your chart says", reading(own, answer), decision(own, answer))
    read_as = chosen_in(answer.get(STORY, "says"), READINGS)
    if own and own.chart and read_as and read_as.id not in true_readings(own):
        story = replace(story, words=(*story.words, *kindly(read_as.id, own)))
    return {
        CHARTER: _told("Your charter", charter(answer)),
        PARTNERS: _told("Partners", partners(answer), experience(answer)),
        STORY: story,
        SPONSOR: _told("Your note", sponsor_note(answer)),
    }


def _told(heading: str, *criteria: Criterion) -> Feedback:
    good = all(criterion.met for criterion in criteria)
    return Feedback(heading=heading, words=tuple(criterion.why for criterion in criteria), good=good)
