"""What every rule gives: which rule, which words, and what to do about them."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["markdown", "words", "description", "heading", "label"]
"""What a text is. "markdown": a whole lesson or a cell of one. "words": a paragraph. "description": sentences that
stand for a picture, as many as it needs. "heading": of a card. "label": a name, an option or a cell of a table."""


@dataclass(frozen=True)
class Fault:
    """One thing to mend. `rule` is its short name, `words` what was found, `advice` a sentence that says what to do."""

    rule: str
    words: str
    advice: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.words!r}. {self.advice}"
