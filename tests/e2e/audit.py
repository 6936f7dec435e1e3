"""One exercise under every check that a browser can make: axe, the keyboard alone, other machines, errors, pictures."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from course_server import CourseServer
from learner import Learner
from playwright.sync_api import Page
from watched import Watched

from qidose.exercises.exercise import Exercise
from qidose.exercises.fields import Answer

AXE = Path(__file__).parent / "axe" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = (320, 768, 1280)


@dataclass
class Report:
    """What was found; nothing in `faults` means that all is well."""

    exercise: str
    faults: list[str] = field(default_factory=list)
    axe_checks: int = 0
    score: int = 0
    shots: list[Path] = field(default_factory=list)


def axe(page: Page) -> list[str]:
    """What axe finds on the page as it is, WCAG 2.2 A and AA: the rule and the place of each."""
    assert AXE.exists(), "axe-core is missing: run `npm ci` in tests/e2e/axe"
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(r => r.violations)", RULES
    )
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


class Audit:
    """An exercise at a page of its own, answered by somebody who has understood."""

    def __init__(self, watched: Watched, server: CourseServer, exercise: Exercise[Any], learner: str) -> None:
        self.watched, self.page = watched, watched.page
        self.exercise, self.learner = exercise, Learner(watched.page, learner)
        self.address = f"{server.base}/qidose/exercises/{exercise.about.dose}/{exercise.id}"
        self.report = Report(f"{exercise.about.dose}/{exercise.id}")

    def run(self, shots: Path | None = None) -> Report:
        """Open, look, answer with the keyboard, look again. Pictures go to `shots` where it is given."""
        self.page.goto(self.address)
        self.page.wait_for_selector("html[data-qidose=ready]", state="attached")
        self._charts_are_there()
        self._look("before", shots)
        answer = self.learner.do(self.exercise, midway=lambda: self._look("during", shots))
        self._charts_are_there()
        self._look("after", shots)
        self._score(answer)
        self.report.faults += [f"asked another machine: {url}" for url in self.watched.outside]
        self.report.faults += [f"error in the page: {text}" for text in self.watched.errors]
        return self.report

    def _charts_are_there(self) -> None:
        """Wait until every chart in sight has been drawn."""
        charts = ".qidose-chart:visible"
        for n in range(self.page.locator(charts).count()):
            self.page.locator(charts).nth(n).locator("svg").first.wait_for()

    def _look(self, when: str, shots: Path | None) -> None:
        self.report.axe_checks += 1
        self.report.faults += [f"axe, {when}: {found}" for found in axe(self.page)]
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                self.report.faults.append(f"{when}: the page is {wide} px wide in a window of {width} px")
            if shots:
                path = shots / f"{self.report.exercise.replace('/', '--')}--{when}-{width}.png"
                self.page.screenshot(path=path, full_page=True)
                self.report.shots.append(path)

    def _score(self, answer: Answer) -> None:
        """The page and the exercise must say the same, and somebody who has understood gets every point."""
        case = self.learner.case(self.exercise)
        self.report.score = self.exercise.mark(case, answer).score
        if self.report.score != self.exercise.points:
            self.report.faults.append(f"right answers earn {self.report.score} of {self.exercise.points} points")
        said = self.page.locator(f"#{self.exercise.id}-summary").inner_text()
        if self.exercise.points and f"You have {self.report.score} of {self.exercise.points} points" not in said:
            self.report.faults.append(f"the page says: {json.dumps(said[:200])}")
