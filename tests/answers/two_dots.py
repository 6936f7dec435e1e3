from typing import Any

from qidose.exercises.all_staff.two_dots import CHARTS
from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == "dots":
        return {"first": "more"}
    chart = CHARTS.index(card)
    return {"decision": case.decision(chart), "reason": case.reason(chart)}
