"""The model beyond the worked examples: its parts agree with each other, and bad input is told in plain words."""

import datetime as dt
import doctest
import inspect
import types
from pathlib import Path
from typing import Any, get_type_hints

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qidose import dosing
from qidose.dosing import capacity, guidelines, model

SHARES = st.floats(0, 0.6)
GOALS = st.floats(1, 5_000)


@pytest.mark.parametrize("module", [model, capacity], ids=lambda one: one.__name__)
def test_the_examples_in_the_words_are_true(module: types.ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


def test_the_examples_of_the_document_are_true() -> None:
    page = Path(__file__).parents[3] / "docs" / "plan.md"
    found = doctest.testfile(str(page), module_relative=False)
    assert found.failed == 0
    assert found.attempted >= 6


@given(GOALS, st.integers(1, 120), SHARES, st.floats(0.2, 1))
@example(1.0, 26, 1e-9, 1.0)
@settings(max_examples=200, deadline=None)
def test_training_what_the_formula_asks_for_reaches_the_goal(
    goal: float, months: int, leavers: float, completion: float
) -> None:
    seats = dosing.seats_a_month(goal, months, leavers, completion)
    reached = dosing.stock(dosing.every_month(seats, months, completion), months, leavers)[-1]
    assert reached == pytest.approx(goal, rel=1e-9)
    assert dosing.people_to_train(goal, months, leavers, completion) >= goal / completion * (1 - 1e-12)


@given(GOALS, SHARES, st.lists(st.integers(1, 36), min_size=1, max_size=6))
@settings(max_examples=100, deadline=None)
def test_seats_a_wave_reach_the_goal_too(goal: float, leavers: float, done: list[int]) -> None:
    seats = dosing.seats_a_wave(goal, 36, done, leavers)
    waves = [dosing.Wave(month, 1, seats) for month in done]
    assert dosing.stock(waves, 36, leavers)[-1] == pytest.approx(goal, rel=1e-9)


@given(SHARES, st.integers(1, 60))
@settings(max_examples=100, deadline=None)
def test_induction_alone_covers_what_has_been_replaced(leavers: float, months: int) -> None:
    found = dosing.coverage((), months, leavers, 1_000, at_entry=1.0)
    assert found[-1] == pytest.approx(1 - (1 - leavers) ** (months / 12), abs=1e-12)


def test_there_are_never_more_trained_than_people() -> None:
    found = dosing.coverage(dosing.every_month(500, 24), 24, 0.1, 1_000, start=900, at_entry=1.0)
    assert found.max() == 1.0


def test_a_wave_that_is_not_over_counts_for_nothing_yet() -> None:
    assert dosing.stock([dosing.Wave(20, 6, 80)], 24, 0.0)[-1] == 0


BAD: list[tuple[Any, str]] = [
    (lambda: dosing.monthly_hazard(1.0), "under 100%"),
    (lambda: dosing.monthly_hazard(-0.1), "under 100%"),
    (lambda: dosing.monthly_hazard(float("nan")), "under 100%"),
    (lambda: dosing.Wave(0, 6, 80), "month 1 or later"),
    (lambda: dosing.Wave(1, 6, -1), "cannot have -1 seats"),
    (lambda: dosing.Wave(1, 6, 80, 1.2), "from 0% to 100%"),
    (lambda: dosing.coverage((), 12, 0.1, 0), "at least 1 person"),
    (lambda: dosing.stock((), 0, 0.1), "at least 1 month"),
    (lambda: dosing.stock((), 12, 0.1, heads=10, at_entry=2), "trained at entry"),
    (lambda: dosing.people_to_train(-1, 12, 0.1), "0 people or more"),
    (lambda: dosing.people_to_train(10, 12, 0.1, 0), "above 0%"),
    (lambda: dosing.seats_a_wave(10, 12, (24,), 0.1), "done by then"),
    (lambda: dosing.coach_time(10, 20, protected=(0.2, 1.2)), "of a week"),
    (lambda: dosing.coach_time(20, 10), "smaller number first"),
    (lambda: dosing.marking_hours({"managers": -5}), "cannot be -5 people"),
]


@pytest.mark.parametrize(("ask", "told"), BAD)
def test_what_no_plan_can_be_made_from_is_told_in_plain_words(ask: Any, told: str) -> None:
    with pytest.raises(dosing.BadInput, match=told):
        ask()


def test_a_dose_that_there_is_not_is_named() -> None:
    with pytest.raises(KeyError, match="The 6 are"):
        dosing.marking_hours({"managers": 1, "everyone": 2})


DAY, LATER = dt.date(2026, 11, 26), dt.date(2027, 11, 26)
REASON = "We have 60 teams, and coaches ask for it."


def test_a_number_is_adopted_by_a_person_with_a_reason_and_a_review() -> None:
    adopted = dosing.adopt(17, "people", " Ines Moor ", REASON, DAY, LATER)
    assert (adopted.value, adopted.by, adopted.review) == (17, "Ines Moor", LATER)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"by": " "}, "who adopts"),
        ({"reason": "Because."}, "at least 20 characters"),
        ({"review": DAY}, "later than today"),
        ({"value": -1}, "below 0"),
    ],
)
def test_and_not_without(change: dict[str, Any], told: str) -> None:
    given = {"value": 17, "unit": "people", "by": "Ines Moor", "reason": REASON, "on": DAY, "review": LATER}
    with pytest.raises(dosing.NotAdopted, match=told):
        dosing.adopt(**{**given, **change})


def test_no_guideline_gives_a_bare_number() -> None:
    """Each function of the library gives a range or nothing, and each range says where it comes from."""
    for name, function in inspect.getmembers(guidelines, inspect.isfunction):
        if function.__module__ == guidelines.__name__ and name.startswith("_"):
            assert get_type_hints(function)["return"] in (dosing.Range, dosing.Range | None), name
    org = dosing.Organisation(4_000, 60, 15, 40, 400)
    for guideline in dosing.GUIDELINES:
        found = guideline.of(org)
        assert found is None or (isinstance(found, dosing.Range) and found.source and found.unit)


def test_guidelines_that_disagree_stand_side_by_side() -> None:
    found = [given for _, given in dosing.guidelines_for("quality coaches", dosing.Organisation(4_000, teams=60))]
    assert max(one.high for one in found) / min(one.low for one in found) >= 10


def test_the_fan_is_about_what_the_model_says_and_the_same_each_time() -> None:
    waves = dosing.back_to_back(5, 6, 80, 0.85)
    found = dosing.fan([waves, ()], 30, [0.15, 0.1], start=[0, 100], runs=2_000)
    assert found.shape == (2_000, 2, 30)
    expected = dosing.stock(waves, 30, 0.15)[-1]
    assert found[:, 0, -1].mean() == pytest.approx(expected, rel=0.01)
    assert found[:, 1, -1].mean() == pytest.approx(100 * 0.9**2.5, rel=0.01)
    assert np.array_equal(found, dosing.fan([waves, ()], 30, [0.15, 0.1], start=[0, 100], runs=2_000))
    low, middle, high = dosing.bands(found[:, 0], (5, 50, 95))[:, -1]
    assert low < middle < high


def test_a_range_goes_from_low_to_high() -> None:
    with pytest.raises(ValueError, match="low to high"):
        dosing.Range(20, 15, "people", "nobody")
    with pytest.raises(ValueError, match="cannot be added"):
        dosing.Range(1, 2, "people", "a").plus(dosing.Range(1, 2, "months", "b"))
