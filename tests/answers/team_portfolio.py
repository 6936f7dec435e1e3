"""A team that helps patients to go home on the planned day: 3 linked tests, and a chart that shows a change."""

from datetime import date, timedelta
from typing import Any

from answers.driver_diagram import TREE
from qidose.exercises.board.our_board_paper_words import true_readings
from qidose.exercises.coaches.team_portfolio_cycles import MOST_CYCLES
from qidose.exercises.coaches.team_portfolio_parts import own_of
from qidose.exercises.fields import Answer

NUMBERS = (61, 58, 63, 60, 57, 62, 59, 61, 60, 64, 76, 79, 78, 81, 77, 80, 82, 79)
SERIES = "Week starting,Went home on the planned day %\n" + "\n".join(
    f"{date(2026, 1, 5) + timedelta(weeks=week):%d/%m/%Y},{number}" for week, number in enumerate(NUMBERS)
)
CHARTER = {
    "team": "Home on time",
    "problem": "Patients wait for medicines on their last day, and so do those who need the bed.",
    "serves": "Care at the right time, an aim of this year.",
    "people": "A ward sister, a pharmacist, a porter and a carer.",
    "edges": "Patients of our ward who go home. Not those who move to another hospital.",
    "meets": "Every Tuesday for 30 minutes, until the end of June.",
}
PARTNERS = {
    "how": "plan",
    "who": "2 carers help to plan each test. Their fares are paid.",
    "learned-by": "talk",
    "said": "I packed at 8 and sat on the bed until 4.",
    "changed": "We now tell each family the day before.",
}
CYCLE = {
    "idea": "b6",
    "change": "Order medicines at 2pm the day before, so that the pharmacy is not in a rush.",
    "counted": "Patients of each 10 with medicines by 10am",
    "direction": "more",
    "safe": "A dose may change overnight. We would stop if 1 patient had a wrong bag.",
    "learned": "More than we said. Orders for patches came late.",
}
CYCLES = (
    {"when": "2026-02-13", "scale": "1", "now": 4, "predicted": 6, "found": 7, "act": "adapt",
     "next": "The same with 5 patients, and patches ordered at noon."},
    {"when": "2026-02-20", "scale": "few", "now": 4, "predicted": 7, "found": 7, "act": "adapt",
     "next": "A whole week, with the weekend."},
    {"when": "2026-03-06", "scale": "week", "now": 4, "predicted": 8, "found": 8, "act": "adopt",
     "next": "Write it into the induction of new staff."},
)  # fmt: skip
LATER = CYCLES[-1] | {"found": 9, "predicted": 9, "next": "Look again in a month, with other staff."}
"""Each cycle after the third: the same change, longer in use."""
NOTE = (
    "Our aim is that 80% of patients go home on the planned day. Since March it is 79%, up from 60%. "
    "3 tests led to it. Patients who come back within 7 days have not grown in number."
)


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card.startswith("cycle-"):
        return CYCLE | _cycle(int(card.removeprefix("cycle-")))
    own = own_of(answer)
    return {
        "charter": CHARTER,
        "partners": PARTNERS,
        "diagram": {"tree": TREE},
        "numbers": {"measure": "b7", "better": "up", "target": 80, "series": SERIES, "start": []},
        "story": {
            "says": true_readings(own)[0] if own else "usual",
            "decision": "look" if own and own.signals else "change",
            "else": "A new pharmacist came in March. We asked other wards, and theirs did not change.",
            "line": "Something has changed for the better since March. We will find out what else was new.",
        },
        "sponsor": {"note": NOTE, "ask": "Please agree 1 hour of a pharmacist by May."},
    }[card]


def _cycle(number: int) -> dict[str, Any]:
    """A team may say that there were up to 8 cycles: each then begins a month after the one before."""
    if number < len(CYCLES):
        return CYCLES[number - 1]
    this = CYCLES[number - 1] if number == len(CYCLES) else LATER | {"when": f"2026-{number:02}-06"}
    return this | ({"further": "no"} if number < MOST_CYCLES else {})
