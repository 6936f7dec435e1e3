"""Near misses, for teaching: what almost was a signal, and by how much."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from qidose.spc import anhoej, words
from qidose.spc.chart import Chart
from qidose.spc.judge import SIDES, Side, rules_for, track_of
from qidose.spc.registry import RULES
from qidose.spc.rule_sets import Rule, RuleSet, find_rule_set
from qidose.spc.rules import Found
from qidose.spc.track import Track

RUN_RULES = frozenset({"shift", "trend", "inner_third", "alternating"})


@dataclass(frozen=True)
class NearMiss:
    """A pattern that fell short of `rule` by `short_by` (points in a row, crossings, or the measure's own unit)."""

    rule: str
    points: tuple[int, ...]
    side: Side | None
    short_by: float
    unit: Literal["points", "crossings", "value"]
    why: str


def near_misses(chart: Chart, rule_set: str | RuleSet = "mdc-7", within: float = 0.1) -> tuple[NearMiss, ...]:
    """What almost fired under `rule_set`, in the order of its rules.

    Single points within that share of the distance from the middle to a limit; runs one point too short; 2 of 3 near a
    limit with the third on the wrong side; a longest run or a number of crossings just within what chance gives.
    """
    track = track_of(chart)
    return tuple(
        miss for rule in rules_for(chart, find_rule_set(rule_set)) for miss in _misses(chart, track, rule, within)
    )


def _misses(chart: Chart, track: Track, rule: Rule, within: float) -> Iterator[NearMiss]:
    if rule.name == "outside_limits":
        return _near_limits(chart, track, within)
    if rule.name in RUN_RULES and rule.length > 2:
        return _one_short(chart, track, rule)
    if rule.name in ("two_of_three", "four_of_five"):
        return _wrong_side(chart, track, rule)
    if rule.name in ("longest_run", "few_crossings"):
        return _almost_unusual(chart, track, rule)
    return iter(())


def _near_limits(chart: Chart, track: Track, within: float) -> Iterator[NearMiss]:
    """Points inside a limit, or on it, but no further from it than that share of the limit's own distance."""
    lower, upper = (track.known(line) for line in track.lines(3.0))
    middle = (lower + upper) / 2 if chart.power == 1.0 else track.known(track.centre)
    width = track.known(track.width)
    for side, gap, reach in (
        ("high", upper - track.values, upper - middle),
        ("low", track.values - lower, middle - lower),
    ):
        with np.errstate(invalid="ignore"):
            near = (gap >= -width) & (gap <= within * reach) & (reach > width)
        if side == "low" and np.isfinite(chart.floor):
            near &= lower > chart.floor  # a limit cut to 0 cannot be passed, so being near it means nothing
        for place in np.flatnonzero(near).tolist():
            yield _near_limit(int(track.index[place]), "high" if side == "high" else "low", float(gap[place]))


def _near_limit(point: int, side: Side, gap: float) -> NearMiss:
    where = "below the upper limit" if side == "high" else "above the lower limit"
    gap = max(gap, 0.0)
    return NearMiss(
        "outside_limits", (point,), side, gap, "value", f"Point {point + 1} is inside, {words.number(gap)} {where}."
    )


def _one_short(chart: Chart, track: Track, rule: Rule) -> Iterator[NearMiss]:
    found = RULES[rule.name](track, replace(rule, length=rule.length - 1))
    for points, side in _patterns(found):
        if len(points) == rule.length - 1:
            why = words.why(rule.name, points, side, rule.length, chart.basis)
            yield NearMiss(rule.name, points, side, 1, "points", f"{why[:-1]}: 1 point short.")


def _wrong_side(chart: Chart, track: Track, rule: Rule) -> Iterator[NearMiss]:
    """2 of 3 near a limit that do not count only because of where the third lies."""
    if rule.name != "two_of_three" or rule.variant == "nelson":
        return
    flagged = RULES[rule.name](track, rule).flags(len(chart))
    for points, side in _patterns(RULES[rule.name](track, replace(rule, variant="nelson"))):
        if not flagged[list(points)].any():
            where = "upper" if side == "high" else "lower"
            text = f"{words.name_points(points)} are near the {where} limit, but the third point is not on their side."
            yield NearMiss(rule.name, points, side, 1, "points", text)


def _almost_unusual(chart: Chart, track: Track, rule: Rule) -> Iterator[NearMiss]:
    runs = anhoej.runs_of(track)
    if runs is None:
        return
    ends = np.cumsum(runs.n_runs)
    for segment, analysis in enumerate(anhoej.analyse(track)):
        parts = range(int(ends[segment] - runs.n_runs[segment]), int(ends[segment]))
        if rule.name == "few_crossings" and analysis.crossings == analysis.crossings_min:
            points = tuple(runs.index[runs.starts[parts[0]] : runs.stops[parts[-1]]].tolist())
            text = f"The {chart.basis} is crossed {analysis.crossings} times: 1 fewer would be unusual."
            yield NearMiss(rule.name, points, None, 1, "crossings", text)
        for part in parts if rule.name == "longest_run" else ():
            points = tuple(runs.index[runs.starts[part] : runs.stops[part]].tolist())
            if len(points) == analysis.longest_run_max:
                side = SIDES[int(runs.side[part]) + 1]
                why = words.why("shift", points, side, rule.length, chart.basis)
                yield NearMiss(rule.name, points, side, 1, "points", f"{why[:-1]}: 1 more would be unusual.")


def _patterns(found: Found) -> Iterator[tuple[tuple[int, ...], Side | None]]:
    for start, stop, side in zip(found.starts.tolist(), found.stops.tolist(), found.side.tolist(), strict=True):
        yield tuple(found.index[start:stop].tolist()), SIDES[side + 1]
