"""A pasted or saved table as rows of cells, each with the row number that a person sees in Excel."""

import csv
import re
from collections import Counter
from dataclasses import dataclass, field

from qidose.spc.read_date import read_date
from qidose.spc.read_number import read_number

MOST_BYTES = 1_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 200
DELIMITERS = "\t;,|"
NAMES = {"\t": "tabs", ";": "semicolons", ",": "commas", "|": "upright lines"}
NOT_TEXT = {"PK\x03\x04": "an Excel workbook", "\xd0\xcf\x11\xe0": "an old Excel workbook", "%PDF": "a PDF"}
FRONT = re.compile(r"\s*[+-]?£?\d{1,3}$")
BACK = re.compile(r"\d{3}(\.\d+)?%?\s*$")


@dataclass(frozen=True)
class Problem:
    """What is wrong in a place, or what was mended there, and what the person can do. `row` counts from 1, as Excel
    does, heading included; None when it is about the whole text. `column` is its heading, or "column B"."""

    row: int | None
    column: str | None
    what: str
    do: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (f"Row {self.row}" if self.row else "", self.column or "") if part)
        return f"{place}: {self.what}. {self.do}".strip() if place else f"{self.what}. {self.do}".strip()


@dataclass
class Table:
    """Rows of equal width under column names. `number[i]` is the row that row i came from."""

    names: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    number: list[int] = field(default_factory=list)
    has_heading: bool = False
    delimiter: str = ","
    across: bool = False


Report = list[Problem]


def decode(text: str | bytes) -> str:
    """Text of bytes in the codes that Excel writes; without a byte order mark."""
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):
        return text.decode("utf-16", errors="replace").removeprefix("\ufeff")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError:
        # A workbook or a PDF must keep its first bytes, so that it is known for what it is.
        return text.decode("latin-1" if text[:4] == b"\xd0\xcf\x11\xe0" else "cp1252", errors="replace")


def read_table(text: str, errors: Report, notes: Report) -> Table:
    """The table in `text`; empty when there is none. Problems go to `errors` and `notes`."""
    if _refused(text, errors):
        return Table()
    lines, delimiter = _split(text, errors, notes)
    table = Table(delimiter=delimiter)
    kept = [(i, cells) for i, cells in enumerate(lines, start=1) if any(cells)]
    if not kept and not errors:
        errors.append(Problem(None, None, "There are no rows", "Paste the rows with their dates and numbers."))
    if not kept:
        return table
    if len(kept) < len(lines):
        _note_blank(lines, notes)
    kept = _turned(table, kept, notes)
    kept = _without_titles(kept, notes)
    _name_columns(table, kept)
    _fill(table, kept[table.has_heading :], errors, notes)
    return table


def letter(column: int) -> str:
    """The name that Excel shows above a column: A, B, … Z, AA."""
    name = ""
    while column >= 0:
        name = chr(65 + column % 26) + name
        column = column // 26 - 1
    return name


def is_data(cell: str) -> bool:
    """Whether a cell holds a number or a date."""
    number, date = read_number(cell), read_date(cell)
    return (not number.bad and not number.missing) or (date is not None and not date.what)


def _refused(text: str, errors: Report) -> bool:
    """Whether the text is no table that can be read at all."""
    for start, name in NOT_TEXT.items():
        if text.startswith(start):
            errors.append(
                Problem(None, None, f"This is {name}, not text", "In Excel, save it as CSV, or copy the cells.")
            )
            return True
    size = len(text.encode("utf-8", errors="replace"))
    if size > MOST_BYTES:
        large = f"{size / 1_000_000:.2f} MB"
        errors.append(
            Problem(None, None, f"This is {large}; 1 MB is the most", "Keep the columns and rows of 1 measure.")
        )
        return True
    return False


def _split(text: str, errors: Report, notes: Report) -> tuple[list[list[str]], str]:
    """Cells of each row, blank rows included, and what divides them. Excel's own line "sep=;" is not a row."""
    text = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", " ").rstrip("\n")
    told = re.match(r"sep=(.)\n", text)
    delimiter = told[1] if told and told[1] in DELIMITERS else _delimiter(text)
    text = text[told.end() :] if told else text
    if text.count('"') % 2:
        row = next(i for i, line in enumerate(text.split("\n"), start=1) if line.count('"') % 2)
        notes.append(Problem(row, None, "A quote mark has no partner", "It was left out. Check the cells of this row."))
        text = text.replace('"', "")
    lines: list[list[str]] = []
    try:
        for cells in csv.reader([f"{line}\n" for line in text.split("\n")], delimiter=delimiter):
            if any("\n" in cell.rstrip("\n") and delimiter in cell for cell in cells):
                what = "A quote mark in this row swallows the rows below"
                errors.append(Problem(len(lines) + 1, None, what, "Remove the quote mark."))
            lines.append([" ".join(cell.split()) for cell in cells])
            if len(lines) > MOST_ROWS or len(cells) > MOST_COLUMNS:
                what = (
                    f"more than {MOST_ROWS:,} rows" if len(lines) > MOST_ROWS else f"more than {MOST_COLUMNS} columns"
                )
                errors.append(Problem(len(lines), None, f"There are {what}", "Keep the columns and rows of 1 measure."))
                return [], delimiter
    except csv.Error:
        errors.append(Problem(len(lines) + 1, None, "This row cannot be read", "Check its quote marks."))
    return lines, delimiter


def _delimiter(text: str) -> str:
    """What divides the cells: what most of the first rows have, as many times in each; tabs before commas."""
    first = [re.sub(r'"[^"]*"', "", line) for line in text.split("\n")[:50] if line.strip()]
    best, most = ",", 0.0
    for delimiter in DELIMITERS:
        counts = Counter(line.count(delimiter) for line in first if delimiter in line)
        # A tab or a semicolon hardly ever stands inside a cell; a comma does, in 1,234.
        share = max(counts.values(), default=0) / max(len(first), 1) * (1.0 if delimiter in "\t;" else 0.5)
        if share > most:
            best, most = delimiter, share
    return best


def _note_blank(lines: list[list[str]], notes: Report) -> None:
    filled = [i for i, cells in enumerate(lines) if any(cells)]
    blank = [i + 1 for i in range(filled[0], filled[-1]) if not any(lines[i])]
    if blank:
        notes.append(Problem(blank[0], None, f"{_how_many(len(blank), 'blank row')} left out", ""))


def _turned(table: Table, kept: list[tuple[int, list[str]]], notes: Report) -> list[tuple[int, list[str]]]:
    """A table that runs across (dates in one row, numbers in the next) is turned to run down."""
    width = max(len(cells) for _, cells in kept)
    # A short table that runs down has a row of names, or dates in its first column, that a row across has not.
    runs_across = len(kept) <= 3 and width >= 5 and all(map(_half_data, kept))
    if not runs_across:
        return kept
    table.across = True
    notes.append(Problem(None, None, "The numbers run across, from left to right, and were read that way", ""))
    return [(j + 1, [cells[j] if j < len(cells) else "" for _, cells in kept]) for j in range(width)]


def _half_data(numbered: tuple[int, list[str]]) -> bool:
    filled = [cell for cell in numbered[1] if cell]
    return sum(map(is_data, filled)) >= 0.5 * len(filled)


def _without_titles(kept: list[tuple[int, list[str]]], notes: Report) -> list[tuple[int, list[str]]]:
    """Rows above the table that hold one cell of words are a title."""
    filled = [sum(map(bool, cells)) for _, cells in kept]
    if Counter(filled).most_common(1)[0][0] < 2:
        return kept
    first = next(i for i, count in enumerate(filled) if count >= 2)
    titles = [(row, cells) for row, cells in kept[:first] if not any(map(is_data, cells))]
    if len(titles) < first:
        return kept
    for row, cells in titles:
        notes.append(Problem(row, None, f'"{"".join(cells)[:60]}" was read as a title', ""))
    return kept[first:]


def _name_columns(table: Table, kept: list[tuple[int, list[str]]]) -> None:
    width = max(len(cells) for _, cells in kept)
    head = kept[0][1]
    table.has_heading = _is_heading(head, [cells for _, cells in kept[1:]])
    place = "row" if table.across else "column"
    for j in range(width):
        name = head[j] if table.has_heading and j < len(head) else ""
        table.names.append(name or f"{place} {j + 1 if table.across else letter(j)}")


def _is_heading(head: list[str], below: list[list[str]]) -> bool:
    """Words over numbers or dates. A year over numbers is a heading too, when words stand beside it."""
    if not below:
        return not any(map(is_data, head))
    over = False
    for j, cell in enumerate(head):
        column = [cells[j] for cells in below[:50] if j < len(cells) and cells[j]]
        data = sum(map(is_data, column)) > 0.5 * len(column)
        if cell and is_data(cell) and not re.fullmatch(r"(19|20)\d\d([-/]\d\d)?", cell):
            return False
        over = over or (data and bool(cell) and not is_data(cell) and not read_number(cell).missing)
    return over or not any(map(is_data, head))


def _fill(table: Table, rows: list[tuple[int, list[str]]], errors: Report, notes: Report) -> None:
    """Rows brought to one width: empty columns dropped, 1,234 put together again."""
    if not table.has_heading and not table.across and table.delimiter == "," and _may_be_one_number(rows):
        what = "Each row could hold 1 number with a comma in it, or 2 numbers"
        errors.append(Problem(rows[0][0], None, what, "Add a row of headings, or write numbers without commas."))
        return
    counts = Counter(_width(cells) for _, cells in rows)
    named = max((j + 1 for j, name in enumerate(table.names) if not name.startswith("column ")), default=0)
    width = named if table.has_heading else counts.most_common(1)[0][0] if counts else 0
    for row, cells in rows:
        mended = cells[: max(_width(cells), width)] + [""] * (width - len(cells))
        if len(mended) > width and table.delimiter == ",":
            mended = _joined(mended, width) or mended
            if len(mended) == width:
                notes.append(Problem(row, None, "A number with a comma was divided; it was put together again", ""))
        if len(mended) > width:
            what = f"The row has {len(mended)} cells, and the {'heading' if table.has_heading else 'others'} {width}"
            errors.append(
                Problem(row, None, what, "Check for a comma too many. Put numbers with commas in quote marks.")
            )
            continue
        table.rows.append(mended)
        table.number.append(row)
    table.names = table.names[:width]


def _may_be_one_number(rows: list[tuple[int, list[str]]]) -> bool:
    """Whether every row has, in the same two columns, what may be the two halves of a number such as 3,812."""
    width = min(len(cells) for _, cells in rows)
    return len(rows) > 1 and any(
        all(FRONT.match(cells[j]) and re.fullmatch(r"\d{3}", cells[j + 1]) for _, cells in rows)
        for j in range(width - 1)
    )


def _width(cells: list[str]) -> int:
    return max((j + 1 for j, cell in enumerate(cells) if cell), default=0)


def _joined(cells: list[str], width: int) -> list[str] | None:
    """The one way to put 1 and 234 together so that the row has `width` cells; None when there is none or several."""
    if len(cells) - width > 3:
        return None
    ways = [cells]
    for _ in range(len(cells) - width):
        more = []
        for way in ways:
            for j in range(len(way) - 1):
                if (FRONT.match(way[j]) or re.fullmatch(r"[+-]?£?\d{1,3}(,\d{3})+", way[j])) and BACK.fullmatch(
                    way[j + 1]
                ):
                    more.append([*way[:j], f"{way[j]},{way[j + 1].strip()}", *way[j + 2 :]])
        ways = [way for i, way in enumerate(more) if way not in more[:i]]
    return ways[0] if len(ways) == 1 else None


def _how_many(n: int, what: str) -> str:
    return f"1 {what} was" if n == 1 else f"{n:,} {what}s were"
