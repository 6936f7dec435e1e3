"""Honest games: playing as the course teaches wins, and a personal seed on which it would not is never handed out.

Honest games: "the right policy beats each wrong one in at least 95% of the accepted seeds". Curriculum 6.2 (b): "a
CI test must play scripted policies … over ≥ 1,000 seeds and require reader ≥ 95% against each, and reject personal
seeds where the reader loses". Here the 95% are asked of all seeds, before any is rejected.
"""

from collections.abc import Callable
from types import ModuleType

import pytest

from qidose.simulate.manage_1 import Params as Params1
from qidose.simulate.manage_2 import Params as Params2
from qidose.simulate.policies import manage_1, manage_2, seeds, ward
from qidose.simulate.ward import Params as ParamsWard

Outcomes = dict[str, list[float]]
SEEDS = pytest.mark.parametrize("seeds", [40, pytest.param(1000, marks=pytest.mark.certify)])
GAMES = pytest.mark.parametrize("game", [manage_1, manage_2, ward], ids=["manage_1", "manage_2", "ward"])


def outcome(game: ModuleType, seed: int, policy: object) -> float:
    """What the game comes to under a policy; more is better."""
    if game is manage_1:
        return -manage_1.run(Params1(), seed, policy).minutes_lost  # type: ignore[arg-type]
    if game is manage_2:
        return -manage_2.points_lost(Params2(), seed, policy)  # type: ignore[arg-type]
    return ward.year(ParamsWard(), seed, policy).net  # type: ignore[arg-type]


def right_and_wrong(game: ModuleType) -> tuple[object, dict[str, object]]:
    if game is ward:
        return ward.RAMP, {policy.name: policy for policy in ward.WRONG}
    return game.reads_the_chart, {policy.__name__: policy for policy in game.WRONG}


def test_every_policy_that_the_brief_of_the_games_names_is_played() -> None:
    """The scripted players: "reads the chart; reacts to every bad month; compares two months; does nothing; always
    investigates"; for the ward "one big launch"."""
    named = {"reacts_to_every_bad_month", "compares_two_months", "does_nothing", "always_investigates"}
    assert named <= right_and_wrong(manage_1)[1].keys()
    assert named <= right_and_wrong(manage_2)[1].keys()
    assert {"one big launch", "all ideas at once", "does nothing"} <= right_and_wrong(ward)[1].keys()


@SEEDS
@GAMES
def test_the_right_policy_beats_each_wrong_one(game: ModuleType, seeds: int, ledger: object) -> None:
    right, wrong = right_and_wrong(game)
    best = [outcome(game, seed, right) for seed in range(seeds)]
    found = {name: [outcome(game, seed, policy) for seed in range(seeds)] for name, policy in wrong.items()}
    accepted = [seed for seed in range(seeds) if all(theirs[seed] < best[seed] for theirs in found.values())]
    for name, theirs in found.items():
        wins = sum(b > t for b, t in zip(best, theirs, strict=True)) / seeds
        note(ledger, f"{game.__name__.split('.')[-1]}: beats {name}", f"{100 * wins:.1f}% of {seeds} seeds")
        assert wins >= 0.95, name
    rejected = 1 - len(accepted) / seeds
    note(ledger, f"{game.__name__.split('.')[-1]}: rejected", f"{100 * rejected:.1f}% of {seeds} seeds")
    assert rejected <= 0.06
    sample = [*accepted[:5], *sorted(set(range(seeds)) - set(accepted))[:5]]
    assert [game.accept(seed) for seed in sample] == [seed in accepted for seed in sample]


def note(ledger: object, what: str, found: str) -> None:
    """A line in the table at the end of the test run."""
    ledger.rows.append(f"{what:<54} {found}")  # type: ignore[attr-defined]


@GAMES
def test_the_seed_that_is_handed_out_is_accepted_and_always_the_same(game: ModuleType) -> None:
    for seed in (0, 1, 2, 2**62):
        handed_out = game.next_accepted(seed)
        assert game.accept(handed_out)
        assert handed_out == seed or not game.accept(seed)
        assert game.next_accepted(seed) == handed_out


@pytest.mark.parametrize(("game", "seed"), [(manage_1, 47), (manage_2, 234), (ward, 117)])
def test_a_game_that_the_right_policy_loses_is_not_handed_out(game: ModuleType, seed: int) -> None:
    """For example: chance hid a special cause while the redesign bedded in, so it did not hold."""
    assert not game.accept(seed)
    assert game.next_accepted(seed) != seed


def test_a_game_in_which_reading_the_chart_gains_nothing_is_not_handed_out() -> None:
    dull = Params1(special_starts=(), offsets_sd=(0.0,))
    assert not any(manage_1.accept(seed, dull) for seed in range(10))


def test_an_unfair_game_is_replaced_by_one_that_belongs_to_the_learner() -> None:
    """Not by the next number, which may be the seed of somebody else."""
    refuse: Callable[[int], Callable[[int], bool]] = lambda seed: lambda candidate: candidate != seed  # noqa: E731
    replaced = {seeds.first_accepted(seed, "ward", refuse(seed)) for seed in range(50)}
    assert len(replaced) == 50
    assert min(replaced) > 50
    assert seeds.first_accepted(7, "ward", lambda candidate: True) == 7
    with pytest.raises(RuntimeError, match="no fair ward among 200 seeds"):
        seeds.first_accepted(7, "ward", lambda candidate: False)
