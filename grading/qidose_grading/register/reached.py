"""Who reached which dose, on which day, by which evidence: nbgrader's gradebook for this course, the register else.

The gradebook stays the record of completion. It keeps the day of the newest work alone, so the register notes the day
on which it first saw a completion: somebody who improves a work later has not reached the dose later.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from sqlalchemy import DateTime, create_engine, inspect, text

from qidose.progress.records import DOSE_IDS, Reached
from qidose_grading.gradebook import read_marks
from qidose_grading.home import Home
from qidose_grading.progress import completed

from .store import Register

_DAYS = """
SELECT sa.student_id AS learner, a.name AS edition, sa.timestamp AS at
FROM submitted_assignment sa JOIN assignment a ON a.id = sa.assignment_id
"""


def reached(home: Home, register: Register, today: dt.date) -> list[Reached]:
    """Every dose that anybody reached, in post or not, by person, dose and day. Nothing is written."""
    found = [*_by_course(home, register, today), *_by_register(register)]
    return sorted(found, key=lambda one: (one.person, DOSE_IDS.index(one.dose), one.on))


def note_completions(home: Home, register: Register, today: dt.date) -> int:
    """Note the day of each completion that is new in the gradebook; how many there were."""
    fresh = {(one.person, one.dose): one.on for one in _by_course(home, register, today)}
    for key in register.completion_days():
        fresh.pop(key, None)
    register.note_completions(fresh)
    return len(fresh)


def deepest(found: Iterable[Reached], today: dt.date) -> dict[str, Reached]:
    """The deepest dose that each person has on a day: once each, with the first day on which they reached it."""
    best: dict[str, Reached] = {}
    for one in found:
        if one.on <= today and (one.ended is None or today < one.ended):
            known = best.get(one.person)
            if known is None or _depth(one) > _depth(known):
                best[one.person] = one
    return best


def _depth(one: Reached) -> tuple[int, int]:
    return DOSE_IDS.index(one.dose), -one.on.toordinal()


def _by_register(register: Register) -> Iterator[Reached]:
    for row in register.rows("dose"):
        source, way = row["source"] or "", row["way"] or ""
        yield Reached(row["person"], row["dose"], row["on"], row["evidence"], source, row["ended"], way)


def _by_course(home: Home, register: Register, today: dt.date) -> Iterator[Reached]:
    """Completions in the gradebook: once for each person and dose, on the first day that is known."""
    days, noted = _days(home.gradebook_url), register.completion_days()
    found: dict[tuple[str, str], dt.date] = {}
    for learner, dose, edition in completed(read_marks(home.gradebook_url)):
        key = (learner, dose)
        known = [day for day in (noted.get(key), days.get((learner, edition)), found.get(key)) if day is not None]
        found[key] = min(known, default=today)
    for (learner, dose), day in found.items():
        yield Reached(learner, dose, day, "course", "nbgrader", way="virtual")


def _days(url: str) -> dict[tuple[str, str], dt.date]:
    """The day on which each work in the gradebook was handed in."""
    engine = create_engine(url)
    try:
        if "submitted_assignment" not in inspect(engine).get_table_names():
            return {}
        with engine.connect() as connection:
            rows = connection.execute(text(_DAYS).columns(at=DateTime)).all()
        return {(row.learner, row.edition): row.at.date() for row in rows if row.at is not None}
    finally:
        engine.dispose()
