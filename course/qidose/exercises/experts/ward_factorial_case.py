"""The planned test of "Factorial on the ward": 3 ideas, 8 set-ups of 1 week each, and what they truly show.

Vocabulary
    set-up    which of the 3 ideas are used in a week; its id has the letters of the ideas: "none", "a", "bc", "abc"
    effect    mean of the 4 weeks with an idea less mean of the 4 weeks without it, in points of a hundred
    together  the same for a pair, by the usual convention: half of what 1 idea does with the other, less without it
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, count

from qidose.simulate import ward
from qidose.simulate.draw import generator

LETTERS = ("a", "b", "c")
PAIRS = tuple("".join(pair) for pair in combinations(LETTERS, 2))
SETUPS = ("none", "a", "b", "ab", "c", "ac", "bc", "abc")
"""In standard order: the first idea changes with every set-up."""
WEEKS = len(SETUPS)
PATIENTS = 600
SYNERGIES = (0.12, 0.14, 0.16, 0.18, 0.20)
"""What the 2 partners do together, drawn for each learner: a size known from another try is seldom right."""
WEAK_ALONE = 0.05
"""Every idea alone lies within this of none, under 2 standard errors, so that no single test would find it."""
NO_EFFECT = 0.025
"""The idea that does nothing shows no more than this over all 8 weeks: again under 2 standard errors."""


@dataclass(frozen=True)
class Trial:
    """One learner's test. `order` has the week (from 1) of each set-up; `partners` is the pair that needs each other.

    `synergy` is how much more the two truly do together, as a difference of differences in shares. `mixed` has 5 places
    in an order from the seed, for what is offered.
    """

    ideas: tuple[ward.Idea, ward.Idea, ward.Idea]
    on_time: tuple[int, ...]
    order: tuple[int, ...]
    partners: str
    synergy: float
    mixed: tuple[int, ...]

    def share(self, setup: str) -> float:
        """Medicines on time in a set-up, in points of a hundred."""
        return 100 * self.on_time[SETUPS.index(setup)] / PATIENTS

    def name(self, letter: str) -> str:
        """An idea by its letter."""
        return self.ideas[LETTERS.index(letter)].name

    def effect(self, letters: str) -> float:
        """The effect of 1 idea ("a") or of a pair together ("ab")."""
        weeks = [(_sign(letters, setup), self.share(setup)) for setup in SETUPS]
        return sum(sign * share for sign, share in weeks) / (WEEKS / 2)

    def alone(self, letter: str) -> float:
        """What 1 idea shows when it is tested by itself."""
        return self.share(letter) - self.share("none")

    def first_of(self, pair: str, with_other: bool) -> float:
        """What the first idea of a pair does while the other is used, or is not, over both states of the third."""
        first, other = tuple(pair)
        (third,) = set(LETTERS) - set(pair)
        fixed = other if with_other else ""
        return (
            sum(self.share(_setup(first + fixed + rest)) - self.share(_setup(fixed + rest)) for rest in ("", third)) / 2
        )


@lru_cache(maxsize=64)
def draw(seed: int) -> Trial:
    """A test whose counts tell the truth, and of which no single idea would."""
    rng = generator(seed, "ward-factorial")
    synergy = float(rng.choice(SYNERGIES))
    order = tuple(week + 1 for week in rng.permutation(WEEKS).tolist())
    mixed = tuple(rng.permutation(5).tolist())
    for attempt in count():
        at = int(generator(seed, "ward-factorial", "ward", attempt).integers(2**62))
        planned, truth = ward.certified_factorial(ward.Params(synergy=synergy), at, PATIENTS)
        if _tells(ward.analyse(planned), truth.idea("nothing")):
            break
    partners = "".join(sorted(LETTERS[planned.ideas.index(idea)] for idea in truth.synergy.ideas))
    first, second, third = (next(idea for idea in ward.IDEAS if idea.id == one) for one in planned.ideas)
    return Trial((first, second, third), tuple(run.on_time for run in planned.runs), order, partners, synergy, mixed)


def _tells(found: ward.Analysis, nothing: str) -> bool:
    weak = all(abs(alone) < WEAK_ALONE for alone in found.alone.values())
    return weak and abs(found.main[nothing]) < NO_EFFECT


def _setup(letters: str) -> str:
    return "".join(sorted(letters)) or "none"


def used(setup: str) -> set[str]:
    """The letters of the ideas that are used in a set-up."""
    return set() if setup == "none" else set(setup)


def _sign(letters: str, setup: str) -> int:
    sign = 1
    for letter in letters:
        sign *= 1 if letter in used(setup) else -1
    return sign
