from typing import Any

from qidose.exercises.all_staff.spot_parts import COPY, PIECES, sentence_id
from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == COPY:
        return {"first": "context"}
    return {"tags": {sentence_id(place): case.sentences[place].tag for place in PIECES[card]}}
