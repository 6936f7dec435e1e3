"""A QI lead fills the register at a browser: a file that is looked at first, one row by hand, and undo."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from audit import axe
from course_server import CourseServer
from playwright.sync_api import Page, expect
from watched import Watched

pytestmark = pytest.mark.browser

PEOPLE = """id,name,group,directorate,joined,left
amy,Amy <b>Adder</b>,all-staff,Surgery,2020-01-06,
ben,=Ben,managers,Emergency and acute medicine,1/3/2021,
"""


def look(page: Page, shot: Path) -> None:
    """axe finds nothing, and nothing is wider than a phone."""
    assert axe(page) == []
    page.screenshot(path=f"{shot}.png", full_page=True)
    page.set_viewport_size({"width": 320, "height": 700})
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert wide <= 320


def test_a_file_is_looked_at_brought_in_and_taken_back(
    serve: Callable[[str], CourseServer], visit: Callable[..., Watched], shots: Path
) -> None:
    watched = visit(serve("Quinn Lead"))
    page = watched.page
    page.get_by_role("link", name="The register").click()
    look(page, shots / "register")
    page.get_by_role("link", name=re.compile("Bring in a file.*People in post")).click()

    # What is wrong is said, and the summary leads to its field.
    page.get_by_label("This file also has everybody who left since").fill("last spring")
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("link", name="Choose a file.").click()
    expect(page.get_by_label("The file", exact=True)).to_be_focused()
    look(page, shots / "register-errors")
    page.get_by_label("This file also has everybody who left since").fill("1 April 2020")
    with page.expect_file_chooser() as chooser:
        page.get_by_label("The file", exact=True).click()
    chooser.value.set_files({"name": "people.csv", "mimeType": "text/csv", "buffer": PEOPLE.encode()})
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_role("heading", name="Would be added: 2")).to_be_visible()
    expect(page.get_by_text("Amy <b>Adder</b> (amy)")).to_be_visible()
    look(page, shots / "register-look")
    page.get_by_role("button", name="Bring it in").dblclick()
    expect(page.get_by_text("people.csv was brought in.")).to_be_visible()
    expect(page.get_by_text("2 added")).to_be_visible()

    page.goto(page.url.partition("/files/")[0] + "/add/people")
    page.get_by_label("The id under which").fill("cat")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("link", name="Group: Choose one.").click()
    expect(page.get_by_label("Group", exact=True)).to_be_focused()
    expect(page.get_by_label("The id under which")).to_have_value("cat")
    look(page, shots / "register-add")

    page.get_by_role("link", name="The register").click()
    expect(page.get_by_text("2 today, 2 with leavers")).to_be_visible()
    page.get_by_role("button", name="Take this back").click()
    expect(page.get_by_text("2 come out of the register again.")).to_be_visible()
    look(page, shots / "register-undo")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("alert")).to_contain_text("The last import was taken back.")
    expect(page.get_by_text("The register is empty.")).to_be_visible()
    # A form that is refused is sent with 422, which a browser notes in its console.
    assert [text for text in watched.errors if "422" not in text] == []
    assert watched.outside == []
