"""What progress is counted from: plain records of who is in post, who reached which dose, and who uses it.

Dates are given; nothing here looks at a clock. A stay ends on its last day: at the end of that day the person no longer
counts. The register keeps these records; anything else that can name them will do as well.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from qidose.doses import DOSES
from qidose.dosing.plan_form import GROUP_NAMES

DOSE_IDS = tuple(dose.id for dose in DOSES)
"""From the widest to the deepest."""
ADDED_GROUPS = {
    "service-users": "Service users and carers",
    "students": "Students",
    "commissioners": "Commissioners",
}
"""Groups of people who learn here without a dose of their own. A trust can add more."""
EVIDENCE = {
    "course": "This course",
    "classroom": "Classroom",
    "external": "Programme elsewhere",
    "test-out": "Test-out",
}
"""By what a dose was reached."""
WAYS = {
    "virtual": "Virtual",
    "study": "Own study",
    "workshop": "Face to face",
    "doing": "By doing it at work",
}
"""How people learned."""
WHERE = {
    "newsletter": "Newsletter or intranet",
    "meeting": "Meeting or event here",
    "conference": "Conference or visit",
    "award": "Award or celebration",
    "publication": "Publication",
}
"""Where a story of improvement was told."""
SCORES = tuple(step / 2 for step in range(1, 11))
"""The progress score of a project: 0.5 (a team is formed) to 5.0 (results are held for good)."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people and the dose that they need."""

    id: str
    name: str
    dose: str


@dataclass(frozen=True, slots=True)
class Stay:
    """A stretch of time of one person in one group and directorate. Somebody who moves or comes back has another."""

    person: str
    group: str
    directorate: str
    joined: dt.date
    left: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Reached:
    """A dose that a person reached, on which day, by which evidence, and in which way they learned ("" unknown).

    From the day `ended` on it no longer counts.
    """

    person: str
    dose: str
    on: dt.date
    evidence: str = "course"
    source: str = ""
    ended: dt.date | None = None
    way: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """A test or a project of a person. `predicted`: whether it says what was expected; None where nobody knows."""

    person: str
    on: dt.date
    kind: str = "test"
    predicted: bool | None = None


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A refresher that a person did after reaching a dose."""

    person: str
    on: dt.date
    dose: str = "all-staff"


@dataclass(frozen=True, slots=True)
class Team:
    id: str
    name: str
    directorate: str
    since: dt.date
    ended: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Coaching:
    """A coach of a team, from when to when."""

    team: str
    coach: str
    since: dt.date
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Coached:
    """Evidence that somebody coached on a day: a visit, a call, a record read."""

    coach: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class Coach:
    """What a coach has: a named expert who supports them, and a share of the week (0 to 1) that is protected."""

    person: str
    expert: str = ""
    protected: float | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """`priority` names what it serves in the directorate's or the organisation's plan; empty for none."""

    id: str
    directorate: str
    since: dt.date
    ended: dt.date | None = None
    priority: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """The progress score of a project on a day, 0.5 to 5.0."""

    project: str
    on: dt.date
    score: float


@dataclass(frozen=True, slots=True)
class Workshop:
    on: dt.date
    title: str = ""
    people: int | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A story that was told: on which day, where, and what others can learn from it."""

    on: dt.date
    title: str
    where: str
    learned: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What a named person says about a group on a day, in words."""

    group: str
    on: dt.date
    by: str
    words: str


def all_groups(added: Mapping[str, tuple[str, str]] | None = None) -> tuple[Group, ...]:
    """The groups of the 6 doses, those that we add, and those that a trust added: {id: (name, dose)}.

    >>> [group.id for group in all_groups()][-2:]
    ['students', 'commissioners']
    """
    own = [Group(dose, GROUP_NAMES[dose], dose) for dose in DOSE_IDS]
    ours = [Group(group, name, "all-staff") for group, name in ADDED_GROUPS.items()]
    theirs = [Group(group, name, dose) for group, (name, dose) in (added or {}).items()]
    return (*own, *ours, *theirs)


@dataclass(frozen=True)
class Records:
    """All that is known. `begun` is the day from which leavers are known; before it, only those who stayed are."""

    stays: tuple[Stay, ...] = ()
    reached: tuple[Reached, ...] = ()
    uses: tuple[Use, ...] = ()
    refreshed: tuple[Refreshed, ...] = ()
    teams: tuple[Team, ...] = ()
    coaching: tuple[Coaching, ...] = ()
    coached: tuple[Coached, ...] = ()
    coaches: tuple[Coach, ...] = ()
    projects: tuple[Project, ...] = ()
    scores: tuple[Score, ...] = ()
    ideas: tuple[dt.date, ...] = ()
    """The days on which somebody wrote down an idea for a test."""
    stories: tuple[Story, ...] = ()
    workshops: tuple[Workshop, ...] = ()
    notes: tuple[Note, ...] = ()
    outcomes: Mapping[str, Any] = field(default_factory=dict)
    """The form of outcomes as it was typed."""
    groups: tuple[Group, ...] = field(default_factory=all_groups)
    begun: dt.date | None = None
