"""What has to be done again and again: refreshers, replacing people who leave, workshops. Nothing is ever finished."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from .counts import first_reached, in_post, stays_of
from .months import month_of, months_before
from .records import DOSE_IDS, Reached, Records, Stay

REFRESH_EVERY = {"all-staff": 3, "board": 3, "senior-leaders": 6, "managers": 6, "coaches": 6}
"""Months after which a dose asks for a refresher (our curriculum). Experts refresh by teaching and marking."""
YEAR = 12
QUARTERS = ("January to March", "April to June", "July to September", "October to December")


@dataclass(frozen=True)
class Due:
    """Of the people in post with a dose, how many have not refreshed it for too long. Deepest dose only."""

    dose: str
    people: int
    due: int


@dataclass(frozen=True)
class Replaced:
    """Of a dose in the last 12 months: how many with it left, and how many in post reached it."""

    dose: str
    left: int
    reached: int

    @property
    def not_replaced(self) -> int:
        return max(self.left - self.reached, 0)


def refreshers_due(records: Records, today: dt.date) -> tuple[Due, ...]:
    """For each dose that asks for refreshers: people in post whose deepest dose it is, and those who are due."""
    stays = stays_of(records.stays)
    newest: dict[str, dt.date] = {}
    deepest: dict[str, str] = {}
    for (person, dose), _ in first_reached(_valid(records, today)).items():
        if person not in deepest or DOSE_IDS.index(dose) > DOSE_IDS.index(deepest[person]):
            deepest[person] = dose
    days = [(one.person, one.on) for one in _valid(records, today)]
    for person, on in (*days, *((one.person, one.on) for one in records.refreshed if one.on <= today)):
        newest[person] = max(on, newest.get(person, on))
    people: dict[str, int] = defaultdict(int)
    due: dict[str, int] = defaultdict(int)
    for person, dose in deepest.items():
        if dose in REFRESH_EVERY and in_post_now(stays.get(person, ()), today):
            people[dose] += 1
            due[dose] += newest[person] < months_before(today, REFRESH_EVERY[dose])
    return tuple(Due(dose, people[dose], due[dose]) for dose in REFRESH_EVERY if people[dose])


def leavers_replaced(records: Records, today: dt.date) -> tuple[Replaced, ...]:
    """For each dose: people who had it and left in the last 12 months, and who reached it in that time, in post.

    Who only moved, or came back, has not left.
    """
    since, stays = months_before(today, YEAR), stays_of(records.stays)
    left: dict[str, int] = defaultdict(int)
    reached: dict[str, int] = defaultdict(int)
    for (person, dose), on in first_reached(_valid(records, today)).items():
        mine = stays.get(person, [])
        gone = _left_on(mine, today)
        left[dose] += gone is not None and since < gone and on <= gone
        reached[dose] += since < on and in_post(mine, on) is not None
    return tuple(Replaced(dose, left[dose], reached[dose]) for dose in DOSE_IDS if left[dose] or reached[dose])


def quarters_without_workshop(records: Records, first: dt.date, today: dt.date) -> tuple[str, ...]:
    """The full quarters from `first` (the first day of a month) on in which no workshop was held, oldest first."""
    held = {month_of(workshop.on) // 3 for workshop in records.workshops}
    quarters = range(-(-month_of(first) // 3), month_of(today) // 3)
    return tuple(f"{QUARTERS[quarter % 4]} {quarter // 4}" for quarter in quarters if quarter not in held)


def coaches_without_expert(records: Records, today: dt.date) -> int:
    """Coaches in post who have no named expert in post."""
    stays = stays_of(records.stays)
    now = [coach for coach in records.coaches if in_post_now(stays.get(coach.person, ()), today)]
    return sum(1 for coach in now if not in_post_now(stays.get(coach.expert, ()), today))


def in_post_now(stays: list[Stay] | tuple[Stay, ...], today: dt.date) -> bool:
    """Whether one of the stays holds at the end of the day."""
    return any(stay.joined <= today and (stay.left is None or today < stay.left) for stay in stays)


def _valid(records: Records, today: dt.date) -> list[Reached]:
    return [one for one in records.reached if one.on <= today and (one.ended is None or today < one.ended)]


def _left_on(stays: list[Stay], today: dt.date) -> dt.date | None:
    """The last day in post of somebody who is not in post now; None for who is, or never was."""
    if in_post_now(stays, today):
        return None
    ended = [stay.left for stay in stays if stay.left is not None and stay.left <= today]
    return max(ended, default=None)
