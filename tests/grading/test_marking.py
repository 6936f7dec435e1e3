"""Marking: nbgrader's own scores, whether its commands or our process give them; and one broken work stops no other."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qidose.code_tasks import checks_of
from qidose.doses import DOSES
from qidose.exercises.registry import exercises_of, find_exercise
from qidose_grading.answerbook import now
from qidose_grading.gradebook import read_marks
from qidose_grading.home import Home
from qidose_grading.marking import Marked, Marker, again, mark_waiting
from qidose_grading.names import coach_cell, is_coach_cell
from qidose_grading.records import read_answers

LEARNERS = {"amy": "right", "ben": "poor", "cat": "any", "dan": "any"}
STOCK_CONFIG = 'c = get_config()  # noqa: F821\nc.CourseDirectory.course_id = ""\n'
# The command `nbgrader autograde EDITION --create` for several editions, without importing nbgrader anew for each.
ONE_AFTER_THE_OTHER = """
import sys
from nbgrader.apps import AutogradeApp
for edition in sys.argv[1:]:
    AutogradeApp.clear_instance()
    AutogradeApp.launch_instance([edition, "--create"])
"""

CHECKS = [check for dose in DOSES for check in checks_of(dose.id)]

Spoil = Callable[[Path, Path], None]
"""Spoils the work in a folder; code that it brings makes the file named second."""
Scores = dict[tuple[str, str, str], float | None]


def scores(home: Home) -> Scores:
    """The machine's score of every cell that a machine marks, by learner, edition and cell."""
    marks = read_marks(home.gradebook_url)
    return {(one.learner, one.edition, one.cell): one.auto_score for one in marks if not is_coach_cell(one.cell)}


def autograde(home: Home, edition: str, *options: str) -> "subprocess.Popen[str]":
    """nbgrader's own command in the course folder, as an expert would type it."""
    return run([sys.executable, "-m", "nbgrader", "autograde", edition, *options], home)


def run(command: list[str], home: Home) -> "subprocess.Popen[str]":
    environment = {**os.environ, "QIDOSE_HOME": str(home.root)}
    return subprocess.Popen(
        command, cwd=home.course, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def done(process: "subprocess.Popen[str]") -> str:
    said, _ = process.communicate(timeout=300)
    assert process.returncode == 0, said
    return said


@pytest.fixture(scope="module")
def school(released: Home, school_at: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """4 learners with different answers in all six doses, handed in and not yet marked."""
    root = tmp_path_factory.mktemp("marking") / "home"
    shutil.copytree(released.root, root)
    school = school_at(Home(root))
    for learner, how in LEARNERS.items():
        for dose in DOSES:
            school.work(learner, dose.id, how)
    _practise("dan", school)
    shutil.copytree(root, root.with_name("unmarked"))
    return school


def _practise(learner: str, school: Any) -> None:
    """A second, worse attempt at what can be begun again, and a better one at what can be improved."""
    for dose in DOSES:
        for exercise in exercises_of(dose.id):
            school.ask(learner, exercise, do="improve" if exercise.may_improve else "again")
            school.finish(learner, exercise, "right" if exercise.may_improve else "poor")
        school.hand_in(learner, dose.id)


def wholly_stock(school: Any, learners: tuple[str, ...], folder: Path) -> Scores:
    """The scores of the same works in a course folder with nbgrader's own configuration: real kernels, nothing of ours.

    2 copies, each with half of the doses, so that both processors have work.
    """
    editions, copies = list(school.editions.values()), []
    for number, half in enumerate((editions[::2], editions[1::2])):
        home = Home(shutil.copytree(school.home.root.with_name("unmarked"), folder / f"stock-{number}"))
        (home.course / "nbgrader_config.py").write_text(STOCK_CONFIG)
        for learner in LEARNERS.keys() - set(learners):
            shutil.rmtree(home.submitted / learner)
        copies.append((home, run([sys.executable, "-c", ONE_AFTER_THE_OTHER, *half], home)))
    found: Scores = {}
    for home, process in copies:
        done(process)
        found |= scores(home)
    return found


@pytest.fixture(scope="module")
def marked(school: Any) -> list[Marked]:
    """Marked by our process."""
    marker = Marker(school.home)
    return list(mark_waiting(school.home, school.book, lambda: marker))


def test_every_work_is_marked_once_oldest_first(marked: list[Marked], school: Any) -> None:
    assert [one.trouble for one in marked] == [None] * len(LEARNERS) * len(DOSES)
    numbers = [one.work.number for one in marked]
    assert numbers == sorted(numbers)
    assert school.book.waiting() == []


def test_every_cell_has_a_score(marked: list[Marked], school: Any) -> None:
    ours = scores(school.home)
    assert None not in ours.values()
    cells = sum(bool(one.points) for dose in DOSES for one in exercises_of(dose.id)) + len(CHECKS)
    assert len(ours) == len(LEARNERS) * cells


@pytest.mark.kernel
@pytest.mark.parametrize(
    "learners",
    [
        pytest.param(("amy", "dan"), id="full marks, and anything practised"),
        pytest.param(tuple(LEARNERS), id="everybody", marks=pytest.mark.certify),
    ],
)
def test_a_wholly_stock_nbgrader_gives_every_score_that_we_give(
    learners: tuple[str, ...], marked: list[Marked], school: Any, tmp_path: Path
) -> None:
    ours = {key: score for key, score in scores(school.home).items() if key[0] in learners}
    assert ours == wholly_stock(school, learners, tmp_path)


def test_the_scores_are_what_the_exercises_say(marked: list[Marked], school: Any) -> None:
    """From answers.json alone: nothing but the file and the seed in it is needed."""
    found = scores(school.home)
    for learner in LEARNERS:
        for dose, edition in school.editions.items():
            for exercise_id, record in read_answers(school.folder(learner, dose)).exercises.items():
                exercise = find_exercise(dose, exercise_id)
                marks = exercise.mark(exercise.case(int(record.seed)), record.answer())
                assert found[learner, edition, exercise_id] == marks.score


HELPED = {"why-like-this", "driver-diagram"}
"""These cannot be finished without a full answer: there somebody helps, and even poor learners pass."""


def test_who_answers_right_gets_every_point_and_who_answers_poorly_does_not_pass(
    marked: list[Marked], school: Any
) -> None:
    found, passed = scores(school.home), set()
    for dose, edition in school.editions.items():
        for exercise in exercises_of(dose):
            assert found["amy", edition, exercise.id] == exercise.points, exercise.id
            if found["ben", edition, exercise.id] >= exercise.pass_mark:
                passed.add(exercise.id)
    assert passed == HELPED
    edition = school.editions["experts"]
    assert [found["amy", edition, check] for check in CHECKS] == [1] * len(CHECKS)
    assert [found["ben", edition, check] for check in CHECKS] == [0] * len(CHECKS)
    different = {tuple(score for key, score in found.items() if key[0] == learner) for learner in LEARNERS}
    assert len(different) == len(LEARNERS)


def test_what_a_coach_marks_waits_and_has_no_score(marked: list[Marked], school: Any) -> None:
    coachs = [one for one in read_marks(school.home.gradebook_url) if is_coach_cell(one.cell)]
    cells = {coach.cell for coach in coachs}
    assert cells == {coach_cell(one.id) for dose in school.editions for one in exercises_of(dose) if one.rubric}
    assert len(coachs) == len(cells) * len(LEARNERS)
    assert all(one.waiting and one.manual_score is None and not one.given for one in coachs)


def test_the_marked_notebook_shows_the_answer_as_words(marked: list[Marked], school: Any) -> None:
    path = school.home.course / "autograded" / "cat" / school.editions["board"] / "board.ipynb"
    cells = {cell["id"]: cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]}
    shown = "".join(cells["ask-better"]["outputs"][0]["data"]["text/html"])
    assert "&lt;b&gt;test&lt;/b&gt;" in shown
    assert "<b>test" not in shown
    assert "{{ 7 }}" in shown


@pytest.mark.kernel
def test_nbgraders_command_in_the_course_folder_and_the_stock_preprocessor_agree_too(
    marked: list[Marked], school: Any, tmp_path: Path
) -> None:
    before, edition = scores(school.home), school.editions["all-staff"]
    shutil.copytree(school.home.root, tmp_path / "home")  # a home may be moved
    moved = Home(tmp_path / "home")
    with_ours = autograde(moved, edition, "--force", "--student=cat")
    said = done(with_ours)
    assert "kernel" not in said.casefold()
    assert scores(moved) == before
    assert Marker(moved, stock=True).mark("ben", edition) is None
    assert scores(moved) == before


def spoil_text(name: str, content: str) -> Spoil:
    return lambda folder, trace: (folder / name).write_text(content) and None


def spoil_notebook(edit: Callable[[str], str]) -> Spoil:
    def spoil(folder: Path, trace: Path) -> None:
        path = folder / "board.ipynb"
        path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")

    return spoil


def bring_code(folder: Path, trace: Path) -> None:
    path = folder / "board.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    code = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "id": "extra"}
    notebook["cells"].insert(0, {**code, "source": [f"open({str(trace)!r}, 'w')"]})
    path.write_text(json.dumps(notebook), encoding="utf-8")


def bring_modules(folder: Path, trace: Path) -> None:
    """Beside an untouched notebook: the folder of a notebook is on the path of what runs in it."""
    (folder / "qidose").mkdir()
    for name in ("altair.py", "qidose_server.py", "sitecustomize.py", "json.py", "qidose/__init__.py"):
        (folder / name).write_text(f"open({str(trace)!r}, 'w')\n")


def cut_answers(folder: Path, trace: Path) -> None:
    path = folder / "answers.json"
    path.write_bytes(path.read_bytes()[:-20])


def take_answers(folder: Path, trace: Path) -> None:
    shutil.copy(folder.parents[1] / "amy" / folder.name / "answers.json", folder)


CHANGED = "the released one: it was changed by hand. Nothing in it was run. Their answers are safe; ask them to hand in"
BROKEN: dict[str, tuple[Spoil, str]] = {
    "brings-code": (bring_code, CHANGED),
    "brings-modules": (bring_modules, "more than a notebook and answers: altair.py, json.py, qidose, qidose_server.py"),
    "one-space": (spoil_notebook(lambda text: text.replace('"cells"', ' "cells"', 1)), CHANGED),
    "other-points": (spoil_notebook(lambda text: text.replace('"points": 2', '"points": 200')), CHANGED),
    "other-call": (spoil_notebook(lambda text: text.replace("ask-better", "two-dots")), CHANGED),
    "no-cells": (
        spoil_text("board.ipynb", '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'),
        CHANGED,
    ),
    "empty": (spoil_text("board.ipynb", ""), CHANGED),
    "half-json": (spoil_text("board.ipynb", "{"), CHANGED),
    "a-list": (spoil_text("board.ipynb", "[]"), CHANGED),
    "python": (spoil_text("board.ipynb", "import os"), CHANGED),
    "no-notebook": (lambda folder, trace: (folder / "board.ipynb").unlink(), "There is no board.ipynb in the work of"),
    "no-work": (lambda folder, trace: shutil.rmtree(folder), "There is no board.ipynb in the work of no-work"),
    "no-answers": (lambda folder, trace: (folder / "answers.json").unlink(), "answers.json is missing."),
    "cut-answers": (cut_answers, "answers.json is damaged: "),
    "empty-answers": (spoil_text("answers.json", "{}"), "answers.json is damaged: Field required"),
    "amys-answers": (take_answers, "answers.json says learner 'amy', but it lies in the folder of 'amys-answers'."),
    "spoilt-time": (spoil_text("timestamp.txt", "yesterday"), ""),
}


@pytest.fixture(scope="module")
def trace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that code of a learner would make if it ever ran."""
    return tmp_path_factory.mktemp("trace") / "it-ran"


@pytest.fixture(scope="module")
def tampered(released: Home, school_at: Any, trace: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Works that somebody has tampered with, between two that nobody has."""
    root = tmp_path_factory.mktemp("tampered") / "home"
    shutil.copytree(released.root, root)
    school = school_at(Home(root))
    for learner in ("amy", *BROKEN, "zoe"):
        school.book.enrol(learner, learner.title())
        school.finish(learner, find_exercise("board", "ask-better"))
        school.hand_in(learner, "board")
        if learner in BROKEN:
            BROKEN[learner][0](school.folder(learner, "board"), trace)
    return school


@pytest.fixture(scope="module")
def told(tampered: Any) -> dict[str, str | None]:
    """What was told of each learner's work."""
    marker = Marker(tampered.home)
    found = mark_waiting(tampered.home, tampered.book, lambda: marker)
    return {one.work.learner: one.trouble for one in found}


@pytest.mark.parametrize("learner", BROKEN)
def test_it_is_told_in_one_plain_sentence(learner: str, told: Any, tampered: Any) -> None:
    trouble = told[learner]
    assert trouble
    assert BROKEN[learner][1] in trouble
    assert "\n" not in trouble
    assert "Traceback" not in trouble
    assert tampered.book.last_hand_in(learner, "board").trouble == trouble


def test_the_others_are_marked(told: dict[str, str | None], tampered: Any) -> None:
    assert (told["amy"], told["zoe"]) == (None, None)
    marks = {one.learner: one.auto_score for one in read_marks(tampered.home.gradebook_url) if one.cell == "ask-better"}
    assert {learner for learner, score in marks.items() if score is not None} == {"amy", "zoe"}
    assert tampered.book.last_hand_in("zoe", "board").trouble is None
    assert tampered.book.waiting() == []


def test_nothing_of_a_learners_ran(told: dict[str, str | None], trace: Path) -> None:
    assert not trace.exists()


def test_nbgraders_own_command_refuses_them_too_and_runs_nothing(told: Any, tampered: Any, trace: Path) -> None:
    process = autograde(tampered.home, "board-2026b", "--force")
    said, _ = process.communicate(timeout=300)
    assert process.returncode == 1
    assert not trace.exists()
    for learner in BROKEN.keys() - {"no-notebook", "no-work"}:  # these it cannot see
        assert f"error processing assignment 'board-2026b' for student '{learner}'" in said
    for learner in ("amy", "zoe"):
        assert f"for student '{learner}'" not in said
        assert scores(tampered.home)[learner, "board-2026b", "ask-better"] == 2


class TestMended:
    """What goes wrong once does not stay wrong."""

    @pytest.fixture
    def school(self, home: Home, school_at: Any) -> Any:
        school = school_at(home)
        for learner in ("amy", "ben"):
            school.work(learner, "board")
        return school

    @staticmethod
    def mark_all(school: Any) -> dict[str, str | None]:
        marker = Marker(school.home)
        found = mark_waiting(school.home, school.book, lambda: marker)
        return {one.work.learner: one.trouble for one in found}

    def test_handing_in_again_from_the_lesson_puts_it_right(self, school: Any) -> None:
        (school.folder("ben", "board") / "board.ipynb").write_text("{")
        assert self.mark_all(school)["ben"]
        school.hand_in("ben", "board")
        assert self.mark_all(school) == {"ben": None}
        assert scores(school.home)["ben", "board-2026b", "ask-better"] == 2

    def test_a_work_that_breaks_later_keeps_the_marks_it_has(self, school: Any) -> None:
        self.mark_all(school)
        school.hand_in("ben", "board")
        (school.folder("ben", "board") / "answers.json").write_text("{}")
        assert self.mark_all(school)["ben"]
        assert scores(school.home)["ben", "board-2026b", "ask-better"] == 2

    def test_a_marking_that_was_killed_is_done_again(self, school: Any) -> None:
        """nbgrader itself would skip this work for ever: its autograded folder has the same time."""
        folder = school.home.course / "autograded" / "ben" / "board-2026b"
        shutil.copytree(school.folder("ben", "board"), folder)
        assert self.mark_all(school) == {"amy": None, "ben": None}
        assert scores(school.home)["ben", "board-2026b", "ask-better"] == 2

    def test_an_error_that_nobody_thought_of_stops_no_other(self, school: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        real = Marker.mark

        def fail(marker: Marker, learner: str, edition: str) -> str | None:
            if learner == "amy":
                raise OSError(28, "No space left on device")
            return real(marker, learner, edition)

        monkeypatch.setattr(Marker, "mark", fail)
        told = self.mark_all(school)
        assert told["ben"] is None
        assert "No space left on device" in str(told["amy"])

    def test_an_edition_that_is_not_there_is_told(self, school: Any) -> None:
        school.book.hand_in("cat", "board", "board-1999z", "digest", now())
        told = self.mark_all(school)
        assert str(told.pop("cat")).startswith("There is no board.ipynb in the work of cat for board-1999z.")
        assert told == {"amy": None, "ben": None}

    def test_again_marks_one_learners_works_of_every_edition(self, school: Any) -> None:
        school.work("ben", "senior-leaders")
        marker = Marker(school.home)
        found = list(again(school.home, "ben", lambda: marker))
        assert [(one.work.edition, one.trouble) for one in found] == [
            ("board-2026b", None),
            ("senior-leaders-2026b", None),
        ]
        assert {key[0] for key in scores(school.home)} == {"ben"}
