"""What an aim's words show: "parser: number, population, date" (curriculum 5.4, E-T4-05). A good aim must never be
called bad, so this file is mostly good aims, as people write them."""

import time
from itertools import permutations, product

import pytest

from qidose.exercises.managers.aim_words import read_aim

GOOD = """
By 31 March 2027, no more than 4 patients a month on Cedar ward will develop a pressure ulcer.
Reduce falls with harm on Oak ward from 8 to 4 a month by June.
Cut the mean wait in the eye clinic from 55 to 30 minutes by the end of June.
95% of patients with sepsis get antibiotics within 1 hour by 1 May 2027.
Within 6 months, 9 in 10 children will be seen within 8 weeks of referral.
Half as many missed appointments in our clinic by Easter.
We will halve late starts in theatre 2 by Christmas.
Double the number of service users who help to write their plan by October.
All patients have their pain score written down every 4 hours by 1 Sept.
No patient on the admissions unit will wait more than 4 hours for a bed by next spring.
Zero pressure ulcers on Ward 6 by 31/03/2027.
By May, every new starter has a mentor in their first week.
In 12 weeks, 80% of calls from carers are answered within 3 minutes.
Twice as many patients walk to lunch on Willow ward by week 12.
Answer 90 per cent of call bells within 5 minutes on Alder ward by the 30th of April.
Four out of five letters to GPs leave the stroke ward within 2 days by the year end.
Patients on Birch ward sleep at least six hours a night by 1 July.
From 62% to 90% of medicines given on time on Hazel, by the end of the financial year.
By Q3, 85 of 100 women see the same midwife at each visit.
Staff sickness in the team falls from 7% to 5% by 2028.
Reduce the number of blood samples taken twice in the children's ward by 50% in the next 6 months.
Raise the share of right meals for people who need a soft diet from 82% to 95% by 30 June.
Over the next year, cut complaints about parking by a third for visitors.
Nobody over 75 waits longer than 2 hours in A&E by 1 November.
Reduce restraint on Ash ward from 14 to 7 per 1,000 bed days by 31.12.2026
Patients wait 10 minutes or less for a blood test at Northfield by this time next year.
Increase the proportion of inpatients discharged before noon from 18% to 33% by 2027-03-31.
Eliminate wrong-diet meals on the surgical ward by March 2027.
By the end of this quarter, 3 of every 4 home visits start on the planned day for housebound patients.
At least 45 of 50 residents have a drink within reach at every check by mid-May.
Reduce the wait for a first appointment for adults from 14 weeks to 8 weeks by September.
Patients seen within 6 weeks by May.
Reduce by 20 the number of patients who wait over 6 hours, by 10 March.
by 1st may 2027 fewer than 5 % of outpatients will not attend
From 24 to 12 missed doses a month on Linden, by 1 May.
Within a year no child waits more than 12 weeks for speech therapy.
Over 90% of carers say that they were listened to by the next survey.
Missed visits in the community team will be at most 2 a week in 3 months' time.
Reduce falls on the rehab unit by one third within 100 days.
Everyone who comes to the surgery is greeted within 1 minute by half-term.
A quarter fewer cancelled operations in day surgery by the end of the second quarter.
Ten more patients a week go home before lunch from Juniper ward before Christmas.
By the end of March 2027 at least ninety percent of babies are fed within the first hour.
Patient calls answered in under 5 minutes: from 52% to 80% by 1/6/27.
To have 0 grade 3 pressure sores in bay 4 by day 90.
Reduce the mean length of stay for hip fracture patients from 14 to 11 days by 30th June 2027.
Waiting time for physio down from 9 weeks to 5 weeks by autumn for people with back pain.
Cut readmissions among the over-75s from 18% to 14% by the end of 2027.
We aim to increase hand hygiene from 58% to 85% across the medical wards over six months.
90% of referrals to the memory service are answered within 5 working days by the end of term.
Reduce DNAs from 24% to 10% in outpatients by 31 Oct.
Discharge letters: 80% to GPs within 24 hours, ICU patients, by Feb 2027
9 of 10 patients out of bed for lunch, Willow ward, 1 June
80% of smokers on the chest ward are offered help to stop by week 10.
Reduce missed doses to 5 a month for our inpatients no later than 1 May.
By Ramadan, 20 of 25 patients who fast have a medicine plan.
Falls on Elm: 8 a month now, 4 a month by June.
Lab turnaround for A&E bloods from 64 to 45 minutes by next Easter.
Half the time that families wait for a call back, by the end of the year.
By Friday 5 patients on the ward have tried the new cup.
Theatre lists finish on time on 9 days of 10 by 14 December.
Women with a previous caesarean: 70% get a birth plan by week 34, by the close of the project.
To reduce the number of patients waiting over 18 weeks by 20% by 31st of December.
Reduce LOS by 2 days by end of Q2 for frailty patients.
100% of pts on AMU have a VTE assessment within 14 hrs by EOY
Cut length of stay by 1 day for people with a broken hip by June
80% compliance on AMU by Apr 27
By 01.04.27 fewer than 1 in 20 outpatients miss their visit
Answer 8 of 10 calls from carers in 6 wks
Single figures for falls on Ash by May 1st
From 12% to 6% in FY27 for diabetics
I will get the number of late discharges from our ward below five a week before winter.
Reduce waits in NICU by half by 2026-27
By 30 June, 95% of meals are right for patients.
By June 80% of patients on Oak get up.
By May 80% of patients on Oak get up.
By 1 May 9 patients in the bay walk.
By March 27 patients a week go home before noon.
By December, 50 carers have been asked.
On 1 June 2027, 90 of 100 patients have a plan.
In Sept 24 patients a day.
""".strip().splitlines()
LACKING = {
    "amount": (
        "Fewer patients on Cedar ward will develop a pressure ulcer by 31 March.",
        "Reduce falls within 6 months on Ward 6.",
        "Better food for patients by 2027.",
        "Improve care for patients aged 75 and over by 1 May.",
        "Introduce a chart on Alder ward by 1 July.",
        "More women see their midwife by March 2027",
        "Cut waits in theatre 2 by Q3",
        "Cut waits for patients with type 2 diabetes by May",
        "We want the best ward by Christmas.",
        "Patients should be safer by the end of the year.",
        "Fewer falls for over-75s by 10 June 2027",
        "Reduce COVID-19 infections on Oak ward by spring",
        "Reduce falls on Oak ward by May 1st",
        "Reduce falls on Oak ward by June 9, 2027.",
        "Reduce falls on Oak ward in 2026-27",
        "By Apr 27, falls on Oak are rare.",
        "Patients wait less, no later than 5 May '27.",
    ),
    "people": (
        "Cut missed doses from 24 to 12 a month by 1 May.",
        "Reduce late discharges by 50% by June.",
        "Get 90% of letters out within 2 days by the end of March.",
        "Raise the share of right meals from 82% to 95% by 30 June.",
        "Reduce falls by half in May",
    ),
    "date": (
        "9 of 10 patients on Willow ward will be out of bed for lunch.",
        "Halve the falls of patients on the rehabilitation ward.",
        "No patient will wait more than 4 hours for a bed in the admissions unit.",
        "Reduce falls from 8 to 4 a month on Oak ward.",
        "Patients may choose 1 of 3 meals.",
        "Cut falls on Ward 6 by 50%.",
        "Patients march 20 metres a day on Ash ward",
        "Cut the stay of patients on Oak ward by 2 days.",
        "Reduce falls on our ward from 24 now to 12 as soon as possible",
    ),
}
AMOUNTS = (
    "from 24 to 12 a month", "by 50%", "by half", "to 3 in 10", "to at most 1,200", "by a third", "to zero",
    "to 4.5 hours", "by two thirds", "to under five a week", "by 20 percent", "to 9 out of 10",
)  # fmt: skip
PEOPLE = (
    "for patients", "on Oak ward", "in our clinic", "for service users", "among the over-65s", "at Northfield",
    "for families and carers", "in A&E", "for staff in theatre 2", "for children under 5 years old", "in the community",
)  # fmt: skip
DATES = (
    "by 31 March", "by May", "by 1 May 2027", "by 1st June", "by the end of June", "within 6 months", "in 12 weeks",
    "by 2027", "by 31/03/2027", "by 2027-03-31", "before Christmas", "by next spring", "by Q3", "by the year end",
    "in the next 90 days", "by the end of the financial year", "over the next year", "by week 12", "in March 2027",
    "by mid-March", "by Friday", "in half a year", "in 3 months' time", "by the next survey", "by the 30th of April",
)  # fmt: skip


@pytest.mark.parametrize("aim", GOOD)
def test_a_good_aim_is_never_called_bad(aim: str) -> None:
    assert read_aim(aim).complete


def test_parts_are_found_in_any_order() -> None:
    orders = [*permutations(range(3))]
    for place, parts in enumerate(product(AMOUNTS, PEOPLE, DATES)):
        amount, people, date = parts
        text = " ".join(parts[n] for n in orders[place % 6])
        assert read_aim(f"We will reduce late starts {text}.").complete, text
        assert read_aim(f"{date[:1].upper()}{date[1:]}, late starts go down {people} {amount}").complete, text


@pytest.mark.parametrize(("part", "aim"), [(part, aim) for part, aims in LACKING.items() for aim in aims])
def test_what_is_missing_is_found_to_be_missing(part: str, aim: str) -> None:
    found = read_aim(aim)
    assert [name for name in ("amount", "people", "date") if not getattr(found, name)] == [part]


def test_each_part_is_missed_when_it_is_left_out() -> None:
    for amount, people, date in product(AMOUNTS[:4], PEOPLE[:5], DATES):
        assert not read_aim(f"We will reduce late starts {people} {date}").amount, (people, date)
        assert not read_aim(f"We will reduce late starts {amount} {date}").people, (amount, date)
        assert not read_aim(f"We will reduce late starts {people} {amount}").date, (people, amount)


def test_curly_quotes_line_breaks_and_capitals_do_not_matter() -> None:
    assert read_aim("IN 3 MONTHS\u2019 TIME\n9 OF 10 PATIENTS\nARE UP FOR LUNCH").complete


@pytest.mark.parametrize("value", [None, 7, True, [], {}, "", " ", "\x00", "\u0130\u0130 by May", "x" * 5_000])
def test_anything_may_be_read(value: object) -> None:
    assert not read_aim(value).complete  # type: ignore[arg-type]


def test_long_texts_are_read_at_once() -> None:
    started = time.perf_counter()
    for text in ("by " * 1_300, "1 " * 2_000, "may " * 1_000, "in the next " * 330, "every 10 and " * 300):
        read_aim(text)
    assert time.perf_counter() - started < 2
