"""Months as numbers, so that they can be counted: year times 12 plus month, from 0 for January of the year 0."""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass

from qidose.spc.read_date import SHOWN


def month_of(day: dt.date) -> int:
    """
    >>> month_of(dt.date(2026, 3, 31)) - month_of(dt.date(2025, 12, 1))
    3
    """
    return day.year * 12 + day.month - 1


def first_day(month: int) -> dt.date:
    return dt.date(month // 12, month % 12 + 1, 1)


def last_day(month: int) -> dt.date:
    year, at = month // 12, month % 12 + 1
    return dt.date(year, at, monthrange(year, at)[1])


def month_name(month: int) -> str:
    """
    >>> month_name(month_of(dt.date(2026, 11, 26)))
    'November 2026'
    """
    return f"{SHOWN[month % 12]} {month // 12}"


def day_name(day: dt.date) -> str:
    return f"{day.day} {SHOWN[day.month - 1]} {day.year}"


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months earlier, or the last day of that month where it is shorter."""
    month = month_of(day) - months
    return min(first_day(month) + dt.timedelta(days=day.day - 1), last_day(month))


def last_full_month(today: dt.date) -> int:
    """The last month that is over: this one on its last day."""
    month = month_of(today)
    return month if today == last_day(month) else month - 1


@dataclass(frozen=True)
class Months:
    """Months in a row, both ends included. `count` is 0 where `last` comes before `first`."""

    first: int
    last: int

    @property
    def count(self) -> int:
        return max(self.last - self.first + 1, 0)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(month_name(month) for month in self.all)

    @property
    def all(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def ends(self) -> list[int]:
        """The last day of each month, as ordinals."""
        return [last_day(month).toordinal() for month in self.all]
