"""SIM-TARGET: "target inside limits, beyond either limit, crossing by month" (curriculum section 6)."""

from collections.abc import Callable
from itertools import permutations

import pytest

from qidose import spc
from qidose.simulate import target
from qidose.simulate.certify import MOST_DRAWS, chart_of

PLACES: tuple[target.Assurance, ...] = ("pass", "fail", "hit_and_miss")
VARIANTS = {
    **{place: target.Params(place) for place in PLACES},
    **{f"{a} moved to {b}": target.Params(a, moved=b) for a, b in permutations(PLACES, 2)},
    "fail after a step": target.Params("fail", kind="step"),
    "hit_and_miss with a spike": target.Params("hit_and_miss", kind="spike"),
}


@pytest.mark.parametrize(
    ("variant", "seeds"),
    [
        *((variant, 40) for variant in VARIANTS),
        *(pytest.param(name, 10_000 if name in PLACES else 2000, marks=pytest.mark.certify) for name in VARIANTS),
    ],
)
def test_the_assurance_icon_says_what_the_truth_says(variant: str, seeds: int, ledger: Callable[..., None]) -> None:
    params, draws, exceptions = VARIANTS[variant], [], []
    for seed in range(seeds):
        data, truth = target.generate(params, seed)
        draws.append(truth.draws)
        chart, better = chart_of(data.series), data.series.measure.better
        fine = spc.assurance_icon(chart, data.target, better).name == params.assurance
        if params.moved is not None:
            fine &= spc.assurance_icon(chart, data.moved_target, better).name == params.moved
        quiet = spc.judge(chart, "mdc-7").signals == ()
        if not fine or quiet != (params.kind == "stable"):
            exceptions.append(seed)
    ledger(f"target {variant}", draws, len(exceptions))
    assert exceptions == []
    assert max(draws) < MOST_DRAWS


@pytest.mark.parametrize("place", PLACES)
def test_no_target_lies_near_a_limit(place: target.Assurance) -> None:
    for seed in range(60):
        data, _ = target.generate(target.Params(place), seed)
        chart = chart_of(data.series)
        sigma = (chart.upper[-1] - chart.lower[-1]) / 6
        assert min(abs(data.target - chart.upper[-1]), abs(data.target - chart.lower[-1])) > 0.5 * sigma


def test_a_target_between_the_limits_is_met_in_some_months_and_missed_in_others() -> None:
    for seed in range(60):
        data, truth = target.generate(target.Params("hit_and_miss"), seed)
        assert 0.2 <= sum(truth.met) / len(truth.met) <= 0.8
        assert truth.colour_changes >= 1
        greens = spc.rag_colours(chart_of(data.series), data.target, data.series.measure.better)
        assert truth.met == tuple(colour == "green" for colour in greens)


@pytest.mark.parametrize(("place", "every_month"), [("pass", True), ("fail", False)])
def test_a_target_beyond_the_limits_is_met_always_or_never(place: target.Assurance, every_month: bool) -> None:
    for seed in range(40):
        truth = target.generate(target.Params(place), seed)[1]
        assert set(truth.met) == {every_month}
        assert (truth.can_meet, truth.colour_changes) == (every_month, 0)


def test_decisions_put_the_signal_first_and_the_target_second() -> None:
    assert target.generate(target.Params("pass"), 1)[1].decision == "leave it"
    assert target.generate(target.Params("fail"), 1)[1].decision == "change the system"
    assert target.generate(target.Params("hit_and_miss"), 1)[1].decision == "change the system"
    assert target.generate(target.Params("pass", kind="step"), 1)[1].decision == "look for the cause"


def test_a_moved_target_changes_the_answer_and_not_the_chart() -> None:
    data, truth = target.generate(target.Params("fail", moved="pass"), 3)
    assert data.moved_target != data.target
    assert (truth.decision, truth.decision_moved) == ("change the system", "leave it")
