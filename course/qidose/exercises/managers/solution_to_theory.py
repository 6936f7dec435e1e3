"""From solution to theory (E-T4-09): somebody "just needs another computer"; the learner chooses what to say.

7 turns of 4 ways each. What the other person tells depends on how they are asked: a curious question opens the talk,
and a solution, a closed question or a judgement shortens it. The curiosity score is the number of curious questions;
6 of 7 pass, which 1 guesser in 745 does.
"""

from dataclasses import dataclass
from itertools import takewhile

from qidose.simulate.draw import generator

from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Move, Option
from ..marks import Criterion, Marks
from ..values import chosen_in
from .solution_to_theory_stories import STORIES
from .solution_to_theory_talk import AIMS, DOES, HEADINGS, KINDLY, Story, Way

TURNS = len(AIMS)
FEWEST_CURIOUS = 6
SOME_CURIOUS = 3
"""From so many curious questions on, the talk ends half open."""
NAMES = (
    "What happens now",
    "1 time that really happened",
    "For whom it matters",
    "A theory",
    "Another view",
    "A prediction",
    "A small test",
)


@dataclass(frozen=True)
class Talk:
    """One learner's talk: the story, and the ways of each turn in the order in which they are shown."""

    story: Story
    ways: tuple[tuple[Way, ...], ...]

    @property
    def name(self) -> str:
        """Who speaks, by the first name."""
        return self.story.who.split(",")[0]


class SolutionToTheory(Exercise[Talk]):
    """Coach a colleague from a solution to a theory, with questions."""

    id = "solution-to-theory"
    about = About(
        code="E-T4-09",
        dose="managers",
        title="From solution to theory",
        minutes=8,
        domains=("D11", "D14"),
        outcomes=(7,),
        misconceptions=tuple(KINDLY),
    )
    points = TURNS
    pass_mark = FEWEST_CURIOUS
    layout = "conversation"
    finish_label = "Finish and look back at the talk"

    def case(self, seed: int) -> Talk:
        rng = generator(seed, "solution-to-theory")
        story = STORIES[int(rng.integers(len(STORIES)))]
        ways = (tuple(turn.ways[place] for place in rng.permutation(len(turn.ways)).tolist()) for turn in story.turns)
        return Talk(story, tuple(ways))

    def cards(self, case: Talk, answer: Answer) -> tuple[Card, ...]:
        done = _done(answer)
        turns = [_turn_card(case, answer, number) for number in range(1, min(done + 1, TURNS) + 1)]
        return (*turns, _end_card(case, answer)) if done == TURNS else tuple(turns)

    def ready(self, case: Talk, answer: Answer) -> bool:
        return _done(answer) == TURNS and super().ready(case, answer)

    def mark(self, case: Talk, answer: Answer) -> Marks:
        chosen = said_in(case, answer)
        criteria = tuple(
            Criterion(name=f"{number}. {name}", met=way is not None and way.kind == "curious", why=_told(way))
            for number, (name, way) in enumerate(zip(NAMES, chosen, strict=True), 1)
        )
        return Marks(criteria, tuple(sorted({way.belief for way in chosen if way and way.belief})))

    def summary(self, case: Talk, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading=f"{case.name} left with a theory and a test" if passed else f"{case.name} still wants a computer",
            words=(
                f"You asked {marks.score} curious questions in {TURNS} turns. The aim is {FEWEST_CURIOUS}.",
                case.story.tested if passed else case.story.bought,
            ),
            good=passed,
            next_step=(
                "The next time somebody brings you a solution, ask first what happens now."
                if passed
                else "Look back at the turns. Then start again, with another colleague perhaps."
            ),
        )


def said_in(case: Talk, answer: Answer) -> tuple[Way | None, ...]:
    """What was said in each turn; None where nothing was, or nothing that was on offer."""
    return tuple(_said(case, answer, number) for number in range(1, TURNS + 1))


def card_id(number: int) -> str:
    """The id of the card of a turn, counted from 1."""
    return f"turn-{number}"


def _done(answer: Answer) -> int:
    """How many turns are over."""
    return sum(1 for _ in takewhile(lambda number: card_id(number) in answer.locked, range(1, TURNS + 1)))


def options_of(case: Talk, number: int) -> tuple[Option, ...]:
    """What may be said in a turn. The ids are places in the learner's own order, so that they tell nothing."""
    return tuple(Option(str(place), way.text) for place, way in enumerate(case.ways[number - 1], 1))


def _said(case: Talk, answer: Answer, number: int) -> Way | None:
    option = chosen_in(answer.get(card_id(number), "say"), options_of(case, number))
    return case.ways[number - 1][int(option.id) - 1] if option else None


def _told(way: Way | None) -> str:
    return f"{HEADINGS[way.kind]}." if way else "You have said nothing yet."


def _turn_card(case: Talk, answer: Answer, number: int) -> Card:
    label = "What do you say?" if number > 1 else f"You manage the service that {case.name} works in. What do you say?"
    return Card(
        id=card_id(number),
        heading=case.story.who,
        words=case.story.opening if number == 1 else _answered(case, answer, number - 1),
        fields=(Move(id="say", label=label, options=options_of(case, number)),),
        lock="Say it",
        feedback=_feedback(case, answer, number) if answer.finished else None,
    )


def _answered(case: Talk, answer: Answer, number: int) -> tuple[str, ...]:
    """What the other person says to what was said in a turn: more, where the question was curious."""
    way, turn = _said(case, answer, number), case.story.turns[number - 1]
    if way is None:
        return (turn.short,)
    return (way.reply, turn.then if way.kind == "curious" else turn.short)


def _end_card(case: Talk, answer: Answer) -> Card:
    curious = sum(way is not None and way.kind == "curious" for way in said_in(case, answer))
    end = case.story.shut
    if curious >= SOME_CURIOUS:
        end = case.story.open if curious >= FEWEST_CURIOUS else case.story.half
    last = _answered(case, answer, TURNS)[:1]
    return Card(id="end", heading=case.story.who, words=tuple(words for words in (*last, end) if words))


def _feedback(case: Talk, answer: Answer, number: int) -> Feedback:
    way, aim = _said(case, answer, number), AIMS[number - 1]
    if way is not None and way.kind == "curious":
        return Feedback(heading=HEADINGS["curious"], words=(aim,), good=True)
    curious = case.story.turns[number - 1].ways[0]
    instead = (f'You could have asked: "{curious.text}"', f'Then you would have heard: "{curious.reply}"')
    if way is None:
        return Feedback(heading="Nothing said", words=(aim, *instead), good=False)
    kindly = (KINDLY[way.belief],) if way.belief else ()
    return Feedback(heading=HEADINGS[way.kind], words=(DOES[way.kind], *kindly, aim, *instead), good=False)
