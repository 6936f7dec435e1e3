"""Rows of cells as values: dates, numbers, ids of what is known. Each row that cannot be used says why."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from qidose.progress.records import Group
from qidose_grading.people import BadId, check_id

from .read_csv import Bad, Row
from .sheets import Column, Sheet

FIRST_YEAR = 1940
LATEST = dt.timedelta(days=2 * 366)
"""How far ahead a day may lie: a joiner or a leaver who is known by now."""
PERSON_COLUMNS = {"person", "coach", "expert"}


@dataclass(frozen=True)
class Known:
    """What rows may refer to: ids by table, groups by id and by name, and directorates as they are written."""

    ids: Mapping[str, frozenset[str]]
    groups: tuple[Group, ...]
    directorates: Mapping[str, str]
    today: dt.date


@dataclass(frozen=True)
class Values:
    """One row that was read: a value for each column of its sheet, None where the cell is empty."""

    line: int
    values: Mapping[str, Any]


def read_rows(sheet: Sheet, rows: Iterable[Row], known: Known) -> tuple[list[Values], list[Bad]]:
    """Every row that can be used, and what is wrong with the others: one sentence for each fault."""
    good, bad = [], []
    reader = _Reader(sheet, known)
    for row in rows:
        faults: list[tuple[str, str]] = []
        values = reader.read(row, faults)
        if faults:
            bad += [Bad(row.line, words, column) for column, words in faults]
        else:
            good.append(Values(row.line, values))
    return good, bad


class _Reader:
    def __init__(self, sheet: Sheet, known: Known) -> None:
        self.sheet, self.known = sheet, known
        self.directorates = dict(known.directorates)
        self.groups = {name.casefold(): group.id for group in known.groups for name in (group.id, group.name)}
        # The same day, group or answer stands in thousands of rows.
        self.readers: dict[str, Callable[[str], Any]] = {
            column.id: cache(self._reader(column)) for column in sheet.columns
        }

    def read(self, row: Row, faults: list[tuple[str, str]]) -> dict[str, Any]:
        """The values; what is wrong goes to `faults`, each with its column."""
        values: dict[str, Any] = {}
        for column in self.sheet.columns:
            cell = row.cells.get(column.id, "")
            values[column.id] = None
            if not cell:
                if column.needed:
                    faults.append((column.id, f"{column.id} is empty."))
                continue
            try:
                values[column.id] = self.readers[column.id](cell)
            except ValueError as error:
                faults.append((column.id, f"{column.id}: {error}"))
        if self.sheet.spans:
            self._check_span(values, *self.sheet.spans, faults)
        return values

    def _reader(self, column: Column) -> Callable[[str], Any]:
        if column.id == "id" and self.sheet.id == "people":
            return _person_id
        if column.refers or column.id == "id":
            return lambda cell: self._id(column, cell)
        if column.id == "group":
            return self._group
        if column.id == "directorate":
            return lambda cell: self.directorates.setdefault(cell.casefold(), str(column.entry.read(cell)))
        if column.entry.kind == "date":
            return lambda cell: self._day(column, cell)
        if column.entry.kind == "choice":
            return lambda cell: _choice(column, cell)
        return column.entry.read

    def _id(self, column: Column, cell: str) -> str:
        if column.id in PERSON_COLUMNS:
            found = _person_id(cell)
        else:
            found = cell.casefold()
            if len(found) > 64:
                raise ValueError("Use at most 64 characters for an id.")
        if column.refers and found not in self.known.ids[column.refers]:
            raise ValueError(f"There is no {column.refers} “{cell[:40]}” in the register.")
        return found

    def _group(self, cell: str) -> str:
        if cell.casefold() not in self.groups:
            there = ", ".join(group.id for group in self.known.groups)
            raise ValueError(f"There is no group “{cell[:40]}”. The groups are: {there}.")
        return self.groups[cell.casefold()]

    def _day(self, column: Column, cell: str) -> dt.date:
        try:
            day = column.entry.read(cell)
        except ValueError:
            raise ValueError(f"“{cell[:40]}” is not a day. Write it like 2027-03-31 or 31/3/2027.") from None
        assert isinstance(day, dt.date)
        if column.past and day > self.known.today:
            raise ValueError(f"{cell} is later than today.")
        if day.year < FIRST_YEAR or day > self.known.today + LATEST:
            raise ValueError(f"{cell} cannot be right. Check the year.")
        return day

    def _check_span(self, values: Mapping[str, Any], first: str, last: str, faults: list[tuple[str, str]]) -> None:
        if values[first] and values[last] and values[last] < values[first]:
            faults.append((last, f"{last} ({values[last]}) is before {first} ({values[first]})."))


def _person_id(cell: str) -> str:
    try:
        return check_id(cell.casefold())
    except BadId as error:
        raise ValueError(str(error)) from None


def _choice(column: Column, cell: str) -> Any:
    named = {name.casefold(): option for option, label in column.entry.options for name in (option, label)}
    if cell.casefold() not in named:
        there = ", ".join(option for option, _ in column.entry.options)
        raise ValueError(f"“{cell[:40]}” is not one of: {there}.")
    chosen = named[cell.casefold()]
    return {"yes": True, "no": False}.get(chosen, chosen)
