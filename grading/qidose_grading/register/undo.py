"""What taking an import back would do: who or what comes out again, and who or what is as it was before."""

from dataclasses import dataclass

from sqlalchemy import Connection, Table, select

from .plan_rows import Stored, named
from .sheets import SHEETS
from .tables import SHEET_TABLES, changes


@dataclass(frozen=True)
class Undo:
    """An import by its number, with what comes out of the register and what goes back to what it was, in words."""

    number: int
    out: tuple[str, ...]
    back: tuple[str, ...]


def what_undo_does(connection: Connection, number: int, kind: str) -> Undo:
    """What taking back this import would do. It must be the newest that was not taken back."""
    done = connection.execute(select(changes).where(changes.c["import"] == number)).mappings().all()
    fresh = [(row["table"], row["row"]) for row in done if row["before"] is None]
    old = [(row["table"], row["row"]) for row in done if row["before"] is not None]
    if kind == "people":
        return _people(connection, number, fresh, old)
    table = SHEET_TABLES[SHEETS[kind].table]
    rows = _by_number(connection, table)
    out, back = (tuple(named(SHEETS[kind], rows[at]) for _, at in some) for some in (fresh, old))
    return Undo(number, out, back)


def _people(connection: Connection, number: int, fresh: list[tuple[str, int]], old: list[tuple[str, int]]) -> Undo:
    """People are changed in their own row, and by their times in post."""
    people, stays = (_by_number(connection, SHEET_TABLES[name]) for name in ("person", "stay"))

    def ids(touched: list[tuple[str, int]], table: str) -> list[str]:
        rows, column = (people, "id") if table == "person" else (stays, "person")
        return [rows[at][column] for name, at in touched if name == table]

    names = {row["id"]: f"{row['name']} ({row['id']})" for row in people.values()}
    new = ids(fresh, "person")
    changed = dict.fromkeys([*ids(old, "person"), *ids(old, "stay"), *ids(fresh, "stay")])
    for person in new:
        changed.pop(person, None)
    return Undo(number, tuple(names[one] for one in new), tuple(names[one] for one in changed))


def _by_number(connection: Connection, table: Table) -> dict[int, Stored]:
    return {row["number"]: dict(row) for row in connection.execute(select(table)).mappings()}
