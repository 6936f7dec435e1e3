"""The dose matrix: how deep each of the 6 doses goes into each of 19 domains of the science of improvement.

It is qidose's own work. It was built from what the source document says of each group and from public frameworks. It is
not the figure of Lloyd (2017) that the document prints by permission.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .doses import DOSES, find_dose

LEVELS = ("Not needed", "Aware", "Understands", "Uses", "Leads")
"""The word for each number, 0 to 4."""
LEVEL_MEANING = (
    "This level does not need it.",
    "Knows it when they see it, and whom to ask.",
    "Can explain it, and interpret it with some help.",
    "Does it in their own work, sometimes with help.",
    "Does it alone, and advises or teaches others.",
)
PARTS = {
    1: "Systems",
    2: "Variation",
    3: "Building knowledge",
    4: "The human side of change",
}
"""Deming's 4 components. They interact: none of them is taught alone."""


@dataclass(frozen=True)
class Domain:
    """A row: `parts` of Deming's four (empty where it serves them all), and a level 0 to 4 for each dose, in order."""

    id: str
    name: str
    parts: tuple[int, ...]
    levels: tuple[int, ...]

    def level(self, dose: str) -> int:
        """The level for a dose. Raises KeyError for an unknown dose."""
        return self.levels[DOSES.index(find_dose(dose))]

    def serves(self, part: int) -> bool:
        return not self.parts or part in self.parts


DOMAINS: tuple[Domain, ...] = (
    Domain("D01", "What QI is: purpose, definitions, our approach", (), (1, 2, 3, 3, 3, 4)),
    Domain("D02", "Seeing work as a system", (1,), (1, 2, 2, 2, 3, 4)),
    Domain("D03", "Understanding variation", (2,), (1, 2, 3, 3, 3, 4)),
    Domain("D04", "Reading run charts and SPC charts", (2,), (1, 2, 3, 3, 3, 4)),
    Domain("D05", "Building SPC charts", (2,), (0, 0, 1, 1, 3, 4)),
    Domain("D06", "Management decisions with data", (2,), (1, 3, 3, 3, 3, 4)),
    Domain("D07", "Measures: families, definitions, sampling", (2, 3), (1, 1, 3, 3, 4, 4)),
    Domain("D08", "Building knowledge: aims, driver diagrams, theory", (3,), (1, 1, 2, 3, 4, 4)),
    Domain("D09", "Testing with PDSA cycles and ramps", (3,), (1, 1, 2, 3, 4, 4)),
    Domain("D10", "Tools that find out what is wrong, and their limits", (1, 3), (1, 1, 2, 3, 4, 4)),
    Domain("D11", "The human side of change", (4,), (1, 2, 2, 2, 4, 4)),
    Domain("D12", "Involving patients, service users and carers", (4,), (1, 2, 2, 2, 3, 4)),
    Domain("D13", "Sponsoring and leading improvement teams", (4,), (0, 1, 2, 3, 3, 4)),
    Domain("D14", "Coaching teams and people", (4,), (0, 0, 1, 2, 4, 4)),
    Domain("D15", "Implementing, sustaining and spreading", (1, 4), (0, 1, 2, 3, 4, 4)),
    Domain("D16", "Strategy, conditions and constancy of purpose", (), (1, 3, 3, 3, 3, 4)),
    Domain("D17", "Qualitative methods: learning from experience", (3,), (0, 1, 1, 1, 2, 4)),
    Domain("D18", "Advanced SPC and designed tests", (2,), (0, 0, 0, 0, 1, 4)),
    Domain("D19", "Teaching others and writing content", (4,), (0, 0, 0, 0, 2, 4)),
)
_BY_ID = {domain.id: domain for domain in DOMAINS}


def find_domain(domain_id: str) -> Domain:
    """The domain with this id. Raises KeyError whose message names the range of ids."""
    try:
        return _BY_ID[domain_id]
    except KeyError:
        raise KeyError(f"There is no domain {domain_id!r}. They are D01 to D19.") from None


@dataclass(frozen=True)
class Departure:
    """An expectation of the source document that an edited matrix no longer meets; `source` says what it rests on."""

    id: str
    words: str
    source: str


def check(domains: Iterable[Domain]) -> list[Departure]:
    """What a matrix departs from. They are for its owner to weigh, not errors: an organisation may know better."""
    rows = {domain.id: dict(zip((dose.id for dose in DOSES), domain.levels, strict=True)) for domain in domains}
    found = []
    for name, words, source, holds in _EXPECTED:
        if broken := [row for row, levels in rows.items() if not holds(row, levels)]:
            found.append(Departure(name, f"{words} Not so in {', '.join(broken)}.", source))
    return found


_MORE_THAN_LEADERS = ("D08", "D09", "D10", "D13", "D14", "D15")
_NAMED_FOR_COACHES = ("D07", "D09", "D10", "D11", "D14", "D15")
_FOR_EVERYONE = ("D02", "D03", "D08", "D11")
_Levels = dict[str, int]
_EXPECTED: tuple[tuple[str, str, str, Callable[[str, _Levels], bool]], ...] = (
    (
        "I1",
        "Internal experts go as deep as anyone, to the deepest level.",
        "experts have the deepest knowledge in quantitative and qualitative methods",
        lambda row, at: at["experts"] == 4 == max(at.values()),
    ),
    (
        "I2",
        "Senior leaders go at least as deep as the board.",
        "senior leaders need a deeper dose than the board",
        lambda row, at: at["senior-leaders"] >= at["board"],
    ),
    (
        "I3",
        "Managers have the senior leaders' dose, and more only where the toolkit asks for it.",
        "the core manager's toolkit adds diagnosing, testing, team meetings, coaching and implementing",
        lambda row, at: (
            at["managers"] > at["senior-leaders"]
            if row in _MORE_THAN_LEADERS
            else at["managers"] == at["senior-leaders"]
        ),
    ),
    (
        "I4",
        "Everyone meets all 4 components.",
        "the components interact: one alone is of no value",
        lambda row, at: at["all-staff"] >= 1 or row not in _FOR_EVERYONE,
    ),
    (
        "I5",
        "The board builds no control charts, and senior leaders know only that they are built.",
        "boards do not need to know the statistical details of how control charts are made",
        lambda row, at: row != "D05" or (at["board"] == 0 and at["senior-leaders"] <= 1),
    ),
    (
        "I6",
        "Coaches use what a coach is there for.",
        "coaches need measurement, tools, the human side, coaching, implementation and spread",
        lambda row, at: row not in _NAMED_FOR_COACHES or at["coaches"] >= 3,
    ),
    (
        "I7",
        "Experts lead in qualitative methods and in teaching.",
        "experts teach individuals at all levels",
        lambda row, at: row not in ("D17", "D19") or at["experts"] == 4,
    ),
    (
        "I8",
        "Coaches go at least as deep as managers.",
        "a progression from awareness for all to a few with deep expertise",
        lambda row, at: at["coaches"] >= at["managers"],
    ),
    (
        "I9",
        "The board uses data in its own decisions.",
        "the board must know how to make the correct management decisions",
        lambda row, at: row != "D06" or at["board"] >= 3,
    ),
)
