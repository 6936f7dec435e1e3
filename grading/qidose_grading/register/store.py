"""The register in the database of answers: imports with a preview, each in one transaction, and undo of the last."""

import csv
import datetime as dt
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Date, Table, bindparam, delete, func, insert, select, text, update

from qidose.progress.records import Group, Note, all_groups
from qidose_grading.answerbook import connect, metadata, now

from .plan_people import plan_people
from .plan_rows import Plan, Stored, plan_rows
from .read_csv import Bad, read_file
from .read_rows import Known, read_rows
from .sheets import SHEETS, Sheet
from .tables import SHEET_TABLES, changes, completions, imports, notes, outcomes
from .undo import Undo, what_undo_does

_STANDING = select(imports).where(imports.c.undone_at.is_(None)).order_by(imports.c.number.desc())
"""Imports that were not taken back, newest first."""
LOCKED = 'LOCK TABLE "register_import" IN EXCLUSIVE MODE'


class CannotImport(ValueError):
    """An import that was not made, in words; `preview` says line by line what is wrong."""

    def __init__(self, words: str, preview: "Preview | None" = None) -> None:
        super().__init__(words)
        self.preview = preview


class Changed(CannotImport):
    """An import that was not made, because it would do something else than was seen before."""


@dataclass(frozen=True)
class Preview:
    """What an import would do, or did: people or things in words, and what is wrong. A preview writes nothing."""

    sheet: Sheet
    added: tuple[str, ...]
    changed: tuple[str, ...]
    left: tuple[str, ...]
    same: int
    bad: tuple[Bad, ...]
    notes: tuple[str, ...]
    rows: int

    @property
    def summary(self) -> str:
        """One sentence."""
        counts = f"{len(self.added):,} added, {len(self.changed):,} changed, {self.same:,} as they are"
        left = f", {len(self.left):,} marked as left" if self.sheet.id == "people" else ""
        return f"{self.sheet.title}: {counts}{left}, {len(self.bad):,} with something wrong."

    @property
    def bad_lines(self) -> int:
        """How many lines something is wrong with."""
        return len({one.line for one in self.bad})

    @property
    def nothing(self) -> bool:
        """Whether an import would leave everything as it is."""
        return not (self.added or self.changed or self.left)

    @property
    def fingerprint(self) -> str:
        """The same for the same words: whether an import would still do what somebody saw."""
        told = (self.sheet.id, self.added, self.changed, self.left, self.same, self.bad, self.notes)
        return hashlib.sha256(repr(told).encode()).hexdigest()


@dataclass(frozen=True)
class Import:
    """One import that was made."""

    number: int
    kind: str
    by: str
    file: str
    at: dt.datetime
    undone_at: dt.datetime | None


class Register:
    """The register's own tables. What nbgrader's gradebook and the answer log know is read beside it, in `records`."""

    def __init__(self, url: str) -> None:
        self._engine = connect(url)
        metadata.create_all(self._engine)

    def preview(self, kind: str, data: bytes, today: dt.date, everyone: bool = False) -> Preview:
        """What an import of a file of this kind would do. Raises KeyError for a kind that there is not."""
        with self._engine.connect() as connection:
            return self._planned(connection, SHEETS[kind], data, today, everyone)[0]

    def bring_in(
        self,
        kind: str,
        data: bytes,
        today: dt.date,
        by: str,
        file: str = "",
        everyone: bool = False,
        leave_out_bad: bool = False,
        known_since: dt.date | None = None,
        seen: str | None = None,
    ) -> Preview:
        """Import a file: all of it, or nothing. Raises CannotImport while a row is wrong, unless bad rows are left out.

        `seen` is the fingerprint of the preview that somebody agreed to. Raises Changed if it would do something else.

        With `everyone`, people who are not in the file are marked as left today. Leavers are known from `known_since`
        on: today, unless the file has those of earlier days too.
        """
        with self._writing() as connection:
            preview, plan = self._planned(connection, SHEETS[kind], data, today, everyone)
            if seen is not None and seen != preview.fingerprint:
                raise Changed("Nothing was imported. The register has changed since you looked.", preview)
            if preview.bad and not (leave_out_bad and preview.rows):
                raise CannotImport(f"Nothing was imported. To be mended first: {len(preview.bad):,}.", preview)
            if plan.changes:
                _write(connection, plan, _import(connection, kind, by, file, known_since or today))
            return preview

    def undo_last(self, number: int | None = None) -> Import | None:
        """Take back the newest import that was not taken back yet, all of it; None where there is none.

        With a number, only if that is the one.
        """
        with self._writing() as connection:
            last = connection.execute(_STANDING.limit(1)).first()
            if last is None or number not in (None, last.number):
                return None
            _take_back(connection, last.number)
            connection.execute(update(imports).where(imports.c.number == last.number).values(undone_at=now()))
            return Import(last.number, last.kind, last.by, last.file, last.at, None)

    def last(self) -> Undo | None:
        """The newest import that was not taken back yet, as taking it back would go; None where there is none."""
        with self._engine.connect() as connection:
            last = connection.execute(_STANDING.limit(1)).first()
            return None if last is None else what_undo_does(connection, last.number, last.kind)

    def imports(self) -> list[Import]:
        """Every import, newest first, also those taken back."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(imports).order_by(imports.c.number.desc()))
            return [Import(row.number, row.kind, row.by, row.file, row.at, row.undone_at) for row in rows]

    def rows(self, table: str) -> list[Stored]:
        """The rows of a table of the register, such as "person" or "stay"."""
        with self._engine.connect() as connection:
            return _rows(connection, SHEET_TABLES[table])

    def counts(self, today: dt.date) -> dict[str, int]:
        """How many rows each table has, and how many people are in post today, as "in post"."""
        stay = SHEET_TABLES["stay"].c
        here = (stay.joined <= today) & (stay.left.is_(None) | (stay.left >= today))
        with self._engine.connect() as connection:
            found = {
                name: connection.execute(select(func.count()).select_from(table)).scalar() or 0
                for name, table in SHEET_TABLES.items()
            }
            in_post = connection.execute(select(func.count(stay.person.distinct())).where(here)).scalar() or 0
        return {**found, "in post": in_post}

    def known(self, today: dt.date) -> Known:
        """What rows may refer to."""
        with self._engine.connect() as connection:
            return _known(connection, today)

    def groups(self) -> tuple[Group, ...]:
        """The groups of the 6 doses and all that were added."""
        with self._engine.connect() as connection:
            return _groups(connection)

    def begun(self) -> dt.date | None:
        """The day from which leavers are known; None before the first import of people."""
        query = select(func.min(imports.c.known_since)).where(imports.c.kind == "people", imports.c.undone_at.is_(None))
        with self._engine.connect() as connection:
            return connection.execute(query).scalar()

    def add_note(self, group: str, words: str, by: str, on: dt.date) -> None:
        """A status note, kept for good. Raises ValueError without words, a name, or a group that is known."""
        if not words.strip() or not by.strip():
            raise ValueError("A note needs words, and the name of the person who writes it.")
        if group not in {one.id for one in self.groups()}:
            raise ValueError(f"There is no group {group!r} in the register.")
        row = {"group": group, "on": on, "by": by.strip()[:200], "words": words.strip(), "at": now()}
        with self._writing() as connection:
            connection.execute(insert(notes).values(number=_next(connection, notes), **row))

    def notes(self) -> list[Note]:
        """Every note, in the order in which they were written."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(notes).order_by(notes.c.number)).mappings()
            return [Note(row["group"], row["on"], row["by"], row["words"]) for row in rows]

    def take_out_notes(self, made_up: Iterable[tuple[str, str, str]]) -> None:
        """Take out notes that nobody wrote: those of the example, by group, name and words."""
        with self._writing() as connection:
            for group, by, words in made_up:
                mine = (notes.c.group == group) & (notes.c.by == by) & (notes.c.words == words)
                connection.execute(delete(notes).where(mine))

    def keep_outcomes(self, typed: Mapping[str, Any], by: str) -> None:
        """The form of outcomes as it is typed now. Earlier versions stay."""
        with self._writing() as connection:
            number = _next(connection, outcomes)
            connection.execute(insert(outcomes).values(number=number, typed=dict(typed), by=by, at=now()))

    def outcomes(self) -> dict[str, Any]:
        """The form of outcomes as it was last typed."""
        query = select(outcomes.c.typed).order_by(outcomes.c.number.desc()).limit(1)
        with self._engine.connect() as connection:
            return connection.execute(query).scalar() or {}

    def outcomes_by(self) -> str:
        """Who typed the form of outcomes last; empty where nobody has."""
        query = select(outcomes.c.by).order_by(outcomes.c.number.desc()).limit(1)
        with self._engine.connect() as connection:
            return connection.execute(query).scalar() or ""

    def completion_days(self) -> dict[tuple[str, str], dt.date]:
        """By learner and dose: the day on which a completion was first seen in the gradebook."""
        with self._engine.connect() as connection:
            return {(row.learner, row.dose): row.on for row in connection.execute(select(completions))}

    def note_completions(self, days: Mapping[tuple[str, str], dt.date]) -> None:
        """Note days of completions that were not noted yet."""
        rows = [{"learner": learner, "dose": dose, "on": on} for (learner, dose), on in days.items()]
        with self._writing() as connection:
            known = {(row.learner, row.dose) for row in connection.execute(select(completions))}
            if fresh := [row for row in rows if (row["learner"], row["dose"]) not in known]:
                connection.execute(insert(completions), fresh)

    def add(self, kind: str, cells: Mapping[str, str], today: dt.date, by: str, seen: str | None = None) -> Preview:
        """One row that somebody typed: read, checked and undone like a file of one row."""
        return self.bring_in(kind, as_file(cells), today, by, "typed", seen=seen)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction, with nobody else writing: rows are numbered in it."""
        with self._engine.connect() as connection:
            if self._engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                connection.execute(text(LOCKED))
            yield connection
            connection.commit()

    def _planned(
        self, connection: Connection, sheet: Sheet, data: bytes, today: dt.date, everyone: bool
    ) -> tuple[Preview, Plan]:
        read = read_file(sheet, data)
        rows, bad = read_rows(sheet, read.rows, _known(connection, today))
        if sheet.id == "people":
            people, stays = (_rows(connection, SHEET_TABLES[name]) for name in ("person", "stay"))
            plan = plan_people(rows, people, stays, today, everyone and not (read.bad or bad))
        else:
            plan = plan_rows(sheet, rows, _rows(connection, SHEET_TABLES[sheet.table]))
        faults = sorted((*read.bad, *bad, *plan.bad), key=lambda one: one.line or 0)
        told = (tuple(plan.added), tuple(plan.changed), tuple(plan.left))
        return Preview(sheet, *told, plan.same, tuple(faults), (*read.notes, *plan.notes), len(read.rows)), plan


def as_file(cells: Mapping[str, str]) -> bytes:
    """One row as a file."""
    out = io.StringIO()
    csv.writer(out).writerows([list(cells), list(cells.values())])
    return out.getvalue().encode()


def _known(connection: Connection, today: dt.date) -> Known:
    ids = {}
    for table in ("person", "team", "project"):
        ids[table] = frozenset(connection.execute(select(SHEET_TABLES[table].c.id)).scalars())
    written: dict[str, str] = {}
    for table in ("stay", "team", "project"):
        for name in connection.execute(select(SHEET_TABLES[table].c.directorate).distinct()).scalars():
            written.setdefault(name.casefold(), name)
    return Known(ids, _groups(connection), written, today)


def _groups(connection: Connection) -> tuple[Group, ...]:
    added = {row["id"]: (row["name"], row["dose"]) for row in _rows(connection, SHEET_TABLES["group"])}
    ours = {group.id for group in all_groups()}
    return all_groups({group: given for group, given in added.items() if group not in ours})


def _rows(connection: Connection, table: Table) -> list[Stored]:
    rows = connection.execute(select(table).order_by(table.c.number)).mappings()
    return [dict(row) for row in rows]


def _next(connection: Connection, table: Table) -> int:
    return (connection.execute(select(func.max(table.c.number))).scalar() or 0) + 1


def _import(connection: Connection, kind: str, by: str, file: str, known_since: dt.date) -> int:
    number = _next(connection, imports)
    row = {"kind": kind, "by": by[:200], "file": file[:200], "at": now(), "known_since": known_since}
    connection.execute(insert(imports).values(number=number, **row))
    return number


def _write(connection: Connection, plan: Plan, number: int) -> None:
    """All rows of the plan, and beside each what was there before."""
    log: list[Stored] = []
    for name, table in SHEET_TABLES.items():
        mine = [change for change in plan.changes if change.table == name]
        fresh = [change.after for change in mine if change.before is None]
        begin = _next(connection, table)
        if fresh:
            connection.execute(insert(table), [{"number": begin + n, **row} for n, row in enumerate(fresh)])
        log += [{"table": name, "row": begin + n, "before": None} for n in range(len(fresh))]
        old = [change for change in mine if change.before is not None]
        _update(connection, table, [(change.before["number"], change.after) for change in old if change.before])
        log += [{"table": name, "row": c.before["number"], "before": _as_json(c.before)} for c in old if c.before]
    connection.execute(insert(changes), [{"import": number, "at": n, **row} for n, row in enumerate(log)])


def _take_back(connection: Connection, number: int) -> None:
    query = select(changes).where(changes.c["import"] == number).order_by(changes.c.at.desc())
    done = connection.execute(query).mappings().all()
    for name, table in SHEET_TABLES.items():
        added = [row["row"] for row in done if row["table"] == name and row["before"] is None]
        if added:
            # Rows of one import are numbered in a row, and nothing else has been added since.
            connection.execute(delete(table).where(table.c.number.between(min(added), max(added))))
        old = [row for row in done if row["table"] == name and row["before"] is not None]
        _update(connection, table, [(row["row"], _from_json(table, row["before"])) for row in old])


def _update(connection: Connection, table: Table, rows: list[tuple[int, Stored]]) -> None:
    """Many rows at once, each by its number."""
    if not rows:
        return
    names = [name for name in rows[0][1] if name != "number"]
    statement = update(table).where(table.c.number == bindparam("at")).values({n: bindparam(f"new_{n}") for n in names})
    connection.execute(statement, [{"at": at, **{f"new_{n}": row[n] for n in names}} for at, row in rows])


def _as_json(row: Stored) -> Stored:
    return {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in row.items()}


def _from_json(table: Table, row: Stored) -> Stored:
    days = {column.name for column in table.columns if isinstance(column.type, Date)}
    return {name: dt.date.fromisoformat(value) if name in days and value else value for name, value in row.items()}
