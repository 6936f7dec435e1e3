"""What a learner who has understood answers. The truth comes from the exercises themselves."""

from typing import Any

from qidose.exercises import two_dots
from qidose.exercises.chart_cards import DECISION_IDS
from qidose.exercises.fields import Answer
from qidose.exercises.short_pdsa import COMPARED, ShortPdsa

Values = dict[str, Any]


def dots(case: Any, card: str, answer: Answer) -> Values:
    if card == "dots":
        return {"first": "more"}
    chart = two_dots.CHARTS.index(card)
    return {"decision": case.decision(chart), "reason": case.reason(chart)}


def charts(case: Any, card: str, answer: Answer) -> Values:
    truth = case.truth[int(card.removeprefix("chart-")) - 1]
    return {"decision": DECISION_IDS[truth.decision], "sure": "fairly"}


def spins(case: Any, card: str, answer: Answer) -> Values:
    """One factor at a time: a new coin in each odd cycle, a new surface in each even one."""
    if card == "close":
        return {"decide": "adopt", "learned": "The coin matters most."}
    number = int(card.rpartition("-")[2])
    levels, usual = case.data.levels, case.data.usual
    coins = [level for level in levels["coin"] if level != usual.coin]
    coin = usual.coin if number % 2 == 0 else coins[0]
    values = {"coin": coin, "surface": usual.surface, "spinner": usual.spinner, "prediction": 9}
    return values if number == 1 else {**values, "decide": "adopt"}


SMALL_TEST: dict[str, Values] = {
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


def small_test(case: Any, card: str, answer: Answer) -> Values:
    return SMALL_TEST[card]


def pdsa(case: Any, card: str, answer: Answer) -> Values:
    if card == "plan":
        return {
            "change": [case.ward.ideas[0].id],
            "why": "Nobody knows whose job it is now.",
            "scale": "10-patients",
            "direction": "more",
            "number": 8,
            "watch": case.ward.watched[0].id,
        }
    if card == "study":
        return {"compared": _compared(case, answer), "learned": "It helped less than I thought on a busy shift."}
    return {"decision": "adapt", "next": "Try it with 10 patients on the next night shift, with the night staff."}


def _compared(case: Any, answer: Answer) -> str:
    """The comparison that the exercise itself takes as right."""
    exercise = ShortPdsa()

    def score(option: str) -> int:
        values = {**answer.values, "study": {"compared": option, "learned": "It helped less than I thought."}}
        return exercise.mark(case, Answer(values, answer.locked, finished=True)).score

    return max((option.id for option in COMPARED), key=score)
