"""A page that reloads, a kernel that dies, a server that restarts: the learner goes on where they were."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from course_server import CourseServer
from hands import READY, choose, open_lesson, turn_to_section_of
from learner import Learner
from playwright.sync_api import Page, expect
from watched import Watched

from qidose.exercises.fields import Answer
from qidose.exercises.registry import find_exercise

pytestmark = pytest.mark.browser

CHARTS = find_exercise("all-staff", "twelve-charts")


def answer_first_charts(learner: Learner, how_many: int) -> None:
    for card in CHARTS.cards(learner.case(CHARTS), Answer())[:how_many]:
        learner.turn_to(CHARTS, card.id)
        learner.fill(CHARTS, card, {"decision": "leave", "sure": "guess"})


def expect_answered(page: Page, how_many: int) -> None:
    expect(page.locator("#twelve-charts-where")).to_contain_text(f"({how_many} answered)")


def kernels(server: CourseServer) -> list[psutil.Process]:
    """The kernel processes of one server."""
    children = psutil.Process(server.pid).children(recursive=True)
    return [child for child in children if "ipykernel" in " ".join(child.cmdline())]


def test_a_reload_and_a_killed_kernel_lose_nothing(
    serve: Callable[[str], CourseServer], visit: Callable[..., Watched]
) -> None:
    server = serve("Eve Elm")
    page = visit(server).page
    open_lesson(page, server.lesson("all-staff"))
    turn_to_section_of(page, "twelve-charts")
    learner = Learner(page, "eve-elm")
    answer_first_charts(learner, 2)
    page.reload()
    page.wait_for_selector(READY, state="attached")
    expect(page.locator("#twelve-charts-title")).to_be_visible()
    expect_answered(page, 2)

    for kernel in kernels(server):
        os.kill(kernel.pid, signal.SIGKILL)
    # The page does not know yet. What is chosen now reaches nobody, until the page has found that out and come back.
    with page.expect_navigation(timeout=60_000):
        choose(page, "twelve-charts-chart-3-decision", 1)
    page.wait_for_selector(READY, state="attached")
    expect(page.locator("input[name='twelve-charts-chart-3-decision']:checked")).to_have_value("look")
    page.reload()
    page.wait_for_selector(READY, state="attached")
    expect(page.locator("input[name='twelve-charts-chart-3-decision']:checked")).to_have_value("look")


def test_a_server_that_restarts_brings_back_attempt_and_data(
    home: Path, tmp_path: Path, visit: Callable[..., Watched]
) -> None:
    with CourseServer(home, "Flo Fern", tmp_path / "first.log") as server:
        page = visit(server).page
        open_lesson(page, server.lesson("all-staff"))
        turn_to_section_of(page, "twelve-charts")
        learner = Learner(page, "flo-fern")
        card = CHARTS.cards(learner.case(CHARTS), Answer())[0]
        numbers = page.locator("[data-card=chart-1] table").text_content()
        learner.fill(CHARTS, card, {"decision": "change"})
    with CourseServer(home, "Flo Fern", tmp_path / "second.log") as server:
        page = visit(server).page
        page.goto(f"{server.lesson('all-staff')}")
        page.wait_for_selector(READY, state="attached")
        turn_to_section_of(page, "twelve-charts")
        expect(page.locator("input[name='twelve-charts-chart-1-decision']:checked")).to_have_value("change")
        assert page.locator("[data-card=chart-1] table").text_content() == numbers


def test_two_windows_of_one_lesson_agree(serve: Callable[[str], CourseServer], visit: Callable[..., Watched]) -> None:
    server = serve("Eve Elm")
    one, two = visit(server).page, visit(server).page
    for page in (one, two):
        open_lesson(page, server.lesson("all-staff"))
        turn_to_section_of(page, "spin-it")
    learner = Learner(one, "eve-elm")
    spin = find_exercise("all-staff", "spin-it")
    first = spin.cards(learner.case(spin), Answer())[0]
    values = {field.id: field.options[0].id for field in first.fields if hasattr(field, "options")}
    learner.fill(spin, first, {**values, "prediction": 9})
    one.locator(f"[id='spin-it-{first.id}-lock']").click()
    expect(one.locator(f"[data-card={first.id}].qidose-card--locked")).to_be_visible()
    # The other window still shows the cycle as open: its answer is refused in plain words, and what is recorded stays.
    two.locator(f"input[name='spin-it-{first.id}-coin']").nth(1).check()
    expect(two.locator("#spin-it-status")).to_contain_text("fixed")
    expect(two.locator(f"[data-card={first.id}].qidose-card--locked")).to_be_visible()
