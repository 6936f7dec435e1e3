from typing import Any

from qidose.exercises.fields import Answer
from qidose.exercises.spot_parts import COPY, PIECES, sentence_id


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == COPY:
        return {"first": "context"}
    return {"tags": {sentence_id(place): case.sentences[place].tag for place in PIECES[card]}}
