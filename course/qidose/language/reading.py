"""How hard a text is to read, as a report: a score shows where to look first, and proves nothing (health literacy)."""

from collections.abc import Iterable
from dataclasses import dataclass

from .sentences import LONGEST, sentences, words
from .syllables import syllables


@dataclass(frozen=True)
class Reading:
    """The figures of a text: how many sentences, words in the longest, share within 20 words (0 to 1), and grade."""

    sentences: int
    longest: int
    share: float
    grade: float


def grade(text_sentences: Iterable[str]) -> float:
    """The Flesch-Kincaid grade: years of schooling in the United States. 0 where there is no sentence.

    0.39 x words a sentence + 11.8 x syllables a word - 15.59 (Kincaid and others 1975).
    """
    found = [words(sentence) for sentence in text_sentences]
    count = sum(map(len, found))
    if not count:
        return 0.0
    spoken = sum(syllables(word) for sentence in found for word in sentence)
    return 0.39 * count / len(found) + 11.8 * spoken / count - 15.59


def reading(texts: Iterable[str]) -> Reading:
    """The figures of some plain texts together."""
    found = [sentence for text in texts for sentence in sentences(text)]
    lengths = [len(words(sentence)) for sentence in found]
    within = sum(length <= LONGEST for length in lengths)
    return Reading(len(found), max(lengths, default=0), within / len(found) if found else 1.0, grade(found))
