"""Ward ramp (E-T4-08): nobody passes who guesses, reads no number or works in one of the scripted wrong ways."""

import random
from collections import Counter
from math import comb

import pytest

from played.ward_ramp import (
    EXERCISE,
    MEASURES,
    Plan,
    Rounds,
    Study,
    Values,
    met,
    passes,
    plan,
    ramp,
    somehow,
    study,
    wrong,
)
from qidose.exercises.managers.ward_ramp.case import Ramp
from qidose.exercises.managers.ward_ramp.counts import worse_accepted
from qidose.exercises.managers.ward_ramp.judge import signals_accepted
from qidose.exercises.managers.ward_ramp.reading import rounds_of
from qidose.exercises.managers.ward_ramp.rounds import NOTHING


def blind(few: int, wide: int, signal: str, act: str) -> tuple[Plan, Study]:
    """The form done to perfection by somebody who reads no number: the same result is named each time."""

    def guess(case: Ramp, rounds: Rounds) -> Values:
        one = rounds[-1]
        gap = (few if one.plan.few else wide) - (one.plan.percent or 0)
        said = {"compared": "more" if gap > 0 else "fewer" if gap < 0 else "same", "size": abs(gap)}
        return study(case, rounds, **said, signal=signal, worse=NOTHING, decision="adapt" if one.plan.few else act)

    return plan, guess


def test_reading_no_number_passes_less_than_1_time_in_500() -> None:
    """How often the best fixed guess is right, over 60 wards: then at most 1 slip in 6, and 2 wide tests right.

    1 measure is watched, and "nothing got worse" is the guess: it is right most often.
    """
    few, wide, count = Counter[int](), Counter[tuple[int, str]](), 60
    for seed in range(count):
        case = EXERCISE.case(seed)
        rounds = rounds_of(case, ramp(case, start={"watch": MEASURES[:1]}))
        for one in rounds:
            if one.plan.few:
                few[round(one.percent)] += 1
            elif NOTHING in worse_accepted(case, one):
                wide.update((round(one.percent), signal) for signal in signals_accepted(case, rounds, one))
    often, seldom = few.most_common(1)[0][1] / (3 * count), wide.most_common(1)[0][1] / (3 * count)
    assert 0.3 < often < 0.5
    assert 0.04 < seldom < 0.1
    exactly = lambda right, of, chance: comb(of, right) * chance**right * (1 - chance) ** (of - right)  # noqa: E731
    both = ((f, w) for f in range(4) for w in range(2, 4) if f + w >= 5)
    assert sum(exactly(f, 3, often) * exactly(w, 3, seldom) for f, w in both) < 0.002


@pytest.mark.parametrize("act", ["adopt", "abandon"])
def test_nobody_who_reads_no_number_passed(act: str) -> None:
    for seed in range(25):
        case = EXERCISE.case(seed)
        assert not passes(case, ramp(case, *blind(60, 66, "within", act)))


@pytest.mark.parametrize("watching", [False, True])
@pytest.mark.parametrize(
    "kind",
    [
        "one big launch",
        "all ideas at once",
        "one launch after another",
        "compares 2 weeks",
        "from 5 patients to the ward",
    ],
)
def test_the_scripted_wrong_ways_never_pass(kind: str, watching: bool) -> None:
    plans, acts, start = wrong(kind)
    for seed in range(12):
        case = EXERCISE.case(seed)
        assert not passes(case, ramp(case, plans, acts, {} if watching else start))


def test_chance_loses_what_has_to_be_read_and_more() -> None:
    """Blind clicks always lose the reading of data, without which nobody passes, and much else besides."""
    fewest = 9
    for seed in range(60):
        case = EXERCISE.case(seed % 20)
        answer = ramp(case, *somehow(random.Random(seed)))
        lost = met(case, answer)
        assert "Data read as they are" in lost
        fewest = min(fewest, len(lost))
    assert fewest >= 2
