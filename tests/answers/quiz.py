"""Right answers to any quiz that is a file: what the file says is right."""

from typing import Any

from qidose.exercises.fields import Answer
from qidose.exercises.quiz import Shown
from qidose.exercises.quiz_file import Ask


def right(case: Shown, card: str, answer: Answer) -> dict[str, Any]:
    question = next(question for question in case.questions if question.id == card)
    asks = {"answer": question.ask, "reason": question.reason}
    return {name: _right(ask) for name, ask in asks.items() if ask}


def _right(ask: Ask) -> str | list[str]:
    ids = [option.id for option in ask.right]
    return ids if len(ids) > 1 else ids[0]
