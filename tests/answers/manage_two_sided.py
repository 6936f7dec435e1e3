"""By the chart, month after month."""

from typing import Any

from qidose.exercises.fields import Answer
from qidose.exercises.months_game import MOVE, OUTLOOK
from qidose.exercises.senior_leaders.manage_two_sided_case import BY_MEAN, play
from qidose.exercises.senior_leaders.manage_two_sided_words import outlook_of
from qidose.simulate import manage_1


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == OUTLOOK:
        return {OUTLOOK: outlook_of(case, play(case, answer)).option("limits").id}
    choice = manage_1.right(case.params, play(case, answer).now).choice
    return {MOVE: BY_MEAN if choice == "adjust" else choice}
