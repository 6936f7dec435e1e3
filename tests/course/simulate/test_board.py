"""SIM-BOARD: "8 to 12 measures x 24 months; mix of kinds; RAG thresholds" (curriculum section 6)."""

from collections import Counter
from collections.abc import Callable
from itertools import combinations

import pytest

from qidose import spc
from qidose.simulate import board
from qidose.simulate.certify import MOST_DRAWS, chart_of

KINDS = Counter(getting_worse=2, getting_better=1, cannot_meet=1, red_by_chance=3, fine=1)


def exception_in(row: board.Row, truth: board.RowTruth) -> bool:
    """Whether the chart of a row, judged afresh, contradicts the class of the row."""
    chart = chart_of(row.series)
    result = spc.judge(chart, "mdc-7")
    better, target = row.series.measure.better, row.thresholds.target
    said = (
        spc.variation_icon(result, better).name,
        spc.assurance_icon(chart, target, better).name,
        row.colours[-1],
        bool(result.signals),
    )
    right = {
        "getting_worse": [("concern", "pass", "green", True), ("common_cause", "pass", "green", True)],
        "getting_better": [("improvement", "fail", "red", True), ("common_cause", "fail", "red", True)],
        "cannot_meet": [("common_cause", "fail", "red", False)],
        "red_by_chance": [("common_cause", "hit_and_miss", "red", False)],
        "fine": [("common_cause", "pass", "green", False)],
    }
    return said not in right[truth.kind]


@pytest.mark.parametrize(
    ("measures", "seeds"),
    [(8, 40), (12, 20), *(pytest.param(*case, marks=pytest.mark.certify) for case in [(8, 10_000), (12, 1000)])],
)
def test_every_row_is_what_its_truth_says(measures: int, seeds: int, ledger: Callable[..., None]) -> None:
    draws, exceptions = [], []
    for seed in range(seeds):
        data, truth = board.generate(board.Params(measures), seed)
        draws.append(truth.draws)
        if any(exception_in(row, one) for row, one in zip(data.rows, truth.rows, strict=True)):
            exceptions.append(seed)
    ledger(f"board of {measures}", draws, len(exceptions))
    assert exceptions == []
    assert max(draws) < MOST_DRAWS


@pytest.mark.parametrize("measures", range(8, 13))
def test_the_mix_of_a_page(measures: int) -> None:
    for seed in range(5):
        data, truth = board.generate(board.Params(measures), seed)
        found = Counter(row.kind for row in truth.rows)
        assert found >= KINDS
        assert found.total() == measures == len({row.series.measure.id for row in data.rows})
        assert sum(row.attention for row in truth.rows) == 4
        assert {len(row.series.values) for row in data.rows} == {24}


def test_the_red_page_sends_the_board_to_noise_and_hides_what_gets_worse() -> None:
    for seed in range(25):
        _, truth = board.generate(board.Params(), seed)
        assert truth.reds_by_chance == 3
        assert truth.red_page_share == pytest.approx(0.4)
        assert {row.colour for row in truth.rows if row.kind == "getting_worse"} == {"green"}


def test_minutes_given_by_the_charts_beat_minutes_given_by_colour() -> None:
    _, truth = board.generate(board.Params(), 2)
    by_chart = {i: 2.5 for i, row in enumerate(truth.rows) if row.attention}
    by_colour = {i: 2.0 for i, row in enumerate(truth.rows) if row.colour == "red"}
    assert board.share_of_minutes(by_chart, truth) == 1.0
    assert board.share_of_minutes(by_colour, truth) == pytest.approx(0.4)
    assert board.reached(by_chart, truth)
    assert not board.reached(by_colour, truth)


def test_decisions_follow_the_class() -> None:
    _, truth = board.generate(board.Params(), 2)
    assert {(row.kind, row.decision) for row in truth.rows} == {
        ("getting_worse", "look for the cause"),
        ("getting_better", "look for the cause"),
        ("cannot_meet", "change the system"),
        ("red_by_chance", "leave it"),
        ("fine", "leave it"),
    }


def test_on_a_page_of_12_a_guesser_seldom_passes() -> None:
    """Minutes spread evenly over k rows picked blindly: 80% of them on the 4 that deserve them, and none missed.

    Exact for every k; no k passes more often than 1 time in 99 (at most 1.5% is asked for, section 10, B8).
    """
    _, truth = board.generate(board.Params(12), 0)
    best = 0.0
    for k in range(1, 13):
        picks = list(combinations(range(12), k))
        plans = (dict.fromkeys(pick, 1.0) for pick in picks)
        passed = sum(board.reached(plan, truth) and board.share_of_minutes(plan, truth) >= 0.8 for plan in plans)
        best = max(best, passed / len(picks))
    assert best == pytest.approx(8 / 792)


@pytest.mark.parametrize("minutes", [{0: -1.0, 1: 2.0}, {12: 1.0}, {}])
def test_minutes_that_make_no_sense_are_refused(minutes: dict[int, float]) -> None:
    _, truth = board.generate(board.Params(), 0)
    with pytest.raises(ValueError, match="minutes"):
        board.share_of_minutes(minutes, truth)


def test_a_mix_of_ones_own() -> None:
    mix: tuple[board.Class, ...] = ("fine", "getting_better", "fine")
    data, truth = board.generate(board.Params(mix=mix), 3)
    assert Counter(row.kind for row in truth.rows) == Counter(mix)
    assert len(data.rows) == 3
    assert truth.red_page_share == 1.0
    assert board.generate(board.Params(mix=("fine",)), 3)[1].red_page_share == 0.0
    assert {board.generate(board.Params(mix=mix), seed)[1].rows[0].kind for seed in range(12)} == set(mix)
    for wrong in ((), ("fine",) * 13):
        with pytest.raises(ValueError, match=f"1 to 12 measures, not {len(wrong)}"):
            board.generate(board.Params(mix=wrong), 0)


@pytest.mark.parametrize(("measures", "n", "message"), [(7, 24, "8 to 12 measures"), (8, 12, "24 to 36 months")])
def test_pages_that_make_no_sense_are_refused(measures: int, n: int, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        board.generate(board.Params(measures, n), 0)
