from typing import Any

from qidose.exercises.fields import Answer

PAGE_MINUTES = 10


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == "page":
        return {"minutes": _shared([row for row, one in enumerate(case.truth.rows) if one.colour == "red"])}
    needs = {f"m{row + 1}": case.verdict(row) for row in range(len(case.truth.rows))}
    return {
        "needs": needs,
        "minutes": _shared([row for row, one in enumerate(case.truth.rows) if one.attention]),
    }


def _shared(rows: list[int]) -> dict[str, int]:
    """All 10 minutes, as evenly as they go."""
    each, over = divmod(PAGE_MINUTES, len(rows))
    return {f"m{row + 1}": each + (place < over) for place, row in enumerate(rows)}
