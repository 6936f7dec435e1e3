"""Chromium from the machine, one home for all browser tests, and a folder for screenshots that git ignores."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from course_server import CourseServer
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright
from watched import Watched

from qidose_grading.home import Home

SHOTS = Path(__file__).resolve().parents[2] / "shots"

# Chromium looks up its maker's hosts at each start unless it is told not to.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    # Nothing outside this machine has an address: a page that asks for anything fails the test below.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


# A condition that comes late on a busy machine has still come.
expect.set_options(timeout=30_000)


def find_chromium() -> str:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert found, "The browser tests need Chromium. On Debian: apt-get install chromium"
    return found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def home(released: Home) -> Path:
    """One home for all people of the browser tests, as in a team."""
    return released.root


@pytest.fixture(scope="session")
def serve(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], CourseServer]]:
    """A server for a person, started once and stopped at the end."""
    running: dict[str, CourseServer] = {}
    logs = tmp_path_factory.mktemp("logs")

    def start(person: str) -> CourseServer:
        if person not in running:
            running[person] = CourseServer(home, person, logs / f"{person}.log").__enter__()
        return running[person]

    yield start
    for server in running.values():
        server.__exit__(None, None, None)


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Watched]]:
    """A new person at a browser of their own: opens the printed address, as `qidose serve` would."""
    contexts: list[BrowserContext] = []

    def open_course(server: CourseServer, width: int = 1280, height: int = 900) -> Watched:
        context = chromium.new_context(viewport={"width": width, "height": height}, locale="en-GB")
        context.set_default_timeout(60_000)
        contexts.append(context)
        watched = Watched(context.new_page(), server.base)
        watched.page.goto(server.address)
        return watched

    yield open_course
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def shots() -> Path:
    SHOTS.mkdir(exist_ok=True)
    return SHOTS
