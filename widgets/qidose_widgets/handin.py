"""The widget that hands a lesson in and says what became of it."""

from .view import View, loader


class HandInWidget(View):
    """Shows the exercises of a lesson with their state, and the button that hands them in."""

    _esm = loader("handin")
