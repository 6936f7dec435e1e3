"""The parts of "Live team portfolio" (E-T5-13): what is read from an answer, and whether each part is there."""

from ..board.our_board_paper import BETTER, FEWEST_POINTS, about_chart, chart_checks, line_checks
from ..board.our_board_paper_words import READINGS, true_readings
from ..cards import Check
from ..chart_cards import DECISIONS
from ..fields import Answer, Json, Option
from ..fields.tree import MEASURE_KINDS
from ..managers.driver_diagram import Box, boxes_in, linked
from ..marks import Criterion, Marks
from ..own_series import OwnSeries, read_own
from ..pdsa_form import written
from ..values import chosen_in, number_in, words_in
from ..wording import lower
from .team_portfolio_cycles import Cycle, cycles_in

CHARTER, PARTNERS, DIAGRAM, NUMBERS, STORY, SPONSOR = (
    "charter", "partners", "diagram", "numbers", "story", "sponsor",
)  # fmt: skip
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
CHARTER_ASKS = {
    "problem": "What is the problem, and who notices it?",
    "serves": "Which aim of your organisation does this serve?",
    "people": "Who is in the team?",
    "edges": "What belongs to this work, and what does not?",
    "meets": "How often do you meet, and until when?",
}


def boxes_of(answer: Answer) -> tuple[Box, ...]:
    """The boxes of the team's diagram."""
    return boxes_in(answer.get(DIAGRAM, "tree"))


def _options(boxes: list[Box]) -> tuple[Option, ...]:
    return tuple({box.id: Option(box.id, box.text) for box in boxes}.values())


def ideas_of(answer: Answer) -> tuple[Option, ...]:
    """The change ideas of the team's diagram."""
    return _options(linked(boxes_of(answer), "change"))


def measures_of(answer: Answer) -> tuple[Option, ...]:
    """The measures of the team's diagram."""
    return _options(linked(boxes_of(answer), "measure"))


def cycles_of(answer: Answer) -> tuple[Cycle, ...]:
    """The cycles that are recorded whole."""
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
        own.chart.notes.update(_notes(own, cycles_of(answer)))
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


def charter(answer: Answer) -> Criterion:
    """Whether the charter is complete."""
    missing = _written(answer, CHARTER, *CHARTER_ASKS)
    met = not missing and bool(words_in(answer.get(CHARTER, "team")))
    why = f"Say more about this: {lower(CHARTER_ASKS[missing[0]])}" if missing else "Give your team its name."
    return Criterion(name="A team charter", met=met, why="It is complete." if met else why)


def partners(answer: Answer) -> Criterion:
    """Whether patients or service users plan or decide with the team."""
    how = chosen_in(answer.get(PARTNERS, "how"), PARTNERSHIP)
    met = how is not None and how.id in PARTNERS_ARE and not _written(answer, PARTNERS, "who")
    why = "They plan or decide with you." if met else "Say in a few words who takes part, and what they need."
    if how and how.id not in PARTNERS_ARE:
        why = "To be told or asked is not yet to be a partner. What could they plan with you next month?"
    return Criterion(name="Patients or service users as partners", met=met, why=why)


def experience(answer: Answer) -> Criterion:
    """Whether the team listened to people, and changed something."""
    learned = chosen_in(answer.get(PARTNERS, "learned-by"), LEARNED_BY)
    met = learned is not None and learned.id != "none" and not _written(answer, PARTNERS, "said", "changed")
    why = "You listened, and it changed something." if met else "Listen to 2 or 3 people, and say what it changed."
    return Criterion(name="What people's experience taught you", met=met, why=why)


def diagram(tree: Marks) -> Criterion:
    """Whether the driver diagram hangs together."""
    missing = [criterion for criterion in tree.criteria if not criterion.met]
    why = missing[0].why if missing else "It has an aim, drivers, change ideas and measures."
    return Criterion(name="A driver diagram that hangs together", met=not missing, why=why)


def family_of_measures(boxes: tuple[Box, ...]) -> Criterion:
    """Whether the diagram has each kind of measure."""
    kinds = {box.kind for box in linked(boxes, "measure")}
    missing = [kind for kind in MEASURE_KINDS if kind not in kinds]
    why = f"There is no {missing[0]} measure in your diagram." if missing else "You have all 3 kinds."
    return Criterion(name="Outcome, process and balancing measures", met=not missing, why=why)


def chart_is_long_enough(own: OwnSeries | None) -> Criterion:
    """Whether the numbers make a chart."""
    checks = chart_checks(own)
    met = all(check.met for check in checks)
    return Criterion(name=f"A chart of {FEWEST_POINTS} points or more", met=met, why=about_chart(checks))


def reading(own: OwnSeries | None, answer: Answer) -> Criterion:
    """Whether the chart is read as the rules read it."""
    name = "The chart is read as the rules read it"
    read_as = chosen_in(answer.get(STORY, "says"), READINGS)
    if own is None or own.chart is None or _better(answer) is None or read_as is None:
        return Criterion(name=name, met=False, why="There is no chart to read yet, or no reading.")
    if read_as.id in true_readings(own):
        return Criterion(name=name, met=True, why="The rules see it as you do.")
    found = own.signals[0].why if own.signals else "No rule finds a change. This is usual variation."
    return Criterion(name=name, met=False, why=found)


def decision(own: OwnSeries | None, answer: Answer) -> Criterion:
    """Whether decision, line and chart say the same."""
    name = "A decision that fits the chart, and a line that says so"
    chosen = chosen_in(answer.get(STORY, "decision"), DECISIONS)
    if own is None or own.chart is None or chosen is None:
        return Criterion(name=name, met=False, why="There is no decision yet.")
    if bool(own.signals) != (chosen.id == "look"):
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


def sponsor_note(answer: Answer) -> Criterion:
    """Whether the note is short, has evidence and asks for something."""
    missing = [check.name for check in note_checks(answer) if not check.met]
    why = (
        f"Still missing: {lower(missing[0])}." if missing else "It is short, with evidence, and it asks for something."
    )
    return Criterion(name="A note to the sponsor", met=not missing, why=why)
