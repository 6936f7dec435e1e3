"""The ward of the ramp (E-T4-08): which one a learner meets, and the words and sizes that the game has."""

from dataclasses import dataclass
from functools import lru_cache

from qidose.simulate import ward
from qidose.simulate.draw import generator
from qidose.simulate.policies import ward as policies
from qidose.simulate.policies.seeds import first_accepted

from ...fields import Option
from .words import DEPUTIES, WARDS

PARAMS = ward.Params()
FEWEST, MOST = 6, PARAMS.most_cycles
"""Cycles."""
LENGTHS = (1, 2, 4, 6, 8)
"""Weeks that a cycle may take."""
TEMPTING = 3
"""The idea that does harm meets one of so many most common reasons: people would try it."""


@dataclass(frozen=True)
class Ramp:
    """One learner's ward: its seed in the simulator, what may be seen of it, and the truth."""

    seed: int
    name: str
    deputy: str
    data: ward.Data
    truth: ward.Truth

    @property
    def by_reason(self) -> tuple[ward.Idea, ...]:
        """The ideas, the one that meets the most common reason for lateness first."""
        ideas = {idea.id: idea for idea in self.data.ideas}
        return tuple(ideas[name] for name in policies.by_reason(self.data))

    def idea(self, name: str) -> ward.Idea:
        """The idea with this id."""
        return next(idea for idea in self.data.ideas if idea.id == name)

    def usual(self, measure: str) -> float:
        """How often a balancing measure went wrong in the audit before the first cycle, 0 to 1."""
        return self.data.balancing[measure] / self.data.balancing_patients


@lru_cache(maxsize=256)
def new_ramp(seed: int) -> Ramp:
    """The ward of one learner: a fair one, whose harmful idea is worth a try."""
    fair = first_accepted(seed, "ward-ramp", lambda candidate: _tempting(candidate) and policies.accept(candidate))
    rng = generator(seed, "ward-ramp")
    name, deputy = WARDS[int(rng.integers(len(WARDS)))], DEPUTIES[int(rng.integers(len(DEPUTIES)))]
    return Ramp(fair, name, deputy, *ward.generate(PARAMS, fair))


def _tempting(seed: int) -> bool:
    data, truth = ward.generate(PARAMS, seed)
    return policies.by_reason(data).index(truth.harmful) < TEMPTING


def options_of(case: Ramp, names: tuple[str, ...]) -> tuple[Option, ...]:
    """Some ideas as options."""
    return tuple(Option(name, case.idea(name).name) for name in names)
