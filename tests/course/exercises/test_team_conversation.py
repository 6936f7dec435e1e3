"""Team conversation (E-T3-03): "Branching dialogue with a ward team after a bad month"; "avoids blame, asks about
process and data" (curriculum 5.3)."""

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from qidose import spc
from qidose.exercises.fields import Answer
from qidose.exercises.senior_leaders.team_conversation import (
    CHART,
    FEWEST,
    KINDS,
    SOME,
    TURNS,
    Talk,
    TeamConversation,
    card_id,
)
from qidose.exercises.senior_leaders.team_conversation_stories import STORIES
from qidose.exercises.senior_leaders.team_conversation_talk import DOES, KINDLY, SHOWS, Kind, Way
from qidose.simulate.certify import signals_of
from qidose.simulate.chance import LIMIT_ABOVE

EXERCISE = TeamConversation()
SEEDS = range(80)
CASES = [EXERCISE.case(seed) for seed in SEEDS]
EVERY = {(case.story.id, case.shows): case for case in CASES}
CASE = CASES[1]


def pick(case: Talk, number: int, kind: str) -> int:
    """The place of a way of a kind in a turn; "right" for the one that helps, "wrong" for one that neither helps nor
    blames."""
    for place, way in enumerate(case.ways[number - 1], 1):
        right = way.helps(case.shows)
        if way.kind == kind or (kind == "right" and right) or (kind == "wrong" and not right and way.kind != "blames"):
            return place
    raise AssertionError(kind)


def talked(case: Talk = CASE, kinds: str | list[str] = "right", seen: str = "", finished: bool = True) -> Answer:
    each = [kinds] * TURNS if isinstance(kinds, str) else kinds
    values: dict[str, Any] = {CHART: {"shows": seen or case.shows}}
    values |= {card_id(number): {"say": str(pick(case, number, kind))} for number, kind in enumerate(each, 1)}
    return Answer(values, tuple(values), finished)


def met(given: Answer, case: Talk = CASE) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(case, given).criteria]


def passes(given: Answer, case: Talk = CASE) -> bool:
    return EXERCISE.mark(case, given).score >= EXERCISE.pass_mark


def test_a_learner_who_understands_gets_every_point(finish: Callable[..., tuple[Any, Answer]]) -> None:
    for learner in map(str, range(20)):
        case, answer = finish(EXERCISE, learner)
        marks = EXERCISE.mark(case, answer)
        assert marks.score == marks.out_of == EXERCISE.points == 8
        assert marks.misconceptions == ()
        assert EXERCISE.summary(case, answer, marks).good is True


def test_1_slip_passes_and_2_do_not() -> None:
    for number in range(TURNS):
        kinds = ["right"] * TURNS
        kinds[number] = "wrong"
        given = talked(kinds=kinds)
        assert met(given) == [True, *(n != number for n in range(TURNS)), True]
        assert passes(given)
        assert not passes(talked(kinds=kinds, seen=next(name for name in SHOWS if name != CASE.shows)))
    assert not passes(talked(kinds=["wrong", "wrong", *["right"] * 4]))


def test_whoever_blames_once_does_not_pass() -> None:
    for number in range(TURNS):
        kinds = ["right"] * TURNS
        kinds[number] = "blames"
        given = talked(kinds=kinds)
        assert met(given) == [True, *(n != number for n in range(TURNS)), False]
        assert not passes(given)


def test_the_chart_decides_what_helps_in_3_turns_and_not_in_the_others() -> None:
    for case, shows in product(EVERY.values(), SHOWS):
        for number, turn in enumerate(case.story.turns, 1):
            right = [way.kind for way in turn.ways if way.helps(shows)]
            assert right == ([shows] if number in (1, 2, 6) else ["helps"])


def test_the_chart_shows_what_is_true() -> None:
    for case in CASES:
        signals = signals_of(case.data.series)
        rules = {signal.rule for signal in signals}
        assert (not rules) if case.shows == "usual" else bool(rules)
        if case.shows == "month":
            assert rules == {"outside_limits"}
            assert {point for signal in signals for point in signal.points} == {23}
        if case.shows == "since":
            assert "shift" in rules
            assert min(point for signal in signals for point in signal.points) <= case.since + 2
        better = case.data.series.measure.better
        worse = [v for v in case.data.series.values if (v > case.data.series.values[-1]) == (better == "up")]
        assert len(worse) >= 10  # the latest month is a bad one


def test_an_empty_answer_gets_nothing() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert met(Answer(talked().values))[0] is False  # the chart counts once it is fixed


# What is said leads to what is heard


@pytest.mark.parametrize("key", sorted(EVERY))
def test_every_way_has_its_own_reply_and_a_closed_team_begins_the_next_turn_otherwise(key: tuple[str, Any]) -> None:
    case = EVERY[key]
    for number, turn in enumerate(case.story.turns[:-1], 1):
        after = case.story.turns[number]
        heard = set()
        for way in turn.ways:
            kinds = ["right"] * TURNS
            kinds[number - 1] = way.kind
            card = EXERCISE.cards(case, talked(case, kinds))[number + 1]
            lead = after.lead if way.helps(case.shows) else after.guarded
            assert card.words == (case.words(way.answered(case.shows)), case.words(lead))
            heard.add(card.words[0])
        assert len(heard) == 4
        assert after.lead != after.guarded


def test_the_talk_ends_as_it_went() -> None:
    story = CASE.story
    for right in range(TURNS + 1):
        said = EXERCISE.cards(CASE, talked(kinds=["right"] * right + ["wrong"] * (TURNS - right)))[-1].words[-1]
        assert said == (story.open if right >= FEWEST - 1 else story.half if right >= SOME else story.shut)
    assert EXERCISE.cards(CASE, talked(kinds=["right"] * 5 + ["blames"]))[-1].words[-1] == story.shut


# Guessing


def test_the_chance_of_passing_by_guessing() -> None:
    """Every way to answer, each as likely as another: 3 things that a chart can show, 6 turns of 4 ways."""
    passing = 0
    for wrong_chart, turns in product((0, 1, 1), product("hbww", repeat=TURNS)):
        score = (not wrong_chart) + turns.count("h") + ("b" not in turns)
        passing += score >= EXERCISE.pass_mark
    chance = Fraction(passing, 3 * 4**TURNS)
    assert chance == Fraction(5, 4096)  # 0.12%
    assert chance <= LIMIT_ABOVE
    for turn in (turn for story in STORIES for turn in story.turns):
        kinds = Counter(way.kind for way in turn.ways)
        assert kinds["blames"] == 1
        assert len(kinds) == 4


Rule = Callable[[tuple[Way, ...]], Way]
SHAPES: dict[str, Rule] = {
    "the longest": lambda ways: max(ways, key=lambda way: len(way.text)),
    "the shortest": lambda ways: min(ways, key=lambda way: len(way.text)),
    "the first question": lambda ways: next((way for way in ways if way.text.endswith("?")), ways[0]),
    "the last question": lambda ways: next((way for way in ways[::-1] if way.text.endswith("?")), ways[-1]),
    "the first": lambda ways: ways[0],
    "the last": lambda ways: ways[-1],
}


@pytest.mark.parametrize("name", SHAPES)
def test_the_shape_of_a_sentence_does_not_pass(name: str) -> None:
    passed = 0
    for case in CASES:
        kinds: list[Kind] = [SHAPES[name](ways).kind for ways in case.ways]
        passed += passes(talked(case, list(kinds)), case)  # though the chart is read rightly
    assert passed <= 4  # of 80


def test_the_ways_of_a_turn_are_alike_in_length() -> None:
    for story in STORIES:
        for turn in story.turns:
            lengths = [len(way.text) for way in turn.ways]
            assert max(lengths) / min(lengths) < 1.45, (story.id, turn.ways[0].text)


def test_places_tell_nothing_and_each_kind_of_chart_is_drawn_alike() -> None:
    places = Counter(pick(case, number, "right") for case in CASES for number in range(1, TURNS + 1))
    assert len(places) == 4
    assert max(places.values()) / sum(places.values()) < 0.3
    shown = Counter(case.shows for case in map(EXERCISE.case, range(150)))
    assert set(shown) == set(KINDS)
    assert max(shown.values()) / 150 < 0.45


# The bank and the contract


def test_talks_are_personal_and_reproducible() -> None:
    assert set(EVERY) == set(product((story.id for story in STORIES), SHOWS))
    assert len({(case.ways, case.data.series.values) for case in CASES}) == len(CASES)
    again = EXERCISE.case(9)
    assert (again.ways, again.data.series) == (CASES[9].ways, CASES[9].data.series)


def test_misconceptions_are_named_and_met_kindly() -> None:
    found = set[str]()
    for case in EVERY.values():
        turns = case.story.turns[1:5] if case.shows == "usual" else case.story.turns[1:3]
        for some in product(*([way.kind for way in turn.ways] for turn in turns)):
            kinds = (*some, *["right"] * (4 - len(some)))
            marks = EXERCISE.mark(case, talked(case, ["right", *kinds, "right"]))
            assert ("MC02" in marks.misconceptions) is ("compares" in kinds)
            assert ("MC27" in marks.misconceptions) is ("trains" in kinds)
            assert ("MC11" in marks.misconceptions) is ("pushes" in kinds)
            assert ("MC10" in marks.misconceptions) is (kinds[0] == "blames")
            assert ("MC01" in marks.misconceptions) is (case.shows == "usual" and kinds[0] in ("since", "month"))
            found |= set(marks.misconceptions)
    assert found == set(KINDLY)


def test_the_feedback_shows_what_would_have_helped() -> None:
    given = talked(kinds="wrong")
    for card, turn in zip(EXERCISE.cards(CASE, given)[1:-1], CASE.story.turns, strict=True):
        better = next(way for way in turn.ways if way.helps(CASE.shows))
        assert card.feedback is not None
        assert card.feedback.words[0] in DOES.values()
        assert card.feedback.words[-2:] == (
            CASE.words(f'You could have said: "{better.text}"'),
            CASE.words(f'Then you would have heard: "{better.reply}"'),
        )


def test_no_truth_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for case in CASES[:12]:
        answer = talked(case, "wrong", finished=False)
        for done in range(TURNS + 2):
            cards = EXERCISE.cards(case, Answer(answer.values, answer.locked[:done]))
            told = texts_in(cards)
            assert all(card.feedback is None for card in cards)
            assert not {"helps", "blames", "pushes", "solves"} & set(told)
            assert all(not card.chart.marked for card in cards if card.chart)
            assert not any(signal.why in text for signal in signals_of(case.data.series) for text in told)
            assert EXERCISE.ready(case, Answer(answer.values, answer.locked[:done])) is (done == TURNS + 1)


def test_limits_come_from_the_rules_that_it_names() -> None:
    assert EXERCISE.about.rule_set in spc.RULE_SETS
    assert all(case.data.rule_set == EXERCISE.about.rule_set for case in CASES)


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    turns = tuple(card_id(number) for number in range(1, TURNS + 1))
    for answer in hostile_answers(EXERCISE, CASE, CHART, *turns):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        EXERCISE.cards(CASE, answer)
        EXERCISE.summary(CASE, answer, marks)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    texts = set[str]()
    for case in EVERY.values():
        for place in range(1, 5):
            kinds: list[str] = [case.ways[n][place - 1].kind for n in range(TURNS)]
            for kind in (kinds, "right", "wrong", "blames"):
                answer = talked(case, kind, seen=[*SHOWS][place % 3])
                marks = EXERCISE.mark(case, answer)
                texts |= {*texts_in([*EXERCISE.cards(case, answer), marks, EXERCISE.summary(case, answer, marks)])}
        texts |= {*texts_in(EXERCISE.cards(case, Answer(finished=True)))}
    for text in texts:
        assert plain_faults(text) == []
