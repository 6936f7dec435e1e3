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
from .submission import BrokenAnswers, ChangedWork, check_submission


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
            try:
                # nbgrader checks the same before it runs anything, but says it less plainly.
                check_submission(self._home.submitted / learner / edition, self._home.release, self._home.editions)
            except (ChangedWork, BrokenAnswers) as broken:
                return str(broken)
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
        try:
            trouble = marker().mark(work.learner, work.edition)
        except Exception as error:  # whatever it is, the others must not wait for it
            trouble = f"It could not be marked: {error}"
        book.marked(work, trouble)
        yield Marked(work, trouble)


def again(home: Home, learner: str, marker: Callable[[], Marker]) -> Iterator[Marked]:
    """Mark every work of one learner again, of each edition."""
    for folder in sorted((home.submitted / learner).glob("[!.]*")):
        work = HandIn(0, learner, folder.name.rpartition("-")[0], folder.name, "", now(), None, None)
        yield Marked(work, marker().mark(learner, folder.name))


def _plain(result: dict[str, Any]) -> str:
    """The sentence of the error inside nbgrader's log: the last line `SomeError: sentence` of a traceback."""
    log = f"{result.get('error') or ''}\n{result.get('log') or ''}"
    # In the log, every line after the first of an entry is indented by 4.
    found = re.findall(r"^(?: {4})?(?:[\w.]+\.)?[A-Z]\w+: (.+)$", log, flags=re.MULTILINE)
    sentences = [sentence for sentence in found if not sentence.startswith("Please see the")]
    return sentences[-1] if sentences else "nbgrader could not mark this work. Its log says why."
