from typing import Any

from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    return {"tool": case.shown[int(card.removeprefix("situation-")) - 1].tool}
