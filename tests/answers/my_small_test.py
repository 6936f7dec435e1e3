from typing import Any

from qidose.exercises.fields import Answer

WORDS: dict[str, dict[str, Any]] = {
    "idea": {"idea": "Phone patients the day before their visit.", "who": "Patients and the clinic clerk."},
    "test": {"what": "Phone the next patient on the list.", "how-many": 1, "days": 3},
    "prediction": {
        "measure": "Whether the patient comes.",
        "words": "1 of 1 patients will come.",
        "direction": "up",
        "side-effect": "Time on the phone.",
    },
    "help": {"helper": "The clinic clerk.", "who-sees": "private"},
}


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    return WORDS[card]
