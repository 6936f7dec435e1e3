from typing import Any

from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    return {"aim": case.shown[int(card.removeprefix("aim-")) - 1].mended[0]}
