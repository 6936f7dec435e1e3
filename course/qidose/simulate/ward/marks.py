"""How well the cycles were made, whatever came of them: what a machine can read of rubric R1 (PDSA quality).

A small test misleads often (5 patients look better than usual in 64% of tests of a change worth 15 points), so nothing
here asks whether a result improved.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, sqrt

from qidose.simulate.ward.cycle import Cycle, Prediction, Result, check
from qidose.simulate.ward.game import generate
from qidose.simulate.ward.ideas import IDEA_IDS, SCALES, SHIFTS
from qidose.simulate.ward.model import Params, Truth
from qidose.simulate.ward.run import NEVER, State, Ward, stopped

ENOUGH_WEEKS = 3
"""A run chart of a cycle needs this many weeks."""
CYCLES_TO_ANSWER = 2
LARGEST_NEXT = (1, 2, 2, 3, 3)
"""The largest scale (0 to 3) that may come next, after no test and after scales 0 to 3."""
LEAST_VARIANCE = 0.05
"""So that a prediction of 0% or 100% leaves some room for chance."""
VISIBLE = 3.5
"""Harm is visible when the measure goes wrong this many standard errors more often than in the audit before the first
cycle. Usual variation reaches to 3; what lies on its edge is not held against anybody."""


@dataclass(frozen=True)
class Checks:
    """One cycle; the numbers are those of the items of R1.

    `predicted` (3): a direction and a number. `one_change` (4). `small_first` (4, 8): no idea skips
    a scale. `over_time` (5): a series of weeks and a balancing measure, asked of tests on a shift or the ward (None
    for a few patients). `decided` (7): adopt, adapt or abandon. `linked` (7): the cycle follows from the one before
    (None for the first). `foreseen` (6): whether the prediction was right, for the study and not for points; None
    without a prediction.
    """

    predicted: bool
    one_change: bool
    small_first: bool
    over_time: bool | None
    decided: bool
    linked: bool | None
    foreseen: bool | None


@dataclass(frozen=True)
class Grade:
    """All cycles. `harm_visible` and `harm_answered` are 0-based cycles, None where there is none.

    `harm_hidden` says that the harmful idea went into everyday use and nobody ever watched what it harms. `harm_spread`
    says that it ends in everyday use, unchanged, although its harm had shown, or although nothing at all was watched
    while it was tested on a shift or the ward.
    """

    cycles: tuple[Checks, ...]
    scale_grows: bool
    balancing_watched: bool
    harm_visible: int | None
    harm_answered: int | None
    harm_hidden: bool
    harm_spread: bool

    @property
    def harm_handled(self) -> bool:
        """Harm that showed was answered (stopped or adapted) within 2 cycles; true also where none could be seen."""
        if self.harm_visible is None:
            return not self.harm_hidden
        return self.harm_answered is not None and self.harm_answered <= self.harm_visible + CYCLES_TO_ANSWER


def grade(params: Params, seed: int, cycles: Sequence[Cycle], stop: tuple[str, ...] = ()) -> Grade:
    """How these cycles were made. `stop` names ideas in everyday use that end after the last cycle.

    Raises ValueError for cycles that cannot be run.
    """
    check(params, cycles)
    ward = Ward(params, seed)
    states, results = [ward.first()], list[Result]()
    for cycle in cycles:
        results.append(ward.do(states[-1], cycle))
        states.append(ward.act(states[-1], cycle))
    usual = _usual(params, seed, ward.truth)
    visible = next((k for k, r in enumerate(results) if _shows_harm(ward.truth, usual, states[k], r)), None)
    last = stopped(states[-1], stop)
    return Grade(
        cycles=tuple(_checks(states[k], cycles, k, results[k]) for k in range(len(cycles))),
        scale_grows=_grows(states[-1]) and all(_small_first(states[k], cycle) for k, cycle in enumerate(cycles)),
        balancing_watched=any(cycle.watch and _on_a_shift(cycle) for cycle in cycles),
        harm_visible=visible,
        harm_answered=_answered(ward.truth, cycles, visible, stop),
        harm_hidden=_in_use(last, ward.truth.harmful) and not any(ward.truth.harmed in c.watch for c in cycles),
        harm_spread=_spread(ward.truth, last, cycles, visible),
    )


def looks_better(patients: int, baseline: float, effect: float) -> float:
    """The chance that more than the usual share of so many patients do well, when each does with baseline + effect."""
    chance = baseline + effect
    good = range(patients + 1)
    return sum(
        comb(patients, k) * chance**k * (1 - chance) ** (patients - k) for k in good if k > baseline * patients + 1e-9
    )


def _checks(state: State, cycles: Sequence[Cycle], k: int, result: Result) -> Checks:
    cycle = cycles[k]
    return Checks(
        predicted=cycle.prediction is not None,
        one_change=len(cycle.ideas) + len(cycle.stop) == 1,
        small_first=_small_first(state, cycle),
        over_time=bool(cycle.watch) and cycle.weeks >= ENOUGH_WEEKS if _on_a_shift(cycle) else None,
        decided=cycle.act is not None,
        linked=_linked(cycles[k - 1], cycle) if k else None,
        foreseen=_foreseen(cycle.prediction, result) if cycle.prediction and result.patients else None,
    )


def _on_a_shift(cycle: Cycle) -> bool:
    return cycle.scale in ("1 shift", "whole ward")


def _small_first(state: State, cycle: Cycle) -> bool:
    """An idea starts with 1 or 5 patients, then may go up to a shift, and only from a shift to the ward or everyday
    use."""
    now = SCALES.index(cycle.scale)
    for idea in cycle.ideas:
        before = max((SCALES.index(scale) for scale in SCALES if scale in state.tried[idea]), default=-1)
        if now > LARGEST_NEXT[before + 1] or (cycle.act == "adopt" and max(now, before) < SCALES.index("1 shift")):
            return False
    return True


def _grows(last: State) -> bool:
    """At least one idea was tested on a few patients and later on a shift or the ward."""
    few, many = set(SCALES[:2]), set(SCALES[2:])
    return any(tried & few and tried & many for tried in last.tried.values())


def _linked(before: Cycle, now: Cycle) -> bool:
    """Adapted: the same idea again. Abandoned: not that idea. Adopted: on with anything."""
    same = set(before.ideas) & set(now.ideas)
    return bool(same) if before.act == "adapt" else not same or before.act == "adopt"


def _foreseen(prediction: Prediction, result: Result) -> bool:
    """Whether the share on time was as predicted, give or take 2 standard errors of so few patients."""
    expected = prediction.percent / 100
    error = sqrt(max(expected * (1 - expected), LEAST_VARIANCE) / result.patients)
    return abs(result.on_time / result.patients - expected) <= 2 * error


def _in_use(state: State, idea: str) -> bool:
    return bool((state.start[IDEA_IDS.index(idea)] < NEVER).any())


def _usual(params: Params, seed: int, truth: Truth) -> float:
    """How often the harmed measure goes wrong as far as a learner can know it."""
    data = generate(params, seed)[0]
    return data.balancing[truth.harmed] / data.balancing_patients


def _shows_harm(truth: Truth, usual: float, before: State, result: Result) -> bool:
    """Whether this cycle let the learner see the harm: the measure was watched while the idea was in use."""
    cycle = result.cycle
    if truth.harmed not in cycle.watch or truth.harmful in cycle.stop:
        return False
    if truth.harmful in cycle.ideas and _on_a_shift(cycle):
        wrong, patients = sum(week.balancing[truth.harmed] for week in result.weeks), result.patients
    elif _in_use(before, truth.harmful):
        wrong = sum(sum(week.ward_balancing[truth.harmed].values()) for week in result.weeks)
        patients = sum(sum(week.ward_patients[shift] for shift in SHIFTS) for week in result.weeks)
    else:
        return False
    return wrong / patients - usual > VISIBLE * sqrt(usual * (1 - usual) / patients)


def _spread(truth: Truth, last: State, cycles: Sequence[Cycle], visible: int | None) -> bool:
    looked = any(truth.harmful in cycle.ideas and cycle.watch and _on_a_shift(cycle) for cycle in cycles)
    return _in_use(last, truth.harmful) and not last.mended and (visible is not None or not looked)


def _answered(truth: Truth, cycles: Sequence[Cycle], visible: int | None, stop: tuple[str, ...]) -> int | None:
    """The first cycle, from the one that showed the harm, in which the idea is stopped, or adapted or abandoned after
    it; one more than there are when it is stopped after the last."""
    if visible is None:
        return None
    for k in range(visible, len(cycles)):
        cycle = cycles[k]
        studied = truth.harmful in cycle.ideas and cycle.act in ("adapt", "abandon")
        if studied or truth.harmful in cycle.stop:
            return k
    return len(cycles) if truth.harmful in stop else None
