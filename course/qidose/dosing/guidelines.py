"""The guideline library: what the source document, its examples and public sources say of numbers, side by side.

Guidelines that disagree, by a factor of 10 if need be, are shown together. None of them is the right one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Literal

from .ranges import Range

Kind = Literal["source document", "its example", "public example", "inference"]
GUIDE = "Building capacity and capability for improvement: embedding quality improvement skills in NHS providers (2017)"


@dataclass(frozen=True)
class Organisation:
    """What guidelines are applied to: `heads` in post, and the `teams` that a coach would support."""

    heads: int
    teams: int = 0
    board: int = 0
    senior_leaders: int = 0
    managers: int = 0


@dataclass(frozen=True)
class Guideline:
    """One rule: what it is about, in words, where it stands, what kind of statement it is, and what it gives."""

    id: str
    quantity: str
    rule: str
    source: str
    kind: Kind
    of: Callable[[Organisation], Range | None]
    """The range for an organisation; None where the rule does not apply to it."""


def _heads(low: float, high: float, source: str, applies_if: str = "") -> Range:
    return Range(low, high, "people", source, applies_if)


def _experts(org: Organisation) -> Range | None:
    return _heads(15, 20, f"{GUIDE}, lines 285 to 289", "up to 4,000 employees") if org.heads <= 4_000 else None


def _experts_above(org: Organisation) -> Range | None:
    scaled = org.heads / 4_000
    return _heads(15 * scaled, 20 * scaled, "our extension of the guide", "above 4,000") if scaled > 1 else None


def _coaches_by_teams(org: Organisation) -> Range | None:
    if org.teams <= 0:
        return None
    return _heads(ceil(org.teams / 4), ceil(org.teams / 3), f"{GUIDE}, lines 303 to 305", "20% to 25% protected time")


def _all_of(count: int, source: str) -> Range | None:
    return _heads(count, count, source, "everyone in the group") if count else None


GUIDELINES: tuple[Guideline, ...] = (
    Guideline(
        "GL-EXP-1", "internal experts", "About 15 to 20 for up to 4,000", GUIDE, "source document", _experts
    ),
    Guideline(
        "GL-EXP-2", "internal experts", "The same share above 4,000", "qidose", "inference", _experts_above
    ),
    Guideline(
        "GL-EXP-3", "internal experts", "5 of about 3,590 (East London, 2014)", GUIDE, "its example",
        lambda org: _heads(org.heads * 5 / 3_595, org.heads * 5 / 3_590, f"{GUIDE}, lines 507 to 511", "as a share"),
    ),
    Guideline(
        "GL-COA-1", "quality coaches", "1 for 3 to 4 teams", GUIDE, "source document", _coaches_by_teams
    ),
    Guideline(
        "GL-COA-2", "quality coaches", "Roughly 5% of employees", GUIDE, "source document",
        lambda org: _heads(0.05 * org.heads, 0.05 * org.heads, f"{GUIDE}, lines 305 to 309"),
    ),
    Guideline(
        "GL-COA-3", "quality coaches", "150 to 200 for 4,000, over about 5 years", GUIDE, "source document",
        lambda org: _heads(0.0375 * org.heads, 0.05 * org.heads, f"{GUIDE}, lines 309 to 313", "over about 5 years"),
    ),
    Guideline(
        "GL-COA-4", "quality coaches", "0.7% to 0.85% (East London, 2014 and 2018)", GUIDE, "its example",
        lambda org: _heads(0.007 * org.heads, 0.0085 * org.heads, f"{GUIDE}, lines 494 to 498; East London, 2018"),
    ),
    Guideline(
        "GL-ALL-1", "all staff", "Everyone, with a workshop at least once a quarter", GUIDE, "source document",
        lambda org: _all_of(org.heads, f"{GUIDE}, lines 224 to 236"),
    ),
    Guideline(
        "GL-ALL-2", "all staff each year", "10% to 20% a year in a 1-day course", "NHS IMPACT", "public example",
        lambda org: Range(0.1 * org.heads, 0.2 * org.heads, "people a year", "NHS IMPACT, building capacity"),
    ),
    Guideline(
        "GL-BRD-1", "board", "All members", GUIDE, "source document",
        lambda org: _all_of(org.board, f"{GUIDE}, line 238"),
    ),
    Guideline(
        "GL-SNR-1", "senior leaders", "All", GUIDE, "source document",
        lambda org: _all_of(org.senior_leaders, f"{GUIDE}, line 251"),
    ),
    Guideline(
        "GL-MGR-1", "managers and supervisors", "All", GUIDE, "source document",
        lambda org: _all_of(org.managers, f"{GUIDE}, line 263"),
    ),
    Guideline(
        "GL-LEAD", "months to make an expert", "About 1 year", "NHS IMPACT", "public example",
        lambda org: Range(12, 12, "months", "NHS IMPACT, building capacity"),
    ),
)  # fmt: skip


def guidelines_for(quantity: str, org: Organisation) -> list[tuple[Guideline, Range]]:
    """Every guideline for a quantity that applies to an organisation, with what it gives: all of them, side by side."""
    given = [(one, one.of(org)) for one in GUIDELINES if one.quantity == quantity]
    return [(one, found) for one, found in given if found is not None]
