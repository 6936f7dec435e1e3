"""Sentences of a plain text, and how many words they have."""

import re
from collections.abc import Iterator

LONGEST = 20
"""Words that a sentence may have (NHS digital service manual, "How we write")."""

_END = re.compile(r"(?P<mark>[.?!]+|:)(?P<close>[\"')\]]*)(?=\s|$)")
_NEVER_LAST = frozenset({
    "e.g", "i.e", "eg", "ie", "dr", "mr", "mrs", "ms", "mx", "prof", "st", "vs", "cf", "approx", "fig", "no", "nos",
    "p", "pp", "ch", "vol", "ref",
})  # fmt: skip
"""Short forms whose full stop does not end a sentence: something always follows them."""
_BEFORE_NUMBERS = frozenset({"no", "nos", "p", "pp", "ch", "vol", "fig", "ref"})
"""Of these, the ones that are also ordinary words or letters: only before a number are they short forms."""
_MAY_BE_LAST = frozenset({
    "etc", "a.m", "p.m", "inc", "ltd",
})  # fmt: skip
"""Short forms that may end a sentence: they do when a capital letter follows."""


def sentences(text: str) -> list[str]:
    """The sentences of a plain text, in order. A new line ends one; so does a colon before a capital letter or quote.

    A title, an option and an item of a list are sentences too, with or without a full stop.
    """
    return [found for line in text.splitlines() for found in _in_line(line.strip()) if words(found)]


def words(text: str) -> list[str]:
    """The words of a text. A number is one ("1,250", "5:30pm"); so are "A&E" and "follow-up"."""
    return [token for token in text.split() if any(map(str.isalnum, token))]


def _in_line(line: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(line):
        if _ends(line, start, end):
            yield line[start : end.end()].strip()
            start = end.end()
    yield line[start:].strip()


def _ends(line: str, start: int, end: re.Match[str]) -> bool:
    rest = line[end.end() :].lstrip()
    following = rest.lstrip("\"'([")
    if not following:
        return True
    if end["mark"] == ":":
        return following[0].isupper() or rest[0] == '"'
    if end["mark"] == ".":
        return not _is_short_form(line[start : end.start()], following)
    # "What next?" she asked: a question that somebody else's words go on from.
    return not (following[0].islower() and (end["close"] or end["mark"].startswith("...")))


def _is_short_form(before: str, following: str) -> bool:
    last = re.search(r"[\w.&]+$", before)
    word = last[0].lower() if last else ""
    if word in _BEFORE_NUMBERS:
        return following[0].isdigit()
    initial = bool(re.fullmatch(r"[a-z]", word)) and last is not None and last[0].isupper() and _is_name(before)
    return word in _NEVER_LAST or initial or (word in _MAY_BE_LAST and not following[0].isupper())


def _is_name(before: str) -> bool:
    """Whether a single capital letter at the end is an initial, as in "Ann B. Smith", and not "Chart A." """
    earlier = before.split()[:-1]
    return not earlier or (earlier[-1][:1].isupper() and earlier[-1].lower() not in _NUMBERED)


_NUMBERED = frozenset({
    "chart", "ward", "team", "bay", "part", "group", "option", "plan", "site", "clinic", "step", "figure", "table",
})  # fmt: skip
