"""Own project (E-T6-13): "progress >= 4, scored by expert, sponsor, advocate; own; completeness; 3 raters" (curriculum
5.6). It stands on the portfolio of the coaches, and adds system, theory, people, holding, spread and the ratings."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from answers.own_project import TEXTS
from qidose.exercises.coaches.team_portfolio import TeamPortfolio
from qidose.exercises.experts.own_project import OwnProject, way_made
from qidose.exercises.experts.own_project_parts import PARTS, RATERS, score_in
from qidose.exercises.fields import Answer
from qidose.rubrics import OWN_PROJECT

EXERCISE = OwnProject()
FIRST = TeamPortfolio.points
"""Points that the portfolio's own parts earn; their tests are those of the portfolio."""
Finish = Callable[..., tuple[Any, Answer]]
TEXT_FIELDS = [(part.card.id, field.id, n) for n, part in enumerate(PARTS) for field in part.card.fields]


@pytest.fixture(scope="module")
def whole(finish: Finish) -> Answer:
    return finish(EXERCISE)[1]


def changed(answer: Answer, card: str, **fields: Any) -> Answer:
    """The same answer with other values in some fields of a card."""
    return Answer({**answer.values, card: {**answer.values[card], **fields}}, answer.locked, answer.finished)


def lost(answer: Answer) -> list[int]:
    """Which of the points after the portfolio's are lost, counted from 0."""
    criteria = EXERCISE.mark(None, answer).criteria
    assert all(criterion.met for criterion in criteria[:FIRST])
    return [n for n, criterion in enumerate(criteria[FIRST:]) if not criterion.met]


def test_a_whole_project_goes_to_its_reader(whole: Answer) -> None:
    marks = EXERCISE.mark(None, whole)
    assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == FIRST + 7
    assert marks.misconceptions == ()
    summary = EXERCISE.summary(None, whole, marks)
    assert summary.good is True
    assert summary.heading == "Your project is ready for its reader"


def test_it_stands_on_the_portfolio_and_copies_nothing_of_it(whole: Answer) -> None:
    own, below = (one.cards(None, whole) for one in (EXERCISE, TeamPortfolio()))
    assert [card.id for card in own] == [*(card.id for card in below), *(p.card.id for p in PARTS), "progress"]
    assert own[1 : len(below)] == below[1:]
    assert own[0].fields == below[0].fields
    assert own[0].heading == "Your own project"


@pytest.mark.parametrize(("card", "field", "place"), TEXT_FIELDS)
def test_each_question_of_each_part_is_needed_and_named(whole: Answer, card: str, field: str, place: int) -> None:
    short = changed(whole, card, **{field: None})
    assert lost(short) == [place]
    label = next(item.label for item in PARTS[place].card.fields if item.id == field)
    assert label[1:] in EXERCISE.mark(None, short).criteria[FIRST + place].why
    shown = next(one for one in EXERCISE.cards(None, short) if one.id == card)
    assert shown.feedback is not None
    assert shown.feedback.good is False
    assert [check.met for check in shown.checks] == [False]


def test_7_words_are_too_few_for_somebody_who_was_not_there(whole: Answer) -> None:
    assert lost(changed(whole, "theory", first="We thought that reminders would help most")) == [1]
    assert lost(changed(whole, "theory", first="We thought that reminders would help us most")) == []


@pytest.mark.parametrize("rater", RATERS)
def test_each_of_3_people_gives_4_or_more_with_evidence_and_a_day(whole: Answer, rater: str) -> None:
    assert lost(changed(whole, "progress", **{rater: 3.5})) == [6]
    assert lost(changed(whole, "progress", **{rater: None})) == [5, 6]
    assert lost(changed(whole, "progress", **{rater: 4.2})) == [5, 6]
    assert lost(changed(whole, "progress", **{f"{rater}-why": "Good work."})) == [5, 6]
    assert lost(changed(whole, "progress", **{f"{rater}-on": "0026-06-18"})) == [5, 6]
    low = EXERCISE.mark(None, changed(whole, "progress", **{rater: 3.5}))
    assert RATERS[rater] in low.criteria[-1].why


def test_the_own_score_is_needed_and_may_be_low(whole: Answer) -> None:
    assert lost(changed(whole, "progress", own=3)) == []
    assert lost(changed(whole, "progress", own=None)) == [5, 6]


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ({"expert": 4, "sponsor": 5, "advocate": 4}, "lie far apart"),
        ({"own": 5}, "above all others"),
        ({"own": 3}, "lower than all others"),
    ],
)
def test_what_lies_between_the_scores_is_asked_about(whole: Answer, scores: dict[str, float], said: str) -> None:
    def words(answer: Answer) -> str:
        card = EXERCISE.cards(None, answer)[-1]
        assert card.feedback is not None
        return " ".join(card.feedback.words)

    assert said in words(changed(whole, "progress", **scores))
    assert said not in words(whole)


def test_the_way_on_the_chart_is_told_where_limits_were_calculated_anew(whole: Answer) -> None:
    assert "1 mean for the whole time" in way_made(whole)
    assert way_made(changed(whole, "numbers", start=[10])) == (
        "On your chart the mean went from 60.5 to 79. That is 95% of the way to 80."
    )
    assert "away from the target" in way_made(changed(whole, "numbers", start=[10], target=20))
    assert way_made(changed(whole, "numbers", target=None)) == way_made(Answer()) == ""


@pytest.mark.parametrize("value", [4.2, 0, 5.5, "4", None, [], 10**400, float("nan"), True])
def test_a_score_is_one_of_the_scale(value: Any) -> None:
    assert score_in(Answer({"progress": {"own": value}}), "own") is None
    assert score_in(Answer({"progress": {"own": 4.5}}), "own") == 4.5


def test_the_rubric_asks_for_all_that_the_curriculum_names() -> None:
    assert EXERCISE.rubric is OWN_PROJECT
    assert (OWN_PROJECT.out_of, OWN_PROJECT.pass_mark, OWN_PROJECT.never_0) == (20, 14, (4, 5, 10))
    asked = ("system", "tools", "theory", "tests", "chart", "People", "Patients", "sponsor", "hold", "at least 4")
    for line, word in zip(OWN_PROJECT.lines, asked, strict=True):
        assert word in line.looks_for


def test_an_empty_project_gets_0_and_says_where_to_begin() -> None:
    marks = EXERCISE.mark(None, Answer())
    assert marks.score == 0
    summary = EXERCISE.summary(None, Answer(), marks)
    assert summary.good is False
    assert summary.next_step.startswith("Begin with this part: ")
    assert not EXERCISE.ready(None, Answer())


def test_hostile_values_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, None):
        marks = EXERCISE.mark(None, answer)
        assert marks.score < EXERCISE.pass_mark
        assert EXERCISE.cards(None, answer)
        assert EXERCISE.summary(None, answer, marks).good is False


def test_every_text_is_plain(
    whole: Answer, texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]
) -> None:
    own = {str(value) for values in whole.values.values() for value in values.values()}
    low = changed(whole, "progress", expert=3, sponsor=5, own=5)
    short = changed(low, "spread", stop="No.")
    for answer in (whole, low, short, changed(whole, "numbers", start=[10]), Answer(finished=True), Answer()):
        marks = EXERCISE.mark(None, answer)
        cards = [card for card in EXERCISE.cards(None, answer) if card.id in (*TEXTS, "charter")]
        said = cards, EXERCISE.summary(None, answer, marks), marks, OWN_PROJECT, way_made(answer)
        assert {text: f for text in set(texts_in(said)) - own if (f := plain_faults(text))} == {}
