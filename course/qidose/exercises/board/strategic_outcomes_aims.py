"""The bank of "What would show that it worked" (E-T2-08): strategic aims of invented trusts, measures and horizon.

What makes an answer right, so that new aims can be judged alike:

    outcome    what patients, service users, staff or the public get
    process    whether the work is done in the new way
    balancing  what could get worse because of the change
    left out   what was done or spent for the project: people trained, money, milestones. It shows no care.
    horizon    how long until the new way reaches the people it is for, and then until their result can be counted.
               The text of the aim holds what is needed to work it out, and no answer lies near the edge of another.
"""

from dataclasses import dataclass
from typing import Literal

Horizon = Literal["weeks", "year", "years", "long"]
Activity = Literal["training", "spending", "project"]


@dataclass(frozen=True)
class Aim:
    """One aim; `left_out` are 2 measures of activity, each with its kind."""

    id: str
    name: str
    text: tuple[str, ...]
    outcome: str
    process: str
    balancing: str
    left_out: tuple[tuple[str, Activity], tuple[str, Activity]]
    horizon: Horizon
    why: str


AIMS = (
    Aim(
        "phones",
        "Calls answered",
        (
            "Aim: 9 of 10 callers speak to someone within 5 minutes.",
            "How: twice as many people answer at 8am. The new rota starts on all lines next Monday.",
        ),
        "Callers who wait more than 5 minutes",
        "Mornings with all agreed staff on the phones at 8am",
        "Patients who wait too long at the front desk",
        (("Receptionists who took the course on phone calls", "training"), ("Money spent on new phones", "spending")),
        "weeks",
        "The rota reaches every caller on the first day, and a wait on the phone shows at once.",
    ),
    Aim(
        "medicines-home",
        "Medicines ready to go home",
        (
            "Aim: no patient waits more than 1 hour for medicines on the day they leave.",
            "How: pharmacists prepare them the day before. All wards start next month. Most patients stay 5 days.",
        ),
        "Patients who wait more than 1 hour on the day they leave",
        "Medicines that were prepared the day before",
        "Medicines thrown away because a plan changed",
        (
            ("Pharmacists who took the course on planning", "training"),
            ("Steps of the project that were on time", "project"),
        ),
        "weeks",
        "All wards start on 1 day, and each patient's wait shows within a week.",
    ),
    Aim(
        "pressure-ulcers",
        "Fewer pressure ulcers",
        (
            "Aim: half as many new pressure ulcers on our 22 wards.",
            "How: patients at risk are turned every 4 hours. 3 wards have begun. All will have within 6 months.",
        ),
        "New pressure ulcers per 1,000 bed days",
        "Patients at risk who were turned every 4 hours",
        "Patients who were woken at night",
        (("Nurses who took the course on skin care", "training"), ("Money spent on mattresses", "spending")),
        "year",
        "All wards need 6 months. An ulcer forms within days, so the result follows soon after.",
    ),
    Aim(
        "sepsis",
        "Fewer deaths from sepsis",
        (
            "Aim: fewer people die from sepsis in our 6 A&E departments.",
            "How: antibiotics within 1 hour. 2 departments do it now. The others join in the next 6 months.",
        ),
        "Patients with sepsis who die within 30 days",
        "Patients with suspected sepsis who get antibiotics within 1 hour",
        "Patients given antibiotics who had no infection",
        (
            ("Doctors and nurses who took the course on sepsis", "training"),
            ("The project's status: red, amber or green", "project"),
        ),
        "year",
        "The others need 6 months to join. Deaths are counted 30 days later.",
    ),
    Aim(
        "end-of-life",
        "Where people wish to die",
        (
            "Aim: more people die in the place that they chose.",
            "How: we ask each new person in our care within 3 days. People are with us for 9 months on average.",
        ),
        "People who die in the place that they chose",
        "People who were asked within 3 days",
        "Families who felt pressed to decide",
        (
            ("Nurses who took the course on difficult talks", "training"),
            ("Meetings of the project group that took place", "project"),
        ),
        "year",
        "Those who are asked now are with us for 9 months on average. Then their result can be counted.",
    ),
    Aim(
        "energy",
        "Warm wards, less energy",
        (
            "Aim: all our buildings use 1 tenth less energy for heating.",
            "How: porters turn down radiators in empty rooms each evening. It starts in October, before the winter.",
        ),
        "Energy used for heating this winter, against last winter",
        "Evenings on which the radiators were turned down",
        "Rooms that were too cold for patients",
        (("Staff who went to the talk about energy", "training"), ("Money spent on posters", "spending")),
        "year",
        "A whole winter must pass before it can be held against the last one.",
    ),
    Aim(
        "childrens-waits",
        "Children seen sooner",
        (
            "Aim: no child waits more than 8 weeks for a first visit in mental health.",
            "How: 1 longer visit replaces 2. 400 children are waiting, and the list gets 15 shorter each month.",
        ),
        "Weeks that children wait for a first visit",
        "Families who had 1 longer visit in place of 2",
        "Children who soon come back because 1 visit was too little",
        (
            ("Staff who took the course on longer visits", "training"),
            ("Steps of the project that were on time", "project"),
        ),
        "years",
        "At 15 a month, 400 children take more than 2 years.",
    ),
    Aim(
        "nurses-stay",
        "Nurses who stay",
        (
            "Aim: of the nurses who join us, 9 in 10 are still here after 2 years.",
            "How: each nurse who joins from next month meets a mentor every month.",
        ),
        "Nurses who are still here 2 years after they joined",
        "Nurses who met their mentor this month",
        "Hours that mentors were away from patients",
        (("Mentors who took the course", "training"), ("Money spent on job adverts", "spending")),
        "years",
        "Those who join next month can be counted only after 2 years.",
    ),
    Aim(
        "restraint",
        "Wards without restraint",
        (
            "Aim: half as many physical restraints on our 10 wards.",
            "How: staff and service users talk about safety every day. 2 wards begin, and 2 more every 6 months.",
        ),
        "Physical restraints per 1,000 bed days on all wards",
        "Days on which the talk took place",
        "Injuries to staff and service users",
        (
            ("Staff who took the course on calming people", "training"),
            ("The project's status: red, amber or green", "project"),
        ),
        "years",
        "With 2 more wards every 6 months, the last begin after 2 years.",
    ),
    Aim(
        "teeth",
        "Healthy teeth",
        (
            "Aim: half as many children have bad teeth at the age of 10.",
            "How: children in nurseries brush together every day from the age of 3, starting next term.",
        ),
        "Children aged 10 who have bad teeth",
        "Nurseries where children brushed together every day",
        "Time for play that nurseries lost",
        (("Nursery staff who took the course", "training"), ("Money spent on toothbrushes", "spending")),
        "long",
        "Those who are 3 now will be 10 in 7 years.",
    ),
    Aim(
        "diabetes",
        "Less diabetes in our area",
        (
            "Aim: fewer people in our area get type 2 diabetes.",
            "How: people at high risk join a programme for 1 year. The illness takes many years to come.",
        ),
        "Adults in our area who get type 2 diabetes in a year",
        "People at high risk who finished the programme",
        "Weeks that people who have diabetes wait for a visit",
        (
            ("Staff who took the course on talking about weight", "training"),
            ("Money spent on the programme", "spending"),
        ),
        "long",
        "An illness that takes many years to come also takes many years to become rarer.",
    ),
    Aim(
        "bowel-cancer",
        "Bowel cancer found earlier",
        (
            "Aim: more people are alive 5 years after their bowel cancer was found.",
            "How: from next year everyone aged 50 to 74 gets a test by post.",
        ),
        "People alive 5 years after their bowel cancer was found",
        "People who sent their test back",
        "Weeks that people who feel ill wait for an examination",
        (
            ("Doctors who went to the talk about the test", "training"),
            ("Meetings of the project group that took place", "project"),
        ),
        "long",
        "The test starts next year, and then it takes 5 years to know who is alive.",
    ),
)
