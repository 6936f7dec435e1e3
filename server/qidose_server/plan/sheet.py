"""A plan as a workbook with live formulas: whoever changes a number on the first sheet sees what follows from it."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from qidose.dosing.parts import Calendar, Curves, Grid, Part, Pyramid, Series, Tree, Words
from qidose.dosing.plan import Plan
from qidose_widgets.pictures import grid_of

_SHADES = ("#FFFFFF", "#D9E7F6", "#A6C8EC", "#005EB8", "#002F5C")
_INPUTS, _WAVES, _MONTHS = "Numbers", "Waves", "Months"
_FIRST = 3  # the row, from 0, of the first group or wave on their sheets


def workbook(title: str, state: str, plan: Plan, parts: Sequence[Part]) -> bytes:
    """The file's bytes. Texts are written as texts: what begins with = stays what was typed."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "author": "qidose", "comments": state})
    look = _looks(book)
    _front(book, look, title, state)
    if plan.groups and plan.heads:
        _numbers(book, look, plan)
        _waves(book, look, plan)
        _months(book, look, plan)
    _tables(book, look, parts)
    book.close()
    return file.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    base = {"font_name": "Arial", "font_size": 10, "valign": "top"}
    return {
        "title": book.add_format({**base, "bold": True, "font_size": 16}),
        "head": book.add_format({**base, "bold": True, "bg_color": "#E8EDEE", "border": 1, "text_wrap": True}),
        "text": book.add_format({**base, "text_wrap": True, "border": 1}),
        "line": book.add_format(base),
        "plain": book.add_format({**base, "text_wrap": True}),
        "typed": book.add_format({**base, "bg_color": "#FFF9D6", "border": 1, "num_format": "#,##0"}),
        "share": book.add_format({**base, "bg_color": "#FFF9D6", "border": 1, "num_format": "0.0%"}),
        "found": book.add_format({**base, "border": 1, "num_format": "#,##0.0"}),
        "percent": book.add_format({**base, "border": 1, "num_format": "0%"}),
        **{
            f"shade{n}": book.add_format(
                {**base, "border": 1, "bg_color": colour, "font_color": "#FFFFFF" if n >= 3 else "#212B32"}
            )
            for n, colour in enumerate(_SHADES)
        },
    }


def _front(book: Any, look: dict[str, Any], title: str, state: str) -> None:
    sheet = book.add_worksheet("Read me")
    sheet.set_column(0, 0, 110)
    _on_paper(sheet)
    sheet.write_string(0, 0, title, look["title"])
    words = (
        state,
        "The yellow cells of the sheets “Numbers” and “Waves” can be changed. The sheet “Months” follows from them.",
        "People leave by the month: 1 - (1 - yearly share)^(1/12). A wave's people count at the end of its last month.",
        "The low end has the fewest who finish and the most who leave; the high end the opposite.",
        "What is changed here does not change the plan in qidose. The other sheets show the plan as it was written.",
    )
    for n, text in enumerate(words, start=2):
        sheet.write_string(n, 0, text, look["plain"])


def _sheet(book: Any, name: str, look: dict[str, Any], title: str, head: Sequence[str]) -> Any:
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, title, look["title"])
    for column, text in enumerate(head):
        sheet.write_string(_FIRST - 1, column, text, look["head"])
    sheet.set_row(_FIRST - 1, 32)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, len(head) - 1, 14)
    sheet.freeze_panes(_FIRST, 1)
    _on_paper(sheet)
    sheet.repeat_rows(_FIRST - 1)
    return sheet


def _on_paper(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _numbers(book: Any, look: dict[str, Any], plan: Plan) -> None:
    head = ("Group", "People in it", "Have the dose", "Leave in a year, low", "Leave in a year, high", "Joiners dosed")
    sheet = _sheet(book, _INPUTS, look, "Groups: change the yellow cells", [*head, "A month, low", "A month, high"])
    names = _names(plan)
    for n, group in enumerate(plan.groups):
        row = _FIRST + n
        sheet.write_string(row, 0, names[group.id], look["text"])
        # A group without a number is as good as without an end: the formula then never stops at it.
        sheet.write_number(row, 1, group.most or 1_000_000, look["typed"])
        sheet.write_number(row, 2, group.trained, look["typed"])
        for column, share in enumerate(group.leavers, start=3):
            sheet.write_number(row, column, share, look["share"])
        sheet.write_number(row, 5, group.entry if group.most else 0, look["share"])
        for column in (6, 7):
            year = xl_rowcol_to_cell(row, column - 3)
            hazard = 1 - (1 - group.leavers[column - 6]) ** (1 / 12)
            sheet.write_formula(row, column, f"=1-(1-{year})^(1/12)", look["share"], hazard)


def _names(plan: Plan) -> dict[str, str]:
    """The name of each group, each only once: the formulas find a group by it."""
    names: dict[str, str] = {}
    for group in plan.groups:
        same = sum(one.name == group.name for one in plan.groups)
        names[group.id] = group.name if same == 1 else f"{group.name} ({group.id})"
    return names


def _waves(book: Any, look: dict[str, Any], plan: Plan) -> None:
    head = (
        "Wave",
        "Group",
        "Seats",
        "Finish, low",
        "Finish, high",
        "Done at the end of month",
        "Done, low",
        "Done, high",
    )
    sheet = _sheet(book, _WAVES, look, "Waves: change the yellow cells", head)
    names = _names(plan)
    sheet.set_column(1, 1, 34)
    row = _FIRST
    for wave in plan.waves:
        for n, run in enumerate(wave.runs(1.0), start=1):
            name = wave.name if wave.times == 1 else f"{wave.name} {n}"
            sheet.write_string(row, 0, name, look["text"])
            sheet.write_string(row, 1, names[wave.group], look["text"])
            sheet.write_number(row, 2, wave.seats, look["typed"])
            for end in (0, 1):
                sheet.write_number(row, 3 + end, wave.completion[end], look["share"])
            sheet.write_number(row, 5, run.done, look["typed"])
            for end in (0, 1):
                seats, share = xl_rowcol_to_cell(row, 2), xl_rowcol_to_cell(row, 3 + end)
                sheet.write_formula(row, 6 + end, f"={seats}*{share}", look["found"], wave.seats * wave.completion[end])
            row += 1


def _months(book: Any, look: dict[str, Any], plan: Plan) -> None:
    from qidose.dosing.outlook import outlook

    ahead = outlook(plan)
    head = ["Month", "Name"]
    for one in ahead:
        head += [f"{one.group.name}, low", f"{one.group.name}, high"]
    sheet = _sheet(book, _MONTHS, look, "People in post with each dose (formulas)", head)
    sheet.set_column(0, 0, 8)
    for month, label in enumerate(plan.labels(), start=1):
        row = _FIRST + month - 1
        sheet.write_number(row, 0, month, look["text"])
        sheet.write_string(row, 1, label, look["text"])
        for n, one in enumerate(ahead):
            for end, found in enumerate((one.low, one.high)):
                column = 2 + 2 * n + end
                sheet.write_formula(
                    row, column, _stock(row, column, _FIRST + n, end), look["found"], float(found[month - 1])
                )
    if ahead:
        _native_chart(book, sheet, plan, ahead)


def _stock(row: int, column: int, group: int, end: int) -> str:
    """The people of a month: who stays of those before, joiners with the dose, and who finished; at most all."""
    # The low end leaves at the high rate.
    inputs = {name: f"'{_INPUTS}'!${xl_col_to_name(at)}${group + 1}" for name, at in _AT.items()}
    leave = inputs["high"] if end == 0 else inputs["low"]
    before = inputs["trained"] if row == _FIRST else xl_rowcol_to_cell(row - 1, column)
    done = xl_col_to_name(6 + end)
    coming = (
        f"SUMIFS('{_WAVES}'!${done}:${done},'{_WAVES}'!$B:$B,{inputs['name']},"
        f"'{_WAVES}'!$F:$F,{xl_rowcol_to_cell(row, 0, col_abs=True)})"
    )
    return f"=MIN({inputs['heads']},{before}*(1-{leave})+{inputs['heads']}*{leave}*{inputs['entry']}+{coming})"


_AT = {"name": 0, "heads": 1, "trained": 2, "entry": 5, "low": 6, "high": 7}


def _native_chart(book: Any, sheet: Any, plan: Plan, ahead: Sequence[Any]) -> None:
    last = _FIRST + plan.months - 1
    for n, one in enumerate(ahead):
        chart = book.add_chart({"type": "line"})
        for end, dash in ((0, "round_dot"), (1, "solid")):
            column = 2 + 2 * n + end
            chart.add_series(
                {
                    "name": [_MONTHS, _FIRST - 1, column],
                    "categories": [_MONTHS, _FIRST, 1, last, 1],
                    "values": [_MONTHS, _FIRST, column, last, column],
                    "line": {"color": "#005EB8", "dash_type": dash},
                }
            )
        chart.set_title({"name": one.group.name, "name_font": {"size": 12}})
        chart.set_y_axis({"min": 0, "name": "people in post"})
        chart.set_x_axis({"interval_unit": max(1, plan.months // 6)})
        chart.set_legend({"position": "bottom"})
        place = xl_rowcol_to_cell(_FIRST + 16 * n, 3 + 2 * len(ahead))
        sheet.insert_chart(
            place, chart, {"description": f"People in post with the dose, low and high: {one.group.name}"}
        )


def _tables(book: Any, look: dict[str, Any], parts: Sequence[Part]) -> None:
    taken = {"read me", _INPUTS.lower(), _WAVES.lower(), _MONTHS.lower()}
    words = [part for part in parts if isinstance(part, Words)]
    for part in parts:
        grid = part if isinstance(part, Grid) else part.grid() if isinstance(part, Tree) else None
        if isinstance(part, Curves | Calendar | Pyramid | Series):
            grid = grid_of(part)
        if grid is not None:
            _table(book, look, grid, _name(grid.title, taken))
    if words:
        rows = tuple((part.heading, "\n".join(part.words)) for part in words)
        _table(book, look, Grid(title="In words", head=("What", "Words"), rows=rows), _name("In words", taken))


def _name(title: str, taken: set[str]) -> str:
    """A name for a sheet: at most 31 characters, none that Excel forbids, and not used before."""
    plain = "".join(letter for letter in title if letter not in "[]:*?/\\'").strip()[:28] or "Table"
    name, n = plain, 2
    while name.lower() in taken:
        name, n = f"{plain[:26]} {n}", n + 1
    taken.add(name.lower())
    return name


def _table(book: Any, look: dict[str, Any], grid: Grid, name: str) -> None:
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, grid.title, look["title"])
    for n, text in enumerate(grid.words, start=1):
        sheet.write_string(n, 0, text, look["line"])
    top = len(grid.words) + 2
    for column, text in enumerate(grid.head):
        sheet.write_string(top, column, text, look["head"])
        longest = max((len(row[column]) for row in grid.rows), default=0)
        sheet.set_column(column, column, min(60, max(12, len(text), longest) + 1))
    for r, row in enumerate(grid.rows, start=1):
        for column, text in enumerate(row):
            shade = grid.shades[r - 1][column] if grid.shades else None
            sheet.write_string(top + r, column, text, look["text"] if shade is None else look[f"shade{shade}"])
    sheet.freeze_panes(top + 1, 1)
    _on_paper(sheet)
