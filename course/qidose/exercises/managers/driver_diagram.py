"""Driver diagram (E-T4-06): an aim, what drives it, changes and measures, for a case or a problem of one's own.

The machine looks at the tree: 1 aim, 2 to 5 primary drivers, change ideas under drivers, a measure. Boxes without words
do not count. A coach reads what the words mean (rubric R2).
"""

import re
from dataclasses import dataclass

from qidose.rubrics import DRIVER_DIAGRAM
from qidose.simulate.draw import generator

from ..cards import Card, Check, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Drivers, Json, Option, Text
from ..marks import Criterion, Marks
from ..values import words_in
from .aim_words import read_aim
from .driver_diagram_cases import CASES, Problem

FEWEST_PRIMARY, MOST_PRIMARY = 2, 5
WHOSE = (
    Option("case", "The case above"),
    Option("own", "A problem of my own team"),
)
_TELLS = re.compile(r"\b(?:train|teach|educat|remind|email|e-mail|poster|encourag|aware|tell staff|tell people)", re.I)
KINDLY = {
    "MC11": "To remind or encourage people is kindly meant. It seldom changes how the work is set up.",
    "MC27": "Training helps where people do not know how. Often they know, and the work stands in the way.",
}


@dataclass(frozen=True)
class Box:
    """A box of a diagram that has words in it."""

    id: str
    level: str
    text: str
    parent: str
    kind: str


class DriverDiagram(Exercise[Problem]):
    """Build a driver diagram; the machine checks the tree, and a coach reads it."""

    id = "driver-diagram"
    about = About(
        code="E-T4-06",
        dose="managers",
        title="Driver diagram",
        minutes=20,
        domains=("D08", "D12"),
        outcomes=(3,),
        misconceptions=tuple(KINDLY),
    )
    points = 4
    pass_mark = 4
    rubric = DRIVER_DIAGRAM
    may_improve = True
    again_label = "Start again with an empty page"
    layout = "together"
    finish_label = "Finish and check my diagram"

    def case(self, seed: int) -> Problem:
        return CASES[int(generator(seed, "driver-diagram").integers(len(CASES)))]

    def cards(self, case: Problem, answer: Answer) -> tuple[Card, ...]:
        return (_problem_card(case, answer), diagram_card(answer, self.mark(case, answer)))

    def ready(self, case: Problem, answer: Answer) -> bool:
        return bool(boxes_in(answer.get("diagram", "tree"))) and super().ready(case, answer)

    def mark(self, case: Problem, answer: Answer) -> Marks:
        return mark_tree(boxes_in(answer.get("diagram", "tree")))

    def summary(self, case: Problem, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="Your diagram is ready for a coach" if passed else "Your diagram needs a little more",
            words=("We check how the boxes hang together. A coach reads what you mean.",),
            good=passed,
            next_step=(
                "Hand in. Meanwhile show it to somebody who does the work, and to a patient or carer."
                if passed
                else "Choose to improve your answer, and add what is named above. Nothing is lost."
            ),
        )


def boxes_in(value: Json) -> tuple[Box, ...]:
    """The boxes with words of a stored diagram, parents first; whatever is no box is left out."""
    found = []
    for box in value if isinstance(value, list) else []:
        if isinstance(box, dict) and words_in(box.get("text")):
            id_, level, text, parent, kind = (str(box.get(name)) for name in ("id", "level", "text", "parent", "kind"))
            found.append(Box(id_, level, text, parent, kind))
    return tuple(found)


def mark_tree(boxes: tuple[Box, ...]) -> Marks:
    """What can be seen in a diagram without reading its meaning, and the beliefs that its change ideas show."""
    criteria = (_aim(boxes), _primary(boxes), _changes(boxes), _measures(boxes))
    return Marks(criteria, tuple(sorted(_beliefs(boxes))))


def _of(boxes: tuple[Box, ...], *levels: str) -> list[Box]:
    return [box for box in boxes if box.level in levels]


def linked(boxes: tuple[Box, ...], level: str) -> list[Box]:
    """The boxes of a level that hang under a box with words."""
    known = {box.id for box in boxes}
    return [box for box in _of(boxes, level) if box.parent in known]


def _aim(boxes: tuple[Box, ...]) -> Criterion:
    met = len(_of(boxes, "aim")) == 1
    return Criterion(name="1 aim", met=met, why="Your diagram has an aim." if met else "Write the aim first.")


def _primary(boxes: tuple[Box, ...]) -> Criterion:
    count = len(linked(boxes, "primary"))
    met = FEWEST_PRIMARY <= count <= MOST_PRIMARY
    why = f"You have {count}."
    if count < FEWEST_PRIMARY:
        why = f"You have {count} in words. What else must be different to reach the aim?"
    elif count > MOST_PRIMARY:
        why = f"You have {count}. Some of them may belong together, or lie 1 level lower."
    return Criterion(name=f"{FEWEST_PRIMARY} to {MOST_PRIMARY} primary drivers", met=met, why=why)


def _changes(boxes: tuple[Box, ...]) -> Criterion:
    ideas, under = _of(boxes, "change"), linked(boxes, "change")
    met = bool(ideas) and len(under) == len(ideas)
    why = f"You have {len(ideas)}, and each hangs under a driver."
    if not ideas:
        why = "Add at least 1 change idea under a driver."
    elif not met:
        why = f"{len(ideas) - len(under)} of your {len(ideas)} change ideas hang under an empty box. Name that driver."
    return Criterion(name="Change ideas, each under a driver", met=met, why=why)


def _measures(boxes: tuple[Box, ...]) -> Criterion:
    count = len(linked(boxes, "measure"))
    why = f"You have {count}." if count else "How will you know that it gets better? Add a measure to a box."
    return Criterion(name="At least 1 measure, linked to a box", met=count > 0, why=why)


def _beliefs(boxes: tuple[Box, ...]) -> set[str]:
    """What change ideas show that all tell people something, and change nothing else."""
    ideas = _of(boxes, "change")
    if len(ideas) < 2 or not all(_TELLS.search(idea.text) for idea in ideas):
        return set()
    return {"MC27" if re.search("train|teach|educat", idea.text, re.I) else "MC11" for idea in ideas}


def _problem_card(case: Problem, answer: Answer) -> Card:
    whose = Choice(id="whose", label="Which problem is your diagram about?", options=WHOSE)
    own = Text(
        id="own",
        label="What is the problem, and who notices it?",
        hint="A sentence or 2. Do not write any names or patient details.",
        rows=2,
        longest=600,
    )
    asks_own = answer.get("problem", "whose") == "own"
    return Card(id="problem", heading=case.title, words=case.facts, fields=(whose, own) if asks_own else (whose,))


def diagram_card(answer: Answer, marks: Marks) -> Card:
    """The card on which a diagram is built, with what can be seen in it so far."""
    boxes = boxes_in(answer.get("diagram", "tree"))
    checks = [Check(name=criterion.name, met=criterion.met) for criterion in marks.criteria]
    whole = any(read_aim(aim.text).complete for aim in _of(boxes, "aim"))
    checks.insert(1, Check(name="The aim says how much, for whom and by when", met=whole))
    return Card(
        id="diagram",
        heading="Your driver diagram",
        words=(
            "Begin with the aim. Primary drivers are the few things that must be different to reach it.",
            "A secondary driver is a part of a primary driver. You can leave this level out.",
            "A change idea is something to test. A measure shows whether a box is moving.",
        ),
        fields=(
            Drivers(
                id="tree",
                label="Build your diagram",
                hint="Add boxes with the buttons. You can undo each step.",
            ),
        ),
        checks=tuple(checks),
        feedback=_feedback(boxes, marks) if answer.finished else None,
    )


def _feedback(boxes: tuple[Box, ...], marks: Marks) -> Feedback:
    good = all(criterion.met for criterion in marks.criteria)
    words = [criterion.why for criterion in marks.criteria if not criterion.met]
    words += [*_about_the_aim(boxes), *_about_drivers(boxes), *_about_measures(boxes)]
    words += [KINDLY[name] for name in marks.misconceptions]
    asked = "Could everyone who does the work find their own part in this picture?"
    return Feedback(heading="What we see in your diagram", words=(*words, asked), good=good)


def _about_the_aim(boxes: tuple[Box, ...]) -> list[str]:
    aims = _of(boxes, "aim")
    if not aims or read_aim(aims[0].text).complete:
        return []
    return ["We did not find all of this in your aim: how much, for whom, by when. Is it there?"]


def _about_drivers(boxes: tuple[Box, ...]) -> list[str]:
    parents = {box.parent for box in boxes if box.level in ("secondary", "change")}
    bare = sum(box.id not in parents for box in _of(boxes, "primary"))
    if not bare or not _of(boxes, "change"):
        return []
    many = "1 primary driver has" if bare == 1 else f"{bare} primary drivers have"
    return [f"{many} no change idea yet. That can be so at first. What could you test there?"]


def _about_measures(boxes: tuple[Box, ...]) -> list[str]:
    kinds = {box.kind for box in linked(boxes, "measure")}
    if not kinds:
        return []
    told = []
    if "outcome" not in kinds:
        told.append("None of your measures is an outcome measure. How will you see whether the aim is reached?")
    if "balancing" not in kinds:
        told.append("You have no balancing measure. What could get worse while you work on this?")
    return told
