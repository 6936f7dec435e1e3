"""Ward ramp (E-T4-08): the record of 2 cycles that a coach reads, and the lines of R1 that are suggested."""

from typing import Any

import pytest

from played.ward_ramp import CASE, EXERCISE, cards, in_cycle, ramp, studied, test_of
from qidose.exercises.fields import Answer
from qidose.exercises.managers.ward_ramp.reading import rounds_of
from qidose.exercises.managers.ward_ramp.record import chosen_rounds
from qidose.exercises.managers.ward_ramp.suggest import suggestions, together
from qidose.rubrics import PDSA


def test_a_coach_reads_2_cycles_of_the_learners_choice(finish: Any) -> None:
    case, answer = finish(EXERCISE, "chooser", lambda case, card, values: values | {"early": "3", "later": "4"})
    shown = {card.id: card for card in EXERCISE.cards(case, answer)}
    assert [one.number for one in chosen_rounds(rounds_of(case, answer), answer)] == [3, 4]
    for card, number in (("record-1", 3), ("record-2", 4)):
        table = shown[card].table
        assert table is not None
        assert shown[card].heading == f"For your coach: cycle {number}"
        parts = [row[0] for row in table.rows]
        for stage in ("Plan: change", "Plan: prediction", "Do: on time", "Study: what was learned", "Act: decision"):
            assert stage in parts
        assert [row[1] for row in table.rows if row[0] == "Study: what was learned"] == [
            answer.get(f"study-{number}", "learned")
        ]


def test_6_of_the_10_lines_of_r1_are_suggested() -> None:
    assert len(PDSA.lines) == 10
    assert PDSA.out_of == 20
    assert PDSA.pass_mark == 14
    assert PDSA.never_0 == (3, 6, 7)
    assert [n for n, line in enumerate(PDSA.lines, 1) if line.pre_scored] == [1, 3, 4, 5, 7, 8]
    assert "Each of lines 3, 6 and 7 needs at least 1. With 0 there, the most is 13 points." in PDSA.markdown()
    card = next(card for card in cards(ramp(CASE)) if card.id == "suggested")
    assert card.table is not None
    assert [row[-1] for row in card.table.rows] == [
        "2", "To mark", "2", "2", "2", "To mark", "2", "2",
        "To mark", "To mark",
    ]  # fmt: skip


def scores(answer: Answer, number: int) -> dict[int, int]:
    rounds = rounds_of(CASE, answer)
    return {one.line: one.score for one in suggestions(CASE, rounds, rounds[number - 1])}


@pytest.mark.parametrize(
    ("answer", "number", "line", "score"),
    [
        (ramp(CASE, study=studied({2}, learned="ok")), 2, 1, 1),
        (ramp(CASE, study=studied({2}, learned="ok", next="ok")), 2, 1, 0),
        (ramp(CASE, plan=in_cycle(2, direction="fewer")), 2, 3, 1),
        (ramp(CASE, plan=in_cycle(2, direction=None)), 2, 3, 0),
        (ramp(CASE, plan=in_cycle(2, scale="whole ward")), 2, 4, 1),
        (ramp(CASE, plan=in_cycle(1, ideas=["quiet-round", "due-board"])), 1, 4, 1),
        (ramp(CASE, plan=in_cycle(1, ideas=["quiet-round", "due-board"], scale="whole ward")), 1, 4, 0),
        (ramp(CASE, plan=in_cycle(2, weeks="1")), 2, 5, 1),
        (ramp(CASE, plan=in_cycle(2, weeks="1"), start={"watch": ["nothing"]}), 2, 5, 0),
        (ramp(CASE, start={"watch": ["nothing"]}), 1, 5, 0),
        (ramp(CASE, study=studied({2}, decision="adapt")), 2, 7, 1),
        (ramp(CASE, study=studied({2}, next="")), 2, 7, 1),
        (ramp(CASE, study=studied({6}, decision="adapt")), 6, 7, 2),
        (ramp(CASE, plan=lambda c, r, k: test_of(c, r, c.by_reason[k].id, "5 patients")), 2, 8, 0),
        (ramp(CASE, study=studied({1}, decision="adopt")), 2, 8, 1),
    ],
)
def test_what_is_suggested_falls_with_what_is_missing(answer: Answer, number: int, line: int, score: int) -> None:
    assert scores(answer, number)[line] == score
    assert scores(ramp(CASE), number)[line] == 2


def test_2_cycles_make_1_score() -> None:
    assert [together(*pair) for pair in ((2, 2), (2, 1), (1, 1), (2, 0), (1, 0), (0, 0))] == [2, 1, 1, 1, 1, 0]
