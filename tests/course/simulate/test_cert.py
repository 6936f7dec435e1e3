"""SIM-CERT: "draw until the rule set says exactly what the truth says" (curriculum section 6).

Each certified chart is read by the core and, for `mdc-7`, once more by the naive reader in `naive_mdc.py`.
"""

from collections import Counter
from collections.abc import Callable

import numpy as np
import pytest
from scipy import stats

from qidose import spc
from qidose.simulate import cert, cert_set
from qidose.simulate.certify import MOST_DRAWS, NotCertifiedError, chart_of, draw_until
from qidose.simulate.measures import find_measure

Reader = Callable[..., set[tuple[str, str, tuple[int, ...]]]]
SEEDS = pytest.mark.parametrize("seeds", [150, pytest.param(10_000, marks=pytest.mark.certify)])
KINDS = pytest.mark.parametrize("kind", cert.STABLE_KINDS + cert.SIGNAL_KINDS)
VARIANTS = {
    "smallest step": cert.Params("step", size=1.5),
    "largest step": cert.Params("step", size=5.0),
    "largest step without baseline": cert.Params("step", size=2.5, baseline=None),
    "step of 36 points": cert.Params("step", n=36),
    "step of 20 points": cert.Params("step", n=20),
    "normal step": cert.Params("step", distribution="normal"),
    "Poisson step": cert.Params("step", distribution="poisson"),
    "binomial step": cert.Params("step", distribution="binomial"),
    "gamma step": cert.Params("step", distribution="gamma"),
    "C. difficile, step for the worse": cert.Params("step", measure="c-difficile", direction="worse"),
    "smallest spike": cert.Params("spike", size=3.0),
    "Poisson spike": cert.Params("spike", distribution="poisson"),
    "smallest trend": cert.Params("trend", size=2.0),
    "largest trend": cert.Params("trend", size=5.0),
    "stable, 48 points": cert.Params("stable", n=48),
    "stable, baseline of 12": cert.Params("stable", baseline=12),
    "stable Poisson": cert.Params("stable", distribution="poisson"),
    "stable gamma": cert.Params("stable", distribution="gamma"),
    "stable, target missed": cert.Params("stable", n=36, target="missed"),
    "step, target met": cert.Params("step", target="met"),
    "step, ihi-shewhart": cert.Params("step", n=30, rule_set="ihi-shewhart", baseline=12),
}


def agrees(data: cert.Data, truth: cert.Truth) -> bool:
    """Whether a fresh judgement of the data says what the truth says, in this test's own words."""
    make = spc.run if truth.rule_set == "ihi-run" else spc.xmr
    signals = spc.judge(make(data.series.values, baseline=data.series.baseline), truth.rule_set).signals
    if truth.change is None:
        return signals == () == truth.signals
    after = {i for signal in signals for i in signal.points}
    if truth.kind == "spike":
        return [(s.rule, s.side, s.points) for s in signals] == [("outside_limits", truth.side, (truth.change,))]
    seen = bool(signals) and min(after) >= truth.change and {s.side for s in signals} == {truth.side}
    if truth.kind == "trend":
        return seen
    return seen and min(after) <= truth.change + 2 and any(s.rule == "shift" for s in signals)


def run(params: cert.Params, seeds: int, read: Reader | None) -> tuple[list[int], list[int]]:
    """The draws of every seed, and the seeds whose chart does not say what its truth says."""
    draws, exceptions = [], []
    for seed in range(seeds):
        data, truth = cert.generate(params, seed)
        draws.append(truth.draws)
        fine = agrees(data, truth)
        if read is not None and params.rule_set == "mdc-7":
            naive = read(data.series.values, data.series.baseline)
            fine &= naive == {(s.rule, s.side, s.points) for s in truth.signals}
        if not fine:
            exceptions.append(seed)
    return draws, exceptions


@SEEDS
@KINDS
def test_the_rule_set_says_exactly_what_the_truth_says(
    kind: cert.Kind, seeds: int, naive_signals: Reader, ledger: Callable[..., None]
) -> None:
    draws, exceptions = run(cert.Params(kind=kind), seeds, naive_signals)
    ledger(f"cert {kind}", draws, len(exceptions))
    assert exceptions == []
    assert max(draws) < MOST_DRAWS


@pytest.mark.parametrize("seeds", [30, pytest.param(2000, marks=pytest.mark.certify)])
@pytest.mark.parametrize("variant", VARIANTS)
def test_so_it_does_at_the_edges_of_what_can_be_asked_for(
    variant: str, seeds: int, naive_signals: Reader, ledger: Callable[..., None]
) -> None:
    draws, exceptions = run(VARIANTS[variant], seeds, naive_signals)
    ledger(f"cert {variant}", draws, len(exceptions))
    assert exceptions == []
    assert max(draws) < MOST_DRAWS


def test_acceptance_of_a_stable_chart_of_24_points_is_84_in_100() -> None:
    """Curriculum 6.1, 1: "Acceptance when certifying at n = 24: stable 84%"."""
    params = cert.Params(measure="bed-occupancy", distribution="normal")
    draws = [cert.generate(params, seed)[1].draws for seed in range(1500)]
    assert 1 / np.mean(draws) == pytest.approx(0.84, abs=0.03)


@pytest.mark.parametrize("seed", range(40))
def test_the_last_point_is_the_worst_of_all(seed: int) -> None:
    """MC01: "stable chart, last point worst of 24"."""
    data, truth = cert.generate(cert.Params(kind="last_worst"), seed)
    *before, last = data.series.values
    assert last < min(before) if data.series.measure.better == "up" else last > max(before)
    assert (truth.stable, truth.decision) == (True, "leave it")


@pytest.mark.parametrize("seed", range(40))
def test_the_last_three_moves_are_for_the_worse(seed: int) -> None:
    """MC03: "stable with 3 rises"."""
    data, truth = cert.generate(cert.Params(kind="three_worse"), seed)
    moves = np.diff(data.series.values[-4:])
    assert np.all(moves < 0) if data.series.measure.better == "up" else np.all(moves > 0)
    assert truth.decision == "leave it"


@pytest.mark.parametrize("direction", ["better", "worse"])
@pytest.mark.parametrize("kind", ["step", "spike", "trend"])
def test_the_change_goes_where_it_was_sent(kind: cert.Kind, direction: cert.Direction) -> None:
    for seed in range(15):
        data, truth = cert.generate(cert.Params(kind=kind, direction=direction), seed)
        measure = data.series.measure
        assert truth.side == (measure.good_side if direction == "better" else measure.bad_side)
        assert (truth.direction, truth.decision) == (direction, "look for the cause")


def test_an_improving_step_is_good_news() -> None:
    assert {cert.generate(cert.Params(kind="improving_step"), seed)[1].direction for seed in range(30)} == {"better"}


@pytest.mark.parametrize("kind", ["stable", "step", "spike"])
@pytest.mark.parametrize("place", ["met", "missed"])
def test_a_target_lies_well_clear_of_the_limits(kind: cert.Kind, place: cert.TargetPlace) -> None:
    for seed in range(25):
        data, truth = cert.generate(cert.Params(kind=kind, target=place), seed)
        chart, up = chart_of(data.series), data.series.measure.better == "up"
        sigma = (chart.upper[-1] - chart.lower[-1]) / 6
        assert data.target is not None
        below = data.target < chart.lower[-1] - 0.5 * sigma and data.target < min(data.series.values)
        above = data.target > chart.upper[-1] + 0.5 * sigma and data.target > max(data.series.values)
        assert below if (place == "met") == up else above
        right = {"met": "leave it", "missed": "change the system"}[place] if kind == "stable" else "look for the cause"
        assert truth.decision == right


def test_each_distribution_can_be_asked_for() -> None:
    for distribution, kinds in {"poisson": {"count", "rate"}, "binomial": {"proportion"}}.items():
        found = {
            cert.generate(cert.Params(distribution=distribution), seed)[0].series.measure.kind for seed in range(30)
        }
        assert found == kinds


def test_a_personal_chart_differs_from_a_neighbours() -> None:
    charts = [cert.generate(cert.Params(), seed)[0].series for seed in range(100)]
    assert len({series.values for series in charts}) == 100
    assert len({series.measure.id for series in charts}) > 20


@pytest.mark.parametrize(
    ("params", "message"),
    [
        (cert.Params(n=12), "20 to 48 points, not 12"),
        (cert.Params("step", size=1.0), "a step of 1 spreads: 1.5 to 5 can be certified"),
        (cert.Params("spike", measure="c-difficile", direction="better"), "c-difficile has no room"),
        (cert.Params("step", distribution="binomial", measure="falls"), "falls has no room"),
        (cert.Params("step", change=3, baseline=12), "a change at point 4 of 24 cannot be seen"),
        (cert.Params("sideways"), "kind is one of stable, last_worst"),  # type: ignore[arg-type]
        (cert.Params(measure="fall"), "no measure 'fall'"),
    ],
)
def test_what_cannot_be_is_refused_in_words(params: cert.Params, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        cert.generate(params, 1)


def test_a_hopeless_request_ends_with_a_clear_error() -> None:
    """A step of 2.5 spreads half-way: the points before it are always a run below the mean of all points."""
    params = cert.Params("step", size=2.5, baseline=None, change=8, n=40, measure="bed-occupancy")
    with pytest.raises(NotCertifiedError, match="step of bed-occupancy, 40 points, seed 1: 99 draws and none says"):
        cert.generate(params, 1)


def test_no_chart_rests_on_trial_limits() -> None:
    """Fewer than 13 points give trial limits, for which Making Data Count shows no icon."""
    for params in (*VARIANTS.values(), *(cert.Params(kind) for kind in cert.SIGNAL_KINDS)):
        if params.baseline == "auto" and params.rule_set == "mdc-7":
            assert not chart_of(cert.generate(params, 1)[0].series).trial


def test_draws_are_counted_from_one() -> None:
    assert draw_until(lambda attempt: "here" if attempt == 4 else None, "x") == ("here", 5)


@pytest.mark.parametrize(("each", "seeds"), [(4, 15), (6, 60), (8, 15), (12, 8)])
def test_a_set_holds_half_stable_half_signal(each: int, seeds: int, ledger: Callable[..., None]) -> None:
    draws = []
    for seed in range(seeds):
        data, truth = cert_set.chart_set(seed, each)
        draws += [one.draws for one in truth]
        assert Counter(one.stable for one in truth) == {True: each, False: each}
        assert Counter(one.decision for one in truth) == {
            "look for the cause": each,
            "leave it": each / 2,
            "change the system": each / 2,
        }
        assert {"last_worst", "three_worse"} <= {one.kind for one in truth}
        assert Counter(one.direction for one in truth)["better"] >= each // 3
        assert Counter(one.target for one in truth if not one.stable) == {"met": each / 2, "missed": each / 2}
        assert len({one.series.measure.id for one in data}) == 2 * each
        assert [find_measure(one.measure).label for one in truth] == [one.series.measure for one in data]
        assert all(agrees(a, b) for a, b in zip(data, truth, strict=True))
    ledger(f"set of {each} and {each}", draws)


@pytest.mark.parametrize(("charts", "fewest", "most"), [(8, 2, 6), (12, 3, 9), (16, 5, 11), (24, 8, 16)])
def test_in_a_mixed_set_a_coin_decides_how_many_signals_there_are(charts: int, fewest: int, most: int) -> None:
    counts = []
    for seed in range(15):
        data, truth = cert_set.mixed_set(seed, charts)
        assert len(data) == charts
        assert all(agrees(a, b) for a, b in zip(data, truth, strict=True))
        counts.append(sum(not one.stable for one in truth))
    assert fewest <= min(counts) < max(counts) <= most


def test_a_mixed_set_of_other_sizes_is_refused() -> None:
    with pytest.raises(ValueError, match="a mixed set has 8, 12, 16, 24 charts, not 10"):
        cert_set.mixed_set(1, 10)


def test_the_order_of_twelve_comes_from_the_seed() -> None:
    orders = {tuple(one.stable for one in cert_set.twelve(seed).truth) for seed in range(30)}
    assert len(orders) > 25


def test_surface_does_not_tell_a_signal_chart_from_a_stable_one() -> None:
    """Rule 11 of section 8.1: "so the answer is not in the shape"."""
    surfaces: dict[str, Counter[tuple[bool, object]]] = {"n": Counter(), "place": Counter(), "better": Counter()}
    for seed in range(80):
        for data, truth in zip(*cert_set.twelve(seed), strict=True):
            surfaces["n"][truth.stable, len(data.series.values)] += 1
            surfaces["place"][truth.stable, truth.target] += 1
            surfaces["better"][truth.stable, data.series.measure.better] += 1
            assert data.series.baseline is None
    for seen in surfaces.values():
        values = {value for _, value in seen}
        table = [[seen[stable, value] for value in values] for stable in (True, False)]
        assert stats.chi2_contingency(table).pvalue > 0.001


def test_scoring_counts_hits_and_false_alarms_and_never_percent_right() -> None:
    truth = cert_set.twelve(3).truth
    assert cert_set.score([one.decision for one in truth], truth) == (6, 0, 12)
    assert cert_set.score(["look for the cause"] * 12, truth) == (6, 6, 6)
    assert cert_set.score(["leave it"] * 12, truth) == (0, 0, 3)


@pytest.mark.parametrize(("each", "hits", "alarms", "most"), [(6, 5, 1, 0.015), (8, 7, 1, 0.002), (12, 10, 2, 0.002)])
def test_chance_of_passing_by_guessing(each: int, hits: int, alarms: int, most: float) -> None:
    """Section 8.3: "coin toss 1.2% / 0.12% / 0.04%"; whatever the guesser's leaning, no guess does better than that."""
    lean = np.linspace(0, 1, 1001)
    passing = stats.binom.sf(hits - 1, each, lean) * stats.binom.cdf(alarms, each, lean)
    assert passing.max() == pytest.approx({6: 0.012, 8: 0.0012, 12: 0.0004}[each], rel=0.1)
    assert passing.max() <= most


@pytest.mark.parametrize("seeds", [15, pytest.param(2000, marks=pytest.mark.certify)])
@pytest.mark.parametrize("rule_set", ["mdc-6", "ihi-shewhart", "ihi-run", "western-electric", "nelson"])
@pytest.mark.parametrize("kind", ["stable", "step", "spike", "trend"])
def test_other_rule_sets_are_certified_too(
    rule_set: str, kind: cert.Kind, seeds: int, ledger: Callable[..., None]
) -> None:
    """The rule set is a parameter of every exercise, and a run chart has no limits to fall outside of."""
    if (kind, rule_set) == ("spike", "ihi-run"):
        kind = "last_worst"
    draws, exceptions = run(cert.Params(kind, rule_set=rule_set), seeds, None)
    ledger(f"cert {kind}, {rule_set}", draws, len(exceptions))
    assert exceptions == []
    assert max(draws) < MOST_DRAWS


def test_a_set_for_run_charts_has_steps_in_place_of_spikes() -> None:
    truth = cert_set.twelve(1, "ihi-run").truth
    assert {one.kind for one in truth if not one.stable} == {"step", "improving_step", "trend"}


@pytest.mark.parametrize(
    ("params", "message"),
    [
        (cert.Params("spike", rule_set="ihi-run"), "ihi-run has no limits, so it cannot show a spike"),
        (cert.Params("step", rule_set="anhoej"), "anhoej judges a series as a whole"),
        (cert.Params("step", n=20, rule_set="nelson"), "20 points are too few to show a lasting change under nelson"),
        (cert.Params("step", rule_set="mdc-9"), "mdc-9"),
    ],
)
def test_a_rule_set_that_cannot_show_the_change_says_so(params: cert.Params, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        cert.generate(params, 1)
