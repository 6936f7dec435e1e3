"""A dosing plan as it was read from its form: groups, waves and adopted numbers. What is missing is None."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .form import Reading, Typed, Value, read
from .guidelines import Organisation
from .model import Wave
from .plan_form import BLOCKS, GROUP_NAMES
from .ranges import Adopted, NotAdopted, adopt

Pair = tuple[float, float]
PUBLIC_LEAVERS: Pair = (0.101, 0.125)
"""Left the NHS in the 12 months to September 2024, and at the 2022 peak: assumed where a plan says nothing."""
MONTHS = 60


@dataclass(frozen=True)
class Group:
    """People who need one dose. `leavers` is a yearly share from low to high; `entry` the share of joiners dosed."""

    id: str
    name: str
    dose: str
    heads: int | None
    trained: int
    requirement: str
    low: int | None
    high: int | None
    months: int | None
    leavers: Pair
    entry: float
    modes: tuple[tuple[str, float], ...]

    @property
    def grows(self) -> bool:
        """Whether its people are made by training: coaches and experts come from the other groups."""
        return self.dose in ("coaches", "experts")

    @property
    def most(self) -> int | None:
        """As many as can ever have the dose: the group, or for one that grows as many as are needed."""
        if self.heads is None:
            return None
        return max(self.heads, self.low or 0, self.high or 0) if self.grows else self.heads


@dataclass(frozen=True)
class PlannedWave:
    """A wave of the plan, and those that follow it: `times` of them, a new one each `every` months."""

    id: str
    name: str
    kind: str
    group: str
    start: int
    length: int
    times: int
    every: int
    seats: int
    completion: Pair
    teacher: str
    days: float
    learning: float
    aim: str
    where: str

    def starts(self) -> tuple[int, ...]:
        """The months in which one begins, from 1."""
        return tuple(self.start + n * self.every for n in range(self.times))

    def runs(self, completion: float) -> tuple[Wave, ...]:
        """Its waves for the model. Those that began before the plan count as if already done: they are left out."""
        return tuple(Wave(month, self.length, self.seats, completion) for month in self.starts() if month >= 1)


@dataclass(frozen=True)
class Plan:
    """A plan to calculate with. `reading` has all that was typed, also what calculates nothing."""

    reading: Reading

    def text(self, place: str) -> str:
        """A text by its place; empty where there is none."""
        found = self.reading.get(place, "")
        return found if isinstance(found, str) else ""

    def number(self, place: str, default: float = 0) -> float:
        """A number by its place."""
        found: Value = self.reading.get(place)
        return float(found) if isinstance(found, int | float) else default

    def _whole(self, place: str) -> int | None:
        found: Value = self.reading.get(place)
        return int(found) if isinstance(found, int | float) else None

    def range_of(self, low: str, high: str, default: Pair) -> Pair:
        """A range whose one end may be missing: then it is the other end."""
        found = [self.reading.get(place) for place in (low, high)]
        given = [float(value) for value in found if isinstance(value, int | float)]
        return (min(given), max(given)) if given else default

    @property
    def name(self) -> str:
        return self.text("organisation/name") or "Our organisation"

    @property
    def heads(self) -> int | None:
        return self._whole("organisation/heads")

    @property
    def teams(self) -> int | None:
        return self._whole("organisation/teams")

    @property
    def months(self) -> int:
        return self._whole("organisation/months") or MONTHS

    @property
    def start(self) -> dt.date | None:
        found = self.reading.get("organisation/start")
        return found.replace(day=1) if isinstance(found, dt.date) else None

    @property
    def leavers(self) -> Pair:
        return self.range_of("organisation/leavers_low", "organisation/leavers_high", PUBLIC_LEAVERS)

    @property
    def leavers_given(self) -> bool:
        return any(self.reading.get(f"organisation/leavers_{end}") is not None for end in ("low", "high"))

    @property
    def hours_a_week(self) -> float:
        return self.number("organisation/hours", 37.5)

    @property
    def weeks(self) -> float:
        return self.number("organisation/weeks", 42)

    def month_of(self, day: dt.date) -> int | None:
        """The month of the plan that a day is in, from 1 (0 and below before it begins); None without a beginning."""
        if self.start is None:
            return None
        return (day.year - self.start.year) * 12 + day.month - self.start.month + 1

    def labels(self) -> tuple[str, ...]:
        """A name for each month: "Apr 2027", or "Month 1" where no beginning is given."""
        if self.start is None:
            return tuple(f"Month {n}" for n in range(1, self.months + 1))
        first = self.start.year * 12 + self.start.month - 1
        days = (dt.date((first + n) // 12, (first + n) % 12 + 1, 1) for n in range(self.months))
        return tuple(f"{day:%b %Y}" for day in days)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        return tuple(self._group(row) for row in self.reading.rows.get("groups", ()))

    def _group(self, row: str) -> Group:
        at = f"groups/{row}"
        dose = self.text(f"{at}/dose") or (row if row in GROUP_NAMES else "all-staff")
        return Group(
            id=row,
            name=self.text(f"{at}/name") or GROUP_NAMES.get(row, "A group without a name"),
            dose=dose,
            heads=self._whole(f"{at}/heads"),
            trained=self._whole(f"{at}/trained") or 0,
            requirement=self.text(f"{at}/requirement"),
            low=self._whole(f"{at}/low"),
            high=self._whole(f"{at}/high"),
            months=self._whole(f"{at}/months"),
            leavers=self.range_of(f"{at}/leavers_low", f"{at}/leavers_high", self.leavers),
            entry=self.number(f"{at}/entry"),
            modes=tuple(
                (name, self.number(f"{at}/mode_{name}"))
                for name in ("online", "study", "workshop", "doing")
                if self.reading.get(f"{at}/mode_{name}") is not None
            ),
        )

    def group(self, group_id: str) -> Group | None:
        return next((one for one in self.groups if one.id == group_id), None)

    @cached_property
    def waves(self) -> tuple[PlannedWave, ...]:
        """The waves that can be calculated with: they have a group, a beginning, a length and seats."""
        return tuple(self._waves())

    def _waves(self) -> Iterator[PlannedWave]:
        for row in self.reading.rows.get("waves", ()):
            at = f"waves/{row}"
            begins, seats = self.reading.get(f"{at}/begins"), self._whole(f"{at}/seats")
            start = self.month_of(begins) if isinstance(begins, dt.date) else None
            group, length = self.text(f"{at}/group"), self._whole(f"{at}/length") or 1
            if start is None or not seats or self.group(group) is None:
                continue
            yield PlannedWave(
                id=row,
                name=self.text(f"{at}/name") or "A wave without a name",
                kind=self.text(f"{at}/kind"),
                group=group,
                start=start,
                length=length,
                times=self._whole(f"{at}/times") or 1,
                every=self._whole(f"{at}/every") or length,
                seats=seats,
                completion=self.range_of(f"{at}/complete_low", f"{at}/complete_high", (1.0, 1.0)),
                teacher=self.text(f"{at}/teacher"),
                days=self.number(f"{at}/days"),
                learning=self.number(f"{at}/learning"),
                aim=self.name_of("aims", self.text(f"{at}/aim")),
                where=self.text(f"{at}/where"),
            )

    def name_of(self, block: str, row: str) -> str:
        """The name of a row; empty for one that there is not."""
        return self.text(f"{block}/{row}/name") if row else ""

    def rows(self, block: str) -> tuple[str, ...]:
        return self.reading.rows.get(block, ())

    def adopted(self, on: dt.date) -> dict[str, tuple[Adopted, int]]:
        """The numbers that somebody adopted, with the month they are for, by group. Those not complete are left out.

        `on` is the day on which the plan is read: a date of review must be later.
        """
        found = {}
        for row in self.rows("adopted"):
            group = self.text(f"adopted/{row}/group")
            try:
                number = self.adopted_row(row, on)
            except NotAdopted:
                continue
            month = self._whole(f"adopted/{row}/month")
            if self.group(group):
                found[group] = (number, month or self.months)
        return found

    def adopted_row(self, row: str, on: dt.date) -> Adopted:
        """One adopted number. Raises NotAdopted with what it still needs."""
        goal = self._whole(f"adopted/{row}/goal")
        review = self.reading.get(f"adopted/{row}/review")
        if not self.text(f"adopted/{row}/group"):
            raise NotAdopted("Choose the group that this number is for.")
        if goal is None:
            raise NotAdopted("Type the number.")
        if not isinstance(review, dt.date):
            raise NotAdopted("Give a date to look at it again.")
        who, why = self.text(f"adopted/{row}/by"), self.text(f"adopted/{row}/reason")
        return adopt(goal, "people", who, why, on, review)

    def organisation(self) -> Organisation | None:
        """What guidelines are applied to; None before the people in post are known."""
        if not self.heads:
            return None
        sizes = {group.id: group.heads or 0 for group in self.groups}
        return Organisation(
            self.heads,
            self.teams or 0,
            sizes.get("board", 0),
            sizes.get("senior-leaders", 0),
            sizes.get("managers", 0),
        )


def read_plan(typed: Typed) -> Plan:
    """A plan from what was typed. Never raises: what cannot be read is in `reading.troubles`."""
    return Plan(read(BLOCKS, typed))


def new_plan() -> Typed:
    """The form of a new plan: the 6 groups, and nothing else."""
    needs = {
        "all-staff": "Know what QI is, see variation, and try a small idea safely.",
        "board": "Ask curious questions, read charts over time, and choose the right response.",
        "senior-leaders": "Sponsor teams, decide well with data, and keep a constant purpose.",
        "managers": "Find out what is going on, test changes in small steps, and hold the gains.",
        "coaches": "Coach teams through aims, measures and tests.",
        "experts": "Advise on any method, teach every level, and guide the whole plan.",
    }
    rows = [{"id": dose, "name": name, "dose": dose, "requirement": needs[dose]} for dose, name in GROUP_NAMES.items()]
    return {"groups": rows}
