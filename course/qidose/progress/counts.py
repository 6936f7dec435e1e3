"""Monthly numbers from records: who is in post with which dose, and who uses it, at the end of each month.

Everything is a table of people by months, true or false, and sums over it: 20,000 people and 60 months are 1.2 million
places. A person counts where they are in post at the end of the month, in the group and directorate of that day.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .months import Months, first_day, last_full_month, month_of
from .records import DOSE_IDS, Group, Reached, Records, Stay

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
RECENT = 6
"""Months: a test or a project counts in its own month and the 5 that follow."""
MOST_MONTHS = 60
FAR = dt.date.max.toordinal()
DOSE_NUMBERS = {dose: number for number, dose in enumerate(DOSE_IDS)}


@dataclass(frozen=True, eq=False)
class Counts:
    """Shapes: G groups, D directorates in alphabetical order, M months, 6 doses.

    heads, own, trained, using  (G, D, M)  in post; with the dose that their group needs, or a deeper one that holds it;
                                           with any dose; with a test or project in the last 6 months
    with_dose                   (6, D, M)  in post with the dose; everyone with any dose also counts for all staff
    deepest                     (6, M)     everyone once, at their deepest dose
    completions                 (6, M)     who first reached the dose in the month, while in post
    teams, coached_teams        (M,)       teams there are, and those with a coach who is in post
    active_coaches              (M,)       coaches in post with evidence of coaching in the last 6 months
    records, predicted          (M,)       tests of the month, and those that say what was expected
    workshops, ideas            (M,)       workshops held in the month, and ideas for a test written down in it
    """

    months: Months
    groups: tuple[Group, ...]
    directorates: tuple[str, ...]
    heads: Ints
    own: Ints
    trained: Ints
    using: Ints
    with_dose: Ints
    deepest: Ints
    completions: Ints
    teams: Ints
    coached_teams: Ints
    active_coaches: Ints
    records: Ints
    predicted: Ints
    workshops: Ints
    ideas: Ints


def months_to_show(records: Records, today: dt.date, most: int = MOST_MONTHS) -> Months:
    """From the first month with anything to count to the last full month, at most `most` months."""
    days = [one.on for one in records.reached] + [use.on for use in records.uses]
    days += [visit.on for visit in records.coached] + [workshop.on for workshop in records.workshops]
    days += [team.since for team in records.teams] + [coaching.since for coaching in records.coaching]
    days += [records.begun] if records.begun else []
    last = last_full_month(today)
    return Months(max(min((month_of(day) for day in days), default=last + 1), last - most + 1), last)


def count(records: Records, months: Months) -> Counts:
    """Every monthly number of the records, for `months` of at least 1 month."""
    table = _Table(records, months)
    has = table.doses(records.reached)
    trained = np.logical_or.reduce(has)
    has[0] = trained
    own = np.zeros_like(trained)
    for number, group in enumerate(records.groups):
        own |= (table.group == number) & has[DOSE_IDS.index(group.dose)]
    deepest = np.full(trained.shape, -1, dtype=np.int8)
    for number, holds in enumerate(has):
        deepest[holds] = number
    deepest[~table.in_post] = -1
    coached = table.recent([(one.coach, one.on) for one in records.coached])
    tests = [use for use in records.uses if use.predicted is not None]
    return Counts(
        months,
        records.groups,
        table.directorates,
        heads=table.by_place(np.ones_like(trained)),
        own=table.by_place(own),
        trained=table.by_place(trained),
        using=table.by_place(table.recent([(use.person, use.on) for use in records.uses])),
        with_dose=np.stack([table.by_place(holds).sum(axis=0) for holds in has]),
        deepest=np.stack([(deepest == number).sum(axis=0) for number in range(len(DOSE_IDS))]),
        completions=_completions(records, months),
        teams=_live(months, [(team.since, team.ended) for team in records.teams]).sum(axis=0),
        coached_teams=_coached_teams(records, table),
        active_coaches=(coached & (table.in_post)).sum(axis=0),
        records=per_month(months, [use.on for use in tests]),
        predicted=per_month(months, [use.on for use in tests if use.predicted]),
        workshops=per_month(months, [workshop.on for workshop in records.workshops]),
        ideas=per_month(months, records.ideas),
    )


class _Table:
    """People by months: `place` (P, M) numbers groups and directorates together, -1 for who is not in post."""

    def __init__(self, records: Records, months: Months) -> None:
        self.months, stays = months, records.stays
        self.row = {person: n for n, person in enumerate(dict.fromkeys(stay.person for stay in stays))}
        self.directorates = tuple(sorted({stay.directorate for stay in stays}, key=str.casefold))
        self.places = (len(records.groups), len(self.directorates))
        groups = {group.id: n for n, group in enumerate(records.groups)}
        directorates = {name: n for n, name in enumerate(self.directorates)}
        place = [groups[stay.group] * len(directorates) + directorates[stay.directorate] for stay in stays]
        self.place = np.full((len(self.row), months.count), -1, dtype=np.int32)
        at, when = np.nonzero(_live(months, [(stay.joined, stay.left) for stay in stays]))
        person = np.array([self.row[stay.person] for stay in stays], dtype=np.int64)
        self.place[person[at], when] = np.array(place, dtype=np.int32)[at]
        self.in_post = self.place >= 0
        self.group = self.place // max(len(directorates), 1)

    def by_place(self, mask: Bools) -> Ints:
        """How many of the people in post are true in `mask` (P, M): by group, directorate and month, (G, D, M)."""
        groups, directorates = self.places
        size = groups * directorates
        counted = [
            np.bincount(self.place[:, month][mask[:, month] & self.in_post[:, month]], minlength=size)
            for month in range(self.months.count)
        ]
        return np.stack(counted, axis=-1).reshape(groups, directorates, -1)

    def doses(self, reached: Iterable[Reached]) -> list[Bools]:
        """For each dose, who has it at the end of each month, (P, M), in post or not."""
        known = [one for one in reached if one.person in self.row]
        rows = np.array([self.row[one.person] for one in known], dtype=np.int64)
        doses = np.array([DOSE_NUMBERS[one.dose] for one in known], dtype=np.int64)
        live = _live(self.months, [(one.on, one.ended) for one in known])
        return [self._any(rows[doses == number], live[doses == number]) for number in range(len(DOSE_IDS))]

    def recent(self, done: Sequence[tuple[str, dt.date]]) -> Bools:
        """Who did something in the month or the 5 before it, (P, M)."""
        known = [(self.row[person], month_of(on) - self.months.first) for person, on in done if person in self.row]
        at = np.array([month for _, month in known], dtype=np.int64)[:, None]
        month = np.arange(self.months.count)
        rows = np.array([person for person, _ in known], dtype=np.int64)
        return self._any(rows, (at <= month) & (month < at + RECENT))

    def _any(self, rows: Ints, mask: Bools) -> Bools:
        """Who has a true line in `mask` (lines, M), where `rows` (lines,) are the people of the lines: (P, M)."""
        found = np.zeros((len(self.row), self.months.count), dtype=np.bool_)
        at, when = np.nonzero(mask)
        found[rows[at], when] = True
        return found


def _live(months: Months, spans: Sequence[tuple[dt.date, dt.date | None]]) -> Bools:
    """Whether each span (from, last day) holds at the end of each month, (spans, M)."""
    ends = np.array(months.ends, dtype=np.int64)
    since = np.array([first.toordinal() for first, _ in spans], dtype=np.int64)[:, None]
    until = np.array([last.toordinal() if last else FAR for _, last in spans], dtype=np.int64)[:, None]
    return np.asarray((since <= ends) & (ends < until))


def per_month(months: Months, days: Iterable[dt.date]) -> Ints:
    """How many of the days lie in each month, (M,)."""
    at = np.array([month_of(day) - months.first for day in days], dtype=np.int64)
    return np.bincount(at[(at >= 0) & (at < months.count)], minlength=months.count)


def stays_of(stays: Iterable[Stay]) -> dict[str, list[Stay]]:
    """Everybody's stays, by person."""
    found = defaultdict(list)
    for stay in stays:
        found[stay.person].append(stay)
    return found


def in_post(stays: Iterable[Stay], day: dt.date) -> Stay | None:
    """The stay that holds on a day, its last day included; None where the person is not in post."""
    return next((stay for stay in stays if stay.joined <= day and (stay.left is None or day <= stay.left)), None)


def first_reached(reached: Iterable[Reached]) -> dict[tuple[str, str], dt.date]:
    """By person and dose: the first day on which it was reached."""
    found: dict[tuple[str, str], dt.date] = {}
    for one in reached:
        key = (one.person, one.dose)
        if key not in found or one.on < found[key]:
            found[key] = one.on
    return found


def _completions(records: Records, months: Months) -> Ints:
    stays, days = stays_of(records.stays), defaultdict(list)
    earliest, latest = first_day(months.first), months.ends[-1]
    for (person, dose), on in first_reached(records.reached).items():
        if earliest <= on and on.toordinal() <= latest and in_post(stays.get(person, ()), on):
            days[dose].append(on)
    return np.stack([per_month(months, days[dose]) for dose in DOSE_IDS])


def _coached_teams(records: Records, table: _Table) -> Ints:
    months, number = table.months, {team.id: n for n, team in enumerate(records.teams)}
    known = [one for one in records.coaching if one.team in number and one.coach in table.row]
    held = _live(months, [(one.since, one.until) for one in known])
    held &= table.in_post[[table.row[one.coach] for one in known]]
    coached = np.zeros((len(number), months.count), dtype=np.bool_)
    at, when = np.nonzero(held)
    coached[np.array([number[one.team] for one in known], dtype=np.int64)[at], when] = True
    return (coached & _live(months, [(team.since, team.ended) for team in records.teams])).sum(axis=0)
