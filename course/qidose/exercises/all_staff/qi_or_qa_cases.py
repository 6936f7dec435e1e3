"""The bank of "QI or QA?" (E-T1-03): 14 pieces of work, each met as QI, as QA and as an audit.

What makes a case one of the 3, so that new ones can be judged alike:

    qi     somebody tests a change and finds out if it is better
    qa     every time, or every day, somebody makes sure that a standard is met, and acts at once where it is not
    audit  a sample of past work is compared with a written standard; nothing has been changed yet

The 3 cases of one piece of work share its words (a sample, a standard, a check, a test), so that no word gives a case
away. `why` says what makes it so; `then` says what it is good for, or what comes next.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["qi", "qa", "audit"]


@dataclass(frozen=True)
class Work:
    """One case. Cases with the same `place` are about the same piece of work."""

    id: str
    place: str
    kind: Kind
    heading: str
    text: tuple[str, ...]
    why: str
    then: str


def _three(place: str, heading: str, *cases: tuple[tuple[str, ...], str, str]) -> tuple[Work, ...]:
    kinds: tuple[Kind, ...] = ("qi", "qa", "audit")
    return tuple(
        Work(f"{place}-{kind}", place, kind, heading, text, why, then)
        for kind, (text, why, then) in zip(kinds, cases, strict=True)
    )


WARDS = (
    *_three(
        "hands",
        "Clean hands",
        (
            (
                "The policy asks for clean hands at every bedside.",
                "Halima, a ward sister, moves the gel next to the door for a week. "
                "She counts who uses it, and compares that with her prediction.",
            ),
            "A change, a prediction and a count show if the new place is better.",
            "If the new place is better, someone must make sure that the gel stays there. That part is QA.",
        ),
        (
            (
                "Everyone on this ward must show how they clean their hands before their first shift.",
                "A trainer checks each person against the standard. People who do not pass learn it again that day.",
            ),
            "It makes sure that each person meets the standard, before any patient is touched.",
            "If many people need a second try, a QI team could test another way to teach it.",
        ),
        (
            (
                "An infection control nurse watched 60 people at the bedside in May, to improve hygiene.",
                "Her report says that 43 of the 60 met the policy.",
            ),
            "A sample was compared with a written policy. Nothing was changed.",
            "The report says how often, but not why. A QI team could now ask, and test 1 idea.",
        ),
    ),
    *_three(
        "falls",
        "Falls on a ward for older people",
        (
            (
                "The guideline asks that walking frames stay within reach.",
                "Staff test a hook on 3 beds for 2 nights. They expect fewer calls, and write down what happens.",
            ),
            "3 beds and 2 nights are a small test of a change, with a prediction.",
            "What they learn on 3 beds decides if they try 6, try another hook, or stop.",
        ),
        (
            (
                "The computer asks for each patient's risk of falling on the day they come in.",
                "Staff cannot go on until the check is done. The sister sees any that is late.",
            ),
            "It makes sure that every patient has the check, and someone acts at once if not.",
            "A check keeps a standard. It does not tell us if the standard prevents falls.",
        ),
        (
            (
                "The falls lead read 50 sets of notes from the spring.",
                "In 38 of them the risk was checked on the first day, as the guideline asks.",
            ),
            "Notes of the past were compared with a guideline.",
            "Now the ward knows where it stands. To get from 38 to 50 it has to test a change.",
        ),
    ),
    *_three(
        "blood",
        "The right blood for the right patient",
        (
            (
                "Tubes of blood come back because the label is wrong.",
                "2 nurses print the labels at the bedside for 1 day. They check how many tubes come back.",
            ),
            "They changed how the work is done, for a day, to see if it helps.",
            "1 day cannot show much. It can show if it works at all, and what to mend first.",
        ),
        (
            (
                "Before a unit of blood is given, 2 trained people check the wristband together.",
                "If 1 letter is different, the blood goes back. They do this every time.",
            ),
            "Nobody tests an idea here. A safe standard is met every single time.",
            "Checks like this protect people today. Do not skip them while you test something.",
        ),
        (
            (
                "A team looked at the wristbands of 100 patients on 5 wards in March.",
                "It compared each band with the policy, and sent the wards a list of what to change.",
            ),
            "It is a sample compared with a policy. A list of changes is not yet a test of one.",
            "A list rarely changes much by itself. A small test of 1 item would start the QI.",
        ),
    ),
    *_three(
        "observation",
        "A mental health unit",
        (
            (
                "The standard says that a plan should hold the person's own goals.",
                "2 service users try a new page, and say what helped. "
                "The team changes the page before the next 2 try it.",
            ),
            "The page is tried, changed and tried again, with the people it is for.",
            "Service users see things in a form that no check can find.",
        ),
        (
            (
                "Staff sign every 15 minutes that they have seen each person who is at high risk.",
                "The nurse in charge looks at the sheet each hour, and acts on any gap.",
            ),
            "It makes sure, hour by hour, that a standard of safety is met.",
            "QI could still ask if signing is the best way to keep people safe.",
        ),
        (
            (
                "The lead nurse took 25 care plans from the last quarter.",
                "14 held the person's own goals. The standard says that all should.",
            ),
            "She compared a sample of plans with a standard.",
            "14 of 25 is a reason to begin. Talking with service users could show where.",
        ),
    ),
)

CLINICS = (
    *_three(
        "fridge",
        "The vaccine fridge",
        (
            (
                "The clinic checks its stock, and bins vaccines that are out of date each month.",
                "For 2 weeks Tomasz puts the oldest boxes in front. He counts what is wasted.",
            ),
            "He tests a change, and counts so that he can tell if it helps.",
            "A count over some more weeks would show if less waste was more than chance.",
        ),
        (
            (
                "Twice a day a nurse checks the fridge, and writes the temperature in a record.",
                "If it is over 8 degrees, nothing in the fridge is used.",
            ),
            "Each day it is made sure that the standard holds. Where it does not, someone acts.",
            "Nobody hopes to learn here. The check keeps people safe, and that is enough.",
        ),
        (
            (
                "A pharmacist took the fridge records of 10 clinics for the last 3 months.",
                "She compared them with the storage rules, and sent each clinic its result.",
            ),
            "Records of the past were compared with rules.",
            "The next step is to find out why records have gaps. It is not to rank the clinics.",
        ),
    ),
    *_three(
        "scan",
        "The scanner",
        (
            (
                "Some patients miss their scan, although the rule is to send them 2 letters.",
                "Reception phones the next 10 the day before. They predict that 9 will come.",
            ),
            "It is a change, tried with 10 people, and the prediction can turn out wrong.",
            "If 7 come, they have learned something too. Then they can ask the other 3 why.",
        ),
        (
            (
                "Each morning a radiographer runs a test on the scanner with a model of a body.",
                "She compares the result with the standard. No patient is scanned until it is met.",
            ),
            "This test is no test of a change. It makes sure that the machine is safe to use.",
            "The word test is used for both. Ask: is something new tried, or is a standard kept?",
        ),
        (
            (
                "A doctor read 40 scan reports from the autumn again.",
                "She compared each with the national standard for what a report must say.",
            ),
            "It is a sample of past reports against a written standard.",
            "An audit like this finds the gap. QI finds a way to close it.",
        ),
    ),
    *_three(
        "theatre",
        "The operating theatre",
        (
            (
                "The first operation often starts late.",
                "In 1 theatre the team does its morning check 15 minutes earlier for 3 days. "
                "It records when the first patient goes in.",
            ),
            "The time of the check is the change, and 3 days of records show what happens.",
            "It is a test, because they would go back if it did not help.",
        ),
        (
            (
                "Before every operation the team stops and reads the safety list aloud.",
                "The surgeon does not begin until each line has an answer.",
            ),
            "It makes sure that the same safe steps are met, with every patient.",
            "Somebody once tested this list with care. Good QA often begins as QI.",
        ),
        (
            (
                "A matron took the safety lists of 70 operations from last year.",
                "64 were complete. The standard is all 70, and her report asks staff to improve.",
            ),
            "Past lists were compared with a standard. To ask for better is no change in the work.",
            "6 lists had gaps. What made the list hard to finish on those days?",
        ),
    ),
    *_three(
        "dressing",
        "Wound care at home",
        (
            (
                "A nurse teaches 3 patients to change their dressing, and stays beside them.",
                "The team asks what was hard, and checks the wounds. Then it decides about a fourth.",
            ),
            "It is a small test of a new way to work, with safety in view.",
            "They watch the wounds as well, because a change can also make something worse.",
        ),
        (
            (
                "Before community nurses may use a bladder scanner alone, an assessor tests them.",
                "A register shows who has passed. Nobody else is given a scanner.",
            ),
            "It makes sure that each person who does this work meets a standard.",
            "If it takes 5 months to get tested, QI could look at that wait.",
        ),
        (
            (
                "The team took 35 records of pressure ulcers from last year.",
                "It looked for a photo within 24 hours, because the policy asks for one. 21 had it.",
            ),
            "It is a sample of records against a policy.",
            "21 of 35 does not tell who is to blame. Perhaps the camera is in the wrong place.",
        ),
    ),
)

OFFICES = (
    *_three(
        "payments",
        "Paying suppliers",
        (
            (
                "Invoices wait because the order number is missing.",
                "Benedek, a finance clerk, asks 5 suppliers to put it in the subject line. "
                "He records the days until each is paid.",
            ),
            "It is a change with 5 suppliers, and the days show if it helps.",
            "QI is not only for wards. Any work with steps can get better in this way.",
        ),
        (
            (
                "The rule is that a second person checks each payment over £5,000.",
                "Without the second signature it does not leave the bank.",
            ),
            "A rule is kept for every payment, before any harm is done.",
            "This costs time and is worth it. QI can try to make a check quicker, and as safe.",
        ),
        (
            (
                "An accountant drew a sample of 80 payments from last year.",
                "She looked for the 2 signatures that the rules ask for, and found both on 77.",
            ),
            "Past payments were compared with a rule.",
            "It is the same idea as on a ward: a sample, a standard and a result.",
        ),
    ),
    *_three(
        "starters",
        "New colleagues",
        (
            (
                "Some new colleagues have no login on their first day.",
                "For the next 4, the staff office calls IT a week earlier. It checks if each login works at 9am.",
            ),
            "It is a small change, tried 4 times, and looked at each time.",
            "4 is enough to see what gets in the way. Then they can try the next 4.",
        ),
        (
            (
                "The staff office checks everyone's registration and references before the first day.",
                "Nobody starts who does not meet the standard yet.",
            ),
            "It makes sure that the standard is met for every person, each time.",
            "If good people give up while they wait, QI could test a faster way to check.",
        ),
        (
            (
                "The staff office took a sample of 40 staff files from the last 2 years, to improve its work.",
                "It compared each with the list of papers that must be there.",
            ),
            "Files of the past were compared with a list. The wish to improve is not yet a test.",
            "If a paper is often missing, the next question is where it gets lost.",
        ),
    ),
    *_three(
        "accounts",
        "The IT help desk",
        (
            (
                "Most calls are about forgotten passwords.",
                "1 office gets a new card on how to choose one. "
                "For 3 weeks the desk records the calls from that office.",
            ),
            "A card in 1 office is a change on a small scale, and 3 weeks of records follow it.",
            "Calls go up and down each week anyway. 3 weeks are better than 1.",
        ),
        (
            (
                "Every night a program tests if each laptop has its security update.",
                "A laptop below the standard is shut out of the network until it has.",
            ),
            "It makes sure that all laptops meet the standard, and acts when one does not.",
            "QA can be done by a machine. What it keeps is a standard that people chose.",
        ),
        (
            (
                "An outside firm picked 60 people who left in the past year.",
                "It looked if each account was closed on the last day, as the rule says. 52 were.",
            ),
            "It is a sample of past work against a rule.",
            "For the other 8, do not ask who forgot. Ask how the desk learns that someone leaves.",
        ),
    ),
    *_three(
        "complaints",
        "Complaints",
        (
            (
                "The standard is a first call within 5 days. People say that it comes too late.",
                "To test an idea, the office calls 4 people within 2 days. It asks each if that helped.",
            ),
            "They try something new with 4 people, and ask those it is for.",
            "The standard was met before. QI can go beyond a standard.",
        ),
        (
            (
                "A director reads each answer to a complaint before it is posted.",
                "If it does not meet the policy, it goes back the same day.",
            ),
            "It makes sure, letter by letter, that the standard is met.",
            "When many letters go back, QI can find out why they are hard to write.",
        ),
        (
            (
                "A volunteer who was once a patient here read 20 answers from last year.",
                "She compared each with the 6 points in the policy, and told the board.",
            ),
            "It is a sample of past letters against a policy.",
            "A patient's eyes make an audit better. It is still an audit.",
        ),
    ),
)

SERVICES = (
    *_three(
        "letters",
        "Letters to GPs",
        (
            (
                "Letters take 9 days, and the standard is 7.",
                "For a week 1 doctor dictates in the clinic room. "
                "A secretary puts the days for a sample of 5 letters a day on a chart.",
            ),
            "1 doctor and 1 week are a small test, and the chart shows what happens.",
            "The standard says where to get to. It does not say how: for that they test.",
        ),
        (
            (
                "Before a letter leaves the office, a second person checks name and NHS number.",
                "A letter with a mistake goes back at once.",
            ),
            "Each letter must meet the standard before it leaves.",
            "To catch a mistake is good. QI asks how the mistake could not happen at all.",
        ),
        (
            (
                "A secretary took 30 letters from June.",
                "She compared the days with the rule of the trust: 12 had left within 7 days.",
            ),
            "It is a sample of past letters against a rule.",
            "12 of 30 is 1 number at 1 time. A chart over weeks would show much more.",
        ),
    ),
    *_three(
        "meals",
        "Patients' meals",
        (
            (
                "Much of the lunch comes back to the kitchen.",
                "On 1 ward patients choose 2 hours before the meal for a week. Staff weigh what comes back, each day.",
            ),
            "1 ward and 1 week are a small test, with a measure for each day.",
            "They could ask patients too. Food that comes back has a reason.",
        ),
        (
            (
                "Cooks keep a sample of each dish, and test the heat of each tray before it leaves.",
                "A tray below 63 degrees is heated again.",
            ),
            "It makes sure that each tray meets the standard, at the moment that counts.",
            "Nothing new is tried here, although it is called a test.",
        ),
        (
            (
                "A dietitian took the menus of 4 weeks last winter.",
                "She compared them with the national standard, and wrote what to improve.",
            ),
            "Menus of the past were compared with a standard.",
            "What to improve is known now. How to do it is the part that QI adds.",
        ),
    ),
)

BANK: tuple[Work, ...] = (*WARDS, *CLINICS, *OFFICES, *SERVICES)
