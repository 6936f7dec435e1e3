"""Aim doctor (E-T4-05): "Fixes 5 broken aims"; "parser: number, population, date; QIKAT-R style yes/no" (curriculum
5.4). What the parser finds is tested in test_aim_words.py."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from qidose.exercises.attempt import Attempt, Step, fold, next_step
from qidose.exercises.exercise import seed_for
from qidose.exercises.fields import Answer
from qidose.exercises.managers.aim_doctor import KINDLY, PARTS, AimDoctor, Aims, card_id, complete
from qidose.exercises.managers.aim_doctor_aims import BANK, FAULTS
from qidose.exercises.managers.aim_words import read_aim

EXERCISE = AimDoctor()
SEEDS = range(200)
CASE = EXERCISE.case(1)
WHOLE = "By June, 9 in 10 patients on the ward are up for lunch."


def written(case: Aims, changed: dict[int, Any] | None = None, finished: bool = True) -> Answer:
    """Every aim mended, but for those in `changed` (by number from 1)."""
    texts = {number: broken.mended[0] for number, broken in enumerate(case.shown, 1)} | (changed or {})
    return Answer({card_id(number): {"aim": text} for number, text in texts.items()}, (), finished)


def test_a_learner_who_understands_gets_every_point(finish: Callable[..., tuple[Any, Answer]]) -> None:
    for learner in map(str, range(100)):
        case, answer = finish(EXERCISE, learner)
        marks = EXERCISE.mark(case, answer)
        assert marks.score == marks.out_of == EXERCISE.points == 5
        assert marks.misconceptions == ()
        assert EXERCISE.summary(case, answer, marks).good is True


def test_4_aims_pass_and_3_do_not() -> None:
    for broken, passed in (((1,), True), ((1, 5), False)):
        answer = written(CASE, {number: CASE.shown[number - 1].aim for number in broken})
        marks = EXERCISE.mark(CASE, answer)
        assert [criterion.met for criterion in marks.criteria] == [number not in broken for number in range(1, 6)]
        assert (marks.score >= EXERCISE.pass_mark) is passed
        assert EXERCISE.summary(CASE, answer, marks).good is passed


def test_an_empty_answer_gets_nothing_and_cannot_be_finished() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert not EXERCISE.ready(CASE, Answer())
    assert EXERCISE.ready(CASE, written(CASE, finished=False))


@pytest.mark.parametrize("broken", BANK, ids=lambda broken: broken.id)
def test_a_broken_aim_lacks_just_what_the_bank_says_and_a_mended_one_nothing(broken: Any) -> None:
    found = read_aim(broken.aim)
    assert tuple(part for part in PARTS if not getattr(found, part)) == broken.lacks != ()
    assert all(complete(way) for way in broken.mended)


def test_the_bank_has_4_aims_for_each_fault() -> None:
    assert Counter(broken.fault for broken in BANK) == dict.fromkeys(FAULTS, 4)
    assert len({broken.id for broken in BANK}) == len({broken.title for broken in BANK}) == len(BANK)
    for broken in BANK:
        assert len(" ".join((*broken.known, broken.aim)).split()) <= 45


def test_each_learner_meets_1_aim_of_each_fault_in_an_order_of_their_own() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    for case in cases:
        assert Counter(broken.fault for broken in case.shown) == dict.fromkeys(FAULTS, 1)
    assert {broken.id for case in cases for broken in case.shown} == {broken.id for broken in BANK}
    assert {case.shown[0].fault for case in cases} == set(FAULTS)
    assert len({tuple(broken.id for broken in case.shown) for case in cases}) > 190
    assert EXERCISE.case(7) == cases[7]


def test_the_parts_show_while_an_aim_is_written() -> None:
    def shown(text: str) -> list[bool]:
        card = EXERCISE.cards(CASE, written(CASE, {1: text}, finished=False))[0]
        assert [check.name for check in card.checks] == list(PARTS.values())
        return [check.met for check in card.checks]

    assert shown("") == [False, False, False]
    assert shown("Patients get up for lunch") == [False, True, False]
    assert shown("9 in 10 patients get up for lunch") == [True, True, False]
    assert shown(WHOLE) == [True, True, True]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("By June, more patients on the ward are up for lunch.", "We found no number that says how much."),
        ("By June, 9 in 10 are up for lunch.", "We found no words for whom it is."),
        ("9 in 10 patients on the ward are up for lunch.", "We found no date."),
    ],
)
def test_the_feedback_asks_for_what_is_missing_and_keeps_the_solution(text: str, asked: str) -> None:
    said = EXERCISE.cards(CASE, written(CASE, {1: text}))[0].feedback
    assert said is not None
    assert said.good is False
    assert said.words[0] == f"About the team's aim: {CASE.shown[0].wrong}"
    assert said.words[1].startswith(asked)
    assert CASE.shown[0].mended[0] not in " ".join(said.words)


def test_another_way_to_write_it_comes_once_the_own_aim_is_whole() -> None:
    said = EXERCISE.cards(CASE, written(CASE, {1: WHOLE}))[0].feedback
    assert said is not None
    assert said.good is True
    assert said.words == (
        f"About the team's aim: {CASE.shown[0].wrong}",
        f"Another way to write it: {CASE.shown[0].mended[0]}",
    )


def test_an_aim_that_begins_with_a_solution_is_asked_what_should_be_different() -> None:
    text = "Introduce a lunch table for 9 in 10 patients on the ward by June."
    marks = EXERCISE.mark(CASE, written(CASE, {1: text}))
    assert marks.score == 5  # words cannot show it well enough to take a point away
    said = EXERCISE.cards(CASE, written(CASE, {1: text}))[0].feedback
    assert said is not None
    assert said.words[1].startswith("Yours begins with something to do.")


@pytest.mark.parametrize(
    ("text", "belief"),
    [("Staff must try harder with patients by June", "MC11"), ("Better lunches for patients by June", "MC25")],
)
def test_misconceptions_are_named_and_met_kindly(text: str, belief: str) -> None:
    answer = written(CASE, {2: text})
    assert EXERCISE.mark(CASE, answer).misconceptions == (belief,)
    said = EXERCISE.cards(CASE, answer)[1].feedback
    assert said is not None
    assert said.words[-1] == KINDLY[belief]
    whole = written(CASE, {2: "Nurses must see that 9 in 10 patients have a better lunch by June."})
    assert EXERCISE.mark(CASE, whole).misconceptions == ()


def test_fewer_than_4_words_are_no_aim() -> None:
    assert not complete("Ward 50% June")
    assert complete("Ward falls: 50% June")


def test_no_truth_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(50):
        case = EXERCISE.case(seed)
        for answer in (Answer(), written(case, dict.fromkeys(range(1, 6), WHOLE), finished=False)):
            cards = EXERCISE.cards(case, answer)
            told = " ".join(texts_in(cards))
            assert all(card.feedback is None for card in cards)
            assert not any(broken.wrong in told or broken.mended[0] in told for broken in case.shown)


def test_a_finished_answer_can_be_improved_and_keeps_its_words() -> None:
    case = EXERCISE.case(seed_for("ada", EXERCISE.id, 1))
    state = Attempt(1, written(case, {1: "Fewer falls."}))
    step = next_step(EXERCISE, "ada", state, {"do": "improve", "attempt": 1})
    assert step is not None
    values = state.answer.values.items()
    steps = [Step("answer", 1, card, fields) for card, fields in values]
    again = fold([*steps, Step("finish", 1), step]).answer
    assert not again.finished
    assert again.get(card_id(1), "aim") == "Fewer falls."


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, CASE):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        EXERCISE.cards(CASE, answer)
        EXERCISE.summary(CASE, answer, marks)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    texts = set[str]()
    bad = ("Staff must try harder.", "Better.", "Introduce a chart for 9 in 10 patients by June.", "")
    for broken in BANK:
        case = Aims((broken,) * 5)
        for answer in (Answer(), written(case), written(case, dict(enumerate(bad, 1)))):
            marks = EXERCISE.mark(case, answer)
            texts |= {*texts_in([*EXERCISE.cards(case, answer), marks, EXERCISE.summary(case, answer, marks)])}
    for text in texts:
        assert plain_faults(text) == []
