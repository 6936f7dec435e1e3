"""Teach-back (E-T6-07), against curriculum 5.6: "teaches a T1 to T5 module to a real group; plan, recording or observer
sheet, learner quiz results; group's post-quiz data attached; G R5 by 2 people", and rubric R5 of 8.5."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from answers.teach_back import WORDS
from qidose.doses import DOSES
from qidose.exercises.attempt import Attempt, next_step
from qidose.exercises.cards import Card
from qidose.exercises.experts.teach_back import TeachBack
from qidose.exercises.experts.teach_back_quiz import TWO_NUMBERS, read_results
from qidose.exercises.fields import Answer, Choice
from qidose.rubrics import TEACHING

EXERCISE = TeachBack()
FIELDS = [(card, field) for card, values in WORDS.items() for field in values if field != "before"]


def taught(finished: bool = False, **changes: Any) -> Answer:
    """A complete answer; `changes` put other values in, named card__field."""
    values = {card: dict(fields) for card, fields in WORDS.items()}
    for name, value in changes.items():
        card, field = name.split("__")
        values[card][field] = value
    return Answer(values, ("prediction",), finished)


def met(answer: Answer) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(None, answer).criteria]


def card_of(answer: Answer, name: str) -> Card:
    return next(card for card in EXERCISE.cards(None, answer) if card.id == name)


def test_a_complete_account_goes_to_the_markers(finish: Callable[..., tuple[Any, Answer]]) -> None:
    case, answer = finish(EXERCISE)
    marks = EXERCISE.mark(case, answer)
    assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 2
    assert EXERCISE.summary(case, answer, marks).words == (
        "Learners were to be active for 50 of 60 minutes: at least half of the time.",
        "The session took 62 minutes. It kept to its time.",
        "After the session 81% of the answers were right. You predicted 75%.",
        "Before it, 48% were right. A gain needs the same questions and the same people.",
        "2 people read this by the same 7 lines, each without the other's marks.",
    )


def test_the_rubric_is_r5() -> None:
    """8.5: outcome stated and met; active at least half the time; correct; a misconception; checks learning; inclusive;
    time kept; pass at least 10 of 14."""
    assert EXERCISE.rubric is TEACHING
    assert (TEACHING.id, len(TEACHING.lines), TEACHING.out_of, TEACHING.pass_mark) == ("R5", 7, 14, 10)
    for line, word in zip(
        TEACHING.lines, ("outcome", "active", "correct", "belief", "checked", "Everyone", "time"), strict=True
    ):
        assert word in line.looks_for


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"plan__group": "Nurses"}, "Still missing: who, and what they will be able to do."),
        ({"plan__steps": "Talk, then quiz."}, "Still missing: steps that somebody else could follow."),
        ({"plan__active": 61}, "Still missing: minutes that fit into the session."),
        ({"plan__belief": "None."}, "Still missing: a wrong belief, and who could be left out."),
        ({"session__date": "0026-10-06"}, "Still missing: the day, with the year in full."),
        ({"session__notes": "It went well."}, "Still missing: notes from which somebody else can judge."),
        ({"learned__learned": "All good."}, "Still missing: what came, and why, in a few sentences."),
    ],
)
def test_each_part_is_needed_and_named(changes: dict[str, Any], why: str) -> None:
    answer = taught(True, **changes)
    marks = EXERCISE.mark(None, answer)
    assert met(answer) == [False, True]
    assert marks.criteria[0].why == why
    assert EXERCISE.summary(None, answer, marks).good is False
    assert sum(not check.met for card in EXERCISE.cards(None, answer) for check in card.checks) == 1


@pytest.mark.parametrize(
    ("after", "attached"),
    [
        ("5\n6\n4\n6\n5", True),
        ("5\n6\n4\n6", False),
        ("Learner,Right\nA,5\nB,6\nC,4\nD,6\nE,3", True),
        ("5\n6\n4\n6\n7", False),
        ("5\n6\n4\n6\n-1", False),
        ("5\n6\n4\n6\nabsent", False),
        ("1,5\n2,6\n3,6\n4,6\n5,6", False),
        ("\n".join(["4"] * 60), True),
        ("\n".join(["4"] * 61), False),
    ],
)
def test_the_groups_results_must_be_results(after: str, attached: bool) -> None:
    assert met(taught(quiz__after=after)) == [attached, attached]


def test_what_cannot_be_read_is_said_beside_the_field() -> None:
    for after, said in (
        ("5\n6\nabsent\n", "absent is not a number"),
        ("1,5\n2,6\n", TWO_NUMBERS),
        ("5\n9", "A result is above the 6 questions of the quiz."),
        ("5\n-2", "A result is below 0."),
    ):
        card = card_of(taught(quiz__after=after), "quiz")
        assert card.feedback is not None
        assert said in " ".join(card.feedback.words)
        assert card.chart is None
    assert read_results("", 6).problems == read_results(None, None).problems == ()


def test_the_results_are_drawn_and_summed_up() -> None:
    chart = card_of(taught(), "quiz").chart
    assert chart is not None
    assert chart.look == "bars"
    assert chart.values == (0, 0, 0, 1, 2, 3, 3)
    assert chart.message == "9 learners. On average 81% of the answers were right."
    assert card_of(taught(), "learned").words == ("You predicted 75%. It was 81%.",)


def test_the_session_opens_when_the_prediction_is_fixed() -> None:
    before = Answer(taught().values)
    assert [card.id for card in EXERCISE.cards(None, before)] == ["plan", "prediction"]
    assert not EXERCISE.ready(None, before)
    assert met(before) == [False, False]
    assert [card.id for card in EXERCISE.cards(None, taught())] == list(WORDS)


def test_the_prediction_stays_when_the_rest_is_improved() -> None:
    step = next_step(EXERCISE, "ann", Attempt(1, taught(True)), {"do": "improve", "attempt": 1})
    assert step is not None
    assert step.values == {"locked": ["prediction"]}


def test_any_of_the_5_levels_below_can_be_taught() -> None:
    field = card_of(taught(), "plan").fields[0]
    assert isinstance(field, Choice)
    levels = [option.id for option in field.options]
    assert levels == [dose.id for dose in DOSES[:5]]


def test_a_session_that_ran_late_or_was_a_lecture_is_described_and_not_marked_down() -> None:
    answer = taught(True, session__taken=67, plan__active=20)
    marks = EXERCISE.mark(None, answer)
    assert marks.score == 2
    words = " ".join(EXERCISE.summary(None, answer, marks).words)
    assert "less than half of the time" in words
    assert "The session took 67 minutes. It ran late." in words
    on_time = taught(True, session__taken=66)
    assert "It kept to its time." in " ".join(EXERCISE.summary(None, on_time, marks).words)


@pytest.mark.parametrize(("card", "field"), FIELDS)
def test_an_empty_or_partial_answer_gets_0(card: str, field: str) -> None:
    part = taught(True)
    del part.values[card][field]
    assert EXERCISE.mark(None, part).score == 0
    assert EXERCISE.mark(None, Answer()).score == 0


def test_the_result_before_may_be_left_out() -> None:
    answer = taught(True, quiz__before=None)
    assert EXERCISE.mark(None, answer).score == 2
    assert "Before it" not in " ".join(EXERCISE.summary(None, answer, EXERCISE.mark(None, answer)).words)


@pytest.mark.parametrize("after", ["1e160\n2", "x" * 5_000, "\x00", f"{10**400}\n1", "1.5\n2\n3\n4\n5"])
@pytest.mark.parametrize("questions", [None, 0, 10**400, 1e308, 6])
def test_odd_results_never_raise(after: str, questions: Any) -> None:
    answer = taught(True, quiz__after=after, quiz__questions=questions)
    assert EXERCISE.cards(None, answer)
    assert EXERCISE.summary(None, answer, EXERCISE.mark(None, answer))


def test_hostile_values_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, None, "prediction"):
        marks = EXERCISE.mark(None, answer)
        assert marks.score == 0
        assert EXERCISE.cards(None, answer)
        assert EXERCISE.summary(None, answer, marks).good is False


def test_every_text_is_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    poor = {"quiz__after": "5\n9\n-1", "session__notes": "Hm.", "plan__active": 10, "session__taken": 90}
    own = {str(value) for values in WORDS.values() for value in values.values()}
    for answer in (
        taught(),
        taught(True),
        taught(True, **poor),
        taught(True, quiz__after="1,5"),
        Answer(finished=True),
    ):
        marks = EXERCISE.mark(None, answer)
        said = EXERCISE.cards(None, answer), EXERCISE.summary(None, answer, marks), marks, TEACHING
        assert {text: f for text in set(texts_in(said)) - own if (f := plain_faults(text))} == {}
