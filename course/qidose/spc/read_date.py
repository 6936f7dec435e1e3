"""One cell as a date, the British way: 6/8/2018 is 6 August. Also months, quarters and weeks as the NHS has them."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1948, 2100
NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FULL = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december")  # fmt: skip
SHOWN = tuple(name.capitalize() for name in FULL)
DAYS = r"(?:(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?,?\s+)?"
BEFORE = r"(?:(?:w/?c|w/?e|week commencing|week ending|month ending|from)\b:?\s*)?"
TIME = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm|z)?)?$"
SEP = r"\s*[/.\- ]\s*"

ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + TIME, re.IGNORECASE)
BRITISH = re.compile(r"(\d{1,2})" + SEP + r"(\d{1,2})" + SEP + r"(\d{4}|\d{2})" + TIME, re.IGNORECASE)
DAY_MONTH_NAME = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(?: of)?[\s\-/.]*([a-z]{3,9})\.?,?[\s\-/.,']*(\d{4}|\d{2})" + TIME, re.I
)
MONTH_NAME_DAY = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})" + TIME, re.I)
MONTH_NAME = re.compile(r"([a-z]{3,9})\.?[\s\-/.,']*(\d{4}|\d{2})$", re.I)
YEAR_MONTH_NAME = re.compile(r"(\d{4})[\s\-/.,]*([a-z]{3,9})$", re.I)
MONTH_NUMBER = re.compile(r"(\d{1,2})[/.\-](\d{4})$")
YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})$")
QUARTER = re.compile(r"q(?:uarter)?\s*([1-4])[\s,\-/]*(?:of\s*)?(\d{4})(?:[/\-](\d{2,4}))?$", re.I)
YEAR_QUARTER = re.compile(r"(\d{4})(?:[/\-](\d{2,4}))?[\s,\-/]*q(?:uarter)?\s*([1-4])$", re.I)
WEEK = re.compile(r"(?:(\d{4})[\s\-]*w(?:eek|k)?\s*(\d{1,2})|w(?:eek|k)?\s*(\d{1,2})[\s,\-/]+(\d{4}))$", re.I)
FINANCIAL_YEAR = re.compile(r"(\d{4})[/\-](\d{2})$")


@dataclass(frozen=True)
class Date:
    """A cell read as a date (the first day of a longer period), and how long its period is.

    `what` and `do` are set for a cell that looks like a date and cannot be one.
    """

    date: dt.date | None = None
    period: str = "day"
    what: str = ""
    do: str = ""


@lru_cache(maxsize=4096)
def read_date(text: str) -> Date | None:
    """The date in a cell; None when the cell does not look like a date at all."""
    cell = re.sub(r"\s+", " ", text.strip().strip("'’").replace("\u00a0", " ").replace("–", "-").strip())
    cell = re.sub("^" + BEFORE + DAYS, "", cell, flags=re.IGNORECASE)
    if not any(mark.isdigit() for mark in cell) or not cell.isascii() or len(cell) > 40:
        return None
    for reader in (_day, _month, _quarter, _week):
        found = reader(cell)
        if found is not None:
            return found
    return None


def say(date: dt.date, period: str) -> str:
    """A date in the words of this course: 6 August 2018, or August 2018 for a month."""
    if period in ("month", "quarter"):
        return f"{SHOWN[date.month - 1]} {date.year}"
    if period == "financial year":
        return f"{date.year}/{(date.year + 1) % 100:02d}"
    return str(date.year) if period == "year" else f"{date.day} {SHOWN[date.month - 1]} {date.year}"


def excel_serial(number: float) -> dt.date | None:
    """The date of Excel's own day number (45292 is 1 January 2024), or None when it is out of range."""
    if not 17_533 <= number < 73_415 or number != int(number):
        return None
    return dt.date(1899, 12, 30) + dt.timedelta(days=int(number))


def month_name(text: str) -> int | None:
    """1 to 12 for "Jan", "Sept" or "August"; None for other words."""
    name = text.strip().strip(".").lower()
    if name in FULL or name == "sept":
        return NAMES.index(name[:3]) + 1
    return NAMES.index(name) + 1 if name in NAMES else None


def financial_year(text: str) -> Date | None:
    """The NHS year 2023/24, from April 2023; None for anything else. 2010/11 may be that, or November 2010."""
    found = FINANCIAL_YEAR.match(text.strip())
    if not found or int(found[2]) != (int(found[1]) + 1) % 100:
        return None
    return _date(int(found[1]), 4, 1, text, "financial year")


def _day(cell: str) -> Date | None:
    if found := ISO.match(cell):
        return _date(int(found[1]), int(found[2]), int(found[3]), cell)
    if found := BRITISH.match(cell):
        return _date(_year(found[3]), int(found[2]), int(found[1]), cell)
    if (found := DAY_MONTH_NAME.match(cell)) and (month := month_name(found[2])):
        return _date(_year(found[3]), month, int(found[1]), cell)
    if (found := MONTH_NAME_DAY.match(cell)) and (month := month_name(found[1])):
        return _date(int(found[3]), month, int(found[2]), cell)
    return None


def _month(cell: str) -> Date | None:
    if (found := MONTH_NAME.match(cell)) and (month := month_name(found[1])):
        return _date(_year(found[2]), month, 1, cell, "month")
    if (found := YEAR_MONTH_NAME.match(cell)) and (month := month_name(found[2])):
        return _date(int(found[1]), month, 1, cell, "month")
    if found := MONTH_NUMBER.match(cell):
        return _date(int(found[2]), int(found[1]), 1, cell, "month")
    if (year := financial_year(cell)) and int(cell[-2:]) > 12:
        return year
    if found := YEAR_MONTH.match(cell):
        return _date(int(found[1]), int(found[2]), 1, cell, "month")
    return None


def _quarter(cell: str) -> Date | None:
    """Q1 2023/24 is April to June 2023, the NHS's financial year; Q1 2024 alone is January to March."""
    if found := QUARTER.match(cell):
        quarter, year, second = int(found[1]), int(found[2]), found[3]
    elif found := YEAR_QUARTER.match(cell):
        quarter, year, second = int(found[3]), int(found[1]), found[2]
    else:
        return None
    month = 3 * quarter - 2 + (3 if second else 0)
    return _date(year + (month > 12), (month - 1) % 12 + 1, 1, cell, "quarter")


def _week(cell: str) -> Date | None:
    found = WEEK.match(cell)
    if not found:
        return None
    year, week = int(found[1] or found[4]), int(found[2] or found[3])
    try:
        return Date(dt.date.fromisocalendar(year, week, 1), "week")
    except ValueError:
        return Date(what=f"{cell}: {year} has no week {week}", do="Check the week number.")


def _year(text: str) -> int:
    """Two digits mean 1970 to 2069."""
    year = int(text)
    return year if len(text) == 4 else year + (1900 if year >= 70 else 2000)


def _date(year: int, month: int, day: int, cell: str, period: str = "day") -> Date:
    if month > 12:
        order = "year-month-day, as in 2024-01-25" if ISO.match(cell) else "day/month/year, as in 25/1/2024"
        return Date(what=f"{cell} has no month {month}", do=f"Write it as {order}.")
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return Date(what=f"{cell} is not a day that exists", do="Check the day and the month (day/month/year).")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Date(what=f"{cell} is in the year {year}", do="Check the year. Write it with 4 digits.")
    return Date(date, period)
