"""What is typed into a form, and how it is read: what cannot be used is said beside its field, and nothing is lost.

A form is made of blocks: a single block holds its entries once, a list has rows that people add. What was typed is
kept as it was typed, {block: {entry: text}} or {block: [{"id": row, entry: text}]}; reading gives values and troubles.
A place in a form is "organisation/heads", or "waves/w2/seats" in a list.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["text", "words", "number", "whole", "share", "date", "choice", "row"]
Typed = dict[str, Any]
"""A whole form as it was typed: plain JSON."""
Value = str | float | int | dt.date | None
LONGEST = {"text": 200, "words": 2_000}
MOST_ROWS = 200


@dataclass(frozen=True)
class Entry:
    """One thing to type. `low` and `high` bound numbers; a share is typed as a percentage and read as 0 to 1.

    A "row" is chosen from the rows of the list `of`. What most people leave empty stands under `more`.
    """

    id: str
    label: str
    kind: Kind = "text"
    hint: str = ""
    unit: str = ""
    low: float | None = 0
    high: float | None = None
    options: tuple[tuple[str, str], ...] = ()
    of: str = ""
    more: bool = False

    def read(self, typed: object) -> Value:
        """The value of what was typed; None for nothing. Raises ValueError with a sentence for who typed it."""
        text = str(typed).strip() if typed is not None else ""
        if not text:
            return None
        if self.kind in LONGEST:
            if len(text) > LONGEST[self.kind]:
                raise ValueError(f"Use at most {LONGEST[self.kind]:,} characters. This has {len(text):,}.")
            return text
        if self.kind == "row":
            return text
        if self.kind == "choice":
            if text not in dict(self.options):
                raise ValueError("Choose one of the list.")
            return text
        if self.kind == "date":
            return _date(text)
        return self._number(text)

    def _number(self, text: str) -> float | int:
        plain = text.replace(",", "").replace(" ", "").removesuffix("%")
        try:
            number = float(plain)
        except ValueError:
            raise ValueError(f"Type a number. “{text[:40]}” cannot be read as one.") from None
        if number != number or number in (float("inf"), float("-inf")):
            raise ValueError("Type a number.")
        unit = "%" if self.kind == "share" else ""
        high = 100 if self.kind == "share" and self.high is None else self.high
        if self.low is not None and number < self.low:
            raise ValueError(f"This cannot be below {self.low:,g}{unit}.")
        if high is not None and number > high:
            raise ValueError(f"This cannot be above {high:,g}{unit}.")
        if self.kind == "share":
            return number / 100
        if self.kind == "whole":
            if number != int(number):
                raise ValueError("Type a whole number.")
            return int(number)
        return number


def _date(text: str) -> dt.date:
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y"):
        try:
            return dt.datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise ValueError("Type a date like 2027-03-31, or 31 March 2027.")


@dataclass(frozen=True)
class Block:
    """Entries that belong together. A list (`many`) names its rows by `named_by`; `row` is the word for one of them."""

    id: str
    title: str
    entries: tuple[Entry, ...]
    intro: tuple[str, ...] = ()
    many: bool = False
    row: str = ""
    named_by: str = "name"

    def entry(self, entry_id: str) -> Entry:
        """Raises KeyError for one that there is not."""
        return next(one for one in self.entries if one.id == entry_id) if self.has(entry_id) else _no(entry_id)

    def has(self, entry_id: str) -> bool:
        return any(one.id == entry_id for one in self.entries)


def _no(name: str) -> Any:
    raise KeyError(f"The form has no {name!r}.")


@dataclass(frozen=True)
class Trouble:
    """Something that cannot be used, or does not fit with the rest, said beside the field at `place`."""

    place: str
    words: str


@dataclass(frozen=True)
class Reading:
    """A form that was read: the value at each place (None where nothing is of use), rows in order, and the troubles."""

    values: Mapping[str, Value]
    rows: Mapping[str, tuple[str, ...]]
    troubles: tuple[Trouble, ...]

    def get(self, place: str, default: Any = None) -> Any:
        found = self.values.get(place)
        return default if found is None else found


def read(blocks: Sequence[Block], typed: Typed) -> Reading:
    """Read a whole form. Whatever was stored, this never raises: what cannot be read becomes a trouble."""
    values: dict[str, Value] = {}
    rows: dict[str, tuple[str, ...]] = {}
    troubles: list[Trouble] = []
    for block in blocks:
        stored = typed.get(block.id)
        if block.many:
            found = (
                [row for row in stored if isinstance(row, dict) and row.get("id")] if isinstance(stored, list) else []
            )
            rows[block.id] = tuple(str(row["id"]) for row in found)
            for row in found:
                _read_into(block, f"{block.id}/{row['id']}", row, values, troubles)
        else:
            _read_into(block, block.id, stored if isinstance(stored, dict) else {}, values, troubles)
    for block in blocks:
        for entry in block.entries:
            if entry.kind == "row":
                _check_rows(block, entry, values, rows, troubles)
    return Reading(values, rows, tuple(troubles))


def _check_rows(
    block: Block,
    entry: Entry,
    values: dict[str, Value],
    rows: Mapping[str, tuple[str, ...]],
    troubles: list[Trouble],
) -> None:
    for row in rows[block.id]:
        where = f"{block.id}/{row}/{entry.id}"
        if values[where] is not None and values[where] not in rows[entry.of]:
            values[where] = None
            troubles.append(Trouble(where, "What was chosen here is no longer in the plan. Choose again."))


def _read_into(block: Block, place: str, typed: Typed, values: dict[str, Value], troubles: list[Trouble]) -> None:
    for entry in block.entries:
        where = f"{place}/{entry.id}"
        values[where] = None
        try:
            values[where] = entry.read(typed.get(entry.id))
        except ValueError as error:
            troubles.append(Trouble(where, str(error)))
