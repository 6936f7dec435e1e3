"""A coach's mark belongs to the answer it was given for: it stays on an unchanged one and waits on a changed one."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from qidose.exercises.registry import exercise_ids, find_exercise
from qidose_grading.gradebook import CellMark, read_marks
from qidose_grading.home import Home
from qidose_grading.marking import Marker
from qidose_grading.progress import Progress, progress_of

BOARD, CELL = "board-2026b", "ask-better-coach"
ASK_BETTER = find_exercise("board", "ask-better")


class Work:
    """Amy's questions for the board, and the coach who reads them."""

    def __init__(self, school: Any) -> None:
        self.school = school
        self._marker = Marker(school.home)

    def mark(self) -> None:
        assert self._marker.mark("amy", BOARD) is None

    def hand_in(self) -> None:
        self.school.hand_in("amy", "board")
        self.mark()

    def rewrite(self, words: str) -> None:
        """Improve the first question, finish and hand in again."""
        self.school.ask("amy", ASK_BETTER, do="improve")
        self.school.ask("amy", ASK_BETTER, do="answer", card="report-1", values={"question": words})
        self.school.ask("amy", ASK_BETTER, do="finish")
        self.hand_in()

    def coach(self, score: float | None, comment: str | None = None, cell: str = CELL) -> None:
        """What formgrader does when a coach leaves the score box and the comment (nbgrader's GradeHandler.put)."""
        with Gradebook(self.school.home.gradebook_url) as gradebook:
            grade = gradebook.find_grade(cell, "board", BOARD, "amy")
            grade.manual_score = score
            grade.needs_manual_grade = grade.manual_score is None and grade.auto_score is None
            if comment is not None:
                gradebook.find_comment(cell, "board", BOARD, "amy").manual_comment = comment
            gradebook.db.commit()

    def cell(self, cell: str = CELL) -> CellMark:
        return next(one for one in read_marks(self.school.home.gradebook_url, "amy") if one.cell == cell)

    def progress(self) -> Progress:
        return progress_of(self.school.home, self.school.book, "amy")["board"]


@pytest.fixture(scope="module")
def marked(released: Home, school_at: Any, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Amy's work as she first hands it in, marked by the machine. Each test goes on with a copy."""
    home = Home(shutil.copytree(released.root, tmp_path_factory.mktemp("marked") / "home"))
    school_at(home).work("amy", "board")
    assert Marker(home).mark("amy", BOARD) is None
    return home


@pytest.fixture
def work(marked: Home, school_at: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    home = Home(shutil.copytree(marked.root, tmp_path / "home"))
    monkeypatch.setenv("QIDOSE_HOME", str(home.root))
    return Work(school_at(home))


def test_a_first_answer_waits_for_the_coach(work: Work) -> None:
    assert work.cell().waiting
    assert (work.cell().manual_score, work.cell().comment) == (None, None)
    assert work.progress().state == "waiting for marking"  # the hand-in is still in line
    work.school.book.marked(work.school.book.waiting()[0])
    assert work.progress().state == "waiting for a coach"
    assert work.progress().missing == ("Ask a better question (marked by a coach)",)


def test_a_mark_with_its_comment_completes_the_dose(work: Work) -> None:
    work.coach(8, "Good: you ask what is usual. <script>alert(1)</script>")
    assert not work.cell().waiting
    assert (work.cell().score, work.cell().comment) == (8, "Good: you ask what is usual. <script>alert(1)</script>")
    assert work.progress().completed


def test_a_mark_below_the_pass_mark_does_not(work: Work) -> None:
    work.school.book.marked(work.school.book.waiting()[0])
    work.coach(6)
    assert (work.progress().state, work.progress().passed) == ("not yet passed", len(exercise_ids("board")))
    work.coach(7)
    assert work.progress().completed


def test_handed_in_again_unchanged_the_mark_stays(work: Work) -> None:
    work.coach(8, "Good.")
    for _ in range(2):
        work.hand_in()
        assert (work.cell().score, work.cell().comment, work.cell().waiting) == (8, "Good.", False)
        assert work.progress().completed


def test_a_changed_answer_waits_and_the_earlier_mark_can_be_seen(work: Work) -> None:
    work.coach(8, "Good.")
    work.rewrite("What is usual here, and what do you expect next month?")
    assert work.cell().waiting
    assert (work.cell().manual_score, work.cell().comment) == (8, "Good.")
    while work.school.book.waiting():
        work.school.book.marked(work.school.book.waiting()[0])
    assert work.progress().state == "waiting for a coach"


def test_it_waits_however_often_it_is_marked_or_handed_in_until_the_coach_has_read_it(work: Work) -> None:
    work.coach(8, "Good.")
    work.rewrite("What is usual here, and what do you expect next month?")
    work.mark()
    assert work.cell().waiting
    work.hand_in()
    assert work.cell().waiting
    assert not work.progress().completed
    work.coach(8)
    assert not work.cell().waiting
    work.mark()
    work.hand_in()
    assert not work.cell().waiting
    assert work.progress().completed


def test_changed_back_it_waits_all_the_same(work: Work) -> None:
    """The coach may have begun to read the answer in between."""
    first = work.school.book.attempt("amy", "ask-better").answer.get("report-1", "question")
    work.coach(8)
    work.rewrite("What is usual here, and what do you expect next month?")
    work.rewrite(str(first))
    assert work.cell().waiting


def test_a_mark_that_the_coach_takes_away_waits_again(work: Work) -> None:
    work.coach(8)
    work.coach(None)
    assert work.cell().waiting
    work.hand_in()
    assert work.cell().waiting


def test_a_coach_may_correct_the_machine_and_that_stays_too(work: Work) -> None:
    """Stock nbgrader sets every corrected score waiting at each hand-in."""
    work.coach(8)
    work.coach(1, cell="ask-better")
    work.hand_in()
    assert (work.cell("ask-better").score, work.cell("ask-better").waiting) == (1, False)
    work.rewrite("Hm.")
    assert work.cell("ask-better").waiting
    work.mark()
    assert work.cell("ask-better").waiting
    work.coach(None, cell="ask-better")
    assert (work.cell("ask-better").score, work.cell("ask-better").waiting) == (
        work.cell("ask-better").auto_score,
        False,
    )


def test_one_learners_mark_is_not_anothers(work: Work) -> None:
    work.school.work("ben", "board")
    assert Marker(work.school.home).mark("ben", BOARD) is None
    work.coach(9, "For Amy.")
    bens = next(one for one in read_marks(work.school.home.gradebook_url, "ben") if one.cell == CELL)
    assert (bens.manual_score, bens.comment, bens.waiting) == (None, None, True)


def test_marks_are_read_by_learner_and_edition_as_data(work: Work) -> None:
    url = work.school.home.gradebook_url
    assert {one.cell for one in read_marks(url, "amy", BOARD)} == {*exercise_ids("board"), CELL}
    assert list(read_marks(url, "amy", "managers-2026b")) == []
    assert list(read_marks(url, "' OR 1=1 --")) == []
    assert list(read_marks("sqlite://")) == []  # no gradebook yet
