"""What each trust calls things: its own programme, method, roles and contacts, in one file that the lessons use.

A lesson writes [[programme]]; the page shows the trust's word for it, or a plain one where the trust names none.
"""

import re
import tomllib
from collections.abc import Mapping

DEFAULTS = {
    "programme": "the quality improvement programme",
    "method": "the Model for Improvement",
    "coach": "quality coach",
    "expert": "internal expert",
    "contact": "your manager, or quality improvement on your intranet",
    "organisation": "your organisation",
    "workshop": "the quality improvement workshop",
}
"""Every term that a lesson may use, with the words for a trust that has not named its own."""
LONGEST = 200  # characters
_PLACE = re.compile(r"\[\[([a-z]+)\]\]")


class BadTerms(ValueError):
    """A file of local terms that cannot be used. The message says in plain words what is wrong with it."""


def read_terms(text: str) -> dict[str, str]:
    """The terms of a TOML file, one line each: `programme = "Westmarsh Improves"`. Raises BadTerms."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadTerms(f'The local terms cannot be read: {error}. Write lines such as: coach = "QI coach"') from None
    for name, words in given.items():
        if name not in DEFAULTS:
            raise BadTerms(f"There is no local term called {name!r}. The terms are: {', '.join(DEFAULTS)}.")
        if not isinstance(words, str) or not words.strip() or len(words) > LONGEST:
            raise BadTerms(f"The local term {name!r} must be words in quotation marks, at most {LONGEST} characters.")
    return {**DEFAULTS, **{name: words.strip() for name, words in given.items()}}


def terms_in(text: str) -> set[str]:
    """The terms that a text uses, known or not."""
    return set(_PLACE.findall(text))


def with_terms(text: str, terms: Mapping[str, str]) -> str:
    """The text with every known term put in. Nothing in a term can be markup: it is only ever words."""
    return _PLACE.sub(lambda place: _words(terms[place[1]]) if place[1] in terms else place[0], text)


def _words(term: str) -> str:
    return re.sub(r"([\\`*_{}\[\]()#+!|<>&])", lambda mark: f"&#{ord(mark[0])};", " ".join(term.split()))
