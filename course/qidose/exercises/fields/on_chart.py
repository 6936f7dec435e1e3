"""Drawing on the chart of the same card: picking points, placing a line."""

from dataclasses import dataclass
from typing import ClassVar

from .base import Field, Json, Refused
from .writing import Number


@dataclass(frozen=True, kw_only=True)
class Points(Field):
    """Pick points of the card's chart, on it or in an equal list. The value is a sorted list of 0-based places.

    With `most` 1 it asks for one point, such as where to recalculate limits from.
    """

    kind: ClassVar[str] = "points"
    labels: tuple[str, ...]
    """One for each point of the chart, in its order."""
    most: int | None = None

    def clean(self, value: Json) -> Json:
        places = value if isinstance(value, list) else None
        if places is None or any(isinstance(n, bool) or not isinstance(n, int) for n in places):
            raise Refused(f"That is not one of the points: {self.label}")
        if any(not 0 <= n < len(self.labels) for n in places):
            raise Refused(f"That is not one of the points: {self.label}")
        if self.most is not None and len(set(places)) > self.most:
            raise Refused(f"{self.label}: choose {self.most} at most.")
        return sorted(set(places))

    def said(self, value: Json) -> str:
        places = value if isinstance(value, list) else []
        return "; ".join(self.labels[n] for n in places if isinstance(n, int) and 0 <= n < len(self.labels))


@dataclass(frozen=True, kw_only=True)
class Level(Number):
    """Place a line on the card's chart, by slider or number box. It is drawn as it moves, under the name `line`."""

    kind: ClassVar[str] = "level"
    line: str = "Yours"
    step: float = 1.0
