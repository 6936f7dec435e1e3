from typing import Any

from qidose.exercises.chart_cards import DECISION_IDS
from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    known: dict[str, dict[str, Any]] = {
        "look": {"first": "unsure"},
        "line": {"level": round(case.median, 4)},
        "runs": {"number": case.runs, "longest": case.longest},
        "read": {"shows": "change" if case.story == "step" else "usual"},
        "spc": {"shows": case.story, "why": case.story, "decision": DECISION_IDS[case.truth.decision]},
        "differ": {"which": {statement.id: statement.chart for statement in case.statements}},
    }
    return known[card.removeprefix("second-")]
