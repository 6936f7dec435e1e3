"""In your work: logged for the measure of use, asked again later, never marked."""

from qidose.exercises.fields import Answer
from qidose.own.use import InYourWork

USE = InYourWork("board", "first-question")


def fields(answer: Answer) -> list[str]:
    return [field.id for card in USE.cards(None, answer) for field in card.fields]


def test_its_place_in_the_log_is_its_own() -> None:
    assert (USE.id, USE.about.dose) == ("use-board-first-question", "use")
    assert USE.id != InYourWork("managers", "first-question").id


def test_first_what_then_whether_then_what_came_of_it() -> None:
    assert fields(Answer()) == ["what", "when"]
    meant = {"plan": {"what": "Ask for the chart."}}
    assert fields(Answer(meant)) == ["what", "when", "did"]
    assert fields(Answer({**meant, "after": {"did": "did"}})) == ["what", "when", "did", "happened"]


def test_it_has_no_marks_and_no_end() -> None:
    assert USE.points == 0
    assert not USE.ends
    assert USE.mark(None, Answer()).criteria == ()
