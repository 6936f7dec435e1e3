from typing import Any

from qidose.exercises.all_staff.why_like_this import HELP
from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == "facts":
        return {"facts": [option.id for option in case.asked if option.id in HELP]}
    if card == "place":
        return {"place": case.truth.constraint}
    return {"move": case.truth.constraint if card == "idea" else "on"}
