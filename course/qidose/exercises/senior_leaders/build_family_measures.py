"""The bank of "Build the family" (E-T3-04): aims, what the team will change, and candidate measures for each.

What puts a measure where it is, so that new ones can be judged alike:

    outcome    shows whether the aim is reached
    process    shows whether what the team will change is being done
    balancing  shows what could get worse because of the change
    beside     is well defined, but says nothing about this aim or this change
    unclear    2 people who count by these words would not get the same number

A good definition says what is counted, of what, and over what time. An aim has 3 outcome, 6 process and 4 balancing
measures, 6 beside the point and 5 unclear ones. All is made up.
"""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["outcome", "process", "balancing", "beside", "unclear"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Measure:
    """One candidate; `why` says after the answer what makes it of its kind."""

    id: str
    kind: Kind
    text: str
    why: str


@dataclass(frozen=True)
class Aim:
    """An aim with what the team will change, and all candidates."""

    id: str
    aim: str
    change: str
    measures: tuple[Measure, ...]

    def of(self, kind: Kind) -> tuple[Measure, ...]:
        return tuple(measure for measure in self.measures if measure.kind == kind)


Pairs = tuple[tuple[str, str], ...]


def _aim(
    id: str, aim: str, change: str, outcome: Pairs, process: Pairs, balancing: Pairs, beside: Pairs, unclear: Pairs
) -> Aim:
    kinds: dict[Kind, Pairs] = {
        "outcome": outcome,
        "process": process,
        "balancing": balancing,
        "beside": beside,
        "unclear": unclear,
    }
    measures = (
        Measure(f"{kind}-{number}", kind, text, why)
        for kind, pairs in kinds.items()
        for number, (text, why) in enumerate(pairs, 1)
    )
    return Aim(id, aim, change, tuple(measures))


AIMS: tuple[Aim, ...] = (
    _aim(
        "falls",
        "By 31 March, falls on 4 wards for older people go from 7 to 5 per 1,000 bed days.",
        "Patients with a falls score of 3 or more are walked to the toilet every 2 hours. Walking aids stay in reach.",
        outcome=(
            ("Falls on the 4 wards, per 1,000 bed days, each month", "The aim is about just this number."),
            (
                "Falls with a fracture on the 4 wards, per 1,000 bed days, each quarter",
                "These are falls that matter most.",
            ),
            ("Days from each fall on the 4 wards to the next", "The longer the gaps, the fewer the falls."),
        ),
        process=(
            (
                "Share of 2-hour toilet walks done, of those due, 10 patients a week",
                "It shows whether the walks are done.",
            ),
            (
                "Share of patients with a walking aid in arm's reach at 10am each Monday",
                "It shows whether aids stay in reach.",
            ),
            ("Share of patients with a falls score in the record within 6 hours", "The walks depend on the score."),
            ("Share of shifts whose handover names each patient with a score of 3 or more", "The walks depend on it."),
            (
                "Share of ward staff who were shown the 2-hour walk, of those on the rota",
                "It shows how far the change is.",
            ),
            (
                "Share of beds with the walk times on the board at 10am each Monday",
                "It shows whether walks are planned.",
            ),
        ),
        balancing=(
            (
                "Share of patients woken 2 times or more in the night, asked each Tuesday",
                "Walks by night can cost sleep.",
            ),
            ("Overtime of staff on the 4 wards, in hours a month", "The walks take time."),
            ("Share of medicine rounds on the 4 wards that start over 30 minutes late", "Walks may delay other work."),
            (
                "Share of patients who did not leave their bed all day, each Wednesday",
                "Fear of falls can keep people in bed.",
            ),
        ),
        beside=(
            ("Share of complaints to the trust answered within 25 working days", "It is about another service."),
            ("Share of outpatient letters sent within 7 days", "It is about another service."),
            ("Share of trust staff who had a flu vaccine by 31 January", "The change does not touch it."),
            ("Spending on agency doctors in the trust, in pounds a month", "The walks are not done by doctors."),
            ("Visits to the trust's website each month", "It says nothing about falls."),
            ("Operations in the trust cancelled on the day, as a share of all, each week", "It is about theatres."),
        ),
        unclear=(
            ("Serious falls each month", "Serious can mean many things."),
            ("Patients are looked in on regularly", "Regularly is no number, and nothing is counted."),
            ("Share of patients who seem unsteady to the nurse", "It depends on which nurse looks."),
            ("Good use of walking aids", "Nobody can say what counts as good."),
            ("Toilet walks and drinks given and recorded on time", "It has 3 things in 1, and no time that is meant."),
        ),
    ),
    _aim(
        "eye-clinic",
        "By 30 June, patients who do not come to the eye clinic go from 12% to 7%.",
        "A text message goes out 3 days before each appointment. Patients can ask for another day by text.",
        outcome=(
            ("Share of booked patients who did not come, each week", "The aim is about just this number."),
            ("Share of new patients who missed their first appointment, each month", "It is the aim for new patients."),
            (
                "Share of patients who missed 2 appointments in a row, each quarter",
                "It is the aim for those most at risk.",
            ),
        ),
        process=(
            (
                "Share of booked patients who were sent a text message 3 days before",
                "It shows whether messages go out.",
            ),
            ("Share of text messages delivered, by the phone company's report", "A message must arrive to help."),
            ("Share of patients whose mobile number in the record rings, of 30 tried a week", "Messages depend on it."),
            (
                "Share of texted requests for another day answered within 1 working day",
                "The change promises an answer.",
            ),
            (
                "Share of text messages with day, time and place, of 20 read a week",
                "It shows whether messages are right.",
            ),
            ("Share of patients asked for a mobile number at booking, of 30 calls a week", "Messages depend on it."),
        ),
        balancing=(
            ("Calls to the booking line each day", "Messages may bring more calls."),
            (
                "Share of eye clinics that end more than 30 minutes late",
                "When more patients come, clinics may run over.",
            ),
            ("Complaints about text messages, per 1,000 sent", "Messages may annoy or upset people."),
            (
                "Minutes that clerks spend on changed bookings, each Friday",
                "New days for patients are work for clerks.",
            ),
        ),
        beside=(
            ("Share of A&E patients seen within 4 hours, each week", "It is about another service."),
            ("Share of clinic staff with an appraisal in the last 12 months", "The change does not touch it."),
            ("Spending on eye drops, in pounds a month", "It says nothing about who comes."),
            ("Parking tickets sold at the hospital each week", "It counts all visitors to the hospital."),
            ("Share of eye operations done as day cases, each month", "It is about theatres."),
            ("Share of wards cleaned by 8am, each Monday", "It is about another service."),
        ),
        unclear=(
            ("Patients are reminded in good time", "Good time is no number, and nothing is counted."),
            ("Patients who did not come without a good reason", "It depends on who judges the reason."),
            ("Share of hard-to-reach patients who came", "Nobody can say who is hard to reach."),
            ("Clinics run smoothly", "Smoothly can mean many things."),
            ("Text messages that were understood", "It does not say how anyone would know."),
        ),
    ),
    _aim(
        "payroll",
        "By 1 September, wrong payslips go from 30 to 10 per 1,000.",
        "Managers send 1 form for each starter and leaver by the 5th of the month. Payroll checks it on the same day.",
        outcome=(
            ("Payslips corrected afterwards, per 1,000, each month", "The aim is about just this number."),
            ("Staff overpaid by £50 or more, per 1,000, each month", "These are wrong payslips that cost most."),
            ("Extra payments made to staff who were underpaid, per 1,000, each month", "These are wrong payslips too."),
        ),
        process=(
            ("Share of starter forms that arrive by the 5th of the month", "It shows whether managers keep the date."),
            ("Share of forms checked on the day they arrive, of 30 looked at", "It shows whether payroll checks."),
            ("Share of forms with every box filled in, of 30 looked at each month", "The check depends on it."),
            ("Share of leavers for whom the new form was used, each month", "It shows how far the change is."),
            ("Days from a leaver's last day to the form, middle value of the month", "It shows how soon forms come."),
            ("Share of managers with a starter who were shown the form, each month", "The change depends on it."),
        ),
        balancing=(
            ("Minutes that a manager needs for 1 form, middle value of 10 asked", "The form is new work for managers."),
            ("Overtime in the payroll team, in hours a month", "Checks on the same day take time."),
            ("Share of calls to payroll that wait over 5 minutes, each week", "Checks may leave callers waiting."),
            ("Share of expense claims paid later than 10 days, each month", "The same team pays claims."),
        ),
        beside=(
            ("Share of staff off sick on the first Monday of the month", "It says nothing about payslips."),
            ("Spending on energy, in pounds a month", "It says nothing about payslips."),
            ("Vacant nursing posts, as a share of all, each month", "The form does not fill posts."),
            ("Staff who cycle to work, counted on 1 May", "The change does not touch it."),
            ("Invoices to other trusts unpaid after 30 days, as a share of all", "It is about another team."),
            ("Share of staff who did fire training in the last 12 months", "The change does not touch it."),
        ),
        unclear=(
            ("Significant errors in pay", "Significant can mean any amount."),
            ("Forms arrive promptly", "Promptly is no number, and nothing is counted."),
            ("Managers work well with payroll", "It depends on who is asked."),
            ("Difficult cases handled correctly", "Nobody can say which cases are difficult."),
            ("Number of queries", "It does not say which queries, or over what time."),
        ),
    ),
    _aim(
        "restraint",
        "By 31 December, physical restraints on Rowan ward go from 14 to 8 per 1,000 bed days.",
        "Staff and service users meet at 9am each day. Each service user has a calming plan by day 3.",
        outcome=(
            ("Physical restraints on the ward, per 1,000 bed days, each month", "The aim is about just this number."),
            ("Days from each physical restraint on the ward to the next", "The longer the gaps, the fewer restraints."),
            ("Minutes of physical restraint, per 1,000 bed days, each month", "It shows how much restraint is used."),
        ),
        process=(
            ("Share of days on which the 9am meeting was held", "It shows whether people meet."),
            ("Share of 9am meetings with 1 service user or more in the room", "The meeting is for both."),
            ("Share of service users with a calming plan in the record by day 3", "It shows whether plans are made."),
            (
                "Share of plans that name 2 things that calm the person, of 10 read a week",
                "It shows what is in the plans.",
            ),
            ("Share of shifts whose handover reads out the plans", "A plan must be known to help."),
            ("Share of plans signed by the service user, of 10 looked at a week", "It shows who made the plan."),
        ),
        balancing=(
            (
                "Injuries to staff by service users, per 1,000 bed days, each month",
                "Fewer restraints must not cost safety.",
            ),
            (
                "Injections of calming medicine, per 1,000 bed days, each month",
                "Medicine may take the place of restraint.",
            ),
            ("Hours of watching by 1 member of staff, per 1,000 bed days", "Watching may take the place of restraint."),
            ("Share of ward rounds that start over 15 minutes late", "The 9am meeting may delay the round."),
        ),
        beside=(
            ("Share of referrals to the memory clinic seen within 6 weeks", "It is about another service."),
            ("Miles driven by community nurses each month", "It is about another service."),
            ("Share of trust staff who opened the weekly email", "It says nothing about restraints."),
            ("Share of invoices paid within 30 days, each month", "It is about another team."),
            ("Share of garden benches repaired by 1 May", "The change does not touch it."),
            ("Share of new doctors who had their induction in week 1", "The change does not touch it."),
        ),
        unclear=(
            ("The ward feels safe", "It does not say to whom, or how it is found out."),
            ("Restraints that could have been avoided", "It depends on who judges."),
            ("Enough activities on the ward", "Enough is no number."),
            ("Number of incidents", "It does not say which incidents, or over what time."),
            ("Service users are properly involved", "Properly can mean many things."),
        ),
    ),
    _aim(
        "blood-results",
        "By 31 May, blood results for A&E that are ready within 60 minutes go from 70% to 90%.",
        "Samples from A&E go by air tube, not by porter. They travel in a red bag and are run first.",
        outcome=(
            (
                "Share of A&E results ready within 60 minutes of the sample, each week",
                "The aim is about just this number.",
            ),
            ("Minutes from sample to result in A&E, middle value of the week", "It is the time that the aim is about."),
            ("Share of A&E results that took over 2 hours, each week", "These are the waits that matter most."),
        ),
        process=(
            ("Share of A&E samples sent by air tube, each day", "It shows whether the tube is used."),
            ("Share of A&E samples in a red bag, of 50 looked at a week", "It shows whether red bags are used."),
            ("Share of red bags run first, of 20 watched a week", "It shows whether the laboratory puts them first."),
            ("Hours a week in which the air tube did not work", "The change depends on the tube."),
            ("Share of A&E staff who were shown the air tube, of those on the rota", "It shows how far the change is."),
            (
                "Share of hours in which red bags were at hand in A&E, of 20 looked at",
                "Without bags nobody can use them.",
            ),
        ),
        balancing=(
            ("Share of results for wards that took over 3 hours, each week", "A&E first may make others wait."),
            ("Share of A&E samples taken again because they were spoiled, each week", "The tube may shake samples."),
            ("Share of samples from general practice reported on the same day", "A&E first may make others wait."),
            ("Overtime in the laboratory, in hours a week", "Running bags first may take time."),
        ),
        beside=(
            ("Patients waiting for a hip operation, counted each month", "It is about another service."),
            ("Share of outpatient rooms cleaned by 8am, each Monday", "It is about another service."),
            ("Blood donors who came to the town hall, each month", "It says nothing about results."),
            ("Share of complaints answered within 25 working days", "It is about another team."),
            ("Spending on heating, in pounds a month", "The change does not touch it."),
            ("Share of porters who had an appraisal in the last 12 months", "The change does not touch it."),
        ),
        unclear=(
            ("Urgent samples get fast results", "Urgent and fast can mean many things."),
            ("Waiting times that doctors find acceptable", "It depends on which doctor is asked."),
            ("Number of late results", "It does not say what late is, or of how many."),
            ("Samples of good quality", "Nobody can say what counts as good."),
            ("Delays that were the laboratory's fault", "It depends on who judges."),
        ),
    ),
)
