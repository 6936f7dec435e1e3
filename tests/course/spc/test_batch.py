"""Many series at once say exactly what each says alone."""

import numpy as np
import pytest

from qidose import spc

RNG = np.random.Generator(np.random.PCG64(7))
NORMAL = RNG.normal(50, 4, (60, 36)).round(1)
GAPPY = np.where(RNG.random(NORMAL.shape) < 0.15, np.nan, NORMAL)
COARSE = RNG.integers(0, 4, (60, 30)).astype(float)
CONSTANT = np.full((3, 20), 98.6)


@pytest.mark.parametrize("values", [NORMAL, GAPPY, COARSE, CONSTANT], ids=["normal", "gaps", "ties", "constant"])
@pytest.mark.parametrize("rule_set", ["mdc-7", "mdc-6", "ihi-shewhart", "anhoej", "western-electric", "nelson"])
def test_a_batch_is_its_series(values: np.ndarray, rule_set: str) -> None:
    batch = spc.batch.judge_xmr(values, rule_set)
    for row, y in enumerate(values):
        alone = spc.judge(spc.xmr(y), rule_set)
        assert batch.special[row].tolist() == alone.special.tolist()
        assert batch.signals[row] == bool(alone.signals)
        for rule in alone.found:
            assert batch.flags[rule][row].tolist() == alone.flags(rule).tolist()
        for line in ("centre", "lower", "upper"):
            assert getattr(batch, line)[row] == pytest.approx(getattr(alone.chart, line)[0], rel=1e-12)


def test_options() -> None:
    screened = spc.batch.judge_xmr(NORMAL, mr_screen=True, limit_factor="3/1.128")
    for row, y in enumerate(NORMAL):
        chart = spc.xmr(y, mr_screen=True, limit_factor="3/1.128")
        assert screened.upper[row] == pytest.approx(chart.upper[0], rel=1e-12)


def test_empty_rows_and_odd_shapes() -> None:
    nothing = spc.batch.judge_xmr(np.full((2, 5), np.nan))
    assert np.isnan(nothing.upper).all()
    assert not nothing.signals.any()
    assert spc.batch.judge_xmr(np.zeros((3, 0))).special.shape == (3, 0)
    assert spc.batch.judge_xmr(np.zeros((0, 4))).signals.shape == (0,)
    with pytest.raises(ValueError, match="ihi-run is for charts about their median"):
        spc.batch.judge_xmr(NORMAL, "ihi-run")
    with pytest.raises(ValueError, match="2 dimensions, not 1"):
        spc.batch.judge_xmr([1.0, 2.0])
    with pytest.raises(ValueError, match="Point 2 of the values is infinite"):
        spc.batch.judge_xmr([[1.0, np.inf]])


def test_the_false_alarms_of_the_literature() -> None:
    """Definitions 4: 20,000 stable normal series; any mdc-7 signal in 4.6% (12 points), 15.7% (24), 26.0% (36).

    Here 20,000 series of our own; the standard error is 0.3 points at most, 1 point is allowed.
    """
    rng = np.random.Generator(np.random.PCG64(2024))
    for n, share, six in ((12, 0.046, 0.088), (24, 0.157, 0.286), (36, 0.260, 0.442)):
        noise = rng.normal(size=(20_000, n))
        assert spc.batch.judge_xmr(noise, "mdc-7").signals.mean() == pytest.approx(share, abs=0.01)
        assert spc.batch.judge_xmr(noise, "mdc-6").signals.mean() == pytest.approx(six, abs=0.01)


def test_a_long_run_is_one_stretch_however_long() -> None:
    """A pattern is a stretch of points, so a million points cost a million, not their square."""
    signals = spc.judge(spc.run(np.repeat([0.0, 1.0], 500_000)), "ihi-run").signals
    assert [(signal.rule, len(signal.points)) for signal in signals] == [
        ("shift", 500_000), ("shift", 500_000), ("too_few_runs", 1_000_000),
    ]  # fmt: skip
    assert signals[1].why == "Points 500001 to 1000000, 500000 in a row, are above the median."


def test_numbers_too_large_are_refused_and_blocks_do_not_show() -> None:
    with pytest.raises(ValueError, match="is too large to work with"):
        spc.batch.judge_xmr([[1e308, -1e308, 1e308]])
    many = np.tile(NORMAL, (40, 1))  # more than one block
    assert spc.batch.judge_xmr(many).special.tolist() == np.tile(spc.batch.judge_xmr(NORMAL).special, (40, 1)).tolist()
