"""`qidose check` and `qidose preview` at the command line, with one real preview that leaves the real home alone."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from qidose_server.cli import main

LESSONS = Path(__file__).parents[2] / "course" / "lessons"


@pytest.fixture
def lessons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The real lessons, to change, and beside them the tools that a server needs."""
    shutil.copytree(LESSONS, tmp_path / "course" / "lessons")
    shutil.copytree(LESSONS.parent / "tools", tmp_path / "course" / "tools")
    monkeypatch.setenv("QIDOSE_LESSONS", str(tmp_path / "course" / "lessons"))
    return tmp_path / "course" / "lessons"


def add(lessons: Path, words: str) -> None:
    """Add a paragraph to the board's lesson."""
    path = lessons / "board" / "board.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"][0]["source"] += ["\n", "\n", words]
    path.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder for temporary files with a short name: sockets lie below it."""
    with tempfile.TemporaryDirectory(prefix="q-", dir="/tmp") as folder:
        yield Path(folder)


@pytest.fixture
def qidose(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[Any, str, str]]:
    def run(*arguments: str) -> tuple[Any, str, str]:
        monkeypatch.setattr(sys, "argv", ["qidose", *arguments])
        capsys.readouterr()
        try:
            code = main()
        except SystemExit as end:
            code = end.code
        return code or 0, *capsys.readouterr()

    return run


def test_faults_are_told_and_end_with_1(qidose: Any, lessons: Path) -> None:
    (lessons / "quizzes" / "odd.toml").write_text('dose = "board"')
    code, said, _ = qidose("check", "board")
    assert code == 1
    *faults, last = said.splitlines()
    assert "odd.toml has no title." in faults
    assert last == f"{len(faults)} to mend. qidose format mends ids, marking and outputs."


def test_a_sound_lesson_has_nothing_to_mend(qidose: Any, lessons: Path) -> None:
    code, said, _ = qidose("check", "board")
    assert (code, said.splitlines()[-1]) == (0, "Nothing to mend.")
    add(lessons, "[bold] is a word. So it is. So it is. So it is.")
    assert "[bold]" in qidose("check", "board")[1]


@pytest.mark.parametrize("command", ["check", "preview"])
def test_a_lesson_that_we_do_not_have(command: str, qidose: Any) -> None:
    code, _, said = qidose(command, "bored")
    assert code == 2
    assert "There is no dose called 'bored'." in " ".join(re.sub(r"[│╭╰─╮╯]", " ", said).split())


def test_a_notebook_that_is_none_cannot_be_previewed(qidose: Any, lessons: Path, monkeypatch: Any) -> None:
    (lessons / "board" / "board.ipynb").write_text("{}")
    monkeypatch.delenv("QIDOSE_DATABASE", raising=False)
    code, _, said = qidose("preview", "board", "--no-browser")
    assert code == 2
    assert "does not say which dose and edition it is" in said


@pytest.mark.kernel
def test_a_preview_shows_the_source_and_leaves_nothing(lessons: Path, tmp_path: Path, short: Path) -> None:
    add(lessons, "A swan came by.")
    home = tmp_path / "home"
    home.mkdir()
    environment = {**os.environ, "QIDOSE_HOME": str(home), "TMPDIR": str(short), "PYTHONUNBUFFERED": "1"}
    environment |= {"QIDOSE_DATABASE": f"sqlite:///{home}/real.db", "QIDOSE_LESSONS": os.path.relpath(lessons)}
    command = [sys.executable, "-m", "qidose_server", "preview", "board", "--no-browser"]
    with (
        (tmp_path / "log").open("w") as log,
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=log, text=True) as process,
    ):
        try:
            assert process.stdout is not None
            found = (re.search(r"The lesson is at (\S+)", line) for line in process.stdout)
            address = next((match[1] for match in found if match), "")
            assert re.fullmatch(r"http://127\.0\.0\.1:\d+/qidose/lessons/board\?token=[0-9a-f]{32,}", address), (
                tmp_path / "log"
            ).read_text()
            assert list(short.glob("qidose-preview-*"))
            page = requests.get(address, timeout=120).text
            assert "A swan came by." in page
            assert "Assurance with curiosity" in page
        finally:
            process.terminate()
            process.wait(timeout=60)
    assert list(home.iterdir()) == []
    assert list(short.glob("qidose-*")) == []
