"""SIM-SPREAD: from one ward to 8 others (E-T3-09, E-T5-10).

A change worked, or seemed to, on the home ward. Each quarter the learner may test it again, start sites, adapt the
change to a site, visit sites and stop sites, within a few points of work. A site takes the change up as far as it is
ready and is visited; sites that see others succeed become readier, and a site that was left alone
half-way grows tired of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from qidose.simulate.draw import generator
from qidose.simulate.luck import binomial
from qidose.simulate.spread_sites import Site, SiteTruth, draw_sites

# How the change is tested: what it is called, and how many patients it takes. The last two are the larger scale.
SCALES = {"1 patient": 1, "5 patients": 5, "1 shift": 12, "1 ward for 2 weeks": 80, "2 wards for 4 weeks": 200}
LARGER = ("1 ward for 2 weeks", "2 wards for 4 weeks")
EVIDENCE: dict[str, tuple[str, ...]] = {
    "ready": ("1 patient", "5 patients", "1 shift", *LARGER),
    "too small": ("1 patient", "5 patients", "5 patients", "1 shift"),
    "inconsistent": ("1 patient", "5 patients", *LARGER),
}
COST = {"visit": 1, "adapt": 2, "test": 2}


@dataclass(frozen=True)
class Params:
    """The change at home: a share of patients in per cent, before and after; `evidence` of `EVIDENCE`, or None to draw.

    `points` of work a quarter: 1 a visit, 2 to adapt the change to a site, 2 for a test at a larger scale.
    """

    measure: str = "Medicines given on time"
    change: str = "pack the next day's medicines in the evening"
    before: float = 58.0
    effect: float = 24.0
    evidence: str | None = None
    quarters: int = 6
    months_before: int = 12
    points: int = 6


@dataclass(frozen=True)
class HomeTest:
    """A test of the change: its scale, and how many of its patients went well."""

    scale: str
    patients: int
    well: int

    @property
    def percent(self) -> float:
        return round(100 * self.well / self.patients, 1)


@dataclass(frozen=True)
class Quarter:
    """What is decided for 3 months: sites by name; `visits` says how many each site gets; `test` repeats it at home."""

    start: tuple[str, ...] = ()
    visits: Mapping[str, int] = field(default_factory=dict)
    adapt: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    test: bool = False

    @property
    def cost(self) -> int:
        """Points of work."""
        return sum(self.visits.values()) * COST["visit"] + len(self.adapt) * COST["adapt"] + self.test * COST["test"]


@dataclass(frozen=True)
class Months:
    """(sites, months): `well` of `patients`, and per cent to 1 decimal."""

    well: NDArray[np.int64]
    patients: NDArray[np.int64]
    percent: NDArray[np.float64]


@dataclass(frozen=True)
class Data:
    """Before the first decision: the tests at home, the sites, and their months so far."""

    measure: str
    change: str
    before: float
    tests: tuple[HomeTest, ...]
    sites: tuple[Site, ...]
    months: Months
    points: int
    quarters: int
    unit: str = "%"
    better: str = "up"


@dataclass(frozen=True)
class Truth:
    """`ready` when 2 tests at a larger scale agreed; `effect` at home in percentage points, and at each site."""

    evidence: str
    ready: bool
    effect: float
    sites: dict[str, SiteTruth]


@dataclass(frozen=True)
class Spread:
    """What is seen after the quarters so far: every month of every site, and the tests made again."""

    months: Months
    tests: tuple[HomeTest, ...]
    points_used: tuple[int, ...]


@dataclass(frozen=True)
class Outcome:
    """What truly happened, (sites, months after the start): adoption from 0 to 1 and change in percentage points.

    `gained` and `harmed` count the patients more for whom it went well and badly, in the mean.
    """

    adoption: NDArray[np.float64]
    change: NDArray[np.float64]
    gained: float
    harmed: float


def generate(params: Params, seed: int) -> tuple[Data, Truth]:
    """One learner's change and 8 sites."""
    truth, sites = _situation(params, seed)
    scales = EVIDENCE[truth.evidence]
    tests = tuple(_test(params, truth, seed, scale, k, k == len(scales) - 1) for k, scale in enumerate(scales))
    months = _months(params, seed, truth, sites, np.zeros((len(sites), 0)))
    shown = (params.measure, params.change, params.before, tests, sites, months, params.points, params.quarters)
    return Data(*shown), truth


def play(params: Params, seed: int, quarters: Sequence[Quarter]) -> Spread:
    """What is seen after these quarters, at the same luck for all decisions.

    Raises ValueError, in words, for a decision that is not allowed.
    """
    truth, sites = _situation(params, seed)
    adoption, effect = _run(params, truth, sites, quarters)
    repeats = [k for k, quarter in enumerate(quarters) if quarter.test]
    tests = tuple(_test(params, truth, seed, LARGER[-1], 100 + k, False) for k in repeats)
    months = _months(params, seed, truth, sites, adoption * effect)
    return Spread(months, tests, tuple(quarter.cost for quarter in quarters))


def consequences(params: Params, seed: int, quarters: Sequence[Quarter]) -> Outcome:
    """The truth of the same quarters, for after the learner has committed."""
    truth, sites = _situation(params, seed)
    adoption, effect = _run(params, truth, sites, quarters)
    change = adoption * effect
    patients = np.array([site.patients for site in sites])[:, None] * change / 100
    return Outcome(adoption, change, float(patients.clip(min=0).sum()), float(-patients.clip(max=0).sum()))


def _situation(params: Params, seed: int) -> tuple[Truth, tuple[Site, ...]]:
    rng = generator(seed, "spread", "evidence")
    drawn = "ready" if rng.random() < 0.5 else ("too small", "inconsistent")[int(rng.integers(2))]
    evidence = params.evidence or drawn
    if evidence not in EVIDENCE:
        raise ValueError(f"the evidence is one of {', '.join(EVIDENCE)}, not {evidence!r}")
    # A change that was only tried in small may work, or do harm once it is used widely and takes time from other work.
    small = 1.0 if rng.random() < 0.5 else -0.25
    share = {"ready": 1.0, "too small": small, "inconsistent": 0.3}[evidence]
    effect = round(params.effect * share, 1)
    sites, truths = draw_sites(seed, params.before, effect)
    known = {site.name: truth for site, truth in zip(sites, truths, strict=True)}
    return Truth(evidence, evidence == "ready", effect, known), sites


def _test(params: Params, truth: Truth, seed: int, scale: str, number: int, last: bool) -> HomeTest:
    """Luck between a quarter and three quarters in tests that must read plainly: the larger ones, and the small ones of
    which the learner is to see that they are too small."""
    effect = truth.effect
    if truth.evidence == "too small":
        effect = params.effect if number < 100 else effect
    if truth.evidence == "inconsistent" and number < 100:
        effect = 0.0 if last else params.effect
    luck = 0.25 + 0.5 * float(generator(seed, "spread", "test", number).random())
    n = SCALES[scale]
    return HomeTest(scale, n, binomial(luck, n, (params.before + effect) / 100))


def _run(
    params: Params, truth: Truth, sites: tuple[Site, ...], quarters: Sequence[Quarter]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(sites, months) of adoption and of the effect that full adoption would have."""
    if len(quarters) > params.quarters:
        raise ValueError(f"there are {params.quarters} quarters, not {len(quarters)}")
    states = {site.name: _State(truth.sites[site.name]) for site in sites}
    adoption, effect = [], []
    for quarter in quarters:
        _decide(params, states, quarter)
        for _ in range(3):
            peers = 0.06 * sum(state.adoption >= HOLDS for state in states.values() if state.works)
            for name, state in states.items():
                state.month(peers, min(quarter.visits.get(name, 0) / 2, 1.0))
            adoption.append([state.adoption for state in states.values()])
            effect.append([state.effect for state in states.values()])
        for state in states.values():
            state.tired += 0.1 * (state.started and state.adoption < 0.4)
    shape = (len(sites), 3 * len(quarters))
    return np.array(adoption).T.reshape(shape), np.array(effect).T.reshape(shape)


HOLDS = 0.6
"""The adoption from which a site goes on by itself."""


class _State:
    """One site while the quarters go by."""

    def __init__(self, truth: SiteTruth) -> None:
        self.truth = truth
        self.started = False
        self.adapted = False
        self.adoption = 0.0
        self.tired = 0.0

    @property
    def effect(self) -> float:
        return self.truth.effect_adapted if self.adapted else self.truth.effect

    @property
    def works(self) -> bool:
        return self.effect > 0

    def month(self, peers: float, visited: float) -> None:
        """Towards what readiness, peers and visits allow; loses ground where nobody comes before it holds."""
        if not self.started:
            self.adoption *= 0.7
            return
        ready = min(max(self.truth.readiness + peers - self.tired, 0.0), 0.9)
        if visited == 0 and self.adoption >= HOLDS:
            self.adoption *= 0.99
            return
        goal = min(ready + 0.5 * visited, 0.95) if visited else 0.4 * ready
        self.adoption += (0.4 if goal > self.adoption else 0.2) * (goal - self.adoption)


def _decide(params: Params, states: Mapping[str, _State], quarter: Quarter) -> None:
    """Start, adapt and stop sites. Raises ValueError in words where the decision is not allowed."""
    named = [*quarter.start, *quarter.adapt, *quarter.stop, *quarter.visits]
    unknown = [name for name in named if name not in states]
    if unknown:
        raise ValueError(f"a site is one of {', '.join(states)}, not {unknown[0]!r}")
    if quarter.cost > params.points:
        raise ValueError(f"a quarter has {params.points} points of work, and this takes {quarter.cost}")
    if any(visits < 0 for visits in quarter.visits.values()):
        raise ValueError("visits are 0 or more")
    for name in quarter.stop:
        states[name].started = False
    for name in quarter.adapt:
        states[name].adapted = True
    for name in quarter.start:
        states[name].started = True
    for name, visits in quarter.visits.items():
        if visits and not states[name].started:
            raise ValueError(f"{name} has not started, so there is nothing to visit")


def _months(params: Params, seed: int, truth: Truth, sites: tuple[Site, ...], change: NDArray[np.float64]) -> Months:
    """The months before, and one for each column of `change` (percentage points)."""
    wells, patients = [], []
    for i, site in enumerate(sites):
        rng = generator(seed, "spread", "site", site.name)
        total = params.months_before + 3 * params.quarters
        lucks, sizes = rng.random(total), rng.integers(-8, 9, total) + site.patients
        moved = np.concatenate([np.zeros(params.months_before), change[i]])
        share = np.clip((truth.sites[site.name].before + moved) / 100, 0.01, 0.99)
        rows = zip(lucks[: len(share)], sizes, share, strict=False)
        wells.append([binomial(float(u), int(n), float(p)) for u, n, p in rows])
        patients.append(sizes[: len(share)])
    well, of = np.array(wells, dtype=np.int64), np.array(patients)
    return Months(well, of, np.round(100 * well / of, 1))
