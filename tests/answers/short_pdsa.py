from typing import Any

from qidose.exercises.fields import Answer
from qidose.exercises.managers.short_pdsa import COMPARED, ShortPdsa


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == "plan":
        return {
            "change": [case.ward.ideas[0].id],
            "why": "Nobody knows whose job it is now.",
            "scale": "10-patients",
            "direction": "more",
            "number": 8,
            "watch": case.ward.watched[0].id,
        }
    if card == "study":
        return {"compared": _compared(case, answer), "learned": "It helped less than I thought on a busy shift."}
    return {"decision": "adapt", "next": "Try it with 10 patients on the next night shift, with the night staff."}


def _compared(case: Any, answer: Answer) -> str:
    """The comparison that the exercise itself takes as right."""
    exercise = ShortPdsa()

    def score(option: str) -> int:
        values = {**answer.values, "study": {"compared": option, "learned": "It helped less than I thought."}}
        return exercise.mark(case, Answer(values, answer.locked, finished=True)).score

    return max((option.id for option in COMPARED), key=score)
