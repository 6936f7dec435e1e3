"""What the machine suggests to a coach: a score with its reason for 6 of the 10 lines of rubric R1, cycle by cycle."""

from dataclasses import dataclass

from qidose.rubrics import PDSA
from qidose.simulate.ward import Grade

from ...pdsa_form import written
from .case import Ramp
from .counts import now_before
from .judge import direction_agrees
from .marks import ENOUGH_WEEKS, Rounds, grew, parts_written
from .rounds import Round, grade_of


@dataclass(frozen=True)
class Suggestion:
    """What the machine suggests for one line of R1 in one cycle, with the reason; the coach decides."""

    line: int
    score: int
    why: str


def suggestions(case: Ramp, rounds: Rounds, one: Round) -> tuple[Suggestion, ...]:
    """What the machine suggests for its lines of R1 in one cycle, in the order of the lines."""
    grade = grade_of(case, rounds)
    found = {
        1: _suggest_parts(one),
        3: _suggest_prediction(case, rounds, one),
        4: _suggest_small(one, grade),
        5: _suggest_data(one, grade),
        7: _suggest_act(one, grade),
        8: _suggest_series(rounds, grade),
    }
    return tuple(Suggestion(line, *found[line]) for line, row in enumerate(PDSA.lines, 1) if row.pre_scored)


Scored = tuple[int, str]


def _suggest_parts(one: Round) -> Scored:
    score = max(parts_written(one) - 1, 0)
    return score, ("something is missing", "1 part is missing", "all 4 stages, study and act after the test")[score]


def _suggest_prediction(case: Ramp, rounds: Rounds, one: Round) -> Scored:
    if one.cycle.prediction is None:
        return 0, "no prediction"
    agree = direction_agrees(one.plan, now_before(case, rounds, one))
    return (2, "direction and number, before the test") if agree else (1, "direction and number do not go together")


def _suggest_small(one: Round, grade: Grade) -> Scored:
    single, small = len(one.plan.ideas) == 1, grade.cycles[one.number - 1].small_first
    size = "no step was skipped" if small else "a step was skipped"
    return single + small, f"{len(one.plan.ideas)} {'change' if single else 'changes'}, {size}"


def _suggest_data(one: Round, grade: Grade) -> Scored:
    watching = bool(one.plan.team.watch)
    if one.plan.few:
        series = any(checks.over_time for checks in grade.cycles)
        return watching + series, "a few patients; " + (
            "the series has data over time" if series else "no series follows"
        )
    long = one.plan.weeks >= ENOUGH_WEEKS
    besides = "something else watched" if watching else "nothing else watched"
    return watching + long, f"{one.plan.weeks} {'week' if one.plan.weeks == 1 else 'weeks'}, {besides}"


def _suggest_act(one: Round, grade: Grade) -> Scored:
    if one.study is None:
        return 0, "no decision"
    last = one.number == len(grade.cycles)
    linked = last or bool(grade.cycles[one.number].linked)
    if not written(one.study.next):
        return 1, "a decision, and no words about what comes next"
    if last:
        return 2, "a decision and a next step; it was the last cycle"
    return (2, "a decision, and the next cycle follows") if linked else (1, "the next cycle does not follow from it")


def _suggest_series(rounds: Rounds, grade: Grade) -> Scored:
    if not grew(rounds):
        return 0, "no idea went on to a larger scale"
    skipped = any(not checks.small_first for checks in grade.cycles)
    return (1, "it grew, and skipped a step once or more") if skipped else (2, "it grew step by step")


def together(first: int, second: int) -> int:
    """1 score for 2 cycles: 2 where both are clear, 0 where neither has it, else 1."""
    return 2 if min(first, second) == 2 else 0 if max(first, second) == 0 else 1
