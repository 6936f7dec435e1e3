"""One row of the register as a form: its fields, and beside each what is wrong with what was typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qidose_grading.register import Bad, Sheet
from qidose_grading.register.read_rows import Known
from qidose_grading.register.sheets import Column

MOST_OFFERED = 300
"""More than these are not offered below a field: the page would be too large, and nobody looks through them."""
DATE = "Like 31 March 2026 or 31/3/2026."
HINTS = {
    "id": "Small letters, numbers and hyphens, such as amy-adder.",
    "person": "Such as amy-adder. The person must be in the register.",
    "coach": "Such as amy-adder. The person must be in the register.",
    "expert": "Such as amy-adder. The person must be in the register.",
    "score": "0.5: a team was formed. 5: the result is held for good.",
    "protected": "Such as 20.",
}


@dataclass(frozen=True)
class Field:
    """One field. `options` are chosen from; `offered` is what a person may type."""

    id: str
    label: str
    kind: str
    needed: bool
    hint: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    offered: tuple[str, ...] = ()
    error: str = ""


def fields(sheet: Sheet, known: Known, typed: Mapping[str, str], bad: Iterable[Bad] = ()) -> list[Field]:
    """The fields of a sheet, with what was typed into them."""
    wrong = {one.column: one for one in bad if one.column}
    return [_field(sheet, column, known, typed.get(column.id, ""), wrong.get(column.id)) for column in sheet.columns]


def _field(sheet: Sheet, column: Column, known: Known, value: str, bad: Bad | None) -> Field:
    options = column.entry.options
    if column.id == "group":
        options = tuple((group.id, group.name) for group in known.groups)
    kind = "choice" if options else column.entry.kind
    return Field(
        column.id,
        column.entry.label,
        kind,
        column.needed,
        _hint(sheet, column),
        value,
        options,
        _offered(column, known),
        _words(sheet, column, value, bad, bool(options)) if bad else "",
    )


def _hint(sheet: Sheet, column: Column) -> str:
    if column.entry.kind == "date":
        first = "The day of a move to it. Without it, a move counts from today. "
        return f"{first if sheet.id == 'people' and column.id == 'since' else ''}{DATE}"
    return HINTS.get(column.id, "")


def _offered(column: Column, known: Known) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    if column.id == "directorate":
        found = tuple(sorted(known.directorates.values()))
    elif column.refers in ("team", "project"):
        found = tuple(sorted(known.ids[column.refers]))
    return found if len(found) <= MOST_OFFERED else ()


def _words(sheet: Sheet, column: Column, value: str, bad: Bad, chosen: bool) -> str:
    if not value.strip():
        return "Choose one." if chosen else "This cannot be empty."
    if sheet.spans and column.id == sheet.spans[1] and bad.words.startswith(f"{column.id} ("):
        first = sheet.column(sheet.spans[0])
        return f"This is before: {first.entry.label.lower() if first else ''}."
    return bad.words.removeprefix(f"{column.id}: ")
