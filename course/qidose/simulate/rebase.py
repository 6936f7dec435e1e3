"""SIM-REBASE: a chart with notes from the team. Should the limits be worked out anew, and from where? (E-T5-02)

Four conditions must all hold (spc4hc, chapter 21): the shift has lasted; its cause is known; it goes the way that is
wanted; it is expected to stay. Six cases, certified against limits from the first 13 points:

    rebase          all four hold
    no_change       something new was done, and nothing changed (MC16: never recalculate by habit)
    brief           a shift that came and went
    cause_unknown   a lasting shift for the better that nobody can explain
    unwanted        a lasting shift for the worse: new limits would hide it
    temporary       a shift for the better whose cause will end
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from qidose import spc
from qidose.simulate.certify import chart_of, draw_until, shift_length, shows_step, signals_of
from qidose.simulate.draw import generator
from qidose.simulate.measures import MEASURES, Measure, Side, find_measure
from qidose.simulate.process import Floats, Series, draw_values, months

Case = Literal["rebase", "no_change", "brief", "cause_unknown", "unwanted", "temporary"]
REFUSALS: tuple[Case, ...] = ("no_change", "brief", "cause_unknown", "unwanted", "temporary")
CASES: tuple[Case, ...] = ("rebase", *REFUSALS)

BASELINE, FEWEST_AFTER, FEWEST_BACK = 13, 12, 7
"""Points: of the old limits; after a lasting change; after a brief one (1 point more than a shift) has gone."""
TOLERANCE = 2
"""How many months from the true change a learner's starting point may lie (curriculum 6.1, 2)."""

NOTES: dict[str, tuple[str, ...]] = {
    "lasting": (
        "A new way of working was agreed and written down. Every shift now works this way.",
        "A new electronic form replaced the paper one for good.",
        "2 permanent posts were filled.",
        "The new equipment came into daily use. The old equipment was taken away.",
    ),
    "loss": (
        "2 posts were lost for good.",
        "1 of the 2 rooms was closed for good.",
        "The old supplier stopped. The new one is slower and has a contract for 5 years.",
    ),
    "temporary": (
        "3 agency staff joined. Their contract ends in {end}.",
        "A pilot with extra money began. It ends in {end}.",
        "A team of students began to help every day. They leave in {end}.",
    ),
    "visit": ("A visiting team came to help.", "A doctor from another trust came to help."),
    "left": ("The visitors left. Work is done the old way again.",),
    "unknown": ("We asked everyone what had changed. Nobody knows.",),
    "unrelated": (
        "A new car park opened.",
        "The staff survey was sent out.",
        "A new chair of the board started.",
        "The yearly fire drill took place.",
        "The canteen changed its menu.",
        "The hospital held its open day.",
    ),
}
NEWS: dict[Case, str] = {
    "rebase": "lasting",
    "no_change": "lasting",
    "brief": "visit",
    "unwanted": "loss",
    "temporary": "temporary",
}
"""The note in the month of the change; an unexplained change has none."""


class Conditions(NamedTuple):
    """The four conditions; None where it cannot be known, so that either answer is accepted."""

    sustained: bool
    cause_known: bool | None
    wanted: bool | None
    persists: bool | None


CONDITIONS: dict[Case, Conditions] = {
    "rebase": Conditions(True, True, True, True),
    "no_change": Conditions(False, None, None, None),
    "brief": Conditions(False, True, True, False),
    "cause_unknown": Conditions(True, False, True, None),
    "unwanted": Conditions(True, True, False, True),
    "temporary": Conditions(True, True, True, False),
}


@dataclass(frozen=True)
class Params:
    """A chart of `n` points (30 to 40). `case` and `measure` come from the seed when None; `size` counts in spreads."""

    case: Case | None = None
    n: int = 32
    size: float = 2.2
    measure: str | None = None
    rule_set: str = "mdc-7"


class Note(NamedTuple):
    """What the team wrote down: the 0-based point, its month, the text."""

    point: int
    period: str
    text: str


@dataclass(frozen=True)
class Data:
    """The chart with its old limits (`series.baseline`) and the notes, in time order."""

    series: Series
    notes: tuple[Note, ...]
    rule_set: str


@dataclass(frozen=True)
class Truth:
    """Whether to recalculate, from which 0-based point (`start`, ± `tolerance`; None if not), and what decides it.

    `change` is where the process changed (None if it did not) and `until` the last point of the new level.
    `failing` names the conditions that do not hold.
    """

    case: Case
    rebase: bool
    start: int | None
    tolerance: int
    conditions: Conditions
    failing: tuple[str, ...]
    change: int | None
    until: int | None
    side: Side | None
    size: float
    signals: tuple[spc.Signal, ...]
    rule_set: str
    draws: int


@dataclass(frozen=True)
class _Plan:
    params: Params
    case: Case
    measure: Measure
    side: Side
    change: int
    until: int


def generate(params: Params, seed: int) -> tuple[Data, Truth]:
    """A chart with notes, and its truth. Raises ValueError for what cannot be; NotCertifiedError after 99 draws."""
    rng = generator(seed, "rebase", "plan")
    plan = _plan(params, rng)

    def attempt(number: int) -> Series | None:
        return _attempt(plan, generator(seed, "rebase", "values", number))

    series, draws = draw_until(attempt, f"{plan.case} of {plan.measure.id}, seed {seed}")
    return Data(series, _notes(plan, rng), params.rule_set), _truth(plan, series, draws)


def rebase_set(seed: int, yes: int = 5) -> tuple[tuple[Data, ...], tuple[Truth, ...]]:
    """`yes` charts to recalculate and as many not to, of all kinds by turns, in an order from the seed (E-T5-02)."""
    rng = generator(seed, "rebase-set")
    cases = [*["rebase"] * yes, *(REFUSALS[i % len(REFUSALS)] for i in range(yes))]
    measures = rng.permutation([measure.id for measure in MEASURES if _fits(measure, 2.2)]).tolist()
    order = rng.permutation(len(cases)).tolist()
    seeds = rng.integers(2**62, size=len(cases)).tolist()
    pairs = [
        generate(Params(case=cases[i], measure=measures[place % len(measures)]), seeds[place])
        for place, i in enumerate(order)
    ]
    return tuple(data for data, _ in pairs), tuple(truth for _, truth in pairs)


def _plan(params: Params, rng: np.random.Generator) -> _Plan:
    if not 30 <= params.n <= 40:
        raise ValueError(f"a chart with notes has 30 to 40 points, not {params.n}")
    if not 1.8 <= params.size <= 3.0:
        raise ValueError(f"a change of {params.size:g} spreads: 1.8 to 3 can be certified")
    case = params.case or CASES[int(rng.integers(len(CASES)))]
    if case not in CASES:
        raise ValueError(f"case is one of {', '.join(CASES)}, not {case!r}")
    fit = [measure for measure in MEASURES if _fits(measure, params.size)]
    measure = find_measure(params.measure) if params.measure else fit[int(rng.integers(len(fit)))]
    brief = shift_length(params.rule_set) + 1
    after = brief + FEWEST_BACK if case == "brief" else FEWEST_AFTER
    change = int(rng.integers(BASELINE, params.n - after + 1))
    until = change + brief - 1 if case == "brief" else params.n - 1
    side = measure.bad_side if case == "unwanted" else measure.good_side
    return _Plan(params, case, measure, side, change, until)


def _fits(measure: Measure, size: float) -> bool:
    return min(measure.room("low"), measure.room("high")) > size + 3


def _attempt(plan: _Plan, rng: np.random.Generator) -> Series | None:
    """One draw; None unless the old limits show the change, and new ones from the change on would be quiet."""
    values = draw_values(rng, plan.measure, _levels(plan))
    series = Series(plan.measure.label, months(plan.params.n), tuple(values.tolist()), BASELINE)
    signals = signals_of(series, plan.params.rule_set)
    if plan.case == "no_change":
        return None if signals else series
    if not shows_step(signals, plan.side, plan.change, plan.until):
        return None
    return series if plan.case == "brief" or _quiet_when_rebased(series, plan) else None


def _levels(plan: _Plan) -> Floats:
    levels = np.full(plan.params.n, plan.measure.centre, dtype=np.float64)
    if plan.case != "no_change":
        sign = 1.0 if plan.side == "high" else -1.0
        levels[plan.change : plan.until + 1] += sign * plan.params.size * plan.measure.spread
    return levels


def _quiet_when_rebased(series: Series, plan: _Plan) -> bool:
    chart = chart_of(series, plan.params.rule_set, plan.change)
    return not spc.judge(chart, plan.params.rule_set).signals


def _notes(plan: _Plan, rng: np.random.Generator) -> tuple[Note, ...]:
    """What the team knows, with 2 things that have nothing to do with it, 4 months or more from the change."""
    periods = months(plan.params.n)
    end = months(plan.params.n + 4)[-1]
    told: list[tuple[int, str]] = []
    if plan.case in NEWS:
        told.append((plan.change, _pick(NEWS[plan.case], rng).format(end=end)))
    if plan.case == "brief":
        told.append((plan.until + 1, _pick("left", rng)))
    if plan.case == "cause_unknown":
        told.append((min(plan.change + 8, plan.params.n - 1), _pick("unknown", rng)))
    far = [i for i in range(2, plan.params.n) if abs(i - plan.change) >= 4 and i not in dict(told)]
    texts = rng.permutation(len(NOTES["unrelated"]))[:2].tolist()
    for point, text in zip(sorted(rng.choice(far, 2, replace=False).tolist()), texts, strict=True):
        told.append((point, NOTES["unrelated"][text]))
    return tuple(Note(point, periods[point], text) for point, text in sorted(told))


def _pick(kind: str, rng: np.random.Generator) -> str:
    return NOTES[kind][int(rng.integers(len(NOTES[kind])))]


def _truth(plan: _Plan, series: Series, draws: int) -> Truth:
    conditions = CONDITIONS[plan.case]
    changed = plan.case != "no_change"
    return Truth(
        case=plan.case,
        rebase=plan.case == "rebase",
        start=plan.change if plan.case == "rebase" else None,
        tolerance=TOLERANCE,
        conditions=conditions,
        failing=tuple(name for name, holds in conditions._asdict().items() if holds is False),
        change=plan.change if changed else None,
        until=plan.until if changed else None,
        side=plan.side if changed else None,
        size=plan.params.size if changed else 0.0,
        signals=signals_of(series, plan.params.rule_set),
        rule_set=plan.params.rule_set,
        draws=draws,
    )
