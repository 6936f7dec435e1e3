"""Running the ward: cycles in, counts out. Pure: what a cycle brings follows from the seed and the cycles so far."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from qidose.simulate.draw import generator
from qidose.simulate.ward.cycle import Cycle, Result, Week, check
from qidose.simulate.ward.ideas import BALANCING_IDS, IDEA_IDS, SCALES, SHIFTS
from qidose.simulate.ward.model import (
    MOST_ADOPTED,
    Bools,
    Floats,
    Params,
    Truth,
    chance_of_harm,
    chance_on_time,
    truth_of,
)  # fmt: skip

NEVER = 10**6
SMALL_TESTS = {"1 patient": 1, "5 patients": 5}
UNSEEN = 0.5
"""What is left of adoption when an idea goes into everyday use that no whole shift has tried."""
FREE_WATCHING = 2
"""Balancing measures that can be watched at no cost to the work; each more counts as a quarter of a change."""


@dataclass(frozen=True)
class State:
    """The ward between two cycles.

    `adoption` and `start` (8 ideas, 3 shifts) describe everyday use; `start` is the week in which it began. `tried`
    holds the scales at which each idea was tested, `adapted` the ideas that were changed. `mended`: the idea that does
    harm was changed by people who had watched what it harms.
    """

    week: int
    adoption: Floats
    start: Floats
    tried: dict[str, frozenset[str]]
    adapted: frozenset[str]
    mended: bool


@dataclass(frozen=True)
class Luck:
    """Chance numbers of every patient, the same whatever is decided. Shapes (weeks, shifts, patients[, 8 or 3])."""

    on_time: Floats
    carried_out: Floats
    balancing: Floats

    def weeks(self, start: int, stop: int) -> "Luck":
        """The chance numbers of weeks `start` to `stop` − 1."""
        return Luck(self.on_time[start:stop], self.carried_out[start:stop], self.balancing[start:stop])


@dataclass(frozen=True)
class Happened:
    """What became of every patient. Shapes (weeks, shifts, patients[, 8 or 3])."""

    used: Bools
    on_time: Bools
    harmed: Bools


class Ward:
    """A ward whose cycles are run one after the other: `do` gives what a cycle brings, `act` the ward after it."""

    def __init__(self, params: Params, seed: int) -> None:
        self.params = params
        self.truth = truth_of(params, seed)
        self.luck = luck_of(params, seed, params.weeks, "year")

    def first(self) -> State:
        """The ward before the first cycle: nothing has changed."""
        shape = (len(IDEA_IDS), len(SHIFTS))
        tried: dict[str, frozenset[str]] = {idea: frozenset() for idea in IDEA_IDS}
        return State(0, np.zeros(shape), np.full(shape, float(NEVER)), tried, frozenset(), False)

    def do(self, state: State, cycle: Cycle) -> Result:
        """What the cycle brings; its `act` has no part in that."""
        happened, where = self.happened(state, cycle)
        return Result(cycle, tuple(_week(happened, where, cycle, w, state.week + w) for w in range(cycle.weeks)))

    def happened(self, state: State, cycle: Cycle) -> tuple[Happened, Bools]:
        """What becomes of every patient on the ward during the cycle, and which of them the test is about."""
        weeks = slice(state.week, state.week + cycle.weeks)
        running = _with_test(self.params, stopped(state, cycle.stop), cycle)
        where, chance = _where(self.params, state.week, cycle), _chance_used(self.truth, running, self.params, weeks)
        if cycle.scale in SMALL_TESTS:
            for idea in cycle.ideas:
                chance[..., IDEA_IDS.index(idea)][where] = 1.0
        return happen(self.truth, chance, self.luck.weeks(weeks.start, weeks.stop), state.mended), where

    def act(self, state: State, cycle: Cycle) -> State:
        """The ward after the cycle and the decision about it. Without a decision the test ends and nothing is kept."""
        before = stopped(state, cycle.stop)
        tried = {**state.tried, **{idea: state.tried[idea] | {cycle.scale} for idea in cycle.ideas}}
        after = replace(before, week=state.week + cycle.weeks, tried=tried)
        if cycle.act == "adopt":
            return _adopted(self.params, after, _with_test(self.params, before, cycle), cycle)
        if cycle.act == "abandon":
            return stopped(after, cycle.ideas)
        if cycle.act == "adapt":
            mended = state.mended or _saw_what_it_harms(self.truth, cycle)
            return replace(after, adapted=state.adapted | set(cycle.ideas), mended=mended)
        return after

    def rest_of_year(self, state: State) -> Happened:
        """The weeks after the last cycle, with what is in everyday use."""
        weeks = slice(state.week, self.params.weeks)
        chance = _chance_used(self.truth, state, self.params, weeks)
        return happen(self.truth, chance, self.luck.weeks(weeks.start, weeks.stop), state.mended)


def luck_of(params: Params, seed: int, weeks: int, name: str) -> Luck:
    """The chance numbers of so many weeks: for each patient 1 for the outcome, 8 for the ideas, 3 for balancing
    measures."""
    ideas, measures = len(IDEA_IDS), len(BALANCING_IDS)
    numbers = generator(seed, "ward", name).random((weeks, len(SHIFTS), params.patients, 1 + ideas + measures))
    return Luck(numbers[..., 0], numbers[..., 1 : 1 + ideas], numbers[..., 1 + ideas :])


def play(params: Params, seed: int, cycles: Sequence[Cycle]) -> tuple[Result, ...]:
    """What each cycle brought. Raises ValueError for cycles that cannot be run."""
    check(params, cycles)
    ward = Ward(params, seed)
    state, results = ward.first(), []
    for cycle in cycles:
        results.append(ward.do(state, cycle))
        state = ward.act(state, cycle)
    return tuple(results)


def adoption(params: Params, cycle: Cycle, tried: frozenset[str] = frozenset(), adapted: bool = False) -> float:
    """The chance that an idea of this cycle is carried out for a patient, once its delay is over.

    Involving people, having tested on a smaller scale (`tried`) and having adapted the idea add to it; each change too
    many at a time divides it.
    """
    gains = {"staff": params.staff, "patients": params.patients_involved, "manager": params.manager}
    learned = len(tried & set(SCALES[: SCALES.index(cycle.scale)])) + adapted
    willing = params.adoption + sum(gains[who] for who in cycle.involved) + params.smaller_test * learned
    too_many = max(len(cycle.ideas) - 1, 0) + 0.25 * max(len(cycle.watch) - FREE_WATCHING, 0)
    return min(willing, MOST_ADOPTED) / (1 + params.overload * too_many)


def _with_test(params: Params, state: State, cycle: Cycle) -> State:
    """The ward while the cycle runs: on a shift or the ward the ideas start now, unless already in everyday use
    there."""
    shifts = {"1 shift": (cycle.shift,), "whole ward": SHIFTS}.get(cycle.scale, ())
    uptake, start = state.adoption.copy(), state.start.copy()
    for idea in cycle.ideas:
        i, share = IDEA_IDS.index(idea), adoption(params, cycle, state.tried[idea], idea in state.adapted)
        for s in (SHIFTS.index(shift) for shift in shifts):
            start[i, s] = min(start[i, s], state.week)
            uptake[i, s] = max(uptake[i, s], share)
    return replace(state, adoption=uptake, start=start)


def _adopted(params: Params, after: State, running: State, cycle: Cycle) -> State:
    """Everyday use on the whole ward: shifts that tested go on, the others start now."""
    uptake, start = running.adoption.copy(), running.start.copy()
    for idea in cycle.ideas:
        i, share = IDEA_IDS.index(idea), adoption(params, cycle, running.tried[idea], idea in running.adapted)
        share *= UNSEEN if cycle.scale in SMALL_TESTS else 1.0
        start[i] = np.minimum(start[i], after.week)
        uptake[i] = np.maximum(uptake[i], share)
    return replace(after, adoption=uptake, start=start)


def stopped(state: State, ideas: Sequence[str]) -> State:
    """The ward once these ideas have ended everywhere."""
    uptake, start = state.adoption.copy(), state.start.copy()
    for idea in ideas:
        uptake[IDEA_IDS.index(idea)], start[IDEA_IDS.index(idea)] = 0.0, NEVER
    return replace(state, adoption=uptake, start=start)


def _saw_what_it_harms(truth: Truth, cycle: Cycle) -> bool:
    """A side effect can be mended only by people who could see it: watched, and on more than a few patients."""
    return truth.harmful in cycle.ideas and truth.harmed in cycle.watch and cycle.scale not in SMALL_TESTS


def _where(params: Params, first_week: int, cycle: Cycle) -> Bools:
    """Which patients the test is about, (weeks, shifts, patients). A few patients are spread over the weeks."""
    where = np.zeros((cycle.weeks, len(SHIFTS), params.patients), dtype=np.bool_)
    s = SHIFTS.index(cycle.shift)
    if cycle.scale == "whole ward":
        where[:] = True
    elif cycle.scale == "1 shift":
        where[:, s] = True
    else:
        patients = SMALL_TESTS[cycle.scale]
        for patient in range(patients):
            where[patient * cycle.weeks // patients, s, patient] = True
    return where


def _chance_used(truth: Truth, state: State, params: Params, weeks: slice) -> Floats:
    """The chance that each idea is carried out, (weeks, shifts, patients, 8): adoption once the delay is over."""
    delays = np.array([truth.delays[idea] for idea in IDEA_IDS], dtype=np.float64)
    week = np.arange(weeks.start, weeks.stop)[:, None, None]
    begun = week >= (state.start + delays[:, None]).T[None]
    chance = np.where(begun, state.adoption.T[None], 0.0)
    return np.repeat(chance[:, :, None, :], params.patients, axis=2)


def happen(truth: Truth, chance_used: Floats, luck: Luck, mended: bool) -> Happened:
    """What becomes of patients whose ideas are carried out with these chances (..., 8), at this luck."""
    used = luck.carried_out < chance_used
    on_time = luck.on_time < chance_on_time(truth, used)
    harmed = luck.balancing < chance_of_harm(truth, used, mended)
    return Happened(used, on_time, harmed)


def _week(happened: Happened, where: Bools, cycle: Cycle, w: int, week: int) -> Week:
    here, patients = where[w], where.shape[2]
    measures = {name: happened.harmed[w, ..., BALANCING_IDS.index(name)] for name in cycle.watch}
    return Week(
        week=week,
        patients=int(here.sum()),
        on_time=int(happened.on_time[w][here].sum()),
        carried_out={idea: int(happened.used[w, ..., IDEA_IDS.index(idea)][here].sum()) for idea in cycle.ideas},
        balancing={name: int(wrong[here].sum()) for name, wrong in measures.items()},
        ward_patients={str(shift): patients for shift in SHIFTS},
        ward_on_time=_by_shift(happened.on_time[w]),
        ward_balancing={name: _by_shift(wrong) for name, wrong in measures.items()},
    )


def _by_shift(counted: Bools) -> dict[str, int]:
    return dict(zip(SHIFTS, counted.sum(axis=1).tolist(), strict=True))
