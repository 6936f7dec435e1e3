"""What a lesson's notebook calls: `lesson = open_lesson("board")`, then `lesson.exercise("ask-better")`."""

from . import lean_imports  # noqa: F401 (before everything else)
from .lesson import Lesson, exercise_of_page, open_lesson

__all__ = ["Lesson", "exercise_of_page", "open_lesson"]
