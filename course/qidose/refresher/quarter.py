"""Quarters of a year, as a date tells them. There is no clock here: whoever shows a page gives the date."""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ("January to March", "April to June", "July to September", "October to December")


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a calendar year, `number` 1 to 4. It is named by its months, as people count years differently."""

    year: int
    number: int

    @property
    def id(self) -> str:
        """Its name in addresses: "2026-q4"."""
        return f"{self.year}-q{self.number}"

    @property
    def name(self) -> str:
        """Its name in words: "October to December 2026"."""
        return f"{_MONTHS[self.number - 1]} {self.year}"

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def place(self) -> int:
        """Quarters in a row have places in a row."""
        return 4 * self.year + self.number - 1

    @property
    def next(self) -> "Quarter":
        return _at(self.place + 1)


def quarter_of(day: date) -> Quarter:
    """The quarter in which a day lies."""
    return Quarter(day.year, (day.month + 2) // 3)


def quarter_named(quarter_id: str) -> Quarter:
    """The quarter with this id, such as "2026-q4". Raises KeyError for anything else."""
    found = re.fullmatch(r"(20\d\d)-q([1-4])", quarter_id)
    if not found:
        raise KeyError(f"There is no quarter called {quarter_id!r}.")
    return Quarter(int(found[1]), int(found[2]))


def quarters(first: Quarter, last: Quarter) -> list[Quarter]:
    """Every quarter from the first to the last, both included; none where the last comes first."""
    return [_at(place) for place in range(first.place, last.place + 1)]


def _at(place: int) -> Quarter:
    return Quarter(place // 4, place % 4 + 1)
