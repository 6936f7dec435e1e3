"""What every field is, and what an answer is made of."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

Json = str | int | float | bool | None | list[Any] | dict[str, Any]


class Refused(ValueError):
    """Something from a page that cannot be taken. The message is written for the learner."""


@dataclass(frozen=True)
class Option:
    """One thing to choose: `id` is stored, `text` is read."""

    id: str
    text: str


def named(options: tuple[Option, ...], ids: Json) -> str:
    """The words of some options by their ids, in the order in which they are offered."""
    return "; ".join(option.text for option in options if isinstance(ids, list) and option.id in ids)


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question of a card. `clean` gives the value to store, or raises Refused; `said` puts a value into words."""

    kind: ClassVar[str]
    id: str
    label: str
    hint: str = ""
    needed: bool = True

    def clean(self, value: Json) -> Json:
        raise NotImplementedError

    def missing(self, value: Json) -> bool:
        """Whether the card cannot be finished while the field holds `value`."""
        return self.needed and (value is None or value == "" or value == [])

    def said(self, value: Json) -> str:
        """A stored value as a person reads it; "" where nothing was answered. Never raises."""
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Answer:
    """What a learner has put in so far: `values[card][field]`, the cards they have locked, and whether they are done.

    `locked` keeps the order in which cards were locked, because a game goes by it.
    """

    values: dict[str, dict[str, Json]] = field(default_factory=dict)
    locked: tuple[str, ...] = ()
    finished: bool = False

    def get(self, card: str, name: str) -> Json:
        """The value in one field, None when nothing is there."""
        return self.values.get(card, {}).get(name)
