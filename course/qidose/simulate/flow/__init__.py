"""SIM-FLOW: patients through a unit with one constraint (E-T4-04; `SMALL` for E-T1-07).

`process` runs the unit, `game` makes a unit whose constraint is clear, `measure` is looking into it with a budget,
`facts` are the words of the small version.
"""

from qidose.simulate.flow.facts import FACTS, KEY_FACTS, Fact
from qidose.simulate.flow.game import SMALL, Data, Journey, Params, Truth, generate, is_clear
from qidose.simulate.flow.measure import OFFERS, Measured, Request, What, cost, measure, pareto
from qidose.simulate.flow.process import STEPS, Journeys, Step, run

__all__ = [
    "FACTS",
    "KEY_FACTS",
    "OFFERS",
    "SMALL",
    "STEPS",
    "Data",
    "Fact",
    "Journey",
    "Journeys",
    "Measured",
    "Params",
    "Request",
    "Step",
    "Truth",
    "What",
    "cost",
    "generate",
    "is_clear",
    "measure",
    "pareto",
    "run",
]
