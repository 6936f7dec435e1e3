"""`qidose serve`: one server for one person on this machine; nothing without its token, and nothing but lessons."""

import html
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import requests
from course_server import CourseServer

from qidose.doses import DOSES
from qidose.exercises.registry import exercise_ids, find_exercise
from qidose_grading.home import Home

SECRETS = ("SQLite format", "nbgrader", "gradebook", '"grade_id"', "get_config")


class Visitor:
    """Somebody's browser at a server; with the token of its printed address, or without."""

    def __init__(self, server: CourseServer, *, token: bool = True) -> None:
        self.base = server.base
        self._session = requests.Session()
        if token:
            self._session.get(server.address, timeout=60).raise_for_status()

    def get(self, path: str, **options: Any) -> requests.Response:
        """One answer; redirects are not followed, and the path goes out as it is written."""
        asked = requests.Request("GET", self.base + path, **options)
        ready = self._session.prepare_request(asked)
        ready.url = self.base + path
        return self._session.send(ready, timeout=120, allow_redirects=False)


@pytest.fixture(scope="module")
def home(released: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """One home for all tests here, as servers take some seconds to start."""
    root = tmp_path_factory.mktemp("served") / "home"
    shutil.copytree(released.root, root)
    return Home(root)


@pytest.fixture(scope="module")
def servers(home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, CourseServer]]:
    """Amy's and Ben's, at the same time on one home."""
    logs = tmp_path_factory.mktemp("logs")
    with (
        CourseServer(home.root, "Amy <i>Adder</i>", logs / "amy.log") as amys,
        CourseServer(home.root, "Ben", logs / "ben.log") as bens,
    ):
        yield {"amy": amys, "ben": bens}


@pytest.fixture(scope="module")
def amy(servers: dict[str, CourseServer]) -> Visitor:
    return Visitor(servers["amy"])


@pytest.fixture(scope="module")
def stranger(servers: dict[str, CourseServer]) -> Visitor:
    return Visitor(servers["amy"], token=False)


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_the_address_is_on_this_machine_and_carries_a_token(servers: dict[str, CourseServer]) -> None:
    addresses = [server.address for server in servers.values()]
    for address in addresses:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/qidose/\?token=[0-9a-f]{32,}", address)
    assert len(set(addresses)) == 2


def test_the_course_page_has_six_cards_in_plain_words(amy: Visitor) -> None:
    page = amy.get("/qidose/").text
    for dose in DOSES:
        assert html.escape(dose.title) in page.replace("&#39;", "&#x27;")
        assert f'href="/qidose/lessons/{dose.id}"' in page
    assert page.count("<progress") == 6
    assert "/formgrader/" in page
    assert "/lab/tree/lessons" in page


def test_a_name_is_words_on_the_page(amy: Visitor) -> None:
    page = amy.get("/qidose/").text
    assert "Amy &lt;i&gt;Adder&lt;/i&gt;" in page
    assert "<i>Adder" not in page


def test_two_people_on_one_home_see_their_own_state(
    servers: dict[str, CourseServer], school_at: Any, home: Home
) -> None:
    pages = {name: text_of(Visitor(server).get("/qidose/").text) for name, server in servers.items()}
    assert "Ben" in pages["ben"]
    assert "Ben" not in pages["amy"]
    two_dots = find_exercise("all-staff", "two-dots")
    school_at(home).ask("ben", two_dots, do="answer", card="dots", values={"first": "more"})
    assert "Started, not handed in yet" in text_of(Visitor(servers["ben"]).get("/qidose/").text)
    assert "Started, not handed in yet" not in text_of(Visitor(servers["amy"]).get("/qidose/").text)


@pytest.mark.kernel
def test_a_lesson_is_the_released_one_with_its_learner_and_no_code(servers: dict[str, CourseServer]) -> None:
    for name, learner in (("amy", "amy-i-adder-i"), ("ben", "ben")):
        page = Visitor(servers[name]).get("/qidose/lessons/board").text
        assert f'data-learner="{learner}"' in page
        assert "<title>Assurance with curiosity - qidose</title>" in page
        assert page.count("application/vnd.jupyter.widget-view+json") > len(exercise_ids("board"))
        assert "data-trouble" not in page
        for code in ("open_lesson", "lesson.exercise", "lesson.hand_in", "Traceback"):
            assert code not in page
        assert not re.search(r'(?:src|href)="(?:https?:)?//', page)


@pytest.mark.parametrize("name", ["boards", "board-2026b", "", "Board", "a" * 300, "%3Cscript%3E", "board/board.ipynb"])
def test_an_unknown_lesson_is_told_in_plain_words(name: str, amy: Visitor) -> None:
    answer = amy.get(f"/qidose/lessons/{name}")
    assert answer.status_code == 404
    assert "There is no lesson here" in text_of(answer.text)
    assert "<script" not in answer.text


KEPT = [
    "/qidose/lessons/../../gradebook.db",
    "/qidose/lessons/..%2f..%2fgradebook.db",
    "/qidose/lessons/board/board.ipynb",
    "/qidose/lessons/board.ipynb",
    "/qidose/lessons/source",
    "/qidose/static/../charts.py",
    "/qidose/static/..%2f..%2f..%2fserver%2fqidose_server%2fcli.py",
    "/qidose/static/%2e%2e/view.py",
    "/voila/",
    "/voila/render/source/board-2026b/board.ipynb",
    "/voila/render/release/board-2026b/board.ipynb",
    "/voila/render/lessons/board/board.ipynb",
    "/voila/files/gradebook.db",
    "/voila/files/source/board-2026b/board.ipynb",
    "/voila/static/../../../../gradebook.db",
    "/voila/static/..%2f..%2f..%2fgradebook.db",
    "/voila/templates/qidose/static/../../../../gradebook.db",
    "/voila/templates/qidose/..%2f..%2fconf.json",
    "/voila/templates/../../../nbgrader_config.py",
    "/voila/labextensions/..%2f..%2f..%2fetc%2fpasswd",
    "/voila/labextensions/../../gradebook.db",
    "/voila/api/themes/..%2f..%2f..%2fgradebook.db",
]


@pytest.mark.parametrize("path", KEPT)
def test_no_page_of_lessons_gives_away_sources_or_marks(path: str, amy: Visitor) -> None:
    answer = amy.get(path)
    assert answer.status_code >= 300, answer.text[:200]
    assert "SQLite format" not in answer.text
    assert '"cells"' not in answer.text
    assert "def " not in answer.text


CLOSED = [
    "/qidose/",
    "/qidose/help",
    "/qidose/lessons/board",
    "/formgrader/gradebook",
    "/formgrader/api/gradebook",
    "/lab",
    "/tree",
    "/api/contents/gradebook.db",
    "/api/contents/source/board-2026b/board.ipynb",
    "/api/kernels",
    "/api/sessions",
    "/api/terminals",
    "/files/gradebook.db",
    "/files/submitted",
    "/nbconvert/html/source/board-2026b/board.ipynb",
]


@pytest.mark.parametrize("path", CLOSED)
def test_without_the_token_nothing_of_a_persons_is_shown(path: str, stranger: Visitor) -> None:
    answer = stranger.get(path)
    assert answer.status_code in (302, 403, 404), answer.text[:200]
    if answer.status_code == 302:
        assert answer.headers["Location"].startswith("/login?")
    for secret in SECRETS:
        assert secret not in answer.text


@pytest.mark.parametrize("path", ["/api/kernels", "/voila/api/shutdown/0", "/formgrader/api/grade/x", "/api/shutdown"])
def test_nor_can_anything_be_done_without_it(path: str, stranger: Visitor) -> None:
    assert requests.post(stranger.base + path, json={}, timeout=60).status_code in (403, 404, 405)
    assert requests.put(stranger.base + path, json={}, timeout=60).status_code in (403, 404, 405)


def test_a_page_from_elsewhere_cannot_use_the_persons_cookie(amy: Visitor) -> None:
    """Neither with another Host (a name that somebody points at this machine) nor with another Origin."""
    assert amy.get("/qidose/", headers={"Host": "example.org"}).status_code == 403
    answer = amy._session.post(f"{amy.base}/api/kernels", json={}, headers={"Origin": "http://example.org"}, timeout=60)
    assert answer.status_code in (403, 404)


def test_style_sheets_and_scripts_need_no_token_and_hold_no_marks(stranger: Visitor) -> None:
    for path in ("/qidose/static/qidose.css", "/qidose/static/page.js", "/qidose/static/vega.js"):
        assert stranger.get(path).status_code == 200


def test_the_home_is_the_owners_alone(servers: dict[str, CourseServer], home: Home) -> None:
    for path in (home.root, home.course, home.submitted):
        assert path.stat().st_mode & 0o077 == 0


def test_a_port_that_is_taken_is_told_and_nothing_is_left_running(servers: dict[str, CourseServer], home: Home) -> None:
    port = servers["amy"].base.rpartition(":")[2]
    command = [sys.executable, "-m", "qidose_server", "serve", "--as", "Cat", "--port", port, "--no-browser"]
    environment = {**os.environ, "QIDOSE_HOME": str(home.root)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode != 0
    assert port in done.stderr
    assert "The course is at" not in done.stdout
    assert "Traceback" not in done.stderr
