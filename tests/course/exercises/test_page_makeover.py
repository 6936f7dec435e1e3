"""Board page makeover (E-T6-12): "converts a RAG board page into SPC with narrative"; truth-based priorities; R8."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from math import comb
from typing import Any

import numpy as np
import pytest

import answers
from qidose.exercises.board.rag_face_off import FEWEST, KINDS, MEASURES, MOST_OF_A_KIND, mix_for
from qidose.exercises.board.rag_face_off_words import MISCONCEPTIONS
from qidose.exercises.experts.page_makeover import FEWEST_READ, PageMakeover
from qidose.exercises.experts.page_makeover_cards import LIMITS, OLD, READ, TRUTH, WRITE, checks_of, item_id, story_id
from qidose.exercises.experts.page_makeover_case import Page, is_near, limits
from qidose.exercises.experts.page_makeover_words import DROP, DROP_WHY, KEEP, KEEP_WHY, READINGS
from qidose.exercises.fields import Answer
from qidose.rubrics import BOARD_PAGE
from qidose.simulate.chance import LIMIT_ABOVE

EXERCISE = PageMakeover()
SEEDS = range(12)  # 8 certified charts each
CASE = EXERCISE.case(1)
CARDS = (OLD, LIMITS, READ, WRITE)
GREEN = ("getting_worse", "fine")


def done(case: Page, finished: bool = True, **changed: dict[str, Any]) -> Answer:
    """Right answers; `changed` holds, for a card, the fields to put in instead."""
    values = {card: {**answers.right(EXERCISE, case, card, Answer()), **changed.get(card, {})} for card in (*CARDS,)}
    return Answer(values, CARDS[:3], finished)


def lost(case: Page, answer: Answer) -> list[int]:
    """The criteria that are not met, from 0."""
    return [n for n, criterion in enumerate(EXERCISE.mark(case, answer).criteria) if not criterion.met]


def says(case: Page, changed: dict[int, str]) -> dict[str, str]:
    return {item_id(row): changed.get(row, case.kind(row)) for row in range(MEASURES)}


def other(kind: str) -> str:
    return next(option.id for option in READINGS if option.id != kind)


def test_right_answers_get_full_marks(finish: Callable[..., tuple[Any, Answer]]) -> None:
    for learner in range(10):
        case, answer = finish(EXERCISE, f"learner-{learner}")
        marks = EXERCISE.mark(case, answer)
        assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 4
        assert marks.misconceptions == ()
        assert EXERCISE.summary(case, answer, marks).good is True
        assert all(check.met for check in EXERCISE.cards(case, answer)[3].checks)


def test_the_coach_marks_by_r8() -> None:
    assert EXERCISE.rubric is BOARD_PAGE
    assert (BOARD_PAGE.id, BOARD_PAGE.out_of, BOARD_PAGE.pass_mark) == ("R8", 12, 9)


def test_each_slip_loses_its_own_point() -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        lower, upper = limits(case.series(case.built))
        room = (upper - lower) * 0.02 + 10.0 ** -case.series(case.built).measure.decimals
        assert lost(case, done(case, limits={"upper": upper + room})) == [0]
        assert lost(case, done(case, charts={"says": says(case, {n: other(case.kind(n)) for n in (0, 1)})})) == [1]
        assert lost(case, done(case, charts={"first": [item_id(row) for row in range(MEASURES)]})) == [2]
        assert lost(case, done(case, write={"shows": ["colour", *(option.id for option in KEEP[:4])]})) == [3]


@pytest.mark.parametrize("wrong", range(MEASURES + 1))
def test_7_of_8_charts_read_pass_and_6_do_not(wrong: int) -> None:
    changed = {row: other(CASE.kind(row)) for row in range(wrong)}
    answer = done(CASE, charts={"says": says(CASE, changed)})
    assert (1 not in lost(CASE, answer)) is (wrong <= 1)
    assert FEWEST_READ == 7
    found = {MISCONCEPTIONS[CASE.kind(row)] for row in changed}
    assert EXERCISE.mark(CASE, answer).misconceptions == tuple(sorted(found))


@pytest.mark.parametrize(
    ("shows", "met"),
    [
        (KEEP, True),
        (KEEP[1:], True),
        (KEEP[2:], False),
        ((*KEEP, DROP[0]), True),
        ((*KEEP, *DROP[:2]), False),
        ((*KEEP[1:], DROP[0]), False),
        ((), False),
        (DROP, False),
    ],
)
def test_1_slip_in_what_the_page_shows_is_forgiven(shows: tuple[Any, ...], met: bool) -> None:
    answer = done(CASE, write={"shows": [option.id for option in shows]})
    assert (lost(CASE, answer) == []) is met
    beliefs = {DROP_WHY[option.id][0] for option in shows if option in DROP}
    assert EXERCISE.mark(CASE, answer).misconceptions == tuple(sorted(beliefs))


def test_limits_are_those_of_an_xmr_chart() -> None:
    """Worked out here from the numbers that the learner sees."""
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        words = EXERCISE.cards(case, Answer(locked=(OLD,)))[1].words[1]
        seen = np.array([float(number) for number in words.rstrip(".").split(", ")])
        assert len(seen) == 24
        reach = 2.66 * np.abs(np.diff(seen)).mean()
        assert limits(case.series(case.built)) == pytest.approx((seen.mean() - reach, seen.mean() + reach))
        assert case.kind(case.built) not in ("getting_worse", "getting_better")


@pytest.mark.parametrize(("off", "near"), [(0.0, True), (0.009, True), (-0.009, True), (0.06, False), (-0.06, False)])
def test_a_limit_at_its_edge(off: float, near: bool) -> None:
    series = CASE.series(CASE.built)
    lower, upper = limits(series)
    assert is_near(upper + off * (upper - lower), upper, series) is near
    assert not is_near(None, upper, series)


def test_limits_from_the_overall_standard_deviation_are_named() -> None:
    told = 0
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        values = np.array(case.series(case.built).values)
        wide = {"lower": values.mean() - 2 * values.std(ddof=1), "upper": values.mean() + 2 * values.std(ddof=1)}
        answer = done(case, limits={name: float(value) for name, value in wide.items()})
        if 0 in lost(case, answer):
            told += 1
            assert "MC13" in EXERCISE.mark(case, answer).misconceptions
            said = EXERCISE.cards(case, answer)[1].feedback
            assert said is not None
            assert "moving ranges" in said.words[1]
        assert "MC13" not in EXERCISE.mark(case, done(case)).misconceptions
    assert told > 8


def test_pages_have_all_that_the_stories_need() -> None:
    rows, kinds = set(), set()
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        told = [case.kind(row) for row in case.told]
        assert set(told) in ({"getting_worse", *_BOTH}, {"getting_better", *_BOTH})
        assert list(case.told) == sorted(case.told)
        rows.add(case.told)
        kinds.add(case.kind(case.built))
    assert len(rows) > 8
    assert len(kinds) >= 2


_BOTH = ("cannot_meet", "red_by_chance")


def readings_by_colour() -> tuple[int, int]:
    """How many pages there are, and how many are passed by the best reading of somebody who knows how pages are made,
    sees the colours and looks at no chart. All rows of 8 classes that a page may have are alike in chance."""
    total, passed = 0, 0
    for greens in range(MEASURES + 1):
        reds = MEASURES - greens
        green = list(product(GREEN, repeat=greens))
        red = list(product([kind for kind in KINDS if kind not in GREEN], repeat=reds))
        pages = {(*one, *two) for one in green for two in red if _may_be(one, two)}
        total += comb(MEASURES, greens) * len(pages)
        best = max((sum(near in pages for near in _passing(page)) for page in pages), default=0)
        passed += comb(MEASURES, greens) * best
    return total, passed


def _may_be(green: tuple[str, ...], red: tuple[str, ...]) -> bool:
    counts = {kind: (*green, *red).count(kind) for kind in KINDS}
    return max(counts.values()) <= MOST_OF_A_KIND and all(counts[kind] >= fewest for kind, fewest in FEWEST.items())


def _passing(page: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The pages on which this reading is passed: at most 1 chart differs, and the same charts come first."""
    swap = {"getting_better": "cannot_meet", "cannot_meet": "getting_better"}
    near = [(*page[:n], swap[kind], *page[n + 1 :]) for n, kind in enumerate(page) if kind in swap]
    return [page, *near]


def test_the_chance_of_passing_by_guessing() -> None:
    """The reading exactly; the limits for somebody who knows each to within 1 sigma either way, all alike."""
    total, passed = readings_by_colour()
    assert total == 78_120
    reading = passed / total
    assert reading == pytest.approx(READING, abs=0.00001)
    hit = []
    for seed in SEEDS:
        series = EXERCISE.case(seed).series(EXERCISE.case(seed).built)
        lower, upper = limits(series)
        window = 2 * max(0.01 * (upper - lower), 0.5 * 10.0**-series.measure.decimals)
        hit.append((window / ((upper - lower) / 3)) ** 2)
    assert np.mean(hit) < 0.05
    assert reading * np.mean(hit) <= LIMIT_ABOVE


READING = 0.00535


def test_knowing_the_colours_alone_never_passes() -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        colours = [one.colour for one in case.truth.rows]
        by_colour = {item_id(n): "cannot_meet" if colour == "red" else "fine" for n, colour in enumerate(colours)}
        red = [item_id(n) for n, colour in enumerate(colours) if colour == "red"]
        assert {1, 2} & set(lost(case, done(case, charts={"says": by_colour, "first": red})))


def test_the_mix_is_drawn_apart_from_that_of_the_board() -> None:
    assert [mix_for(seed, "page-makeover") for seed in range(5)] != [mix_for(seed) for seed in range(5)]


# What is shown, and when


def test_cards_open_one_after_the_other() -> None:
    for locked in range(4):
        answer = replace(done(CASE, finished=False), locked=CARDS[:locked])
        assert [card.id for card in EXERCISE.cards(CASE, answer)] == list(CARDS[: locked + 1])
        assert EXERCISE.ready(CASE, answer) is (locked == 3)
    assert [card.id for card in EXERCISE.cards(CASE, done(CASE))] == [*CARDS, TRUTH]
    assert EXERCISE.may_improve is False


def test_no_chart_and_no_limit_is_shown_before_it_is_worked_out(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(6):
        case = EXERCISE.case(seed)
        cards = EXERCISE.cards(case, Answer(locked=(OLD,)))
        assert all(card.chart is None and card.small == () for card in cards)
        for limit in limits(case.series(case.built)):
            assert not any(f"{limit:.2f}" in text for text in texts_in(cards))


def test_nothing_is_told_before_the_end() -> None:
    forged = replace(CASE, truth=EXERCISE.case(2).truth)
    answer = done(CASE, finished=False)
    cards = EXERCISE.cards(CASE, answer)
    assert cards == EXERCISE.cards(forged, answer)
    assert all(card.feedback is None for card in cards)
    assert all(chart.marked == {} and chart.icons == () for chart in cards[2].small)


def test_after_the_end_every_signal_is_marked_and_told() -> None:
    wrong = done(CASE, charts={"says": says(CASE, {n: other(CASE.kind(n)) for n in range(MEASURES)})})
    cards = EXERCISE.cards(CASE, wrong)
    for chart, one in zip(cards[2].small, CASE.truth.rows, strict=True):
        assert set(chart.marked) == {point for signal in one.chart.signals for point in signal.points}
    assert cards[2].feedback is not None
    assert len([words for words in cards[2].feedback.words if "You said" in words]) == MEASURES


def test_the_checks_see_form_only() -> None:
    def met(**changed: Any) -> list[bool]:
        return [check.met for check in checks_of(CASE, done(CASE, write=changed))]

    assert met() == [True] * 6
    first = story_id(CASE.told[0])
    assert met(**{first: "It went up."}) == [False, False, False, True, True, True]
    assert met(note="24 months in order.")[3] is False
    assert met(ask="The others wait.")[4] is False
    assert met(ask="Why is this red?")[5] is False
    assert [check.met for check in checks_of(CASE, Answer())] == [False] * 6


def test_all_that_is_offered_has_its_reason() -> None:
    assert set(DROP_WHY) == {option.id for option in DROP}
    assert set(KEEP_WHY) == {option.id for option in KEEP}
    places = {EXERCISE.case(seed).offered.index(KEEP[0]) for seed in SEEDS}
    assert len(places) > 4


def test_a_case_is_personal_and_the_same_again() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert len({tuple(one.measure for one in case.truth.rows) for case in cases}) == len(SEEDS)
    PageMakeover.case.__globals__["draw"].cache_clear()
    assert [EXERCISE.case(seed) for seed in (0, 1)] == cases[:2]


def test_an_empty_answer_gets_0() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert EXERCISE.mark(CASE, Answer({}, CARDS[:3], True)).score == 0


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, CASE, *CARDS[:3]):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        assert EXERCISE.cards(CASE, answer)
        assert EXERCISE.summary(CASE, answer, marks).good is False


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for seed in range(2):
        case = EXERCISE.case(seed)
        wrong = done(
            case,
            charts={"says": says(case, {n: other(case.kind(n)) for n in range(MEASURES)}), "first": ["m1", "m2"]},
            write={"shows": [option.id for option in DROP]},
            limits={"upper": 1.0},
        )
        for answer in (Answer(), done(case, False), done(case), wrong):
            marks = EXERCISE.mark(case, answer)
            shown = [EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, marks), marks]
            assert [fault for text in texts_in(shown) for fault in plain_faults(text)] == []
