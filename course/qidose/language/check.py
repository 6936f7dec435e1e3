"""The check: every rule in the order in which faults are told, and which of them hold for which kind of text."""

from collections.abc import Callable, Collection, Iterable

from . import headings, length, numbers, punctuation, wording
from .fault import Fault, Kind
from .markdown import Block, blocks, plain, without_code

Rule = Callable[[str], list[Fault]]

ON_MARKUP: tuple[Rule, ...] = (punctuation.emphasis,)
"""Rules on a text that still has its markup."""
ON_WORDS: tuple[Rule, ...] = (
    length.long_sentences,
    numbers.numerals,
    numbers.commas,
    numbers.decimals,
    numbers.ranges,
    numbers.dates,
    numbers.times,
    numbers.percentages,
    numbers.units,
    punctuation.straight_quotes,
    punctuation.dashes,
    punctuation.ampersands,
    punctuation.plurals,
    wording.avoided,
    wording.short_forms,
    wording.spelling,
)
"""Rules on plain words, wherever they stand."""


def faults(text: str, kind: Kind = "words", names: Collection[str] = ()) -> list[Fault]:
    """What the writing rules would change in a text (curriculum 9.1). `names` are words with a capital of their own.

    Abbreviations and terms are not looked at: only a whole lesson tells whether they were explained (`untold`).
    """
    if kind == "markdown":
        return _in_markdown(text, names)
    bare = plain(text) if "<" in text else text
    found = [fault for rule in ON_MARKUP for fault in rule(text)] + _in_words(bare)
    if kind == "words":
        found += [fault for line in bare.splitlines() for fault in length.long_paragraphs(line)]
    if kind == "heading":
        found += [*headings.sentence_case(bare, names), *headings.ends_plainly(bare)]
    return found


def lesson_faults(text: str) -> list[Fault]:
    """What the rules would change in a whole lesson: the same as `faults`, and the order of its headings."""
    found = blocks(text)
    names = headings.names_in(block.text for block in found if block.kind != "heading")
    return [*headings.in_order(found), *_in_markdown(text, names)]


def _in_markdown(text: str, names: Collection[str]) -> list[Fault]:
    bare = without_code(text)
    found = [fault for rule in ON_MARKUP for fault in rule(bare)] + wording.empty_links(text)
    own = (block for block in blocks(text) if not block.is_reference)
    return [*found, *(fault for block in own for fault in _in_block(block, names))]


def _in_block(block: Block, names: Collection[str]) -> Iterable[Fault]:
    yield from _in_words(block.text)
    if block.kind in ("paragraph", "item"):
        yield from length.long_paragraphs(block.text)
    if block.kind == "heading":
        yield from headings.sentence_case(block.text, names)
        for rule in (headings.ends_plainly, headings.no_question, headings.not_too_long):
            yield from rule(block.text)


def _in_words(text: str) -> list[Fault]:
    return [fault for rule in ON_WORDS for fault in rule(text)]
