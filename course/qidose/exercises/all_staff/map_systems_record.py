"""The record of one result (E-T1-02): 10 parts in order, each of which made somebody wait or went well."""

from dataclasses import dataclass

import numpy as np

from qidose.simulate.draw import generator

from ..fields import Option
from .map_systems_stories import Part, Story

PARTS, PEOPLE = 10, 2
FEWEST_WAITS, MOST_WAITS = 3, 8
WAITS = {"minutes": (20, 75), "days": (2, 9)}
QUICK = (2, 8)
"""Minutes of a part that went well; where days are counted, it is done the same day."""
OPENS_AT = 9


@dataclass(frozen=True)
class Line:
    """One part of a record: how long it took, in the story's unit, and whether somebody waited."""

    part: Part
    waited: bool
    took: int


@dataclass(frozen=True)
class Record:
    """What happened to one person, in order; `offered` are the 12 things to tick, by chance order."""

    story: Story
    name: str
    lines: tuple[Line, ...]
    offered: tuple[Option, ...]
    sorted: tuple[Option, ...]

    @property
    def right(self) -> frozenset[str]:
        """The ids of the parts that made somebody wait."""
        return frozenset(line.part.id for line in self.lines if line.waited)

    @property
    def whole(self) -> int:
        """All the time that went by, in the story's unit."""
        return sum(line.took for line in self.lines)

    def told(self, line: Line) -> str:
        """What the record says of a part when it is done."""
        text = line.part.waited if line.waited else line.part.smooth
        return text.format(name=self.name)

    def took(self, line: Line) -> str:
        """How long a part took, in words."""
        if self.story.unit == "days" and not line.took:
            return "the same day"
        return f"{line.took} {self.story.unit}"

    def when(self, taken: int) -> str:
        """The moment after so much time, in the story's unit."""
        if self.story.unit == "days":
            return f"day {1 + taken}"
        hour, minute = divmod(60 * OPENS_AT + taken, 60)
        if (hour, minute) == (12, 0):
            return "midday"
        return f"{hour if hour <= 12 else hour - 12}{f':{minute:02}' if minute else ''}{'am' if hour < 12 else 'pm'}"


def draw_record(seed: int, story: Story) -> Record:
    """A record of 10 parts of a story, and 12 things to tick: the parts, and 2 people at any of them."""
    rng = generator(seed, "map-systems", story.id)
    inside = [part for part in story.parts if part.owner != "outside"]
    out = {inside[k].id for k in rng.permutation(len(inside))[: len(story.parts) - PARTS].tolist()}
    parts = [part for part in story.parts if part.id not in out]
    while not may_be(parts, waits := rng.integers(2, size=PARTS).tolist()):
        pass
    lines = tuple(
        Line(part, bool(wait), _took(rng, story, bool(wait))) for part, wait in zip(parts, waits, strict=True)
    )
    blamed = [parts[k] for k in rng.permutation(PARTS)[:PEOPLE].tolist()]
    things = [Option(part.id, part.system) for part in parts]
    things += [Option(f"person-{part.id}", part.person) for part in blamed]
    late = [Option(line.part.id, line.part.system) for line in lines if line.waited]
    return Record(
        story=story,
        name=story.names[int(rng.integers(len(story.names)))],
        lines=lines,
        offered=tuple(things[k] for k in rng.permutation(len(things)).tolist()),
        sorted=tuple(late[k] for k in rng.permutation(len(late)).tolist()),
    )


def may_be(parts: list[Part], waits: list[int]) -> bool:
    """Whether a record may be so: 3 to 8 parts made somebody wait, and 1 of them at least is outside the trust."""
    outside = any(wait and part.owner == "outside" for part, wait in zip(parts, waits, strict=True))
    return FEWEST_WAITS <= sum(waits) <= MOST_WAITS and outside


def _took(rng: np.random.Generator, story: Story, waited: bool) -> int:
    if not waited and story.unit == "days":
        return 0
    low, high = WAITS[story.unit] if waited else QUICK
    return int(rng.integers(low, high + 1))
