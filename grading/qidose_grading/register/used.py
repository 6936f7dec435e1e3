"""Tests that people ran, by the day on which they studied the result. Their words stay private: only the day is read,
and whether the plan says what was expected."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from qidose.exercises.attempt import fold
from qidose.own.work import DOSE, find_work
from qidose.progress.records import Use
from qidose_grading.answerbook import connect, step_of, steps
from qidose_grading.uses import tests_reported

_STUDIED = re.compile(r"cycle-(\d+)-study")
SMALL_TEST = "my-small-test"
PREDICTION = "A prediction with a number or a direction"
"""The check of a cycle's plan that we count by."""


def tests_run(url: str) -> list[Use]:
    """Every test that people ran: in records of their own, and as they told it in a refresher or after a lesson."""
    return [*tests_of_own_work(url), *tests_reported(url)]


def tests_of_own_work(url: str) -> list[Use]:
    """One use for each cycle of one's own PDSA records that was studied. A plan alone is no test yet."""
    logs: dict[tuple[str, str], list[Any]] = defaultdict(list)
    query = select(steps).where(steps.c.dose == DOSE, steps.c.exercise.startswith("pdsa-")).order_by(steps.c.number)
    engine = connect(url)
    with engine.connect() as connection:
        for row in connection.execute(query):
            logs[row.learner, row.exercise].append(row)
    engine.dispose()
    return [use for (learner, exercise), log in logs.items() for use in _cycles(learner, exercise, log)]


def ideas_of_own_work(url: str) -> list[dt.date]:
    """The days on which anybody fixed the plan of a test: in a PDSA record, or in the first lesson."""
    planned = (steps.c.dose == DOSE) & (steps.c.kind == "lock") & steps.c.card.like("cycle-%-plan")
    small = (steps.c.exercise == SMALL_TEST) & (steps.c.kind == "finish")
    engine = connect(url)
    with engine.connect() as connection:
        days = [at.date() for at in connection.execute(select(steps.c.at).where(planned | small)).scalars()]
    engine.dispose()
    return days


def _cycles(learner: str, exercise: str, log: list[Any]) -> Iterator[Use]:
    studied = [(row, found[1]) for row in log if row.kind == "lock" and (found := _STUDIED.fullmatch(row.card))]
    if not studied:
        return
    cards = {card.id: card for card in find_work(exercise).cards(None, fold([step_of(row) for row in log]).answer)}
    for row, cycle in studied:
        plan = cards.get(f"cycle-{cycle}-plan")
        met = {check.name for check in plan.checks if check.met} if plan else set()
        yield Use(learner, row.at.date(), "test", PREDICTION in met)
