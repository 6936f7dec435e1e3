"""Charts of simulated measures on cards: the picture and its words, before a decision and after it."""

from collections.abc import Iterable

from qidose import spc
from qidose.simulate.certify import chart_of
from qidose.simulate.measures import Label
from qidose.simulate.process import Series

from .cards import ChartData
from .fields import Json, Option

DECISIONS = (
    Option("leave", "Leave it, and keep watching"),
    Option("look", "Look for the cause of a change"),
    Option("change", "Change the system: how the work is done"),
)
"""The 3 answers to a chart. The simulators call them "leave it", "look for the cause" and "change the system"."""
DECISION_IDS = {"leave it": "leave", "look for the cause": "look", "change the system": "change"}


def series_chart(
    series: Series,
    rule_set: str,
    target: float | None = None,
    signals: Iterable[spc.Signal] = (),
    title: str = "",
) -> ChartData:
    """The chart of a series with its mean and limits. Only `signals` mark points: give none before the decision."""
    chart = chart_of(series, rule_set)
    found = tuple(signals)
    ceiling = 100.0 if series.measure.kind == "proportion" else float("inf")
    return ChartData(
        title=title or series.measure.name,
        unit=series.measure.unit,
        labels=series.periods,
        values=series.values,
        centre=tuple(chart.centre.tolist()),
        # Nothing lies beyond the end of its scale, so a limit there draws no less than the chart says.
        lower=tuple(max(float(limit), 0.0) for limit in chart.lower),
        upper=tuple(min(float(limit), ceiling) for limit in chart.upper),
        better=series.measure.better,
        target=target,
        marked={point: signal.why for signal in reversed(found) for point in signal.points},
        message=" ".join([_describe(series, chart, target), *(signal.why for signal in found)]),
    )


def last_points(series: Series, count: int, title: str = "") -> ChartData:
    """The last points alone, without mean or limits."""
    shown, values = series.periods[-count:], series.values[-count:]
    told = [f"{label}: {amount(series.measure, value)}." for label, value in zip(shown, values, strict=True)]
    return ChartData(
        title=title or series.measure.name,
        unit=series.measure.unit,
        labels=shown,
        values=values,
        better=series.measure.better,
        message=" ".join(told),
    )


def amount(measure: Label, value: float, decimals: int | None = None) -> str:
    """A value as people write it: "1,234", "6.2", "82%"."""
    number = f"{value:,.{measure.decimals if decimals is None else decimals}f}"
    return f"{number}%" if measure.unit == "%" else number


def better_words(measure: Label) -> str:
    """Which way is good, in a sentence."""
    return "More is better." if measure.better == "up" else "Less is better."


def target_words(measure: Label, target: float | None) -> tuple[str, ...]:
    """The target in a sentence, with as many decimals as it has; nothing where there is none."""
    return () if target is None else (f"The target is {target_amount(measure, target)}.",)


def target_amount(measure: Label, target: float) -> str:
    """A target as people write it, with as many decimals as it has."""
    places = next(places for places in range(4) if round(target, places) == target or places == 3)
    return amount(measure, target, places)


def when(series: Series, points: tuple[int, ...]) -> str:
    """The months of the first and last of some 0-based points: "May 2024", "May 2024 to March 2025"."""
    first, last = series.periods[points[0]], series.periods[points[-1]]
    return first if first == last else f"{first} to {last}"


def option_text(options: tuple[Option, ...], value: Json) -> str:
    """What the learner chose, as it was read; "nothing" where there is no such option."""
    return next((option.text for option in options if option.id == value), "nothing")


def decimals_that_tell(values: Iterable[float], lines: Iterable[float], fewest: int) -> int:
    """As few decimals as leave every point on its own side of the limits and of the mean, when they are read aloud."""
    points, levels = tuple(values), tuple(lines)
    for decimals in range(fewest, fewest + 3):
        spoken = [(line, round(line, decimals)) for line in levels]
        if all(
            (value > line, value < line) == (value > said, value < said) for value in points for line, said in spoken
        ):
            return decimals
    return fewest + 3


def _describe(series: Series, chart: spc.Chart, target: float | None) -> str:
    """What anyone can see on the chart, without a judgement."""
    decimals = _decimals(series, chart)
    centre, lower, upper = (
        amount(series.measure, float(line[-1]), decimals) for line in (chart.centre, chart.lower, chart.upper)
    )
    said = [
        f"{len(series.values)} months, {series.periods[0]} to {series.periods[-1]}.",
        f"The mean is {centre}. The limits are {lower} to {upper}.",
    ]
    return " ".join([*said, *target_words(series.measure, target)])


def _decimals(series: Series, chart: spc.Chart) -> int:
    lines = [float(line[-1]) for line in (chart.lower, chart.centre, chart.upper)]
    return decimals_that_tell(series.values, lines, series.measure.decimals)
