"""The six doses: who each is for and what it is called on the pages.

Learners read "level"; planners and leaders read "dose" (curriculum 9.1: a dose is a metaphor, explained once).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Dose:
    """One dose of quality-improvement skill.

    `id` is the folder and notebook name under `course/lessons`; `minutes` is the time that its lesson takes now, not
    what the curriculum plans for the whole dose.
    """

    id: str
    tier: str
    title: str
    who: str
    gain: str
    minutes: int


DOSES: tuple[Dose, ...] = (
    Dose(
        "all-staff",
        "T1",
        "QI and you",
        "Everyone who works here, in any job.",
        "Tell usual ups and downs from a real change, and try a small idea safely.",
        105,
    ),
    Dose(
        "board",
        "T2",
        "Assurance with curiosity",
        "Executive and non-executive board members.",
        "Read charts over time, choose the right response and ask better questions.",
        140,
    ),
    Dose(
        "senior-leaders",
        "T3",
        "Leading with data and constancy",
        "Executives, clinical directors and heads of service.",
        "Sponsor improvement teams and decide well with data.",
        200,
    ),
    Dose(
        "managers",
        "T4",
        "The core manager's toolkit",
        "Ward managers, team leaders, matrons and supervisors.",
        "Find out what is going on, test changes in small steps and hold the gains.",
        240,
    ),
    Dose(
        "coaches",
        "T5",
        "Coaching for improvement",
        "Quality coaches with protected time and a live team.",
        "Coach teams through aims, measures and tests, and give feedback that helps.",
        325,
    ),
    Dose(
        "experts",
        "T6",
        "Advisor, teacher, author",
        "Internal experts who advise, teach and write content.",
        "Choose, build and defend methods, and teach every level.",
        570,
    ),
)

_BY_ID = {dose.id: dose for dose in DOSES}


def find_dose(dose_id: str) -> Dose:
    """The dose with this id. Raises KeyError whose message names the six ids."""
    try:
        return _BY_ID[dose_id]
    except KeyError:
        known = ", ".join(_BY_ID)
        raise KeyError(f"There is no dose called {dose_id!r}. The 6 are: {known}.") from None
