from typing import Any

from qidose.exercises.coaches.coach_feedback import LETTER, NONE
from qidose.exercises.fields import Answer


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card == LETTER:
        return {"feedback": LETTER_TO.format(team=case.data[-1].team, title=case.data[-1].title.lower())}
    planted = case.truth[int(card.removeprefix("record-")) - 1].planted
    return {"flaws": list(planted) or [NONE.id]}


LETTER_TO = """Dear colleagues of {team},

Thank you for testing "{title}" beside your daily work. You wrote down what you saw, and that is worth a lot.

1 thing would help you most: the part of the record that tells us what you expected and how sure you can be. I looked
for it in the plan and in the study, and could not find enough to learn from.

What did you think would happen, and what surprised you?

Could you write down 1 number before the next test, by Friday this week? I will come by on Thursday to listen.
"""
