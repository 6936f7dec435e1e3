"""Lessons through Voilà: our own routes on its handlers, so that released notebooks can be opened and nothing else.

The routes are mounted on a web application; a standalone service for many people can mount the same ones.
"""

import asyncio
import gettext
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, PackageLoader
from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.serverapp import ServerApp
from jupyter_server.utils import url_path_join
from jupyterlab_server.themes_handler import ThemesHandler
from tornado.web import authenticated
from voila.configuration import VoilaConfiguration
from voila.handler import VoilaHandler
from voila.paths import collect_static_paths, collect_template_paths
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import MultiStaticFileHandler, TemplateStaticFileHandler
from voila.utils import get_data_dir, get_voila_labextensions_path

from qidose.exercises.registry import exercise_ids
from qidose_grading.home import find_home
from qidose_grading.release import Edition
from qidose_grading.rooms import Rooms

from .quarters import may_open

PAGES = Environment(loader=PackageLoader("qidose_server"), autoescape=True)


class LessonHandler(VoilaHandler):
    """Shows the released notebook of a dose: `lessons/<dose>`."""

    def initialize(self, editions: Mapping[str, Edition], person: "Person", **voila: Any) -> None:
        super().initialize(**voila)
        self._editions = editions
        self._person = person

    @authenticated
    async def get(self, dose: str) -> None:
        if dose not in self._editions:
            self._missing()
            return
        await self._show(f"release/{self._editions[dose].id}/{dose}.ipynb")

    def _missing(self) -> None:
        self.set_status(404)
        self.finish(PAGES.get_template("missing.html.j2").render(base=self.base_url, person=self._person))

    async def _show(self, notebook: str) -> None:
        _ = self.xsrf_token  # sets the cookie that the page needs when it ends its kernel
        self.notebook_path = notebook
        async for html in kept_alive(self.get_generator()):
            self.write(html)
            await self.flush()


class ExerciseHandler(LessonHandler):
    """Shows one exercise by itself, for a link that leads straight to it: `exercises/<dose>/<exercise>`."""

    @authenticated
    async def get(self, dose: str, exercise: str) -> None:
        if dose not in self._editions or exercise not in exercise_ids(dose):
            self._missing()
            return
        await self._show("tools/exercise.ipynb")


class WorkHandler(LessonHandler):
    """Shows one piece of a person's own work: `my-work/<work>`."""

    @authenticated
    async def get(self, work: str) -> None:
        await self._show("tools/my-work.ipynb")


class ToolHandler(LessonHandler):
    """Shows a tool for the whole organisation: the dosing plan, and progress against it."""

    @authenticated
    async def get(self, tool: str) -> None:
        await self._show(f"tools/{tool}.ipynb")


class RefresherHandler(LessonHandler):
    """Shows the refresher of a quarter: of this one, or of an earlier one that the person began."""

    @authenticated
    async def get(self, quarter_id: str) -> None:
        if not may_open(quarter_id, self._person.learner, date.today()):
            self._missing()
            return
        await self._show("tools/refresher.ipynb")


class RoomHandler(LessonHandler):
    """Shows the exercise of a room, to the facilitator and to everyone in it: `rooms/<code>`."""

    @authenticated
    async def get(self, code: str) -> None:
        if Rooms(find_home().answers_url).find(code) is None:
            self.redirect(f"{self.base_url}qidose/join?code={quote(code)}")
            return
        await self._show("tools/room.ipynb")


async def kept_alive(pieces: AsyncIterator[str]) -> AsyncIterator[str]:
    """The pieces of a page, while every task begun meanwhile is held.

    Voilà renders in a task that nothing else refers to. Python's event loop holds tasks weakly, so the garbage
    collector may take such a task away half-way, and the page then waits for ever.
    """
    loop = asyncio.get_running_loop()
    before = asyncio.all_tasks(loop)
    held: set[asyncio.Task[Any]] = set()
    async for piece in pieces:
        held |= asyncio.all_tasks(loop) - before
        yield piece


def _own_mathjax(page_config: dict[str, Any], **_: Any) -> dict[str, Any]:
    # With no address, the page takes the MathJax that Voilà carries instead of a content network's.
    return {**page_config, "fullMathjaxUrl": None, "mathjaxConfig": None}


@dataclass(frozen=True)
class Person:
    """Who is learning, as the page names them."""

    learner: str
    name: str


def mount(server: ServerApp, editions: Mapping[str, Edition], person: Person) -> None:
    """Add the lesson routes and what their pages load."""
    voila = VoilaConfiguration(parent=server)
    voila.config.VoilaConfiguration.resources = {"qidose": {"learner": person.learner, "name": person.name}}
    voila.page_config_hook = _own_mathjax
    templates = collect_template_paths(["voila", "nbconvert"], voila.template)
    statics = collect_static_paths(["voila", "nbconvert"], voila.template)
    environment = Environment(loader=FileSystemLoader(templates), extensions=["jinja2.ext.i18n"], autoescape=True)
    environment.install_gettext_translations(gettext.NullTranslations())  # type: ignore[attr-defined]
    settings = server.web_app.settings
    settings["voila_jinja2_env"] = environment
    labextensions = get_voila_labextensions_path(voila.extra_labextensions_path)
    lesson = {
        "editions": editions,
        "person": person,
        "config": server.config,
        "template_paths": templates,
        "voila_configuration": voila,
    }
    themes = {
        "themes_url": "/voila/api/themes",
        "path": str(Path(get_data_dir()) / "themes"),
        "labextensions_path": labextensions,
        "no_cache_paths": ["/"],
    }
    routes = [
        (r"/qidose/lessons/(.*)", LessonHandler, lesson),
        (r"/qidose/exercises/([^/]*)/([^/]*)", ExerciseHandler, lesson),
        (r"/qidose/my-work/((?:pdsa|chart)-[1-9]\d{0,2})", WorkHandler, lesson),
        (r"/qidose/(plan|progress)", ToolHandler, lesson),
        (r"/qidose/refresh/([^/]+)", RefresherHandler, lesson),
        (r"/qidose/rooms/([^/]+)", RoomHandler, lesson),
        (r"/voila/templates/(.*)", TemplateStaticFileHandler, {}),
        (r"/voila/api/themes/(.*)", ThemesHandler, themes),
        (r"/voila/static/(.*)", MultiStaticFileHandler, {"paths": statics}),
        # A page that is left ends its kernel.
        (r"/voila/api/shutdown/(.*)", VoilaShutdownKernelHandler, {}),
        (r"/voila/labextensions/(.*)", FileFindHandler, {"path": labextensions}),
    ]
    base = settings["base_url"]
    server.web_app.add_handlers(".*$", [(url_path_join(base, route), *rest) for route, *rest in routes])
