"""Ramps of the ward (E-T4-08) as stored, by somebody who puts values straight into the cards."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from qidose.exercises.cards import Card
from qidose.exercises.fields import Answer
from qidose.exercises.managers.ward_ramp import WardRamp
from qidose.exercises.managers.ward_ramp.case import Ramp
from qidose.exercises.managers.ward_ramp.counts import asks_worse, now, worse_accepted
from qidose.exercises.managers.ward_ramp.judge import signals_accepted
from qidose.exercises.managers.ward_ramp.reading import rounds_of
from qidose.exercises.managers.ward_ramp.rounds import NOTHING, Round, ended, grade_of
from qidose.simulate import ward

EXERCISE = WardRamp()
Rounds = tuple[Round, ...]
Values = dict[str, Any]
Plan = Callable[[Ramp, Rounds, int], Values]
Study = Callable[[Ramp, Rounds], Values]
MEASURES = [measure.id for measure in ward.BALANCING]
IDS = {idea.id for idea in ward.IDEAS}
NAMES = [
    "Every part of each cycle",
    "A prediction before each test",
    "1 change at a time",
    "Small first, then larger",
    "Data over time, with a balancing measure",
    "Data read as they are",
    "Each cycle follows from the one before",
    "Harm answered in time",
    "No harmful change spread",
]
START = {"aim": 80, "involved": ["staff", "patients"], "watch": MEASURES, "safety": "If a patient misses a medicine."}


def plan(case: Ramp, rounds: Rounds, number: int) -> Values:
    """Idea after idea by the audit: 5 patients, then the night shift for 8 weeks."""
    place, is_large = divmod(number - 1, 2)
    idea = case.by_reason[place].id
    return test_of(case, rounds, idea, "1 shift" if is_large else "5 patients")


def test_of(case: Ramp, rounds: Rounds, idea: str, scale: str, **changed: Any) -> Values:
    at = "ward" if scale == "whole ward" else "night"
    values = {
        "ideas": [idea],
        "why": "It meets a common reason.",
        "scale": scale,
        "shift": "night",
        "weeks": "1" if scale.endswith(("patient", "patients")) else "6",
        "direction": "more",
        "number": min(round(100 * now(case, rounds, at).share) + 10, 100),
    }
    return values | changed


test_of.__test__ = False  # type: ignore[attr-defined]


def study(case: Ramp, rounds: Rounds, **changed: Any) -> Values:
    """Reads the data as they are; after a few patients it goes on, after a shift it ends the idea."""
    one = rounds[-1]
    worse = worse_accepted(case, one) if asks_worse(one) else frozenset({NOTHING})
    values = {
        "compared": "more" if one.gap > 0 else "fewer" if one.gap < 0 else "same",
        "size": abs(one.gap),
        "signal": min(signals_accepted(case, rounds, one)),
        "worse": min(worse),
        "learned": "It is harder than I thought.",
        "decision": "adapt" if one.plan.few else "abandon",
        "next": "We go on from there.",
        "stop": [],
        "go": "end",
    }
    return values | changed


def ramp(
    case: Ramp, plan: Plan = plan, study: Study = study, start: Values | None = None, finished: bool = True
) -> Answer:
    """A whole ramp, as stored."""
    values, locked, rounds = {"start": START | (start or {})}, ["start"], ()
    while not ended(rounds):
        number = len(rounds) + 1
        for card in (f"plan-{number}", f"study-{number}"):
            values[card] = plan(case, rounds, number) if card.startswith("plan") else study(case, rounds)
            locked.append(card)
            rounds = rounds_of(case, Answer(values, tuple(locked)))
    values["close"] = {"early": "2", "later": str(len(rounds))}
    return Answer(values, tuple(locked), finished)


def in_cycle(at: int, /, **changed: Any) -> Plan:
    """The usual plan, with other values in one cycle."""
    return lambda case, rounds, now_at: plan(case, rounds, now_at) | (changed if now_at == at else {})


def studied(numbers: set[int], **changed: Any) -> Study:
    """The usual study, with other values in some cycles."""
    return lambda case, rounds: study(case, rounds, **(changed if len(rounds) in numbers else {}))


def met(case: Ramp, answer: Answer) -> list[str]:
    """The criteria that are not met."""
    return [criterion.name for criterion in EXERCISE.mark(case, answer).criteria if not criterion.met]


def passes(case: Ramp, answer: Answer) -> bool:
    return EXERCISE.mark(case, answer).score >= EXERCISE.pass_mark


CASE = EXERCISE.case(3)


def harmful_first(case: Ramp, rounds: Rounds, number: int) -> Values:
    """The harmful idea on a shift in cycle 2, then others."""
    others = [idea.id for idea in case.by_reason if idea.id != case.truth.harmful]
    place, is_large = divmod(number - 1, 2)
    idea = [case.truth.harmful, *others][place]
    return test_of(case, rounds, idea, "1 shift" if is_large else "5 patients", weeks="8" if is_large else "1")


def harm_case() -> Ramp:
    """A ward on which that harm shows in cycle 2."""
    for seed in range(30):
        case = EXERCISE.case(seed)
        answer = ramp(case, plan=harmful_first)
        if grade_of(case, rounds_of(case, answer)).harm_visible == 1:
            return case
    raise AssertionError("harm never shows")


HARMED = harm_case()


def wrong(kind: str) -> tuple[Plan, Study, Values]:
    """The wrong ways of `simulate.policies.ward`, by people who else fill in the form well and read all data right."""

    def plans(case: Ramp, rounds: Rounds, number: int) -> Values:
        ideas = [idea.id for idea in case.by_reason]
        if kind == "from 5 patients to the ward":
            return test_of(case, rounds, ideas[number - 1], "5 patients", weeks="2")
        values = test_of(case, rounds, ideas[number - 1], "whole ward", weeks="6")
        first = {"one big launch": ideas[:3], "all ideas at once": ideas}.get(kind)
        return values | ({"ideas": first} if first and number == 1 else {})

    def acts(case: Ramp, rounds: Rounds) -> Values:
        weeks = rounds[-1].result.weeks
        kept = {
            "compares 2 weeks": weeks[-1].on_time > weeks[0].on_time,
            "from 5 patients to the ward": rounds[-1].result.on_time >= 4,
        }.get(kind, True)
        return study(case, rounds, decision="adopt" if kept else "abandon")

    return plans, acts, {"watch": ["nothing"]}


def somehow(chance: random.Random) -> tuple[Plan, Study, Values]:
    """Anything on offer, with words in every box."""

    def plans(case: Ramp, rounds: Rounds, number: int) -> Values:
        return {
            "ideas": [chance.choice(case.by_reason).id],
            "why": "I do not know yet.",
            "scale": chance.choice(ward.SCALES),
            "shift": chance.choice(ward.SHIFTS),
            "weeks": chance.choice(["1", "2", "4", "6", "8"]),
            "direction": chance.choice(["more", "same", "fewer"]),
            "number": chance.randint(0, 100),
        }

    def acts(case: Ramp, rounds: Rounds) -> Values:
        return {
            "compared": chance.choice(["more", "same", "fewer"]),
            "size": chance.randint(0, 40),
            "signal": chance.choice(["better", "within", "worse"]),
            "worse": chance.choice([*MEASURES, NOTHING]),
            "learned": "I do not know yet.",
            "decision": chance.choice(["adopt", "adapt", "abandon"]),
            "next": "I do not know yet.",
            "go": chance.choice(["go", "end"]),
        }

    return plans, acts, {"watch": chance.sample(MEASURES, 2)}


def cards(answer: Answer, case: Ramp = CASE) -> tuple[Card, ...]:
    return EXERCISE.cards(case, answer)


def up_to(answer: Answer, *locked: str) -> Answer:
    return replace(answer, locked=locked, finished=False)


def cards_up_to(number: int) -> list[str]:
    """The cards that are fixed while cycle `number` is being studied."""
    before = [f"{kind}-{k}" for k in range(1, number) for kind in ("plan", "study")]
    return [*before, f"plan-{number}"]
