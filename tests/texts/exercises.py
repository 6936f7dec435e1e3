"""Every text of one exercise: before, during and after, for learners who know, who guess and who do next to nothing."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from qidose.exercises.cards import Card
from qidose.exercises.exercise import Exercise
from qidose.language import Passage, passages

from .learners import first, last, play, refusals_of, somehow

RIGHT, GUESSED = 2, 5
"""How many learners of each kind play; two more always do the first and the last thing on offer."""


@cache
def texts_of(exercise: Exercise[Any]) -> tuple[Passage, ...]:
    """Every text once, in the order in which learners meet them."""
    found: dict[Passage, None] = dict.fromkeys(_frame(exercise))
    found.update(dict.fromkeys(_played(exercise)))
    return tuple(found)


def kinds_of(texts: tuple[Passage, ...]) -> list[Passage]:
    """One text of each kind that differs in its numbers and months only: a fair sample for figures."""
    return list({_masked(passage.text): passage for passage in reversed(texts)}.values())[::-1]


def _frame(exercise: Exercise[Any]) -> Iterator[Passage]:
    """What stands around the cards."""
    yield Passage(exercise.about.title, "heading")
    yield Passage(f"{exercise.noun} 1 of 2", "label")
    yield Passage(exercise.finish_label, "label")


def _played(exercise: Exercise[Any]) -> Iterator[Passage]:
    known = [(f"knows-{n}", None) for n in range(RIGHT)]
    guess = [(f"guesses-{n}", somehow(n)) for n in range(GUESSED)]
    for learner, say in [*known, ("first", first), ("last", last), *guess]:
        for shown in play(exercise, learner, say):
            yield from passages(shown)
            if learner == "knows-0" and isinstance(shown, tuple) and shown and isinstance(shown[0], Card):
                yield from (Passage(text) for text in refusals_of([field for card in shown for field in card.fields]))
    if exercise.rubric:
        yield from passages(exercise.rubric.lines)


def _masked(text: str) -> str:
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    return re.sub(rf"\d[\d,.]*|\b(?:{months})\b", "0", text)
