"""16 quiet months of a made-up measure, and the line that goes under them."""

from typing import Any

from qidose.exercises.board.our_board_paper import own_of
from qidose.exercises.board.our_board_paper_words import true_readings
from qidose.exercises.fields import Answer

NUMBERS = (64, 67, 66, 63, 68, 65, 69, 64, 66, 62, 67, 65, 68, 63, 66, 65)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SERIES = "Month,Calls answered %\n" + "\n".join(
    f"{MONTHS[place % 12]} {2025 + place // 12},{number}" for place, number in enumerate(NUMBERS)
)


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == "read":
        own = own_of(answer)
        return {"better": "up", "says": true_readings(own)[0] if own else "usual"}
    return {
        "measure": {"name": "Calls answered", "target": 80, "today": "rag"},
        "numbers": {"series": SERIES},
        "line": {"line": "Usual variation below our target. We will redesign how the phone lines are staffed."},
        "share": {"who-sees": "private"},
    }[card]
