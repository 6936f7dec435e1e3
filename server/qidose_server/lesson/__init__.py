"""What notebooks call: `lesson = open_lesson("board")`, then `lesson.exercise("ask-better")`; and one call a page."""

from . import lean_imports  # noqa: F401 (before everything else)
from .lesson import Lesson, exercise_of_page, open_lesson, refresher_of_page, room_of_page, work_of_page

__all__ = ["Lesson", "exercise_of_page", "open_lesson", "refresher_of_page", "room_of_page", "work_of_page"]
