"""Pages to read: who needs to know what, our words, where it comes from, and a way past what one knows already."""

from dataclasses import asdict
from typing import Any

from tornado.web import authenticated

from qidose.code_tasks import code_tasks
from qidose.doses import DOSES, find_dose
from qidose.exercises.attempt import Attempt, counting
from qidose.exercises.exercise import Exercise, seed_for
from qidose.exercises.registry import exercises_of
from qidose.language.glossary import GLOSSARY
from qidose.matrix import DOMAINS, LEVEL_MEANING, LEVELS, PARTS
from qidose.paths import paths
from qidose.references import REFERENCES

from .pages import Page

SHORT = {
    "all-staff": "All staff",
    "board": "Board",
    "senior-leaders": "Senior leaders",
    "managers": "Managers",
    "coaches": "Coaches",
    "experts": "Experts",
}


class MatrixPage(Page):
    """The dose matrix, with shade, number and word."""

    @authenticated
    def get(self) -> None:
        rows = [
            {"name": domain.name, "levels": domain.levels, "about": ", ".join(PARTS[part] for part in domain.parts)}
            for domain in DOMAINS
        ]
        doses = [{"short": SHORT[dose.id]} for dose in DOSES]
        every = "All 4 components"
        domains = [{**row, "about": row["about"] or every} for row in rows]
        self._show("matrix.html.j2", domains=domains, doses=doses, words=LEVELS, meaning=LEVEL_MEANING)


class WordsPage(Page):
    """The glossary."""

    @authenticated
    def get(self) -> None:
        self._show("words.html.j2", terms=GLOSSARY)


class ReferencesPage(Page):
    """The sources of the lessons."""

    @authenticated
    def get(self) -> None:
        self._show("references.html.j2", references=REFERENCES)


class PathPage(Page):
    """A way through the course besides its lessons."""

    @authenticated
    def get(self, name: str) -> None:
        self._show("path.html.j2", path=next(path for path in paths() if path.id == name))


class TestOutPage(Page):
    """The exercises of a level without its text, for those who know it already."""

    __test__ = False  # pytest would take it for a test

    @authenticated
    def get(self, dose_id: str) -> None:
        if dose_id not in {dose.id for dose in DOSES}:
            self._missing()
            return
        attempts = self._book.attempts(self._person.learner, dose_id)
        lines = [
            {
                **asdict(exercise.about),
                "id": exercise.id,
                "state": state_of(exercise, self._person.learner, attempts.get(exercise.id)),
            }
            for exercise in exercises_of(dose_id)
        ]
        self._show("test_out.html.j2", dose=find_dose(dose_id), lines=lines, tasks=code_tasks(dose_id))


def state_of(exercise: Exercise[Any], learner: str, attempt: Attempt | None) -> str:
    """Where a learner stands in one exercise, in a sentence."""
    if attempt is None:
        return "Not started."
    best = counting(exercise, learner, attempt)
    if best is None:
        return "Started."
    number, answer = best
    score = exercise.mark(exercise.case(seed_for(learner, exercise.id, number)), answer).score
    if score < exercise.pass_mark:
        return "Not passed yet."
    return "A coach will read it when you hand in." if exercise.rubric else "Passed."


ROUTES: list[tuple[str, type[Page]]] = [
    (r"/qidose/matrix", MatrixPage),
    (r"/qidose/words", WordsPage),
    (r"/qidose/references", ReferencesPage),
    (r"/qidose/test-out/([a-z-]+)", TestOutPage),
    (r"/qidose/(pocket|just-in-time)", PathPage),
]
