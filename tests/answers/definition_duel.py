from typing import Any

from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == "meet":
        return {"prediction": 9}
    if card == "differ":
        return {"response": "ask", "where": dict(case.edge)}
    if card == "story":
        return {"next": "listen", "own": "Seen on time: from which minute do we count?"}
    return {place.id: str(number) for place, number in zip(case.data.places, case.truth.clear, strict=True)}
