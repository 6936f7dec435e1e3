"""What the tests share: a released course, a home of one's own for each test, and learners who answer exercises."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import insert, select

from players import Player, Values
from qidose.code_tasks import code_tasks
from qidose.exercises.attempt import Attempt, next_step
from qidose.exercises.cards import Card
from qidose.exercises.exercise import Exercise, seed_for
from qidose.exercises.fields import Field, Refused, Text
from qidose.exercises.registry import exercises_of
from qidose_grading.answerbook import AnswerBook, Entry, steps
from qidose_grading.code_notebook import answers_in, code_notebook, filled, read_notebook
from qidose_grading.handin import collect, hand_in
from qidose_grading.home import Home
from qidose_grading.own_copy import code_of, open_copy
from qidose_grading.release import current_editions
from shared_release import LESSONS, copy_of_release
from texts.learners import last, somehow

OWN = ("QIDOSE_DATABASE", "QIDOSE_GRADEBOOK", "QIDOSE_LEARNER", "QIDOSE_LESSONS", "NBGRADER_EXECUTION")

Say = Callable[[Field], Any]
"""What a learner puts into a field."""


# The same examples each time: a test that fails for one person fails for everybody, and no clock decides.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


def pytest_configure(config: pytest.Config) -> None:
    # nbgrader's own, at each submission that it adds to a gradebook.
    config.addinivalue_line("filterwarnings", "ignore:Object of type <Submitted:sqlalchemy.exc.SAWarning")


@pytest.fixture(scope="session", autouse=True)
def _nobody_elses_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test may touch the answers, nor obey the settings, of the person at this machine."""
    folder = tmp_path_factory.mktemp("settings")
    with pytest.MonkeyPatch.context() as patch:
        for name in OWN:
            patch.delenv(name, raising=False)
        for name in ("QIDOSE_HOME", "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
            patch.setenv(name, str(folder / name.lower()))
        yield


@pytest.fixture(scope="session")
def released(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The real lessons, released. Tests work on copies of it."""
    cache = getattr(request.config, "cache", None)
    kept = cache.mkdir("released") if cache else tmp_path_factory.mktemp("kept")
    return copy_of_release(kept, tmp_path_factory.mktemp("released") / "home")


@pytest.fixture
def home(released: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home of this test's own with every lesson released, named by QIDOSE_HOME."""
    root = tmp_path / "home"
    shutil.copytree(released.root, root)
    monkeypatch.setenv("QIDOSE_HOME", str(root))
    return Home(root)


@pytest.fixture
def school(home: Home) -> "School":
    """Learners at the course of this test's home."""
    return School(home)


@pytest.fixture(scope="session")
def school_at() -> "Callable[[Home], School]":
    """Learners at any course."""
    return School


class School:
    """Learners at a course: they answer as a page would let them, through the answer book, and hand in."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.book = AnswerBook(home.answers_url)
        self.editions = {dose: edition.id for dose, edition in current_editions(LESSONS).items()}

    def ask(self, learner: str, exercise: Exercise[Any], **asked: Any) -> Attempt:
        """Send what a page sends for one step. Raises Refused as the page would be told."""
        entry = Entry(
            exercise.about.dose,
            exercise.id,
            exercise.version,
            exercise.about.rule_set,
            lambda attempt: seed_for(learner, exercise.id, attempt),
        )
        at = {"attempt": self.book.attempt(learner, exercise.id).number, **asked}
        return self.book.take(learner, entry, lambda state: next_step(exercise, learner, state, at))

    def finish(self, learner: str, exercise: Exercise[Any], how: str = "right") -> Attempt:
        """Answer each card as it opens, fix those that are to be fixed, and finish."""
        if (state := self.book.attempt(learner, exercise.id)).answer.finished:
            return state  # done in another lesson that has it too
        if state != Attempt():
            return _AtSchool(self, exercise, learner).finish(how)
        played = (learner, exercise.id, how)
        if played not in _LOGS:
            _AtSchool(self, exercise, learner).finish(how)
            _LOGS[played] = self._log(learner, exercise)
        else:
            with self.book._writing() as connection:
                connection.execute(insert(steps), _LOGS[played])
        return self.book.attempt(learner, exercise.id)

    def _log(self, learner: str, exercise: Exercise[Any]) -> list[Values]:
        mine = select(steps).where(steps.c.learner == learner, steps.c.exercise == exercise.id)
        with self.book._engine.connect() as connection:
            rows = connection.execute(mine.order_by(steps.c.number)).mappings()
            return [{name: value for name, value in row.items() if name != "number"} for row in rows]

    def work(self, learner: str, dose: str, how: str = "right") -> str:
        """Finish every exercise of a dose and hand it in; the edition's id."""
        self.book.enrol(learner, learner.title())
        for exercise in exercises_of(dose):
            self.finish(learner, exercise, how)
        if how == "right" and code_tasks(dose):
            self.write_code(learner, dose, model_answers(dose))
        self.hand_in(learner, dose)
        return self.editions[dose]

    def write_code(self, learner: str, dose: str, code: dict[str, str]) -> Path:
        """Put code into the answer cells of the learner's own copy, as they would in JupyterLab; the copy."""
        copy = open_copy(self.home, learner, self.editions[dose])
        copy.write_bytes(filled(copy.read_bytes(), code))
        return copy

    def hand_in(self, learner: str, dose: str) -> datetime:
        """Hand in what is finished now, and give its time."""
        attempts = self.book.attempts(learner, dose)
        code = code_of(self.home, learner, self.editions[dose])
        answers = collect(learner, dose, self.editions[dose], exercises_of(dose), attempts, code)
        hand_in(self.home, self.book, answers)
        last = self.book.last_hand_in(learner, dose)
        assert last is not None
        return last.at

    def folder(self, learner: str, dose: str) -> Path:
        """Where the work handed in lies."""
        return self.home.submitted / learner / self.editions[dose]


_LOGS: dict[tuple[str, str, str], list[Values]] = {}
"""What the answer book keeps of an exercise played once. The next time, at another course, the same is written down."""


class _AtSchool(Player):
    """Somebody whose steps the answer book of a course keeps."""

    def __init__(self, school: School, exercise: Exercise[Any], learner: str) -> None:
        super().__init__(exercise, learner)
        self.school = school
        self._state = school.book.attempt(learner, exercise.id)
        self.case = exercise.case(seed_for(learner, exercise.id, self._state.number))

    def ask(self, **asked: Any) -> Attempt:
        self._state = self.school.ask(self.learner, self.exercise, **asked)
        return self._state

    def finish(self, how: str) -> Attempt:
        say, right = _HOW[how](self.learner), how == "right"

        def fill(card: Card) -> None:
            known = self.known(card) if right else {}
            self._fill_somehow(
                card, {field.id: known[field.id] if field.id in known else say(field) for field in card.fields}
            )

        for _ in self.play(fill):
            pass
        try:
            return self.ask(do="finish")
        except Refused:  # what was said is not enough to finish with: somebody helps
            for card in self.cards():
                if card.id not in self.answer.locked:
                    self._fill_somehow(card, self.known(card))
            return self.ask(do="finish")

    def _fill_somehow(self, card: Card, values: Values) -> None:
        """With these values, or with right ones where the page would take no others."""
        for given in (values, self.known(card)):
            with suppress(Refused):
                self.fill(card, given)
                return
        raise AssertionError(f"{self.exercise.id}: {card.id} takes neither {values} nor what is right")


@cache
def model_answers(dose: str) -> dict[str, str]:
    """The model answer to each answer cell of a dose's code notebook, by grade id."""
    return answers_in(read_notebook(LESSONS / dose / code_notebook(dose)))


def _somehow(learner: str) -> Say:
    """Anything on offer, another thing for each learner; their own words are of the kind that must stay words."""
    pick = somehow(learner)

    def say(field: Field) -> Any:
        value = pick(field)
        return f"{value} And what would you <b>test</b> next? 😀 {{{{ 7 }}}}" if type(field) is Text else value

    return say


_HOW: dict[str, Callable[[str], Say]] = {"right": _somehow, "poor": lambda _: last, "any": _somehow}
