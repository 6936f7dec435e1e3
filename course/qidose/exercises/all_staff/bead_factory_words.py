"""What the bead factory (E-T1-04) shows from: names, and situations at work that follow the same chance.

Each situation is about people or teams who do the same work in the same way, so that chance decides who is best.
"""

from dataclasses import dataclass

NAMES = (
    "Aisha", "Ben", "Chloe", "Dev", "Ewa", "Femi", "Grace", "Hugo", "Ines", "Jamal", "Kerry", "Luca",
    "Mei", "Nadia", "Oscar", "Priya", "Ruth", "Stefan", "Tariq", "Wanda",
)  # fmt: skip


@dataclass(frozen=True)
class Ranked:
    """A ranking that chance makes: what is known, and the question about who is best in it."""

    id: str
    text: str
    best: str


@dataclass(frozen=True)
class Fault:
    """A steady number of faults whose cause lies in how the work is set up: what is known, and 4 things to do.

    `system` is the one that helps; `reward`, `target` and `blame` are what people often do.
    """

    id: str
    text: str
    system: str
    reward: str
    target: str
    blame: str
    why: str


RANKED = (
    Ranked(
        "calls",
        "6 people answer the phones. Their calls are alike, and so is their training. A list shows who lost fewest.",
        "the person at the top of the list",
    ),
    Ranked(
        "wards",
        "6 wards are alike in patients, staff and building. Each month a list shows which had fewest falls.",
        "the ward at the top of the list",
    ),
    Ranked(
        "clinics",
        "6 clinics send the same letters to similar patients. Each month a list shows where fewest did not come.",
        "the clinic at the top of the list",
    ),
    Ranked(
        "kitchens",
        "6 kitchens cook the same meals with the same staff. Each month a list shows where fewest came back.",
        "the kitchen at the top of the list",
    ),
    Ranked(
        "payroll",
        "6 clerks pay staff from the same forms. Each month a list shows who had fewest payments to put right.",
        "the clerk at the top of the list",
    ),
    Ranked(
        "visits",
        "6 nurses visit people at home in similar streets. Each month a list shows who was late least often.",
        "the nurse at the top of the list",
    ),
)

FAULTS = (
    Fault(
        "labels",
        "On 6 wards blood tubes come back now and then, because the label cannot be read. "
        "Each ward has its good and its bad months. All share 1 printer.",
        "Find out how the labels are printed, and test a better way",
        "Give a prize to the ward with fewest tubes back",
        "Tell all wards: at most 3 tubes a month may come back",
        "Talk to the ward with most tubes back",
        "The printer makes the labels for all 6 wards. A better one helps all of them at once.",
    ),
    Fault(
        "forms",
        "6 receptionists send forms on. Some come back, because 1 box on the form is easy to miss. "
        "Nobody has more back than the others for long.",
        "Ask those who fill it in, and test a form with a clearer box",
        "Thank the receptionist with fewest forms back by name",
        "Set a target of 2 forms back a week for each of them",
        "Ask the receptionist with most forms back to take more care",
        "The form makes everyone miss the box. A clearer form helps all of them at once.",
    ),
    Fault(
        "meals",
        "6 wards get meals from 1 trolley that cools down on the way. Some meals arrive cold. "
        "Which ward has most of them is different each week.",
        "Follow the trolley, and test a way to keep meals hot",
        "Praise the ward that had fewest cold meals this week",
        "Write to all wards that no more than 5 meals may be cold",
        "Ask the sister of the ward with most cold meals what went wrong",
        "The trolley serves all 6 wards. If it stays hot, all of them gain.",
    ),
    Fault(
        "bills",
        "6 clerks type bills into the same old screen, which hides the last digit. Some bills are wrong. "
        "Each clerk has good and bad weeks.",
        "Sit beside the clerks, and test a screen that shows all digits",
        "Name the clerk of the month: fewest wrong bills",
        "Put up a poster: Right first time, every time",
        "Send the clerk with most wrong bills to more training",
        "The screen hides the digit from all 6. A better screen helps all of them at once.",
    ),
    Fault(
        "rooms",
        "6 teams see people in rooms that 1 computer books twice now and then. People have to wait. "
        "Every team is hit, now more and now less.",
        "Find out how double bookings come about, and test a change there",
        "Show the team with fewest waits to the others as an example",
        "Ask each team to halve its waits by the summer",
        "Call in the team that had most waits last month",
        "The computer books for all 6 teams. If it stops booking twice, all of them gain.",
    ),
)
