"""Releasing: built aside, checked, swapped in; what cannot be released is told, and what is out stays as it was."""

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import get_alembic_version

from qidose.code_tasks import code_tasks
from qidose.doses import DOSES
from qidose_grading.gradebook import prepare
from qidose_grading.home import Home
from qidose_grading.marking import Marker
from qidose_grading.release import CannotRelease, current_editions, edition_of, release_all

LESSONS = Path(__file__).parents[2] / "course" / "lessons"
MARKS = ("BEGIN SOLUTION", "BEGIN HIDDEN TESTS", "BEGIN MARK SCHEME")

Notebook = dict[str, Any]


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    """A copy of the sources for a test to change."""
    shutil.copytree(LESSONS, tmp_path / "lessons", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    return tmp_path / "lessons"


def change(lessons: Path, dose: str, edit: Callable[[Notebook], object]) -> None:
    path = lessons / dose / f"{dose}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    edit(notebook)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def cell(notebook: Notebook, cell_id: str) -> dict[str, Any]:
    return next(cell for cell in notebook["cells"] if cell["id"] == cell_id)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def reword(notebook: Notebook) -> None:
    notebook["cells"][0]["source"].append("\n\nOne sentence more.")


def rename_cell(notebook: Notebook) -> None:
    marked = cell(notebook, "ask-better")
    marked["metadata"]["nbgrader"]["grade_id"] = "ask-better-2"


def double_cell(notebook: Notebook) -> None:
    """nbgrader refuses a notebook in which 2 cells have one grade_id."""
    notebook["cells"].append({**cell(notebook, "ask-better"), "id": "ask-better-twin"})


def hidden_tests(notebook: Notebook) -> None:
    cell(notebook, "ask-better")["source"] = ['lesson.exercise("ask-better")  # BEGIN HIDDEN TESTS', ""]


def test_each_dose_is_released_as_an_edition(released: Home) -> None:
    names = {f"{dose.id}-{edition_of(LESSONS / dose.id / f'{dose.id}.ipynb').name}": dose.id for dose in DOSES}
    assert sorted(path.name for path in released.release.iterdir()) == sorted(names)
    for edition, dose in names.items():
        notebooks = sorted((released.release / edition).glob("*.ipynb"))
        code = [f"{dose}-code.ipynb"] if code_tasks(dose) else []
        assert [path.name for path in notebooks] == sorted([*code, f"{dose}.ipynb"])
        for notebook in notebooks:
            assert not [mark for mark in MARKS if mark in notebook.read_text(encoding="utf-8")]


def test_a_released_code_notebook_holds_neither_model_answers_nor_hidden_tests(released: Home) -> None:
    """Line by line: nothing that stands between the marks of the source comes out, and what is outside of them does."""
    for dose in (dose.id for dose in DOSES if code_tasks(dose.id)):
        source = json.loads((LESSONS / dose / f"{dose}-code.ipynb").read_text(encoding="utf-8"))
        (path,) = released.release.glob(f"{dose}-*/{dose}-code.ipynb")
        shown = [line for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] for line in lines_of(cell)]
        secret, open_ = [], []
        for cell in source["cells"]:
            inside = False
            for line in lines_of(cell):
                inside = inside or "### BEGIN" in line
                (secret if inside else open_).append(line)
                inside = inside and "### END" not in line
        assert len(secret) > 100
        # A line such as `return mean` may stand in both; figures and names of hidden data may not.
        assert [line for line in secret if line in shown and line not in open_] == []
        assert set(open_) <= set(shown)


def lines_of(cell: dict[str, Any]) -> list[str]:
    return [line.strip() for line in "".join(cell["source"]).splitlines() if line.strip()]


def test_learners_see_the_words_and_calls_of_the_source_and_no_outputs(released: Home) -> None:
    for path in sorted(released.release.glob("*/*.ipynb")):
        after = json.loads(path.read_text(encoding="utf-8"))["cells"]
        if path.stem not in {dose.id for dose in DOSES}:
            continue  # people write code in it: see above
        before = json.loads((LESSONS / path.stem / path.name).read_text(encoding="utf-8"))["cells"]
        assert ["".join(cell["source"]) for cell in after] == ["".join(cell["source"]) for cell in before]
        assert not [cell for cell in after if cell.get("outputs")]


def test_the_gradebook_has_its_version_stamp_and_the_indexes(released: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)  # nbgrader starts `alembic`
    with sqlite3.connect(released.course / "gradebook.db") as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        indexes = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE name LIKE 'qidose%'")}
        version = list(connection.execute("SELECT version_num FROM alembic_version"))
        plan = list(connection.execute("EXPLAIN QUERY PLAN SELECT * FROM grade WHERE notebook_id = 'x'"))
    assert {"assignment", "grade", "comment", "alembic_version"} <= tables
    assert indexes == {
        "qidose_grade_notebook",
        "qidose_comment_notebook",
        "qidose_submitted_notebook_assignment",
        "qidose_submitted_assignment_student",
    }
    assert version == [(get_alembic_version(),)]
    assert "USING INDEX qidose_grade_notebook" in plan[0][3]


def test_a_gradebook_without_its_version_stamp_is_refused(released: Home, tmp_path: Path) -> None:
    """nbgrader's own commands make such a gradebook where they do not find alembic, and later ones do not notice."""
    shutil.copy(released.course / "gradebook.db", tmp_path)
    with sqlite3.connect(tmp_path / "gradebook.db") as connection:
        connection.execute("DROP TABLE alembic_version")
    with pytest.raises(RuntimeError, match="without its version stamp"):
        prepare(f"sqlite:///{tmp_path / 'gradebook.db'}")


def test_what_only_the_owner_may_read(released: Home) -> None:
    for folder in (released.root, released.course, released.submitted, released.source):
        assert folder.stat().st_mode & 0o077 == 0


def test_a_second_run_does_nothing(home: Home) -> None:
    before = {path: path.stat().st_mtime_ns for path in home.release.rglob("*")}
    said: list[str] = []
    editions = release_all(home, LESSONS, said.append)
    assert said == []
    assert {path: path.stat().st_mtime_ns for path in home.release.rglob("*")} == before
    assert list(editions) == [dose.id for dose in DOSES]


def test_only_what_changed_is_built_with_what_lies_beside_it_but_not_editors_leavings(
    home: Home, lessons: Path
) -> None:
    change(lessons, "board", reword)
    (lessons / "board" / "data.csv").write_text("month,falls\n")
    (lessons / "board" / ".ipynb_checkpoints").mkdir()
    (lessons / "board" / ".ipynb_checkpoints" / "board-checkpoint.ipynb").write_text("{}")
    said: list[str] = []
    edition = release_all(home, lessons, said.append)["board"]
    assert said == [f"Preparing the lesson {edition.id}"]
    assert sorted(files(home.release / edition.id)) == ["board.ipynb", "data.csv"]
    assert "One sentence more." in (home.release / edition.id / "board.ipynb").read_text(encoding="utf-8")
    assert [path.name for path in home.release.glob(".*")] == []


def test_a_new_edition_stands_beside_the_old_one(home: Home, lessons: Path) -> None:
    old = files(home.release)
    change(lessons, "board", lambda notebook: notebook["metadata"]["qidose"].update(edition="2027a"))
    assert release_all(home, lessons)["board"].id == "board-2027a"
    assert (home.release / "board-2027a" / "board.ipynb").exists()
    assert {name: content for name, content in files(home.release).items() if "2027a" not in name} == old


@pytest.mark.parametrize("spoil", [double_cell, hidden_tests], ids=lambda spoil: spoil.__name__)
def test_a_lesson_that_fails_leaves_the_old_release_and_the_gradebook(spoil: Any, home: Home, lessons: Path) -> None:
    before = files(home.release)
    change(lessons, "board", spoil)
    with pytest.raises(CannotRelease, match="board") as refused:
        release_all(home, lessons)
    assert files(home.release) == before
    assert "Traceback" not in str(refused.value)
    shutil.rmtree(lessons)
    shutil.copytree(LESSONS, lessons)
    release_all(home, lessons)
    assert files(home.release) == before


def test_a_lesson_that_fails_does_not_keep_the_others_from_being_released(home: Home, lessons: Path) -> None:
    change(lessons, "board", double_cell)
    change(lessons, "experts", reword)
    with pytest.raises(CannotRelease, match="board"):
        release_all(home, lessons)
    files_of_both = (home.release / "experts-2026b" / "experts.ipynb", lessons / "experts" / "experts.ipynb")
    released, source = (json.loads(file.read_text(encoding="utf-8"))["cells"] for file in files_of_both)
    assert ["".join(one["source"]) for one in released] == ["".join(one["source"]) for one in source]


def test_changed_exercises_are_refused_once_somebody_has_handed_in(home: Home, lessons: Path, school: Any) -> None:
    edition = school.work("amy", "board")
    assert Marker(home).mark("amy", edition) is None
    before = files(home.release)
    change(lessons, "board", rename_cell)
    with pytest.raises(CannotRelease) as refused:
        release_all(home, lessons)
    assert str(refused.value) == (
        f"The exercises of {edition} changed (ask-better, ask-better-2), but people have handed it in already. Give "
        "the notebook a new edition name in its metadata (now '2026b'). Until then the old release stays."
    )
    assert files(home.release) == before


def test_they_are_refused_also_while_the_work_still_waits_for_marking(home: Home, lessons: Path, school: Any) -> None:
    school.work("amy", "board")
    change(lessons, "board", rename_cell)
    with pytest.raises(CannotRelease, match="people have handed it in already"):
        release_all(home, lessons)


def test_before_anybody_has_handed_in_exercises_may_change(home: Home, lessons: Path) -> None:
    change(lessons, "board", rename_cell)
    edition = release_all(home, lessons)["board"]
    assert "ask-better-2" in (home.release / edition.id / "board.ipynb").read_text(encoding="utf-8")


def test_a_mended_sentence_does_not_make_handed_in_work_look_changed_by_hand(
    home: Home, lessons: Path, school: Any
) -> None:
    """The work holds the notebook of its day, which was a release too."""
    edition = school.work("amy", "board")
    change(lessons, "board", reword)
    release_all(home, lessons)
    assert Marker(home).mark("amy", edition) is None
    school.hand_in("amy", "board")
    assert Marker(home).mark("amy", edition) is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda notebook: notebook["metadata"].pop("qidose"),
        lambda notebook: notebook["metadata"]["qidose"].pop("edition"),
        lambda notebook: notebook["metadata"].update(qidose=[]),
        lambda notebook: notebook["metadata"]["qidose"].update(dose="managers"),
        lambda notebook: notebook["metadata"]["qidose"].update(edition="2026-a"),
        lambda notebook: notebook["metadata"]["qidose"].update(edition="../../x"),
        lambda notebook: notebook["metadata"]["qidose"].update(edition=""),
        lambda notebook: notebook["metadata"]["qidose"].update(edition=2026),
    ],
    ids=["no qidose", "no edition", "a list", "another dose", "a hyphen", "a path", "empty", "a number"],
)
def test_a_notebook_that_does_not_say_what_it_is_is_refused(spoil: Any, home: Home, lessons: Path) -> None:
    before = files(home.release)
    change(lessons, "board", spoil)
    with pytest.raises(CannotRelease, match=r"board\.ipynb does not say which dose and edition it is"):
        release_all(home, lessons)
    assert files(home.release) == before


@pytest.mark.parametrize("content", ["", "{", "[]", '{"cells": []}'])
def test_a_notebook_that_is_none_is_refused(content: str, lessons: Path) -> None:
    (lessons / "board" / "board.ipynb").write_text(content)
    with pytest.raises(CannotRelease, match=r"board\.ipynb does not say which dose and edition it is"):
        current_editions(lessons)


def test_a_lesson_that_is_missing_is_told(lessons: Path) -> None:
    shutil.rmtree(lessons / "coaches")
    with pytest.raises(CannotRelease, match=r"coaches\.ipynb does not say"):
        current_editions(lessons)


def test_the_course_folder_is_ready_for_nbgraders_own_commands(released: Home) -> None:
    text = (released.course / "nbgrader_config.py").read_text(encoding="utf-8")
    compile(text, "nbgrader_config.py", "exec")
    assert str(released.root) not in text  # so that a home may be moved
