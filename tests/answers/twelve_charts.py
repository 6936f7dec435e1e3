from typing import Any

from qidose.exercises.chart_cards import DECISION_IDS
from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    truth = case.truth[int(card.removeprefix("chart-")) - 1]
    return {"decision": DECISION_IDS[truth.decision], "sure": "fairly"}
