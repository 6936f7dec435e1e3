"""What a lesson's notebook calls: `lesson = open_lesson("board")`, then `lesson.exercise("ask-better")`."""

from . import lean_imports  # noqa: F401 (before everything else)
from .lesson import Lesson, open_lesson

__all__ = ["Lesson", "open_lesson"]
