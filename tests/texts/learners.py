"""Learners who play an exercise from its first card to its last, well and badly, and hear all that it says."""

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from players import Player
from qidose.exercises.attempt import Attempt
from qidose.exercises.cards import Card
from qidose.exercises.exercise import Exercise
from qidose.exercises.fields import (
    Allocate,
    Answer,
    Choice,
    Choices,
    Date,
    Drivers,
    Field,
    Groups,
    Number,
    Order,
    Points,
    Refused,
    Series,
)  # fmt: skip

Say = Callable[[Field], Any]
"""What a learner puts into a field."""

SERIES = "Month,Falls\n" + "\n".join(f"2026-{month:02}-01,{value}" for month, value in enumerate([7, 9, 8, 11] * 3, 1))
WRONG: tuple[Any, ...] = (
    "?", 10**9, -(10**9), True, [], ["?"], [0, 1, 2, 3, 4], {"?": "?"}, "x" * 200_000, [{"id": ""}],
    [{"id": "a", "level": "aim"}] * 61, [{"id": "a", "level": "change"}],
)  # fmt: skip
"""Values that some field or other refuses, for the words with which it does."""


def first(field: Field) -> Any:
    """The first thing on offer, and the highest number."""
    return _pick(
        field, lambda things: things[0], lambda low, high: high, "We learned that 3 of 10 patients waited less."
    )


def last(field: Field) -> Any:
    """The last thing on offer, the lowest number, and next to no words."""
    return _pick(field, lambda things: things[-1], lambda low, high: low, "Hm.")


def somehow(seed: int | str) -> Say:
    """Anything on offer, another thing for each seed."""
    chance = random.Random(seed)
    return lambda field: _pick(
        field,
        chance.choice,
        chance.randint,
        f"What did we learn in {chance.randint(2, 9)} months, and what comes next?",
    )


def _pick(field: Field, one: Callable[[Any], Any], number: Callable[[int, int], int], words: str) -> Any:
    if isinstance(field, Choice):
        return one(field.options).id
    if isinstance(field, Choices):
        return [one(field.options).id]
    if isinstance(field, Groups):
        return {item.id: one(field.groups).id for item in field.items}
    if isinstance(field, Order):
        return [item.id for item in sorted(field.items, key=lambda item: one(field.items).id)]
    if isinstance(field, Allocate):
        return {one(field.items).id: field.total - field.total % field.step}
    if isinstance(field, Points):
        return [one(range(len(field.labels)))]
    if isinstance(field, Number):
        return number(int(field.low), int(min(field.high, field.low + 30)))
    if isinstance(field, Date):
        return "2026-11-22"
    if isinstance(field, Drivers):
        return [{"id": "a", "level": "aim", "text": words, "parent": None}]
    return SERIES if isinstance(field, Series) else words


def play(exercise: Exercise[Any], learner: str, say: Say | None) -> Iterator[Any]:
    """All that an exercise shows: each state of its cards, then the end with marks and summary.

    `say` None is somebody who has understood and gives the right answers (tests/answers).
    """
    player, shown = _Hearing(exercise, learner), list[Any]()

    def fill(card: Card) -> None:
        player.fill_somehow(card, say)
        if card.checks:
            shown.append(player.cards())
        if card.lock:
            with suppress(Refused):
                player.ask(do="lock", card=card.id)
            shown.append(player.cards())

    yield player.cards()
    for _ in player.play(fill):
        yield from shown
        shown.clear()
    yield player.cards()
    yield from player.ends()
    yield player.refusals


class _Hearing(Player):
    """Somebody who hears why a step was refused, and goes on."""

    def __init__(self, exercise: Exercise[Any], learner: str) -> None:
        super().__init__(exercise, learner)
        self.refusals: list[str] = []

    def ask(self, **asked: Any) -> Attempt:
        try:
            return super().ask(**asked)
        except Refused as refusal:
            self.refusals.append(str(refusal))
            raise

    def fill_somehow(self, card: Card, say: Say | None) -> None:
        known = self.known(card) if say is None else {}
        other = say or first
        values = {field.id: known[field.id] if field.id in known else other(field) for field in card.fields}
        try:
            self.ask(do="answer", card=card.id, values=values)
        except Refused:
            for name, value in values.items():
                with suppress(Refused):
                    self.ask(do="answer", card=card.id, values={name: value})

    def ends(self) -> Iterator[Any]:
        """What is said when this answer is finished, and what would be said of an empty one."""
        for answer in (replace(self.answer, finished=True), Answer(finished=True)):
            marks = self.exercise.mark(self.case, answer)
            yield self.exercise.cards(self.case, answer)
            yield marks.criteria
            yield self.exercise.summary(self.case, answer, marks)


def refusals_of(fields: list[Field]) -> Iterator[str]:
    """The sentences with which fields refuse what they cannot take."""
    for field in fields:
        for value in WRONG:
            try:
                field.clean(value)
            except Refused as refusal:
                yield str(refusal)
