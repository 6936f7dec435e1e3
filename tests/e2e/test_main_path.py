"""The main job, end to end: someone learns with the keyboard, hands in, a coach marks, completion is recorded."""

import csv
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from course_server import CourseServer
from hands import go_to_section_of, open_lesson, press, saved, turn_to, turn_to_section_of, write
from learner import Learner
from playwright.sync_api import Page, expect
from watched import Watched

from qidose.exercises.fields import Answer
from qidose.exercises.registry import exercises_of, find_exercise
from qidose_grading.home import Home

pytestmark = pytest.mark.browser

Serve = Callable[[str], CourseServer]
Visit = Callable[..., Watched]

BY_HAND = ("qi-or-qa", "twelve-charts", "same-change", "my-small-test")
"""What is done in the browser here; the rest was done the day before. `make audit` does every exercise by keyboard."""


def hand_in(page: Page) -> None:
    """Go on to the last section, press the button and wait until the server has marked."""
    turn_to(page, "#qidose-hand-in")
    press(page, "qidose-hand-in")
    expect(page.locator("#qidose-hand-in-status")).to_contain_text("and marked", timeout=60_000)


def progress(home: Path, tmp_path: Path) -> dict[tuple[str, str], dict[str, str]]:
    """What `qidose progress --csv` says, by learner and dose."""
    file = tmp_path / "progress.csv"
    command = [sys.executable, "-m", "qidose_server", "progress", "--csv", str(file)]
    subprocess.run(command, check=True, env={**os.environ, "QIDOSE_HOME": str(home)}, capture_output=True)
    with file.open(encoding="utf-8-sig", newline="") as table:
        return {(row["learner"], row["dose"]): row for row in csv.DictReader(table)}


def test_a_learner_does_the_all_staff_lesson_with_the_keyboard_and_completes_it(
    serve: Serve, visit: Visit, home: Path, shots: Path, tmp_path: Path, school_at: Callable[[Home], Any]
) -> None:
    server = serve("Alice Adder")
    for exercise in exercises_of("all-staff"):
        if exercise.id not in BY_HAND:
            school_at(Home(home)).finish("alice-adder", exercise)
    watched = visit(server)
    page = watched.page
    page.screenshot(path=shots / "course.png", full_page=True)
    open_lesson(page, server.lesson("all-staff"))
    page.screenshot(path=shots / "lesson.png", full_page=True)
    learner = Learner(page, "alice-adder")
    go_to_section_of(page, BY_HAND[0])
    for name in BY_HAND:
        exercise = find_exercise("all-staff", name)
        turn_to_section_of(page, name)
        page.screenshot(path=shots / f"{name}-before.png", full_page=True)
        answer = learner.do(exercise)
        page.screenshot(path=shots / f"{name}-after.png", full_page=True)
        assert exercise.mark(learner.case(exercise), answer).score == exercise.points
        said = page.locator(f"#{name}-summary").inner_text()
        assert f"You have {exercise.points} of {exercise.points} points" in said
    hand_in(page)
    page.screenshot(path=shots / "handed-in.png", full_page=True)
    assert progress(home, tmp_path)["alice-adder", "all-staff"]["state"] == "completed"
    page.goto(server.address)
    expect(page.locator("#state-all-staff")).to_have_text("Completed")
    assert watched.outside == []
    assert watched.errors == []


def test_two_people_at_once_have_different_data_and_only_their_own_answers(serve: Serve, visit: Visit) -> None:
    people = {name: visit(serve(name)).page for name in ("Bo Brook", "Cy Cliff")}
    for name, page in people.items():
        open_lesson(page, serve(name).lesson("all-staff"))
        turn_to_section_of(page, "twelve-charts")
    numbers = {name: page.locator("[data-card=chart-1] table").text_content() for name, page in people.items()}
    assert numbers["Bo Brook"] != numbers["Cy Cliff"]
    first = find_exercise("all-staff", "twelve-charts")
    bo, cy = people.values()
    learner = Learner(bo, "bo-brook")
    learner.fill(first, first.cards(learner.case(first), Answer())[0], {"decision": "look"})
    cy.reload()
    cy.wait_for_selector("html[data-qidose=ready]", state="attached")
    expect(cy.locator("#twelve-charts-where")).to_contain_text("(0 answered)")
    expect(cy.locator("[data-card=chart-1] input:checked")).to_have_count(0)
    bo.reload()
    bo.wait_for_selector("html[data-qidose=ready]", state="attached")
    expect(bo.locator("[data-card=chart-1] input:checked")).to_have_value("look")


def test_a_coach_marks_a_managers_work_and_the_learner_reads_it(
    serve: Serve, visit: Visit, home: Path, shots: Path, tmp_path: Path, school_at: Callable[[Home], Any]
) -> None:
    server = serve("Dee Dale")
    for other in exercises_of("managers"):
        if other.id != "short-pdsa":
            school_at(Home(home)).finish("dee-dale", other)
    page = visit(server).page
    open_lesson(page, server.lesson("managers"))
    exercise = find_exercise("managers", "short-pdsa")
    turn_to_section_of(page, "short-pdsa")
    page.screenshot(path=shots / "pdsa-before.png", full_page=True)
    learner = Learner(page, "dee-dale")
    learner.do(exercise)
    page.screenshot(path=shots / "pdsa-after.png", full_page=True)
    hand_in(page)
    before = progress(home, tmp_path)["dee-dale", "managers"]
    assert before["state"] == "waiting for a coach"

    coach = visit(server)
    mark_in_formgrader(coach, server, shots, score="11", comment="A clear prediction.\nWhat would a patient notice?")
    assert coach.outside == []
    assert coach.errors == []
    after = progress(home, tmp_path)["dee-dale", "managers"]
    assert int(after["parts passed"]) == int(before["parts passed"]) + 1

    open_lesson(page, server.lesson("managers"))
    turn_to_section_of(page, "short-pdsa")
    said = page.locator("#short-pdsa-coach")
    expect(said).to_contain_text("You passed: 11 of 14 points")
    expect(said).to_contain_text("What would a patient notice?")
    page.screenshot(path=shots / "pdsa-marked.png", full_page=True)

    # The same words again keep the mark; other words wait for the coach.
    press(page, "short-pdsa-improve")
    expect(page.locator("#short-pdsa-finish")).to_be_visible()
    with saved(page, "short-pdsa"):
        write(page, "short-pdsa-act-next", "Ask 3 patients what they noticed, then test again with 10.")
        page.keyboard.press("Tab")
    press(page, "short-pdsa-finish")
    expect(page.locator("#short-pdsa-summary")).to_be_visible()
    hand_in(page)
    assert progress(home, tmp_path)["dee-dale", "managers"]["state"] == "waiting for a coach"


def mark_in_formgrader(coach: Watched, server: CourseServer, shots: Path, score: str, comment: str) -> None:
    """As a coach does it: from the course page to the list, to the work, score, comment, and see both saved."""
    page = coach.page
    page.get_by_role("link", name="Mark work that people have handed in").click()
    page.get_by_role("link", name="managers-2026b").click()
    page.get_by_role("link", name="managers").last.click()
    page.get_by_role("link", name="Submission #1").click()
    expect(page.get_by_role("heading", name="A small test on a ward")).to_be_visible()
    report = page.locator(".qidose-report").filter(has=page.get_by_role("heading", name="A small test on a ward"))
    expect(report.locator(".qidose-report__chart svg").first).to_be_visible()
    assert "lesson.exercise" not in page.content()
    box = page.locator("#short-pdsa-coach")
    box.fill(score)
    with page.expect_response(lambda response: "/api/grade/" in response.url and response.request.method == "PUT"):
        box.press("Tab")
    words = page.locator("#short-pdsa-coach-comment")
    words.fill(comment)
    with page.expect_response(lambda response: "/api/comment/" in response.url and response.request.method == "PUT"):
        words.blur()
    page.screenshot(path=shots / "formgrader.png", full_page=True)
