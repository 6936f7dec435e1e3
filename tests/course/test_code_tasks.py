"""The experts' exercises in code: our reference agrees with their tests, right answers pass, and usual slips are named.

Here the cells run in this process, without a kernel. Marking them: tests/grading/test_code_marking.py.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from qidose import language, spc
from qidose.code_tasks import TASKS, checks_of
from qidose.exercises.experts.rule_cost_table import measured

NOTEBOOK = Path(__file__).parents[2] / "course" / "lessons" / "experts" / "experts-code.ipynb"
SOLUTION = re.compile(r"(?m)^ *### BEGIN SOLUTION\n(?:.*\n)*? *### END SOLUTION$")
FUNCTIONS = {
    "limits-xmr": "answer-xmr",
    "limits-p": "answer-p",
    "limits-u": "answer-u",
    "limits-g": "answer-g",
    "limits-t": "answer-t",
    "cost-false-alarms": "answer-cost",
    "cost-detection": "answer-cost",
    "bad-limits-size": "answer-size",
    "bad-limits-hide": "answer-hide",
}


@cache
def sources() -> dict[str, str]:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    return {cell["id"]: "".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"}


def names(*cells: str, **more: Any) -> dict[str, Any]:
    """What stands in a notebook after these cells."""
    found: dict[str, Any] = {}
    for source in (sources()["setup"], *cells):
        exec(source, found)
    return {**found, **more}


def told(check: str, answer: str) -> str | None:
    """What a test says of the code of an answer cell; None when it passes."""
    try:
        exec(sources()[check], names(answer))
    except AssertionError as failed:
        return str(failed)
    return None


def test_the_notebook_and_the_list_name_the_same_checks() -> None:
    assert list(FUNCTIONS) == list(checks_of("experts"))
    assert [task.code for task in TASKS] == ["E-T6-01", "E-T6-02", "E-T6-03"]
    assert set(sources()) == {"setup", "hand-in", *FUNCTIONS, *FUNCTIONS.values()}


@pytest.mark.parametrize("check", FUNCTIONS)
def test_the_model_answer_passes(check: str) -> None:
    assert told(check, sources()[FUNCTIONS[check]]) is None


@pytest.mark.parametrize("check", FUNCTIONS)
def test_an_empty_answer_does_not_and_is_told_so(check: str) -> None:
    said = told(check, SOLUTION.sub("    # Your answer", sources()[FUNCTIONS[check]]))
    assert said is not None
    assert said.endswith("gives nothing back yet.")


def lines(chart: spc.Chart, *, many: bool = False) -> tuple[Any, Any, Any]:
    low, middle, high = chart.lower, chart.centre, chart.upper
    return (low, middle[0], high) if many else (low[0], middle[0], high[0])


@pytest.mark.parametrize(
    ("check", "name", "ours"),
    [
        ("limits-xmr", "xmr_limits", lambda values: lines(spc.xmr(values))),
        ("limits-p", "p_limits", lambda counts, sizes: lines(spc.p(counts, sizes), many=True)),
        ("limits-u", "u_limits", lambda counts, sizes: lines(spc.u(counts, sizes), many=True)),
        ("limits-g", "g_limits", lambda gaps: lines(spc.g(gaps))),
        ("limits-t", "t_limits", lambda times: lines(spc.t(times))),
    ],
)
def test_our_reference_agrees_with_every_figure_in_the_tests(check: str, name: str, ours: Any) -> None:
    exec(sources()[check], names(**{name: ours}))


def reference_share(points: int, charts: int, seed: int, run: int = 7, shift: float = 0.0) -> float:
    import numpy as np

    values = np.random.default_rng(seed + 1_000).standard_normal((charts, points))
    values[:, points // 2 :] += shift
    return float(100 * spc.batch.judge_xmr(values, f"mdc-{run}").signals.mean())


@pytest.mark.parametrize("check", ["cost-false-alarms", "cost-detection"])
def test_our_rules_agree_with_the_tests_of_a_rule(check: str) -> None:
    exec(sources()[check], names(share_with_signal=reference_share))


def test_the_figures_of_a_rule_are_those_that_were_measured() -> None:
    """And within the tolerance of those of the curriculum: 15.3%, 4.6% and 25.8%."""
    text = sources()["cost-false-alarms"] + sources()["cost-detection"]
    for points, run, shift, curriculum in ((24, 7, 0.0, 15.3), (12, 7, 0.0, 4.6), (36, 7, 0.0, 25.8)):
        figure = measured(points, f"mdc-{run}", shift)
        assert f"{figure}" in text
        assert figure == pytest.approx(curriculum, abs=0.3)
    for points, run, shift in ((24, 6, 0.0), (24, 7, 1.0), (24, 6, 1.0), (36, 7, 1.5), (16, 7, 2.0)):
        assert f"{measured(points, f'mdc-{run}', shift)}" in text


SLIPS = {
    "xmr: overall standard deviation": (
        "limits-xmr", "2.66 * np.abs(np.diff(values)).mean()", "3 * values.std(ddof=1)", "standard deviation of all",
    ),
    "xmr: d2 of 3 points": ("limits-xmr", "2.66 *", "3 / 1.693 *", "2.66 mean moving ranges"),
    "xmr: d2 unrounded": ("limits-xmr", "2.66 *", "3 / 1.128 *", "use 2.66 as it stands"),
    "xmr: moving ranges with their sign": (
        "limits-xmr", "np.abs(np.diff(values))", "np.diff(values)", "without its sign",
    ),
    "xmr: median as the middle": ("limits-xmr", "values.mean()", "np.median(values)", "the middle line is the mean"),
    "xmr: limits cut at 0": ("limits-xmr", "return mean - width", "return max(mean - width, 0)", "may go below 0"),
    "p: mean size": ("limits-p", "/ sizes)\n", "/ sizes.mean()) * np.ones(len(sizes))\n", "not from the mean size"),
    "p: mean of the shares": (
        "limits-p", "counts.sum() / sizes.sum()", "(counts / sizes).mean()", "not the mean of the",
    ),
    "p: lower limits not cut": ("limits-p", "np.maximum(p - width, 0)", "p - width", "Cut the lower limits at 0"),
    "p: upper limits not cut": ("limits-p", "np.minimum(p + width, 1)", "p + width", "Cut the upper limits at 1"),
    "p: 1 limit for all": ("limits-p", "return np.maximum(p - width, 0), p,", "return 0.1, p,", "1 for each month"),
    "u: as a p chart": (
        "limits-u", "np.sqrt(u / sizes)", "np.sqrt(u * abs(1 - u) / sizes)", "the upper limits are wrong",
    ),
    "u: as a c chart": (
        "limits-u", "np.sqrt(u / sizes)", "np.sqrt(u) * np.ones(len(sizes))", "from its own opportunity",
    ),
    "u: mean of the rates": (
        "limits-u", "counts.sum() / sizes.sum()", "(counts / sizes).mean()", "all events divided by",
    ),
    "u: lower limits not cut": ("limits-u", "np.maximum(u - width, 0)", "u - width", "A rate cannot be below 0"),
    "g: mean as the middle": ("limits-g", "np.median(gaps)", "mean", "the median"),
    "g: limits round the median": ("limits-g", "mean + width", "np.median(gaps) + width", "not from the median"),
    "g: the spread of a count": ("limits-g", "mean * (mean + 1)", "mean", "the upper limit is wrong"),
    "g: lower limit not cut": ("limits-g", "max(mean - width, 0.0)", "mean - width", "cut at 0"),
    "t: no change of scale": ("limits-t", "** (1 / 3.6)", "** 1", "raise the times to the power"),
    "t: not brought back": ("limits-t", "(middle + width) ** 3.6", "(middle + width)", "then bring it back"),
    "t: power rounded": ("limits-t", "(1 / 3.6)", "0.2777", "raise the times to the power"),
    "t: logarithms": ("limits-t", "np.asarray(times, dtype=float) ** (1 / 3.6)", "np.log(times)", "raise the times"),
    "cost: share of 1": ("cost-false-alarms", "100 * signal.mean()", "signal.mean()", "a percentage"),
    "cost: only the limits": ("cost-false-alarms", "for sign in (1, -1):", "for sign in ():", "You found"),
    "cost: runs of 6": ("cost-false-alarms", "run=7", "run=6", "You found 28"),
    "cost: trend counts steps": ("cost-false-alarms", "run - 1", "run - 2", "You found"),
    "cost: overall standard deviation": (
        "cost-false-alarms", "2.66 * np.abs(steps).mean(axis=1", "3 * values.std(axis=1", "You found",
    ),
    "cost: the same charts each time": ("cost-false-alarms", "default_rng(seed)", "default_rng(1)", "Another seed"),
    "cost: other charts each time": ("cost-false-alarms", "default_rng(seed)", "default_rng()", "The same seed"),
    "cost: no shift": ("cost-detection", "+= shift", "+= 0", "You found 15"),
    "cost: shift everywhere": ("cost-detection", "points // 2 :", ":", "You found 15"),
    "cost: run not used": ("cost-detection", "windows(side, run)", "windows(side, 7)", "runs of 6"),
    "size: divisor n": ("bad-limits-size", "ddof=1", "ddof=0", "From all points"),
    "size: d2 of 3 points": ("bad-limits-size", "1.128", "1.693", "From moving ranges"),
    "size: order": ("bad-limits-size", "return within.mean(), values.std(axis=1, ddof=1).mean()",
                    "return values.std(axis=1, ddof=1).mean(), within.mean()", "From moving ranges"),
    "hide: 2 estimates": ("bad-limits-hide", "3 * within", "2 * within", "With moving ranges"),
    "hide: overall twice": ("bad-limits-hide", "3 * within", "3 * overall", "With moving ranges"),
    "hide: ranges twice": ("bad-limits-hide", "3 * overall", "3 * within", "With all points"),
    "hide: shares of 1": ("bad-limits-hide", "100 * (furthest", "1 * (furthest", "With moving ranges"),
}  # fmt: skip
"""A slip: the check that finds it, what is changed in the model answer, and words of what is told."""


@pytest.mark.parametrize("slip", SLIPS)
def test_a_usual_slip_is_found_and_told(slip: str) -> None:
    check, right, wrong, words = SLIPS[slip]
    model = sources()[FUNCTIONS[check]]
    assert right in model
    said = told(check, model.replace(right, wrong))
    assert said is not None
    assert words in said


def test_what_is_told_is_plain_english() -> None:
    begins = "XmR|p chart|u chart|g chart|t chart|Give|Another|The same|Of 100|With|From"
    messages = re.findall(rf'"((?:{begins})[^"]+)"', "".join(sources().values()))
    assert len(messages) > 30
    assert [(text, fault) for text in messages for fault in language.faults(text, "description")] == []
