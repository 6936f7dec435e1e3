"""The rules said again, in the plainest loops, and held against the ones in use on thousands of small series."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from qidose import spc
from qidose.spc.chart import build, phase_of
from qidose.spc.rule_sets import Rule, RuleSet

# A coarse grid, so that points on lines, ties and points exactly on 1, 2 and 3 sigma come up all the time.
LEVELS = [-3.5, -3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5]
SERIES = st.lists(st.sampled_from([*LEVELS, *LEVELS, None]), max_size=40)


def by_windows(y: Sequence[float], length: int, holds: Callable[[Sequence[float]], Sequence[int]]) -> set[int]:
    """Every point that `holds` names (as offsets) in some stretch of `length` neighbouring points."""
    found: set[int] = set()
    for start in range(len(y) - length + 1):
        found |= {start + offset for offset in holds(y[start : start + length])}
    return found


def everyone(true: bool, length: int) -> Sequence[int]:
    return range(length) if true else ()


def shift(y: Sequence[float], length: int) -> set[int]:
    return by_windows(y, length, lambda w: everyone(all(v > 0 for v in w) or all(v < 0 for v in w), length))


def trend(y: Sequence[float], length: int) -> set[int]:
    def holds(w: Sequence[float]) -> Sequence[int]:
        steps = [b - a for a, b in pairwise(w)]
        return everyone(all(s > 0 for s in steps) or all(s < 0 for s in steps), length)

    return by_windows(y, length, holds)


def alternating(y: Sequence[float], length: int) -> set[int]:
    def holds(w: Sequence[float]) -> Sequence[int]:
        steps = [b - a for a, b in pairwise(w)]
        return everyone(all(s * t < 0 for s, t in pairwise(steps)), length)

    return by_windows(y, length, holds)


def inner_third(y: Sequence[float], length: int) -> set[int]:
    return by_windows(y, length, lambda w: everyone(all(abs(v) <= 1 for v in w), length))


def both_sides(y: Sequence[float], length: int) -> set[int]:
    return by_windows(y, length, lambda w: everyone(all(abs(v) > 1 for v in w) and min(w) < 0 < max(w), length))


def some_of_several(y: Sequence[float], length: int, need: int, sigmas: float) -> set[int]:
    """On one side, `need` beyond so many sigma, the newest among them."""

    def side(sign: int) -> Callable[[Sequence[float]], Sequence[int]]:
        def holds(w: Sequence[float]) -> Sequence[int]:
            hits = [i for i, v in enumerate(w) if sign * v > sigmas]
            return hits if len(hits) >= need and hits[-1] == length - 1 else ()

        return holds

    return by_windows(y, length, side(1)) | by_windows(y, length, side(-1))


def two_of_three_mdc(y: Sequence[float], counts_beyond_3: bool) -> set[int]:
    def holds(w: Sequence[float]) -> Sequence[int]:
        hits = [i for i, v in enumerate(w) if abs(v) > 2 and (counts_beyond_3 or abs(v) <= 3)]
        one_side = all(v > 0 for v in w) or all(v < 0 for v in w)
        return hits if one_side and len(hits) >= 2 else ()

    return by_windows(y, 3, holds)


RESTATED: dict[str, tuple[Rule, Callable[[Sequence[float]], set[int]]]] = {
    "shift 4": (Rule("shift", 4), lambda y: shift(y, 4)),
    "trend 3": (Rule("trend", 3), lambda y: trend(y, 3)),
    "alternating 5": (Rule("alternating", 5), lambda y: alternating(y, 5)),
    "inner third 4": (Rule("inner_third", 4), lambda y: inner_third(y, 4)),
    "both sides 4": (Rule("both_sides", 4), lambda y: both_sides(y, 4)),
    "2 of 3, mdc": (Rule("two_of_three", 3, need=2), lambda y: two_of_three_mdc(y, True)),
    "2 of 3, ptd": (Rule("two_of_three", 3, need=2, variant="ptd"), lambda y: two_of_three_mdc(y, False)),
    "2 of 3, nelson": (Rule("two_of_three", 3, need=2, variant="nelson"), lambda y: some_of_several(y, 3, 2, 2)),
    "4 of 5": (Rule("four_of_five", 5, need=4), lambda y: some_of_several(y, 5, 4, 1)),
}


def restate(rule: Rule, find: Callable[[Sequence[float]], set[int]], values: Sequence[float | None]) -> set[int]:
    """The rule on the known points only, under their places in the whole series; skips what the rule skips."""
    places = [i for i, value in enumerate(values) if value is not None]
    if rule.name == "shift" and rule.on_line == "skip":
        places = [i for i in places if values[i] != 0]
    if rule.name == "trend" and rule.ties == "skip":
        places = [i for k, i in enumerate(places) if k == 0 or values[i] != values[places[k - 1]]]
    return {places[i] for i in find([values[i] or 0.0 for i in places])}


def flagged(rule: Rule, values: Sequence[float | None], phases: tuple[int, ...] = ()) -> set[int]:
    y = np.array([np.nan if v is None else v for v in values], dtype=np.float64)
    chart = build("xmr", y, phase_of(y.size, phases), ~np.isnan(y), np.zeros(y.size), np.ones(y.size))
    judgement = spc.judge(chart, RuleSet("test", "1", "", (rule,), "mean", ""))
    named = {point for signal in judgement.signals for point in signal.points}
    assert named == set(np.flatnonzero(judgement.special).tolist())
    return named


@settings(max_examples=250, deadline=None)
@given(SERIES)
def test_every_rule_says_what_its_plain_restatement_says(values: list[float | None]) -> None:
    for name, (rule, find) in RESTATED.items():
        assert flagged(rule, values) == restate(rule, find, values), name


@settings(max_examples=150, deadline=None)
@given(SERIES)
def test_skipping_what_lies_on_the_line_and_what_is_tied(values: list[float | None]) -> None:
    for rule, find in (
        (Rule("shift", 4, on_line="skip"), lambda y: shift(y, 4)),
        (Rule("trend", 3, ties="skip"), lambda y: trend(y, 3)),
    ):
        assert flagged(rule, values) == restate(rule, find, values), rule.name


@settings(max_examples=150, deadline=None)
@given(SERIES.filter(lambda y: len(y) > 1), st.data())
def test_phases_are_judged_as_if_the_other_phases_were_not_there(
    values: list[float | None], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(1, len(values) - 1))
    for rule, _ in RESTATED.values():
        apart = flagged(rule, values[:cut]) | {cut + point for point in flagged(rule, values[cut:])}
        assert flagged(rule, values, (cut,)) == apart, rule.name
