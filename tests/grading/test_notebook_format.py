"""Lessons in git: one written form, readable ids, and marking data that agrees with the exercises."""

import json
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest

from qidose.doses import DOSES
from qidose.exercises.registry import find_exercise
from qidose_grading.notebook_format import BadNotebook, canonical, format_lessons, problems

LESSONS = Path(__file__).parents[2] / "course" / "lessons"
BOARD = LESSONS / "board" / "board.ipynb"


def board() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(BOARD.read_text(encoding="utf-8"))
    return found


def text_of(notebook: dict[str, Any]) -> str:
    return str(nbformat.v4.writes(nbformat.from_dict(notebook))) + "\n"


def cell(notebook: dict[str, Any], cell_id: str) -> dict[str, Any]:
    return next(cell for cell in notebook["cells"] if cell["id"] == cell_id)


def lesson(folder: Path, notebook: dict[str, Any]) -> Path:
    """The board's lesson, changed by a test, in a folder of its own."""
    path = folder / "board" / "board.ipynb"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text_of(notebook), encoding="utf-8")
    return path


@pytest.mark.parametrize("dose", [dose.id for dose in DOSES])
def test_every_lesson_is_clean(dose: str) -> None:
    assert problems(LESSONS / dose / f"{dose}.ipynb") == []


def test_the_board_lesson_is_as_nbformat_writes_it() -> None:
    text = BOARD.read_text(encoding="utf-8")
    assert canonical(text) == text == text_of(board())


def test_canonical_takes_out_what_editors_leave_behind_and_nothing_else() -> None:
    used = board()
    opened = cell(used, "open")
    opened |= {"execution_count": 7, "outputs": [{"output_type": "stream", "name": "stdout", "text": ["hello"]}]}
    opened["metadata"]["execution"] = {"iopub.status.busy": "2026-11-22T10:00:00Z"}
    used["metadata"]["language_info"] = {"name": "python", "version": "3.12.1"}
    used["metadata"]["widgets"] = {"state": {}}
    assert canonical(text_of(used)) == BOARD.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("cell_id", "why"),
    [
        ("", "has no id"),
        ("Two Dots", "is not 1 to 64"),
        ("x" * 65, "is not 1 to 64"),
        ("open", "has the id of an earlier cell"),
        ("a3f09b1c", "random"),
        ("3f2504e0-4f89-41d3-9a0c-0305e82c3301", "random"),
        ("0b7c2a9dd1f04c52a9be2a87c1d0e3aa", "random"),
        ("q7x2k9m4", "random"),
    ],
)
def test_ids_that_nobody_can_read_are_refused(cell_id: str, why: str) -> None:
    notebook = board()
    notebook["cells"][-1]["id"] = cell_id
    with pytest.raises(BadNotebook, match=why):
        canonical(text_of(notebook))


@pytest.mark.parametrize("cell_id", ["24-months", "mdc-7", "e-t2-07", "decade", "two-dots-2", "n36"])
def test_ids_that_people_choose_are_kept(cell_id: str) -> None:
    notebook = board()
    notebook["cells"][0]["id"] = cell_id
    assert f'"id": "{cell_id}"' in canonical(text_of(notebook))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "7", '{"cells": []}', '{"cells": 3, "nbformat": 4, "nbformat_minor": 5}']
)
def test_a_text_that_is_no_notebook_is_refused_in_words(text: str, tmp_path: Path) -> None:
    with pytest.raises(BadNotebook, match="It is not a notebook"):
        canonical(text)
    path = tmp_path / "board.ipynb"
    path.write_text(text)
    assert problems(path)[0].startswith("board.ipynb: It is not a notebook")


def test_an_older_format_and_a_missing_file_are_told(tmp_path: Path) -> None:
    old = board() | {"nbformat_minor": 4}
    assert problems(lesson(tmp_path, old)) == [
        "board.ipynb: It is older than notebook format 4.5, so its cells have no ids."
    ]
    assert "No such file" in problems(tmp_path / "nowhere.ipynb")[0]


def spoil_outputs(notebook: dict[str, Any]) -> None:
    cell(notebook, "open")["execution_count"] = 3


def spoil_id(notebook: dict[str, Any]) -> None:
    notebook["cells"][2]["id"] = "8c1f2ab0"


def spoil_grade_id(notebook: dict[str, Any]) -> None:
    del cell(notebook, "ask-better")["metadata"]["nbgrader"]["grade_id"]


def spoil_two_grade_ids(notebook: dict[str, Any]) -> None:
    cell(notebook, "hand-in")["metadata"]["nbgrader"]["grade_id"] = "open"


def spoil_points(notebook: dict[str, Any]) -> None:
    cell(notebook, "ask-better")["metadata"]["nbgrader"]["points"] = 99


def spoil_rubric_points(notebook: dict[str, Any]) -> None:
    cell(notebook, "ask-better-coach")["metadata"]["nbgrader"]["points"] = 5


def spoil_rubric_text(notebook: dict[str, Any]) -> None:
    cell(notebook, "ask-better-coach")["source"] = "Be kind."


def spoil_no_marking(notebook: dict[str, Any]) -> None:
    del cell(notebook, "ask-better")["metadata"]["nbgrader"]


def spoil_unlocked_task(notebook: dict[str, Any]) -> None:
    # nbgrader's generate passes this and autograde then crashes.
    cell(notebook, "ask-better-coach")["metadata"]["nbgrader"]["locked"] = False


MENDED = [
    (spoil_outputs, "Cell 2 (open) has its execution count left in."),
    (spoil_id, "Cell 3 (8c1f2ab0) has a random id"),
    (spoil_grade_id, "has no grade_id; it must be 'ask-better'."),
    (spoil_two_grade_ids, "The grade_id 'open' is there 2 times."),
    (spoil_points, "has points 99, but it must be"),
    (spoil_rubric_points, "has points 5, but it must be 10."),
    (spoil_rubric_text, "differs from the text of its rubric."),
    (spoil_no_marking, "has no nbgrader metadata: its grade_id must be ask-better."),
    (spoil_unlocked_task, "has locked False, but it must be True."),
]


@pytest.mark.parametrize(("spoil", "sentence"), MENDED, ids=lambda value: getattr(value, "__name__", ""))
def test_what_has_one_right_answer_is_told_and_mended(spoil: Any, sentence: str, tmp_path: Path) -> None:
    notebook = board()
    spoil(notebook)
    path = lesson(tmp_path, notebook)
    assert any(sentence in found for found in problems(path)), problems(path)
    assert format_lessons(tmp_path) == [path]
    assert problems(path) == []
    assert format_lessons(tmp_path) == []


def test_mending_brings_back_the_lesson_byte_for_byte(tmp_path: Path) -> None:
    notebook = board()
    for spoil, _ in MENDED:
        if spoil is not spoil_id:
            spoil(notebook)
    path = lesson(tmp_path, notebook)
    format_lessons(tmp_path)
    assert path.read_bytes() == BOARD.read_bytes()


def test_a_mended_id_is_named_after_its_section(tmp_path: Path) -> None:
    notebook = board()
    prose = {"cell_type": "markdown", "metadata": {}, "source": ["Some words."]}
    notebook["cells"][3:3] = [{**prose, "id": "0a1b2c3d"}, {**prose, "id": "4e5f6a7b"}]
    section = notebook["cells"][2]["id"]
    path = lesson(tmp_path, notebook)
    format_lessons(tmp_path)
    ids = [found["id"] for found in json.loads(path.read_text())["cells"]]
    assert ids[3].startswith(section)
    assert ids[4].startswith(section)
    assert len(set(ids)) == len(ids)


def drop_exercise(notebook: dict[str, Any]) -> None:
    notebook["cells"] = [found for found in notebook["cells"] if not found["id"].startswith("ask-better")]


def drop_rubric(notebook: dict[str, Any]) -> None:
    notebook["cells"].remove(cell(notebook, "ask-better-coach"))


def ask_for_another(notebook: dict[str, Any]) -> None:
    cell(notebook, "ask-better")["source"] = 'lesson.exercise("two-dots")'


def ask_twice(notebook: dict[str, Any]) -> None:
    twin = json.loads(json.dumps(cell(notebook, "ask-better")))
    notebook["cells"].insert(2, {**twin, "id": "ask-better-twin"})


def bring_code(notebook: dict[str, Any]) -> None:
    cell(notebook, "hand-in")["source"] = 'lesson.hand_in(); import os; os.system("ls")'


def open_another(notebook: dict[str, Any]) -> None:
    source = cell(notebook, "open")["source"]
    cell(notebook, "open")["source"] = "".join(source).replace("board", "managers")


def drop_title(notebook: dict[str, Any]) -> None:
    notebook["cells"][0]["source"] = "Some words."


def second_title(notebook: dict[str, Any]) -> None:
    notebook["cells"][2]["source"] = "# Another title"


def other_title(notebook: dict[str, Any]) -> None:
    notebook["metadata"]["title"] = "Something else"


def long_title(notebook: dict[str, Any]) -> None:
    notebook["cells"][0]["source"] = f"# {'long ' * 14}"
    notebook["metadata"]["title"] = ("long " * 14).strip()


def no_dose(notebook: dict[str, Any]) -> None:
    del notebook["metadata"]["qidose"]


def other_dose(notebook: dict[str, Any]) -> None:
    notebook["metadata"]["qidose"]["dose"] = "experts"


def no_edition(notebook: dict[str, Any]) -> None:
    del notebook["metadata"]["qidose"]["edition"]


def raw_html(notebook: dict[str, Any]) -> None:
    notebook["cells"][2]["source"] = "## Words\n\n<b>Bold</b> words."


def image(notebook: dict[str, Any]) -> None:
    notebook["cells"][2]["source"] = "## Words\n\n![A chart](chart.png)"


def formula(notebook: dict[str, Any]) -> None:
    notebook["cells"][2]["source"] = "## Words\n\nThe limit is $2.66 MR$."


def raw_cell(notebook: dict[str, Any]) -> None:
    notebook["cells"].insert(2, {"cell_type": "raw", "id": "raw-words", "metadata": {}, "source": "words"})


def marked_prose(notebook: dict[str, Any]) -> None:
    notebook["cells"][2]["metadata"]["nbgrader"] = cell(notebook, "ask-better-coach")["metadata"]["nbgrader"]


NEEDS_A_WRITER = [
    (drop_exercise, "It has no cell for these exercises: ask-better."),
    (drop_rubric, "is marked by a coach, so the cell after it must hold its rubric."),
    (ask_for_another, "It asks for the exercise 'two-dots', which board does not have."),
    (ask_twice, "Its exercises must come once each and in this order: "),
    (bring_code, "holds code that is not a call of this lesson."),
    (open_another, "Its first code cell must open the lesson."),
    (drop_title, "It must have one title (a line that begins with # ), in the first cell; it has 0."),
    (second_title, "in the first cell; it has 2."),
    (other_title, "Its metadata has the title 'Something else'"),
    (long_title, "Its title has 69 characters; the most is 65."),
    (no_dose, "Its metadata names no dose that we have"),
    (other_dose, "It is the lesson of experts, so it belongs in experts/experts.ipynb."),
    (no_edition, "Its metadata names no edition"),
    (raw_html, "has raw HTML in its text."),
    (image, "has a picture in its text."),
    (formula, "has a formula in its text."),
    (raw_cell, "is a raw cell: use Markdown."),
    (marked_prose, "is prose and must not be marked."),
]


@pytest.mark.parametrize(("spoil", "sentence"), NEEDS_A_WRITER, ids=lambda value: getattr(value, "__name__", ""))
def test_what_needs_a_writer_is_told_and_stays(spoil: Any, sentence: str, tmp_path: Path) -> None:
    notebook = board()
    spoil(notebook)
    path = lesson(tmp_path, notebook)
    assert any(sentence in found for found in problems(path)), problems(path)
    format_lessons(tmp_path)
    assert any(sentence.rstrip(".") in found for found in problems(path)), problems(path)


def test_one_broken_file_stops_formatting_before_anything_is_written(tmp_path: Path) -> None:
    notebook = board()
    spoil_points(notebook)
    path = lesson(tmp_path, notebook)
    before = path.read_bytes()
    (tmp_path / "zebra").mkdir()
    (tmp_path / "zebra" / "zebra.ipynb").write_text("{")
    with pytest.raises(BadNotebook, match=r"zebra\.ipynb"):
        format_lessons(tmp_path)
    assert path.read_bytes() == before


def test_formatting_leaves_clean_lessons_alone(tmp_path: Path) -> None:
    shutil.copytree(LESSONS, tmp_path / "lessons")
    assert format_lessons(tmp_path / "lessons") == []


def test_the_marking_cell_of_the_board_holds_its_rubric() -> None:
    rubric = find_exercise("board", "ask-better").rubric
    assert rubric is not None
    coach = cell(board(), "ask-better-coach")
    assert "".join(coach["source"]) == rubric.markdown()
    assert coach["metadata"]["nbgrader"]["points"] == rubric.out_of
