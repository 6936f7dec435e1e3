"""The rules, each a small function named in the method's own words. They say where a pattern is, not what it means.

Each takes a track and a rule, and returns what it found. Work and memory grow with the number of points, never faster.
"""

from dataclasses import dataclass

import numpy as np

from qidose.spc.numbers import Bools, Ints
from qidose.spc.rule_sets import Rule
from qidose.spc.track import Sides, Track


@dataclass(frozen=True, eq=False)
class Found:
    """Patterns that one rule found. Pattern j is the points `index[starts[j]:stops[j]]` of the series.

    `completed_by` (j,) is the point at which each pattern first became one; `side` (j,) is 1 high, -1 low, 0 neither;
    `completing` are all points at which a pattern was complete.
    """

    index: Ints
    starts: Ints
    stops: Ints
    completed_by: Ints
    side: Sides
    completing: Ints

    def flags(self, n: int) -> Bools:
        """Which of n points belong to a pattern."""
        edges = np.bincount(self.starts, minlength=self.index.size + 1)
        edges = edges - np.bincount(self.stops, minlength=self.index.size + 1)
        flags = np.zeros(n, dtype=np.bool_)
        flags[self.index[np.cumsum(edges)[: self.index.size] > 0]] = True
        return flags


def outside_limits(track: Track, rule: Rule) -> Found:
    """A single point strictly beyond a 3-sigma limit."""
    at = np.flatnonzero(track.beyond_3)
    return Found(track.index, at, at + 1, track.index[at], track.beyond_3[at], track.index[at])


def shift(track: Track, rule: Rule) -> Found:
    """`length` points in a row on one side of the centre line."""
    keep = np.flatnonzero(track.side) if rule.on_line == "skip" else np.arange(track.index.size)
    return _runs(track.index[keep], track.side[keep], track.segment[keep], rule.length)


def trend(track: Track, rule: Rule) -> Found:
    """`length` points in a row, each higher than the one before, or each lower (length - 1 steps)."""
    index, steps, segment = track.index, track.steps(), track.segment
    if rule.ties == "skip":
        tied = (steps == 0) & (segment[1:] == segment[:-1])
        keep = np.flatnonzero(np.concatenate([np.ones(min(1, index.size), dtype=np.bool_), ~tied]))
        index, segment, steps = index[keep], segment[keep], steps[keep[1:] - 1]
    starts, stops, side = stretches(steps, segment[1:], rule.length - 1)
    return _run_found(index, starts, stops + 1, side, rule.length)


def alternating(track: Track, rule: Rule) -> Found:
    """`length` points in a row that go up and down by turns; two equal neighbours end it."""
    steps = track.steps()
    turns = (steps[1:] * steps[:-1] == -1).astype(np.int8)
    starts, stops, side = stretches(turns, track.segment[2:], rule.length - 2)
    return _run_found(track.index, starts, stops + 2, np.zeros_like(side), rule.length)


def inner_third(track: Track, rule: Rule) -> Found:
    """`length` points in a row within 1 sigma of the middle, on the line included.

    Where the limits lie on the centre (a measure that never moves) there is no inner third, so no signal.
    """
    lower, upper = track.lines(1.0)
    with np.errstate(invalid="ignore"):
        inside = (track.beyond_1 == 0) & (upper - lower > track.width)
    starts, stops, side = stretches(inside.astype(np.int8), track.segment, rule.length)
    return _run_found(track.index, starts, stops, np.zeros_like(side), rule.length)


def two_of_three(track: Track, rule: Rule) -> Found:
    """2 of 3 points in a row beyond 2 sigma on one side. Readings differ about the third point (`rule.variant`).

    mdc2023: all three lie on that side of the mean; ptd: the same, and a point outside the limits does not count;
    nelson: the third may lie anywhere, and the last of the three must be one of the two.
    """
    hits = track.beyond_2
    if rule.variant == "ptd":
        hits = np.where(track.beyond_3 == 0, hits, 0).astype(np.int8)
    same_side = track.side if rule.variant != "nelson" else None
    return _some_of_several(track, hits, rule, same_side)


def four_of_five(track: Track, rule: Rule) -> Found:
    """4 of 5 points in a row beyond 1 sigma on one side; the other may lie anywhere, but not last."""
    return _some_of_several(track, track.beyond_1, rule, None)


def both_sides(track: Track, rule: Rule) -> Found:
    """`length` points in a row beyond 1 sigma, with points on both sides of the centre (Nelson's test 8)."""
    outer = track.beyond_1
    sums = [_window_sum(outer == side, rule.length) for side in (1, -1)]
    complete = (sums[0] + sums[1] == rule.length) & (sums[0] > 0) & (sums[1] > 0)
    ends = np.flatnonzero(complete & _whole_windows(track.segment, rule.length))
    return _window_found(track, ends, np.arange(track.index.size), rule.length, 0)


def _some_of_several(track: Track, hits: Sides, rule: Rule, same_side: Sides | None) -> Found:
    """`need` of `length` points in a row are hits on one side. With `same_side`, all of them must be on that side."""
    whole = _whole_windows(track.segment, rule.length)
    parts = []
    for side in (1, -1):
        complete = whole & (_window_sum(hits == side, rule.length) >= rule.need)
        if same_side is None:
            complete &= hits == side
        else:
            complete &= _window_sum(same_side == side, rule.length) == rule.length
        parts.append(_window_found(track, np.flatnonzero(complete), np.flatnonzero(hits == side), rule.length, side))
    return _joined(parts)


def _runs(index: Ints, labels: Sides, segment: Ints, length: int) -> Found:
    starts, stops, side = stretches(labels, segment, length)
    return _run_found(index, starts, stops, side, length)


def stretches(labels: Sides, segment: Ints, length: int) -> tuple[Ints, Ints, Sides]:
    """Starts, stops and labels of stretches of one non-zero label, at least `length` long, within one segment."""
    if not labels.size:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int8)
    edge = np.flatnonzero((labels[1:] != labels[:-1]) | (segment[1:] != segment[:-1])) + 1
    starts, stops = np.concatenate([[0], edge]), np.concatenate([edge, [labels.size]])
    long = (labels[starts] != 0) & (stops - starts >= length)
    return starts[long], stops[long], labels[starts[long]]


def _run_found(index: Ints, starts: Ints, stops: Ints, side: Sides, length: int) -> Found:
    """Runs, complete at their `length`-th point and at each point after it."""
    extra = stops - starts - length + 1
    first = np.repeat(starts + length - 1, extra)
    offset = np.arange(first.size) - np.repeat(np.cumsum(extra) - extra, extra)
    return Found(index, starts, stops, index[starts + length - 1], side, index[first + offset])


def _window_sum(hits: Bools, length: int) -> Sides:
    """How many of the last `length` points (at most 127) are hits, at each point; fewer points at the beginning."""
    one = hits.astype(np.int8)
    total = one.copy()
    for back in range(1, min(length, one.size)):
        total[back:] += one[:-back]
    return total


def _whole_windows(segment: Ints, length: int) -> Bools:
    """Whether the last `length` points all lie in one segment, at each point."""
    whole = np.zeros(segment.size, dtype=np.bool_)
    whole[length - 1 :] = segment[length - 1 :] == segment[: max(segment.size - length + 1, 0)]
    return whole


def _window_found(track: Track, ends: Ints, members: Ints, length: int, side: int) -> Found:
    """Complete windows that end at `ends`; those that share points make one pattern of the `members` within them."""
    if not ends.size:
        nothing = np.zeros(0, np.int64)
        return Found(track.index[members], nothing, nothing, nothing, np.zeros(0, np.int8), nothing)
    new = np.concatenate([[True], np.diff(ends) >= length])
    first, last = ends[new], ends[np.concatenate([new[1:], [True]])]
    starts = np.searchsorted(members, first - length + 1, side="left")
    stops = np.searchsorted(members, last, side="right")
    sides = np.full(first.size, side, dtype=np.int8)
    return Found(track.index[members], starts, stops, track.index[first], sides, track.index[ends])


def _joined(parts: list[Found]) -> Found:
    """Several findings as one, in the order in which their patterns were completed."""
    shift_by = np.cumsum([0, *(part.index.size for part in parts)])[:-1]
    starts = np.concatenate([part.starts + by for part, by in zip(parts, shift_by, strict=True)])
    stops = np.concatenate([part.stops + by for part, by in zip(parts, shift_by, strict=True)])
    completed_by = np.concatenate([part.completed_by for part in parts])
    order = np.argsort(completed_by, kind="stable")
    return Found(
        np.concatenate([part.index for part in parts]),
        starts[order],
        stops[order],
        completed_by[order],
        np.concatenate([part.side for part in parts])[order],
        np.sort(np.concatenate([part.completing for part in parts])),
    )
