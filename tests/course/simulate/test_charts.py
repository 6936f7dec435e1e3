"""SIM-CHARTS: "counts, proportions with varying n, rates, gaps between rare events, skewed, seasonal, autocorrelated,
over-dispersed; truth: chart family, limits" (curriculum section 6).
"""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

from qidose import spc
from qidose.simulate import charts
from qidose.simulate.certify import MOST_DRAWS

VARIANTS = {
    **{kind: charts.Params(kind) for kind in (*charts.EASY, *charts.HARD)},
    **{f"{kind}, changed": charts.Params(kind, changed=True) for kind in charts.CAN_CHANGE},
}


def column(data: charts.Data, number: int) -> np.ndarray:
    return np.array(list(data.columns.values())[number])


def lines(chart: spc.Chart) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(line.tolist()) for line in (chart.centre, chart.lower, chart.upper))


def exception_in(params: charts.Params, data: charts.Data, truth: charts.Truth) -> bool:
    """Whether the right chart, judged afresh, contradicts the truth, or the tempting one does not mislead."""
    chart = charts.right_chart(truth.kind, data, change=truth.rebase_from)
    wrong = chart.kind != truth.family.removesuffix("_s") or lines(chart) != (truth.centre, truth.lower, truth.upper)
    wrong |= spc.judge(chart, "mdc-7").signals != ()
    if params.changed:
        points = {i for signal in truth.signals for i in signal.points}
        return wrong or not points or min(points) < (truth.rebase_from or 0)
    return wrong or truth.signals != () or (truth.misleads == 0 and truth.kind != "tiny_counts")


@pytest.mark.parametrize("seeds", [40, pytest.param(10_000, marks=pytest.mark.certify)])
@pytest.mark.parametrize("variant", VARIANTS)
def test_the_right_chart_is_quiet_and_the_tempting_one_misleads(
    variant: str, seeds: int, ledger: Callable[..., None]
) -> None:
    draws, exceptions = [], []
    for seed in range(seeds):
        data, truth = charts.generate(VARIANTS[variant], seed)
        draws.append(truth.draws)
        if exception_in(VARIANTS[variant], data, truth):
            exceptions.append(seed)
    ledger(f"charts: {variant}", draws, len(exceptions))
    assert exceptions == []
    assert max(draws) < MOST_DRAWS


@pytest.mark.parametrize("seed", range(5))
def test_limits_of_shares_and_rates_move_with_the_size(seed: int) -> None:
    data, truth = charts.generate(charts.Params("shares"), seed)
    n = column(data, 1)
    by_hand = np.sqrt(truth.centre[0] * (1 - truth.centre[0]) / n)
    assert np.array(truth.upper) - truth.centre[0] == pytest.approx(3 * by_hand)
    assert truth.centre[0] == pytest.approx(column(data, 0).sum() / n.sum())
    assert len(set(n.tolist())) > 15


def test_counts_have_about_the_variance_of_a_poisson_distribution() -> None:
    ratios = []
    for seed in range(200):
        data, _ = charts.generate(charts.Params("counts"), seed)
        ratios.append(column(data, 0).var(ddof=1) / column(data, 0).mean())
    assert np.mean(ratios) == pytest.approx(1.0, abs=0.1)


def test_over_dispersed_shares_vary_more_than_their_size_explains() -> None:
    for seed in range(20):
        data, truth = charts.generate(charts.Params("over_dispersed"), seed)
        plain = spc.p(column(data, 0), column(data, 1))
        assert truth.upper[0] - truth.centre[0] > 2 * (plain.upper[0] - plain.centre[0])
        assert truth.also_right == ("xmr",)


def test_neighbouring_days_are_alike_and_weeks_hardly() -> None:
    lag = {1: [], 5: []}
    for seed in range(60):
        data, truth = charts.generate(charts.Params("autocorrelated"), seed)
        days = column(data, 0)
        for step, found in lag.items():
            found.append(np.corrcoef(days[:-step], days[step:])[0, 1])
        assert truth.plotted == tuple(days[4::5].tolist())
        assert truth.subgroup == "week"
    assert np.mean(lag[1]) > 0.65
    assert np.mean(lag[5]) < 0.3


def test_the_season_peaks_in_january() -> None:
    data, truth = charts.generate(charts.Params("seasonal", n=36), 1)
    usual = dict(zip(data.labels, data.columns["usual for the month"], strict=True))
    assert max(usual, key=lambda month: usual[month]).startswith("January")
    assert truth.plotted == pytest.approx(column(data, 0) - column(data, 1))


def test_tiny_counts_come_with_the_days_between_events() -> None:
    for seed in range(30):
        data, truth = charts.generate(charts.Params("tiny_counts"), seed)
        counts = column(data, 0)
        assert counts.mean() < 1
        assert truth.plotted == data.between
        assert len(truth.plotted) == counts.sum() - 1
        assert spc.c(counts).lower[0] == 0, "a c chart of these cannot show an improvement by its lower limit"


def test_long_tails_trouble_single_values_and_not_weekly_means() -> None:
    data, truth = charts.generate(charts.Params("skewed"), 3)
    weekly = np.array(list(data.columns.values())).mean(axis=0)
    assert truth.plotted == pytest.approx(weekly)
    assert truth.misleads is not None
    assert truth.misleads > 0


def test_a_note_about_new_work_does_not_give_the_change_away() -> None:
    """Rebasing yes or no must come from the data: half of the quiet data sets have such a note too."""
    quiet = [charts.generate(charts.Params("shares"), seed)[0].news is not None for seed in range(200)]
    assert 70 < sum(quiet) < 130
    for seed in range(20):
        data, truth = charts.generate(charts.Params("shares", changed=True), seed)
        assert data.news is not None
        assert data.news[0] == truth.rebase_from


def test_the_clinic_has_8_different_data_sets_2_of_which_improved() -> None:
    for seed in range(8):
        data, truth = charts.eight(seed)
        assert {one.kind for one in truth} == {*charts.EASY, "skewed", "seasonal"}
        assert sum(one.rebase_from is not None for one in truth) == 2
        assert len({one.title for one in data}) == 8


def test_stories_never_name_a_chart_and_keep_sentences_short() -> None:
    names = ("chart", "poisson", "binomial", "season", "autocorrelat", "dispers", "skew")
    for stories in charts.STORIES.values():
        for story in stories:
            assert not [name for name in names if name in (story.title + story.collected).lower()]
            assert all(len(sentence.split()) <= 20 for sentence in story.collected.split(". "))


def test_months_are_in_order() -> None:
    data, _ = charts.generate(charts.Params("rates", n=30), 0)
    years = [int(label.split()[1]) for label in data.labels]
    assert all(a <= b for a, b in pairwise(years))
    assert len(data.labels) == 30


@pytest.mark.parametrize(
    ("params", "message"),
    [
        (charts.Params("pie"), "kind is one of measurements, shares"),  # type: ignore[arg-type]
        (charts.Params("counts", n=5), "20 to 36 points, not 5"),
        (charts.Params("seasonal", changed=True), "seasonal data do not change here"),
    ],
)
def test_what_cannot_be_is_refused_in_words(params: charts.Params, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        charts.generate(params, 1)
