"""Writing: words, numbers, dates, and a series of one's own."""

import math
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from .base import Field, Json, Refused

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """Words of the learner's own. They are data for ever: never code, never a template, escaped wherever shown."""

    kind: ClassVar[str] = "text"
    rows: int = 3
    longest: int = 4_000
    most_words: int | None = None
    """How many words are asked for at most: counted as people write, and judged by the exercise, not refused."""

    def clean(self, value: Json) -> Json:
        if not isinstance(value, str):
            raise Refused(f"We expected words in: {self.label}")
        if len(value) > self.longest:
            raise Refused(
                f"This answer has {len(value):,} characters, and the most is {self.longest:,}. "
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
            raise Refused(f"Write a number from {self.low:,.15g} to {self.high:,.15g} in: {self.label}")
        return value

    def said(self, value: Json) -> str:
        space = "" if self.unit == "%" else " "
        return "" if value is None else f"{value}{space}{self.unit}".strip()


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

    def said(self, value: Json) -> str:
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            return ""
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True, kw_only=True)
class Series(Text):
    """A series of one's own: dates and numbers, typed, pasted, or from a CSV file. Stored as the text that was given.

    The exercise reads it with `spc.read_series`, which says in plain words what cannot be read.
    """

    kind: ClassVar[str] = "series"
    rows: int = 8
    longest: int = 100_000
