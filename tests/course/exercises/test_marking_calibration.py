"""Marking calibration (E-T5-08): "marks 10 standard records; weighted kappa >= 0.6 and bias <= 0.3 points" (curriculum
5.5 and 8.6), with kappa over all marks so that nobody passes by guessing."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from math import lgamma
from typing import Any

import numpy as np
import pytest

from qidose.agreement import weighted_kappa
from qidose.exercises.coaches.marking_calibration import (
    HAIR,
    LEAST_KAPPA,
    ROWS,
    Agreement,
    MarkingCalibration,
    agreement_of,
    card_id,
    marks_of,
)
from qidose.exercises.coaches.marking_calibration_gold import CARE, DECIDED, KINDS, RECORDS, TOLD, Gold, gold_set
from qidose.exercises.coaches.marking_calibration_guide import GUIDE, LINES
from qidose.exercises.coaches.pdsa_record_words import record_table
from qidose.exercises.fields import Answer
from qidose.simulate.chance import LIMIT_ABOVE
from qidose.simulate.pdsa_words import TEAMS

EXERCISE = MarkingCalibration()
SEEDS = range(100)
drawn = cache(gold_set)
CASE = drawn(3)
Case = tuple[Gold, ...]
Change = Callable[[int, int, int], int]


def answers(case: Case, change: Change = lambda number, line, mark: mark, finished: bool = True) -> Answer:
    """The standard marks, or what `change` makes of each (record from 1, line, mark)."""
    values: dict[str, dict[str, Any]] = {
        card_id(number): {"marks": {str(line): str(change(number, line, mark)) for line, mark in gold.marks.items()}}
        for number, gold in enumerate(case, 1)
    }
    return Answer(values, (), finished)


def met(case: Case, answer: Answer) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(case, answer).criteria]


def kinder(line: int, times: int) -> Change:
    """1 point more on a line, in the first records that have room for it."""
    able = [number for number, gold in enumerate(CASE, 1) if gold.marks[line] < 2][:times]
    return lambda number, on, mark: mark + (on == line and number in able)


def marks_read_in(gold: Gold) -> dict[int, int]:
    """The marks that a reader gives by the words of the guide, from the text alone."""
    plan, _do, study, act = (" ".join(stage.sentences) for stage in gold.data.stages)
    ended = int(gold.data.tested.split()[2])
    aim, theory = "Our aim:" in plan, "We think" in plan
    several = any(team.more[1] in plan for team in TEAMS)
    decided, following = "We ad" in act or any(text in act for text in DECIDED), "next test" in act
    asked = any(team.asked in plan for team in TEAMS)
    safe = any(team.safety in plan for team in TEAMS)
    return {
        1: 2 if int(gold.data.stages[2].written.split()[0]) > ended else 1,
        2: aim + theory,
        3: 2 if "We predict" in plan else int(bool(re.search(r"We hope|We expect", plan))),
        4: 0 if "24 " in plan else 2 - several,
        5: 2 if "run chart" in plan else 1,
        6: 2 if "We predicted" in study else int("Before the test" in study),
        7: decided + following,
        9: 2 if asked else int(any(text in plan for text in TOLD)),
        10: 2 if safe else int(any(text in plan for text in CARE)),
    }


def test_the_standard_marks_pass(finish: Callable[..., tuple[Any, Answer]]) -> None:
    for learner in range(5):
        case, answer = finish(EXERCISE, f"learner-{learner}")
        marks = EXERCISE.mark(case, answer)
        assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 2
        assert EXERCISE.summary(case, answer, marks).good is True


def test_every_mark_of_the_standard_can_be_read_in_the_record() -> None:
    for seed in SEEDS:
        for gold in drawn(seed):
            assert marks_read_in(gold) == gold.marks, gold.data.text


def test_the_evidence_stands_in_the_record_and_is_missing_only_where_the_mark_is_0() -> None:
    for seed in SEEDS:
        for gold in drawn(seed):
            for line, sentence in gold.evidence.items():
                if line == 1:
                    assert gold.data.tested in sentence
                    assert gold.data.stages[2].written in sentence
                else:
                    assert sentence in gold.data.text
                assert sentence or gold.marks[line] == 0


def test_a_set_has_10_teams_each_with_a_mark_for_each_line_and_many_marks_below_2() -> None:
    seen: dict[int, set[int]] = {line: set() for line in LINES}
    for seed in SEEDS:
        case = drawn(seed)
        assert len({gold.data.team for gold in case}) == RECORDS == 10
        assert all(tuple(gold.marks) == LINES for gold in case)
        counts = Counter(mark for gold in case for mark in gold.marks.values())
        assert 22 <= counts[0] + counts[1] <= 40
        for gold in case:
            for line, mark in gold.marks.items():
                seen[line].add(mark)
    assert seen == {line: {1, 2} if line in (1, 5) else {0, 1, 2} for line in LINES}


def test_a_second_team_with_the_same_test_has_its_own_name_everywhere() -> None:
    names = {team.name for team in TEAMS}
    for seed in SEEDS:
        for gold in drawn(seed):
            others = names - {gold.data.team}
            assert not [name for name in others if name in gold.data.text]


def test_line_8_is_left_out_and_so_is_the_flaw_that_belongs_to_it() -> None:
    assert LINES == (1, 2, 3, 4, 5, 6, 7, 9, 10)
    assert "leap_in_scale" not in KINDS
    assert len(KINDS) == 11


def test_kappa_at_its_edge() -> None:
    """Marks are spoiled one by one, as far as the bias allows, until kappa falls below 0.6."""
    spoiled: set[tuple[int, int]] = set()
    for number in range(1, RECORDS + 1):
        for line in LINES:
            spoiled.add((number, line))
            turn = {0: 1, 1: 2, 2: 1} if number % 2 else {0: 1, 1: 0, 2: 1}
            answer = answers(CASE, lambda n, on, mark, turn=turn: turn[mark] if (n, on) in spoiled else mark)
            found = agreement_of(CASE, answer)
            assert found is not None
            assert met(CASE, answer)[0] == (found.kappa >= LEAST_KAPPA - HAIR)
            if not found.close:
                assert len(spoiled) > 8
                return
    pytest.fail("kappa never fell below 0.6")


def test_both_rules_at_their_edges() -> None:
    assert Agreement(0.6, {1: 0.3, 2: -0.3}).close
    assert Agreement(0.6, {1: 0.3, 2: -0.3}).even
    assert not Agreement(0.5999, {}).close
    assert not Agreement(1, {1: 0, 2: -0.4}).even


def test_the_bias_of_one_line_at_its_edge() -> None:
    line = next(line for line in LINES if sum(gold.marks[line] < 2 for gold in CASE) >= 4)
    assert met(CASE, answers(CASE, kinder(line, 3))) == [True, True]
    assert met(CASE, answers(CASE, kinder(line, 4))) == [True, False]


def test_too_strict_on_one_line_loses_the_bias_only() -> None:
    strict = answers(CASE, lambda number, line, mark: max(mark - 1, 0) if line == 5 else mark)
    assert met(CASE, strict) == [True, False]
    marks = EXERCISE.mark(CASE, strict)
    assert marks.criteria[1].why.startswith("You are furthest from the standard on data: ")
    assert "points stricter" in marks.criteria[1].why


@pytest.mark.parametrize("mark", [0, 1, 2])
def test_the_same_mark_for_everything_never_passes(mark: int) -> None:
    for seed in SEEDS:
        assert met(drawn(seed), answers(drawn(seed), lambda *_: mark))[0] is False


def test_an_empty_or_partial_answer_gets_0() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    partial = answers(CASE)
    del partial.values[card_id(4)]["marks"]["6"]
    assert EXERCISE.mark(CASE, partial).score == 0
    assert not EXERCISE.ready(CASE, partial)
    assert EXERCISE.ready(CASE, answers(CASE))


def ways_to_pass(gold: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """All tables of marks with kappa of at least 0.6: how often 0, 1 and 2 were given, and the log of the ways."""
    counts = [gold.count(mark) for mark in range(3)]
    total = len(gold)
    logs = np.array([lgamma(i + 1) for i in range(total + 1)])
    tables = [np.array([(a, b, k - a - b) for a in range(k + 1) for b in range(k + 1 - a)]) for k in counts]
    apart = [table @ np.abs(np.arange(3) - mark) for mark, table in enumerate(tables)]
    ways = [logs[k] - logs[table].sum(1) for k, table in zip(counts, tables, strict=True)]
    given = (tables[0][:, None, :] + tables[1][None, :, :]).reshape(-1, 3)
    given_apart = (apart[0][:, None] + apart[1][None, :]).ravel()
    given_ways = (ways[0][:, None] + ways[1][None, :]).ravel()
    by_chance = np.array(counts) @ np.abs(np.subtract.outer(np.arange(3), np.arange(3))) / total
    kept, logs_kept = [], []
    for table, more_apart, more_ways in zip(tables[2], apart[2], ways[2], strict=True):
        marks = given + table
        expected = marks @ by_chance
        passed = given_apart + more_apart <= (1 - LEAST_KAPPA + HAIR) * expected
        passed &= expected > 0
        kept.append(marks[passed])
        logs_kept.append(given_ways[passed] + more_ways)
    return np.concatenate(kept), np.concatenate(logs_kept)


def test_the_chance_of_passing_by_guessing() -> None:
    """Exact: for every die with 3 kinds of face (in steps of 10%), and for who knows how often each mark is given."""
    gold = [mark for one in CASE for mark in one.marks.values()]
    marks, ways = ways_to_pass(gold)
    dice = [(a / 10, b / 10, (10 - a - b) / 10) for a in range(11) for b in range(11 - a)]
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.nan_to_num(np.log(np.array(dice)), neginf=-1e9)
    best = max(float(np.exp(ways + marks @ die).sum()) for die in logs)
    counts = [gold.count(mark) for mark in range(3)]
    all_ways = lgamma(len(gold) + 1) - sum(lgamma(count + 1) for count in counts)
    knowing = float(np.exp(ways[(marks == counts).all(1)] - all_ways).sum())
    assert 0 < knowing < 1e-8
    assert 0 < best < 1e-8 < LIMIT_ABOVE


def test_the_counting_of_ways_agrees_with_trying_them_all() -> None:
    gold = [0, 1, 1, 2, 2, 2]
    marks, ways = ways_to_pass(gold)
    passed = sum(weighted_kappa(gold, one) >= LEAST_KAPPA - HAIR for one in product(range(3), repeat=6))
    assert float(np.exp(ways).sum()) == pytest.approx(passed)
    assert len(marks) == len(ways)


@pytest.mark.parametrize(("line", "belief"), [(3, "MC25"), (4, "MC26"), (6, "MC24")])
def test_a_belief_is_named_when_full_marks_go_to_what_it_excuses(line: int, belief: str) -> None:
    kind = answers(CASE, lambda number, on, mark: 2 if on == line else mark)
    marks = EXERCISE.mark(CASE, kind)
    assert marks.misconceptions == (belief,)
    assert any("You gave 2 to a" in words for words in EXERCISE.summary(CASE, kind, marks).words)
    assert EXERCISE.mark(CASE, answers(CASE)).misconceptions == ()


def test_nothing_of_the_standard_is_shown_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(20):
        case = drawn(seed)
        for given in (Answer(), answers(case, finished=False)):
            cards = EXERCISE.cards(case, given)
            assert len(cards) == RECORDS
            assert all(
                card.feedback is None and card.table == record_table(gold.data)
                for card, gold in zip(cards, case, strict=True)
            )
            assert "The record says" not in " ".join(texts_in(cards))


def test_every_mark_has_its_reason_at_the_end_and_the_own_mark_where_it_differs() -> None:
    given = answers(CASE, lambda number, line, mark: 2 if (number, line) == (1, 3) else mark)
    changed = CASE[0].marks[3] != 2
    for number, (gold, card) in enumerate(zip(CASE, EXERCISE.cards(CASE, given)[1:], strict=True), 1):
        assert card.feedback is not None
        assert len(card.feedback.words) == len(GUIDE)
        for line, words in zip(GUIDE, card.feedback.words, strict=True):
            mark = gold.marks[line.number]
            assert words.startswith(f"{line.name}: {mark} for {line.earns[mark]}.")
            assert ("You gave 2." in words) == (changed and (number, line.number) == (1, 3))


def test_the_end_has_a_table_of_the_lines() -> None:
    strict = answers(CASE, lambda number, line, mark: max(mark - 1, 0) if line == 5 else mark)
    card = EXERCISE.cards(CASE, strict)[0]
    assert card.id == "result"
    assert card.table is not None
    assert [row[0] for row in card.table.rows] == [line.name for line in GUIDE]
    assert card.table.rows[4][3] == "\u22121.0"
    assert card.table.rows[0][3] == "0"


def test_the_guide_stands_beside_every_record_with_its_3_marks() -> None:
    for row, line in zip(ROWS, GUIDE, strict=True):
        assert all(f"{mark} = {line.earns[mark]}." in row.text for mark in range(3))


def test_personal_and_reproducible() -> None:
    assert gold_set(7) == gold_set(7)
    assert EXERCISE.case(7) == gold_set(7)
    assert len({tuple(tuple(gold.marks.items()) for gold in drawn(seed)) for seed in SEEDS}) == len(SEEDS)


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    odd = [Answer({card_id(1): {"marks": value}}) for value in ({"1": 2}, {"1": []}, {"3": "7"}, {3: "1"}, "2", [2])]
    for given in [*hostile_answers(EXERCISE, CASE), *odd]:
        marks = EXERCISE.mark(CASE, given)
        assert marks.score == 0
        EXERCISE.cards(CASE, given)
        EXERCISE.summary(CASE, given, marks)
        EXERCISE.ready(CASE, given)
    assert marks_of(odd[0], 1) == {}


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for seed in range(12):
        case = drawn(seed)
        for given in (
            Answer(),
            answers(case),
            answers(case, lambda *_: 2),
            answers(case, lambda n, line, m: (m + 1) % 3),
        ):
            shown = [*EXERCISE.cards(case, given), EXERCISE.summary(case, given, EXERCISE.mark(case, given))]
            for text in set(texts_in(shown)):
                assert plain_faults(text) == []
