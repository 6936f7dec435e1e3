"""Getting a home ready to be served: lessons released, the person known, the sources in sight of JupyterLab."""

import shutil
from collections.abc import Callable
from pathlib import Path

from qidose_grading.answerbook import AnswerBook
from qidose_grading.home import Home
from qidose_grading.release import CannotRelease, current_editions, release_all

from ..checkout import lessons_folder, tools_folder

_SERVER_CONFIG = '''"""Made by qidose: makes a Jupyter server the course. Changes here are overwritten."""
from pathlib import Path

from qidose_grading.home import Home
from qidose_server.local.config import course_config

course_config(get_config(), Home(Path(__file__).resolve().parent.parent))  # noqa: F821 (traitlets gives get_config)
'''


def prepare(home: Home, learner: str, name: str, say: Callable[[str], None], only: str | None = None) -> None:
    """Bring the home up to date for this person, with all lessons or `only` one. `say` hears of each slow step."""
    home.make()
    lessons = lessons_folder()
    try:
        release_all(home, lessons, say, only)
    except CannotRelease as trouble:
        editions = current_editions(lessons).values()
        if not all((home.release / edition.id / f"{edition.dose}.ipynb").exists() for edition in editions):
            raise
        say(f"{trouble}\nThe edition that is out goes on being served.")
    _link(home.course / "lessons", lessons)
    # A copy, as the editions are: what people are shown does not change while somebody edits the source.
    shutil.copytree(tools_folder(), home.tools, dirs_exist_ok=True)
    AnswerBook(home.answers_url).enrol(learner, name)


def write_server_config(home: Home) -> None:
    """Put the course's settings where a Jupyter server that somebody else starts will read them."""
    folder = home.root / "jupyter"
    folder.mkdir(exist_ok=True)
    (folder / "jupyter_server_config.py").write_text(_SERVER_CONFIG, encoding="utf-8")


def _link(link: Path, lessons: Path) -> None:
    """Show the lessons' sources to JupyterLab, whose root is the course folder."""
    if link.is_symlink() and link.resolve() != lessons:
        link.unlink()
    if not link.exists():
        link.symlink_to(lessons, target_is_directory=True)
