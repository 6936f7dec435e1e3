from typing import Any

from qidose.exercises.coaches.time_contract_week import REQUESTS
from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    return {
        "hours": {"week": round(case.hours, 2), "each": round(case.each, 1)},
        "week": {"who": {task.id: task.who for task in case.tasks}},
        "request": {"each": round(REQUESTS[case.request].each(case), 1), "reply": "choose"},
        "own": {
            "hours": 37.5,
            "share": "20%",
            "teams": 3,
            "ends": "I hand the store orders to our new clerk.",
            "who": "My ward manager, on Monday",
        },
    }[card]
