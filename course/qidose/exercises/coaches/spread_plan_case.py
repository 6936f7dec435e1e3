"""The case of "Spread plan" (E-T5-10): a change that works on 1 ward, 8 other wards, and what a plan does in a year."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from qidose.simulate import spread
from qidose.simulate.draw import generator
from qidose.simulate.small_multiples import Multiples, MultiplesTruth, small_multiples
from qidose.simulate.spread_sites import Site

QUARTERS = 4
MOST_STARTS = 3
"""Sites that may begin in 1 quarter: more is a roll-out."""
LATER = "later"
START_VISITS = 2
_TOPICS = (
    ("Medicines given on time", "pack the next day's medicines in the evening"),
    ("Medicines on the ward when they are due", "order the next day's medicines at 2pm"),
    ("Patients who can say what their medicines are for", "talk about 1 medicine with the patient at each round"),
)
_OTHER = ("Hand washing before meals", "Pain asked about at each round", "Discharge letters sent within 1 day")


@dataclass(frozen=True)
class SpreadCase:
    """One learner's change and sites; `small_only` where only the small tests are known at first.

    `multiples` are the charts of another coach's spread, to be read.
    """

    seed: int
    params: spread.Params
    data: spread.Data
    truth: spread.Truth
    small_only: bool
    multiples: Multiples
    readings: MultiplesTruth

    @property
    def tests(self) -> tuple[spread.HomeTest, ...]:
        """The tests that are known at first."""
        larger = tuple(test for test in self.data.tests if test.scale in spread.LARGER)
        return tuple(test for test in self.data.tests if not self.small_only or test not in larger)

    @property
    def sites(self) -> dict[str, Site]:
        return {site.name: site for site in self.data.sites}


@dataclass(frozen=True)
class Plan:
    """`quarter` in which each site begins, 1 to 4; sites that wait are not in it. `adapted` by name."""

    quarter: Mapping[str, int]
    adapted: frozenset[str]

    def starts(self, quarter: int) -> tuple[str, ...]:
        return tuple(name for name, begins in self.quarter.items() if begins == quarter)

    def work(self, quarter: int) -> int:
        """What the starts of a quarter take, in points of work."""
        names = self.starts(quarter)
        adapts = sum(name in self.adapted for name in names)
        return len(names) * START_VISITS * spread.COST["visit"] + adapts * spread.COST["adapt"]


@lru_cache(maxsize=64)
def new_case(seed: int) -> SpreadCase:
    """One learner's case. The change works at home: what differs is how well that is known at first."""
    rng = generator(seed, "spread-plan")
    measure, change = _TOPICS[int(rng.integers(len(_TOPICS)))]
    params = spread.Params(
        measure=measure,
        change=change,
        before=float(rng.integers(52, 63)),
        effect=float(rng.integers(20, 27)),
        evidence="ready",
        quarters=QUARTERS,
    )
    data, truth = spread.generate(params, seed)
    small_only = bool(rng.random() < 0.5)
    other = _OTHER[int(rng.integers(len(_OTHER)))]
    return SpreadCase(seed, params, data, truth, small_only, *small_multiples(seed, other))


def differs(site: Site) -> bool:
    """Whether the patients of a site differ from those at home, so that the change must be adapted."""
    return site.likeness != "like"


def run(case: SpreadCase, plan: Plan) -> tuple[spread.Spread, spread.Outcome]:
    """The year of a plan: what is seen and what is true.

    Work that a quarter has not got is not done, however it was planned. What is left over goes to sites that began
    earlier, a visit each.
    """
    quarters = tuple(_quarter(case, plan, number) for number in range(1, QUARTERS + 1))
    return spread.play(case.params, case.seed, quarters), spread.consequences(case.params, case.seed, quarters)


def _quarter(case: SpreadCase, plan: Plan, number: int) -> spread.Quarter:
    left, adapted, visits = case.params.points, [], dict[str, int]()
    for name in plan.starts(number):
        if name in plan.adapted and left >= spread.COST["adapt"]:
            adapted.append(name)
            left -= spread.COST["adapt"]
    earlier = [name for quarter in range(1, number) for name in plan.starts(quarter)]
    for name in (*plan.starts(number), *plan.starts(number), *earlier):
        if left >= spread.COST["visit"]:
            visits[name] = visits.get(name, 0) + 1
            left -= spread.COST["visit"]
    return spread.Quarter(start=plan.starts(number), visits=visits, adapt=tuple(adapted))


def all_at_once(case: SpreadCase) -> Plan:
    """Every site in the first quarter, with nothing adapted."""
    return Plan(dict.fromkeys(case.sites, 1), frozenset())


def a_few_first(case: SpreadCase) -> Plan:
    """The willing first, a few in each quarter, adapted where patients differ, within the work that there is."""
    waiting = sorted(case.sites.values(), key=lambda site: (not site.lead_is_keen, differs(site), site.vacancies))
    begins, adapted = dict[str, int](), frozenset(site.name for site in waiting if differs(site))
    for quarter in range(1, QUARTERS + 1):
        for site in list(waiting):
            trial = Plan({**begins, site.name: quarter}, adapted)
            fits = trial.work(quarter) <= case.params.points and len(trial.starts(quarter)) <= MOST_STARTS
            if fits and (quarter > 1 or site.lead_is_keen):
                begins[site.name] = quarter
                waiting.remove(site)
    return Plan(begins, adapted & set(begins))
