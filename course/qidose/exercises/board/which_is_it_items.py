"""The bank of "Which is it?" (E-T2-01): items of a board's agenda, each assurance, improvement or planning.

What makes an item one of the 3, so that new items can be judged alike:

    assurance    holds care that is given now against a standard or a promise that is already there
    improvement  people who do or use the work change it, test as they go, and follow a measure over time
    planning     decides what there should be: for whom, how much, by when

Some titles say "improvement" or "plan" and are something else, as on real agendas. `why` is said after the decision.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["assurance", "improvement", "planning"]


@dataclass(frozen=True)
class Item:
    """One item of an agenda: its short name, what the paper is about, and what it is."""

    id: str
    name: str
    paper: str
    kind: Kind
    why: str


ASSURANCE = (
    Item(
        "hand-hygiene",
        "Hand hygiene",
        "Each ward's share of checks that met the national standard, quarter by quarter.",
        "assurance",
        "It holds care against a standard that is already there.",
    ),
    Item(
        "inspection-actions",
        "Improvement plan after the inspection",
        "Are the 14 actions that we promised complete?",
        "assurance",
        "Its name says improvement. But the paper checks whether promises were kept.",
    ),
    Item(
        "stroke-guidance",
        "Stroke care",
        "A team of doctors and nurses compared 80 sets of notes with national guidance.",
        "assurance",
        "This is a clinical audit. It says how near care is to the guidance today.",
    ),
    Item(
        "safeguarding",
        "Safeguarding training",
        "What share of staff in each directorate is up to date this month?",
        "assurance",
        "It checks a rule that is already there. It does not test a better way to learn.",
    ),
    Item(
        "incident-reviews",
        "Incident reviews",
        "Was each review finished within the 60 working days that we agreed with families?",
        "assurance",
        "It holds what was done against an agreed time.",
    ),
    Item(
        "controlled-drugs",
        "Controlled drugs",
        "2 pharmacists checked the records on 30 wards and found 4 gaps.",
        "assurance",
        "It checks that the law was followed.",
    ),
    Item(
        "complaint-replies",
        "Learning from complaints",
        "Did every reply to a patient or family go out within 25 days?",
        "assurance",
        "Its name says learning. But the paper only checks a time limit.",
    ),
    Item(
        "safe-staffing",
        "Safe staffing",
        "How many shifts last month had the agreed number of nurses?",
        "assurance",
        "It holds each shift against a number that was agreed before.",
    ),
    Item(
        "fire-safety",
        "Fire safety",
        "What an outside inspector found in our 6 buildings, and what is due when.",
        "assurance",
        "Somebody independent checks the buildings against the law.",
    ),
    Item(
        "personal-data",
        "Personal data",
        "The auditor's opinion on how well we protect it.",
        "assurance",
        "An audit gives confidence, or a warning, about what is in place.",
    ),
    Item(
        "interpreters",
        "Interpreters",
        "Was one offered at each visit where somebody needed one?",
        "assurance",
        "It asks whether people got what our policy already promises them.",
    ),
    Item(
        "consent-forms",
        "Consent",
        "Visitors from another hospital checked 100 of our forms against the policy.",
        "assurance",
        "It holds forms against a policy. Nothing in the work is changed or tested.",
    ),
)

IMPROVEMENT = (
    Item(
        "falls-check",
        "Falls",
        "What did 4 wards learn from a bedside check that they tried last month?",
        "improvement",
        "Wards changed something in their work, tried it and learned.",
    ),
    Item(
        "discharge-letters",
        "Discharge letters",
        "A team tells what it learned from 5 small tests.",
        "improvement",
        "They tried changes on a small scale and learned from each.",
    ),
    Item(
        "clinic-reminders",
        "Missed visits",
        "Patients and clerks rewrote the reminder, and now count missed visits each week.",
        "improvement",
        "People who use the work and people who do it change it together.",
    ),
    Item(
        "ward-huddle",
        "Violence on wards",
        "Staff and service users try a daily talk and watch incidents week by week.",
        "improvement",
        "Something in the work is changed, and its effect is followed over time.",
    ),
    Item(
        "pressure-ulcers",
        "Pressure ulcer report",
        "A chart with each test marked, and what the team will try next.",
        "improvement",
        "It is called a report. But it tells of tests, learning and the next step.",
    ),
    Item(
        "cancelled-operations",
        "Operations cancelled on the day",
        "Would an earlier phone call help? A team tried 10 of them.",
        "improvement",
        "A question, a small test and an answer: that is how people learn.",
    ),
    Item(
        "therapy-list",
        "Waits for talking therapy",
        "1 clinic tests a shared list, and 3 more want to adapt it.",
        "improvement",
        "A change was tested, and others now adapt it to their own place.",
    ),
    Item(
        "blood-tests",
        "Blood tests",
        "Porters and laboratory staff map the steps, and change 1 step at a time.",
        "improvement",
        "Those who do the work look at all of it and change it step by step.",
    ),
    Item(
        "wellbeing",
        "Staff wellbeing",
        "6 teams try their own ideas and compare results every month.",
        "improvement",
        "Teams test their own ideas and learn from each other.",
    ),
    Item(
        "quiet-hour",
        "Medicine rounds",
        "Nurses tried a quiet hour on 1 shift and counted interruptions.",
        "improvement",
        "It is a small test with something to count.",
    ),
    Item(
        "sepsis-beyond",
        "Sepsis standard",
        "Why does a ward that meets it test ways to halve the wait?",
        "improvement",
        "The standard is met already. The ward wants to learn how to do better than that.",
    ),
    Item(
        "invoices",
        "Invoices",
        "The finance team tries 2 ways of paying small suppliers sooner.",
        "improvement",
        "Improvement is for every kind of work, not only for care.",
    ),
)

PLANNING = (
    Item(
        "new-wing",
        "New wing",
        "A forecast of the beds that local people will need in 10 years.",
        "planning",
        "It looks at what people will need, and decides what there should be.",
    ),
    Item(
        "quality-aims",
        "Improvement strategy",
        "Which 3 aims should we choose for the next 5 years?",
        "planning",
        "Its name says improvement. But choosing aims comes before any of it.",
    ),
    Item(
        "community-hub",
        "Community hub",
        "Who will it serve, and what will it offer when it opens next spring?",
        "planning",
        "A new service is being designed. There is no work yet to check or to test.",
    ),
    Item(
        "nurse-places",
        "Nurses",
        "The number of places for students that we need over 5 years.",
        "planning",
        "It works out what will be needed and provides for it.",
    ),
    Item(
        "equipment",
        "Equipment",
        "9 directorates made requests. Which should we pay for this year?",
        "planning",
        "It decides where money goes.",
    ),
    Item(
        "young-people",
        "Young people's mental health",
        "What do local families need that nobody offers yet?",
        "planning",
        "It starts from needs that no service meets yet.",
    ),
    Item(
        "digital-records",
        "Digital records",
        "The choice of a supplier and of a first date, after 3 offers.",
        "planning",
        "It decides what to buy and by when.",
    ),
    Item(
        "winter-beds",
        "Winter",
        "The number of extra beds, the sites and the week in which each opens.",
        "planning",
        "It decides how much to provide, and where, before the need comes.",
    ),
    Item(
        "health-gap",
        "Health in our area",
        "In which streets do people die too early, and what should we offer there?",
        "planning",
        "It finds out who needs most, and decides what to provide.",
    ),
    Item(
        "coaches",
        "Quality improvement training",
        "How many coaches should we train, in which years, and at what cost?",
        "planning",
        "It decides how much help there will be. Improving is what people then do with it.",
    ),
    Item(
        "transport",
        "Patient transport",
        "What the next contract of 3 years must provide, and for which patients.",
        "planning",
        "It decides what there should be for the next 3 years.",
    ),
    Item(
        "merger",
        "Merger",
        "Which services will the new trust offer, and on which site?",
        "planning",
        "It decides what is offered where.",
    ),
)

BANK = ASSURANCE + IMPROVEMENT + PLANNING
