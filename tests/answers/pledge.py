from typing import Any

from qidose.exercises.board.pledge import FIVE
from qidose.exercises.fields import Answer

WORDS: dict[str, dict[str, Any]] = {
    "conditions": {"holds": {condition.id: "part" for condition in FIVE}, "chosen": "everyday"},
    "pledge": {
        "action": "I will visit 1 team each month and ask what they are testing.",
        "date": "2027-03-31",
        "indicator": "How many teams show me a test.",
        "expected": "3 of 3 teams.",
    },
    "share": {"who-sees": "private"},
}


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    return WORDS[card]
