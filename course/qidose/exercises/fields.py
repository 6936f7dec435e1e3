"""What a learner can fill in: each field knows which values it takes, and says in plain words why it refuses one."""

import math
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

Json = str | int | float | bool | None | list[Any] | dict[str, Any]


class Refused(ValueError):
    """Something from a page that cannot be taken. The message is written for the learner."""


@dataclass(frozen=True)
class Option:
    """One thing to choose: `id` is stored, `text` is read."""

    id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question of a card. `clean` gives the value to store, or raises Refused."""

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


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """Choose one."""

    kind: ClassVar[str] = "choice"
    options: tuple[Option, ...]

    def clean(self, value: Json) -> Json:
        if value is None or any(option.id == value for option in self.options):
            return value
        raise Refused(f"That is not one of the answers to: {self.label}")


@dataclass(frozen=True, kw_only=True)
class Choices(Field):
    """Choose any number."""

    kind: ClassVar[str] = "choices"
    options: tuple[Option, ...]

    def clean(self, value: Json) -> Json:
        known = [option.id for option in self.options]
        if not isinstance(value, list) or any(item not in known for item in value):
            raise Refused(f"That is not one of the answers to: {self.label}")
        return [item for item in known if item in value]


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """Words of the learner's own. They are data for ever: never code, never a template, escaped wherever shown."""

    kind: ClassVar[str] = "text"
    rows: int = 3
    longest: int = 4_000

    def clean(self, value: Json) -> Json:
        if not isinstance(value, str):
            raise Refused(f"We expected words in: {self.label}")
        if len(value) > self.longest:
            raise Refused(
                f"This answer has {len(value):,} characters. The most is {self.longest:,}. "
                "Please shorten it. Nothing else you wrote is lost."
            )
        return unicodedata.normalize("NFC", "".join(filter(_may_stay, value.replace("\r\n", "\n"))))

    def missing(self, value: Json) -> bool:
        return self.needed and (not isinstance(value, str) or not value.strip())


def _may_stay(character: str) -> bool:
    # Control characters and lone surrogates cannot be stored as UTF-8 or shown; line breaks and tabs can.
    return character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs")


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A number from `low` to `high`, both included."""

    kind: ClassVar[str] = "number"
    low: float = -1e9
    high: float = 1e9
    unit: str = ""

    def clean(self, value: Json) -> Json:
        if value is None or value == "":
            return None
        # A whole number from a page may be longer than a float can hold: it must never be turned into one.
        odd = isinstance(value, float) and not math.isfinite(value)
        if isinstance(value, bool) or not isinstance(value, int | float) or odd:
            raise Refused(f"We expected a number in: {self.label}")
        if not self.low <= value <= self.high:
            raise Refused(f"{self.label}: the number must be from {self.low:g} to {self.high:g}.")
        return value


@dataclass(frozen=True, kw_only=True)
class Date(Field):
    """A day, stored as 2026-11-22."""

    kind: ClassVar[str] = "date"

    def clean(self, value: Json) -> Json:
        if value is None or value == "":
            return None
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            raise Refused(f"We expected a date in: {self.label}") from None


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
