"""SIM-BOARD: a board page of 8 to 12 measures over 24 months, as red, amber and green or as charts (E-T2-02, -03, -05).

Five classes of measure, certified. The first three deserve the board's minutes.

    getting_worse   a signal for the worse (a step, or the latest month); its target is still met: the page says green
    getting_better  a step for the better, worth learning from; its target is still missed, so the page says red
    cannot_meet     stable, and its target lies beyond the limits on the good side: red for ever, unless redesigned
    red_by_chance   stable and better than its target on average; the latest month is its worst, so the page says red
    fine            stable, and its target is met month after month: green

A `red_by_chance` measure gets no minutes for this month's red: there is nothing to find. That its target is hit and
missed at all is a question for a plan, not for the month (SIM-TARGET asks it).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from qidose import spc
from qidose.simulate import cert
from qidose.simulate.cert import Decision
from qidose.simulate.certify import chart_of, draw_until, has_limits
from qidose.simulate.draw import generator
from qidose.simulate.measures import MEASURES, Measure
from qidose.simulate.process import Series
from qidose.simulate.rag import Colour, Thresholds, flips
from qidose.simulate.target_line import place_target, round_near

Class = Literal["getting_worse", "getting_better", "cannot_meet", "red_by_chance", "fine"]

DESERVE_ATTENTION: tuple[Class, ...] = ("getting_worse", "getting_better", "cannot_meet")
FIRST_EIGHT: tuple[Class, ...] = (
    "getting_worse", "getting_worse", "getting_better", "cannot_meet",
    "red_by_chance", "red_by_chance", "red_by_chance", "fine",
)  # fmt: skip
THEN: tuple[Class, ...] = ("fine", "red_by_chance", "fine", "red_by_chance")
"""What the ninth to the twelfth measure are: 4 measures deserve minutes on every page, so a longer one is harder."""
AMBER = 0.4
"""Width of the amber band below a target, in sigma of the chart, before it is rounded."""


@dataclass(frozen=True)
class Params:
    """A page of 8 to 12 measures over `n` months (24 to 36).

    `mix` names the class of each measure instead, 1 to 12 of them. In the usual mix just 4 measures deserve minutes,
    and who knows that from another try guesses better.
    """

    measures: int = 8
    n: int = 24
    rule_set: str = "mdc-7"
    mix: tuple[Class, ...] | None = None


@dataclass(frozen=True)
class Row:
    """One measure of the page: its months, its thresholds and its colours (n,)."""

    series: Series
    thresholds: Thresholds
    colours: tuple[Colour, ...]


@dataclass(frozen=True)
class Data:
    """The page, in an order from the seed."""

    rows: tuple[Row, ...]
    rule_set: str


@dataclass(frozen=True)
class RowTruth:
    """What one measure is, what the page says of its latest month, and what is right."""

    measure: str
    kind: Class
    attention: bool
    colour: Colour
    decision: Decision
    flips: int
    chart: cert.Truth


@dataclass(frozen=True)
class Truth:
    """`rows` in the order of the page. `red_page_share`: the share of minutes that would reach a measure that deserves
    them if they were spread evenly over the red ones. `reds_by_chance`: how many of the latest reds are noise."""

    rows: tuple[RowTruth, ...]
    red_page_share: float
    reds_by_chance: int
    draws: int


def generate(params: Params, seed: int) -> tuple[Data, Truth]:
    """A board page and its truth. Raises ValueError for fewer than 8 or more than 12 measures."""
    rng = generator(seed, "board", "plan")
    classes = _classes(params)
    classes = [classes[i] for i in rng.permutation(len(classes))]
    measures = _measures(len(classes), rng)
    seeds = rng.integers(2**62, size=len(classes)).tolist()
    pairs = [_row(params, *plan) for plan in zip(classes, measures, seeds, strict=True)]
    truths = tuple(truth for _, truth in pairs)
    red = [truth.attention for truth in truths if truth.colour == "red"]
    truth = Truth(
        rows=truths,
        red_page_share=sum(red) / len(red) if red else 0.0,
        reds_by_chance=len(red) - sum(red),
        draws=max(one.chart.draws for one in truths),
    )
    return Data(tuple(row for row, _ in pairs), params.rule_set), truth


def share_of_minutes(minutes: Mapping[int, float], truth: Truth) -> float:
    """The share (0 to 1) of board minutes that went to measures that deserve them; keys are rows from 0.

    Raises ValueError for negative minutes, rows that are not there, or none spent at all.
    """
    if any(spent < 0 for spent in minutes.values()) or not set(minutes) <= set(range(len(truth.rows))):
        raise ValueError("minutes are 0 or more, and given to rows of the page")
    total = sum(minutes.values())
    if total == 0:
        raise ValueError("no minutes were spent")
    return sum(spent for row, spent in minutes.items() if truth.rows[row].attention) / total


def reached(minutes: Mapping[int, float], truth: Truth) -> bool:
    """Whether every measure that deserves minutes got some."""
    return all(minutes.get(row, 0) > 0 for row, one in enumerate(truth.rows) if one.attention)


def _classes(params: Params) -> list[Class]:
    if not 8 <= params.measures <= 12:
        raise ValueError(f"a board page has 8 to 12 measures, not {params.measures}")
    if not 24 <= params.n <= 36:
        raise ValueError(f"a board page shows 24 to 36 months, not {params.n}")
    if params.mix is None:
        return [*FIRST_EIGHT, *THEN][: params.measures]
    if not 1 <= len(params.mix) <= 12:
        raise ValueError(f"a mix names 1 to 12 measures, not {len(params.mix)}")
    return list(params.mix)


def _measures(rows: int, rng: np.random.Generator) -> list[Measure]:
    """A different measure for each row, with room on its scale for what happens and for its target."""
    fit = [m for m in MEASURES if min(m.room(m.good_side), m.room(m.bad_side)) > 6.0]
    return [fit[i] for i in rng.permutation(len(fit))[:rows]]


def _row(params: Params, kind: Class, measure: Measure, seed: int) -> tuple[Row, RowTruth]:
    def attempt(number: int) -> tuple[Row, cert.Truth] | None:
        rng = generator(seed, "board", "row", number)
        data, truth = cert.generate(_chart(params, kind, measure, rng), int(rng.integers(2**62)))
        thresholds = _thresholds(data.series, kind, rng)
        if thresholds is None:
            return None
        row = Row(data.series, thresholds, thresholds.colours(data.series.values))
        return (row, truth) if _looks(row, kind) else None

    (row, truth), _ = draw_until(attempt, f"{kind}: {measure.id}, seed {seed}")
    return row, RowTruth(
        measure=measure.id,
        kind=kind,
        attention=kind in DESERVE_ATTENTION,
        colour=row.colours[-1],
        decision=cert.decide(truth.stable, "missed" if kind == "cannot_meet" else "met"),
        flips=flips(row.colours),
        chart=truth,
    )


def _chart(params: Params, kind: Class, measure: Measure, rng: np.random.Generator) -> cert.Params:
    """The certified chart behind a class of measure."""
    base = cert.Params(n=params.n, measure=measure.id, rule_set=params.rule_set, direction="worse")
    latest = rng.integers(2) == 1 and has_limits(params.rule_set)
    settings: dict[Class, cert.Params] = {
        "getting_worse": _with(base, "spike", params.n - 1) if latest else _with(base, "step"),
        "getting_better": _with(base, "improving_step"),
        "cannot_meet": _with(base, "stable"),
        "red_by_chance": _with(base, "last_worst"),
        "fine": _with(base, "stable"),
    }
    return settings[kind]


def _with(base: cert.Params, kind: cert.Kind, change: int | None = None) -> cert.Params:
    return cert.Params(
        kind=kind, n=base.n, measure=base.measure, rule_set=base.rule_set, direction=base.direction, change=change
    )


def _thresholds(series: Series, kind: Class, rng: np.random.Generator) -> Thresholds | None:
    """Target and red line that make the page say what the class promises; None where the scale ends."""
    chart: spc.Chart = chart_of(series)
    sigma, centre = float(chart.sigma[-1]), float(chart.centre[-1])
    good = 1.0 if series.measure.better == "up" else -1.0
    if kind == "red_by_chance":
        target: float | None = round_near(centre - good * sigma * rng.uniform(0.7, 1.1), sigma)
    else:
        target = place_target(series, "missed" if kind in ("getting_better", "cannot_meet") else "met", rng)
    if target is None:
        return None
    red = round_near(target - good * AMBER * sigma, sigma / 2)
    return Thresholds(target, red, series.measure.better)


def _looks(row: Row, kind: Class) -> bool:
    """Whether the page shows the colours that the class promises."""
    if kind in ("getting_worse", "fine"):
        return set(row.colours) == {"green"}
    if kind in ("getting_better", "cannot_meet"):
        return row.colours[-1] == "red" and "green" not in row.colours
    return row.colours[-1] == "red" and Counter(row.colours)["green"] > len(row.colours) / 2
