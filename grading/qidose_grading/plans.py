"""The versions of the dosing plan: a draft that people change step by step, the plan that is adopted, and those before.

Every step is kept with its time and its author, and can be undone. A version that was adopted never changes again.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import JSON, Column, Connection, DateTime, Integer, String, Table, insert, select, update

from qidose.dosing.checks import not_ready
from qidose.dosing.form import MOST_ROWS, Typed
from qidose.dosing.plan import new_plan, read_plan
from qidose.dosing.plan_form import find_block

from .answerbook import connect, metadata, now

State = Literal["draft", "adopted", "superseded"]
WHOLE = "*"
"""The place of a step that changes the whole form."""
LONGEST = 4_000  # characters of one entry, whatever its kind: what is too long for it is kept all the same, and said

versions = Table(
    "plan_version",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("state", String(12), nullable=False),
    Column("typed", JSON, nullable=False),
    Column("begun_by", String(200), nullable=False),
    Column("begun_at", DateTime(timezone=True), nullable=False),
    Column("signed_by", String(200)),
    Column("signed_at", DateTime(timezone=True)),
    Column("words", String(2000)),
)
plan_steps = Table(
    "plan_step",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("version", Integer, nullable=False, index=True),
    Column("place", String(200), nullable=False),
    Column("old", JSON),
    Column("new", JSON),
    Column("what", String(200), nullable=False),
    Column("by", String(200), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("undone", DateTime(timezone=True)),
)


class PlanRefused(ValueError):
    """Something that cannot be done with a plan. The message is written for the person who plans."""


@dataclass(frozen=True)
class Version:
    """One version. `typed` is its form; who began it, and who signed it when it was adopted."""

    number: int
    state: State
    typed: Typed
    begun_by: str
    begun_at: dt.datetime
    signed_by: str | None
    signed_at: dt.datetime | None
    words: str | None


@dataclass(frozen=True)
class PlanStep:
    """One change: what it was, in words, by whom and when."""

    number: int
    what: str
    by: str
    at: dt.datetime


class Plans:
    """The plan's versions in the answers' database."""

    def __init__(self, url: str) -> None:
        self._engine = connect(url)
        metadata.create_all(self._engine)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._engine.connect() as connection:
            if self._engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            connection.commit()

    def versions(self) -> list[Version]:
        """All versions, newest first."""
        with self._engine.connect() as connection:
            return [_version(row) for row in connection.execute(select(versions).order_by(versions.c.number.desc()))]

    def find(self, number: int) -> Version | None:
        """One version by its number."""
        with self._engine.connect() as connection:
            row = connection.execute(select(versions).where(versions.c.number == number)).first()
        return _version(row) if row else None

    def adopted(self) -> Version | None:
        """The version that holds now; None before the first is adopted."""
        return next((one for one in self.versions() if one.state == "adopted"), None)

    def draft(self, by: str) -> Version:
        """The draft that people work on. Where there is none it is begun, from the adopted version or as a new plan."""
        with self._writing() as connection:
            found = _in_state(connection, "draft")
            if found is None:
                before = _in_state(connection, "adopted")
                typed = deepcopy(before.typed) if before else new_plan()
                values = {"state": "draft", "typed": typed, "begun_by": by, "begun_at": now()}
                connection.execute(insert(versions).values(**values))
                found = _in_state(connection, "draft")
            assert found is not None
            return found

    def set(self, place: str, value: str, by: str) -> None:
        """Change one entry of the draft. Raises PlanRefused for a place that there is not."""
        block_id, row, entry_id = _parts(place)
        block = find_block(block_id)
        if not block.has(entry_id) or block.many != bool(row):
            raise PlanRefused("This field is not in the plan.")
        what = f"{block.title}: {block.entry(entry_id).label}"
        self._step(place, value[:LONGEST], what, by)

    def add(self, block_id: str, by: str, typed: Typed | None = None) -> str:
        """A new row at the end of a list of the draft: its id. Raises PlanRefused where the list is full."""
        block = find_block(block_id)
        rows = self.draft(by).typed.get(block_id) or []
        if not block.many or len(rows) >= MOST_ROWS:
            raise PlanRefused(f"There can be at most {MOST_ROWS} of these.")
        taken = [int(row["id"][1:]) for row in rows if row["id"][1:].isdigit()]
        # Numbers of rows that were taken out are not used again: a version before may still have them.
        with self._engine.connect() as connection:
            used = connection.execute(select(plan_steps.c.place).where(plan_steps.c.place.like(f"{block_id}/r%")))
            taken += [int(place.split("/")[1][1:]) for (place,) in used if place.split("/")[1][1:].isdigit()]
        row = f"r{max(taken, default=0) + 1}"
        self._step(f"{block_id}/{row}", {**(typed or {}), "id": row}, f"{block.title}: 1 {block.row} more", by)
        return row

    def remove(self, place: str, by: str) -> None:
        """Take a row out of a list of the draft."""
        block_id, row, _ = _parts(place)
        block = find_block(block_id)
        if not block.many:
            raise PlanRefused("This field is not in the plan.")
        self._step(f"{block_id}/{row}", None, f"{block.title}: 1 {block.row} taken out", by)

    def replace(self, block_id: str, rows: list[Typed], what: str, by: str) -> None:
        """Put a whole list in place of the one that is there, as one step."""
        find_block(block_id)
        self._step(block_id, rows, what, by)

    def start_from(self, typed: Typed, what: str, by: str) -> None:
        """Put a whole form in place of the draft's, as one step that can be undone."""
        self._step(WHOLE, deepcopy(typed), what, by)

    def last_step(self) -> PlanStep | None:
        """The last change of the draft that is not undone; None where there is none."""
        with self._engine.connect() as connection:
            found = _last(connection)
        return PlanStep(found.number, found.what, found.by, _utc(found.at)) if found else None

    def undo(self) -> str | None:
        """Undo the last change of the draft: what it was, in words. None where there is nothing to undo."""
        with self._writing() as connection:
            step, draft = _last(connection), _in_state(connection, "draft")
            if step is None or draft is None:
                return None
            typed = deepcopy(draft.typed)
            _put(typed, step.place, step.old)
            connection.execute(update(plan_steps).where(plan_steps.c.number == step.number).values(undone=now()))
            connection.execute(update(versions).where(versions.c.number == draft.number).values(typed=typed))
            return str(step.what)

    def _step(self, place: str, value: Any, what: str, by: str) -> None:
        self.draft(by)
        with self._writing() as connection:
            draft = _in_state(connection, "draft")
            assert draft is not None
            typed = deepcopy(draft.typed)
            old = _put(typed, place, value)
            if old == value:
                return
            step = {"place": place, "old": old, "new": value, "what": what[:200], "by": by[:200], "at": now()}
            connection.execute(insert(plan_steps).values(version=draft.number, **step))
            connection.execute(update(versions).where(versions.c.number == draft.number).values(typed=typed))

    def adopt(self, by: str, words: str, today: dt.date) -> Version:
        """Adopt the draft: it holds from now on, and the one before is superseded.

        Raises PlanRefused without a name, or with what the plan still needs (at least 3 indicators, among others).
        """
        if not by.strip():
            raise PlanRefused("Say who adopts this plan: a name and a role.")
        with self._writing() as connection:
            draft = _in_state(connection, "draft")
            if draft is None:
                raise PlanRefused("There is no draft to adopt.")
            needs = not_ready(read_plan(draft.typed), today)
            if needs:
                raise PlanRefused(" ".join(needs))
            connection.execute(update(versions).where(versions.c.state == "adopted").values(state="superseded"))
            signed = {"signed_by": by.strip()[:200], "signed_at": now(), "words": words.strip()[:2000]}
            this = versions.c.number == draft.number
            connection.execute(update(versions).where(this).values(state="adopted", **signed))
        found = self.find(draft.number)
        assert found is not None
        return found


def _parts(place: str) -> tuple[str, str, str]:
    """Block, row (empty where the block is no list) and entry of a place. Raises PlanRefused."""
    parts = place.split("/")
    try:
        many = find_block(parts[0]).many
    except KeyError:
        raise PlanRefused("This field is not in the plan.") from None
    if many and len(parts) in (2, 3):
        return parts[0], parts[1], parts[2] if len(parts) == 3 else ""
    if not many and len(parts) == 2:
        return parts[0], "", parts[1]
    raise PlanRefused("This field is not in the plan.")


def _put(typed: Typed, place: str, value: Any) -> Any:
    """Put a value at a place of a form, a row with its position or a whole list: what stood there before."""
    old: Any
    if place == WHOLE:
        old = deepcopy(typed)
        typed.clear()
        typed.update(value)
        return old
    parts = place.split("/")
    block = find_block(parts[0])
    if len(parts) == 1:
        old, typed[parts[0]] = typed.get(parts[0]) or [], value
        return old
    if not block.many:
        entries = typed.setdefault(parts[0], {})
        old, entries[parts[1]] = entries.get(parts[1], ""), value
        return old
    rows = typed.setdefault(parts[0], [])
    at = next((n for n, row in enumerate(rows) if row["id"] == parts[1]), None)
    if len(parts) == 2:
        return _put_row(rows, at, value)
    if at is None:
        raise PlanRefused("This line is no longer in the plan. Somebody took it out.")
    old, rows[at][parts[2]] = rows[at].get(parts[2], ""), value
    return old


def _put_row(rows: list[Typed], at: int | None, value: Any) -> Any:
    if value is None:
        if at is None:
            raise PlanRefused("This line is no longer in the plan. Somebody took it out.")
        return {**rows.pop(at), "_at": at}
    place = value.pop("_at", len(rows)) if isinstance(value, dict) else len(rows)
    if at is not None:
        old, rows[at] = rows[at], value
        return old
    rows.insert(place, value)
    return None


def _in_state(connection: Connection, state: State) -> Version | None:
    row = connection.execute(select(versions).where(versions.c.state == state)).first()
    return _version(row) if row else None


def _last(connection: Connection) -> Any:
    draft = _in_state(connection, "draft")
    if draft is None:
        return None
    mine = (plan_steps.c.version == draft.number) & plan_steps.c.undone.is_(None)
    return connection.execute(select(plan_steps).where(mine).order_by(plan_steps.c.number.desc())).first()


def _version(row: Any) -> Version:
    signed = _utc(row.signed_at) if row.signed_at else None
    return Version(row.number, row.state, row.typed, row.begun_by, _utc(row.begun_at), row.signed_by, signed, row.words)


def _utc(moment: dt.datetime) -> dt.datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
