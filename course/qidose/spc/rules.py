"""The rules, each a small function named in the method's own words. They say where a pattern is, not what it means.

Each takes a track and a rule, and returns what it found. Work and memory grow with the number of points, never faster.
"""

from dataclasses import dataclass, replace

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
        flags = np.zeros(n, dtype=np.bool_)
        flags[self.index[ranges(self.starts, self.stops - self.starts)]] = True
        return flags


def outside_limits(track: Track, rule: Rule) -> Found:
    """A single point strictly beyond a 3-sigma limit."""
    at = np.flatnonzero(track.beyond_3)
    return Found(track.index, at, at + 1, track.index[at], track.beyond_3[at], track.index[at])


def shift(track: Track, rule: Rule) -> Found:
    """`length` points in a row on one side of the centre line."""
    if rule.on_line == "break":
        return _runs(track.index, track.side, track.joined, rule.length)
    keep = np.flatnonzero(track.side)
    segment = track.segment[keep]
    return _runs(track.index[keep], track.side[keep], segment[1:] == segment[:-1], rule.length)


def trend(track: Track, rule: Rule) -> Found:
    """`length` points in a row, each higher than the one before, or each lower (length - 1 steps)."""
    index, steps = track.index, track.steps
    if rule.ties == "skip":
        tied = (steps == 0) & track.joined
        keep = np.flatnonzero(np.concatenate([np.ones(min(1, index.size), dtype=np.bool_), ~tied]))
        index, steps = index[keep], steps[keep[1:] - 1]
    return _runs_of_steps(index, steps, 1, rule.length)


def alternating(track: Track, rule: Rule) -> Found:
    """`length` points in a row that go up and down by turns; two equal neighbours end it."""
    turns = (track.steps[1:] * track.steps[:-1] == -1).astype(np.int8)
    return _without_side(_runs_of_steps(track.index, turns, 2, rule.length))


def inner_third(track: Track, rule: Rule) -> Found:
    """`length` points in a row within 1 sigma of the middle, on the line included.

    Where the limits lie on the centre (a measure that never moves) there is no inner third, so no signal.
    """
    lower, upper = track.lines(1.0)
    with np.errstate(invalid="ignore"):
        inside = (track.beyond_1 == 0) & track.known(upper - lower > track.width)
    return _without_side(_runs(track.index, inside.astype(np.int8), track.joined, rule.length))


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
    ends = np.flatnonzero(complete & _whole_windows(track, rule.length))
    return _window_found(track, ends, np.arange(track.index.size), rule.length, 0)


def _some_of_several(track: Track, hits: Sides, rule: Rule, same_side: Sides | None) -> Found:
    """`need` of `length` points in a row are hits on one side. With `same_side`, all of them must be on that side."""
    whole = _whole_windows(track, rule.length)
    parts = []
    for side in (1, -1):
        complete = whole & (_window_sum(hits == side, rule.length) >= rule.need)
        if same_side is None:
            complete &= hits == side
        else:
            complete &= _window_sum(same_side == side, rule.length) == rule.length
        parts.append(_window_found(track, np.flatnonzero(complete), np.flatnonzero(hits == side), rule.length, side))
    return _joined(parts)


def _runs(index: Ints, labels: Sides, joined: Bools, length: int) -> Found:
    """Runs of at least `length` (2 or more) equal, non-zero labels (k,), each `joined` (k - 1,) to the next."""
    same = (labels[1:] == labels[:-1]) & (labels[1:] != 0) & joined
    return _run_found(index, np.flatnonzero(_last_all(same, length - 1)) + 1, labels, length)


def _runs_of_steps(index: Ints, steps: Sides, each: int, length: int) -> Found:
    """The same for labels that join `each` + 1 points and are 0 where a segment ends: runs of `length` points."""
    same = (steps[1:] == steps[:-1]) & (steps[1:] != 0)
    needed = length - each - 1
    ends = np.flatnonzero(_last_all(same, needed)) + 1 if needed else np.flatnonzero(steps)
    labels = np.concatenate([np.zeros(each, dtype=np.int8), steps])
    return _run_found(index, ends + each, labels, length)


def _last_all(flags: Bools, length: int) -> Bools:
    """Whether all of the last `length` (at least 1) flags are true, at each of them; false before there are so many."""
    done, width = flags.copy(), 1
    while width < length:
        back = min(width, length - width)
        done[back:] &= done[:-back].copy()
        done[:back] = False
        width += back
    return done


def _without_side(found: Found) -> Found:
    return replace(found, side=np.zeros_like(found.side))


def stretches(labels: Sides, segment: Ints, length: int) -> tuple[Ints, Ints, Sides]:
    """Starts, stops and labels of stretches of one non-zero label, at least `length` long, within one segment."""
    if not labels.size:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int8)
    edge = np.flatnonzero((labels[1:] != labels[:-1]) | (segment[1:] != segment[:-1])) + 1
    starts, stops = np.concatenate([[0], edge]), np.concatenate([edge, [labels.size]])
    long = (labels[starts] != 0) & (stops - starts >= length)
    return starts[long], stops[long], labels[starts[long]]


def _run_found(index: Ints, ends: Ints, labels: Sides, length: int) -> Found:
    """Runs from the points `ends` at which one is complete: neighbouring ends of one label belong to one run."""
    apart = (np.diff(ends) > 1) | (np.diff(labels[ends]) != 0)
    edge = np.ones(min(1, ends.size), dtype=np.bool_)
    new, last = np.concatenate([edge, apart]), np.concatenate([apart, edge])
    starts = ends[new] - length + 1
    return Found(index, starts, ends[last] + 1, index[ends[new]], labels[ends[new]], index[ends])


def ranges(starts: Ints, lengths: Ints) -> Ints:
    """The whole numbers from each start, as many as its length says, one after another."""
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))


def _window_sum(hits: Bools, length: int) -> Sides:
    """How many of the last `length` points (at most 127) are hits, at each point; fewer points at the beginning."""
    one = hits.astype(np.int8)
    total = one.copy()
    for back in range(1, min(length, one.size)):
        total[back:] += one[:-back]
    return total


def _whole_windows(track: Track, length: int) -> Bools:
    """Whether the last `length` points all lie in one segment, at each point (k,)."""
    first = np.zeros(min(1, track.index.size), dtype=np.bool_)
    return np.concatenate([first, _last_all(track.joined, length - 1)])


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
