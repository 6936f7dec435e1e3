"""The bank of the sponsor's inbox (E-T3-08): emails from improvement teams, each with the response that helps.

What makes a response right, so that new emails can be judged alike:

    unblock   the team knows what to do, and something that only a sponsor can move stands in its way
    coach     the team can find the answer itself: questions help, an answer would take the work from it
    escalate  somebody may come to harm, or a law or another organisation is involved: it goes higher today
    stop      the work has no purpose any more: end it with thanks and keep what was learned

`tell` is the solution that a sponsor may be tempted to send. It is never the right response.
"""

from dataclasses import dataclass
from typing import Literal

Response = Literal["unblock", "coach", "escalate", "stop"]


@dataclass(frozen=True)
class Email:
    """One email; `why` says after the decision what makes `response` the right one."""

    id: str
    sender: str
    subject: str
    text: tuple[str, ...]
    tell: str
    response: Response
    why: str


UNBLOCK = (
    Email(
        "data-access",
        "Ward manager, stroke ward",
        "No access to our own numbers",
        (
            "We want to plot how long patients wait for a scan.",
            "The information team needs a director's approval first. We asked them 5 weeks ago.",
        ),
        "They should count 20 patients by hand",
        "unblock",
        "The team knows what it needs. The approval is yours to give.",
    ),
    Email(
        "meeting-time",
        "Charge nurse, A&E",
        "Nobody can come to the meeting",
        (
            "Our team agreed to meet for 30 minutes each week.",
            "The rota does not release anyone. I cannot change it, but the head of service can.",
        ),
        "They should meet by email",
        "unblock",
        "Time for improvement is a decision for leaders. The head of service reports to you.",
    ),
    Email(
        "pharmacy-reply",
        "Pharmacist, surgical wards",
        "Waiting for another directorate",
        (
            "Our next test needs 1 porter for 2 mornings.",
            "We asked the estates directorate 4 times, with no reply. Its director sits on your committee.",
        ),
        "They should use a healthcare assistant instead",
        "unblock",
        "The test is planned. A word between directors opens the door that 4 emails did not.",
    ),
    Email(
        "locked-form",
        "Therapy lead, older people's care",
        "A form stops our test",
        (
            "We would like 5 patients to keep their walking aid when they move ward.",
            "A trust form says that this is not allowed. The form is owned by your office.",
        ),
        "They should write a new form like the one in surgery",
        "unblock",
        "The rule is yours. You can allow an exception for a small test.",
    ),
    Email(
        "frozen-order",
        "Midwife, antenatal clinic",
        "Our order is stuck",
        (
            "Our last 3 tests went well. For the next one we need 2 thermometers, which cost £60.",
            "All orders are frozen until a budget holder signs. That is you.",
        ),
        "They should borrow 2 thermometers from the children's ward",
        "unblock",
        "The team has learned step by step, and £60 stands in its way. You can sign.",
    ),
    Email(
        "closed-door",
        "Service user and team member, mental health",
        "I cannot get in",
        (
            "I am part of the improvement team, as a service user.",
            "Reception will not let me in without a badge. Only a director can order one for me.",
        ),
        "The team should meet in the cafe",
        "unblock",
        "People who use the service belong in the team. You can order the badge.",
    ),
)

COACH = (
    Email(
        "which-idea",
        "Ward sister, respiratory ward",
        "What should we try first?",
        (
            "We have 4 ideas to help patients sleep at night.",
            "The team cannot agree where to start. You know so much about this. Which one is best?",
        ),
        "They should start with soft-closing bins",
        "coach",
        "They know their ward, and a small test will show more than your opinion. Ask what they predict for each idea.",
    ),
    Email(
        "failed-test",
        "Occupational therapist, community",
        "It did not work",
        (
            "We predicted that 8 of 10 patients would get their visit on the day. It was 5.",
            "We feel that we have failed. Should we give up, or do you have another idea for us?",
        ),
        "They should phone patients the day before",
        "coach",
        "A wrong prediction is where learning starts. Ask what surprised them and what they would test next.",
    ),
    Email(
        "no-measure",
        "Clinic manager, outpatients",
        "We think that it is better",
        (
            "We changed how we book follow-up visits 3 weeks ago.",
            "Everybody in the clinic says that it is better now. Can we call it done?",
        ),
        "They should count the patients who did not attend",
        "coach",
        "They can find a measure themselves. Ask how they would know that the change is an improvement.",
    ),
    Email(
        "one-good-week",
        "Theatre coordinator",
        "Ready for all theatres",
        (
            "We tried a new checklist with 1 surgeon for 1 week. It went very well.",
            "We would like to start it in all 12 theatres on Monday. What do you think?",
        ),
        "They should try it in 3 theatres for a month",
        "coach",
        "The team can plan its next step. Ask what might differ with other surgeons, and how big a test could be.",
    ),
    Email(
        "quiet-colleagues",
        "Junior doctor, acute medicine",
        "The night team is not keen",
        (
            "The day team likes our new handover. The night team has not said much.",
            "They nod when I explain it, and then do it the old way. What should I do?",
        ),
        "The junior doctor should show them the chart at their next meeting",
        "coach",
        "Ask what the night team sees, and what would make it easier for them. The doctor can go and listen.",
    ),
    Email(
        "bad-month",
        "Matron, surgical wards",
        "April was worse",
        (
            "Our chart has been stable since the last change. April is a little above the mean, inside the limits.",
            "What would you like us to do about April?",
        ),
        "They should review every case from April",
        "coach",
        "This is usual variation. Ask what the whole chart tells them, and what they plan to test next.",
    ),
)

ESCALATE = (
    Email(
        "wrong-dose",
        "Nurse, children's ward",
        "Pumps gave too much",
        (
            "In our last test we noticed that 2 pumps gave more than was set. One child needed extra care.",
            "Both are out of use. The same model is on 9 other wards.",
        ),
        "They should set the other pumps lower",
        "escalate",
        "Children on 9 wards may be at risk now. The safety lead and the executive on call must know today.",
    ),
    Email(
        "patient-list",
        "Administrator, cancer services",
        "An email to the wrong person",
        (
            "A list with names and diagnoses of 40 patients went to a supplier by mistake.",
            "It was part of our improvement data. I am so sorry. What now?",
        ),
        "They should ask the supplier to delete the list",
        "escalate",
        "The law sets a short time to report a loss of personal data. The data protection officer must know today.",
    ),
    Email(
        "unsafe-nights",
        "Charge nurse, older people's care",
        "3 nights with half the staff",
        (
            "On 3 nights this week 2 of us cared for 28 patients. Last night a patient was found on the floor.",
            "Please do not worry about the project. I worry about tonight.",
        ),
        "They should move the patients who fall to 1 bay",
        "escalate",
        "Patients are not safe tonight. This goes to the executive on call now, and the project waits.",
    ),
    Email(
        "afraid-to-speak",
        "Healthcare assistant, surgical ward",
        "Please keep this quiet",
        (
            "A consultant shouted at 2 of us for writing down infections. He said that he would end our contracts.",
            "One of us has been off sick since.",
        ),
        "They should count infections without his patients",
        "escalate",
        "Staff are threatened for speaking up. Take it today to the medical director and the guardian for speaking up.",
    ),
    Email(
        "oxygen",
        "Physiotherapist, respiratory ward",
        "Wall oxygen",
        (
            "When we tested getting patients up earlier, the oxygen in bay 3 failed twice.",
            "Estates looked and found nothing. Patients in bay 3 need oxygen all day.",
        ),
        "They should keep bottles of oxygen in bay 3",
        "escalate",
        "Oxygen that fails can cost a life. It goes to the executive on call and the chief engineer today.",
    ),
    Email(
        "ambulances",
        "Operations manager, A&E",
        "Patients left outside",
        (
            "The ambulance trust has told us that it will leave patients at the door from tonight.",
            "Our project on handover cannot solve this. Nobody above me has answered yet.",
        ),
        "They should put 2 nurses at the door",
        "escalate",
        "Patients may have no care tonight, and another organisation is involved. The chief executives must talk now.",
    ),
)

STOP = (
    Email(
        "new-system",
        "Clinic manager, diabetes service",
        "Our form will go",
        (
            "For 6 months we have improved the paper referral form.",
            "Next month an electronic system replaces it, and nobody will use the form. Our next cycle is in June.",
        ),
        "They should move the form into the new system",
        "stop",
        "There will be no form to improve. Thank them, and keep what they learned for the new system.",
    ),
    Email(
        "same-work-twice",
        "Physiotherapist, knee surgery",
        "Another team does the same",
        (
            "We found out that the hip team has the same aim, and is 1 year ahead of us.",
            "We are all happy to use their way of working. Should we still keep our own project going?",
        ),
        "They should compare both ways of working for 3 months",
        "stop",
        "The question is answered and everybody agrees. End the second project and let the people help the first.",
    ),
    Email(
        "aim-met",
        "Ward manager, cardiology",
        "12 good months",
        (
            "We met our aim a year ago, and the chart has stayed there. It is now part of the daily work.",
            "We still meet each week, and nobody knows why.",
        ),
        "They should aim for a higher number",
        "stop",
        "The work is done and it lasts. Celebrate, end the meetings and set the people free.",
    ),
    Email(
        "nobody-needs-it",
        "Project lead, outpatients",
        "Still going",
        (
            "Our aim was shorter queues at the desk. Since check-in went online there is no queue.",
            "We have 4 more cycles in the plan. The report to the board says that we will finish them.",
        ),
        "They should use the 4 cycles for the phone queue",
        "stop",
        "The problem has gone. Cycles that only fill a report teach nobody anything.",
    ),
    Email(
        "out-of-ideas",
        "Dietitian, surgical wards",
        "Test number 9",
        (
            "9 small tests, and no change in what patients eat. Patients have told us that they see no problem here.",
            "The team has no ideas left, and would like to work on pain instead.",
        ),
        "They should try smaller plates",
        "stop",
        "They have tested, learned and listened. Thank them, and let them begin where patients see a problem.",
    ),
    Email(
        "service-moves",
        "Nurse, day hospital",
        "We close in May",
        (
            "The day hospital closes in May, and its patients will be seen at home.",
            "Our project on the waiting room has a new poster ready. Shall we go on?",
        ),
        "They should show the poster to patients at home",
        "stop",
        "There will be no waiting room. Stop, and ask what patients at home will need.",
    ),
)

BANK: tuple[Email, ...] = (*UNBLOCK, *COACH, *ESCALATE, *STOP)
