"""SIM-MANAGE-2 (E-T3-02): 24 months, 24 improvement days; curriculum 6.2, the finite-budget version."""

from dataclasses import fields, replace

import numpy as np
import pytest

from qidose.simulate import manage_2
from qidose.simulate.manage_2 import DAYS, SCENARIOS, Choice, Params, play
from qidose.simulate.policies import manage_2 as policies

PARAMS = Params()
QUIET = replace(PARAMS, special_starts=())


def with_holds(*decisions: Choice) -> list[Choice]:
    """These decisions, then hold to the end of the 24 months."""
    return [*decisions, *["hold"] * (24 - len(decisions))]


def test_a_choice_costs_its_days() -> None:
    """E-T3-02: "hold / ask for explanation (2 days) / investigate (3) / redesign (12)"; 24 improvement days."""
    assert DAYS == {"hold": 0, "ask": 2, "investigate": 3, "redesign": 12}
    assert play(PARAMS, 1, ["ask", "investigate", "redesign", "hold"]).days_left == 24 - 17


def test_days_that_are_not_left_cannot_be_spent() -> None:
    with pytest.raises(ValueError, match="to redesign takes 12 days, and only 9 are left"):
        play(PARAMS, 1, [*["investigate"] * 5, "redesign"])
    with pytest.raises(ValueError, match="the redesign has already been made"):
        play(PARAMS, 1, ["redesign", "redesign"])
    with pytest.raises(ValueError, match="a decision is one of hold, ask, investigate, redesign"):
        play(PARAMS, 1, ["panic"])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="25 decisions are too many"):
        play(PARAMS, 1, ["hold"] * 25)
    with pytest.raises(ValueError, match="a scenario is one of discharge-letters"):
        manage_2.generate(replace(PARAMS, scenario="parking"), 1)


def test_the_truth_is_not_in_what_the_manager_sees() -> None:
    hidden = {field.name for field in fields(manage_2.Truth)}
    assert hidden == {"usual", "redesigned", "specials", "luck", "cases"}
    assert hidden.isdisjoint(field.name for seen in (manage_2.Data, manage_2.View) for field in fields(seen))


@pytest.mark.parametrize("seed", range(8))
def test_a_month_depends_on_the_decisions_before_it_and_on_nothing_else(seed: int) -> None:
    decisions: list[Choice] = ["ask", "investigate", "hold", "redesign", "hold", "ask", "hold", "investigate"]
    whole = play(PARAMS, seed, decisions)
    for taken in range(len(decisions)):
        assert play(PARAMS, seed, decisions[:taken]).values == whole.values[: taken + 1]


@pytest.mark.parametrize("seed", range(20))
def test_asking_changes_no_month_at_all(seed: int) -> None:
    """Curriculum 6.2: "a reaction never changes the mean"; "a reaction to noise must have zero effect on the mean"."""
    held = play(PARAMS, seed, with_holds())
    asked = play(PARAMS, seed, with_holds(*["ask"] * 12))
    assert asked.values == held.values
    assert manage_2.points_lost(PARAMS, asked) == pytest.approx(manage_2.points_lost(PARAMS, held) + 24 * 0.5)


def test_asking_looks_as_if_it_worked() -> None:
    """Curriculum 6.2: "next month better in 84% of red months with mean 80, sd 4, red < 78": 100 cases, share 0.80."""
    mean_80 = replace(QUIET, usual=0.80, cases=(100, 100), red_below=78.0)
    games = np.array([play(mean_80, seed, ["hold"] * 23).values for seed in range(500)])
    red = games[:, :-1] < 78
    assert (games[:, 1:] > games[:, :-1])[red].mean() == pytest.approx(0.84, abs=0.015)


def test_the_debrief_counts_what_seemed_to_work_beside_what_came_without() -> None:
    values = play(QUIET, 11, ["hold"] * 23).values
    red = [month for month in range(23) if values[month] < PARAMS.red_below][:12]
    debrief = manage_2.debrief(QUIET, 11, ["ask" if month in red else "hold" for month in range(23)])
    assert debrief.asked == len(red) > 3
    assert debrief.better_after == sum(values[month + 1] > values[month] for month in red)
    assert debrief.held == values
    assert debrief.days_on_noise == 2 * len(red)


def test_months_are_counted_cases() -> None:
    """Percentages of about 100 cases: with the level at 72% the binomial sd is 4.5 points."""
    values = np.array([play(QUIET, seed, ["hold"] * 23).values for seed in range(200)])
    assert values.mean() == pytest.approx(72, abs=0.3)
    assert values.std() == pytest.approx(100 * np.sqrt(0.72 * 0.28 / 100), rel=0.03)
    assert (values == np.round(values, 1)).all()


@pytest.mark.parametrize("seed", range(20))
def test_investigating_ends_a_special_cause_and_finds_nothing_in_chance(seed: int) -> None:
    special = manage_2.generate(PARAMS, seed)[1].specials[0]
    found = play(PARAMS, seed, [*["hold"] * special.start, "investigate", *["hold"] * 8])
    quiet = play(QUIET, seed, ["hold"] * (special.start + 9))
    assert [one.story for one in found.found] == [special.story]
    assert found.values[special.start] < quiet.values[special.start]
    assert found.values[special.start + 1 :] == quiet.values[special.start + 1 :]
    chance = play(QUIET, seed, ["investigate"] * 8)
    assert chance.found == ()
    assert chance.values == play(QUIET, seed, ["hold"] * 8).values


def test_a_redesign_needs_12_days_and_quiet() -> None:
    """Curriculum 6.2: "redesign needs 12 days and quiet"."""
    quiet = play(QUIET, 3, with_holds("hold", "redesign"))
    assert quiet.new_way_since == 5
    assert np.mean(quiet.values[5:]) == pytest.approx(92, abs=2)
    assert quiet.values[:5] == play(QUIET, 3, ["hold"] * 4).values
    asked = play(QUIET, 3, with_holds("hold", "redesign", "hold", "ask"))
    assert asked.new_way_since is None
    assert asked.redesigns[0].held is False
    assert asked.values == play(QUIET, 3, with_holds()).values
    late = play(QUIET, 3, with_holds("hold", "redesign", "hold", "hold", "hold", "ask"))
    assert late.new_way_since == 5


@pytest.mark.parametrize("seed", range(15))
def test_a_redesign_on_top_of_a_special_cause_does_not_hold(seed: int) -> None:
    upset = play(PARAMS, seed, with_holds("redesign"))
    assert upset.redesigns[0].held is False
    start = manage_2.generate(PARAMS, seed)[1].specials[0].start
    calm: list[Choice] = [*["hold"] * start, "investigate", "redesign"]
    assert play(PARAMS, seed, with_holds(*calm)).new_way_since == start + 5


def test_it_is_known_only_afterwards_whether_a_redesign_held() -> None:
    decisions = with_holds("redesign")
    assert [play(QUIET, 1, decisions[:taken]).bedding_in for taken in range(6)] == [
        False,
        True,
        True,
        True,
        False,
        False,
    ]


def test_a_stable_process_that_cannot_reach_the_target_calls_for_redesign_after_13_months() -> None:
    """E-T3-02: "redesign used on the stable-but-incapable phase"."""
    for seed in range(15):
        rights = manage_2.grade(QUIET, seed, with_holds()).right
        assert all(right.choice != "redesign" for right in rights[:3])
        first = [right.choice for right in rights[3:6]]
        assert "redesign" in first or "investigate" in [right.choice for right in rights[:6]]


def test_a_new_way_too_young_for_limits_may_be_looked_into_when_it_falls_under_its_target() -> None:
    """With fewer than 6 months there are no limits yet. A month under the target is plain to see, and nobody's miss."""
    seen = 0
    for seed in range(120):
        view = policies.run(PARAMS, seed, policies.reads_the_chart)
        since = view.new_way_since
        if since is None:
            continue
        first = next((one for one in manage_2.generate(PARAMS, seed)[1].specials if one.start > since), None)
        if first is None or first.start >= since + 6:
            continue
        right = manage_2.right(PARAMS, play(PARAMS, seed, view.decisions[: first.start]))
        if right.choice == "investigate" and right.signal is None:
            seen += 1
            assert right.hold_too
            held = [*view.decisions[: first.start], "hold"]
            assert manage_2.grade(PARAMS, seed, held).matched[-1]
            assert manage_2.grade(PARAMS, seed, held).signals_missed == 0
    assert seen >= 5


def test_the_chart_starts_anew_with_the_new_way() -> None:
    quiet = play(QUIET, 3, with_holds("hold", "redesign"))
    assert manage_2.first_on_chart(quiet) == PARAMS.history + 5
    assert manage_2.first_on_chart(play(QUIET, 3, ["hold", "redesign"])) == 0


def test_asking_is_never_right() -> None:
    for seed in range(10):
        for policy in (policies.does_nothing, policies.reacts_to_every_bad_month):
            view = policies.run(PARAMS, seed, policy)
            assert "ask" not in {right.choice for right in manage_2.grade(PARAMS, seed, view.decisions).right}


def test_the_reader_passes_and_wrong_policies_do_not() -> None:
    for seed in (policies.next_accepted(seed) for seed in range(4)):
        reader = policies.run(PARAMS, seed, policies.reads_the_chart)
        grade = manage_2.grade(PARAMS, seed, reader.decisions)
        assert grade.passed
        assert grade.redesigned_when_right
        for wrong in policies.WRONG:
            assert not manage_2.grade(PARAMS, seed, policies.run(PARAMS, seed, wrong).decisions).passed, wrong.__name__


def test_months_without_days_do_not_count_as_right() -> None:
    """Who has spent all days can only hold: that is not a decision."""
    view = policies.run(PARAMS, 6, policies.always_investigates)
    grade = manage_2.grade(PARAMS, 6, view.decisions)
    assert grade.open == (True,) * 8 + (False,) * 16
    assert grade.share <= 0.5
    assert grade.reactions_to_noise >= 5


def test_the_debrief_shows_the_true_process() -> None:
    seed = policies.next_accepted(0)
    view = policies.run(PARAMS, seed, policies.reads_the_chart)
    debrief = manage_2.debrief(PARAMS, seed, view.decisions)
    since = view.new_way_since
    assert since is not None
    assert {72.0, 92.0} <= set(debrief.levels)
    assert set(debrief.levels[since:]) <= {92.0, 68.0}
    assert debrief.days_on_noise == 0
    assert debrief.lost < debrief.held_lost
    assert debrief.held == play(PARAMS, seed, ["hold"] * 23).values


def test_every_scenario_can_be_chosen_and_seeds_choose_among_them() -> None:
    for name, scenario in SCENARIOS.items():
        assert manage_2.generate(replace(PARAMS, scenario=name), 1)[0].scenario == scenario
    assert {manage_2.generate(PARAMS, seed)[0].scenario.measure for seed in range(40)} == {
        scenario.measure for scenario in SCENARIOS.values()
    }


def test_stories_are_short_and_blame_nobody() -> None:
    for scenario in SCENARIOS.values():
        assert len(set(scenario.stories)) == 4
        for sentence in (*scenario.stories, scenario.redesign):
            assert len(sentence.split()) <= 20
            assert sentence.endswith(".")


@pytest.mark.parametrize("seeds", [80, pytest.param(1000, marks=pytest.mark.certify)])
def test_decisions_by_chance_do_not_pass(seeds: int) -> None:
    """Guess-proof: "at most … 0.2% above". Each month one of the choices that days are left for."""
    assert sum(passes_by_chance(seed, (1, 1, 1, 1)) for seed in range(seeds)) <= 0.002 * seeds


@pytest.mark.certify
def test_chance_with_the_right_proportions_hardly_passes() -> None:
    """Somebody who does not look at the chart but knows how rare each right choice is: about 0.3%, see deviations."""
    passed = sum(passes_by_chance(seed, (0.72, 0, 0.1, 0.18)) for seed in range(1000))
    assert passed <= 0.006 * 1000


def passes_by_chance(seed: int, weights: tuple[float, float, float, float]) -> bool:
    """Whether decisions drawn with these weights (hold, ask, investigate, redesign) pass; hold where days are short."""
    rng, service = np.random.default_rng(seed), manage_2.Service(PARAMS, seed)
    view = service.first()
    for _ in range(24):
        wish = manage_2.CHOICES[int(rng.choice(4, p=np.array(weights) / sum(weights)))]
        cannot = DAYS[wish] > view.days_left or (wish == "redesign" and view.redesigns)
        view = service.after(view, "hold" if cannot else wish)
    return manage_2.grade(PARAMS, seed, view.decisions).passed
