"""Lists for people: who still needs a dose, and what one person has done, for messages, induction and appraisals."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from qidose.doses import find_dose
from qidose.dosing.plan_form import GROUP_NAMES
from qidose.progress.again import in_post_now
from qidose.progress.months import months_before
from qidose.progress.records import EVIDENCE, Records, Stay
from qidose_grading.progress import plain_cell

from .plan_rows import Stored, said
from .reached import deepest

LIST_HEADING = "id,name,group,directorate,joined,deepest dose,interested"


@dataclass(frozen=True)
class Listed:
    """One person in post, with the deepest dose that they have; `dose` empty for none."""

    id: str
    name: str
    group: str
    directorate: str
    joined: dt.date
    dose: str
    interested: bool | None


def list_people(
    records: Records,
    people: Iterable[Stored],
    today: dt.date,
    group: str | None = None,
    directorate: str | None = None,
    without: str | None = None,
) -> list[Listed]:
    """People in post by directorate and name: of one group or directorate, or those without a dose that they need.

    `without` takes a dose; everybody with any dose counts as having the one for all staff.
    """
    now = {stay.person: stay for stay in records.stays if in_post_now((stay,), today)}
    best = deepest(records.reached, today)
    having = {one.person for one in records.reached if without in ("all-staff", one.dose) and one.on <= today}
    found = []
    for row in people:
        stay = now.get(row["id"])
        if stay and _chosen(stay, group, directorate) and not (without and row["id"] in having):
            dose = best[row["id"]].dose if row["id"] in best else ""
            place = (stay.group, stay.directorate, stay.joined)
            found.append(Listed(row["id"], row["name"], *place, dose, row["interested"]))
    return sorted(found, key=lambda one: (one.directorate.casefold(), one.name.casefold(), one.id))


def _chosen(stay: Stay, group: str | None, directorate: str | None) -> bool:
    return group in (None, stay.group) and (
        directorate is None or directorate.casefold() == stay.directorate.casefold()
    )


def list_as_csv(found: Iterable[Listed]) -> str:
    """The list as a table for a spreadsheet."""
    rows = [
        (p.id, p.name, p.group, p.directorate, p.joined, p.dose, None if p.interested is None else said(p.interested))
        for p in found
    ]
    return table_of(LIST_HEADING, rows)


def about_person(records: Records, row: Stored, today: dt.date) -> list[str]:
    """What the register knows of one person, a sentence each: for their appraisal, to be talked over with them."""
    stays = [stay for stay in records.stays if stay.person == row["id"]]
    told = [f"{row['name']} ({row['id']})"]
    for stay in stays:
        until = f" to {stay.left}" if stay.left else ""
        told.append(f"{_group_name(records, stay.group)}, {stay.directorate}, from {stay.joined}{until}.")
    for one in sorted((one for one in records.reached if one.person == row["id"]), key=lambda one: one.on):
        ended = f" Counts until {one.ended}." if one.ended else ""
        level = f"{find_dose(one.dose).title} ({GROUP_NAMES[one.dose]})"
        told.append(f"{level}: reached on {one.on}. {EVIDENCE[one.evidence]}.{ended}")
    if not any(one.person == row["id"] for one in records.reached):
        told.append("No dose reached yet.")
    since = months_before(today, 12)
    # The same test may be told in 2 places: days are counted.
    uses = {use.on for use in records.uses if use.person == row["id"] and since < use.on <= today}
    told.append(f"Days with a test or project in the last 12 months: {len(uses)}.")
    told.append(f"QI objective: {said(row['objective']) if row['objective'] is not None else 'not recorded'}.")
    return told


def _group_name(records: Records, group: str) -> str:
    return next((one.name for one in records.groups if one.id == group), group)


def table_of(heading: str, rows: Iterable[Sequence[Any]]) -> str:
    """A CSV table. What a spreadsheet would work out is kept from it by a ' before it; imports take that off again."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(heading.split(","))
    table.writerows([["" if cell is None else plain_cell(str(cell)) for cell in row] for row in rows])
    return out.getvalue()
