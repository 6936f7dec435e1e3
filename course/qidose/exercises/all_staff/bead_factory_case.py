"""The factory of one learner (E-T1-04): who works there, what is drawn on each day, and its pictures."""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count

from qidose.simulate import beads
from qidose.simulate.draw import generator

from ..cards import Scene
from ..fields import Option
from .bead_factory_words import FAULTS, NAMES, RANKED, Fault, Ranked

WORKERS, DAYS = 6, 4
PARAMS = beads.Params()
TRUTH = beads.truth(PARAMS)
FEWEST_APART = 5
"""Red beads between best and worst on day 1, so that there is somebody to reward and somebody to warn."""
MORE_FACTORIES = 20
OF_MORE = range(15, 18)
"""In how many of the other factories the best worker gets worse: 8 in 10 is the nearest answer then."""
BOX = 400
"""Beads drawn in the picture of the box, a tenth of those in it."""
AGAIN = (
    Option("never", "Almost never: the best stay the best"),
    Option("3", "About 3 in 10"),
    Option("5", "About 5 in 10"),
    Option("8", "About 8 in 10"),
    Option("always", "Always: good luck is paid back"),
)


@dataclass(frozen=True)
class Factory:
    """One learner's factory. `seed` is the simulator's; `more` is how many of 20 other factories had a worse best."""

    seed: int
    params: beads.Params
    red: tuple[tuple[int, ...], ...]
    more: int
    ranked: Ranked
    fault: Fault
    again: tuple[Option, ...]
    who: tuple[Option, ...]
    what: tuple[Option, ...]

    def best(self, day: int) -> int:
        """The place of the worker with fewest red beads on a day, counted from 1."""
        return self.red[day - 1].index(min(self.red[day - 1]))

    def worst(self, day: int) -> int:
        """The place of the worker with most red beads on a day, counted from 1."""
        return self.red[day - 1].index(max(self.red[day - 1]))

    def drew(self, worker: int, day: int) -> str:
        """A worker's name and red beads on a day."""
        return f"{self.params.workers[worker]} drew {self.red[day - 1][worker]}"


@lru_cache(maxsize=64)
def open_factory(seed: int) -> Factory:
    """The factory of this seed: the first one drawn that has somebody to reward, and nothing outside the limits."""
    rng = generator(seed, "bead-factory")
    params = replace(PARAMS, workers=tuple(NAMES[k] for k in sorted(rng.permutation(len(NAMES))[:WORKERS].tolist())))
    fitting = (each for each in (_seed(seed, "days", n) for n in count()) if _fits(days_of(params, each)))
    used = next(fitting)
    red, fault = days_of(params, used), FAULTS[int(rng.integers(len(FAULTS)))]
    names = params.workers
    who = (
        Option("buyer", "Whoever decides which beads are bought"),
        Option("care", "Each worker, with more care"),
        Option("show", f"{names[red[0].index(min(red[0]))]}, who could show the others how"),
        Option("nobody", "Nobody, because chance decides everything"),
    )
    what = tuple(Option(name, getattr(fault, name)) for name in ("system", "reward", "target", "blame"))
    return Factory(
        seed=used,
        params=params,
        red=red,
        more=next(k for k in (_worse_bests(seed, n) for n in count()) if k in OF_MORE),
        ranked=RANKED[int(rng.integers(len(RANKED)))],
        fault=fault,
        again=AGAIN if rng.integers(2) else AGAIN[::-1],
        who=tuple(who[k] for k in rng.permutation(len(who)).tolist()),
        what=tuple(what[k] for k in rng.permutation(len(what)).tolist()),
    )


def _seed(seed: int, *stream: str | int) -> int:
    return int(generator(seed, "bead-factory", *stream).integers(2**62))


def days_of(params: beads.Params, seed: int, days: int = DAYS) -> tuple[tuple[int, ...], ...]:
    """Red beads of each worker on each day, with nothing done."""
    red = beads.play(params, seed, ["nothing"] * (days - 1)).red.tolist()
    return tuple(tuple(day) for day in red)


def _fits(red: tuple[tuple[int, ...], ...]) -> bool:
    """Whether day 1 has one best and one worst worker, well apart, and all draws lie inside the limits."""
    first = red[0]
    alone = first.count(min(first)) == 1 and first.count(max(first)) == 1
    inside = all(TRUTH.lower < draw < TRUTH.upper for day in red for draw in day)
    return alone and inside and max(first) - min(first) >= FEWEST_APART


def _worse_bests(seed: int, attempt: int) -> int:
    """In how many of 20 other factories the best worker of day 1 had more red beads on day 2."""
    runs = (days_of(PARAMS, _seed(seed, "more", attempt, n), 2) for n in range(MORE_FACTORIES))
    return sum(second[first.index(min(first))] > min(first) for first, second in runs)


def box(case: Factory) -> Scene:
    """The picture of the box."""
    share = PARAMS.red / (PARAMS.red + PARAMS.white)
    places = generator(case.seed, "bead-factory", "box").permutation(BOX)[: round(BOX * share)]
    return Scene(
        kind="beads",
        data={"box": {"of": BOX, "places": sorted(places.tolist())}},
        words=f"A box with 4,000 beads. {PARAMS.red} are red and {PARAMS.white:,} are white.",
    )


def paddles(case: Factory, day: int, red: tuple[int, ...]) -> Scene:
    """The picture of a day: a paddle for each worker."""

    def places(worker: int) -> list[int]:
        order = generator(case.seed, "bead-factory", "places", day, worker).permutation(PARAMS.paddle)
        return sorted(order[: red[worker]].tolist())

    names = case.params.workers
    drawn = [{"name": name, "red": red[k], "places": places(k)} for k, name in enumerate(names)]
    told = ", ".join(f"{name} {red[k]}" for k, name in enumerate(names))
    return Scene(
        kind="beads",
        data={"of": PARAMS.paddle, "paddles": drawn},
        words=f"Day {day}. 6 paddles with 50 beads each. Red beads: {told}.",
    )
