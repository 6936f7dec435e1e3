"""A lesson as its notebook sees it: the same call shows the widget to a learner and the report to nbgrader."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from IPython.display import HTML, display

from qidose.doses import find_dose
from qidose.exercises.exercise import seed_for
from qidose.exercises.registry import find_exercise
from qidose_grading.answerbook import AnswerBook
from qidose_grading.home import find_home
from qidose_grading.people import check_id
from qidose_grading.records import AnswersFile, read_answers
from qidose_widgets.exercise import ExerciseWidget
from qidose_widgets.handin import HandInWidget
from qidose_widgets.report import report

from .coach_marks import CoachMarks
from .handing_in import HandingIn, Preview
from .session import Session

LEARNER = "QIDOSE_LEARNER"


def open_lesson(dose: str) -> "Lesson | MarkedLesson":
    """The lesson of a dose. Raises KeyError for an unknown dose, BadId for a learner id that cannot be used.

    While nbgrader marks, the answers come from `answers.json` in this folder. In a released edition the learner is the
    one that the server names. Anywhere else (an expert at work on the notebook) it is a preview, and nothing is kept.
    """
    find_dose(dose)
    if os.environ.get("NBGRADER_EXECUTION") == "autograde":
        return MarkedLesson(dose, read_answers(Path.cwd()))
    home = find_home()
    here = Path.cwd()
    learner = os.environ.get(LEARNER, "")
    if learner and here.parent == home.release:
        book = AnswerBook(home.answers_url)
        learner = check_id(learner)
        marks = CoachMarks(home, book, learner, here.name)
        return Lesson(dose, learner, book, HandingIn(home, book, learner, dose, here.name, marks), marks)
    return Lesson(dose, "preview", AnswerBook("sqlite://"), Preview(dose), None)


def exercise_of_page() -> ExerciseWidget:
    """The exercise that the address of this page names: `exercises/<dose>/<exercise>`. Answers are kept as in a lesson.

    Outside a page of the course (an expert at work on the notebook) it is a preview of the first exercise.
    """
    *_, dose, name = ("/" + os.environ.get("SCRIPT_NAME", "exercises/all-staff/two-dots")).split("/")
    home, learner = find_home(), os.environ.get(LEARNER, "")
    served = bool(learner) and Path.cwd() == home.tools
    book = AnswerBook(home.answers_url if served else "sqlite://")
    return ExerciseWidget(Session(find_exercise(dose, name), learner if served else "preview", book, None))


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

    def hand_in(self) -> None:
        """Nothing to mark."""
