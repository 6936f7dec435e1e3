"""The bank of "Pick the tool, or none" (E-T4-02): situations of managers, each with the tool that helps next.

What makes a tool right, so that new situations can be judged alike:

    process map     people know their own step, and nobody knows the whole
    fishbone        a problem that comes again, many ideas of its causes, and no counts yet
    Pareto chart    counts by kind are there, and the team must choose where to begin
    5 whys          1 event, and the question of what lies behind it
    run chart       a measure over time, and the question of whether it changed
    driver diagram  an agreed aim, and the question of what leads to it
    talk            only the people who use the service can know
    nothing yet     the next step is to act, to test, to agree on a problem, or to leave it
"""

from dataclasses import dataclass
from typing import Literal

Tool = Literal["process-map", "fishbone", "pareto", "5-whys", "run-chart", "driver-diagram", "talk", "nothing"]


@dataclass(frozen=True)
class Situation:
    """One situation; `why` says afterwards what makes `tool` the one that helps next.

    `belief` is the misconception of somebody who reaches for a tool where none helps.
    """

    id: str
    title: str
    text: tuple[str, ...]
    tool: Tool
    why: tuple[str, ...]
    belief: str = ""


_PROCESS_MAPS = (
    Situation(
        "going-home",
        "Medicines to take home",
        (
            "Patients wait hours for their medicines on the day they go home.",
            "Nurses, doctors and pharmacists each know their own part. Nobody can describe the whole way.",
        ),
        "process-map",
        ("Each person sees a part. When they draw the steps together, the waits between the parts come to light.",),
    ),
    Situation(
        "memory-referral",
        "A referral with 5 stops",
        (
            "A referral to the memory service passes through 5 offices and takes 6 weeks.",
            "Each office knows its own work. None knows what happens before or after.",
        ),
        "process-map",
        ("The delay may lie between the offices. A map of all the steps shows where a referral waits.",),
    ),
    Situation(
        "same-clinic",
        "The same clinic at 2 sites",
        (
            "2 sites run the same blood test clinic. At the first, patients leave after 20 minutes.",
            "At the other, they leave after 60. Staff cannot say what is done differently.",
        ),
        "process-map",
        ("Draw what happens at each site, step by step. Then lay the 2 maps side by side.",),
    ),
    Situation(
        "new-starter",
        "From job offer to first shift",
        (
            "It takes 9 weeks from a job offer to a first shift.",
            "Recruitment, occupational health and the ward each say that their own part is quick.",
        ),
        "process-map",
        ("All of them may be right. A map shows the hand-overs, where the work waits and nobody works on it.",),
    ),
    Situation(
        "theatre-trays",
        "Trays that come back late",
        (
            "Instrument trays go from theatre to cleaning and back. Some come back late.",
            "It is not clear who handles a tray, or in which order.",
        ),
        "process-map",
        ("Before you can mend the way of a tray, you need to see it. Walk it, and draw each step.",),
    ),
)

_FISHBONES = (
    Situation(
        "samples-again",
        "Samples taken twice",
        (
            "On the children's ward, blood samples often have to be taken again. Nobody has counted why.",
            "Staff name labels, tubes, small veins, busy mornings and the lift to the laboratory.",
        ),
        "fishbone",
        (
            "There are many possible causes of different kinds, and no counts.",
            "A fishbone collects and sorts them, so that the team can choose what to check.",
        ),
    ),
    Situation(
        "poor-sleep",
        "Patients who sleep badly",
        (
            "Patients on Birch ward sleep badly, night after night.",
            "Nurses think of noise, doctors of medicines, cleaners of the lights. They can all meet for an hour.",
        ),
        "fishbone",
        ("Everyone holds a part of the answer. A fishbone gives all their ideas of causes a place.",),
    ),
    Situation(
        "late-visits",
        "Home visits that start late",
        (
            "Most mornings, the first home visits start late. The team has no records of the reasons.",
            "Keys, traffic, phones, missing notes and long hand-overs have all been named.",
        ),
        "fishbone",
        ("Many suspects of different kinds, and nothing counted yet. Sort them first, then check the likely ones.",),
    ),
    Situation(
        "letter-mistakes",
        "Mistakes in clinic letters",
        (
            "Clinic letters keep going out with mistakes. Nobody has sorted or counted them.",
            "Secretaries, doctors and the IT team each have other ideas of how they come about.",
        ),
        "fishbone",
        ("The ideas differ because the jobs do. A fishbone puts them side by side, before anyone defends their own.",),
    ),
    Situation(
        "pump-alarms",
        "Pumps that sound for no reason",
        (
            "Infusion pumps on the ward sound many false alarms each day. Nothing has been written down about them.",
            "The team can think of a dozen causes, from old batteries to the way lines are taped.",
        ),
        "fishbone",
        ("With a dozen ideas and no data, sort the ideas. Then count the few that seem most likely.",),
    ),
)

_PARETO_CHARTS = (
    Situation(
        "late-medicines",
        "140 late medicines",
        (
            "A ward wrote down the reason for each of 140 late medicines. There are 9 reasons.",
            "The team has time to work on 1 or 2 of them.",
        ),
        "pareto",
        ("The counts are there. Put them in order of size, and see whether a few reasons make up most of the total.",),
    ),
    Situation(
        "complaints",
        "220 complaints by subject",
        (
            "The complaints team has sorted last year's 220 complaints into 14 subjects.",
            "It asks where work would help the most people.",
        ),
        "pareto",
        ("A Pareto chart puts the subjects in order of size. It shows whether a few of them matter most.",),
    ),
    Situation(
        "cancelled-operations",
        "Reasons for cancelled operations",
        (
            "Theatres noted the main reason for each of 96 operations that were cancelled on the day.",
            "There are 11 kinds of reason, and the team must choose where to begin.",
        ),
        "pareto",
        ("To choose among kinds that are already counted is what a Pareto chart is for.",),
    ),
    Situation(
        "rejected-samples",
        "310 rejected samples",
        (
            "A laboratory has counted 310 rejected samples by type of mistake: no label, wrong tube, too little blood.",
            "It would like to begin with the few types that matter most.",
        ),
        "pareto",
        ("The types are counted. A Pareto chart shows at a glance which few of them make up most of the total.",),
    ),
    Situation(
        "repeat-calls",
        "Why people ring again",
        (
            "A booking office has logged why 400 people rang a second time. There are 12 reasons.",
            "It can change 1 thing this month.",
        ),
        "pareto",
        ("The data are there, and the question is where to begin. Put the reasons in order of size.",),
    ),
)

_FIVE_WHYS = (
    Situation(
        "warm-fridge",
        "The fridge that was unplugged",
        (
            "On Monday a vaccine fridge was found unplugged. The vaccines were replaced, and nobody was harmed.",
            "The team wants to know what lies behind this event.",
        ),
        "5-whys",
        (
            "It is 1 event with a simple course. Ask why, then why again.",
            "Stop when you reach how the work is set up, not at a person.",
        ),
    ),
    Situation(
        "wrong-day",
        "Transport on the wrong day",
        (
            "Last week transport came for a patient 1 day too early. The booking has been put right.",
            "The team can see the mistake, and asks what made it possible.",
        ),
        "5-whys",
        ("From 1 event, go back step by step: why was that? The last answer should be something that you can change.",),
    ),
    Situation(
        "missing-mask",
        "The mask that was missing",
        (
            "On Tuesday the emergency trolley had no child's oxygen mask. A mask is back on it now.",
            "The sister asks how this mask could be missing.",
        ),
        "5-whys",
        ("1 clear event, and a question about what lies behind it. A few whys lead to how the trolley is checked.",),
    ),
    Situation(
        "pay-mistake",
        "3 night shifts without pay",
        (
            "A nurse was not paid for 3 night shifts last month. The pay office has corrected it.",
            "You and the clerk want to find out how this came about.",
        ),
        "5-whys",
        ("You know what happened, once. Asking why several times leads from the slip to the form or rule behind it.",),
    ),
    Situation(
        "locked-linen",
        "The locked linen room",
        (
            "Last Sunday the linen room was locked, and patients waited 3 hours for clean sheets.",
            "It has not happened before. The team wants to know what allowed it.",
        ),
        "5-whys",
        ("A single event needs no counts. Follow it back: why was it locked, and why could nobody open it?",),
    ),
)

_RUN_CHARTS = (
    Situation(
        "text-reminders",
        "Reminders by text",
        (
            "A clinic has sent text reminders since June. It knows how many missed appointments there were each week.",
            "You are shown 2 means: last year's and this year's.",
        ),
        "run-chart",
        ("2 means hide when something changed, and whether it was the reminders. Plot the weeks in order.",),
    ),
    Situation(
        "weekly-falls",
        "Falls in a notebook",
        (
            "A ward has noted its falls each week since January, and has tried 3 changes since.",
            "The team wants to see whether anything is different.",
        ),
        "run-chart",
        ("Falls in time order, with a note at each change, show whether the level moved and when.",),
    ),
    Situation(
        "long-table",
        "30 months in a table",
        (
            "You have a table with 30 months of waiting times for physiotherapy.",
            "You are asked whether waits are getting longer.",
        ),
        "run-chart",
        ("Nobody can see a pattern in a table of 30 numbers. A line through time can show it.",),
    ),
    Situation(
        "green-arrow",
        "A green arrow",
        (
            "Your dashboard shows a green arrow: fewer complaints than last month.",
            "At the team meeting somebody asks whether things have really become better.",
        ),
        "run-chart",
        ("An arrow compares 2 months. Only the months before them can tell usual variation from a change.",),
    ),
    Situation(
        "new-handover",
        "A test that is under way",
        (
            "A team is testing a shorter hand-over. Each day it counts how many shifts start late.",
            "It wants to see, as it goes along, whether they become fewer.",
        ),
        "run-chart",
        ("Add a dot each day. A run chart shows a change soon, and costs a pencil.",),
    ),
)

_DRIVER_DIAGRAMS = (
    Situation(
        "ulcer-ideas",
        "14 ideas and 1 aim",
        (
            "A team agreed on an aim: half as many pressure ulcers by March.",
            "It has 14 change ideas, and nobody can say how each of them leads to the aim.",
        ),
        "driver-diagram",
        ("A driver diagram links each idea to what it should move, and that to the aim. You see which have no link.",),
    ),
    Situation(
        "first-theory",
        "A theory to begin with",
        (
            "A new improvement team has written its aim, with a number and a date.",
            "Before it chooses changes, it wants to set out what must be different to get there.",
        ),
        "driver-diagram",
        ("That is a theory of how to reach an aim. A driver diagram writes it down, so that tests can mend it.",),
    ),
    Situation(
        "three-wards",
        "3 wards with 1 aim",
        (
            "3 wards share an aim for earlier discharge. Each works on something else.",
            "They would like to see how their work fits together, and what nobody works on.",
        ),
        "driver-diagram",
        ("1 diagram for the shared aim shows which driver each ward works on, and which has nobody.",),
    ),
    Situation(
        "why-transport",
        "Why we work on transport",
        (
            "Your team's aim is fewer missed appointments. It works on transport, phone lines and letters.",
            "Your sponsor asks how all this belongs together.",
        ),
        "driver-diagram",
        ("A driver diagram tells the story in 1 picture: the aim, what drives it, and the changes to be tested.",),
    ),
    Situation(
        "what-to-measure",
        "What to measure besides",
        (
            "A team has an agreed aim and measures it. It also needs measures of the work that should lead there.",
            "It has not yet said which parts of the work those are.",
        ),
        "driver-diagram",
        ("Drivers are the parts of the work that lead to the aim. Once they are named, each can have its measure.",),
    ),
)

_TALKS = (
    Situation(
        "diabetes-course",
        "The course that people leave",
        (
            "1 in 4 people leave the diabetes course after the first evening.",
            "Staff are sure that it is the day of the week. Nobody has asked those who left.",
        ),
        "talk",
        ("Staff are guessing about other people's lives. A few phone calls to those who left will teach more.",),
    ),
    Situation(
        "unsafe-at-night",
        "Unsafe at night",
        (
            "A survey shows that service users on the mental health ward feel unsafe at night.",
            "It does not say what makes them feel so.",
        ),
        "talk",
        ("A number says how many. Only the people themselves can say what happens at night, and what would help.",),
    ),
    Situation(
        "fifth-leaflet",
        "The leaflet's fifth version",
        (
            "Staff have rewritten a leaflet about going home 4 times.",
            "Patients still ring with the same questions. They have not seen the drafts.",
        ),
        "talk",
        ("Ask some patients to read it aloud and say what they would do. They know what is missing.",),
    ),
    Situation(
        "visiting-hours",
        "New visiting hours",
        (
            "Your ward wants visiting hours that suit families better. Staff have drawn up 3 plans.",
            "No patient or carer has been part of it.",
        ),
        "talk",
        ("What suits families is theirs to say. Ask before the plans are finished, not after.",),
    ),
    Situation(
        "second-visit",
        "Young people who stop coming",
        (
            "Many young people stop therapy after the second visit.",
            "Their records say when they stopped, but not what it was like for them.",
        ),
        "talk",
        ("Records cannot hold what young people did not tell. Ask some who stopped, and some who stayed.",),
    ),
)

_NOTHING_YET = (
    Situation(
        "label-paper",
        "The wrong label paper",
        (
            "The label printer jams because it has the wrong paper. Staff know which paper fits, and it costs £4.",
            "A colleague suggests an hour with the whole team to look for causes.",
        ),
        "nothing",
        ("The cause is known, and the remedy is cheap and safe. Buy the paper.",),
        "MC29",
    ),
    Situation(
        "one-more-tool",
        "A team with 3 diagrams",
        (
            "A team has a process map, a fishbone and a driver diagram. It has 3 ideas and has tested none.",
            "It asks you which tool comes next.",
        ),
        "nothing",
        ("The team has a theory. What it lacks is a test, with 1 patient and this week.",),
        "MC29",
    ),
    Situation(
        "back-from-course",
        "Back from a course",
        (
            "You learned a new tool on a course, and your team has kept an hour free to try it.",
            "Nobody has named a problem that they would like to solve.",
        ),
        "nothing",
        ("A tool needs a question. First ask the team what gets in the way of good care, and agree on 1 problem.",),
        "MC29",
    ),
    Situation(
        "worst-week",
        "The worst week of the year",
        (
            "Last week had the longest waits this year. The chart shows usual variation, and all weeks met the target.",
            "Your manager asks for a meeting to find the cause.",
        ),
        "nothing",
        ("Every chart has a worst week. Nothing has changed here, and the results are good enough. Leave it.",),
        "MC01",
    ),
    Situation(
        "closing-clinic",
        "A clinic that closes",
        (
            "A clinic closes for good in 3 weeks, and its patients already have new appointments elsewhere.",
            "You are asked to study why its bookings take so long.",
        ),
        "nothing",
        ("What you would find could help nobody. Ask instead what the new clinic needs from you.",),
        "MC29",
    ),
    Situation(
        "recalled-pump",
        "A warning from the maker",
        (
            "This morning a maker warned that a pump of yours may give too much medicine.",
            "A colleague wants the team to meet and collect causes first.",
        ),
        "nothing",
        ("People may come to harm, so act first. Take the pumps out of use now, and report it.",),
        "MC29",
    ),
    Situation(
        "draw-it-again",
        "Another 3 months",
        (
            "Last week your team's Pareto chart showed 1 reason far ahead of the rest. A safe change is ready to try.",
            "Somebody wants to collect another 3 months of data first.",
        ),
        "nothing",
        ("You know enough to begin. Test the change with 1 patient, and let the test teach you the rest.",),
        "MC22",
    ),
)

BANK = (
    *_PROCESS_MAPS,
    *_FISHBONES,
    *_PARETO_CHARTS,
    *_FIVE_WHYS,
    *_RUN_CHARTS,
    *_DRIVER_DIAGRAMS,
    *_TALKS,
    *_NOTHING_YET,
)
