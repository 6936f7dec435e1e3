"""The 12 charts of "4 responses" (E-T2-06): what each shows, where its target lies, and so what a board should do.

The response follows from 2 questions, in this order. Has something changed? Then its cause is found: to be removed
where the change is for the worse, to be copied where it is for the better. If nothing has changed, is the target met
month after month? Then the work is kept as it is, else the system is redesigned.

Each response is drawn for each chart with the same chance, and sets with fewer than 2 or more than 5 of one are drawn
again. A chart with a change may have its target anywhere, so the target does not give the response away.
"""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from qidose.simulate import cert, cert_set, target
from qidose.simulate.cert import Direction, Kind
from qidose.simulate.draw import generator
from qidose.simulate.target import Assurance

Response = Literal["keep", "redesign", "remove", "copy"]

CHARTS = 12
RESPONSES: tuple[Response, ...] = ("keep", "redesign", "remove", "copy")
FEWEST, MOST = 2, 5
"""How many charts of a set may call for one response."""
ANYWHERE: tuple[Assurance, ...] = ("pass", "fail", "hit_and_miss")
PLACES: dict[Response, tuple[Assurance, ...]] = {
    "keep": ("pass",),
    "redesign": ("fail", "hit_and_miss"),
    "remove": ANYWHERE,
    "copy": ANYWHERE,
}
"""Where the target of a chart may lie, by the response that the chart calls for."""
KINDS: dict[Response, tuple[Kind, ...]] = {
    "keep": cert.STABLE_KINDS,
    "redesign": cert.STABLE_KINDS,
    "remove": ("step", "spike", "trend"),
    "copy": ("improving_step", "spike", "trend"),
}
"""What a chart may show, by the response that it calls for."""


@dataclass(frozen=True)
class BoardChart:
    """One chart of a board paper, with its truth."""

    data: target.Data
    truth: target.Truth

    @property
    def response(self) -> Response:
        """What the board should do."""
        if self.truth.chart.stable:
            return "keep" if self.truth.can_meet else "redesign"
        return "copy" if self.truth.chart.direction == "better" else "remove"

    @property
    def latest_met(self) -> bool:
        """Whether the last month met the target: its colour on a page of red and green."""
        return self.truth.met[-1]


@lru_cache(maxsize=64)
def draw(seed: int) -> tuple[BoardChart, ...]:
    """One learner's charts. Certifying 12 takes about 30 ms, and a page asks for the same ones at every step."""
    rng = generator(seed, "four-responses")
    plans = [_plan(RESPONSES[place], rng) for place in _responses(rng)]
    charts = cert_set.with_measures([chart for chart, _ in plans], rng)
    seeds = rng.integers(2**62, size=CHARTS).tolist()
    return tuple(
        BoardChart(*target.generate(_with_target(chart, assurance), each))
        for chart, (_, assurance), each in zip(charts, plans, seeds, strict=True)
    )


def allowed(counts: Counter[int]) -> bool:
    """Whether a set may have so many charts of each response."""
    return all(FEWEST <= counts[place] <= MOST for place in range(len(RESPONSES)))


def _responses(rng: np.random.Generator) -> list[int]:
    """The place in `RESPONSES` of the right one, for each chart."""
    while True:
        places: list[int] = rng.integers(len(RESPONSES), size=CHARTS).tolist()
        if allowed(Counter(places)):
            return places


def _plan(response: Response, rng: np.random.Generator) -> tuple[cert.Params, Assurance]:
    kind = KINDS[response][int(rng.integers(len(KINDS[response])))]
    assurance = PLACES[response][int(rng.integers(len(PLACES[response])))]
    direction: Direction = "better" if response == "copy" else "worse"
    n = cert_set.LENGTHS[int(rng.integers(len(cert_set.LENGTHS)))]
    return cert.Params(kind=kind, n=n, direction=direction, target=target.PLACES.get(assurance)), assurance


def _with_target(chart: cert.Params, assurance: Assurance) -> target.Params:
    return target.Params(assurance, kind=chart.kind, n=chart.n, direction=chart.direction, measure=chart.measure)
