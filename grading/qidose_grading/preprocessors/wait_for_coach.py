"""After the scores are saved: a coach's mark stays on an answer that did not change, and waits on one that did."""

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_task
from traitlets import Unicode

from ..answerbook import AnswerBook
from ..names import exercise_of
from ..records import read_answers


class WaitForCoach(NbGraderPreprocessor):
    """Sets each task cell to waiting or not.

    nbgrader leaves a task's old mark untouched and not waiting when a work comes in again, whatever it now says. The
    mark belongs to the answer it was given for, so we keep that answer's digest and compare.
    """

    answers_url = Unicode(help="the database of answers").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        nbgrader = resources["nbgrader"]
        tasks = [cell.metadata.nbgrader.grade_id for cell in nb.cells if is_task(cell)]
        if tasks:
            answers = read_answers(Path(resources["metadata"]["path"]))
            book = AnswerBook(self.answers_url)
            with Gradebook(nbgrader["db_url"]) as gradebook:
                for task in tasks:
                    record = answers.exercises.get(exercise_of(task))
                    self._settle(gradebook, book, nbgrader, task, record.digest() if record else "")
                gradebook.db.commit()
        return nb, resources

    def _settle(self, gradebook: Gradebook, book: AnswerBook, where: dict[str, Any], task: str, digest: str) -> None:
        learner, edition, exercise = where["student"], where["assignment"], exercise_of(task)
        grade = gradebook.find_grade(task, where["notebook"], edition, learner)
        unchanged = book.read_digest(learner, edition, exercise) == digest
        # Nothing handed in for this exercise yet: there is nothing for a coach to read.
        grade.needs_manual_grade = bool(digest) and not (unchanged and grade.manual_score is not None)
        if not unchanged:
            book.keep_digest(learner, edition, exercise, digest)
