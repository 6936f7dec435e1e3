"""Every notebook that was ever released of an edition: a work handed in last month holds the words of last month."""

from hashlib import sha256
from pathlib import Path


def remember(folder: Path, edition: str, notebook: Path) -> None:
    """Add a notebook just released to the list of its edition in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{edition}.sha256").open("a", encoding="ascii") as known:
        known.write(f"{sha256(notebook.read_bytes()).hexdigest()}\n")


def was_released(folder: Path, edition: str, notebook: bytes) -> bool:
    """Whether these bytes were ever released as the notebook of this edition."""
    known = folder / f"{edition}.sha256"
    return known.exists() and sha256(notebook).hexdigest() in known.read_text(encoding="ascii").split()
