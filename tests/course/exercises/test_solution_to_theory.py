"""From solution to theory (E-T4-09): "Chat with a nurse who 'just needs another computer'; chooses questions";
"curiosity score" (curriculum 5.4)."""

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from math import comb
from typing import Any

import pytest

from players import Player
from qidose.exercises.fields import Answer
from qidose.exercises.managers.solution_to_theory import (
    FEWEST_CURIOUS,
    SOME_CURIOUS,
    TURNS,
    SolutionToTheory,
    Talk,
    card_id,
)
from qidose.exercises.managers.solution_to_theory_stories import STORIES
from qidose.exercises.managers.solution_to_theory_talk import DOES, HEADINGS, KINDLY, Way
from qidose.simulate.chance import LIMIT_ABOVE, chance_at_least

EXERCISE = SolutionToTheory()
SEEDS = range(120)
CASE = EXERCISE.case(1)
OTHERS = ("solves", "closes", "judges")
EVERY_TURN = [(story, turn) for story in STORIES for turn in story.turns]


def talked(case: Talk, kinds: str | tuple[str, ...] = "curious", finished: bool = True) -> Answer:
    """A talk in which each turn has the way of this kind."""
    each = (kinds,) * TURNS if isinstance(kinds, str) else kinds
    values = {}
    for number, kind in enumerate(each, 1):
        place = next(place for place, way in enumerate(case.ways[number - 1], 1) if way.kind == kind)
        values[card_id(number)] = {"say": str(place)}
    return Answer(values, tuple(values), finished)


def some(curious: int) -> tuple[str, ...]:
    """So many curious questions, then one of each other kind in turn."""
    return ("curious",) * curious + tuple(OTHERS[n % 3] for n in range(TURNS - curious))


def score(case: Talk, answer: Answer) -> int:
    return EXERCISE.mark(case, answer).score


def test_a_learner_who_understands_gets_every_point(finish: Callable[..., tuple[Any, Answer]]) -> None:
    for learner in map(str, range(100)):
        case, answer = finish(EXERCISE, learner)
        marks = EXERCISE.mark(case, answer)
        assert marks.score == marks.out_of == EXERCISE.points == 7
        assert marks.misconceptions == ()
        said = EXERCISE.summary(case, answer, marks)
        assert said.good is True
        assert case.story.tested in said.words


@pytest.mark.parametrize("curious", range(TURNS + 1))
def test_the_curiosity_score_and_its_edge(curious: int) -> None:
    answer = talked(CASE, some(curious))
    marks = EXERCISE.mark(CASE, answer)
    assert [criterion.met for criterion in marks.criteria] == [n < curious for n in range(TURNS)]
    passed = curious >= 6
    assert (marks.score >= EXERCISE.pass_mark) is passed
    said = EXERCISE.summary(CASE, answer, marks)
    assert said.good is passed
    assert (CASE.story.tested if passed else CASE.story.bought) in said.words
    assert f"You asked {curious} curious questions in 7 turns. The aim is 6." in said.words


@pytest.mark.parametrize("kind", OTHERS)
def test_each_turn_loses_its_own_point(kind: str) -> None:
    for number in range(TURNS):
        kinds = ["curious"] * TURNS
        kinds[number] = kind
        marks = EXERCISE.mark(CASE, talked(CASE, tuple(kinds)))
        assert [n for n, criterion in enumerate(marks.criteria) if not criterion.met] == [number]
        assert marks.criteria[number].why == f"{HEADINGS[kind]}."


def test_an_empty_answer_gets_nothing() -> None:
    assert score(CASE, Answer()) == 0


# What is said leads to what is heard


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_every_way_has_its_own_reply_and_a_curious_question_brings_more(story: Any) -> None:
    case = next(case for case in map(EXERCISE.case, SEEDS) if case.story == story)
    for number, turn in enumerate(story.turns[:-1], 1):
        heard = {}
        for way in turn.ways:
            kinds = ["curious"] * TURNS
            kinds[number - 1] = way.kind
            heard[way.kind] = EXERCISE.cards(case, talked(case, tuple(kinds)))[number].words
            assert heard[way.kind] == (way.reply, turn.then if way.kind == "curious" else turn.short)
        assert len(set(heard.values())) == 4
        assert len(heard["curious"][0]) > sum(len(heard[kind][0]) for kind in OTHERS) / 3


def test_the_talk_ends_as_it_went() -> None:
    ends = {n: EXERCISE.cards(CASE, talked(CASE, some(n)))[-1].words[-1] for n in range(TURNS + 1)}
    story = CASE.story
    assert ends == {
        n: story.open if n >= FEWEST_CURIOUS else story.half if n >= SOME_CURIOUS else story.shut for n in ends
    }


def test_a_press_says_it_and_opens_the_next_turn() -> None:
    player = Player(EXERCISE, "ada")
    for number in range(1, TURNS + 1):
        assert [card.id for card in player.cards()] == [card_id(n) for n in range(1, number + 1)]
        assert not EXERCISE.ready(player.case, player.answer)
        player.ask(do="lock", card=card_id(number), values={"say": "2"})
    assert EXERCISE.ready(player.case, player.answer)
    assert player.cards()[-1].id == "end"


# Guessing


def test_the_chance_of_passing_by_guessing() -> None:
    chance = Fraction(sum(comb(TURNS, k) * 3 ** (TURNS - k) for k in (6, 7)), 4**TURNS)
    assert chance == Fraction(22, 16_384)  # 0.13%
    assert float(chance) == pytest.approx(chance_at_least(FEWEST_CURIOUS, TURNS, 1 / 4))
    assert chance <= LIMIT_ABOVE


Rule = Callable[[tuple[Way, ...]], Way]
SHAPES: dict[str, Rule] = {
    "the longest": lambda ways: max(ways, key=lambda way: len(way.text)),
    "the shortest": lambda ways: min(ways, key=lambda way: len(way.text)),
    "the first that begins with what, how or who": lambda ways: next(
        (way for way in ways if way.text.startswith(("What", "How", "Who"))), ways[0]
    ),
    "the first question": lambda ways: next((way for way in ways if way.text.endswith("?")), ways[0]),
    "the first": lambda ways: ways[0],
    "the last": lambda ways: ways[-1],
}


@pytest.mark.parametrize("name", SHAPES)
def test_the_shape_of_a_sentence_does_not_pass(name: str) -> None:
    """Somebody who goes by length, place or first word, without reading on."""
    passed = 0
    for seed in SEEDS:
        chosen = [SHAPES[name](ways) for ways in EXERCISE.case(seed).ways]
        passed += sum(way.kind == "curious" for way in chosen) >= FEWEST_CURIOUS
    assert passed <= 2  # of 120


def test_the_ways_of_a_turn_are_alike_in_length() -> None:
    lengths = Counter[str]()
    for story, turn in EVERY_TURN:
        for way in turn.ways:
            lengths[way.kind] += len(way.text)
        assert max(len(way.text) for way in turn.ways) / min(len(way.text) for way in turn.ways) < 2.2, story.id
    assert max(lengths.values()) / min(lengths.values()) < 1.1


def test_places_tell_nothing() -> None:
    places = Counter(
        next(place for place, way in enumerate(ways) if way.kind == "curious")
        for seed in SEEDS
        for ways in EXERCISE.case(seed).ways
    )
    assert len(places) == 4
    assert max(places.values()) / sum(places.values()) < 0.3


# The bank and the contract


def test_every_turn_has_1_way_of_each_kind_and_the_curious_one_first() -> None:
    for story, turn in EVERY_TURN:
        assert sorted(way.kind for way in turn.ways) == sorted(("curious", *OTHERS)), story.id
        assert turn.ways[0].kind == "curious"
        assert not turn.ways[0].belief
    for story in STORIES:
        assert len(story.turns) == TURNS
        assert all(turn.then and turn.short for turn in story.turns[:-1])
        assert "another computer" in " ".join(story.opening)
    every = [text for story in STORIES for turn in story.turns for way in turn.ways for text in (way.text, way.reply)]
    assert len(set(every)) == len(every)


def test_talks_are_personal_and_reproducible() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert {case.story.id for case in cases} == {story.id for story in STORIES}
    assert len({case.ways for case in cases}) == len(cases)
    assert EXERCISE.case(9) == cases[9]


def test_misconceptions_are_named_and_met_kindly() -> None:
    found = set()
    for story, kinds in product(STORIES, OTHERS):
        case = next(case for case in map(EXERCISE.case, SEEDS) if case.story == story)
        answer = talked(case, kinds)
        beliefs = {way.belief for turn in story.turns for way in turn.ways if way.kind == kinds} - {""}
        assert EXERCISE.mark(case, answer).misconceptions == tuple(sorted(beliefs))
        told = [words for card in EXERCISE.cards(case, answer) if card.feedback for words in card.feedback.words]
        assert all(KINDLY[belief] in told for belief in beliefs)
        assert sum(DOES[kinds] == words for words in told) == TURNS
        found |= beliefs
    assert found == set(KINDLY)


def test_the_feedback_shows_the_curious_question_and_what_it_would_have_brought() -> None:
    for number, card in enumerate(EXERCISE.cards(CASE, talked(CASE, "solves"))[:-1]):
        curious = CASE.story.turns[number].ways[0]
        assert card.feedback is not None
        assert card.feedback.words[-2:] == (
            f'You could have asked: "{curious.text}"',
            f'Then you would have heard: "{curious.reply}"',
        )


def test_no_truth_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(40):
        case = EXERCISE.case(seed)
        answer = talked(case, "closes", finished=False)
        for done in range(TURNS + 1):
            cards = EXERCISE.cards(case, Answer(answer.values, answer.locked[:done]))
            told = texts_in(cards)
            assert all(card.feedback is None for card in cards)
            assert not {"curious", *OTHERS} & set(told)
            assert not any(turn.ways[0].reply in told for turn in case.story.turns)
            assert case.story.tested not in told


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    turns = tuple(card_id(number) for number in range(1, TURNS + 1))
    for answer in hostile_answers(EXERCISE, CASE, *turns):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        EXERCISE.cards(CASE, answer)
        EXERCISE.summary(CASE, answer, marks)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    texts = set[str]()
    for story in STORIES:
        case = next(case for case in map(EXERCISE.case, SEEDS) if case.story == story)
        for kinds in ("curious", *OTHERS, some(3)):
            answer = talked(case, kinds)
            marks = EXERCISE.mark(case, answer)
            texts |= {*texts_in([*EXERCISE.cards(case, answer), marks, EXERCISE.summary(case, answer, marks)])}
        texts |= {*texts_in(EXERCISE.cards(case, Answer(finished=True)))}
    for text in texts:
        assert plain_faults(text) == []
