"""SIM-SUSTAIN (E-T4-10), from the curriculum, sections 5.4 and 6.

"After success, chooses 3 of 9 sustaining actions; sim runs 12 months", marked on "standard work + measure + owner
present". Truth: the decay rate.
"""

from functools import cache
from itertools import combinations

import numpy as np
import pytest

from qidose.simulate import sustain

PARAMS = sustain.Params()
RIGHT = ("standard_work", "measure", "owner")
EVERY_SET = list(combinations(sustain.ACTIONS, 3))


@cache
def levels(seed: int) -> tuple[float, float]:
    """Per cent before and after the project."""
    _, truth = sustain.generate(PARAMS, seed)
    return truth.before, truth.after


def gained(seed: int, actions: tuple[str, ...]) -> float:
    """Mean of the last 6 months as a share of the gain: 1 = all kept, 0 = back to where it was."""
    before, improved = levels(seed)
    after = sustain.play(PARAMS, seed, actions).months
    percent = 100 * after.numerator[-6:].sum() / after.denominator[-6:].sum()
    return float((percent - before) / (improved - before))


def test_nine_actions_and_84_choices_of_3() -> None:
    data, truth = sustain.generate(PARAMS, 1)
    assert len(data.actions) == 9
    assert data.choices == 3
    assert len(truth.gain_left) == len(EVERY_SET) == 84


def test_standard_work_measure_and_owner_hold_best_by_far() -> None:
    for month in range(1, 13):
        left = {chosen: sustain.gain_left(PARAMS, chosen, month)[-1] for chosen in EVERY_SET}
        ranked = sorted(left, key=lambda chosen: left[chosen], reverse=True)
        assert ranked[0] == RIGHT
        assert left[RIGHT] > 0.75
        assert left[RIGHT] - left[ranked[1]] > 0.15
        assert left["poster", "email", "celebration"] < 0.1


def test_the_right_actions_beat_every_wrong_set_at_the_same_luck() -> None:
    wins = np.zeros(len(EVERY_SET) - 1)
    wrong = [chosen for chosen in EVERY_SET if chosen != RIGHT]
    for seed in range(25):
        best = gained(seed, RIGHT)
        wins += [best > gained(seed, chosen) for chosen in wrong]
    assert wins.min() / 25 >= 0.95


def test_the_right_actions_beat_slogans_over_1_000_seeds() -> None:
    slogans, nothing = ("poster", "email", "celebration"), ()
    results = np.array([[gained(seed, actions) for actions in (RIGHT, slogans, nothing)] for seed in range(1000)])
    assert np.mean(results[:, 0] > results[:, 1]) >= 0.95
    assert np.mean(results[:, 0] > results[:, 2]) >= 0.95
    assert results.mean(axis=0) == pytest.approx([0.83, 0.09, 0.08], abs=0.03)


def test_each_required_action_is_worth_more_with_the_other_two() -> None:
    alone = sustain.monthly_loss(PARAMS, RIGHT[:1]) * sustain.monthly_loss(PARAMS, RIGHT[1:]) / PARAMS.loss
    assert sustain.monthly_loss(PARAMS, RIGHT) < alone
    assert sustain.monthly_loss(PARAMS, ()) == PARAMS.loss == 0.22


def test_the_project_team_only_puts_the_loss_off() -> None:
    left = sustain.gain_left(PARAMS, ("project_team",), 6)
    assert left[:2] == pytest.approx([1, 1])
    assert left[-1] < 0.1


def test_data_before_the_choice_show_the_old_level_and_the_gain() -> None:
    for seed in range(50):
        data, truth = sustain.generate(PARAMS, seed)
        assert data.before.percent.mean() == pytest.approx(truth.before, abs=5)
        assert data.project.percent[-1] == pytest.approx(truth.after, abs=14)
        assert (truth.after > truth.before) == (data.better == "up")
        for months in (data.before, data.project):
            assert np.all((months.numerator >= 0) & (months.numerator <= months.denominator))
            assert np.array_equal(months.percent, np.round(100 * months.numerator / months.denominator, 1))


def test_both_directions_of_good_are_drawn() -> None:
    assert {sustain.generate(PARAMS, seed)[0].better for seed in range(30)} == {"up", "down"}


def test_the_year_can_be_replayed_and_the_order_of_actions_does_not_matter() -> None:
    one, two = (sustain.play(PARAMS, 5, actions) for actions in (RIGHT, RIGHT[::-1]))
    assert np.array_equal(one.months.numerator, two.months.numerator)
    _, truth = sustain.generate(PARAMS, 5)
    assert one.events[0] == (truth.team_change_month, "Many of the team change: 6 new starters this month.")


def test_no_actions_at_all_is_a_choice_too() -> None:
    assert len(sustain.play(PARAMS, 5, ()).months.percent) == 12


def test_bad_input_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="an action is one of standard_work, measure, owner"):
        sustain.play(PARAMS, 1, ["shout"])
    with pytest.raises(ValueError, match="up to 3 different actions, not 4"):
        sustain.play(PARAMS, 1, ["owner", "measure", "poster", "email"])
    with pytest.raises(ValueError, match="different actions"):
        sustain.play(PARAMS, 1, ["owner", "owner"])
