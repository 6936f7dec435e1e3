"""SIM-SPREAD (E-T3-09, E-T5-10): "not before >= 2 consistent tests at larger scale; names adopter support", "small
multiples read correctly; not 'roll out to all' at once" (curriculum, sections 5.3 and 5.5). Truth: effect per site."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from qidose import spc
from qidose.simulate import spread
from qidose.simulate.small_multiples import small_multiples
from qidose.simulate.spread import Quarter
from qidose.simulate.spread_sites import seen_readiness

PARAMS = spread.Params()
READY = replace(PARAMS, evidence="ready")
Policy = Callable[[spread.Data], list[Quarter]]


def staged(data: spread.Data) -> list[Quarter]:
    """A few sites a quarter, like the home ward and ready first; adapted where patients differ; each visited."""
    waiting = sorted(data.sites, key=lambda site: (site.likeness != "like", -seen_readiness(site)))
    quarters = []
    for _ in range(data.quarters):
        start, adapt, points = [], [], data.points
        while waiting and (cost := 2 + 2 * (waiting[0].likeness != "like")) <= points:
            site = waiting.pop(0)
            start.append(site.name)
            adapt += [site.name] * (site.likeness != "like")
            points -= cost
        quarters.append(Quarter(tuple(start), dict.fromkeys(start, 2), tuple(adapt)))
    return quarters


def all_at_once(data: spread.Data) -> list[Quarter]:
    names = tuple(site.name for site in data.sites)
    visits = dict.fromkeys(names[: data.points], 1)
    return [Quarter(names, visits)] + [Quarter(visits=visits)] * (data.quarters - 1)


def by_email(data: spread.Data) -> list[Quarter]:
    return [Quarter(tuple(site.name for site in data.sites))] + [Quarter()] * (data.quarters - 1)


def visits_in_turn(data: spread.Data) -> list[Quarter]:
    names = tuple(site.name for site in data.sites)
    chosen = [[names[(3 * quarter + i) % len(names)] for i in range(3)] for quarter in range(data.quarters)]
    return [Quarter(() if i else names, dict.fromkeys(visited, 2)) for i, visited in enumerate(chosen)]


def without_adapting(data: spread.Data) -> list[Quarter]:
    return [replace(quarter, adapt=()) for quarter in staged(data)]


def nothing(data: spread.Data) -> list[Quarter]:
    return [Quarter()] * data.quarters


def net(policy: Policy, seed: int, params: spread.Params = READY) -> float:
    data, _ = spread.generate(params, seed)
    outcome = spread.consequences(params, seed, policy(data))
    return outcome.gained - outcome.harmed


@pytest.mark.parametrize("wrong", [all_at_once, by_email, visits_in_turn, without_adapting, nothing])
def test_a_staged_spread_with_support_beats(wrong: Policy) -> None:
    wins = [net(staged, seed) > net(wrong, seed) for seed in range(250)]
    assert np.mean(wins) >= 0.95


@pytest.mark.certify
@pytest.mark.parametrize("wrong", [all_at_once, by_email, visits_in_turn, without_adapting, nothing])
def test_a_staged_spread_with_support_beats_over_2_000_seeds(wrong: Policy) -> None:
    wins = [net(staged, seed) > net(wrong, seed) for seed in range(2000)]
    assert np.mean(wins) >= 0.95


def test_ready_means_2_consistent_tests_at_a_larger_scale() -> None:
    seen = set()
    for seed in range(200):
        data, truth = spread.generate(PARAMS, seed)
        larger = [test.percent for test in data.tests if test.scale in spread.LARGER]
        consistent = len(larger) >= 2 and all(percent > data.before + 12 for percent in larger)
        assert truth.ready == consistent, (truth.evidence, larger)
        seen.add(truth.evidence)
    assert seen == {"ready", "too small", "inconsistent"}


def test_half_of_the_changes_are_ready() -> None:
    assert np.mean([spread.generate(PARAMS, seed)[1].ready for seed in range(400)]) == pytest.approx(0.5, abs=0.07)


def test_testing_again_at_a_larger_scale_tells_a_change_that_works_from_one_that_harms() -> None:
    small = replace(PARAMS, evidence="too small")
    effects = set()
    for seed in range(100):
        _, truth = spread.generate(small, seed)
        result = spread.play(small, seed, [Quarter(test=True)])
        assert result.points_used == (2,)
        assert (result.tests[0].percent > small.before + 12) == (truth.effect > 0)
        effects.add(truth.effect)
    assert effects == {24.0, -6.0}


def test_spreading_a_change_that_harms_does_harm() -> None:
    small = replace(PARAMS, evidence="too small")
    harmful = [seed for seed in range(60) if spread.generate(small, seed)[1].effect < 0]
    assert all(net(all_at_once, seed, small) < 0 == net(nothing, seed, small) for seed in harmful)


def test_sites_differ_in_readiness_and_in_effect() -> None:
    for seed in range(50):
        data, truth = spread.generate(READY, seed)
        assert len(data.sites) == len(truth.sites) == 8
        for site in data.sites:
            hidden = truth.sites[site.name]
            assert hidden.readiness == pytest.approx(seen_readiness(site), abs=0.086)
            assert hidden.effect == pytest.approx({"like": 24.0, "partly": 8.4, "unlike": -12.0}[site.likeness])
            assert hidden.effect_adapted == 24
            assert site.words.count(".") == 3


def test_months_before_are_the_same_whatever_is_decided_and_later_ones_share_their_luck() -> None:
    data, _ = spread.generate(READY, 3)
    quiet, busy = (spread.play(READY, 3, policy(data)).months for policy in (nothing, staged))
    assert np.array_equal(quiet.well[:, :12], data.months.well)
    assert np.array_equal(busy.well[:, :12], data.months.well)
    assert busy.well.shape == (8, 12 + 18)
    assert np.array_equal(busy.patients, quiet.patients)
    assert np.all(busy.well >= quiet.well)


def test_a_game_goes_on_from_the_decisions_so_far() -> None:
    data, _ = spread.generate(READY, 8)
    plan = staged(data)
    whole, part = spread.play(READY, 8, plan).months, spread.play(READY, 8, plan[:2]).months
    assert np.array_equal(whole.well[:, :18], part.well)


def test_a_site_left_alone_half_way_loses_ground() -> None:
    data, _ = spread.generate(READY, 1)
    name = min(data.sites, key=seen_readiness).name
    i = [site.name for site in data.sites].index(name)
    left = spread.consequences(READY, 1, [Quarter((name,))] + [Quarter()] * 5).adoption[i]
    helped = spread.consequences(READY, 1, [Quarter((name,), {name: 2})] * 2 + [Quarter()] * 4).adoption[i]
    assert left[-1] < 0.3 < 0.6 < helped[-1]


def test_decisions_that_are_not_allowed_are_refused_in_words() -> None:
    with pytest.raises(ValueError, match="a quarter has 6 points of work, and this takes 8"):
        spread.play(READY, 1, [Quarter(("Ash",), {"Ash": 4}, ("Ash", "Elder"))])
    with pytest.raises(ValueError, match="Ash has not started"):
        spread.play(READY, 1, [Quarter(visits={"Ash": 1})])
    with pytest.raises(ValueError, match="a site is one of Ash, Birch"):
        spread.play(READY, 1, [Quarter(("Oak",))])
    with pytest.raises(ValueError, match="there are 6 quarters, not 7"):
        spread.play(READY, 1, [Quarter()] * 7)
    with pytest.raises(ValueError, match="the evidence is one of ready"):
        spread.generate(spread.Params(evidence="hope"), 1)


def check_small_multiples(seed: int) -> tuple[str, ...]:
    data, truth = small_multiples(seed)
    for percent, reading in zip(data.percent, truth.readings, strict=True):
        signals = spc.judge(spc.xmr(percent, baseline=12), "mdc-7").signals
        sides = {signal.side for signal in signals}
        assert sides == {"better": {"high"}, "same": set(), "worse": {"low"}}[reading]
        assert all(min(signal.points) >= 12 for signal in signals)
    return truth.readings


def test_small_multiples_read_as_the_truth_says() -> None:
    readings = [check_small_multiples(seed) for seed in range(60)]
    assert {row.count("better") for row in readings} == {3, 4, 5}
    assert {row.count("worse") for row in readings} == {1, 2}
    assert len(set(readings)) > 40


@pytest.mark.certify
def test_small_multiples_read_as_the_truth_says_over_1_250_seeds() -> None:
    """10,000 charts: 1,250 seeds of 8 sites."""
    for seed in range(1250):
        check_small_multiples(seed)
