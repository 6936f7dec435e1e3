"""A quiz that is a file goes the whole way: into a lesson, released, answered, handed in, marked by nbgrader."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from qidose.exercises.registry import find_exercise
from qidose_grading.gradebook import read_marks
from qidose_grading.home import Home
from qidose_grading.marking import Marker, mark_waiting
from qidose_grading.notebook_format import format_lessons
from qidose_grading.release import current_editions, release_all

LESSONS = Path(__file__).parents[2] / "course" / "lessons"


@pytest.fixture
def lessons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The lessons with a quiz in the board's."""
    folder = tmp_path / "lessons"
    shutil.copytree(LESSONS, folder)
    shutil.copy(folder / "quizzes" / "template.txt", folder / "quizzes" / "one-month.toml")
    monkeypatch.setenv("QIDOSE_LESSONS", str(folder))
    path = folder / "board" / "board.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    sources = ["".join(cell["source"]) for cell in notebook["cells"]]
    cell = {"cell_type": "code", "id": "new", "metadata": {}, "outputs": [], "execution_count": None}
    notebook["cells"].insert(
        sources.index('lesson.exercise("which-is-it")') + 1, {**cell, "source": ['lesson.exercise("one-month")']}
    )
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert format_lessons(folder)[0] == path
    return folder


@pytest.mark.parametrize(("how", "score"), [("right", 2.0), ("poor", 0.0)])
def test_nbgrader_marks_a_quiz(how: str, score: float, lessons: Path, tmp_path: Path, school_at: Any) -> None:
    home = Home(tmp_path / "home")
    release_all(home, lessons, only="board")
    assert [path.name for path in home.release.iterdir()] == [current_editions(lessons)["board"].id]
    assert not list(home.release.rglob("*.toml")), "the right answers stay where they are"
    school = school_at(home)
    school.book.enrol("amy", "Amy")
    school.finish("amy", find_exercise("board", "one-month"), how)
    school.hand_in("amy", "board")
    assert [one.trouble for one in mark_waiting(home, school.book, lambda: Marker(home))] == [None]
    marks = {mark.cell: mark.auto_score for mark in read_marks(home.gradebook_url, "amy")}
    assert marks["one-month"] == score
