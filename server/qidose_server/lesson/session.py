"""One learner at one exercise: joins the exercise, the record of what they did and what the page shows."""

import dataclasses
from typing import Any

from qidose.exercises.attempt import Attempt, next_step
from qidose.exercises.cards import Card
from qidose.exercises.exercise import Exercise, seed_for
from qidose.exercises.fields import Answer
from qidose_grading.answerbook import AnswerBook, Entry
from qidose_widgets.exercise import card_page

from .coach_marks import CoachMarks
from .seat import Seat


class Session:
    """The port behind an exercise's widget. The state is read from the log at each step, so two windows agree."""

    def __init__(
        self,
        exercise: Exercise[Any],
        learner: str,
        book: AnswerBook,
        marks: CoachMarks | None,
        room: Seat | None = None,
        links: tuple[dict[str, str], ...] = (),
    ) -> None:
        self._exercise = exercise
        self._learner = learner
        self._room = room
        self._links = links
        # In a room everyone has the same data: those of the room.
        self._data_of = room.data_of if room else learner
        self._book = book
        self._marks = marks
        self._entry = Entry(
            "room" if room else exercise.about.dose,
            room.log if room else exercise.id,
            exercise.version,
            exercise.about.rule_set,
            lambda attempt: seed_for(self._data_of, exercise.id, attempt),
        )
        self._state = book.attempt(learner, self._entry.exercise)

    def take(self, asked: dict[str, Any]) -> None:
        """Take one step, or none when it was taken before. Raises Refused; then nothing is written."""
        if asked.get("do") == "count":
            return  # a facilitator's page looks again; there is nothing to write

        def decide(state: Attempt) -> Any:
            self._state = state
            return next_step(self._exercise, self._data_of, state, asked)

        self._state = self._book.take(self._learner, self._entry, decide)

    @property
    def _case(self) -> Any:
        return self._exercise.case(seed_for(self._data_of, self._exercise.id, self._state.number))

    def cards(self) -> tuple[Card, ...]:
        """The cards open now."""
        return self._exercise.cards(self._case, self._state.answer)

    def page(self) -> dict[str, Any]:
        """What the browser gets. Before an answer is finished this holds no score and no truth."""
        exercise, state, case = self._exercise, self._state, self._case
        cards = exercise.cards(case, state.answer)
        sequential = any(card.lock for card in cards)
        ready = exercise.ready(case, state.answer)
        return {
            "id": exercise.id,
            "title": exercise.about.title,
            "noun": exercise.noun,
            "layout": exercise.layout,
            "attempt": state.number,
            "finished": state.answer.finished,
            "sequential": sequential,
            "cards": [card_page(card, state.answer, exercise.ends) for card in cards],
            "may_finish_here": exercise.ends and (ready or not sequential),
            "finish_label": exercise.finish_label,
            "may_improve": exercise.may_improve,
            "again_label": exercise.again_label,
            "marks": self._marks.of(exercise, state) if self._marks and exercise.rubric else None,
            "links": self._links,
            "room": self._room.page(cards) if self._room else None,
            **self._verdict(case, state.answer),
        }

    def _verdict(self, case: Any, answer: Answer) -> dict[str, Any]:
        if not answer.finished:
            return {"summary": None, "criteria": [], "score": None, "out_of": None}
        marks = self._exercise.mark(case, answer)
        return {
            "summary": dataclasses.asdict(self._exercise.summary(case, answer, marks)),
            "criteria": [dataclasses.asdict(line) for line in marks.criteria],
            "score": marks.score,
            "out_of": marks.out_of,
        }
