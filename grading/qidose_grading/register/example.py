"""Westmarsh Trust: a trust of 4,000 people with 14 months of history, to try the register with. It is all made up."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import numpy as np

from qidose.progress.months import first_day, last_day, last_full_month, months_before
from qidose.simulate.draw import generator

from .example_names import FIRST_NAMES, LAST_NAMES
from .export import table_of
from .store import CannotImport, Import, Register

PEOPLE, MONTHS, SEED = 4_000, 14, 7
BY = "The example (made up)"
DIRECTORATES = {
    "Charity office": 3,
    "Children and families": 520,
    "Community services": 760,
    "Corporate services": 390,
    "Diagnostics and pharmacy": 430,
    "Emergency and acute medicine": 690,
    "Estates and facilities": 450,
    "Surgery and theatres": 757,
}
GROUPS = {"board": 14, "senior-leaders": 44, "managers": 380, "coaches": 34, "experts": 6, "service-users": 22}
LEAVE = 0.101 / 12
"""The share of people who leave in a month."""
EACH_MONTH = {"all-staff": 62, "senior-leaders": 2, "managers": 9}
COHORTS = {"board": {3: 12}, "coaches": {4: 14, 10: 13}, "experts": {1: 3, 12: 1}}
"""Month of the history, from 1: how many finish."""
TEAMS, PROJECTS = 38, 26
Rows = list[Sequence[Any]]
NOTES = (
    ("all-staff", 3, "Priya Lindqvist", "Induction has a place for QI now. Night staff are hard to reach."),
    ("all-staff", 11, "Priya Lindqvist", "Estates asked for sessions at 7am. 4 are booked."),
    ("board", 5, "Tom Achterberg", "The board had its session. It asked for charts over time in the quality report."),
    (
        "managers",
        8,
        "Noor Halloran",
        "Managers say that they have no time for tests. We look at the rota with 2 of them.",
    ),
    ("coaches", 12, "Noor Halloran", "The second cohort is through. 6 coaches still have no protected time."),
)


def fill_example(register: Register, today: dt.date, seed: int = SEED) -> None:
    """Fill an empty register with the made trust. Raises CannotImport where there are people already."""
    if register.rows("person"):
        raise CannotImport("There are people in this register. The example is only for an empty one.")
    trust = _Trust(today, seed)
    for kind, heading, rows in trust.sheets():
        data = table_of(heading, rows).encode()
        register.bring_in(kind, data, today, BY, f"{kind}.csv", known_since=trust.begins)
    for group, month, by, words in NOTES:
        register.add_note(group, words, by, trust.day(month, 12))
    register.keep_outcomes(trust.outcomes(), BY)


def example_imports(register: Register) -> list[Import]:
    """The imports of the made trust that stand, newest first; none where it is not in the register."""
    return [one for one in register.imports() if one.by == BY and one.undone_at is None]


def take_out_example(register: Register) -> None:
    """Take the made trust out again, with its notes and its outcomes. Raises CannotImport if more came in since."""
    ours = example_imports(register)
    standing = [one for one in register.imports() if one.undone_at is None]
    if later := [one for one in standing if ours and one.number > ours[-1].number and one not in ours]:
        raise CannotImport(f"Imports that came after the made-up trust: {len(later)}. Take them back first.")
    for one in ours:
        register.undo_last(one.number)
    register.take_out_notes((group, by, words) for group, _, by, words in NOTES)
    if register.outcomes_by() == BY:
        register.keep_outcomes({}, BY)


class _Trust:
    """The history, month after month. `people` are [id, name, group, directorate, joined, left]."""

    def __init__(self, today: dt.date, seed: int) -> None:
        self.rng = generator(seed, "westmarsh")
        self.last = last_full_month(today)
        self.begins = first_day(self.last - MONTHS + 1)
        self.people: list[list[Any]] = []
        self.doses: Rows = []
        self.uses: Rows = []
        self.trained: dict[str, int] = {}
        """Person: the month in which they first reached a dose."""
        self._found()
        for month in range(1, MONTHS + 1):
            self._turn_over(month)
            self._train(month)
            self._test(month)

    def day(self, month: int, day: int | None = None) -> dt.date:
        """A day of a month of the history, from 1; any day where none is given."""
        first = self.last - MONTHS + month
        return first_day(first) + dt.timedelta(days=(day or int(self.rng.integers(1, last_day(first).day + 1))) - 1)

    def sheets(self) -> list[tuple[str, str, Rows]]:
        teams, coaching, visits = self._coached()
        projects, scores = self._projects(teams)
        return [
            ("people", "id,name,group,directorate,joined,left", [tuple(person) for person in self.people]),
            ("doses", "person,dose,on,evidence,way", self.doses),
            ("uses", "person,on,kind,predicted", self.uses),
            ("teams", "id,name,directorate,since", teams),
            ("coaches", "person,expert,protected", self._coaches()),
            ("coaching", "team,coach,since", coaching),
            ("visits", "coach,on,team", visits),
            ("projects", "id,name,directorate,team,priority,since", projects),
            ("scores", "project,on,score", scores),
            ("workshops", "on,title,people", self._workshops()),
            ("stories", "on,title,where,learned,project", self._stories()),
        ]

    def _found(self) -> None:
        places = [name for name, heads in DIRECTORATES.items() for _ in range(heads)]
        groups = [group for group, heads in GROUPS.items() for _ in range(heads)]
        groups += ["all-staff"] * (PEOPLE - len(groups))
        for group, place in zip(groups, self.rng.permutation(places), strict=True):
            here = "Corporate services" if group in ("board", "experts", "service-users") else str(place)
            self._join(group, here, self.begins - dt.timedelta(days=int(self.rng.integers(1, 5_000))))

    def _join(self, group: str, place: str, day: dt.date) -> None:
        first, last = (str(self.rng.choice(names)) for names in (FIRST_NAMES, LAST_NAMES))
        self.people.append([f"w{len(self.people) + 1:05}", f"{first} {last}", group, place, day, None])

    def _turn_over(self, month: int) -> None:
        for person in [one for one in self.people if one[5] is None and self.rng.random() < LEAVE]:
            person[5] = max(self.day(month), person[4])
            self._join(person[2], person[3], self.day(month))

    def _train(self, month: int) -> None:
        for dose, people in EACH_MONTH.items():
            rising = people * (0.7 + 0.6 * month / MONTHS)
            self._reach(dose, int(self.rng.poisson(rising)), month)
        for dose, cohorts in COHORTS.items():
            self._reach(dose, cohorts.get(month, 0), month)

    def _reach(self, dose: str, people: int, month: int) -> None:
        ready = [p for p in self.people if p[2] == dose and p[5] is None and p[0] not in self.trained]
        chosen = self.rng.choice(len(ready), size=min(people, len(ready)), replace=False)
        for person in (ready[n] for n in chosen):
            evidence = str(self.rng.choice(("classroom", "external", "test-out"), p=(0.8, 0.12, 0.08)))
            way = {"classroom": "workshop", "external": "virtual", "test-out": "study"}[evidence]
            self.trained[person[0]] = month
            self.doses.append((person[0], dose, max(self.day(month), person[4]), evidence, way))

    def _test(self, month: int) -> None:
        predicts = 0.45 + 0.25 * month / MONTHS
        for person in self.people:
            if person[0] in self.trained and person[5] is None and self.rng.random() < 0.05:
                day = self.day(month)
                if not any(use[0] == person[0] and use[1] == day for use in self.uses[-50:]):
                    kind = "project" if self.rng.random() < 0.2 else "test"
                    predicted = "" if kind == "project" else "yes" if self.rng.random() < predicts else "no"
                    self.uses.append((person[0], max(day, person[4]), kind, predicted))

    def _in_post(self, group: str) -> list[str]:
        return [p[0] for p in self.people if p[2] == group and p[5] is None and p[0] in self.trained]

    def _coaches(self) -> Rows:
        experts = self._in_post("experts")
        shares = ("20", "25", "")
        coaches = self._in_post("coaches")
        return [(coach, experts[n % len(experts)] if n % 6 else "", shares[n % 3]) for n, coach in enumerate(coaches)]

    def _coached(self) -> tuple[Rows, Rows, Rows]:
        teams: Rows = []
        coaching: Rows = []
        visits: Rows = []
        coaches, places = self._in_post("coaches"), [name for name, heads in DIRECTORATES.items() if heads > 5]
        for n in range(TEAMS):
            month = 1 + n * (MONTHS - 2) // TEAMS
            teams.append((f"t{n + 1:02}", f"Team {n + 1}", places[n % len(places)], self.day(month, 10)))
            coach = coaches[n % len(coaches)]
            since = max(month, self.trained[coach])
            if n % 5 == 4 or since > MONTHS:
                continue
            coaching.append((f"t{n + 1:02}", coach, self.day(since, 20)))
            for later in range(since, MONTHS + 1):
                # Some coaches stop, as they do.
                if self.rng.random() < (0.75 if n % 3 else 0.2):
                    visits.append((coach, self.day(later, 21 + n % 7), f"t{n + 1:02}"))
        return teams, coaching, visits

    def _projects(self, teams: Rows) -> tuple[Rows, Rows]:
        projects: Rows = []
        scores: Rows = []
        aims = ("Safer care", "Shorter waits", "Better discharge", "Staff who stay", "")
        for n in range(PROJECTS):
            team, begins = teams[n], 1 + n * (MONTHS - 3) // PROJECTS
            day = max(self.day(begins, 15), team[3])
            projects.append((f"q{n + 1:02}", f"Project {n + 1}", team[2], team[0], aims[n % len(aims)], day))
            score = 0.5
            for month in range(begins + 1, MONTHS + 1, 2):
                scores.append((f"q{n + 1:02}", self.day(month, 25), score))
                score = min(score + 0.5 * int(self.rng.random() < 0.6), 4.5)
        return projects, scores

    def _workshops(self) -> Rows:
        return [(self.day(month, 18), "QI workshop", int(self.rng.integers(14, 36))) for month in (2, 5, 11, 14)]

    def _stories(self) -> Rows:
        told = (
            (6, "Fewer lost blood samples", "newsletter", "Ask the people who carry them first.", "q01"),
            (10, "Quiet nights on 2 wards", "meeting", "Small tests found what a survey had not.", "q03"),
            (13, "Discharge letters the same day", "conference", "It took 9 cycles, and 4 of them failed.", "q02"),
            (14, "Team of the year", "award", "Night staff chose the measure.", "q03"),
        )
        return [(self.day(month, 22), *rest) for month, *rest in told]

    def outcomes(self) -> dict[str, Any]:
        """The form of outcomes, as somebody would have typed it."""
        start = {"initiative": 69.0, "suggestions": 70.5, "decisions": 49.0, "improvements": 52.5}
        survey = [
            {
                "id": f"s{year}",
                "when": months_before(self.begins, 12 * (4 - year)).isoformat(),
                **{name: f"{value + 0.7 * year + self.rng.normal(0, 0.8):.1f}" for name, value in start.items()},
                "source": "Made up",
            }
            for year in range(5)
        ]
        care = ("Patients who say that their care was good", "% of answers", "up", 88.0, 1.5)
        falls = ("Falls with harm per 1,000 bed days", "falls", "down", 1.9, 0.25)
        return {"survey": survey, "experience": self._monthly(*care), "safety": self._monthly(*falls)}

    def _monthly(self, name: str, unit: str, better: str, level: float, spread: float) -> list[dict[str, str]]:
        values = np.round(self.rng.normal(level, spread, MONTHS), 1 if spread > 1 else 2)
        return [
            {"id": f"m{n + 1}", "name": name, "unit": unit, "better": better, "value": f"{value:g}",
             "when": self.day(n + 1, 1).isoformat(), "source": "Made up"}
            for n, value in enumerate(values)
        ]  # fmt: skip
