"""SIM-MANAGE-1: manage the overrun of theatre lists for 24 months (E-T3-01). Too long and too short both cost.

Each month the manager sees how far lists ran over and then decides: hold, adjust the planned length, or investigate.

- Results vary by chance about a level that may be off the aim: then one adjustment, by the level, is right.
- Adjusting by the latest result is rule 2 of the funnel: results then vary 1.41 times as much.
- 2 to 5 times something special happens. It goes on until it is investigated, or ends by itself after 4 months.
- An investigation of chance finds nothing: its whole effect is its cost.

`process` is the truth, `game` the months and decisions, `marks` the quality of the decisions, apart from the outcome.
"""

from qidose.simulate.manage_1.game import CHOICES, Choice, Data, Decision, Found, Theatre, View, generate, play
from qidose.simulate.manage_1.marks import Debrief, Grade, Right, chart_so_far, debrief, grade, level_so_far, right
from qidose.simulate.manage_1.process import Params, Special, Truth

__all__ = [
    "CHOICES",
    "Choice",
    "Data",
    "Debrief",
    "Decision",
    "Found",
    "Grade",
    "Params",
    "Right",
    "Special",
    "Theatre",
    "Truth",
    "View",
    "chart_so_far",
    "debrief",
    "generate",
    "grade",
    "level_so_far",
    "play",
    "right",
]
