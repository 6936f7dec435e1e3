"""Games of 24 months as stored, for both exercises that have them: somebody chooses each month by a habit."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from qidose.exercises.exercise import Exercise
from qidose.exercises.fields import Answer
from qidose.exercises.months_game import MONTHS, MOVE, OUTLOOK, month_id

Habit = Callable[[Any, Any], str]
"""What somebody chooses, by the case and what can be seen of it now."""


def always(choice: str) -> Habit:
    return lambda case, view: choice


@dataclass(frozen=True)
class MonthsGame:
    """One of the exercises: its own way to play, offer, grade and look ahead, and the choice its chart calls for."""

    exercise: Exercise[Any]
    by_chart: Habit
    play: Callable[[Any, Answer], Any]
    options: Callable[[Any], Any]
    graded: Callable[[Any, Any], Any]
    outlook_of: Callable[[Any, Any], Any]

    def game(
        self,
        case: Any,
        choose: Habit | None = None,
        months: int = MONTHS,
        look: str | None = "limits",
        finished: bool = True,
    ) -> Answer:
        """The answer of somebody who chooses like this (by the chart, if not told); holds what is not on offer."""
        values: dict[str, dict[str, Any]] = {}
        for month in range(months):
            played = self.play(case, Answer(values, tuple(values)))
            if getattr(played, "over", False):  # in one of them all days may be spent before the end
                break
            wish = (choose or self.by_chart)(case, played.now)
            offered = {option.id for option in self.options(played.now)}
            values[month_id(month)] = {MOVE: wish if wish in offered else "hold"}
        locked = tuple(values)
        if look:
            asked = self.outlook_of(case, self.play(case, Answer(values, locked)))
            values[OUTLOOK] = {OUTLOOK: asked.option(look).id}
        return Answer(values, locked, finished)

    def but(self, case: Any, changes: dict[int, str]) -> Answer:
        """By the chart, but for what `changes` says of 0-based months."""
        return self.game(case, lambda case, view: changes.get(view.now, self.by_chart(case, view)))

    def met(self, case: Any, answer: Answer) -> list[bool]:
        return [criterion.met for criterion in self.exercise.mark(case, answer).criteria]

    def rights(self, case: Any) -> list[str]:
        """What each month calls for, when it is played by the chart."""
        return [right.choice for right in self.graded(case, self.play(case, self.game(case)).decisions).right]


class BlindGame:
    """A game in the hands of somebody who does not look. `world` gives the first view, and the one after a choice."""

    def __init__(self, of: MonthsGame, case: Any, world: Any) -> None:
        self._of, self.case, self.world = of, case, world
        self.view = world.first()

    @property
    def offered(self) -> list[str]:
        return [option.id for option in self._of.options(self.view)]

    @property
    def right(self) -> str:
        return self._of.by_chart(self.case, self.view)

    @property
    def over(self) -> bool:
        return len(self.view.decisions) == MONTHS
