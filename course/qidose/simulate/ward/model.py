"""How the ward works: what each idea does, alone and together, and how many patients it reaches.

A patient gets the medicine on time with the chance

    baseline of the shift + effects of the ideas carried out for this patient + effects of the two special pairs

cut to 2% to 97%. Whether an idea is carried out for a patient is chance too, with the idea's adoption as its chance,
once its delay is over. Effects are differences of chances: 0.15 is 15 patients more in 100.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qidose.simulate.draw import generator
from qidose.simulate.ward.ideas import BALANCING, BALANCING_IDS, IDEA_IDS, SHIFTS

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

LOWEST, HIGHEST = 0.02, 0.97
MOST_ADOPTED = 0.95
SMALLEST_EFFECT, LARGEST_EFFECT = -0.10, 0.25
MENDED_HARM = 0.3
"""What is left of a side effect when the idea has been adapted to it."""


@dataclass(frozen=True)
class Params:
    """The ward and its year.

    `patients` with a medicine due are looked at in each shift of each week. The 8 `effects` are spread by chance over
    the 8 ideas, in the order of `KINDS`, each a little larger or smaller (`jitter`, a share). `adoption` is the
    chance that a change is carried out when nobody was involved; each group involved and each smaller test before
    adds to it, and each change too many at a time divides it (1 + `overload` for each). `weeks` is the year that is
    scored.
    """

    baseline: float = 0.60
    patients: int = 40
    audited: int = 60
    weeks: int = 52
    baseline_weeks: int = 12
    most_cycles: int = 10
    effects: tuple[float, ...] = (0.22, 0.10, 0.12, 0.16, 0.02, 0.03, 0.0, -0.09)
    jitter: float = 0.12
    synergy: float = 0.12
    antagonism: float = -0.10
    harm: float = 0.20
    shift_difference: float = 0.02
    adoption: float = 0.30
    staff: float = 0.22
    patients_involved: float = 0.10
    manager: float = 0.08
    smaller_test: float = 0.10
    overload: float = 0.5


KINDS = ("strong", "similar", "side effect", "night only", "partner", "other partner", "nothing", "worse")
"""What kind of idea each of the 8 effects belongs to. "strong" and "similar" do the same job (antagonism); the partners
need each other (synergy); "side effect" helps, but harms a balancing measure."""


@dataclass(frozen=True)
class Pair:
    """Two ideas, and what they do together on top of (or less than) what each does alone."""

    ideas: tuple[str, str]
    effect: float


@dataclass(frozen=True)
class Truth:
    """What the learner is to find out. Effects are differences of chances, by idea (and by shift)."""

    kinds: dict[str, str]
    effects: dict[str, dict[str, float]]
    delays: dict[str, int]
    baseline: dict[str, float]
    synergy: Pair
    antagonism: Pair
    harmful: str
    harmed: str
    harm: float
    night_only: str

    def idea(self, kind: str) -> str:
        """The idea of that kind."""
        return next(idea for idea, its_kind in self.kinds.items() if its_kind == kind)

    def on_ward(self, idea: str) -> float:
        """The effect of one idea alone over the 3 shifts, fully adopted."""
        return float(np.mean([self.effects[idea][shift] for shift in SHIFTS]))


def truth_of(params: Params, seed: int) -> Truth:
    """Which idea has which effect for this seed. Raises ValueError for effects outside −0.10 to 0.25."""
    check(params)
    rng = generator(seed, "ward", "truth")
    kinds = dict(zip(rng.permutation(IDEA_IDS).tolist(), KINDS, strict=True))
    sizes = dict(zip(KINDS, _jittered(params, rng), strict=True))
    delays = rng.integers(1, 4, len(IDEA_IDS)).tolist()
    harmed = BALANCING_IDS[int(rng.integers(len(BALANCING_IDS)))]
    by_kind = {kind: idea for idea, kind in kinds.items()}
    return Truth(
        kinds={idea: kinds[idea] for idea in IDEA_IDS},
        effects={idea: _by_shift(kinds[idea], sizes[kinds[idea]]) for idea in IDEA_IDS},
        delays=dict(zip(IDEA_IDS, delays, strict=True)),
        baseline=dict(zip(SHIFTS, _shift_baselines(params), strict=True)),
        synergy=Pair((by_kind["partner"], by_kind["other partner"]), params.synergy),
        antagonism=Pair((by_kind["strong"], by_kind["similar"]), params.antagonism),
        harmful=by_kind["side effect"],
        harmed=harmed,
        harm=params.harm,
        night_only=by_kind["night only"],
    )


def check(params: Params) -> None:
    """Raises ValueError for parameters that make no ward."""
    if len(params.effects) != len(KINDS):
        raise ValueError(f"a ward has {len(KINDS)} effects, one for each idea, not {len(params.effects)}")
    if min(params.effects) < SMALLEST_EFFECT or max(params.effects) > LARGEST_EFFECT:
        raise ValueError(f"effects lie between {SMALLEST_EFFECT} and {LARGEST_EFFECT}")
    if not LOWEST < params.baseline < HIGHEST:
        raise ValueError(f"the baseline lies between {LOWEST} and {HIGHEST}, not at {params.baseline}")
    if params.patients < 5:
        raise ValueError("a shift has at least 5 patients with a medicine due, or a test on 5 patients has no room")


def _jittered(params: Params, rng: np.random.Generator) -> list[float]:
    factors = rng.uniform(1 - params.jitter, 1 + params.jitter, len(KINDS))
    sizes = np.clip(np.array(params.effects) * factors, SMALLEST_EFFECT, LARGEST_EFFECT)
    return [round(float(size), 3) + 0.0 for size in sizes]


def _by_shift(kind: str, size: float) -> dict[str, float]:
    return {shift: 0.0 if kind == "night only" and shift != "night" else size for shift in SHIFTS}


def _shift_baselines(params: Params) -> list[float]:
    """Early shifts a little better than nights; the mean over the shifts is the baseline."""
    return [round(params.baseline + params.shift_difference * step, 4) for step in (1, 0, -1)]


def chance_on_time(truth: Truth, used: Bools) -> Floats:
    """The chance of a medicine on time, shape (weeks, shifts, patients), for the ideas carried out (..., patients,
    8)."""
    base = np.array([truth.baseline[shift] for shift in SHIFTS])[None, :, None]
    effects = np.array([[truth.effects[idea][shift] for idea in IDEA_IDS] for shift in SHIFTS])
    chance = base + np.einsum("wspi,si->wsp", used.astype(np.float64), effects)
    for pair in (truth.synergy, truth.antagonism):
        a, b = (IDEA_IDS.index(idea) for idea in pair.ideas)
        chance = chance + pair.effect * (used[..., a] & used[..., b])
    return np.asarray(np.clip(chance, LOWEST, HIGHEST))


def chance_of_harm(truth: Truth, used: Bools, mended: bool) -> Floats:
    """The chance that each balancing measure goes wrong for a patient, shape (weeks, shifts, patients, 3)."""
    usual = np.array([measure.usual for measure in BALANCING])
    chance = np.broadcast_to(usual, (*used.shape[:3], len(BALANCING))).copy()
    share = MENDED_HARM if mended else 1.0
    chance[..., BALANCING_IDS.index(truth.harmed)] += truth.harm * share * used[..., IDEA_IDS.index(truth.harmful)]
    return chance
