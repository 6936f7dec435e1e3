"""SIM-RTM: "Did shouting work?" A stable measure under a target, red by chance, better again by chance (E-T2-04).

After each red month the learner may ask for an action plan. It changes nothing: the next month is drawn from the same
process either way. And yet it is better 84 times in 100, because a red month is a low one and the next is any month
(regression to the mean, MC09). Usual numbers: mean 80, sd 4, target 82, red under 78.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from qidose.simulate.certify import draw_until, signals_of
from qidose.simulate.draw import generator
from qidose.simulate.measures import find_measure
from qidose.simulate.process import Series, draw_values, months
from qidose.simulate.rag import Colour, Thresholds, flips

Reaction = Literal["ask for an action plan", "leave it"]
FEWEST_REDS = 4
"""A personal series has at least this many red months with a month after them, or there is nothing to learn from."""


@dataclass(frozen=True)
class Params:
    """A stable measure of `n` months. Target and red line lie so many spreads to the good and bad side of its level."""

    n: int = 24
    measure: str = "discharge-letters"
    target: float = 0.5
    red: float = 0.5
    rule_set: str = "mdc-7"


@dataclass(frozen=True)
class Data:
    """What the learner sees, month by month: the series, its thresholds and its colours (n,)."""

    series: Series
    thresholds: Thresholds
    colours: tuple[Colour, ...]


@dataclass(frozen=True)
class Truth:
    """`effect` is what any reaction changes: nothing, ever.

    `reds` are the 0-based red months that have a month after them, `better_next` how many of those months were better
    than the red one, in this series. `draws` counts how many series were drawn.
    """

    mean: float
    sd: float
    effect: float
    reds: tuple[int, ...]
    better_next: int
    flips: int
    rule_set: str
    draws: int

    @property
    def share_better_next(self) -> float:
        """The share of red months after which this series got better, 0 to 1."""
        return self.better_next / len(self.reds)


@dataclass(frozen=True)
class Month:
    """One month as it happened. `reaction` is None where the month was not red, so nothing was asked."""

    period: str
    value: float
    colour: Colour
    reaction: Reaction | None


@dataclass(frozen=True)
class Tally:
    """Months that followed a red one: after a reaction, and after none. `(better, all)` of each."""

    after_asking: tuple[int, int]
    after_leaving: tuple[int, int]


def generate(params: Params, seed: int) -> tuple[Data, Truth]:
    """A stable series without a signal and with enough red months, and its truth."""
    measure = find_measure(params.measure)
    sign = 1.0 if measure.better == "up" else -1.0
    thresholds = Thresholds(
        target=round(measure.centre + sign * params.target * measure.spread, measure.decimals),
        red=round(measure.centre - sign * params.red * measure.spread, measure.decimals),
        better=measure.better,
    )

    def attempt(number: int) -> Data | None:
        levels = np.full(params.n, measure.centre, dtype=np.float64)
        values = tuple(draw_values(generator(seed, "rtm", number), measure, levels).tolist())
        data = Data(Series(measure.label, months(params.n), values), thresholds, thresholds.colours(values))
        enough = data.colours[:-1].count("red") >= FEWEST_REDS
        return data if enough and not signals_of(data.series, params.rule_set) else None

    data, draws = draw_until(attempt, f"stable {measure.id} with red months, seed {seed}")
    reds = tuple(i for i, colour in enumerate(data.colours[:-1]) if colour == "red")
    return data, Truth(
        mean=measure.centre,
        sd=measure.spread,
        effect=0.0,
        reds=reds,
        better_next=sum(better_than_before(data, i + 1) for i in reds),
        flips=flips(data.colours),
        rule_set=params.rule_set,
        draws=draws,
    )


def better_than_before(data: Data, month: int) -> bool:
    """Whether a month is better than the one before it."""
    rise = data.series.values[month] - data.series.values[month - 1]
    return rise > 0 if data.series.measure.better == "up" else rise < 0


def play(params: Params, seed: int, decisions: Sequence[Reaction]) -> tuple[Month, ...]:
    """The months up to and including the next one to decide about; `decisions` answer the red months so far, in order.

    Outcomes do not depend on the decisions. Raises ValueError for more decisions than there are red months.
    """
    data, _ = generate(params, seed)
    asked = iter(decisions)
    story: list[Month] = []
    for period, value, colour in zip(data.series.periods, data.series.values, data.colours, strict=True):
        reaction = next(asked, None) if colour == "red" else None
        story.append(Month(period, value, colour, reaction))
        if colour == "red" and reaction is None:
            break
    left = len(list(asked))
    if left:
        raise ValueError(f"{left} decisions too many: there are {sum(m.colour == 'red' for m in story)} red months")
    return tuple(story)


def tally(params: Params, seed: int, decisions: Sequence[Reaction]) -> Tally:
    """How often the month after a red one was better, with and without a reaction, so far."""
    data, _ = generate(params, seed)
    story = play(params, seed, decisions)
    followed = [i for i, month in enumerate(story[:-1]) if month.colour == "red"]

    def count(reaction: Reaction) -> tuple[int, int]:
        here = [i for i in followed if story[i].reaction == reaction]
        return sum(better_than_before(data, i + 1) for i in here), len(here)

    return Tally(after_asking=count("ask for an action plan"), after_leaving=count("leave it"))
