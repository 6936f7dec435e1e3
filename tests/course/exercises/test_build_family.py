"""Build the family (E-T3-04): "from 20 candidate measures picks outcome, process, balancing; flags 3 with bad
definitions" (curriculum 5.3): "≥ 1 of each; flags ≥ 2 of 3; not more than 7 measures"."""

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from math import comb
from typing import Any

import pytest

import answers
from qidose.exercises.fields import Answer, Groups
from qidose.exercises.senior_leaders.build_family import (
    CARD,
    FAMILY,
    FEWEST,
    FIELD,
    SHOWN,
    UNCLEAR,
    BuildFamily,
    Candidates,
)
from qidose.exercises.senior_leaders.build_family_measures import AIMS, KINDS
from qidose.simulate.chance import LIMIT_ABOVE, chance_exact_choice

EXERCISE = BuildFamily()
SEEDS = range(200)
CASE = EXERCISE.case(1)


def placing(case: Candidates, more: dict[str, str] | None = None, finished: bool = True) -> Answer:
    """The right answer, but for what `more` puts elsewhere."""
    places = answers.right(EXERCISE, case, CARD, Answer())[FIELD] | (more or {})
    return Answer({CARD: {FIELD: {item: group for item, group in places.items() if group}}}, (), finished)


def of(case: Candidates, kind: str) -> list[str]:
    return [item for item, measure in case.items.items() if measure.kind == kind]


def met(case: Candidates, answer: Answer) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(case, answer).criteria]


def test_the_right_family_gets_full_marks_for_every_seed() -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        marks = EXERCISE.mark(case, placing(case))
        assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark
        assert EXERCISE.ready(case, placing(case))


def test_20_are_shown_and_3_of_them_are_unclear() -> None:
    for seed in SEEDS:
        counts = Counter(measure.kind for measure in EXERCISE.case(seed).measures)
        assert counts.total() == SHOWN == 20
        assert counts["unclear"] == UNCLEAR == 3
        assert counts["outcome"] >= 2
        assert counts["balancing"] >= 3
        assert counts["process"] >= 4


def test_cases_differ_and_the_same_seed_gives_the_same_case() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert cases == [EXERCISE.case(seed) for seed in SEEDS]
    assert {case.aim.id for case in cases} == {aim.id for aim in AIMS}
    assert len({case.measures for case in cases}) == len(cases)
    assert len({place for case in cases for place, m in enumerate(case.measures) if m.kind == "unclear"}) == SHOWN


@pytest.mark.parametrize(
    ("kind", "put", "lost"),
    [
        ("process", "outcome", 0),
        ("outcome", "process", 1),
        ("beside", "balancing", 2),
        ("unclear", "process", 1),
    ],
)
def test_a_measure_in_the_wrong_place_loses_the_point_of_that_place(kind: str, put: str, lost: int) -> None:
    for seed in range(40):
        case = EXERCISE.case(seed)
        wrong = met(case, placing(case, {of(case, kind)[-1]: put}))
        assert wrong[lost] is False
        assert wrong.count(False) == 1


def test_a_kind_that_is_missing_loses_its_point() -> None:
    for place, kind in enumerate(FAMILY):
        without = placing(CASE, dict.fromkeys(of(CASE, kind), ""))
        assert [n for n, is_met in enumerate(met(CASE, without)) if not is_met] == [place]


def test_7_measures_are_a_family_and_8_are_too_many() -> None:
    case = next(case for case in map(EXERCISE.case, SEEDS) if len(of(case, "process")) >= 4)
    process = of(case, "process")
    # The right answer has 2 of each kind already.
    assert met(case, placing(case, dict.fromkeys(process[:3], "process"))) == [True] * 5
    assert met(case, placing(case, dict.fromkeys(process[:4], "process"))) == [True, True, True, False, True]


def test_2_of_the_3_unclear_ones_are_enough_and_4_marks_are_too_many() -> None:
    unclear = of(CASE, "unclear")
    assert met(CASE, placing(CASE, {unclear[0]: ""}))[4] is True
    assert met(CASE, placing(CASE, {unclear[0]: "", unclear[1]: ""}))[4] is False
    assert met(CASE, placing(CASE, {of(CASE, "beside")[0]: "unclear"}))[4] is False
    swapped = {unclear[0]: "", of(CASE, "beside")[0]: "unclear"}
    assert met(CASE, placing(CASE, swapped))[4] is True


def test_to_leave_out_a_measure_costs_nothing() -> None:
    process = of(CASE, "process")
    assert all(met(CASE, placing(CASE, dict.fromkeys(process[1:], "beside"))))


def test_an_empty_answer_gets_0_and_cannot_be_finished() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert not EXERCISE.ready(CASE, Answer())
    assert not EXERCISE.ready(CASE, placing(CASE, {"measure-7": ""}))


def test_everything_in_one_group_does_not_pass() -> None:
    for kind in KINDS:
        answer = Answer({CARD: {FIELD: dict.fromkeys(CASE.items, kind)}}, (), True)
        assert EXERCISE.mark(CASE, answer).score <= 1


def mixes() -> dict[tuple[int, int, int], Fraction]:
    """The chance of each number of outcome, process and balancing measures among the 17 clear ones, by counting."""
    sizes = [len(AIMS[0].of(kind)) for kind in ("outcome", "process", "balancing", "beside")]
    ways = {
        counts[:3]: prod_of(comb(size, count) for size, count in zip(sizes, counts, strict=True))
        for counts in product(*(range(size + 1) for size in sizes))
        if sum(counts) == SHOWN - UNCLEAR and counts[0] >= FEWEST["outcome"] and counts[2] >= FEWEST["balancing"]
    }
    return {counts: Fraction(way, sum(ways.values())) for counts, way in ways.items()}


def prod_of(numbers: Iterator[int]) -> int:
    result = 1
    for number in numbers:
        result *= number
    return result


def test_the_chance_of_passing_by_guessing() -> None:
    """The best blind answer marks 3, and puts 1 of the others into each kind of the family: more can only be wrong."""
    assert {tuple(len(aim.of(kind)) for kind in KINDS) for aim in AIMS} == {(3, 6, 4, 6, 5)}
    flags = chance_exact_choice(UNCLEAR, SHOWN, 2)
    assert flags == pytest.approx(52 / 1140)
    # At least 14 of the 17 others are clear once 3 are marked, whichever; 17 would be the most that can be chosen from.
    family = sum(chance * o * p * b for (o, p, b), chance in mixes().items()) / (17 * 16 * 15)
    assert float(family) * flags == pytest.approx(0.00056, abs=0.00005)
    assert float(family) * flags <= LIMIT_ABOVE


def test_nothing_tells_a_kind_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(30):
        case = EXERCISE.case(seed)
        told = texts_in(EXERCISE.cards(case, placing(case, finished=False)))
        assert not any(measure.why in told for measure in case.measures)
        assert EXERCISE.cards(case, Answer())[0].table is None


def test_names_on_the_page_do_not_tell_the_kind() -> None:
    (field,) = EXERCISE.cards(CASE, Answer())[0].fields
    assert isinstance(field, Groups)
    assert [item.id for item in field.items] == [f"measure-{place}" for place in range(1, SHOWN + 1)]


def test_feedback_names_each_measure_and_puts_mistakes_first() -> None:
    wrong = of(CASE, "process")[-1]
    card = EXERCISE.cards(CASE, placing(CASE, {wrong: "outcome"}))[0]
    text = CASE.items[wrong].text
    assert card.table is not None
    assert len(card.table.rows) == SHOWN
    assert card.table.rows[0][0] == text
    assert str(card.table.rows[0][1]).endswith(" Yours: outcome.")
    assert card.feedback is not None
    assert f'"{text}" is a process measure, not outcome.' in card.feedback.words[0]


def test_hostile_values_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, CASE, CARD):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        assert EXERCISE.cards(CASE, answer)
        assert EXERCISE.summary(CASE, answer, marks).good is False
    for odd in ({"measure-1": ["x"]}, {"nowhere": "outcome"}, {"measure-1": "nowhere"}, {"measure-1": None}):
        assert EXERCISE.mark(CASE, Answer({CARD: {FIELD: odd}}, (), True)).score == 0


def test_every_text_is_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    bank = [fault for text in texts_in(AIMS) for fault in plain_faults(text)]
    assert [fault for fault in bank if "-" not in fault or " " in fault] == []
    for seed in range(10):
        case = EXERCISE.case(seed)
        for answer in (Answer(), placing(case), placing(case, {of(case, "process")[-1]: "outcome"})):
            said = EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, EXERCISE.mark(case, answer))
            assert [
                fault for text in texts_in((said, EXERCISE.mark(case, answer))) for fault in plain_faults(text)
            ] == []


def test_measures_are_short_and_each_aim_has_its_own() -> None:
    for aim in AIMS:
        assert len({measure.text for measure in aim.measures}) == len(aim.measures) == 24
        for measure in aim.measures:
            assert len(measure.text.split()) <= 16
            assert measure.why.endswith(".")
