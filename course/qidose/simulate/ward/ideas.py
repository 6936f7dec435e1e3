"""The words of the ward: 8 change ideas, 3 shifts, 3 balancing measures, the scales of a test and who can be involved.

Chance decides which idea has which effect (`model`), so every idea is worded to be worth a try, by day and by night.
"""

from dataclasses import dataclass
from typing import Literal

Shift = Literal["early", "late", "night"]
Scale = Literal["1 patient", "5 patients", "1 shift", "whole ward"]
Person = Literal["staff", "patients", "manager"]

OUTCOME = "Medicines given on time"
OUTCOME_DEFINITION = "A medicine is on time when it is given within 30 minutes of the time on the chart."


@dataclass(frozen=True)
class Idea:
    """A change idea: `name` for a button, `what` people would do differently, and the `reason` for lateness it
    meets."""

    id: str
    name: str
    what: str
    reason: str


@dataclass(frozen=True)
class Balancing:
    """A balancing measure: the share of patients for whom `name` is true; lower is better."""

    id: str
    name: str
    usual: float


IDEAS: tuple[Idea, ...] = (
    Idea(
        "quiet-round",
        "A round without interruptions",
        "A colleague takes calls and questions for the nurse on the round.",
        "The nurse was called away",
    ),
    Idea(
        "bedside-locker",
        "Medicines by the bed",
        "Each patient's medicines are kept in a locked box by their bed.",
        "The medicine was kept somewhere else",
    ),
    Idea(
        "screen-prompt",
        "A prompt on the screen",
        "The electronic chart shows a prompt 15 minutes before a medicine is due.",
        "The time on the chart was missed",
    ),
    Idea(
        "handover-check",
        "A check at handover",
        "At each handover 2 nurses look together at what is due in the next hour.",
        "It fell between 2 shifts",
    ),
    Idea(
        "stock-check",
        "A stock check",
        "The medicines cupboard is checked and filled at the start of each shift.",
        "The medicine was not in stock",
    ),
    Idea(
        "patients-ask",
        "Patients ask",
        "Patients get a card with the times of their medicines and are invited to ask.",
        "The patient was not ready or not there",
    ),
    Idea(
        "two-ends",
        "Start from both ends",
        "2 nurses do the round, each starting from one end of the ward.",
        "The round took too long",
    ),
    Idea(
        "due-board",
        "A board of what is due",
        "A board at the nurses' station shows who is due a medicine, and when.",
        "Nobody saw who was due",
    ),
)

SHIFTS: tuple[Shift, ...] = ("early", "late", "night")
SCALES: tuple[Scale, ...] = ("1 patient", "5 patients", "1 shift", "whole ward")
PEOPLE: dict[Person, str] = {
    "staff": "Staff who will do it helped to plan it",
    "patients": "Patients or carers helped to plan it",
    "manager": "The ward manager made time for it",
}
BALANCING: tuple[Balancing, ...] = (
    Balancing("late-observations", "Observations done late", 0.12),
    Balancing("call-bells", "Call bells not answered within 5 minutes", 0.15),
    Balancing("late-meals", "Patients who waited for help with a meal", 0.10),
)

IDEA_IDS: tuple[str, ...] = tuple(idea.id for idea in IDEAS)
BALANCING_IDS: tuple[str, ...] = tuple(measure.id for measure in BALANCING)
