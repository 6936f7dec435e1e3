"""Live team portfolio (E-T5-13): what a coach's own team has made, in 1 place, as an expert reads it.

A charter, service users as partners, a driver diagram, 3 linked test cycles or more, a chart with its reading, and a
note to the sponsor. Each part stands on the module that teaches it. The machine checks that all is there and hangs
together; an expert marks it (rubrics R1, R2 and R3).
"""

from dataclasses import replace

from qidose.rubrics import PORTFOLIO

from .cards import Card, ChartData, Check, Feedback
from .chart_cards import DECISIONS
from .driver_diagram import Box, boxes_in, diagram_card, linked, mark_tree
from .exercise import About, Exercise
from .fields import Answer, Choice, Field, Json, Number, Option, Points, Series, Text
from .marks import Criterion, Marks
from .our_board_paper import BETTER, FEWEST_POINTS, about_chart, about_numbers, chart_checks, line_checks
from .our_board_paper_words import MOST_WORDS, READINGS, kindly, misconception, true_readings
from .own_series import OwnSeries, read_own
from .pdsa_form import written
from .team_portfolio_cycles import Cycle, cycle_beliefs, cycle_cards, cycle_criteria, cycle_feedback, cycles_in
from .values import chosen_in, number_in, words_in
from .wording import lower

CHARTER, PARTNERS, DIAGRAM, NUMBERS, STORY, SPONSOR = (
    "charter", "partners", "diagram", "numbers", "story", "sponsor",
)  # fmt: skip
MEASURE_KINDS = ("outcome", "process", "balancing")
LEAST_NOTE, MOST_NOTE = 20, 150
PARTNERSHIP = (
    Option("told", "We tell them what we do"),
    Option("asked", "We ask them what they think"),
    Option("plan", "They plan with us"),
    Option("decide", "They decide with us"),
)
PARTNERS_ARE = ("plan", "decide")
LEARNED_BY = (
    Option("talk", "We talked with people about what happened to them"),
    Option("walk", "We went through the care together, or watched it"),
    Option("written", "We read what people wrote"),
    Option("none", "We have not done this yet"),
)


class TeamPortfolio(Exercise[None]):
    """All that a live team has made, checked for what is there and read by an expert."""

    id = "team-portfolio"
    about = About(
        code="E-T5-13",
        dose="coaches",
        title="Live team portfolio",
        minutes=60,
        domains=("D03", "D06", "D07", "D08", "D09", "D12", "D17"),
        outcomes=(1, 9),
        misconceptions=("MC01", "MC07", "MC11", "MC24", "MC25", "MC27"),
        rule_set="mdc-7",
    )
    points = 12
    pass_mark = points
    rubric = PORTFOLIO
    may_improve = True
    again_label = "Start again with an empty portfolio"
    noun = "Part"
    finish_label = "Finish and check my portfolio"

    def case(self, seed: int) -> None:
        """Everyone starts from an empty page: the team is their own."""

    def cards(self, case: None, answer: Answer) -> tuple[Card, ...]:
        own, cycles = own_of(answer), cycle_cards(answer, ideas_of(answer))
        cards = (
            _charter_card(),
            _partners_card(),
            diagram_card(answer, mark_tree(_boxes(answer))),
            *cycles,
            _numbers_card(own, measures_of(answer)),
            _story_card(own, answer),
            _sponsor_card(answer),
        )
        if not answer.finished:
            return cards
        said = _said(own, answer) | {cycles[-1].id: cycle_feedback(_cycles(answer))}
        return tuple(replace(card, feedback=said.get(card.id, card.feedback)) for card in cards)

    def mark(self, case: None, answer: Answer) -> Marks:
        own, tree, cycles = own_of(answer), mark_tree(_boxes(answer)), _cycles(answer)
        criteria = (
            _charter(answer),
            _partners(answer),
            _experience(answer),
            _tree(tree),
            _family(_boxes(answer)),
            *cycle_criteria(cycles),
            _chart(own),
            _reading(own, answer),
            _decision(own, answer),
            _sponsor(answer),
        )
        reading = chosen_in(answer.get(STORY, "says"), READINGS)
        belief = misconception(reading.id, own) if reading and own and own.chart else None
        return Marks(criteria, (*tree.misconceptions, *cycle_beliefs(cycles), *((belief,) if belief else ())))

    def summary(self, case: None, answer: Answer, marks: Marks) -> Feedback:
        whole = marks.score >= self.pass_mark
        return Feedback(
            heading="Your portfolio is ready for an expert" if whole else "Your portfolio needs a little more",
            words=("We check that each part is there and that they fit. An expert reads what you mean.",),
            good=whole,
            next_step=(
                "Hand in. Meanwhile show it to your team: it is their work."
                if whole
                else "Choose to improve your answer, and add what is named above. Nothing is lost."
            ),
        )


def _boxes(answer: Answer) -> tuple[Box, ...]:
    return boxes_in(answer.get(DIAGRAM, "tree"))


def _options(boxes: list[Box]) -> tuple[Option, ...]:
    return tuple({box.id: Option(box.id, box.text) for box in boxes}.values())


def ideas_of(answer: Answer) -> tuple[Option, ...]:
    """The change ideas of the team's diagram."""
    return _options(linked(_boxes(answer), "change"))


def measures_of(answer: Answer) -> tuple[Option, ...]:
    """The measures of the team's diagram."""
    return _options(linked(_boxes(answer), "measure"))


def _cycles(answer: Answer) -> tuple[Cycle, ...]:
    return cycles_in(answer, ideas_of(answer))


def own_of(answer: Answer) -> OwnSeries | None:
    """The team's chart, with its cycles written above it; None where there are no numbers."""
    measure, better = chosen_in(answer.get(NUMBERS, "measure"), measures_of(answer)), _better(answer)
    own = read_own(
        answer.get(NUMBERS, "series"),
        title=measure.text if measure else "Our measure",
        better=better.id if better and better.id != "neither" else "",
        target=number_in(answer.get(NUMBERS, "target")),
        start=_start(answer.get(NUMBERS, "start")),
    )
    if own and own.chart and own.unjudged:
        own.chart.notes.update(_notes(own, _cycles(answer)))
        own.unjudged.notes.update(own.chart.notes)
    return own


def _better(answer: Answer) -> Option | None:
    return chosen_in(answer.get(NUMBERS, "better"), BETTER)


def _start(value: Json) -> int | None:
    first = value[0] if isinstance(value, list) and value else None
    return first if isinstance(first, int) and not isinstance(first, bool) else None


def _notes(own: OwnSeries, cycles: tuple[Cycle, ...]) -> dict[int, str]:
    """The cycles by the point of the chart in whose time they began: "Cycle 1", "Cycle 2, 3"."""
    found: dict[int, str] = {}
    for cycle in cycles:
        before = [point for point, day in enumerate(own.series.dates or ()) if cycle.when and day <= cycle.when]
        if before:
            found[before[-1]] = (
                f"{found[before[-1]]}, {cycle.number}" if before[-1] in found else f"Cycle {cycle.number}"
            )
    return found


def _written(answer: Answer, card: str, *names: str) -> list[str]:
    """Which of some texts are not written yet."""
    return [name for name in names if not written(answer.get(card, name))]


def _charter(answer: Answer) -> Criterion:
    missing = _written(answer, CHARTER, *CHARTER_ASKS)
    met = not missing and bool(words_in(answer.get(CHARTER, "team")))
    why = f"Say more about this: {lower(CHARTER_ASKS[missing[0]])}" if missing else "Give your team its name."
    return Criterion(name="A team charter", met=met, why="It is complete." if met else why)


def _partners(answer: Answer) -> Criterion:
    how = chosen_in(answer.get(PARTNERS, "how"), PARTNERSHIP)
    met = how is not None and how.id in PARTNERS_ARE and not _written(answer, PARTNERS, "who")
    why = "They plan or decide with you." if met else "Say in a few words who takes part, and what they need."
    if how and how.id not in PARTNERS_ARE:
        why = "To be told or asked is not yet to be a partner. What could they plan with you next month?"
    return Criterion(name="Patients or service users as partners", met=met, why=why)


def _experience(answer: Answer) -> Criterion:
    learned = chosen_in(answer.get(PARTNERS, "learned-by"), LEARNED_BY)
    met = learned is not None and learned.id != "none" and not _written(answer, PARTNERS, "said", "changed")
    why = "You listened, and it changed something." if met else "Listen to 2 or 3 people, and say what it changed."
    return Criterion(name="What people's experience taught you", met=met, why=why)


def _tree(tree: Marks) -> Criterion:
    missing = [criterion for criterion in tree.criteria if not criterion.met]
    why = missing[0].why if missing else "It has an aim, drivers, change ideas and measures."
    return Criterion(name="A driver diagram that hangs together", met=not missing, why=why)


def _family(boxes: tuple[Box, ...]) -> Criterion:
    kinds = {box.kind for box in linked(boxes, "measure")}
    missing = [kind for kind in MEASURE_KINDS if kind not in kinds]
    why = f"There is no {missing[0]} measure in your diagram." if missing else "You have all 3 kinds."
    return Criterion(name="Outcome, process and balancing measures", met=not missing, why=why)


def _chart(own: OwnSeries | None) -> Criterion:
    checks = chart_checks(own)
    met = all(check.met for check in checks)
    return Criterion(name=f"A chart of {FEWEST_POINTS} points or more", met=met, why=about_chart(checks))


def _reading(own: OwnSeries | None, answer: Answer) -> Criterion:
    name = "The chart is read as the rules read it"
    reading = chosen_in(answer.get(STORY, "says"), READINGS)
    if own is None or own.chart is None or _better(answer) is None or reading is None:
        return Criterion(name=name, met=False, why="There is no chart to read yet, or no reading.")
    if reading.id in true_readings(own):
        return Criterion(name=name, met=True, why="The rules see it as you do.")
    found = own.signals[0].why if own.signals else "No rule finds a change. This is usual variation."
    return Criterion(name=name, met=False, why=found)


def _decision(own: OwnSeries | None, answer: Answer) -> Criterion:
    name = "A decision that fits the chart, and a line that says so"
    decision = chosen_in(answer.get(STORY, "decision"), DECISIONS)
    if own is None or own.chart is None or decision is None:
        return Criterion(name=name, met=False, why="There is no decision yet.")
    if bool(own.signals) != (decision.id == "look"):
        why = "The rules find a change. First ask what caused it, good or bad."
        if not own.signals:
            why = "The rules find no change, so there is no special cause to look for."
        return Criterion(name=name, met=False, why=why)
    missing = [check.name for check in line_checks(own, answer.get(STORY, "line")) if not check.met]
    if missing or _written(answer, STORY, "else"):
        why = f"Your line needs this: {lower(missing[0])}." if missing else "Say what else happened in that time."
        return Criterion(name=name, met=False, why=why)
    return Criterion(name=name, met=True, why="Decision, line and chart say the same.")


def note_checks(answer: Answer) -> tuple[Check, ...]:
    """What can be seen in the note to the sponsor while it is written."""
    words = words_in(answer.get(SPONSOR, "note"))
    return (
        Check(name=f"{LEAST_NOTE} to {MOST_NOTE} words", met=LEAST_NOTE <= len(words) <= MOST_NOTE),
        Check(name="At least 1 number from the chart", met=any(map(str.isdigit, "".join(words)))),
        Check(name="1 thing that you need from the sponsor", met=written(answer.get(SPONSOR, "ask"))),
    )


def _sponsor(answer: Answer) -> Criterion:
    missing = [check.name for check in note_checks(answer) if not check.met]
    why = (
        f"Still missing: {lower(missing[0])}." if missing else "It is short, with evidence, and it asks for something."
    )
    return Criterion(name="A note to the sponsor", met=not missing, why=why)


CHARTER_ASKS = {
    "problem": "What is the problem, and who notices it?",
    "serves": "Which aim of your organisation does this serve?",
    "people": "Who is in the team?",
    "edges": "What belongs to this work, and what does not?",
    "meets": "How often do you meet, and until when?",
}


def _charter_card() -> Card:
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


def _partners_card() -> Card:
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


def _numbers_card(own: OwnSeries | None, measures: tuple[Option, ...]) -> Card:
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


def _story_card(own: OwnSeries | None, answer: Answer) -> Card:
    chart = own.chart if own and answer.finished else own.unjudged if own else None
    return Card(
        id=STORY,
        heading="What the chart says",
        words=("Look first for points outside the limits, and for 7 in a row on one side of the middle line.",),
        chart=chart,
        fields=(
            Choice(id="says", label="What do you see?", options=READINGS),
            Choice(id="decision", label="What do you decide?", options=DECISIONS),
            Text(
                id="else",
                label="What else happened in this time that could explain what you see?",
                hint="If you find nothing, say where you looked.",
                rows=2,
                longest=1_000,
            ),
            Text(
                id="line",
                label="The line under your chart",
                hint="Say what kind of variation it is, and what comes next.",
                rows=2,
                longest=500,
                most_words=MOST_WORDS,
            ),
        ),
        checks=line_checks(own, answer.get(STORY, "line")) if answer.finished else (),
    )


def _sponsor_card(answer: Answer) -> Card:
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


def _said(own: OwnSeries | None, answer: Answer) -> dict[str, Feedback]:
    """What is said on each card once the portfolio is finished. The diagram's own card says its own."""
    story = _told("What your chart says", _reading(own, answer), _decision(own, answer))
    reading = chosen_in(answer.get(STORY, "says"), READINGS)
    if own and own.chart and reading and reading.id not in true_readings(own):
        story = replace(story, words=(*story.words, *kindly(reading.id, own)))
    return {
        CHARTER: _told("Your charter", _charter(answer)),
        PARTNERS: _told("Partners", _partners(answer), _experience(answer)),
        STORY: story,
        SPONSOR: _told("Your note", _sponsor(answer)),
    }


def _told(heading: str, *criteria: Criterion) -> Feedback:
    good = all(criterion.met for criterion in criteria)
    return Feedback(heading=heading, words=tuple(criterion.why for criterion in criteria), good=good)
