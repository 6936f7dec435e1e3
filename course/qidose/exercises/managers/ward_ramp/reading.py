"""Reading what a learner has stored as the cycles of a ramp. It may be anything: what cannot be read has not run."""

from dataclasses import replace
from functools import lru_cache

from qidose.simulate import ward
from qidose.simulate.ward import Cycle, Prediction, Result
from qidose.simulate.ward.cycle import Direction

from ...fields import Answer, Json
from ...pdsa_form import ACTS, DIRECTIONS
from ...values import chosen_in, number_in
from .case import LENGTHS, MOST, PARAMS, Ramp
from .judge import COMPARED, SIGNALS
from .rounds import (
    NOTHING,
    Plan,
    Round,
    Study,
    Team,
    in_use_after,
    may_end,
    must_end,
    plan_id,
    said_before,
    stopped_last,
    study_id,
    weeks_left,
)

START, CLOSE = "start", "close"
GO, END = "go", "end"
CHANGE = "change"
SIDES: dict[str, Direction] = {"more": "up", "same": "same", "fewer": "down"}
"""The directions of the form, as the simulator calls them."""


def rounds_of(case: Ramp, answer: Answer) -> tuple[Round, ...]:
    """Every cycle that has run, in order. What is stored may be anything: a plan that cannot be read has not run."""
    if START not in answer.locked:
        return ()
    rounds: tuple[Round, ...] = ()
    for number in range(1, MOST + 1):
        plan = plan_of(answer, number, rounds) if plan_id(number) in answer.locked else None
        if plan is None:
            break
        rounds = (*rounds, _run(case, answer, number, plan, rounds))
        if rounds[-1].study is None or rounds[-1].study.ended:
            break
    return rounds


def _run(case: Ramp, answer: Answer, number: int, plan: Plan, before: tuple[Round, ...]) -> Round:
    week, in_use = PARAMS.weeks - weeks_left(before), in_use_after(before)
    cycle = _cycle(plan, stopped_last(before))
    cycles = (*(one.cycle for one in before), cycle)
    left = PARAMS.weeks - week - cycle.weeks
    others = tuple(idea for idea in in_use if idea not in plan.ideas)
    study = _study_of(answer, number, plan, others, left) if study_id(number) in answer.locked else None
    done = replace(cycle, act=study.act if study else None)
    return Round(number, week, plan, done, _play(case.seed, cycles)[-1], in_use, study)


@lru_cache(maxsize=256)
def _play(seed: int, cycles: tuple[Cycle, ...]) -> tuple[Result, ...]:
    return ward.play(PARAMS, seed, cycles)


def _cycle(plan: Plan, stop: tuple[str, ...]) -> Cycle:
    return Cycle(
        ideas=plan.ideas,
        scale=plan.scale,
        weeks=plan.weeks,
        shift=plan.shift,
        involved=plan.team.involved,
        watch=plan.team.watch,
        stop=stop,
        prediction=Prediction(SIDES[plan.direction], plan.percent)
        if plan.direction and plan.percent is not None
        else None,
    )


def plan_of(answer: Answer, number: int, before: tuple[Round, ...]) -> Plan | None:
    """What the learner has planned; None where the ideas or the scale are missing."""
    card = plan_id(number)
    ideas = _some(answer.get(card, "ideas"), tuple(idea.id for idea in ward.IDEAS))
    scale = next((scale for scale in ward.SCALES if scale == answer.get(card, "scale")), None)
    if not ideas or scale is None:
        return None
    direction, percent = chosen_in(answer.get(card, "direction"), DIRECTIONS), number_in(answer.get(card, "number"))
    weeks = next((weeks for weeks in LENGTHS if str(weeks) == answer.get(card, "weeks")), LENGTHS[0])
    return Plan(
        ideas=ideas,
        why=_text(answer.get(card, "why")) or said_before(before, ideas),
        scale=scale,
        shift=next((shift for shift in ward.SHIFTS if shift == answer.get(card, "shift")), ward.SHIFTS[0]),
        weeks=min(weeks, weeks_left(before)),
        direction=direction.id if direction else None,
        percent=percent if percent is not None and 0 <= percent <= 100 else None,
        team=team_of(answer, number),
    )


def team_of(answer: Answer, number: int) -> Team:
    """The team of a cycle: that of the start, with what was changed up to this cycle."""
    team = _changed(Team(), answer, START)
    for card in (plan_id(one) for one in range(2, number + 1)):
        if answer.get(card, CHANGE) == [CHANGE]:
            team = _changed(team, answer, card)
    return team


def _changed(team: Team, answer: Answer, card: str) -> Team:
    """The team after what one card says of it; what the card leaves out stays."""
    people, measures = answer.get(card, "involved"), answer.get(card, "watch")
    return Team(
        involved=tuple(who for who in ward.PEOPLE if who in _some(people, tuple(ward.PEOPLE)))
        if people
        else team.involved,
        watch=_some(measures, tuple(measure.id for measure in ward.BALANCING)) if measures else team.watch,
        safety=_text(answer.get(card, "safety")) or team.safety,
    )


def _study_of(answer: Answer, number: int, plan: Plan, others: tuple[str, ...], left: int) -> Study | None:
    """What the learner made of a cycle; None where the decision is missing."""
    card = study_id(number)
    act = chosen_in(answer.get(card, "decision"), ACTS)
    if act is None:
        return None
    compared, signal = (
        chosen_in(answer.get(card, "compared"), COMPARED),
        chosen_in(answer.get(card, "signal"), SIGNALS),
    )
    worse = answer.get(card, "worse")
    over = must_end(number, left) or (may_end(number) and answer.get(card, "go") == END)
    return Study(
        compared=compared.id if compared else None,
        size=number_in(answer.get(card, "size")),
        signal=signal.id if signal else None,
        worse=worse if isinstance(worse, str) and worse in (*plan.team.watch, NOTHING) else None,
        learned=_text(answer.get(card, "learned")),
        act="adopt" if act.id == "adopt" else "adapt" if act.id == "adapt" else "abandon",
        next=_text(answer.get(card, "next")),
        stop=_some(answer.get(card, "stop"), others),
        ended=over,
    )


def _some(value: Json, known: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the known ids that a stored list names, in their order."""
    return tuple(one for one in known if isinstance(value, list) and one in value)


def _text(value: Json) -> str:
    return value.strip() if isinstance(value, str) else ""
