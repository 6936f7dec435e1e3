"""Handing in: the released notebook, byte for byte, and the answers beside it, written aside and swapped in."""

import os
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from filelock import FileLock

from qidose.exercises.attempt import Attempt, counting
from qidose.exercises.exercise import Exercise, seed_for

from .answerbook import AnswerBook, now
from .home import Home
from .people import check_id
from .records import FILE_NAME, AnswerRecord, AnswersFile

_STAMP = "%Y-%m-%d %H:%M:%S.%f UTC"


class NothingToHandIn(ValueError):
    """No exercise has been finished yet. The message is for the learner."""


def collect(
    learner: str, dose: str, edition: str, exercises: list[Exercise[Any]], attempts: dict[str, Attempt]
) -> AnswersFile:
    """The answers that count now. Raises NothingToHandIn when no exercise is finished."""
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
    if not records:
        raise NothingToHandIn("There is nothing to hand in yet. Finish at least 1 exercise first.")
    return AnswersFile(learner=learner, dose=dose, edition=edition, exercises=records)


def write_submission(home: Home, answers: AnswersFile) -> datetime:
    """Put the submission in nbgrader's `submitted` folder and return its time, always later than the one before.

    Raises BadId for a learner id that is no folder name, FileNotFoundError when the edition has not been released.
    """
    learner = check_id(answers.learner)
    folder = home.submitted / learner / answers.edition
    notebook = home.release / answers.edition / f"{answers.dose}.ipynb"
    with lock(home, learner, answers.edition):
        _tidy(folder)
        at = _later(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{answers.edition}-", dir=folder.parent))
        try:
            shutil.copyfile(notebook, fresh / notebook.name)
            (fresh / FILE_NAME).write_text(answers.text(), encoding="utf-8")
            (fresh / "timestamp.txt").write_text(at.strftime(_STAMP), encoding="utf-8")
            os.chmod(fresh, 0o755)
            _swap(fresh, folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)  # still there only when it could not be swapped in
    return at


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
