"""The files that a plan and progress can be taken away as, by their endings."""

import datetime as dt
from collections.abc import Callable, Sequence

from qidose.dosing.parts import Part, Words
from qidose.dosing.plan import read_plan
from qidose.dosing.plan_parts import plan_parts
from qidose.progress.bands import bands_of
from qidose.progress.page import progress_parts
from qidose_grading.home import Home
from qidose_grading.plans import Plans, Version
from qidose_grading.register import read_records

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


def _sheet(version: Version, today: dt.date) -> bytes:
    from .sheet import workbook

    return workbook(title_of(version), state_of(version, today), read_plan(version.typed), parts_of(version, today))


def _written(ending: str) -> Maker:
    def make(version: Version, today: dt.date) -> bytes:
        return _writers()[ending](title_of(version), state_of(version, today), parts_of(version, today))

    return make


def progress_file(ending: str, home: Home, today: dt.date) -> bytes:
    """Progress as it stands today: Word, slides, a web page or numbers. Raises KeyError for another ending."""
    adopted = Plans(home.answers_url).adopted()
    bands = bands_of(read_plan(adopted.typed)) if adopted else {}
    parts = progress_parts(read_records(home, today), bands, today)
    name = read_plan(adopted.typed).name if adopted else "our organisation"
    planned = f"Beside version {adopted.number} of the plan." if adopted else "No plan is adopted yet."
    state = f"Written on {today.day} {today:%B %Y}. {planned}"
    return _writers()[ending](f"Progress of {name}", state, parts)


def _writers() -> dict[str, Callable[[str, str, Sequence[Part]], bytes]]:
    from .numbers import table
    from .slides import slides
    from .web import page
    from .word import document

    return {"docx": document, "pptx": slides, "html": page, "csv": table}


_OFFICE = "application/vnd.openxmlformats-officedocument"
FILES: dict[str, tuple[str, Maker]] = {
    "docx": (f"{_OFFICE}.wordprocessingml.document", _written("docx")),
    "pptx": (f"{_OFFICE}.presentationml.presentation", _written("pptx")),
    "xlsx": (f"{_OFFICE}.spreadsheetml.sheet", _sheet),
    "html": ("text/html; charset=utf-8", _written("html")),
    "csv": ("text/csv; charset=utf-8", _written("csv")),
}
"""Ending: the type that browsers are told, and what makes it. The libraries are loaded when a file is asked for."""
