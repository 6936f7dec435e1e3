"""One factor at a time: a new coin in each odd cycle, the usual one in each even one."""

from typing import Any

from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == "close":
        return {"decide": "adopt", "learned": "The coin matters most."}
    number = int(card.rpartition("-")[2])
    levels, usual = case.data.levels, case.data.usual
    other = next(level for level in levels["coin"] if level != usual.coin)
    coin = usual.coin if number % 2 == 0 else other
    values = {"coin": coin, "surface": usual.surface, "spinner": usual.spinner, "prediction": 9}
    return values if number == 1 else {**values, "decide": "adopt"}
