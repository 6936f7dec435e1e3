"""Every notebook that was ever released of an edition: a work handed in last month holds the words of last month."""

from hashlib import sha256
from pathlib import Path

from .code_notebook import without_answers


def remember(folder: Path, edition: str, notebook: Path) -> None:
    """Add a notebook just released to the list of its edition in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{edition}.sha256").open("a", encoding="ascii") as known:
        known.write(f"{_digest(notebook.read_bytes())}\n")


def was_released(folder: Path, edition: str, notebook: bytes) -> bool:
    """Whether these bytes were ever released as the notebook of this edition."""
    known = folder / f"{edition}.sha256"
    return known.exists() and _digest(notebook) in known.read_text(encoding="ascii").split()


def remember_code(folder: Path, edition: str, notebook: Path) -> None:
    """Add a code notebook just released: as it is, and with empty answer cells."""
    with (folder / f"{edition}.sha256").open("a", encoding="ascii") as known:
        for text in (notebook.read_bytes(), without_answers(notebook.read_bytes())):
            known.write(f"{_digest(text)}\n")


def _digest(text: bytes) -> str:
    return sha256(text).hexdigest()
