"""24 weeks of a made-up measure, lower since a change, on 1 page."""

from datetime import date, timedelta
from typing import Any

from qidose import spc
from qidose.exercises.fields import Answer

NUMBERS = (25, 27, 24, 26, 23, 28, 25, 24, 27, 26, 24, 25, 19, 18, 20, 17, 19, 18, 20, 18, 19, 17, 18, 20)
SERIES = "Week,Lunches that wait\n" + "\n".join(
    f"{date(2026, 1, 5) + timedelta(weeks=week):%d/%m/%Y},{number}" for week, number in enumerate(NUMBERS)
)


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    last = len(spc.read_series(str(answer.get("numbers", "series") or SERIES))) - 1  # somebody may have other numbers
    return {
        "read": {"better": "down", "says": "better"},
        "aim": {"aim": "By 30 June, at most 8 of 40 lunches a week wait over 10 minutes for patients on our ward."},
        "measure": {
            "name": "Lunches that wait",
            "counts": "More than 10 minutes pass from the tray to the first mouthful.",
            "not": "The patient is asleep when the tray comes.",
            "how": "The housekeeper counts at each lunch, all 8 patients.",
            "alike": "mended",
            "target": 8,
        },
        "numbers": {"series": SERIES},
        "story": {
            "event-1": "Hot trolley",
            "at-1": [min(12, last)],
            "event-2": "New list",
            "at-2": [min(18, last)],
            "else": "2 vacancies were filled in the same month, mostly on nights.",
            "line": "Something has changed for the better since the hot trolley. We will keep it and test the list.",
        },
        "next": {
            "decision": "look",
            "step": "Ask 3 patients and 2 helpers what is different at lunch now.",
            "who": "The ward sister",
            "when": "2026-07-03",
        },
    }[card]
