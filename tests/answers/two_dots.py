from typing import Any

from qidose.exercises.fields import Answer
from qidose.exercises.two_dots import CHARTS


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == "dots":
        return {"first": "more"}
    chart = CHARTS.index(card)
    return {"decision": case.decision(chart), "reason": case.reason(chart)}
