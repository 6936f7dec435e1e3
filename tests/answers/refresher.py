"""What somebody who has understood puts into a quarter's refresher. No lesson has it, but it is answered alike."""

from typing import Any

from qidose.exercises.chart_cards import DECISION_IDS
from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card.startswith("chart-"):
        true = case.charts.truth[int(card.removeprefix("chart-")) - 1]
        return {"decision": DECISION_IDS[true.decision], "sure": "sure"}
    if card == "story":
        return {name: str(1 + case.ways(name).index(case.question(name).ways[0])) for name in ("system", "people")}
    told = {"when": "2026-11-02", "learned": "Nobody used the form at night.", "decision": "adapt"}
    return {"ran": "yes"} | (told if answer.get("your-test", "ran") == "yes" else {})
