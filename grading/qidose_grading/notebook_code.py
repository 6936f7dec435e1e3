"""What a code notebook must look like in git: nbgrader's answer and test cells, whole, and those that the course knows.

Everything else may be as its author likes: prose, and cells that help to try things out.
"""

import ast
from collections.abc import Iterator
from typing import Any

from qidose.code_tasks import checks_of

from .code_notebook import is_answer
from .notebook_cells import Cell, cell_name

HAND_IN = 'from qidose_server.lesson import open_lesson\n\nlesson = open_lesson("{}")\nlesson.hand_in()'
_SOLUTION = ("### BEGIN SOLUTION", "### END SOLUTION")
_HIDDEN = ("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS")


def code_problems(cells: list[Cell], dose: str) -> Iterator[str]:
    """Everything that is wrong with the cells of a code notebook, one sentence each."""
    answered = False
    for number, cell in enumerate(cells, 1):
        name, about = cell_name(number, cell), cell["metadata"].get("nbgrader")
        if cell["cell_type"] != "code":
            if about:
                yield f"{name} is prose and must not be marked."
            continue
        yield from (f"{name} {fault}." for fault in _faults(cell, about or {}, dose, answered))
        answered = answered or is_answer(cell)
    if (cells[-1]["source"] if cells else "") != HAND_IN.format(dose):
        yield "Its last cell must open the lesson and hand in."
    tests = [cell["metadata"]["nbgrader"]["grade_id"] for cell in cells if _is_test(cell)]
    known = list(checks_of(dose))
    if tests != known:
        yield f"Its test cells must be those of the list, in its order: {', '.join(known)}."


def _faults(cell: Cell, about: dict[str, Any], dose: str, answered: bool) -> Iterator[str]:
    if about and about.get("grade_id") != cell.get("id"):
        yield f"must have the id {about.get('grade_id')}"
    if is_answer(cell):
        yield from _answer_faults(cell["source"], about)
    elif _is_test(cell):
        if about.get("points") != 1 or not about.get("locked"):
            yield "must be locked and give 1 point"
        if not _pair(cell["source"], _HIDDEN):
            yield "must have hidden tests, and mark where they begin and end"
        if not answered:
            yield "comes before every answer cell"
    elif not about and cell["source"] != HAND_IN.format(dose):
        yield "is not marked as an answer, a test or a locked cell"


def _answer_faults(source: str, about: dict[str, Any]) -> Iterator[str]:
    if about.get("grade") or about.get("locked"):
        yield "is an answer cell, so it must be open and without points"
    if not _pair(source, _SOLUTION):
        yield "must have a model answer, and mark where it begins and ends"
    elif not _stands(source):
        yield "would not run without its model answer: give the function a text in quotes"


def _stands(source: str) -> bool:
    """Whether the cell is Python where its model answer is taken out, as it is when it is released."""
    lines, inside = [], False
    for line in source.splitlines():
        inside = inside or _SOLUTION[0] in line
        if not inside:
            lines.append(line)
        inside = inside and _SOLUTION[1] not in line
    try:
        ast.parse("\n".join(lines))
    except SyntaxError:
        return False
    return True


def _is_test(cell: Cell) -> bool:
    return cell["cell_type"] == "code" and bool(cell["metadata"].get("nbgrader", {}).get("grade"))


def _pair(source: str, marks: tuple[str, str]) -> bool:
    return all(source.count(mark) == 1 for mark in marks) and source.index(marks[0]) < source.index(marks[1])
