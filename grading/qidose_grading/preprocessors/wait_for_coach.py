"""Saving the scores: a coach's mark stays on an answer that did not change, and waits on one that did."""

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import SaveAutoGrades
from nbgrader.utils import is_task
from traitlets import Unicode

from ..answerbook import AnswerBook
from ..code_notebook import digest_of, has_answers
from ..names import exercise_of
from ..records import read_answers


class WaitForCoach(SaveAutoGrades):
    """nbgrader's SaveAutoGrades, which also settles what waits for a coach.

    When a work comes in again, nbgrader leaves a task's old mark not waiting, whatever the answer now says, and sets
    every score that a coach has corrected waiting, though the answer is the same. A mark belongs to the answer it was
    given for, so we keep the digest of the answer that was last marked, and compare.
    """

    answers_url = Unicode(help="the database of answers").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        self._answers = read_answers(Path(resources["metadata"]["path"]))
        self._book = AnswerBook(self.answers_url)
        self._code = has_answers(nb)
        return super().preprocess(nb, resources)

    def _add_score(self, cell: NotebookNode, resources: dict[str, Any]) -> None:
        before = self._grade(cell).needs_manual_grade
        super()._add_score(cell, resources)
        self._settle(cell, before)

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        if is_task(cell):
            self._settle(cell, self._grade(cell).needs_manual_grade)
        return super().preprocess_cell(cell, resources, cell_index)

    def _grade(self, cell: NotebookNode) -> Any:
        return self.gradebook.find_grade(
            cell.metadata.nbgrader.grade_id, self.notebook_id, self.assignment_id, self.student_id
        )

    def _settle(self, cell: NotebookNode, waited: bool) -> None:
        grade, name = self._grade(cell), cell.metadata.nbgrader.grade_id
        record = self._answers.exercises.get(exercise_of(name))
        digest = record.digest() if record else digest_of(self._answers.code) if self._code else ""
        changed = self._book.read_digest(self.student_id, self.assignment_id, name) != digest
        if grade.manual_score is not None:
            # Once it waits, it waits until the coach saves a mark, however often the work is marked again.
            grade.needs_manual_grade = changed or waited
        elif is_task(cell):
            # Nothing handed in for this exercise yet: there is nothing for a coach to read.
            grade.needs_manual_grade = bool(digest)
        self.gradebook.db.commit()
        if changed:
            self._book.keep_digest(self.student_id, self.assignment_id, name, digest)
