"""Use of the skill, read from the log: days of refreshers and of tests, and nobody's words."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from answers.refresher import right
from qidose.exercises.attempt import next_step
from qidose.exercises.exercise import Exercise, seed_for
from qidose.own import find_work
from qidose.own.use import InYourWork
from qidose.refresher import Quarter, Refresher
from qidose_grading import uses
from qidose_grading.answerbook import AnswerBook, Entry, connect, steps
from qidose_grading.home import Home
from qidose_grading.register import read_records
from qidose_grading.register.used import tests_run as run_by_all

LESSONS = Path(__file__).parents[2] / "course" / "lessons"
Q4, Q3 = Quarter(2026, 4), Quarter(2026, 3)
DAY = dt.date(2026, 11, 26)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'answers.db'}"


@pytest.fixture
def book(url: str) -> AnswerBook:
    return AnswerBook(url)


def ask(book: AnswerBook, learner: str, exercise: Exercise[Any], **asked: Any) -> None:
    entry = Entry(exercise.about.dose, exercise.id, 1, None, lambda attempt: seed_for(learner, exercise.id, attempt))
    at = {"attempt": book.attempt(learner, exercise.id).number, **asked}
    book.take(learner, entry, lambda state: next_step(exercise, learner, state, at))


def refresh(book: AnswerBook, learner: str, quarter: Quarter, end: bool = True, **test: Any) -> None:
    """Do a refresher; `test` is what is said of the person's own test."""
    exercise = Refresher(quarter)
    number = book.attempt(learner, exercise.id).number
    case = exercise.case(seed_for(learner, exercise.id, number))
    for card in exercise.cards(case, book.attempt(learner, exercise.id).answer):
        if card.id != "your-test":
            values = right(case, card.id, book.attempt(learner, exercise.id).answer)
            ask(book, learner, exercise, do="answer", card=card.id, values=values)
    for field, value in test.items():
        ask(book, learner, exercise, do="answer", card="your-test", values={field: value})
    if end:
        ask(book, learner, exercise, do="finish")


def happened_on(url: str, day: dt.date, *learners: str) -> None:
    """Put the log of these learners on a day."""
    engine = connect(url)
    with engine.begin() as connection:
        at = dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC)
        connection.execute(update(steps).where(steps.c.learner.in_(learners)).values(at=at))
    engine.dispose()


def test_a_refresher_is_done_when_it_was_finished_and_on_that_day(book: AnswerBook, url: str) -> None:
    refresh(book, "amy", Q4, ran="no", barrier="time")
    refresh(book, "ben", Q4, end=False)
    happened_on(url, DAY, "amy", "ben")
    assert uses.refreshers_done(url) == [uses.RefresherDone("amy", Q4, DAY, None)]
    assert uses.refreshers_done(url, "ben") == []
    assert uses.refreshers_done(url, "amy") == uses.refreshers_done(url)


def test_done_again_it_keeps_its_first_day_and_its_first_test(book: AnswerBook, url: str) -> None:
    refresh(book, "amy", Q4, ran="yes", when="2026-10-05", learned="Less is enough.")
    happened_on(url, dt.date(2026, 10, 6), "amy")
    ask(book, "amy", Refresher(Q4), do="again", attempt=1)
    refresh(book, "amy", Q4, ran="no", barrier="time")
    refresh(book, "amy", Q3, ran="begun")
    assert [(one.quarter, one.ran_test) for one in uses.refreshers_done(url)] == [
        (Q3, None),
        (Q4, dt.date(2026, 10, 5)),
    ]
    assert uses.refreshers_done(url)[1].on == dt.date(2026, 10, 6)


@pytest.mark.parametrize(
    ("told", "counted"), [("2026-11-02", dt.date(2026, 11, 2)), ("2027-01-01", DAY), (None, DAY), ("0027-03-31", DAY)]
)
def test_a_test_counts_on_its_day_and_never_after_it_was_told(
    told: str | None, counted: dt.date, book: AnswerBook, url: str
) -> None:
    refresh(book, "amy", Q4, ran="yes", when=told, learned="It took too long.")
    happened_on(url, DAY, "amy")
    assert [(use.person, use.on, use.kind) for use in uses.tests_reported(url)] == [("amy", counted, "test")]


def test_of_a_lessons_prompts_only_those_about_a_test_count_and_only_when_done(book: AnswerBook, url: str) -> None:
    for learner, dose, name, did in (
        ("amy", "all-staff", "do-it-and-tell", "did"),
        ("ben", "all-staff", "do-it-and-tell", "not-yet"),
        ("cat", "managers", "my-next-test", "tried"),
        ("dan", "managers", "my-next-meeting", "did"),
    ):
        use = InYourWork(dose, name)
        ask(book, learner, use, do="answer", card="plan", values={"what": "A new tray."})
        ask(book, learner, use, do="answer", card="after", values={"did": did})
    happened_on(url, DAY, "amy", "ben", "cat", "dan")
    assert [(use.person, use.on) for use in uses.tests_reported(url)] == [("amy", DAY), ("cat", DAY)]


def test_prompts_that_count_as_tests_are_in_the_lessons() -> None:
    there = set()
    for path in LESSONS.glob("*/*.ipynb"):
        prompts = re.findall(r'in_your_work\(\\"([a-z0-9-]+)\\"\)', path.read_text(encoding="utf-8"))
        there |= {f"use-{path.stem}-{name}" for name in prompts}
    assert there >= uses.TESTS_IN_LESSONS


def test_own_records_refreshers_and_prompts_together(book: AnswerBook, url: str) -> None:
    refresh(book, "amy", Q4, ran="yes", learned="It works by day.")
    work = find_work("pdsa-1")
    plan = {"change": "A card", "why": "It is shorter to fill in", "how-many": 1, "prediction": "1 of 1"}
    ask(book, "ben", work, do="lock", card="cycle-1-plan", values=plan)
    study = {"happened": "It fell off", "compared": "less", "learned": "Use a clip", "decision": "adapt"}
    ask(book, "ben", work, do="lock", card="cycle-1-study", values=study)
    happened_on(url, DAY, "amy", "ben")
    found = run_by_all(url)
    assert uses.people_with_a_test(found, DAY - dt.timedelta(days=183), DAY) == {"amy", "ben"}
    assert uses.people_with_a_test(found, DAY + dt.timedelta(days=1), DAY + dt.timedelta(days=200)) == set()


def test_the_register_reads_both(tmp_path: Path) -> None:
    home = Home(tmp_path / "home").make()
    book = AnswerBook(home.answers_url)
    refresh(book, "amy", Q4, ran="yes", learned="It works by day.")
    happened_on(home.answers_url, DAY, "amy")
    records = read_records(home, DAY)
    assert [(one.person, one.on) for one in records.refreshed] == [("amy", DAY)]
    assert [(one.person, one.on) for one in records.uses] == [("amy", DAY)]


def test_no_words_leave_the_log(book: AnswerBook, url: str) -> None:
    refresh(book, "amy", Q4, ran="yes", learned="Something private.")
    assert "private" not in repr([*uses.refreshers_done(url), *uses.tests_reported(url)])


def test_an_empty_log(url: str) -> None:
    AnswerBook(url)
    assert uses.refreshers_done(url) == uses.tests_reported(url) == []
