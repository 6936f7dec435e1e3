"""Ward ramp (E-T4-08), against curriculum 5.4: "6 to 10 cycles"; "per-cycle structure (R1 items 1 to 7
machine-readable), growing scale, balancing measure chosen, stops or adapts the harmful idea within 2 cycles of visible
harm"; and 8.3: "critical errors fail whatever the score"."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from played.ward_ramp import (
    CASE,
    EXERCISE,
    MEASURES,
    NAMES,
    Rounds,
    Values,
    cards_up_to,
    in_cycle,
    met,
    passes,
    plan,
    ramp,
    studied,
    study,
    test_of,
)
from qidose.exercises.fields import Answer
from qidose.exercises.managers.ward_ramp.case import FEWEST, MOST, Ramp, new_ramp
from qidose.exercises.managers.ward_ramp.judge import signals_accepted
from qidose.exercises.managers.ward_ramp.reading import rounds_of
from qidose.exercises.registry import find_exercise
from qidose.rubrics import PDSA
from qidose.simulate.policies import ward as policies

# What a ward has


def test_it_is_the_managers_main_exercise() -> None:
    assert find_exercise("managers", "ward-ramp").about.code == "E-T4-08"
    assert EXERCISE.rubric is PDSA
    assert (FEWEST, MOST) == (6, 10)
    assert EXERCISE.points == 13
    assert EXERCISE.pass_mark == 12


def test_wards_are_personal_fair_and_their_harmful_idea_is_worth_a_try() -> None:
    cases = [EXERCISE.case(seed) for seed in range(40)]
    assert len({case.name for case in cases}) >= 10
    assert len({case.truth.harmful for case in cases}) == 8
    assert {case.truth.harmed for case in cases} == set(MEASURES)
    for case in cases:
        assert [idea.id for idea in case.by_reason].index(case.truth.harmful) < 3
    assert all(policies.accept(case.seed) for case in cases[:4])


def test_the_same_seed_makes_the_same_ward() -> None:
    new_ramp.cache_clear()
    again = EXERCISE.case(3)
    assert again == CASE
    assert EXERCISE.case(4) != CASE


# Right answers


@pytest.mark.parametrize("learner", [f"learner-{n}" for n in range(25)])
def test_somebody_who_has_understood_gets_every_point_on_any_ward(finish: Any, learner: str) -> None:
    case, answer = finish(EXERCISE, learner)
    marks = EXERCISE.mark(case, answer)
    assert [criterion.name for criterion in marks.criteria] == NAMES
    assert met(case, answer) == []
    assert marks.score == marks.out_of == EXERCISE.points
    assert EXERCISE.summary(case, answer, marks).good is True


def test_a_ramp_may_have_10_cycles_and_no_more(finish: Any) -> None:
    def go_on(case: Ramp, card: str, values: Values) -> Values:
        return values | {"go": "go", "later": "10"}

    case, answer = finish(EXERCISE, "long", go_on)
    rounds = rounds_of(case, answer)
    assert len(rounds) == 10
    assert met(case, answer) == []
    assert [card.id for card in EXERCISE.cards(case, answer)][-1] == "close"


def test_no_result_changes_a_mark() -> None:
    """Curriculum 6.1, 5. The same behaviour on 20 wards: what the tests brought differs, the marks do not."""
    gains, marks = set(), set()
    for seed in range(20):
        case = EXERCISE.case(seed)
        answer = ramp(case)
        gains |= {one.percent for one in rounds_of(case, answer)}
        marks.add(tuple(criterion.met for criterion in EXERCISE.mark(case, answer).criteria))
    assert marks == {(True,) * 9}
    assert len(gains) > 20
    assert min(gains) < 50 < 80 < max(gains)


# Each slip loses just what it should; 1 is forgiven


@pytest.mark.parametrize(
    ("changed", "lost"),
    [
        ({"why": "no idea"}, "Every part of each cycle"),
        ({"direction": "fewer"}, "A prediction before each test"),
        ({"number": 5}, "A prediction before each test"),
        ({"ideas": ["quiet-round", "due-board"]}, "1 change at a time"),
    ],
)
def test_a_slip_in_1_plan_is_forgiven_and_2_lose_that_point(changed: Values, lost: str) -> None:
    once = ramp(CASE, plan=in_cycle(1, **changed))
    twice = ramp(CASE, plan=lambda case, rounds, k: plan(case, rounds, k) | (changed if k in (1, 3) else {}))
    links = {"Each cycle follows from the one before", "Small first, then larger"}
    assert set(met(CASE, once)) - links == set()
    assert set(met(CASE, twice)) - links == {lost}


@pytest.mark.parametrize(
    ("changed", "lost"),
    [
        ({"learned": "..."}, "Every part of each cycle"),
        ({"next": "go on"}, "Every part of each cycle"),
        ({"size": 99}, "Data read as they are"),
        ({"compared": None}, "Data read as they are"),
    ],
)
def test_a_slip_in_1_study_is_forgiven_and_2_lose_that_point(changed: Values, lost: str) -> None:
    assert met(CASE, ramp(CASE, study=studied({3}, **changed))) == []
    assert met(CASE, ramp(CASE, study=studied({3, 5}, **changed))) == [lost]


def test_with_1_point_missing_a_ramp_passes_and_with_2_it_does_not() -> None:
    one = ramp(CASE, study=studied({2, 3}, next="go"))
    assert EXERCISE.mark(CASE, one).score == 12
    assert passes(CASE, one)
    hopes = lambda case, rounds, k: plan(case, rounds, k) | {"direction": "fewer"}  # noqa: E731
    two = ramp(CASE, plan=hopes, study=studied({2, 3}, next="go"))
    assert EXERCISE.mark(CASE, two).score == 11
    assert not passes(CASE, two)
    assert EXERCISE.summary(CASE, two, EXERCISE.mark(CASE, two)).good is False


def test_the_comparison_has_a_side_and_a_size() -> None:
    case = next(case for case in map(EXERCISE.case, range(9)) if rounds_of(case, ramp(case))[1].gap)
    one = rounds_of(case, ramp(case))[1]
    for compared, size, right in (
        ("more" if one.gap > 0 else "fewer", abs(one.gap), True),
        ("fewer" if one.gap > 0 else "more", abs(one.gap), False),
        ("more" if one.gap > 0 else "fewer", abs(one.gap) + 1, False),
        ("same", 0, False),
        ("more", None, False),
    ):
        wrong = studied({2, 4}, compared=compared, size=size)
        told = EXERCISE.cards(case, ramp(case, study=wrong))
        feedback = next(card.feedback for card in told if card.id == "study-2")
        assert feedback is not None
        assert feedback.good is right
    assert "So it was" in " ".join(feedback.words)


def test_reading_needs_2_tests_on_a_shift_or_the_ward() -> None:
    """The result of 1 patient can be guessed, so reading those alone shows little."""

    def small(case: Ramp, rounds: Rounds, number: int) -> Values:
        return test_of(case, rounds, case.by_reason[0].id, "1 shift" if number == 6 else "1 patient")

    go_on = lambda case, rounds: study(case, rounds, decision="adapt")  # noqa: E731
    assert met(CASE, ramp(CASE, plan=small, study=go_on)) == ["Data read as they are"]


def test_usual_variation_has_to_be_read_on_a_shift() -> None:
    def other(case: Ramp, rounds: Rounds) -> Values:
        accepted = signals_accepted(case, rounds, rounds[-1])
        return study(case, rounds, signal=min({"better", "within", "worse"} - accepted))

    answer = ramp(CASE, study=other)
    assert met(CASE, answer) == ["Data read as they are"]
    card = next(card for card in EXERCISE.cards(CASE, answer) if card.id == "study-2")
    assert card.feedback is not None
    assert "Usual variation is" in " ".join(card.feedback.words)


def test_the_table_holds_what_the_key_goes_by() -> None:
    """A result beyond the printed range is never "within", and one well inside it never anything else."""
    for seed in range(20):
        case = EXERCISE.case(seed)
        rounds = rounds_of(case, ramp(case))
        for one in rounds[1::2]:
            answer = Answer(ramp(case).values, ("start", *cards_up_to(one.number)))
            card = EXERCISE.cards(case, answer)[-1]
            assert card.table is not None
            low, high = (int(part.rstrip("%")) for part in card.table.rows[0][3].split(" to "))
            accepted = signals_accepted(case, rounds[: one.number], one)
            if one.percent > high + 4:
                assert accepted == {"better"}
            if one.percent < low - 4:
                assert accepted == {"worse"}
            if low + 4 < one.percent < high - 4:
                assert accepted == {"within"}


# Growing, watching, linking


def test_an_idea_that_never_grows_and_one_that_leaps() -> None:
    idea = [one.id for one in CASE.by_reason]
    few = ramp(CASE, plan=lambda case, rounds, k: test_of(case, rounds, idea[k - 1], "5 patients"))
    assert {"Small first, then larger", "Data over time, with a balancing measure"} <= set(met(CASE, few))
    leap = ramp(CASE, plan=lambda case, rounds, k: test_of(case, rounds, idea[k - 1], "whole ward"))
    marks = EXERCISE.mark(CASE, leap)
    assert "Small first, then larger" in met(CASE, leap)
    assert "MC26" in marks.misconceptions
    assert "A first test on a whole shift or ward is a pilot." in " ".join(EXERCISE.summary(CASE, leap, marks).words)


def test_1_skipped_step_is_forgiven_when_the_rest_grows() -> None:
    last = in_cycle(6, ideas=[CASE.by_reason[7].id])
    answer = ramp(CASE, plan=last, study=studied({5}, decision="abandon"))
    assert met(CASE, answer) == []


def test_adopting_after_5_patients_skips_a_step() -> None:
    answer = ramp(CASE, plan=plan, study=studied({1, 3}, decision="adopt"))
    assert "Small first, then larger" in met(CASE, answer)


@pytest.mark.parametrize(("weeks", "watch"), [("2", MEASURES), ("6", ["nothing"])])
def test_a_short_or_blind_test_on_a_shift_is_no_data_over_time(weeks: str, watch: list[str]) -> None:
    def short(case: Ramp, rounds: Rounds, number: int) -> Values:
        values = plan(case, rounds, number)
        return values if number % 2 else values | {"weeks": weeks}

    answer = ramp(CASE, plan=short, start={"watch": watch})
    assert "Data over time, with a balancing measure" in met(CASE, answer)


def test_a_decision_that_the_next_cycle_does_not_follow() -> None:
    answer = ramp(CASE, study=studied({2, 4}, decision="adapt"))
    assert met(CASE, answer) == ["Each cycle follows from the one before"]
    assert met(CASE, ramp(CASE, study=studied({2}, decision="adapt"))) == []


# Whatever is stored


def test_an_empty_answer_and_an_unfinished_ramp_get_0() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert EXERCISE.mark(CASE, Answer(finished=True)).score == 0
    whole = ramp(CASE)
    for place in range(len(whole.locked)):
        assert EXERCISE.mark(CASE, replace(whole, locked=whole.locked[:place])).score == 0


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, CASE, "start", "plan-1", "study-1"):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        EXERCISE.cards(CASE, answer)
        EXERCISE.summary(CASE, answer, marks)
        EXERCISE.ready(CASE, answer)


def test_any_1_field_may_be_hostile() -> None:
    whole = ramp(CASE)
    odd: tuple[Any, ...] = (None, {}, 10**400, float("nan"), [[1]])
    for card in ("start", "plan-2", "study-2", "close"):
        for name in whole.values[card]:
            for value in odd:
                broken = replace(whole, values={**whole.values, card: {**whole.values[card], name: value}})
                marks = EXERCISE.mark(CASE, broken)
                EXERCISE.cards(CASE, broken)
                EXERCISE.cards(CASE, replace(broken, finished=False))
                EXERCISE.summary(CASE, broken, marks)
                EXERCISE.ready(CASE, broken)


def test_a_double_lock_or_one_that_leaps_runs_nothing() -> None:
    whole = ramp(CASE)
    assert rounds_of(CASE, replace(whole, locked=("plan-1", "study-1"))) == ()
    assert len(rounds_of(CASE, replace(whole, locked=("start", "plan-1", "plan-3", "study-3")))) == 1
