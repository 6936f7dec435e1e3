from typing import Any

from qidose.exercises.fields import Answer


def box(name: str, level: str, text: str, parent: str | None, **more: str) -> dict[str, Any]:
    return {"id": name, "level": level, "text": text, "parent": parent, **more}


TREE = [
    box("b1", "aim", "By June, 80% of patients on the ward go home on the planned day, up from 60%.", None),
    box("b2", "primary", "The day of discharge is known early", "b1"),
    box("b3", "primary", "Medicines are ready in time", "b1"),
    box("b4", "secondary", "The family knows the day", "b2"),
    box("b5", "change", "Write the planned day on the board by the bed", "b4"),
    box("b6", "change", "Order medicines at 2pm on the day before", "b3"),
    box("b7", "measure", "Patients who go home on the planned day, each week", "b1", kind="outcome"),
    box("b8", "measure", "Medicines on the ward by 10am", "b6", kind="process"),
    box("b9", "measure", "Patients who come back within 7 days", "b1", kind="balancing"),
]


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == "problem":
        return {"whose": "case"}
    return {"tree": TREE}
