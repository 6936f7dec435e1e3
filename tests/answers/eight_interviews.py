from typing import Any

from qidose.exercises.experts.eight_interviews_bank import BY_ID
from qidose.exercises.experts.eight_interviews_cards import BEFORE, REPORT, TALKS
from qidose.exercises.experts.eight_interviews_marks import FRAME, THEMES, person_id
from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == BEFORE:
        return {"expected": "I expect long waits, and little time for questions."}
    if card in TALKS:
        person = case.people[TALKS.index(card)]
        return {"codes": ", ".join(BY_ID[theme].name.lower() for theme in sorted(person.themes)) or "small talk"}
    if card == THEMES:
        return {"themes": list(case.planted)}
    if card == FRAME:
        heard = {f"who-{theme}": [person_id(n) for n in sorted(case.heard(theme))] for theme in case.planted}
        return {**heard, "negative": person_id(case.negative)}
    assert card == REPORT
    return _report(case)


def _report(case: Any) -> dict[str, str]:
    first, *_ = case.planted
    theme, against = BY_ID[first], BY_ID[case.against]
    found = " ".join(f"{BY_ID[one].name}: heard from {len(case.heard(one))} of 8." for one in case.planted)
    return {
        "question": "What is it like to go home? 8 unlike people said yes. Nobody from a care home is here.",
        "definition": f'{theme.name}: when {theme.use.lower()} Do not use it when it is only feared. "{theme.staff}"',
        "themes": f'{found} In the words of a patient: "{theme.patient[0]}"',
        "negative": f'{case.people[case.negative].name} says of "{against.name}" the opposite: "{against.against}"',
        "use": "Test 1 change with 2 patients and a carer this week. 8 talks cannot say how many of all are concerned.",
    }
