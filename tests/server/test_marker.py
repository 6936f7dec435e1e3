"""The marking process beside the server: marks what comes in, goes on after trouble, and ends with the server."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from filelock import FileLock

from qidose_grading.answerbook import AnswerBook
from qidose_grading.marking import Marker
from qidose_server import marker

LONG = 60  # seconds, far more than anything here takes


def until(condition: Callable[[], Any]) -> Any:
    """The first true answer. Waits for it, since another process is at work."""
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        if found := condition():
            return found
        threading.Event().wait(0.05)
    raise AssertionError("It did not happen.")


@pytest.fixture
def process(school: Any) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "qidose_server.marker"]
    environment = {**os.environ, "QIDOSE_HOME": str(school.home.root)}
    beside = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    yield beside
    beside.kill()
    beside.communicate(timeout=LONG)


def test_what_comes_in_is_marked_and_told_and_it_stops_when_told_to(school: Any, process: Any) -> None:
    school.work("amy", "board")
    school.work("ben", "board")
    (school.folder("ben", "board") / "answers.json").write_text("{}")
    until(lambda: not school.book.waiting())
    assert school.book.last_hand_in("amy", "board").trouble is None
    school.work("cat", "board")
    until(lambda: not school.book.waiting())
    process.terminate()
    said = process.communicate(timeout=LONG)[1]
    assert process.returncode == 0
    assert "amy, board-2026b: marked" in said
    assert "ben, board-2026b: could not be marked: answers.json is damaged: " in said
    assert "cat, board-2026b: marked" in said


PARENT = """
import os, subprocess, sys
child = subprocess.Popen([sys.executable, "-m", "qidose_server.marker", str(os.getpid())])
print(child.pid, flush=True)
sys.stdin.read()
"""


def test_it_ends_when_the_server_has_been_killed(school: Any) -> None:
    """Even when that happened before it had come up."""
    environment = {**os.environ, "QIDOSE_HOME": str(school.home.root)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    server = subprocess.Popen([sys.executable, "-c", PARENT], env=environment, **pipes)
    beside = int(server.stdout.readline())
    server.kill()
    server.communicate(timeout=LONG)
    until(lambda: not alive(beside))


def alive(number: int) -> bool:
    """Whether the process runs; one that has ended and that nobody has asked after does not."""
    try:
        with open(f"/proc/{number}/stat", encoding="ascii") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_while_another_process_marks_it_stands_back(school: Any) -> None:
    school.work("amy", "board")
    with FileLock(school.home.locks / "marker.lock"):
        marker.mark_once(school.home, school.book, lambda: Marker(school.home))
    assert len(school.book.waiting()) == 1


def test_the_command_waits_for_it(school: Any) -> None:
    """nbgrader loses a work that two processes mark at once."""
    school.work("amy", "board")
    environment = {**os.environ, "QIDOSE_HOME": str(school.home.root)}
    with FileLock(school.home.locks / "marker.lock"):
        command = [sys.executable, "-m", "qidose_server", "mark"]
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert process.stdout.readline() == "Another process is marking. Waiting for it.\n"
        assert len(school.book.waiting()) == 1
    said, _ = process.communicate(timeout=LONG)
    assert said == "amy, board-2026b: marked.\n1 marked, 0 broken.\n"


def test_trouble_that_passes_does_not_end_it(school: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    """The database is locked twice; the third look works, and then the parent has gone."""
    school.work("amy", "board")
    looks = iter([OSError("database is locked"), OSError("database is locked"), None])
    waiting = AnswerBook.waiting

    def look(book: AnswerBook) -> Any:
        if trouble := next(looks, None):
            raise trouble
        return waiting(book)

    parents = iter([1, 1, 1, 1])
    monkeypatch.setattr(AnswerBook, "waiting", look)
    monkeypatch.setattr(os, "getppid", lambda: next(parents, 2))
    monkeypatch.setattr(marker, "_LOOK_EVERY", 0.01)
    monkeypatch.setattr(marker, "_AFTER_TROUBLE", 0.01)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr(sys, "argv", ["marker", "1"])
    marker.main()
    said = capsys.readouterr().err
    assert said.count("Marking is held up: database is locked") == 2
    assert "amy, board-2026b: marked" in said
