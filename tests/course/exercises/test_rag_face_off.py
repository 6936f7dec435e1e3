"""RAG face-off (E-T2-02 and E-T2-03): 10 board minutes shared out by colours, then by charts of the same months; "share
of minutes on true special causes and incapable processes ...; >= 70% in round 2; shows how many reds were noise"."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import comb, factorial, prod
from typing import Any

import pytest

import answers
from qidose.exercises.board.rag_face_off import (
    CHARTS,
    FEWEST,
    FEWEST_WELL_SPENT,
    KINDS,
    MEASURES,
    MINUTES,
    MOST_OF_A_KIND,
    PAGE,
    TRUTH,
    Page,
    RagFaceOff,
    item_id,
    measure_name,
    minutes_in,
    mix_for,
    verdicts_in,
    well_spent,
)
from qidose.exercises.board.rag_face_off_words import KINDLY, MISCONCEPTIONS
from qidose.exercises.fields import Answer
from qidose.simulate import board
from qidose.simulate.chance import LIMIT_ALL

EXERCISE = RagFaceOff()
SEEDS = range(24)  # 8 certified charts each
CASE = EXERCISE.case(1)


def done(case: Page, finished: bool = True, **changed: Any) -> Answer:
    """Right in round 2; `changed` are fields of round 2 to put in instead."""
    values = {card: answers.right(EXERCISE, case, card, Answer()) for card in (PAGE, CHARTS)}
    values[CHARTS] |= changed
    return Answer(values, (PAGE,), finished)


def needing(case: Page, wanted: bool = True) -> list[int]:
    return [row for row, one in enumerate(case.truth.rows) if one.attention is wanted]


def flipped(case: Page, row: int) -> dict[str, str]:
    """All verdicts right but one."""
    said = {item_id(place): case.verdict(place) for place in range(MEASURES)}
    return said | {item_id(row): "no" if case.verdict(row) == "yes" else "yes"}


def passes(case: Page, answer: Answer) -> bool:
    return EXERCISE.mark(case, answer).score >= EXERCISE.pass_mark


@pytest.mark.parametrize("number", range(60))
def test_right_answers_get_full_marks(number: int, finish: Callable[..., tuple[Any, Answer]]) -> None:
    case, answer = finish(EXERCISE, f"learner-{number}")
    marks = EXERCISE.mark(case, answer)
    assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 9
    assert marks.misconceptions == ()
    assert EXERCISE.summary(case, answer, marks).good is True
    assert well_spent(case, answer, PAGE) < well_spent(case, answer, CHARTS) == MINUTES


def test_each_wrong_verdict_loses_its_own_point_and_the_pass() -> None:
    for seed in (1, 2, 3):
        case = EXERCISE.case(seed)
        for row, one in enumerate(case.truth.rows):
            answer = done(case, needs=flipped(case, row))
            marks = EXERCISE.mark(case, answer)
            assert [n for n, criterion in enumerate(marks.criteria) if not criterion.met] == [row]
            assert marks.misconceptions == (MISCONCEPTIONS[one.kind],)
            assert not passes(case, answer)
            said = EXERCISE.cards(case, answer)[1].feedback
            assert said is not None
            assert said.good is False
            assert said.heading == "Another look at 1 measure"
            assert said.words[0].startswith(f"{measure_name(case, row)}: {marks.criteria[row].why}")
            assert said.words[0].endswith(KINDLY[one.kind][-1])


@pytest.mark.parametrize("good", range(MINUTES + 1))
def test_7_of_10_minutes_well_spent_pass_and_6_do_not(good: int) -> None:
    minutes = {item_id(needing(CASE)[0]): good, item_id(needing(CASE, False)[0]): MINUTES - good}
    answer = done(CASE, minutes=minutes)
    assert well_spent(CASE, answer, CHARTS) == good
    assert EXERCISE.mark(CASE, answer).criteria[-1].met is (good >= FEWEST_WELL_SPENT)
    assert passes(CASE, answer) is (good >= 7)


def test_round_1_is_never_marked() -> None:
    for row in range(MEASURES):
        answer = done(CASE)
        answer.values[PAGE] = {"minutes": {item_id(row): MINUTES}}
        assert passes(CASE, answer)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_page_teaches_what_it_is_for(seed: int) -> None:
    """Green that hides bad news, red that hides good news, reds of chance; and icons that tell of each change."""
    case = EXERCISE.case(seed)
    kinds = Counter(one.kind for one in case.truth.rows)
    assert all(kinds[kind] >= fewest for kind, fewest in FEWEST.items())
    assert max(kinds.values()) <= MOST_OF_A_KIND
    assert sum(kinds.values()) == MEASURES
    for one, chart in zip(case.truth.rows, EXERCISE.cards(case, done(case, finished=False))[1].small, strict=True):
        variation, assurance = chart.icons
        assert variation.name == {"getting_worse": "concern", "getting_better": "improvement"}.get(
            one.kind, "common_cause"
        )
        assert assurance.name == {"red_by_chance": "hit_and_miss", "getting_worse": "pass", "fine": "pass"}.get(
            one.kind, "fail"
        )
        assert one.colour == ("green" if one.kind in ("getting_worse", "fine") else "red")


def chance_by_colour() -> Fraction:
    """The best that somebody can do who knows how pages are made, sees the colours and looks at no chart.

    All rows of 8 classes that a page may have are alike in chance. `pages` counts those of 1 pattern of colours that
    have `worse` greens and `due` reds in need at given places.
    """

    def pages(greens: int, worse: int, due: int) -> int:
        most = MOST_OF_A_KIND
        chance = MEASURES - greens - due
        if not (1 <= worse <= most and 0 <= greens - worse <= most and 2 <= chance <= most):
            return 0
        return sum(comb(due, better) for better in range(1, most + 1) if 1 <= due - better <= most)

    total, passed = 0, 0
    for greens in range(MEASURES + 1):
        patterns, reds = comb(MEASURES, greens), MEASURES - greens
        here = {(w, d): pages(greens, w, d) for w, d in product(range(greens + 1), range(reds + 1))}
        total += patterns * sum(comb(greens, w) * comb(reds, d) * n for (w, d), n in here.items())
        passed += patterns * max(here.values())
    assert total == 78_120
    return Fraction(passed, total)


def test_the_chance_of_passing_by_guessing() -> None:
    assert float(chance_by_colour()) == pytest.approx(0.01316, abs=0.00001)
    assert chance_by_colour() <= Fraction(LIMIT_ALL)
    ways = [dict(zip(map(item_id, range(MEASURES)), said, strict=True)) for said in product(["yes", "no"], repeat=8)]
    assert sum(passes(CASE, done(CASE, needs=needs)) for needs in ways) == 1  # of 256: 0.39%


def test_pages_are_drawn_evenly_as_the_chance_supposes() -> None:
    """Reds, and measures that need the board, over many mixes, against the counts of every mix that is allowed."""
    shape: Counter[tuple[int, int]] = Counter()
    for counts in product(range(MOST_OF_A_KIND + 1), repeat=len(KINDS)):
        kinds = dict(zip(KINDS, counts, strict=True))
        if sum(counts) == MEASURES and all(kinds[kind] >= fewest for kind, fewest in FEWEST.items()):
            shape[_shape(kinds)] += factorial(MEASURES) // prod(map(factorial, counts))
    drawn = Counter(_shape(Counter(mix_for(seed))) for seed in range(2_000))
    assert shape.total() == 78_120
    assert drawn.keys() <= shape.keys()
    for found, ways in shape.items():
        assert drawn[found] / 2_000 == pytest.approx(ways / 78_120, abs=0.03)


def _shape(kinds: Mapping[board.Class, int]) -> tuple[int, int]:
    return kinds["getting_worse"] + kinds["fine"], sum(kinds[kind] for kind in board.DESERVE_ATTENTION)


def test_betting_on_colour_or_on_one_measure_never_passes() -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        red = [row for row, one in enumerate(case.truth.rows) if one.colour == "red"]
        by_colour = {item_id(row): "yes" if row in red else "no" for row in range(MEASURES)}
        assert not passes(case, done(case, needs=by_colour))
        for same in ("yes", "no"):
            assert not passes(case, done(case, needs=dict.fromkeys(by_colour, same)))


def test_charts_open_when_the_minutes_of_round_1_are_fixed() -> None:
    (page,) = EXERCISE.cards(CASE, Answer())
    assert (page.id, page.lock != "", page.small, page.chart) == (PAGE, True, (), None)
    assert not EXERCISE.ready(CASE, Answer({PAGE: {"minutes": {"m1": 10}}}))
    cards = EXERCISE.cards(CASE, done(CASE, finished=False))
    assert [card.id for card in cards] == [PAGE, CHARTS]
    assert EXERCISE.ready(CASE, done(CASE, finished=False))
    assert not EXERCISE.ready(CASE, done(CASE, finished=False, needs={"m1": "yes"}))
    assert [card.id for card in EXERCISE.cards(CASE, done(CASE))] == [PAGE, CHARTS, TRUTH]


def test_the_page_shows_one_month_and_no_history() -> None:
    for seed in range(8):
        case = EXERCISE.case(seed)
        (page,) = EXERCISE.cards(case, Answer())
        assert page.table is not None
        for cells, row, one in zip(page.table.rows, case.data.rows, case.truth.rows, strict=True):
            assert len(cells) == 3
            assert getattr(cells[1], "flag", "") == one.colour
            assert str(cells[2]).endswith("or more" if row.series.measure.better == "up" else "or less")


def test_both_rounds_are_about_the_same_months() -> None:
    _, charts, _ = EXERCISE.cards(CASE, done(CASE))
    for row, chart in zip(CASE.data.rows, charts.small, strict=True):
        assert chart.values == row.series.values
        assert chart.target == row.thresholds.target
        assert chart.labels[-1] == CASE.data.rows[0].series.periods[-1]


def test_no_truth_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(8):
        case = EXERCISE.case(seed)
        for answer in (Answer(), done(case, finished=False)):
            cards = EXERCISE.cards(case, answer)
            texts = texts_in(cards)
            assert all(card.feedback is None for card in cards)
            assert all(chart.marked == {} for card in cards for chart in card.small)
            assert not set(KINDS) & set(texts)
            for row in range(MEASURES):
                assert EXERCISE.mark(case, answer).criteria[row].why not in texts
            assert not any("were chance" in text or "in a row, are" in text for text in texts)


def test_what_is_shown_before_the_end_does_not_depend_on_the_truth() -> None:
    forged = replace(CASE, truth=EXERCISE.case(2).truth)
    assert EXERCISE.cards(forged, Answer()) == EXERCISE.cards(CASE, Answer())
    for finished in (False, True):
        answer = done(CASE, finished)
        assert (EXERCISE.cards(forged, answer) == EXERCISE.cards(CASE, answer)) is not finished


def test_the_end_counts_the_reds_of_chance_and_the_minutes_of_both_rounds() -> None:
    answer = done(CASE, minutes={item_id(needing(CASE)[0]): 8, item_id(needing(CASE, False)[0]): 2})
    *_, truth = EXERCISE.cards(CASE, answer)
    red = [one for one in CASE.truth.rows if one.colour == "red"]
    by_chance = sum(one.kind == "red_by_chance" for one in red)
    told = f"{len(red)} of the 8 measures were red. {by_chance} of these reds were chance."
    assert truth.words[0] == told
    summary = EXERCISE.summary(CASE, answer, EXERCISE.mark(CASE, answer))
    first = well_spent(CASE, answer, PAGE)
    assert summary.words[:2] == (
        f"Minutes well spent with the colours: {first} of 10. With the charts: 8 of 10.",
        told,
    )
    assert truth.table is not None
    for row, cells in enumerate(truth.table.rows):
        assert cells[3] == f"{minutes_in(answer, PAGE)[row]}, then {minutes_in(answer, CHARTS)[row]}"


def test_the_flicker_told_at_the_end_is_that_of_the_measure_named() -> None:
    for seed in range(8):
        case = EXERCISE.case(seed)
        named, told = EXERCISE.cards(case, done(case))[-1].words[1:]
        (row,) = [n for n in range(MEASURES) if named.endswith(f": {measure_name(case, n)}.")]
        assert case.truth.rows[row].kind == "red_by_chance"
        reds = case.data.rows[row].colours.count("red")
        assert f"red {reds} times and changed its colour {case.truth.rows[row].flips} times" in told


def test_after_the_end_every_signal_is_marked() -> None:
    for seed in range(6):
        case = EXERCISE.case(seed)
        for chart, one in zip(EXERCISE.cards(case, done(case))[1].small, case.truth.rows, strict=True):
            assert set(chart.marked) == {point for signal in one.chart.signals for point in signal.points}


def test_a_case_is_personal_and_the_same_again() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    kinds = {tuple(one.kind for one in case.truth.rows) for case in cases}
    assert len(kinds) == len(SEEDS)
    RagFaceOff.case.__globals__["_draw"].cache_clear()
    assert [EXERCISE.case(seed) for seed in (0, 1)] == cases[:2]
    assert {case.verdict(0) for case in cases} == {"yes", "no"}


def test_an_empty_answer_gets_0() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert EXERCISE.mark(CASE, Answer({}, (PAGE,), True)).score == 0


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    odd: list[Any] = [{"m1": True}, {"m1": 11}, {"m1": -3, "m2": 13}, {"m1": "10"}, {"m1": 10**400}, {"m1": 4.5}]
    given = [done(CASE, minutes=value, needs={"m1": value, "m9": "yes"}) for value in odd]
    for answer in [*hostile_answers(EXERCISE, CASE, PAGE), *given]:
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        assert verdicts_in(answer) == [None] * MEASURES
        assert EXERCISE.cards(CASE, answer)
        assert EXERCISE.summary(CASE, answer, marks).good is False


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for seed in range(6):
        case = EXERCISE.case(seed)
        wrong = {item_id(row): "no" if case.verdict(row) == "yes" else "yes" for row in range(MEASURES)}
        for answer in (Answer(), done(case, False), done(case), done(case, needs=wrong), done(case, needs=None)):
            marks = EXERCISE.mark(case, answer)
            shown = [EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, marks), marks]
            assert [fault for text in texts_in(shown) for fault in plain_faults(text)] == []
