"""The port behind the hand-in widget: what is done, handing it in, and what became of it."""

from datetime import UTC, datetime
from typing import Any

from qidose.code_tasks import checks_of
from qidose.exercises.attempt import Attempt, Step, counting
from qidose.exercises.exercise import Exercise, seed_for
from qidose.exercises.fields import Refused
from qidose.exercises.registry import exercises_of
from qidose_grading.answerbook import AnswerBook, Entry, HandIn
from qidose_grading.code_notebook import BadCopy
from qidose_grading.handin import NothingToHandIn, collect, hand_in
from qidose_grading.home import Home
from qidose_grading.progress import progress_of

from .coach_marks import CoachMarks
from .code_desk import CodeDesk


class HandingIn:
    """A learner's hand-in of one edition."""

    def __init__(self, home: Home, book: AnswerBook, learner: str, dose: str, edition: str, marks: CoachMarks) -> None:
        self._home = home
        self._book = book
        self._learner = learner
        self._dose = dose
        self._edition = edition
        self._marks = marks
        self.desk = CodeDesk(home, learner, dose, edition)

    def take(self, asked: dict[str, Any]) -> None:
        """Hand in ("hand in") or only look what became of it ("look"). Raises Refused when nothing is finished."""
        if asked.get("do") == "hand in":
            self._hand_in()

    def _hand_in(self) -> None:
        attempts = self._book.attempts(self._learner, self._dose)
        try:
            code = self.desk.code()
            answers = collect(self._learner, self._dose, self._edition, exercises_of(self._dose), attempts, code)
        except (NothingToHandIn, BadCopy) as trouble:
            raise Refused(str(trouble)) from None
        last = self._book.last_hand_in(self._learner, self._dose)
        if last and last.digest == answers.digest() and not last.trouble:
            return  # the same work again: a double click, or nothing has changed since
        hand_in(self._home, self._book, answers)
        self._keep(code)

    def _keep(self, code: dict[str, str]) -> None:
        """Put the code into the log too: the submission holds the newest alone, and nothing may be lost."""
        entry = Entry("code", f"{self._dose}-code", 1, None, lambda attempt: 0)

        def decide(state: Attempt) -> Step | None:
            new = bool(code) and state.answer.values.get("code") != code
            return Step("answer", 1, "code", dict(code)) if new else None

        self._book.take(self._learner, entry, decide)

    def page(self) -> dict[str, Any]:
        """The state of each exercise and of the hand-in, in words."""
        attempts = self._book.attempts(self._learner, self._dose)
        last = self._book.last_hand_in(self._learner, self._dose)
        if last and last.marked_at:
            self._marks.read()
        lines = [self._line(exercise, attempts.get(exercise.id)) for exercise in exercises_of(self._dose)]
        return {
            "lines": [*lines, *self.desk.lines()],
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


class CodePart:
    """The exercises in code, at their place in the lesson: the same hand-in, and the way to the learner's copy."""

    def __init__(self, dose: str, handing_in: "HandingIn | Preview") -> None:
        self._dose = dose
        self._handing_in = handing_in

    def take(self, asked: dict[str, Any]) -> None:
        """Hand in the code with the rest of the lesson, or look what became of it."""
        self._handing_in.take(asked)

    def page(self) -> dict[str, Any]:
        """The state of each check, and where the copy is."""
        whole = self._handing_in.page()
        desk = self._handing_in.desk
        return {
            **whole,
            "name": "code",
            "label": "Your code",
            "lines": desk.lines() if desk else [{"title": words, "state": "Preview"} for words in _checks(self._dose)],
            "status": f"{desk.status()} {whole['status'] if whole['waiting'] else ''}".strip() if desk else PREVIEW,
            "ways": [{"text": OPEN_COPY, "to": f"qidose/code/{self._dose}"}] if desk else [],
            "button": "Hand in my code, with the rest of the lesson",
        }


PREVIEW = "This is a preview."
OPEN_COPY = "Open my copy in JupyterLab (opens in a new tab)"


def _checks(dose: str) -> list[str]:
    return list(checks_of(dose).values())


class Preview:
    """Handing in where nothing is kept: an expert looks at their own notebook."""

    desk = None

    def __init__(self, dose: str) -> None:
        titles = [*(exercise.about.title for exercise in exercises_of(dose)), *_checks(dose)]
        self._lines = [{"title": title, "state": "Preview"} for title in titles]

    def take(self, asked: dict[str, Any]) -> None:
        if asked.get("do") == "hand in":
            raise Refused("This is a preview. Nothing is kept and nothing can be handed in here.")

    def page(self) -> dict[str, Any]:
        return {"lines": self._lines, "status": PREVIEW, "waiting": False, "button": "Hand in my work"}


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
