"""Where the sources of lessons and of other pages lie."""

import os
from pathlib import Path

import qidose


def lessons_folder() -> Path:
    """The folder of source notebooks: QIDOSE_LESSONS, else `course/lessons` beside the `qidose` package.

    Raises FileNotFoundError in plain words when neither is there.
    """
    named = os.environ.get("QIDOSE_LESSONS")
    folder = Path(named).resolve() if named else Path(qidose.__file__).resolve().parent.parent / "lessons"
    if not folder.is_dir():
        raise FileNotFoundError(f"The lessons are not in {folder}. Set QIDOSE_LESSONS to the folder course/lessons.")
    return folder


def tools_folder() -> Path:
    """The folder of notebooks that are pages but no lessons: `course/tools`, whichever lessons are served."""
    return Path(qidose.__file__).resolve().parent.parent / "tools"
