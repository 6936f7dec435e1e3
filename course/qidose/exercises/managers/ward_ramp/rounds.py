"""The ramp as it is played (E-T4-08): cycles on a ward, each with its plan, what it brought, and its study.

Vocabulary
    round   one cycle of the learner: its plan, what came back, and the study once that is fixed too
    team    who helps, what is watched besides, and when to stop: set once, and changed only when the learner asks
    place   where a test is looked at: "early", "late", "night" or "ward"
    in use  ideas in everyday use on the whole ward
"""

from dataclasses import dataclass
from functools import lru_cache

from qidose.simulate import ward
from qidose.simulate.ward import Act, Cycle, Person, Result, Scale, Shift

from .case import FEWEST, MOST, PARAMS, Ramp

NOTHING = "nothing"
"""Said where nothing got worse, or nothing else is watched."""


@dataclass(frozen=True)
class Team:
    """Who helps, what is watched, and when to stop."""

    involved: tuple[Person, ...] = ()
    watch: tuple[str, ...] = ()
    safety: str = ""


@dataclass(frozen=True)
class Plan:
    """A plan as far as it can be read. `why` is what was said of the same ideas before, where nothing new is said."""

    ideas: tuple[str, ...]
    why: str
    scale: Scale
    shift: Shift
    weeks: int
    direction: str | None
    percent: float | None
    team: Team

    @property
    def few(self) -> bool:
        """Whether the test is about 1 or 5 patients."""
        return self.scale in ("1 patient", "5 patients")

    @property
    def place(self) -> str:
        return "ward" if self.scale == "whole ward" else self.shift


@dataclass(frozen=True)
class Study:
    """What the learner made of a cycle; None where not asked or not answered.

    `compared` and `size`: the result beside the prediction. `signal`: beside usual variation. `worse`: the measure that
    got worse, or "nothing".
    """

    compared: str | None
    size: float | None
    signal: str | None
    worse: str | None
    learned: str
    act: Act
    next: str
    stop: tuple[str, ...]
    ended: bool


@dataclass(frozen=True)
class Round:
    """One cycle that has run, from week `week` of the year (0 the first); `in_use` is what was in use when it began."""

    number: int
    week: int
    plan: Plan
    cycle: Cycle
    result: Result
    in_use: tuple[str, ...]
    study: Study | None

    @property
    def percent(self) -> float:
        """Medicines on time in the test, 0 to 100."""
        return 100 * self.result.on_time / self.result.patients

    @property
    def gap(self) -> float:
        """How far the result, in whole percent as it is told, lies above the prediction; 0 without a prediction."""
        return 0.0 if self.plan.percent is None else round(self.percent) - self.plan.percent

    @property
    def may_stop(self) -> tuple[str, ...]:
        """What is in everyday use besides the ideas of this cycle, which its decision is about."""
        return tuple(idea for idea in self.in_use if idea not in self.plan.ideas)


def plan_id(number: int) -> str:
    """The id of the card of a plan, counted from 1."""
    return f"plan-{number}"


def study_id(number: int) -> str:
    """The id of the card of a study, counted from 1."""
    return f"study-{number}"


def weeks_left(rounds: tuple[Round, ...]) -> int:
    """Weeks of the year after these cycles."""
    return PARAMS.weeks - sum(one.cycle.weeks for one in rounds)


def in_use_after(rounds: tuple[Round, ...]) -> tuple[str, ...]:
    """What is in everyday use after the last study, in the order in which it came into use."""
    used = list(rounds[-1].in_use) if rounds else []
    if rounds and (study := rounds[-1].study):
        if study.act == "adopt":
            used += [idea for idea in rounds[-1].plan.ideas if idea not in used]
        gone = {*study.stop, *(rounds[-1].plan.ideas if study.act == "abandon" else ())}
        used = [idea for idea in used if idea not in gone]
    return tuple(used)


def stopped_last(rounds: tuple[Round, ...]) -> tuple[str, ...]:
    """What the last study stopped: it ends before the rest of the year."""
    return rounds[-1].study.stop if rounds and rounds[-1].study else ()


def ended(rounds: tuple[Round, ...]) -> bool:
    """Whether the ramp is over, so that the learner looks back."""
    return bool(rounds) and rounds[-1].study is not None and rounds[-1].study.ended


def may_end(number: int) -> bool:
    """Whether the ramp may end with this cycle."""
    return number >= FEWEST


def must_end(number: int, left: int) -> bool:
    """Whether there is no room for another cycle."""
    return number >= MOST or left < 1


def said_before(rounds: tuple[Round, ...], ideas: tuple[str, ...]) -> str:
    """Why these same ideas should work, as it was said last; "" where they are new."""
    return next((one.plan.why for one in reversed(rounds) if one.plan.ideas == ideas), "")


@lru_cache(maxsize=256)
def _grade(seed: int, cycles: tuple[Cycle, ...], stop: tuple[str, ...]) -> ward.Grade:
    return ward.grade(PARAMS, seed, cycles, stop)


def grade_of(case: Ramp, rounds: tuple[Round, ...]) -> ward.Grade:
    """How these cycles were made, as the simulator reads them."""
    return _grade(case.seed, tuple(one.cycle for one in rounds), stopped_last(rounds))


def year_of(case: Ramp, rounds: tuple[Round, ...]) -> ward.Year:
    """What the year came to."""
    return ward.year(PARAMS, case.seed, [one.cycle for one in rounds], stopped_last(rounds))
