"""The case of "Scale-up" (E-T3-09): the teams that ask, 1 change that is ready, and what decisions bring on 8 wards."""

from dataclasses import dataclass
from functools import lru_cache

from qidose.simulate import spread
from qidose.simulate.draw import generator

from ..fields import Option
from .scale_up_waves import Plan, quarters
from .scale_up_words import NEEDED, OTHERS, TOPICS, Evidence, Topic

TEAMS = 6
MOST_OF_A_KIND = 3
KINDS: tuple[Evidence, ...] = ("ready", "too small", "inconsistent")


@dataclass(frozen=True)
class Team:
    """A team that asks to spread its change."""

    topic: Topic
    evidence: Evidence
    tests: tuple[spread.HomeTest, ...]


@dataclass(frozen=True)
class Scale:
    """One learner's teams, own change and wards; `offers` is what can be given to the wards, in a personal order."""

    seed: int
    teams: tuple[Team, ...]
    topic: Topic
    params: spread.Params
    data: spread.Data
    offers: tuple[Option, ...]

    def quarters(self, first: Plan, second: Plan | None) -> tuple[spread.Quarter, ...]:
        """What these decisions mean for each quarter."""
        return quarters(self.data.points, first, second)


@lru_cache(maxsize=64)
def draw(seed: int) -> Scale:
    rng = generator(seed, "scale-up")
    while True:
        kinds = [KINDS[k] for k in rng.integers(len(KINDS), size=TEAMS)]
        if allowed(kinds):
            break
    order = rng.permutation(len(TOPICS)).tolist()
    topic = next(TOPICS[k] for k in order if TOPICS[k].ward)
    others = [TOPICS[k] for k in order if TOPICS[k] is not topic][:TEAMS]
    teams = tuple(_team(one, kind, seed, k) for k, (one, kind) in enumerate(zip(others, kinds, strict=True)))
    params = _params(topic, "ready")
    data, _ = spread.generate(params, seed)
    texts = {**NEEDED, **OTHERS}
    offers = tuple(Option(name, texts[name]) for name in rng.permutation(list(texts)).tolist())
    return Scale(seed, teams, topic, params, data, offers)


def allowed(kinds: list[Evidence]) -> bool:
    """Whether teams may have this evidence: each kind once or more, none more than 3 times."""
    return all(1 <= kinds.count(kind) <= MOST_OF_A_KIND for kind in KINDS)


def _params(topic: Topic, evidence: Evidence) -> spread.Params:
    return spread.Params(topic.measure, topic.change, topic.before, topic.effect, evidence)


def _team(topic: Topic, evidence: Evidence, seed: int, number: int) -> Team:
    own = int(generator(seed, "scale-up", "team", number).integers(2**62))
    return Team(topic, evidence, spread.generate(_params(topic, evidence), own)[0].tests)


def result_of(test: spread.HomeTest) -> str:
    """For how many it went well: a share only where it means something."""
    return f"{test.well} of {test.patients}" if test.patients < 20 else f"{test.percent:.0f}% of {test.patients}"


def outcome(case: Scale, plans: tuple[Plan, Plan]) -> tuple[float, float]:
    """Patients helped and harmed in the mean, without chance."""
    found = spread.consequences(case.params, case.seed, case.quarters(*plans))
    return found.gained, found.harmed
