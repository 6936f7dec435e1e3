"""The words of a lesson: its Markdown, with the title of each exercise where the page has it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qidose.exercises.registry import exercise_ids, find_exercise
from qidose.language import Block, blocks

LESSONS = Path(__file__).parents[2] / "course" / "lessons"
_EXERCISE = re.compile(r"lesson\.exercise\(\"([\w-]+)\"\)")


def lesson_text(dose: str) -> str:
    """A lesson as Markdown, from its title to handing in. The page gives an exercise a heading of level 3."""
    return "\n\n".join(_pieces(dose))


def prose(dose: str) -> list[str]:
    """The Markdown cells of a lesson, without the rubrics of coaches."""
    return ["".join(cell["source"]) for cell in _cells(dose) if cell["cell_type"] == "markdown" and not _graded(cell)]


def before_exercise(dose: str, exercise_id: str) -> list[Block]:
    """What a learner has read when they come to an exercise; the whole lesson where the exercise is not in it."""
    read: list[str] = []
    for cell in _cells(dose):
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            read.append(source)
        elif exercise_id in _EXERCISE.findall(source):
            break
    return blocks("\n\n".join(read))


def _pieces(dose: str) -> Iterator[str]:
    for cell in _cells(dose):
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            yield source
        for name in _EXERCISE.findall(source) if cell["cell_type"] == "code" else ():
            if name in exercise_ids(dose):
                yield f"### {find_exercise(dose, name).about.title}"


def _cells(dose: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((LESSONS / dose / f"{dose}.ipynb").read_text(encoding="utf-8"))["cells"]
    return found


def _graded(cell: dict[str, Any]) -> bool:
    return "nbgrader" in cell["metadata"]
