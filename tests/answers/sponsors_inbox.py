from typing import Any

from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    return {"response": case.emails[int(card.removeprefix("email-")) - 1].response}
