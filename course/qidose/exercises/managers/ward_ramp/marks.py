"""Marking the ramp: how the cycles were made, never whether a result improved.

In each criterion 1 slip is forgiven: people who work with patients are interrupted. 4 things nobody passes without, so
they have 2 points each: a scale that grows, something else watched over time, data read as they are, and no harmful
change left in everyday use.
"""

from qidose.simulate.ward import Grade

from ...marks import Criterion
from ...pdsa_form import written
from ...wording import lower
from .case import FEWEST, Ramp
from .counts import now_before
from .judge import direction_agrees, read_rightly
from .pictures import measure_name
from .rounds import Round, ended, grade_of

ENOUGH_WEEKS = 3
MUST = 2
"""Points of what nobody passes without: the pass mark is 1 below all points."""
WIDE_READ = 2
"""Tests on a shift or the ward that must be read right: the result of 1 patient can be guessed."""
Rounds = tuple[Round, ...]


def criteria_of(case: Ramp, rounds: Rounds) -> tuple[Criterion, ...]:
    """The criteria of a ramp; none is met before it has ended."""
    if not ended(rounds):
        why = f"A ramp has {FEWEST} cycles at least, each with its study."
        return tuple(Criterion(name=name, met=False, why=why, points=points) for name, points in NAMES.items())
    grade = grade_of(case, rounds)
    found = (
        _all_parts(rounds),
        _predictions(case, rounds),
        _one_change(rounds),
        _growing(rounds, grade),
        _over_time(rounds, grade),
        _reading(case, rounds),
        _following(grade),
        _answered(case, grade),
        _not_spread(case, grade),
    )
    return tuple(
        Criterion(name=name, met=met, why=why, points=points)
        for (name, points), (met, why) in zip(NAMES.items(), found, strict=True)
    )


NAMES = {
    "Every part of each cycle": 1,
    "A prediction before each test": 1,
    "1 change at a time": 1,
    "Small first, then larger": MUST,
    "Data over time, with a balancing measure": MUST,
    "Data read as they are": MUST,
    "Each cycle follows from the one before": 1,
    "Harm answered in time": 1,
    "No harmful change spread": MUST,
}
"""What is checked, with its points."""
POINTS = sum(NAMES.values())
PASS_MARK = POINTS - 1

Found = tuple[bool, str]


def _all_but_1(good: int, of: int) -> bool:
    return good >= max(of - 1, 1)


def _all_parts(rounds: Rounds) -> Found:
    good = sum(parts_written(one) == 3 for one in rounds)
    told = f"In {good} of {len(rounds)} cycles you said why it should work, what you learned and what comes next."
    return _all_but_1(good, len(rounds)), told


def parts_written(one: Round) -> int:
    """How many of the 3 parts in the learner's own words are there."""
    said = (one.plan.why, *((one.study.learned, one.study.next) if one.study else ()))
    return sum(written(text) for text in said)


def _predictions(case: Ramp, rounds: Rounds) -> Found:
    good = sum(direction_agrees(one.plan, now_before(case, rounds, one)) for one in rounds)
    return _all_but_1(good, len(rounds)), f"In {good} of {len(rounds)} cycles direction and number went together."


def _one_change(rounds: Rounds) -> Found:
    good = sum(len(one.plan.ideas) == 1 for one in rounds)
    return _all_but_1(good, len(rounds)), f"In {good} of {len(rounds)} cycles you tested 1 change."


def _growing(rounds: Rounds, grade: Grade) -> Found:
    skipped = sum(not checks.small_first for checks in grade.cycles)
    if not grew(rounds):
        return False, "No idea went from a few patients to a shift or the ward."
    if not skipped:
        return True, "Your tests grew step by step, from a few patients to more."
    times = "1 time" if skipped == 1 else f"{skipped} times"
    return skipped == 1, f"{times} an idea skipped a step, such as from 5 patients to everyday use."


def grew(rounds: Rounds) -> bool:
    """Whether an idea was tested on a few patients, and later on a shift or the ward."""
    started = set[str]()
    for one in rounds:
        if not one.plan.few and started & set(one.plan.ideas):
            return True
        started |= set(one.plan.ideas) if one.plan.few else set()
    return False


def _over_time(rounds: Rounds, grade: Grade) -> Found:
    tests = [checks.over_time for checks in grade.cycles if checks.over_time is not None]
    if not tests:
        return False, "No test ran on a shift or the ward, so nothing could be seen over time."
    good = sum(tests)
    told = f"{good} of {len(tests)} tests on a shift or the ward had {ENOUGH_WEEKS} weeks and something else watched."
    return _all_but_1(good, len(tests)), told


def _reading(case: Ramp, rounds: Rounds) -> Found:
    right = [one for one in rounds if read_rightly(case, rounds, one)]
    wide = sum(not one.plan.few for one in right)
    told = (
        f"You read {len(right)} of {len(rounds)} cycles as the data have them, {wide} of them on a shift or the ward."
    )
    return _all_but_1(len(right), len(rounds)) and wide >= WIDE_READ, told


def _following(grade: Grade) -> Found:
    links = [bool(checks.linked) for checks in grade.cycles[1:]]
    return _all_but_1(sum(links), len(links)), f"{sum(links)} of {len(links)} cycles followed from the decision before."


def _answered(case: Ramp, grade: Grade) -> Found:
    idea, harm = harm_words(case)
    if grade.harm_visible is None:
        told = (
            f"{idea} brought more {harm}. Nobody watched that." if grade.harm_hidden else "You met no harm that showed."
        )
        return grade.harm_handled, told
    if grade.harm_handled:
        return True, f"You could see that {lower(idea)} brought more {harm}, and you acted."
    return False, f"{idea} brought more {harm}. It went on for more than 2 cycles after that showed."


def _not_spread(case: Ramp, grade: Grade) -> Found:
    idea, harm = harm_words(case)
    if grade.harm_spread:
        return False, f"{idea} brings more {harm}. It is in everyday use at the end."
    return True, "No change that was seen to do harm is in everyday use at the end."


def harm_words(case: Ramp) -> tuple[str, str]:
    """The idea that does harm, and what it brings more of."""
    return case.idea(case.truth.harmful).name, lower(measure_name(case.truth.harmed))
