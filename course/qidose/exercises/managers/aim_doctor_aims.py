"""The bank of "Aim doctor" (E-T4-05): broken aims, with what a team knows and 1 way to mend each.

Each learner meets 1 aim of each fault. `lacks` are the parts that a reader of its words cannot find.
"""

from dataclasses import dataclass
from typing import Literal

Part = Literal["amount", "people", "date"]
Fault = Literal["how much", "for whom", "by when", "solution", "exhortation"]


@dataclass(frozen=True)
class BrokenAim:
    """An aim to mend; `fault` says what is wrong with it besides what it lacks, in words for afterwards."""

    id: str
    title: str
    known: tuple[str, ...]
    aim: str
    fault: Fault
    lacks: tuple[Part, ...]
    wrong: str
    mended: tuple[str, ...]


_NO_AMOUNT = (
    BrokenAim(
        "pressure-ulcers",
        "Pressure ulcers",
        ("Cedar ward looks after 24 older patients. Each month about 8 of them get a pressure ulcer.",),
        "Fewer patients on Cedar ward will get a pressure ulcer by 31 March.",
        "how much",
        ("amount",),
        "Fewer could mean 7 instead of 8. Nobody could say on 31 March whether the aim was reached.",
        ("By 31 March, at most 4 patients a month on Cedar ward get a pressure ulcer.",),
    ),
    BrokenAim(
        "eye-clinic",
        "Waiting in the eye clinic",
        ("Patients wait in the eye clinic for 55 minutes on average. Many of them cannot read while they wait.",),
        "Patients will wait for a shorter time in the eye clinic by the end of June.",
        "how much",
        ("amount",),
        "A minute less would be a shorter time. How much less would patients notice?",
        ("By the end of June, patients wait in the eye clinic for 30 minutes on average.",),
    ),
    BrokenAim(
        "care-plans",
        "Care plans in the community",
        ("4 in 10 service users helped to write their own care plan. The others were shown it when it was finished.",),
        "More service users of the community team will help to write their care plan by October.",
        "how much",
        ("amount",),
        "More is a direction, not an amount. With a number, the team can see how far it has come.",
        ("By October, 8 in 10 service users of the community team help to write their care plan.",),
    ),
    BrokenAim(
        "call-back",
        "Carers who ring the office",
        ("Carers ring the home care office with urgent questions. They wait 9 minutes for an answer on average.",),
        "By Christmas, carers will get a quicker answer when they ring the office.",
        "how much",
        ("amount",),
        "Quicker than what, and by how much? Carers wait 9 minutes now.",
        ("By Christmas, carers who ring the office wait 3 minutes on average.",),
    ),
)

_NO_PEOPLE = (
    BrokenAim(
        "missed-doses",
        "Missed doses",
        ("Linden ward has 28 patients. It counts each dose of medicine that was missed.",),
        "Cut missed doses from 24 to 12 a month by 1 May.",
        "for whom",
        ("people",),
        "The number and the date are there. But whose doses are these, and where does the aim apply?",
        ("By 1 May, patients on Linden ward miss at most 12 doses a month, instead of 24.",),
    ),
    BrokenAim(
        "speech-therapy",
        "Waits for speech therapy",
        ("Children wait 14 weeks for their first appointment with a speech therapist. Adults wait 3 weeks.",),
        "Reduce the wait for a first appointment from 14 weeks to 8 by September.",
        "for whom",
        ("people",),
        "Read alone, this could be any appointment. It is children who wait so long.",
        ("By September, children wait 8 weeks for their first speech therapy appointment, instead of 14.",),
    ),
    BrokenAim(
        "right-meals",
        "The right meal",
        ("Some patients on the 3 medical wards can only eat soft food. 82% of their meals are right.",),
        "Raise the share of right meals from 82% to 95% by 30 June.",
        "for whom",
        ("people",),
        "The aim does not say that it is about people who can only eat soft food.",
        ("By 30 June, 95% of meals are right for patients on the medical wards who need soft food.",),
    ),
    BrokenAim(
        "letters",
        "Letters that take days",
        ("When stroke patients go home, a letter goes to their GP. 60% of these letters leave within 2 days.",),
        "Get 90% of letters out within 2 days by the end of March.",
        "for whom",
        ("people",),
        "Which letters, and about whom? Somebody who joins the team next month could not tell.",
        ("By the end of March, 90% of letters about stroke patients reach their GP within 2 days.",),
    ),
)

_NO_DATE = (
    BrokenAim(
        "up-for-lunch",
        "Up for lunch",
        ("On Willow ward, 3 in 10 patients eat lunch at a table. The others stay in bed and lose strength.",),
        "9 of 10 patients on Willow ward will be out of bed for lunch.",
        "by when",
        ("date",),
        "Without a date there is always time left, and no month in which to look back.",
        ("By 1 June, 9 of 10 patients on Willow ward are out of bed for lunch.",),
    ),
    BrokenAim(
        "rehab-falls",
        "Falls in rehabilitation",
        ("On the rehabilitation ward, patients have 10 falls a month. The team meets every Tuesday.",),
        "Halve the falls of patients on the rehabilitation ward.",
        "by when",
        ("date",),
        "Half is clear, and so is the ward. But by when? A date tells the team how fast to learn.",
        ("Within 6 months, halve the falls of patients on the rehabilitation ward, from 10 to 5 a month.",),
    ),
    BrokenAim(
        "same-midwife",
        "The same midwife",
        ("Half of the women in the eastern district see a different midwife at each visit.",),
        "At least 80% of women in the eastern district will see the same midwife at each visit.",
        "by when",
        ("date",),
        "It says what, how much and for whom. Add the day on which you will look whether it is so.",
        ("By the end of the year, 8 in 10 women in the eastern district see the same midwife.",),
    ),
    BrokenAim(
        "bed-wait",
        "Waiting for a bed",
        ("1 in 6 patients in the admissions unit waits longer than 4 hours for a bed.",),
        "No patient in the admissions unit will wait more than 4 hours for a bed.",
        "by when",
        ("date",),
        "4 hours is how long a patient may wait. It does not say by when you want to be there.",
        ("By next Easter, no patient in the admissions unit waits more than 4 hours for a bed.",),
    ),
)

_SOLUTIONS = (
    BrokenAim(
        "drinks-chart",
        "A drink within reach",
        ("When somebody looked, 4 in 10 patients on Alder ward had a drink that they could reach.",),
        "Introduce a drinks chart on Alder ward by 1 July.",
        "solution",
        ("amount",),
        "A chart is an idea, not the result. You could have the chart, and patients could still be thirsty.",
        ("By 1 July, 9 in 10 patients on Alder ward have a drink that they can reach.",),
    ),
    BrokenAim(
        "phone-course",
        "Callers who give up",
        ("1 in 3 people who ring the surgery gives up before anyone answers. Most calls come from 8am to 9am.",),
        "Send the reception staff of the surgery on a phone course by March.",
        "solution",
        ("amount",),
        "A course may help or not. What should be different for people who ring?",
        ("By March, at most 1 in 20 people who ring the surgery gives up before anyone answers.",),
    ),
    BrokenAim(
        "new-trolleys",
        "Medicines that come late",
        ("On Hazel ward 62% of medicines are given on time. Staff blame the old trolleys.",),
        "Buy new trolleys for Hazel ward by the end of the year.",
        "solution",
        ("amount",),
        "The trolleys are a guess at the cause. The aim is that patients get their medicines on time.",
        ("By the end of the year, 85% of medicines reach patients on Hazel ward on time.",),
    ),
    BrokenAim(
        "checklist",
        "Going home on time",
        ("40% of orthopaedic patients go home later than planned. Another trust uses a checklist.",),
        "Roll out the discharge checklist to patients on the orthopaedic ward by Easter.",
        "solution",
        ("amount",),
        "The aim names a tool. If the checklist does not help, the aim would be reached and nothing gained.",
        ("By Easter, at most 20% of orthopaedic patients go home later than planned.",),
    ),
)

_EXHORTATIONS = (
    BrokenAim(
        "call-bells",
        "Call bells",
        ("Patients on Elder ward wait 7 minutes on average when they press the call bell.",),
        "Staff must try harder to answer call bells.",
        "exhortation",
        ("amount", "date"),
        "It asks people to try harder, and does not say what should be different for patients.",
        ("By 1 May, patients on Elder ward wait 3 minutes on average when they press the call bell.",),
    ),
    BrokenAim(
        "clean-hands",
        "Clean hands",
        ("On Rowan ward 58% of contacts with patients are with clean hands. The sinks are far from the beds.",),
        "Hands must be washed properly.",
        "exhortation",
        ("amount", "people", "date"),
        "A call to do better is not an aim. It has no number, no place and no date.",
        ("By the end of May, 85% of contacts with patients on Rowan ward are with clean hands.",),
    ),
    BrokenAim(
        "pain-relief",
        "Pain after operations",
        ("After operations on Larch ward, 35% of patients say that their pain was well treated.",),
        "We want to be the best at pain relief as soon as possible.",
        "exhortation",
        ("amount", "people", "date"),
        "To be the best compares with others, and soon is never today. Say what patients should notice, and by when.",
        ("Within 9 months, 70% of patients on Larch ward say that their pain was well treated.",),
    ),
    BrokenAim(
        "late-starts",
        "Late starts in theatre",
        ("In theatre 2, the first operation starts late on 12 of 20 days.",),
        "Late starts in theatre have to stop.",
        "exhortation",
        ("amount", "date"),
        "It says what annoys people, but not how much should change, or by when.",
        ("By October, the first operation in theatre 2 starts late on at most 4 of 20 days.",),
    ),
)

BANK = (*_NO_AMOUNT, *_NO_PEOPLE, *_NO_DATE, *_SOLUTIONS, *_EXHORTATIONS)
FAULTS: tuple[Fault, ...] = ("how much", "for whom", "by when", "solution", "exhortation")
