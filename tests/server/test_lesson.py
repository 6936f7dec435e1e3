"""A lesson's notebook: widgets for a learner in a release, the report for nbgrader, a preview anywhere else."""

import json
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path
from typing import Any

import nbformat
import pytest

from qidose.code_tasks import code_tasks
from qidose.doses import DOSES
from qidose.exercises.registry import exercise_ids, exercises_of, find_exercise
from qidose_grading.home import Home
from qidose_grading.people import BadId
from qidose_grading.preprocessors.run_forked import RunForked
from qidose_grading.records import BrokenAnswers
from qidose_server.lesson import open_lesson
from qidose_server.lesson.lesson import Lesson, MarkedLesson

LESSONS = Path(__file__).parents[2] / "course" / "lessons"
WIDGET = "application/vnd.jupyter.widget-view+json"
DOSE_IDS = [dose.id for dose in DOSES]

Outputs = dict[str, list[dict[str, Any]]]


def run(notebook: Path, folder: Path) -> Outputs:
    """The outputs of each code cell, run in one IPython shell in a child of this process."""
    ran, _ = RunForked().preprocess(nbformat.read(notebook, as_version=4), {"metadata": {"path": str(folder)}})
    return {cell.id: [dict(one) for one in cell.outputs] for cell in ran.cells if cell.cell_type == "code"}


def release(home: Home, dose: str) -> Path:
    return home.release / f"{dose}-2026b" / f"{dose}.ipynb"


@pytest.mark.parametrize("dose", DOSE_IDS)
def test_a_released_lesson_runs_for_a_learner(dose: str, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIDOSE_LEARNER", "amy")
    path = release(home, dose)
    found = run(path, path.parent)
    code = ["code"] if code_tasks(dose) else []
    calls = [cell for cell in found if not cell.startswith("use-")]
    assert sorted(calls) == sorted(["open", *exercise_ids(dose), *code, "hand-in"])
    assert [cell for cell in calls if cell not in code] == ["open", *exercise_ids(dose), "hand-in"]
    assert found.pop("open") == []
    for cell, outputs in found.items():
        assert [WIDGET in output.get("data", {}) for output in outputs] == [True], (cell, outputs)


@pytest.mark.parametrize("dose", DOSE_IDS)
def test_while_nbgrader_marks_it_shows_reports_and_its_values_are_scores(
    dose: str, school: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    school.work("amy", dose, "right")
    folder = school.folder("amy", dose)
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    found = run(folder / f"{dose}.ipynb", folder)
    assert (found["open"], found["hand-in"]) == ([], [])
    for exercise in exercises_of(dose):
        shown, score = found[exercise.id]
        assert escape(exercise.about.title) in shown["data"]["text/html"]
        assert float(score["data"]["text/plain"]) == exercise.points


def test_an_exercise_that_was_not_handed_in_scores_0(school: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    school.finish("amy", find_exercise("all-staff", "my-small-test"))
    school.hand_in("amy", "all-staff")
    folder = school.folder("amy", "all-staff")
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    shown, score = run(folder / "all-staff.ipynb", folder)["two-dots"]
    assert "Not handed in." in shown["data"]["text/html"]
    assert float(score["data"]["text/plain"]) == 0


def test_marking_needs_nothing_but_the_file_beside_the_notebook(
    school: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    school.work("amy", "board")
    shutil.copytree(school.folder("amy", "board"), tmp_path / "elsewhere")
    monkeypatch.setenv("QIDOSE_HOME", str(tmp_path / "nowhere"))
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    found = run(tmp_path / "elsewhere" / "board.ipynb", tmp_path / "elsewhere")
    assert float(found["ask-better"][1]["data"]["text/plain"]) == 2
    assert not (tmp_path / "nowhere").exists()


def test_marking_without_answers_is_an_error_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BrokenAnswers, match=r"answers\.json is missing"):
        open_lesson("board")


class TestWhereItIs:
    """Who is learning comes from the server, and only where a released lesson runs."""

    @pytest.fixture(autouse=True)
    def learner(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("QIDOSE_LEARNER", "amy")

    def test_in_a_release_it_is_the_learner_that_the_server_names(
        self, home: Home, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(release(home, "board").parent)
        lesson = open_lesson("board")
        assert isinstance(lesson, Lesson)
        assert lesson.learner == "amy"

    def test_also_where_the_home_is_reached_through_a_link(
        self, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "link").symlink_to(home.root, target_is_directory=True)
        monkeypatch.setenv("QIDOSE_HOME", str(tmp_path / "link"))
        monkeypatch.chdir(tmp_path / "link" / "course" / "release" / "board-2026b")
        assert open_lesson("board").learner == "amy"  # type: ignore[union-attr]

    @pytest.mark.parametrize("where", ["source", "nowhere", "release"])
    def test_anywhere_else_it_is_a_preview_that_keeps_nothing(
        self, where: str, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = {"source": LESSONS / "board", "nowhere": tmp_path, "release": home.release / "board-2026b"}[where]
        if where == "release":
            monkeypatch.delenv("QIDOSE_LEARNER")  # JupyterLab on somebody's own machine
        monkeypatch.chdir(folder)
        before = sorted(home.root.rglob("*"))
        lesson = open_lesson("board")
        assert not isinstance(lesson, MarkedLesson)
        widget, hand_in = lesson.exercise("ask-better"), lesson.hand_in()
        words = {"question": "What is usual here?"}
        widget.hear({"id": 1, "do": "answer", "attempt": 1, "card": "report-1", "values": words})
        assert widget.page["cards"][0]["values"] == words
        came: list[Any] = []
        hand_in.send = lambda content, buffers=None: came.append(content)
        hand_in.hear({"id": 2, "do": "hand in"})
        assert came == [
            {"reply": 2, "trouble": "This is a preview. Nothing is kept and nothing can be handed in here."}
        ]
        again = open_lesson("board").exercise("ask-better")
        assert again is not None
        assert again.page["cards"][0]["values"] == {"question": None}
        assert sorted(home.root.rglob("*")) == before

    @pytest.mark.parametrize("learner", ["../amy", "Amy", "*", "a" * 65])
    def test_a_bad_id_is_refused(self, learner: str, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("QIDOSE_LEARNER", learner)
        monkeypatch.chdir(release(home, "board").parent)
        with pytest.raises(BadId):
            open_lesson("board")


@pytest.mark.parametrize("dose", ["", "boards", "../board", "T2", None])
def test_an_unknown_dose_is_told_with_those_that_there_are(dose: Any) -> None:
    with pytest.raises(KeyError, match="The 6 are: all-staff, board, senior-leaders, managers, coaches, experts"):
        open_lesson(dose)


def test_an_unknown_exercise_is_told_with_those_that_there_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(KeyError, match=r"has no exercise 'two-dots'\. It has: which-is-it, "):
        open_lesson("board").exercise("two-dots")


def test_an_errors_words_stay_in_the_kernel(home: Home, tmp_path: Path) -> None:
    """What a broken lesson outputs, so that the page's template can say its own words instead."""
    notebook = json.loads(release(home, "board").read_text(encoding="utf-8"))
    opened = next(cell for cell in notebook["cells"] if cell["id"] == "open")
    opened["source"] = "".join(opened["source"]).replace('"board"', '"boards"')
    path = tmp_path / "board.ipynb"
    path.write_text(json.dumps(notebook))
    found = run(path, tmp_path)
    assert [output["output_type"] for output in found["open"]] == ["error"]


def test_a_lesson_starts_without_what_takes_longest_to_import() -> None:
    """Learners wait for every import: nbgrader, and a grammar of addresses, would treble the time."""
    script = (
        "import qidose_server.lesson, sys; print([m for m in ('nbgrader', 'nbconvert', 'lark') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout == "[]\n"
    assert done.stderr == ""
