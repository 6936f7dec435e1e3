"""The Jupyter server extension that makes a server the course: course page, lessons, and what the pages load."""

import atexit
import os
import subprocess
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.serverapp import ServerApp
from jupyter_server.utils import url_path_join
from tornado.web import StaticFileHandler, authenticated

import qidose_widgets
from qidose.doses import DOSES
from qidose_grading.answerbook import AnswerBook
from qidose_grading.home import find_home
from qidose_grading.progress import progress_of
from qidose_grading.release import current_editions
from qidose_widgets.modules import write_modules
from qidose_widgets.vega import ensure_vega

from ..checkout import lessons_folder
from ..plan import pages as plan_pages
from ..register import pages as register_pages
from . import pages, reading
from .lessons import PAGES, Person, mount
from .quarters import this_quarter

STATIC = Path(qidose_widgets.__file__).parent / "static"


class CoursePage(JupyterHandler):
    """The course page: six cards, how far this person is, and the ways in for coaches and experts."""

    def initialize(self, person: Person) -> None:
        self._person = person

    @authenticated
    def get(self, page: str = "") -> None:
        home = find_home()
        states = progress_of(home, AnswerBook(home.answers_url), self._person.learner)
        cards = [{**asdict(dose), "state": states[dose.id], "time": _time(dose.minutes)} for dose in DOSES]
        template = PAGES.get_template("help.html.j2" if page == "help" else "course.html.j2")
        quarter = this_quarter(self._person.learner, date.today())
        self.finish(template.render(base=self.base_url, person=self._person, cards=cards, quarter=quarter))


class VegaHandler(StaticFileHandler):
    """The chart library: one file, made once, that browsers keep for a day."""

    def set_extra_headers(self, path: str) -> None:
        self.set_header("Cache-Control", "max-age=86400")


class Assets(StaticFileHandler):
    """Style sheets and scripts of our pages. They hold nothing of anybody's. Browsers ask each time if they changed."""

    def set_extra_headers(self, path: str) -> None:
        self.set_header("Cache-Control", "no-cache")


def _time(minutes: int) -> str:
    return f"About {minutes} minutes" if minutes < 120 else f"About {round(minutes / 60)} hours, in short parts"


def _mark_beside() -> None:
    """Mark what is handed in, in a process of its own that ends with this one."""
    command = [sys.executable, "-m", "qidose_server.marker", str(os.getpid())]
    marker = subprocess.Popen(command, stdin=subprocess.DEVNULL)

    def stop() -> None:
        marker.terminate()
        marker.wait(timeout=60)

    atexit.register(stop)


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    return [{"module": "qidose_server.local.extension"}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    home = find_home()
    learner = os.environ["QIDOSE_LEARNER"]
    _mark_beside()
    person = Person(learner, AnswerBook(home.answers_url).name_of(learner))
    mount(server, current_editions(lessons_folder()), person)
    base = server.web_app.settings["base_url"]
    vega = ensure_vega(home.cache)
    own = (*pages.ROUTES, *reading.ROUTES, *plan_pages.ROUTES, *register_pages.ROUTES)
    routes = [
        (r"/qidose/static/(vega\.js)", VegaHandler, {"path": str(vega.parent)}),
        (r"/qidose/static/views/(.*)", Assets, {"path": str(write_modules(home.cache))}),
        (r"/qidose/static/(.*)", Assets, {"path": str(STATIC)}),
        (r"/qidose/?", CoursePage, {"person": person}),
        (r"/qidose/(help)", CoursePage, {"person": person}),
        *[(route, page, {"person": person}) for route, page in own],
    ]
    register_pages.sweep_each_hour(home)
    server.web_app.add_handlers(".*$", [(url_path_join(base, route), *rest) for route, *rest in routes])
