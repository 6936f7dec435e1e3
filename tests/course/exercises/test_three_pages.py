"""Same data, three pages (E-T2-05): "Chooses which of 3 displays answers 'are we getting better, and will we meet the
target?'; choice + reason (two-tier)"."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

import answers
from qidose import spc
from qidose.exercises.board.three_pages import (
    KINDS,
    MEASURES,
    PAGE,
    REASON,
    ThreePages,
    card_id,
)
from qidose.exercises.board.three_pages import Pages as Case
from qidose.exercises.board.three_pages_words import ANSWERS, CHANGED, PAGES, REASONS, wrong_answer
from qidose.exercises.fields import Answer
from qidose.simulate.certify import chart_of
from qidose.simulate.chance import LIMIT_ALL

EXERCISE = ThreePages()
SEEDS = range(40)  # 3 certified charts each
CASE = EXERCISE.case(1)
LOCKED = tuple(card_id(row) for row in range(MEASURES - 1))


def done(case: Case, finished: bool = True, wrong: dict[int, Any] | None = None, **first: Any) -> Answer:
    """Right answers but for those in `wrong` (by measure from 0) and for fields of the first card."""
    values = {card_id(row): answers.right(EXERCISE, case, card_id(row), Answer()) for row in range(MEASURES)}
    for row, said in (wrong or {}).items():
        values[card_id(row)]["answer"] = said
    values[card_id(0)] |= first
    return Answer(values, LOCKED, finished)


def passes(case: Case, answer: Answer) -> bool:
    return EXERCISE.mark(case, answer).score >= EXERCISE.pass_mark


@pytest.mark.parametrize("number", range(60))
def test_right_answers_get_full_marks(number: int, finish: Callable[..., tuple[Any, Answer]]) -> None:
    case, answer = finish(EXERCISE, f"learner-{number}")
    marks = EXERCISE.mark(case, answer)
    assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 5
    assert marks.misconceptions == ()
    assert EXERCISE.summary(case, answer, marks).good is True
    assert all(card.feedback is not None and card.feedback.good for card in EXERCISE.cards(case, answer))


def test_each_wrong_answer_loses_its_own_point_and_the_pass() -> None:
    for seed in range(6):
        case = EXERCISE.case(seed)
        for row, true in enumerate(case.truth.rows):
            for kind in KINDS:
                marks = EXERCISE.mark(case, done(case, wrong={row: kind}))
                lost = [] if kind == true.kind else [2 + row]
                assert [n for n, criterion in enumerate(marks.criteria) if not criterion.met] == lost
    for name, ideas in (("page", PAGES), ("reason", REASONS)):
        for idea in ideas:
            answer = done(CASE, **{name: idea.id})
            assert passes(CASE, answer) is (idea.misconception == "")
            named = (idea.misconception,) if idea.misconception else ()
            assert EXERCISE.mark(CASE, answer).misconceptions == named


@pytest.mark.parametrize("seed", SEEDS)
def test_the_answer_is_on_the_chart_for_each_measure(seed: int) -> None:
    """Judged afresh: a signal for the better or worse, or none; the target beyond the limits, or between them."""
    case = EXERCISE.case(seed)
    for row, true in zip(case.data.rows, case.truth.rows, strict=True):
        chart = chart_of(row.series)
        result = spc.judge(chart, "mdc-7")
        variation = spc.variation_icon(result, row.series.measure.better).name
        assurance = spc.assurance_icon(chart, row.thresholds.target, row.series.measure.better).name
        assert (variation, assurance) == {
            "getting_better": ("improvement", "fail"),
            "getting_worse": ("concern", "pass"),
            "fine": ("common_cause", "pass"),
            "cannot_meet": ("common_cause", "fail"),
            "red_by_chance": ("common_cause", "hit_and_miss"),
        }[true.kind]
        met = [colour == "green" for colour in row.colours]
        said = ANSWERS[true.kind]
        if "every month" in said or "still" in said:
            assert all(met) if " met" in said else not any(met)
        else:
            assert True in met
            assert False in met


def test_the_same_months_stand_on_all_3_pages() -> None:
    for seed in range(10):
        case = EXERCISE.case(seed)
        for card, row in zip(EXERCISE.cards(case, done(case)), case.data.rows, strict=True):
            assert card.table is not None
            bars, line = sorted(card.small, key=lambda chart: chart.look)
            assert (bars.look, line.look) == ("bars", "line")
            assert bars.values == (row.series.values[11], *row.series.values[-2:])
            assert line.values == row.series.values
            assert line.target == row.thresholds.target
            assert card.table.rows[0][0] == line.labels[-1]
            assert all(f"{line.labels[n]}: " in bars.message for n in (11, 22, 23))
            assert getattr(card.table.rows[0][1], "flag", "") == row.colours[-1]
    assert {EXERCISE.case(seed).bars_first for seed in range(10)} == {True, False}


def test_the_chance_of_passing_by_guessing() -> None:
    """Counted: page of 3, reason of 4 and 5 answers to each measure; and for who knows page, reason and the mixes."""
    blind = Fraction(1, len(PAGES) * len(REASONS))
    mixes = [mix for mix in product(KINDS, repeat=MEASURES) if len(set(mix)) > 1]
    assert len(mixes) == 120
    best = Fraction(1, len(mixes))
    assert float(blind * best) == pytest.approx(1 / 1440)
    assert best <= Fraction(LIMIT_ALL)  # 0.83%
    ways = list(product(KINDS, repeat=MEASURES))
    assert sum(passes(CASE, done(CASE, wrong=dict(enumerate(way)))) for way in ways) == 1
    firsts = product((idea.id for idea in PAGES), (idea.id for idea in REASONS))
    assert sum(passes(CASE, done(CASE, page=page, reason=reason)) for page, reason in firsts) == 1


def test_mixes_are_even_and_never_3_of_a_kind() -> None:
    cases = [EXERCISE.case(seed) for seed in range(60)]
    kinds = Counter(true.kind for case in cases for true in case.truth.rows)
    assert kinds.keys() == set(KINDS)
    assert min(kinds.values()) > 18  # of 36 expected
    assert all(len({true.kind for true in case.truth.rows}) > 1 for case in cases)


def test_measures_open_one_after_the_other() -> None:
    assert [card.id for card in EXERCISE.cards(CASE, Answer())] == ["measure-1"]
    second = EXERCISE.cards(CASE, Answer(locked=LOCKED[:1]))
    assert [card.id for card in second] == ["measure-1", "measure-2"]
    assert [len(card.fields) for card in EXERCISE.cards(CASE, done(CASE))] == [3, 1, 1]
    assert [bool(card.lock) for card in EXERCISE.cards(CASE, done(CASE))] == [True, True, False]
    assert EXERCISE.ready(CASE, done(CASE, False))
    assert not EXERCISE.ready(CASE, done(CASE, False, {2: None}))
    assert not EXERCISE.ready(CASE, Answer(done(CASE).values))


def test_no_truth_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(15):
        case = EXERCISE.case(seed)
        for answer in (Answer(), done(case, False)):
            cards = EXERCISE.cards(case, answer)
            assert all(card.feedback is None for card in cards)
            assert all(chart.marked == {} for card in cards for chart in card.small)
            texts = texts_in(cards)
            assert not any("The chart shows" in text or "in a row, are" in text for text in texts)
            # Each possible answer is offered equally often: the options do not tell which is true.
            assert len({texts.count(text) for text in ANSWERS.values()}) == 1


def test_what_is_shown_before_the_end_does_not_depend_on_the_truth() -> None:
    forged = replace(CASE, truth=EXERCISE.case(2).truth)
    for finished in (False, True):
        answer = done(CASE, finished)
        assert (EXERCISE.cards(forged, answer) == EXERCISE.cards(CASE, answer)) is not finished


def test_feedback_tells_3_stories_then_the_answer_and_the_learners_own() -> None:
    for seed in range(12):
        case = EXERCISE.case(seed)
        for row, true in enumerate(case.truth.rows):
            wrong = next(kind for kind in case.answers if kind != true.kind)
            said = EXERCISE.cards(case, done(case, wrong={row: wrong}))[row].feedback
            assert said is not None
            assert said.good is False
            assert said.words[0].startswith(f"The page of colours says {true.colour}. The bars say ")
            assert said.words[1].startswith("The chart shows ")
            if true.chart.change is not None:
                assert case.data.rows[row].series.periods[true.chart.change] in said.words[1]
            assert said.words[2] == f"The answer: {ANSWERS[true.kind]}"
            assert said.words[3] == f'You said: "{ANSWERS[wrong]}" {wrong_answer(true.kind, wrong)[1]}'


def test_the_bars_are_told_as_they_are() -> None:
    for seed in range(12):
        case = EXERCISE.case(seed)
        for card, row in zip(EXERCISE.cards(case, done(case)), case.data.rows, strict=True):
            assert card.feedback is not None
            sign = 1 if row.series.measure.better == "up" else -1
            for before, place in (("last month", -2), ("a year ago", -13)):
                rise = sign * (row.series.values[-1] - row.series.values[place])
                word = "better than" if rise > 0 else "worse than" if rise < 0 else "the same as"
                assert f"{word} {before}" in card.feedback.words[0]


@pytest.mark.parametrize(
    ("true", "said", "named"),
    [
        ("fine", "getting_worse", "MC02"),
        ("red_by_chance", "getting_better", "MC02"),
        ("getting_worse", "fine", "MC04"),
        ("getting_better", "cannot_meet", "MC07"),
        ("cannot_meet", "red_by_chance", "MC05"),
        ("getting_worse", "getting_better", ""),
    ],
)
def test_the_belief_behind_a_wrong_answer(true: Any, said: Any, named: str) -> None:
    assert wrong_answer(true, said)[0] == named


def test_a_case_is_personal_and_the_same_again() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert len({case.data.rows[0].series.values for case in cases}) == len(SEEDS)
    ThreePages.case.__globals__["_draw"].cache_clear()
    assert [EXERCISE.case(seed) for seed in range(5)] == cases[:5]
    for name, right in (("pages", PAGE), ("reasons", REASON)):
        places = {[idea.id for idea in getattr(case, name)].index(right) for case in cases}
        assert places == set(range(len(getattr(CASE, name))))
    assert {case.answers[0] for case in cases} == set(KINDS)
    assert {true.kind in CHANGED for case in cases for true in case.truth.rows[:1]} == {True, False}


def test_an_empty_answer_gets_0() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert EXERCISE.mark(CASE, Answer({}, LOCKED, True)).score == 0


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, CASE, *LOCKED):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        assert EXERCISE.cards(CASE, answer)
        assert EXERCISE.summary(CASE, answer, marks).good is False


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    firsts = [*({"page": idea.id} for idea in PAGES), *({"reason": idea.id} for idea in REASONS)]
    for seed in range(6):
        case = EXERCISE.case(seed)
        wrong = [dict.fromkeys(range(MEASURES), kind) for kind in KINDS]
        given = [Answer(), done(case, False), *(done(case, wrong=one) for one in wrong)]
        given += [done(case, **first) for first in firsts] if seed == 0 else []
        for answer in given:
            marks = EXERCISE.mark(case, answer)
            shown = [EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, marks), marks]
            assert [fault for text in texts_in(shown) for fault in plain_faults(text)] == []
