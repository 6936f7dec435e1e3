"""What would show that it worked (E-T2-08): 4 strategic aims; the family of measures of each, and when to expect it.

3 points an aim: the outcome, process and balancing measure together, what is left out, and the horizon. Passed with 10
of 12 (80%, rounded up). The 3 measures earn 1 point together because the curriculum asks for 1 of each family for each
aim: who finds no balancing measure at all cannot pass. Guessing passes in fewer than 1 of 100,000 tries.
"""

from collections import Counter
from dataclasses import dataclass

from qidose.simulate.draw import generator

from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Groups, Option
from ..marks import Criterion, Marks
from .strategic_outcomes_aims import AIMS, Activity, Aim

SHOWN = 4
MOST_OF_A_HORIZON = 2
PASS_MARK = 10
OUT = "out"
FAMILIES = (
    Option("outcome", "Outcome"),
    Option("process", "Process"),
    Option("balancing", "Balancing"),
    Option(OUT, "Leave out"),
)
PLACES = tuple(option.id for option in FAMILIES)
HORIZONS = (
    Option("weeks", "Within 3 months"),
    Option("year", "After 6 to 12 months"),
    Option("years", "After 2 to 3 years"),
    Option("long", "After 5 years or more"),
)
MEANING = {
    "outcome": "what people get in the end",
    "process": "whether the work is done in the new way",
    "balancing": "what could get worse because of the change",
}
ACTIVITIES: dict[Activity, str] = {
    "training": "It counts what was taught. It does not show that the work or the result is any different.",
    "spending": "It counts money. It does not show what people got for it.",
    "project": "It follows the project. A project can be on time and change nothing.",
}
MISPLACED = {
    ("outcome", "process"): "It is tempting, because the work leads to it. But people get this in the end.",
    ("outcome", "balancing"): "It may get worse by chance. But it is what the aim itself is about.",
    ("outcome", OUT): "Without it you would never know whether the aim was met.",
    ("process", "outcome"): "It is good news when it rises. But nobody has got anything from it yet.",
    ("process", "balancing"): "It should rise, not get worse. It is the new way of working.",
    ("process", OUT): "Without it you could not tell why the outcome moved, or why it did not.",
    ("balancing", "outcome"): "People do feel it. But it is not what the aim wants to change.",
    ("balancing", "process"): "It comes from the work. But it is a price of the change, not the change.",
    ("balancing", OUT): "It is not part of the aim. That is why harm can grow there unseen.",
}
"""What is said to a measure in the wrong place, by what it is and where it was put."""


@dataclass(frozen=True)
class Measure:
    """One measure on offer: its id, its words, its place, and what kind of activity it is where it is left out."""

    id: str
    text: str
    place: str
    activity: Activity | None = None


@dataclass(frozen=True)
class Sheet:
    """One aim with its 5 measures in the order in which they are shown."""

    aim: Aim
    measures: tuple[Measure, ...]


class StrategicOutcomes(Exercise[tuple[Sheet, ...]]):
    """Choose measures and a horizon for strategic aims."""

    id = "strategic-outcomes"
    about = About(
        code="E-T2-08",
        dose="board",
        title="What would show that it worked",
        minutes=10,
        domains=("D07", "D08", "D16"),
        outcomes=(6,),
        misconceptions=("MC27",),
    )
    points = 3 * SHOWN
    pass_mark = PASS_MARK
    noun = "Aim"

    def case(self, seed: int) -> tuple[Sheet, ...]:
        rng = generator(seed, "strategic-outcomes")
        while True:
            aims = [AIMS[n] for n in rng.permutation(len(AIMS))[:SHOWN]]
            if max(Counter(aim.horizon for aim in aims).values()) <= MOST_OF_A_HORIZON:
                break
        return tuple(Sheet(aim, _measures(aim, rng.permutation(5).tolist())) for aim in aims)

    def cards(self, case: tuple[Sheet, ...], answer: Answer) -> tuple[Card, ...]:
        return tuple(_card(number, sheet, answer) for number, sheet in enumerate(case, 1))

    def mark(self, case: tuple[Sheet, ...], answer: Answer) -> Marks:
        criteria = [line for number, sheet in enumerate(case, 1) for line in _criteria(number, sheet, answer)]
        placed = [(one, said) for number, sheet in enumerate(case, 1) for one, said in _placed(number, sheet, answer)]
        taught = any(one.activity == "training" and said in MEANING for one, said in placed)
        return Marks(tuple(criteria), ("MC27",) if taught else ())

    def summary(self, case: tuple[Sheet, ...], answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="You know what to look for, and when" if passed else "Not there yet",
            words=(
                f"You need {self.pass_mark} of {self.points} points to pass.",
                "An aim needs all 3: what people get, whether the work has changed, and what could get worse.",
                "Until the outcome can move, the process measure tells you whether to be patient.",
            ),
            good=passed,
            next_step=(
                "Ask for all 3 measures and the horizon of 1 strategic aim of your own."
                if passed
                else "Read what is said under each aim. Then start again with other aims."
            ),
        )


def card_id(number: int) -> str:
    """The id of the card of an aim, counted from 1."""
    return f"aim-{number}"


def _measures(aim: Aim, order: list[int]) -> tuple[Measure, ...]:
    """The measures of an aim; their ids say where they stand, not what they are."""
    found: list[tuple[str, str, Activity | None]] = [
        (aim.outcome, "outcome", None),
        (aim.process, "process", None),
        (aim.balancing, "balancing", None),
        *((text, OUT, activity) for text, activity in aim.left_out),
    ]
    return tuple(Measure(f"m{place}", *found[n]) for place, n in enumerate(order, 1))


def _placed(number: int, sheet: Sheet, answer: Answer) -> list[tuple[Measure, str | None]]:
    """Each measure with where it was put; None where it was put nowhere."""
    value = answer.get(card_id(number), "family")
    given = value if isinstance(value, dict) else {}
    return [(one, next((place for place in PLACES if given.get(one.id) == place), None)) for one in sheet.measures]


def _horizon(number: int, answer: Answer) -> Option | None:
    value = answer.get(card_id(number), "horizon")
    return next((option for option in HORIZONS if option.id == value), None)


def _criteria(number: int, sheet: Sheet, answer: Answer) -> tuple[Criterion, ...]:
    aim, chosen = sheet.aim, _horizon(number, answer)
    right = {
        place: [said == place for one, said in _placed(number, sheet, answer) if one.place == place] for place in PLACES
    }
    return (
        Criterion(
            name=f"{aim.name}: 3 measures",
            met=all(all(right[place]) for place in MEANING),
            why=f"Outcome: {aim.outcome}. Process: {aim.process}. Balancing: {aim.balancing}.",
        ),
        Criterion(
            name=f"{aim.name}: left out",
            met=all(right[OUT]),
            why="What was taught, spent or planned shows no result.",
        ),
        Criterion(
            name=f"{aim.name}: when",
            met=chosen is not None and chosen.id == aim.horizon,
            why=f"{_when(aim)}. {aim.why}",
        ),
    )


def _when(aim: Aim) -> str:
    return next(option.text for option in HORIZONS if option.id == aim.horizon)


def _card(number: int, sheet: Sheet, answer: Answer) -> Card:
    items = tuple(Option(one.id, one.text) for one in sheet.measures)
    return Card(
        id=card_id(number),
        heading=f"Aim {number}: {sheet.aim.name}",
        words=sheet.aim.text,
        fields=(
            Groups(
                id="family",
                label="What is each measure for this aim?",
                hint="Outcome: what people get. Process: is the work done in the new way? Balancing: what could get "
                "worse?\nLeave out what shows none of these.",
                items=items,
                groups=FAMILIES,
            ),
            Choice(id="horizon", label="When can the board first expect to see the aim met?", options=HORIZONS),
        ),
        feedback=_feedback(number, sheet, answer) if answer.finished else None,
    )


def _feedback(number: int, sheet: Sheet, answer: Answer) -> Feedback:
    wrong = [(one, said) for one, said in _placed(number, sheet, answer) if said != one.place]
    chosen = _horizon(number, answer)
    late = chosen is None or chosen.id != sheet.aim.horizon
    words = [_another_look(one, said) for one, said in wrong]
    words.append(f"{_when(sheet.aim)}: {sheet.aim.why}")
    if late and chosen:
        words.append(f'You chose "{chosen.text}". {_patience(chosen.id, sheet.aim)}')
    good = not wrong and not late
    return Feedback(heading="Yes" if good else "Another look", words=tuple(words), good=good)


def _another_look(one: Measure, said: str | None) -> str:
    """What a measure is, then where the learner put it and what speaks for that."""
    if one.activity:
        truth = f'"{one.text}" is left out. {ACTIVITIES[one.activity]}'
        return truth if said is None else f'{truth}\nYou put it under "{said}".'
    truth = f'"{one.text}" is the {one.place} measure. It shows {MEANING[one.place]}.'
    if said is None:
        return truth
    where = "left it out" if said == OUT else f'put it under "{said}"'
    return f"{truth}\nYou {where}. {MISPLACED[one.place, said]}"


def _patience(chosen: str, aim: Aim) -> str:
    order = [option.id for option in HORIZONS]
    if order.index(chosen) < order.index(aim.horizon):
        return "A board that looks too early gives up on work that is going well."
    return "A board that looks too late lets work go on that does not help."
