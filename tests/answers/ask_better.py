from typing import Any

from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    return {"question": "What in the way we set up the work could we learn from and test over the next 3 months?"}
