"""A fictional trust of 12,000 people to plan for (E-T6-10): its groups, its 6 factors, and what a plan leads to there.

Vocabulary
    group   people who need one dose, by the names of the simulator: "all staff", "board" and so on
    waves   a group's courses in a year: the months in which one begins, and the seats of each
    mean    people in post with the dose as the model expects them, with all that is known to go wrong counted in

The planner (`qidose.dosing`) gives every number of the plan; the simulator (`simulate.trust_plan`) lets a year pass.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from qidose import dosing
from qidose.dosing.plan_form import FACTORS
from qidose.simulate import trust_plan
from qidose.simulate.draw import generator

HEADS = 12_000
YEAR, MONTHS, YEARS = 12, 24, 5
FIRST_YEAR, SECOND_YEAR = 1, 2
MONTH_NAMES = ("April", "May", "June", "July", "August", "September", "October", "November", "December", "January",
               "February", "March")  # fmt: skip


@dataclass(frozen=True)
class Terms:
    """What a course for a group takes: months, most seats, teaching days; and the quantity of its guidelines."""

    title: str
    length: int
    most: int
    days: int
    quantity: str


GROUPS: dict[str, Terms] = {
    "all staff": Terms("All staff", 1, 400, 2, "all staff"),
    "board": Terms("Board", 1, 20, 1, "board"),
    "senior leaders": Terms("Senior leaders", 2, 40, 2, "senior leaders"),
    "managers": Terms("Managers and supervisors", 3, 80, 4, "managers and supervisors"),
    "coaches": Terms("Quality coaches", 6, 40, 8, "quality coaches"),
    "experts": Terms("Internal experts", 12, 15, 12, "internal experts"),
}
LEADERS, FRONT_LINE = ("board", "senior leaders"), ("all staff",)
OPEN = ("all staff", "coaches", "experts")
"""Groups whose guidelines disagree, or give a span: here a range has 2 ends. For the others they say "all"."""
MOST_IN_POST = {"coaches": 600, "experts": 60}
"""Coaches and experts are no posts that are there: this is as far as any guideline goes for 12,000 people."""
TRUSTS = ("Westmarsh Trust", "Heronsgate Trust", "Alderbrook Trust", "Fenwick Vale Trust", "Saltmere Trust",
          "Larkfield Trust", "Thornbeck Trust", "Oxbow Trust")  # fmt: skip
STATEMENTS: dict[str, tuple[str, ...]] = {
    "size": (
        "12,000 people work at 4 hospitals, an hour apart.",
        "12,000 people work at 1 large site and 3 small ones.",
        "12,000 people work at 2 hospitals and in 30 community places.",
    ),
    "mix": (
        "Surgery, mental health and community care each work in their own way.",
        "Nearly all services are for planned care, and work in much the same way.",
        "Emergency care takes 2 thirds of the beds, with many night shifts.",
    ),
    "history": (
        "There were 3 improvement programmes in 6 years. Many people have seen them come and go.",
        "1 method has been in use for 4 years, and 60 teams have finished a project.",
        "Quality was a matter of audit until last year. Few people have tested a change.",
    ),
    "resources": (
        "A training centre has rooms to spare. There are few people who teach.",
        "Online courses work well on the wards. Rooms are full until the autumn.",
        "Learning is paid for from a gift that ends after 2 years.",
    ),
    "leaders": (
        "The chief executive coaches a team. 2 of 8 directors have never seen a project.",
        "The board asks for quality at each meeting, and for savings first.",
        "A new chief executive wants quality as the strategy. The directors wait and see.",
    ),
    "turnover": (
        "Of healthcare assistants, 1 in 5 leaves each year.",
        "Doctors in training change every 6 months. Others mostly stay.",
        "Turnover fell for 2 years, and is rising again in theatres.",
    ),
}


@dataclass(frozen=True)
class Trust:
    """One learner's trust. `leavers` and `completion` are the ranges that are known; `params` has the truth in them."""

    seed: int
    name: str
    teams: int
    days: int
    leavers: tuple[float, float]
    completion: tuple[float, float]
    statements: Mapping[str, str]
    params: trust_plan.PlanParams

    def heads(self, group: str) -> int:
        return self.params.heads[group]

    @property
    def organisation(self) -> dosing.Organisation:
        """What the guidelines are applied to."""
        board, senior, managers = (self.heads(group) for group in ("board", "senior leaders", "managers"))
        return dosing.Organisation(HEADS, self.teams, board, senior, managers)


@dataclass(frozen=True)
class Waves:
    """The courses of a group in a year: the months in which one begins (from 1 in the first year), and their seats."""

    group: str
    starts: tuple[int, ...]
    seats: int

    @property
    def teaching_days(self) -> int:
        return len(self.starts) * GROUPS[self.group].days


@lru_cache(maxsize=64)
def trust(seed: int) -> Trust:
    """One learner's trust."""
    rng = generator(seed, "plan-a-trust")
    heads = {name: round(count * rng.uniform(0.8, 1.2)) for name, count in trust_plan.GROUPS.items()}
    heads |= MOST_IN_POST
    heads["all staff"] += HEADS - sum(heads.values())
    in_post = {name: max(1, round(count * rng.uniform(0.6, 1.4))) for name, count in trust_plan.IN_POST.items()}
    leavers, completion = float(rng.uniform(0.09, 0.14)), float(rng.uniform(0.76, 0.90))
    below, above = (rng.uniform(0.005, 0.02, 2).round(3).tolist() for _ in range(2))
    statements = {name: STATEMENTS[name][int(rng.integers(len(STATEMENTS[name])))] for name, _ in FACTORS}
    return Trust(
        seed=seed,
        name=TRUSTS[int(rng.integers(len(TRUSTS)))],
        teams=int(rng.integers(12, 21)) * 10,
        days=int(rng.integers(12, 17)) * 5,
        leavers=(round(leavers - below[0], 3), round(leavers + above[0], 3)),
        completion=(round(completion - 2 * below[1], 2), round(completion + 2 * above[1], 2)),
        statements=statements,
        params=trust_plan.PlanParams(heads, in_post, leavers, completion, months=MONTHS),
    )


def name_of(month: int) -> str:
    """The name of a month of the plan, from 1: "April 2027"."""
    return f"{MONTH_NAMES[(month - 1) % 12]} {2027 + (month + 2) // 12}"


def mean_first_year(case: Trust, waves: Waves) -> float:
    """People of a group in post with the dose after the first year, as the model expects them.

    Courses may be cancelled, people may not finish, and people leave.
    """
    start = case.params.in_post[waves.group]
    return _mean(case, waves.group, start, [_run(case, waves, begin, begin) for begin in waves.starts])


def mean_second_year(case: Trust, year: "GroupYear", waves: Waves) -> float:
    """The same after the second year, from where the first has ended: with the courses that run over its end."""
    running = [dosing.Wave(1, left, seats, case.params.completion) for left, seats in year.running]
    runs = [_run(case, waves, begin, begin - YEAR) for begin in waves.starts]
    return _mean(case, waves.group, year.end, running + runs)


def seats_a_year(case: Trust, group: str, goal: float) -> dosing.Range:
    """Seats that a group needs in each of 5 years for `goal` people in post, from the ranges that are known."""
    ends = []
    for leavers, completion in zip(case.leavers, reversed(case.completion), strict=True):
        kept = case.params.in_post[group] * (1 - leavers) ** YEARS
        months = YEARS * YEAR
        ends.append(YEAR * dosing.seats_a_month(max(goal - kept, 0), months, leavers, completion))
    low, high = ends
    return dosing.Range(low, high, "seats a year", "solved backwards from the number adopted")


def _mean(case: Trust, group: str, start: float, runs: list[dosing.Wave]) -> float:
    return float(dosing.stock(runs, YEAR, case.params.leavers, start, case.heads(group))[-1])


def _run(case: Trust, waves: Waves, begin: int, month: int) -> dosing.Wave:
    """A course of the planner, with the chance that it is cancelled counted in; `month` is counted from the year's."""
    risk = trust_plan.chance_cancelled(case.params, _simulated(waves, begin))
    return dosing.Wave(month, GROUPS[waves.group].length, waves.seats, case.params.completion * (1 - risk))


def _simulated(waves: Waves, begin: int) -> trust_plan.Wave:
    return trust_plan.Wave(waves.group, begin, GROUPS[waves.group].length, waves.seats)


@dataclass(frozen=True)
class GroupYear:
    """What became of a group in the first year. `running`: months still to go and seats of courses that go on."""

    group: str
    start: int
    in_post: tuple[int, ...]
    cancelled: int
    finished: int
    left: int
    running: tuple[tuple[int, int], ...]

    @property
    def end(self) -> int:
        return self.in_post[-1]


def first_year(case: Trust, plan: tuple[Waves, ...]) -> tuple[GroupYear, ...]:
    """The first year of a plan, as it comes about in this trust."""
    waves = [_simulated(one, begin) for one in plan for begin in one.starts]
    found = trust_plan.follow(case.params, case.seed, waves, YEAR)
    rows = []
    for place, group in enumerate(found.groups):
        stopped = [wave for wave in found.cancelled if wave.group == group]
        over = [wave for wave in waves if wave.group == group and wave.ends > YEAR and wave not in stopped]
        rows.append(
            GroupYear(
                group=group,
                start=case.params.in_post[group],
                in_post=tuple(found.in_post[place].tolist()),
                cancelled=len(stopped),
                finished=int(found.finished[place].sum()),
                left=int(found.left[place].sum()),
                running=tuple((wave.ends - YEAR, wave.seats) for wave in over),
            )
        )
    return tuple(rows)


def coverage(case: Trust, years: tuple[GroupYear, ...], groups: tuple[str, ...]) -> tuple[float, ...]:
    """The share of some groups together that has its dose, in per cent, at the end of each month."""
    chosen = [year for year in years if year.group in groups]
    heads = sum(case.heads(group) for group in groups)
    return tuple(100 * sum(counts) / heads for counts in zip(*(year.in_post for year in chosen), strict=True))
