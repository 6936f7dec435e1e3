"""Notebooks in which people write code: an edition may have one beside its lesson, `<dose>-code.ipynb`.

Such a notebook has nbgrader's ordinary answer cells and test cells. What people write is data to us: the text of each
answer cell by its grade id. A submission holds the released notebook with these texts filled in, and nothing else of
theirs: other cells that they added or changed in their copy stay with them.
"""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import nbformat

LARGEST = 4_000_000
"""Bytes of a notebook that is still read."""
LONGEST_CELL = 100_000
"""Characters of one answer cell."""


class BadCopy(ValueError):
    """A copy of a code notebook that cannot be used. The message is for the person whose copy it is."""


def code_notebook(dose: str) -> str:
    """The name of the file."""
    return f"{dose}-code.ipynb"


def is_answer(cell: Mapping[str, Any]) -> bool:
    """Whether people write code in this cell."""
    about = cell["metadata"].get("nbgrader", {})
    return cell["cell_type"] == "code" and bool(about.get("solution")) and not about.get("task")


def has_answers(notebook: Mapping[str, Any]) -> bool:
    """Whether people write code in this notebook."""
    return any(is_answer(cell) for cell in notebook["cells"])


def read_notebook(path: Path) -> Any:
    """A notebook from a file. Raises BadCopy, in plain words, for a file that is none or far too large."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadCopy(f"{path.name} is larger than {LARGEST:,} bytes. Clear its outputs and save it again.")
        notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
        nbformat.validate(notebook)
    except FileNotFoundError:
        raise BadCopy(f"There is no {path.name}. Open it from the lesson.") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, nbformat.ValidationError) as error:
        if isinstance(error, BadCopy):
            raise
        raise BadCopy(f"{path.name} cannot be read as a notebook. Open it in JupyterLab and save it again.") from None
    return notebook


def answers_in(notebook: Any) -> dict[str, str]:
    """The text of each answer cell by its grade id; of 2 with one id, the first. Raises BadCopy for a huge one."""
    found: dict[str, str] = {}
    for cell in notebook["cells"]:
        if is_answer(cell):
            if len(cell["source"]) > LONGEST_CELL:
                raise BadCopy(f"An answer cell has more than {LONGEST_CELL:,} characters. Make it shorter.")
            found.setdefault(str(cell["metadata"]["nbgrader"].get("grade_id")), str(cell["source"]))
    return found


def filled(released: bytes, code: Mapping[str, str]) -> bytes:
    """The released notebook with these texts in its answer cells. Texts for other cells are left out."""
    notebook = _read(released)
    for cell in notebook["cells"]:
        if is_answer(cell):
            cell["source"] = code.get(cell["metadata"]["nbgrader"]["grade_id"], cell["source"])
    return _written(notebook)


def code_from(released: bytes, copy: Any) -> dict[str, str]:
    """What a copy has in each answer cell of the released notebook; nothing at all where none was changed.

    A cell that the copy lacks is as it was released.
    """
    stubs, theirs = answers_in(_read(released)), answers_in(copy)
    code = {name: theirs.get(name, stub) for name, stub in stubs.items()}
    return code if any(code[name].strip() != stub.strip() for name, stub in stubs.items()) else {}


def without_answers(notebook: bytes) -> bytes:
    """The notebook with empty answer cells: the same for everyone who has the same release."""
    found = _read(notebook)
    for cell in found["cells"]:
        if is_answer(cell):
            cell["source"] = ""
    return _written(found)


def digest_of(code: Mapping[str, str]) -> str:
    """The same for the same code; "" for none."""
    parts = "".join(f"{len(name)} {name} {len(text)} {text}\n" for name, text in sorted(code.items()))
    return sha256(parts.encode()).hexdigest() if code else ""


def _read(text: bytes) -> Any:
    return nbformat.reads(text.decode("utf-8"), as_version=4)


def _written(notebook: Any) -> bytes:
    return f"{nbformat.writes(notebook)}\n".encode()
