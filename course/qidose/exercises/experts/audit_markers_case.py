"""The 200 marks of "Audit the markers" (E-T6-11), certified so that the truth can be found from them.

Vocabulary
    first, second   2 kinds of work: a first try, and a second try after feedback, which earns more points
    kind            the marker who gives more points than the others for the same kind of work
    mix             the marker whose mean is highest only because most of what they were given are second tries

Within each kind of work chance decided who marks what, so a fair comparison is one within kinds. The mean of all marks
misleads: the kind marker is never the highest there.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import count

import numpy as np
from numpy.typing import NDArray

from qidose.simulate.draw import generator

from .audit_markers_talk import REASONS, Reason

MARKERS, EACH, MOST = 8, 25, 20
"""8 coaches, 25 marks each, from 0 to 20 points (rubric R1)."""
SPREAD = 1.8
SIZES = tuple(round(1.2 + step / 10, 1) for step in range(25))
"""How many points kinder: 1.2 to 3.6. The least is what limits of 25 marks can show."""
MISLED = 0.35
"""The gap of the means of all marks misses the truth by more than this."""
FEW, MANY = (3, 6), (20, 22)
"""How many second tries a coach had: many for 1 of them. The kind one has few, like the 6 others: it tells nothing."""
NAMES = (
    "Anwen Pryce", "Tomos Bell", "Farida Khan", "Joseph Ode", "Mina Castle", "Piotr Wren", "Grace Adeyemi", "Hal Brook",
    "Sunita Rao", "Owen Marsh", "Leila Haddad", "Bram Fielding", "Chidi Eze", "Ruth Holloway", "Ines Carvalho",
    "Kofi Mensah",
)  # fmt: skip


@dataclass(frozen=True)
class Marker:
    """A coach and the marks they gave."""

    name: str
    first: tuple[int, ...]
    second: tuple[int, ...]

    @property
    def given_name(self) -> str:
        return self.name.split()[0]

    @property
    def mean(self) -> float:
        """The mean of all marks, whatever the work."""
        return sum(self.first + self.second) / EACH


@dataclass(frozen=True)
class Audit:
    """One learner's markers. `kind` and `mix` are places in `markers`; `size` is the truth that the marks were drawn
    with; `seed` shuffles what can be said in the talk."""

    seed: int
    markers: tuple[Marker, ...]
    kind: int
    mix: int
    size: float
    reason: Reason

    @property
    def kind_marker(self) -> Marker:
        return self.markers[self.kind]

    @property
    def mix_marker(self) -> Marker:
        return self.markers[self.mix]


@lru_cache(maxsize=64)
def audit(seed: int) -> Audit:
    """One learner's 200 marks: the first draw that says what the truth says."""
    rng = generator(seed, "audit-markers")
    names = [NAMES[n] for n in rng.permutation(len(NAMES))[:MARKERS].tolist()]
    kind, mix = rng.permutation(MARKERS)[:2].tolist()
    size = SIZES[int(rng.integers(len(SIZES)))]
    reason = REASONS[int(rng.integers(len(REASONS)))]

    # About 1 draw in 20 will do, so the usual limit of 99 draws would be met now and then.
    for attempt in count():
        markers = _marks(names, kind, mix, size, generator(seed, "audit-markers", "marks", attempt))
        if tells_the_truth(markers, kind, mix, size):
            break
    return Audit(seed, markers, kind, mix, size, reason)


def _marks(names: list[str], kind: int, mix: int, size: float, rng: np.random.Generator) -> tuple[Marker, ...]:
    base, gap = rng.uniform(6.5, 7.5), rng.uniform(7.0, 8.0)
    found = []
    for place, name in enumerate(names):
        low, high = MANY if place == mix else FEW
        seconds = int(rng.integers(low, high + 1))
        level = base + size * (place == kind)
        marks = rng.normal(level, SPREAD, EACH) + gap * (np.arange(EACH) < seconds)
        whole = np.clip(np.round(marks), 0, MOST).astype(int).tolist()
        found.append(Marker(name, tuple(whole[seconds:]), tuple(whole[:seconds])))
    return tuple(found)


def above(markers: tuple[Marker, ...], who: int) -> float:
    """How many points a marker gives above the others for the same kind of work: weighted by what they marked."""
    gaps = _gaps(markers, who)
    weights = len(markers[who].first), len(markers[who].second)
    return float(np.average(gaps, weights=weights))


def _gaps(markers: tuple[Marker, ...], who: int) -> tuple[float, float]:
    """The gap of a marker to all marks of the others, on first tries and on second tries."""
    own, others = markers[who], [marker for place, marker in enumerate(markers) if place != who]
    first = np.mean(own.first) - np.mean([mark for marker in others for mark in marker.first])
    second = np.mean(own.second) - np.mean([mark for marker in others for mark in marker.second])
    return float(first), float(second)


def limit(markers: tuple[Marker, ...]) -> float:
    """3 standard errors of a mean of 25 marks, from the spread within markers and kinds of work."""
    groups = [np.array(marks) for marker in markers for marks in (marker.first, marker.second)]
    squares = sum(float(((group - group.mean()) ** 2).sum()) for group in groups)
    within = squares / (MARKERS * EACH - len(groups))
    return float(3 * np.sqrt(within / EACH))


def tells_the_truth(markers: tuple[Marker, ...], kind: int, mix: int, size: float) -> bool:
    """Whether every sensible way of looking at these marks finds the truth, and the mean of all marks does not."""
    means = [marker.mean for marker in markers]
    first, second = _gaps(markers, kind)
    sizes = above(markers, kind), _fitted(markers, kind)
    edge, far = limit(markers), [abs(above(markers, who)) for who in range(MARKERS)]
    others = [far[who] for who in range(MARKERS) if who != kind]
    raw = means[kind] - (sum(means) - means[kind]) / (MARKERS - 1)
    return (
        all(abs(found - size) <= 0.1 for found in sizes)
        # Somebody who looks at first tries alone, or gives both kinds the same weight, is to find it too.
        and all(abs(found - size) <= 0.25 for found in (first, (first + second) / 2))
        and far[kind] > edge
        and max(others) < 0.8 * edge
        and abs(raw - size) > MISLED
        and sorted(means)[-1] == means[mix]
        and sorted(means)[-2] < means[mix] - 0.2
    )


def _fitted(markers: tuple[Marker, ...], who: int) -> float:
    """The same gap by least squares: a level for all, a step for second tries, and one for this marker."""
    marks: list[int] = []
    rows: list[tuple[int, int, int]] = []
    for place, marker in enumerate(markers):
        for second, given in enumerate((marker.first, marker.second)):
            marks += given
            rows += [(1, second, int(place == who))] * len(given)
    design: NDArray[np.float64] = np.array(rows, dtype=float)
    return float(np.linalg.lstsq(design, np.array(marks, dtype=float), rcond=None)[0][2])
