"""3 ideas, each with 5 patients and then on a shift: kept where they helped, and stopped where something got worse.

Only what the learner sees is used: the audit, the counts, and how far chance alone may go.
"""

from typing import Any

from qidose.exercises.fields import Answer
from qidose.exercises.managers.ward_ramp.case import Ramp
from qidose.exercises.managers.ward_ramp.counts import asks_worse, now, room, total, worse_accepted, wrong
from qidose.exercises.managers.ward_ramp.judge import signals_accepted
from qidose.exercises.managers.ward_ramp.reading import rounds_of
from qidose.exercises.managers.ward_ramp.rounds import NOTHING, Round
from qidose.simulate import ward

WORTH_KEEPING = 3
"""In every 100."""


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    kind, _, number = card.partition("-")
    if kind == "plan":
        return _plan(case, rounds_of(case, answer), int(number))
    if kind == "study":
        return _study(case, rounds_of(case, answer))
    if kind == "close":
        return {"early": "2", "later": "6"}
    return {
        "aim": 80,
        "involved": ["staff", "patients", "manager"],
        "watch": [measure.id for measure in ward.BALANCING],
        "safety": "If a patient misses a medicine, or a nurse asks to stop.",
    }


def _plan(case: Ramp, rounds: tuple[Round, ...], number: int) -> dict[str, Any]:
    place, is_large = divmod(number - 1, 2)
    idea = case.by_reason[place % len(case.by_reason)]
    reasons = case.data.reasons[idea.id]
    shift = max(ward.SHIFTS, key=lambda name: reasons[name])
    return {
        "ideas": [idea.id],
        "why": "" if is_large else f"The audit says: {idea.reason.lower()}.",
        "scale": "1 shift" if is_large else "5 patients",
        "shift": shift,
        "weeks": "6" if is_large else "1",
        "direction": "more",
        "number": min(round(100 * now(case, rounds, shift).share) + 15, 100),
        "change": [],
    }


def _study(case: Ramp, rounds: tuple[Round, ...]) -> dict[str, Any]:
    one = rounds[-1]
    worse = worse_accepted(case, one) if asks_worse(one) else frozenset({NOTHING})
    harm = next(iter(sorted(worse - {NOTHING})), None) if NOTHING not in worse else None
    return {
        "compared": "more" if one.gap > 0 else "fewer" if one.gap < 0 else "same",
        "size": abs(one.gap),
        "signal": min(signals_accepted(case, rounds, one)),
        "worse": harm or NOTHING,
        "learned": "On this shift it worked less well than I thought.",
        "decision": _decision(case, one, harm),
        "next": "The next step follows from what we saw.",
        "stop": list(one.may_stop) if harm and _elsewhere(case, one, harm) else [],
        "go": "end",
    }


def _decision(case: Ramp, one: Round, harm: str | None) -> str:
    if one.plan.few:
        return "adapt"
    usual = sum(case.data.on_time[one.plan.shift]) / sum(case.data.patients[one.plan.shift])
    return "adopt" if not harm and one.percent - 100 * usual >= WORTH_KEEPING else "abandon"


def _elsewhere(case: Ramp, one: Round, measure: str) -> bool:
    """Whether it got worse away from the test too, so that what is in everyday use does it."""
    away = ward.SHIFTS if one.plan.few else [shift for shift in ward.SHIFTS if shift != one.plan.shift]
    found = total(count for shift in away for count in wrong(one, measure, shift))
    return found.share - case.usual(measure) > room(case.usual(measure), found.of)
