"""The words of "Scale-up" (E-T3-09): changes that teams tested, and what the people need who take 1 up."""

from dataclasses import dataclass
from typing import Literal

from ..fields import Option

Evidence = Literal["ready", "too small", "inconsistent"]


@dataclass(frozen=True)
class Topic:
    """A change and the share that it is to raise, before it and by how much. `ward` changes can go to other wards."""

    measure: str
    change: str
    before: float
    effect: float
    ward: bool = False


TOPICS = (
    Topic("Medicines given on time", "Pack the next day's medicines in the evening", 58, 24, True),
    Topic("Patients out of bed by noon", "Agree at 8am who helps whom", 48, 28, True),
    Topic("Patients weighed within 24 hours", "Weigh patients on the way to the ward", 50, 30, True),
    Topic("Letters sent within 24 hours", "Write the letter at the bedside", 60, 22, True),
    Topic("Samples with all labels", "Print the labels at the bedside", 64, 24, True),
    Topic("Pain scored within 30 minutes", "Ask about pain at the front desk", 52, 26),
    Topic("Calls answered within 3 minutes", "Let everyone take calls from 8am to 10am", 55, 25),
    Topic("Care plans written together", "Write the plan together on 1 screen", 46, 28),
    Topic("Visits made on the planned day", "Check the bag on the evening before", 62, 22),
    Topic("Scans done within 1 hour", "Book the scan before the round", 45, 28),
)

DECISIONS = (
    Option("spread", "Spread it to a few places"),
    Option("test", "Test it at a larger scale first"),
    Option("differ", "Find out first why tests differ"),
)
RIGHT: dict[Evidence, str] = {"ready": "spread", "too small": "test", "inconsistent": "differ"}
WHY: dict[Evidence, str] = {
    "ready": "2 tests at a larger scale agree, and both are far above the start. A few places can begin.",
    "too small": "All tests are small. They show that it can be done, and not yet that it works.",
    "inconsistent": "The 2 larger tests disagree. What was different? Find that out before you go on.",
}
KINDLY = {
    "MC10": "A list of first and last is tempting. But chance decides much of it, and nobody asks the first for help.",
    "MC11": "A launch gives energy for a week. It changes nothing in how the work is set up.",
    "MC22": "To want more data is careful. But here 2 larger tests agree, and waiting has a price for patients too.",
    "MC27": "A course tells people how. It gives them no time, and nobody to ask on the day that it goes wrong.",
}

NEEDED = {
    "why": "The reason why it works, and which parts they may change",
    "visits": "Visits from somebody who has done it, and time for that in the rota",
    "measures": "Measures of their own, begun before the start",
    "patients": "Patients and carers of each place, who say what must fit them",
}
"""What people need who take a change up."""
OTHERS = {
    "deadline": "A date by which all places must have started",
    "league": "A list each month of who is first and who is last",
    "course": "A course on the change for all staff of the places",
    "manual": "A manual with each step, to be done just as at home",
    "launch": "A launch day with posters and a word from the top",
}
BELIEFS = {"league": "MC10", "course": "MC27", "launch": "MC11"}
ABOUT = {
    "why": "Who knows why it works can tell what must stay. The rest they can make their own.",
    "visits": "Questions come on the first bad day. Then somebody who has been there must be near.",
    "measures": "Without numbers from before, nobody can say whether it worked at that place.",
    "patients": "Another place has other patients. They notice first what does not fit.",
    "deadline": "A date brings starts, and not use. People do what can be ticked.",
    "league": "It makes those who struggle hide it, when they should ask.",
    "course": "It tells them how, once. It gives them no time and no help later.",
    "manual": "What fits at home may not fit there. People drop what they may not change.",
    "launch": "It is remembered for a week.",
}
LIKENESS = {
    "like": "Patients much as at home",
    "partly": "Half of the patients stay 1 day only",
    "unlike": "Patients need quite another kind of care",
}
PLANS = (
    Option("as-is", "On, as at home"),
    Option("adapt", "On, adapted there"),
    Option("off", "Not now"),
)
