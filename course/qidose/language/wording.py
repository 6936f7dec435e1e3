"""Words: the ones to avoid, short forms that people misread, American spellings, and links that say nothing."""

import re

from .fault import Fault
from .markdown import links
from .spelling import british
from .words import DEEDS, EMPTY_LINKS, INSTEAD, SPELT_OUT


def _pattern(phrase: str) -> str:
    stem, any_ending = phrase.removesuffix("*"), phrase.endswith("*")
    # "e.g." ends in a mark, where no word boundary can be.
    return re.escape(stem) + (r"\w*" if any_ending else "" if stem.endswith(".") else r"\b")


_ALL = {**INSTEAD, **DEEDS}
_AVOIDED = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?:{_pattern(phrase)})" for phrase in sorted(_ALL, key=len, reverse=True))
    + r")(?!-)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\b(?:" + "|".join(map(re.escape, SPELT_OUT)) + r")\b", re.IGNORECASE)
_PROGRAM = re.compile(
    r"\b(?:care|change|education|health|improvement|learning|quality|research|screening|support|training|vaccination|work)"
    r" programs?\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"[^\"\n]*\"")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")


def avoided(text: str) -> list[Fault]:
    """Words and phrases for which there is a plainer one. What somebody says in quotes is their own way of speaking."""
    own = _QUOTED.sub('""', text)
    return [Fault("words", found[0], f"Plainer: {_instead(found[0])}.") for found in _AVOIDED.finditer(own)]


def short_forms(text: str) -> list[Fault]:
    """Negative short forms, such as "can't". "You'll" and "we're" are fine, and so is what somebody says."""
    found = (form[0] for form in _SHORT.finditer(_QUOTED.sub('""', text.replace("\u2019", "'"))))
    return [Fault("short forms", form, f"Write {SPELT_OUT[form.lower()]}.") for form in found]


def spelling(text: str) -> list[Fault]:
    """American spellings. A program of a computer is British too; one of training or care is not."""
    pairs = ((word[0], british(word[0])) for word in _WORD.finditer(text))
    found = [Fault("spelling", word, f"Write {own}.") for word, own in pairs if own]
    programs = (Fault("spelling", found[0], "Write programme.") for found in _PROGRAM.finditer(text))
    return [*found, *programs]


def empty_links(markdown: str) -> list[Fault]:
    """Links whose words do not say where they go."""
    poor = (words for words in links(markdown) if words.lower().strip(" .") in EMPTY_LINKS)
    return [Fault("links", words, "Say where the link goes.") for words in poor]


def _instead(found: str) -> str:
    small = found.lower()
    if small in _ALL:
        return _ALL[small]
    return next(plain for phrase, plain in _ALL.items() if phrase.endswith("*") and small.startswith(phrase[:-1]))
