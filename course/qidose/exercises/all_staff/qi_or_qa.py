"""QI or QA? (E-T1-03): 8 pieces of work to sort into QI, QA and audit, each explained at once.

3 classes and 7 of 8 (docs/deviations.md): with 2 classes a guesser would pass in 3.5% of tries.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import takewhile

from qidose.simulate.draw import generator

from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Move, Option
from ..marks import Criterion, Marks
from ..values import chosen_in
from .qi_or_qa_cases import BANK, Kind, Work

CASES = 8
FEWEST_RIGHT = 7
FEWEST_OF_A_KIND, MOST_OF_A_KIND = 1, 4
"""Of each kind there are at least 1 and at most 4, so that no answer can be left out or bet on."""
KINDS: tuple[Kind, ...] = ("qi", "qa", "audit")
OPTIONS = (
    Option("qi", "QI: test a change, to find out what is better"),
    Option("qa", "QA: make sure that a standard is met, every time"),
    Option("audit", "Audit: compare a sample of past work with a standard"),
)
NAMES: dict[str, str] = {"qi": "QI", "qa": "QA", "audit": "an audit"}
INSTEAD: dict[tuple[str, str], str] = {
    ("qi", "qa"): "QA keeps a standard, every time. Here someone tries something new, to see if it is better.",
    ("qi", "audit"): "In an audit nothing is changed. Here someone tries a change, and looks at what it does.",
    ("qa", "qi"): "The work is careful, and it helps people. But nobody tries a new way of doing it.",
    ("qa", "audit"): "An audit looks back at a sample. This acts each time, before harm is done.",
    ("audit", "qi"): "People here want to get better, as in QI. But nothing in the work has been changed yet.",
    ("audit", "qa"): "QA acts each time. This looks back at a sample of work that is done already.",
}
"""What is said to a wrong answer, by (what it is, what was said)."""


@dataclass(frozen=True)
class Cases:
    """One learner's 8 cases, in the order in which they are shown."""

    works: tuple[Work, ...]


class QiOrQa(Exercise[Cases]):
    """QI, QA or audit, 8 times."""

    id = "qi-or-qa"
    about = About(
        code="E-T1-03",
        dose="all-staff",
        title="QI, QA or audit",
        minutes=6,
        domains=("D01",),
        outcomes=(2,),
        misconceptions=("MC23",),
    )
    points = CASES
    pass_mark = FEWEST_RIGHT
    noun = "Case"

    def case(self, seed: int) -> Cases:
        rng = generator(seed, "qi-or-qa")
        places = list(dict.fromkeys(work.place for work in BANK))
        while True:
            kinds = [KINDS[k] for k in rng.integers(len(KINDS), size=CASES).tolist()]
            counts = Counter(kinds)
            if len(counts) == len(KINDS) and max(counts.values()) <= MOST_OF_A_KIND:
                break
        chosen = [places[k] for k in rng.permutation(len(places))[:CASES].tolist()]
        found = {(work.place, work.kind): work for work in BANK}
        return Cases(tuple(found[pair] for pair in zip(chosen, kinds, strict=True)))

    def cards(self, case: Cases, answer: Answer) -> tuple[Card, ...]:
        shown = min(_done(answer) + 1, CASES)
        return tuple(_card(case, answer, number) for number in range(1, shown + 1))

    def ready(self, case: Cases, answer: Answer) -> bool:
        return _done(answer) == CASES

    def mark(self, case: Cases, answer: Answer) -> Marks:
        said = answers_of(answer)
        criteria = tuple(
            Criterion(name=f"Case {number}: {work.heading}", met=kind == work.kind, why=f"This is {NAMES[work.kind]}.")
            for number, (work, kind) in enumerate(zip(case.works, said, strict=True), 1)
        )
        wrong = any(kind and kind != work.kind for work, kind in zip(case.works, said, strict=True))
        return Marks(criteria, ("MC23",) if wrong else ())

    def summary(self, case: Cases, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="You can tell them apart" if passed else "Not there yet",
            words=(
                f"You sorted {marks.score} of {CASES} cases rightly. The aim is {FEWEST_RIGHT}.",
                "QA keeps what is good. An audit shows where we stand. QI finds out how to do better.",
                "We need all 3, and they help each other. An audit can start QI. QA keeps what QI has won.",
            ),
            good=passed,
            next_step=(
                "Think of a check that you do at work. What might you test to make its result better?"
                if passed
                else "Ask of each case: is a change tried, is a standard kept each time, or do people look back?"
            ),
        )


def answers_of(answer: Answer) -> tuple[str | None, ...]:
    """What was said to each case; None where nothing was, or nothing that is offered."""
    found = (chosen_in(answer.get(card_id(number), "kind"), OPTIONS) for number in range(1, CASES + 1))
    return tuple(option.id if option else None for option in found)


def card_id(number: int) -> str:
    """The id of the card of a case, counted from 1."""
    return f"case-{number}"


def _done(answer: Answer) -> int:
    return sum(1 for _ in takewhile(lambda number: card_id(number) in answer.locked, range(1, CASES + 1)))


def _card(case: Cases, answer: Answer, number: int) -> Card:
    work = case.works[number - 1]
    opening = (
        "Much of our work is about quality, in different ways. Say for each case what people do there.",
        "You see at once if you were right, and why.",
    )
    told = answer.finished or card_id(number) in answer.locked
    return Card(
        id=card_id(number),
        heading=f"Case {number} of {CASES}: {work.heading}",
        words=(*(opening if number == 1 and not told else ()), *work.text),
        fields=(Move(id="kind", label="What is it?", options=OPTIONS),),
        lock="Go on",
        feedback=_feedback(work, answers_of(answer)[number - 1]) if told else None,
    )


def _feedback(work: Work, said: str | None) -> Feedback:
    right = said == work.kind
    words = [work.why]
    if not right:
        words += [f"You said {NAMES[said]}. {INSTEAD[work.kind, said]}" if said else "You have not answered yet."]
    heading = f"Yes, this is {NAMES[work.kind]}" if right else f"This is {NAMES[work.kind]}"
    return Feedback(heading=heading, words=(*words, work.then), good=right)
