"""A lesson as its notebook sees it: the same call shows the widget to a learner and the report to nbgrader."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from IPython.display import HTML, display

from qidose.doses import find_dose
from qidose.exercises.exercise import seed_for
from qidose.exercises.registry import find_exercise
from qidose.own import find_work
from qidose.own.use import InYourWork
from qidose.refresher import Refresher, quarter_named
from qidose_grading.answerbook import AnswerBook
from qidose_grading.home import Home, find_home
from qidose_grading.own_copy import FOLDER
from qidose_grading.people import check_id
from qidose_grading.records import AnswersFile, read_answers
from qidose_grading.rooms import Rooms
from qidose_widgets.exercise import ExerciseWidget
from qidose_widgets.handin import HandInWidget
from qidose_widgets.report import report

from .coach_marks import CoachMarks
from .handing_in import CodePart, HandingIn, Preview
from .seat import Seat
from .session import Session

LEARNER = "QIDOSE_LEARNER"
ALL_WORK = {"text": "All my work", "to": "qidose/my-work"}
ALL_QUARTERS = {"text": "All quarters", "to": "qidose/refresh"}


def open_lesson(dose: str) -> "Lesson | MarkedLesson":
    """The lesson of a dose. Raises KeyError for an unknown dose, BadId for a learner id that cannot be used.

    While nbgrader marks, the answers come from `answers.json` in this folder. In a released edition the learner is the
    one that the server names, and also in their own copy of its code notebook. Anywhere else (an expert at work on the
    notebook) it is a preview, and nothing is kept.
    """
    find_dose(dose)
    if os.environ.get("NBGRADER_EXECUTION") == "autograde":
        return MarkedLesson(dose, read_answers(Path.cwd()))
    home = find_home()
    here = Path.cwd()
    learner = os.environ.get(LEARNER, "")
    if learner and (here.parent == home.release or here.parent == home.course / FOLDER / learner):
        book = AnswerBook(home.answers_url)
        learner = check_id(learner)
        marks = CoachMarks(home, book, learner, here.name)
        return Lesson(dose, learner, book, HandingIn(home, book, learner, dose, here.name, marks), marks)
    return Lesson(dose, "preview", AnswerBook("sqlite://"), Preview(dose), None)


def exercise_of_page() -> ExerciseWidget:
    """The exercise that the address of this page names: `exercises/<dose>/<exercise>`. Answers are kept as in a lesson.

    Outside a page of the course (an expert at work on the notebook) it is a preview of the first exercise.
    """
    *_, dose, name = _address("exercises/all-staff/two-dots")
    _, learner, book = person_of_page()
    return ExerciseWidget(Session(find_exercise(dose, name), learner, book, None))


def work_of_page() -> ExerciseWidget:
    """The piece of own work that the address names: `my-work/<work>`, with what it can be exported as."""
    *_, work_id = _address("my-work/pdsa-1")
    _, learner, book = person_of_page()
    work = find_work(work_id)
    files = (("Save as a Word file", "docx"), ("Save the chart as a picture", "png"))
    links = [
        {"text": text, "to": f"qidose/my-work/{work_id}.{ending}", "file": ending}
        for text, ending in files
        if ending == "docx" or work.kind == "chart"
    ]
    return ExerciseWidget(Session(work, learner, book, None, links=(*links, ALL_WORK)))


def refresher_of_page() -> ExerciseWidget:
    """The refresher of the quarter that the address names: `refresh/<quarter>`. It is kept, and nobody marks it."""
    *_, quarter = _address("refresh/2026-q4")
    _, learner, book = person_of_page()
    return ExerciseWidget(Session(Refresher(quarter_named(quarter)), learner, book, None, links=(ALL_QUARTERS,)))


def room_of_page() -> ExerciseWidget:
    """The exercise of the room that the address names: `rooms/<code>`. Raises KeyError where there is no such room."""
    *_, code = _address("rooms/none")
    home, learner, book = person_of_page()
    rooms = Rooms(home.answers_url)
    room = rooms.find(code)
    if room is None:
        raise KeyError(f"There is no room {code!r}.")
    seat = Seat(rooms, room, learner)
    return ExerciseWidget(Session(find_exercise(room.dose, room.exercise), learner, book, None, room=seat))


def _address(otherwise: str) -> list[str]:
    return ("/" + os.environ.get("SCRIPT_NAME", otherwise)).split("/")


def person_of_page() -> tuple[Home, str, AnswerBook]:
    """The home, the learner and their record on a page of the course; elsewhere a preview that keeps nothing."""
    home, learner = find_home(), os.environ.get(LEARNER, "")
    served = bool(learner) and Path.cwd() == home.tools
    return home, learner if served else "preview", AnswerBook(home.answers_url if served else "sqlite://")


@dataclass
class Lesson:
    """A lesson with a learner in it."""

    dose: str
    learner: str
    _book: AnswerBook
    _handing_in: "HandingIn | Preview"
    _marks: CoachMarks | None

    def exercise(self, exercise_id: str) -> ExerciseWidget:
        """The widget of one exercise. Raises KeyError naming the exercises of this lesson."""
        return ExerciseWidget(Session(find_exercise(self.dose, exercise_id), self.learner, self._book, self._marks))

    def in_your_work(self, name: str) -> ExerciseWidget:
        """The log of what the learner means to do in their own work after this section. It is not marked."""
        return ExerciseWidget(Session(InYourWork(self.dose, name), self.learner, self._book, None))

    def code(self) -> HandInWidget:
        """The widget of the exercises in code: the way to the learner's copy, and what became of it."""
        return HandInWidget(CodePart(self.dose, self._handing_in))

    def hand_in(self) -> HandInWidget:
        """The widget that hands the lesson in."""
        return HandInWidget(self._handing_in)


@dataclass
class MarkedLesson:
    """A lesson while nbgrader marks it."""

    dose: str
    _answers: AnswersFile

    def exercise(self, exercise_id: str) -> float | None:
        """Show the answer with truth and feedback; the score, which nbgrader takes as partial credit, or None."""
        exercise = find_exercise(self.dose, exercise_id)
        record = self._answers.exercises.get(exercise_id)
        if record is None:
            display(HTML(report(exercise, None, None)))
            return 0.0 if exercise.points else None
        case: Any = exercise.case(seed_for(self._answers.learner, exercise_id, record.attempt))
        answer = record.answer()
        display(HTML(report(exercise, case, answer)))
        return float(exercise.mark(case, answer).score) if exercise.points else None

    def in_your_work(self, name: str) -> None:
        """Nothing to mark."""

    def code(self) -> None:
        """Nothing to mark here: the code has a notebook of its own."""

    def hand_in(self) -> None:
        """Nothing to mark."""
