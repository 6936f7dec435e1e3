"""Places to begin: orders of work from the source document and its examples, as waves that people then change.

Nothing is prescribed. The seats of a template follow from the people whom the plan itself says need a dose.
"""

import datetime as dt
from dataclasses import dataclass
from math import ceil

from .plan import Group, Plan

Row = dict[str, str]


@dataclass(frozen=True)
class Stage:
    """One kind of wave of a template: for which dose, from which month, how long, and how often.

    A wave has at most `size` seats, and there are as many as the people who need the dose fill; with `spread` they are
    the same number each time, all through the plan.
    """

    dose: str
    name: str
    kind: str
    start: int
    length: int
    every: int
    size: int = 120
    spread: bool = False
    teacher: str = "experts"
    days: float = 6
    learning: float = 12


_BOARD = Stage("board", "Board sessions", "workshop", 1, 1, 3, 30, False, "experts", 1, 2)
_INDUCTION = Stage("all-staff", "Short introduction online", "online", 1, 1, 1, 100_000, True, "nobody", 0, 1)
_EXPERTS = Stage("experts", "Experts", "programme", 1, 12, 12, 12, False, "outside", 12, 80)
_COACHES = Stage("coaches", "Coaching cohort", "cohort", 4, 6, 6, 40, False, "experts", 7, 40)
_MANAGERS = Stage("managers", "Core managers' toolkit", "programme", 7, 3, 3, 60, False, "coaches", 4, 12)
_LEADERS = Stage("senior-leaders", "Leaders' programme", "programme", 1, 2, 6, 30, False, "experts", 2, 6)

TEMPLATES: dict[str, tuple[Stage, ...]] = {
    # A few experts and a large number of staff in core skills, with the board beside them (lines 352 to 356).
    "A": (_EXPERTS, _BOARD, _INDUCTION, _COACHES, _MANAGERS, _LEADERS),
    # Experts, leaders and executives first; everybody else when they need it (lines 356 to 358).
    "B": (
        _EXPERTS,
        _BOARD,
        _LEADERS,
        Stage("managers", "Managers, just in time", "jit", 7, 1, 3, 40, False, "coaches", 2, 6),
        Stage("coaches", "Coaching cohort", "cohort", 10, 6, 6, 40, False, "experts", 7, 40),
        Stage("all-staff", "Just in time, for teams with a project", "jit", 7, 1, 1, 100_000, True, "coaches", 1, 1),
    ),
    # A programme for each level, all from the start (Figure 5, as far as its labels can be told).
    "pyramid": (
        Stage("all-staff", "Academy: introduction", "workshop", 1, 1, 3, 100_000, True, "coaches", 2, 3),
        Stage("coaches", "Improvement coach development", "cohort", 1, 6, 6, 40, False, "experts", 7, 40),
        Stage(
            "managers", "Academy: change agents and core leaders", "programme", 1, 6, 6, 120, False, "coaches", 6, 12
        ),
        Stage("senior-leaders", "Leadership workshops", "workshop", 1, 1, 3, 30, False, "experts", 1, 6),
        _BOARD,
        _EXPERTS,
    ),
    # Where the energy is; core leaders; the conditions for them (Figure 6).
    "strands": (
        Stage(
            "all-staff", "Where the energy is: teams that want to begin", "jit", 1, 1, 1, 100_000, True, "coaches", 1, 1
        ),
        Stage("managers", "Core leaders", "programme", 1, 6, 6, 60, False, "experts", 6, 12),
        Stage("coaches", "Core leaders: coaches", "cohort", 4, 6, 6, 40, False, "experts", 7, 40),
        Stage("senior-leaders", "Conditions: leaders", "workshop", 1, 1, 6, 30, False, "experts", 1, 6),
        Stage("board", "Conditions: board", "workshop", 1, 1, 3, 30, False, "experts", 1, 2),
        _EXPERTS,
    ),
}


def waves_of(template: str, plan: Plan) -> list[Row]:
    """Rows for the waves of a plan, from a template. A group without numbers gets none. Raises KeyError for "own"."""
    rows: list[Row] = []
    for stage in TEMPLATES[template]:
        for group in plan.groups:
            people = _people(group)
            if group.dose == stage.dose and people:
                rows.append(_row(stage, group, people, plan, len(rows) + 1))
    return rows


def _people(group: Group) -> int:
    """Whom the waves are for: half-way along the plan's own range, less those who have the dose already."""
    ends = [end for end in (group.low, group.high) if end is not None] or [group.heads or 0]
    return max(0, ceil(sum(ends) / len(ends)) - group.trained)


def _row(stage: Stage, group: Group, people: int, plan: Plan, number: int) -> Row:
    last = min(group.months or plan.months, plan.months)
    slots = max(1, (last - stage.start + 1 - stage.length) // stage.every + 1)
    # More side by side would need more who teach: that is for the planner to see and decide.
    times = slots if stage.spread else min(slots, ceil(people / stage.size))
    seats = min(stage.size, ceil(people / times))
    begins = _month(plan.start, stage.start) if plan.start else ""
    return {
        "id": f"t{number}",
        "name": stage.name,
        "kind": stage.kind,
        "group": group.id,
        "begins": begins,
        "length": str(stage.length),
        "times": str(times),
        "every": str(stage.every),
        "seats": str(seats),
        "complete_low": "80",
        "complete_high": "95",
        "teacher": stage.teacher,
        "days": f"{stage.days:g}" if stage.teacher != "nobody" else "",
        "learning": f"{stage.learning:g}",
    }


def _month(start: dt.date, month: int) -> str:
    count = start.year * 12 + start.month - 1 + month - 1
    return dt.date(count // 12, count % 12 + 1, 1).isoformat()
