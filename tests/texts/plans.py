"""A plan for a trust of 4,000 that tests fill in as a QI lead would."""

import datetime as dt

from qidose.dosing.form import Typed
from qidose.dosing.plan import new_plan, read_plan
from qidose.dosing.templates import waves_of

TODAY = dt.date(2026, 11, 26)
NUMBERS = {
    "all-staff": (3_325, 0, 1_500, 3_000),
    "board": (15, 0, 15, 15),
    "senior-leaders": (40, 0, 40, 40),
    "managers": (400, 20, 350, 400),
    "coaches": (200, 10, 150, 200),
    "experts": (20, 3, 15, 20),
}


def westmarsh(template: str = "A") -> Typed:
    typed = new_plan()
    typed["organisation"] = {
        "name": "Westmarsh Trust",
        "heads": "4,000",
        "teams": "150",
        "leavers_low": "10.1%",
        "leavers_high": "15",
        "start": "1 April 2027",
        "months": "60",
    }
    for row in typed["groups"]:
        for entry, number in zip(("heads", "trained", "low", "high"), NUMBERS[row["id"]], strict=True):
            row[entry] = str(number)
    typed["adopted"] = [
        {
            "id": "r1",
            "group": "coaches",
            "goal": "120",
            "month": "60",
            "by": "Quinn, QI lead",
            "reason": "150 teams, 3 for each coach, and some who move on.",
            "review": "2028-04-01",
        }
    ]
    typed["indicators"] = [
        {"id": f"r{n}", "name": name, "shows": shows}
        for n, (name, shows) in enumerate((("Dose", "can"), ("Tests", "does"), ("Survey", "outcome")))
    ]
    typed["sequence"] = {"template": template}
    return typed if template == "own" else {**typed, "waves": waves_of(template, read_plan(typed))}
