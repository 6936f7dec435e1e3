"""My small test (E-T1-10), against curriculum 5.1: "completeness: number in scale, number or direction in prediction,
date ≤ 14 days; kept private unless shared"."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from qidose.exercises.all_staff.my_small_test import LATEST, MySmallTest
from qidose.exercises.attempt import Attempt, next_step
from qidose.exercises.fields import Answer, Refused

EXERCISE = MySmallTest()
NAMES = [
    "An idea, who it affects and who can help",
    "A test with a number",
    "A test that is soon",
    "A prediction, and what to look at",
]


def plan(finished: bool = False, **changes: Any) -> Answer:
    """A complete plan; `changes` put other values in, named card__field."""
    values: dict[str, dict[str, Any]] = {
        "idea": {"idea": "Call patients on the day before", "who": "Patients and their carers"},
        "test": {"what": "I call the next patient", "how-many": 1, "days": 3},
        "prediction": {"measure": "Whether they come", "words": "The patient will come on time", "direction": "up"},
        "help": {"helper": "The ward clerk", "who-sees": "private"},
    }
    for name, value in changes.items():
        card, field = name.split("__")
        values[card][field.replace("_", "-")] = value
    return Answer(values, (), finished)


def met(answer: Answer) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(None, answer).criteria]


def test_a_complete_plan_passes() -> None:
    marks = EXERCISE.mark(None, plan())
    assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 4
    assert [criterion.name for criterion in marks.criteria] == NAMES
    said = EXERCISE.summary(None, plan(True), marks)
    assert said.good is True
    assert said.heading == "Your plan is ready to try"


@pytest.mark.parametrize(
    ("changes", "lost", "why"),
    [
        ({"idea__idea": "Calls"}, 0, "Say in a few words what you would like to change."),
        ({"idea__who": "..."}, 0, "Say who will notice the change."),
        ({"help__helper": "-"}, 0, "Say who could help you."),
        ({"test__what": "Call"}, 1, "Say in a few words what you will do."),
        ({"test__how_many": 0}, 1, "Try it with at least 1."),
        (
            {"test__days": 15},
            2,
            "Choose a test that you can do within 14 days. A smaller one is easier to fit in.",
        ),
        ({"prediction__words": "Good"}, 3, "Say in a few words what you predict."),
        ({"prediction__measure": "?!"}, 3, "Say what you will count or look at."),
        (
            {"prediction__direction": "unsure"},
            3,
            "Say which way it will go, or give a number. Your best guess is enough.",
        ),
    ],
)
def test_each_part_alone(changes: dict[str, Any], lost: int, why: str) -> None:
    answer = plan(True, **changes)
    assert met(answer) == [number != lost for number in range(4)]
    marks = EXERCISE.mark(None, answer)
    assert marks.criteria[lost].why == why
    said = EXERCISE.summary(None, answer, marks)
    assert said.good is False
    assert f"{NAMES[lost]}: {why}" in said.words
    card = EXERCISE.cards(None, answer)[(0, 1, 1, 2)[lost]]
    assert card.feedback is not None
    assert card.feedback.good is False
    assert why in card.feedback.words


@pytest.mark.parametrize("direction", ["up", "down", "same"])
def test_a_direction_is_enough(direction: str) -> None:
    assert met(plan(prediction__direction=direction))[3]


@pytest.mark.parametrize(
    "words", ["9 of 10 will come", "I think nine will come", "about half will come", "£5 is saved"]
)
def test_a_number_is_enough(words: str) -> None:
    assert met(plan(prediction__words=words, prediction__direction="unsure"))[3]


def test_a_prediction_that_is_a_hope_is_named_kindly() -> None:
    answer = plan(True, prediction__words="I hope that it will improve", prediction__direction="unsure")
    marks = EXERCISE.mark(None, answer)
    assert marks.misconceptions == ("MC25",)
    words = EXERCISE.summary(None, answer, marks).words
    assert "To hope that it gets better is natural. A prediction says which way, or how much." in words


def test_a_pilot_on_the_whole_ward_passes_but_is_named() -> None:
    """MC26 "small test = pilot on the whole ward": structure is marked, judgement is not."""
    answer = plan(True, test__how_many=28)
    marks = EXERCISE.mark(None, answer)
    assert marks.score == 4
    assert marks.misconceptions == ("MC26",)
    said = EXERCISE.summary(None, answer, marks)
    assert "A first test with more than 10 is a big step. Could you begin with 1?" in said.words


@pytest.mark.parametrize(("days", "soon"), [(0, True), (LATEST, True), (LATEST + 1, False), (-1, False)])
def test_the_date_is_today_or_within_14_days(days: int, soon: bool) -> None:
    assert met(plan(test__days=days))[2] == soon


def test_it_stays_private_unless_the_learner_shares_it() -> None:
    assert not EXERCISE.shown_to_coach(plan())
    assert EXERCISE.shown_to_coach(plan(help__who_sees="coach"))
    for odd in (None, "", "everyone", ["coach"], True):
        assert not EXERCISE.shown_to_coach(plan(help__who_sees=odd))
    private = EXERCISE.summary(None, plan(True), EXERCISE.mark(None, plan(True)))
    assert "This plan is for you alone. You did not share it." in private.words
    open_plan = plan(True, help__who_sees="coach")
    assert (
        "You chose to share this plan with your quality coach."
        in EXERCISE.summary(None, open_plan, EXERCISE.mark(None, open_plan)).words
    )


def test_it_asks_for_no_names() -> None:
    assert "Do not write any names or patient details." in EXERCISE.cards(None, Answer())[0].words[0]


def test_nothing_is_said_before_the_end() -> None:
    for answer in (Answer(), plan()):
        assert all(card.feedback is None and card.chart is None for card in EXERCISE.cards(None, answer))


def test_it_can_be_finished_without_the_side_effect_and_then_improved() -> None:
    """Through the same door as the page: the words stay, and all of them can change."""
    assert EXERCISE.ready(None, plan())
    state = Attempt(1, plan(finished=True))
    step = next_step(EXERCISE, "ann", state, {"do": "improve", "attempt": 1})
    assert step is not None
    assert step.kind == "improve"


@pytest.mark.parametrize("card", ["idea", "test", "prediction", "help"])
def test_an_empty_or_partial_plan_gets_0(card: str) -> None:
    part = Answer({name: values for name, values in plan().values.items() if name != card}, (), True)
    assert EXERCISE.mark(None, part).score == 0
    assert EXERCISE.mark(None, Answer()).score == 0
    assert not EXERCISE.ready(None, part)


def test_hostile_values_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, None):
        marks = EXERCISE.mark(None, answer)
        assert marks.score < 4
        assert EXERCISE.cards(None, answer)
        assert EXERCISE.summary(None, answer, marks).good is False


def test_every_text_is_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    hope = {"prediction__direction": "unsure", "test__how_many": 30, "test__days": 20, "help__who_sees": "coach"}
    for answer in (plan(), plan(True), plan(True, **hope), Answer(finished=True)):
        said = EXERCISE.cards(None, answer), EXERCISE.summary(None, answer, EXERCISE.mark(None, answer))
        assert [fault for text in texts_in(said) for fault in plain_faults(text)] == []


def test_a_page_cannot_put_words_where_a_number_belongs() -> None:
    message = {"do": "answer", "attempt": 1, "card": "test", "values": {"how-many": "a few"}}
    with pytest.raises(Refused, match="We expected a number"):
        next_step(EXERCISE, "ann", Attempt(), message)
