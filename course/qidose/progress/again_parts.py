"""What is never finished, in words and tables: refreshers, leavers not yet replaced, quarters without a workshop."""

import datetime as dt

from qidose.dosing.parts import Grid, Part, Words
from qidose.dosing.plan_form import GROUP_NAMES

from .again import REFRESH_EVERY, leavers_replaced, quarters_without_workshop, refreshers_due
from .counts import Counts
from .months import day_name, first_day
from .places import FEW, hidden
from .records import Records


def again_parts(records: Records, counts: Counts, today: dt.date) -> list[Part]:
    """The state on the day itself, not at the end of a month."""
    words = ("People leave, skills fade, and others join. So there is always somebody to train.",)
    return [
        Words(heading="Not once and for all", words=words),
        _refreshers(records, today),
        _leavers(records, today),
        Words(heading="Workshops", words=_workshops(records, counts, today)),
    ]


def _refreshers(records: Records, today: dt.date) -> Grid:
    rows = tuple(
        (GROUP_NAMES[one.dose], f"{REFRESH_EVERY[one.dose]} months", *_few(one.people, one.due))
        for one in refreshers_due(records, today)
    )
    words = ("Each person counts at their deepest dose. Experts refresh by teaching and marking.",)
    head = ("Dose", "Asks for a refresher every", "In post", "Due now")
    return Grid(title=f"Refreshers due, {day_name(today)}", head=head, rows=rows, words=words)


def _few(people: int, due: int) -> tuple[str, str]:
    return (FEW, "") if hidden(people) else (f"{people:,}", f"{due:,}")


def _leavers(records: Records, today: dt.date) -> Grid:
    rows = tuple(
        (GROUP_NAMES[one.dose], f"{one.left:,}", f"{one.reached:,}", f"{one.not_replaced:,}")
        for one in leavers_replaced(records, today)
    )
    head = ("Dose", "Left with it in the last 12 months", "Reached it in that time", "Not yet replaced")
    return Grid(title=f"People who left, and who came after them, {day_name(today)}", head=head, rows=rows)


def _workshops(records: Records, counts: Counts, today: dt.date) -> tuple[str, ...]:
    held = sorted(workshop.on for workshop in records.workshops if workshop.on <= today)
    if not held:
        return ("No workshop is recorded yet. There should be at least 1 in each quarter.",)
    without = quarters_without_workshop(records, first_day(counts.months.first), today)
    said = f"{len(held):,} workshops are recorded. The last was on {day_name(held[-1])}."
    if not without:
        return (said, "Each full quarter had a workshop.")
    return (said, f"Full quarters without a workshop: {len(without)}.", *without)
