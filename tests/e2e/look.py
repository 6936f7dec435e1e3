"""Look at exercises as learners see them: answered with the keyboard alone, checked with axe, screenshots to view.

    python tests/e2e/look.py board/ask-better all-staff/two-dots     (or: all)

Screenshots go to shots/look, which git ignores. Ends with 1 if anything was found.
"""

import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from audit import Audit  # noqa: E402 (the paths come first)
from course_server import CourseServer  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from watched import Watched  # noqa: E402

from conftest import QUIET, find_chromium  # noqa: E402
from qidose.doses import DOSES  # noqa: E402
from qidose.exercises.registry import exercise_ids, find_exercise  # noqa: E402

SHOTS = HERE.parents[1] / "shots" / "look"


def main(names: list[str]) -> int:
    if names == ["all"]:
        # An exercise that stands in 2 lessons is one exercise: it is done once.
        home = {name: dose.id for dose in reversed(DOSES) for name in exercise_ids(dose.id)}
        names = [f"{dose.id}/{name}" for dose in DOSES for name in exercise_ids(dose.id) if home[name] == dose.id]
    SHOTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
        with CourseServer(Path(home) / "home", "Ada Audit", Path(home) / "log.txt") as server:
            found = [look(browser, server, name) for name in names]
        browser.close()
    return 1 if any(found) else 0


def look(browser: Browser, server: CourseServer, name: str) -> bool:
    """Audit one exercise and print what was found. Whether anything was."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.set_default_timeout(60_000)
    watched = Watched(context.new_page(), server.base)
    watched.page.goto(server.address)
    started = time.monotonic()
    audit = Audit(watched, server, find_exercise(*name.split("/")), "ada-audit")
    try:
        audit.run(SHOTS)
    except Exception as error:
        audit.report.faults.append(f"stopped: {error}")
        watched.page.screenshot(path=SHOTS / f"{name.replace('/', '--')}--stopped.png", full_page=True)
        audit.report.faults += watched.errors
    took = time.monotonic() - started
    state = "clean" if not audit.report.faults else f"{len(audit.report.faults)} faults"
    print(
        f"{name}: {state}, {audit.report.score} points, {audit.report.axe_checks} axe checks, {took:.0f} s", flush=True
    )
    for fault in audit.report.faults:
        print(f"    {fault}", flush=True)
    context.close()
    return bool(audit.report.faults)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
