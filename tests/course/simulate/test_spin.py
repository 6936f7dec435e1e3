"""SIM-SPIN (E-T1-08): coin x surface x spinner with one interaction and noise."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from qidose.simulate import spin

PARAMS = spin.Params()


def every_choice() -> list[spin.Choice]:
    return [spin.Choice(*levels) for levels in product(*PARAMS.levels().values())]


def test_names_of_the_levels_are_plain() -> None:
    data, _ = spin.generate(PARAMS, 1)
    assert data.levels == {
        "coin": ("1p", "10p", "£2"),
        "surface": ("tray", "table", "notebook cover"),
        "spinner": ("finger flick", "thumb and finger", "both hands"),
    }


def test_result_of_a_cycle_depends_on_seed_cycle_and_its_own_choice_only() -> None:
    first, other, third = every_choice()[0], every_choice()[5], every_choice()[20]
    one = spin.play(PARAMS, 7, [first, other, third])
    two = spin.play(PARAMS, 7, [third, other])
    assert one[1] == two[1]
    assert one[0] != two[0]
    assert spin.play(PARAMS, 7, [first]) == one[:1]


def test_the_same_choice_varies_from_cycle_to_cycle() -> None:
    results = spin.play(PARAMS, 3, [every_choice()[0]] * 6)
    assert len({result.times for result in results}) == 6


def test_seconds_have_1_decimal_and_are_the_mean_of_the_spins() -> None:
    for result in spin.play(PARAMS, 11, every_choice()):
        assert len(result.times) == PARAMS.spins
        assert all(time == round(time, 1) for time in result.times)
        assert result.seconds == pytest.approx(np.mean(result.times), abs=0.051)


@pytest.mark.parametrize("seed", range(20))
def test_truth_names_the_best_combination(seed: int) -> None:
    _, truth = spin.generate(PARAMS, seed)
    ranked = sorted(truth.expected.values())
    assert truth.expected[spin.label(truth.best)] == truth.best_seconds == ranked[-1]
    assert ranked[-1] - ranked[-2] >= truth.noise_sd / 2 - 1e-9


def test_truth_is_base_plus_effects_plus_one_interaction() -> None:
    for seed in range(10):
        _, truth = spin.generate(PARAMS, seed)
        for choice in every_choice():
            single = sum(truth.effects[factor][getattr(choice, factor)] for factor in spin.FACTORS)
            together = (choice.coin, choice.surface) == (truth.interaction_coin, truth.interaction_surface)
            expected = PARAMS.centre + single + truth.interaction_seconds * together
            assert truth.expected[spin.label(choice)] == pytest.approx(expected, abs=1e-6)


def test_spins_vary_by_the_noise_sd_around_the_expected_seconds() -> None:
    choice = every_choice()[13]
    params = replace(PARAMS, spins=20)
    _, truth = spin.generate(params, 5)
    times = np.array([result.times for result in spin.play(params, 5, [choice] * 200)])
    assert times.mean() == pytest.approx(truth.expected[spin.label(choice)], abs=0.06)
    assert times.std(ddof=1) == pytest.approx(truth.noise_sd, rel=0.05)


def test_the_best_single_levels_are_the_best_combination_in_about_half_of_the_games() -> None:
    truths = [spin.generate(PARAMS, seed)[1] for seed in range(400)]
    misled = np.mean([truth.best != truth.best_by_single_effects for truth in truths])
    assert 0.4 < misled < 0.65


def test_the_best_combination_is_a_personal_one() -> None:
    assert len({spin.generate(PARAMS, seed)[1].best for seed in range(300)}) == 27


def test_what_changed_between_two_cycles() -> None:
    before = spin.Choice("1p", "tray", "both hands")
    assert spin.changed(before, before) == ()
    assert spin.changed(before, replace(before, surface="table")) == ("surface",)
    assert spin.changed(before, spin.Choice("£2", "tray", "finger flick")) == ("coin", "spinner")


def test_the_usual_way_is_neither_best_nor_worst() -> None:
    for seed in range(50):
        data, truth = spin.generate(PARAMS, seed)
        usual = truth.expected[spin.label(data.usual)]
        assert min(truth.expected.values()) < usual < truth.best_seconds


def test_a_level_that_is_not_offered_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="the coin is one of 1p, 10p, £2, not '5p'"):
        spin.play(PARAMS, 1, [spin.Choice("5p", "tray", "both hands")])


def test_parameters_without_a_best_combination_are_refused() -> None:
    flat = replace(PARAMS, coin_effect=0.0, surface_effect=0.0, spinner_effect=0.0, interaction=0.0)
    with pytest.raises(ValueError, match="no combination is best"):
        spin.generate(flat, 1)
