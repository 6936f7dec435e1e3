"""Use at work, in a real browser: a chart and a test of one's own are made, kept, saved as files and shared; and a room
does an exercise together."""

from collections.abc import Callable
from pathlib import Path

import pytest
from audit import axe
from course_server import CourseServer
from docx import Document
from hands import READY, choose, press, saved, tab_to, write
from playwright.sync_api import expect
from watched import Watched

pytestmark = pytest.mark.browser

MONTHS = "".join(f"{2024 + m // 12}-{m % 12 + 1:02}-01, {5 + (m * 7) % 4 + 3 * (m > 15)}\n" for m in range(24))
PLAN = {
    "change": "Put the drink on the left side.",
    "why": "Most patients reach with the left hand.",
    "how-many": "1",
    "prediction": "1 of 1 will drink it.",
    "watch": "Spills.",
}

Serve = Callable[[str], CourseServer]


def test_a_chart_of_ones_own_is_drawn_noted_and_saved(
    serve: Serve, visit: Callable[..., Watched], tmp_path: Path, shots: Path
) -> None:
    watched = visit(serve("Gus Gill"))
    page = watched.page
    page.get_by_role("link", name="My own tests and charts").click()
    page.get_by_role("button", name="Start a new chart").click()
    page.wait_for_selector(READY, state="attached")
    with saved(page, "chart-1"):
        write(page, "chart-1-measure-name", "Falls on Heron Ward")
        page.keyboard.press("Tab")
    with saved(page, "chart-1"):
        choose(page, "chart-1-measure-better", 1)
    with saved(page, "chart-1"):
        tab_to(page, page.locator("[id=chart-1-numbers-series]"))
        page.keyboard.insert_text(MONTHS)
        page.keyboard.press("Tab")
    expect(page.locator(".qidose-chart svg")).to_be_visible()
    expect(page.locator(".qidose-icon")).to_contain_text("for the worse")
    with saved(page, "chart-1"):
        write(page, "chart-1-chart-event-1", "New handover")
        page.keyboard.press("Tab")
    assert axe(page) == []
    page.screenshot(path=shots / "own-chart.png", full_page=True)
    with page.expect_download() as download:
        page.get_by_role("link", name="Save as a Word file").click()
    download.value.save_as(tmp_path / "chart.docx")
    assert Document(tmp_path / "chart.docx").paragraphs[0].text == "Falls on Heron Ward"
    # Saving a file does not end the page: what is typed next is still kept.
    with saved(page, "chart-1"):
        write(page, "chart-1-chart-message", "Falls went up when the handover moved.")
        page.keyboard.press("Tab")
    page.reload()
    page.wait_for_selector(READY, state="attached")
    expect(page.locator("[id=chart-1-chart-message]")).to_have_value("Falls went up when the handover moved.")
    assert watched.outside == []
    assert watched.errors == []


def test_a_test_of_ones_own_is_fixed_shared_and_read_by_a_coach(
    serve: Serve, visit: Callable[..., Watched], shots: Path
) -> None:
    page = visit(serve("Gus Gill")).page
    page.goto(f"{serve('Gus Gill').base}/qidose/my-work/pdsa-1")
    page.wait_for_selector(READY, state="attached")
    for field, text in PLAN.items():
        with saved(page, "pdsa-1"):
            write(page, f"pdsa-1-cycle-1-plan-{field}", text)
            page.keyboard.press("Tab")
    expect(page.locator(".qidose-check--met")).to_have_count(4)
    press(page, "pdsa-1-cycle-1-plan-lock")
    expect(page.locator("[id=pdsa-1-cycle-1-study-happened]")).to_be_visible()
    with saved(page, "pdsa-1"):
        choose(page, "pdsa-1-share-who-sees", 1)
    page.screenshot(path=shots / "own-test.png", full_page=True)
    page.goto(f"{serve('Gus Gill').base}/qidose/shared")
    page.get_by_role("link", name="A test of a change").click()
    expect(page.locator("main")).to_contain_text("1 of 1 will drink it.")
    assert axe(page) == []


def test_a_room_decides_on_the_same_chart_and_sees_what_it_decided(
    serve: Serve, visit: Callable[..., Watched], shots: Path
) -> None:
    front = visit(serve("Gus Gill")).page
    front.get_by_role("link", name="Do an exercise with a room").click()
    front.get_by_role("button", name="12 charts").click()
    front.wait_for_selector(READY, state="attached")
    code = front.url.rpartition("/")[2]
    seat = visit(serve("Hal Holt")).page
    seat.get_by_role("link", name="Join a room").click()
    seat.get_by_label("The code on the screen").fill(code.upper())
    seat.get_by_role("button", name="Join").click()
    seat.wait_for_selector(READY, state="attached")
    numbers = [page.locator("[data-card=chart-1] table").text_content() for page in (front, seat)]
    assert numbers[0] == numbers[1]
    with saved(seat, "twelve-charts"):
        choose(seat, "twelve-charts-chart-1-decision", 1)
    expect(front.locator(".qidose-room__seats")).to_have_text("1 person has answered.")
    expect(front.locator(".qidose-tally")).to_have_count(0)
    front.get_by_role("button", name="Show what the room says").click()
    expect(front.locator(".qidose-tally").first).to_contain_text("Look for the cause of a change: 1")
    expect(seat.locator(".qidose-tally")).to_have_count(0)
    assert axe(front) == []
    front.screenshot(path=shots / "room.png", full_page=True)
