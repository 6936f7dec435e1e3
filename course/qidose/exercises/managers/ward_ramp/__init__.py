"""Ward ramp (E-T4-08): 6 to 10 plan-do-study-act cycles on a simulated ward.

case      the ward that a learner meets            judge      whether the data were read rightly
rounds    cycles as they ran                       marks      the criteria
reading   stored values as rounds                  suggest    what a coach is suggested for R1
counts    usual, in the test, by chance            record     what a coach reads
pictures  charts, tables, the steps                look_back  the truth, after the end
start, plan, study: the cards that a learner fills in
exercise  all of it together
"""

from .exercise import WardRamp

__all__ = ["WardRamp"]
