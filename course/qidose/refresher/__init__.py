"""The quarterly refresher of all staff (curriculum 5.1): 8 new charts, a story, and what became of a small test.

    find_refresher("refresher-2026-q4")     the one of a quarter
    quarter_of(date(2026, 11, 26))          the quarter of a day; there is no clock here

It is practice: it stands on the cards and the log of exercises, under a name of its own, and no gradebook knows it.
"""

from .quarter import Quarter, quarter_named, quarter_of, quarters
from .refresher import DOSE, Refresher, find_refresher, refresher_id

__all__ = [
    "DOSE",
    "Quarter",
    "Refresher",
    "find_refresher",
    "quarter_named",
    "quarter_of",
    "quarters",
    "refresher_id",
]
