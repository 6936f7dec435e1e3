"""Handing in: the released notebook, byte for byte, and the answers beside it, written aside and swapped in.

Where the edition has a code notebook, that lies there too, with the learner's code in its answer cells.
"""

import os
import shutil
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from filelock import FileLock

from qidose.exercises.attempt import Attempt, counting
from qidose.exercises.exercise import Exercise, seed_for

from .answerbook import AnswerBook, now
from .code_notebook import code_notebook, filled
from .home import Home
from .people import check_id
from .records import FILE_NAME, AnswerRecord, AnswersFile

_STAMP = "%Y-%m-%d %H:%M:%S.%f UTC"


class NothingToHandIn(ValueError):
    """No exercise has been finished yet. The message is for the learner."""


def collect(
    learner: str,
    dose: str,
    edition: str,
    exercises: list[Exercise[Any]],
    attempts: dict[str, Attempt],
    code: Mapping[str, str] | None = None,
) -> AnswersFile:
    """The answers that count now, and the code where there is any. Raises NothingToHandIn when there is neither."""
    records = {}
    for exercise in exercises:
        chosen = counting(exercise, learner, attempts[exercise.id]) if exercise.id in attempts else None
        if chosen:
            number, answer = chosen
            records[exercise.id] = AnswerRecord(
                version=exercise.version,
                attempt=number,
                seed=str(seed_for(learner, exercise.id, number)),
                rule_set=exercise.about.rule_set,
                values=answer.values,
                locked=list(answer.locked),
            )
    if not records and not code:
        raise NothingToHandIn("There is nothing to hand in yet. Finish at least 1 exercise first.")
    return AnswersFile(learner=learner, dose=dose, edition=edition, exercises=records, code=dict(code or {}))


def write_submission(home: Home, answers: AnswersFile) -> datetime:
    """Put the submission in nbgrader's `submitted` folder and return its time, always later than the one before.

    Raises BadId for a learner id that is no folder name, FileNotFoundError when the edition has not been released.
    """
    learner = check_id(answers.learner)
    folder = home.submitted / learner / answers.edition
    released = home.release / answers.edition
    with lock(home, learner, answers.edition):
        _tidy(folder)
        at = _later(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{answers.edition}-", dir=folder.parent))
        try:
            shutil.copyfile(released / f"{answers.dose}.ipynb", fresh / f"{answers.dose}.ipynb")
            _write_code(released / code_notebook(answers.dose), fresh, answers)
            (fresh / FILE_NAME).write_text(answers.text(), encoding="utf-8")
            (fresh / "timestamp.txt").write_text(at.strftime(_STAMP), encoding="utf-8")
            os.chmod(fresh, 0o755)
            _swap(fresh, folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)  # still there only when it could not be swapped in
    return at


def _write_code(released: Path, folder: Path, answers: AnswersFile) -> None:
    """The code notebook, where the edition has one: as released, or with the learner's code in its answer cells."""
    if released.exists():
        text = released.read_bytes()
        (folder / released.name).write_bytes(filled(text, answers.code) if answers.code else text)


def hand_in(home: Home, book: AnswerBook, answers: AnswersFile) -> None:
    """Write the submission and put it in line for marking."""
    at = write_submission(home, answers)
    book.hand_in(answers.learner, answers.dose, answers.edition, answers.digest(), at)


def lock(home: Home, learner: str, edition: str) -> FileLock:
    """Held while one work is written or marked: nbgrader loses a work that two processes mark at once."""
    return FileLock(home.locks / f"{check_id(learner)}--{edition}.lock", timeout=120)


def _later(folder: Path) -> datetime:
    # nbgrader marks again only what has a later time than before, and clocks can be set back.
    at = now()
    try:
        before = (folder / "timestamp.txt").read_text(encoding="utf-8")
        old = datetime.strptime(before, _STAMP).replace(tzinfo=UTC)
    except (FileNotFoundError, ValueError):
        return at  # the first hand-in, or a time that somebody spoilt
    return max(at, old + timedelta(milliseconds=1))


def _tidy(folder: Path) -> None:
    """Undo what a hand-in that was killed half-way left behind."""
    for left in folder.parent.glob(f".{folder.name}-*"):
        if left.name.endswith("-old") and not folder.exists():
            left.rename(folder)
        else:
            shutil.rmtree(left)


def _swap(fresh: Path, folder: Path) -> None:
    if not folder.exists():
        fresh.rename(folder)
        return
    old = fresh.with_name(f"{fresh.name}-old")
    folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old)
