"""The words of "Hold the gains" (E-T4-10): projects that went well, and what each sustaining action is for."""

from dataclasses import dataclass

from qidose.simulate.sustain import REQUIRED, Topic

from ..fields import Option


@dataclass(frozen=True)
class Project:
    """A project that reached its aim. `way` is the new way of working; `counted` follows "the share of"."""

    topic: Topic
    where: str
    way: str
    counted: str


PROJECTS = (
    Project(
        Topic("Medicines given on time", "up", 62.0, 86.0),
        "Hazel ward",
        "Each bay has its own trolley, and nobody interrupts the nurse who gives medicines.",
        "medicines given on time",
    ),
    Project(
        Topic("Contacts with clean hands", "up", 58.0, 84.0),
        "Rowan ward",
        "Gel hangs at each bed, and staff remind each other kindly.",
        "contacts with clean hands",
    ),
    Project(
        Topic("Patients screened for malnutrition within 24 hours", "up", 55.0, 83.0),
        "Maple ward",
        "The nurse who weighs a new patient fills in the screening form at once.",
        "patients screened within 24 hours",
    ),
    Project(
        Topic("Missed outpatient appointments", "down", 24.0, 10.0),
        "The eye clinic",
        "A clerk rings each patient 3 days before and offers to move the appointment.",
        "missed appointments",
    ),
    Project(
        Topic("Discharges later than planned", "down", 40.0, 18.0),
        "Juniper ward",
        "The team plans tomorrow's discharges at 2pm, with pharmacy and transport.",
        "late discharges",
    ),
    Project(
        Topic("Home visits that start on time", "up", 60.0, 85.0),
        "The district nursing team",
        "Visits are planned by postcode, with keys and notes ready on the evening before.",
        "home visits that start on time",
    ),
    Project(
        Topic("Blood samples that are taken twice", "down", 22.0, 9.0),
        "The children's ward",
        "Tubes are laid out and labelled at the bedside, in the order of use.",
        "samples taken twice",
    ),
    Project(
        Topic("Phone calls answered within 3 minutes", "up", 52.0, 80.0),
        "The booking office",
        "From 8am to 10am everyone takes calls, and letters wait until later.",
        "calls answered within 3 minutes",
    ),
    Project(
        Topic("Care plans written with the service user", "up", 45.0, 78.0),
        "The community mental health team",
        "The worker and the service user write the plan together, on 1 screen.",
        "care plans written together",
    ),
    Project(
        Topic("Operations that start late", "down", 48.0, 24.0),
        "Theatre 2",
        "The team meets at 8am for 5 minutes, and the first patient is ready by then.",
        "operations that start late",
    ),
)

PURPOSES = (
    Option("known", "Everyone can see what the agreed way is"),
    Option("seen", "We see early when results begin to slip"),
    Option("acted", "Someone has the task and the time to act on a slip"),
    Option("new", "New staff learn the agreed way"),
    Option("back", "It becomes harder to go back to the old way"),
    Option("while", "It helps for a short while"),
)
FOR = {
    "standard_work": "known",
    "measure": "seen",
    "owner": "acted",
    "induction": "new",
    "old_way": "back",
    "project_team": "while",
    "poster": "while",
    "email": "while",
    "celebration": "while",
}
"""What each action is for."""
NEEDED = dict(zip(REQUIRED, ("The agreed way is written down", "Results are watched", "Somebody owns it"), strict=True))
"""Each action that is needed, by the name of its criterion."""
PRESENT = {
    "standard_work": "The new way is written down, so everyone can see what was agreed.",
    "measure": "Results are looked at every month, so a slip shows while it is small.",
    "owner": "Somebody has the task and the time to act when it slips.",
}
MISSING = {
    "standard_work": "Nothing says what the agreed way is, so each person drifts a little.",
    "measure": "Nobody looks at results, so nobody sees a slip while it is small.",
    "owner": "Nobody has the task to act, so a slip that is seen stays.",
}
INSTEAD = {
    "induction": "New starters learn the new way. But people who have been there for years drift too.",
    "old_way": "Going back is harder now. But people also find other ways round, and nobody sees it.",
    "project_team": "The project team held the gain while it was there. Then it left.",
    "poster": "A poster is read in its first week. Then it is part of the wall.",
    "email": "An email reminds people for a day. It changes nothing in how the work is set up.",
    "celebration": "Thanks are well worth giving. They do not tell anyone what to do in month 8.",
}
REMINDERS = ("poster", "email", "celebration")
"""What many projects end with, for comparison."""
EXHORTS = ("poster", "email")
KINDLY = {
    "MC11": "To remind people is kindly meant. But they slip because of how the work is set up, not for want of effort."
}
