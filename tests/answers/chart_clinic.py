from typing import Any

from qidose.exercises.coaches.chart_clinic import NOTE
from qidose.exercises.coaches.chart_clinic_numbers import limits_of
from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == NOTE:
        note = "Limits: 3 sigma, from the points since the last change. Rules: Making Data Count, 7 points in a row."
        return {"note": note, "short": "run"}
    one = case[int(card.removeprefix("set-")) - 1]
    limits = limits_of(one.truth)
    return {
        "chart": one.truth.family,
        "plot": one.right_plot,
        "start": one.right_start,
        "upper": round(limits.upper, 4),
        "lower": round(limits.lower, 4),
    }
