"""SIM-MANAGE-2: manage a performance measure for 24 months with 24 improvement days (E-T3-02).

Each month the manager sees the percentage and then decides: hold, ask for an explanation (2 days), investigate (3) or
redesign (12).

- The process is stable and cannot reach the target, however hard people are asked. Only a redesign moves its level.
- Asking changes nothing at all: the months after it are those that would have come anyway. Most red months are followed
  by a better one, so it looks as if it worked.
- 2 or 3 times something special pulls the percentage down. An investigation finds it; investigating chance finds
nothing.
- A redesign holds when its 3 months of bedding in are quiet: nobody is asked to explain, nothing special goes on.

`process` is the truth, `stories` its words, `game` the months and decisions, `marks` the quality of the decisions.
"""

from qidose.simulate.manage_2.game import (
    CHOICES,
    DAYS,
    Choice,
    Data,
    Found,
    Redesign,
    Service,
    View,
    generate,
    play,
    points_lost,
)
from qidose.simulate.manage_2.marks import Debrief, Grade, Right, chart_so_far, debrief, first_on_chart, grade, right
from qidose.simulate.manage_2.process import Params, Special, Truth
from qidose.simulate.manage_2.stories import SCENARIOS, Scenario

__all__ = [
    "CHOICES",
    "DAYS",
    "SCENARIOS",
    "Choice",
    "Data",
    "Debrief",
    "Found",
    "Grade",
    "Params",
    "Redesign",
    "Right",
    "Scenario",
    "Service",
    "Special",
    "Truth",
    "View",
    "chart_so_far",
    "debrief",
    "first_on_chart",
    "generate",
    "grade",
    "play",
    "points_lost",
    "right",
]
