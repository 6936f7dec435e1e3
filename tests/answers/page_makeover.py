from typing import Any

from qidose.exercises.board.rag_face_off import MEASURES
from qidose.exercises.experts.page_makeover_cards import LIMITS, OLD, READ, item_id, story_id
from qidose.exercises.experts.page_makeover_case import limits
from qidose.exercises.experts.page_makeover_words import ASK, KEEP, STORY
from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == OLD:
        reds = [row for row, one in enumerate(case.truth.rows) if one.colour == "red"]
        return {"talk": [item_id(row) for row in reds]}
    if card == LIMITS:
        places = case.series(case.built).measure.decimals + 1
        lower, upper = (round(limit, places) for limit in limits(case.series(case.built)))
        return {"lower": lower, "upper": upper}
    if card == READ:
        says = {item_id(row): case.kind(row) for row in range(MEASURES)}
        return {"says": says, "first": [item_id(row) for row in sorted(case.first())]}
    stories = {story_id(row): STORY[case.kind(row)].format(since="that month") for row in case.told}
    asked = " ".join(f"{case.name(row)}: {ASK[case.kind(row)]}" for row in sorted(case.first())[:3])
    return {
        "shows": [option.id for option in case.offered if option in KEEP],
        **stories,
        "ask": f"{asked} Will you decide on these today? The others can be left alone.",
        "note": "24 months in order. XmR limits from all months, rules mdc-7. The target is a line of its own.",
    }
