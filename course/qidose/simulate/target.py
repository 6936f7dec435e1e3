"""SIM-TARGET: a chart, a target, and whether the process will meet it (E-T2-06, E-T3-07).

A target is what somebody wants; the limits are what the process gives (MC05: target is not limit; MC06: inside the
limits is not good). Three places of a target, in the words of the assurance icons: pass (the limits lie on its good
side: met month after month), fail (on its bad side: never met), hit_and_miss (between the limits: chance decides, and
the colour changes from month to month). No target here lies near a limit, so there is one right answer.

What is right: a signal comes first ("look for the cause"). In a stable process, pass means "leave it"; fail and
hit_and_miss mean "change the system", because only another process will meet the target reliably.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from qidose import spc
from qidose.simulate import cert
from qidose.simulate.cert import Decision, Direction, Kind
from qidose.simulate.certify import chart_of, draw_until
from qidose.simulate.draw import generator
from qidose.simulate.process import Series
from qidose.simulate.target_line import TargetPlace, place_target, round_near

Assurance = Literal["pass", "fail", "hit_and_miss"]

PLACES: dict[Assurance, TargetPlace] = {"pass": "met", "fail": "missed"}
CLOSE_TO_CENTRE = 0.9
"""A target that is hit and missed lies at most so many sigma from the centre line before it is rounded."""
FEWEST_OF_EACH = 0.2
"""Such a target is met in at least this share of months, and missed in as many."""


@dataclass(frozen=True)
class Params:
    """A chart of `kind` (see SIM-CERT) whose target is of that `assurance`, and which a move would change to `moved`.

    `measure` comes from the seed when None; `direction` says where a change goes.
    """

    assurance: Assurance = "hit_and_miss"
    moved: Assurance | None = None
    kind: Kind = "stable"
    n: int = 24
    direction: Direction | None = None
    measure: str | None = None
    rule_set: str = "mdc-7"


@dataclass(frozen=True)
class Data:
    """The series and its target; `moved_target` is the one to think about next (None unless asked for)."""

    series: Series
    target: float
    moved_target: float | None
    rule_set: str


@dataclass(frozen=True)
class Truth:
    """`met` says of each month (n,) whether it met the target; `colour_changes` how often that changed.

    `can_meet`: the process as it is meets the target month after month. `moved` is the assurance of the moved target;
    moving a target changes neither the process nor its limits. `chart` is the truth about the chart itself.
    """

    assurance: Assurance
    moved: Assurance | None
    can_meet: bool
    met: tuple[bool, ...]
    colour_changes: int
    decision: Decision
    decision_moved: Decision | None
    chart: cert.Truth
    draws: int


def generate(params: Params, seed: int) -> tuple[Data, Truth]:
    """A certified chart with a target that leaves no doubt, and its truth.

    Raises ValueError for a request that makes no sense and NotCertifiedError after 99 draws in vain.
    """
    places = [PLACES[one] for one in (params.assurance, params.moved) if one in PLACES]
    chart_params = _chart(params, places[0] if places else None)

    def attempt(number: int) -> tuple[cert.Data, cert.Truth, float, float | None] | None:
        rng = generator(seed, "target", number)
        data, truth = cert.generate(chart_params, int(rng.integers(2**62)))
        target = _place(data.series, params.assurance, rng)
        moved = None if params.moved is None else _place(data.series, params.moved, rng)
        if target is None or (params.moved is not None and moved is None):
            return None
        return data, truth, target, moved

    (data, truth, target, moved), draws = draw_until(attempt, f"{params.assurance} target, seed {seed}")
    met = months_met(data.series, target)
    return Data(data.series, target, moved, params.rule_set), Truth(
        assurance=params.assurance,
        moved=params.moved,
        can_meet=params.assurance == "pass",
        met=met,
        colour_changes=sum(a != b for a, b in pairwise(met)),
        decision=decide(truth.stable, params.assurance),
        decision_moved=None if params.moved is None else decide(truth.stable, params.moved),
        chart=truth,
        draws=draws - 1 + truth.draws,
    )


def decide(stable: bool, assurance: Assurance) -> Decision:
    """The right decision (see the top of this module)."""
    return cert.decide(stable, "met" if assurance == "pass" else "missed")


def months_met(series: Series, target: float) -> tuple[bool, ...]:
    """Whether each month met the target; exactly on it counts as met."""
    if series.measure.better == "up":
        return tuple(value >= target for value in series.values)
    return tuple(value <= target for value in series.values)


def _chart(params: Params, place: TargetPlace | None) -> cert.Params:
    return cert.Params(
        kind=params.kind,
        n=params.n,
        direction=params.direction,
        measure=params.measure,
        target=place,
        rule_set=params.rule_set,
    )


def _place(series: Series, assurance: Assurance, rng: np.random.Generator) -> float | None:
    """A round target of that assurance; None when there is none for these values."""
    if assurance != "hit_and_miss":
        return place_target(series, PLACES[assurance], rng)
    chart: spc.Chart = chart_of(series, "mdc-7")
    sigma = float(chart.sigma[-1])
    reach = rng.uniform(-CLOSE_TO_CENTRE, CLOSE_TO_CENTRE)
    target = round_near(float(chart.centre[-1]) + reach * sigma, sigma)
    share = np.mean(months_met(series, target))
    return target if FEWEST_OF_EACH <= share <= 1 - FEWEST_OF_EACH else None
