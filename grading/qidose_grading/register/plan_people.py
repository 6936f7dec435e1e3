"""What an import of people would do. Everybody has stays: a move ends one and begins another; so does coming back.

A row of the file is about one time in post: from `joined` to `left`, whatever moves lie in between. It is matched with
the time in post that it overlaps; where there is none, it is a new one.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from .plan_rows import Change, Plan, Stored, differences, said
from .read_csv import Bad
from .read_rows import Values

DAY = dt.timedelta(days=1)
NAMESAKES = 5
"""How many are named."""
PERSON = ("name", "objective", "interested")


def plan_people(
    rows: Sequence[Values], people: Sequence[Stored], stays: Sequence[Stored], today: dt.date, everyone: bool = False
) -> Plan:
    """The plan. With `everyone`, the file has all people in post, so who is not in it is marked as left on `today`."""
    plan, known = Plan(), {row["id"]: row for row in people}
    lived: dict[str, list[Stored]] = defaultdict(list)
    for stay in sorted(stays, key=lambda stay: stay["joined"]):
        lived[stay["person"]].append(stay)
    mine: dict[str, list[Values]] = defaultdict(list)
    for row in rows:
        mine[row.values["id"]].append(row)
    for person, given in mine.items():
        if bad := _overlaps(given):
            plan.bad.append(bad)
            continue
        _plan_person(plan, known.get(person), lived[person], given, today)
    plan.notes += _namesakes(mine, known)
    if everyone:
        _mark_missing(plan, known, lived, set(mine), today)
    return plan


def _overlaps(rows: list[Values]) -> Bad | None:
    """The same person twice at the same time."""
    ordered = sorted(rows, key=lambda row: row.values["joined"])
    for one, other in pairwise(ordered):
        if one.values["left"] is None or other.values["joined"] <= one.values["left"]:
            first, second = sorted((one, other), key=lambda row: row.line)
            words = f"{second.values['id']} is already in line {first.line}, at the same time."
            return Bad(second.line, words)
    return None


def _plan_person(plan: Plan, before: Stored | None, stays: list[Stored], rows: list[Values], today: dt.date) -> None:
    newest = max(rows, key=lambda row: row.values["joined"]).values
    after = {"id": newest["id"], **{name: newest[name] for name in PERSON}}
    who, told, gone = f"{newest['name']} ({newest['id']})", list[str](), list[str]()
    if before is None:
        plan.changes.append(Change("person", None, after))
    else:
        # An empty cell about a person leaves what is known.
        after = {name: before[name] if value is None else value for name, value in after.items()}
        if words := differences(before, after):
            plan.changes.append(Change("person", before, after))
            told.append(words)
    for row in sorted(rows, key=lambda row: row.values["joined"]):
        _plan_stay(plan, stays, row, today, told, gone)
    if before is None:
        plan.added.append(who)
    elif told:
        plan.changed.append(f"{who}: {'; '.join(told)}")
    elif not gone:
        plan.same += 1
    plan.left += [f"{who}: {words}" for words in gone]


def _plan_stay(plan: Plan, stays: list[Stored], row: Values, today: dt.date, told: list[str], gone: list[str]) -> None:
    values = row.values
    met = [spell for spell in _spells(stays) if _meet(spell, values)]
    if len(met) > 1:
        words = f"The register knows {len(met)} times in post between these dates. Write a row for each."
        plan.bad.append(Bad(row.line, words))
        return
    if not met:
        plan.changes.append(Change("stay", None, {"person": values["id"], **_place(values), **_dates(values)}))
        told.append(f"in post again from {said(values['joined'])}" if stays else f"from {said(values['joined'])}")
    else:
        fault = _correct(plan, met[0], values, today, told)
        if fault:
            plan.bad.append(Bad(row.line, fault))
            return
    if values["left"] and (not met or met[0][-1]["left"] != values["left"]):
        gone.append(f"left on {said(values['left'])}")


def _correct(plan: Plan, spell: list[Stored], values: Mapping[str, Any], today: dt.date, told: list[str]) -> str:
    """Bring one time in post to what the row says; what is wrong with it, in words, where that cannot be."""
    first, last = spell[0], spell[-1]
    if first["left"] and values["joined"] > first["left"]:
        return f"joined ({values['joined']}) is after a move that the register knows, on {first['left'] + DAY}."
    if values["left"] and values["left"] < last["joined"]:
        return f"left ({values['left']}) is before a move that the register knows, on {last['joined']}."
    wanted = [dict(stay) for stay in spell]
    wanted[0]["joined"], wanted[-1]["left"] = values["joined"], values["left"]
    place, moved = _place(values), values["since"] or today
    if place != _place(last):
        told.append(f"{said(last['group'])}, {last['directorate']} becomes {place['group']}, {place['directorate']}")
        if wanted[-1]["joined"] < moved and (values["left"] is None or moved <= values["left"]):
            wanted[-1]["left"] = moved - DAY
            after = {"person": values["id"], **place, "joined": moved, "left": values["left"]}
            plan.changes.append(Change("stay", None, after))
        else:
            wanted[-1] |= place
    if first["joined"] != values["joined"]:
        told.append(f"joined {said(first['joined'])} becomes {said(values['joined'])}")
    if last["left"] and values["left"] is None:
        told.append(f"left {said(last['left'])} becomes empty")
    for before, after in zip(spell, wanted, strict=True):
        if before != after:
            after.pop("number")
            plan.changes.append(Change("stay", before, after))
    return ""


def _mark_missing(
    plan: Plan, known: Mapping[str, Stored], lived: Mapping[str, list[Stored]], there: set[str], today: dt.date
) -> None:
    for person, stays in lived.items():
        if person not in there and stays and stays[-1]["left"] is None:
            after = {name: value for name, value in stays[-1].items() if name != "number"}
            left = max(today, after["joined"])
            plan.changes.append(Change("stay", stays[-1], {**after, "left": left}))
            plan.left.append(f"{known[person]['name']} ({person}): not in the file, left on {said(left)}")


def _namesakes(mine: Mapping[str, list[Values]], known: Mapping[str, Stored]) -> list[str]:
    """New ids under the name of somebody else: they may be one person, and counted twice."""
    names: dict[str, set[str]] = defaultdict(set)
    for person, row in known.items():
        names[row["name"].casefold()].add(person)
    for person, rows in mine.items():
        names[rows[-1].values["name"].casefold()].add(person)
    twice = [
        sorted(ids) for ids in names.values() if len(ids) > 1 and any(one in mine and one not in known for one in ids)
    ]
    if not twice:
        return []
    shown = "; ".join(", ".join(ids) for ids in sorted(twice)[:NAMESAKES])
    more = f"; and {len(twice) - NAMESAKES:,} more" if len(twice) > NAMESAKES else ""
    return [f"The same name under more than 1 id. Check whether they are 1 person: {shown}{more}."]


def _spells(stays: list[Stored]) -> list[list[Stored]]:
    """Stays that follow each other without a gap are one time in post."""
    found: list[list[Stored]] = []
    for stay in stays:
        if found and found[-1][-1]["left"] and found[-1][-1]["left"] + DAY == stay["joined"]:
            found[-1].append(stay)
        else:
            found.append([stay])
    return found


def _meet(spell: list[Stored], values: Mapping[str, Any]) -> bool:
    """Whether a time in post and the one of the row have a day in common."""
    joined, left = spell[0]["joined"], spell[-1]["left"]
    return (left is None or values["joined"] <= left) and (values["left"] is None or joined <= values["left"])


def _place(values: Mapping[str, Any]) -> Stored:
    return {"group": values["group"], "directorate": values["directorate"]}


def _dates(values: Mapping[str, Any]) -> Stored:
    return {"joined": values["joined"], "left": values["left"]}
