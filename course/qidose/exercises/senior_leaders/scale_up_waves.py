"""From what a learner decides for 8 wards to what SIM-SPREAD is told, quarter by quarter (E-T3-09).

A quarter has 6 days of work. To adapt the change to a ward takes 2, and comes before its start. What is left goes into
visits, 1 day each and 2 a ward at most: first to the wards that began in this wave, then to the others.
"""

from collections.abc import Mapping

from qidose.simulate import spread
from qidose.simulate.spread_sites import Site, seen_readiness

FIRST, ALL = 2, 6
"""Quarters of the first wave, and of both."""
MOST_NEW = 3
"""Wards that can begin in a wave so that each is visited."""
ENOUGH_VISITS = 2

Plan = Mapping[str, str]
"""A ward's name and what is decided: "as-is", "adapt" or "off"."""


def quarters(points: int, first: Plan, second: Plan | None) -> tuple[spread.Quarter, ...]:
    """What these decisions mean for each quarter; of the first wave alone where there is no second."""
    made: list[spread.Quarter] = []
    started, adapted = set[str](), set[str]()
    before = set[str]()
    for number in range(ALL if second is not None else FIRST):
        plan = first if number < FIRST or second is None else second
        if number == FIRST:
            before = set(started)
        wanted = [name for name, decision in plan.items() if decision != "off"]
        waiting = [name for name in wanted if plan[name] == "adapt" and name not in adapted]
        now = waiting[: points // spread.COST["adapt"]]
        adapted |= set(now)
        begin = [name for name in wanted if name not in started and (plan[name] == "as-is" or name in adapted)]
        stop = tuple(sorted(started - set(wanted)))
        started = (started & set(wanted)) | set(begin)
        left = points - len(now) * spread.COST["adapt"]
        new = [name for name in wanted if name in started and name not in before]
        old = [name for name in wanted if name in started and name in before]
        made.append(spread.Quarter(tuple(begin), _visits(left, new, old), tuple(now), stop))
    return tuple(made)


def _visits(left: int, *tiers: list[str]) -> dict[str, int]:
    """Visits shared out evenly, tier by tier."""
    given: dict[str, int] = {}
    for tier in tiers:
        for _ in range(ENOUGH_VISITS):
            for name in tier[:left]:
                given[name] = given.get(name, 0) + 1
            left -= len(tier[:left])
    return given


def all_at_once(sites: tuple[Site, ...]) -> tuple[Plan, Plan]:
    """Every ward begins at once, as at home."""
    plan = {site.name: "as-is" for site in sites}
    return plan, plan


def few_at_a_time(sites: tuple[Site, ...]) -> tuple[Plan, Plan]:
    """The 3 wards that are most ready and most like home first, then 3 more; adapted where patients differ."""
    order = sorted(sites, key=lambda site: (site.likeness != "like", -seen_readiness(site)))
    waves = [{site.name for site in order[:n]} for n in (MOST_NEW, 2 * MOST_NEW)]
    first, second = ({site.name: _decision(site) if site.name in wave else "off" for site in sites} for wave in waves)
    return first, second


def _decision(site: Site) -> str:
    return "as-is" if site.likeness == "like" else "adapt"
