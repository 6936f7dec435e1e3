"""The wards of the short test (E-T4-08, first form): what is counted, 4 change ideas each, and what could get worse.

Chance decides which idea has which effect, so every idea is worded to be worth a try.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Watched:
    """Something that could get worse, counted each shift; `usual` is its mean a shift."""

    id: str
    name: str
    usual: float


@dataclass(frozen=True)
class Idea:
    """A change idea; `harms` is the id of what it would make worse, if it has a side effect."""

    id: str
    name: str
    harms: str


@dataclass(frozen=True)
class Ward:
    """A ward with a problem. `counted` follows "patients": "patients with a drink within reach"."""

    id: str
    problem: str
    counted: str
    ideas: tuple[Idea, ...]
    watched: tuple[Watched, ...]


_BELLS = Watched("bells", "call bells that waited over 5 minutes", 2.0)
_BREAKS = Watched("breaks", "staff who missed their break", 1.0)
_SPILLS = Watched("spills", "drinks spilt", 1.5)
_PHONE = Watched("phone", "phone calls from families that nobody answered", 2.0)
_FINISH = Watched("finish", "staff who finished late", 1.0)
_MEALS = Watched("meals", "meals that were cold when patients got them", 2.0)

DRINKS = Ward(
    id="drinks",
    problem="On Elm ward many patients cannot reach their drink.",
    counted="with a drink within reach",
    ideas=(
        Idea("tables", "Move each bed table to the side that the patient uses", "bells"),
        Idea("round", "A drinks round in the middle of the shift", "breaks"),
        Idea("cups", "Lighter cups with 2 handles", "spills"),
        Idea("card", "A card by the bed that asks visitors to check the drink", "bells"),
    ),
    watched=(_BELLS, _BREAKS, _SPILLS),
)
LETTERS = Ward(
    id="letters",
    problem="On Oak ward many patients go home before their letter is ready.",
    counted="whose letter was ready when they left",
    ideas=(
        Idea("early", "Start the letter on the day before the patient goes home", "finish"),
        Idea("parts", "A short form of the letter, with the rest sent later", "phone"),
        Idea("quiet", "A quiet desk for the doctor who writes the letters", "bells"),
        Idea("list", "A list at the morning meeting of who goes home today", "breaks"),
    ),
    watched=(_PHONE, _FINISH, _BELLS, _BREAKS),
)
WALKS = Ward(
    id="walks",
    problem="On Ash ward many patients stay in bed all day and lose strength.",
    counted="who sat out of bed or walked",
    ideas=(
        Idea("lunch", "Patients who can do so eat lunch at a table", "meals"),
        Idea("goal", "A goal for the day on the board by each bed", "breaks"),
        Idea("shoes", "Families are asked to bring shoes and day clothes", "phone"),
        Idea("pairs", "2 members of staff get patients up together after breakfast", "bells"),
    ),
    watched=(_BELLS, _MEALS, _PHONE, _BREAKS),
)
WARDS = (DRINKS, LETTERS, WALKS)
