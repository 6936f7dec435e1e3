"""SIM-PAIR: "two series with the same last 2 (or 3) values; one stable, one changed" (curriculum section 6)."""

from collections.abc import Callable

import pytest

from qidose import spc
from qidose.simulate import pair
from qidose.simulate.certify import MOST_DRAWS
from qidose.simulate.measures import find_measure

Reader = Callable[..., set[tuple[str, str, tuple[int, ...]]]]
VARIANTS = {
    "as it comes": pair.Params(),
    "3 values shared": pair.Params(same=3),
    "falls per 1,000 bed days": pair.Params(measure="falls"),
    "good news": pair.Params(direction="better"),
    "smallest change": pair.Params(size=1.8),
    "largest change": pair.Params(size=2.2, same=3),
}


def exception_in(params: pair.Params, data: pair.Data, truth: pair.Truth, read: Reader) -> bool:
    """Whether anything about the pair is not as promised, judged afresh by the core and by the naive reader."""
    changed, stable = data.charts[truth.changed], data.charts[1 - truth.changed]
    signals = spc.judge(spc.xmr(changed.values), "mdc-7").signals
    fine = spc.judge(spc.xmr(stable.values), "mdc-7").signals == () and not read(stable.values)
    fine &= read(changed.values) == {(s.rule, s.side, s.points) for s in signals}
    fine &= {s.side for s in signals} == {truth.side} and any(s.rule == "shift" for s in signals)
    fine &= truth.change <= min(s.points[0] for s in signals) <= truth.change + 2
    fine &= changed.values[-params.same :] == stable.values[-params.same :]
    return not fine


@pytest.mark.parametrize(
    ("variant", "seeds"),
    [
        *((variant, 80) for variant in VARIANTS),
        *(
            pytest.param(name, 10_000 if name in ["as it comes"] else 2000, marks=pytest.mark.certify)
            for name in VARIANTS
        ),
    ],
)
def test_one_chart_is_quiet_and_the_other_shows_its_change(
    variant: str, seeds: int, naive_signals: Reader, ledger: Callable[..., None]
) -> None:
    params, draws, exceptions = VARIANTS[variant], [], []
    for seed in range(seeds):
        data, truth = pair.generate(params, seed)
        draws.append(max(truth.draws))
        if exception_in(params, data, truth, naive_signals):
            exceptions.append(seed)
    ledger(f"pair, {variant}", draws, len(exceptions))
    assert exceptions == []
    assert max(draws) < MOST_DRAWS


def test_the_last_values_are_nothing_unusual_for_the_stable_process() -> None:
    for seed in range(60):
        data, truth = pair.generate(pair.Params(measure="falls"), seed)
        falls = find_measure("falls")
        for value in data.charts[0].values[-2:]:
            assert 0.4 <= (value - falls.centre) / falls.spread <= 2.1
        assert (truth.side, truth.direction) == ("high", "worse")


def test_the_earlier_months_of_the_two_charts_are_not_the_same() -> None:
    data, _ = pair.generate(pair.Params(), 1)
    assert sum(a != b for a, b in zip(data.charts[0].values[:16], data.charts[1].values[:16], strict=True)) > 12


def test_either_chart_may_be_the_changed_one() -> None:
    places = [pair.generate(pair.Params(), seed)[1].changed for seed in range(60)]
    assert 15 < sum(places) < 45


@pytest.mark.parametrize("seed", range(10))
def test_both_decisions_and_their_reasons(seed: int) -> None:
    """Curriculum 5.7: stable: leave it, "history of the chart"; shift: look for what changed, "run on one side"."""
    _, truth = pair.generate(pair.Params(), seed)
    assert truth.decisions[truth.changed] == "look for the cause"
    assert truth.reasons[truth.changed] == "run on one side"
    assert truth.decisions[1 - truth.changed] == "leave it"
    assert truth.reasons[1 - truth.changed] == "history of the chart"


@pytest.mark.parametrize(
    ("params", "message"),
    [
        (pair.Params(n=12), "22 to 48 points, not 12"),
        (pair.Params(same=5), "last 2 or 3 values, not 5"),
        (pair.Params(size=1.0), "1.8 to 2.2 can be certified"),
        (pair.Params(measure="fall"), "no measure 'fall'"),
    ],
)
def test_what_cannot_be_is_refused_in_words(params: pair.Params, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        pair.generate(params, 1)


@pytest.mark.parametrize("rule_set", ["mdc-6", "ihi-shewhart", "ihi-run"])
def test_pairs_exist_under_other_rule_sets(rule_set: str) -> None:
    make = spc.run if rule_set == "ihi-run" else spc.xmr
    for seed in range(12):
        data, truth = pair.generate(pair.Params(rule_set=rule_set), seed)
        found = [spc.judge(make(chart.values), rule_set).signals for chart in data.charts]
        assert found[1 - truth.changed] == ()
        assert {signal.side for signal in found[truth.changed]} == {truth.side}


def test_a_rule_set_with_too_many_rules_for_a_pair_is_refused() -> None:
    with pytest.raises(ValueError, match="a pair can be certified under mdc-7, mdc-6, ihi-shewhart, ihi-run"):
        pair.generate(pair.Params(rule_set="nelson"), 1)
