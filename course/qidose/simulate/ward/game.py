"""What the learner starts with, and what the year on the ward came to."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qidose.simulate.draw import generator
from qidose.simulate.ward.cycle import Cycle, check
from qidose.simulate.ward.ideas import (
    BALANCING,
    BALANCING_IDS,
    IDEA_IDS,
    IDEAS,
    OUTCOME,
    OUTCOME_DEFINITION,
    SHIFTS,
    Balancing,
    Idea,
)  # fmt: skip
from qidose.simulate.ward.model import Params, Truth, truth_of
from qidose.simulate.ward.run import Happened, State, Ward, happen, luck_of, stopped

REASON_NOISE = 0.25
OTHER_REASONS = 0.05


@dataclass(frozen=True)
class Data:
    """The ward before any change: what was measured in the weeks before, week by week and by shift.

    `on_time[shift]` and `patients[shift]`: counts (baseline_weeks,). `balancing[measure]` is an audit of all those
    weeks: how many of `balancing_patients` it went wrong for. `reasons[idea][shift]` counts, in an audit of late
    medicines, the reason that this idea is meant to meet: a hint where to start, and no more than a hint.
    """

    outcome: str
    definition: str
    ideas: tuple[Idea, ...]
    measures: tuple[Balancing, ...]
    on_time: dict[str, tuple[int, ...]]
    patients: dict[str, tuple[int, ...]]
    balancing: dict[str, int]
    balancing_patients: int
    reasons: dict[str, dict[str, int]]
    weeks: int
    most_cycles: int


@dataclass(frozen=True)
class Year:
    """The year on the ward after all cycles, run on with what is in everyday use, beside the same year with no change.

    `net` is medicines given on time, less the times that a balancing measure went wrong, both compared with no change.
    """

    patients: int
    on_time: int
    on_time_unchanged: int
    wrong: dict[str, int]
    wrong_unchanged: dict[str, int]

    @property
    def gained(self) -> int:
        """Patients more who got their medicine on time than without any change."""
        return self.on_time - self.on_time_unchanged

    @property
    def harmed(self) -> int:
        """Patients more for whom a balancing measure went wrong than without any change."""
        return sum(self.wrong.values()) - sum(self.wrong_unchanged.values())

    @property
    def net(self) -> int:
        """Gained less harmed."""
        return self.gained - self.harmed


def generate(params: Params, seed: int) -> tuple[Data, Truth]:
    """The ward before any change, and what each idea would do."""
    truth = truth_of(params, seed)
    before = _unchanged(params, seed, truth, params.baseline_weeks, "before")
    counts = before.on_time.sum(axis=2)
    data = Data(
        outcome=OUTCOME,
        definition=OUTCOME_DEFINITION,
        ideas=IDEAS,
        measures=BALANCING,
        on_time={shift: tuple(counts[:, s].tolist()) for s, shift in enumerate(SHIFTS)},
        patients=dict.fromkeys(SHIFTS, (params.patients,) * params.baseline_weeks),
        balancing=_wrong(before),
        balancing_patients=before.on_time.size,
        reasons=_reasons(params, seed, truth),
        weeks=params.weeks,
        most_cycles=params.most_cycles,
    )
    return data, truth


def year(params: Params, seed: int, cycles: Sequence[Cycle], stop: tuple[str, ...] = ()) -> Year:
    """What the year came to. Chance is the same in the changed and the unchanged year: only the changes differ.

    `stop` names ideas in everyday use that end after the last cycle.
    """
    check(params, cycles)
    ward = Ward(params, seed)
    state, parts = ward.first(), list[Happened]()
    for cycle in cycles:
        parts.append(ward.happened(state, cycle)[0])
        state = ward.act(state, cycle)
    return year_of(ward, parts, stopped(state, stop))


def year_of(ward: Ward, parts: list[Happened], state: State) -> Year:
    """The year of a ward from what happened in its cycles, and the state after them."""
    parts = [*parts, ward.rest_of_year(state)]
    nothing = happen(ward.truth, _no_ideas(ward.params, ward.params.weeks), ward.luck, mended=False)
    return Year(
        patients=nothing.on_time.size,
        on_time=sum(int(part.on_time.sum()) for part in parts),
        on_time_unchanged=int(nothing.on_time.sum()),
        wrong={name: sum(_wrong(part)[name] for part in parts) for name in BALANCING_IDS},
        wrong_unchanged=_wrong(nothing),
    )


def _reasons(params: Params, seed: int, truth: Truth) -> dict[str, dict[str, int]]:
    """Late medicines by reason and shift. A reason is the more common the more its idea could help, give or take
    chance; an idea without effect, or with a bad one, still has a reason that is met now and then."""
    rng = generator(seed, "ward", "reasons")
    luck = np.exp(rng.normal(0.0, REASON_NOISE, len(IDEA_IDS)))
    counts = []
    for shift in SHIFTS:
        could_help = np.array([max(truth.effects[idea][shift], 0.0) for idea in IDEA_IDS])
        weights = (OTHER_REASONS + could_help) * luck
        counts.append(rng.multinomial(params.audited, weights / weights.sum()).tolist())
    return {idea: {shift: counts[s][i] for s, shift in enumerate(SHIFTS)} for i, idea in enumerate(IDEA_IDS)}


def _unchanged(params: Params, seed: int, truth: Truth, weeks: int, name: str) -> Happened:
    return happen(truth, _no_ideas(params, weeks), luck_of(params, seed, weeks, name), mended=False)


def _no_ideas(params: Params, weeks: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.zeros((weeks, len(SHIFTS), params.patients, len(IDEA_IDS)))


def _wrong(happened: Happened) -> dict[str, int]:
    return dict(zip(BALANCING_IDS, happened.harmed.sum(axis=(0, 1, 2)).tolist(), strict=True))
