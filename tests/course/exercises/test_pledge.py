"""My pledge (E-T2-11), against curriculum 5.2: "one action, one date, one indicator; complete; followed up next
quarter", and outcome 7: judge whether the 5 conditions hold, and commit to one action."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from answers.pledge import WORDS
from qidose.exercises.attempt import Attempt, next_step
from qidose.exercises.board.pledge import MOST_WORDS, Pledge
from qidose.exercises.fields import Answer

EXERCISE = Pledge()
FIELDS = [(card, field) for card, values in WORDS.items() for field in values]


def pledge(finished: bool = False, **changes: Any) -> Answer:
    """A complete pledge; `changes` put other values in, named card__field."""
    values = {card: dict(fields) for card, fields in WORDS.items()}
    for name, value in changes.items():
        card, field = name.split("__")
        values[card][field.replace("_", "-")] = value
    return Answer(values, (), finished)


def met(answer: Answer) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(None, answer).criteria]


def live(**changes: Any) -> list[bool]:
    card = next(card for card in EXERCISE.cards(None, pledge(**changes)) if card.id == "pledge")
    return [check.met for check in card.checks]


def test_a_complete_pledge_passes(finish: Callable[..., tuple[Any, Answer]]) -> None:
    case, answer = finish(EXERCISE)
    marks = EXERCISE.mark(case, answer)
    assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 3
    assert [criterion.name for criterion in marks.criteria] == ["1 action", "1 date", "1 indicator"]
    assert EXERCISE.summary(case, answer, marks).heading == "Your pledge is complete"


@pytest.mark.parametrize(
    ("changes", "lost", "why", "checks"),
    [
        ({"pledge__action": "Ask more"}, 0, "Say in a few words what you will do.", [0, 1, 1, 1, 1]),
        (
            {"pledge__action": "I will ask " + "and ask " * 14},
            0,
            "Say it in 30 words or fewer. 1 action is enough.",
            [1, 0, 1, 1, 1],
        ),
        ({"pledge__date": "soon"}, 1, "Choose a date, and write the year in full.", [1, 1, 0, 1, 1]),
        ({"pledge__date": "0027-03-31"}, 1, "Choose a date, and write the year in full.", [1, 1, 0, 1, 1]),
        ({"pledge__indicator": "Charts"}, 2, "Say what you will look at.", [1, 1, 1, 0, 1]),
        ({"pledge__expected": "It gets good."}, 2, "Say how much, or which way it will go.", [1, 1, 1, 1, 0]),
    ],
)
def test_each_part_alone(changes: dict[str, Any], lost: int, why: str, checks: list[int]) -> None:
    answer = pledge(True, **changes)
    marks = EXERCISE.mark(None, answer)
    assert met(answer) == [number != lost for number in range(3)]
    assert marks.criteria[lost].why == why
    assert live(**changes) == [bool(check) for check in checks]
    assert EXERCISE.summary(None, answer, marks).good is False


def test_30_words_are_short_enough_and_31_are_not() -> None:
    assert met(pledge(pledge__action="ask " * MOST_WORDS))[0]
    assert not met(pledge(pledge__action="ask " * (MOST_WORDS + 1)))[0]


@pytest.mark.parametrize(
    "expected", ["6 of 10 measures", "six measures", "fewer red pages", "Every team has 1.", "half"]
)
def test_a_number_or_a_direction_is_a_prediction(expected: str) -> None:
    assert met(pledge(pledge__expected=expected)) == [True, True, True]


def test_a_hope_is_named_kindly() -> None:
    answer = pledge(True, pledge__expected="I hope it goes well")
    marks = EXERCISE.mark(None, answer)
    assert marks.misconceptions == ("MC25",)
    assert EXERCISE.summary(None, answer, marks).words[0].startswith("To hope for the best is natural.")


def test_a_vague_action_gets_a_second_look_and_no_lower_mark() -> None:
    answer = pledge(True, pledge__action="I will champion improvement at every meeting.")
    marks = EXERCISE.mark(None, answer)
    assert marks.score == 3
    assert "Could somebody see you do it?" in EXERCISE.summary(None, answer, marks).words[0]


@pytest.mark.parametrize(("holds", "asked"), [("yes", True), ("part", False), ("no", False)])
def test_an_action_for_a_condition_that_holds_gets_a_second_look(holds: str, asked: bool) -> None:
    answer = pledge(True, conditions__holds=WORDS["conditions"]["holds"] | {"everyday": holds})
    marks = EXERCISE.mark(None, answer)
    assert marks.score == 3
    words = " ".join(EXERCISE.summary(None, answer, marks).words)
    assert ("this condition holds already" in words) == asked


def test_it_stays_private_unless_it_is_shared() -> None:
    assert not EXERCISE.shown_to_coach(pledge())
    shared = pledge(True, share__who_sees="coach")
    assert EXERCISE.shown_to_coach(shared)
    for odd in (None, "", "everyone", ["coach"], True):
        assert not EXERCISE.shown_to_coach(pledge(share__who_sees=odd))
    said = [EXERCISE.summary(None, answer, EXERCISE.mark(None, answer)).words[-1] for answer in (pledge(True), shared)]
    assert said == [
        "Only you can see this. You did not share it.",
        "You share this with the coach who runs your session.",
    ]


@pytest.mark.parametrize(("card", "field"), FIELDS)
def test_an_empty_or_partial_pledge_gets_0(card: str, field: str) -> None:
    part = pledge(True)
    del part.values[card][field]
    assert EXERCISE.mark(None, part).score == 0
    assert not EXERCISE.ready(None, part)
    assert EXERCISE.mark(None, Answer()).score == 0


def test_it_can_be_improved() -> None:
    step = next_step(EXERCISE, "ann", Attempt(1, pledge(True)), {"do": "improve", "attempt": 1})
    assert step is not None
    assert step.kind == "improve"


def test_hostile_values_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, None):
        marks = EXERCISE.mark(None, answer)
        assert marks.score < EXERCISE.pass_mark
        assert EXERCISE.cards(None, answer)
        assert EXERCISE.summary(None, answer, marks).good is False


def test_every_text_is_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    poor = {"pledge__action": "I support " + "it " * 40, "pledge__expected": "Good", "share__who_sees": "coach"}
    holds = {"conditions__holds": {"everyday": "yes"}}
    for answer in (pledge(), pledge(True), pledge(True, **poor), pledge(True, **holds), Answer(finished=True)):
        said = EXERCISE.cards(None, answer), EXERCISE.summary(None, answer, EXERCISE.mark(None, answer))
        marks = EXERCISE.mark(None, answer)
        assert [fault for text in texts_in((said, marks)) for fault in plain_faults(text)] == []
