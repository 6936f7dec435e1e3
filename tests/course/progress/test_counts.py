"""Monthly numbers against a slow and simple count, month by month and person by person."""

import datetime as dt
import random
from collections import Counter
from typing import Any

import numpy as np
import pytest

from qidose.progress.again import coaches_without_expert, leavers_replaced, refreshers_due
from qidose.progress.again import quarters_without_workshop as quarters
from qidose.progress.counts import Counts, count, months_to_show
from qidose.progress.months import Months, last_day, last_full_month, month_of, months_before
from qidose.progress.records import (
    DOSE_IDS,
    Coach,
    Coached,
    Coaching,
    Reached,
    Records,
    Refreshed,
    Stay,
    Team,
    Use,
    Workshop,
    all_groups,
)

TODAY = dt.date(2026, 11, 26)
DAY = dt.timedelta(days=1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def made(people: int, months: int, seed: int = 3) -> Records:
    """People who join, move, leave and come back, with doses before and after they joined, and some withdrawn."""
    rng = random.Random(seed)
    groups = [group.id for group in all_groups()]
    first = dt.date(2026, 10, 31) - dt.timedelta(days=30 * months + 200)

    def some(after: dt.date = first, most: int = 30 * months + 260) -> dt.date:
        return after + dt.timedelta(days=rng.randrange(most))

    stays: list[Stay] = []
    reached: list[Reached] = []
    for n in range(people):
        begins = some()
        for _ in range(rng.choice((1, 1, 1, 2, 3))):
            left = some(begins, 700) if rng.random() < 0.5 else None
            stays.append(Stay(f"p{n}", rng.choice(groups), f"Directorate {rng.randrange(10)}", begins, left))
            if left is None:
                break
            begins = left + DAY * rng.choice((1, 1, 90))
        for _ in range(rng.choice((0, 1, 1, 2))):
            on = some()
            ended = some(on, 400) if rng.random() < 0.1 else None
            reached.append(Reached(f"p{n}", rng.choice(DOSE_IDS), on, ended=ended))
    uses = [
        Use(f"p{rng.randrange(people)}", some(), predicted=rng.choice((True, False, None))) for _ in range(2 * people)
    ]
    teams = [Team(f"t{n}", "", "Directorate 1", some(), some(TODAY, 9) if n % 3 else some()) for n in range(12)]
    coaching = [
        Coaching(f"t{rng.randrange(12)}", f"p{rng.randrange(people)}", on := some(), some(on, 300) if n % 2 else None)
        for n in range(30)
    ]
    coached = [Coached(f"p{rng.randrange(people)}", some()) for _ in range(60)]
    return Records(*map(tuple, (stays, reached, uses, (), teams, coaching, coached)))  # type: ignore[arg-type]


class Slow:
    """The end of one month, counted by hand."""

    def __init__(self, records: Records, month: int) -> None:
        end = last_day(month)
        stays = [stay for stay in records.stays if stay.joined <= end and (stay.left is None or end < stay.left)]
        self.stay = {stay.person: stay for stay in stays}
        self.doses: dict[str, set[str]] = {person: set() for person in self.stay}
        for one in records.reached:
            if one.person in self.doses and one.on <= end and (one.ended is None or end < one.ended):
                self.doses[one.person] |= {one.dose, "all-staff"}
        recent = range(month - 5, month + 1)
        self.users = {use.person for use in records.uses if month_of(use.on) in recent} & set(self.stay)
        self.active = {one.coach for one in records.coached if month_of(one.on) in recent} & set(self.stay)
        live = {t.id for t in records.teams if t.since <= end and (t.ended is None or end < t.ended)}
        held = [c for c in records.coaching if c.since <= end and (c.until is None or end < c.until)]
        self.teams, self.coached = len(live), len({c.team for c in held if c.coach in self.stay} & live)
        self.needs = {group.id: group.dose for group in records.groups}

    def places(self, people: Any) -> Counter[tuple[str, str]]:
        return Counter((self.stay[person].group, self.stay[person].directorate) for person in people)

    def own(self) -> set[str]:
        return {p for p, doses in self.doses.items() if self.needs[self.stay[p].group] in doses}


def same(counts: Counts, table: np.ndarray, at: int, expected: Counter[tuple[str, str]]) -> None:
    found = {
        (group.id, name): int(table[g, d, at])
        for g, group in enumerate(counts.groups)
        for d, name in enumerate(counts.directorates)
        if table[g, d, at]
    }
    assert found == dict(expected)


def compare(records: Records, months: Months, at: int, counts: Counts) -> None:
    slow = Slow(records, months.first + at)
    same(counts, counts.heads, at, slow.places(slow.stay))
    same(counts, counts.own, at, slow.places(slow.own()))
    same(counts, counts.trained, at, slow.places(p for p, doses in slow.doses.items() if doses))
    same(counts, counts.using, at, slow.places(slow.users))
    having = Counter(dose for doses in slow.doses.values() for dose in doses)
    assert counts.with_dose[:, :, at].sum(axis=1).tolist() == [having[dose] for dose in DOSE_IDS]
    deepest = Counter(max(doses, key=DOSE_IDS.index) for doses in slow.doses.values() if doses)
    assert counts.deepest[:, at].tolist() == [deepest[dose] for dose in DOSE_IDS]
    found = (counts.teams[at], counts.coached_teams[at], counts.active_coaches[at])
    assert found == (slow.teams, slow.coached, len(slow.active))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_month_of_a_small_place_is_as_counted_by_hand(seed: int) -> None:
    records = made(120, 20, seed)
    months = months_to_show(records, TODAY, 20)
    counts = count(records, months)
    for at in range(months.count):
        compare(records, months, at, counts)


def test_20_000_people_10_directorates_and_60_months() -> None:
    records = made(20_000, 60)
    months = months_to_show(records, TODAY)
    assert months.count == 60
    counts = count(records, months)
    assert len(counts.directorates) == 10
    for at in (0, 31, 59):
        compare(records, months, at, counts)


def test_completions_are_counted_once_in_the_month_of_the_first_while_in_post() -> None:
    stays = (Stay("amy", "all-staff", "A", day("2026-01-10"), day("2026-05-31")),)
    reached = [Reached("amy", "managers", day(on)) for on in ("2026-03-02", "2026-02-28")]
    reached += [Reached("amy", "board", day("2025-12-31")), Reached("amy", "coaches", day("2026-06-01"))]
    reached += [Reached("amy", "experts", day("2026-05-31")), Reached("stranger", "board", day("2026-03-01"))]
    counts = count(Records(stays, tuple(reached)), Months(month_of(day("2026-01-01")), month_of(day("2026-06-01"))))
    assert {dose: counts.completions[n].tolist() for n, dose in enumerate(DOSE_IDS) if counts.completions[n].any()} == {
        "managers": [0, 1, 0, 0, 0, 0],
        "experts": [0, 0, 0, 0, 1, 0],
    }


def test_who_left_no_longer_counts_and_who_came_back_counts_again() -> None:
    stays = [Stay("amy", "managers", "A", day("2025-01-01"), day("2026-02-28"))]
    stays += [Stay("amy", "all-staff", "B", day("2026-04-15"))]
    reached = (Reached("amy", "managers", day("2024-06-01"), "external"),)  # before joining: elsewhere
    counts = count(Records(tuple(stays), reached), Months(month_of(day("2026-01-01")), month_of(day("2026-05-01"))))
    assert counts.trained.sum(axis=(0, 1)).tolist() == [1, 0, 0, 1, 1]
    assert counts.trained[:, 1].sum(axis=0).tolist() == [0, 0, 0, 1, 1]
    assert counts.completions.sum() == 0


def test_what_lies_ahead_does_not_count_yet() -> None:
    ahead = day("2027-03-01")
    records = Records((Stay("amy", "board", "A", ahead),), (Reached("amy", "board", ahead),), (Use("amy", ahead),))
    assert months_to_show(records, TODAY).count == 0
    counts = count(records, Months(month_of(day("2026-09-01")), month_of(day("2026-10-01"))))
    assert counts.heads.sum() == counts.trained.sum() == counts.using.sum() == 0


def test_months_are_shown_when_they_are_over() -> None:
    assert last_full_month(TODAY) == month_of(day("2026-10-01"))
    assert last_full_month(day("2026-11-30")) == month_of(TODAY)
    assert months_before(day("2026-08-31"), 6) == day("2026-02-28")


def test_a_quarter_without_a_workshop_is_named_when_it_is_over() -> None:
    held = tuple(Workshop(day(on)) for on in ("2026-01-31", "2026-07-01", "2026-12-01"))
    records = Records(workshops=held)
    assert quarters(records, day("2025-11-01"), TODAY) == ("April to June 2026",)
    assert quarters(records, day("2025-10-01"), TODAY) == ("October to December 2025", "April to June 2026")


def test_refreshers_are_due_by_the_deepest_dose_and_the_newest_day() -> None:
    stays = tuple(Stay(person, "managers", "A", day("2020-01-01")) for person in ("amy", "ben", "cat"))
    reached = [Reached("amy", "all-staff", day("2026-10-01")), Reached("amy", "managers", day("2026-05-01"))]
    reached += [Reached("ben", "managers", day("2026-05-25")), Reached("cat", "managers", day("2026-05-25"))]
    records = Records(stays, tuple(reached), refreshed=(Refreshed("ben", day("2026-11-01")),))
    (due,) = refreshers_due(records, TODAY)
    assert (due.dose, due.people, due.due) == ("managers", 3, 1)


def test_who_moved_or_came_back_has_not_left() -> None:
    spans = {
        "gone": [("2020-01-01", "2026-06-30")],
        "moved": [("2020-01-01", "2026-06-30"), ("2026-07-01", None)],
        "back": [("2020-01-01", "2026-03-31"), ("2026-09-01", None)],
        "long-gone": [("2020-01-01", "2025-06-30")],
        "new": [("2026-01-01", None)],
    }
    stays = [
        Stay(person, "coaches", "A", day(joined), left and day(left))
        for person, mine in spans.items()
        for joined, left in mine
    ]
    reached = [Reached(person, "coaches", day("2024-01-01")) for person in spans if person != "new"]
    reached.append(Reached("new", "coaches", day("2026-02-01")))
    (one,) = leavers_replaced(Records(tuple(stays), tuple(reached)), TODAY)
    assert (one.dose, one.left, one.reached, one.not_replaced) == ("coaches", 1, 1, 0)


def test_a_coach_needs_an_expert_who_is_in_post() -> None:
    stays = (Stay("amy", "coaches", "A", day("2020-01-01")), Stay("ben", "coaches", "A", day("2020-01-01")))
    gone = Stay("eve", "experts", "A", day("2020-01-01"), day("2026-10-31"))
    coaches = (Coach("amy", "ben"), Coach("ben", "eve"))
    assert coaches_without_expert(Records((*stays, gone), coaches=coaches), TODAY) == 1
