"""How cycles on the ward are marked: what a machine can read of rubric R1 (curriculum 8.5), apart from any result."""

from dataclasses import replace

import pytest

from qidose.simulate import ward
from qidose.simulate.policies import ward as policies
from qidose.simulate.ward import Cycle, Params, Prediction

PARAMS = Params()
EVERY_MEASURE = tuple(measure.id for measure in ward.BALANCING)
IDEA, OTHER = "handover-check", "due-board"
SMALL = Cycle((IDEA,), "5 patients", 1, involved=("staff",), prediction=Prediction("up", 80), act="adapt")
SHIFT = replace(SMALL, scale="1 shift", weeks=4, watch=("call-bells",))
WARD = replace(SHIFT, scale="whole ward")


def last_checks(*cycles: Cycle) -> ward.Checks:
    return ward.grade(PARAMS, 1, cycles).cycles[-1]


def test_a_ramp_has_every_mark() -> None:
    grade = ward.grade(PARAMS, 1, [SMALL, SHIFT, replace(WARD, act="adopt")])
    for checks in grade.cycles:
        assert (checks.predicted, checks.one_change, checks.small_first, checks.decided) == (True, True, True, True)
    assert [checks.over_time for checks in grade.cycles] == [None, True, True]
    assert [checks.linked for checks in grade.cycles] == [None, True, True]
    assert grade.scale_grows
    assert grade.balancing_watched


def test_item_3_a_prediction_is_made_before_the_test() -> None:
    assert not last_checks(replace(SMALL, prediction=None)).predicted
    assert last_checks(replace(SMALL, prediction=None)).foreseen is None


def test_item_6_a_prediction_is_compared_give_or_take_chance() -> None:
    shift = ward.play(PARAMS, 1, [SMALL, SHIFT])[1]
    percent = 100 * shift.on_time / shift.patients
    for predicted, right in ((percent, True), (percent + 5, True), (percent + 20, False), (percent - 20, False)):
        cycle = replace(SHIFT, prediction=Prediction("up", predicted))
        assert last_checks(SMALL, cycle).foreseen is right


@pytest.mark.parametrize(
    ("cycle", "one"),
    [(SMALL, True), (replace(SMALL, ideas=(IDEA, OTHER)), False), (replace(SMALL, stop=(OTHER,)), False)],
)
def test_item_4_one_change_at_a_time(cycle: Cycle, one: bool) -> None:
    assert last_checks(cycle).one_change is one


@pytest.mark.parametrize(
    ("cycles", "small_first"),
    [
        ([SMALL], True),
        ([replace(SMALL, scale="1 patient")], True),
        ([SHIFT], False),
        ([WARD], False),
        ([SMALL, SHIFT], True),
        ([replace(SMALL, scale="1 patient"), SHIFT], True),
        ([SMALL, WARD], False),
        ([SMALL, SHIFT, WARD], True),
        ([SMALL, SHIFT, replace(WARD, ideas=(OTHER,))], False),
        ([replace(SMALL, act="adopt")], False),
        ([SMALL, replace(SHIFT, act="adopt")], True),
    ],
)
def test_items_4_and_8_an_idea_grows_from_a_few_patients_to_a_shift_to_the_ward(
    cycles: list[Cycle], small_first: bool
) -> None:
    assert last_checks(*cycles).small_first is small_first


@pytest.mark.parametrize(
    ("cycle", "over_time"), [(SHIFT, True), (replace(SHIFT, weeks=2), False), (replace(SHIFT, watch=()), False)]
)
def test_item_5_data_over_time_with_a_balancing_measure(cycle: Cycle, over_time: bool) -> None:
    assert last_checks(SMALL, cycle).over_time is over_time


@pytest.mark.parametrize(
    ("act", "next_idea", "linked"),
    [
        ("adapt", IDEA, True),
        ("adapt", OTHER, False),
        ("abandon", OTHER, True),
        ("abandon", IDEA, False),
        ("adopt", IDEA, True),
        ("adopt", OTHER, True),
    ],
)
def test_item_7_a_cycle_follows_from_the_one_before(act: ward.Act, next_idea: str, linked: bool) -> None:
    assert last_checks(replace(SMALL, act=act), replace(SMALL, ideas=(next_idea,))).linked is linked


def test_the_last_cycle_is_undecided_until_it_is_studied() -> None:
    assert not last_checks(SMALL, replace(SHIFT, act=None)).decided


def test_no_result_changes_a_mark() -> None:
    """Curriculum 6.1, 5: "never grade 'did the result improve?' on a small test": the same cycles on 40 wards."""
    cycles = [SMALL, SHIFT, replace(SMALL, ideas=(OTHER,), act="abandon")]
    marks = {
        tuple(replace(checks, foreseen=None) for checks in ward.grade(PARAMS, seed, cycles).cycles)
        for seed in range(40)
    }
    assert len(marks) == 1


# Harm: E-T4-08 "stops or adapts the harmful idea within 2 cycles of visible harm"


def harmful_cycles(seed: int, **plan: object) -> tuple[ward.Truth, Cycle, Cycle]:
    """A harmful idea on a shift with everything watched, and a test of another idea on a few patients."""
    _, truth = ward.generate(PARAMS, seed)
    shift = replace(
        SHIFT, ideas=(truth.harmful,), weeks=8, involved=policies.EVERYONE, watch=EVERY_MEASURE, act="adopt"
    )
    elsewhere = replace(SMALL, ideas=(truth.idea("nothing"),), act="abandon")
    return truth, replace(shift, **plan), elsewhere


def test_harm_that_was_watched_is_visible() -> None:
    visible = [ward.grade(PARAMS, seed, [harmful_cycles(seed)[1]]).harm_visible == 0 for seed in range(40)]
    assert sum(visible) >= 35


@pytest.mark.parametrize("waits", [0, 1, 2])
def test_harm_is_to_be_answered_within_2_cycles(waits: int) -> None:
    truth, shift, elsewhere = harmful_cycles(1)
    stop = replace(elsewhere, stop=(truth.harmful,))
    grade = ward.grade(PARAMS, 1, [shift, *[elsewhere] * waits, stop])
    assert (grade.harm_visible, grade.harm_answered) == (0, 1 + waits)
    assert grade.harm_handled is (waits < 2)


def test_stopping_or_adapting_at_once_is_an_answer() -> None:
    for act in ("adapt", "abandon"):
        grade = ward.grade(PARAMS, 1, [harmful_cycles(1, act=act)[1]])
        assert (grade.harm_answered, grade.harm_handled) == (0, True)
    assert not ward.grade(PARAMS, 1, [harmful_cycles(1)[1], *[harmful_cycles(1)[2]] * 4]).harm_handled


def test_harm_that_nobody_watched_is_hidden_and_not_handled() -> None:
    truth, shift, _ = harmful_cycles(1)
    others = tuple(name for name in EVERY_MEASURE if name != truth.harmed)
    grade = ward.grade(PARAMS, 1, [replace(shift, watch=others)])
    assert (grade.harm_visible, grade.harm_hidden, grade.harm_handled) == (None, True, False)


def test_harm_in_everyday_use_shows_when_it_is_watched_later() -> None:
    truth, shift, elsewhere = harmful_cycles(1, watch=())
    later = replace(elsewhere, weeks=6, watch=(truth.harmed,))
    assert ward.grade(PARAMS, 1, [shift, elsewhere, later]).harm_visible == 2


def test_without_the_harmful_idea_there_is_nothing_to_answer() -> None:
    _, _, elsewhere = harmful_cycles(1)
    grade = ward.grade(PARAMS, 1, [replace(elsewhere, watch=EVERY_MEASURE)])
    assert (grade.harm_visible, grade.harm_hidden, grade.harm_handled) == (None, False, True)


def test_the_scripted_ramp_is_well_made_and_a_launch_is_not() -> None:
    for seed in range(10):
        ramp = ward.grade(PARAMS, seed, policies.run(PARAMS, seed, policies.RAMP))
        assert ramp.scale_grows
        assert ramp.balancing_watched
        assert all(checks.predicted and checks.one_change and checks.small_first for checks in ramp.cycles)
        launch = ward.grade(PARAMS, seed, policies.run(PARAMS, seed, policies.WRONG[0]))
        assert not launch.scale_grows
        assert not launch.balancing_watched


# The critical error: spreading a harmful change


def test_harm_can_be_stopped_after_the_last_cycle_too() -> None:
    truth, shift, _ = harmful_cycles(1)
    kept, stopped = (ward.grade(PARAMS, 1, [shift], stop) for stop in ((), (truth.harmful,)))
    assert (kept.harm_answered, kept.harm_handled, kept.harm_spread) == (None, False, True)
    assert (stopped.harm_answered, stopped.harm_handled, stopped.harm_spread) == (1, True, False)


def test_harm_that_showed_and_stays_in_everyday_use_is_spread() -> None:
    _, shift, elsewhere = harmful_cycles(1)
    assert ward.grade(PARAMS, 1, [shift, elsewhere]).harm_spread
    assert not ward.grade(PARAMS, 1, [replace(shift, act="abandon"), elsewhere]).harm_spread
    back = [replace(shift, act="abandon"), elsewhere, replace(shift, weeks=4)]
    again = ward.grade(PARAMS, 1, back)
    assert (again.harm_handled, again.harm_spread) == (True, True)


def test_a_side_effect_that_was_mended_is_not_spread() -> None:
    _, shift, elsewhere = harmful_cycles(1)
    assert not ward.grade(PARAMS, 1, [replace(shift, act="adapt"), shift, elsewhere]).harm_spread


def test_who_watches_nothing_spreads_harm_and_who_watched_the_wrong_thing_does_not_do_so_knowingly() -> None:
    truth, shift, elsewhere = harmful_cycles(1)
    others = tuple(name for name in EVERY_MEASURE if name != truth.harmed)
    assert ward.grade(PARAMS, 1, [replace(shift, watch=()), replace(elsewhere, watch=others)]).harm_spread
    assert not ward.grade(PARAMS, 1, [replace(shift, watch=others)]).harm_spread
    small = replace(elsewhere, ideas=(truth.harmful,), watch=EVERY_MEASURE, act="adopt")
    assert ward.grade(PARAMS, 1, [small]).harm_spread


def test_ideas_that_end_after_the_last_cycle_have_no_part_in_the_rest_of_the_year() -> None:
    idea = ward.generate(PARAMS, 3)[1].idea("strong")
    adopted = replace(WARD, ideas=(idea,), involved=policies.EVERYONE, act="adopt")
    kept, ended = (ward.year(PARAMS, 3, [adopted], stop) for stop in ((), (idea,)))
    abandoned = ward.year(PARAMS, 3, [replace(adopted, act="abandon")])
    assert ended == abandoned
    assert kept.gained > ended.gained
