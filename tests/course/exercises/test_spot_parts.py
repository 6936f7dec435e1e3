"""Spot the 3 parts (E-T1-01): "tags sentences in a ward story as change, method, context or outcome; 8 story
templates, random slots; exact tags; ≥ 80%" (curriculum 5.1)."""

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from itertools import product
from math import comb, factorial, prod
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from qidose.exercises.all_staff.spot_parts import (
    COPY,
    FEWEST_RIGHT,
    INSTEAD,
    PIECES,
    SENTENCES,
    TAGS,
    SpotParts,
    Told,
    allowed_choices,
    sentence_id,
    with_swaps,
)
from qidose.exercises.all_staff.spot_parts_stories import STORIES
from qidose.exercises.fields import Answer
from qidose.simulate.chance import LIMIT_ALL, chance_at_least

EXERCISE = SpotParts()
SEEDS = range(300)
CASE = EXERCISE.case(1)
LOCKED = tuple(PIECES)


def tagged(case: Told, wrong: dict[int, Any] | None = None, first: str = "context", finished: bool = True) -> Answer:
    """Every sentence with its tag, but for those in `wrong` (by place from 0)."""
    said = {place: sentence.tag for place, sentence in enumerate(case.sentences)} | (wrong or {})
    values: dict[str, dict[str, Any]] = {
        piece: {"tags": {sentence_id(place): said[place] for place in places}} for piece, places in PIECES.items()
    }
    return Answer(values | {COPY: {"first": first}}, LOCKED, finished)


def other(case: Told, place: int) -> str:
    return next(tag for tag in TAGS if tag != case.sentences[place].tag)


@pytest.mark.parametrize("learner", [f"learner-{n}" for n in range(100)])
def test_who_understands_gets_full_marks(finish: Callable[..., tuple[Any, Answer]], learner: str) -> None:
    case, answer = finish(EXERCISE, learner)
    marks = EXERCISE.mark(case, answer)
    assert marks.score == marks.out_of == EXERCISE.points == 10
    assert marks.misconceptions == ()
    assert EXERCISE.summary(case, answer, marks).good is True


def test_8_of_10_pass_and_7_do_not() -> None:
    two = {0: other(CASE, 0), 9: other(CASE, 9)}
    three = two | {4: other(CASE, 4)}
    assert EXERCISE.mark(CASE, tagged(CASE, two)).score == EXERCISE.pass_mark == 8
    marks = EXERCISE.mark(CASE, tagged(CASE, three))
    assert marks.score == 7
    assert EXERCISE.summary(CASE, tagged(CASE, three), marks).good is False


def test_each_sentence_earns_its_own_point() -> None:
    for place in range(SENTENCES):
        criteria = EXERCISE.mark(CASE, tagged(CASE, {place: other(CASE, place)})).criteria
        assert [n for n, criterion in enumerate(criteria) if not criterion.met] == [place]


def test_the_last_question_gives_no_point_and_takes_none() -> None:
    for option in CASE.questions:
        marks = EXERCISE.mark(CASE, tagged(CASE, first=option.id))
        assert marks.score == 10
        assert marks.misconceptions == (("MC28",) if option.id == "who" else ())
        feedback = EXERCISE.cards(CASE, tagged(CASE, first=option.id))[-1].feedback
        assert feedback is not None
        assert CASE.differs in feedback.words


def test_the_chance_of_a_guesser_who_knows_nothing() -> None:
    chance = chance_at_least(FEWEST_RIGHT, SENTENCES, 1 / 4)
    assert chance == pytest.approx(436 / 4**10)  # 0.042%
    assert chance <= LIMIT_ALL


@cache
def matches(counts: tuple[int, ...], guess: tuple[int, ...]) -> Fraction:
    """The chance of 8 hits or more when tags with these counts meet guesses with those, in any order.

    Added up over how many sentences of each true tag get each guessed tag: a table with these margins.
    """
    orders = factorial(SENTENCES) // prod(map(factorial, counts))
    found = 0
    rows = [[row for row in product(range(n + 1), repeat=4) if sum(row) == n] for n in guess]
    for table in product(*rows):
        if all(sum(row[t] for row in table) == counts[t] for t in range(4)) and sum(table[t][t] for t in range(4)) >= 8:
            found += prod(factorial(guess[g]) // prod(map(factorial, table[g])) for g in range(4))
    return Fraction(found, orders)


def test_knowing_that_each_tag_comes_2_or_3_times_does_not_help_enough() -> None:
    mixes = sorted(counts for counts in product((2, 3), repeat=4) if sum(counts) == SENTENCES)
    assert len(mixes) == comb(4, 2)
    worst = max(matches(mixes[0], guess) for guess in mixes)  # which tags come 3 times makes no difference
    assert float(worst) == pytest.approx(0.00151, abs=0.00001)
    assert worst <= Fraction(LIMIT_ALL)


def orders() -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Every order of tags that a learner can meet, with its chance: all stories, choices of sentences and swaps."""
    found: Counter[tuple[str, ...]] = Counter()
    swaps = [list(swap) for swap in product((0, 1), repeat=SENTENCES // 2)]
    for story in STORIES:
        choices = allowed_choices(story.tags)
        for chosen, swap in product(choices, swaps):
            order = tuple(story.tags[place] for place in with_swaps(chosen, swap))
            found[order] += 1 / (len(STORIES) * len(choices) * len(swaps))  # type: ignore[assignment]
    assert sum(found.values()) == pytest.approx(1)
    return np.array([[TAGS.index(tag) for tag in order] for order in found]), np.array(list(found.values()))  # type: ignore[arg-type]


def test_the_place_of_a_sentence_does_not_give_its_tag_away() -> None:
    """The best tags to write down without reading: from orders that occur, climb while changing a tag helps."""
    tags, chances = orders()
    best = 0.0
    for guess in tags[:: len(tags) // 24].copy():
        now = -1.0
        while True:
            hits = (tags == guess).sum(axis=1)
            passing = {
                (p, t): float(chances[hits - (tags[:, p] == guess[p]) + (tags[:, p] == t) >= FEWEST_RIGHT].sum())
                for p in range(SENTENCES)
                for t in range(len(TAGS))
            }
            (place, tag), top = max(passing.items(), key=lambda entry: entry[1])
            if top <= now:
                break
            guess[place], now = tag, top
        best = max(best, now)
    assert 0.001 < best <= LIMIT_ALL


@pytest.mark.parametrize("seed", SEEDS)
def test_a_story_has_10_sentences_and_each_tag_2_or_3_times(seed: int) -> None:
    case = EXERCISE.case(seed)
    counts = Counter(sentence.tag for sentence in case.sentences)
    assert len(case.sentences) == SENTENCES
    assert set(counts) == set(TAGS)
    assert set(counts.values()) == {2, 3}
    assert "{" not in repr(case.sentences) + case.title + case.who + case.differs
    assert EXERCISE.case(seed) == case


def test_stories_are_personal_and_all_are_used() -> None:
    cases = [EXERCISE.case(seed) for seed in SEEDS]
    assert len({case.sentences for case in cases}) > 290
    assert len({case.elsewhere for case in cases}) == len(STORIES) == 8
    assert len({case.questions[0].id for case in cases}) == 4


def test_a_part_opens_when_the_one_before_is_fixed_and_is_explained_at_once() -> None:
    wrong = tagged(CASE, {1: other(CASE, 1)})
    for done in range(4):
        answer = Answer(wrong.values, LOCKED[:done])
        cards = EXERCISE.cards(CASE, answer)
        assert [card.id for card in cards] == [*LOCKED, COPY][: done + 1]
        assert [card.feedback is None for card in cards] == [False] * done + [True]
    assert EXERCISE.ready(CASE, answer)
    assert not EXERCISE.ready(CASE, Answer(wrong.values, LOCKED[:2]))
    said = EXERCISE.cards(CASE, answer)[0].feedback
    assert said is not None
    assert (said.heading, said.good) == ("2 of 3 are right", False)
    assert said.words[1].startswith("Sentence 2 is ")
    assert said.words[2].startswith("You said ")
    assert INSTEAD[CASE.sentences[1].tag, other(CASE, 1)] in said.words[2]


def test_no_truth_on_a_part_before_it_is_fixed(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(60):
        case = EXERCISE.case(seed)
        for done in range(3):
            cards = EXERCISE.cards(case, Answer(tagged(case).values, LOCKED[:done]))
            assert cards[-1].feedback is None
            texts = " ".join(texts_in(cards[-1]))
            assert not any(sentence.why in texts for sentence in case.sentences)
            assert case.differs not in texts


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    odd = Answer({"beginning": {"tags": {sentence_id(0): ["change"], "s99": "change"}}}, LOCKED, True)
    for answer in (odd, *hostile_answers(EXERCISE, CASE, *LOCKED)):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score == 0
        EXERCISE.cards(CASE, answer)
        EXERCISE.summary(CASE, answer, marks)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    seen: set[str] = set()
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        shift = {p: TAGS[(TAGS.index(case.sentences[p].tag) + 1 + (seed + p) % 3) % 4] for p in range(SENTENCES)}
        answers = (Answer(), tagged(case), tagged(case, shift, first=("who", "tell", "more")[seed % 3]))
        for answer in answers:
            shown = [*EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, EXERCISE.mark(case, answer))]
            seen.update(texts_in(shown))
    assert [fault for text in sorted(seen) for fault in plain_faults(text)] == []


def test_every_sentence_of_every_story_is_plain_with_every_slot(plain_faults: Callable[[str], list[str]]) -> None:
    for story in STORIES:
        most = max(map(len, story.slots.values()))
        for k in range(most):
            slots = {name: words[k % len(words)] for name, words in story.slots.items()}
            for sentence in story.sentences:
                assert plain_faults(sentence.text.format(**slots)) == []
