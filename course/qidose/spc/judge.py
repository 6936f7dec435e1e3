"""Judging a chart by a rule set: which points are special, which rule says so, and why, in a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from qidose.spc import words
from qidose.spc.anhoej import RunsAnalysis, analyse
from qidose.spc.chart import Chart, phase_slices
from qidose.spc.numbers import Bools, Floats, frozen, line_width
from qidose.spc.registry import RULES
from qidose.spc.rule_sets import Rule, RuleSet, find_rule_set
from qidose.spc.rules import Found
from qidose.spc.track import Track

Side = Literal["high", "low"]

SIDES: tuple[Side | None, ...] = ("low", None, "high")

LIMIT_RULE_ONLY = frozenset({"mr", "r", "s", "funnel"})
"""Charts of spread, and funnels, whose points are not in time order: only the limits are judged."""
LOPSIDED = frozenset({"g", "t"})
"""Charts whose limits are not equally far from the centre, so that thirds of the limits mean little."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One pattern. `points` are 0-based, `completed_by` is the point at which it became a signal.

    `side` is where it points: above or below the centre, or up or down for a trend; None for patterns without one.
    `rule_length` and `basis` are what the sentence needs besides.
    """

    rule: str
    points: tuple[int, ...]
    completed_by: int
    side: Side | None
    rule_length: int = 1
    basis: str = "mean"

    @property
    def why(self) -> str:
        """One sentence for a learner; it counts points from 1."""
        return words.why(self.rule, self.points, self.side, self.rule_length, self.basis)


@dataclass(frozen=True, eq=False)
class Judgement:
    """What a rule set says about a chart of n points. `special` (n,) marks every point of any pattern."""

    rule_set: RuleSet
    chart: Chart
    found: Mapping[str, Found]
    special: Bools

    @cached_property
    def signals(self) -> tuple[Signal, ...]:
        """Every pattern, in the order in which they were completed."""
        signals = [s for name, found in self.found.items() for s in self._signals_of(self.rule_set.rule(name), found)]
        return tuple(sorted(signals, key=lambda signal: signal.completed_by))

    def flags(self, rule: str) -> Bools:
        """Which points (n,) belong to a pattern of that rule."""
        return self.found[rule].flags(len(self.chart)) if rule in self.found else np.zeros(len(self.chart), np.bool_)

    def completing(self, rule: str) -> Bools:
        """At which points (n,) a pattern of that rule was complete."""
        flags = np.zeros(len(self.chart), dtype=np.bool_)
        if rule in self.found:
            flags[self.found[rule].completing] = True
        return flags

    def why(self, point: int) -> tuple[str, ...]:
        """The sentences of all signals that the 0-based point belongs to."""
        return tuple(signal.why for signal in self._by_point.get(point, ()))

    @cached_property
    def _by_point(self) -> dict[int, list[Signal]]:
        signals: dict[int, list[Signal]] = {}
        for signal in self.signals:
            for point in signal.points:
                signals.setdefault(point, []).append(signal)
        return signals

    def _signals_of(self, rule: Rule | None, found: Found) -> list[Signal]:
        if rule is None:
            return []
        index = found.index.tolist()
        rows = zip(
            found.starts.tolist(), found.stops.tolist(), found.completed_by.tolist(), found.side.tolist(), strict=True
        )
        basis, length = self.chart.basis, rule.length
        return [Signal(rule.name, tuple(index[a:b]), done, SIDES[s + 1], length, basis) for a, b, done, s in rows]


def judge(chart: Chart, rule_set: str | RuleSet = "mdc-7") -> Judgement:
    """Judge `chart` by a rule set, given by name or as data.

    Moving range, range, spread and funnel charts are judged by their limits alone. Raises ValueError for an unknown
    rule set, and where the rule set does not suit the chart (limits on a run chart; zones on a lopsided one).
    """
    rules = find_rule_set(rule_set)
    chosen = rules_for(chart, rules)
    track = track_of(chart)
    found = {rule.name: RULES[rule.name](track, rule) for rule in chosen}
    special = np.zeros(len(chart), dtype=np.bool_)
    for one in found.values():
        special |= one.flags(len(chart))
    frozen(special)
    return Judgement(rules, chart, found, special)


def track_of(chart: Chart) -> Track:
    """The known points of a chart, ready for the rules."""
    width = np.zeros(len(chart))
    for part in phase_slices(chart.phase):
        width[part] = line_width(chart.values[part])

    def lines(sigmas: float) -> tuple[Floats, Floats]:
        return (chart.lower, chart.upper) if sigmas == 3.0 else chart.line(sigmas)

    return Track(chart.values, chart.centre, width, chart.phase, lines)


def rules_for(chart: Chart, rules: RuleSet) -> tuple[Rule, ...]:
    """The rules of the set that this kind of chart takes. Raises ValueError where the set does not suit the chart."""
    if chart.kind in LIMIT_RULE_ONLY:
        return tuple(rule for rule in rules.rules if rule.name == "outside_limits")
    if chart.kind == "run" and rules.basis == "mean":
        raise ValueError(f"A run chart has no limits, which {rules} needs. Use ihi-run or anhoej.")
    if rules.basis == "median" and chart.basis != "median":
        raise ValueError(f"{rules} is for a chart about its median. Use a run chart, or ihi-shewhart for this one.")
    if chart.kind in LOPSIDED and rules.even_zones:
        raise ValueError(f"{rules} needs limits of equal width, which a {chart.kind} chart has not. Use mdc-7.")
    return tuple(rule for rule in rules.rules if not (chart.kind in LOPSIDED and rule.name == "inner_third"))


def runs_analysis(chart: Chart) -> tuple[RunsAnalysis, ...]:
    """The runs analysis of each phase with useful points: longest run and crossings, and what chance would give."""
    return analyse(track_of(chart))
