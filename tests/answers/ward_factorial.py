from typing import Any

from qidose.exercises.experts.ward_factorial_case import SETUPS
from qidose.exercises.experts.ward_factorial_marks import ALONE, EFFECTS, FIGURES, PLAN
from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == PLAN:
        return {"weeks": dict.fromkeys(SETUPS, 1), "order": "chance", "predicted": "none"}
    if card == ALONE:
        return {"keep": ["none"]}
    if card == EFFECTS:
        figures = {f"effect-{one}": round(case.effect(one), 1) for one in FIGURES}
        return {**figures, "convention": "half", "pair": case.partners}
    without, together = (round(case.first_of(case.partners, on), 1) for on in (False, True))
    return {"without": without, "with": together, "advice": "together"}
