"""The points of a person's series, and what is checked once all of them are read: order, scale, counts."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from qidose.spc.read_date import say
from qidose.spc.read_number import Number
from qidose.spc.read_table import Problem, Report


@dataclass(frozen=True)
class Point:
    """One row: its number in the file, its label and date, and its number, or count and size."""

    row: int
    label: str
    date: dt.date | None
    period: str
    value: Number
    size: Number | None

    @property
    def figures(self) -> str:
        """What must be equal in two rows that are the same."""
        return f"{self.value.value} of {self.size.value if self.size else ''}"


def in_order(points: list[Point], errors: Report, notes: Report) -> list[Point]:
    """Points by date. The same date twice is an error, unless the whole row is the same."""
    if not points or any(point.date is None for point in points):
        return points
    seen: dict[dt.date | None, Point] = {}
    kept = []
    for point in points:
        first = seen.setdefault(point.date, point)
        if first is point:
            kept.append(point)
        elif first.figures == point.figures:
            notes.append(Problem(point.row, None, f"This row is the same as row {first.row}; it was left out", ""))
        else:
            what = f"{point.label} is in row {first.row} too, with another number"
            errors.append(Problem(point.row, None, what, "Keep the right row, or add them together."))
    ordered = sorted(kept, key=lambda point: point.date or dt.date.min)
    if ordered != kept:
        what = "The newest date came first" if ordered == kept[::-1] else "The dates were not in order"
        notes.append(Problem(None, None, f"{what}; the rows were sorted by date", ""))
    if not errors:
        _note_gaps([point.date for point in ordered if point.date], notes)
    return ordered


def _note_gaps(days: list[dt.date], notes: Report) -> None:
    """Months, quarters or weeks without a row, where the others follow each other evenly."""
    if len(days) < 3:
        return
    months = all(day.day == 1 for day in days)
    at = [12 * day.year + day.month - 1 if months else day.toordinal() for day in days]
    steps = [after - before for before, after in pairwise(at)]
    usual = max(set(steps), key=steps.count)
    if not months and usual != 7:
        return
    gaps = [place for before, after in pairwise(at) for place in range(before + usual, after, usual)]
    if gaps and len(gaps) <= 0.5 * len(days):
        dates = [dt.date(g // 12, g % 12 + 1, 1) if months else dt.date.fromordinal(g) for g in gaps[:6]]
        names = ", ".join(say(date, "month" if months else "day") for date in dates) + (", …" if len(gaps) > 6 else "")
        notes.append(
            Problem(None, None, f"There is no row for {names}", "The points on both sides stand side by side.")
        )


def without_numbers(points: list[Point], names: list[str], notes: Report) -> list[Point]:
    """Points less the last ones without a number (months to come); notes on those that leave a gap."""
    known = [i for i, point in enumerate(points) if not (point.value.missing or (point.size and point.size.missing))]
    last = known[-1] + 1 if known else 0
    ends, points = points[last:], points[:last]
    if ends:
        more = len(ends) > 1
        what = f"The last {len(ends)} rows, from here on, have" if more else "The last row has"
        notes.append(Problem(ends[0].row, None, f"{what} no number yet and {'were' if more else 'was'} left out", ""))
    for name, which in zip(names, ("value", "size"), strict=False):
        empty = [point.row for point in points if getattr(point, which).missing]
        if empty:
            what = f"There is no number here{and_more(empty)}. The chart has a gap"
            notes.append(Problem(empty[0], name, what, "Fill it in if you have it."))
    return points


def unit_of(name: str, points: list[Point], errors: Report, notes: Report) -> str:
    """ "%" when the numbers are per cent. Shares and per cents in one column (0.95 and 95) are an error."""
    known = [point for point in points if not point.value.missing and not point.value.bad]
    signs = [point for point in known if point.value.percent]
    headed = "%" in name or "percent" in name.lower() or "per cent" in name.lower()
    odd = _on_another_scale(known)
    for point in odd:
        figure = point.value.value
        what = f"{figure:g} looks like a share, and other rows like {max(p.value.value for p in known):g} are per cent"
        do = f"If it means {100 * figure:g}%, write that. Write all rows in the same way."
        errors.append(Problem(point.row, name, what, do))
    if signs and len(signs) < len(known) and not odd:
        rows = [point.row for point in known if not point.value.percent]
        notes.append(Problem(rows[0], name, f"No % sign here{and_more(rows)}; read as per cent like the others", ""))
    if headed and not signs and known and all(0 <= point.value.value <= 1 for point in known):
        notes.append(Problem(None, name, "The numbers are 1 or less under a heading with %", "Check: 0.93 is not 93%."))
    return "%" if signs or headed else ""


def _on_another_scale(points: list[Point]) -> list[Point]:
    """Points written as a share where the others are per cent: under 1, and a hundredfold fits among the others.

    0.5 among rates of 0 to 12 is not such a point: there must be nothing between 1 and 10 and nothing over 100.
    """
    small = [point for point in points if 0 < point.value.value < 1 and not point.value.percent]
    large = [point.value.value for point in points if point.value.value > 1]
    if not small or not large or min(large) < 10 or max(large) > 100:
        return []
    return small if all(100 * point.value.value >= 0.5 * min(large) for point in small) else []


def check_counts(
    points: list[Point], part: str, whole: str, more_than_all: bool, errors: Report, notes: Report
) -> list[Point]:
    """Points whose counts can be: `part` and `whole` are the headings. 0 of 0 becomes a gap."""
    checked = []
    for point in points:
        count, size = point.value, point.size or Number()
        if size.value == 0 and (count.value == 0 or count.missing):
            notes.append(Problem(point.row, whole, f"{whole} is 0: there is nothing to work out", ""))
            point = replace(point, value=Number(), size=Number())
        else:
            errors.extend(_count_errors(point.row, part, whole, count.value, size.value, more_than_all))
        checked.append(point)
    return checked


def _count_errors(row: int, part: str, whole: str, count: float, size: float, more_than_all: bool) -> Iterable[Problem]:
    """NaN compares false, so that a missing number has no error here."""
    if count < 0 or size < 0:
        name, number = (part, count) if count < 0 else (whole, size)
        yield Problem(row, name, f"{number:g} is below 0", "A count is 0 or more. Check the number.")
    elif count % 1 > 0:
        yield Problem(row, part, f"{count:g} is not a whole number", "Write how many there were, not a rate.")
    elif size == 0:
        what = f"{whole} is 0 and {part} is {count:g}"
        yield Problem(row, whole, what, "Check both. Out of 0, nothing can be worked out.")
    elif count > size and not more_than_all:
        what = f"{part} ({count:g}) is more than {whole} ({size:g})"
        do = "Check both numbers. If 1 patient can count several times, chart it as a rate."
        yield Problem(row, part, what, do)


def and_more(rows: list[int]) -> str:
    """ " (and in rows 5, 8 and 9)" for the rows after the first."""
    rest = rows[1:]
    if not rest:
        return ""
    if len(rest) > 8:
        return f" (and in {len(rest):,} more rows)"
    listed = " and ".join([", ".join(map(str, rest[:-1])), str(rest[-1])]) if len(rest) > 1 else str(rest[0])
    return f" (and in row{'s' * (len(rest) > 1)} {listed})"
