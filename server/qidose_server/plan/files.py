"""The files that a plan can be taken away as, by their endings."""

import datetime as dt
from collections.abc import Callable

from qidose.dosing.parts import Part, Words
from qidose.dosing.plan import read_plan
from qidose.dosing.plan_parts import plan_parts
from qidose_grading.plans import Version

Maker = Callable[[Version, dt.date], bytes]


def title_of(version: Version) -> str:
    """The title of a plan's files: "Dosing plan of Westmarsh Trust"."""
    return f"Dosing plan of {read_plan(version.typed).name}"


def state_of(version: Version, today: dt.date) -> str:
    """Which version it is, in words, with its sign-off."""
    made = f"Written on {today.day} {today:%B %Y}."
    if version.state == "draft":
        return f"Version {version.number}, a draft that nobody has adopted. {made}"
    assert version.signed_at is not None
    day = version.signed_at
    held = "adopted" if version.state == "adopted" else "superseded; it was adopted"
    return f"Version {version.number}, {held} by {version.signed_by} on {day.day} {day:%B %Y}. {made}"


def parts_of(version: Version, today: dt.date) -> list[Part]:
    """What every file holds: the plan for reading, with what was decided first."""
    # An adopted plan is read as it was on the day it was signed: its dates do not turn into troubles later.
    day = version.signed_at.date() if version.signed_at else today
    decided = [Words(heading="What was decided", words=(version.words,))] if version.words else []
    return [*decided, *plan_parts(read_plan(version.typed), day)]


def _word(version: Version, today: dt.date) -> bytes:
    from .word import document

    return document(title_of(version), state_of(version, today), parts_of(version, today))


def _slides(version: Version, today: dt.date) -> bytes:
    from .slides import slides

    return slides(title_of(version), state_of(version, today), parts_of(version, today))


def _sheet(version: Version, today: dt.date) -> bytes:
    from .sheet import workbook

    return workbook(title_of(version), state_of(version, today), read_plan(version.typed), parts_of(version, today))


def _web(version: Version, today: dt.date) -> bytes:
    from .web import page

    return page(title_of(version), state_of(version, today), parts_of(version, today))


def _numbers(version: Version, today: dt.date) -> bytes:
    from .numbers import table

    return table(title_of(version), state_of(version, today), parts_of(version, today))


_OFFICE = "application/vnd.openxmlformats-officedocument"
FILES: dict[str, tuple[str, Maker]] = {
    "docx": (f"{_OFFICE}.wordprocessingml.document", _word),
    "pptx": (f"{_OFFICE}.presentationml.presentation", _slides),
    "xlsx": (f"{_OFFICE}.spreadsheetml.sheet", _sheet),
    "html": ("text/html; charset=utf-8", _web),
    "csv": ("text/csv; charset=utf-8", _numbers),
}
"""Ending: the type that browsers are told, and what makes it. The libraries are loaded when a file is asked for."""
