"""Did shouting work? (E-T2-04): "After each red month chooses 'ask for an action plan' or not; sees that the next month
is better 84% of the time with no action. Predicts the percentage first; final item on regression to the mean"."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

import answers
from qidose import spc
from qidose.exercises.board.shouting import (
    ASK,
    CLOSE,
    FEWEST_REDS,
    HIGHEST_SHARE,
    LEAVE,
    LOWEST_SHARE,
    MEASURES,
    MOST_REDS,
    PREDICT,
    QUESTIONS,
    TRUTH,
    Shouting,
    Years,
    card_id,
)
from qidose.exercises.board.shouting_words import REASONS, SCENARIOS, SHARES
from qidose.exercises.fields import Answer
from qidose.simulate.certify import chart_of
from qidose.simulate.chance import LIMIT_ALL

EXERCISE = Shouting()
SEEDS = range(200)
CASE = EXERCISE.case(1)


def played(case: Years, choice: Any = ASK, finished: bool = True, red: int | None = None, **said: Any) -> Answer:
    """`red` red months decided (all of them by default), with `choice` each time, and right answers but for `said`."""
    reds = len(case.truth.reds) if red is None else red
    locked = (PREDICT, *(card_id(n) for n in range(1, reds + 1)))
    values: dict[str, dict[str, Any]] = {card: {"choice": choice} for card in locked[1:]}
    values[PREDICT] = {"prediction": 40}
    if red is None:
        values[CLOSE] = answers.right(EXERCISE, case, CLOSE, Answer()) | said
    return Answer(values, locked, finished)


def options_of(case: Years) -> dict[str, list[str]]:
    close = EXERCISE.cards(case, played(case, finished=False))[-1]
    return {field.id: [option.id for option in getattr(field, "options", ())] for field in close.fields}


@pytest.mark.parametrize("number", range(100))
def test_right_answers_get_full_marks(number: int, finish: Callable[..., tuple[Any, Answer]]) -> None:
    case, answer = finish(EXERCISE, f"learner-{number}")
    marks = EXERCISE.mark(case, answer)
    assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 3
    assert marks.misconceptions == ()
    assert EXERCISE.summary(case, answer, marks).good is True
    assert len(answer.locked) == 1 + len(case.truth.reds)


def test_each_wrong_answer_loses_its_own_point_and_the_pass() -> None:
    for seed in range(20):
        case = EXERCISE.case(seed)
        for place, question in enumerate(QUESTIONS):
            for said in options_of(case)[question]:
                marks = EXERCISE.mark(case, played(case, **{question: said}))
                lost = [] if said == case.right(question) else [place]
                assert [n for n, criterion in enumerate(marks.criteria) if not criterion.met] == lost
                assert (marks.score >= EXERCISE.pass_mark) is not bool(lost)


def test_choices_and_prediction_are_not_marked() -> None:
    for choice, predicted in product((ASK, LEAVE), (0, 50, 100)):
        answer = played(CASE, choice)
        answer.values[PREDICT]["prediction"] = predicted
        assert EXERCISE.mark(CASE, answer).score == 3


def test_no_choice_changes_a_number() -> None:
    """What a learner sees of the months is the same whatever they choose."""
    for seed in range(20):
        case = EXERCISE.case(seed)
        asked, left = (EXERCISE.cards(case, played(case, choice, False)) for choice in (ASK, LEAVE))
        for one, other in zip(asked, left, strict=True):
            assert (one.heading, one.chart, one.feedback) == (other.heading, other.chart, other.feedback)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_series_is_stable_and_teaches_what_is_true(seed: int) -> None:
    case = EXERCISE.case(seed)
    reds = case.truth.reds
    assert FEWEST_REDS <= len(reds) <= MOST_REDS
    assert LOWEST_SHARE <= case.truth.better_next / len(reds) <= HIGHEST_SHARE
    assert spc.judge(chart_of(case.data.series), "mdc-7").signals == ()
    assert reds == tuple(n for n, colour in enumerate(case.data.colours[:-1]) if colour == "red")


def test_red_months_open_one_after_the_other() -> None:
    assert [card.id for card in EXERCISE.cards(CASE, Answer())] == [PREDICT]
    for red in range(len(CASE.truth.reds)):
        cards = EXERCISE.cards(CASE, played(CASE, red=red, finished=False))
        assert [card.id for card in cards] == [PREDICT, *(card_id(n) for n in range(1, red + 2))]
        assert not EXERCISE.ready(CASE, played(CASE, red=red, finished=False))
    assert EXERCISE.ready(CASE, played(CASE, finished=False))
    assert [card.id for card in EXERCISE.cards(CASE, played(CASE))][-2:] == [CLOSE, TRUTH]


def test_only_the_newest_card_has_a_chart_and_it_shows_no_month_to_come() -> None:
    for red, month in enumerate(CASE.truth.reds):
        *earlier, newest = EXERCISE.cards(CASE, played(CASE, red=red, finished=False))
        assert all(card.chart is None for card in earlier)
        assert newest.chart is not None
        assert newest.chart.values == CASE.data.series.values[: month + 1]
        assert newest.chart.centre == newest.chart.upper == newest.chart.lower == ()
        assert newest.heading == CASE.data.series.periods[month]
        assert max(newest.chart.notes) == month
    assert [card.id for card in EXERCISE.cards(CASE, played(CASE)) if card.chart] == [TRUTH]


def test_each_decided_month_tells_what_came_next() -> None:
    for seed in range(40):
        case = EXERCISE.case(seed)
        cards = {card.id: card for card in EXERCISE.cards(case, played(case, finished=False))}
        told = [cards[card_id(n)].feedback for n in range(1, len(case.truth.reds) + 1)]
        assert sum(one is not None and ", better" in one.heading for one in told) == case.truth.better_next
        for month, one in zip(case.truth.reds, told, strict=True):
            assert one is not None
            assert one.good is None
            assert one.heading.startswith(f"{case.data.series.periods[month + 1]}: ")
            assert one.heading.endswith("and red again") is (case.data.colours[month + 1] == "red")


def test_the_tally_counts_both_choices() -> None:
    case = CASE
    answer = played(case, LEAVE, finished=False)
    reds = len(case.truth.reds)
    answer.values[card_id(1)] = {"choice": ASK}
    close = EXERCISE.cards(case, answer)[-1]
    assert close.words[0].startswith("You asked for an action plan 1 time.")
    assert close.words[1].startswith(f"You left it {reds - 1} times.")
    assert EXERCISE.cards(case, played(case, LEAVE, False))[-1].words[0] == "You never asked for an action plan."


def test_the_end_tells_the_share_the_prediction_and_the_name_of_it() -> None:
    truth = EXERCISE.cards(CASE, played(CASE))[-1]
    text = " ".join(truth.words)
    assert "You predicted 40. In the long run it is about 84 of 100. This is called regression to the mean." in text
    assert f"You had {len(CASE.truth.reds)} red months, and {CASE.truth.better_next} were followed" in text
    assert truth.chart is not None
    assert len(truth.chart.upper) == len(truth.chart.values) == 24
    assert truth.chart.marked == {}


def test_beliefs_are_named_and_met_kindly() -> None:
    for seed in range(30):
        case = EXERCISE.case(seed)
        for question in ("reason", "scenario"):
            for idea in case.ideas(question):
                answer = played(case, **{question: idea.id})
                close = EXERCISE.cards(case, answer)[-1].feedback
                assert close is not None
                assert EXERCISE.mark(case, answer).misconceptions == ((idea.misconception,) if idea.kindly else ())
                assert close.good is not bool(idea.kindly)
                if idea.kindly:
                    assert close.words[0].endswith(f'You said: "{idea.text}" {idea.kindly}')
    assert EXERCISE.mark(CASE, played(CASE, share="30")).misconceptions == ("MC09",)
    assert EXERCISE.mark(CASE, played(CASE, share="100")).misconceptions == ()


def test_one_option_of_each_question_is_right() -> None:
    for ideas in (REASONS, *(scenario.ideas for scenario in SCENARIOS)):
        assert [bool(idea.misconception) for idea in ideas] == [False, True, True, True]
        assert all(bool(idea.kindly) == bool(idea.misconception) for idea in ideas)
        lengths = sorted(len(idea.text) for idea in ideas)
        assert lengths[-1] < 2 * lengths[0]


def test_the_chance_of_passing_by_guessing() -> None:
    """Every way to answer the 3 questions, counted: 5 by 4 by 4. The limit for boards is 1.5%."""
    options = options_of(CASE)
    ways = list(product(*(options[question] for question in QUESTIONS)))
    passed = sum(
        EXERCISE.mark(CASE, played(CASE, **dict(zip(QUESTIONS, way, strict=True)))).score >= EXERCISE.pass_mark
        for way in ways
    )
    assert Fraction(passed, len(ways)) == Fraction(1, 80)
    assert Fraction(1, 80) <= Fraction(LIMIT_ALL)
    assert len(SHARES) == 5


def test_a_case_is_personal_and_right_options_move() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert {case.data.series.measure.id for case in cases} == set(MEASURES)
    assert {case.scenario.id for case in cases} == {scenario.id for scenario in SCENARIOS}
    assert len({case.data.series.values for case in cases}) == len(SEEDS)
    for question in ("reason", "scenario"):
        assert {options_of(case)[question].index(case.right(question)) for case in cases[:60]} == {0, 1, 2, 3}
    Shouting.case.__globals__["_draw"].cache_clear()
    assert [EXERCISE.case(seed) for seed in range(20)] == cases[:20]


def test_no_truth_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(30):
        case = EXERCISE.case(seed)
        for red in (0, 2, None):
            answer = played(case, red=red, finished=False)
            cards = EXERCISE.cards(case, answer)
            texts = texts_in(cards)
            assert cards[-1].feedback is None
            assert not {criterion.why for criterion in EXERCISE.mark(case, answer).criteria} & set(texts)
            assert not any(("84" in text and "100" in text) or "regression" in text for text in texts)
            if red is not None:
                months = case.data.series.periods[case.truth.reds[red] + 1 :]
                assert not any(month in text for text in texts for month in months)


def test_an_empty_answer_gets_0() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert EXERCISE.mark(CASE, played(CASE, share=None, reason=None, scenario=None)).score == 0


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, CASE, *played(CASE).locked):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        assert EXERCISE.cards(CASE, answer)
        assert EXERCISE.summary(CASE, answer, marks).good is False


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for seed in range(40):
        case = EXERCISE.case(seed)
        options = options_of(case)
        given = [Answer(), played(case, red=3, finished=False), played(case, LEAVE, finished=False), played(case)]
        given += [played(case, **{q: options[q][place % len(options[q])] for q in QUESTIONS}) for place in range(5)]
        for answer in given:
            marks = EXERCISE.mark(case, answer)
            shown = [EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, marks), marks]
            assert [fault for text in texts_in(shown) for fault in plain_faults(text)] == []
