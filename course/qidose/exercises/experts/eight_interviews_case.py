"""The 8 interviews: 6 planted themes, each from 3 people, and 1 person who says the opposite of 1 of them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np

from qidose.simulate.draw import generator

from .eight_interviews_bank import BY_ID, CARED_FOR, CARERS, FILLERS, PATIENTS, STAFF, THEMES, Theme, Voice

Thing = TypeVar("Thing")

STREAM = "eight-interviews"
PLANTED = 6
VOICES_EACH = 3
VOICES: tuple[Voice, ...] = ("patient",) * 4 + ("carer",) * 2 + ("staff",) * 2
PEOPLE = len(VOICES)
MOST_EACH = 3
"""Themes that 1 person speaks of, so that every talk can be read in a minute."""
MIXES: tuple[tuple[Voice, ...], ...] = (
    ("patient", "patient", "carer"),
    ("patient", "patient", "staff"),
    ("patient", "carer", "staff"),
)


@dataclass(frozen=True)
class Person:
    """One of the 8: who it is, what was said in order, and which of it belongs to which theme."""

    name: str
    voice: Voice
    said: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]

    @property
    def themes(self) -> frozenset[str]:
        """The themes that were spoken of."""
        return frozenset(theme for theme, _ in self.quotes)


@dataclass(frozen=True)
class Talks:
    """One learner's interviews. `against` is the theme that person `negative` (from 0) says the opposite of."""

    people: tuple[Person, ...]
    planted: tuple[str, ...]
    against: str
    negative: int
    offered: tuple[Theme, ...]

    def heard(self, theme: str) -> set[int]:
        """Who speaks of a theme, from 0."""
        return {place for place, person in enumerate(self.people) if theme in person.themes}


@lru_cache(maxsize=128)
def draw(seed: int) -> Talks:
    """8 talks in an order from the seed, 1 to 3 themes in each."""
    rng = generator(seed, STREAM)
    offered = tuple(THEMES[place] for place in rng.permutation(len(THEMES)))
    planted = tuple(theme.id for theme in rng.permutation(np.array(offered, dtype=object))[:PLANTED])
    while (spoken := _spread(planted, rng)) is None:
        pass
    against = str(rng.choice(planted))
    able = [
        n for n in range(PEOPLE) if VOICES[n] == "patient" and against not in spoken[n] and len(spoken[n]) < MOST_EACH
    ]
    if not able:
        able = [n for n in range(PEOPLE) if VOICES[n] == "patient" and against not in spoken[n]]
    negative = int(rng.choice(able))
    return _talks(spoken, planted, against, negative, offered, rng)


def _spread(planted: tuple[str, ...], rng: np.random.Generator) -> list[dict[str, str]] | None:
    """For each person the quotes by theme; None where somebody would say too much or nothing."""
    spoken: list[dict[str, str]] = [{} for _ in range(PEOPLE)]
    for theme in planted:
        mix = MIXES[int(rng.integers(len(MIXES)))]
        for voice in ("patient", "carer", "staff"):
            free = [n for n in range(PEOPLE) if VOICES[n] == voice and len(spoken[n]) < MOST_EACH]
            wanted = mix.count(voice)
            if len(free) < wanted:
                return None
            for quote, n in zip(
                _quotes(BY_ID[theme], voice, rng), rng.permutation(free)[:wanted].tolist(), strict=False
            ):
                spoken[n][theme] = quote
    return spoken if all(spoken) else None


def _quotes(theme: Theme, voice: str, rng: np.random.Generator) -> list[str]:
    if voice == "patient":
        return [theme.patient[n] for n in rng.permutation(2)]
    return [theme.carer if voice == "carer" else theme.staff]


def _talks(
    spoken: list[dict[str, str]],
    planted: tuple[str, ...],
    against: str,
    negative: int,
    offered: tuple[Theme, ...],
    rng: np.random.Generator,
) -> Talks:
    people: list[Person] = []
    carers = _some(CARERS, 2, rng)
    who = {
        "patient": _some(PATIENTS, 4, rng),
        "carer": [(name, opener) for name, opener, _ in carers],
        "staff": _some(STAFF, 2, rng),
    }
    women = [woman for _, _, woman in carers]
    fillers = _some(FILLERS, PEOPLE, rng)
    for n, voice in enumerate(VOICES):
        name, opener = who[voice].pop()
        quotes = spoken[n]
        if voice == "carer":
            named = CARED_FOR[women.pop()]
            quotes = {theme: quote.format(**named) for theme, quote in quotes.items()}
        parts = [*quotes.values(), *([BY_ID[against].against] if n == negative else []), fillers[n]]
        mixed = [parts[place] for place in rng.permutation(len(parts))]
        shown = f"{name}, patient" if voice == "patient" else name
        people.append(Person(shown, voice, (opener, *mixed), tuple(quotes.items())))
    order = rng.permutation(PEOPLE).tolist()
    return Talks(tuple(people[n] for n in order), planted, against, order.index(negative), offered)


def _some(things: tuple[Thing, ...], count: int, rng: np.random.Generator) -> list[Thing]:
    return [things[place] for place in rng.permutation(len(things))[:count]]
