"""The port behind the hand-in widget: what is done, handing it in, and what became of it."""

from datetime import UTC, datetime
from typing import Any

from qidose.exercises.attempt import Attempt, counting
from qidose.exercises.exercise import Exercise, seed_for
from qidose.exercises.fields import Refused
from qidose.exercises.registry import exercises_of
from qidose_grading.answerbook import AnswerBook, HandIn
from qidose_grading.handin import NothingToHandIn, collect, hand_in
from qidose_grading.home import Home
from qidose_grading.progress import progress_of

from .coach_marks import CoachMarks


class HandingIn:
    """A learner's hand-in of one edition."""

    def __init__(self, home: Home, book: AnswerBook, learner: str, dose: str, edition: str, marks: CoachMarks) -> None:
        self._home = home
        self._book = book
        self._learner = learner
        self._dose = dose
        self._edition = edition
        self._marks = marks

    def take(self, asked: dict[str, Any]) -> None:
        """Hand in ("hand in") or only look what became of it ("look"). Raises Refused when nothing is finished."""
        if asked.get("do") == "hand in":
            self._hand_in()

    def _hand_in(self) -> None:
        attempts = self._book.attempts(self._learner, self._dose)
        try:
            answers = collect(self._learner, self._dose, self._edition, exercises_of(self._dose), attempts)
        except NothingToHandIn as nothing:
            raise Refused(str(nothing)) from None
        last = self._book.last_hand_in(self._learner, self._dose)
        if last and last.digest == answers.digest() and not last.trouble:
            return  # the same work again: a double click, or nothing has changed since
        hand_in(self._home, self._book, answers)

    def page(self) -> dict[str, Any]:
        """The state of each exercise and of the hand-in, in words."""
        attempts = self._book.attempts(self._learner, self._dose)
        last = self._book.last_hand_in(self._learner, self._dose)
        if last and last.marked_at:
            self._marks.read()
        return {
            "lines": [self._line(exercise, attempts.get(exercise.id)) for exercise in exercises_of(self._dose)],
            "status": f"{_status(last)} {self._completed(last)}".strip(),
            "waiting": last is not None and last.marked_at is None,
            "button": "Hand in again" if last else "Hand in my work",
        }

    def _completed(self, last: HandIn | None) -> str:
        if last is None or last.marked_at is None:
            return ""
        done = progress_of(self._home, self._book, self._learner)[self._dose]
        return "You have completed this level." if done.completed else ""

    def _line(self, exercise: Exercise[Any], attempt: Attempt | None) -> dict[str, str]:
        marks = self._marks.of(exercise, attempt) if attempt else None
        state = _state(attempt) + (_points(exercise, self._learner, attempt) if attempt else "")
        if marks:
            state += f". {marks['state']}" + (f" {marks['score']} of {marks['out_of']}" if marks["score"] else "")
        return {"title": exercise.about.title, "state": state}


class Preview:
    """Handing in where nothing is kept: an expert looks at their own notebook."""

    def __init__(self, dose: str) -> None:
        self._lines = [{"title": exercise.about.title, "state": "Preview"} for exercise in exercises_of(dose)]

    def take(self, asked: dict[str, Any]) -> None:
        if asked.get("do") == "hand in":
            raise Refused("This is a preview. Nothing is kept and nothing can be handed in here.")

    def page(self) -> dict[str, Any]:
        return {"lines": self._lines, "status": "This is a preview.", "waiting": False, "button": "Hand in my work"}


def _state(attempt: Attempt | None) -> str:
    if attempt is None:
        return "Not started"
    if attempt.answer.finished:
        return "Finished"
    return "Finished once, started again" if attempt.finished else "Started"


def _points(exercise: Exercise[Any], learner: str, attempt: Attempt) -> str:
    """What the attempt that counts has earned from the machine."""
    chosen = counting(exercise, learner, attempt)
    if chosen is None or not exercise.points:
        return ""
    number, answer = chosen
    marks = exercise.mark(exercise.case(seed_for(learner, exercise.id, number)), answer)
    passed = "" if marks.score >= exercise.pass_mark else f" (you need {exercise.pass_mark})"
    return f": {marks.score} of {marks.out_of} points{passed}"


def _status(last: HandIn | None) -> str:
    if last is None:
        return "You have not handed in yet."
    when = _when(last.at)
    if last.marked_at is None:
        return f"Handed in on {when}. It is being marked now."
    if last.trouble:
        return f"Handed in on {when}, but it could not be marked. Your answers are safe. Please hand in again."
    return f"Handed in on {when} and marked."


def _when(at: datetime) -> str:
    # SQLite gives times back without their zone; they are always kept in UTC.
    local = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone()
    clock = local.strftime("%I:%M%p").lstrip("0").lower()
    return f"{local.day} {local.strftime('%B %Y')} at {clock}"
