"""Many series at once: the same limits and the same rules as `xmr` and `judge`, without an object for each chart.

All series are laid end to end on one track, each a segment of its own, so that every rule runs once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from qidose.spc.individuals import LimitFactor, moving_ranges, natural_limits
from qidose.spc.numbers import Bools, Floats, Values, line_width, read_values
from qidose.spc.registry import RULES
from qidose.spc.rule_sets import RuleSet, find_rule_set
from qidose.spc.track import Track


@dataclass(frozen=True, eq=False)
class BatchJudgement:
    """m series of n points: `centre`, `lower`, `upper` (m,), and `flags` (m, n) of each rule by name.

    Limits are NaN for a series without two known points in a row, the centre for a series without any.
    """

    rule_set: RuleSet
    centre: Floats
    lower: Floats
    upper: Floats
    flags: Mapping[str, Bools]
    shape: tuple[int, ...]

    @cached_property
    def special(self) -> Bools:
        """Every point (m, n) of any pattern."""
        special: Bools = np.zeros(self.shape, dtype=np.bool_)
        for flags in self.flags.values():
            special |= flags
        return special

    @cached_property
    def signals(self) -> Bools:
        """Which series (m,) have any signal."""
        return np.asarray(self.special.any(axis=1))


BLOCK = 32_768
"""About how many points are worked on at a time: few enough to stay in the processor's cache."""


def judge_xmr(
    values: Values,
    rule_set: str | RuleSet = "mdc-7",
    limit_factor: LimitFactor = "2.66",
    mr_screen: bool = False,
) -> BatchJudgement:
    """XmR limits and signals of `values` (m, n), a series in each row, missing values as NaN.

    The same answers as `judge(xmr(row), rule_set)` for each row. Raises ValueError for infinities and other shapes.
    """
    y, rules = read_values(values, dimensions=2), find_rule_set(rule_set)
    if rules.basis == "median" and limit_factor != "3.145":
        raise ValueError(f"{rules} is for charts about their median, not for XmR charts about their mean.")
    m, n = y.shape
    centre, sigma = np.empty(m), np.empty(m)
    flags = {rule.name: np.zeros((m, n), dtype=np.bool_) for rule in rules.rules}
    rows = max(1, BLOCK // max(n, 1))
    for block in (slice(start, start + rows) for start in range(0, m, rows)):
        part = natural_limits(y[block], moving_ranges(y[block])[:, 1:], limit_factor, mr_screen)
        centre[block], sigma[block] = part
        track = _track(y[block], *part)
        for rule in rules.rules:
            flags[rule.name][block] = RULES[rule.name](track, rule).flags(track.grid.size).reshape(track.grid.shape)
    return BatchJudgement(rules, centre, centre - 3.0 * sigma, centre + 3.0 * sigma, flags, y.shape)


def _track(y: Floats, centre: Floats, sigma: Floats) -> Track:
    """All known points of all rows, one after another."""
    middle, one_sigma = centre[:, None], sigma[:, None]

    def lines(sigmas: float) -> tuple[Floats, Floats]:
        return middle - sigmas * one_sigma, middle + sigmas * one_sigma

    return Track(y, middle, line_width(y), np.repeat(np.arange(y.shape[0]), y.shape[1]), lines)
