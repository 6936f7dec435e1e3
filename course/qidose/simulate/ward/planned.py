"""A planned test of 3 ideas at once (E-T6-05): all 8 combinations, each tried with the same number of patients."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np

from qidose.simulate.certify import draw_until
from qidose.simulate.draw import generator
from qidose.simulate.ward.ideas import IDEA_IDS, SHIFTS
from qidose.simulate.ward.model import Params, Truth, chance_on_time, truth_of

TOLERANCE = 0.20
"""An estimate of the interaction counts as right within this share of the true one."""


@dataclass(frozen=True)
class Run:
    """One combination: whether each idea was used, and the counts."""

    used: tuple[bool, bool, bool]
    patients: int
    on_time: int

    @property
    def share(self) -> float:
        """Medicines on time, 0 to 1."""
        return self.on_time / self.patients


@dataclass(frozen=True)
class Planned:
    """The 8 runs of a 2 x 2 x 2 test, in standard order: the first idea changes with every run."""

    ideas: tuple[str, str, str]
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Analysis:
    """Differences of shares. `alone[idea]`: with that idea only, against none (what one-at-a-time tests see).

    `main[idea]`: with it against without, over all runs. `together[(a, b)]`: how much more the two do together than
    each alone (a difference of differences).
    """

    alone: dict[str, float]
    main: dict[str, float]
    together: dict[tuple[str, str], float]

    @property
    def interaction(self) -> tuple[str, str]:
        """The pair with the largest interaction."""
        return max(self.together, key=lambda pair: abs(self.together[pair]))


def factorial(params: Params, seed: int, ideas: Sequence[str], patients: int = 600, attempt: int = 0) -> Planned:
    """The counts of the 8 runs; every idea is carried out for every patient of its runs, shifts in equal shares.

    Raises ValueError unless there are 3 different ideas of this ward.
    """
    if len(set(ideas)) != 3 or not set(ideas) <= set(IDEA_IDS) or len(ideas) != 3:
        raise ValueError(f"a planned test takes 3 different ideas of {', '.join(IDEA_IDS)}")
    a, b, c = ideas
    rng = generator(seed, "ward", "factorial", attempt)
    truth = truth_of(params, seed)
    levels = [(bool(x), bool(y), bool(z)) for z, y, x in product((0, 1), repeat=3)]
    return Planned((a, b, c), tuple(_run(truth, (a, b, c), used, patients, rng) for used in levels))


def analyse(planned: Planned) -> Analysis:
    """The effects as a learner works them out from the 8 shares."""
    share = {run.used: run.share for run in planned.runs}
    alone = {idea: share[_only(i)] - share[False, False, False] for i, idea in enumerate(planned.ideas)}
    main = {idea: _mean(share, {i: True}) - _mean(share, {i: False}) for i, idea in enumerate(planned.ideas)}
    together = {}
    for i, j in combinations(range(3), 2):
        with_j = _mean(share, {i: True, j: True}) - _mean(share, {i: False, j: True})
        without_j = _mean(share, {i: True, j: False}) - _mean(share, {i: False, j: False})
        together[planned.ideas[i], planned.ideas[j]] = with_j - without_j
    return Analysis(alone, main, together)


def certified_factorial(params: Params, seed: int, patients: int = 600) -> tuple[Planned, Truth]:
    """A planned test of the two partners and one idea that does nothing, whose counts tell the truth.

    Drawn again until the interaction is the largest by far (twice the next), lies within 20% of the true one, and both
    partners look weak alone, so that one-at-a-time tests miss it. Raises NotCertifiedError after 99 draws.
    """
    truth = truth_of(params, seed)
    order = generator(seed, "ward", "factors").permutation([*truth.synergy.ideas, truth.idea("nothing")]).tolist()

    def draw(attempt: int) -> Planned | None:
        planned = factorial(params, seed, order, patients, attempt)
        return planned if _tells(truth, analyse(planned)) else None

    return draw_until(draw, f"the planned test on ward {seed}")[0], truth


def _tells(truth: Truth, analysis: Analysis) -> bool:
    sizes = sorted((abs(size) for size in analysis.together.values()), reverse=True)
    found = analysis.together[analysis.interaction]
    named = set(analysis.interaction) == set(truth.synergy.ideas)
    near = abs(found - truth.synergy.effect) <= TOLERANCE * abs(truth.synergy.effect)
    weak = all(abs(analysis.alone[idea]) < truth.synergy.effect / 2 for idea in truth.synergy.ideas)
    return named and near and weak and sizes[0] >= 2 * sizes[1]


def _run(
    truth: Truth, ideas: tuple[str, str, str], used: tuple[bool, bool, bool], patients: int, rng: np.random.Generator
) -> Run:
    by_shift = patients // len(SHIFTS)
    flags = np.zeros((1, len(SHIFTS), by_shift, len(IDEA_IDS)), dtype=np.bool_)
    for idea, is_used in zip(ideas, used, strict=True):
        flags[..., IDEA_IDS.index(idea)] = is_used
    on_time = rng.random(flags.shape[:3]) < chance_on_time(truth, flags)
    return Run(used, on_time.size, int(on_time.sum()))


def _only(i: int) -> tuple[bool, bool, bool]:
    return (i == 0, i == 1, i == 2)


def _mean(share: dict[tuple[bool, bool, bool], float], fixed: dict[int, bool]) -> float:
    chosen = [value for used, value in share.items() if all(used[i] == level for i, level in fixed.items())]
    return sum(chosen) / len(chosen)
