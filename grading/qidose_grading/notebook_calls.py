"""The calls that a lesson's code cells make, and the nbgrader metadata that follows from each of them.

call     what a code cell may hold: open_lesson(...), lesson.exercise("x"), lesson.in_your_work("x"), lesson.code() or
         lesson.hand_in()
marking  a cell's nbgrader metadata, worked out from the registry, an exercise's points and a rubric's text
"""

import re
from collections.abc import Iterator
from typing import Any

from qidose.code_tasks import code_tasks
from qidose.exercises.registry import exercise_ids, find_exercise, quiz_files

from .names import coach_cell, is_coach_cell
from .notebook_cells import Cell, cell_name

_OPEN = 'from qidose_server.lesson import open_lesson\n\nlesson = open_lesson("{}")'
_EXERCISE = re.compile(r'lesson\.exercise\("([^"]*)"\)')
_USE = re.compile(r'lesson\.in_your_work\("([a-z0-9-]+)"\)')
_CODE = "lesson.code()"
_HAND_IN = "lesson.hand_in()"
_CALL_SO = 'Text belongs in a Markdown cell; an exercise is called like this: lesson.exercise("two-dots").'


def call_problems(cells: list[Cell], dose: str) -> Iterator[str]:
    """The calls of a lesson: open it, each exercise of the registry in its order, hand it in; nothing else."""
    calls = [cell["source"] for cell in cells if cell["cell_type"] == "code"]
    for number, cell in enumerate(cells, 1):
        if cell["cell_type"] == "raw":
            yield f"{cell_name(number, cell)} is a raw cell: use Markdown."
        elif cell["cell_type"] == "code" and _grade_id(cell, dose) is None:
            yield f"{cell_name(number, cell)} holds code that is not a call of this lesson. {_CALL_SO}"
    if calls[:1] != [_OPEN.format(dose)]:
        yield "Its first code cell must open the lesson."
    if calls[-1:] != [_HAND_IN]:
        yield "Its last code cell must be the one to hand in."
    if calls.count(_CODE) != bool(code_tasks(dose)):
        yield f"It must have one cell {_CODE} where its level has exercises in code, and else none."
    asked = [match[1] for call in calls if (match := _EXERCISE.fullmatch(call))]
    known = list(exercise_ids(dose))
    # A quiz file that is there but cannot be used says itself what is wrong with it.
    told = {name for name, bad in quiz_files().bad.items() if bad.dose in ("", dose)}
    for name in dict.fromkeys(asked):
        if name not in known and name not in told:
            yield f"It asks for the exercise {name!r}, which {dose} does not have. A quiz needs quizzes/{name}.toml."
    if missing := [name for name in known if name not in asked]:
        yield f"It has no cell for these exercises: {', '.join(missing)}. {_CALL_SO}"
    elif [name for name in asked if name in known] != known:
        yield f"Its exercises must come once each and in this order: {', '.join(known)}."


def marking_problems(cells: list[Cell], dose: str) -> Iterator[str]:
    yield from _grade_id_problems(cells)
    for number, cell in enumerate(cells, 1):
        name, before = cell_name(number, cell), cells[number - 2] if number > 1 else None
        marking = _marking(cell, before, dose)
        if marking is None:
            if "nbgrader" in cell["metadata"] and cell["cell_type"] == "markdown":
                yield f"{name} is prose and must not be marked."
            continue
        wanted, source = marking
        yield from _differences(name, cell["metadata"].get("nbgrader", {}), wanted)
        if cell.get("id") != wanted["grade_id"]:
            yield f"{name} must have the id {wanted['grade_id']}."
        if cell["source"] != source:
            yield f"{name} differs from the text of its rubric."
    yield from _missing_rubrics(cells, dose)


def mend_marking(cell: Cell, before: Cell | None, dose: str) -> None:
    marking = _marking(cell, before, dose)
    if marking is not None:
        cell["metadata"]["nbgrader"], cell["source"] = marking
        cell["id"] = marking[0]["grade_id"]


def _grade_id(cell: Cell, dose: str) -> str | None:
    """The grade_id that a code cell must have; None where it holds no call of this lesson."""
    source = cell["source"]
    if source == _OPEN.format(dose):
        return "open"
    if source == _HAND_IN:
        return "hand-in"
    if source == _CODE:
        return "code"
    if used := _USE.fullmatch(source):
        return f"use-{used[1]}"
    match = _EXERCISE.fullmatch(source)
    return match[1] if match else None


def _marking(cell: Cell, before: Cell | None, dose: str) -> tuple[dict[str, Any], str] | None:
    """The nbgrader metadata and the source that a cell must have; None for prose, which has no nbgrader metadata.

    None too for an exercise that cannot be found, such as a quiz with a fault: its cell keeps what it has until then.
    """
    if cell["cell_type"] == "code":
        grade_id = _grade_id(cell, dose)
        if grade_id is None or (_EXERCISE.fullmatch(cell["source"]) and grade_id not in exercise_ids(dose)):
            return None
        points = find_exercise(dose, grade_id).points if grade_id in exercise_ids(dose) else 0
        return _nbgrader(grade_id, "code", points), cell["source"]
    asked = _grade_id(before, dose) if before and before["cell_type"] == "code" else None
    rubric = find_exercise(dose, asked).rubric if asked in exercise_ids(dose) and asked else None
    if rubric is None or cell["cell_type"] != "markdown" or not _is_task(cell):
        return None
    return _nbgrader(coach_cell(str(asked)), "markdown", rubric.out_of), rubric.markdown()


def _is_task(cell: Cell) -> bool:
    return bool(cell["metadata"].get("nbgrader", {}).get("task")) or is_coach_cell(str(cell.get("id", "")))


def _nbgrader(grade_id: str, cell_type: str, points: int) -> dict[str, Any]:
    task = cell_type == "markdown"
    same = {"grade_id": grade_id, "locked": True, "schema_version": 3, "solution": False, "cell_type": cell_type}
    marked = {**same, "grade": points > 0 and not task, "task": task}
    return {**marked, "points": points} if points > 0 else marked


def _grade_id_problems(cells: list[Cell]) -> Iterator[str]:
    ids = [cell["metadata"]["nbgrader"].get("grade_id") for cell in cells if "nbgrader" in cell["metadata"]]
    for grade_id in dict.fromkeys(ids):
        if grade_id is not None and ids.count(grade_id) > 1:
            yield f"The grade_id {grade_id!r} is there {ids.count(grade_id)} times."


def _differences(name: str, found: dict[str, Any], wanted: dict[str, Any]) -> Iterator[str]:
    if not found:
        yield f"{name} has no nbgrader metadata: its grade_id must be {wanted['grade_id']}."
        return
    for key in sorted(found.keys() | wanted.keys()):
        if found.get(key) == wanted.get(key):
            continue
        if key not in found:
            yield f"{name} has no {key}; it must be {wanted[key]!r}."
        elif key not in wanted:
            yield f"{name} must have no {key}."
        else:
            yield f"{name} has {key} {found[key]!r}, but it must be {wanted[key]!r}."


def _missing_rubrics(cells: list[Cell], dose: str) -> Iterator[str]:
    for number, cell in enumerate(cells, 1):
        asked = _grade_id(cell, dose) if cell["cell_type"] == "code" else None
        if asked is None or asked not in exercise_ids(dose) or find_exercise(dose, asked).rubric is None:
            continue
        following = cells[number] if number < len(cells) else None
        if following is None or _marking(following, cell, dose) is None:
            yield f"{cell_name(number, cell)} is marked by a coach, so the cell after it must hold its rubric."
