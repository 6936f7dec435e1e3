"""A learner at the keyboard: fills in the cards of an exercise field by field, as its definition says they are."""

from typing import Any

import answers
from hands import choose, press, saved, tab_to, write
from playwright.sync_api import Page, expect

from qidose.exercises.exercise import Exercise, seed_for
from qidose.exercises.fields import Answer, Choice, Choices

Values = dict[str, Any]


class Learner:
    """Someone with a page, an id who has understood: `answers.right` says what they put into each card."""

    def __init__(self, page: Page, learner: str) -> None:
        self.page = page
        self.learner = learner

    def case(self, exercise: Exercise[Any], attempt: int = 1) -> Any:
        return exercise.case(seed_for(self.learner, exercise.id, attempt))

    def fill(self, exercise: Exercise[Any], card: Any, values: Values) -> None:
        """One card, with the keyboard alone; what is in it is saved when this returns."""
        for field in card.fields:
            if field.id not in values:
                continue
            name, value = f"{exercise.id}-{card.id}-{field.id}", values[field.id]
            with saved(self.page, exercise.id):
                if isinstance(field, Choice):
                    choose(self.page, name, [option.id for option in field.options].index(value))
                elif isinstance(field, Choices):
                    for option in value:
                        box = self.page.locator(f"input[name='{name}'][value='{option}']")
                        tab_to(self.page, box)
                        self.page.keyboard.press("Space")
                else:
                    write(self.page, name, str(value))
                    self.page.keyboard.press("Tab")

    def do(self, exercise: Exercise[Any]) -> Answer:
        """The whole exercise, from its first card to the press of Finish. Returns what was answered."""
        case, answer = self.case(exercise), Answer()
        while True:
            cards = exercise.cards(case, answer)
            todo = next((card for card in cards if card.id not in answer.values), None)
            if todo is None:
                break
            if len(cards) > 3 and not any(card.lock for card in cards):
                self.turn_to(exercise, todo.id)
            values = answers.right(exercise, case, todo.id, answer)
            self.fill(exercise, todo, values)
            answer = Answer({**answer.values, todo.id: values}, answer.locked)
            if todo.lock:
                press(self.page, f"{exercise.id}-{todo.id}-lock")
                expect(self.page.locator(f"[data-card={todo.id}].qidose-card--locked")).to_be_visible()
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
