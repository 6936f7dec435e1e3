"""A learner at the keyboard: fills in the cards of an exercise field by field, as its definition says they are."""

from collections.abc import Callable
from typing import Any

import fields
from hands import press, saved
from playwright.sync_api import Page, expect

import answers
from qidose.exercises.exercise import Exercise, seed_for
from qidose.exercises.fields import Answer, Move

Values = dict[str, Any]


def _open(card: Any, answer: Answer) -> bool:
    return card.id not in answer.locked and (bool(card.lock) or (bool(card.fields) and card.id not in answer.values))


class Learner:
    """Someone with a page, an id who has understood: `answers.right` says what they put into each card."""

    def __init__(self, page: Page, learner: str) -> None:
        self.page = page
        self.learner = learner

    def case(self, exercise: Exercise[Any], attempt: int = 1) -> Any:
        return exercise.case(seed_for(self.learner, exercise.id, attempt))

    def fill(self, exercise: Exercise[Any], card: Any, values: Values) -> None:
        """One card, with the keyboard alone; what is in it is saved when this returns. A move also fixes it."""
        for field in card.fields:
            if field.id not in values:
                continue
            name, value = f"{exercise.id}-{card.id}-{field.id}", values[field.id]
            if isinstance(field, Move):
                press(self.page, f"{name}-{[option.id for option in field.options].index(value)}")
            elif value is not None:
                with saved(self.page, exercise.id):
                    fields.fill(self.page, field, name, value)

    def do(self, exercise: Exercise[Any], midway: Callable[[], None] | None = None) -> Answer:
        """The whole exercise, from its first card to the press of Finish. Returns what was answered."""
        case, answer = self.case(exercise), Answer()
        while True:
            cards = exercise.cards(case, answer)
            todo = next((card for card in cards if _open(card, answer)), None)
            if todo is None:
                break
            if exercise.layout == "auto" and len(cards) > 3 and not any(card.lock for card in cards):
                self.turn_to(exercise, todo.id)
            values = answers.right(exercise, case, todo.id, answer)
            self.fill(exercise, todo, values)
            if midway:
                midway()
                midway = None
            answer = Answer({**answer.values, todo.id: values}, answer.locked)
            if todo.lock:
                if not (todo.fields and isinstance(todo.fields[-1], Move)):
                    press(self.page, f"{exercise.id}-{todo.id}-lock")
                # What can be filled in is gone once it is fixed, however the card is then shown.
                expect(
                    self.page.locator(f"[id^='{exercise.id}-{todo.id}-']:is(input, textarea, select, button)")
                ).to_have_count(0)
                answer = Answer(answer.values, (*answer.locked, todo.id))
        press(self.page, f"{exercise.id}-finish")
        expect(self.page.locator(f"#{exercise.id}-summary")).to_be_visible()
        return Answer(answer.values, answer.locked, finished=True)

    def turn_to(self, exercise: Exercise[Any], card: str) -> None:
        place = self.page.locator(f"section:has(> #{exercise.id}-title) [data-card='{card}']")
        for _ in range(40):
            if place.is_visible():
                return
            press(self.page, f"{exercise.id}-next")
        raise AssertionError(f"{card} never came into view")
