"""What an import would do: rows to add and to change, worked out before anything is written."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .read_csv import Bad
from .read_rows import Values
from .sheets import Sheet

Stored = dict[str, Any]
"""A row of a table by column, its number included."""


@dataclass(frozen=True)
class Change:
    """A row to add (`before` None) or to change, in `table`; `after` has every column but the number."""

    table: str
    before: Stored | None
    after: Stored


@dataclass
class Plan:
    """All changes of an import, with the people or things that it would add, change and mark as left, in words."""

    changes: list[Change] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    same: int = 0
    bad: list[Bad] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def plan_rows(sheet: Sheet, rows: Sequence[Values], stored: Sequence[Stored]) -> Plan:
    """The plan for any sheet but people: a row whose key is known changes it, any other is added."""
    plan, lines = Plan(), dict[tuple[Any, ...], int]()
    known = {tuple(row[name] for name in sheet.key): row for row in stored}
    for row in rows:
        key = tuple(row.values[name] for name in sheet.key)
        if key in lines:
            plan.bad.append(Bad(row.line, f"The same {named(sheet, row.values)} is in line {lines[key]}."))
            continue
        lines[key] = row.line
        _compare(plan, sheet.table, known.get(key), dict(row.values), named(sheet, row.values))
    return plan


def _compare(plan: Plan, table: str, before: Stored | None, after: Stored, name: str) -> None:
    if before is None:
        plan.changes.append(Change(table, None, after))
        plan.added.append(name)
        return
    told = differences(before, after)
    if not told:
        plan.same += 1
        return
    plan.changes.append(Change(table, before, after))
    plan.changed.append(f"{name}: {told}")


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """What changes, in words; empty where nothing does."""
    changed = [name for name, value in after.items() if before[name] != value]
    return ", ".join(f"{name} {said(before[name])} becomes {said(after[name])}" for name in changed)


def said(value: Any) -> str:
    """A value in words."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def named(sheet: Sheet, values: Mapping[str, Any]) -> str:
    """A row by what makes it that row."""
    return f"{sheet.table} {' '.join(said(values[name]) for name in sheet.key if values[name] is not None)}"
