"""Progress as a page shows it: what people can do and whether they do it, always side by side, month by month.

>>> [type(part).__name__ for part in progress_parts(Records(), {}, dt.date(2026, 11, 26))]
['Words']

Nothing here is ranked or coloured. Directorates stand in alphabetical order, and months with fewer than 5 people are
not shown. Bands of a plan are given by line: "can" and "does" for everybody, "can/managers" and "does/managers" for a
group, "completions", "tests", "teams", "active-coaches", "predictions" and "ideas".
"""

import datetime as dt

import numpy as np

from qidose.dosing.parts import Part, Words

from .again_parts import again_parts
from .counts import Ints, count, months_to_show
from .look import Look, PlanBands
from .months import day_name, last_day, last_full_month, month_name
from .outcomes import outcome_parts
from .places import disconnect_parts, hidden, place_parts
from .records import Group, Note, Records
from .use import momentum_parts, use_parts

CAN = "People in post with a dose"
DOES = "People with a test or project in the last 6 months"


def progress_parts(records: Records, plan_bands: PlanBands, today: dt.date) -> list[Part]:
    """The whole page, top to bottom."""
    months = months_to_show(records, today)
    if not records.stays or months.count == 0:
        return [_nothing_yet(records, today), *_typed(records)]
    look = Look(records, count(records, months), plan_bands, today)
    return [
        *both_parts(look),
        *place_parts(look.counts),
        *group_parts(look),
        *use_parts(look),
        *disconnect_parts(look.counts),
        *again_parts(records, look.counts, today),
        *_typed(records, always=True),
    ]


def both_parts(look: Look) -> list[Part]:
    """Can and does for everybody. One is never shown without the other."""
    counts = look.counts
    heads, can, does = (table.sum(axis=(0, 1)) for table in (counts.heads, counts.trained, counts.using))
    words = [
        '"Can" counts people in post who have at least 1 dose. Who leaves no longer counts.',
        '"Does" counts people in post with a test or a project in the last 6 months. Training alone changes nothing, '
        "so the 2 charts belong together.",
        "Both hold most of the month before, so they are plain lines without limits. What is added each month stands "
        "below, on charts that tell usual variation from change.",
        f"The numbers are for the end of each month, up to {month_name(look.months.last)}.",
    ]
    if look.notes:
        words.append("Before the register began, people who had left are not in it. So those months show too few.")
    return [
        Words(heading="Can and does", words=tuple(words)),
        look.people("can", f"Can: {_lower(CAN)}", can, heads),
        look.people("does", f"Does: {_lower(DOES)}", does, heads),
        *momentum_parts(look),
    ]


def group_parts(look: Look) -> list[Part]:
    """Each group with anybody in it: who has the dose that the group needs, who uses it, and what is said about it."""
    counts, parts = look.counts, list[Part]()
    for n, group in enumerate(counts.groups):
        heads, own, using = (table[n].sum(axis=0) for table in (counts.heads, counts.own, counts.using))
        notes = notes_about(look.records, group)
        if not heads.any() and not notes:
            continue
        parts.append(Words(heading=group.name, words=_group_words(look, heads, notes)))
        if np.all(hidden(heads)):
            continue
        parts.append(look.people(f"can/{group.id}", f"Can: {group.name} with their dose", own, heads))
        parts.append(look.people(f"does/{group.id}", f"Does: {group.name} with a test or project", using, heads))
    return parts


def notes_about(records: Records, group: Group) -> list[Note]:
    """What was said about a group, newest first; of one day, the last said first."""
    mine = [note for note in records.notes if note.group == group.id]
    return sorted(mine, key=lambda note: note.on)[::-1]


def _group_words(look: Look, heads: Ints, notes: list[Note]) -> tuple[str, ...]:
    now = int(heads[-1])
    said = "Fewer than 5 people are in this group, so its numbers are not shown." if hidden(now) else ""
    told = [f"{day_name(note.on)}, {note.by}: {note.words}" for note in notes]
    return tuple(one for one in (said or f"{now:,} people in post.", *(told or ["No status note yet."])) if one)


def _typed(records: Records, always: bool = False) -> list[Part]:
    return outcome_parts(records.outcomes) if records.outcomes or always else []


def _nothing_yet(records: Records, today: dt.date) -> Words:
    if not records.stays:
        words = (
            "There are no people in the register yet, so there is nothing to count.",
            "Bring in the people in post first: open “The register” on the course page. Then this page shows who has "
            "which dose, from the first full month on.",
            "Tests, teams, coaches, projects and workshops follow as they are recorded. Each chart appears with its "
            "first number, and shows limits from 12 months on.",
        )
    else:
        first = last_day(last_full_month(today) + 1)
        words = (
            f"{len({stay.person for stay in records.stays}):,} people are in the register.",
            f"The first numbers come at the end of this month, on {day_name(first)}.",
            "Each month adds a point. Charts show limits from 12 months on.",
        )
    return Words(heading="Can and does: nothing to show yet", words=words)


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
