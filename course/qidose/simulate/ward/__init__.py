"""SIM-WARD: a ward on which changes can be tried (E-T4-08, E-T4-11, E-T6-05).

ideas        the words: 8 change ideas, shifts, scales, who can be involved, balancing measures
model        what each idea does, alone and together (the truth)
cycle        a plan-do-study-act cycle, and the counts that come back
run          running cycles on the ward
game         what the learner starts with, and what the year came to
marks        how well the cycles were made, apart from their outcome
planned      a planned test of 3 ideas at once
side_effect  a change that helps and harms
"""

from qidose.simulate.ward.cycle import Act, Cycle, Direction, Prediction, Result, Week
from qidose.simulate.ward.game import Data, Year, generate, year
from qidose.simulate.ward.ideas import BALANCING, IDEAS, PEOPLE, SCALES, SHIFTS, Balancing, Idea, Person, Scale, Shift
from qidose.simulate.ward.marks import Checks, Grade, grade, looks_better
from qidose.simulate.ward.model import KINDS, Pair, Params, Truth
from qidose.simulate.ward.planned import Analysis, Planned, Run, analyse, certified_factorial, factorial
from qidose.simulate.ward.run import Ward, play
from qidose.simulate.ward.side_effect import Balance, Unintended, balance

__all__ = [
    "BALANCING",
    "IDEAS",
    "KINDS",
    "PEOPLE",
    "SCALES",
    "SHIFTS",
    "Act",
    "Analysis",
    "Balance",
    "Balancing",
    "Checks",
    "Cycle",
    "Data",
    "Direction",
    "Grade",
    "Idea",
    "Pair",
    "Params",
    "Person",
    "Planned",
    "Prediction",
    "Result",
    "Run",
    "Scale",
    "Shift",
    "Truth",
    "Unintended",
    "Ward",
    "Week",
    "Year",
    "analyse",
    "balance",
    "certified_factorial",
    "factorial",
    "generate",
    "grade",
    "looks_better",
    "play",
    "year",
]
