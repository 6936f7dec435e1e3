"""The contract of an exercise, and the seed that gives every learner data of their own."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar, Generic, Literal, TypeVar

from qidose.rubrics import Rubric

from .cards import Card, Feedback
from .fields import Answer
from .marks import Marks

Case = TypeVar("Case")


def seed_for(learner: str, exercise: str, attempt: int) -> int:
    """The seed of one attempt, 0 to 2**63 - 1: the same on every machine, another for each learner and attempt."""
    digest = sha256(f"{learner}\n{exercise}\n{attempt}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 1


@dataclass(frozen=True)
class About:
    """An exercise's place in the curriculum: code, level, and the domains, outcomes and misconceptions it serves.

    `codes_too` are further codes of the curriculum that the same exercise carries, such as its second round.
    """

    code: str
    dose: str
    title: str
    minutes: int
    domains: tuple[str, ...]
    outcomes: tuple[int, ...]
    misconceptions: tuple[str, ...] = ()
    rule_set: str | None = None
    codes_too: tuple[str, ...] = ()


class Exercise(ABC, Generic[Case]):
    """One exercise. Pure: a case comes from a seed alone, and marks from the case and the answer alone."""

    id: ClassVar[str]
    about: ClassVar[About]
    version: ClassVar[int] = 1
    points: ClassVar[int]
    """Points that the machine gives; 0 where only a coach marks."""
    pass_mark: ClassVar[int]
    rubric: ClassVar[Rubric | None] = None
    """What a coach marks by, or None."""
    may_improve: ClassVar[bool] = False
    """Whether a finished answer is taken up again as it is (words), or begun anew on new data (charts, games)."""
    stays_locked: ClassVar[tuple[str, ...]] = ()
    """Cards that stay fixed when an answer is improved: a prediction is made before the test, or it is none."""
    ends: ClassVar[bool] = True
    """Whether it can be finished. Own work cannot: it is taken up again at any time."""
    layout: ClassVar[Literal["auto", "together", "game", "conversation"]] = "auto"
    """How cards are laid out. "auto": many independent cards one at a time, cards that follow each other all in sight.
    "together": always all in sight. "game": the newest card in full, the earlier ones as lines of a table.
    "conversation": what others say and what the learner answers, as turns of a talk."""
    noun: ClassVar[str] = "Question"
    """What one card is called where many are shown one at a time: "Chart 3 of 12"."""
    finish_label: ClassVar[str] = "Finish and see how you did"
    again_label: ClassVar[str] = "Try again with new data"

    @abstractmethod
    def case(self, seed: int) -> Case:
        """What this learner meets, with the truth that goes with it."""

    @abstractmethod
    def cards(self, case: Case, answer: Answer) -> tuple[Card, ...]:
        """The cards open to the learner now. The truth is in them only where `answer` is locked or finished."""

    @abstractmethod
    def mark(self, case: Case, answer: Answer) -> Marks:
        """Points for each criterion. An empty answer gets 0 and never an error."""

    @abstractmethod
    def summary(self, case: Case, answer: Answer, marks: Marks) -> Feedback:
        """What is said at the end, over the cards' own feedback."""

    def shown_to_coach(self, answer: Answer) -> bool:
        """Whether a coach may read the answer. Some are a learner's own, unless they ask for help."""
        return True

    def ready(self, case: Case, answer: Answer) -> bool:
        """Whether nothing that is needed is missing, so that the learner may finish."""
        return all(
            not item.missing(answer.get(card.id, item.id)) for card in self.cards(case, answer) for item in card.fields
        )
