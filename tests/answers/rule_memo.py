from typing import Any

from qidose.exercises.fields import Answer

MEMO = (
    "I recommend mdc-7 for your charts. If nothing changes, it will still ask about 40 of your charts by chance each "
    "month, and mdc-6 would ask about 70. The shorter runs would find more real changes, and they would find them 1 "
    "month sooner. But each question costs your people time, and too many false ones teach them to stop answering. If "
    "late news could harm patients, I would choose mdc-6 for those charts alone. My figures assume independent and "
    "roughly normal data. Look again in 6 months: if you met real changes late, I was wrong."
)


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == "memo":
        return {"set": "mdc-7", "text": MEMO}
    return {name: round(case.alarms(name)) for name in ("mdc-7", "mdc-6")}
