"""Plan a trust (E-T6-10): "full dosing plan for a fictional 12,000-person trust; then 12 months of simulated progress
(leavers, cancelled waves) and re-plan; plan valid; ranges kept; disconnect shown; G R7" (curriculum 5.6, 7.1, 7.5)."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from answers import plan_a_trust as right_answers
from qidose import dosing
from qidose.exercises.attempt import Attempt, next_step
from qidose.exercises.exercise import seed_for
from qidose.exercises.experts.plan_a_trust import PlanATrust, plan_of, shares_of
from qidose.exercises.experts.plan_a_trust_case import (
    GROUPS,
    HEADS,
    OPEN,
    STATEMENTS,
    Trust,
    Waves,
    coverage,
    first_year,
    mean_first_year,
    mean_second_year,
    name_of,
    seats_a_year,
    trust,
)
from qidose.exercises.experts.plan_a_trust_read import again_id, group_id, holds
from qidose.exercises.fields import Answer, Refused
from qidose.rubrics import PLAN
from qidose.simulate import trust_plan

EXERCISE = PlanATrust()
SEEDS = range(60)
ANN = seed_for("learner-1", EXERCISE.id, 1)
CASE = trust(ANN)
ALL = [True] * 7
Finish = Callable[..., tuple[Any, Answer]]


@pytest.fixture(scope="module")
def whole(finish: Finish) -> Answer:
    case, answer = finish(EXERCISE)
    assert case == CASE
    return answer


def changed(answer: Answer, card: str, **fields: Any) -> Answer:
    """The same answer with other values in some fields of a card; "_" in a name stands for "-"."""
    given = {name.replace("_", "-"): value for name, value in fields.items()}
    return Answer({**answer.values, card: {**answer.values[card], **given}}, answer.locked, answer.finished)


def met(answer: Answer, case: Trust = CASE) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(case, answer).criteria]


def lost(answer: Answer) -> list[int]:
    return [place for place, won in enumerate(met(answer)) if not won]


@pytest.mark.parametrize("learner", [f"learner-{n}" for n in range(12)])
def test_who_plans_with_the_planner_gets_full_marks(finish: Finish, learner: str) -> None:
    case, answer = finish(EXERCISE, learner)
    marks = EXERCISE.mark(case, answer)
    assert marks.score == marks.out_of == EXERCISE.points == 7
    assert marks.misconceptions == ()
    assert EXERCISE.summary(case, answer, marks).good is True


@pytest.mark.parametrize("seed", SEEDS)
def test_a_trust_has_12000_people_and_its_truth_lies_in_the_ranges_that_are_told(seed: int) -> None:
    case = trust(seed)
    assert sum(case.params.heads.values()) == HEADS == 12_000
    assert case.leavers[0] <= case.params.leavers <= case.leavers[1]
    assert case.completion[0] <= case.params.completion <= case.completion[1]
    assert all(0 < case.params.in_post[group] < case.heads(group) for group in GROUPS)
    assert set(case.statements) == set(STATEMENTS)
    assert len(STATEMENTS) == 6


def test_trusts_are_personal_and_reproducible() -> None:
    cases = [trust(seed) for seed in SEEDS]
    assert len({str(case) for case in cases}) == len(cases)
    assert len({case.name for case in cases}) > 4
    trust.cache_clear()
    assert trust(5) == cases[5]


def test_guidelines_stand_side_by_side_as_the_planner_gives_them() -> None:
    for group, terms in GROUPS.items():
        card = next(card for card in EXERCISE.cards(CASE, Answer()) if card.id == group_id(group))
        assert card.table is not None
        given = [rule.rule for rule, _ in dosing.guidelines_for(terms.quantity, CASE.organisation)]
        assert [row[0] for row in card.table.rows][: len(given)] == given
    coaches = next(card for card in EXERCISE.cards(CASE, Answer()) if card.id == "group-coaches").table
    assert coaches is not None
    assert [row[1] for row in coaches.rows][1:] == ["600", "450 to 600", "84 to 102"]


def test_what_the_model_expects_is_the_planners_own_arithmetic() -> None:
    """Worked out here anew: stock, leavers, completion, and the 2 chances of a course that is cancelled."""
    waves = Waves("all staff", (2, 9), 300)
    p = CASE.params
    runs = [dosing.Wave(2, 1, 300, p.completion * 0.92), dosing.Wave(9, 1, 300, p.completion * 0.70)]
    by_hand = dosing.stock(runs, 12, p.leavers, p.in_post["all staff"], CASE.heads("all staff"))[-1]
    assert mean_first_year(CASE, waves) == pytest.approx(float(by_hand))
    whole_plan = [trust_plan.Wave("all staff", month, 1, 300) for month in (2, 9)]
    simulated = trust_plan.expected_plan(p, whole_plan)["all staff"][11]
    assert mean_first_year(CASE, waves) == pytest.approx(simulated)


def test_a_course_that_runs_over_the_year_counts_in_the_second() -> None:
    plan = tuple(Waves(group, (12,) if group == "coaches" else (), 30) for group in GROUPS)
    case = next(c for c in map(trust, SEEDS) if not any(y.cancelled for y in first_year(c, plan)))
    year = next(one for one in first_year(case, plan) if one.group == "coaches")
    assert year.running == ((5, 30),)
    assert year.finished == 0
    quiet = Waves("coaches", (), 0)
    still = year.end * (1 - case.params.leavers)
    came = 30 * case.params.completion * (1 - case.params.leavers) ** (7 / 12)
    assert mean_second_year(case, year, quiet) == pytest.approx(still + came)


@pytest.mark.parametrize("seed", range(20))
def test_a_year_adds_up(seed: int) -> None:
    case = trust(seed)
    plan = tuple(Waves(group, *right_answers.COURSES[group]) for group in GROUPS)
    for year in first_year(case, plan):
        # Nobody is counted twice: a group that is all trained gets no larger.
        full = case.heads(year.group) in year.in_post
        assert full or year.end == year.start + year.finished - year.left
        assert len(year.in_post) == 12


def test_over_many_trusts_courses_are_cancelled_and_the_mean_is_right() -> None:
    plan = tuple(Waves(group, *right_answers.COURSES[group]) for group in GROUPS)
    ends, means, stopped = 0.0, 0.0, 0
    for seed in range(150):
        case = trust(seed)
        year = next(one for one in first_year(case, plan) if one.group == "all staff")
        ends, means = ends + year.end, means + mean_first_year(case, plan[0])
        stopped += year.cancelled
    assert ends / means == pytest.approx(1, abs=0.03)
    assert 30 < stopped < 110


@pytest.mark.parametrize("group", GROUPS)
def test_each_group_keeps_a_range_and_has_a_number_that_somebody_stands_for(whole: Answer, group: str) -> None:
    card = group_id(group)
    low, high = (whole.get(card, name) for name in ("low", "high"))
    assert lost(changed(whole, card, low=None)) == [0]
    assert lost(changed(whole, card, low=high, high=low)) == [0]
    assert lost(changed(whole, card, high=12_001)) == [0]
    assert lost(changed(whole, card, low=high)) == ([0] if group in OPEN else [])
    assert lost(changed(whole, card, goal=None)) == [1]
    assert lost(changed(whole, card, reason="We can do it.")) == [1]
    assert lost(changed(whole, card, review="2027-03-31")) == [1]
    assert lost(changed(whole, card, review="2027-04-01")) == []
    assert lost(changed(whole, card, goal=(high or 0) + 1)) == []  # may lie outside every range: then the reason counts


def test_without_a_name_nothing_is_adopted(whole: Answer) -> None:
    assert lost(changed(whole, "trust", by=" ")) == [1]


def test_a_plan_must_be_possible(whole: Answer) -> None:
    def years_lost(card: str, **fields: Any) -> list[int]:
        return [place for place in lost(changed(whole, card, **fields)) if place in (2, 5)]

    assert years_lost("group-coaches", starts=[str(month) for month in range(1, 13)]) == [2]
    assert years_lost("group-coaches", seats=0) == [2]
    assert years_lost("group-coaches", seats=41) == [2]
    assert years_lost("group-coaches", seats=2.5) == [2]
    assert years_lost("group-coaches", starts=[], seats=None) == []
    assert years_lost("group-coaches", starts=[]) == [2]
    assert years_lost("again-managers", seats=81) == [5]
    assert years_lost("again", review="2028-03-31") == [5]
    no_board = changed(whole, "group-board", starts=[], seats=None)
    assert 2 not in lost(no_board)
    assert 2 in lost(changed(no_board, "group-senior-leaders", starts=[], seats=None))


def test_both_levels_are_in_the_new_plan_too(whole: Answer) -> None:
    alone = changed(whole, "again-all-staff", starts=[], seats=None)
    assert 5 not in lost(alone)  # managers are still there
    assert 5 in lost(changed(alone, "again-managers", starts=[], seats=None))


def test_5_of_6_predicted_ranges_hold_what_the_model_expects(whole: Answer) -> None:
    one = changed(whole, "group-coaches", year_low=0, year_high=1)
    assert lost(one) == []
    assert lost(changed(one, "group-managers", year_low=0, year_high=1)) == [3]
    again = changed(whole, "again-coaches", year_low=0, year_high=1)
    assert lost(again) == []
    assert lost(changed(again, "again-experts", year_low=500, year_high=501)) == [6]


def test_a_range_that_is_too_wide_predicts_nothing() -> None:
    def given(low: Any, high: Any) -> Answer:
        return Answer({"group-coaches": {"year-low": low, "year-high": high}})

    assert holds(given(70, 130), "coaches", 1, 100)
    assert not holds(given(70, 131), "coaches", 1, 100)
    assert holds(given(2, 8), "coaches", 1, 5)
    assert not holds(given(1, 8), "coaches", 1, 5)
    assert not holds(given(101, 130), "coaches", 1, 100)
    assert not holds(given(None, 130), "coaches", 1, 100)


def test_the_gap_between_leaders_and_front_line_is_shown_and_read(whole: Answer) -> None:
    years = first_year(CASE, plan_of(whole, 1))
    leaders, front = shares_of(CASE, years)
    ends = {year.group: year.end for year in years}
    heads = CASE.heads("board") + CASE.heads("senior leaders")
    assert leaders == pytest.approx(100 * (ends["board"] + ends["senior leaders"]) / heads)
    assert front == pytest.approx(100 * ends["all staff"] / CASE.heads("all staff"))
    card = next(card for card in EXERCISE.cards(CASE, whole) if card.id == "year")
    assert card.chart is not None
    assert (len(card.chart.values), len(card.chart.centre)) == (12, 12)
    assert (card.chart.values[-1], card.chart.centre[-1]) == (round(front, 1), round(leaders, 1))
    before = EXERCISE.cards(CASE, Answer(whole.values, ("plan",)))
    assert next(card for card in before if card.id == "year").chart is None
    assert coverage(CASE, years, ("all staff",))[-1] == pytest.approx(front)
    for name, true in (("leaders", leaders), ("front", front)):
        assert lost(changed(whole, "year", **{name: true + 1})) == []
        assert lost(changed(whole, "year", **{name: true + 1.1})) == [4]
    other = "front" if leaders > front else "leaders"
    assert lost(changed(whole, "year", ahead=other)) == [4]


def test_6_of_7_points_pass(whole: Answer) -> None:
    six, five = changed(whole, "year", leaders=0), changed(whole, "year", leaders=0)
    five = changed(five, "again", review=None)
    assert EXERCISE.mark(CASE, six).score == EXERCISE.pass_mark == 6
    assert EXERCISE.summary(CASE, six, EXERCISE.mark(CASE, six)).good is True
    assert EXERCISE.summary(CASE, five, EXERCISE.mark(CASE, five)).good is False


def test_the_year_comes_when_the_plan_is_adopted_and_the_plan_then_stays(
    whole: Answer, texts_in: Callable[[Any], list[str]]
) -> None:
    before = Answer(whole.values)
    cards = EXERCISE.cards(CASE, before)
    assert [card.id for card in cards] == ["trust", *map(group_id, GROUPS), "plan"]
    assert not EXERCISE.ready(CASE, before)
    assert met(before) == [False] * 7
    texts = " ".join(texts_in(cards))
    assert "12 months later" not in texts
    assert "expect" not in texts
    after = EXERCISE.cards(CASE, Answer(whole.values, ("plan",)))
    assert [card.id for card in after] == ["trust", "adopted", "plan", "year", *map(again_id, GROUPS), "again"]
    assert not any(card.feedback for card in after)
    assert not next(card for card in after if card.id == "adopted").fields
    step = next_step(EXERCISE, "learner-1", Attempt(1, whole), {"do": "improve", "attempt": 1})
    assert step is not None
    assert step.values == {"locked": ["plan"]}


@pytest.mark.parametrize(("card", "field"), [("trust", "by"), ("group-board", "reason"), ("group-experts", "year-low")])
def test_no_plan_can_be_adopted_by_mistake_while_something_is_missing(whole: Answer, card: str, field: str) -> None:
    part = changed(Answer(whole.values), card, **{field: None})
    assert "plan" not in [one.id for one in EXERCISE.cards(CASE, part)]
    with pytest.raises(Refused):
        next_step(EXERCISE, "learner-1", Attempt(1, part), {"do": "lock", "attempt": 1, "card": "plan", "values": {}})
    without = changed(Answer(whole.values), "group-experts", starts=[], seats=None)
    assert EXERCISE.cards(CASE, without)[-1].id == "plan"


def test_the_end_sets_what_was_expected_beside_what_came(whole: Answer) -> None:
    cards = {card.id: card for card in EXERCISE.cards(CASE, whole)}
    said = cards["plan"].feedback
    assert said is not None
    for year, words in zip(first_year(CASE, plan_of(whole, 1)), said.words, strict=False):
        assert words.endswith(f"and your range holds that. It became {year.end:,}.")
    wide = changed(whole, "again-coaches", year_low=0, year_high=600)
    feedback = next(card.feedback for card in EXERCISE.cards(CASE, wide) if card.id == "again-coaches")
    assert feedback is not None
    assert feedback.good is False
    assert "too wide" in feedback.words[0]


def test_the_end_says_what_the_adopted_numbers_ask_for(whole: Answer) -> None:
    """Solved backwards with the planner: that many seats in each year bring the number at the end of 5 years."""
    need = seats_a_year(CASE, "coaches", 150)
    for seats, leavers, completion in zip((need.low, need.high), CASE.leavers, reversed(CASE.completion), strict=True):
        runs = dosing.every_month(seats / 12, 60, completion)
        there = dosing.stock(runs, 60, leavers, CASE.params.in_post["coaches"])[-1]
        assert there == pytest.approx(150)
    said = next(card.feedback for card in EXERCISE.cards(CASE, whole) if card.id == "adopted")
    assert said is not None
    assert any("150 after 5 years" in words and "Your first year has 60." in words for words in said.words)
    none = changed(whole, "trust", by="")
    empty = next(card.feedback for card in EXERCISE.cards(CASE, none) if card.id == "adopted")
    assert empty is not None
    assert empty.words == ("No number has a reason, a name and a later day yet.",)


def test_a_plan_that_teaches_many_and_coaches_nobody_is_told(whole: Answer) -> None:
    answer = changed(whole, "group-coaches", starts=[], seats=None)
    marks = EXERCISE.mark(CASE, answer)
    assert marks.misconceptions == ("MC27",)
    assert any("coaches" in words for words in EXERCISE.summary(CASE, answer, marks).words)


def test_the_rubric_is_r7() -> None:
    assert EXERCISE.rubric is PLAN
    assert (PLAN.id, PLAN.out_of, PLAN.pass_mark) == ("R7", 14, 10)
    asked = ("ranges", "reason", "6 factors", "use as well as training", "Leaders and front line", "order", "looked at")
    for line, word in zip(PLAN.lines, asked, strict=True):
        assert word in line.looks_for


def test_months_have_the_names_of_an_nhs_year() -> None:
    assert [name_of(month) for month in (1, 9, 10, 12, 13, 24)] == [
        "April 2027", "December 2027", "January 2028", "March 2028", "April 2028", "March 2029",
    ]  # fmt: skip


def test_hostile_values_never_raise(hostile_answers: Callable[..., Iterator[Answer]], whole: Answer) -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    first = {card.id: [field.id for field in card.fields] for card in EXERCISE.cards(CASE, Answer())}
    for answer in hostile_answers(EXERCISE, CASE, "plan"):
        value = next(iter(answer.values.values()), {})
        odd = next(iter(value.values()), None)
        more = {**answer.values, **{card: dict.fromkeys(fields, odd) for card, fields in first.items()}}
        both = Answer(more, answer.locked, answer.finished)
        for one in (answer, both):
            marks = EXERCISE.mark(CASE, one)
            assert marks.score < EXERCISE.pass_mark
            assert EXERCISE.cards(CASE, one)
            assert EXERCISE.summary(CASE, one, marks).good is False


def test_every_text_is_plain(
    whole: Answer, texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]
) -> None:
    own = {str(value) for values in whole.values.values() for value in values.values()}
    poor = changed(changed(whole, "group-coaches", starts=[], seats=None, low=None, reason=""), "year", leaders=0)
    wide = changed(poor, "again-coaches", year_low=0, year_high=600)
    for answer in (Answer(), Answer(whole.values), whole, wide, Answer(locked=("plan",), finished=True)):
        marks = EXERCISE.mark(CASE, answer)
        said = EXERCISE.cards(CASE, answer), EXERCISE.summary(CASE, answer, marks), marks, PLAN, STATEMENTS
        assert {text: f for text in set(texts_in(said)) - own if (f := plain_faults(text))} == {}


def test_the_tables_of_the_plan_and_the_year_fit_a_phone(whole: Answer) -> None:
    """Every number is in sight there with 4 columns at most, and what happened adds up to the end."""
    tables = [card.table for card in EXERCISE.cards(CASE, whole) if card.table]
    assert max(len(table.head) for table in tables) <= 4
    year = next(table for table in tables if table.caption == "The first year")
    for _, happened, end, _ in year.rows:
        start, finished, left, *_ = (int(number.replace(",", "")) for number in re.findall(r"[\d,]*\d", happened))
        assert start + finished - left == int(end.replace(",", ""))
