"""SIM-PDSA-RECORDS: written records of a first PDSA cycle, with 0 to 4 planted flaws of 12 kinds (E-T5-03, E-T5-08).

Each flaw belongs to an item of rubric R1 (curriculum 8.5). Whether the test worked is chance, and no flaw: a record may
be good and its idea fail. All teams, people and numbers are invented.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from qidose.simulate.draw import generator
from qidose.simulate.pdsa_words import (
    CANNOT_MEET,
    FLAWS,
    FOLLOWS,
    HAPPENED,
    HOPES,
    IMPORTANCE,
    LIKED,
    TEAMS,
    UNDECIDED,
    FlawId,
    Team,
)

StageName = Literal["plan", "do", "study", "act"]

DAYS, SMALL, LARGE = 5, 4, 24
"""Days of a test, and how many are counted each day in a small and in a large one."""
MOST_FLAWS = 4
PASS_MARK, MAY_NOT_BE_0 = 14, (3, 6, 7)
"""R1: at most 20, pass from 14 with none of items 3, 6 and 7 at 0."""
_BY_ID = {flaw.id: flaw for flaw in FLAWS}


@dataclass(frozen=True)
class Params:
    """One record. `flaws` is how many are planted (0 to 4), `kinds` which ones; both come from the seed when None.

    `team` is an index into `TEAMS`, from the seed when None.
    """

    flaws: int | None = None
    kinds: tuple[FlawId, ...] | None = None
    team: int | None = None


class Stage(NamedTuple):
    """One stage of the cycle as the team wrote it: the day it was written, and its sentences."""

    name: StageName
    written: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Data:
    """The record: who, what about, when the test ran, and the 4 stages."""

    team: str
    title: str
    tested: str
    stages: tuple[Stage, ...]

    @property
    def text(self) -> str:
        """The whole record as plain text."""
        parts = [
            f"{stage.name.capitalize()} (written {stage.written}): {' '.join(stage.sentences)}" for stage in self.stages
        ]
        return "\n".join([f"{self.team}: {self.title}. Tested {self.tested}.", *parts])


@dataclass(frozen=True)
class Truth:
    """`planted` flaws in the order of `FLAWS`; `accepted` ones follow from them and may be ticked too, without harm.

    `most_important` is the one to name first (None without flaws). `scores` of R1 by item (1 to 10), 0 to 2 each.
    """

    planted: tuple[FlawId, ...]
    accepted: tuple[FlawId, ...]
    most_important: FlawId | None
    scores: dict[int, int]
    total: int
    passes: bool


class Flags(NamedTuple):
    """How well a reader's ticks fit: planted flaws found, how many there were, and ticks that fit nothing."""

    found: int
    planted: int
    false: int


@dataclass(frozen=True)
class _Test:
    """The numbers of a test: of `each` a day, `daily` were right; `goal` of `total` were predicted, `before` usual."""

    each: int
    daily: tuple[int, ...]
    goal: int
    before: int

    @property
    def total(self) -> int:
        return self.each * len(self.daily)

    @property
    def got(self) -> int:
        return sum(self.daily)


def generate(params: Params, seed: int) -> tuple[Data, Truth]:
    """A record and its flaws. Raises ValueError for more than 4 flaws, and for flaws that cannot meet in one record."""
    rng = generator(seed, "pdsa-records")
    team = TEAMS[int(rng.integers(len(TEAMS))) if params.team is None else params.team]
    flaws = _plant(params, rng)
    test = _run(team, flaws, rng)
    start = int(rng.integers(3, 20))
    studied = start - 1 if "early_study" in flaws else start + DAYS
    written: tuple[tuple[StageName, int, list[str]], ...] = (
        ("plan", start - 2, _plan(team, flaws, test, rng)),
        ("do", start + DAYS - 1, _do(team, flaws, test, rng)),
        ("study", studied, _study(team, flaws, test, rng)),
        ("act", start + DAYS + 1, _act(team, flaws, test, rng)),
    )
    stages = tuple(Stage(name, f"{day} June 2024", tuple(sentences)) for name, day, sentences in written)
    return Data(team.name, team.title, f"{start} to {start + DAYS - 1} June 2024", stages), truth_of(flaws)


def record_set(seed: int, counts: tuple[int, ...] = (3, 2, 1)) -> tuple[tuple[Data, ...], tuple[Truth, ...]]:
    """Records of different teams with so many flaws each, in an order from the seed (E-T5-03: 3 records)."""
    rng = generator(seed, "pdsa-records-set")
    teams = [int(i) % len(TEAMS) for i in rng.permutation(max(len(counts), len(TEAMS)))]
    order = rng.permutation(len(counts)).tolist()
    seeds = rng.integers(2**62, size=len(counts)).tolist()
    pairs = [
        generate(Params(flaws=counts[i], team=team), one) for i, team, one in zip(order, teams, seeds, strict=False)
    ]
    return tuple(data for data, _ in pairs), tuple(truth for _, truth in pairs)


def compare(ticked: Collection[str], truth: Truth) -> Flags:
    """How well the ticked flaws fit the planted ones."""
    ticks = set(ticked)
    return Flags(
        found=len(ticks & set(truth.planted)),
        planted=len(truth.planted),
        false=len(ticks - set(truth.planted) - set(truth.accepted)),
    )


def truth_of(flaws: Collection[FlawId]) -> Truth:
    """The truth about a record with these flaws."""
    planted = tuple(flaw.id for flaw in FLAWS if flaw.id in flaws)
    scores = dict.fromkeys(range(1, 11), 2)
    for flaw in planted:
        scores[_BY_ID[flaw].item] = min(scores[_BY_ID[flaw].item], _BY_ID[flaw].earns)
    if {"no_prediction", "vague_prediction"} & set(planted):
        scores[6] = min(scores[6], 1)  # what was not predicted cannot be fully compared
    follows = {other for flaw in planted for other in FOLLOWS.get(flaw, ())}
    total = sum(scores.values())
    return Truth(
        planted=planted,
        accepted=tuple(flaw.id for flaw in FLAWS if flaw.id in follows and flaw.id not in planted),
        most_important=next((flaw for flaw in IMPORTANCE if flaw in planted), None),
        scores=scores,
        total=total,
        passes=total >= PASS_MARK and all(scores[item] > 0 for item in MAY_NOT_BE_0),
    )


def _plant(params: Params, rng: np.random.Generator) -> frozenset[FlawId]:
    if params.kinds is not None:
        chosen = frozenset(params.kinds)
        unknown = chosen - set(_BY_ID)
        if unknown or len(chosen) > MOST_FLAWS or not _can_meet(chosen):
            raise ValueError(f"a record cannot have these flaws at once: {', '.join(params.kinds)}")
        return chosen
    count = int(rng.integers(MOST_FLAWS + 1)) if params.flaws is None else params.flaws
    if not 0 <= count <= MOST_FLAWS:
        raise ValueError(f"a record has 0 to {MOST_FLAWS} planted flaws, not {count}")
    planted: frozenset[FlawId] = frozenset()
    for i in rng.permutation(len(FLAWS)).tolist():
        if len(planted) < count and _can_meet(planted | {FLAWS[i].id}):
            planted |= {FLAWS[i].id}
    return planted


def _can_meet(flaws: frozenset[FlawId]) -> bool:
    return not any(pair <= flaws for pair in CANNOT_MEET)


def _run(team: Team, flaws: frozenset[FlawId], rng: np.random.Generator) -> _Test:
    """The test as it went: the idea works, more or less, in 2 of 3 records."""
    each = LARGE if "too_large" in flaws else SMALL
    share = team.hoped + 0.05 if rng.random() < 2 / 3 else team.usual
    daily = rng.binomial(each, share, DAYS).tolist()
    return _Test(each, tuple(daily), round(team.hoped * each * DAYS), round(team.usual * each * DAYS))


def _plan(team: Team, flaws: frozenset[FlawId], test: _Test, rng: np.random.Generator) -> list[str]:
    where = team.large if "too_large" in flaws else team.small
    when = "once, when the test is over" if "one_number" in flaws else "each day and marks a run chart"
    return [
        *([] if "no_aim" in flaws else [team.aim]),
        team.theory,
        team.change,
        *(team.more if "several_changes" in flaws else ()),
        *_prediction(team, flaws, test, rng),
        f"We test with {test.each} {team.thing} a day for {DAYS} days: {where}.",
        f"{team.counter} counts {when}.",
        *([] if "nobody_asked" in flaws else [team.asked]),
        *([] if "no_safety" in flaws else [team.safety]),
    ]


def _prediction(team: Team, flaws: frozenset[FlawId], test: _Test, rng: np.random.Generator) -> list[str]:
    if "no_prediction" in flaws:
        return []
    if "vague_prediction" in flaws:
        return [_one(HOPES, rng)]
    return [f"We predict that at least {test.goal} of {test.total} {team.will}."]


def _do(team: Team, flaws: frozenset[FlawId], test: _Test, rng: np.random.Generator) -> list[str]:
    days = ", ".join(str(day) for day in test.daily[:-1])
    counted = f"Day by day we counted {days} and {test.daily[-1]} of {test.each}."
    if "one_number" in flaws:
        counted = f"At the end we counted {test.got} of {test.total}."
    return [_one(HAPPENED, rng), counted]


def _study(team: Team, flaws: frozenset[FlawId], test: _Test, rng: np.random.Generator) -> list[str]:
    if "no_comparison" in flaws:
        return [_one(LIKED, rng)]
    saw = f"{test.got} of {test.total} {team.did}."
    if {"no_prediction", "vague_prediction"} & flaws:
        return [f"Before the test it was about {test.before} of {test.total}. Now {saw}", team.learnt]
    if test.got >= test.goal:
        return [f"We predicted at least {test.goal}, and {saw} Our theory held.", team.learnt]
    return [f"We predicted at least {test.goal}, but {saw} Our theory was not quite right.", team.learnt]


def _act(team: Team, flaws: frozenset[FlawId], test: _Test, rng: np.random.Generator) -> list[str]:
    if "no_decision" in flaws:
        return [_one(UNDECIDED, rng)]
    if "leap_in_scale" in flaws:
        return [f"We adopt it. All {team.everywhere} start on Monday."]
    if test.got >= test.goal:
        next_size = team.large if "too_large" in flaws else team.next_size
        return [f"We adopt it for now. The next test: {next_size}."]
    return [f"We adapt it: we will {team.adapt}. The next test has the same size."]


def _one(texts: tuple[str, ...], rng: np.random.Generator) -> str:
    return texts[int(rng.integers(len(texts)))]
