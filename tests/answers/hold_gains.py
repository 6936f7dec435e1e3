from typing import Any

from qidose.exercises.fields import Answer
from qidose.exercises.managers.hold_gains import chosen_of
from qidose.exercises.managers.hold_gains_words import FOR, NEEDED


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == "choose":
        return {"actions": list(NEEDED)}
    if card == "purpose":
        return {
            **{action: FOR[action] for action in chosen_of(case, answer)},
            "prediction": round(case.level(tuple(NEEDED))),
        }
    return {"own": "Our ward round starts on time. I look at its chart every Monday."}
