"""SIM-TEAM (E-T5-04), from the curriculum, section 5.5.

"A simulated team runs SIM-WARD badly; coach may ask 1 of 6 questions each cycle; the team improves only if the question
addresses its flaw"; marked by "cycles until predictions, scale and data are in place".
"""

from collections.abc import Callable
from functools import cache
from itertools import cycle, islice, product

import numpy as np
import pytest

from qidose.simulate import team
from qidose.simulate.draw import generator
from qidose.simulate.team_words import DATA, FEAR, PREDICTION, QUESTIONS

PARAMS = team.Params()
SEEDS = range(1000)
Policy = Callable[[int], list[str]]


@cache
def listens(seed: int) -> list[str]:
    """Always asks a question that helps the team as it is."""
    asked: list[str] = []
    while not (state := team.states(PARAMS, seed, asked)[-1]).in_place:
        asked.append(team.helps(state)[0])
    return asked


def reads_the_records(seed: int) -> list[str]:
    """Knows nothing but the words of the record, and is right all the same."""
    asked: list[str] = []
    while len(asked) < PARAMS.most_questions:
        record = team.play(PARAMS, seed, asked)[-1].words
        if record.meeting not in FEAR[0]:
            asked.append("worry")
        elif record.prediction in PREDICTION[0] + PREDICTION[1]:
            asked.append("predict")
        elif "5 patients" not in record.plan and " and " in record.plan:
            asked.append("smaller")
        elif "week:" not in record.data:
            asked.append("measure")
        else:
            break
    return asked


def in_turn(*questions: str) -> Policy:
    return lambda seed: list(islice(cycle(questions), PARAMS.most_questions))


def at_random(seed: int) -> list[str]:
    rng = generator(seed, "test", "random coach")
    return [list(QUESTIONS)[i] for i in rng.integers(6, size=PARAMS.most_questions)]


WRONG = {
    "random questions": at_random,
    "the 4 good questions in turn": in_turn("predict", "smaller", "measure", "worry"),
    "the 4 in turn, feelings first": in_turn("worry", "predict", "measure", "smaller"),
    "no feelings": in_turn("predict", "smaller", "measure"),
    "always advice": in_turn("advise"),
    "always pressure": in_turn("push"),
    "always the same good question": in_turn("predict"),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_a_coach_who_listens_is_quicker_than_one_who_does_not(wrong: Policy) -> None:
    never = PARAMS.most_questions + 1
    wins = [len(listens(seed)) < (team.questions_needed(PARAMS, seed, wrong(seed)) or never) for seed in SEEDS]
    assert np.mean(wins) >= 0.95


def test_listening_takes_the_fewest_questions() -> None:
    fewest = [team.generate(PARAMS, seed)[1].fewest for seed in range(100)]
    assert fewest == [len(listens(seed)) for seed in range(100)]
    assert set(fewest) == {6, 7, 8}


def test_the_records_show_what_the_team_needs() -> None:
    for seed in range(25):
        assert team.questions_needed(PARAMS, seed, reads_the_records(seed)) == len(listens(seed))


def every_state() -> list[team.State]:
    return [team.State(*levels) for levels in product(range(3), repeat=4)]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_helps_only_when_it_meets_a_flaw(question: str) -> None:
    for state in every_state():
        after = team._after(state, question, setback=False)
        if question in team.helps(state):
            better = sum((after.prediction, after.scale, after.data)) - after.fear
            assert better == sum((state.prediction, state.scale, state.data)) - state.fear + 1
        elif question == "push":
            assert after.fear == min(state.fear + 1, 2)
        else:
            assert after == state


def test_fear_closes_every_other_question() -> None:
    for state in every_state():
        assert (team.helps(state) == ("worry",)) == (state.fear > 0)
        assert (team.helps(state) == ()) == state.in_place


def test_the_setback_frightens_the_team_once() -> None:
    for seed in range(50):
        _, truth = team.generate(PARAMS, seed)
        asked = ["advise"] * PARAMS.most_questions
        fear = [state.fear for state in team.states(PARAMS, seed, asked)]
        expected = min(truth.start.fear + 1, 2)
        assert fear[: truth.setback_after] == [truth.start.fear] * truth.setback_after
        assert set(fear[truth.setback_after :]) == {expected}
        assert "senior manager" in team.play(PARAMS, seed, asked[: truth.setback_after])[-1].answer


def test_records_follow_the_ward() -> None:
    """A team without data reports no numbers; with data its numbers are those of SIM-WARD."""
    for seed in range(20):
        asked = listens(seed)
        records, states = team.play(PARAMS, seed, asked), team.states(PARAMS, seed, asked)
        assert [record.cycle for record in records] == list(range(1, len(asked) + 2))
        for record, state in zip(records, states, strict=True):
            assert (record.patients is None) == (state.data == 0)
            assert state.data == 0 or 0 <= record.on_time <= record.patients
            assert record.words.meeting in FEAR[state.fear]
            assert record.words.data in DATA[0] or state.data > 0
        assert "5 patients" in records[-1].words.plan or "1 shift" in records[-1].words.plan


def test_a_game_goes_on_from_the_questions_so_far() -> None:
    asked = listens(4)
    whole = team.play(PARAMS, 4, asked)
    for k in range(len(asked) + 1):
        assert team.play(PARAMS, 4, asked[:k]) == whole[: k + 1]


def test_every_kind_of_team_is_met() -> None:
    starts = [team.generate(PARAMS, seed)[1].start for seed in range(300)]
    for habit in ("prediction", "scale", "data", "fear"):
        assert {getattr(state, habit) for state in starts} == {0, 1, 2}
    assert not any(state.in_place for state in starts)


def test_bad_input_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="a question is one of predict, smaller"):
        team.play(PARAMS, 1, ["shout"])
    with pytest.raises(ValueError, match="time for 9 questions, not 10"):
        team.play(PARAMS, 1, ["worry"] * 10)
    with pytest.raises(ValueError, match="more questions than there are"):
        team.generate(team.Params(most_questions=2), 1)
    with pytest.raises(ValueError, match="need is a range from 3 to 8"):
        team.generate(team.Params(need=(4, 9)), 1)
