"""How often does a lesson hang while it opens? `python tests/bench/soak.py 200` loads one in a real browser that often.

Prints how many loads were ready at once, how many only after the page had started again by itself, how many never, and
the time to ready. Every kernel is gone before the next load, as when people leave a page.
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "e2e"))

from course_server import CourseServer
from playwright.sync_api import Browser, Error, sync_playwright

from conftest import QUIET, find_chromium


def load(browser: Browser, server: CourseServer, dose: str, limit: float) -> tuple[float | None, int]:
    """Seconds until ready (None: never), and how often the page started again by itself."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(server.address)
    navigations: list[str] = []
    page.on("framenavigated", lambda frame: navigations.append(frame.url))
    began = time.perf_counter()
    try:
        page.goto(server.lesson(dose), timeout=limit * 1000)
        page.wait_for_selector("html[data-qidose=ready]", state="attached", timeout=limit * 1000)
        seconds = time.perf_counter() - began
    except Error:
        seconds = None
    page.goto("about:blank")
    context.close()
    return seconds, max(0, len([url for url in navigations if "/lessons/" in url]) - 1)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("loads", type=int, nargs="?", default=200)
    arguments.add_argument("--dose", default="all-staff")
    arguments.add_argument("--limit", type=float, default=150, help="seconds after which a load counts as never ready")
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder) / "home"
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET)
        with CourseServer(home, "Soak Test", Path(folder) / "log") as server:
            results = [load(browser, server, asked.dose, asked.limit) for _ in range(asked.loads)]
        browser.close()
    times = sorted(seconds for seconds, _ in results if seconds is not None)
    print(f"{asked.loads} loads of {asked.dose}")
    print(f"ready at once: {sum(s is not None and not again for s, again in results)}")
    print(f"ready after starting again by itself: {sum(s is not None and again > 0 for s, again in results)}")
    print(f"never ready within {asked.limit:g} s: {sum(s is None for s, _ in results)}")
    if times:
        print(f"seconds to ready: median {statistics.median(times):.1f}, longest {times[-1]:.1f}")


if __name__ == "__main__":
    main()
