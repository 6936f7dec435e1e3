"""What a plan needs of people's time: coaches and their teams, and the hours of marking."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor

from qidose.doses import find_dose

from .guidelines import GUIDE
from .model import BadInput
from .ranges import Range

HOURS_A_WEEK = 37.5
WEEKS_A_YEAR = 42
"""Weeks worked in a year, after leave and study (our assumption; a plan may have its own)."""
PROTECTED = (0.20, 0.25)
TEAMS = (3, 4)
MINUTES_TO_MARK: dict[str, float] = {
    "all-staff": 0,
    "board": 10,
    "senior-leaders": 20,
    "managers": 36,
    "coaches": 150,
    "experts": 480,
}
"""Minutes of marking by hand for one person at each dose (arithmetic on the exercises that a person must judge)."""


@dataclass(frozen=True)
class CoachTime:
    """What some coaches cost and carry."""

    wte: Range
    hours_a_week: Range
    hours_a_year: Range
    hours_a_team: Range
    team_slots: Range
    active_team_slots: Range


def coach_time(
    fewest: float,
    most: float,
    protected: tuple[float, float] = PROTECTED,
    teams: tuple[float, float] = TEAMS,
    active: float = 1.0,
    hours: float = HOURS_A_WEEK,
    weeks: float = WEEKS_A_YEAR,
) -> CoachTime:
    """The time of `fewest` to `most` coaches, with a `protected` share of the week and `teams` each.

    `active` is the share of trained coaches who coach now: training is not the same as use. Active coaches come whole.
    Raises BadInput for shares outside 0% to 100%.
    """
    for name, share in (("protected time", protected[0]), ("protected time", protected[1]), ("active share", active)):
        if not 0 <= share <= 1:
            raise BadInput(f"The {name} must be from 0% to 100% of a week. This is {share:.0%}.")
    if not 0 <= fewest <= most or not 0 < teams[0] <= teams[1]:
        raise BadInput("Give the smaller number first. There is at least 1 team for each coach.")
    source = f"{GUIDE}, lines 303 to 305"
    at_work = (floor(fewest * active), floor(most * active))
    week = (hours * protected[0], hours * protected[1])
    return CoachTime(
        wte=Range(fewest * protected[0], most * protected[1], "WTE", source),
        hours_a_week=Range(*week, "hours a week for each coach", source),
        hours_a_year=Range(week[0] * weeks, week[1] * weeks, "hours a year for each coach", source),
        hours_a_team=Range(week[0] / teams[1], week[1] / teams[0], "hours a week for each team", source),
        team_slots=Range(fewest * teams[0], most * teams[1], "teams", source),
        active_team_slots=Range(at_work[0] * teams[0], at_work[1] * teams[1], "teams", source),
    )


def marking_hours(people: Mapping[str, float], minutes: Mapping[str, float] = MINUTES_TO_MARK) -> dict[str, float]:
    """Hours of marking by hand for so many `people` at each dose. Raises KeyError for a dose that there is not.

    >>> sum(marking_hours({"board": 15, "senior-leaders": 40, "managers": 400}).values()).__round__(1)
    255.8
    """
    for dose, count in people.items():
        find_dose(dose)
        if count < 0:
            raise BadInput(f"There cannot be {count:g} people at {dose}.")
    return {dose: count * minutes[dose] / 60 for dose, count in people.items()}
