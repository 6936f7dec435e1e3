"""SIM-WARD (E-T4-08): change ideas on a ward, their effects, and what cycles of tests bring."""

from collections.abc import Callable
from dataclasses import fields, replace

import numpy as np
import pytest

from qidose import spc
from qidose.simulate import ward
from qidose.simulate.ward import KINDS, SHIFTS, Cycle, Params, Prediction, Result
from qidose.simulate.ward.model import LARGEST_EFFECT, SMALLEST_EFFECT
from qidose.simulate.ward.run import adoption

PARAMS = Params()
CROWD = replace(PARAMS, patients=1500, jitter=0.0, shift_difference=0.0)
EVERYONE: tuple[ward.Person, ...] = ("staff", "patients", "manager")
EVERY_MEASURE = tuple(measure.id for measure in ward.BALANCING)


def on_ward(idea: str, weeks: int = 8, **plan: object) -> Cycle:
    return replace(Cycle((idea,), "whole ward", weeks, involved=EVERYONE), **plan)


def share(result: Result, shift: ward.Shift | None = None, last: int = 3) -> float:
    """Medicines on time in the last weeks of a cycle, on one shift or the whole ward."""
    shifts = SHIFTS if shift is None else (shift,)
    weeks = result.weeks[-last:]
    on_time = sum(week.ward_on_time[one] for week in weeks for one in shifts)
    return on_time / sum(week.ward_patients[one] for week in weeks for one in shifts)


def carried_out(result: Result, idea: str) -> list[float]:
    return [week.carried_out[idea] / week.patients for week in result.weeks]


# What the ward is


@pytest.mark.parametrize("seed", range(20))
def test_a_ward_has_what_the_curriculum_asks_for(seed: int) -> None:
    """Section 6: "8 change ideas with main effects, 1 synergy, 1 antagonism, 1 harmful side effect on a balancing
    measure, 1 that works only at night; delay 1 to 3 weeks; baseline 0.60, effects −0.10 to +0.25"."""
    data, truth = ward.generate(PARAMS, seed)
    assert sorted(truth.kinds.values()) == sorted(KINDS)
    assert len(data.ideas) == 8
    assert truth.synergy.effect > 0 > truth.antagonism.effect
    assert truth.harmed in EVERY_MEASURE
    assert {shift for shift in SHIFTS if truth.effects[truth.night_only][shift] > 0} == {"night"}
    assert set(truth.delays.values()) <= {1, 2, 3}
    assert np.mean(list(truth.baseline.values())) == pytest.approx(0.60)
    sizes = [size for effects in truth.effects.values() for size in effects.values()]
    assert SMALLEST_EFFECT <= min(sizes) < 0 < max(sizes) <= LARGEST_EFFECT


def test_which_idea_does_what_is_personal() -> None:
    strong = [ward.generate(PARAMS, seed)[1].idea("strong") for seed in range(200)]
    harmed = [ward.generate(PARAMS, seed)[1].harmed for seed in range(200)]
    assert len(set(strong)) == 8
    assert max(strong.count(idea) for idea in set(strong)) < 50
    assert set(harmed) == set(EVERY_MEASURE)


def test_the_truth_is_not_in_what_the_learner_sees() -> None:
    hidden = {field.name for field in fields(ward.Truth)}
    seen = {field.name for part in (ward.Data, ward.Result, ward.Week) for field in fields(part)}
    assert hidden.isdisjoint(seen)


def test_the_weeks_before_any_change_are_at_the_baseline() -> None:
    data, truth = ward.generate(CROWD, 1)
    for shift in SHIFTS:
        assert sum(data.on_time[shift]) / sum(data.patients[shift]) == pytest.approx(truth.baseline[shift], abs=0.015)
    for measure in ward.BALANCING:
        assert data.balancing[measure.id] / data.balancing_patients == pytest.approx(measure.usual, abs=0.01)


def test_reasons_for_lateness_hint_at_the_ideas_that_help() -> None:
    """The most common reason belongs to one of the ideas that help in most wards, and not in all: it is a hint."""
    first = []
    for seed in range(100):
        data, truth = ward.generate(PARAMS, seed)
        assert all(sum(counts[shift] for counts in data.reasons.values()) == PARAMS.audited for shift in SHIFTS)
        first.append(truth.kinds[max(data.reasons, key=lambda idea, d=data: sum(d.reasons[idea].values()))])
    assert 0.5 < first.count("strong") / 100 < 0.95
    assert first.count("worse") + first.count("nothing") < 10


def test_words_are_plain() -> None:
    """Curriculum 9.1: sentences of 20 words or fewer."""
    data, _ = ward.generate(PARAMS, 0)
    for idea in data.ideas:
        assert len(idea.what.split()) <= 20
        assert idea.what.endswith(".")
    assert len(data.definition.split()) <= 20
    assert len({idea.id for idea in data.ideas} | {idea.reason for idea in data.ideas}) == 16


# What a cycle brings


@pytest.mark.parametrize("seed", range(10))
def test_a_cycle_depends_on_the_seed_and_the_cycles_before_it(seed: int) -> None:
    ideas = [idea.id for idea in ward.IDEAS]
    cycles = [
        Cycle((ideas[0],), "5 patients", 1, act="adapt"),
        Cycle((ideas[0],), "1 shift", 4, "night", ("staff",), EVERY_MEASURE, act="adopt"),
        Cycle((ideas[1], ideas[2]), "whole ward", 6, act="abandon"),
        Cycle((ideas[3],), "1 patient", 2, stop=(ideas[0],)),
    ]
    whole = ward.play(PARAMS, seed, cycles)
    for taken in range(1, 5):
        assert ward.play(PARAMS, seed, cycles[:taken]) == whole[:taken]
    undecided = [*cycles[:3], replace(cycles[3], act="adopt")]
    assert ward.play(PARAMS, seed, undecided)[3].weeks == whole[3].weeks


@pytest.mark.parametrize(
    ("scale", "patients"), [("1 patient", 1), ("5 patients", 5), ("1 shift", 160), ("whole ward", 480)]
)
def test_a_scale_reaches_so_many_patients(scale: ward.Scale, patients: int) -> None:
    result = ward.play(PARAMS, 1, [Cycle(("due-board",), scale, 4)])[0]
    assert result.patients == patients
    assert len(result.weeks) == 4
    assert all(sum(week.ward_patients.values()) == 120 for week in result.weeks)


def test_counts_never_exceed_their_denominators() -> None:
    for seed in range(10):
        cycle = on_ward("stock-check", watch=EVERY_MEASURE)
        for week in ward.play(PARAMS, seed, [cycle])[0].weeks:
            assert 0 <= week.on_time <= week.patients
            assert 0 <= week.carried_out["stock-check"] <= week.patients
            assert all(0 <= count <= week.patients for count in week.balancing.values())
            assert week.on_time == sum(week.ward_on_time.values())


def test_an_effect_shows_once_the_delay_is_over() -> None:
    for seed in range(8):
        _, truth = ward.generate(CROWD, seed)
        idea = truth.idea("strong")
        result = ward.play(CROWD, seed, [on_ward(idea)])[0]
        used, delay = carried_out(result, idea), truth.delays[idea]
        assert used[:delay] == [0.0] * delay
        assert min(used[delay:]) > 0.6
        assert share(result) == pytest.approx(0.60 + 0.22 * np.mean(used[delay:]), abs=0.02)


def test_one_idea_works_only_at_night() -> None:
    _, truth = ward.generate(CROWD, 2)
    result = ward.play(CROWD, 2, [on_ward(truth.night_only)])[0]
    assert share(result, "early") == pytest.approx(0.60, abs=0.02)
    assert share(result, "late") == pytest.approx(0.60, abs=0.02)
    assert share(result, "night") == pytest.approx(0.60 + 0.16 * carried_out(result, truth.night_only)[-1], abs=0.02)


def test_involvement_and_small_tests_raise_adoption_and_overload_lowers_it() -> None:
    """Section 6: "adoption grows with involvement and falls with overload"."""
    alone = Cycle(("due-board",), "whole ward", 4)
    asked = [replace(alone, involved=people) for people in ((), ("staff",), ("staff", "patients"), EVERYONE)]
    grows = [adoption(PARAMS, cycle) for cycle in asked]
    assert grows == sorted(set(grows))
    tried = [
        adoption(PARAMS, asked[1], frozenset(scales)) for scales in ((), ("5 patients",), ("5 patients", "1 shift"))
    ]
    assert tried == sorted(set(tried))
    ideas = tuple(idea.id for idea in ward.IDEAS)
    falls = [adoption(PARAMS, replace(asked[3], ideas=ideas[:n])) for n in range(1, 9)]
    assert falls == sorted(set(falls), reverse=True)
    assert adoption(PARAMS, asked[1], adapted=True) > adoption(PARAMS, asked[1])
    assert adoption(PARAMS, replace(alone, watch=EVERY_MEASURE)) < adoption(
        PARAMS, replace(alone, watch=EVERY_MEASURE[:2])
    )


def test_balancing_measures_are_counted_only_when_watched() -> None:
    week = ward.play(PARAMS, 1, [on_ward("two-ends", watch=("call-bells",))])[0].weeks[0]
    assert set(week.balancing) == set(week.ward_balancing) == {"call-bells"}
    assert ward.play(PARAMS, 1, [on_ward("two-ends")])[0].weeks[0].balancing == {}


def test_one_idea_harms_one_balancing_measure() -> None:
    _, truth = ward.generate(CROWD, 3)
    result = ward.play(CROWD, 3, [on_ward(truth.harmful, watch=EVERY_MEASURE)])[0]
    used = carried_out(result, truth.harmful)[-1]
    for measure in ward.BALANCING:
        wrong = result.weeks[-1].balancing[measure.id] / result.weeks[-1].patients
        harm = truth.harm * used if measure.id == truth.harmed else 0.0
        assert wrong == pytest.approx(measure.usual + harm, abs=0.02)


def test_a_side_effect_is_mended_only_by_those_who_watched_it() -> None:
    _, truth = ward.generate(CROWD, 3)

    def wrong_after(watch: tuple[str, ...]) -> float:
        first = on_ward(truth.harmful, 4, watch=watch, act="adapt")
        last = ward.play(CROWD, 3, [first, on_ward(truth.harmful, watch=(truth.harmed,))])[1].weeks[-1]
        return last.balancing[truth.harmed] / last.patients

    usual = next(measure.usual for measure in ward.BALANCING if measure.id == truth.harmed)
    assert wrong_after(()) > usual + 0.12
    assert wrong_after((truth.harmed,)) < usual + 0.07


def test_adopted_ideas_stay_and_abandoned_ones_go() -> None:
    _, truth = ward.generate(CROWD, 4)
    idea, nothing = truth.idea("strong"), truth.idea("nothing")
    test = Cycle((idea,), "1 shift", 5, "late", EVERYONE)
    look = Cycle((nothing,), "1 patient", 4)
    kept = ward.play(CROWD, 4, [replace(test, act="adopt"), look])[1]
    gone = ward.play(CROWD, 4, [replace(test, act="abandon"), look])[1]
    stopped = ward.play(CROWD, 4, [replace(test, act="adopt"), replace(look, stop=(idea,))])[1]
    assert share(kept, last=1) > 0.74
    assert share(gone) == pytest.approx(0.60, abs=0.015)
    assert share(stopped) == pytest.approx(0.60, abs=0.015)


def test_chance_is_the_same_with_and_without_a_change() -> None:
    unchanged = ward.year(PARAMS, 5, [])
    assert (unchanged.gained, unchanged.harmed, unchanged.net) == (0, 0, 0)
    _, truth = ward.generate(PARAMS, 5)
    useless = ward.year(PARAMS, 5, [on_ward(truth.idea("nothing"), act="adopt")])
    assert (useless.gained, useless.harmed) == (0, 0)
    harmful = ward.year(PARAMS, 5, [on_ward(truth.harmful, act="adopt")])
    assert harmful.gained > 0
    assert harmful.wrong[truth.harmed] > harmful.wrong_unchanged[truth.harmed]
    assert harmful.net < 0


# What small tests can and cannot show


@pytest.mark.parametrize(("patients", "chance"), [(5, 0.64), (10, 0.78), (25, 0.93)])
def test_small_tests_mislead_sometimes(patients: int, chance: float) -> None:
    """Curriculum 6.1, 5: "baseline 60%, true effect +15 points: a test of 5 patients looks better than baseline in 64%,
    of 10 in 78%, of 25 in 93%". Exactly: 63.3%, 77.6%, 92.9%."""
    assert ward.looks_better(patients, 0.60, 0.15) == pytest.approx(chance, abs=0.01)


def test_5_patients_on_this_ward_mislead_as_often() -> None:
    worth_15 = replace(PARAMS, effects=(0.15,) * 8, jitter=0.0, shift_difference=0.0)
    better = 0
    for seed in range(1000):
        idea = ward.generate(worth_15, seed)[1].idea("strong")
        better += ward.play(worth_15, seed, [Cycle((idea,), "5 patients", 1)])[0].on_time > 3
    assert better / 1000 == pytest.approx(0.633, abs=0.035)


# The planned test (E-T6-05)


@pytest.mark.parametrize("seed", range(25))
def test_a_planned_test_finds_the_interaction_that_single_tests_miss(seed: int) -> None:
    """E-T6-05: "2^3 planned test; finds the interaction that one-at-a-time tests miss"; "effect ±20%"."""
    planned, truth = ward.certified_factorial(PARAMS, seed)
    analysis = ward.analyse(planned)
    assert set(analysis.interaction) == set(truth.synergy.ideas)
    assert analysis.together[analysis.interaction] == pytest.approx(truth.synergy.effect, rel=0.20)
    assert all(abs(analysis.alone[idea]) < truth.synergy.effect / 2 for idea in truth.synergy.ideas)


def test_the_8_runs_are_in_standard_order_with_equal_numbers() -> None:
    planned = ward.factorial(PARAMS, 1, ("quiet-round", "due-board", "two-ends"), patients=300)
    assert [run.used for run in planned.runs][:4] == [
        (False, False, False), (True, False, False), (False, True, False), (True, True, False),
    ]  # fmt: skip
    assert {run.patients for run in planned.runs} == {300}
    assert len({run.used for run in planned.runs}) == 8


def test_effects_are_differences_of_shares_worked_by_hand() -> None:
    """Shares 0.5, 0.6, 0.5, 0.8 and the same with the third idea: the first alone +0.1, with the second +0.3."""
    shares = {(False, False): 50, (True, False): 60, (False, True): 50, (True, True): 80}
    runs = tuple(
        ward.Run((a, b, c), 100, shares[a, b]) for c in (False, True) for b in (False, True) for a in (False, True)
    )
    analysis = ward.analyse(ward.Planned(("a", "b", "c"), runs))
    assert analysis.alone == pytest.approx({"a": 0.1, "b": 0.0, "c": 0.0})
    assert analysis.main == pytest.approx({"a": 0.2, "b": 0.1, "c": 0.0})
    assert analysis.together == pytest.approx({("a", "b"): 0.2, ("a", "c"): 0.0, ("b", "c"): 0.0})
    assert analysis.interaction == ("a", "b")


# The side effect (E-T4-11)


@pytest.mark.parametrize("seeds", [60, pytest.param(10_000, marks=pytest.mark.certify)])
def test_a_side_effect_shows_on_its_own_chart_and_on_no_other(seeds: int, ledger: Callable[..., None]) -> None:
    """Certified: outcome and harmed measure signal upwards, after the change only; the other measures do not signal."""
    draws = []
    for seed in range(seeds):
        case, truth = ward.balance(PARAMS, seed)
        draws.append(truth.draws)
        signals = {name: signals_of(case, counts) for name, counts in case.wrong.items()}
        assert [name for name, found in signals.items() if found] == [truth.harmed]
        for found in (signals[truth.harmed], signals_of(case, case.on_time)):
            assert found
            assert all(signal.side == "high" and signal.completed_by >= case.since for signal in found)
    ledger("ward: side effect", draws)
    assert max(draws) < 100


def signals_of(case: ward.Balance, counts: tuple[int, ...]) -> tuple[spc.Signal, ...]:
    percentages = [100 * count / case.patients for count in counts]
    return spc.judge(spc.xmr(percentages, baseline=case.since), "mdc-7").signals


# What cannot be run


@pytest.mark.parametrize(
    ("cycles", "words"),
    [
        ([Cycle(("magic",), "1 shift", 2)], "a change idea is one of quiet-round, .*, not 'magic'"),
        ([Cycle(("due-board", "due-board"), "1 shift", 2)], "a change idea is named twice"),
        ([Cycle(("due-board",), "1 shift", 9)], "a cycle takes 1 to 8 weeks, not 9"),
        ([Cycle(("due-board",), "1 shift", 0)], "a cycle takes 1 to 8 weeks, not 0"),
        ([Cycle(("due-board",), "1 shift", 2, watch=("costs",))], "a balancing measure is one of"),
        ([Cycle(("due-board",), "1 shift", 2)] * 2, "say what happens to the idea"),
        ([Cycle(("due-board",), "1 shift", 2, act="adapt")] * 11, "there are at most 10 cycles"),
        ([Cycle(("due-board",), "1 shift", 8, act="adapt")] * 7, "the cycles take longer than the 52 weeks"),
        (
            [Cycle(("due-board",), "1 shift", 2, prediction=Prediction("up", 120))],
            "a percentage from 0 to 100, not 120",
        ),
    ],
)
def test_a_cycle_that_cannot_be_run_is_refused_in_words(cycles: list[Cycle], words: str) -> None:
    for start in (ward.play, ward.year, ward.grade):
        with pytest.raises(ValueError, match=words):
            start(PARAMS, 1, cycles)


def test_parameters_that_make_no_ward_are_refused() -> None:
    for params, words in (
        (replace(PARAMS, effects=(0.1,)), "a ward has 8 effects"),
        (replace(PARAMS, effects=(0.4,) * 8), "effects lie between"),
        (replace(PARAMS, baseline=1.0), "the baseline lies between"),
        (replace(PARAMS, patients=4), "at least 5 patients"),
    ):
        with pytest.raises(ValueError, match=words):
            ward.generate(params, 1)
    with pytest.raises(ValueError, match="a planned test takes 3 different ideas"):
        ward.factorial(PARAMS, 1, ("due-board", "due-board", "two-ends"))
