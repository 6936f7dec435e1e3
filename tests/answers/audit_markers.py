from typing import Any

from qidose.exercises.experts.audit_markers import says_of
from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == "find":
        return {"who": f"marker-{case.kind + 1}", "size": case.size, "mix": f"marker-{case.mix + 1}"}
    if card == "result":
        return {}
    kinds = [say.kind for say in says_of(case, int(card.removeprefix("talk-")))]
    return {"say": f"say-{kinds.index('helps') + 1}"}
