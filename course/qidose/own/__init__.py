"""A person's own work, outside any marked exercise: kept, continued next week, exported, and shown to a coach if they
wish. It stands on the same cards and the same log as the exercises, but it is never finished and never marked.

    find_work("pdsa-1")     a plan-do-study-act record, cycle after cycle
    find_work("chart-2")    a chart of one's own measure
"""

from .work import KINDS, Work, find_work, work_ids

__all__ = ["KINDS", "Work", "find_work", "work_ids"]
