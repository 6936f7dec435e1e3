"""My team's chart (E-T4-12): 1 page of the team's own. An aim, a measure that 2 people would count alike, the chart,
what was done, and what comes next.

The chart is read before the rules are shown, as in the board's paper, whose cards it uses. What is marked by machine is
the form; a coach reads the story (rubric R3).
"""

from dataclasses import replace

from qidose.rubrics import CHART_STORY

from ..board.our_board_paper import (
    FEWEST_POINTS,
    MEASURE,
    READ,
    about_chart,
    about_variation,
    chart_checks,
    drawn,
    line_checks,
    numbers_card,
    own_of,
    read_card,
)
from ..board.our_board_paper_words import READINGS, misconception
from ..cards import Card, ChartData, Check, Feedback
from ..chart_cards import DECISIONS
from ..chart_line import ABOUT_THE_CHART
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Date, Number, Option, Text
from ..marks import Criterion, Marks
from ..own_notes import note_fields, notes_in
from ..own_series import OwnSeries
from ..pdsa_form import written
from ..values import chosen_in, date_in, words_in
from ..wording import lower
from .aim_words import read_aim

AIM, STORY, NEXT = "aim", "story", "next"
ALIKE = (
    Option("alike", "Yes, and we got the same"),
    Option("mended", "Yes. We differed, and made the words clearer"),
    Option("not-yet", "Not yet"),
)
ABOUT_ALIKE = {
    "alike": "2 people counted and got the same. So a change on the chart is a change in the work.",
    "mended": "2 people differed, and the words became clearer. That is how a definition is made.",
    "not-yet": "Ask a colleague to count the same 5 cases as you. It takes 10 minutes, and often surprises.",
}
DEFINITION = {
    "counts": (
        "What counts, exactly?",
        "For example: a lunch counts if more than 10 minutes pass from the tray to the first mouthful.",
    ),
    "not": (
        "Which case is close, and does not count?",
        "For example: a patient who is asleep when the tray comes.",
    ),
    "how": ("Who counts, when, and how many?", "For example: the housekeeper, at each lunch, all 8 patients."),
}


class TeamChart(Exercise[None]):
    """1 page about 1 measure of the learner's team."""

    id = "team-chart"
    about = About(
        code="E-T4-12",
        dose="managers",
        title="My team's chart",
        minutes=20,
        domains=("D04", "D07", "D17"),
        outcomes=(5,),
        misconceptions=("MC01", "MC07", "MC18"),
        rule_set="mdc-7",
    )
    points = 6
    pass_mark = 6
    rubric = CHART_STORY
    may_improve = True
    again_label = "Start again with an empty page"
    layout = "together"
    noun = "Step"
    finish_label = "Finish and check my page"

    def case(self, seed: int) -> None:
        """Everyone starts from an empty page: the team is their own."""

    def cards(self, case: None, answer: Answer) -> tuple[Card, ...]:
        own, first = drawn(answer), (_aim_card(answer), _measure_card(answer), _numbers(answer))
        if own is None or own.chart is None or own.unjudged is None:
            return first
        read = read_card(own, own.unjudged, answer)
        if READ not in answer.locked:
            return (*first, read)
        return (*first, read, _story_card(own, own.chart, answer), NEXT_CARD)

    def ready(self, case: None, answer: Answer) -> bool:
        return READ in answer.locked and drawn(answer) is not None and super().ready(case, answer)

    def mark(self, case: None, answer: Answer) -> Marks:
        own = drawn(answer)
        criteria = (
            _aim(answer),
            _definition(answer),
            _chart(answer),
            _annotated(own, answer),
            _message(own, answer),
            _decision(own, answer),
        )
        reading = chosen_in(answer.get(READ, "says"), READINGS)
        belief = misconception(reading.id, own) if reading and own else None
        # Something changed after a note, and nobody asked what else it could be.
        certain = own is not None and bool(own.signals) and _noted(own, answer) and not criteria[3].met
        return Marks(criteria, (*((belief,) if belief else ()), *(("MC18",) if certain else ())))

    def summary(self, case: None, answer: Answer, marks: Marks) -> Feedback:
        ready = marks.score >= self.pass_mark
        alike = chosen_in(answer.get(MEASURE, "alike"), ALIKE)
        return Feedback(
            heading="Your page is ready for a coach" if ready else "Nearly there",
            words=(
                *((ABOUT_ALIKE[alike.id],) if alike else ()),
                "We check the form of the page. A coach reads what it says.",
            ),
            good=ready,
            next_step=(
                "Hang the chart where the team can see it. Ask what they see before you say anything."
                if ready
                else "Improve the part named above. The rest is kept as it is."
            ),
        )


def _numbers(answer: Answer) -> Card:
    many = f"Use {FEWEST_POINTS} points or more: weeks, days or months. Leave out everything that could name a patient."
    return numbers_card(own_of(answer), many)


def aim_checks(answer: Answer) -> tuple[Check, ...]:
    """What can be seen in the aim while it is written."""
    aim = read_aim(answer.get(AIM, "aim"))
    return (
        Check(name="How much", met=aim.amount),
        Check(name="For whom, or where", met=aim.people),
        Check(name="By when", met=aim.date),
    )


def _aim_card(answer: Answer) -> Card:
    return Card(
        id=AIM,
        heading="Your aim",
        words=("1 page about your own team: the aim, the chart, what you did, and what comes next.",),
        fields=(
            Text(
                id="aim",
                label="What do you want to reach: how much, for whom, by when?",
                hint="For example: by 30 June, at most 8 of 40 lunches a week wait over 10 minutes on our ward.",
                rows=2,
                longest=500,
            ),
        ),
        checks=aim_checks(answer),
    )


def definition_checks(answer: Answer) -> tuple[Check, ...]:
    """What can be seen in the definition while it is written."""
    return (
        Check(name="What counts", met=written(answer.get(MEASURE, "counts"))),
        Check(name="A close case that does not count", met=written(answer.get(MEASURE, "not"))),
        Check(name="Who counts, when and how many", met=written(answer.get(MEASURE, "how"))),
    )


def _measure_card(answer: Answer) -> Card:
    definition = (
        Text(id=name, label=label, hint=hint, rows=2, longest=500) for name, (label, hint) in DEFINITION.items()
    )
    return Card(
        id=MEASURE,
        heading="Your measure",
        words=("An operational definition says what is counted so clearly that 2 people get the same number.",),
        fields=(
            Text(id="name", label="What is it called?", hint="For example: Lunches that wait.", rows=1, longest=100),
            *definition,
            Choice(id="alike", label="Have 2 people counted the same cases and compared?", options=ALIKE),
            Number(id="target", label="Is there a target?", hint="Leave this empty if there is none.", needed=False),
        ),
        checks=definition_checks(answer),
    )


def _story_card(own: OwnSeries, chart: ChartData, answer: Answer) -> Card:
    return Card(
        id=STORY,
        heading="What you did, and what the chart says",
        words=(
            "Write on the chart what the team did, and when. If you have changed nothing yet, note when you began to "
            "count.",
        ),
        chart=replace(chart, notes=notes_in(answer, STORY, len(chart.labels))),
        fields=(
            *note_fields(answer, STORY, chart.labels),
            *ABOUT_THE_CHART,
        ),
        checks=line_checks(own, answer.get(STORY, "line"))[:2],
    )


NEXT_CARD = Card(
    id=NEXT,
    heading="What comes next",
    fields=(
        Choice(id="decision", label="What do you decide?", options=DECISIONS),
        Text(id="step", label="What is the next step?", hint="Small enough to begin this week.", rows=2, longest=500),
        Text(id="who", label="Who takes it?", hint="Write a role, and no name.", rows=1, longest=100),
        Date(id="when", label="When?"),
    ),
)


def _aim(answer: Answer) -> Criterion:
    missing = [check.name for check in aim_checks(answer) if not check.met]
    why = f"Still missing: {lower(missing[0])}." if missing else "It says how much, for whom and by when."
    return Criterion(name="An aim that can be missed", met=not missing, why=why)


def _definition(answer: Answer) -> Criterion:
    missing = [check.name for check in definition_checks(answer) if not check.met]
    why = (
        f"Say this in a few words: {lower(missing[0])}." if missing else "It says what counts, what does not, and how."
    )
    return Criterion(name="A definition that 2 people can count by", met=not missing, why=why)


def _chart(answer: Answer) -> Criterion:
    checks = chart_checks(own_of(answer))
    name = f"A chart of {FEWEST_POINTS} points or more"
    return Criterion(name=name, met=all(check.met for check in checks), why=about_chart(checks))


def _noted(own: OwnSeries | None, answer: Answer) -> bool:
    return bool(own and own.chart and notes_in(answer, STORY, len(own.chart.labels)))


def _annotated(own: OwnSeries | None, answer: Answer) -> Criterion:
    noted = _noted(own, answer)
    met = noted and written(answer.get(STORY, "else"))
    why = "What you did stands where it happened, and you looked for what else it could be."
    if not noted:
        why = "Write at least 1 note, and choose the point where it belongs."
    elif not met:
        why = "Say what else happened. A change after your test need not come from your test."
    return Criterion(name="What was done, and what else happened", met=met, why=why)


def _message(own: OwnSeries | None, answer: Answer) -> Criterion:
    short, said, _ = line_checks(own, answer.get(STORY, "line"))
    return Criterion(
        name="A line that says what kind of variation it is",
        met=own is not None and short.met and said.met,
        why=about_variation(own, short, said),
    )


def _decision(own: OwnSeries | None, answer: Answer) -> Criterion:
    name = "A decision that fits, and a next step"
    decision = chosen_in(answer.get(NEXT, "decision"), DECISIONS)
    if own is None or decision is None:
        return Criterion(name=name, met=False, why="There is no decision yet.")
    if bool(own.signals) != (decision.id == "look"):
        why = "The rules find no change. So there is no special cause to look for."
        if own.signals:
            why = "The rules find a change. First find out what caused it, good or bad."
        return Criterion(name=name, met=False, why=why)
    step = written(answer.get(NEXT, "step")) and bool(words_in(answer.get(NEXT, "who")))
    met = step and date_in(answer.get(NEXT, "when")) is not None
    why = "It fits the chart, and it has somebody and a day." if met else "Say what, who and on which day."
    return Criterion(name=name, met=met, why=why)
