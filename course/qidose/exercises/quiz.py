"""A quiz that an expert wrote as a file: questions with options, each with what is said to the one who chose it.

Each learner meets some of the questions, in an order of their own. All is marked at the end.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from qidose.simulate.draw import generator

from .cards import Card, Feedback
from .exercise import Exercise
from .fields import Answer, Choice, Choices, Field, Json, Option
from .marks import Criterion, Marks
from .quiz_file import Ask, Offer, Question, QuizFile

ANSWER, REASON = "answer", "reason"
_Thing = TypeVar("_Thing")


@dataclass(frozen=True)
class Shown:
    """One learner's questions, in the order in which they are shown."""

    questions: tuple[Question, ...]


class Quiz(Exercise[Shown]):
    """A quiz. One point for each question that is shown."""

    def __init__(self, file: QuizFile) -> None:
        wrong = {
            option.misconception for question in file.questions for _, ask in _asks(question) for option in ask.options
        }
        self.file = file
        self.id = file.id  # type: ignore[misc]
        self.about = replace(file.about, misconceptions=tuple(sorted(wrong - {""})))  # type: ignore[misc]
        self.version = file.version  # type: ignore[misc]
        self.points = file.show  # type: ignore[misc]
        self.pass_mark = file.pass_mark  # type: ignore[misc]
        if file.show == len(file.questions):
            self.again_label = "Try again"  # type: ignore[misc]
        else:
            self.again_label = "Try again with other questions"  # type: ignore[misc]

    def case(self, seed: int) -> Shown:
        drawn = _shuffled(self.file.questions, seed, self.id)[: self.file.show]
        return Shown(tuple(_mixed(question, seed) for question in drawn))

    def cards(self, case: Shown, answer: Answer) -> tuple[Card, ...]:
        return tuple(
            Card(
                id=question.id,
                heading=f"Question {number} of {len(case.questions)}",
                words=question.text,
                chart=question.chart,
                fields=tuple(_field(name, ask) for name, ask in _asks(question)),
                feedback=_feedback(question, answer) if answer.finished else None,
            )
            for number, question in enumerate(case.questions, 1)
        )

    def mark(self, case: Shown, answer: Answer) -> Marks:
        criteria = tuple(
            Criterion(name=f"Question {number}", met=_met(question, answer), why=_why(question))
            for number, question in enumerate(case.questions, 1)
        )
        chosen = (
            option
            for question in case.questions
            for name, ask in _asks(question)
            for option in _chosen(ask, answer.get(question.id, name))
        )
        return Marks(criteria, tuple(sorted({option.misconception for option in chosen} - {""})))

    def summary(self, case: Shown, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="You have this" if passed else "Not there yet",
            words=(f"Each question gives 1 point. The aim is {self.pass_mark}.",),
            good=passed,
            next_step=(
                self.file.next_step or "Go on to the next part of the lesson."
                if passed
                else "Read what is said under each question. Then try again."
            ),
        )


def _asks(question: Question) -> Iterator[tuple[str, Ask]]:
    """The parts of a question by the ids of their fields."""
    yield ANSWER, question.ask
    if question.reason:
        yield REASON, question.reason


def _shuffled(things: tuple[_Thing, ...], seed: int, *stream: str) -> tuple[_Thing, ...]:
    order = generator(seed, "quiz", *stream).permutation(len(things)).tolist()
    return tuple(things[place] for place in order)


def _mixed(question: Question, seed: int) -> Question:
    """The question with its options in an order of this seed's own."""
    if question.keep_order:
        return question
    reason = question.reason and _mix(question.reason, seed, question.id, REASON)
    return replace(question, ask=_mix(question.ask, seed, question.id, ANSWER), reason=reason)


def _mix(ask: Ask, seed: int, *stream: str) -> Ask:
    return replace(ask, options=_shuffled(ask.options, seed, *stream))


def _field(name: str, ask: Ask) -> Field:
    options = tuple(Option(option.id, option.text) for option in ask.options)
    if len(ask.right) > 1:
        return Choices(id=name, label=ask.stem, hint="Choose all that fit.", options=options)
    return Choice(id=name, label=ask.stem, options=options)


def _chosen(ask: Ask, value: Json) -> tuple[Offer, ...]:
    """What was chosen, in the order in which it was offered; whatever else may be stored is left out."""
    several = len(ask.right) > 1
    ids = value if several and isinstance(value, list) else [value]
    return tuple(option for option in ask.options if option.id in ids)


def _met(question: Question, answer: Answer) -> bool:
    return all(_chosen(ask, answer.get(question.id, name)) == ask.right for name, ask in _asks(question))


def _why(question: Question) -> str:
    """What is right, and why, in one text."""
    said = (
        text for _, ask in _asks(question) for option in ask.right for text in (_stopped(option.text), option.feedback)
    )
    return " ".join(["Right:", *filter(None, said)])


def _feedback(question: Question, answer: Answer) -> Feedback:
    met = _met(question, answer)
    words = [text for name, ask in _asks(question) for text in _told(ask, answer.get(question.id, name))]
    return Feedback(heading="Yes" if met else "Not quite", words=tuple(filter(None, words)), good=met)


def _told(ask: Ask, value: Json) -> Iterator[str]:
    """What is said to one choice: to each wrong option that was taken, and of each right one."""
    chosen, left_out = _chosen(ask, value), "You left out" if len(ask.right) > 1 else "Better"
    for option in chosen:
        if not option.right:
            yield f"You chose: {_stopped(option.text)}"
            yield option.feedback
    for option in ask.right:
        if option not in chosen:
            yield f"{left_out}: {_stopped(option.text)}"
        yield option.feedback


def _stopped(text: str) -> str:
    """The text with a full stop, where it ends without a mark of its own."""
    return text if text.endswith((".", "?", "!", '"')) else f"{text}."
