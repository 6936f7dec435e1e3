"""One cell as a number: "1,234", "95%", "£3.50", "n/a", "#DIV/0!", and what is wrong with "12 days"."""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite, nan

MISSING = frozenset(
    ["", "-", "--", "–", "—", ".", "..", "…", "?", "*", "~", "na", "n/a", "n.a.", "#n/a", "nan", "null", "none", "nil",
     "missing", "unknown", "not known", "not recorded", "not available", "no data", "tbc", "blank", "(blank)"]
)  # fmt: skip
DIVIDED_BY_0 = "#div/0!"
EXCEL_ERRORS = frozenset(["#value!", "#ref!", "#name?", "#num!", "#null!", "#spill!", "#calc!", "#error!", "#####"])

PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$", re.IGNORECASE)
GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?$")
SPACED = re.compile(r"[+-]?\d{1,3}([ '’]\d{3})+(\.\d*)?$")
DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+$")
WITH_WORDS = re.compile(r"(?P<number>[+-]?\d[\d,]*\.?\d*)\s*(?P<words>[^\W\d].*)$")
SMALL = re.compile(r"(?P<sign>[<>≤≥])=?\s*\d")
OF = re.compile(r"(?P<part>\d+)\s*(/|of|out of)\s*(?P<whole>\d+)$", re.IGNORECASE)


@dataclass(frozen=True)
class Number:
    """A cell read as a number. NaN when nothing is there. `what` and `do` are set when it cannot be read.

    `mended` says in a few words what was done to read it ("the comma", "the £ sign"), if that is worth a note.
    """

    value: float = nan
    percent: bool = False
    mended: str = ""
    what: str = ""
    do: str = ""

    @property
    def bad(self) -> bool:
        return bool(self.what)

    @property
    def missing(self) -> bool:
        return self.value != self.value and not self.bad


@lru_cache(maxsize=4096)
def read_number(text: str, decimal_comma: bool = False) -> Number:
    """The number in a cell. With `decimal_comma`, "12,5" is twelve and a half."""
    cell = text.strip().strip("'’").replace("\u2212", "-").replace("\u00a0", " ").replace("\u202f", " ").strip()
    if cell.lower() in MISSING:
        return Number(mended="" if cell in ("", "-") else f"{cell!r}")
    if cell.lower() == DIVIDED_BY_0:
        return Number(mended="#DIV/0! (Excel divided by 0)")
    found = _figure(cell, decimal_comma)
    return found if found is not None else _complaint(cell)


def _figure(cell: str, decimal_comma: bool) -> Number | None:
    """The number, once signs that stand round it are taken off; None when it is none."""
    sign, mended = 1.0, []
    if cell.startswith("(") and cell.endswith(")"):
        cell, sign = cell[1:-1].strip(), -1.0
        mended.append("brackets as a minus")
    percent = cell.endswith("%")
    cell = cell[:-1].rstrip() if percent else cell
    bare = re.sub(r"^([+-]?)\s*[£$€]\s*", r"\1", cell)
    if bare != cell:
        mended.append("the currency sign left out")
    digits, how = _digits(bare, decimal_comma)
    if digits is None:
        return None
    value = sign * float(digits)
    if not isfinite(value):
        return None
    return Number(value + 0.0, percent, ", ".join([*mended, *how]))


def _digits(cell: str, decimal_comma: bool) -> tuple[str | None, list[str]]:
    """Digits that `float` reads, and what was done to them."""
    if not cell.isascii() and not SPACED.match(cell):
        return None, []
    if PLAIN.match(cell):
        return cell, []
    if decimal_comma and DECIMAL_COMMA.match(cell):
        return cell.replace(",", "."), ["a decimal comma"]
    if GROUPED.match(cell):
        return cell.replace(",", ""), ["the comma left out"]
    if SPACED.match(cell):
        return re.sub(r"[ '’]", "", cell), ["the space left out"]
    return None, []


def _complaint(cell: str) -> Number:
    """What is wrong with a cell that is no number, and what to do."""
    shown = cell if len(cell) <= 40 else f"{cell[:37]}..."
    if cell.lower() in EXCEL_ERRORS or set(cell) == {"#"}:
        return _bad(f"{shown} is an Excel error", "Mend the formula in Excel, or leave the cell empty.")
    if cell.startswith("="):
        return _bad(f"{shown} is a formula", "In Excel, copy the cells and paste them as values.")
    if SMALL.match(cell):
        return _bad(f"{shown} is not one number", "Write the real number, or leave the cell empty.")
    if part := OF.match(cell):
        both = f"{part['part']} and {part['whole']}"
        return _bad(f"{shown} holds 2 numbers", f"Put {both} in 2 columns: how many, and out of how many.")
    if DECIMAL_COMMA.match(cell):
        return _bad(f"{shown} has a comma that could mean 2 things", "Write a point for decimals, as in 12.5.")
    return _words_in(cell, shown)


def _words_in(cell: str, shown: str) -> Number:
    if PLAIN.match(cell):
        return _bad(f"{shown} is too large", "Check the number.")
    if re.fullmatch(r"[+-]?[\d,.]+", cell):
        return _bad(f"{shown} has a comma or a point too many", "Write it without commas, with one point at most.")
    letters = cell.translate(str.maketrans("OolI", "0011"))
    if letters != cell and any(mark.isdigit() for mark in cell) and (PLAIN.match(letters) or GROUPED.match(letters)):
        return _bad(f"{shown} has a letter among the digits", f"If it should be {letters}, write that.")
    if words := WITH_WORDS.match(cell):
        return _bad(
            f"{shown} has words with the number",
            f"Write {words['number']} and put the words in the heading or a comment.",
        )
    return _bad(f"{shown} is not a number", "Write a number, or leave the cell empty if there is none.")


def _bad(what: str, do: str) -> Number:
    return Number(what=what, do=do)
