"""A CSV file as rows of cells under known columns. What cannot be read is said with the line that it stands on."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from qidose.spc.read_table import decode

from .sheets import Sheet

MOST_BYTES = 30_000_000
MOST_ROWS = 200_000
DELIMITERS = ",;\t|"
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a spreadsheet would work out. Our own exports write a ' before it."""
_NOT_TEXT = {b"PK\x03\x04": "an Excel workbook", b"\xd0\xcf\x11\xe0": "an old Excel workbook", b"%PDF": "a PDF"}
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f]")
"""What no text has, and pictures, sounds and programs have all the time."""
_GARBLED = ("Ã©", "Ã«", "Ã¶", "Ã¼", "Ã¡", "Å‚", "â€™")


@dataclass(frozen=True)
class Bad:
    """Something that cannot be imported, in words. `line` counts from 1, as an editor does; None for the whole file.

    `column` names the column where it is about one; the words then begin with it.
    """

    line: int | None
    words: str
    column: str = ""

    def __str__(self) -> str:
        return f"Line {self.line}: {self.words}" if self.line else self.words


@dataclass(frozen=True)
class Row:
    """The cells of one line, by column."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True)
class File:
    """What was read. With anything in `bad`, `rows` may lack what is wrong. `notes` say what to check."""

    rows: tuple[Row, ...]
    bad: tuple[Bad, ...] = ()
    notes: tuple[str, ...] = ()


def read_file(sheet: Sheet, data: bytes) -> File:
    """The rows of a file of this kind. Never raises for what is in it."""
    for start, name in _NOT_TEXT.items():
        if data.startswith(start):
            return File((), (Bad(None, f"This is {name}, not a CSV file. In Excel, save it as CSV UTF-8."),))
    if data.startswith(_PICTURES) or data[8:12] == b"WEBP" or data[4:8] == b"ftyp":
        return File((), (Bad(None, "This is a picture or a film, not a CSV file."),))
    if len(data) > MOST_BYTES:
        return File((), (Bad(None, f"The file is larger than {MOST_BYTES // 1_000_000} MB."),))
    text = decode(data).replace("\x00", "")
    if len(_CONTROL.findall(text[:4_000])) > 10:
        return File((), (Bad(None, "This is not a CSV file. Save the table as CSV UTF-8."),))
    delimiter = _delimiter(sheet, text)
    try:
        lines = list(_lines(text, delimiter))
    except csv.Error as error:
        return File((), (Bad(None, f"The file cannot be read: {error}. Save it as CSV UTF-8."),))
    if not lines:
        return File((), (Bad(None, f"The file is empty. Its first line must be: {sheet.heading}"),))
    if len(lines) > MOST_ROWS:
        return File((), (Bad(None, f"The file has more than {MOST_ROWS:,} rows."),))
    names = [cell.strip().casefold() for cell in lines[0][1]]
    if faults := _bad_heading(sheet, names, lines[0][0]):
        return File((), faults)
    if len(lines) == 1:
        return File((), (Bad(None, "There is nothing below the first line."),))
    wide = {line for line, cells in lines[1:] if any(cell.strip() for cell in cells[len(names) :])}
    rows = [_row(line, names, cells) for line, cells in lines[1:] if line not in wide]
    bad = [Bad(line, "There are more cells than columns. Check the commas and quote marks.") for line in sorted(wide)]
    lost = [row for row in rows if any("\ufffd" in cell for cell in row.cells.values())]
    bad += [Bad(row.line, "Some letters cannot be read. Save the file as CSV UTF-8.") for row in lost]
    kept = tuple(row for row in rows if row not in lost) if lost else tuple(rows)
    return File(kept, tuple(bad), _notes(sheet, data, text, names))


def _lines(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that has anything in it, with the line on which it begins."""
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begins = 1
    for cells in table:
        if any(cell.strip() for cell in cells):
            yield begins, cells
        begins = table.line_num + 1


def _delimiter(sheet: Sheet, text: str) -> str:
    """What divides the columns: with it, the first line has the most names that we know."""
    known = {column.id for column in sheet.columns}
    heading = text.lstrip().partition("\n")[0]

    def found(delimiter: str) -> int:
        return len(known & {name.strip().strip('"').casefold() for name in heading.split(delimiter)})

    return max(DELIMITERS, key=found)


def _bad_heading(sheet: Sheet, names: list[str], line: int) -> tuple[Bad, ...]:
    missing = [column.id for column in sheet.columns if column.needed and column.id not in names]
    twice = sorted({name for name in names if name and names.count(name) > 1 and sheet.column(name)})
    bad = [Bad(line, f"The column {name} is there twice.") for name in twice]
    if missing:
        plural = "s are" if len(missing) > 1 else " is"
        words = f"The column{plural} missing: {', '.join(missing)}. The first line must be: {sheet.heading}"
        bad.append(Bad(line, words))
    return tuple(bad)


def _row(line: int, names: list[str], cells: list[str]) -> Row:
    padded = [*cells, *[""] * (len(names) - len(cells))]
    return Row(line, {name: _clean(cell) for name, cell in zip(names, padded, strict=False) if name})


def _clean(cell: str) -> str:
    """One line of text; the ' that our exports write before a formula is taken off again."""
    words = " ".join(cell.split())
    return words[1:] if words.startswith("'") and words[1:].startswith(FORMULA) else words


def _notes(sheet: Sheet, data: bytes, text: str, names: list[str]) -> tuple[str, ...]:
    notes = []
    if (garbled := next((sign for sign in _GARBLED if sign in text), None)) is not None:
        notes.append(
            f"Some names look garbled ({garbled}). If they are, save the file as CSV UTF-8 and import it again."
        )
    elif not data.startswith((b"\xff\xfe", b"\xfe\xff")) and not _is_utf8(data):
        notes.append("The file is not in UTF-8. It was read as Windows text, so check names with accents.")
    if ignored := [name for name in names if name and not sheet.column(name)]:
        notes.append(f"Columns that are not used: {', '.join(ignored)}.")
    return tuple(notes)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
