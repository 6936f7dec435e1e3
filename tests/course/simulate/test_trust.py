"""SIM-TRUST, from the curriculum: E-T2-09 (constancy or flavour of the month), E-T6-10 (12 months of simulated progress
with leavers and cancelled waves), and the printed numbers of the planner's model (sections 7.4, 7.6 and 7.7)."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from qidose.simulate import trust
from qidose.simulate.draw import generator
from qidose.simulate.trust_plan import PlanParams, Wave, chance_cancelled, expected, expected_plan, follow

PARAMS = trust.Params()
PLAN = PlanParams()
CONSTANCY = ("fund", "fund", "fund", "keep", "keep", "keep", "keep", "keep", "keep", "keep")


# Five years of decisions


def test_constancy_of_purpose_has_the_most_capability_after_5_years() -> None:
    _, truth = trust.generate(PARAMS, 1)
    end = {way: curve[-1] for way, curve in truth.capability.items()}
    assert max(end, key=lambda way: end[way]) == "constancy"
    assert end["constancy"] > 3 * end["flavour of the month"]
    assert end["constancy"] > 2 * end["keep going without money"]
    assert end["constancy"] > 1.5 * end["fund and cut"]
    assert all(len(curve) == 10 for curve in truth.capability.values())


def test_no_switch_and_no_cut_ever_pays() -> None:
    """In any half-year of any way to lead, to keep going instead of switching or cutting is better at the end."""
    rng = generator(1, "test", "ways")
    for _ in range(300):
        way = [list(trust.DECISIONS)[i] for i in rng.integers(4, size=10)]
        end = trust.capability(PARAMS, way)[-1]
        for i, decision in enumerate(way):
            if decision in ("switch", "cut"):
                kept = trust.capability(PARAMS, [*way[:i], "keep", *way[i + 1 :]])[-1]
                assert kept > end


def test_constancy_beats_every_wavering_way() -> None:
    """All 992 ways of 5 decisions, with a switch or a cut among them, after the first 5 of a funded programme."""
    best = trust.capability(PARAMS, CONSTANCY)[-1]
    ways = [way for way in product(trust.DECISIONS, repeat=5) if {"switch", "cut"} & set(way)]
    assert len(ways) == 4**5 - 2**5
    assert all(trust.capability(PARAMS, (*CONSTANCY[:5], *way))[-1] < best for way in ways)


def test_a_launch_looks_good_at_once_and_costs_for_years() -> None:
    """The survey of the half-year of the launch is better, 3 years later it is worse."""
    at_once, later = [], []
    for seed in range(200):
        steady = trust.play(PARAMS, seed, CONSTANCY)
        switched = trust.play(PARAMS, seed, [*CONSTANCY[:3], "switch", *CONSTANCY[4:]])
        at_once.append(switched[4].survey - steady[4].survey)
        later.append(switched[9].survey - steady[9].survey)
        assert switched[4].at_events == 400 > steady[4].at_events
    assert np.mean(at_once) == pytest.approx(1.5, abs=0.01)
    assert max(later) < 0


def test_people_ever_trained_hide_those_who_left_or_stopped() -> None:
    steady, wavering = (trust.play(PARAMS, 2, way)[-1] for way in (CONSTANCY, ["fund", "switch"] * 5))
    assert wavering.ever_trained > 0.9 * steady.ever_trained
    used = [trust.capability(PARAMS, way)[-1] for way in (CONSTANCY, ["fund", "switch"] * 5)]
    assert used[1] < 0.4 * used[0]


def test_capability_stays_a_share_of_staff() -> None:
    for way in (CONSTANCY, ["fund"] * 10, ["switch"] * 10, ["cut"] * 10):
        share = trust.capability(PARAMS, way)
        assert share.shape == (61,)
        assert np.all((share > 0) & (share < 0.5))


def test_the_game_goes_on_from_the_decisions_so_far() -> None:
    whole = trust.play(PARAMS, 7, CONSTANCY)
    assert [half.half_year for half in whole] == list(range(11))
    for k in range(10):
        part = trust.play(PARAMS, 7, CONSTANCY[:k])
        assert part == whole[: k + 1]
    assert whole[-1].pressure == ""
    assert len({half.pressure for half in whole}) == 11


def test_what_tempts_comes_in_a_personal_order() -> None:
    assert len({trust.generate(PARAMS, seed)[1].pressures for seed in range(30)}) == 30


# The model of the planner: printed numbers


@pytest.mark.parametrize(
    ("leavers", "at_24", "at_30"),
    [(0.0, 320.0, 400.0), (0.10, 296.2, 361.0), (0.15, 284.4, 342.2), (0.20, 272.8, 324.0)],
)
def test_elft_waves_of_80(leavers: float, at_24: float, at_30: float) -> None:
    """Section 7.6: 5 back-to-back six-month waves of 80; completions are booked in the last month of a wave."""
    finished = np.zeros(30)
    finished[5::6] = 80
    stock = expected(0, finished, leavers)
    assert stock[23] == pytest.approx(at_24, abs=0.05)
    assert stock[29] == pytest.approx(at_30, abs=0.05)


@pytest.mark.parametrize(
    ("share_a_year", "covered"), [(0.10, (9.5, 18.1, 25.8, 38.9)), (0.20, (19.1, 36.2, 51.6, 77.9))]
)
def test_all_staff_by_courses_alone(share_a_year: float, covered: tuple[float, ...]) -> None:
    """Section 7.7: 10.1% leavers, joiners not trained at entry, after 12, 24, 36 and 60 months."""
    stock = expected(0, np.full(60, 100 * share_a_year / 12), 0.101)
    assert stock[[11, 23, 35, 59]] == pytest.approx(covered, abs=0.06)


# A year of a plan


def plan_of_a_year() -> list[Wave]:
    monthly = [Wave("all staff", month, 1, 100) for month in range(1, 13)]
    return [*monthly, Wave("managers", 1, 6, 80), Wave("coaches", 2, 6, 40), Wave("managers", 7, 6, 80)]


def test_a_year_without_chance_is_the_planners_model() -> None:
    calm = replace(PLAN, leavers=0.0, completion=1.0, cancelled=0.0, cancelled_in_winter=0.0)
    waves = plan_of_a_year()
    progress = follow(calm, 1, waves)
    mean = expected_plan(calm, waves)
    for i, group in enumerate(progress.groups):
        assert progress.in_post[i] == pytest.approx(mean[group])
    assert progress.cancelled == ()


def test_a_year_is_the_planners_model_on_average() -> None:
    waves = plan_of_a_year()
    ends = np.mean([follow(PLAN, seed, waves).in_post[:, -1] for seed in range(300)], axis=0)
    mean = expected_plan(PLAN, waves)
    for end, group in zip(ends, mean, strict=True):
        assert end == pytest.approx(mean[group][-1], rel=0.04)


def test_people_in_post_are_who_was_there_less_leavers_plus_finished() -> None:
    for seed in range(30):
        progress = follow(PLAN, seed, plan_of_a_year())
        start = np.array(list(PLAN.in_post.values()))
        moved = start[:, None] + np.cumsum(progress.finished - progress.left, axis=1)
        assert np.array_equal(progress.in_post, moved)
        assert np.all(progress.coverage <= 1)


def test_waves_that_start_in_december_or_january_are_cancelled_most() -> None:
    waves = [Wave("all staff", month, 1, 10) for month in range(1, 13)]
    counts = np.zeros(13)
    for seed in range(400):
        for wave in follow(PLAN, seed, waves).cancelled:
            counts[wave.start] += 1
    chances = [chance_cancelled(PLAN, wave) for wave in waves]
    assert chances[8:10] == [0.30, 0.30]
    assert counts[1:] / 400 == pytest.approx(chances, abs=0.07)


def test_re_planning_keeps_the_months_that_are_past_and_other_groups() -> None:
    waves = plan_of_a_year()
    first = follow(PLAN, 5, waves, months=6)
    changed = follow(PLAN, 5, [*waves, Wave("managers", 8, 3, 60)])
    assert np.array_equal(changed.in_post[:, :6], first.in_post)
    before = follow(PLAN, 5, waves)
    others = [i for i, group in enumerate(before.groups) if group != "managers"]
    assert np.array_equal(changed.in_post[others], before.in_post[others])


def test_nobody_is_counted_twice() -> None:
    progress = follow(PLAN, 1, [Wave("board", 1, 1, 500)])
    assert progress.in_post.max() <= 10_500
    assert progress.in_post[1].max() <= 18


def test_bad_input_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="a decision is one of fund, switch, cut, keep, not 'sell'"):
        trust.play(PARAMS, 1, ["sell"])
    with pytest.raises(ValueError, match="there are 10 half-years, not 11"):
        trust.play(PARAMS, 1, ["keep"] * 11)
    with pytest.raises(ValueError, match="1 to 10 half-years, not 12"):
        trust.generate(replace(PARAMS, half_years=12), 1)
    with pytest.raises(ValueError, match="a group is one of all staff, board"):
        follow(PLAN, 1, [Wave("porters", 1, 1, 5)])
    with pytest.raises(ValueError, match="starts in month 1 or later"):
        follow(PLAN, 1, [Wave("board", 0, 1, 5)])
