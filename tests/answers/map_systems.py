from typing import Any

from qidose.exercises.all_staff.map_systems_stories import STORIES
from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == "role":
        # The first name of the first record is as good a chance as any.
        return {"role": STORIES[len(case.records[0].name) % len(STORIES)].id}
    record = case.chosen(answer)
    if card == "guess":
        return {"guess": "many"}
    if card == "parts":
        return {"parts": [option.id for option in record.offered if option.id in record.right]}
    return {"owners": {line.part.id: line.part.owner for line in record.lines if line.waited}}
