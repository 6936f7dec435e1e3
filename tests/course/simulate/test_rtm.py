"""SIM-RTM against the measured facts of the curriculum, E-T2-03, E-T2-04 and 6.2.

"in a stable process with mean 80, sd 4, target 82: red 31% of months, 99% of years have a red, colour changes 7.3 times
in 11"; "next month better in 84% of red months with mean 80, sd 4, red < 78".
"""

from collections.abc import Callable

import numpy as np
import pytest
from scipy import stats

from qidose import spc
from qidose.simulate import rtm
from qidose.simulate.certify import MOST_DRAWS
from qidose.simulate.draw import generator
from qidose.simulate.measures import find_measure
from qidose.simulate.process import draw_values
from qidose.simulate.rag import Thresholds, flips

LETTERS = find_measure("discharge-letters")
RAG = Thresholds(target=82, red=78, better="up")


@pytest.fixture(scope="module")
def years() -> np.ndarray:
    """3,000 years of the process as it is, before any choosing among series: (year, month)."""
    return draw_values(generator(0), LETTERS, np.full(3000 * 12, 80.0)).reshape(3000, 12)


def test_the_usual_process_is_the_one_in_the_curriculum() -> None:
    data, truth = rtm.generate(rtm.Params(), 0)
    assert (truth.mean, truth.sd, data.thresholds) == (80, 4, RAG)


def test_31_in_100_months_are_red_by_chance(years: np.ndarray) -> None:
    assert np.mean(years < 78) == pytest.approx(0.31, abs=0.01)
    assert stats.norm(80, 4).cdf(78) == pytest.approx(0.31, abs=0.005)


def test_99_in_100_years_have_a_red_month(years: np.ndarray) -> None:
    assert np.mean((years < 78).any(axis=1)) == pytest.approx(0.99, abs=0.006)


def test_the_colour_changes_7_3_times_in_11(years: np.ndarray) -> None:
    assert np.mean([flips(RAG.colours(year)) for year in years.tolist()]) == pytest.approx(7.3, abs=0.1)


def test_the_month_after_a_red_one_is_better_84_times_in_100(years: np.ndarray) -> None:
    red = years[:, :-1] < 78
    better = years[:, 1:] > years[:, :-1]
    assert np.mean(better[red]) == pytest.approx(0.84, abs=0.012)
    # Exact: with u the red month's place in the distribution, the next is better with chance 1 - u, and u < 0.31.
    assert 1 - stats.norm.cdf(-0.5) / 2 == pytest.approx(0.846, abs=0.001)


def test_so_it_is_in_the_series_that_learners_get() -> None:
    truths = [rtm.generate(rtm.Params(), seed)[1] for seed in range(600)]
    reds, better = sum(len(t.reds) for t in truths), sum(t.better_next for t in truths)
    assert better / reds == pytest.approx(0.84, abs=0.02)
    assert np.mean([t.flips for t in truths]) / 23 == pytest.approx(7.3 / 11, abs=0.02)
    assert {t.effect for t in truths} == {0.0}


OTHERS = ("a-and-e-4-hours", "falls", "did-not-attend", "complaints")


@pytest.mark.parametrize(
    ("measure", "seeds"),
    [
        *((measure, 60) for measure in ("discharge-letters", *OTHERS)),
        pytest.param("discharge-letters", 10_000, marks=pytest.mark.certify),
        *(pytest.param(measure, 2000, marks=pytest.mark.certify) for measure in OTHERS),
    ],
)
def test_every_series_is_stable_and_has_reds(measure: str, seeds: int, ledger: Callable[..., None]) -> None:
    params = rtm.Params(measure=measure)
    draws, exceptions = [], []
    for seed in range(seeds):
        data, truth = rtm.generate(params, seed)
        draws.append(truth.draws)
        quiet = spc.judge(spc.xmr(data.series.values), "mdc-7").signals == ()
        if not quiet or len(truth.reds) < rtm.FEWEST_REDS:
            exceptions.append(seed)
    ledger(f"rtm {measure}", draws, len(exceptions))
    assert exceptions == []
    assert max(draws) < MOST_DRAWS


def test_a_reaction_changes_nothing() -> None:
    for seed in range(30):
        reds = rtm.generate(rtm.Params(), seed)[0].colours.count("red")
        shouted = rtm.play(rtm.Params(), seed, ["ask for an action plan"] * reds)
        silent = rtm.play(rtm.Params(), seed, ["leave it"] * reds)
        assert [month.value for month in shouted] == [month.value for month in silent]
        assert len(shouted) == 24


def test_play_stops_at_the_red_month_that_waits_for_a_decision() -> None:
    first = rtm.play(rtm.Params(), 1, [])
    assert [month.colour for month in first].index("red") == len(first) - 1
    second = rtm.play(rtm.Params(), 1, ["leave it"])
    assert second[: len(first) - 1] == first[:-1]
    assert second[len(first) - 1].reaction == "leave it"
    assert second[-1].colour == "red"
    assert second[-1].reaction is None


def test_more_decisions_than_red_months_are_refused() -> None:
    with pytest.raises(ValueError, match="decisions too many"):
        rtm.play(rtm.Params(), 1, ["leave it"] * 30)


def test_shouting_and_silence_do_equally_well() -> None:
    asked, left = np.zeros(2), np.zeros(2)
    for seed in range(300):
        choices = ["ask for an action plan" if i % 2 else "leave it" for i in range(4)]
        tally = rtm.tally(rtm.Params(), seed, choices)
        asked += tally.after_asking
        left += tally.after_leaving
    assert asked[1] == left[1] == 600
    assert asked[0] / asked[1] == pytest.approx(0.84, abs=0.05)
    assert left[0] / left[1] == pytest.approx(0.84, abs=0.05)


def test_colours_at_the_edges() -> None:
    assert RAG.colours([82, 81.9, 78, 77.9]) == ("green", "amber", "amber", "red")
    assert Thresholds(target=5, red=7, better="down").colours([5, 5.1, 7, 7.1]) == ("green", "amber", "amber", "red")
