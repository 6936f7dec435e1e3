"""The unintended effect (E-T4-11): a change that helps, and what it does to something else at the same time."""

from dataclasses import dataclass

import numpy as np

from qidose import spc
from qidose.simulate.certify import draw_until
from qidose.simulate.ward.ideas import BALANCING, BALANCING_IDS, IDEA_IDS, IDEAS, SHIFTS, Balancing, Idea
from qidose.simulate.ward.model import Params, truth_of
from qidose.simulate.ward.run import happen, luck_of

WEEKS_BEFORE, WEEKS_AFTER = 14, 12
CARRIED_OUT = 0.8
"""How often the idea is carried out once it is everyday practice."""


@dataclass(frozen=True)
class Balance:
    """Weekly counts of the whole ward: of `patients`, how many got medicines on time, and how many each balancing
    measure went wrong for. The idea is in use from week `since` (0-based) on."""

    idea: Idea
    since: int
    patients: int
    on_time: tuple[int, ...]
    measures: tuple[Balancing, ...]
    wrong: dict[str, tuple[int, ...]]


@dataclass(frozen=True)
class Unintended:
    """The truth: which measure gets worse, by how much (a difference of shares), and how many draws it took to
    certify."""

    harmed: str
    size: float
    draws: int


def balance(params: Params, seed: int, rule_set: str = "mdc-7") -> tuple[Balance, Unintended]:
    """A case whose charts tell the truth: the outcome signals for the better and the harmed measure for the worse, both
    after the change only, and the other measures do not signal.

    XmR charts of the weekly percentages, limits from the weeks before the change. Raises NotCertifiedError after 99
    draws.
    """
    truth = truth_of(params, seed)

    def draw(attempt: int) -> Balance | None:
        case = _draw(params, seed, attempt)
        return case if _tells(case, truth.harmed, rule_set) else None

    case, draws = draw_until(draw, f"the side effect on ward {seed}")
    return case, Unintended(truth.harmed, round(truth.harm * CARRIED_OUT, 4), draws)


def _tells(case: Balance, harmed: str, rule_set: str) -> bool:
    others = [_sides(case, counts, rule_set) for name, counts in case.wrong.items() if name != harmed]
    return not any(others) and all(
        _sides(case, counts, rule_set) == {"high"} for counts in (case.wrong[harmed], case.on_time)
    )


def _draw(params: Params, seed: int, draw: int) -> Balance:
    truth, weeks = truth_of(params, seed), WEEKS_BEFORE + WEEKS_AFTER
    chance = np.zeros((weeks, len(SHIFTS), params.patients, len(IDEA_IDS)))
    chance[WEEKS_BEFORE:, ..., IDEA_IDS.index(truth.harmful)] = CARRIED_OUT
    happened = happen(truth, chance, luck_of(params, seed, weeks, f"balance {draw}"), mended=False)
    wrong = happened.harmed.sum(axis=(1, 2))
    return Balance(
        idea=next(idea for idea in IDEAS if idea.id == truth.harmful),
        since=WEEKS_BEFORE,
        patients=len(SHIFTS) * params.patients,
        on_time=tuple(happened.on_time.sum(axis=(1, 2)).tolist()),
        measures=BALANCING,
        wrong={name: tuple(wrong[:, m].tolist()) for m, name in enumerate(BALANCING_IDS)},
    )


def _sides(case: Balance, counts: tuple[int, ...], rule_set: str) -> set[str]:
    """The sides on which the chart signals after the change; "before" for any signal that was complete before it."""
    chart = spc.xmr([100 * count / case.patients for count in counts], baseline=case.since)
    signals = spc.judge(chart, rule_set).signals
    return {signal.side or "none" if signal.completed_by >= case.since else "before" for signal in signals}
