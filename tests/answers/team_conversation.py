from typing import Any

from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == "chart":
        return {"shows": case.shows}
    if not card.startswith("turn-"):
        return {}  # the end, where nothing is asked
    ways = case.ways[int(card.removeprefix("turn-")) - 1]
    return {"say": str(1 + next(place for place, way in enumerate(ways) if way.helps(case.shows)))}
