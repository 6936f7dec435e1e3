"""Which quiz files there are, read anew when one of them changes, and where each comes in its lesson."""

import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import qidose

if TYPE_CHECKING:
    from .quiz import Quiz
    from .quiz_file import BadQuiz


@dataclass(frozen=True)
class Shelf:
    """The quizzes of a folder by id, and those that cannot be used: one bad file must not stop the others."""

    quizzes: "dict[str, Quiz]"
    bad: "dict[str, BadQuiz]"


def quiz_folder() -> Path:
    """The folder `quizzes` beside the lessons' own. QIDOSE_LESSONS may name another place for all of them."""
    named = os.environ.get("QIDOSE_LESSONS")
    return (Path(named) if named else Path(qidose.__file__).resolve().parent.parent / "lessons") / "quizzes"


def shelf(taken: Collection[str], folder: Path | None = None) -> Shelf:
    """The quiz files of a folder, without `folder` the course's own. `taken` are ids of exercises that are code."""
    paths = sorted((folder or quiz_folder()).glob("*.toml"))
    return _read(tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in paths), frozenset(taken))


@lru_cache(maxsize=16)
def _read(stamps: tuple[tuple[Path, int, int], ...], taken: frozenset[str]) -> Shelf:
    found = Shelf({}, {})
    if not stamps:
        return found
    # Only here: most processes meet no quiz.
    from .quiz import Quiz
    from .quiz_file import BadQuiz, read_quiz

    for path, *_ in stamps:
        try:
            quiz = Quiz(read_quiz(path))
        except BadQuiz as bad:
            found.bad[path.stem] = bad
            continue
        if quiz.id in taken:
            words = f"{path.name} has the id of an exercise that is there already. Give the file another name."
            found.bad[quiz.id] = BadQuiz([words], quiz.about.dose)
        else:
            found.quizzes[quiz.id] = quiz
    return found


def in_order(coded: Iterable[str], quizzes: "Iterable[Quiz]") -> tuple[str, ...]:
    """The ids of a lesson's exercises: quizzes stand after the one that they name, else at the end, by their names."""
    files = [quiz.file for quiz in quizzes]
    ids = [*coded, *(file.id for file in files if not file.after)]
    waiting = [file for file in reversed(files) if file.after]
    while ready := [file for file in waiting if file.after in ids]:
        for file in ready:
            ids.insert(ids.index(file.after) + 1, file.id)
        waiting = [file for file in waiting if file.id not in ids]
    return (*ids, *(file.id for file in reversed(waiting)))
