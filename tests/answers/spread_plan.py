from typing import Any

from qidose.exercises.coaches.spread_plan_case import LATER, a_few_first
from qidose.exercises.coaches.spread_plan_words import RIGHT_ACTS
from qidose.exercises.fields import Answer

WORDS = {
    "evidence": "2 tests on whole wards went as well as the small ones.",
    "adopters": "The wards whose leads asked for it. They can tell the others.",
    "adapt": "Medicines are ready before they are due. Who packs them may differ.",
    "measures": "Each ward draws its own chart each month, with falls beside it.",
    "support": "2 nurses from Elm Ward and a former patient visit in the first quarter.",
    "stop": "7 months in a row on the wrong side. The ward lead decides with us.",
}


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    plan = a_few_first(case)
    return {
        "home": {"first": "test" if case.small_only else "few"},
        "plan": {
            "when": {name: str(plan.quarter.get(name, LATER)) for name in case.sites},
            "adapt": sorted(plan.adapted),
        },
        "write": WORDS,
        "year": {},
        "read": {"says": dict(zip(case.multiples.sites, case.readings.readings, strict=True))},
        "act": RIGHT_ACTS,
    }[card]
