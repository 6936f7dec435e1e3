"""A person's own numbers, pasted or from a CSV file: read, mended where that is safe, else refused in plain words.

>>> series = read_series("Month,Falls,Bed days\\nJan 2024,5,812\\nFeb 2024,9,760\\n")
>>> series.ok, series.labels, series.numerator.tolist()
(True, ('January 2024', 'February 2024'), [5.0, 9.0])

Every problem is collected, with the row as the person sees it. With one error nothing is charted: the arrays are empty.

    read_table    text to rows and columns        read_number   one cell as a number
    read_columns  which column is which           read_date     one cell as a date
    read_points   order, scale and counts
"""

import datetime as dt
from dataclasses import dataclass, replace

import numpy as np

from qidose.spc.numbers import Floats, frozen
from qidose.spc.read_columns import Columns, find_columns
from qidose.spc.read_date import Date, month_name, say
from qidose.spc.read_number import Number, read_number
from qidose.spc.read_points import Point, and_more, check_counts, in_order, unit_of, without_numbers
from qidose.spc.read_table import Problem, Report, Table, decode, letter, read_table

TOTALS = ("total", "grand total", "sum", "average", "mean", "median", "overall", "ytd", "year to date")

__all__ = ["Problem", "Series", "read_series"]


@dataclass(frozen=True, eq=False)
class Series:
    """n points in time order. NaN where a value is missing. All of length 0 when there are errors.

    `values` are the numbers, or count over size when there are two columns: then `numerator` and `denominator` hold
    them. `unit` is "%" where the person's numbers are per cent. `dates` is the first day of each period, None without
    dates; `rows` says which row each point came from. `errors` must be mended by the person; `notes` say what was
    mended or left out. `text` is what they pasted, unchanged.
    """

    name: str
    unit: str
    labels: tuple[str, ...]
    dates: tuple[dt.date, ...] | None
    values: Floats
    numerator: Floats | None
    denominator: Floats | None
    rows: tuple[int, ...]
    errors: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    text: str

    @property
    def ok(self) -> bool:
        """Whether there is something to chart and nothing to mend first."""
        return not self.errors

    def __len__(self) -> int:
        return len(self.values)


def read_series(
    text: str | bytes, value: str | None = None, denominator: str | None = None, more_than_all: bool = False
) -> Series:
    """Read a table of dates and numbers. Never raises for what is in it: see `errors` and `notes`.

    `value` and `denominator` name the columns to use; by default they are found. `more_than_all` allows a count above
    its size, for rates such as calls per patient. At most 1 MB and 100,000 rows.
    """
    errors: Report = []
    notes: Report = []
    pasted = decode(text)
    table = read_table(pasted, errors, notes)
    _leave_out(table, notes)
    columns = find_columns(table, value, denominator, errors, notes) if table.rows else None
    points: list[Point] = []
    unit = ""
    if columns is None:
        if not errors:
            do = "Paste dates and numbers, with a heading above."
            errors.append(Problem(None, None, "There are no rows with numbers", do))
    else:
        points = in_order(_points(table, columns, errors, notes), errors, notes)
        points, unit = _checked(table, columns, points, more_than_all, errors, notes)
    if table.across:
        errors, notes = [_across(problem) for problem in errors], [_across(problem) for problem in notes]
    return _series(table, columns or Columns(), points, unit, errors, notes, pasted)


def _across(problem: Problem) -> Problem:
    """The same problem in a table that runs across, where the points stand in columns B, C, D…"""
    if problem.row is None:
        return problem
    place = f"column {letter(problem.row - 1)}"
    return replace(problem, row=None, column=place if problem.column is None else f"{problem.column}, {place}")


def _checked(
    table: Table, columns: Columns, points: list[Point], more_than_all: bool, errors: Report, notes: Report
) -> tuple[list[Point], str]:
    """Points and their unit, after the checks that need all of them."""
    names, unit = [table.names[j] for j in columns.numbers], ""
    if columns.counted:
        points = check_counts(points, names[0], names[1], more_than_all, errors, notes)
    else:
        unit = unit_of(names[0], points, errors, notes)
    points = without_numbers(points, names, notes)
    if not errors and not points:
        errors.append(Problem(None, None, "No row has all its numbers", "Fill in the numbers that are missing."))
    return points, unit


def _leave_out(table: Table, notes: Report) -> None:
    """Rows that Excel adds: totals, headings that come again, words below the table."""
    names = [name.lower() for name in table.names]
    kept = []
    for row, cells in zip(table.number, table.rows, strict=True):
        filled = [cell for cell in cells if cell]
        first = filled[0].lower().rstrip(":") if filled else ""
        if first in TOTALS or first.startswith("total "):
            notes.append(Problem(row, None, f'The row "{filled[0][:60]}" was left out', ""))
        elif table.has_heading and [cell.lower() for cell in cells] == names:
            notes.append(Problem(row, None, "The heading comes again here; it was left out", ""))
        elif len(cells) > 1 and len(filled) == 1 and cells[0] and _is_footnote(cells[0]):
            notes.append(Problem(row, None, f'"{filled[0][:60]}" was left out: it has words only', ""))
        else:
            kept.append((row, cells))
    table.number, table.rows = [row for row, _ in kept], [cells for _, cells in kept]


def _is_footnote(cell: str) -> bool:
    """Several words, or a word with a colon, as in "Source: Datix"."""
    return read_number(cell).bad and (":" in cell or len(cell.split()) > 3)


def _points(table: Table, columns: Columns, errors: Report, notes: Report) -> list[Point]:
    """A point for each row; what could not be read goes to `errors`, what was mended to `notes`."""
    points: list[Point] = []
    mended: dict[tuple[int, str, bool], list[int]] = {}
    for i, (row, cells) in enumerate(zip(table.number, table.rows, strict=True)):
        label, date = _when(table, columns, i, errors)
        numbers: list[Number | None] = []
        for j in columns.numbers:
            number = read_number(cells[j], columns.decimal_comma)
            if number.bad:
                errors.append(Problem(row, table.names[j], number.what, number.do))
            elif number.mended:
                mended.setdefault((j, number.mended, number.missing), []).append(row)
            numbers.append(number)
        value, size = (*numbers, None)[:2]
        points.append(Point(row, label, date.date, date.period, value or Number(), size))
    for (j, how, missing), rows in mended.items():
        what = f"{how} was read as a missing value" if missing else f"Read with {how}"
        notes.append(Problem(rows[0], table.names[j], f"{what}{and_more(rows)}", ""))
    return points


def _when(table: Table, columns: Columns, i: int, errors: Report) -> tuple[str, Date]:
    """The label and the date of row i."""
    if columns.when is None:
        return str(i + 1), Date()
    cell, row, name = table.rows[i][columns.when], table.number[i], table.names[columns.when]
    if not cell and any(table.rows[i]):
        errors.append(
            Problem(row, name, "The date is missing" if columns.dated else "The name is missing", "Fill it in.")
        )
        return "", Date()
    if not columns.dated:
        return cell, Date()
    date = columns.read_date(cell)
    if date is None:
        shown = cell if len(cell) <= 40 else f"{cell[:37]}..."
        date = Date(what=f"{shown} is not a date", do="Write it as 6/8/2018, 6 August 2018 or Aug 2018.")
    if date.date is None:
        errors.append(Problem(row, name, date.what, date.do))
        return cell, Date()
    if columns.month is not None and (month := month_name(table.rows[i][columns.month])):
        date = replace(date, date=date.date.replace(month=month), period="month")
    return say(date.date or dt.date.min, date.period), date


def _series(
    table: Table, columns: Columns, points: list[Point], unit: str, errors: Report, notes: Report, text: str
) -> Series:
    shown = [] if errors else points
    values = frozen(np.array([point.value.value for point in shown], dtype=np.float64))
    numerator = denominator = None
    if columns.counted:
        sizes = [point.size.value if point.size else np.nan for point in shown]
        numerator, denominator = values, frozen(np.array(sizes, dtype=np.float64))
        values = frozen(numerator / denominator)
    dates = tuple(point.date for point in shown if point.date)
    return Series(
        name=table.names[columns.numbers[0]] if columns.numbers and table.has_heading else "",
        unit=unit,
        labels=tuple(point.label for point in shown),
        dates=dates if dates and len(dates) == len(shown) else None,
        values=values,
        numerator=numerator,
        denominator=denominator,
        rows=tuple(point.row for point in shown),
        errors=tuple(sorted(errors, key=lambda problem: problem.row or 0)),
        notes=tuple(sorted(notes, key=lambda problem: problem.row or 0)),
        text=text,
    )
