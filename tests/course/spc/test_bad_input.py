"""Real data is dirty: each fault has a sentence that says what and where, or a right answer; never a NaN in silence."""

from collections.abc import Callable

import numpy as np
import pytest

from qidose import spc

CHARTS: dict[str, Callable[[list[float | None]], spc.Chart]] = {
    "xmr": spc.xmr,
    "xmr screened": lambda y: spc.xmr(y, mr_screen=True),
    "xmr median": lambda y: spc.xmr(y, limit_factor="3.145"),
    "mr": spc.mr,
    "run": spc.run,
    "c": spc.c,
    "g": spc.g,
    "t": spc.t,
    "p": lambda y: spc.p(y, [100] * len(y)),
    "np": lambda y: spc.np_(y, [100] * len(y)),
    "u": lambda y: spc.u(y, [100] * len(y)),
    "p prime": lambda y: spc.p_prime(y, [100] * len(y)),
    "u prime": lambda y: spc.u_prime(y, [100] * len(y)),
    "xbar r": lambda y: spc.xbar_r([[one, one] for one in y]),
    "xbar s": lambda y: spc.xbar_s([[one, one] for one in y]),
    "s": lambda y: spc.s([[one, one] for one in y]),
    "funnel": lambda y: spc.funnel(y, [100] * len(y)),
}
SHORT = {"none": [], "one": [5.0], "all missing": [None, None, None], "NaN": [float("nan")], "one in gaps": [None, 5.0]}


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("data", SHORT)
def test_a_line_that_is_not_defined_is_never_left_without_a_word(chart: str, data: str) -> None:
    made = CHARTS[chart](SHORT[data])
    assert len(made) == len(SHORT[data])
    known = ~np.isnan(made.values)
    if np.isnan(made.upper[known]).any() and made.kind != "run":
        assert any("no limits" in note for note in made.notes)
    if not known.any():
        assert made.notes
    judgement = spc.judge(made, "ihi-run" if made.kind == "run" else "mdc-7")
    assert judgement.signals == ()
    assert not judgement.special.any()


@pytest.mark.parametrize("chart", CHARTS)
def test_two_points_give_a_right_answer(chart: str) -> None:
    made = CHARTS[chart]([4.0, 6.0])
    assert not np.isnan(made.centre[1])
    if made.kind != "run":
        assert not np.isnan(made.upper[1])


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("endless", [float("inf"), float("-inf")])
def test_infinity_is_refused_in_words(chart: str, endless: float) -> None:
    with pytest.raises(ValueError, match=r"is infinite\. Leave it empty or give its real size\."):
        CHARTS[chart]([3.0, endless, 4.0])


@pytest.mark.parametrize("chart", CHARTS)
def test_text_is_refused_with_its_place(chart: str) -> None:
    with pytest.raises(ValueError, match="is text"):
        CHARTS[chart]([3.0, "n/a", 4.0])  # type: ignore[list-item]


@pytest.mark.parametrize("rubbish", [[[1, 2], [3, 4]], [1, [2, 3]], [1, object()], 7, [1 + 2j]])
def test_other_things_are_refused(rubbish: list[float | None]) -> None:
    with pytest.raises(ValueError, match="must"):
        spc.xmr(rubbish)


def test_numbers_too_large_to_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="is too large to work with"):
        spc.xmr([1e308, -1e308, 1e308])


def test_masked_values_are_missing() -> None:
    chart = spc.xmr(np.ma.array([10.0, 99.0, 12.0, 11.0], mask=[False, True, False, False]))
    assert np.isnan(chart.values[1])
    assert chart.centre[0] == 11


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"phases": [0, 9]}, "A phase starts at point 10, but the series has 4 points"),
        ({"phases": [3, 2]}, "Phases must start in order"),
        ({"phases": [-1, 2]}, "A phase starts at point 0, but the first point is 1"),
        ({"baseline": 0}, "A baseline needs at least 1 point"),
        ({"exclude": [4]}, "Point 5 cannot be left out: the series has 4 points"),
        ({"limit_factor": "2.5"}, "The limit factor is one of 2.66, 3/1.128, 3.145"),
    ],
)
def test_options_that_make_no_sense(options: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        spc.xmr([1, 2, 3, 4], **options)  # type: ignore[arg-type]


def test_rule_sets_refuse_charts_that_they_were_not_made_for() -> None:
    series = [3, 5, 4, 6, 5, 4, 3, 6]
    with pytest.raises(ValueError, match="A run chart has no limits"):
        spc.judge(spc.run(series), "mdc-7")
    with pytest.raises(ValueError, match="ihi-run is for a chart about its median"):
        spc.judge(spc.xmr(series), "ihi-run")
    for rule_set in ("nelson", "western-electric"):
        with pytest.raises(ValueError, match="needs limits of equal width"):
            spc.judge(spc.g(series), rule_set)
    assert "inner_third" not in spc.judge(spc.t(series), "ihi-shewhart").found


class TestHugeOffsets:
    """1e-12 of 1e12 is 1, which would swallow a noise of 1. The float rule gives way, and the answer is right."""

    @pytest.mark.parametrize("seed", range(20))
    @pytest.mark.parametrize("offset", [1e6, 1e9, 1e12, -1e12])
    def test_the_signals_are_those_of_the_series_without_its_offset(self, seed: int, offset: float) -> None:
        noise = np.random.Generator(np.random.PCG64(seed)).integers(-40, 41, 60) / 8  # exact beside 1e12
        noise[40:] += 6
        far, near = spc.judge(spc.xmr(noise + offset)), spc.judge(spc.xmr(noise))
        assert far.chart.upper - offset == pytest.approx(near.chart.upper, abs=1e-3)
        assert [s.points for s in far.signals] == [s.points for s in near.signals]

    def test_noise_below_the_last_digit_is_no_noise(self) -> None:
        y = 1e12 + np.random.Generator(np.random.PCG64(1)).normal(0, 1e-6, 50)
        assert spc.judge(spc.xmr(y)).signals == ()
