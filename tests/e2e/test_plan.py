"""A QI lead makes a first plan for a trust of 4,000 people, adopts it, and takes it to a board."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from audit import axe
from course_server import CourseServer
from hands import READY
from playwright.sync_api import Page, expect
from watched import Watched

pytestmark = pytest.mark.browser

GROUPS = {
    "all-staff": (3_325, 0, 1_500, 3_000),
    "board": (15, 0, 15, 15),
    "senior-leaders": (40, 0, 40, 40),
    "managers": (400, 20, 350, 400),
    "coaches": (200, 10, 150, 200),
    "experts": (20, 3, 15, 20),
}


def field(page: Page, place: str) -> str:
    return f"#entry-{place.replace('/', '-')}"


def write(page: Page, place: str, text: str) -> None:
    page.locator(field(page, place)).fill(text)


def pick(page: Page, place: str, value: str) -> None:
    page.locator(field(page, place)).select_option(value)


def turn_to(page: Page, title: str) -> None:
    page.locator(".qidose-desk__tab", has_text=title).click()
    expect(page.get_by_role("heading", name=title, level=2)).to_be_visible()


def add(page: Page, block: str) -> str:
    """Add a row: its place, once it is there with the focus in it."""
    rows = page.locator(f"[data-place^='{block}/']")
    before = rows.count()
    page.locator(f"#add-{block}").click()
    expect(rows).to_have_count(before + 1)
    expect(rows.last.locator("input, select, textarea").first).to_be_focused()
    return rows.last.get_attribute("data-place") or ""


def saved(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.locator(".qidose-status")).to_have_text("Saved")


def look(page: Page, shot: Path) -> None:
    """axe finds nothing, and nothing is wider than a phone."""
    assert axe(page) == []
    page.screenshot(path=f"{shot}.png", full_page=True)
    page.set_viewport_size({"width": 320, "height": 700})
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.screenshot(path=f"{shot}-320.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})
    assert wide <= 320


def test_a_first_plan_from_nothing_to_the_board(
    serve: Callable[[str], CourseServer], visit: Callable[..., Watched], shots: Path
) -> None:
    server = serve("Quinn Lead")
    watched = visit(server)
    page = watched.page
    page.get_by_role("link", name="The dosing plan").click()
    page.wait_for_selector(READY, state="attached")

    # What cannot be read is said beside its field, and stays as it was typed.
    write(page, "organisation/name", "Westmarsh Trust")
    write(page, "organisation/heads", "about 4000")
    saved(page)
    error = page.locator(f"{field(page, 'organisation/heads')}-error")
    expect(error).to_contain_text("cannot be read as one")
    expect(page.locator(field(page, "organisation/heads"))).to_have_value("about 4000")
    for entry, text in (
        ("heads", "4,000"),
        ("teams", "150"),
        ("leavers_low", "10.1"),
        ("leavers_high", "15"),
        ("start", "1 April 2030"),
        ("months", "60"),
    ):
        write(page, f"organisation/{entry}", text)
    saved(page)
    expect(error).to_be_hidden()
    look(page, shots / "plan-organisation")

    turn_to(page, "Groups and numbers")
    for group, numbers in GROUPS.items():
        for entry, number in zip(("heads", "trained", "low", "high"), numbers, strict=True):
            write(page, f"groups/{group}/{entry}", f"{number}")
    saved(page)
    # Guidelines that disagree stand side by side, and the number is somebody's own.
    expect(page.get_by_text("Roughly 5% of employees")).to_be_visible()
    place = add(page, "adopted")
    pick(page, f"{place}/group", "coaches")
    write(page, f"{place}/goal", "120")
    write(page, f"{place}/month", "60")
    write(page, f"{place}/by", "Quinn, QI lead")
    write(page, f"{place}/reason", "Too short")
    write(page, f"{place}/review", "2031-04-01")
    saved(page)
    expect(page.locator(f"{field(page, place)}-reason-error")).to_contain_text("at least 20 characters")
    write(page, f"{place}/reason", "150 teams, 3 teams for each coach, and some who move on.")
    saved(page)
    expect(page.locator(f"{field(page, place)}-reason-error")).to_be_hidden()
    look(page, shots / "plan-groups")

    turn_to(page, "Waves")
    pick(page, "sequence/template", "A")
    page.locator("#act-template").click()
    waves = page.locator("[data-place^='waves/']")
    expect(waves).to_have_count(6)
    expect(page.locator(".qidose-desk__chart svg").first).to_be_visible()
    expect(page.get_by_role("heading", name="What would have to be true")).to_be_visible()
    look(page, shots / "plan-waves")
    # Taken out by mistake, and back.
    waves.last.get_by_role("button", name="Take out").click()
    expect(waves).to_have_count(5)
    page.locator("#plan-undo").click()
    expect(waves).to_have_count(6)

    turn_to(page, "People and time")
    write(page, "teaching/experts", "4")
    write(page, "teaching/experts_days", "3")
    write(page, "coach_terms/protected_high", "25")
    write(page, "coach_terms/own_job", "90")
    saved(page)
    expect(page.locator("#entry-coach_terms-own_job-error")).to_contain_text("Nobody has more than 100%")
    write(page, "coach_terms/own_job", "75")
    saved(page)
    look(page, shots / "plan-time")
    turn_to(page, "Waves")
    # More teaching days than there are: said beside the waves that ask for them, and nothing stops.
    expect(page.get_by_text("teaching days (experts)").first).to_be_attached()
    turn_to(page, "People and time")
    write(page, "teaching/experts_days", "60")
    saved(page)

    turn_to(page, "Factors and conditions")
    write(page, "factor-turnover/statement", "1 in 8 leaves each year")
    pick(page, "factor-turnover/push", "up")
    pick(page, "condition-commitment/rating", "4")
    saved(page)
    look(page, shots / "plan-setting")

    turn_to(page, "Adopt and share")
    page.locator("#act-adopt-by").fill("Sam Okoro, chief executive")
    page.locator("#act-adopt").click()
    expect(page.locator(".qidose-desk__act .nhsuk-error-message")).to_contain_text("at least 3 indicators")

    turn_to(page, "Strategy")
    for name, shows in (("Staff with the dose", "can"), ("Staff with a test", "does"), ("Staff survey", "outcome")):
        place = add(page, "indicators")
        write(page, f"{place}/name", name)
        pick(page, f"{place}/shows", shows)
    place = add(page, "pillars")
    pick(page, f"{place}/pillar", "engage")
    write(page, f"{place}/name", "A story of a team each month")
    saved(page)
    expect(page.locator(".qidose-tree")).to_contain_text("A story of a team each month")
    look(page, shots / "plan-strategy")

    turn_to(page, "The whole plan")
    expect(page.get_by_role("heading", name="Who needs to know what")).to_be_visible()
    look(page, shots / "plan-whole")
    turn_to(page, "Adopt and share")
    expect(page.get_by_text("Nothing is missing.")).to_be_visible()
    for ending, member in (
        ("docx", "word/document.xml"),
        ("pptx", "ppt/presentation.xml"),
        ("xlsx", "xl/workbook.xml"),
    ):
        with page.expect_download() as waiting:
            page.locator(f"a[href$='.{ending}']").click()
        with open(waiting.value.path(), "rb") as file:
            assert ZipFile(BytesIO(file.read())).testzip() is None, member
    page.locator("#act-adopt-by").fill("Sam Okoro, chief executive")
    page.locator("#act-adopt-words").fill("Agreed by the board.")
    page.locator("#act-adopt").click()
    expect(page.get_by_role("heading", name="Version 1 is adopted")).to_be_visible()
    expect(page.locator(".qidose-desk__state")).to_contain_text("Draft, version 2")

    # A year later 1 number is changed: a new draft, and a page with what differs.
    turn_to(page, "Groups and numbers")
    write(page, "groups/managers/high", "390")
    saved(page)
    page.goto(f"{server.base}/qidose/plan/versions")
    page.get_by_role("link", name="What changed since version 1").click()
    expect(page.get_by_text("1 thing differs.")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="Middle managers").last).to_contain_text("390")
    assert axe(page) == []
    assert watched.errors == []
    assert watched.outside == []


def test_two_windows_and_a_reload_keep_every_word(
    serve: Callable[[str], CourseServer], visit: Callable[..., Watched]
) -> None:
    server = serve("Quinn Lead")
    first, second = visit(server).page, visit(server).page
    for page in (first, second):
        page.goto(f"{server.base}/qidose/plan")
        page.wait_for_selector(READY, state="attached")
        page.get_by_text("More about this part").first.click()
    write(first, "organisation/active", "40")
    saved(first)
    write(second, "organisation/expected", "60")
    saved(second)
    expect(second.locator(field(second, "organisation/active"))).to_have_value("40")
    # Typed, and gone at once, before the pause in which it would be sent.
    write(first, "organisation/weeks", "43")
    first.reload()
    first.wait_for_selector(READY, state="attached")
    expect(first.locator(field(first, "organisation/expected"))).to_have_value("60")
    expect(first.locator(field(first, "organisation/weeks"))).to_have_value("43")
