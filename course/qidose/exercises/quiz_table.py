"""A table of a TOML file, read with care: each value has its type or is told as a fault, and so is each unknown key."""

from collections.abc import Collection
from typing import Any


class Table:
    """One table. `where` names it in the faults, which go into one list for the whole file."""

    def __init__(self, values: dict[str, Any], where: str, faults: list[str], known: Collection[str]) -> None:
        self._values, self.where, self.faults = values, where, faults
        for key in values:
            if key not in known:
                self.fault(f"has {key!r}, which we do not know. It may have: {', '.join(known)}")

    def fault(self, words: str) -> None:
        self.faults.append(f"{self.where} {words}.")

    def text(self, key: str, missing: str = "") -> str:
        """Some words; `missing` is the fault where there are none, and without it the words may be left out."""
        value = self._values.get(key, "")
        if not isinstance(value, str):
            self.fault(f"must have words in quotes for {key}")
            return ""
        if missing and not value.strip():
            self.fault(missing)
        return value.strip()

    def number(self, key: str, otherwise: int | None = None) -> int:
        """A whole number of 1 or more."""
        value = self._values.get(key, otherwise)
        if value is None:
            self.fault(f"has no {key}")
        elif isinstance(value, int) and not isinstance(value, bool) and value >= 1:
            return value
        else:
            self.fault(f"must have a whole number of 1 or more for {key}")
        return 1

    def flag(self, key: str) -> bool:
        value = self._values.get(key, False)
        if not isinstance(value, bool):
            self.fault(f"must have true or false for {key}, without quotes")
        return value is True

    def items(self, key: str, kind: type, what: str) -> tuple[Any, ...]:
        """A list of values of one type; `what` says which, in words."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, kind) for item in value):
            self.fault(f"must have a list of {what} for {key}, between [ and ]")
            return ()
        return tuple(value)

    def table(self, key: str, where: str, known: Collection[str]) -> "Table | None":
        value = self._values.get(key)
        if value is not None and not isinstance(value, dict):
            self.fault(f"must begin its {key} with [question.{key}]")
        return Table(value, where, self.faults, known) if isinstance(value, dict) else None

    def tables(self, key: str, part: str, known: Collection[str]) -> "list[Table]":
        """Every table of a list. Each is named by its id, else by its place."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.fault(f"must begin each {part} with [[{key}]]")
            return []
        named = [item.get("id") or number for number, item in enumerate(value, 1)]
        return [
            Table(item, f"{self.where}, {part} {name}", self.faults, known)
            for name, item in zip(named, value, strict=True)
        ]

    def once(self, ids: list[str], part: str) -> None:
        """Tell ids that are there more than once."""
        for one in dict.fromkeys(ids):
            if one and ids.count(one) > 1:
                self.fault(f"has the id {one!r} {ids.count(one)} times: each {part} needs its own")
