"""Our own pages that need no kernel: own work and its files, work that is shared with coaches, rooms."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import quote

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError, authenticated

from qidose.code_tasks import code_tasks
from qidose.doses import DOSES
from qidose.exercises.fields import Answer
from qidose.exercises.registry import exercises_of
from qidose.own import Work, find_work, work_ids
from qidose.own.chart import read_chart
from qidose.own.work import DOSE
from qidose_grading.answerbook import AnswerBook
from qidose_grading.home import find_home
from qidose_grading.own_copy import open_copy
from qidose_grading.release import current_editions
from qidose_grading.rooms import Rooms
from qidose_widgets.report import report

from ..checkout import lessons_folder
from .lessons import PAGES, Person
from .quarters import earlier_quarters, this_quarter


class Page(JupyterHandler):
    """A page of ours for one person."""

    def initialize(self, person: Person) -> None:
        self._person = person

    @property
    def _book(self) -> AnswerBook:
        return AnswerBook(find_home().answers_url)

    def _show(self, template: str, **what: Any) -> None:
        what |= {"base": self.base_url, "person": self._person, "xsrf": self.xsrf_token.decode()}
        self.finish(PAGES.get_template(template).render(**what))

    def _missing(self) -> None:
        self.set_status(404)
        self._show("missing.html.j2")


class MyWork(Page):
    """The list of a person's own work, with a way to begin more."""

    @authenticated
    def get(self) -> None:
        begun = self._book.attempts(self._person.learner, DOSE)
        kinds = {
            kind: {"works": [_line(find_work(one), begun[one].answer) for one in ids[:-1]], "new": ids[-1]}
            for kind, ids in work_ids(begun).items()
        }
        self._show("my_work.html.j2", kinds=kinds)


class WorkFile(Page):
    """A piece of own work as a file: `my-work/<work>.docx`, `my-work/<work>.png`."""

    @authenticated
    def get(self, work_id: str, ending: str) -> None:
        begun = self._book.attempts(self._person.learner, DOSE)
        made = (
            _FILES[ending](find_work(work_id), begun[work_id].answer, self._person.name) if work_id in begun else None
        )
        if made is None:
            self._missing()
            return
        self.set_header("Content-Type", _TYPES[ending])
        self.set_header("Content-Disposition", f'attachment; filename="{work_id}.{ending}"')
        self.finish(made)


class CodePage(Page):
    """The way to a person's own copy of a code notebook, which is made where there is none: `code/<dose>`."""

    @authenticated
    def get(self, dose: str) -> None:
        if not code_tasks(dose):
            self._missing()
            return
        home = find_home()
        edition = current_editions(lessons_folder())[dose].id
        copy = open_copy(home, self._person.learner, edition).relative_to(home.course)
        self.redirect(f"{self.base_url}lab/tree/{quote(copy.as_posix())}")


class Shared(Page):
    """Own work that people share with the coaches: the list, or one of them to read."""

    @authenticated
    def get(self, learner: str = "", work_id: str = "") -> None:
        shared = {
            person: [(find_work(one), state.answer) for one, state in begun.items()]
            for person, begun in self._book.attempts_of_all(DOSE).items()
        }
        lines = [
            {
                **_line(work, answer),
                "learner": person,
                "name": self._book.name_of(person),
                "answer": answer,
                "work": work,
            }
            for person, works in shared.items()
            for work, answer in works
            if work.shown_to_coach(answer)
        ]
        if not work_id:
            self._show("shared.html.j2", lines=lines)
            return
        found = next((line for line in lines if line["learner"] == learner and line["id"] == work_id), None)
        if found is None:
            self._missing()
            return
        self._show("shared_work.html.j2", line=found, report=report(found["work"], None, found["answer"]))


class RefreshPage(Page):
    """The quarterly refresher: how it stands with this quarter's, and the earlier ones."""

    @authenticated
    def get(self) -> None:
        today = date.today()
        self._show(
            "refresh.html.j2",
            now=this_quarter(self._person.learner, today),
            earlier=earlier_quarters(self._person.learner, today),
        )


class RoomsPage(Page):
    """Where a facilitator opens a room for an exercise."""

    @authenticated
    def get(self) -> None:
        lessons = [{"title": dose.title, "id": dose.id, "exercises": exercises_of(dose.id)} for dose in DOSES]
        self._show("rooms.html.j2", lessons=lessons)

    @authenticated
    def post(self) -> None:
        dose, _, exercise = self.get_body_argument("exercise").partition("/")
        if dose not in {one.id for one in DOSES} or exercise not in {one.id for one in exercises_of(dose)}:
            raise HTTPError(400, "There is no such exercise.")
        room = Rooms(find_home().answers_url).open(dose, exercise, self._person.learner)
        self.redirect(f"{self.base_url}qidose/rooms/{room.code}")


class Join(Page):
    """Where people type the code of a room."""

    @authenticated
    def get(self) -> None:
        code = self.get_argument("code", "").strip().lower()
        if code and Rooms(find_home().answers_url).find(code):
            self.redirect(f"{self.base_url}qidose/rooms/{code}")
            return
        self._show("join.html.j2", code=code)


def _line(work: Work, answer: Answer) -> dict[str, Any]:
    return {"id": work.id, "title": work.title(answer), "shared": work.shown_to_coach(answer)}


def _docx(work: Work, answer: Answer, name: str) -> bytes:
    from ..work.word import work_docx

    return work_docx(work, answer, name)


def _png(work: Work, answer: Answer, name: str) -> bytes | None:
    from ..work.picture import chart_png

    own = read_chart(answer) if work.kind == "chart" else None
    return chart_png(own.chart) if own and own.chart else None


_FILES: dict[str, Callable[[Work, Answer, str], bytes | None]] = {"docx": _docx, "png": _png}
_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "png": "image/png",
}
ROUTES: list[tuple[str, type[Page]]] = [
    (r"/qidose/my-work", MyWork),
    (r"/qidose/my-work/((?:pdsa|chart)-[1-9]\d{0,2})\.(docx|png)", WorkFile),
    (r"/qidose/code/([a-z-]+)", CodePage),
    (r"/qidose/shared", Shared),
    (r"/qidose/shared/([a-z0-9-]+)/((?:pdsa|chart)-[1-9]\d{0,2})", Shared),
    (r"/qidose/refresh", RefreshPage),
    (r"/qidose/rooms", RoomsPage),
    (r"/qidose/join", Join),
]
