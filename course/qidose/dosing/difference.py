"""What changed between two versions of a plan, line by line, in the words of its form."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .form import Block, Entry, Typed
from .plan_form import BLOCKS


@dataclass(frozen=True)
class Change:
    """One thing that differs: where, in words, and what stood there before and after. Empty for nothing."""

    where: str
    before: str
    after: str


def changes(before: Typed, after: Typed) -> tuple[Change, ...]:
    """All that differs, in the order of the form. A row is the same row as long as its id is, wherever it stands."""
    return tuple(change for block in BLOCKS for change in _block(block, before, after))


def _block(block: Block, before: Typed, after: Typed) -> Iterator[Change]:
    if not block.many:
        yield from _row(block, block.title, _dict(before.get(block.id)), _dict(after.get(block.id)), before, after)
        return
    old, new = _rows(before.get(block.id)), _rows(after.get(block.id))
    for row in dict.fromkeys([*old, *new]):
        name = row_name(block, new.get(row) or old[row], after if row in new else before)
        if row not in new:
            yield Change(f"{block.title}: {name}", _all(block, old[row], before), "Taken out")
        elif row not in old:
            yield Change(f"{block.title}: {name}", "", _all(block, new[row], after) or "Added")
        else:
            yield from _row(block, f"{block.title}: {name}", old[row], new[row], before, after)


def _row(block: Block, title: str, old: Typed, new: Typed, before: Typed, after: Typed) -> Iterator[Change]:
    for entry in block.entries:
        was, now = said(entry, old.get(entry.id), before), said(entry, new.get(entry.id), after)
        if was != now:
            yield Change(f"{title}, {entry.label[0].lower()}{entry.label[1:]}", was, now)


def _all(block: Block, row: Typed, typed: Typed) -> str:
    given = ((entry.label, said(entry, row.get(entry.id), typed)) for entry in block.entries)
    return "; ".join(f"{label}: {words}" for label, words in given if words)


def said(entry: Entry, value: Any, typed: Typed) -> str:
    """What was typed, in words: the name of a choice, a share with its sign."""
    text = str(value).strip() if value is not None else ""
    if not text:
        return ""
    if entry.kind == "choice":
        return dict(entry.options).get(text, text)
    if entry.kind == "row":
        row = _rows(typed.get(entry.of)).get(text, {})
        return str(row.get("name") or text)
    if entry.kind == "share":
        return f"{text.removesuffix('%').strip()}%"
    return text


def row_name(block: Block, row: Typed, typed: Typed) -> str:
    """The name of a row as people know it."""
    entry = block.entry(block.named_by)
    return said(entry, row.get(entry.id), typed) or f"{block.row} without a name"


def _dict(stored: Any) -> Typed:
    return stored if isinstance(stored, dict) else {}


def _rows(stored: Any) -> dict[str, Typed]:
    rows = stored if isinstance(stored, list) else []
    return {str(row["id"]): row for row in rows if isinstance(row, dict) and row.get("id")}
