"""Who has completed which dose, and what is missing: nbgrader's gradebook, read by each exercise's own pass mark."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from qidose.code_tasks import checks_of
from qidose.doses import DOSES
from qidose.exercises.registry import exercises_of

from .answerbook import AnswerBook
from .gradebook import CellMark, read_marks
from .home import Home
from .names import coach_cell

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a cell of a spreadsheet begins with when it is to be worked out, also in full width."""

State = Literal["not started", "started", "waiting for marking", "waiting for a coach", "not yet passed", "completed"]


@dataclass(frozen=True)
class Progress:
    """How far one learner is with one dose. `missing` names what still has to be passed, in lesson order."""

    learner: str
    name: str
    dose: str
    state: State
    missing: tuple[str, ...]
    passed: int
    parts: int

    @property
    def completed(self) -> bool:
        return self.state == "completed"


def progress(home: Home, book: AnswerBook) -> list[Progress]:
    """Every learner who has begun a dose, with each dose they have begun, by learner and then in the order of doses."""
    marks: dict[str, list[CellMark]] = defaultdict(list)
    for mark in read_marks(home.gradebook_url):
        marks[mark.learner].append(mark)
    people = {**{learner: learner for learner in marks}, **book.people()}
    found = []
    for learner, name in sorted(people.items()):
        states = _states(book, learner, name, marks[learner])
        found += [state for state in states if state.state != "not started"]
    return found


def progress_of(home: Home, book: AnswerBook, learner: str) -> dict[str, Progress]:
    """One learner's progress in all six doses."""
    states = _states(book, learner, book.name_of(learner), list(read_marks(home.gradebook_url, learner)))
    return {state.dose: state for state in states}


def completed(marks: Iterable[CellMark]) -> Iterator[tuple[str, str, str]]:
    """Learner, dose and edition of every work that completes a dose, by the marks alone."""
    works: dict[tuple[str, str], dict[str, CellMark]] = defaultdict(dict)
    for mark in marks:
        works[mark.learner, mark.edition][mark.cell] = mark
    begun = {edition.rpartition("-")[0] for _, edition in works}
    needed = {dose.id: _pass_marks(dose.id) for dose in DOSES if dose.id in begun}
    for (learner, edition), cells in works.items():
        dose = edition.rpartition("-")[0]
        if dose in needed and all(_passed(mark, needed[dose]) for mark in cells.values()):
            yield learner, dose, edition


def as_csv(rows: Iterable[Progress]) -> str:
    """A table for a spreadsheet. Words that begin like a formula are kept from becoming one; line breaks are spaces."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["learner", "name", "dose", "state", "parts passed", "parts", "missing"])
    for row in rows:
        missing = "; ".join(row.missing)
        learner, name = plain_cell(row.learner), plain_cell(row.name)
        table.writerow([learner, name, row.dose, row.state, row.passed, row.parts, plain_cell(missing)])
    return out.getvalue()


def plain_cell(text: str) -> str:
    """Words for a cell of a spreadsheet: what begins like a formula is kept from becoming one."""
    words = " ".join(text.split())
    return f"'{words}" if words.startswith(_FORMULA) else words


def _states(book: AnswerBook, learner: str, name: str, marks: list[CellMark]) -> list[Progress]:
    # Any accepted edition of a dose counts, each by itself: marks of two editions are never mixed.
    by_edition: dict[str, dict[str, CellMark]] = defaultdict(dict)
    for mark in marks:
        by_edition[mark.edition][mark.cell] = mark
    return [_best(book, learner, name, dose.id, by_edition) for dose in DOSES]


def _best(book: AnswerBook, learner: str, name: str, dose: str, by_edition: dict[str, dict[str, CellMark]]) -> Progress:
    editions = [cells for edition, cells in by_edition.items() if edition.rpartition("-")[0] == dose]
    handed_in = book.last_hand_in(learner, dose)
    being_marked = handed_in is not None and handed_in.marked_at is None
    tried = [_in_edition(learner, name, dose, cells) for cells in editions]
    if tried:
        best = max(tried, key=lambda one: (one.completed, one.passed))
        if not being_marked or best.completed:
            return best
        return Progress(learner, name, dose, "waiting for marking", best.missing, best.passed, best.parts)
    missing = tuple(_parts(dose).values())
    if being_marked:
        return Progress(learner, name, dose, "waiting for marking", missing, 0, len(missing))
    state: State = "started" if book.attempts(learner, dose) else "not started"
    return Progress(learner, name, dose, state, missing, 0, len(missing))


def _parts(dose: str) -> dict[str, str]:
    """The graded cells of a dose with their names in words."""
    parts = {}
    for exercise in exercises_of(dose):
        if exercise.points:
            parts[exercise.id] = exercise.about.title
        if exercise.rubric:
            parts[coach_cell(exercise.id)] = f"{exercise.about.title} (marked by a coach)"
    return {**parts, **checks_of(dose)}


def _pass_marks(dose: str) -> dict[str, float]:
    marks: dict[str, float] = dict.fromkeys(checks_of(dose), 1.0)
    for exercise in exercises_of(dose):
        marks[exercise.id] = exercise.pass_mark
        if exercise.rubric:
            marks[coach_cell(exercise.id)] = exercise.rubric.pass_mark
    return marks


def _in_edition(learner: str, name: str, dose: str, cells: dict[str, CellMark]) -> Progress:
    words, needed = _parts(dose), _pass_marks(dose)
    # An older edition may lack exercises that the dose has now: it is judged by the cells that it has.
    passed = [cell for cell, mark in cells.items() if _passed(mark, needed)]
    missing = tuple(words.get(cell, cell) for cell in [*words, *cells] if cell in cells and cell not in passed)
    state: State = "completed"
    if missing:
        state = "waiting for a coach" if any(mark.waiting for mark in cells.values()) else "not yet passed"
    return Progress(learner, name, dose, state, tuple(dict.fromkeys(missing)), len(passed), len(cells))


def _passed(mark: CellMark, needed: Mapping[str, float]) -> bool:
    return mark.given and mark.score >= needed.get(mark.cell, 0)
