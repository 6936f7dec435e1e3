"""Which is it? (E-T2-01): 8 items of a board's agenda, to be sorted into assurance, improvement and planning.

Passed with at least 7 of 8. Each item is one of 3 kinds, and the mix is drawn: whoever guesses passes in 0.26% of
tries, and in 0.44% when they know how many of each kind an agenda may hold.
"""

from dataclasses import dataclass

from qidose.simulate.draw import generator

from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Groups, Option
from ..marks import Criterion, Marks
from .which_is_it_items import BANK, Item, Kind

ITEMS = 8
FEWEST_RIGHT = 7
FEWEST_OF_A_KIND, MOST_OF_A_KIND = 2, 4
"""So that no kind can be left out, and none be bet on."""
CARD, FIELD = "agenda", "sorted"
KINDS: tuple[Kind, ...] = ("assurance", "improvement", "planning")
GROUPS = tuple(Option(kind, kind.capitalize()) for kind in KINDS)
KINDLY: dict[tuple[str, str], tuple[str, ...]] = {
    ("assurance", "improvement"): (
        "Good assurance can lead to improvement, so the 2 are easily taken for one.",
        "But a check alone changes nothing in the work.",
    ),
    ("improvement", "assurance"): (
        "There is a measure in it, as there is in assurance.",
        "But here it helps people to learn from a change, and nobody is checked.",
    ),
    ("assurance", "planning"): ("It may lead to a decision. But first it says how things are today.",),
    ("improvement", "planning"): ("It looks ahead, as a plan does. But it learns by trying, not by deciding first.",),
    ("planning", "assurance"): ("It asks for facts, as a check does. But it uses them to decide what to provide.",),
    ("planning", "improvement"): (
        "It wants something better, as improvement does.",
        "But it decides what there should be, and no change is tested yet.",
    ),
}
"""What is said to a wrong choice, by what the item is and where it was put."""
SAME_THING = {("assurance", "improvement"), ("improvement", "assurance")}
"""Choices that show the belief that improvement, audit and assurance are the same thing (MC23)."""


@dataclass(frozen=True)
class Agenda:
    """One learner's items, in the order in which they are shown."""

    items: tuple[Item, ...]


class WhichIsIt(Exercise[Agenda]):
    """Sort an agenda by what each item is for."""

    id = "which-is-it"
    about = About(
        code="E-T2-01",
        dose="board",
        title="Assurance, improvement or planning",
        minutes=5,
        domains=("D01",),
        outcomes=(1,),
        misconceptions=("MC23",),
    )
    points = ITEMS
    pass_mark = FEWEST_RIGHT

    def case(self, seed: int) -> Agenda:
        rng = generator(seed, "which-is-it")
        while True:
            kinds = [KINDS[place] for place in rng.integers(len(KINDS), size=ITEMS)]
            if all(FEWEST_OF_A_KIND <= kinds.count(kind) <= MOST_OF_A_KIND for kind in KINDS):
                break
        shuffled = [BANK[place] for place in rng.permutation(len(BANK))]
        left = {kind: [item for item in shuffled if item.kind == kind] for kind in KINDS}
        return Agenda(tuple(left[kind].pop() for kind in kinds))

    def cards(self, case: Agenda, answer: Answer) -> tuple[Card, ...]:
        items = tuple(Option(item.id, f"{item.name}: {item.paper.removesuffix('.')}") for item in case.items)
        return (
            Card(
                id=CARD,
                heading="The agenda of your next board meeting",
                words=(
                    "A board needs all 3, and each asks something else.",
                    "Assurance asks: is it as it should be? Improvement asks: how can we learn to do it better?",
                    "Planning asks: what should there be? Go by what the paper does, not by its name.",
                ),
                fields=(Groups(id=FIELD, label="What is each item?", items=items, groups=GROUPS),),
                feedback=_feedback(case, answer) if answer.finished else None,
            ),
        )

    def mark(self, case: Agenda, answer: Answer) -> Marks:
        said = sorted_in(case, answer)
        return Marks(
            tuple(
                Criterion(name=item.name, met=said[item.id] == item.kind, why=f"{item.kind.capitalize()}. {item.why}")
                for item in case.items
            ),
            ("MC23",) if any((item.kind, said[item.id]) in SAME_THING for item in case.items) else (),
        )

    def summary(self, case: Agenda, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="You know what each item is for" if passed else "Not there yet",
            words=(
                f"You sorted {marks.score} of {ITEMS} items as we do. The aim is {FEWEST_RIGHT}.",
                "Assurance says how things are. It cannot make them better.",
                "Improvement needs time, tests and learning. Planning decides what there should be.",
            ),
            good=passed,
            next_step=(
                "Sort your next agenda in this way. Count the minutes that improvement gets."
                if passed
                else "Read what is said under the items. Then start again with another agenda."
            ),
        )


def sorted_in(case: Agenda, answer: Answer) -> dict[str, str | None]:
    """Where each item was put; None where it was not put into one of the 3."""
    value = answer.get(CARD, FIELD)
    given = value if isinstance(value, dict) else {}
    return {item.id: next((kind for kind in KINDS if given.get(item.id) == kind), None) for item in case.items}


def _feedback(case: Agenda, answer: Answer) -> Feedback:
    said = sorted_in(case, answer)
    wrong = [item for item in case.items if said[item.id] != item.kind]
    if not wrong:
        return Feedback(heading="All 8 are where we put them", good=True)
    words = [text for item in wrong for text in _another_look(item, said[item.id])]
    number = f"{len(wrong)} item{'s' if len(wrong) > 1 else ''}"
    return Feedback(heading=f"Another look at {number}", words=tuple(words), good=False)


def _another_look(item: Item, said: str | None) -> tuple[str, ...]:
    """The truth first, then where the learner put it and what speaks for that."""
    truth = f"{item.name}: this is {item.kind}. {item.why}"
    if said is None:
        return (truth,)
    return ("\n".join([truth, " ".join([f"You chose {said}.", *KINDLY[item.kind, said]])]),)
