"""How a project file comes about (E-T5-11): what stands in it at each score, the chart, and the facts to choose from.

A chart is drawn until it says what is true: no signal before an improvement, a lasting one after it, and as much of the
way to the goal as the score needs. Limits come from the 13 weeks before the first test.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from qidose import spc
from qidose.simulate.draw import generator

from .progress_score_projects import PROJECTS, Project

RULE_SET = "mdc-7"
BASELINE = 13
LAST = 8
"""Weeks that the file takes its newest mean from."""
NOISE = 0.1
"""The spread of a week, as a share of the way from the level before to the goal."""
EARLY, MIDDLE, LATE = (0.5, 1.0, 1.5), (2.0, 2.5, 3.0, 3.5, 4.0), (4.5, 5.0)
FROM_MIDDLE = 4
SCORES = (*EARLY, *MIDDLE, *LATE)
FactKind = Literal["holds", "later", "failed", "week", "left", "grumble", "nobody_senior", "other_team", "form", "page"]


@dataclass(frozen=True)
class Course:
    """How the measure goes at a score: `weeks` in all, and from which week which share of the way is reached."""

    weeks: int
    steps: tuple[tuple[int, float], ...] = ()
    reached: tuple[float, float] = (-0.06, 0.06)
    """What the newest mean may show of the way to the goal."""


COURSES: dict[float, Course] = {
    2.0: Course(16),
    2.5: Course(27),
    3.0: Course(31, ((16, 0.2),), (0.17, 0.24)),
    3.5: Course(34, ((16, 0.2), (24, 0.38)), (0.33, 0.43)),
    4.0: Course(36, ((16, 0.25), (22, 0.42), (27, 0.63)), (0.56, 0.7)),
    4.5: Course(52, ((16, 0.3), (21, 0.6), (26, 0.86)), (0.8, 0.92)),
    5.0: Course(60, ((16, 0.35), (21, 0.7), (27, 1.04)), (1.0, 1.1)),
}
HOLDS: dict[float, str] = {
    0.5: "No charter is written, and nobody is named",
    1.0: "The team has not met, and nothing is planned",
    1.5: "Nothing has been counted yet",
    2.0: "No change has been tested",
    2.5: "The chart shows usual variation only",
    3.0: "About 20% of the way is done, and it has not gone on since",
    3.5: "Less than half of the way is done",
    4.0: "The new level is only 9 weeks old",
    4.5: "Not all of the goal is reached, and induction leaves it out",
    5.0: "",
}
"""What stops the next half point. Nothing does at 5.0."""
LATER: dict[float, str] = {
    0.5: "Nothing has been counted yet",
    1.0: "Nothing has been counted yet",
    1.5: "No change has been tested",
    2.0: "The goal has come no nearer",
    2.5: "Less than half of the way is done",
    3.0: "Induction of new staff leaves it out",
    3.5: "It is too early to say that the new level lasts",
    4.0: "The goal is not reached in full",
}
"""What is true as well, and counts only for a later half point."""
NOISES: dict[FactKind, str] = {
    "failed": "1 of the tests did not work",
    "left": "2 members have left the team",
    "grumble": "Some staff say that it is extra work",
    "nobody_senior": "No senior person is in the team",
    "other_team": "Another team began later and is further on",
    "form": "The programme's form is filled in by hand",
    "page": "It has no page on the intranet yet",
}
"""What is true, and stops no half point on this scale."""
FROM_START: tuple[FactKind, ...] = ("other_team", "form", "page")
"""Those that can be true before there is a team that tests."""
PRAISE = (
    "The chief executive calls it a flagship.",
    "It won the prize for the best poster.",
    "Everyone in the team is keen.",
    "The board will hear about it next month.",
    "The regional newsletter has written about it.",
)


@dataclass(frozen=True)
class Fact:
    """Something true about a project that could be chosen as what stops the next half point."""

    kind: FactKind
    text: str


@dataclass(frozen=True)
class File:
    """A project file. `facts` are in the order in which they are shown; `score` is the truth."""

    project: Project
    score: float
    values: tuple[float, ...]
    facts: tuple[Fact, ...]
    praise: str

    @property
    def stops(self) -> Fact | None:
        """The fact that stops the next half point; None at 5.0."""
        return next((fact for fact in self.facts if fact.kind == "holds"), None)

    @property
    def before(self) -> float:
        """The mean of the weeks before the first test."""
        return round(float(np.mean(self.values[:BASELINE])), self.project.decimals)

    @property
    def newest(self) -> float:
        """The mean of the newest weeks."""
        return round(float(np.mean(self.values[-LAST:])), self.project.decimals)

    @property
    def reached(self) -> float:
        """Which share of the way to the goal the newest weeks show, by the means as the file prints them."""
        return (self.newest - self.before) / (self.project.goal - self.before)


@lru_cache(maxsize=256)
def draw_files(seed: int) -> tuple[File, ...]:
    """6 files of 6 projects: 1 that has hardly begun, 4 in between, 1 that is far on, in any order."""
    rng = generator(seed, "progress-score")
    middle = rng.permutation(len(MIDDLE))[:FROM_MIDDLE].tolist()
    scores = [EARLY[int(rng.integers(len(EARLY)))], *(MIDDLE[k] for k in middle), LATE[int(rng.integers(len(LATE)))]]
    order, projects = rng.permutation(len(scores)).tolist(), rng.permutation(len(PROJECTS)).tolist()
    praise = rng.permutation(len(scores)).tolist()
    return tuple(
        draw_file(PROJECTS[project], scores[place], seed, PRAISE[say % len(PRAISE)])
        for place, project, say in zip(order, projects, praise, strict=False)
    )


def draw_file(project: Project, score: float, seed: int, praise: str = PRAISE[0]) -> File:
    """The file of a project at a score."""
    rng = generator(seed, "progress-score", project.id, str(score))
    values = _series(project, COURSES[score], rng) if score in COURSES else ()
    facts = _facts(project, score, values, rng)
    return File(project, score, values, tuple(facts[k] for k in rng.permutation(len(facts)).tolist()), praise)


def chart_of(project: Project, values: tuple[float, ...]) -> spc.Chart:
    """The chart of a file, with limits from before the first test."""
    ceiling = 100.0 if project.unit == "%" else np.inf
    return spc.xmr(values, baseline=BASELINE, floor=0.0, ceiling=ceiling)


def signals_of(project: Project, values: tuple[float, ...]) -> tuple[spc.Signal, ...]:
    """Every signal on the chart of a file."""
    return tuple(spc.judge(chart_of(project, values), RULE_SET).signals)


def _series(project: Project, course: Course, rng: np.random.Generator) -> tuple[float, ...]:
    way = np.zeros(course.weeks)
    for start, share in course.steps:
        way[start:] = share
    while True:
        drawn = project.base + project.gap * way + abs(project.gap) * NOISE * rng.standard_normal(course.weeks)
        values = tuple(np.round(drawn, project.decimals).tolist())
        if _true(project, course, values):
            return values


def _true(project: Project, course: Course, values: tuple[float, ...]) -> bool:
    """Whether the chart says what is so."""
    within = min(values) >= 0 and (project.unit != "%" or max(values) <= 100)
    file = File(project, 0.0, values, (), "")
    near = abs(file.before - project.base) <= 0.05 * abs(project.gap)
    if not within or not near or not course.reached[0] <= file.reached <= course.reached[1]:
        return False
    signals = signals_of(project, values)
    if not course.steps:
        return not signals
    good = "high" if project.better == "up" else "low"
    lasting = any(signal.rule == "shift" and signal.points[-1] == len(values) - 1 for signal in signals)
    # By chance a run may begin a little before the change, but it is complete only after it.
    return lasting and all(one.side == good and one.completed_by >= course.steps[0][0] for one in signals)


def _facts(project: Project, score: float, values: tuple[float, ...], rng: np.random.Generator) -> list[Fact]:
    """4 facts: what stops the next half point, what stops a later one, and noise."""
    facts = [Fact("holds", HOLDS[score])] if HOLDS[score] else []
    facts += [Fact("later", LATER[score])] if score in LATER else []
    kinds = list(NOISES) if score >= 2.5 else list(FROM_START)
    noises = [Fact(kind, NOISES[kind]) for kind in (kinds[k] for k in rng.permutation(len(kinds)).tolist())]
    if score > MIDDLE[0]:
        noises.insert(0, Fact("week", _worse_week(project, values)))
    return (facts + noises)[:4]


def _worse_week(project: Project, values: tuple[float, ...]) -> str:
    """The newest week that was worse than the one before it: there always is one."""
    sign = 1 if project.better == "up" else -1
    week = max(k for k in range(1, len(values)) if sign * (values[k] - values[k - 1]) < 0)
    return f"Week {week + 1} was worse than week {week}"
