"""Ask a better question (E-T2-07): "Rewrites 3 questions; structure check: refers to time/system/learning, no named
person" (curriculum 5.2), and a coach marks by R8-questions."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from qidose.exercises.board.ask_better import ASKED, AskBetter, Item, card_id
from qidose.exercises.board.questions import read_question
from qidose.exercises.fields import Answer
from qidose.rubrics import ASK_BETTER

EXERCISE = AskBetter()
CASE = EXERCISE.case(1)
SEEDS = range(200)
GOOD = (
    "What has the pattern been over the last 2 years, and what do we expect next?",
    "What in the way we work would need to change to reach the target?",
    "What could we learn from patients about this, and who could test an idea?",
)


def answer(*questions: str, finished: bool = False) -> Answer:
    values = {card_id(number): {"question": text} for number, text in enumerate(questions, 1)}
    return Answer(values, (), finished)


def items_of(flavour: str) -> list[Item]:
    return [item for seed in range(40) for item in EXERCISE.case(seed) if item.flavour == flavour]


def test_3_questions_about_time_the_system_and_learning_pass() -> None:
    marks = EXERCISE.mark(CASE, answer(*GOOD))
    assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 2
    said = EXERCISE.summary(CASE, answer(*GOOD, finished=True), marks)
    assert said.good is True
    assert said.heading == "Your questions are ready for a coach"


def test_the_coach_marks_by_the_rubric_for_questions() -> None:
    assert EXERCISE.rubric is ASK_BETTER
    assert EXERCISE.may_improve is True


def test_an_empty_answer_gets_0() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert EXERCISE.mark(CASE, answer("", " ", "\n")).score == 0


def test_giving_the_questions_back_gets_no_point_for_what_they_are_about() -> None:
    marks = EXERCISE.mark(CASE, answer(*(item.asked for item in CASE)))
    assert marks.criteria[0].met is False
    shouted = answer(*(item.asked.upper().replace(".", " ..") for item in CASE))
    assert EXERCISE.mark(CASE, shouted).criteria[0].met is False


def test_one_question_about_nothing_loses_the_first_point_only_and_is_named() -> None:
    marks = EXERCISE.mark(CASE, answer(GOOD[0], "Why is it still so bad?", GOOD[2]))
    assert [criterion.met for criterion in marks.criteria] == [False, True]
    assert marks.criteria[0].why == "We did not find this in question 2."


def test_one_question_at_a_person_loses_the_second_point_only_and_is_named() -> None:
    marks = EXERCISE.mark(
        CASE, answer(GOOD[0], GOOD[1], "Who is responsible for the process, and what do they expect?")
    )
    assert [criterion.met for criterion in marks.criteria] == [True, False]
    assert marks.criteria[1].why == "Look again at question 3."


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("What was usual before, and what do you expect?", ("time",)),
        ("How does the discharge process work at night?", ("the system",)),
        ("What did the teams learn from it?", ("learning",)),
        ("What would you predict if nothing changed in our process?", ("time", "the system", "learning")),
        ("Is it going to get better?", ()),
        ("Was it worse this month or last month?", ()),
    ],
)
def test_what_a_question_is_about(text: str, about: tuple[str, ...]) -> None:
    assert read_question(text, "Why?").about == about


@pytest.mark.parametrize(
    "text",
    [
        "What has Dr Bielak learned from this?",
        "What does BIELAK expect next month?",
        "Can Sister Malik tell us about the process?",
        "Who is to blame for this, over time?",
        "Who's accountable for the process?",
        "Whose fault is the trend we see?",
        "Which nurse missed the step in the pathway?",
        "How do we hold the ward accountable next time?",
        "Who didn\u2019t follow the process?",
    ],
)
def test_words_that_point_at_a_person(text: str) -> None:
    assert read_question(text, "Why?", "Dr Bielak").person


@pytest.mark.parametrize(
    "text",
    [
        "Who could help us to test an idea?",
        "Who is affected by this, and what do they tell us?",
        "How can we learn from this without blame?",
        "What do nurses and doctors see as the main barrier?",
        "Which step in the process takes the longest?",
        "What would a patient say about the wait?",
    ],
)
def test_people_may_be_in_a_question_without_blame(text: str) -> None:
    read = read_question(text, "Why?", "Dr Bielak")
    assert read.person == ""
    assert read.good


@pytest.mark.parametrize("seed", SEEDS)
def test_a_case_has_3_reports_of_different_kinds_and_measures(seed: int) -> None:
    case = EXERCISE.case(seed)
    flavours = {item.flavour for item in case}
    assert len(case) == 3
    assert {"two-points", "red"} < flavours
    assert len(flavours & {"person", "good-news"}) == 1
    assert len({item.truth.measure for item in case}) == 3
    assert not any("{" in item.asked for item in case)
    assert EXERCISE.case(seed) == case


def test_the_report_is_what_the_question_makes_of_it() -> None:
    """Certified charts (SIM-CERT): the question compares with last month, so this month is worse on a stable chart."""
    for item in items_of("two-points"):
        measure, values = item.data.series.measure, item.data.series.values
        assert (values[-1] < values[-2]) == (measure.better == "up")
        assert item.truth.signals == ()
        assert item.data.target is None
    for item in items_of("red"):
        assert item.truth.signals == ()
        assert item.data.target is not None
        assert item.truth.target == "missed"
    assert all(item.truth.direction == "worse" and item.truth.signals for item in items_of("person"))
    assert all(item.truth.direction == "better" and item.truth.signals for item in items_of("good-news"))


def test_kinds_come_in_every_order_and_every_question_is_used() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert len({tuple(item.flavour for item in case) for case in cases}) == 12
    told = Counter(item.asked.split()[0] for case in cases for item in case)
    assert len(told) > 8
    assert all(len(templates) >= 2 for templates in ASKED.values())


def test_no_truth_on_the_cards_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(50):
        case = EXERCISE.case(seed)
        for given in (Answer(), answer(*GOOD)):
            cards = EXERCISE.cards(case, given)
            texts = " ".join(texts_in(cards))
            assert all(card.feedback is None and card.chart and not card.chart.marked for card in cards)
            assert not re.search("usual variation|something has changed|in a row|outside the limits|stable", texts)


def test_the_end_tells_what_each_chart_shows_and_what_was_found() -> None:
    for seed in range(50):
        case = EXERCISE.case(seed)
        for item, card in zip(case, EXERCISE.cards(case, answer(*GOOD, finished=True)), strict=True):
            assert card.chart is not None
            assert card.feedback is not None
            assert bool(card.chart.marked) == bool(item.truth.signals)
            assert card.feedback.good is True
            assert "This report shows" in card.feedback.words[0]
            assert any(words.startswith("Your question has words about") for words in card.feedback.words)


def test_a_name_is_told_kindly_with_the_words_that_were_found() -> None:
    card = EXERCISE.cards(CASE, answer("Can Dr Smith explain the process?", *GOOD[1:], finished=True))[0]
    assert card.feedback is not None
    assert (
        'Your words "Dr Smith" point at a person. People then defend themselves, and nobody learns.'
        in card.feedback.words
    )
    assert card.feedback.good is False


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for given in hostile_answers(EXERCISE, CASE):
        marks = EXERCISE.mark(CASE, given)
        assert 0 <= marks.score <= 1
        assert len(EXERCISE.cards(CASE, given)) == 3
        EXERCISE.summary(CASE, given, marks)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for seed in range(30):
        case = EXERCISE.case(seed)
        for given in (Answer(), answer(*GOOD, finished=True), answer("Why?", "Who failed?", "Bad", finished=True)):
            shown = [*EXERCISE.cards(case, given), EXERCISE.summary(case, given, EXERCISE.mark(case, given))]
            for text in texts_in(shown):
                assert plain_faults(text) == []
