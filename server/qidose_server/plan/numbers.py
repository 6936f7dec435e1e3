"""A plan as numbers only: every table in one file, for a spreadsheet or a program."""

import csv
import io
from collections.abc import Sequence

from qidose.dosing.parts import Grid, Part, Tree, Words
from qidose_grading.progress import plain_cell
from qidose_widgets.pictures import grid_of


def table(title: str, state: str, parts: Sequence[Part]) -> bytes:
    """The file's bytes: a line with its title before each table, and an empty line after it."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerows([[plain_cell(title)], [plain_cell(state)], []])
    for part in parts:
        if isinstance(part, Words):
            lines.writerows([[plain_cell(part.heading)], *([plain_cell(text)] for text in part.words), []])
            continue
        grid = part if isinstance(part, Grid) else part.grid() if isinstance(part, Tree) else grid_of(part)
        if grid is not None:
            rows = [[grid.title], *([text] for text in grid.words), grid.head, *grid.rows]
            lines.writerows([[plain_cell(text) for text in row] for row in rows])
            lines.writerow([])
    # Excel takes a file for UTF-8 only when it begins with this mark.
    return ("\ufeff" + out.getvalue()).encode()
