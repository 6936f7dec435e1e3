from typing import Any

from qidose.exercises.fields import Answer

STEPS = """10 minutes: each person decides on 2 charts alone and says how sure they are.
20 minutes: in pairs they compare their decisions and look for the rule that settles them.
20 minutes: they try 4 charts of their own wards. 10 minutes: quiz."""
NOTES = """Minute 0 to 10: 9 people decided alone. Minute 10 to 30: all pairs talked, 1 pair needed help with the mean.
Minute 30 to 52: own charts, everyone drew the limits. Minute 52 to 62: quiz, in silence, on paper in large print."""
WORDS: dict[str, dict[str, Any]] = {
    "plan": {
        "level": "managers",
        "group": "9 ward managers of surgery.",
        "outcome": "They can decide on 6 charts if something has changed.",
        "steps": STEPS,
        "minutes": 60,
        "active": 50,
        "belief": "That a red month means worse: we look at 20 months before it.",
        "everyone": "Night staff: the session is at 7 and again at 15.",
    },
    "prediction": {"share": 75, "hardest": "The chart with a target between its limits."},
    "session": {"date": "2026-10-06", "present": 9, "taken": 62, "witness": "observer", "notes": NOTES},
    "quiz": {
        "questions": 6,
        "after": "5\n6\n4\n6\n5\n3\n6\n5\n4",
        "before": 48,
        "asked": "6 charts: leave it, look for the cause, or change the system?",
    },
    "learned": {
        "learned": "I predicted 75% and it was 81%. The lowest results came from people new to charts.",
        "next": "Start from a chart that they bring.",
    },
}


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    return WORDS[card]
