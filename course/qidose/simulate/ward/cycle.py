"""One plan-do-study-act cycle as the learner plans it, and what comes back from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from qidose.simulate.ward.ideas import BALANCING_IDS, IDEA_IDS, PEOPLE, SCALES, SHIFTS, Person, Scale, Shift
from qidose.simulate.ward.model import Params

Direction = Literal["up", "down", "same"]
Act = Literal["adopt", "adapt", "abandon"]

LONGEST_CYCLE = 8
"""Weeks."""


@dataclass(frozen=True)
class Prediction:
    """What the test will show: which way medicines on time will go, and the percentage on time (0 to 100)."""

    direction: Direction
    percent: float


@dataclass(frozen=True)
class Cycle:
    """A plan: what is tried, with whom, for how long, and what is watched; and afterwards the decision, `act`.

    `shift` is where tests smaller than the whole ward take place. `watch` names balancing measures. `stop` names
    ideas in everyday use that end before this cycle. `act` is None until the learner has studied the data: it is what
    happens to these ideas afterwards. "adopt" puts them into everyday use on the whole ward; "adapt" changes them for
    another test (those in everyday use stay, changed); "abandon" ends them everywhere.
    """

    ideas: tuple[str, ...]
    scale: Scale
    weeks: int
    shift: Shift = "early"
    involved: tuple[Person, ...] = ()
    watch: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    prediction: Prediction | None = None
    act: Act | None = None


@dataclass(frozen=True)
class Week:
    """Counts of one week. `week` is 0 in the first week of the year (negative before).

    Where the test was: of `patients`, `on_time` got their medicine on time; `carried_out` says for how many each idea
    of the cycle was really carried out (the process measure); `balancing` how often each watched measure went wrong.
    On the ward: `ward_on_time` of `ward_patients`, and watched measures, by shift.
    """

    week: int
    patients: int
    on_time: int
    carried_out: dict[str, int]
    balancing: dict[str, int]
    ward_patients: dict[str, int]
    ward_on_time: dict[str, int]
    ward_balancing: dict[str, dict[str, int]]


@dataclass(frozen=True)
class Result:
    """What a cycle brought, week by week."""

    cycle: Cycle
    weeks: tuple[Week, ...]

    @property
    def patients(self) -> int:
        """How many patients the test reached."""
        return sum(week.patients for week in self.weeks)

    @property
    def on_time(self) -> int:
        """How many of them got their medicine on time."""
        return sum(week.on_time for week in self.weeks)


def check(params: Params, cycles: Sequence[Cycle]) -> None:
    """Raises ValueError, in words for the learner, for cycles that cannot be run."""
    if len(cycles) > params.most_cycles:
        raise ValueError(f"there are at most {params.most_cycles} cycles")
    if sum(cycle.weeks for cycle in cycles) > params.weeks:
        raise ValueError(f"the cycles take longer than the {params.weeks} weeks of the year")
    for cycle in cycles:
        _check_cycle(cycle)
    for cycle in cycles[:-1]:
        if cycle.act is None:
            raise ValueError("say what happens to the idea (adopt, adapt or abandon) before the next cycle")


def _check_cycle(cycle: Cycle) -> None:
    if not 1 <= cycle.weeks <= LONGEST_CYCLE:
        raise ValueError(f"a cycle takes 1 to {LONGEST_CYCLE} weeks, not {cycle.weeks}")
    if cycle.prediction is not None and not 0 <= cycle.prediction.percent <= 100:
        raise ValueError(f"a prediction is a percentage from 0 to 100, not {cycle.prediction.percent}")
    _known("a change idea", cycle.ideas, IDEA_IDS)
    _known("a change idea", cycle.stop, IDEA_IDS)
    _known("a balancing measure", cycle.watch, BALANCING_IDS)
    _known("someone involved", cycle.involved, tuple(PEOPLE))
    _known("a scale", (cycle.scale,), SCALES)
    _known("a shift", (cycle.shift,), SHIFTS)


def _known(what: str, given: Sequence[str], known: Sequence[str]) -> None:
    if len(set(given)) != len(given):
        raise ValueError(f"{what} is named twice: {', '.join(given)}")
    for word in given:
        if word not in known:
            raise ValueError(f"{what} is one of {', '.join(known)}, not {word!r}")
