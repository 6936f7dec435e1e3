"""Choosing: one of several, any number, or a move in a game."""

from dataclasses import dataclass
from typing import ClassVar

from .base import Field, Json, Option, Refused, named


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """Choose one."""

    kind: ClassVar[str] = "choice"
    options: tuple[Option, ...]

    def clean(self, value: Json) -> Json:
        if value is None or any(option.id == value for option in self.options):
            return value
        raise Refused(f"That is not one of the answers to: {self.label}")

    def said(self, value: Json) -> str:
        return named(self.options, [value])


@dataclass(frozen=True, kw_only=True)
class Choices(Field):
    """Choose any number."""

    kind: ClassVar[str] = "choices"
    options: tuple[Option, ...]

    def clean(self, value: Json) -> Json:
        known = [option.id for option in self.options]
        if not isinstance(value, list) or any(item not in known for item in value):
            raise Refused(f"That is not one of the answers to: {self.label}")
        return [item for item in known if item in value]

    def said(self, value: Json) -> str:
        return named(self.options, value)


@dataclass(frozen=True, kw_only=True)
class Move(Choice):
    """Choose one and go on at once: each option is a button, and pressing it fixes the card.

    For games and conversations, where a second press for each step would tire. The card needs a `lock` (its label is
    not shown), and the move is its last field: what else the card asks must be answered first.
    """

    kind: ClassVar[str] = "move"
