"""Marking: nbgrader's own autograde on what has been handed in, one work at a time, and a check that it worked."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from .answerbook import AnswerBook, HandIn, now
from .gradebook import read_marks
from .handin import lock
from .home import Home
from .names import is_coach_cell
from .nbgrader_config import nbgrader_config


@dataclass(frozen=True)
class Marked:
    """What became of one work. `trouble` is None when it was marked, else says in plain words why not."""

    work: HandIn
    trouble: str | None


class Marker:
    """Marks works with nbgrader in this process. Make one and keep it: importing and configuring takes a second."""

    def __init__(self, home: Home, *, stock: bool = False) -> None:
        from nbgrader.apps import NbGraderAPI

        self._home = home
        self._api = NbGraderAPI(config=nbgrader_config(home, stock=stock))

    def mark(self, learner: str, edition: str) -> str | None:
        """Autograde one submission, also if it was marked before; None when done, else why not, in plain words."""
        with lock(self._home, learner, edition):
            # Always with force: nbgrader skips for ever a work whose marking was killed half-way.
            result = self._api.autograde(edition, learner, force=True, create=True)
        if not result["success"]:
            return _plain(result)
        marks = list(read_marks(self._home.gradebook_url, learner, edition))
        unscored = [mark.cell for mark in marks if mark.auto_score is None and not is_coach_cell(mark.cell)]
        if not marks or unscored:
            return f"nbgrader gave no score for {', '.join(unscored) or 'this work'}."
        return None


def mark_waiting(home: Home, book: AnswerBook, marker: Callable[[], Marker]) -> Iterator[Marked]:
    """Mark what waits, oldest first. One broken work does not stop the others: its trouble is recorded and told."""
    for work in book.waiting():
        trouble = marker().mark(work.learner, work.edition)
        book.marked(work, trouble)
        yield Marked(work, trouble)


def again(home: Home, learner: str, marker: Callable[[], Marker]) -> Iterator[Marked]:
    """Mark every work of one learner again, of each edition."""
    for folder in sorted((home.submitted / learner).glob("[!.]*")):
        work = HandIn(0, learner, folder.name.rpartition("-")[0], folder.name, "", now(), None, None)
        yield Marked(work, marker().mark(learner, folder.name))


def _plain(result: dict[str, Any]) -> str:
    """The sentence of the error inside nbgrader's log: the last `SomeError: sentence` line of the first traceback."""
    log = result.get("log") or result.get("error") or ""
    found = re.findall(r"^(?:[\w.]+\.)?([A-Z]\w+): (.+)$", log, flags=re.MULTILINE)
    sentences = [f"{sentence}" for name, sentence in found if name != "NbGraderException"]
    return sentences[-1] if sentences else "nbgrader could not mark this work. Its log says why."
