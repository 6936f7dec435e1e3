"""What tests of exercises share: every text on a tree of cards, answers from a hostile page, and the writing rules."""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import pytest

from players import Player
from qidose import language
from qidose.exercises.cards import Card
from qidose.exercises.exercise import Exercise
from qidose.exercises.fields import Answer

HOSTILE: tuple[Any, ...] = (
    None, True, False, 0, -1, 10**400, 1e308, float("nan"), float("inf"), "", " ", "x" * 5_000, "\x00", "😀",
    "{{ 7*7 }}", "<script>alert(1)</script>", "../../etc/passwd", [], [None], ["adopt", 7], {}, {"a": []},
)  # fmt: skip


@pytest.fixture(scope="session")
def texts_in() -> Callable[[Any], list[str]]:
    """Every text and number in a tree of dataclasses, as text."""

    def walk(thing: Any) -> list[str]:
        if is_dataclass(thing) and not isinstance(thing, type):
            return [text for item in fields(thing) for text in walk(getattr(thing, item.name))]
        if isinstance(thing, dict):
            return [text for pair in thing.items() for part in pair for text in walk(part)]
        if isinstance(thing, list | tuple):
            return [text for part in thing for text in walk(part)]
        return [str(thing)]

    return walk


@pytest.fixture(scope="session")
def finish() -> Callable[..., tuple[Any, Answer]]:
    """Answer an exercise as a page lets a learner: each card as it opens, those that lock fixed, then finished.

    Gives the case and the answer. `but(case, card, values)` may change what goes into a card (`card` has the id);
    without it the answers are those of `tests/answers`. `end` False leaves the answer unfinished.
    """

    def play(
        exercise: Exercise[Any], learner: str = "learner-1", but: Any = None, end: bool = True
    ) -> tuple[Any, Answer]:
        player = Player(exercise, learner)

        def fill(card: Card) -> None:
            known = player.known(card)
            values = but(player.case, card.id, dict(known)) if but else known
            player.fill(card, {field.id: values[field.id] for field in card.fields})

        for _ in player.play(fill):
            pass
        if end:
            player.ask(do="finish")
        return player.case, player.answer

    return play


@pytest.fixture(scope="session")
def blind_chance() -> Callable[..., float]:
    """The chance that decisions of somebody who does not look at the chart pass a game.

    Each decision is drawn by `weights`; what is not on offer becomes "hold". So few games are passed in this way that
    the draw leans to the right choices, and each game is weighted back by how likely it was (importance sampling).
    A game has `offered`, `right`, `over` and `passed`, and `take(choice)`.
    """

    def measure(games: Iterable[Any], weights: dict[str, float], lean: float = 0.75) -> float:
        found = []
        for number, game in enumerate(games):
            rng, weight = random.Random(number), 1.0
            while not game.over:
                blind = {choice: weights.get(choice, 0.0) for choice in game.offered}
                blind["hold"] = 1 - sum(chance for choice, chance in blind.items() if choice != "hold")
                leaning = {c: (1 - lean) * chance + lean * (c == game.right) for c, chance in blind.items()}
                choice = rng.choices(list(leaning), list(leaning.values()))[0]
                weight *= blind[choice] / leaning[choice]
                game.take(choice)
            found.append(weight * game.passed)
        return sum(found) / len(found)

    return measure


@pytest.fixture(scope="session")
def hostile_answers() -> Callable[..., Iterator[Answer]]:
    """Answers whose every field holds the same hostile value, unlocked, locked, finished and both."""

    def make(exercise: Exercise[Any], case: Any, *cards: str) -> Iterator[Answer]:
        known = {card.id: [field.id for field in card.fields] for card in exercise.cards(case, Answer(locked=cards))}
        for value in HOSTILE:
            values = {card: dict.fromkeys(names, value) for card, names in known.items()}
            for finished in (False, True):
                for locked in ((), cards, ("nowhere", "nowhere")):
                    yield Answer(values, tuple(locked), finished)
        yield Answer({"nowhere": {"nothing": 1}}, ("nowhere",), True)

    return make


@pytest.fixture(scope="session")
def plain_faults() -> Callable[[str], list[str]]:
    """What the NHS writing rules would change in a text (curriculum 9.1), told in words. Empty for what is no words.

    Whether paragraphs are short and terms explained, only a whole exercise tells: see tests/course/language.
    """

    @cache  # the same sentence stands on many cards of many cases
    def faults(text: str) -> list[str]:
        # A number, True or None was no text where it came from.
        words = text if any(map(str.isalpha, text)) else ""
        return [str(fault) for fault in language.faults(words, "description")]

    return faults
