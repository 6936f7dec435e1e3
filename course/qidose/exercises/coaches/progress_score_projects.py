"""The projects of "Score 6 projects" (E-T5-11). Each can be met at any score, so 10 projects make 100 files.

Every team and figure is invented. `base` and `goal` are the level before and the level hoped for, in the unit.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Project:
    """One project. It is about 4 `parts`, of which 1 is a `part`; `owner` keeps the change later."""

    id: str
    team: str
    title: str
    aim: str
    serves: str
    sponsor: str
    measure: str
    unit: str
    better: Literal["up", "down"]
    base: float
    goal: float
    decimals: int
    also_counted: str
    ideas: tuple[str, str, str]
    part: str
    parts: str
    owner: str

    def amount(self, value: float) -> str:
        """A value as people write it: "52%", "48 minutes"."""
        number = f"{value:,.{self.decimals}f}"
        return f"{number}%" if self.unit == "%" else f"{number} {self.unit}"

    @property
    def gap(self) -> float:
        """From the level before to the goal, with its sign."""
        return self.goal - self.base


PROJECTS: tuple[Project, ...] = (
    Project(
        "letters",
        "Avocet Ward",
        "Letters that arrive in time",
        "By 31 March 2027 at least 88% of discharge letters are sent within 24 hours.",
        "safe care after hospital",
        "the medical director",
        "Letters sent within 24 hours",
        "%",
        "up",
        52,
        88,
        0,
        "letters begun early, and errors in letters",
        ("a letter begun on the first day", "a quiet hour at 2pm", "1 page in place of 4"),
        "ward",
        "wards",
        "the ward clerk",
    ),
    Project(
        "missed-visits",
        "Bittern Clinic",
        "Visits that are missed",
        "By 30 June 2027 at most 6 of 100 patients miss their visit.",
        "shorter waits",
        "the director of operations",
        "Patients who missed their visit",
        "%",
        "down",
        16,
        6,
        1,
        "texts sent, and calls to the desk",
        ("a text 3 days before", "1 number that is always answered", "letters in large print"),
        "clinic",
        "clinics",
        "the booking lead",
    ),
    Project(
        "first-visit",
        "Curlew Team",
        "A first visit sooner",
        "By 31 May 2027 people at home get their first visit within 9 days of referral, on average.",
        "care closer to home",
        "the director of community services",
        "Mean time from referral to first visit",
        "days",
        "down",
        21,
        9,
        1,
        "referrals read each day, and visits that were put off",
        ("reading referrals twice a day", "a first call on the same day", "1 list for both teams"),
        "locality",
        "localities",
        "the team leader",
    ),
    Project(
        "care-plans",
        "Dipper Unit",
        "Plans made together",
        "By 30 April 2027 at least 85% of care plans are written with the service user.",
        "care that people have a say in",
        "the chief nurse",
        "Care plans written with the service user",
        "%",
        "up",
        45,
        85,
        0,
        "plans printed for the person, and hours of writing",
        ("a tablet at the bedside", "a walk before the talk", "a plan in the person's own words"),
        "ward",
        "wards",
        "the unit manager",
    ),
    Project(
        "first-case",
        "Egret Theatres",
        "The first operation on time",
        "By 31 January 2027 at least 80% of first operations start on time.",
        "shorter waits",
        "the chief operating officer",
        "First operations that started on time",
        "%",
        "up",
        38,
        80,
        0,
        "patients who are ready at 8am, and staff who stay late",
        ("a call to the ward at 7:15am", "the first patient named the day before", "consent in the clinic"),
        "theatre",
        "theatres",
        "the theatre coordinator",
    ),
    Project(
        "repairs",
        "Fulmar Estates Team",
        "Repairs within 3 days",
        "By 31 March 2027 at least 85% of repairs are done within 3 days.",
        "a place that is good to work in",
        "the director of finance",
        "Repairs done within 3 days",
        "%",
        "up",
        40,
        85,
        0,
        "visits without the right part, and urgent jobs that wait",
        ("a photograph with each request", "1 round each morning", "a shelf of the 20 parts used most"),
        "site",
        "sites",
        "the estates supervisor",
    ),
    Project(
        "pain",
        "Gannet Ward",
        "Pain that is asked about",
        "By 31 May 2027 at least 88% of patients are asked about their pain on each shift.",
        "safe and kind care",
        "the deputy chief nurse",
        "Patients asked about pain on each shift",
        "%",
        "up",
        54,
        88,
        0,
        "pain relief given within 30 minutes, and time for notes",
        ("a question at each medicine round", "a card that patients keep", "pain as the first word of handover"),
        "bay",
        "bays",
        "the ward sister",
    ),
    Project(
        "invoices",
        "Kestrel Finance Team",
        "Invoices paid in time",
        "By 31 March 2027 at least 90% of invoices are paid within 30 days.",
        "money spent well",
        "the chief finance officer",
        "Invoices paid within 30 days",
        "%",
        "up",
        58,
        90,
        0,
        "invoices without an order number, and payments made twice",
        ("a call to the ward about each blocked invoice", "1 inbox for all", "orders checked on the day"),
        "division",
        "divisions",
        "the accounts lead",
    ),
    Project(
        "triage",
        "Lapwing Maternity",
        "Seen soon in triage",
        "By 30 April 2027 women are seen within 20 minutes of coming to triage, on average.",
        "safe births",
        "the director of midwifery",
        "Mean wait to be seen in triage",
        "minutes",
        "down",
        48,
        20,
        0,
        "women asked at the door, and calls that nobody answered",
        ("a midwife at the door", "a phone in another room", "a bed kept free until noon"),
        "team",
        "teams",
        "the triage midwife",
    ),
    Project(
        "calls",
        "Merlin Surgery",
        "Calls that are answered",
        "By 30 June 2027 at least 86% of calls are answered within 5 minutes.",
        "care that people can reach",
        "the senior partner",
        "Calls answered within 5 minutes",
        "%",
        "up",
        50,
        86,
        0,
        "calls for results, and people who call twice",
        ("results by text", "2 more people on the phones at 8am", "a message that says who can help"),
        "site",
        "sites",
        "the practice manager",
    ),
)
