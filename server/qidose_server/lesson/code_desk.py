"""The port behind a lesson's exercises in code: what there is to do, what is handed in, and what became of it."""

import json
from pathlib import Path
from typing import Any

from qidose.code_tasks import code_tasks
from qidose_grading.code_notebook import BadCopy, code_notebook
from qidose_grading.gradebook import CellMark, read_marks
from qidose_grading.home import Home
from qidose_grading.own_copy import code_of
from qidose_grading.records import BrokenAnswers, read_answers


class CodeDesk:
    """One learner's exercises in code of one edition. Read afresh each time: the copy changes in JupyterLab."""

    def __init__(self, home: Home, learner: str, dose: str, edition: str) -> None:
        self._home = home
        self._learner = learner
        self._dose = dose
        self._edition = edition

    def code(self) -> dict[str, str]:
        """What stands in the learner's copy now. Raises BadCopy."""
        return code_of(self._home, self._learner, self._edition) if code_tasks(self._dose) else {}

    def lines(self) -> list[dict[str, str]]:
        """A line for each check of each exercise: what it is, and where the learner is with it."""
        tasks = code_tasks(self._dose)
        if not tasks:
            return []
        marks, said = self._marks(), self._said()
        handed_in = bool(self._handed_in())
        return [
            {"title": f"{task.title}: {words}", "state": self._state(marks.get(cell), said.get(cell), handed_in)}
            for task in tasks
            for cell, words in task.checks.items()
        ]

    def status(self) -> str:
        """What has become of the copy as a whole, in a sentence."""
        try:
            now = self.code()
        except BadCopy as trouble:
            return str(trouble)
        before = self._handed_in()
        if not now and not before:
            return "You have not saved any code yet."
        if not before:
            return "Your code is saved in your copy. It is not handed in yet."
        if now and now != before:
            return "Your copy has changed since you handed in. Hand in again to have the change marked."
        return "Your code is handed in."

    def _state(self, mark: CellMark | None, said: str | None, handed_in: bool) -> str:
        if not handed_in:
            return "Not handed in"
        if mark is None or not mark.given:
            return "Handed in, being marked"
        return "Passed" if mark.score >= 1 else f"Not yet passed. {said or ''}".strip()

    def _marks(self) -> dict[str, CellMark]:
        return {mark.cell: mark for mark in read_marks(self._home.gradebook_url, self._learner, self._edition)}

    def _handed_in(self) -> dict[str, str]:
        try:
            return read_answers(self._home.submitted / self._learner / self._edition).code
        except BrokenAnswers:
            return {}

    def _said(self) -> dict[str, str]:
        """What the tests said when the work was last marked, by test cell."""
        marked = self._home.course / "autograded" / self._learner / self._edition / code_notebook(self._dose)
        return _errors(marked)


def _errors(marked: Path) -> dict[str, str]:
    try:
        cells = json.loads(marked.read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError, KeyError):
        return {}
    found: dict[str, str] = {}
    for cell in cells:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        errors: list[Any] = [one for one in cell.get("outputs", []) if one.get("output_type") == "error"]
        if name and errors:
            found[name] = str(errors[0].get("evalue", ""))[:1000]
    return found
