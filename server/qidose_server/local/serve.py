"""Starting the local server, with the marking process beside it."""

import atexit
import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

from qidose_grading.answerbook import AnswerBook
from qidose_grading.home import Home
from qidose_grading.release import release_all

from ..checkout import lessons_folder
from .config import check_address, prepare_environment, server_config


def serve(
    home: Home, learner: str, name: str, address: str, port: int, *, open_browser: bool, say: Callable[[str], None]
) -> None:
    """Prepare what has changed, then serve until stopped. `say` hears of each step and of the address."""
    check_address(address)
    home.make()
    lessons = lessons_folder()
    release_all(home, lessons, say)
    _link(home.course / "lessons", lessons)
    AnswerBook(home.answers_url).enrol(learner, name)
    prepare_environment(home, learner)
    atexit.register(shutil.rmtree, os.environ["JUPYTER_RUNTIME_DIR"], ignore_errors=True)
    os.chdir(home.course)  # nbgrader looks for its configuration in the working folder
    say("Starting the server")
    marker = subprocess.Popen([sys.executable, "-m", "qidose_server.marker"], stdin=subprocess.DEVNULL)
    try:
        _run(home, address, port, open_browser, say)
    finally:
        marker.terminate()
        marker.wait(timeout=60)


def _run(home: Home, address: str, port: int, open_browser: bool, say: Callable[[str], None]) -> None:
    from jupyter_server.serverapp import ServerApp
    from jupyter_server.utils import JupyterServerAuthWarning

    # Style sheets and scripts need no token; everything of a person's does.
    warnings.filterwarnings("ignore", category=JupyterServerAuthWarning)

    app = ServerApp.instance(config=server_config(home, address, port, open_browser=open_browser))
    app.initialize(argv=[])
    host = f"[{app.ip}]" if ":" in app.ip else app.ip
    say(f"The course is at http://{host}:{app.port}/qidose/?token={app.identity_provider.token}")
    say("To stop it, press Ctrl and C.")
    app.start()


def _link(link: Path, lessons: Path) -> None:
    """Show the lessons' sources to JupyterLab, whose root is the course folder."""
    if link.is_symlink() and link.resolve() != lessons:
        link.unlink()
    if not link.exists():
        link.symlink_to(lessons, target_is_directory=True)
