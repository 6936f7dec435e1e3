"""Answers of whole games as they are stored, put together by tests without going through the page."""
