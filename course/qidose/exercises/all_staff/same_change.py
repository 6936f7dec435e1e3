"""Same change, 4 people (E-T1-09): an idea to talk about with a colleague, a manager, a patient and a worried team.

Each talk has 3 turns, and goes on by what was said. Scored is whether the learner asks, names the worry that was heard,
and agrees on a small step: 12 turns, of which 10 must help. Somebody who picks 1 of 3 blindly manages that in 0.054% of
tries. What was behind a talk is told when it is over; what each turn did, at the end.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from qidose.simulate.draw import generator

from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Move, Option
from ..marks import Criterion, Marks
from ..values import chosen_in
from .same_change_bedside import BEDSIDE
from .same_change_calls import CALLS
from .same_change_screen import SCREEN
from .same_change_talk import Change, Kind, Say, Talk

CHANGES: tuple[Change, ...] = (BEDSIDE, CALLS, SCREEN)
TURNS = 3
PEOPLE = 4
FEWEST = 10
"""Turns that must help, of 12."""
IDEA = "idea"
DID: dict[Kind, str] = {
    "ask": "You asked",
    "name": "You named the worry",
    "together": "You agreed on a small step",
    "tell": "You gave reasons",
    "sell": "You praised the idea",
    "press": "You pressed",
    "promise": "You promised",
    "drop": "You gave up",
    "round": "You went to somebody else",
    "rollout": "You went for everyone at once",
}
WHAT_IT_DOES: dict[Kind, str] = {
    "ask": "You wanted to know. So you were told what you could not have known.",
    "name": "You said what you had heard. That is how people notice that they were heard, and go on.",
    "together": "A small step that both can see is no longer an argument. It is a test.",
    "tell": "Your reasons may be good. But they answer a question that nobody had asked.",
    "sell": "The more we praise, the more others look for what is wrong with it.",
    "press": "Under pressure people give in or stand firm, and keep what they know to themselves.",
    "promise": "You promised what you cannot decide alone. It was kindly meant, but the worry stays.",
    "drop": "A worry is no refusal: it tells you how to make the idea better.",
    "round": "Somebody with more power can move the idea, but not the people.",
    "rollout": "A small test first shows what nobody has thought of.",
}
MISCONCEPTIONS: dict[Kind, str] = {"press": "MC28", "round": "MC28", "rollout": "MC26"}
KINDLY = {
    "MC26": "It is natural to want a big effect. A first test with 1 shows more, and does less harm.",
    "MC28": "It can feel as if people resist change. Most of them know something that the change needs.",
}


@dataclass(frozen=True)
class Person:
    """Somebody to talk with, under the name that they have for this learner."""

    name: str
    talk: Talk


@dataclass(frozen=True)
class Talks:
    """One learner's change and the 4 people, in the order in which they are met; `seed` shuffles what can be said."""

    seed: int
    change: Change
    people: tuple[Person, ...]


@dataclass(frozen=True)
class Turn:
    """One turn of a talk as it came about: what the person said, what can be said, and what the learner said to it."""

    card: str
    person: Person
    number: int
    speech: str
    says: tuple[Say, ...]
    options: tuple[Option, ...]
    said: Say | None

    @property
    def good(self) -> Say:
        """What helps here."""
        return next(say for say in self.says if say.helps)


class SameChange(Exercise[Talks]):
    """4 talks of 3 turns."""

    id = "same-change"
    about = About(
        code="E-T1-09",
        dose="all-staff",
        title="Same change, 4 people",
        minutes=10,
        domains=("D11", "D12"),
        outcomes=(7,),
        misconceptions=("MC26", "MC28"),
    )
    points = PEOPLE * TURNS
    pass_mark = FEWEST
    layout = "conversation"
    noun = "Turn"

    def case(self, seed: int) -> Talks:
        rng = generator(seed, "same-change")
        change = CHANGES[int(rng.integers(len(CHANGES)))]
        talks = list(change.talks.values())
        order = [talks[k] for k in rng.permutation(len(talks)).tolist()]
        people = tuple(Person(talk.names[int(rng.integers(len(talk.names)))], talk) for talk in order)
        return Talks(seed, change, people)

    def cards(self, case: Talks, answer: Answer) -> tuple[Card, ...]:
        done = len(CARDS) if answer.finished else _done(answer)
        return (_idea_card(case), *(_turn_card(turn, answer) for turn in turns_of(case, answer)[:done]))

    def ready(self, case: Talks, answer: Answer) -> bool:
        return _done(answer) == len(CARDS)

    def mark(self, case: Talks, answer: Answer) -> Marks:
        turns = turns_of(case, answer)
        criteria = tuple(
            Criterion(
                name=f"{turn.person.name}, turn {turn.number}",
                met=turn.said is not None and turn.said.helps,
                why=f"{DID[turn.said.kind]}." if turn.said else "Nothing was said.",
            )
            for turn in turns
        )
        found = {MISCONCEPTIONS[turn.said.kind] for turn in turns if turn.said and turn.said.kind in MISCONCEPTIONS}
        return Marks(criteria, tuple(sorted(found)))

    def summary(self, case: Talks, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        worries = [f"{person.name}: {person.talk.worry}." for person in case.people]
        return Feedback(
            heading="They will talk with you again" if passed else "Not there yet",
            words=(
                f"{marks.score} of your {PEOPLE * TURNS} turns helped the talk. The aim is {FEWEST}.",
                "It was the same change, and each of the 4 was worried about something else:",
                *worries,
                "None of that can be guessed. But each worry makes the idea better once you know it.",
                *(KINDLY[name] for name in marks.misconceptions),
            ),
            good=passed,
            next_step=(
                "Choose 1 person whom your own idea will touch. Ask what worries them, before you explain it."
                if passed
                else "Read what each turn did. Then try again: ask, say back what you heard, and take a small step."
            ),
        )


def card_id(person: int, turn: int) -> str:
    """The id of a turn's card: the place of the person and the number of the turn, both from 1."""
    return f"talk-{person}-{turn}"


CARDS = (IDEA, *(card_id(person, turn) for person in range(1, PEOPLE + 1) for turn in range(1, TURNS + 1)))


def turns_of(case: Talks, answer: Answer) -> tuple[Turn, ...]:
    """All 12 turns. One that has not been taken yet stands as it would if nothing before it had helped."""
    return tuple(turn for place, person in enumerate(case.people, 1) for turn in _talk(case, answer, place, person))


def _talk(case: Talks, answer: Answer, place: int, person: Person) -> tuple[Turn, ...]:
    talk, turns = person.talk, list[Turn]()
    for number, (after_good, after_poor) in enumerate(
        ((talk.first, talk.first), (talk.open, talk.guarded), (talk.warm, talk.cool)), 1
    ):
        before = turns[-1].said or _poor(turns[-1].says) if turns else None
        says = after_good if before is None or before.helps else after_poor
        shown = tuple(says[k] for k in _order(case.seed, talk.role, number, says is after_good))
        options = tuple(Option(f"say-{k}", say.text) for k, say in enumerate(shown, 1))
        chosen = chosen_in(answer.get(card_id(place, number), "say"), options)
        said = next((say for say, option in zip(shown, options, strict=True) if option == chosen), None)
        speech = before.back if before else talk.opening
        turns.append(Turn(card_id(place, number), person, number, speech, shown, options, said))
    return tuple(turns)


@lru_cache(maxsize=4096)
def _order(seed: int, role: str, turn: int, good: bool) -> tuple[int, ...]:
    """In which order the 3 things that can be said are shown. Worked out anew for each step, it would be slow."""
    return tuple(generator(seed, "same-change", role, turn, str(good)).permutation(3).tolist())


def _poor(says: tuple[Say, ...]) -> Say:
    return next(say for say in says if not say.helps)


def _done(answer: Answer) -> int:
    return sum(1 for _ in takewhile(lambda card: card in answer.locked, CARDS))


def _idea_card(case: Talks) -> Card:
    first = case.people[0]
    return Card(
        id=IDEA,
        heading="Your idea",
        words=(
            *case.change.idea,
            "Before you try it, talk with 4 people. Find out what each of them knows that you do not.",
        ),
        fields=(Move(id="go", label="Ready?", options=(Option("go", f"Go to {_small(first)}"),)),),
        lock="Go",
    )


def _small(person: Person) -> str:
    """A name in the middle of a sentence: teams have an article."""
    return person.name[:1].lower() + person.name[1:] if person.talk.role == "team" else person.name


def _turn_card(turn: Turn, answer: Answer) -> Card:
    talk, first = turn.person.talk, turn.number == 1
    return Card(
        id=turn.card,
        heading=f"{turn.person.name}, {talk.who}" if first else turn.person.name,
        words=(*((talk.place,) if first else ()), f'"{turn.speech}"'),
        fields=(Move(id="say", label="What do you say?", options=turn.options),),
        lock="Say",
        feedback=_feedback(turn, answer) if turn.said else None,
    )


def _feedback(turn: Turn, answer: Answer) -> Feedback | None:
    """What came of a talk when it is over, and at the end what each turn did."""
    over = turn.number == TURNS and (turn.card in answer.locked or answer.finished)
    if not turn.said or not (over or answer.finished):
        return None
    words = [f'{turn.person.name}: "{turn.said.back}"', f"The worry was {turn.person.talk.worry}."] if over else []
    if not answer.finished:
        return Feedback(heading="How the talk ended", words=tuple(words))
    words.append(WHAT_IT_DOES[turn.said.kind])
    if not turn.said.helps:
        words.append(f'It would have helped to say: "{turn.good.text}"')
    return Feedback(heading=DID[turn.said.kind], words=tuple(words), good=turn.said.helps)
