"""What `qidose check` finds in a lesson and its quizzes: each fault in plain words, with its cell or question."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from qidose_grading.lesson_check import check_lesson
from qidose_grading.notebook_format import format_lessons

LESSONS = Path(__file__).parents[2] / "course" / "lessons"
TEMPLATE = LESSONS / "quizzes" / "template.txt"
SECTION = "## What one month can tell\n\nA figure arrives. Decide what it tells you. You pass with 2 of 2."
LONG = "We walk to the ward and back again each day, and look at the board, the chart, the bin and the door."
CLEAN = {
    "# A short lesson": "This lesson is short.",
    "## Hand in": "Hand in when you are ready.",
}


@pytest.fixture
def lessons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of lessons with the board's exercises, 1 quiz and little text, and nothing wrong with it."""
    monkeypatch.setenv("QIDOSE_LESSONS", str(tmp_path))
    notebook = json.loads((LESSONS / "board" / "board.ipynb").read_text(encoding="utf-8"))
    notebook["cells"] = [cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]
    for heading, words in CLEAN.items():
        place = 0 if heading.startswith("# ") else len(notebook["cells"]) - 1
        notebook["cells"].insert(place, markdown(f"{heading}\n\n{words}"))
    notebook["metadata"]["title"] = "A short lesson"
    place = 1 + next(k for k, cell in enumerate(notebook["cells"]) if "".join(cell["source"]) == call("which-is-it"))
    notebook["cells"][place:place] = [markdown(SECTION), nbformat.v4.new_code_cell(call("one-month"))]
    (tmp_path / "board").mkdir()
    write(tmp_path, notebook)
    (tmp_path / "quizzes").mkdir()
    shutil.copy(TEMPLATE, tmp_path / "quizzes" / "one-month.toml")
    format_lessons(tmp_path)
    assert check_lesson(tmp_path, "board").faults == []
    return tmp_path


def call(exercise: str) -> str:
    return f'lesson.exercise("{exercise}")'


def markdown(source: str) -> dict[str, Any]:
    return dict(nbformat.v4.new_markdown_cell(source))


def write(lessons: Path, notebook: dict[str, Any]) -> None:
    text = nbformat.v4.writes(nbformat.from_dict(notebook)) + "\n"
    (lessons / "board" / "board.ipynb").write_text(text, encoding="utf-8")


@pytest.fixture
def change(lessons: Path) -> Callable[..., list[str]]:
    """Change the cell that holds the quiz, or the one before it, and hear the faults."""

    def change(place: int, do: Callable[[dict[str, Any]], object]) -> list[str]:
        notebook = json.loads((lessons / "board" / "board.ipynb").read_text(encoding="utf-8"))
        number = next(k for k, cell in enumerate(notebook["cells"]) if cell["id"] == "one-month")
        do(notebook["cells"][number + place])
        write(lessons, notebook)
        return check_lesson(lessons, "board").faults

    return change


def quiz(lessons: Path, before: str, after: str) -> list[str]:
    path = lessons / "quizzes" / "one-month.toml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return check_lesson(lessons, "board").faults


def test_points_that_are_missing(change: Any) -> None:
    (said,) = change(0, lambda cell: cell["metadata"]["nbgrader"].pop("points"))
    assert said == "board.ipynb: Cell 5 (one-month) has no points; it must be 2."


def test_an_id_used_twice(change: Any) -> None:
    said = change(-1, lambda cell: cell.update(id="open"))
    assert "board.ipynb: Cell 4 (open) has the id of an earlier cell." in said


def test_output_left_in(change: Any) -> None:
    output = {"output_type": "stream", "name": "stdout", "text": ["7"]}
    assert change(0, lambda cell: cell.update(outputs=[output], execution_count=3)) == [
        "board.ipynb: Cell 5 (one-month) has outputs left in.",
        "board.ipynb: Cell 5 (one-month) has its execution count left in.",
    ]


def test_a_sentence_too_long(change: Any) -> None:
    (said,) = change(-1, lambda cell: cell.update(source=f"{SECTION}\n\n{LONG}"))
    assert said.startswith("board.ipynb: Cell 4 (what-one-month-can-tell): long sentence: 'We walk to the ward")
    assert said.endswith("22 words. Make 2 sentences of it: at most 20 words.")


def test_a_long_sentence_among_many_short_ones_is_advice(change: Any, lessons: Path) -> None:
    many = "\n\n".join(["This is short."] * 100)
    assert change(-1, lambda cell: cell.update(source=f"{SECTION}\n\n{LONG}\n\n{many}")) == []
    (advice,) = check_lesson(lessons, "board").advice
    assert "(what-one-month-can-tell): long sentence" in advice


def test_a_picture_without_a_text(change: Any) -> None:
    (said,) = change(-1, lambda cell: cell.update(source=f"{SECTION}\n\n![](ward.png)"))
    assert said.startswith("board.ipynb: Cell 4 (what-one-month-can-tell) has a picture in its text. ")


def test_a_term_that_nobody_explained(change: Any) -> None:
    (said,) = change(-1, lambda cell: cell.update(source=f"{SECTION}\n\nWe use a QZX."))
    assert said.startswith("board.ipynb: Cell 4 (what-one-month-can-tell): abbreviation: 'QZX'. Write it in full")


def test_a_quiz_that_has_no_cell(change: Any) -> None:
    said = change(0, lambda cell: cell.update(source=call("which-is-it")))
    assert any(fault.startswith("board.ipynb: It has no cell for these exercises: one-month.") for fault in said)


def test_a_quiz_with_a_slip_in_its_name(change: Any) -> None:
    asked, missing = change(0, lambda cell: cell.update(source=call("one-mont")))
    assert asked.endswith("'one-mont', which board does not have. A quiz needs quizzes/one-mont.toml.")
    assert "one-month" in missing


def test_no_feedback_for_a_wrong_option(lessons: Path) -> None:
    said = quiz(lessons, 'feedback = "Most people', 'misconception = "MC11" # "Most people')
    told = "question whom-to-ask, reason, option effort is wrong and has no feedback: say kindly why."
    assert said == [f"one-month.toml, {told}"]


def test_a_quiz_that_cannot_be_used_leaves_its_cell_as_it_is(lessons: Path) -> None:
    before = (lessons / "board" / "board.ipynb").read_bytes()
    (said,) = quiz(lessons, 'title = "Is May worse?"', 'title = "Is May worse?')
    assert said.startswith("one-month.toml cannot be read: ")
    assert "(at line 5, column" in said
    assert "each text stands between 2 straight quotes" in said
    assert format_lessons(lessons) == []
    assert (lessons / "board" / "board.ipynb").read_bytes() == before


def test_an_outcome_that_the_lesson_does_not_promise(change: Any, lessons: Path) -> None:
    quiz(lessons, "outcomes = [2]", "outcomes = [3]")
    (said,) = change(-4, lambda cell: cell.update(source="# A short lesson\n\n- Read a chart.\n- Ask a question."))
    assert said == "one-month.toml: It has the outcome 3, but the lesson's first cell promises 2 things."


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("right = true", "", "one-month.toml, question two-months has no right option: "),
        ('"D03"', '"D20"', "one-month.toml has the domain 'D20', which we do not have."),
        ('dose = "board"', 'dose = "boards"', "one-month.toml has the dose 'boards', which we do not have."),
        ('"which-is-it"', '"two-dots"', "one-month.toml: It comes after 'two-dots', which board does not have."),
        ('"E-T2-90"', '"E-T2-05"', "one-month.toml: Its code E-T2-05 is used twice: three-pages has it too."),
        ('"The ward got worse"', '"The ward utilised it"', "one-month.toml: question two-months: words: 'utilised'."),
        ('"The ward got worse"', '"See the QZX"', "one-month.toml: question two-months: abbreviation: 'QZX'."),
        ("It is natural to compare 2 months.", LONG, "one-month.toml: question two-months: long sentence: 'We walk"),
        ('"Is May worse?"', '"is May Worse?"', "one-month.toml: title: sentence case: 'Worse'."),
    ],
)
def test_what_is_wrong_with_a_quiz(before: str, after: str, said: str, lessons: Path) -> None:
    faults = quiz(lessons, before, after)
    assert any(fault.startswith(said) for fault in faults), faults


def test_a_quiz_of_another_lesson_is_not_told_here(lessons: Path) -> None:
    text = TEMPLATE.read_text(encoding="utf-8").replace('"board"', '"managers"').replace("T2", "T4")
    (lessons / "quizzes" / "other.toml").write_text(text.replace("minutes = 3", ""), encoding="utf-8")
    assert check_lesson(lessons, "board").faults == []


def test_a_text_that_is_no_notebook_is_told_once(lessons: Path) -> None:
    (lessons / "board" / "board.ipynb").write_text("{", encoding="utf-8")
    (said,) = check_lesson(lessons, "board").faults
    assert said.startswith("board.ipynb: It is not a notebook")
