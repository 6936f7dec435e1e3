"""The page of "Board page makeover": 8 measures, the one whose limits are worked out, and those whose story is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from qidose import spc
from qidose.simulate import board
from qidose.simulate.certify import chart_of
from qidose.simulate.draw import generator
from qidose.simulate.process import Series

from ..board.rag_face_off import mix_for
from ..board_pages import measure_title, telling_page
from ..fields import Option
from .page_makeover_words import DROP, KEEP

STREAM = "page-makeover"
STABLE: tuple[board.Class, ...] = ("cannot_meet", "red_by_chance", "fine")
CLOSE = 0.01
"""How far a limit may be off, as a share of the distance between the limits."""


@dataclass(frozen=True)
class Page:
    """One learner's page. `built` is the row whose limits are worked out; `told` are the rows whose story is written.

    `offered` is what the new page could show, in an order of the learner's own.
    """

    data: board.Data
    truth: board.Truth
    built: int
    told: tuple[int, ...]
    offered: tuple[Option, ...]

    def name(self, row: int) -> str:
        """A measure as it is written on the page."""
        return measure_title(self.series(row).measure)

    def series(self, row: int) -> Series:
        """The months of a measure."""
        return self.data.rows[row].series

    def kind(self, row: int) -> board.Class:
        """What a measure truly is."""
        return self.truth.rows[row].kind

    def first(self) -> set[int]:
        """The measures that come first: the board has something to decide or to learn."""
        return {row for row, one in enumerate(self.truth.rows) if one.attention}


@lru_cache(maxsize=64)
def draw(seed: int) -> Page:
    """A page of 8 certified measures, each kind of story among those to tell. Takes some 20 ms."""
    data, truth = telling_page(mix_for(seed, STREAM), seed, STREAM)
    rng = generator(seed, STREAM)
    kinds = [one.kind for one in truth.rows]
    built = [row for row, kind in enumerate(kinds) if kind in STABLE and _lower(data.rows[row].series) > 0]
    changed: board.Class = "getting_worse" if rng.integers(2) else "getting_better"
    wanted: tuple[board.Class, ...] = (changed, "cannot_meet", "red_by_chance")
    told = [int(rng.choice([row for row, one in enumerate(kinds) if one == kind])) for kind in wanted]
    offered = (*KEEP, *DROP)
    return Page(
        data,
        truth,
        built=int(rng.choice(built)) if built else kinds.index("red_by_chance"),
        told=tuple(sorted(told)),
        offered=tuple(offered[place] for place in rng.permutation(len(offered))),
    )


def limits(series: Series) -> tuple[float, float]:
    """The lower and upper limit of a measure, from all its months."""
    chart = chart_of(series)
    return float(chart.lower[-1]), float(chart.upper[-1])


def is_near(given: float | None, true: float, series: Series) -> bool:
    """Whether a limit is right: within 1% of the distance between the limits, or rounded as the results are."""
    lower, upper = limits(series)
    room = max(CLOSE * (upper - lower), 0.5 * 10.0**-series.measure.decimals)
    # A limit below 0 may be told as 0: no result lies there.
    return given is not None and min(abs(given - true), abs(given - max(true, 0.0))) <= room + 1e-9


def too_wide(given: Iterable[float | None], series: Series) -> bool:
    """Whether both limits are the mean and 2 or 3 standard deviations of all points (MC13), and not near the right ones
    all the same."""
    pair = tuple(given)
    if all(is_near(one, true, series) for one, true in zip(pair, limits(series), strict=True)):
        return False
    values = spc.xmr(series.values).values
    mean, sd = float(values.mean()), (float(values.std(ddof=1)), float(values.std()))
    return any(
        all(is_near(one, mean + sign * times * size, series) for one, sign in zip(pair, (-1, 1), strict=True))
        for times in (2, 3)
        for size in sd
    )


def _lower(series: Series) -> float:
    return limits(series)[0]
