"""SIM-BEADS against the measured facts of the curriculum, section 6: 800 red, 3,200 white, 6 workers, 4 days.

"mean 10, sd 2.81, np limits 1.5 to 18.5; mean gap best to worst in a day 7.0; P(gap >= 5) 0.86; best gets worse next
day 0.81; worst gets better 0.82; any of 24 outside limits 5.9%".
"""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from qidose.simulate import beads

PARAMS = beads.Params()
TRUTH = beads.truth(PARAMS)


@pytest.fixture(scope="module")
def factories() -> NDArray[np.int64]:
    """Red beads of 2,000 factories: (factory, day, worker)."""
    return np.array([beads.generate(PARAMS, seed)[0].red for seed in range(2000)])


def test_exact_facts_of_the_box() -> None:
    assert TRUTH.mean == pytest.approx(10)
    assert TRUTH.sd == pytest.approx(2.81, abs=0.005)
    assert (TRUTH.lower, TRUTH.upper) == pytest.approx((1.5, 18.5), abs=0.05)
    assert TRUTH.mean_gap == pytest.approx(7.0, abs=0.1)
    assert TRUTH.chance_gap_5 == pytest.approx(0.86, abs=0.005)
    assert TRUTH.chance_best_gets_worse == pytest.approx(0.81, abs=0.01)
    assert TRUTH.chance_worst_gets_better == pytest.approx(0.82, abs=0.005)
    assert TRUTH.chance_any_outside == pytest.approx(0.059, abs=0.0005)


def test_exact_facts_agree_with_scipy() -> None:
    draw = stats.hypergeom(4000, 800, 50)
    assert TRUTH.sd == pytest.approx(draw.std(), rel=1e-12)
    outside = draw.cdf(1) + draw.sf(18)
    assert TRUTH.chance_any_outside == pytest.approx(1 - (1 - outside) ** 24, rel=1e-9)


def test_mean_and_spread(factories: NDArray[np.int64]) -> None:
    assert factories.mean() == pytest.approx(10, abs=0.05)
    assert factories.std() == pytest.approx(2.81, abs=0.04)


def test_gap_between_best_and_worst_of_a_day(factories: NDArray[np.int64]) -> None:
    gap = factories.max(axis=2) - factories.min(axis=2)
    assert gap.mean() == pytest.approx(7.0, abs=0.15)
    assert np.mean(gap >= 5) == pytest.approx(0.86, abs=0.015)


def test_the_best_get_worse_and_the_worst_get_better(factories: NDArray[np.int64]) -> None:
    today, next_day = (factories[:, days].reshape(-1, 6) for days in (slice(0, 3), slice(1, 4)))
    row = np.arange(len(today))
    best, worst = today.argmin(axis=1), today.argmax(axis=1)
    assert np.mean(next_day[row, best] > today[row, best]) == pytest.approx(0.81, abs=0.02)
    assert np.mean(next_day[row, worst] < today[row, worst]) == pytest.approx(0.82, abs=0.02)


def test_any_of_24_draws_outside_the_limits(factories: NDArray[np.int64]) -> None:
    outside = (factories < TRUTH.lower) | (factories > TRUTH.upper)
    assert np.mean(outside.any(axis=(1, 2))) == pytest.approx(0.059, abs=0.018)


def test_draws_follow_the_hypergeometric_distribution(factories: NDArray[np.int64]) -> None:
    seen = np.bincount(factories.ravel(), minlength=51)
    expected = stats.hypergeom(4000, 800, 50).pmf(np.arange(51)) * factories.size
    common = expected > 5
    assert stats.chisquare(seen[common], expected[common] * seen[common].sum() / expected[common].sum()).pvalue > 0.001


@pytest.mark.parametrize("talk", ["reward", "warn", "target"])
def test_what_is_said_to_workers_changes_no_bead(talk: str) -> None:
    for seed in range(50):
        quiet = beads.play(PARAMS, seed, ["nothing"] * 3)
        assert np.array_equal(beads.play(PARAMS, seed, [talk] * 3).red, quiet.red)


def test_better_beads_change_the_result_from_the_next_day_on() -> None:
    before, after = [], []
    for seed in range(300):
        quiet = beads.play(PARAMS, seed, ["nothing"] * 3).red
        better = beads.play(PARAMS, seed, ["nothing", "better_beads", "nothing"]).red
        assert np.array_equal(better[:2], quiet[:2])
        assert np.all(better[2:] <= quiet[2:])
        before.append(better[:2])
        after.append(better[2:])
    assert np.mean(before) == pytest.approx(10, abs=0.15)
    assert np.mean(after) == pytest.approx(TRUTH.better_mean, abs=0.15)
    assert TRUTH.better_mean == 5


def test_a_day_is_shown_before_the_decision_that_follows_it() -> None:
    first = beads.play(PARAMS, 4, [])
    assert first.red.shape == (1, 6)
    assert np.array_equal(first.red[0], beads.play(PARAMS, 4, ["warn", "reward"]).red[0])


def test_no_worker_is_better_than_another(factories: NDArray[np.int64]) -> None:
    assert factories.mean(axis=(0, 1)) == pytest.approx([10] * 6, abs=0.15)
    assert TRUTH.effect_of_worker == 0


def test_other_sizes_of_factory() -> None:
    small = replace(PARAMS, red=200, white=800, workers=("Gita", "Hugo"), days=10)
    data, truth = beads.generate(small, 1)
    assert data.red.shape == (10, 2)
    assert truth.mean == pytest.approx(10)


def test_unknown_decisions_and_too_many_days_are_refused_in_words() -> None:
    with pytest.raises(
        ValueError, match="a decision is one of nothing, reward, warn, target, better_beads, not 'shout'"
    ):
        beads.play(PARAMS, 1, ["shout"])
    with pytest.raises(ValueError, match="at most 3 decisions"):
        beads.play(PARAMS, 1, ["nothing"] * 4)
