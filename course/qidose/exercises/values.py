"""Reading stored values: an answer may hold anything, so each function gives a value of one type, or none."""

import math
import re
from datetime import date

from .fields import Json, Option


def number_in(value: Json) -> float | None:
    """A finite number; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) else None


def words_in(value: Json) -> list[str]:
    """The words of a text in lower case; an answer of dots or dashes has none."""
    return re.findall(r"\w+", value.casefold()) if isinstance(value, str) else []


def chosen_in(value: Json, options: tuple[Option, ...]) -> Option | None:
    """The option that was chosen; None where there is no such option."""
    return next((option for option in options if isinstance(value, str) and option.id == value), None)


def all_chosen_in(value: Json, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """Every option that was chosen, in the order in which they are offered."""
    return tuple(option for option in options if isinstance(value, list) and option.id in value)


def date_in(value: Json) -> date | None:
    """A day of this century; None for anything else, such as the year 27 that a hurried 31/3/27 becomes."""
    try:
        found = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found and 2000 <= found.year < 2100 else None
