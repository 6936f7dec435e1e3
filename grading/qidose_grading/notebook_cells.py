"""The cells of a notebook as plain data: reading them, their one written form, and ids that a person can read."""

import re
from collections.abc import Iterator
from json import JSONDecodeError
from typing import Any

import nbformat

Cell = dict[str, Any]

KEPT_IN_A_CELL = ("nbgrader", "qidose", "tags")
KEPT_IN_THE_NOTEBOOK = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
LONGEST_ID = 64  # characters (nbformat)


class BadNotebook(ValueError):
    """A text that is no notebook, or one whose cell ids cannot be kept. The message says where and why."""


def read(text: str) -> dict[str, Any]:
    """A notebook of format 4.5 or later, as it is: nbformat's own reader would add missing ids in silence.

    Raises BadNotebook for anything else.
    """
    try:
        notebook = nbformat.v4.reads(text)
        if (notebook["nbformat"], notebook["nbformat_minor"]) < (4, 5):
            raise BadNotebook("It is older than notebook format 4.5, so its cells have no ids.")
        nbformat.validate(_with_ids(notebook))
    except (JSONDecodeError, nbformat.ValidationError, AttributeError, KeyError, TypeError) as error:
        raise BadNotebook(f"It is not a notebook: {str(error).splitlines()[0]}") from None
    found: dict[str, Any] = notebook
    return found


def _with_ids(notebook: Any) -> Any:
    """A copy whose ids are all valid: ids are checked here, in better words than the schema has."""
    copied = nbformat.from_dict(notebook)
    for number, cell in enumerate(copied["cells"]):
        cell["id"] = f"cell-{number}"
    return copied


def written(notebook: dict[str, Any]) -> str:
    cells = [_clean_cell(cell) for cell in notebook["cells"]]
    about = {key: value for key, value in notebook["metadata"].items() if key in ("title", "qidose")}
    clean = {"cells": cells, "metadata": {**KEPT_IN_THE_NOTEBOOK, **about}, "nbformat": 4, "nbformat_minor": 5}
    return str(nbformat.v4.writes(nbformat.from_dict(clean))) + "\n"


def _clean_cell(cell: Cell) -> Cell:
    metadata = {key: cell["metadata"][key] for key in KEPT_IN_A_CELL if key in cell["metadata"]}
    clean = {"cell_type": cell["cell_type"], "id": cell.get("id", ""), "metadata": metadata, "source": cell["source"]}
    return {**clean, "outputs": [], "execution_count": None} if cell["cell_type"] == "code" else clean


def cell_name(number: int, cell: Cell) -> str:
    return f"Cell {number} ({cell['id']})" if cell.get("id") else f"Cell {number}"


def id_problems(cells: list[Cell]) -> Iterator[str]:
    seen: set[str] = set()
    for number, cell in enumerate(cells, 1):
        fault = _id_fault(cell.get("id", ""), seen)
        if fault:
            yield f"{cell_name(number, cell)} {fault}."
        seen.add(cell.get("id", ""))


def _id_fault(cell_id: str, taken: set[str]) -> str:
    if not cell_id:
        return "has no id"
    if not re.fullmatch(rf"[a-z0-9-]{{1,{LONGEST_ID}}}", cell_id):
        return f'has an id that is not 1 to {LONGEST_ID} of a-z, 0-9 and "-"'
    if cell_id in taken:
        return "has the id of an earlier cell"
    return "has a random id: give it one that a person can read" if _looks_random(cell_id) else ""


def _looks_random(cell_id: str) -> bool:
    """Editors make ids of 8 or 32 hex digits; people do not switch between letters and digits within a word."""
    parts = cell_id.split("-")
    hexed = any(re.fullmatch(r"[0-9a-f]{8,}", part) for part in parts)
    mixed = any(len(re.findall(r"[a-z]+|[0-9]+", part)) > 3 for part in parts)
    return hexed or mixed


def mend_ids(cells: list[Cell]) -> None:
    """Keep every good id; name the others after the section that they are in: "two-dots", "two-dots-2"."""
    fixed = {cell["id"] for cell in cells if "nbgrader" in cell["metadata"] and cell.get("id")}
    taken: set[str] = set()
    section = "start"
    for cell in cells:
        heading = re.match(r"#{1,2} +(.+)", cell["source"]) if cell["cell_type"] == "markdown" else None
        section = _slug(heading[1]) or section if heading else section
        others = taken | (fixed if "nbgrader" not in cell["metadata"] else set())
        if _id_fault(cell.get("id", ""), others):
            cell["id"] = _free(section, others)
        taken.add(cell["id"])


def _slug(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", heading.lower().replace("'", "")).strip("-")[:48].strip("-")


def _free(wanted: str, taken: set[str]) -> str:
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
