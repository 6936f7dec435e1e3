"""`qidose preview`: a lesson's source as learners will see it, in a home of its own that is gone afterwards."""

import atexit
import os
import shutil
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qidose_grading.home import Home
from qidose_grading.lesson_check import check_lesson

from ..checkout import lessons_folder
from .serve import serve

_OTHERS = ("QIDOSE_DATABASE", "QIDOSE_GRADEBOOK")
"""What would make a home use the real course's databases."""


def preview(dose: str, port: int, *, open_browser: bool, say: Callable[[str], None]) -> None:
    """Serve the source of one lesson on this machine until stopped. Nothing that is done there is kept.

    The course may be served at the same time: nothing of it is touched. Raises CannotRelease for a broken notebook.
    """
    lessons = lessons_folder()
    os.environ["QIDOSE_LESSONS"] = str(lessons)  # the server works in another folder
    if faults := check_lesson(lessons, dose).faults:
        say(f"There is something to mend first ({len(faults)}): qidose check {dose} says what.")
    for name in _OTHERS:
        os.environ.pop(name, None)
    folder = Path(tempfile.mkdtemp(prefix="qidose-preview-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _end_with_the_terminal()
    serve(Home(folder), "preview", "Preview", "127.0.0.1", port, open_browser=open_browser, say=say, only=dose)


def _end_with_the_terminal() -> None:
    """A terminal that is closed would end the process at once, and leave the folder behind."""

    def stop(*_: Any) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, stop)
