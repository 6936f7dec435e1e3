"""The ward behind the short test (E-T4-08, first form): what a plan of the learner's gives on a ward of their own.

Vocabulary
    shift    10 patients are counted on it; before the test 8 shifts, in the test as many as the scale says
    scale    how many shifts the test has: 1, 2 or, on the whole ward for 4 weeks, 20
    effect   how many more (or fewer) in every 10 patients an idea truly brings on this ward
"""

from dataclasses import dataclass

from qidose.simulate.draw import generator
from qidose.simulate.luck import binomial

from ..fields import Answer, Option
from ..pdsa_form import DIRECTIONS
from ..values import all_chosen_in, chosen_in, number_in
from .short_pdsa_words import WARDS, Idea, Ward, Watched

PATIENTS = 10
"""Counted on each shift."""
BEFORE = 8
"""Shifts counted before the test."""
EFFECTS = (2.5, 1.5, 0.0, -0.5)
"""In every 10 patients; chance gives one to each idea of a ward."""
HARMFUL = 2
"""How many of a ward's 4 ideas have a side effect."""
HARM = 4.0
"""How many more of what it makes worse such an idea brings each shift."""

SCALES = (
    Option("10-patients", "10 patients on 1 shift"),
    Option("20-patients", "20 patients on 2 shifts"),
    Option("ward", "The whole ward for 4 weeks"),
)
SHIFTS = {"10-patients": 1, "20-patients": 2, "ward": 20}
SMALL = ("10-patients", "20-patients")


@dataclass(frozen=True)
class WardTest:
    """One learner's ward: what was counted before, and the truth of its ideas (`usual` and `effects` in every 10)."""

    seed: int
    ward: Ward
    before: tuple[int, ...]
    usual: float
    effects: dict[str, float]
    harmful: tuple[str, ...]

    @property
    def mean_before(self) -> float:
        """Patients in every 10 before the test, with 1 decimal, as it is told."""
        return round(sum(self.before) / len(self.before), 1)


@dataclass(frozen=True)
class Plan:
    """A plan as far as it can be read; None and () where a part is missing."""

    changes: tuple[Idea, ...]
    scale: str | None
    direction: str | None
    prediction: float | None
    watched: Watched | None


@dataclass(frozen=True)
class Result:
    """What the test gave: patients of 10 on each shift, and the count of what was watched besides."""

    counts: tuple[int, ...]
    watched: tuple[int, ...]

    @property
    def mean(self) -> float:
        """Patients in every 10, with 1 decimal, as it is told."""
        return round(sum(self.counts) / len(self.counts), 1)


def new_ward_test(seed: int) -> WardTest:
    """The ward of one learner: the words, the level, what each idea does and what was counted before."""
    rng = generator(seed, "short-pdsa", "ward")
    ward = WARDS[int(rng.integers(len(WARDS)))]
    usual = float(rng.choice([4.5, 5.0, 5.5, 6.0]))
    order = rng.permutation(len(ward.ideas)).tolist()
    effects = {idea.id: EFFECTS[place] for idea, place in zip(ward.ideas, order, strict=True)}
    harmful = tuple(ward.ideas[place].id for place in rng.permutation(len(ward.ideas))[:HARMFUL].tolist())
    before = tuple(_count(seed, f"before {shift}", usual) for shift in range(BEFORE))
    return WardTest(seed, ward, before, usual, effects, harmful)


def plan_of(case: WardTest, answer: Answer) -> Plan:
    """What the learner planned."""
    chosen = {option.id for option in all_chosen_in(answer.get("plan", "change"), ideas_of(case))}
    scale = chosen_in(answer.get("plan", "scale"), SCALES)
    direction = chosen_in(answer.get("plan", "direction"), DIRECTIONS)
    watched = answer.get("plan", "watch")
    return Plan(
        changes=tuple(idea for idea in case.ward.ideas if idea.id in chosen),
        scale=scale.id if scale else None,
        direction=direction.id if direction else None,
        prediction=number_in(answer.get("plan", "number")),
        watched=next((item for item in case.ward.watched if item.id == watched), None),
    )


def result_of(case: WardTest, plan: Plan) -> Result | None:
    """What this plan gives on this ward; None where it names no change or no scale. Every plan meets the same luck."""
    if not plan.changes or plan.scale is None:
        return None
    level = expected(case, plan)
    shifts = range(SHIFTS[plan.scale])
    counts = tuple(_count(case.seed, f"test {shift}", level) for shift in shifts)
    if plan.watched is None:
        return Result(counts, ())
    many = plan.watched.usual + (HARM if plan.watched in harmed(case, plan) else 0.0)
    rng = generator(case.seed, "short-pdsa", "watched", plan.watched.id)
    return Result(counts, tuple(int(count) for count in rng.poisson(many, len(shifts))))


def expected(case: WardTest, plan: Plan) -> float:
    """Patients in every 10 over very many shifts with the changes of this plan."""
    return min(case.usual + sum(case.effects[idea.id] for idea in plan.changes), 9.5)


def harmed(case: WardTest, plan: Plan) -> tuple[Watched, ...]:
    """What the changes of this plan make worse."""
    harms = {idea.harms for idea in plan.changes if idea.id in case.harmful}
    return tuple(item for item in case.ward.watched if item.id in harms)


def _count(seed: int, shift: str, level: float) -> int:
    luck = float(generator(seed, "short-pdsa", "shift", shift).random())
    return binomial(luck, PATIENTS, level / PATIENTS)


def ideas_of(case: WardTest) -> tuple[Option, ...]:
    """The ideas of a ward as options."""
    return tuple(Option(idea.id, idea.name) for idea in case.ward.ideas)
