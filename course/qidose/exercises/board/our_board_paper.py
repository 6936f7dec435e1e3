"""Our board paper (E-T2-10): one own measure as an SPC chart, and the line that goes under it.

The numbers are typed, pasted or read from a file, and drawn while they are typed. The learner reads the chart before
the rules do, then writes the line. What is marked is the form: a chart that is long enough, and a line that says what
kind of variation it shows and what comes next. Nobody else sees any of it until the learner shares it.
"""

from ..cards import Card, ChartData, Check, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Number, Option, Series, Text
from ..marks import Criterion, Marks
from ..own_series import OwnSeries, read_own
from ..sharing import is_shared, share_card, who_sees_words
from ..values import chosen_in, number_in
from .our_board_paper_words import (
    ABOUT_TODAY,
    MOST_WORDS,
    READINGS,
    TODAY,
    is_a_line,
    kindly,
    line_fits,
    misconception,
    says_next,
    true_readings,
)

FEWEST_POINTS, MOST_POINTS = 12, 60
MEASURE, NUMBERS, READ, LINE = "measure", "numbers", "read", "line"
BETTER = (Option("up", "Higher is better"), Option("down", "Lower is better"), Option("neither", "Neither"))


MEASURE_CARD = Card(
    id=MEASURE,
    heading="Your measure",
    words=("Choose 1 measure from your own board paper.",),
    fields=(
        Text(id="name", label="What does it measure?", hint="For example: Calls answered.", rows=1, longest=100),
        Number(id="target", label="Is there a target?", hint="Leave this empty if there is none.", needed=False),
        Choice(id="today", label="How does your board paper show it today?", options=TODAY),
    ),
)
HOW_MANY = "Use 12 to 24 months. Leave out everything that could tell who a patient is."
SHARE_CARD = share_card("Your numbers and your line stay with your answers in this course.")


class OurBoardPaper(Exercise[None]):
    """One own measure, read and put into a line."""

    id = "our-board-paper"
    about = About(
        code="E-T2-10",
        dose="board",
        title="Our board paper",
        minutes=15,
        domains=("D04", "D07"),
        outcomes=(2, 4),
        misconceptions=("MC01", "MC07"),
        rule_set="mdc-7",
    )
    points = 3
    pass_mark = 3
    may_improve = True
    again_label = "Start again with an empty page"
    layout = "together"
    noun = "Step"
    finish_label = "Finish and check my page"

    def case(self, seed: int) -> None:
        """Everyone starts from an empty page: the measure is their own."""

    def cards(self, case: None, answer: Answer) -> tuple[Card, ...]:
        own, numbers = drawn(answer), numbers_card(own_of(answer), HOW_MANY)
        if own is None or own.chart is None or own.unjudged is None:
            return MEASURE_CARD, numbers
        read = read_card(own, own.unjudged, answer)
        if READ not in answer.locked:
            return MEASURE_CARD, numbers, read
        return MEASURE_CARD, numbers, read, _line(own, own.chart, answer), SHARE_CARD

    def ready(self, case: None, answer: Answer) -> bool:
        return READ in answer.locked and drawn(answer) is not None and super().ready(case, answer)

    def mark(self, case: None, answer: Answer) -> Marks:
        own, checks = drawn(answer), chart_checks(own_of(answer))
        short, said, then = line_checks(own, answer.get(LINE, "line"))
        criteria = (
            Criterion(
                name=f"A chart of {FEWEST_POINTS} months or more",
                met=all(check.met for check in checks),
                why=about_chart(checks),
            ),
            Criterion(
                name="A line that says what kind of variation it is",
                met=short.met and said.met,
                why=about_variation(own, short, said),
            ),
            Criterion(
                name="A line that says what comes next",
                met=own is not None and short.met and then.met,
                why="It does." if short.met and then.met else f"Say it in {MOST_WORDS} words or fewer.",
            ),
        )
        reading = chosen_in(answer.get(READ, "says"), READINGS)
        belief = misconception(reading.id, own) if reading and own else None
        return Marks(criteria, (belief,) if belief else ())

    def shown_to_coach(self, answer: Answer) -> bool:
        return is_shared(answer)

    def summary(self, case: None, answer: Answer, marks: Marks) -> Feedback:
        ready = marks.score >= self.pass_mark
        today = chosen_in(answer.get(MEASURE, "today"), TODAY)
        return Feedback(
            heading="Your page is ready for the board" if ready else "Nearly there",
            words=(*((ABOUT_TODAY[today.id],) if today else ()), who_sees_words(answer)),
            good=ready,
            next_step=(
                "Bring this chart to your session. Read your line aloud, then ask what others see."
                if ready
                else "Improve the part named above. The rest is kept as it is."
            ),
        )


def own_of(answer: Answer) -> OwnSeries | None:
    """What was read from the numbers; None where there are none."""
    name, better = answer.get(MEASURE, "name"), chosen_in(answer.get(READ, "better"), BETTER)
    return read_own(
        answer.get(NUMBERS, "series"),
        title=name.strip() if isinstance(name, str) and name.strip() else "Our measure",
        better=better.id if better and better.id != "neither" else "",
        target=number_in(answer.get(MEASURE, "target")),
    )


def drawn(answer: Answer) -> OwnSeries | None:
    """The numbers with their chart; None where they cannot be charted yet, or are more than a board could look at."""
    own = own_of(answer)
    return own if own and own.chart and len(own.series) <= MOST_POINTS else None


def chart_checks(own: OwnSeries | None) -> tuple[Check, ...]:
    """What can be seen in the numbers while they are typed."""
    read = own is not None and own.chart is not None
    known = sum(value is not None for value in own.chart.values) if own and own.chart else 0
    return (
        Check(name="Numbers that we can read", met=read),
        Check(name="A month or another date for each", met=read and own is not None and bool(own.series.dates)),
        Check(name=f"{FEWEST_POINTS} to {MOST_POINTS} of them", met=FEWEST_POINTS <= known <= MOST_POINTS),
    )


def line_checks(own: OwnSeries | None, line: object) -> tuple[Check, Check, Check]:
    """What can be seen in the line while it is written."""
    text = line if isinstance(line, str) else ""
    return (
        Check(name=f"1 line, {MOST_WORDS} words or fewer", met=is_a_line(text)),
        Check(
            name="It says what the chart shows: usual variation, or that something has changed",
            met=own is not None and line_fits(text, own),
        ),
        Check(name="It says what comes next", met=says_next(text)),
    )


def about_numbers(own: OwnSeries | None) -> Feedback | None:
    """What must be mended in some numbers, or was mended for the person; None where all is well."""
    if own is None or not own.problems:
        return None
    mend = bool(own.series.errors)
    heading = "Please mend this first" if mend else "What we did with your numbers"
    return Feedback(heading=heading, words=own.problems, good=False if mend else None)


def numbers_card(own: OwnSeries | None, *words: str) -> Card:
    """The card for numbers of one's own. `words` say how many are wanted."""
    return Card(
        id=NUMBERS,
        heading="Your numbers",
        words=(
            *words,
            "Limits need 13 points. Before that we draw the median: half of the results lie above it, half below.",
        ),
        fields=(
            Series(
                id="series",
                label="A date and a number on each line",
                hint="For example: January 2026, 14. You can paste 2 columns of a spreadsheet.",
            ),
        ),
        checks=chart_checks(own),
        feedback=about_numbers(own),
    )


def read_card(own: OwnSeries, chart: ChartData, answer: Answer) -> Card:
    """The card on which a chart of one's own is read before the rules say what they find."""
    locked = READ in answer.locked
    return Card(
        id=READ,
        heading="Read your chart",
        words=("Look first for points outside the limits, and for 7 in a row on one side of the middle line.",),
        chart=None if locked else chart,
        fields=(
            Choice(id="better", label="Which way is better?", options=BETTER),
            Choice(id="says", label="What do you see?", options=READINGS),
        ),
        lock="Show me what the rules find",
        feedback=_reading(own, answer) if locked else None,
    )


def _reading(own: OwnSeries, answer: Answer) -> Feedback:
    chosen = chosen_in(answer.get(READ, "says"), READINGS)
    said, right = chosen.id if chosen else None, true_readings(own)
    found = tuple(signal.why for signal in own.signals) or ("No rule finds a change. This is usual variation.",)
    if said in right:
        return Feedback(heading="The rules see it as you do", words=found, good=True)
    return Feedback(heading="The rules see it in another way", words=(*found, *kindly(said, own)), good=False)


def _line(own: OwnSeries, chart: ChartData, answer: Answer) -> Card:
    return Card(
        id=LINE,
        heading="The line under your chart",
        words=(
            "A board reads 1 line before it looks at a chart.",
            "Say what kind of variation it is, if the target can be met, and what comes next.",
        ),
        chart=chart,
        fields=(
            Text(
                id="line",
                label="Your line",
                hint="For example: Usual variation below our target. We will redesign the booking of visits.",
                rows=2,
                longest=500,
                most_words=MOST_WORDS,
            ),
        ),
        checks=line_checks(own, answer.get(LINE, "line")),
    )


def about_chart(checks: tuple[Check, ...]) -> str:
    """What a chart still needs, in a sentence."""
    missing = [check.name for check in checks if not check.met]
    return (
        f"Still missing: {missing[0][:1].lower()}{missing[0][1:]}." if missing else "It is long enough, and in order."
    )


def about_variation(own: OwnSeries | None, short: Check, said: Check) -> str:
    """What a line still needs to say what kind of variation there is, in a sentence."""
    if own is None:
        return "There is no chart yet."
    if not short.met:
        return f"Write 1 line of {MOST_WORDS} words or fewer."
    if said.met:
        return "It does, and the rules agree."
    if own.signals:
        return "The rules find a change here. Say so in your line."
    return "The rules find no change here. Say that this is usual variation."
