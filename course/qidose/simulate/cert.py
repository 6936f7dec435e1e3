"""SIM-CERT: one chart of one NHS measure, certified, with its truth (E-T1-05, E-T2-06, E-T4-03 and others).

The right decision follows from two questions, in this order.

1. Is there a signal? Then "look for the cause", whether the news is good or bad.
2. If not, where is the target? All of the chart on its good side: "leave it". All of it on the wrong side:
   "change the system", because no single month explains it and waiting will not help.

A target never lies between the limits here (SIM-TARGET has those), so the second question has one answer. A chart
without a target asks only the first. A chart with a signal may have a target on either side, so that the target does
not give the answer away. A hit is "look for the cause" on a chart with a signal; a false alarm is "look for the cause"
on a stable chart, whichever of the other two answers was right.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from qidose import spc
from qidose.simulate.certify import (
    draw_until,
    has_limits,
    shift_length,
    shows_drift,
    shows_spike,
    shows_step,
    signals_of,
)
from qidose.simulate.draw import generator
from qidose.simulate.measures import MEASURES, Distribution, Measure, Side, find_measure
from qidose.simulate.process import Floats, Series, can_follow, draw_values, months
from qidose.simulate.target_line import TargetPlace, place_target, target_side

Kind = Literal["stable", "last_worst", "three_worse", "step", "improving_step", "spike", "trend"]
Direction = Literal["better", "worse"]
Decision = Literal["leave it", "look for the cause", "change the system"]

STABLE_KINDS: tuple[Kind, ...] = ("stable", "last_worst", "three_worse")
SIGNAL_KINDS: tuple[Kind, ...] = ("step", "improving_step", "spike", "trend")
SIZES: dict[Kind, tuple[float, float, float]] = {  # smallest, usual and largest size, in spreads
    "step": (1.5, 2.0, 5.0),
    "improving_step": (1.5, 2.0, 5.0),
    "spike": (3.0, 4.5, 8.0),
    "trend": (2.0, 3.0, 5.0),
}
WITHOUT_BASELINE = {"step": (1.8, 2.5), "improving_step": (1.8, 2.5), "trend": (2.0, 4.0)}
"""Sizes that show well with limits from all points. A larger change pulls the centre line so far that the months before
it look like a signal too; a smaller one hides. Outside these sizes "auto" takes the limits from a baseline."""
AUTO_BASELINE = 13
"""Points in that baseline: the fewest that do not give trial limits."""
POINTS_AFTER = {"step": (7, 8), "improving_step": (7, 8), "trend": (8, 10)}
"""How many points lie after the change when the limits come from all points: few, for the same reason."""
FEWEST_AFTER = 8
"""How many at least when the limits come from a baseline, or 1 more than make a shift (fewer on a short chart)."""


@dataclass(frozen=True)
class Params:
    """One certified chart. Sizes count in spreads of the measure (see `measures`).

    kind       stable; last_worst (stable, and the last point is the worst); three_worse (stable, and the last three
               moves are for the worse); step (a new level that lasts); improving_step (a step for the better);
               spike (one odd month); trend (a steady drift to the end that reaches `size`)
    n          points, 20 to 48
    size       None for the usual size of the kind
    direction  of the change: better or worse; None is drawn from the seed
    measure    an id from `measures`; None is drawn from the seed
    distribution  None for the measure's own
    baseline   limits from the first so many points; None: from all; "auto": from all, or from the first 13 where the
               change is too small or too large for that
    change     0-based point at which the change begins; None is drawn from the seed
    target     None for a chart without a target; met or missed: all the limits are on that side of it
    """

    kind: Kind = "stable"
    n: int = 24
    size: float | None = None
    direction: Direction | None = None
    measure: str | None = None
    distribution: Distribution | None = None
    rule_set: str = "mdc-7"
    baseline: int | Literal["auto"] | None = "auto"
    change: int | None = None
    target: TargetPlace | None = None


@dataclass(frozen=True)
class Data:
    """What the learner sees. `rule_set` is the one to judge with; `target` is in the measure's unit."""

    series: Series
    target: float | None
    rule_set: str


@dataclass(frozen=True)
class Truth:
    """What is true, and what the rule set says: the two agree.

    `change` is the 0-based point at which the level changed, `size` by how many spreads, `side` the side of the chart
    it moved to and `direction` what that means for patients or staff; all None (size 0) for a stable process.
    `signals` is what fires. `draws` counts how many charts were drawn until one was certified.
    """

    kind: Kind
    measure: str
    change: int | None
    size: float
    side: Side | None
    direction: Direction | None
    target: TargetPlace | None
    decision: Decision
    rule_set: str
    signals: tuple[spc.Signal, ...]
    draws: int

    @property
    def stable(self) -> bool:
        """Whether the process never changed."""
        return self.change is None


@dataclass(frozen=True)
class _Plan:
    """Everything that is settled before the chance variation is drawn."""

    params: Params
    measure: Measure
    size: float
    side: Side | None
    change: int | None
    baseline: int | None


def generate(params: Params, seed: int) -> tuple[Data, Truth]:
    """A certified chart and its truth.

    Raises ValueError for a request that makes no sense and NotCertifiedError when 99 draws contradict the truth.
    """
    plan = _plan(params, generator(seed, "cert", "plan"))

    def attempt(number: int) -> tuple[Data, tuple[spc.Signal, ...]] | None:
        return _attempt(plan, generator(seed, "cert", "values", number))

    (data, signals), draws = draw_until(attempt, f"{params.kind} of {plan.measure.id}, {params.n} points, seed {seed}")
    return data, _truth(plan, signals, draws)


def decide(stable: bool, target: TargetPlace | None) -> Decision:
    """The right decision (see the top of this module)."""
    if not stable:
        return "look for the cause"
    return "change the system" if target == "missed" else "leave it"


def usual_size(kind: Kind) -> float:
    """The size of a change of that kind when none is asked for, in spreads; 0 for a stable process."""
    return SIZES[kind][1] if kind in SIZES else 0.0


def _plan(params: Params, rng: np.random.Generator) -> _Plan:
    size = _size(params)
    _check_rules(params)
    wanted: Direction = "better" if rng.integers(2) else "worse"
    direction = "better" if params.kind == "improving_step" else params.direction or wanted
    measure = _choose(params, direction, size, rng)
    baseline = _baseline(params, size)
    if params.kind in STABLE_KINDS:
        return _Plan(params, measure, 0.0, None, None, baseline)
    change = _change(params, baseline, rng)
    side = measure.good_side if direction == "better" else measure.bad_side
    return _Plan(params, measure, size, side, change, baseline)


def _size(params: Params) -> float:
    if not 20 <= params.n <= 48:
        raise ValueError(f"a certified chart has 20 to 48 points, not {params.n}")
    if params.kind in STABLE_KINDS:
        return 0.0
    if params.kind not in SIZES:
        raise ValueError(f"kind is one of {', '.join(STABLE_KINDS + SIGNAL_KINDS)}, not {params.kind!r}")
    smallest, _, largest = SIZES[params.kind]
    size = usual_size(params.kind) if params.size is None else params.size
    if not smallest <= size <= largest:
        raise ValueError(f"a {params.kind} of {size:g} spreads: {smallest:g} to {largest:g} can be certified")
    return size


def _choose(params: Params, direction: Direction, size: float, rng: np.random.Generator) -> Measure:
    """The measure asked for, or one from the seed that leaves room for the change and the target on its scale."""
    fit = [m for m in MEASURES if fits(m, params, direction, size)]
    if params.measure is not None:
        asked = find_measure(params.measure)
        if asked not in fit:
            raise ValueError(f"{asked.id} has no room for this: {params}")
        return asked
    if not fit:
        raise ValueError(f"no measure has room for this: {params}")
    return fit[int(rng.integers(len(fit)))]


def fits(measure: Measure, params: Params, direction: Direction, size: float) -> bool:
    """Whether the measure can follow the distribution, and its scale leaves room for the change and the target."""
    if params.distribution is not None and not can_follow(measure, params.distribution):
        return False
    side = measure.good_side if direction == "better" else measure.bad_side
    room_for_change = params.kind in STABLE_KINDS or measure.room(side) > max(size + 1.0, 4.0)
    # Limits may turn out a third wider than 3 spreads, and the target lies beyond them.
    room_for_target = params.target is None or measure.room(target_side(measure, params.target)) > 5.5
    return room_for_change and room_for_target


def _baseline(params: Params, size: float) -> int | None:
    if params.baseline != "auto":
        return params.baseline
    if params.kind not in WITHOUT_BASELINE:
        return None
    smallest, largest = WITHOUT_BASELINE[params.kind]
    shows = smallest <= size <= largest and params.n >= 24 and shift_length(params.rule_set) <= 7
    return None if shows else AUTO_BASELINE


def _change(params: Params, baseline: int | None, rng: np.random.Generator) -> int:
    """Where the change begins; with a baseline it is never inside the baseline."""
    if params.change is not None:
        if not (baseline or 1) <= params.change < params.n:
            raise ValueError(f"a change at point {params.change + 1} of {params.n} cannot be seen on this chart")
        return params.change
    if params.kind == "spike":
        earliest, latest = baseline or 6, params.n - 1
    elif baseline is None:
        few, many = POINTS_AFTER.get(params.kind, (7, 8))
        earliest, latest = params.n - many, params.n - few
    else:
        earliest, latest = baseline, params.n - max(FEWEST_AFTER, shift_length(params.rule_set) + 1)
    return int(rng.integers(earliest, max(earliest, latest) + 1))


def _check_rules(params: Params) -> None:
    """Raises ValueError where the rule set has no rule that could show the change."""
    if params.kind == "spike" and not has_limits(params.rule_set):
        raise ValueError(f"{params.rule_set} has no limits, so it cannot show a spike")
    if params.kind in POINTS_AFTER and params.n - AUTO_BASELINE < shift_length(params.rule_set):
        raise ValueError(f"{params.n} points are too few to show a lasting change under {params.rule_set}")


def _attempt(plan: _Plan, rng: np.random.Generator) -> tuple[Data, tuple[spc.Signal, ...]] | None:
    """One draw: the data and its signals, or None when they do not say what the truth says."""
    params, measure = plan.params, plan.measure
    values = draw_values(rng, measure, levels(plan), params.distribution)
    ending = _ending(values, params.kind, measure)
    if ending is None:
        return None
    series = Series(measure.label, months(params.n), tuple(ending.tolist()), plan.baseline)
    signals = signals_of(series, params.rule_set)
    if not _agrees(plan, signals):
        return None
    target = place_target(series, params.target, rng)
    return None if params.target and target is None else (Data(series, target, params.rule_set), signals)


def levels(plan: _Plan) -> Floats:
    """The true level of each period (n,)."""
    shift = np.zeros(plan.params.n)
    if plan.change is not None:
        after = plan.params.n - plan.change
        sign = 1.0 if plan.side == "high" else -1.0
        drift = np.arange(1, after + 1) / after if plan.params.kind == "trend" else np.ones(after)
        shift[plan.change :] = sign * plan.size * drift
        if plan.params.kind == "spike":
            shift[plan.change + 1 :] = 0.0
    return plan.measure.centre + plan.measure.spread * shift


def _ending(values: Floats, kind: Kind, measure: Measure) -> Floats | None:
    """The values in an order that gives the ending asked for, or None when equal values stand in its way.

    The draws of a stable process are exchangeable, so ordering them this way is the same as waiting for such a chart.
    """
    worse = 1.0 if measure.better == "down" else -1.0
    if kind == "last_worst":
        worst = int(np.argmax(worse * values))
        values[[worst, -1]] = values[[-1, worst]]
        return values if np.all(worse * values[:-1] < worse * values[-1]) else None
    if kind == "three_worse":
        values[-4:] = worse * np.sort(worse * values[-4:])
        return values if np.all(worse * np.diff(values[-4:]) > 0) else None
    return values


def _agrees(plan: _Plan, signals: tuple[spc.Signal, ...]) -> bool:
    """Whether the signals say what is true: none without a change, else only on its side and only where it is."""
    if plan.change is None or plan.side is None:
        return not signals
    if plan.params.kind == "spike":
        return shows_spike(signals, plan.side, plan.change)
    shows = shows_drift if plan.params.kind == "trend" else shows_step
    return shows(signals, plan.side, plan.change, plan.params.n - 1)


def _truth(plan: _Plan, signals: tuple[spc.Signal, ...], draws: int) -> Truth:
    params = plan.params
    direction: Direction | None = None
    if plan.side is not None:
        direction = "better" if plan.side == plan.measure.good_side else "worse"
    return Truth(
        kind=params.kind,
        measure=plan.measure.id,
        change=plan.change,
        size=plan.size,
        side=plan.side,
        direction=direction,
        target=params.target,
        decision=decide(plan.change is None, params.target),
        rule_set=params.rule_set,
        signals=signals,
        draws=draws,
    )
