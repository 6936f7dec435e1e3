"""Handing in from the page, and what a coach said, in words beside the exercise."""

from typing import Any

import pytest
from nbgrader.api import Gradebook

from qidose.exercises.fields import Refused
from qidose.exercises.registry import exercises_of, find_exercise
from qidose_grading.marking import Marker, mark_waiting
from qidose_server.lesson.coach_marks import CoachMarks
from qidose_server.lesson.handing_in import HandingIn
from qidose_server.lesson.session import Session

EDITION = "board-2026b"
ASK_BETTER = find_exercise("board", "ask-better")


class Desk:
    """Amy's page of the board's lesson."""

    def __init__(self, school: Any) -> None:
        self.school = school
        self.marks = CoachMarks(school.home, school.book, "amy", EDITION)
        self.port = HandingIn(school.home, school.book, "amy", "board", EDITION, self.marks)

    def line(self) -> str:
        """What the page says of the question that is to be rewritten."""
        lines = {line["title"]: line["state"] for line in self.port.page()["lines"]}
        return str(lines[ASK_BETTER.about.title])

    def beside(self) -> Any:
        """What stands beside the exercise."""
        self.marks.read()
        return Session(ASK_BETTER, "amy", self.school.book, self.marks).page()["marks"]

    def mark(self) -> None:
        marker = Marker(self.school.home)
        assert list(mark_waiting(self.school.home, self.school.book, lambda: marker))

    def coach(self, score: float, comment: str) -> None:
        with Gradebook(self.school.home.gradebook_url) as gradebook:
            grade = gradebook.find_grade("ask-better-coach", "board", EDITION, "amy")
            grade.manual_score, grade.needs_manual_grade = score, False
            gradebook.find_comment("ask-better-coach", "board", EDITION, "amy").manual_comment = comment
            gradebook.db.commit()


@pytest.fixture
def desk(school: Any) -> Desk:
    return Desk(school)


def works(school: Any) -> int:
    return len(school.book.waiting())


def test_before_anything_is_finished_it_says_so(desk: Desk) -> None:
    page = desk.port.page()
    assert page == {
        "lines": [{"title": one.about.title, "state": "Not started"} for one in exercises_of("board")],
        "status": "You have not handed in yet.",
        "waiting": False,
        "button": "Hand in my work",
    }
    with pytest.raises(Refused, match="There is nothing to hand in yet"):
        desk.port.take({"do": "hand in"})
    assert works(desk.school) == 0


@pytest.mark.parametrize("asked", [{}, {"do": None}, {"do": "look"}, {"do": ["hand in"]}, {"do": "mark", "score": 10}])
def test_anything_else_only_looks(asked: dict[str, Any], desk: Desk) -> None:
    desk.school.finish("amy", ASK_BETTER)
    desk.port.take(asked)
    assert works(desk.school) == 0


def test_a_double_click_hands_in_once(desk: Desk) -> None:
    desk.school.finish("amy", ASK_BETTER)
    desk.port.take({"do": "hand in"})
    desk.port.take({"do": "hand in"})
    assert desk.school.book.last_hand_in("amy", "board").number == 1
    page = desk.port.page()
    assert page["status"].startswith("Handed in on ")
    assert page["status"].endswith("It is being marked now.")
    assert (page["waiting"], page["button"]) == (True, "Hand in again")


def test_the_whole_way_from_handing_in_to_the_coachs_words_and_back(desk: Desk) -> None:
    for exercise in exercises_of("board"):
        desk.school.finish("amy", exercise)
    assert desk.line() == "Finished: 2 of 2 points"
    assert desk.beside() is None
    desk.port.take({"do": "hand in"})
    desk.mark()
    assert desk.port.page()["status"].endswith("and marked.")
    assert desk.line() == "Finished: 2 of 2 points. A coach has not marked this yet."

    desk.coach(8, "Good. Ask it next week. <script>alert(1)</script>")
    assert desk.line() == "Finished: 2 of 2 points. Your coach has marked this. You passed: 8 of 10"
    assert desk.port.page()["status"].endswith("and marked. You have completed this level.")
    assert desk.beside() == {
        "state": "Your coach has marked this. You passed:",
        "score": "8",
        "out_of": 10,
        "comment": "Good. Ask it next week. <script>alert(1)</script>",
    }

    desk.school.ask("amy", ASK_BETTER, do="improve")
    desk.school.ask("amy", ASK_BETTER, do="answer", card="report-1", values={"question": "What do you expect next?"})
    earlier = "Your coach marked your earlier answer. Hand in again when this one is ready. The earlier mark:"
    assert desk.beside()["state"] == earlier
    desk.school.ask("amy", ASK_BETTER, do="finish")
    assert desk.beside()["state"] == earlier
    desk.port.take({"do": "hand in"})
    desk.mark()
    assert (
        desk.beside()["state"] == "Your coach marked your earlier answer and will read the new one. The earlier mark:"
    )
    assert desk.beside()["score"] == "8"
    assert "completed" not in desk.port.page()["status"]

    desk.coach(6.5, "Not yet.")
    assert desk.beside()["state"] == "Your coach has marked this. You need 7 points to pass:"
    assert desk.beside()["score"] == "6.5"


def test_what_could_not_be_marked_can_be_handed_in_again_unchanged(desk: Desk) -> None:
    desk.school.finish("amy", ASK_BETTER)
    desk.port.take({"do": "hand in"})
    (desk.school.folder("amy", "board") / "board.ipynb").write_text("{")
    desk.mark()
    assert desk.port.page()["status"].endswith(
        "but it could not be marked. Your answers are safe. Please hand in again."
    )
    desk.port.take({"do": "hand in"})
    desk.mark()
    assert desk.port.page()["status"].endswith("and marked.")


def test_two_windows_that_hand_in_at_once_leave_one_whole_work(desk: Desk) -> None:
    desk.school.finish("amy", ASK_BETTER)
    other = Desk(desk.school)
    desk.port.take({"do": "hand in"})
    other.port.take({"do": "hand in"})
    assert works(desk.school) == 1
    assert other.port.page() == desk.port.page()
