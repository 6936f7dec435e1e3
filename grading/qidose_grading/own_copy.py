"""A learner's own copy of a code notebook: made once for each edition, never overwritten, read when they hand in."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from .code_notebook import BadCopy, code_from, code_notebook, filled, read_notebook
from .home import Home
from .people import check_id

FOLDER = "my-code"
"""Below the course folder, which is what JupyterLab shows."""


def copy_path(home: Home, learner: str, edition: str) -> Path:
    """Where a learner's copy of an edition's code notebook lies, made or not."""
    dose = edition.rpartition("-")[0]
    return home.course / FOLDER / check_id(learner) / edition / code_notebook(dose)


def open_copy(home: Home, learner: str, edition: str) -> Path:
    """The learner's copy, made if there is none: with what they wrote in their copy of the edition before, if any.

    Raises FileNotFoundError where the edition has no code notebook.
    """
    path = copy_path(home, learner, edition)
    if path.exists():
        return path
    released = _released(home, edition).read_bytes()
    code = _earlier(path, released)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _write_new(path, filled(released, code) if code else released)
    return path


def code_of(home: Home, learner: str, edition: str) -> dict[str, str]:
    """What stands in the answer cells of the learner's copy as it was last saved; nothing where all is as released.

    Raises BadCopy, in plain words, for a copy that cannot be read.
    """
    path, released = copy_path(home, learner, edition), _released(home, edition)
    if not path.exists() or not released.exists():
        return {}
    return code_from(released.read_bytes(), read_notebook(path))


def _released(home: Home, edition: str) -> Path:
    return home.release / edition / code_notebook(edition.rpartition("-")[0])


def _earlier(path: Path, released: bytes) -> dict[str, str]:
    """What the learner wrote in the newest copy of another edition of the same dose."""
    others = [other for other in path.parent.parent.glob(f"*/{path.name}") if other != path]
    for other in sorted(others, key=lambda one: one.stat().st_mtime, reverse=True):
        with suppress(BadCopy):
            return code_from(released, read_notebook(other))
    return {}


def _write_new(path: Path, text: bytes) -> None:
    """Write a file that is not there yet. Where another window was faster, theirs stays."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text)
        with suppress(FileExistsError):
            os.link(name, path)
    finally:
        os.unlink(name)
