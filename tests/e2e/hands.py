"""Doing a lesson with the keyboard alone: Tab, arrows, Space, Enter and letters. No click, no script that answers."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect

READY = "html[data-qidose=ready]"


def open_lesson(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(READY, state="attached")


def go_to_section_of(page: Page, exercise: str) -> None:
    """Continue, by keyboard, until the exercise is in sight."""
    go_on_to(page, f"#{exercise}-title")


def go_on_to(page: Page, selector: str) -> None:
    for _ in range(60):
        if page.locator(selector).is_visible():
            return
        before = page.locator("#qidose-where").inner_text()
        tab_to(page, page.get_by_role("button", name="Continue", exact=True))
        page.keyboard.press("Enter")
        expect(page.locator("#qidose-where")).not_to_have_text(before)
    raise AssertionError(f"{selector} is in no section after this one")


def turn_to_section_of(page: Page, exercise: str) -> None:
    """By its address, as a link leads there."""
    turn_to(page, f"#{exercise}-title")


def turn_to(page: Page, selector: str) -> None:
    section = page.locator(f".qidose-section:has({selector})").get_attribute("data-slug")
    page.evaluate("slug => { location.hash = slug }", section)
    expect(page.locator(selector)).to_be_visible()


def tab_to(page: Page, target) -> None:
    """Press Tab until the target has the focus."""
    handle = target.element_handle()
    for _ in range(250):
        if handle.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} cannot be reached with Tab")


def choose(page: Page, field: str, position: int) -> None:
    """Choose the radio button at `position` (from 0) of a group whose inputs are `<field>-0`, `<field>-1` and so on."""
    group = page.locator(f"input[name='{field}']")
    # A group with nothing chosen is entered at its first button; afterwards the arrows move and choose.
    chosen = next((n for n in range(group.count()) if group.nth(n).is_checked()), None)
    tab_to(page, group.nth(chosen or 0))
    if chosen is None:
        page.keyboard.press("Space")
    for _ in range(abs(position - (chosen or 0))):
        page.keyboard.press("ArrowDown" if position > (chosen or 0) else "ArrowUp")
    expect(group.nth(position)).to_be_checked()


def write(page: Page, field: str, text: str) -> None:
    tab_to(page, page.locator(f"[id='{field}']"))
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def press(page: Page, button: str) -> None:
    """Press the button with this id."""
    tab_to(page, page.locator(f"[id='{button}']"))
    page.keyboard.press("Enter")


@contextmanager
def saved(page: Page, exercise: str) -> Iterator[None]:
    """Wait until the page says that what was done inside is saved."""
    yield
    expect(page.locator(f"#{exercise}-status")).to_have_text("Saved")
