"""Pick the tool, or none (E-T4-02): 10 situations; which of 7 tools helps next, or nothing yet?

Passed with at least 8 of 10, and "nothing yet" seen at least once. A set holds 2 or 3 situations in which no tool
helps, so the points alone say whether it is passed: 8 right and the point for seeing it make 9, and whoever has 9 right
has seen it too.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from qidose.simulate.draw import generator

from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Option
from ..marks import Criterion, Marks
from ..values import chosen_in
from .pick_tool_situations import BANK, Situation

SITUATIONS = 10
FEWEST_RIGHT = 8
NOTHING = "nothing"
FEWEST_NOTHING, MOST_NOTHING = 2, 3
"""So many situations of a set need no tool."""
MOST_OF_A_TOOL = 2
TOOLS = (
    Option("process-map", "Process map: the steps as they are really done"),
    Option("fishbone", "Fishbone: possible causes, sorted by kind"),
    Option("pareto", "Pareto chart: which kinds are most common"),
    Option("5-whys", "5 whys: from 1 event back to what lies behind it"),
    Option("run-chart", "Run chart: results over time"),
    Option("driver-diagram", "Driver diagram: from an aim to change ideas"),
    Option("talk", "Talk to patients, service users or carers"),
    Option(NOTHING, "Nothing yet: something else comes first"),
)
NAMES = {
    "process-map": "a process map",
    "fishbone": "a fishbone",
    "pareto": "a Pareto chart",
    "5-whys": "the 5 whys",
    "run-chart": "a run chart",
    "driver-diagram": "a driver diagram",
    "talk": "to talk to the people who use the service",
    NOTHING: "no tool yet",
}
USE = {
    "process-map": "A process map shows the steps of a job. It does not say why they go wrong, or how often.",
    "fishbone": "A fishbone sorts ideas of causes. It does not say which of them are true.",
    "pareto": "A Pareto chart shows which kinds are most common. It needs counts of each kind.",
    "5-whys": "The 5 whys follow 1 event back. They suit a single event with a simple course.",
    "run-chart": "A run chart shows whether results changed over time. It does not say why.",
    "driver-diagram": "A driver diagram links an agreed aim to change ideas.",
    "talk": "Talking to people shows what they meet and what matters to them.",
    NOTHING: "Waiting has a price too, when a tool could show you what you do not know.",
}
KINDLY = {
    "MC01": "It is natural to look for a cause after a bad week. Usual variation has no single cause to find.",
    "MC22": "More data feel safer. But a small test is safe too, and it teaches you sooner.",
    "MC29": "A tool feels like progress. It helps only when it answers a question that you have.",
}


@dataclass(frozen=True)
class Situations:
    """One learner's situations, in the order in which they are shown."""

    shown: tuple[Situation, ...]


class PickTool(Exercise[Situations]):
    """The tool that helps next, in 10 situations."""

    id = "pick-tool"
    about = About(
        code="E-T4-02",
        dose="managers",
        title="Pick the tool, or none",
        minutes=12,
        domains=("D01", "D10"),
        outcomes=(1,),
        misconceptions=tuple(KINDLY),
    )
    points = SITUATIONS + 1
    pass_mark = FEWEST_RIGHT + 1
    noun = "Situation"

    def case(self, seed: int) -> Situations:
        rng = generator(seed, "pick-tool")
        while True:
            shown = tuple(BANK[place] for place in rng.permutation(len(BANK))[:SITUATIONS].tolist())
            if _mixed(shown):
                return Situations(shown)

    def cards(self, case: Situations, answer: Answer) -> tuple[Card, ...]:
        return tuple(_card(number, situation, answer) for number, situation in enumerate(case.shown, 1))

    def mark(self, case: Situations, answer: Answer) -> Marks:
        chosen = tools_of(case, answer)
        each = tuple(
            Criterion(name=f"{number}. {situation.title}", met=said == situation.tool, why=f"{_helps(situation)}.")
            for number, (situation, said) in enumerate(zip(case.shown, chosen, strict=True), 1)
        )
        pairs = list(zip(case.shown, chosen, strict=True))
        seen = sum(situation.tool == said == NOTHING for situation, said in pairs)
        none = sum(situation.tool == NOTHING for situation in case.shown)
        saw_none = Criterion(
            name="You saw where no tool helps",
            met=seen > 0,
            why=f"In {none} of the {SITUATIONS} situations no tool helps yet. You saw {seen} of them.",
        )
        beliefs = {situation.belief for situation, said in pairs if said not in (None, situation.tool)}
        return Marks((*each, saw_none), tuple(sorted(beliefs - {""})))

    def summary(self, case: Situations, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        right = sum(criterion.met for criterion in marks.criteria[:-1])
        return Feedback(
            heading="You choose tools by the question" if passed else "Not there yet",
            words=(
                f"You chose what helps next in {right} of {SITUATIONS} situations. The aim is {FEWEST_RIGHT}.",
                marks.criteria[-1].why,
            ),
            good=passed,
            next_step=(
                "Before your next team meeting, write down the question first. Then choose the tool."
                if passed
                else "Read what is said under each situation. Then start again with new ones."
            ),
        )


def tools_of(case: Situations, answer: Answer) -> tuple[str | None, ...]:
    """What was chosen for each situation; None where it is missing or not one of those offered."""
    found = (chosen_in(answer.get(card_id(number), "tool"), TOOLS) for number, _ in enumerate(case.shown, 1))
    return tuple(option.id if option else None for option in found)


def card_id(number: int) -> str:
    """The id of the card of a situation, counted from 1."""
    return f"situation-{number}"


def _mixed(shown: Sequence[Situation]) -> bool:
    counts = Counter(str(situation.tool) for situation in shown)
    none = counts.pop(NOTHING, 0)
    return FEWEST_NOTHING <= none <= MOST_NOTHING and max(counts.values()) <= MOST_OF_A_TOOL


def _card(number: int, situation: Situation, answer: Answer) -> Card:
    return Card(
        id=card_id(number),
        heading=situation.title,
        words=situation.text,
        fields=(Choice(id="tool", label="What helps next?", options=TOOLS),),
        feedback=_feedback(number, situation, answer) if answer.finished else None,
    )


def _feedback(number: int, situation: Situation, answer: Answer) -> Feedback:
    said = chosen_in(answer.get(card_id(number), "tool"), TOOLS)
    if said and said.id == situation.tool:
        return Feedback(heading=f"Yes: {NAMES[situation.tool]}", words=situation.why, good=True)
    reasons = [KINDLY[situation.belief]] if said and situation.belief else [USE[said.id]] if said else []
    chose = [f"You chose {NAMES[said.id]}."] if said else ["You have not chosen yet."]
    return Feedback(heading=_helps(situation), words=(*situation.why, *chose, *reasons), good=False)


def _helps(situation: Situation) -> str:
    return "Here no tool helps yet" if situation.tool == NOTHING else f"What helps here is {NAMES[situation.tool]}"
