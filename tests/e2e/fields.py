"""Filling in a field with the keyboard alone, each kind in its own way: the reader of this file knows all controls."""

from collections.abc import Callable
from typing import Any

from hands import choose, tab_to, write
from playwright.sync_api import Page, expect

from qidose.exercises.fields import Allocate, Choice, Choices, Date, Drivers, Field, Groups, Level, Order, Points


def fill(page: Page, field: Field, name: str, value: Any) -> None:
    """Put `value` into the field whose controls' ids begin with `name`."""
    for kind, hands in HANDS.items():
        if isinstance(field, kind):
            hands(page, field, name, value)
            return
    write(page, name, str(value))
    page.keyboard.press("Tab")


def _choice(page: Page, field: Any, name: str, value: str) -> None:
    choose(page, name, [option.id for option in field.options].index(value))


def _choices(page: Page, field: Any, name: str, value: list[str]) -> None:
    for option in value:
        _tick(page, f"input[name='{name}'][value='{option}']")


def _tick(page: Page, selector: str) -> None:
    box = page.locator(selector)
    if not box.is_checked():
        tab_to(page, box)
        page.keyboard.press("Space")
    expect(box).to_be_checked()


def _groups(page: Page, field: Any, name: str, value: dict[str, str]) -> None:
    for item, group in value.items():
        choose(page, f"{name}-{item}", [one.id for one in field.groups].index(group))


def _order(page: Page, field: Any, name: str, value: list[str]) -> None:
    """Bring each item up to its place in turn; an order that is right already is kept."""
    now = [item.id for item in field.items]
    keep = page.locator(f"[id='{name}-keep']")
    if now == value and keep.count():
        tab_to(page, keep)
        page.keyboard.press("Enter")
    for place, item in enumerate(value):
        while now.index(item) > place:
            at = now.index(item)
            tab_to(page, page.locator(f"[id='{name}-{item}-up']"))
            page.keyboard.press("Enter")
            now[at - 1], now[at] = now[at], now[at - 1]


def _allocate(page: Page, field: Any, name: str, value: dict[str, int]) -> None:
    for item, amount in value.items():
        write(page, f"{name}-{item}", str(amount))
        page.keyboard.press("Tab")


def _points(page: Page, field: Any, name: str, value: list[int]) -> None:
    if field.most == 1:
        tab_to(page, page.locator(f"[id='{name}']"))
        for _ in range(value[0] + 1):
            page.keyboard.press("ArrowDown")
        expect(page.locator(f"[id='{name}']")).to_have_value(str(value[0]))
        return
    for place in value:
        _tick(page, f"[id='{name}-{place}']")


def _date(page: Page, field: Any, name: str, value: str) -> None:
    """Month, day, year: the order in which the browser of these tests asks for them, whatever the page's language."""
    year, month, day = value.split("-")
    tab_to(page, page.locator(f"[id='{name}']"))
    page.keyboard.type(f"{month}{day}{year}")
    expect(page.locator(f"[id='{name}']")).to_have_value(value)
    for _ in range(3):
        page.keyboard.press("Tab")


def _level(page: Page, field: Any, name: str, value: float) -> None:
    write(page, name, f"{value:g}")
    page.keyboard.press("Tab")


def _drivers(page: Page, field: Any, name: str, value: list[dict[str, Any]]) -> None:
    """The same tree, box by box. The page gives its own ids: b1 is the aim, then each box in the order it is added."""
    ids: dict[str | None, str] = {}
    for number, box in enumerate(value, 1):
        own = ids[box["id"]] = f"b{number}"
        if box["level"] != "aim":
            tab_to(page, page.locator(f"[id='{name}-{ids[box['parent']]}-add-{box['level']}']"))
            page.keyboard.press("Enter")
        write(page, f"{name}-{own}", box["text"])
        page.keyboard.press("Tab")
        if box["level"] == "measure" and box["kind"] != "process":
            tab_to(page, page.locator(f"[id='{name}-{own}-kind']"))
            page.keyboard.type(box["kind"][:1])
            expect(page.locator(f"[id='{name}-{own}-kind']")).to_have_value(box["kind"])


HANDS: dict[type[Field], Callable[[Page, Any, str, Any], None]] = {
    Choice: _choice,
    Choices: _choices,
    Groups: _groups,
    Order: _order,
    Allocate: _allocate,
    Points: _points,
    Date: _date,
    Level: _level,
    Drivers: _drivers,
}
