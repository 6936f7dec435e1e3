"""Headings: in sentence case, short, no questions, in order, and one title ("Formatting", "Punctuation")."""

import re
from collections.abc import Collection, Iterable

from .fault import Fault
from .markdown import Block
from .sentences import sentences

LONGEST_HEADING = 65
"""Characters."""
_NAMES = frozenset({
    "I", "I'm", "I'll", "I've", "I'd", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "English", "British", "England", "Scotland", "Wales", "Ireland", "London", "Python", "Jupyter",
    "JupyterLab", "Excel", "Word", "Deming", "Shewhart", "Pareto", "Gantt", "Ishikawa", "Flesch", "Kincaid", "Markdown",
    "Git",
})  # fmt: skip
"""Words that have a capital letter wherever they stand."""
_PLACES = frozenset({"Centre", "Clinic", "Hospital", "House", "Road", "Street", "Trust", "Unit", "Ward"})
_NUMBERING = re.compile(r"^\d+(?:\.\d+)*\.\s+|^\d+(?:\.\d+)+\s+")
_TITLED = re.compile(r"^(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Sister|Matron|Nurse)\.?$")


def sentence_case(heading: str, names: Collection[str] = ()) -> list[Fault]:
    """Capital letters after the first word that belong to no name. `names` are words that the text has as names."""
    found = []
    for sentence in sentences(_NUMBERING.sub("", heading)):
        given = [re.sub(r"^[\W_]+|(?:'s)?\W*$", "", word) for word in sentence.split()]
        quoted = [word.startswith('"') for word in sentence.split()]
        for place, word in enumerate(given):
            known = word in names or quoted[place] or _of_a_name(given, place)
            if place and _stands_out(word) and not known:
                found.append(Fault("sentence case", word, f"Only names have capital letters: {heading}"))
    return found


def _of_a_name(given: list[str], place: int) -> bool:
    """Whether a word is a title, stands after one, or is part of a place's name, such as "Plover Unit"."""
    before, word, after = given[place - 1], given[place], ([*given, ""])[place + 1]
    titled = bool(_TITLED.match(word) or _TITLED.match(before))
    return titled or after in _PLACES or (word in _PLACES and len(before) > 1 and before[0].isupper())


def ends_plainly(heading: str) -> list[Fault]:
    """A full stop at the end of a heading."""
    bare = heading.rstrip()
    stopped = bare.endswith(".") and not bare.endswith("...")
    return [Fault("heading", heading, "A heading has no full stop.")] if stopped else []


def no_question(heading: str) -> list[Fault]:
    """A heading that asks. Pages that are one question may have one; lessons may not."""
    asks = heading.rstrip().endswith("?")
    return [Fault("heading", heading, "Say what comes, instead of asking.")] if asks else []


def not_too_long(heading: str) -> list[Fault]:
    """A heading of more than 65 characters."""
    long = len(heading) > LONGEST_HEADING
    return [Fault("heading", heading, f"Shorten it to {LONGEST_HEADING} characters.")] if long else []


def in_order(blocks: Iterable[Block]) -> list[Fault]:
    """A text that has not one title, or whose headings skip a level. For a whole lesson."""
    headings = [block for block in blocks if block.kind == "heading"]
    titles = [block.text for block in headings if block.level == 1]
    found = [] if len(titles) == 1 else [Fault("one title", "; ".join(titles), "A lesson has 1 heading of level 1.")]
    for before, block in zip([None, *headings], headings, strict=False):
        most = before.level + 1 if before else 1
        if block.level > most:
            found.append(Fault("heading order", block.text, f"Make it a heading of level {most}."))
    return found


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """Words that have a capital letter within a sentence, so that they are names in these texts."""
    inner = (word for text in texts for sentence in sentences(text) for word in sentence.split()[1:])
    bare = (re.sub(r"^[\"'(]+|(?:'s)?\W*$", "", word) for word in inner if not word.startswith(('"', "'")))
    return frozenset(word for word in bare if _stands_out(word))


def _stands_out(word: str) -> bool:
    """Whether a word begins with a capital letter and is neither a known name, a single letter nor an abbreviation."""
    inner = any(letter.isupper() for letter in word[1:])
    return len(word) > 1 and word[0].isupper() and not inner and word not in _NAMES
