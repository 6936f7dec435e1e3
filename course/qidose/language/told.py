"""Whether each abbreviation and each term is explained where a reader first meets it."""

import re
from collections.abc import Collection, Iterable, Sequence

from .fault import Fault
from .glossary import FULL_FORMS, GLOSSARY, WELL_KNOWN, Term
from .markdown import Block

_ABBREVIATION = re.compile(r"(?<![\w&-])(?:[A-Z]{2,}|[A-Z]&[A-Z])(?=s?(?![\w&]))(?!-\d)")
_NEAR = 2
"""Paragraphs after its first use in which a term may still be explained: a sentence, then the list that it leads in."""


def untold(blocks: Sequence[Block], before: Sequence[Block] = (), shown: Collection[str] = ()) -> list[Fault]:
    """Abbreviations and terms in `blocks` that are explained neither there, where they are first used, nor in `before`.

    `before` is what the same reader has read already; `shown` are names that the page explains by its glossary.
    """
    blocks = [block for block in blocks if not block.is_reference]
    known = frozenset(name.casefold() for name in shown)
    return [*_abbreviations(blocks, before, known), *_terms(blocks, before, known)]


def _abbreviations(blocks: Sequence[Block], before: Sequence[Block], known: frozenset[str]) -> Iterable[Fault]:
    earlier = "\n".join(block.text for block in before)
    used: dict[str, int] = {}
    for place, block in enumerate(blocks):
        for found in _ABBREVIATION.finditer(block.text):
            # A heading may have the short form: what follows explains it.
            used.setdefault(found[0], place + (block.kind == "heading"))
    for short, place in used.items():
        until = "\n".join([earlier, *(block.text for block in blocks[: place + 1])])
        if short not in WELL_KNOWN and short.casefold() not in known and not _in_full(short, until):
            full = FULL_FORMS.get(short, "what it stands for")
            yield Fault("abbreviation", short, f"Write it in full where it is first used: {full} ({short}).")


def _in_full(short: str, text: str) -> bool:
    """Whether some words stand before or after the abbreviation in brackets."""
    return bool(re.search(rf"\w[ \w'-]*\({short}s?\)|\b{short}s? \([^)]*\w{{3,}}", text))


def _terms(blocks: Sequence[Block], before: Sequence[Block], known: frozenset[str]) -> Iterable[Fault]:
    for term in GLOSSARY:
        if not term.explain or not known.isdisjoint(name.casefold() for name in (term.name, term.short, *term.also)):
            continue
        places = [place for place, block in enumerate(blocks) if term.used.search(block.text)]
        spoken = [place for place in places if blocks[place].kind != "heading"]
        if not spoken or any(_explains(block.text, term) for block in (*before, *blocks[: spoken[0] + _NEAR + 1])):
            continue
        first = term.used.search(blocks[spoken[0]].text)
        yield Fault(
            "term", first[0] if first else term.name, f"Say what it means where it is first used: {term.meaning}"
        )


def _explains(text: str, term: Term) -> bool:
    """Whether a paragraph that has the term, or its plain words, says what it means."""
    small = text.casefold()
    if not term.named.search(text) and not (term.short and term.short in text):
        return bool(term.gloss) and term.gloss in small
    return any(word in small for word in term.told_by) or bool(_defining(term).search(text))


def _defining(term: Term) -> re.Pattern[str]:
    name = term.named.pattern
    return re.compile(
        rf"(?:called|means|name is|known as|also) (?:an? |the )?(?:{name})"
        rf"|^an? (?:{name}) is\b|(?:{name})s?(?: \(|, which|, or | means?\b|: )",
        re.IGNORECASE,
    )
