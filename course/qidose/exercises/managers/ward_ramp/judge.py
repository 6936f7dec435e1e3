"""Judging what a learner says of a cycle: whether direction and number agree, and whether the data were read right."""

from ...fields import Option
from ...pdsa_form import agrees
from .case import Ramp
from .counts import PERHAPS, SURELY, USUAL_VARIATION, Count, asks_worse, now_before, room, worse_accepted
from .rounds import Plan, Round

ROUNDING = 0.51
"""Results are told in whole numbers, and a prediction may have decimals."""
STILL = 5
"""A prediction this near to now may be called the same."""
COMPARED = (
    Option("more", "More than I predicted"),
    Option("same", "The same as I predicted"),
    Option("fewer", "Fewer than I predicted"),
)
SIGNALS = (
    Option("better", "Better than usual variation explains"),
    Option("within", "Within usual variation"),
    Option("worse", "Worse than usual variation explains"),
)


def direction_agrees(plan: Plan, now: Count) -> bool:
    """Whether there are a direction and a number, and they go together."""
    if plan.direction is None or plan.percent is None:
        return False
    # Now is told in whole percent, so it is judged so too.
    return agrees(plan.direction, plan.percent - round(100 * now.share), STILL)


def gap_read(one: Round) -> bool:
    """Whether the learner says rightly how far the result lies from the prediction, and on which side."""
    study = one.study
    if study is None or one.plan.percent is None or study.compared is None:
        return False
    size = 0.0 if study.compared == "same" else study.size
    if size is None:
        return False
    return abs(size * (-1 if study.compared == "fewer" else 1) - one.gap) <= ROUNDING


def signals_accepted(case: Ramp, rounds: tuple[Round, ...], one: Round) -> frozenset[str]:
    """What may be said of the result beside usual variation; at its edge 2 answers are right."""
    before, found = now_before(case, rounds, one), Count(one.result.on_time, one.result.patients)
    size = USUAL_VARIATION * (found.share - before.share) / room(before.share, found.of)
    right = {"better": size >= PERHAPS, "within": abs(size) <= SURELY, "worse": size <= -PERHAPS}
    return frozenset(word for word, is_right in right.items() if is_right)


def read_rightly(case: Ramp, rounds: tuple[Round, ...], one: Round) -> bool:
    """Whether the result, usual variation and what was watched were all read as the data have them."""
    if one.study is None or not gap_read(one):
        return False
    if not one.plan.few and one.study.signal not in signals_accepted(case, rounds, one):
        return False
    return not asks_worse(one) or one.study.worse in worse_accepted(case, one)
