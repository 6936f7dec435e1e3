"""A memo on a rule (E-T6-02): the figures are checked by the machine, the memo is read by an expert."""

from collections import Counter
from typing import Any

import pytest

from answers.rule_memo import MEMO, right
from qidose.exercises.experts.rule_memo import ASKED, ASKERS, RuleMemo, checks_of
from qidose.exercises.fields import Answer
from qidose.exercises.values import words_in
from qidose.simulate.chance import LIMIT_ABOVE

EXERCISE = RuleMemo()
SEEDS = range(150)


def score(case: Any, mdc7: Any, mdc6: Any) -> int:
    return EXERCISE.mark(case, Answer({ASKED: {"mdc-7": mdc7, "mdc-6": mdc6}})).score


@pytest.mark.parametrize("seed", SEEDS[:20])
def test_who_works_it_out_gets_every_point(seed: int, finish: Any) -> None:
    case, answer = finish(EXERCISE, seed, right)
    assert EXERCISE.mark(case, answer).score == EXERCISE.points == 2


def test_each_figure_counts_by_itself_to_within_1_2_of_100_charts() -> None:
    for case in map(EXERCISE.case, SEEDS):
        mdc7, mdc6, edge = case.alarms("mdc-7"), case.alarms("mdc-6"), 1.2 * case.charts / 100
        assert score(case, mdc7 + 0.99 * edge, mdc6 - 0.99 * edge) == 2
        assert score(case, mdc7 + 1.01 * edge, mdc6) == 1
        assert score(case, mdc7, mdc6 - 1.01 * edge) == 1
        assert score(case, mdc6, mdc7) == 0  # swapped
        assert score(case, None, None) == score(case, "many", [1]) == 0
        assert score(case, case.charts * 0.003, case.charts * 0.003) == 0  # "3 in 1,000"


def test_who_guesses_both_numbers_passes_seldom() -> None:
    """Every pair of whole numbers up to the number of charts, with more for mdc-6 than for mdc-7, is as likely."""
    for case in map(EXERCISE.case, SEEDS):
        edge = 1.2 * case.charts / 100
        near = [sum(abs(n - case.alarms(name)) <= edge for n in range(case.charts + 1)) for name in ("mdc-7", "mdc-6")]
        assert near[0] * near[1] / (case.charts * (case.charts + 1) / 2) < LIMIT_ABOVE


def test_groups_differ() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert len(Counter((case.asker, case.charts, case.length) for case in cases)) > 100
    assert {case.asker for case in cases} == {asker for asker, _ in ASKERS}
    assert EXERCISE.case(3) == EXERCISE.case(3)


def test_what_can_be_seen_of_a_memo() -> None:
    def met(text: str, **more: Any) -> list[bool]:
        return [check.met for check in checks_of(Answer({"memo": {"text": text, **more}}))]

    assert met(MEMO, set="mdc-6") == [True] * 4
    assert met("mdc-7 is best") == [False, True, False, False]
    assert met(MEMO * 3)[1] is False
    assert len(words_in(MEMO)) > 60


def test_hostile_answers_and_plain_words(hostile_answers: Any, texts_in: Any, plain_faults: Any) -> None:
    case = EXERCISE.case(1)
    for answer in hostile_answers(EXERCISE, case, "asked", "memo"):
        assert 0 <= EXERCISE.mark(case, answer).score <= 2
        EXERCISE.cards(case, answer)
    for seed in range(12):
        case = EXERCISE.case(seed)
        for answer in (Answer(), Answer({ASKED: {"mdc-7": 1, "mdc-6": 2}}, (), True)):
            marks = EXERCISE.mark(case, answer)
            shown = [*EXERCISE.cards(case, answer), marks, EXERCISE.summary(case, answer, marks)]
            assert [fault for text in texts_in(shown) for fault in plain_faults(text)] == []
