"""Small pieces of sentences."""

from collections.abc import Iterable


def listed(things: Iterable[object]) -> str:
    """Things in a row, as people say them: "the tray", "the tray and the table", "1, 2 and 3"; "" for none."""
    *first, last = [str(thing) for thing in things] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def capital(text: str) -> str:
    """The same text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """The same text as it stands inside a sentence: "A stock check" as "a stock check"."""
    return text[:1].lower() + text[1:]


def times(count: int) -> str:
    """How often something happened: "once", "3 times"."""
    return "once" if count == 1 else f"{count} times"
