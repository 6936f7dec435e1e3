"""What a lesson's notebook calls: `lesson = open_lesson("board")`, then `lesson.exercise("ask-better")`."""

from .lesson import Lesson, open_lesson

__all__ = ["Lesson", "open_lesson"]
