"""Length: sentences of at most 20 words, paragraphs of at most 3 sentences ("How we write")."""

import re

from .fault import Fault
from .sentences import LONGEST, sentences, words

MOST_SENTENCES = 3


def long_sentences(text: str) -> list[Fault]:
    """Sentences of more than 20 words."""
    counted = ((sentence, len(words(sentence))) for sentence in sentences(text))
    advice = f"Make 2 sentences of it: at most {LONGEST} words."
    return [
        Fault("long sentence", sentence, f"{count} words. {advice}") for sentence, count in counted if count > LONGEST
    ]


def long_paragraphs(text: str) -> list[Fault]:
    """The text, taken as one paragraph, if it has more than 3 sentences."""
    # What somebody said or wrote is one thing in a paragraph, and what stands before a colon leads in to the next.
    whole = re.sub(r'"[^"]*?([.?!]?)"', r'"words\1"', text)
    count = sum(not sentence.endswith(":") for sentence in sentences(whole))
    advice = f"Make 2 paragraphs of it: at most {MOST_SENTENCES} sentences."
    return [Fault("long paragraph", text, f"{count} sentences. {advice}")] if count > MOST_SENTENCES else []
