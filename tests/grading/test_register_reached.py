"""Doses reached and tests run: nbgrader's gradebook and people's own work, read by the register and never copied."""

import datetime as dt
from typing import Any

import pytest
from nbgrader.api import Gradebook

from qidose.exercises.registry import find_exercise
from qidose.own import find_work
from qidose.progress.counts import count, months_to_show
from qidose.progress.page import progress_parts
from qidose_grading.names import is_coach_cell
from qidose_grading.register import Register, deepest, note_completions, reached, read_records
from qidose_grading.register.used import ideas_of_own_work
from qidose_grading.register.used import tests_of_own_work as own_tests

TODAY = dt.date(2026, 11, 26)
PEOPLE = b"""id,name,group,directorate,joined,left
amy,Amy Adder,all-staff,Surgery,2026-02-01,
ben,Ben Boa,managers,Surgery,2021-03-01,2026-08-31
"""


@pytest.fixture
def register(school: Any) -> Register:
    register = Register(school.home.answers_url)
    register.bring_in("people", PEOPLE, TODAY, "Pat", known_since=dt.date(2026, 1, 1))
    return register


def complete(school: Any, learner: str, dose: str, on: str | None, score: float | None = None) -> None:
    """Every part of a dose marked in nbgrader's gradebook, in full or with `score`, handed in on a day."""
    edition = school.editions[dose]
    with Gradebook(school.home.gradebook_url) as gradebook:
        gradebook.update_or_create_student(learner)
        at = dt.datetime.fromisoformat(f"{on}T10:00:00") if on else None
        gradebook.update_or_create_submission(edition, learner, timestamp=at)
        submission = gradebook.find_submission(edition, learner)
        for grade in [grade for notebook in submission.notebooks for grade in notebook.grades]:
            given = grade.max_score if score is None else score
            grade.needs_manual_grade = False
            if is_coach_cell(grade.name):
                grade.manual_score = given
            else:
                grade.auto_score = given
        gradebook.db.commit()


def days(school: Any, register: Register) -> list[tuple[str, str, str, str]]:
    return [(one.person, one.dose, str(one.on), one.evidence) for one in reached(school.home, register, TODAY)]


def test_the_gradebook_is_the_record_of_this_course(school: Any, register: Register) -> None:
    assert days(school, register) == []
    complete(school, "amy", "all-staff", "2026-03-10")
    complete(school, "ben", "all-staff", "2026-03-11", score=0)
    assert days(school, register) == [("amy", "all-staff", "2026-03-10", "course")]
    assert register.rows("dose") == []
    complete(school, "amy", "all-staff", "2026-03-10", score=0)  # a coach took a mark back
    assert days(school, register) == []


def test_who_improves_a_work_later_has_not_reached_the_dose_later(school: Any, register: Register) -> None:
    complete(school, "amy", "all-staff", "2026-03-10")
    assert note_completions(school.home, register, TODAY) == 1
    complete(school, "amy", "all-staff", "2026-09-09")
    assert note_completions(school.home, register, TODAY) == 0
    assert days(school, register) == [("amy", "all-staff", "2026-03-10", "course")]
    complete(school, "amy", "all-staff", "2026-09-09", score=0)
    assert days(school, register) == []  # the note alone is no completion


def test_a_completion_without_a_day_counts_from_when_it_is_seen(school: Any, register: Register) -> None:
    complete(school, "amy", "all-staff", None)
    assert days(school, register) == [("amy", "all-staff", str(TODAY), "course")]


def test_what_was_done_elsewhere_stands_beside_it_and_the_deepest_counts_once(school: Any, register: Register) -> None:
    complete(school, "amy", "all-staff", "2026-03-10")
    for row in (("all-staff", "2024-05-01", "external", ""), ("managers", "2026-04-01", "classroom", "2026-06-30")):
        cells = dict(zip(("person", "dose", "on", "evidence", "ended"), ("amy", *row), strict=True))
        register.add("doses", cells, TODAY, "Pat")
    found = reached(school.home, register, TODAY)
    assert [(one.dose, str(one.on), one.evidence) for one in found] == [
        ("all-staff", "2024-05-01", "external"),
        ("all-staff", "2026-03-10", "course"),
        ("managers", "2026-04-01", "classroom"),
    ]
    then, now = deepest(found, dt.date(2026, 5, 1)), deepest(found, TODAY)
    assert (then["amy"].dose, now["amy"].dose, str(now["amy"].on)) == ("managers", "all-staff", "2024-05-01")
    counts = count(read_records(school.home, TODAY), months_to_show(read_records(school.home, TODAY), TODAY, 9))
    assert counts.deepest[:, -1].tolist() == [1, 0, 0, 0, 0, 0]
    assert counts.completions.sum(axis=1).tolist() == [0, 0, 0, 1, 0, 0]  # all staff: before joining


def test_next_months_progress_comes_from_the_gradebook(school: Any, register: Register) -> None:
    complete(school, "amy", "all-staff", "2026-03-10")
    complete(school, "ben", "managers", "2026-04-10")  # and left in August
    complete(school, "eve", "all-staff", "2026-04-10")  # not in the register
    records = read_records(school.home, TODAY)
    counts = count(records, months_to_show(records, TODAY))
    assert counts.trained.sum(axis=(0, 1)).tolist()[-8:] == [1, 2, 2, 2, 2, 1, 1, 1]
    assert progress_parts(records, {}, TODAY)


PLAN = {"change": "Phone first", "why": "It is quicker for them", "how-many": 1, "watch": ""}
STUDY = {"happened": "It went well", "compared": "same", "learned": "It works", "decision": "adopt"}


def test_a_cycle_counts_when_it_is_studied_and_says_whether_it_predicted(school: Any) -> None:
    work = find_work("pdsa-1")
    for number, prediction in enumerate(("8 of 10 come", "We shall see"), start=1):
        plan, study = f"cycle-{number}-plan", f"cycle-{number}-study"
        school.ask("amy", work, do="answer", card=plan, values={**PLAN, "prediction": prediction})
        school.ask("amy", work, do="lock", card=plan)
        assert len(own_tests(school.home.answers_url)) == number - 1
        school.ask("amy", work, do="answer", card=study, values=STUDY)
        school.ask("amy", work, do="lock", card=study)
    found = own_tests(school.home.answers_url)
    assert [(use.person, use.kind, use.predicted) for use in found] == [("amy", "test", True), ("amy", "test", False)]
    assert "Phone" not in str(found)
    assert len(ideas_of_own_work(school.home.answers_url)) == 2


def test_a_small_test_of_the_first_lesson_is_an_idea(school: Any) -> None:
    assert ideas_of_own_work(school.home.answers_url) == []
    school.finish("amy", find_exercise("all-staff", "my-small-test"))
    assert len(ideas_of_own_work(school.home.answers_url)) == 1
