"""Which column of a table holds the dates, which the numbers, and which must never be pasted."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from qidose.spc.read_date import Date, excel_serial, financial_year, month_name, read_date, say
from qidose.spc.read_number import read_number
from qidose.spc.read_table import Problem, Report, Table

WHEN = re.compile(r"\b(date|dates|day|week|month|period|quarter|time|w/?c|year|ending|commencing)\b", re.I)
PART = re.compile(
    r"\b(num|numerator|events?|falls?|missed|incidents?|cases|breaches|yes|met|hits|successes|count)\b", re.I
)
WHOLE = re.compile(
    r"\b(den|denom|denominator|bed[ -]?days?|total|out of|of|attendances|admissions|discharges|appointments|patients"
    r"|opportunities|observed|n|all|eligible|seen|sample)\b", re.I
)  # fmt: skip
SHARE = re.compile(r"%|\b(percent|per cent|percentage|pct|rate|proportion|share)\b", re.I)
LINES = re.compile(
    r"\b(target|goal|trajectory|ucl|lcl|upl|lpl|(upper|lower|process|control|centre|center)( \w+)? ?(limits?|line))\b",
    re.I,
)
NOT_THE_MEASURE = frozenset(
    ["mean", "average", "median", "centre", "center", "cl", "upper", "lower", "sigma", "sd", "baseline", "mr", "row",
     "no", "no.", "#", "id", "index", "rank", "order", "point", "point no", "moving range"]
)  # fmt: skip
PERSONAL = re.compile(
    r"\b(nhs (no|num|number)|hospital (no|num|number)|mrn|patient (name|id|number|no)|surname|forename|first name"
    r"|last name|date of birth|d\.?o\.?b|postcode|address)\b", re.I
)  # fmt: skip

DateReader = Callable[[str], Date | None]


@dataclass
class Columns:
    """Places of the columns in the table. `when` holds dates (if `dated`) or names of the points, `month` months beside
    years, `numbers` the value, or the count and the size. With `decimal_comma`, 12,5 means twelve and a half."""

    when: int | None = None
    month: int | None = None
    numbers: tuple[int, ...] = ()
    dated: bool = False
    decimal_comma: bool = False
    read_date: DateReader = read_date

    @property
    def counted(self) -> bool:
        """Whether the measure is a count out of another."""
        return len(self.numbers) == 2


def find_columns(
    table: Table, value: str | None, denominator: str | None, errors: Report, notes: Report
) -> Columns | None:
    """The columns to chart; None when they cannot be told, with the reason in `errors`."""
    if _personal(table, errors):
        return None
    found = Columns(decimal_comma=table.delimiter == ";" and _decimal_commas(table))
    _find_dates(table, found, notes)
    others = [j for j in range(len(table.names)) if j not in (found.when, found.month)]
    numbers = [j for j in others if _mostly_numbers(table, j, found.decimal_comma)]
    if value is not None or denominator is not None:
        found.numbers = _asked_for(table, value, denominator, numbers, errors)
    else:
        found.numbers = _choose_measure(table, found.when, numbers, errors, notes)
    if not found.numbers:
        return None
    _note_unused(table, found, notes)
    return found


def column(table: Table, j: int) -> list[str]:
    """The filled cells of a column."""
    return [row[j] for row in table.rows if row[j]]


def _personal(table: Table, errors: Report) -> bool:
    """Columns that would name a patient: by their heading, or by valid NHS numbers in them."""
    found = False
    for j, name in enumerate(table.names):
        cells = column(table, j)
        by_number = sum(map(_is_nhs_number, cells[:200])) > 0.5 * len(cells[:200]) > 0
        if (table.has_heading and PERSONAL.search(name)) or by_number:
            what = "This column may tell who a patient is"
            errors.append(
                Problem(None, name, what, "Delete the column. A chart needs a date and a number in each row.")
            )
            found = True
    return found


def _is_nhs_number(cell: str) -> bool:
    """10 digits of which the last is the check digit (modulus 11)."""
    digits = re.sub(r"[ -]", "", cell)
    if not re.fullmatch(r"[0-9]{10}", digits) or digits == "0000000000":
        return False
    check = 11 - sum(int(digit) * (10 - i) for i, digit in enumerate(digits[:9])) % 11
    return check % 11 == int(digits[9])


def _decimal_commas(table: Table) -> bool:
    """Whether numbers are written as 12,5: some are, and none has a point."""
    cells = [cell for row in table.rows for cell in row]
    with_comma = any(re.fullmatch(r"[+-]?\d+,(\d{1,2}|\d{4,})%?", cell) for cell in cells)
    return with_comma and not any(re.fullmatch(r"[+-]?[\d,]*\.\d+%?", cell) for cell in cells)


def _find_dates(table: Table, found: Columns, notes: Report) -> None:
    """The first column of dates; else of Excel's day numbers, years and months, or of words that name the points."""
    for j in range(len(table.names)):
        cells = column(table, j)
        if cells and sum(read_date(cell) is not None for cell in cells) > 0.5 * len(cells):
            found.when, found.dated = j, True
            if all(financial_year(cell) for cell in cells):
                found.read_date = financial_year
            return
    for j, name in enumerate(table.names):
        cells = column(table, j)
        if table.has_heading and WHEN.search(name) and cells and _numbers_as_dates(table, found, j, cells):
            if found.read_date is _serial:
                first = read_number(cells[0]).value
                what = f"{first:g} was read as {say(_serial_day(first), 'day')}, as Excel counts days"
                notes.append(Problem(table.number[0], name, what, ""))
            return
    for j in range(len(table.names)):
        cells = column(table, j)
        if cells and len(table.names) > 1 and not _mostly_numbers(table, j) and not read_number(cells[0]).missing:
            found.when = j
            what = "These are not dates with a year, so the rows were kept in this order"
            notes.append(Problem(None, table.names[j], what, ""))
            return


def _numbers_as_dates(table: Table, found: Columns, j: int, cells: list[str]) -> bool:
    """Whether a column of numbers, headed as a date, holds days as Excel counts them, 202401, or years."""
    readers: list[DateReader] = [_serial, _year_and_month, _year]
    for reader in readers:
        if all((date := reader(cell)) is not None and date.date is not None for cell in cells):
            found.when, found.dated, found.read_date = j, True, reader
            months = (k for k in range(len(table.names)) if all(map(month_name, column(table, k))) and column(table, k))
            found.month = next(months, None) if reader is _year else None
            return True
    return False


def _serial(cell: str) -> Date | None:
    number = read_number(cell).value
    day = excel_serial(number) if number == number else None
    return Date(day) if day else None


def _serial_day(number: float) -> dt.date:
    return excel_serial(number) or dt.date.min


def _year_and_month(cell: str) -> Date | None:
    return read_date(f"{cell[:4]}-{cell[4:]}") if re.fullmatch(r"(19|20)\d{2}(0[1-9]|1[0-2])", cell) else None


def _year(cell: str) -> Date | None:
    return Date(dt.date(int(cell), 1, 1), "year") if re.fullmatch(r"(19|20)\d{2}", cell) else None


def _mostly_numbers(table: Table, j: int, decimal_comma: bool = False) -> bool:
    numbers = [read_number(cell, decimal_comma) for cell in column(table, j)]
    known = [number for number in numbers if not number.missing]
    return bool(known) and sum(not number.bad for number in known) >= 0.5 * len(known)


def _asked_for(
    table: Table, value: str | None, denominator: str | None, numbers: list[int], errors: Report
) -> tuple[int, ...]:
    """Columns by the names that the caller gave; none, with an error, when there is no such column."""
    places = []
    for name in (value, denominator):
        place = next((j for j, known in enumerate(table.names) if name and known.lower() == name.strip().lower()), None)
        if name and place is None:
            errors.append(
                Problem(None, name, "There is no column of this name", f"There are: {', '.join(table.names)}.")
            )
        places.append(place)
    first, size = places
    if first is None and not value:
        first = next((j for j in numbers if j != size), None)
    if errors or first is None:
        if not errors:
            errors.append(Problem(None, None, "There is no column of numbers", "Name the column to chart."))
        return ()
    return (first,) if size is None else (first, size)


def _choose_measure(
    table: Table, when: int | None, numbers: list[int], errors: Report, notes: Report
) -> tuple[int, ...]:
    """The column to chart, or the pair of count and size."""
    named = table.names if table.has_heading else [""] * len(table.names)
    measures = [j for j in numbers if not LINES.search(named[j]) and named[j].lower() not in NOT_THE_MEASURE]
    measures = measures or numbers[:1] * (len(numbers) == 1)
    if not numbers and when is None and len(table.names) == 1 and any(map(str.isdigit, "".join(column(table, 0)))):
        measures = [0]  # a single column with some digits: say what is wrong with its cells
    if not measures:
        what = "There is no column of numbers"
        errors.append(Problem(None, None, what, "Paste a number for each date. For a list of events, count them."))
        return ()
    pair = _pair(table, measures, notes)
    if pair or len(measures) == 1:
        return pair or (measures[0],)
    names = ", ".join(table.names[j] for j in measures)[:200]
    what = f"There are {len(measures)} columns of numbers: {names}"
    errors.append(Problem(None, None, what, "Keep the dates and 1 measure (1 column, or count and total)."))
    return ()


def _pair(table: Table, measures: list[int], notes: Report) -> tuple[int, int] | None:
    """Count and size: by their headings; else two columns of whole numbers of which one is never the larger."""
    counts = [j for j in measures if not (table.has_heading and SHARE.search(table.names[j]))]
    if len(counts) != 2 or any("%" in cell for j in counts for cell in column(table, j)):
        return None
    first, second = counts
    parts = [table.has_heading and bool(PART.search(table.names[j])) for j in counts]
    wholes = [table.has_heading and bool(WHOLE.search(table.names[j])) for j in counts]
    if wholes[0] != wholes[1]:
        return (first, second) if wholes[1] else (second, first)
    if parts[0] != parts[1]:
        return (first, second) if parts[0] else (second, first)
    if table.has_heading and not any(parts + wholes):
        return None
    pair = _smaller_first(table, first, second)
    if pair:
        what = f"{table.names[pair[0]]} was read as how many, {table.names[pair[1]]} as out of how many"
        notes.append(Problem(None, None, what, "If that is wrong, use the headings Numerator and Denominator."))
    return pair


def _smaller_first(table: Table, first: int, second: int) -> tuple[int, int] | None:
    rows = [(read_number(row[first]).value, read_number(row[second]).value) for row in table.rows]
    known = [(a, b) for a, b in rows if a == a and b == b]
    for small, large, pairs in ((first, second, known), (second, first, [(b, a) for a, b in known])):
        if known and all(a % 1 == 0 for a, _ in pairs) and sum(a <= b for a, b in pairs) >= 0.8 * len(pairs):
            return small, large
    return None


def _note_unused(table: Table, found: Columns, notes: Report) -> None:
    used = {found.when, found.month, *found.numbers}
    left = [name for j, name in enumerate(table.names) if j not in used and column(table, j)]
    if left:
        what = f"Not used: {', '.join(left)[:200]}"
        notes.append(Problem(None, None, what, ""))
