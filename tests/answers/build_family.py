from typing import Any

from qidose.exercises.fields import Answer
from qidose.exercises.senior_leaders.build_family import FAMILY, FIELD


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    """2 measures of each kind, and the 3 that are unclear; all others are left out."""
    of = {kind: [item for item, measure in case.items.items() if measure.kind == kind] for kind in FAMILY}
    family = {item: kind for kind in FAMILY for item in of[kind][:2]}
    unclear = {item: "unclear" for item, measure in case.items.items() if measure.kind == "unclear"}
    return {FIELD: {**dict.fromkeys(case.items, "beside"), **family, **unclear}}
