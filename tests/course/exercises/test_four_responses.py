"""4 responses (E-T2-06), against curriculum 5.2: "12 charts -> 4 responses; >= 10 of 12, no 'act on noise' more than
once", and outcome 3: stable and capable, stable and not capable, special cause for the worse, and for the better."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations, product
from math import factorial, prod
from typing import Any

import pytest

from qidose.exercises.board.four_responses import FourResponses, card_id
from qidose.exercises.board.four_responses_charts import CHARTS, FEWEST, MOST, RESPONSES, BoardChart, allowed
from qidose.exercises.board.four_responses_words import ASKS_FOR_A_CAUSE, KINDLY, OTHERWISE, kind_words
from qidose.exercises.fields import Answer, Choice
from qidose.simulate.chance import LIMIT_ALL

EXERCISE = FourResponses()
SEEDS = range(60)
Case = tuple[BoardChart, ...]


def responses(case: Case, wrong: dict[int, str] | None = None, finished: bool = False, sure: str = "fairly") -> Answer:
    """Right responses, but for those in `wrong` (by place from 0)."""
    said = {place: chart.response for place, chart in enumerate(case)} | (wrong or {})
    values = {card_id(place + 1): {"response": one, "sure": sure} for place, one in said.items()}
    return Answer(dict(values), (), finished)


def places(case: Case, *wanted: str) -> list[int]:
    return [place for place, chart in enumerate(case) if chart.response in wanted]


def met(case: Case, wrong: dict[int, str]) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(case, responses(case, wrong)).criteria]


def said_of(case: Case, place: int, response: str) -> tuple[str, ...]:
    feedback = EXERCISE.cards(case, responses(case, {place: response}, finished=True))[place].feedback
    assert feedback is not None
    assert feedback.good is (response == case[place].response)
    return feedback.words


def test_the_right_answers_pass(finish: Callable[..., tuple[Any, Answer]]) -> None:
    played = [finish(EXERCISE, f"learner-{number}") for number in range(2)]
    for case, answer in (*played, *((EXERCISE.case(seed), responses(EXERCISE.case(seed))) for seed in SEEDS)):
        marks = EXERCISE.mark(case, answer)
        assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 2
        assert marks.misconceptions == ()
        assert EXERCISE.summary(case, answer, marks).good is True


def test_10_of_12_are_enough_and_9_are_not() -> None:
    for seed in range(10):
        case = EXERCISE.case(seed)
        worse = places(case, "remove", "copy")
        assert met(case, dict.fromkeys(worse[:2], "keep")) == [True, True]
        assert met(case, dict.fromkeys(worse[:3], "keep")) == [False, True]


def test_acting_on_noise_twice_fails_even_with_10_right() -> None:
    for seed in range(10):
        case = EXERCISE.case(seed)
        stable = places(case, "keep", "redesign")
        assert met(case, {stable[0]: "remove"}) == [True, True]
        assert met(case, {stable[0]: "remove", stable[1]: "copy"}) == [True, False]
        marks = EXERCISE.mark(case, responses(case, {stable[0]: "remove", stable[1]: "copy"}))
        assert f"on 2 of the {len(stable)} charts where nothing had changed" in marks.criteria[1].why
        assert EXERCISE.summary(case, responses(case, {}, True), marks).good is False


def test_to_redesign_what_works_is_wrong_but_not_acting_on_noise() -> None:
    case = EXERCISE.case(3)
    assert met(case, dict.fromkeys(places(case, "keep")[:2], "redesign")) == [True, True]


@pytest.mark.parametrize("always", RESPONSES)
def test_the_same_response_to_every_chart_fails(always: str) -> None:
    for seed in range(20):
        case = EXERCISE.case(seed)
        assert EXERCISE.mark(case, responses(case, dict.fromkeys(range(CHARTS), always))).score < EXERCISE.pass_mark


def chance_of(guess: list[str], sets: int) -> float:
    """The exact chance that these responses pass. Every set of charts that is allowed is as likely as any other."""
    passing = 0
    for wrong in range(3):
        for where in combinations(range(CHARTS), wrong):
            for truths in product(RESPONSES, repeat=wrong):
                if any(guess[place] == truth for place, truth in zip(where, truths, strict=True)):
                    continue
                noise = sum(
                    guess[place] in ASKS_FOR_A_CAUSE and truth in ("keep", "redesign")
                    for place, truth in zip(where, truths, strict=True)
                )
                true = dict(enumerate(guess)) | dict(zip(where, truths, strict=True))
                counts = Counter(RESPONSES.index(one) for one in true.values())  # type: ignore[arg-type]
                passing += noise <= 1 and allowed(counts)
    return passing / sets


def test_the_chance_of_passing_by_guessing() -> None:
    """The best way to answer of somebody who looks at no chart, and knows how many of each kind there may be."""
    mixes = [mix for mix in product(range(FEWEST, MOST + 1), repeat=len(RESPONSES)) if sum(mix) == CHARTS]
    sets = sum(factorial(CHARTS) // prod(map(factorial, mix)) for mix in mixes)
    guesses = [[RESPONSES[kind] for kind, count in enumerate(mix) for _ in range(count)] for mix in mixes]
    best = max(chance_of(guess, sets) for guess in guesses)
    assert best == pytest.approx(0.0000702, abs=0.0000001)
    assert best < LIMIT_ALL
    # However odd the mix of guesses: no more than 1 + 12 x 3 + 66 x 9 sets are within 2 charts of them.
    assert (1 + 12 * 3 + 66 * 9) / sets < LIMIT_ALL


def test_a_case_is_personal_and_comes_back() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert len({tuple(chart.data.series.values for chart in case) for case in cases}) == len(SEEDS)
    again = FourResponses().case(5)
    assert [chart.data for chart in again] == [chart.data for chart in cases[5]]
    assert len({tuple(chart.response for chart in case) for case in cases}) == len(SEEDS)


def test_a_set_has_12_measures_and_2_to_5_charts_of_each_response() -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        counts = Counter(chart.response for chart in case)
        assert len({chart.data.series.measure.id for chart in case}) == CHARTS
        assert set(counts) == set(RESPONSES)
        assert all(FEWEST <= count <= MOST for count in counts.values())


def test_the_target_does_not_give_a_change_away() -> None:
    """Charts with a change have their target in all 3 places; so do the stable ones."""
    charts = [chart for seed in SEEDS for chart in EXERCISE.case(seed)]
    for response in ("remove", "copy"):
        assert {chart.truth.assurance for chart in charts if chart.response == response} == {
            "pass",
            "fail",
            "hit_and_miss",
        }
    latest = {
        chart.latest_met for chart in charts if chart.truth.assurance == "hit_and_miss" and chart.truth.chart.stable
    }
    assert latest == {True, False}


def test_the_response_follows_from_the_chart() -> None:
    """Checked against the figures alone: signals, their side, and the share of months that met the target."""
    for seed in SEEDS:
        for chart in EXERCISE.case(seed):
            signals = chart.truth.chart.signals
            if signals:
                good = {signal.side for signal in signals} == {chart.data.series.measure.good_side}
                assert chart.response == ("copy" if good else "remove")
            else:
                assert chart.response == ("keep" if all(chart.truth.met) else "redesign")


def test_each_wrong_response_is_answered() -> None:
    """The truth first, the learner's own response beside it, and at least 1 sentence that meets it."""
    for seed in range(3):
        case = EXERCISE.case(seed)
        for place, said in product(range(CHARTS), RESPONSES):
            words = said_of(case, place, said)
            right = case[place].response == said
            assert any(text.startswith("You chose: ") for text in words) is not right
            assert words[0].startswith(("Nothing has changed here.", "Something changed here: look at "))
            if not right:
                assert not words[-1].startswith("You chose: ")


FITS: list[tuple[str, Callable[[BoardChart], bool], str]] = [
    ("MC01", lambda chart: chart.response == "keep" and chart.truth.chart.kind != "three_worse", "remove"),
    ("MC01", lambda chart: chart.response == "redesign", "copy"),
    ("MC03", lambda chart: chart.response == "keep" and chart.truth.chart.kind == "three_worse", "remove"),
    (
        "MC04",
        lambda chart: (
            chart.truth.assurance == "hit_and_miss"
            and chart.truth.chart.stable
            and chart.truth.chart.kind != "three_worse"
            and not chart.latest_met
        ),
        "remove",
    ),
    ("MC04", lambda chart: chart.response == "redesign" and chart.latest_met, "keep"),
    ("MC04", lambda chart: chart.response == "remove" and chart.latest_met, "keep"),
    ("MC05", lambda chart: chart.response == "remove" and chart.truth.assurance == "fail", "redesign"),
    (
        "MC05",
        lambda chart: (
            chart.response == "redesign" and chart.truth.assurance == "fail" and chart.truth.chart.kind != "three_worse"
        ),
        "remove",
    ),
    ("MC06", lambda chart: chart.response == "redesign" and not chart.latest_met, "keep"),
    ("MC07", lambda chart: chart.response == "copy", "keep"),
    ("MC07", lambda chart: chart.response == "copy", "remove"),
]


@pytest.mark.parametrize(("name", "fits", "said"), FITS)
def test_each_misconception_is_named_and_met_kindly(name: str, fits: Callable[[BoardChart], bool], said: str) -> None:
    shown = 0
    for seed in range(15):
        case = EXERCISE.case(seed)
        for place, chart in enumerate(case):
            if fits(chart):
                assert EXERCISE.mark(case, responses(case, {place: said}, True)).misconceptions == (name,)
                assert set(KINDLY[name]) <= set(said_of(case, place, said))
                shown += 1
    assert shown


def test_responses_that_show_no_belief_are_met_too() -> None:
    shown = set()
    for seed in range(8):
        case = EXERCISE.case(seed)
        for place, said in product(range(CHARTS), RESPONSES):
            words = OTHERWISE.get((case[place].response, said))
            if words and set(words) <= set(kind_words(case[place], said)):
                assert EXERCISE.mark(case, responses(case, {place: said})).misconceptions == ()
                shown.add((case[place].response, said))
    assert shown == set(OTHERWISE)


def test_the_end_says_how_each_situation_went_and_how_sure_they_were() -> None:
    case = EXERCISE.case(1)
    removed = places(case, "remove")
    answer = responses(case, {removed[0]: "keep"}, finished=True, sure="sure")
    words = EXERCISE.summary(case, answer, EXERCISE.mark(case, answer)).words
    assert f"Something had changed for the worse: {len(removed) - 1} of {len(removed)} right." in words
    assert "You were sure on 12 of the 12 charts. 11 of these responses fit." in words
    assert "You were sure of this one, so it is worth a second look." in (
        EXERCISE.cards(case, answer)[removed[0]].feedback.words  # type: ignore[union-attr]
    )


def test_an_empty_or_partial_answer_gets_0() -> None:
    case = EXERCISE.case(1)
    assert EXERCISE.mark(case, Answer()).score == 0
    partial = responses(case, finished=True)
    del partial.values[card_id(12)]
    assert EXERCISE.mark(case, partial).score == 0
    assert not EXERCISE.ready(case, partial)


def test_nothing_tells_the_truth_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(20):
        case = EXERCISE.case(seed)
        cards = EXERCISE.cards(case, responses(case))
        for card in cards:
            assert card.feedback is None
            assert card.chart is not None
            assert card.chart.marked == {}
        told = " ".join(texts_in(cards))
        for late in ("Nothing has changed here", "Something changed here", "in a row, are", "by chance", "You chose"):
            assert late not in told
        assert len({card.fields for card in cards}) == 1


def test_after_the_end_the_charts_carry_every_signal() -> None:
    for seed in range(10):
        case = EXERCISE.case(seed)
        for chart, card in zip(case, EXERCISE.cards(case, responses(case, finished=True)), strict=True):
            assert card.chart is not None
            points = {point for signal in chart.truth.chart.signals for point in signal.points}
            assert set(card.chart.marked) == points


def test_every_chart_offers_the_same_4_responses() -> None:
    (field, _) = EXERCISE.cards(EXERCISE.case(1), Answer())[0].fields
    assert isinstance(field, Choice)
    assert tuple(option.id for option in field.options) == RESPONSES


def test_hostile_values_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    case = EXERCISE.case(1)
    for answer in hostile_answers(EXERCISE, case):
        marks = EXERCISE.mark(case, answer)
        assert marks.score == 0
        assert EXERCISE.cards(case, answer)
        assert EXERCISE.summary(case, answer, marks).good is False


def test_every_text_is_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for seed in range(3):
        case = EXERCISE.case(seed)
        for said in RESPONSES:
            answer = responses(case, dict.fromkeys(range(CHARTS), said), finished=True, sure="sure")
            shown = EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, EXERCISE.mark(case, answer))
            assert [fault for text in set(texts_in(shown)) for fault in plain_faults(text)] == []
