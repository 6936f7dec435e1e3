"""The talks of "From solution to theory" (E-T4-09): people who "just need another computer", and what they know.

In each the wish hides a theory that only the person who does the work can tell. The first way of a turn is the curious
one; the case shuffles them.
"""

from .solution_to_theory_carts import CARTS
from .solution_to_theory_notes import NOTES
from .solution_to_theory_results import RESULTS
from .solution_to_theory_triage import TRIAGE

STORIES = (CARTS, NOTES, RESULTS, TRIAGE)
