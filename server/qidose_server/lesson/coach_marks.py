"""What a coach said about an answer, in words for the lesson."""

from typing import Any

from qidose.exercises.attempt import Attempt, counting
from qidose.exercises.exercise import Exercise
from qidose_grading.answerbook import AnswerBook
from qidose_grading.gradebook import CellMark, read_marks
from qidose_grading.handin import collect
from qidose_grading.home import Home
from qidose_grading.names import coach_cell


class CoachMarks:
    """The coach's marks of one learner's work, read when the lesson opens and when it is asked again."""

    def __init__(self, home: Home, book: AnswerBook, learner: str, edition: str) -> None:
        self._home = home
        self._book = book
        self._learner = learner
        self._edition = edition
        self._cells: dict[str, CellMark] = {}
        self.read()

    def read(self) -> None:
        """Read the gradebook again."""
        marks = read_marks(self._home.gradebook_url, self._learner, self._edition)
        self._cells = {mark.cell: mark for mark in marks}

    def of(self, exercise: Exercise[Any], state: Attempt) -> dict[str, Any] | None:
        """The state of an answer in words, with score, points and comment; None before anything was handed in."""
        cell = self._cells.get(coach_cell(exercise.id))
        if cell is None or exercise.rubric is None or counting(exercise, self._learner, state) is None:
            return None
        if cell.manual_score is None:
            return {"state": "A coach has not marked this yet.", "score": None, "out_of": None, "comment": cell.comment}
        if cell.waiting:
            words = "Your coach marked your earlier answer and will read the new one. The earlier mark:"
        elif self._changed_since(exercise, state):
            words = "Your coach marked your earlier answer. Hand in again when this one is ready. The earlier mark:"
        elif cell.score >= exercise.rubric.pass_mark:
            words = "Your coach has marked this. You passed:"
        else:
            words = f"Your coach has marked this. You need {exercise.rubric.pass_mark} points to pass:"
        return {
            "state": words,
            "score": f"{cell.score:g}",
            "out_of": exercise.rubric.out_of,
            "comment": cell.comment,
        }

    def _changed_since(self, exercise: Exercise[Any], state: Attempt) -> bool:
        """Whether the answer on the page is another than the one that the coach's mark belongs to."""
        if not state.answer.finished:
            return True
        dose = exercise.about.dose
        now = collect(self._learner, dose, self._edition, [exercise], {exercise.id: state}).exercises[exercise.id]
        return now.digest() != self._book.read_digest(self._learner, self._edition, coach_cell(exercise.id))
