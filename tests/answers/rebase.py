from typing import Any

from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    truth = case.truth[int(card.removeprefix("chart-")) - 1]
    if truth.rebase:
        return {"decision": "recalculate", "start": truth.start + 1, "reason": "all"}
    return {"decision": "keep", "start": None, "reason": truth.failing[0]}
