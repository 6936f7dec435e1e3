"""The cards of "From a hand-drawn chart to SPC" (E-T4-03), in the order in which they open."""

from dataclasses import replace

from ..cards import Card, ChartData, Feedback, Table
from ..chart_cards import DECISIONS, amount, better_words, option_text, series_chart, target_words
from ..fields import Answer, Choice, Grid, Level, Number, Option
from ..values import chosen_in, number_in
from .hand_to_spc_case import FEWEST_RUNS, LONG_RUN, MOST_RUNS, WEEKS, Weeks, accepts_line
from .hand_to_spc_marks import (
    accepts,
    decided,
    median_words,
    misconceptions_in,
    placed,
    runs_words,
    the_reading,
    the_spc_chart,
    told_apart,
)
from .hand_to_spc_words import FIRST_LOOKS, KINDLY, READINGS, REASONS, SHOWS, SIDES, TRUE_OF


def tries(case: Weeks, answer: Answer, what: str) -> list[Card]:
    """The card of the line or the runs, and a second one where the first try was not right."""
    make = _line_card if what == "line" else _runs_card
    first = make(case, answer, what)
    if what not in answer.locked or accepts(case, answer, what):
        return [first]
    # The second card shows the same chart.
    return [replace(first, chart=None), make(case, answer, f"second-{what}")]


def look_card(case: Weeks, answer: Answer) -> Card:
    """The points alone, and a first impression."""
    measure = case.data.series.measure
    return Card(
        id="look",
        heading="Look first",
        words=(
            f"Each week for 20 weeks, your team noted this: {measure.name}.",
            f"Where: {measure.service}. {better_words(measure)}",
        ),
        # The next card shows the same chart.
        chart=None if "look" in answer.locked else _plain_chart(case, title=f"{measure.name} by week"),
        fields=(
            Choice(
                id="first",
                label="At first sight: did something change in these 20 weeks?",
                hint="Your first impression is not marked. You will come back to it.",
                options=FIRST_LOOKS,
            ),
        ),
        lock="Keep my first impression",
    )


def _line_card(case: Weeks, answer: Answer, card: str) -> Card:
    measure, again = case.data.series.measure, card == "second-line"
    level = Level(
        id="level",
        label="Where is the median?",
        hint="Move the line until as many weeks lie above it as below.",
        low=case.low,
        high=case.high,
        step=10.0**-measure.decimals,
        unit=measure.unit,
        line="Your line",
    )
    words = (
        "The median is the middle of all values. With 20 weeks, 10 lie above it and 10 below.",
        "It lies half-way between the 10th and the 11th value, counted from the lowest.",
    )
    return Card(
        id=card,
        heading="Look again at your line" if again else "Find the median",
        words=("Count the weeks on each side once more, then move the line.",) if again else words,
        chart=_plain_chart(case, title=f"{measure.name} by week"),
        fields=(level,),
        lock="Fix my line",
        feedback=_line_feedback(case, answer, card) if card in answer.locked else None,
    )


def _line_feedback(case: Weeks, answer: Answer, card: str) -> Feedback:
    level = number_in(answer.get(card, "level"))
    if accepts_line(case, level):
        return Feedback(heading="Yes, that is the median", words=(median_words(case),), good=True)
    above = sum(level is not None and value > level for value in case.data.series.values)
    below = sum(level is not None and value < level for value in case.data.series.values)
    told = f"{_weeks_lie(above)} above your line and {below} below. The median has 10 on each side."
    if card == "second-line":
        return Feedback(heading="Not quite", words=(told, median_words(case)), good=False)
    nearer = "up" if level is not None and level < case.median else "down"
    return Feedback(heading="Not yet", words=(told, f"Your line has to go {nearer}. Try once more."), good=False)


def _weeks_lie(number: int) -> str:
    return "1 week lies" if number == 1 else f"{number} weeks lie"


def _runs_card(case: Weeks, answer: Answer, card: str) -> Card:
    again = card == "second-runs"
    words: tuple[str, ...] = (
        "A run is a stretch of weeks on one side of the median. It may be 1 week long.",
        "A new run begins each time the weeks cross to the other side.",
    )
    if again:
        words = ("Go down the table. A new run begins each time the word changes.",)
    return Card(
        id=card,
        heading="Count the runs again" if again else "Count the runs",
        words=words,
        chart=_run_chart(case),
        table=_side_table(case) if again else None,
        fields=(
            Number(id="number", label="How many runs are there?", low=1, high=WEEKS, unit="runs"),
            Number(id="longest", label="How many weeks has the longest run?", low=1, high=WEEKS, unit="weeks"),
        ),
        lock="Fix my counts",
        feedback=_runs_feedback(case, answer, card) if card in answer.locked else None,
    )


def _runs_feedback(case: Weeks, answer: Answer, card: str) -> Feedback:
    if accepts(case, answer, card):
        return Feedback(heading="Yes, both counts are right", words=(runs_words(case),), good=True)
    if card == "second-runs":
        said = [number_in(answer.get(card, name)) for name in ("number", "longest")]
        counted = f"You counted {said[0] or 0:g} runs, the longest of {said[1] or 0:g} weeks."
        return Feedback(heading="Not quite", words=(runs_words(case), counted), good=False)
    right = [
        name
        for field, name, truth in (("number", "number of runs", case.runs), ("longest", "longest run", case.longest))
        if number_in(answer.get(card, field)) == truth
    ]
    told = "Neither count is right yet. It is easy to lose your place."
    if right:
        told = f"The {right[0]} is right. Look again for the other count."
    return Feedback(heading="Not yet", words=(told, "The next step helps you to count."), good=False)


def read_card(case: Weeks, answer: Answer) -> Card:
    """What the run chart says, once its runs are known."""
    return Card(
        id="read",
        heading="Read the run chart",
        words=(
            f"{runs_words(case)} By chance, 20 weeks nearly always make {FEWEST_RUNS} to {MOST_RUNS}.",
            f"Fewer or more runs are a signal. So is a run of {LONG_RUN} weeks or more.",
        ),
        fields=(Choice(id="shows", label="What does your run chart show?", options=READINGS),),
        lock="Fix my reading",
        feedback=_read_feedback(case, answer) if "read" in answer.locked else None,
    )


def _read_feedback(case: Weeks, answer: Answer) -> Feedback:
    criterion = the_reading(case, answer)
    said = chosen_in(answer.get("read", "shows"), READINGS)
    words = [criterion.why]
    if said and said.id == "more":
        words.append(KINDLY["MC22"])
    return Feedback(heading="Yes" if criterion.met else "Not quite", words=tuple(words), good=criterion.met)


def spc_card(case: Weeks, answer: Answer) -> Card:
    """The same weeks with their mean and limits."""
    measure = case.data.series.measure
    return Card(
        id="spc",
        heading="The SPC chart of the same weeks",
        words=(
            "SPC means statistical process control. A computer has added the mean and the limits.",
            "Nearly all usual results lie between the limits.",
            *target_words(measure, case.data.target),
        ),
        chart=_spc_chart(case, signals="spc" in answer.locked),
        fields=(
            Choice(id="shows", label="What does the SPC chart show?", options=SHOWS),
            Choice(id="why", label="Compare it with your run chart. What is true?", options=REASONS),
            Choice(id="decision", label="What would you do?", options=DECISIONS),
        ),
        lock="Fix my answers",
        feedback=_spc_feedback(case, answer) if "spc" in answer.locked else None,
    )


def _spc_feedback(case: Weeks, answer: Answer) -> Feedback:
    both = (the_spc_chart(case, answer), decided(case, answer))
    words = [criterion.why for criterion in both]
    if answer.get("spc", "why") == "beginners":
        words.append(KINDLY["MC21"])
    if not both[1].met:
        words.append(f"You chose: {option_text(DECISIONS, answer.get('spc', 'decision'))}.")
        words += [KINDLY[name] for name in misconceptions_in(case, answer) if name < "MC21"]
    good = all(criterion.met for criterion in both)
    return Feedback(heading="Yes" if good else "What is true of these weeks", words=tuple(words), good=good)


def differ_card(case: Weeks, answer: Answer) -> Card:
    """Statements about the 2 charts."""
    items = tuple(Option(statement.id, statement.text) for statement in case.statements)
    return Card(
        id="differ",
        heading="What each chart can do",
        words=("Think of charts in general, not only of these 20 weeks.",),
        fields=(Grid(id="which", label="Of which chart is it true?", items=items, groups=SIDES),),
        feedback=_differ_feedback(case, answer) if answer.finished else None,
    )


def _differ_feedback(case: Weeks, answer: Answer) -> Feedback:
    wrong = [one for one, right in zip(case.statements, placed(case, answer), strict=True) if not right]
    words = tuple(f"{one.text}.\nThat is true of {TRUE_OF[one.chart]}. {one.why}" for one in wrong)
    good = told_apart(case, answer).met
    return Feedback(
        heading="You know both charts" if good else "What each chart can do",
        words=words or ("The run chart needs a pencil only. The SPC chart adds what usual results look like.",),
        good=good,
    )


def _plain_chart(case: Weeks, title: str) -> ChartData:
    """The points alone."""
    series = case.data.series
    return ChartData(
        title=title,
        unit=series.measure.unit,
        labels=series.periods,
        values=series.values,
        better=series.measure.better,
        message="20 weekly values in the order of time.",
        x_title="Week",
    )


def _run_chart(case: Weeks) -> ChartData:
    chart = _plain_chart(case, title=f"Run chart: {case.data.series.measure.name}")
    half = amount(case.data.series.measure, case.median, case.data.series.measure.decimals + 1)
    return replace(
        chart,
        centre=(case.median,) * WEEKS,
        centre_name="Median",
        message=f"20 weekly values and their median, {half}.",
    )


def _spc_chart(case: Weeks, signals: bool) -> ChartData:
    found = case.truth.signals if signals else ()
    title = f"SPC chart: {case.data.series.measure.name}"
    chart = series_chart(case.data.series, case.data.rule_set, case.data.target, found, title=title)
    return replace(
        chart,
        x_title="Week",
        marked={point: why.replace("Point", "Week") for point, why in chart.marked.items()},
        message=chart.message.replace("20 months", "20 weeks").replace("Point", "Week"),
    )


def _side_table(case: Weeks) -> Table:
    series = case.data.series
    rows = tuple(
        (week, amount(series.measure, value), side)
        for week, value, side in zip(series.periods, series.values, case.sides, strict=True)
    )
    return Table(caption="Each week and its side of the median", head=("Week", "Value", "Side"), rows=rows)
