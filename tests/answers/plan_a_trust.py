"""A plan that follows the planner: ranges about what the model expects, and a second year that goes on from there."""

from math import ceil, floor
from typing import Any

from qidose.dosing.plan_form import FACTORS
from qidose.exercises.experts.plan_a_trust import plan_of, shares_of
from qidose.exercises.experts.plan_a_trust_case import GROUPS, Waves, first_year, mean_first_year, mean_second_year
from qidose.exercises.fields import Answer

COURSES = {
    "all staff": ((2, 5, 8, 12), 300),
    "board": ((2,), 15),
    "senior leaders": ((3, 7), 30),
    "managers": ((1, 4), 60),
    "coaches": ((1, 7), 30),
    "experts": ((1,), 12),
}
GOALS = {"coaches": (84, 450, 150), "experts": (17, 60, 30)}
GROUP_OF = {name.replace(" ", "-"): name for name in GROUPS}


def around(mean: float) -> dict[str, int]:
    return {"year-low": floor(0.8 * mean), "year-high": ceil(1.2 * mean)}


def first_plan(case: Any, group: str) -> dict[str, Any]:
    heads = case.heads(group)
    low, high, goal = GOALS.get(group, (heads // 2, heads, heads * 3 // 4))
    starts, seats = COURSES[group]
    return {
        "low": low,
        "high": high,
        "goal": goal,
        "reason": "It is what our teachers can do, with the leavers that we have.",
        "review": "2028-03-31",
        "starts": [str(month) for month in starts],
        "seats": seats,
        **around(mean_first_year(case, Waves(group, starts, seats))),
    }


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    kind, _, name = card.partition("-")
    if kind == "group":
        return first_plan(case, GROUP_OF[name])
    if card == "trust":
        return {
            "factors": {factor: "up" for factor, _ in FACTORS},
            "weigh": "Size and turnover: people are far apart and leave, so each site needs its own coaches.",
            "by": "The director of improvement",
        }
    if card == "plan":
        return {
            "order": "strands",
            "order-why": "Energy, leaders and conditions move together. The middle comes later.",
            "use": "Tests in the last 6 months, teams with a coach, and active coaches.",
        }
    if card == "adopted":
        return {}
    years = first_year(case, plan_of(answer, 1))
    if kind == "again" and name:
        year = next(one for one in years if one.group == GROUP_OF[name])
        starts = tuple(month + 12 for month in COURSES[year.group][0])
        waves = Waves(year.group, starts, COURSES[year.group][1])
        return {"starts": [str(m) for m in starts], "seats": waves.seats, **around(mean_second_year(case, year, waves))}
    if card == "again":
        return {"changed": "No course begins in December, because winter cost us 1.", "review": "2028-09-30"}
    leaders, front = shares_of(case, years)
    return {
        "leaders": round(leaders, 1),
        "front": round(front, 1),
        "ahead": "leaders" if leaders > front else "front",
        "gap": "A team will wait for time that nobody gives. Leaders and teams learn in the same months.",
        "learned": "Fewer finished than I hoped, and I will plan for that.",
    }
