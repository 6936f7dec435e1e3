"""The working: every number between the data and the limits, so that a page can show how a chart is made.

Numbers are exact; the text of a step rounds them for the reader and is never read back.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from qidose.spc import constants
from qidose.spc.chart import Chart, phase_slices
from qidose.spc.individuals import D4, LIMIT_FACTORS, SCREEN, moving_ranges, screened
from qidose.spc.laney import D2, z_scores
from qidose.spc.numbers import Bools, Floats, frozen
from qidose.spc.rare import POWER
from qidose.spc.words import number


@dataclass(frozen=True)
class Step:
    """One line of working: what it is, how it is worked out, and the number."""

    name: str
    arithmetic: str
    value: float


@dataclass(frozen=True, eq=False)
class Working:
    """How the lines of one phase come about. Points are 0-based, from `start` up to but not including `stop`.

    `moving_ranges` and `screened_out` have an entry for each point of the phase (a moving range stands at the later of
    its two points; NaN where there is none); on p′ and u′ charts they are those of the z-scores. `point` is the point
    whose limits are worked, where limits differ from point to point.
    """

    phase: int
    start: int
    stop: int
    point: int
    moving_ranges: Floats
    screened_out: Bools
    steps: tuple[Step, ...]


def steps(chart: Chart, point: int | None = None) -> tuple[Working, ...]:
    """The working of each phase. The limits are those at 0-based `point`, or at the last point that has any.

    Raises ValueError for a point outside the chart.
    """
    if point is not None and not 0 <= point < len(chart):
        raise ValueError(f"There is no point {point + 1}: the chart has {len(chart)} points.")
    return tuple(_working(chart, number, part, point) for number, part in enumerate(phase_slices(chart.phase)))


def _working(chart: Chart, phase: int, part: slice, point: int | None) -> Working:
    at = _worked_point(chart, part, point)
    ranges, kept = _moving_ranges(chart, part)
    out = ~np.isnan(ranges) & ~kept
    lines = [*_WORK[chart.kind](_Phase(chart, part, at, ranges, kept)), *_limits(chart, at)]
    known = tuple(step for step in lines if not np.isnan(step.value))
    return Working(phase, part.start, part.stop, at, frozen(ranges), frozen(out), known)


def _worked_point(chart: Chart, part: slice, point: int | None) -> int:
    if point is not None and part.start <= point < part.stop:
        return point
    known = np.flatnonzero(~np.isnan(chart.upper[part]) & ~np.isnan(chart.values[part]))
    return int(part.start + known[-1]) if known.size else part.stop - 1


def _moving_ranges(chart: Chart, part: slice) -> tuple[Floats, Bools]:
    """Moving ranges of what the limits were made from, and which of them counted."""
    source = chart.values[part] ** (1 / chart.power)
    if chart.kind in _Z_OF:
        source = z_scores(chart.values[part], chart.middle[part], _plain_sigma(chart)[part])
    ranges = moving_ranges(np.where(chart.used[part], source, np.nan))
    if chart.kind not in _WITH_RANGES:
        ranges = np.full(ranges.shape, np.nan)
    return ranges, screened(ranges) if chart.mr_screen else ~np.isnan(ranges)


def _plain_sigma(chart: Chart) -> Floats:
    """Sigma of the p or u chart behind a p′ or u′ chart."""
    spread = chart.middle * (1 - chart.middle) if chart.kind == "p_prime" else chart.middle
    size = chart.size if chart.size is not None else np.ones(len(chart))
    return np.sqrt(spread / size)


@dataclass(frozen=True, eq=False)
class _Phase:
    """One phase of a chart, and the point whose limits are worked."""

    chart: Chart
    part: slice
    at: int
    ranges: Floats
    kept: Bools

    @property
    def used(self) -> Bools:
        return self.chart.used[self.part]

    @property
    def values(self) -> Floats:
        """The values that the limits rest on."""
        return self.chart.values[self.part][self.used]

    @property
    def middle(self) -> float:
        return float(self.chart.middle[self.at])

    @property
    def sigma(self) -> float:
        return float(self.chart.sigma[self.at])

    @property
    def size(self) -> float:
        """The denominator, or subgroup size, at the worked point."""
        return float(self.chart.size[self.at]) if self.chart.size is not None else float("nan")


def _mean(name: str, values: Floats, result: float) -> Step:
    return Step(name, f"{number(float(values.sum()))} ÷ {values.size} = {number(result)}", result)


def _xmr(phase: _Phase) -> list[Step]:
    factor, centre = phase.chart.limit_factor, phase.middle
    if factor == "3.145":
        steps = [Step("Median", f"the middle of {phase.values.size} values = {number(centre)}", centre)]
    else:
        steps = [_mean("Mean", phase.values ** (1 / phase.chart.power), centre)]
    steps += _range_steps(phase, "Median moving range" if factor == "3.145" else "Mean moving range")
    average = 3 * phase.sigma / LIMIT_FACTORS[factor]
    reach = 3 * phase.sigma
    return [*steps, Step("Mean to limit", f"{factor} × {number(average)} = {number(reach)}", reach)]


def _range_steps(phase: _Phase, name: str) -> list[Step]:
    """The average moving range, before and after screening where that was asked for."""
    known = ~np.isnan(phase.ranges)
    average = np.median if name.startswith("Median") else np.mean
    if not known.any():
        return []
    first = float(np.mean(phase.ranges[known]))
    steps = []
    if phase.chart.mr_screen:
        limit = SCREEN * first
        steps = [
            _mean("Mean moving range before screening", phase.ranges[known], first),
            Step("Largest moving range kept", f"under {SCREEN} × {number(first)} = {number(limit)}", limit),
        ]
    ranges = phase.ranges[phase.kept]
    value = float(average(ranges))
    if average is np.median:
        return [*steps, Step(name, f"the middle of {ranges.size} moving ranges = {number(value)}", value)]
    return [*steps, _mean(name, ranges, value)]


def _mr(phase: _Phase) -> list[Step]:
    upper = D4 * phase.middle
    return [
        _mean("Mean moving range", phase.values, phase.middle),
        Step("Upper limit", f"{D4} × {number(phase.middle)} = {number(upper)}", upper),
    ]


def _run(phase: _Phase) -> list[Step]:
    median = float(phase.chart.centre[phase.at])
    return [Step("Median", f"the middle of {phase.values.size} values = {number(median)}", median)]


def _share(phase: _Phase) -> list[Step]:
    """p and u: all events over all opportunities, then sigma at one point."""
    c, n = phase.middle, phase.size
    inside = f"{number(c)} × (1 − {number(c)}) ÷ {number(n)}" if _is_share(phase) else f"{number(c)} ÷ {number(n)}"
    return [_pooled(phase, c), Step("Sigma", f"√({inside}) = {number(phase.sigma)}", phase.sigma)]


def _is_share(phase: _Phase) -> bool:
    return phase.chart.kind in ("p", "p_prime") or (phase.chart.kind == "funnel" and phase.chart.ceiling == 1.0)


def _pooled(phase: _Phase, centre: float) -> Step:
    events = 0.0 if phase.chart.count is None else float(phase.chart.count[phase.part][phase.used].sum())
    chances = 0.0 if phase.chart.size is None else float(phase.chart.size[phase.part][phase.used].sum())
    return Step("All events ÷ all opportunities", f"{number(events)} ÷ {number(chances)} = {number(centre)}", centre)


def _laney(phase: _Phase) -> list[Step]:
    plain = float(_plain_sigma(phase.chart)[phase.at])
    sigma_z = phase.sigma / plain if plain > 0 else 0.0
    average = sigma_z * D2
    return [
        _pooled(phase, phase.middle),
        Step("Sigma without variation between points", f"from {number(phase.size)} opportunities", plain),
        *_range_steps(phase, "Mean moving range of the z-scores"),
        Step("Sigma z", f"{number(average)} ÷ {D2} = {number(sigma_z)}", sigma_z),
        Step("Sigma", f"{number(plain)} × {number(sigma_z)} = {number(phase.sigma)}", phase.sigma),
    ]


def _np(phase: _Phase) -> list[Step]:
    n, c = phase.size, phase.middle
    share = c / n if n else float("nan")
    inside = f"{number(c)} × (1 − {number(share)})"
    return [
        _pooled(phase, share),
        Step("Centre", f"{number(n)} × {number(share)} = {number(c)}", c),
        Step("Sigma", f"√({inside}) = {number(phase.sigma)}", phase.sigma),
    ]


def _c(phase: _Phase) -> list[Step]:
    return [
        _mean("Mean", phase.values, phase.middle),
        Step("Sigma", f"√{number(phase.middle)} = {number(phase.sigma)}", phase.sigma),
    ]


def _g(phase: _Phase) -> list[Step]:
    drawn, mean = float(phase.chart.centre[phase.at]), phase.middle
    return [
        _mean("Mean", phase.values, mean),
        Step("Drawn centre line", f"{phase.chart.basis} = {number(drawn)}", drawn),
        Step("Sigma", f"√({number(mean)} × ({number(mean)} + 1)) = {number(phase.sigma)}", phase.sigma),
    ]


def _t(phase: _Phase) -> list[Step]:
    line = float(phase.chart.centre[phase.at])
    back = Step("Centre line", f"{number(phase.middle)} to the power {POWER} = {number(line)}", line)
    return [Step("Change of scale", f"each time to the power 1/{POWER}", 1 / POWER), *_xmr(phase), back]


def _subgroups(phase: _Phase) -> list[Step]:
    name = {"xbar": "Mean of all values", "r": "Mean range", "s": "Standard deviation within subgroups"}
    text = f"from {int(phase.used.sum())} subgroups = {number(phase.middle)}"
    steps = [Step(name[phase.chart.kind], text, phase.middle)]
    if phase.chart.kind == "r" and phase.size >= 2:
        d2, d3 = constants.d2(int(phase.size)), constants.d3(int(phase.size))
        text = f"{number(d3)} × {number(phase.middle)} ÷ {number(d2)} = {number(phase.sigma)}"
    else:
        text = f"for {number(phase.size)} values = {number(phase.sigma)}"
    return [*steps, Step("Sigma", text, phase.sigma)]


def _limits(chart: Chart, at: int) -> list[Step]:
    """Both limits at one point; none where there are none."""
    if np.isnan(chart.upper[at]) or chart.kind in ("mr", "funnel"):
        return []
    middle, reach = float(chart.middle[at]), 3 * float(chart.sigma[at])
    return [
        _limit("Upper limit", middle, "+", reach, float(chart.upper[at]), chart),
        _limit("Lower limit", middle, "−", reach, float(chart.lower[at]), chart),
    ]


def _limit(name: str, middle: float, sign: str, reach: float, limit: float, chart: Chart) -> Step:
    raw = middle + reach if sign == "+" else middle - reach
    text = f"{number(middle)} {sign} {number(reach)} = {number(raw)}"
    if chart.power != 1.0:
        text += f", to the power {POWER} = {number(limit)}"
    elif not np.isclose(raw, limit, rtol=1e-9, atol=1e-12 * max(abs(middle), reach)):
        text += f", cut to {number(limit)}"
    return Step(name, text, limit)


_Z_OF = ("p_prime", "u_prime")
_WITH_RANGES = ("xmr", "t", *_Z_OF)
_WORK: dict[str, Callable[[_Phase], list[Step]]] = {
    "xmr": _xmr, "mr": _mr, "run": _run, "p": _share, "u": _share, "np": _np, "c": _c,
    "p_prime": _laney, "u_prime": _laney, "g": _g, "t": _t, "funnel": _share,
    "xbar": _subgroups, "r": _subgroups, "s": _subgroups,
}  # fmt: skip
