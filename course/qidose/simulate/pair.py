"""SIM-PAIR: two charts of one measure that end with the same values, one stable and one changed (E-T1-06).

The last 2 dots cannot tell which is which; the months before them can. Both charts are certified. Chance variation has
no memory, so the months after the change may come in any order: the ones that end both charts are chosen among those
that the stable process gives as well (0.4 to 2.1 spreads from its level).
"""

from dataclasses import dataclass

import numpy as np

from qidose import spc
from qidose.simulate.cert import Decision, Direction, decide
from qidose.simulate.certify import draw_until, shift_length, shows_step, signals_of
from qidose.simulate.draw import generator
from qidose.simulate.measures import MEASURES, Measure, Side, find_measure
from qidose.simulate.process import Floats, Series, draw_values, months

NEAREST, FARTHEST = 0.4, 2.1
"""How far from the usual level the shared values lie, in spreads: on the changed side, and still nothing unusual."""
RULE_SETS = ("mdc-7", "mdc-6", "ihi-shewhart", "ihi-run")
"""Rule sets under which pairs are found in fewer than 100 draws; the others have too many rules for this."""


@dataclass(frozen=True)
class Params:
    """A pair of charts of `n` points (22 to 48) whose last `same` values (2 or 3) agree.

    `size` of the change counts in spreads of the measure (1.8 to 2.2). `direction` and `measure` come from the seed
    when None.
    """

    n: int = 24
    same: int = 2
    size: float = 2.0
    direction: Direction | None = "worse"
    measure: str | None = None
    rule_set: str = "mdc-7"


@dataclass(frozen=True)
class Data:
    """Two charts in an order from the seed, and how many values they share at the end."""

    charts: tuple[Series, Series]
    same: int
    rule_set: str


@dataclass(frozen=True)
class Truth:
    """Which chart (0 or 1) `changed`, at which 0-based point, to which side; what is right for each chart; what fires.

    `reasons` are the right answers to "why?"; `draws` counts how often the changed and the stable chart were drawn.
    """

    changed: int
    change: int
    size: float
    side: Side
    direction: Direction
    decisions: tuple[Decision, Decision]
    reasons: tuple[str, str]
    signals: tuple[tuple[spc.Signal, ...], tuple[spc.Signal, ...]]
    rule_set: str
    draws: tuple[int, int]


def generate(params: Params, seed: int) -> tuple[Data, Truth]:
    """A pair and its truth. Raises ValueError for what cannot be; NotCertifiedError after 99 draws in vain."""
    _check(params)
    rng = generator(seed, "pair", "plan")
    direction: Direction = params.direction or ("better" if rng.integers(2) else "worse")
    measure = _choose(params, direction, rng)
    side = measure.good_side if direction == "better" else measure.bad_side
    change = params.n - shift_length(params.rule_set) - int(rng.integers(1, 3))  # 1 or 2 points more than a shift needs
    changed_place = int(rng.integers(2))
    what = f"pair of {measure.id}, {params.n} points, seed {seed}"

    def changed(attempt: int) -> Series | None:
        return _changed(params, measure, side, change, generator(seed, "pair", "changed", attempt))

    shifted, shifted_draws = draw_until(changed, f"changed chart in a {what}")

    def stable(attempt: int) -> Series | None:
        return _stable(params, measure, shifted.values, generator(seed, "pair", "stable", attempt))

    quiet, quiet_draws = draw_until(stable, f"stable chart in a {what}")
    charts = (quiet, shifted) if changed_place else (shifted, quiet)
    truth = _truth(params, charts, (changed_place, change, side, direction), (shifted_draws, quiet_draws))
    return Data(charts, params.same, params.rule_set), truth


def _check(params: Params) -> None:
    if params.rule_set not in RULE_SETS:
        raise ValueError(f"a pair can be certified under {', '.join(RULE_SETS)}, not {params.rule_set}")
    if not 22 <= params.n <= 48:
        raise ValueError(f"a chart of a pair has 22 to 48 points, not {params.n}")
    if params.same not in (2, 3):
        raise ValueError(f"a pair shares its last 2 or 3 values, not {params.same}")
    if not 1.8 <= params.size <= 2.2:
        raise ValueError(f"a change of {params.size:g} spreads: 1.8 to 2.2 can be certified in a pair")


def _choose(params: Params, direction: Direction, rng: np.random.Generator) -> Measure:
    if params.measure is not None:
        return find_measure(params.measure)
    fit = [m for m in MEASURES if m.room(m.good_side if direction == "better" else m.bad_side) > params.size + 2]
    return fit[int(rng.integers(len(fit)))]


def _changed(params: Params, measure: Measure, side: Side, change: int, rng: np.random.Generator) -> Series | None:
    """A chart with a step that shows, whose last values the stable process gives as well; else None."""
    sign = 1.0 if side == "high" else -1.0
    levels = np.full(params.n, measure.centre, dtype=np.float64)
    levels[change:] += sign * params.size * measure.spread
    values = draw_values(rng, measure, levels)
    moderate = _moderate(sign * (values[change:] - measure.centre) / measure.spread, params.same, rng)
    if moderate is None:
        return None
    values[change:] = values[change:][moderate]
    series = Series(measure.label, months(params.n), tuple(values.tolist()))
    return series if shows_step(signals_of(series, params.rule_set), side, change, params.n - 1) else None


def _moderate(distances: Floats, same: int, rng: np.random.Generator) -> list[int] | None:
    """An order of the points after the change that ends with `same` moderate ones; None when there are too few."""
    order = rng.permutation(distances.size).tolist()
    ending = [i for i in order if NEAREST <= distances[i] <= FARTHEST][:same]
    return [i for i in order if i not in ending] + ending if len(ending) == same else None


def _stable(params: Params, measure: Measure, ending: tuple[float, ...], rng: np.random.Generator) -> Series | None:
    """A chart without a signal that ends with the last values of `ending`; else None."""
    values = draw_values(rng, measure, np.full(params.n - params.same, measure.centre))
    series = Series(measure.label, months(params.n), (*values.tolist(), *ending[-params.same :]))
    return None if signals_of(series, params.rule_set) else series


def _truth(
    params: Params,
    charts: tuple[Series, Series],
    change: tuple[int, int, Side, Direction],
    draws: tuple[int, int],
) -> Truth:
    place, point, side, direction = change
    reason = ("run on one side", "history of the chart")
    return Truth(
        changed=place,
        change=point,
        size=params.size,
        side=side,
        direction=direction,
        decisions=(decide(place != 0, None), decide(place != 1, None)),
        reasons=reason if place == 0 else (reason[1], reason[0]),
        signals=(signals_of(charts[0], params.rule_set), signals_of(charts[1], params.rule_set)),
        rule_set=params.rule_set,
        draws=draws,
    )
