"""What a plan leads to: people in post with each dose, month by month, as ranges; and what it asks of people's time."""

from dataclasses import dataclass, replace

import numpy as np

from .capacity import MINUTES_TO_MARK, PROTECTED, TEAMS, CoachTime, coach_time
from .fan import bands, fan
from .model import BadInput, Floats, monthly_hazard, seats_a_month, stock
from .plan import Group, Pair, Plan, PlannedWave
from .ranges import Range


@dataclass(frozen=True)
class GroupOutlook:
    """One group: people in post with the dose at the end of each month, (months,), at the low and the high end."""

    group: Group
    low: Floats
    high: Floats

    def coverage(self) -> tuple[Floats, Floats]:
        """The same as shares of the people in the group, 0 to 1. Raises BadInput where their number is not given."""
        if not self.group.most:
            raise BadInput("Say how many people are in the group.")
        return self.low / self.group.most, self.high / self.group.most

    def at(self, month: int) -> Range:
        """People in post with the dose at the end of a month of the plan."""
        n = min(max(month, 1), len(self.low)) - 1
        return Range(float(self.low[n]), float(self.high[n]), "people", "the waves and leavers of this plan")


def outlook_of(plan: Plan, group: Group) -> GroupOutlook:
    """Interval arithmetic: the low end has the fewest who finish and the most who leave, the high end the opposite."""
    mine = [wave for wave in plan.waves if wave.group == group.id]
    ends = []
    for end in (0, 1):
        runs = [run for wave in mine for run in wave.runs(wave.completion[end])]
        leavers = min(group.leavers[1 - end], 0.95)
        heads = float(group.most) if group.most else np.inf
        entry = group.entry if group.most else 0.0
        ends.append(stock(runs, plan.months, leavers, min(group.trained, heads), heads, entry))
    return GroupOutlook(group, ends[0], ends[1])


def outlook(plan: Plan) -> tuple[GroupOutlook, ...]:
    """Every group of the plan, in its order."""
    return tuple(outlook_of(plan, group) for group in plan.groups)


def trained_by(plan: Plan, dose: str, first: int, last: int) -> Pair:
    """People of the groups of a dose who finish in the months `first` to `last`, both included: fewest and most."""
    groups = {group.id for group in plan.groups if group.dose == dose}
    ends = [0.0, 0.0]
    for wave in plan.waves:
        if wave.group in groups:
            for end in (0, 1):
                done = [run.trained for run in wave.runs(wave.completion[end]) if first <= run.done <= last]
                ends[end] += sum(done)
    return ends[0], ends[1]


def years(plan: Plan) -> list[tuple[int, int]]:
    """The first and last month of each year of the plan."""
    return [(first, min(first + 11, plan.months)) for first in range(1, plan.months + 1, 12)]


def teaching_days(plan: Plan, teacher: str) -> Floats:
    """Teaching days that the waves need of one kind of teacher in each month, (months,), spread evenly over a wave."""
    need = np.zeros(plan.months)
    for wave in plan.waves:
        if wave.teacher == teacher:
            _spread(need, wave, wave.days)
    return need


def learning_hours(plan: Plan, group: str) -> Floats:
    """Hours of learning for one person of a group in each month, where waves run, (months,)."""
    hours = np.zeros(plan.months)
    for wave in plan.waves:
        if wave.group == group:
            here = np.zeros(plan.months)
            for start in wave.starts():
                here[max(start, 1) - 1 : max(start + wave.length - 1, 0)] = wave.learning / wave.length
            hours = np.maximum(hours, here)
    return hours


def _spread(need: Floats, wave: PlannedWave, amount: float) -> None:
    for start in wave.starts():
        first, last = max(start, 1), min(start + wave.length - 1, len(need))
        if first <= last:
            need[first - 1 : last] += amount / wave.length


def days_there(plan: Plan, teacher: str) -> float | None:
    """Teaching days that there are in a year; None where the plan does not say."""
    if teacher == "outside":
        return plan.reading.get("teaching/outside_days")
    people = plan.reading.get(f"teaching/{teacher}")
    each = plan.reading.get(f"teaching/{teacher}_days")
    return None if people is None or each is None else float(people) * float(each)


def marking_needed(plan: Plan) -> list[Pair]:
    """Hours of marking by hand in each year of the plan, from the people who finish: fewest and most."""
    found = []
    for first, last in years(plan):
        low = high = 0.0
        for dose, minutes in MINUTES_TO_MARK.items():
            fewest, most = trained_by(plan, dose, first, last)
            low, high = low + fewest * minutes / 60, high + most * minutes / 60
        found.append((low, high))
    return found


def learning_wte(plan: Plan) -> list[float]:
    """Whole-time equivalents that the learning takes in each year of the plan: seats times hours."""
    year = plan.weeks * plan.hours_a_week
    found = []
    for first, last in years(plan):
        hours = sum(
            wave.seats
            * wave.learning
            / wave.length
            * max(0, min(start + wave.length - 1, last) - max(start, first) + 1)
            for wave in plan.waves
            for start in wave.starts()
        )
        found.append(hours / year)
    return found


def coaches_at(plan: Plan, month: int) -> Range | None:
    """Coaches in post at the end of a month; None where the plan has no group of coaches."""
    found = [outlook_of(plan, group).at(month) for group in plan.groups if group.dose == "coaches"]
    if not found:
        return None
    return Range(sum(one.low for one in found), sum(one.high for one in found), "coaches", found[0].source)


def coach_time_of(plan: Plan, fewest: float, most: float) -> CoachTime:
    """What so many coaches cost and carry, on the terms of the plan."""
    protected = plan.range_of("coach_terms/protected_low", "coach_terms/protected_high", PROTECTED)
    teams = plan.range_of("coach_terms/teams_low", "coach_terms/teams_high", TEAMS)
    active = plan.range_of("coach_terms/active_low", "coach_terms/active_high", (1.0, 1.0))
    few, many = (coach_time(fewest, most, protected, teams, share, plan.hours_a_week, plan.weeks) for share in active)
    slots = replace(few.active_team_slots, high=many.active_team_slots.high)
    return replace(few, active_team_slots=slots)


def seats_needed(plan: Plan, group: Group, goal: float, month: int) -> Range:
    """Seats a month from now on that bring `goal` people with the dose at the end of `month`, beside those trained."""
    mine = [wave.completion for wave in plan.waves if wave.group == group.id] or [(1.0, 1.0)]
    completion = min(low for low, _ in mine), max(high for _, high in mine)
    ends = []
    for end in (1, 0):
        leavers = min(group.leavers[1 - end], 0.95)
        stay = (1.0 - monthly_hazard(leavers)) ** month
        missing = max(0.0, goal - group.trained * stay)
        ends.append(seats_a_month(missing, month, leavers, max(completion[end], 0.01)))
    return Range(min(ends), max(ends), "seats a month", "solved backwards from the number adopted")


def fan_of(plan: Plan, runs: int = 1_000, seed: int = 1) -> dict[str, Floats]:
    """Chance in who leaves and who finishes, half-way along each range: 5% to 95% of the runs, (5, months) a group."""
    half = [sum(group.leavers) / 2 for group in plan.groups]
    waves = [
        [run for wave in plan.waves if wave.group == group.id for run in wave.runs(sum(wave.completion) / 2)]
        for group in plan.groups
    ]
    found = fan(
        waves,
        plan.months,
        [min(leavers, 0.95) for leavers in half],
        [group.trained for group in plan.groups],
        runs,
        seed,
        [group.most for group in plan.groups],
        [group.entry for group in plan.groups],
    )
    return {group.id: bands(found[:, n, :]) for n, group in enumerate(plan.groups)}
