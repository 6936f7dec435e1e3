"""One player for every test: somebody at an exercise, who fills in each card as a page lets them, and finishes."""

from collections.abc import Callable, Iterator
from typing import Any

import answers
from qidose.exercises.attempt import Attempt, Step, fold, next_step
from qidose.exercises.cards import Card
from qidose.exercises.exercise import Exercise, seed_for
from qidose.exercises.fields import Answer

Values = dict[str, Any]
MOST_CARDS = 400


class Player:
    """Somebody at an exercise, at their first attempt. Nothing is kept but in this object."""

    def __init__(self, exercise: Exercise[Any], learner: str = "learner-1") -> None:
        self.exercise, self.learner = exercise, learner
        self.case = exercise.case(seed_for(learner, exercise.id, 1))
        self._steps: list[Step] = []
        self._state = Attempt()

    @property
    def state(self) -> Attempt:
        """Where they stand."""
        return self._state

    @property
    def answer(self) -> Answer:
        """What they have said so far."""
        return self.state.answer

    def ask(self, **asked: Any) -> Attempt:
        """Send what a page sends for one step. Raises Refused as the page would be told."""
        step = next_step(self.exercise, self.learner, self._state, {"attempt": self._state.number, **asked})
        if step:
            self._steps.append(step)
            self._state = fold(self._steps)
        return self._state

    def cards(self) -> tuple[Card, ...]:
        """What the page shows now."""
        return self.exercise.cards(self.case, self.answer)

    def known(self, card: Card) -> Values:
        """What somebody who has understood puts into a card (tests/answers)."""
        return answers.right(self.exercise, self.case, card.id, self.answer) if card.fields else {}

    def fill(self, card: Card, values: Values) -> None:
        """Fill in what a card asks now (the next line may open only then), and fix it where it is to be fixed."""
        self.ask(do="answer", card=card.id, values={f.id: values[f.id] for f in card.fields if f.id in values})
        if card.lock:
            self.ask(do="lock", card=card.id)

    def play(self, fill: Callable[[Card], None]) -> Iterator[Card]:
        """Fill in each card as it opens, in the order of the page: the next is looked for once `fill` has done one."""
        seen: set[str] = set()
        while fresh := [card for card in self.cards() if card.id not in {*seen, *self.answer.locked}]:
            seen.add(fresh[0].id)
            assert len(seen) < MOST_CARDS, f"{self.exercise.id} never ends"
            fill(fresh[0])
            yield fresh[0]
