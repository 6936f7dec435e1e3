"""What the source document says, and where it is carried: 196 things, each with the places that carry it.

The table is `coverage.csv` beside this file. A carrier is one of

    lesson board/seeing-variation   a section of a lesson, by its cell id; the section names the requirement too
    exercise board/pledge           an exercise of the registry
    page matrix                     a page of the course, by the end of its address
    field groups/low                a field of the dosing plan
    code qidose.dosing:stock        something in a module of ours
    test tests/course/…             a test that holds the course to it
    document docs/plan.md           a document
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

KINDS = ("lesson", "exercise", "page", "field", "code", "test", "document")


@dataclass(frozen=True)
class Carrier:
    """One place: its kind, and where it is."""

    kind: str
    where: str


@dataclass(frozen=True)
class Requirement:
    """One thing that the source document says, in our words."""

    id: str
    says: str
    carriers: tuple[Carrier, ...]


@cache
def requirements() -> tuple[Requirement, ...]:
    """Every requirement, in the order of the document."""
    with (Path(__file__).parent / "coverage.csv").open(encoding="utf-8", newline="") as table:
        return tuple(Requirement(row["id"], row["says"], _carriers(row["carriers"])) for row in csv.DictReader(table))


def _carriers(text: str) -> tuple[Carrier, ...]:
    parts = (part.strip().partition(" ") for part in text.split(";") if part.strip())
    return tuple(Carrier(kind, where.strip()) for kind, _, where in parts)
