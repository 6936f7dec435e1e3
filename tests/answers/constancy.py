"""Constancy of purpose: funded for 3 half-years, then kept going."""

from typing import Any

from qidose.exercises.board.constancy_game import LOOK_BACK, SKILL, YEARS, came_out, predicted, seen
from qidose.exercises.fields import Answer

LEARNED = "The survey of year 2 was lower than I predicted, because skill takes a year to show."


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == SKILL:
        return {"figure": "using", "learned": LEARNED, "keep": "Protected time for every team."}
    if card == LOOK_BACK:
        shown = seen(case, answer)
        compared = {
            f"year-{year}": came_out(predicted(answer, year) or 0.0, shown[2 * year].survey)
            for year in range(1, YEARS + 1)
        }
        return {"compared": compared, "why": "earlier"}
    number = int(card.removeprefix("half-"))
    decision = {"decision": "fund" if number <= 3 else "keep"}
    return {"predicted": 57.0, **decision} if number % 2 else decision
