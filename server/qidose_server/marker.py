"""The marking process: waits for works that are handed in and marks each at once. One works for each home at a time."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from filelock import BaseFileLock, FileLock, Timeout

from qidose_grading.answerbook import AnswerBook
from qidose_grading.home import Home, find_home
from qidose_grading.marking import Marker, mark_waiting

_LOOK_EVERY = 0.5  # seconds
_AFTER_TROUBLE = 10


def main() -> None:
    """Mark until the process that started this one has gone, or until told to stop.

    The argument is that process's number: it may have gone before this one has come up.
    """
    parent = int(sys.argv[1]) if len(sys.argv) > 1 else os.getppid()
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    home = find_home()
    book = AnswerBook(home.answers_url)

    @cache
    def marker() -> Marker:
        return Marker(home)

    while not stop.wait(_LOOK_EVERY) and os.getppid() == parent:
        try:
            mark_once(home, book, marker)
        except Exception as error:  # a full disk, a locked database: what waits is marked when that is over
            print(f"Marking is held up: {error}", file=sys.stderr, flush=True)
            stop.wait(_AFTER_TROUBLE)


def mark_once(home: Home, book: AnswerBook, marker: Callable[[], Marker]) -> None:
    """Mark what waits now, unless another process is at it."""
    if not book.waiting():
        return
    try:
        with _lock(home, timeout=0):
            for done in mark_waiting(home, book, marker):
                said = f"could not be marked: {done.trouble}" if done.trouble else "marked"
                print(f"{done.work.learner}, {done.work.edition}: {said}", file=sys.stderr, flush=True)
    except Timeout:
        return


@contextmanager
def alone(home: Home, on_waiting: Callable[[], object]) -> Iterator[None]:
    """While this holds, no other process marks in this home. `on_waiting` is called if one is at it now."""
    try:
        held = _lock(home, timeout=0).acquire()
    except Timeout:
        on_waiting()
        held = _lock(home, timeout=-1).acquire()
    with held:
        yield


def _lock(home: Home, timeout: float) -> BaseFileLock:
    return FileLock(home.locks / "marker.lock", timeout=timeout)


if __name__ == "__main__":
    main()
