"""Runs analysis: is the order of points above and below the line what chance would give? (Anhøj & Olesen 2014; IHI.)

Only useful points count: known ones that are not on the line. Each judges a whole series (or phase), not a point.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import log2

import numpy as np

from qidose.spc.numbers import Floats, Ints
from qidose.spc.quantiles import binomial
from qidose.spc.rule_sets import Rule
from qidose.spc.rules import Found, stretches
from qidose.spc.track import Track

FEWEST_USEFUL = 10
"""The printed tables for the number of runs start at 10 useful points."""


@dataclass(frozen=True)
class RunsAnalysis:
    """One phase: useful points, longest run and number of crossings with their limits, and whether either signals."""

    n_useful: int
    longest_run: int | None
    longest_run_max: int | None
    crossings: int | None
    crossings_min: int | None

    @property
    def runs(self) -> int | None:
        """The number of runs: one more than the crossings."""
        return None if self.crossings is None else self.crossings + 1

    @property
    def signal(self) -> bool:
        """An unusually long run, or unusually few crossings."""
        if self.longest_run is None or self.crossings is None:
            return False
        return self.longest_run > (self.longest_run_max or 0) or self.crossings < (self.crossings_min or 0)


def longest_run_max(n_useful: int) -> int:
    """The longest run that chance would give: round(log2 n) + 3 (Schilling 2012). A longer one signals."""
    return round(log2(n_useful)) + 3


@lru_cache(maxsize=4096)
def crossings_min(n_useful: int) -> int:
    """The fewest crossings that chance would give: the 5% point of binomial(n - 1, 0.5). Fewer signal."""
    return binomial(n_useful - 1, 0.5).quantile(0.05) if n_useful > 1 else 0


@lru_cache(maxsize=4096)
def runs_limits(above: int, below: int) -> tuple[int, int]:
    """Too few runs are at most the first number, too many at least the second (2.5% each; Swed & Eisenhart 1943).

    Exact, given that many points above and below the line; (0, a number out of reach) where nothing would be unusual.
    """
    probability = _runs_distribution(above, below)
    few = np.flatnonzero(np.cumsum(probability) <= 0.025)
    many = np.flatnonzero(np.cumsum(probability[::-1])[::-1] <= 0.025)
    top = probability.size
    return int(few[-1]) if few.size else 0, int(many[0]) if many.size else top


def _runs_distribution(above: int, below: int) -> Floats:
    """P(number of runs = r) for r = 0, 1, …, 2 min(above, below) + 1."""
    short = min(above, below)
    logs = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, above + below + 1)))])

    def choose(n: int, k: Ints) -> Floats:
        """log of n over k, minus infinity where k is above n."""
        inside = np.minimum(k, n)
        return np.where(k <= n, logs[n] - logs[inside] - logs[n - inside], -np.inf)

    probability = np.zeros(2 * short + 2)
    if short == 0:
        probability[1] = 1.0
        return probability
    k, whole = np.arange(1, short + 1), logs[above + below] - logs[above] - logs[below]
    probability[2::2] = 2 * np.exp(choose(above - 1, k - 1) + choose(below - 1, k - 1) - whole)
    odd = np.exp(choose(above - 1, k) + choose(below - 1, k - 1) - whole)
    probability[3::2] = odd + np.exp(choose(above - 1, k - 1) + choose(below - 1, k) - whole)
    return probability


@dataclass(frozen=True, eq=False)
class Runs:
    """Runs of useful points: `starts`, `stops`, `side` (r,) of each; the rest has one entry for each segment."""

    index: Ints
    starts: Ints
    stops: Ints
    side: Ints
    first_run: Ints
    n_runs: Ints
    n_useful: Ints
    above: Ints

    @property
    def longest(self) -> Ints:
        """The longest run of each segment."""
        return np.maximum.reduceat(self.stops - self.starts, self.first_run)


def runs_of(track: Track) -> Runs | None:
    """All runs of useful points in each segment; None when there are no useful points."""
    keep = np.flatnonzero(track.side)
    if not keep.size:
        return None
    side, segment = track.side[keep], track.segment[keep]
    starts, stops, sides = stretches(side, segment, 1)
    _, first_run, n_runs = np.unique(segment[starts], return_index=True, return_counts=True)
    _, first_point, n_useful = np.unique(segment, return_index=True, return_counts=True)
    above = np.add.reduceat(side > 0, first_point, dtype=np.int64)
    return Runs(track.index[keep], starts, stops, sides.astype(np.int64), first_run, n_runs, n_useful, above)


def analyse(track: Track) -> tuple[RunsAnalysis, ...]:
    """The runs analysis of each segment that has useful points."""
    runs = runs_of(track)
    if runs is None:
        return ()
    rows = zip(runs.n_useful.tolist(), runs.longest.tolist(), runs.n_runs.tolist(), strict=True)
    return tuple(RunsAnalysis(n, long, longest_run_max(n), r - 1, crossings_min(n)) for n, long, r in rows)


def longest_run(track: Track, rule: Rule) -> Found:
    """An unusually long run of useful points on one side of the line."""
    runs = runs_of(track)
    if runs is None:
        return _nothing()
    most = np.array([longest_run_max(n) for n in runs.n_useful.tolist()])
    limit = np.repeat(most, runs.n_runs)
    long = runs.stops - runs.starts > limit
    starts, stops = runs.starts[long], runs.stops[long]
    done = runs.index[starts + limit[long]]
    return Found(runs.index, starts, stops, done, runs.side[long].astype(np.int8), done)


def few_crossings(track: Track, rule: Rule) -> Found:
    """The line is crossed unusually seldom."""
    runs = runs_of(track)
    if runs is None:
        return _nothing()
    least = np.array([crossings_min(n) for n in runs.n_useful.tolist()])
    return _whole_segments(runs, runs.n_runs - 1 < least)


def too_few_runs(track: Track, rule: Rule) -> Found:
    """Fewer runs above and below the line than chance would give."""
    return _unusual_runs(track, few=True)


def too_many_runs(track: Track, rule: Rule) -> Found:
    """More runs above and below the line than chance would give."""
    return _unusual_runs(track, few=False)


def _unusual_runs(track: Track, few: bool) -> Found:
    runs = runs_of(track)
    if runs is None:
        return _nothing()
    rows = zip(runs.n_runs.tolist(), runs.above.tolist(), runs.n_useful.tolist(), strict=True)
    unusual = [n >= FEWEST_USEFUL and _is_unusual(r, above, n - above, few) for r, above, n in rows]
    return _whole_segments(runs, np.array(unusual, dtype=np.bool_))


def _is_unusual(runs: int, above: int, below: int, few: bool) -> bool:
    low, high = runs_limits(above, below)
    return runs <= low if few else runs >= high


def _whole_segments(runs: Runs, signals: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Found:
    """Each signalling segment as one pattern of all its useful points, complete at the last."""
    stops = np.cumsum(runs.n_useful)
    starts = (stops - runs.n_useful)[signals]
    stops = stops[signals]
    done = runs.index[stops - 1]
    return Found(runs.index, starts, stops, done, np.zeros(starts.size, np.int8), done)


def _nothing() -> Found:
    empty = np.zeros(0, np.int64)
    return Found(empty, empty, empty, empty, np.zeros(0, np.int8), empty)
