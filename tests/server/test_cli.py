"""The command line: what goes wrong by mistake is said in one plain sentence; what is asked for is done and told."""

import csv
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qidose_grading.home import Home
from qidose_server.cli import main

LESSONS = Path(__file__).parents[2] / "course" / "lessons"


class Said:
    """How a command ended."""

    def __init__(self, code: Any, out: str, error: str) -> None:
        self.code, self.out, self.error = code or 0, out, error

    @property
    def mistake(self) -> str:
        """The one sentence in which a mistake is told."""
        assert (self.code, self.out) == (2, "")
        assert self.error.startswith("qidose: ")
        assert "Traceback" not in self.error
        return self.error.removeprefix("qidose: ").strip()


@pytest.fixture
def qidose(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    def run(*arguments: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["qidose", *arguments])
        capsys.readouterr()
        try:
            code = main()
        except SystemExit as end:
            code = end.code
        return Said(code, *capsys.readouterr())

    return run


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.5", "8.8.8.8", "example.org", "127.0.0.1.example.org"])
def test_an_address_that_others_can_reach_is_refused(address: str, qidose: Any, tmp_path: Path) -> None:
    said = qidose("serve", "--address", address).mistake
    assert said == (
        f"{address} can be reached from other machines, and this server has no login. Use 127.0.0.1. "
        "To serve a team, put the course behind a login."
    )


def test_no_address_at_all_is_refused_too(qidose: Any) -> None:
    assert "has no login" in qidose("serve", "--address", "").mistake


@pytest.mark.parametrize("name", ["", "   ", "../..", "李明", "😀"])
def test_a_name_that_gives_no_id_is_refused(name: str, qidose: Any) -> None:
    assert "cannot be used as a learner id" in qidose("serve", "--as", name).mistake


def test_lessons_that_are_not_there_are_told(qidose: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIDOSE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("QIDOSE_LESSONS", str(tmp_path / "nowhere"))
    said = qidose("serve", "--no-browser", "--port", "0").mistake
    assert said == f"The lessons are not in {tmp_path}/nowhere. Set QIDOSE_LESSONS to the folder course/lessons."


def test_a_lesson_that_cannot_be_released_is_told(qidose: Any, home: Home, tmp_path: Path, monkeypatch: Any) -> None:
    shutil.copytree(LESSONS, tmp_path / "lessons")
    (tmp_path / "lessons" / "board" / "board.ipynb").write_text("{}")
    monkeypatch.setenv("QIDOSE_LESSONS", str(tmp_path / "lessons"))
    assert "does not say which dose and edition it is" in qidose("serve", "--no-browser", "--port", "0").mistake


@pytest.mark.parametrize("command", [["mark"], ["progress"], ["serve", "--no-browser"]])
def test_a_home_that_is_a_file_is_told(
    command: list[str], qidose: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").write_text("")
    monkeypatch.setenv("QIDOSE_HOME", str(tmp_path / "home"))
    assert str(tmp_path / "home") in qidose(*command).mistake


@pytest.mark.parametrize("learner", ["../amy", "Amy", "*", ""])
def test_marking_a_bad_id_is_refused(learner: str, qidose: Any, home: Home) -> None:
    assert "cannot be used as a learner id" in qidose("mark", "--learner", learner).mistake


def test_unknown_words_show_how_to_use_it(qidose: Any) -> None:
    for words in (["fly"], ["serve", "--sideways"], ["serve", "--port", "many"]):
        said = qidose(*words)
        assert said.code == 2
        assert "Usage" in said.error
    helped = qidose("--help")
    assert helped.code == 0
    for command in ("serve", "mark", "progress", "format"):
        assert command in helped.out


class TestMark:
    def test_nothing_waits(self, qidose: Any, home: Home) -> None:
        said = qidose("mark")
        assert (said.code, said.out) == (0, "Nothing waits for marking.\n")

    def test_somebody_who_has_handed_in_nothing(self, qidose: Any, home: Home) -> None:
        said = qidose("mark", "--learner", "nobody")
        assert (said.code, said.out) == (0, "nobody has not handed in anything.\n")

    def test_what_waits_is_marked_and_told(self, qidose: Any, school: Any) -> None:
        school.work("amy", "board")
        said = qidose("mark")
        assert (said.code, said.out) == (0, "amy, board-2026b: marked.\n1 marked, 0 broken.\n")
        assert qidose("mark").out == "Nothing waits for marking.\n"
        assert qidose("mark", "--learner", "amy").out == "amy, board-2026b: marked.\n1 marked, 0 broken.\n"

    def test_a_broken_work_is_named_and_stops_no_other(self, qidose: Any, school: Any) -> None:
        for learner in ("amy", "ben"):
            school.work(learner, "board")
        (school.folder("amy", "board") / "answers.json").write_text("[/red]")
        said = qidose("mark")
        assert said.code == 1
        first, second, last = said.out.splitlines()
        assert first.startswith("amy, board-2026b: not marked. answers.json is damaged: ")
        assert second == "ben, board-2026b: marked."
        assert last == "1 marked, 1 broken."


class TestProgress:
    def test_nobody_yet(self, qidose: Any, home: Home) -> None:
        assert qidose("progress").out == "Nobody has begun yet.\n"

    @pytest.mark.parametrize("name", ["Amy Adder", "[/red]", "[bold]Amy", "=1+1", "<b>Amy</b>"])
    def test_the_table_shows_names_as_they_are(self, name: str, qidose: Any, school: Any) -> None:
        school.book.enrol("amy", name)
        school.work("amy", "board")
        said = qidose("progress")
        assert said.code == 0
        assert name in said.out
        assert "waiting for marking" in said.out

    def test_the_table_as_a_file(self, qidose: Any, school: Any, tmp_path: Path) -> None:
        school.book.enrol("zoe", "Zoë, of ward 7")
        school.work("zoe", "board")
        said = qidose("progress", "--csv", str(tmp_path / "progress.csv"))
        assert said.out == f"1 rows written to {tmp_path}/progress.csv.\n"
        with (tmp_path / "progress.csv").open(encoding="utf-8-sig", newline="") as table:
            rows = list(csv.DictReader(table))
        assert [(row["learner"], row["name"], row["state"]) for row in rows] == [
            ("zoe", "Zoë, of ward 7", "waiting for marking")
        ]

    @pytest.mark.parametrize("where", ["nowhere/progress.csv", ""])
    def test_a_file_that_cannot_be_written_is_told(self, where: str, qidose: Any, home: Home, tmp_path: Path) -> None:
        assert str(tmp_path / where) in qidose("progress", "--csv", str(tmp_path / where)).mistake

    def test_it_reads_and_writes_nothing(self, qidose: Any, school: Any) -> None:
        school.work("amy", "board")
        database = school.home.course / "gradebook.db"
        before = database.read_bytes()
        qidose("progress")
        assert database.read_bytes() == before


class TestFormat:
    def test_clean_lessons_stay(self, qidose: Any, tmp_path: Path) -> None:
        shutil.copytree(LESSONS, tmp_path / "lessons")
        assert qidose("format", str(tmp_path / "lessons")).out == "0 notebooks changed.\n"

    def test_what_is_mended_is_told(self, qidose: Any, tmp_path: Path) -> None:
        shutil.copytree(LESSONS, tmp_path / "lessons")
        path = tmp_path / "lessons" / "board" / "board.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps(notebook), encoding="utf-8")
        said = qidose("format", str(tmp_path / "lessons"))
        assert said.out == f"Mended {path}\n1 notebooks changed.\n"
        assert path.read_bytes() == (LESSONS / "board" / "board.ipynb").read_bytes()

    def test_an_unknown_folder_is_told(self, qidose: Any, tmp_path: Path) -> None:
        assert qidose("format", str(tmp_path / "nowhere")).mistake == f"There is no folder {tmp_path}/nowhere."

    def test_a_file_that_is_no_notebook_is_told(self, qidose: Any, tmp_path: Path) -> None:
        (tmp_path / "board").mkdir()
        (tmp_path / "board" / "board.ipynb").write_text("{")
        assert qidose("format", str(tmp_path)).mistake.startswith("board.ipynb: It is not a notebook: ")


def test_a_damaged_database_is_told(qidose: Any, home: Home) -> None:
    (home.root / "answers.db").write_bytes(b"this is not a database" * 100)
    assert qidose("progress").mistake == f"A database in {home.root} cannot be used: file is not a database."
