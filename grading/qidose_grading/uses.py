"""Use of the skill, by day: refreshers that were done, and small tests that people say they ran.

Only days leave this module, and no words: what people wrote is theirs. There is no clock here either: whoever counts
gives the day.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from qidose.exercises.attempt import Attempt, fold
from qidose.exercises.fields import Answer
from qidose.exercises.values import date_in
from qidose.own.use import DOSE as IN_YOUR_WORK
from qidose.progress.records import Use
from qidose.refresher import DOSE as REFRESHERS
from qidose.refresher import Quarter, find_refresher
from qidose.refresher.own_test import TEST

from .answerbook import connect, step_of, steps

TESTS_IN_LESSONS = frozenset({"use-all-staff-do-it-and-tell", "use-managers-my-next-test"})
"""The prompts of "in your work" that ask for a test. The others ask to notice, to talk or to draw."""
DONE = ("did", "tried")
"""Answers to such a prompt that say it was done. A test that did not work out is a test."""


@dataclass(frozen=True, slots=True)
class RefresherDone:
    """A quarter's refresher that somebody finished, and on which day first.

    `ran_test` is the day of the test that they reported in it, None where they reported none.
    """

    learner: str
    quarter: Quarter
    on: dt.date
    ran_test: dt.date | None


def refreshers_done(url: str, learner: str | None = None) -> list[RefresherDone]:
    """Every refresher that was finished, by learner and quarter; of one learner only where it is given."""
    found = [
        done
        for (person, exercise), log in _logs(url, REFRESHERS, learner)
        if (done := _refresher(person, exercise, log)) is not None
    ]
    return sorted(found, key=lambda done: (done.learner, done.quarter))


def tests_reported(url: str) -> list[Use]:
    """Every small test that anybody says they ran, in a refresher or in a lesson's "in your work", by learner and day.

    Own records of tests are read by `register.used`. The same test may be told in 2 places: so count people, or days,
    and not rows (`people_with_a_test`).
    """
    in_refreshers = ((done.learner, done.ran_test) for done in refreshers_done(url) if done.ran_test)
    return [Use(learner, day) for learner, day in sorted([*in_refreshers, *_in_lessons(url)])]


def people_with_a_test(uses: Iterable[Use], since: dt.date, until: dt.date) -> set[str]:
    """Who ran a test on a day from `since` to `until`, both included."""
    return {use.person for use in uses if use.kind == "test" and since <= use.on <= until}


Log = list[Any]
"""Rows of the log of one learner at one exercise, oldest first."""


def _logs(url: str, dose: str, learner: str | None = None) -> Iterator[tuple[tuple[str, str], Log]]:
    query = select(steps).where(steps.c.dose == dose).order_by(steps.c.number)
    if learner is not None:
        query = query.where(steps.c.learner == learner)
    logs: dict[tuple[str, str], Log] = defaultdict(list)
    engine = connect(url)
    try:
        with engine.connect() as connection:
            for row in connection.execute(query):
                logs[row.learner, row.exercise].append(row)
    finally:
        engine.dispose()
    yield from logs.items()


def _refresher(learner: str, name: str, log: Log) -> RefresherDone | None:
    finished = {row.attempt: row.at.date() for row in reversed(log) if row.kind == "finish"}
    if not finished:
        return None
    attempts = fold([step_of(row) for row in log]).finished
    days = [_told_on(answer, finished[number]) for number, answer in attempts]
    tests = [day for day in days if day is not None]
    return RefresherDone(learner, find_refresher(name).quarter, min(finished.values()), min(tests, default=None))


def _told_on(answer: Answer, reported: dt.date) -> dt.date | None:
    """The day of the test in a refresher: as it was given, and never after the day on which it was reported."""
    if answer.get(TEST, "ran") != "yes":
        return None
    return min(date_in(answer.get(TEST, "when")) or reported, reported)


def _in_lessons(url: str) -> Iterator[tuple[str, dt.date]]:
    """The learner and the day of each test in "in your work": the day on which they said that it was done."""
    for (learner, name), log in _logs(url, IN_YOUR_WORK):
        if name in TESTS_IN_LESSONS and _says_done(fold([step_of(row) for row in log])):
            yield learner, next(row.at.date() for row in log if (row.values or {}).get("did") in DONE)


def _says_done(attempt: Attempt) -> bool:
    return attempt.answer.get("after", "did") in DONE
