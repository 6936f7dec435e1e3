"""Ward ramp (E-T4-08): harm that shows is answered in time, and spreading it fails whatever the points."""

import pytest

from played.ward_ramp import (
    CASE,
    EXERCISE,
    HARMED,
    MEASURES,
    Rounds,
    Values,
    harmful_first,
    met,
    passes,
    ramp,
    studied,
    study,
    test_of,
)
from qidose.exercises.managers.ward_ramp.case import Ramp
from qidose.exercises.managers.ward_ramp.counts import above_usual, asks_worse, worse_accepted
from qidose.exercises.managers.ward_ramp.reading import rounds_of
from qidose.exercises.managers.ward_ramp.rounds import NOTHING, grade_of, in_use_after


def test_harm_that_showed_and_was_spread_fails_whatever_the_points() -> None:
    answer = ramp(HARMED, plan=harmful_first, study=studied({2}, decision="adopt"))
    marks = EXERCISE.mark(HARMED, answer)
    assert met(HARMED, answer) == ["Harm answered in time", "No harmful change spread"]
    assert marks.score == 10
    assert not passes(HARMED, answer)
    said = EXERCISE.summary(HARMED, answer, marks)
    assert said.good is False
    assert said.words[0].startswith("A change that does harm stays in use.")
    assert HARMED.idea(HARMED.truth.harmful).name in marks.criteria[-1].why


def test_the_critical_error_alone_fails_too() -> None:
    """Answered in time, and then brought back: only the last criterion is missing."""

    def back(case: Ramp, rounds: Rounds, number: int) -> Values:
        again = test_of(case, rounds, case.truth.harmful, "1 shift")
        return again if number == 6 else harmful_first(case, rounds, number)

    answer = ramp(HARMED, plan=back, study=studied({5, 6}, decision="adopt"))
    assert "No harmful change spread" in met(HARMED, answer)
    assert "Harm answered in time" not in met(HARMED, answer)
    assert not passes(HARMED, answer)
    assert EXERCISE.points - 2 < EXERCISE.pass_mark


@pytest.mark.parametrize("act", ["adapt", "abandon"])
def test_stopping_or_adapting_harm_at_once_is_an_answer(act: str) -> None:
    answer = ramp(HARMED, plan=harmful_first, study=studied({2}, decision=act))
    assert "Harm answered in time" not in met(HARMED, answer)
    assert "No harmful change spread" not in met(HARMED, answer)


@pytest.mark.parametrize(("stopped_with", "in_time"), [(3, True), (4, False), (5, False)])
def test_harm_in_everyday_use_may_be_stopped_within_2_cycles(stopped_with: int, in_time: bool) -> None:
    """It showed in cycle 2. Stopped with the study of cycle 3, it is gone in cycle 4, the second after it."""

    def stops(case: Ramp, rounds: Rounds) -> Values:
        acts = {2: {"decision": "adopt"}, stopped_with: {"stop": [case.truth.harmful]}}
        return study(case, rounds, **acts.get(len(rounds), {}))

    answer = ramp(HARMED, plan=harmful_first, study=stops)
    assert HARMED.truth.harmful not in in_use_after(rounds_of(HARMED, answer))
    assert ("Harm answered in time" in met(HARMED, answer)) is not in_time
    assert "No harmful change spread" not in met(HARMED, answer)


def test_it_can_still_be_stopped_with_the_last_study() -> None:
    acts = {2: {"decision": "adopt"}, 6: {"stop": [HARMED.truth.harmful]}}
    answer = ramp(
        HARMED, plan=harmful_first, study=lambda case, rounds: study(case, rounds, **acts.get(len(rounds), {}))
    )
    assert met(HARMED, answer) == ["Harm answered in time"]
    assert passes(HARMED, answer)


def test_who_watches_nothing_and_spreads_harm_fails() -> None:
    answer = ramp(HARMED, plan=harmful_first, study=studied({2}, decision="adopt"), start={"watch": ["nothing"]})
    assert {"Harm answered in time", "No harmful change spread"} <= set(met(HARMED, answer))


def test_what_got_worse_has_to_be_seen_where_it_is_plain() -> None:
    rounds = rounds_of(HARMED, ramp(HARMED, plan=harmful_first))
    assert worse_accepted(HARMED, rounds[1]) == {HARMED.truth.harmed}
    blind = ramp(HARMED, plan=harmful_first, study=studied({2, 3}, worse=NOTHING, size=99))
    assert "Data read as they are" in met(HARMED, blind)


def test_visible_harm_is_always_beyond_what_may_be_called_nothing() -> None:
    """The simulator's rule for harm that shows, and the key of the question, never part ways."""
    seen = 0
    for seed in range(30):
        case = EXERCISE.case(seed)
        rounds = rounds_of(case, ramp(case, plan=harmful_first))
        visible = grade_of(case, rounds).harm_visible
        if visible is not None:
            seen += 1
            assert NOTHING not in worse_accepted(case, rounds[visible])
        for one in rounds:
            if asks_worse(one):
                assert worse_accepted(case, one)
    assert seen > 20


def test_nothing_watched_is_nothing_asked() -> None:
    rounds = rounds_of(CASE, ramp(CASE, start={"watch": ["nothing"]}))
    assert not any(asks_worse(one) for one in rounds)
    watched = rounds_of(CASE, ramp(CASE))
    assert [asks_worse(one) for one in watched] == [False, True] * 3
    assert above_usual(CASE, watched[1], MEASURES[0]) < 10
