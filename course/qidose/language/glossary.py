"""The glossary: what each term of the course means, in plain words, and what abbreviations stand for.

One place for the lessons' check, for a page of terms and for what is shown beside a word (curriculum 9.3).
"""

import re
from dataclasses import dataclass
from functools import cached_property

from .terms import ABBREVIATIONS, EVERYDAY, EXPLAINED, KNOWN, Entry


@dataclass(frozen=True)
class Term:
    """One term. `meaning` is a sentence or 2; `gloss` a few plain words that may stand for the term in a lesson.

    `explain` says whether a lesson that uses the term must say what it means. `short` is its abbreviation.
    """

    name: str
    meaning: str
    gloss: str = ""
    short: str = ""
    also: tuple[str, ...] = ()
    explain: bool = True
    found_by: str = ""
    told_by: tuple[str, ...] = ()

    @cached_property
    def used(self) -> re.Pattern[str]:
        """Finds the term in a text, in singular or plural. An abbreviation is looked for by itself."""
        if self.found_by:
            return re.compile(self.found_by, re.IGNORECASE)
        return self.named

    @cached_property
    def named(self) -> re.Pattern[str]:
        """Finds any name of the term, also where the word may mean another thing."""
        names = "|".join(re.escape(name) for name in (self.name, *self.also))
        return re.compile(rf"(?<![\w-])(?:{names})s?(?![\w-])", re.IGNORECASE)


def _term(entry: Entry, explain: bool) -> Term:
    return Term(
        entry["name"],
        entry["meaning"],
        entry.get("gloss", ""),
        entry.get("short", ""),
        entry.get("also", ()),
        explain,
        entry.get("found_by", ""),
        entry.get("told_by", ()),
    )


GLOSSARY: tuple[Term, ...] = tuple(
    sorted(
        [*(_term(entry, True) for entry in EXPLAINED), *(_term(entry, False) for entry in EVERYDAY)],
        key=lambda term: term.name.casefold(),
    )
)
"""Every term, by name."""

FULL_FORMS: dict[str, str] = {**ABBREVIATIONS, **{term.short: term.name for term in GLOSSARY if term.short}}
"""What each abbreviation stands for."""

WELL_KNOWN: frozenset[str] = frozenset(KNOWN)
"""Abbreviations that staff know better than what they stand for: the NHS does not spell these out."""


def find_term(name: str) -> Term:
    """The term with this name, other name or abbreviation, in any case. Raises KeyError where there is none."""
    wanted = name.casefold()
    for term in GLOSSARY:
        if wanted in {known.casefold() for known in (term.name, term.short, *term.also) if known}:
            return term
    raise KeyError(f"The glossary has no term {name!r}.")
