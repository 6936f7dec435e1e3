"""Every text that a learner meets in an exercise, with what kind of text it is, from the objects that carry it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from .fault import Kind
from .markdown import Block

_FOR_MACHINES = frozenset({"id", "kind", "side", "better", "look", "flag", "layout", "good", "met"})
"""Attributes that hold no words: what is stored, or how something is drawn."""
_KINDS: dict[str, Kind] = {
    "heading": "heading",
    "words": "words",
    "why": "words",
    "next_step": "words",
    "hint": "words",
    "looks_for": "words",
    "message": "description",
    "marked": "description",
}


@dataclass(frozen=True)
class Passage:
    """One text as a learner meets it."""

    text: str
    kind: Kind = "words"

    @property
    def block(self) -> Block:
        """The same as a piece of a lesson."""
        if self.kind == "heading":
            return Block("heading", self.text, 4)
        return Block("cell" if self.kind == "label" else "paragraph", self.text)


def passages(thing: Any, kind: Kind = "label") -> Iterator[Passage]:
    """The texts in cards, feedback, marks and all that they hold, in order; what is only for machines is left out."""
    if isinstance(thing, str):
        if any(map(str.isalpha, thing)):
            yield Passage(thing, kind)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for item in fields(thing):
            if item.name not in _FOR_MACHINES:
                yield from passages(getattr(thing, item.name), _kind(item.name, getattr(thing, item.name)))
    elif isinstance(thing, dict):
        for name, value in thing.items():
            if name not in _FOR_MACHINES:
                yield from passages(value, kind)
    elif isinstance(thing, list | tuple):
        for part in thing:
            yield from passages(part, kind)


def _kind(name: str, value: Any) -> Kind:
    # One text called `words` stands for a picture (a scene, an icon); several are paragraphs.
    return "description" if name == "words" and isinstance(value, str) else _KINDS.get(name, "label")
