"""Arranging: into groups, in an order, or sharing out an amount."""

from dataclasses import dataclass
from typing import ClassVar

from .base import Field, Json, Option, Refused, named


@dataclass(frozen=True, kw_only=True)
class Groups(Field):
    """Put each item into one of a few groups. The value is {item: group}; items not placed are not in it."""

    kind: ClassVar[str] = "groups"
    items: tuple[Option, ...]
    groups: tuple[Option, ...]

    def clean(self, value: Json) -> Json:
        items, groups = {item.id for item in self.items}, {group.id for group in self.groups}
        placed = (
            {item: group for item, group in value.items() if group is not None} if isinstance(value, dict) else None
        )
        if (
            placed is None
            or not set(placed) <= items
            or not all(isinstance(group, str) and group in groups for group in placed.values())
        ):
            raise Refused(f"That is not one of the answers to: {self.label}")
        return {item.id: placed[item.id] for item in self.items if item.id in placed}

    def missing(self, value: Json) -> bool:
        return self.needed and (not isinstance(value, dict) or any(item.id not in value for item in self.items))

    def said(self, value: Json) -> str:
        placed = value if isinstance(value, dict) else {}
        rows = [(item.text, named(self.groups, [placed.get(item.id)])) for item in self.items]
        return "\n".join(f"{item.removesuffix('.')}: {group}" for item, group in rows if group)


@dataclass(frozen=True, kw_only=True)
class Grid(Groups):
    """The same as `Groups`, shown as a table: a row for each item, a column for each group. For scores 0, 1, 2."""

    kind: ClassVar[str] = "grid"


@dataclass(frozen=True, kw_only=True)
class Order(Field):
    """Put items in order. The value is every item's id, first to last; None until the learner has moved or confirmed.

    They are first shown in the order of `items`: shuffle it in the case.
    """

    kind: ClassVar[str] = "order"
    items: tuple[Option, ...]
    first: str = "First"
    last: str = "Last"

    def clean(self, value: Json) -> Json:
        if value is None:
            return None
        ids = [item.id for item in self.items]
        texts = isinstance(value, list) and all(isinstance(item, str) for item in value)
        if not texts or sorted(value) != sorted(ids):  # type: ignore[arg-type]
            raise Refused(f"Each item must be in the list once: {self.label}")
        return value

    def said(self, value: Json) -> str:
        texts = {item.id: item.text for item in self.items}
        ids = [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
        return "\n".join(f"{place}. {texts.get(item, '')}" for place, item in enumerate(ids, 1))


@dataclass(frozen=True, kw_only=True)
class Allocate(Field):
    """Share out `total` among items in steps of `step`. The value is {item: amount}; 0 where an item is not in it."""

    kind: ClassVar[str] = "allocate"
    items: tuple[Option, ...]
    total: int
    unit: str
    step: int = 1
    use_all: bool = True
    """Whether something left over counts as missing."""

    def clean(self, value: Json) -> Json:
        ids = [item.id for item in self.items]
        if not isinstance(value, dict) or not set(value) <= set(ids):
            raise Refused(f"That is not one of the answers to: {self.label}")
        for amount in value.values():
            if isinstance(amount, bool) or not isinstance(amount, int) or amount < 0 or amount % self.step:
                raise Refused(f"{self.label}: use whole numbers of {self.unit} from 0, in steps of {self.step}.")
        if sum(value.values()) > self.total:
            raise Refused(f"{self.label}: you have {self.total} {self.unit}, and this is more.")
        return {item: value[item] for item in ids if value.get(item)}

    def missing(self, value: Json) -> bool:
        spent = sum(amount for amount in value.values() if isinstance(amount, int)) if isinstance(value, dict) else 0
        return self.needed and (spent != self.total if self.use_all else spent == 0)

    def said(self, value: Json) -> str:
        given = value if isinstance(value, dict) else {}
        return "\n".join(f"{item.text}: {given[item.id]} {self.unit}" for item in self.items if item.id in given)
