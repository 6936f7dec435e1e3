"""SIM-OPDEF: two readers apply one definition to the same cases (E-T3-05).

A definition has 4 places where its wording can be vague or clear. A case on the edge of a vague place is read one way
by one reader and the other way by the other; once the place is clear, both read it alike. Now and then a reader slips.
Agreement, not a right answer, is what an operational definition is for.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qidose.simulate.draw import generator

WANTED = 0.90


@dataclass(frozen=True)
class Params:
    """`topic` is a measure's id, or None to draw one. 3 places have `edge_cases` cases each on their edge, one none.

    `slip` is the chance that a reader misreads a case.
    """

    topic: str | None = None
    cases: int = 12
    edge_cases: int = 2
    slip: float = 0.01


@dataclass(frozen=True)
class Place:
    """One place of the definition: the question behind it and the wordings to choose from, in a personal order."""

    id: str
    asks: str
    wordings: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """What the two readers said, (2, cases), True where the case counts, and the share of cases read alike."""

    definition: str
    counts: NDArray[np.bool_]
    agreement: float


@dataclass(frozen=True)
class Data:
    """The vague definition, its places, the cases, and what the readers made of it. `start` holds a wording's number
    for each place, from 0."""

    measure: str
    sentence: str
    places: tuple[Place, ...]
    start: tuple[int, ...]
    cases: tuple[str, ...]
    reading: Reading
    wanted: float = WANTED


@dataclass(frozen=True)
class Truth:
    """`clear` is the number of the clear wording of each place; `place_of_case` the place that a case is on the edge of
    (None for a plain case); `counts` what a clear definition says of each case. `expected` is the mean agreement, keyed
    by the places left vague ("time doses", "" for none)."""

    topic: str
    clear: tuple[int, ...]
    place_of_case: tuple[str | None, ...]
    needed: tuple[str, ...]
    counts: tuple[bool, ...]
    wide_reader: dict[str, int]
    expected: dict[str, float]


def generate(params: Params, seed: int) -> tuple[Data, Truth]:
    """One learner's definition and cases. Certified: a definition that is clear reaches the wanted agreement, and one
    that is vague in any needed place does not."""
    data, truth, _ = _case(params, seed)
    return data, truth


def play(params: Params, seed: int, wordings: Sequence[Sequence[int]]) -> tuple[Reading, ...]:
    """What the readers make of each definition tried: a wording's number for each place, as in `Data.places`.

    The cases and the slips are the same in every try. Raises ValueError for a number that is not offered.
    """
    data, truth, slips = _case(params, seed)
    for wording in wordings:
        _check(data, wording)
    return tuple(_read(data.sentence, data.places, truth, slips, wording) for wording in wordings)


def _case(params: Params, seed: int) -> tuple[Data, Truth, NDArray[np.bool_]]:
    rng = generator(seed, "opdef")
    for _ in range(1000):
        data, truth, slips = _draw(params, rng)
        if _certified(data, truth, slips):
            return data, truth, slips
    raise ValueError("no cases tell a vague definition from a clear one: more edge cases or fewer slips are needed")


def _draw(params: Params, rng: np.random.Generator) -> tuple[Data, Truth, NDArray[np.bool_]]:
    topic = _topic(params, rng)
    places, clear, start = _places(topic, rng)
    edge, plain = _cases(params, topic, rng)
    order = rng.permutation(len(edge) + len(plain))
    mixed = [(edge + plain)[i] for i in order]
    names = [place.id for place in places]
    needed = tuple(name for name in names if any(place == name for _, _, place in mixed))
    truth = Truth(
        topic=topic["id"],
        clear=clear,
        place_of_case=tuple(place for _, _, place in mixed),
        needed=needed,
        counts=tuple(counts for _, counts, _ in mixed),
        wide_reader={name: int(rng.integers(2)) for name in names},
        expected=_expected(params, names, [place for _, _, place in mixed]),
    )
    slips = rng.random((2, len(mixed))) < params.slip
    reading = _read(topic["sentence"], places, truth, slips, start)
    texts = tuple(text for text, _, _ in mixed)
    return Data(topic["measure"], topic["sentence"], places, start, texts, reading), truth, slips


def _topic(params: Params, rng: np.random.Generator) -> dict[str, Any]:
    known = {topic["id"]: topic for topic in _bank()}
    drawn = list(known)[int(rng.integers(len(known)))]
    name = drawn if params.topic is None else params.topic
    if name not in known:
        raise ValueError(f"a topic is one of {', '.join(known)}, not {name!r}")
    return known[name]


def _places(
    topic: dict[str, Any], rng: np.random.Generator
) -> tuple[tuple[Place, ...], tuple[int, ...], tuple[int, ...]]:
    """Places with their wordings shuffled; the number of each clear one; and a vague one to start from."""
    places, clear, start = [], [], []
    for slot in topic["slots"]:
        wordings = [*slot["vague"], slot["clear"]]
        order = rng.permutation(len(wordings))
        shuffled = tuple(wordings[i] for i in order)
        places.append(Place(slot["id"], slot["asks"], shuffled))
        clear.append(shuffled.index(slot["clear"]))
        start.append(shuffled.index(slot["vague"][int(rng.integers(len(slot["vague"])))]))
    return tuple(places), tuple(clear), tuple(start)


Case = tuple[str, bool, str | None]  # text, whether it counts, and the place whose edge it is on


def _cases(params: Params, topic: dict[str, Any], rng: np.random.Generator) -> tuple[list[Case], list[Case]]:
    quiet = int(rng.integers(len(topic["slots"])))
    edge: list[Case] = []
    for i, slot in enumerate(topic["slots"]):
        chosen = rng.permutation(len(slot["borderline"]))[: params.edge_cases]
        edge += [(*slot["borderline"][j], slot["id"]) for j in chosen if i != quiet]
    plain = rng.permutation(len(topic["clear_cases"]))[: max(params.cases - len(edge), 0)]
    return edge, [(*topic["clear_cases"][j], None) for j in plain]


def _read(
    sentence: str, places: Sequence[Place], truth: Truth, slips: NDArray[np.bool_], wording: Sequence[int]
) -> Reading:
    chosen = dict(zip((place.id for place in places), wording, strict=True))
    vague = {place.id for place, clear in zip(places, truth.clear, strict=True) if chosen[place.id] != clear}
    counts = np.array([truth.counts, truth.counts])
    for i, place in enumerate(truth.place_of_case):
        if place in vague:
            counts[:, i] = [truth.wide_reader[place] == reader for reader in (0, 1)]
    counts ^= slips
    words = {place.id: place.wordings[chosen[place.id]] for place in places}
    return Reading(sentence.format(**words), counts, round(float(np.mean(counts[0] == counts[1])), 3))


def _certified(data: Data, truth: Truth, slips: NDArray[np.bool_]) -> bool:
    def agreement(wording: Sequence[int]) -> float:
        return _read(data.sentence, data.places, truth, slips, wording).agreement

    one_vague = []
    for i, place in enumerate(data.places):
        if place.id in truth.needed:
            one_vague.append(tuple(data.start[j] if j == i else number for j, number in enumerate(truth.clear)))
    return agreement(truth.clear) >= WANTED and all(agreement(wording) < WANTED for wording in one_vague)


def _expected(params: Params, names: Sequence[str], edges: Sequence[str | None]) -> dict[str, float]:
    """Mean agreement for each set of places left vague: readers differ on its edge cases but for one slip of two."""
    one_slips = 2 * params.slip * (1 - params.slip)
    found = {}
    for kept in product((False, True), repeat=len(names)):
        vague = [name for name, left in zip(names, kept, strict=True) if left]
        differ = sum(edge in vague for edge in edges) / len(edges)
        found[" ".join(vague)] = round(differ * one_slips + (1 - differ) * (1 - one_slips), 4)
    return found


def _check(data: Data, wording: Sequence[int]) -> None:
    if len(wording) != len(data.places):
        raise ValueError(f"a definition here has {len(data.places)} places, not {len(wording)}")
    for place, number in zip(data.places, wording, strict=True):
        if not 0 <= number < len(place.wordings):
            raise ValueError(f"the wordings of {place.id!r} are numbered 0 to {len(place.wordings) - 1}, not {number}")


@cache
def _bank() -> list[dict[str, Any]]:
    text = files("qidose.simulate").joinpath("data/opdef.json").read_text(encoding="utf-8")
    topics: list[dict[str, Any]] = json.loads(text)
    return topics
