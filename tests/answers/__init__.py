"""What a learner who has understood answers: one file for each exercise, named like its module.

Each has `right(case, card, answer)`: the values of the fields of one open card. The truth comes from the exercise
itself. Unit tests, marking tests and the browser all learn from here.
"""

from importlib import import_module
from typing import Any

from qidose.exercises.exercise import Exercise
from qidose.exercises.fields import Answer
from qidose.exercises.quiz import Quiz

Values = dict[str, Any]


def right(exercise: Exercise[Any], case: Any, card: str, answer: Answer) -> Values:
    """The values of one open card of somebody who has understood. Raises ModuleNotFoundError where none are written."""
    module = "quiz" if isinstance(exercise, Quiz) else exercise.id.replace("-", "_")
    found: Values = import_module(f"answers.{module}").right(case, card, answer)
    return found
