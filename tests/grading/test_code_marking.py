"""Experts' code from their own copy to nbgrader's gradebook: handed in as data, marked, told in words, never lost."""

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from qidose.code_tasks import checks_of
from qidose.exercises.fields import Refused
from qidose_grading.code_notebook import BadCopy, answers_in, code_from, digest_of, filled, read_notebook
from qidose_grading.gradebook import read_marks
from qidose_grading.home import Home
from qidose_grading.marking import Marker, mark_waiting
from qidose_grading.nbgrader_config import nbgrader_config
from qidose_grading.notebook_format import problems
from qidose_grading.own_copy import code_of, copy_path, open_copy
from qidose_grading.progress import progress_of
from qidose_grading.records import read_answers
from qidose_grading.release import release_all
from qidose_server.lesson.coach_marks import CoachMarks
from qidose_server.lesson.code_desk import CodeDesk
from qidose_server.lesson.handing_in import CodePart, HandingIn
from qidose_server.lesson.lesson import Lesson, open_lesson

LESSONS = Path(__file__).parents[2] / "course" / "lessons"
SOURCE = LESSONS / "experts" / "experts-code.ipynb"
CHECKS = checks_of("experts")
P = "def p_limits(counts, sizes):\n    return 1 / 0"


@pytest.fixture
def home(released: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """The experts' edition alone is needed here."""
    root = tmp_path / "home"
    shutil.copytree(released.root, root)
    monkeypatch.setenv("QIDOSE_HOME", str(root))
    return Home(root)


@pytest.fixture
def edition(school: Any) -> str:
    return str(school.editions["experts"])


def model() -> dict[str, str]:
    return answers_in(read_notebook(SOURCE))


def port(school: Any, learner: str = "amy") -> HandingIn:
    edition = school.editions["experts"]
    marks = CoachMarks(school.home, school.book, learner, edition)
    return HandingIn(school.home, school.book, learner, "experts", edition, marks)


def mark(school: Any) -> dict[str, str | None]:
    marker = Marker(school.home)
    return {one.work.learner: one.trouble for one in mark_waiting(school.home, school.book, lambda: marker)}


def scores(school: Any, learner: str = "amy") -> dict[str, float | None]:
    marks = read_marks(school.home.gradebook_url, learner, school.editions["experts"])
    return {one.cell: one.auto_score for one in marks if one.cell in CHECKS}


class TestOwnCopy:
    """A copy is made once, holds no secret and is never overwritten."""

    def test_it_is_the_released_notebook(self, school: Any, home: Home, edition: str) -> None:
        copy = open_copy(home, "amy", edition)
        assert copy.read_bytes() == (home.release / edition / copy.name).read_bytes()
        assert "BEGIN" not in copy.read_text(encoding="utf-8")
        assert copy == copy_path(home, "amy", edition)
        assert copy.is_relative_to(home.course)  # JupyterLab shows it
        assert code_of(home, "amy", edition) == {}

    def test_it_stays_as_it_is_when_opened_again_and_when_a_lesson_is_released_again(
        self, school: Any, home: Home, edition: str, tmp_path: Path
    ) -> None:
        copy = school.write_code("amy", "experts", {"answer-p": P})
        before = copy.read_bytes()
        shutil.copytree(LESSONS, tmp_path / "lessons")
        source = tmp_path / "lessons" / "experts" / "experts-code.ipynb"
        source.write_text(source.read_text(encoding="utf-8").replace("Code it yourself", "Write it yourself"))
        release_all(home, tmp_path / "lessons", only="experts")
        assert "Write it yourself" in (home.release / edition / copy.name).read_text(encoding="utf-8")
        assert open_copy(home, "amy", edition) == copy
        assert copy.read_bytes() == before

    def test_a_new_edition_begins_with_what_was_written_before_and_leaves_the_old_copy(
        self, school: Any, home: Home, edition: str
    ) -> None:
        old = school.write_code("amy", "experts", {"answer-p": P})
        before = old.read_bytes()
        shutil.copytree(home.release / edition, home.release / "experts-2027a")
        new = open_copy(home, "amy", "experts-2027a")
        assert new != old
        assert code_of(home, "amy", "experts-2027a")["answer-p"] == P
        assert old.read_bytes() == before

    def test_each_person_has_their_own(self, school: Any, home: Home, edition: str) -> None:
        school.write_code("amy", "experts", {"answer-p": P})
        assert code_of(home, "ben", edition) == {}
        assert open_copy(home, "ben", edition) != copy_path(home, "amy", edition)

    @pytest.mark.parametrize("text", ["", "{", "[]", "import os", '{"cells": 1}'])
    def test_a_broken_copy_is_told_and_hands_nothing_in(self, text: str, school: Any, home: Home, edition: str) -> None:
        open_copy(home, "amy", edition).write_text(text)
        with pytest.raises(BadCopy, match="cannot be read as a notebook"):
            code_of(home, "amy", edition)
        with pytest.raises(Refused, match="cannot be read as a notebook"):
            port(school).take({"do": "hand in"})
        assert "cannot be read" in CodeDesk(home, "amy", "experts", edition).status()


def test_only_answer_cells_are_taken_whatever_else_a_copy_holds(home: Home, edition: str) -> None:
    released = (home.release / edition / "experts-code.ipynb").read_bytes()
    copy = nbformat.reads(released.decode(), as_version=4)
    for cell in copy.cells:
        if cell.id == "answer-p":
            cell.source = P
        elif cell.id in ("limits-p", "setup"):
            cell.source = "pass"
    copy.cells.insert(0, nbformat.v4.new_code_cell("import os"))
    code = code_from(released, copy)
    assert code["answer-p"] == P
    assert set(code) == set(model())
    handed_in = nbformat.reads(filled(released, code).decode(), as_version=4)
    was = nbformat.reads(released.decode(), as_version=4)
    assert [a.id for a, b in zip(handed_in.cells, was.cells, strict=True) if a.source != b.source] == ["answer-p"]


def test_digests_tell_code_apart() -> None:
    code: list[dict[str, str]] = [{}, {"a": "b"}, {"a": "bc"}, {"ab": "c"}, {"a": "b", "c": ""}]
    assert len({digest_of(one) for one in code}) == len(code)
    assert digest_of({}) == ""


def feedback(school: Any, learner: str, edition: str) -> str:
    """nbgrader's feedback file on the code, as nbgrader makes it."""
    from nbgrader.apps import NbGraderAPI

    api = NbGraderAPI(config=nbgrader_config(school.home))
    assert api.generate_feedback(edition, learner, force=True)["success"]
    return (school.home.course / "feedback" / learner / edition / "experts-code.html").read_text(encoding="utf-8")


@pytest.mark.kernel
def test_from_the_copy_to_the_gradebook_and_back_in_words(school: Any, edition: str) -> None:
    """Code alone is handed in, by the button at its place in the lesson; then it is mended and handed in again."""
    school.book.enrol("amy", "Amy")
    desk, page = CodeDesk(school.home, "amy", "experts", edition), CodePart("experts", port(school))
    assert page.page()["status"] == "You have not saved any code yet."
    assert {line["state"] for line in page.page()["lines"]} == {"Not handed in"}
    school.write_code("amy", "experts", {**model(), "answer-p": P})
    assert desk.status() == "Your code is saved in your copy. It is not handed in yet."
    page.take({"do": "hand in"})
    assert page.page()["waiting"]
    assert mark(school) == {"amy": None}
    assert scores(school) == {check: float(check != "limits-p") for check in CHECKS}
    states = {line["title"]: line["state"] for line in page.page()["lines"]}
    assert list(states) == list(CHECKS.values())
    assert states[CHECKS["limits-xmr"]] == "Passed"
    assert states[CHECKS["limits-p"]] == (
        "Not yet passed. Your code could not be checked to the end. It stopped with ZeroDivisionError: division by zero"
    )
    assert CHECKS["limits-p"] in progress_of(school.home, school.book, "amy")["experts"].missing
    assert CHECKS["limits-u"] not in progress_of(school.home, school.book, "amy")["experts"].missing
    told = feedback(school, "amy", edition)
    assert "It stopped with ZeroDivisionError" in told
    assert "return 1 / 0" in told
    assert "BEGIN HIDDEN" not in told
    assert "from its own size and not from the mean size" not in told
    copy = school.write_code("amy", "experts", model())
    assert desk.status().startswith("Your copy has changed since you handed in.")
    page.take({"do": "hand in"})
    assert mark(school) == {"amy": None}
    assert set(scores(school).values()) == {1.0}
    assert code_of(school.home, "amy", edition) == read_answers(school.folder("amy", "experts")).code
    handed_in = school.book.attempts("amy", "code")["experts-code"].answer.values["code"]
    assert handed_in == code_of(school.home, "amy", edition)
    with sqlite3.connect(school.home.root / "answers.db") as log:  # the first one is there still
        kept = [row[0] for row in log.execute("SELECT \"values\" FROM step WHERE exercise = 'experts-code'")]
    assert [json.loads(one)["answer-p"] == P for one in kept] == [True, False]
    # What nbgrader shows a coach or gives back has none of the hidden tests' code in what the tests say.
    marked = school.home.course / "autograded" / "amy" / edition / copy.name
    said = [out for cell in json.loads(marked.read_text())["cells"] for out in cell.get("outputs", [])]
    assert [out for out in said if out["output_type"] == "error"] == []


@pytest.mark.kernel
def test_a_copy_that_somebody_changed_in_the_submission_is_refused(school: Any, edition: str) -> None:
    school.book.enrol("amy", "Amy")
    school.write_code("amy", "experts", model())
    school.hand_in("amy", "experts")
    path = school.folder("amy", "experts") / "experts-code.ipynb"
    right = path.read_bytes()
    for spoil in (
        lambda text: text.replace("limits-xmr", "limits-xmx", 1),
        lambda text: text.replace("2.66 * np.abs", "2.67 * np.abs", 1),
        lambda text: text.replace('"cells": [', '"cells": [{"cell_type": "code", "id": "x", "metadata": {}, '
                                  '"outputs": [], "execution_count": null, "source": "1"},', 1),
    ):  # fmt: skip
        path.write_text(spoil(right.decode()), encoding="utf-8")
        trouble = Marker(school.home).mark("amy", edition)
        assert "is not the released one with the code that they handed in. Nothing in it was run." in str(trouble)
    path.unlink()
    assert "is not the released one with" in str(Marker(school.home).mark("amy", edition))


@pytest.mark.kernel
def test_a_coachs_correction_stays_until_the_code_changes(school: Any, edition: str) -> None:
    from nbgrader.api import Gradebook

    school.book.enrol("amy", "Amy")
    school.write_code("amy", "experts", {"answer-p": P})
    school.hand_in("amy", "experts")
    mark(school)
    with Gradebook(school.home.gradebook_url) as gradebook:
        grade = gradebook.find_grade("limits-p", "experts-code", edition, "amy")
        grade.manual_score, grade.needs_manual_grade = 1.0, False
        gradebook.db.commit()
    waits = []
    for code in (P, f"{P}  # better"):
        school.write_code("amy", "experts", {"answer-p": code})
        school.hand_in("amy", "experts")
        mark(school)
        marks = {one.cell: one for one in read_marks(school.home.gradebook_url, "amy", edition)}
        waits.append((marks["limits-p"].score, marks["limits-p"].waiting))
    assert waits == [(1.0, False), (1.0, True)]


@pytest.mark.kernel
def test_nbgraders_validate_works_on_a_copy(school: Any, edition: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Learners see which test fails. Handing in stands in the last cell, and showing it hands nothing in."""
    monkeypatch.setenv("QIDOSE_LEARNER", "amy")
    copy = school.write_code("amy", "experts", {**model(), "answer-p": P})
    command = [sys.executable, "-m", "nbgrader", "validate", str(copy)]
    said = subprocess.run(command, cwd=school.home.course, capture_output=True, text=True, timeout=120).stdout
    assert "VALIDATION FAILED ON 1 CELL(S)!" in said
    assert "ZeroDivisionError" in said
    assert school.book.last_hand_in("amy", "experts") is None


def test_in_a_persons_copy_the_lesson_is_theirs(
    school: Any, home: Home, edition: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = open_copy(home, "amy", edition)
    monkeypatch.chdir(copy.parent)
    for learner, kept in (("amy", "amy"), ("ben", "preview"), ("", "preview")):
        monkeypatch.setenv("QIDOSE_LEARNER", learner)
        lesson = open_lesson("experts")
        assert isinstance(lesson, Lesson)
        assert lesson.learner == kept


def without_docstring(text: str) -> str:
    """The notebook with a function that has nothing but its model answer."""
    line = "The lower limit, the mean and the upper limit of an XmR chart: 3 numbers."
    return text.replace(f'\\"\\"\\"{line}\\"\\"\\"', "")


def test_the_form_of_the_source_is_held(tmp_path: Path) -> None:
    assert problems(SOURCE) == []
    (tmp_path / "experts").mkdir()
    path = tmp_path / "experts" / SOURCE.name
    for spoil, words in (
        (lambda text: text.replace("### BEGIN HIDDEN TESTS", "###", 1), "must have hidden tests"),
        (lambda text: text.replace("### BEGIN SOLUTION", "###", 1), "must have a model answer"),
        (lambda text: text.replace('"points": 1', '"points": 2', 1), "must be locked and give 1 point"),
        (lambda text: text.replace("lesson.hand_in()", "lesson"), "must open the lesson and hand in"),
        (lambda text: text.replace('"limits-u"', '"limits-v"'), "must be those of the list"),
        (without_docstring, "would not run without its model answer"),
    ):  # fmt: skip
        text = SOURCE.read_text(encoding="utf-8")
        path.write_text(spoil(text), encoding="utf-8")
        assert path.read_text(encoding="utf-8") != text
        assert any(words in found for found in problems(path)), (words, problems(path))
