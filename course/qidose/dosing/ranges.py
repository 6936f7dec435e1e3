"""Estimates are ranges. A number is in a plan only when a named person adopts it, with a reason and a review date.

The source document says twice that dosing prescribes no single set of numbers (lines 202 to 204 and 714 to 716).
"""

import datetime as dt
from dataclasses import dataclass

SHORTEST_REASON = 20  # characters


class NotAdopted(ValueError):
    """A number that cannot be put into the plan as it is. The message is written for the person who plans."""


@dataclass(frozen=True)
class Range:
    """From `low` to `high` in `unit`, where it comes from, and when it applies. Never one number alone."""

    low: float
    high: float
    unit: str
    source: str
    applies_if: str = ""

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"A range goes from low to high, not from {self.low:g} to {self.high:g}.")

    def times(self, low: float, high: float | None = None) -> "Range":
        """The range multiplied by a number, or by another range of positive numbers."""
        return Range(
            self.low * low, self.high * (low if high is None else high), self.unit, self.source, self.applies_if
        )

    def plus(self, other: "Range") -> "Range":
        """The sum of two ranges of one unit."""
        if self.unit != other.unit:
            raise ValueError(f"{self.unit} and {other.unit} cannot be added.")
        return Range(self.low + other.low, self.high + other.high, self.unit, f"{self.source}; {other.source}")

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Adopted:
    """A number that somebody stands for. It may lie outside every range: then above all the reason counts."""

    value: float
    unit: str
    by: str
    reason: str
    on: dt.date
    review: dt.date


def adopt(value: float, unit: str, by: str, reason: str, on: dt.date, review: dt.date) -> Adopted:
    """Put a number into the plan. Raises NotAdopted without a name, a reason of 20 characters, or a later review."""
    if not by.strip():
        raise NotAdopted("Say who adopts this number.")
    if len(reason.strip()) < SHORTEST_REASON:
        raise NotAdopted(f"Say why, in at least {SHORTEST_REASON} characters.")
    if review <= on:
        raise NotAdopted("Choose a review date that is later than today.")
    if value < 0:
        raise NotAdopted("The number cannot be below 0.")
    return Adopted(value, unit, by.strip(), reason.strip(), on, review)
