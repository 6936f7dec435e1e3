"""A set of certified charts for "What would you do?" (E-T1-05, its refresher, and the sets of the other tiers).

Half of the charts are stable and half have a signal, or a coin decides for each (`mixed_set`). Half of the stable ones
meet their target ("leave it") and half miss it ("change the system"); the same is true of the charts with a signal,
where it does not matter. Among the stable ones are the two that fool people most: the last month is the worst (MC01)
and three months in a row are worse (MC03). Among the signals is good news (MC07). Measures differ within a set, so do
units, services, direction of good and length; the order comes from the seed. So nothing but the points tells which is
which.
"""

from dataclasses import replace
from itertools import cycle, islice
from typing import NamedTuple

import numpy as np

from qidose.simulate import cert
from qidose.simulate.cert import Data, Direction, Kind, Params, Truth
from qidose.simulate.certify import has_limits
from qidose.simulate.draw import generator
from qidose.simulate.measures import MEASURES
from qidose.simulate.target_line import TargetPlace

LENGTHS = (24, 28, 30, 36)
STABLE: tuple[Kind, ...] = ("stable", "last_worst", "three_worse", "stable", "stable", "stable")
SIGNALS: tuple[tuple[Kind, Direction], ...] = (
    ("step", "worse"),
    ("spike", "better"),
    ("improving_step", "better"),
    ("spike", "worse"),
    ("trend", "worse"),
    ("step", "worse"),
)
MIXES = {8: range(2, 7), 12: range(3, 10), 16: range(5, 12), 24: range(8, 17)}
"""How many charts of a mixed set may have a signal."""
PLACES: tuple[TargetPlace, ...] = ("met", "missed")


class ChartSet(NamedTuple):
    """Charts in the order shown, and their truths in the same order (two tuples, so that one can be sent alone)."""

    data: tuple[Data, ...]
    truth: tuple[Truth, ...]


class Score(NamedTuple):
    """Hits: charts with a signal answered "look for the cause". False alarms: stable ones answered so."""

    hits: int
    false_alarms: int
    right: int


def twelve(seed: int, rule_set: str = "mdc-7") -> ChartSet:
    """6 stable charts and 6 with a signal (E-T1-05)."""
    return chart_set(seed, 6, rule_set)


def chart_set(seed: int, each: int, rule_set: str = "mdc-7") -> ChartSet:
    """`each` stable charts (2 or more) and as many with a signal, in an order from the seed."""
    return _set(generator(seed, "cert-set"), each, each, rule_set)


def mixed_set(seed: int, charts: int = 12, rule_set: str = "mdc-7") -> ChartSet:
    """A set in which a coin decided for each of 8, 12, 16 or 24 charts whether it has a signal.

    Too few or too many signals are tossed again (`MIXES`). Whoever knows that just half of the charts have a signal
    guesses better than a coin (`chance`); of this set there is nothing to know. Mark it by misses and false alarms.
    """
    if charts not in MIXES:
        raise ValueError(f"a mixed set has {', '.join(map(str, MIXES))} charts, not {charts}")
    rng = generator(seed, "cert-set", "mixed")
    signals = -1
    while signals not in MIXES[charts]:
        signals = int(rng.binomial(charts, 0.5))
    return _set(rng, charts - signals, signals, rule_set)


def _set(rng: np.random.Generator, stable: int, signals: int, rule_set: str) -> ChartSet:
    if min(stable, signals) < 2:
        raise ValueError(f"a set has at least 2 charts of each kind, not {min(stable, signals)}")
    plans = [*_stable(stable, rng, rule_set), *_with_signal(signals, rng, rule_set)]
    plans = with_measures([plans[i] for i in rng.permutation(len(plans))], rng)
    seeds = rng.integers(2**62, size=len(plans)).tolist()
    pairs = [cert.generate(plan, item_seed) for plan, item_seed in zip(plans, seeds, strict=True)]
    return ChartSet(tuple(data for data, _ in pairs), tuple(truth for _, truth in pairs))


def score(answers: list[str], truth: tuple[Truth, ...]) -> Score:
    """Hits, false alarms, and how many answers are right in full."""
    looked = [answer == "look for the cause" for answer in answers]
    return Score(
        hits=sum(look and not true.stable for look, true in zip(looked, truth, strict=True)),
        false_alarms=sum(look and true.stable for look, true in zip(looked, truth, strict=True)),
        right=sum(answer == true.decision for answer, true in zip(answers, truth, strict=True)),
    )


def _stable(each: int, rng: np.random.Generator, rule_set: str) -> list[Params]:
    # Which chart gets which target is shuffled, else "last month the worst" would always meet its target.
    places = _shuffled_places(each, rng)
    kinds = islice(cycle(STABLE), each)
    return [
        Params(kind=kind, n=_length(rng), target=place, rule_set=rule_set)
        for kind, place in zip(kinds, places, strict=True)
    ]


def _with_signal(each: int, rng: np.random.Generator, rule_set: str) -> list[Params]:
    places = _shuffled_places(each, rng)
    changes = islice(cycle(SIGNALS), each)
    return [
        Params(_seen(kind, rule_set), n=_length(rng), direction=direction, target=place, rule_set=rule_set)
        for (kind, direction), place in zip(changes, places, strict=True)
    ]


def _seen(kind: Kind, rule_set: str) -> Kind:
    """The kind of change, or a step where the rule set (for run charts) cannot show a spike."""
    return "step" if kind == "spike" and not has_limits(rule_set) else kind


def _shuffled_places(each: int, rng: np.random.Generator) -> list[TargetPlace]:
    return [PLACES[i % 2] for i in rng.permutation(each)]


def _length(rng: np.random.Generator) -> int:
    return LENGTHS[int(rng.integers(len(LENGTHS)))]


def with_measures(plans: list[Params], rng: np.random.Generator) -> list[Params]:
    """The same plans, each with a measure that fits it; a measure comes back only when no other is left."""
    waiting = [MEASURES[i] for i in rng.permutation(len(MEASURES))]
    named = []
    for plan in plans:
        measure = next(m for m in waiting if cert.fits(m, plan, plan.direction or "worse", cert.usual_size(plan.kind)))
        waiting.remove(measure)
        waiting.append(measure)
        named.append(replace(plan, measure=measure.id))
    return named
