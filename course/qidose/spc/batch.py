"""Many series at once: the same limits and the same rules as `xmr` and `judge`, without an object for each chart.

All series are laid end to end on one track, each a segment of its own, so that every rule runs once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from qidose.spc.individuals import LimitFactor, moving_ranges, natural_limits
from qidose.spc.numbers import Bools, Floats, Values, check_finite, line_width, read_values
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
    with np.errstate(over="ignore"):
        centre, sigma = natural_limits(y, moving_ranges(y), limit_factor, mr_screen)
        lower, upper = centre - 3.0 * sigma, centre + 3.0 * sigma
    check_finite(lower)
    check_finite(upper)
    track = _track(y, centre, sigma)
    flags = {rule.name: RULES[rule.name](track, rule).flags(y.size).reshape(y.shape) for rule in rules.rules}
    return BatchJudgement(rules, centre, lower, upper, flags, y.shape)


def _track(y: Floats, centre: Floats, sigma: Floats) -> Track:
    """All known points of all rows, one after another."""
    m, n = y.shape
    index = np.flatnonzero(~np.isnan(y))
    row = np.repeat(np.arange(m), n)[index]

    def lines(sigmas: float) -> tuple[Floats, Floats]:
        reach = sigmas * sigma
        return (centre - reach)[row], (centre + reach)[row]

    return Track(index, y.ravel()[index], centre[row], row, line_width(y)[:, 0][row], lines)
