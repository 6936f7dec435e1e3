"""The code that experts are given to run: each block by itself, and the figures that the lesson gives beside it."""

import re
from math import exp, sqrt
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from qidose import spc
from texts.lessons import prose

FENCED = re.compile(r"```python\n(.*?)```", re.DOTALL)
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e-\d+)?")
SECTIONS = {head[1]: cell for cell in prose("experts") if (head := re.match(r"#+ +(.+)", cell))}
PRINTED = {
    ("Why the overall standard deviation misleads", 0): "1.04 1.42",
    ("How sure are the limits themselves", 0): "12 0.60 1.48 24 0.71 1.32",
    ("When points remember each other", 0): "69",
    ("Too much data can mislead as well", 0): "8 0",
    ("Rare events", 0): "45",
    ("Count the gaps", 0): "57 14",
    ("Count the gaps", 1): "142 11",
    ("Designed tests", 0): "5 63 34 10 78 38 25 93 42",
    ("All 8 weeks answer each question", 0): "9 8 1 9 -2 1",
    ("Guidelines that disagree", 0): "1 3 4 38 50 5 600 600 150 200 4000 5 450 600 0.7 0.85 2014 2018 84 102",
    ("People leave", 0): "642 756",
    ("What the model expects", 0): "713",
    ("Author an exercise", 0): "98 90",
    ("Hard to guess, easy to read", 0): "0.00037",
    ("Agreement in numbers", 0): "0.70 0.25",
}
"""What each block prints (section, place in it), rounded as the text rounds it. The first block draws anew."""
FIRST = "Measure it yourself"
SAID = {
    FIRST: "You should see a number near 15.5.",
    "Why the overall standard deviation misleads": "It prints 1.04 and 1.42.",
    "How sure are the limits themselves": "lie between 0.6 and 1.48. With 24 points, it is 0.71 and 1.32.",
    "Neighbours that are too alike": "It is about 69 of 100",
    "Too much data can mislead as well": "It prints 8, then 0. On the p chart 8 of 14 months lie outside.",
    "Rare events": "It prints 45, and with many more charts it is about 43 of 100.",
    "Count the gaps": "It prints about 57, then about 14.",
    "What a small test is for": "| 25 | 93 of 100 | 42 of 100 |",
    "All 8 weeks answer each question": "It prints 9 for the hour, 8 for the trolley and 1 for the cards.",
    "People leave": "It is 642, if all finish. If 85% finish, it is 756.",
    "What the model expects": "It prints 713. Seats and people who have it already make 1,000.",
    "Author an exercise": "It stops at seed 98, with a last month of 90.",
    "Hard to guess, easy to read": "It is 0.00037, or about 4 in 10,000.",
    "Agreement in numbers": "It prints 0.7 and 0.25.",
}
CHARTS = 40_000


def normal(points: int, seed: int = 1) -> NDArray[np.float64]:
    return np.random.default_rng(seed).standard_normal((CHARTS, points))


def alarms(values: NDArray[Any], rule_set: str = "mdc-7") -> float:
    """Of 100 charts, how many have any signal."""
    return float(100 * spc.batch.judge_xmr(values, rule_set).signals.mean())


def remembering(r: float) -> NDArray[np.float64]:
    noise = normal(24)
    values = noise.copy()
    for month in range(1, 24):
        values[:, month] = r * values[:, month - 1] + sqrt(1 - r * r) * noise[:, month]
    return values


def lag_1(values: NDArray[np.float64]) -> NDArray[np.float64]:
    off = values - values.mean(axis=1, keepdims=True)
    found: NDArray[np.float64] = (off[:, 1:] * off[:, :-1]).sum(axis=1) / (off**2).sum(axis=1)
    return found


@pytest.mark.parametrize(("section", "place"), PRINTED)
def test_a_block_prints_what_the_lesson_says(section: str, place: int, capsys: pytest.CaptureFixture[str]) -> None:
    exec(FENCED.findall(SECTIONS[section])[place], {})
    printed = NUMBER.findall(re.sub(r"(?<=\d),(?=\d{3})", "", capsys.readouterr().out))
    wanted = PRINTED[section, place].split()
    assert len(printed) == len(wanted)
    for one, other in zip(printed, wanted, strict=True):
        decimals = len(other.partition(".")[2])
        assert float(one) == pytest.approx(float(other), abs=0.5001 * 10**-decimals)


def test_every_block_is_tried() -> None:
    blocks = {(name, place) for name, cell in SECTIONS.items() for place in range(len(FENCED.findall(cell)))}
    assert blocks == {*PRINTED, (FIRST, 0)}


@pytest.mark.parametrize("section", SAID)
def test_the_lesson_says_what_the_block_prints(section: str) -> None:
    assert SAID[section] in SECTIONS[section]


def test_the_first_block_and_its_checks(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {}
    exec(FENCED.findall(SECTIONS[FIRST])[0], names)
    assert float(capsys.readouterr().out) == pytest.approx(15.5, abs=1.1)
    check = SECTIONS["Test your simulation first"]
    (change,) = re.findall(r"`(values\[[^`]+)`", check)
    before = names["values"].copy()
    exec(change, names)
    assert np.array_equal(names["values"][:, :12], before[:, :12])
    assert np.allclose(names["values"][:, 12:], before[:, 12:] + 1)
    assert "With 10, all charts of 24 points should signal. With a new unit, nothing should change at all." in check
    before[:, 12:] += 10
    assert alarms(before) == 100
    assert alarms(7 * names["values"]) == pytest.approx(alarms(names["values"]), abs=0.02)


def test_20_000_charts_are_seldom_more_than_0_6_points_off() -> None:
    assert 2 < 0.6 / (100 * sqrt(0.155 * 0.845 / 20_000)) < 3


def test_difficult_data_raise_as_many_alarms_as_the_table_says() -> None:
    rows = re.findall(r"^\| ([^|]+) \| (\d+) \|$", SECTIONS["What difficult data do to a plain chart"], re.MULTILINE)
    rng, season = np.random.default_rng(3), 1.5 * np.sin(2 * np.pi * np.arange(24) / 12)
    data = (
        normal(24), remembering(0.3), remembering(0.5), normal(24) + season,
        rng.exponential(1, (CHARTS, 24)), rng.poisson(0.5, (CHARTS, 24)),
    )  # fmt: skip
    for (name, said), values in zip(rows, data, strict=True):
        assert alarms(values) == pytest.approx(int(said), abs=1.2), name


def test_limits_from_the_overall_standard_deviation_hide_a_step() -> None:
    values = normal(24)
    values[:, 12:] += 2
    off = np.abs(values - values.mean(axis=1, keepdims=True))
    moving = np.abs(np.diff(values, axis=1)).mean(axis=1) / 1.128
    assert 100 * (off.max(axis=1) > 3 * moving).mean() == pytest.approx(35, abs=1)
    assert 100 * (off.max(axis=1) > 3 * values.std(axis=1, ddof=1)).mean() < 1
    assert lag_1(values).mean() == pytest.approx(0.4, abs=0.03)
    assert lag_1(normal(24)).std() == pytest.approx(0.2, abs=0.015)


def test_limits_of_data_that_remember_are_too_narrow() -> None:
    moving = np.abs(np.diff(remembering(0.5), axis=1)).mean() / 1.128
    assert moving == pytest.approx(sqrt(1 - 0.5), abs=0.01) == pytest.approx(0.71, abs=0.01)


def test_what_other_rule_sets_cost() -> None:
    assert alarms(normal(24), "anhoej") == pytest.approx(4, abs=0.5)
    assert alarms(normal(36), "anhoej") == pytest.approx(5.4, abs=0.4)
    assert alarms(normal(24), "nelson") == pytest.approx(19, abs=0.7)


def test_rare_events_and_usual_figures_of_3_years() -> None:
    rows = np.random.default_rng(2).poisson(0.5, (4_000, 24))
    assert 100 * np.mean([bool(spc.judge(spc.c(row)).special.any()) for row in rows]) == pytest.approx(43, abs=2)
    assert round(100 * exp(-0.5)) == 61
    assert sqrt(1 + 1 / 3) == pytest.approx(1.15, abs=0.01)


def test_the_planned_test_is_worked_out_rightly() -> None:
    week = 100 * sqrt(0.65 * 0.35 / 600)
    assert week == pytest.approx(2, abs=0.06)
    assert week * sqrt(2) == pytest.approx(2.75, abs=0.02)
    assert week / sqrt(2) == pytest.approx(1.4, abs=0.05)
    without, with_it = (63 + 60) / 2 - (60 + 63) / 2, (78 + 79) / 2 - (59 + 62) / 2
    assert (without, with_it, (with_it - without) / 2) == (0, 18, 9)


def test_the_limits_for_markers() -> None:
    rows = re.findall(r"^\| [A-E] \| ([\d.]+) \|$", SECTIONS["Audit the markers"], re.MULTILINE)
    means = np.array([float(mean) for mean in rows])
    error = 0.7 / sqrt(40)
    assert means.mean() == pytest.approx(1.24)
    assert error == pytest.approx(0.11, abs=0.005)
    assert (means.mean() - 3 * error, means.mean() + 3 * error) == pytest.approx((0.91, 1.57), abs=0.005)
    assert list(np.abs(means - means.mean()) > 3 * error) == [False, False, True, False, False]
    assert means[2] - np.delete(means, 2).mean() == pytest.approx(0.44, abs=0.005)
    assert 2 * 0.7 * sqrt(1 / 40 + 1 / 160) == pytest.approx(0.25, abs=0.005)


def test_how_many_stable_charts_end_on_their_worst_month() -> None:
    waits = np.random.default_rng(4).normal(80, 4, (CHARTS, 24)).round()
    worst = waits[:, -1] > waits[:, :-1].max(axis=1)
    quiet = ~spc.batch.judge_xmr(waits, "mdc-7").signals
    assert 100 * (worst & quiet).mean() == pytest.approx(3, abs=0.5)
