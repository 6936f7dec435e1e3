"""What a lesson's notebook must look like in git: one form, and everything that can be derived from the course derived.

A lesson is at once the page that learners see and the source that nbgrader marks. `problems` says in plain words what
is wrong with one; `format_lessons` mends what has only one right answer.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qidose.doses import find_dose

from .code_notebook import code_notebook
from .notebook_calls import call_problems, marking_problems, mend_marking
from .notebook_cells import BadNotebook, Cell, cell_name, id_problems, mend_ids, read, written
from .notebook_code import code_problems

__all__ = ["BadNotebook", "canonical", "format_lessons", "problems"]

LONGEST_TITLE = 65  # characters (NHS digital service manual)

_FORBIDDEN = {
    "raw HTML in its text. Write Markdown": re.compile(r"</?[A-Za-z][^>\n]*>|<!--"),
    "a picture in its text. Make it the chart of a quiz, with a text": re.compile(r"!\[[^\]]*\]\("),
    "a formula in its text. Say it in words": re.compile(r"\$[^$\n]+\$|\\\(|\\\["),
}


def canonical(text: str) -> str:
    """The same notebook as nbformat writes it, without outputs, execution counts and what editors leave behind.

    Cell ids stay as they are. Raises BadNotebook for a text that is not a notebook, and for ids that are missing,
    double, random or not of the form a-z, 0-9 and "-".
    """
    notebook = read(text)
    faults = list(id_problems(notebook["cells"]))
    if faults:
        raise BadNotebook(" ".join(faults))
    return written(notebook)


def problems(notebook_path: Path) -> list[str]:
    """Everything that is wrong with a lesson, one sentence each; empty when it is clean."""
    try:
        text = notebook_path.read_text(encoding="utf-8")
        notebook = read(text)
    except (OSError, UnicodeDecodeError, BadNotebook) as error:
        return [f"{notebook_path.name}: {error}"]
    found = [*_output_problems(notebook["cells"]), *id_problems(notebook["cells"])]
    found += [*_metadata_problems(notebook, notebook_path), *_prose_problems(notebook)]
    dose = _dose_of(notebook)
    if dose is not None and _is_code(notebook):
        found += code_problems(notebook["cells"], dose)
    elif dose is not None:
        found += [*call_problems(notebook["cells"], dose), *marking_problems(notebook["cells"], dose)]
    if not found and text != written(notebook):
        found.append("It is not written in the one form that git should see.")
    return [f"{notebook_path.name}: {sentence}" for sentence in found]


def format_lessons(folder: Path) -> list[Path]:
    """Mend every lesson below `folder` where there is one right answer; the notebooks that changed, in order.

    Mended: outputs, counts and editors' metadata; ids; marking data and rubric texts. What needs a writer (a missing
    exercise, 2 titles) stays for `problems` to tell. Raises BadNotebook, before anything is written, for a file that
    is not a notebook.
    """
    paths = [path for path in sorted(folder.glob("*/*.ipynb")) if ".ipynb_checkpoints" not in path.parts]
    before = {path: path.read_text(encoding="utf-8") for path in paths}
    after = {path: _mended(path, text) for path, text in before.items()}
    changed = [path for path in paths if before[path] != after[path]]
    for path in changed:
        path.write_text(after[path], encoding="utf-8")
    return changed


def _mended(path: Path, text: str) -> str:
    try:
        notebook = read(text)
    except BadNotebook as error:
        raise BadNotebook(f"{path.name}: {error}") from None
    dose, cells = _dose_of(notebook), notebook["cells"]
    if dose is not None and not _is_code(notebook):
        for number, cell in enumerate(cells):
            mend_marking(cell, cells[number - 1] if number else None, dose)
    mend_ids(cells)
    return written(notebook)


def _dose_of(notebook: dict[str, Any]) -> str | None:
    about = notebook["metadata"].get("qidose")
    dose = about.get("dose") if isinstance(about, dict) else None
    try:
        return find_dose(str(dose)).id
    except KeyError:
        return None


def _is_code(notebook: dict[str, Any]) -> bool:
    """Whether it is a notebook in which people write code, beside the lesson of its dose."""
    about = notebook["metadata"].get("qidose")
    return isinstance(about, dict) and about.get("kind") == "code"


def _output_problems(cells: list[Cell]) -> Iterator[str]:
    for number, cell in enumerate(cells, 1):
        if cell.get("outputs"):
            yield f"{cell_name(number, cell)} has outputs left in."
        if cell.get("execution_count") is not None:
            yield f"{cell_name(number, cell)} has its execution count left in."


def _metadata_problems(notebook: dict[str, Any], path: Path) -> Iterator[str]:
    dose, about = _dose_of(notebook), notebook["metadata"].get("qidose") or {}
    if dose is None:
        yield f"Its metadata names no dose that we have (qidose.dose is {about.get('dose')!r})."
    elif _is_code(notebook):
        if (path.name, path.parent.name) != (code_notebook(dose), dose):
            yield f"It is the code notebook of {dose}, so it belongs in {dose}/{code_notebook(dose)}."
        return
    elif (path.stem, path.parent.name) != (dose, dose):
        yield f"It is the lesson of {dose}, so it belongs in {dose}/{dose}.ipynb."
    if not re.fullmatch(r"[a-z0-9]+", str(about.get("edition", ""))):
        yield 'Its metadata names no edition (qidose.edition, such as "2026a").'


def _headings(notebook: dict[str, Any], level: int) -> list[tuple[int, str]]:
    """Cell numbers (from 1) and texts of the headings of one level."""
    found = []
    for number, cell in enumerate(notebook["cells"], 1):
        if cell["cell_type"] == "markdown":
            found += [(number, text.strip()) for text in re.findall(rf"(?m)^#{{{level}}} +(.+)$", cell["source"])]
    return found


def _prose_problems(notebook: dict[str, Any]) -> Iterator[str]:
    titles = _headings(notebook, 1)
    if len(titles) != 1 or titles[0][0] != 1:
        yield f"It must have one title (a line that begins with # ), in the first cell; it has {len(titles)}."
    elif notebook["metadata"].get("title") != titles[0][1]:
        yield f"Its metadata has the title {notebook['metadata'].get('title')!r}, but the first cell {titles[0][1]!r}."
    for _, title in titles:
        if len(title) > LONGEST_TITLE:
            yield f"Its title has {len(title)} characters; the most is {LONGEST_TITLE}."
    for number, cell in enumerate(notebook["cells"], 1):
        for what, pattern in _FORBIDDEN.items():
            if cell["cell_type"] == "markdown" and pattern.search(cell["source"]):
                yield f"{cell_name(number, cell)} has {what}."
