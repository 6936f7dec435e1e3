"""What is in the plan of "Plan a trust" (E-T6-10), read from stored values: ranges, adopted numbers, courses."""

import datetime as dt

from qidose import dosing

from ..fields import Answer, Json
from ..values import date_in, number_in
from .plan_a_trust_case import FIRST_YEAR, GROUPS, OPEN, YEAR, Trust, Waves

TRUST, ADOPTED, PLAN, YEAR_CARD, AGAIN = "trust", "adopted", "plan", "year", "again"
ADOPTED_ON, AGAIN_ON = dt.date(2027, 3, 31), dt.date(2028, 3, 31)
"""The days on which the plan and the new plan are made: a day of review is later."""
WIDEST, ALWAYS = 0.6, 6
"""A predicted range may be as wide as this share of the expected number, or 6 people: else it predicts nothing."""


def group_id(group: str) -> str:
    """The id of a group's card in the first plan."""
    return f"group-{group.replace(' ', '-')}"


def again_id(group: str) -> str:
    """The id of a group's card in the new plan."""
    return f"again-{group.replace(' ', '-')}"


def _id(group: str, year: int) -> str:
    return group_id(group) if year == FIRST_YEAR else again_id(group)


def range_in(case: Trust, answer: Answer, group: str) -> dosing.Range | None:
    """The range for a group after 5 years; None where it is none, or lies beyond the people that there are.

    Where guidelines disagree a range has 2 ends. Where they say "all" it may be 1 number.
    """
    low, high = (number_in(answer.get(group_id(group), name)) for name in ("low", "high"))
    if low is None or high is None or not 0 <= low <= high <= case.heads(group):
        return None
    return None if group in OPEN and low == high else dosing.Range(low, high, "people", "this plan")


def adopted_in(answer: Answer, group: str) -> dosing.Adopted | None:
    """The number that somebody adopted for a group; None where it lacks a reason, a name or a later day."""
    card, goal = group_id(group), number_in(answer.get(group_id(group), "goal"))
    review, reason, by = date_in(answer.get(card, "review")), answer.get(card, "reason"), answer.get(TRUST, "by")
    if goal is None or review is None or not isinstance(reason, str) or not isinstance(by, str):
        return None
    try:
        return dosing.adopt(goal, "people", by, reason, ADOPTED_ON, review)
    except dosing.NotAdopted:
        return None


def waves_in(answer: Answer, group: str, year: int) -> Waves:
    """The courses of a group in a year; what cannot be is left out."""
    card, first = _id(group, year), 1 + YEAR * (year - 1)
    given, seats = answer.get(card, "starts"), _whole(answer.get(card, "seats"))
    known = [str(month) for month in range(first, first + YEAR)]
    starts = tuple(int(month) for month in known if isinstance(given, list) and month in given)
    if seats is None or not 0 < seats <= GROUPS[group].most:
        return Waves(group, (), 0)
    return Waves(group, starts, seats)


def _whole(value: Json) -> int | None:
    number = number_in(value)
    return int(number) if number is not None and number.is_integer() else None


def waves_fit(answer: Answer, group: str, year: int) -> bool:
    """Whether the courses of a group can be: none at all, or months and whole seats together."""
    card = _id(group, year)
    if answer.get(card, "starts") in (None, []):
        return answer.get(card, "seats") in (None, 0)
    return bool(waves_in(answer, group, year).starts)


def days_used(answer: Answer, year: int) -> int:
    """The teaching days that the courses of a year take."""
    return sum(waves_in(answer, group, year).teaching_days for group in GROUPS)


def holds(answer: Answer, group: str, year: int, mean: float) -> bool:
    """Whether the range that was predicted for the end of a year holds what the model expects, and is not too wide."""
    low, high = (number_in(answer.get(_id(group, year), name)) for name in ("year-low", "year-high"))
    if low is None or high is None or not low <= mean <= high:
        return False
    return high - low <= max(WIDEST * mean, ALWAYS)
