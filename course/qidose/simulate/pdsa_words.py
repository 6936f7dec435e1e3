"""The words of SIM-PDSA-RECORDS: 8 fictional teams and their tests, 12 kinds of flaw, and sentences for each slot."""

from dataclasses import dataclass
from typing import Literal

FlawId = Literal[
    "early_study", "no_aim", "no_prediction", "vague_prediction", "too_large", "several_changes",
    "one_number", "no_comparison", "no_decision", "leap_in_scale", "nobody_asked", "no_safety",
]  # fmt: skip


@dataclass(frozen=True)
class Flaw:
    """A kind of flaw: the item of rubric R1 (1 to 10) it belongs to, what that item still earns, and what to tick."""

    id: FlawId
    item: int
    earns: int
    tick: str
    why: str


FLAWS: tuple[Flaw, ...] = (
    Flaw("early_study", 1, 1, "The study was written before the test", "A study comes after the data, not before."),
    Flaw("no_aim", 2, 1, "The cycle has no aim", "Without an aim nobody knows what the test is for."),
    Flaw("no_prediction", 3, 0, "There is no prediction", "Without a prediction there is nothing to learn from."),
    Flaw("vague_prediction", 3, 1, "The prediction is only a hope", "A prediction needs a number or a size."),
    Flaw("too_large", 4, 0, "The first test is too large", "A small test is quick, cheap and safe to stop."),
    Flaw("several_changes", 4, 1, "Several changes at a time", "Nobody can tell which change did what."),
    Flaw("one_number", 5, 1, "1 number at the end, nothing over time", "1 number cannot show how things vary."),
    Flaw(
        "no_comparison",
        6,
        0,
        "The study does not go back to the prediction",
        "A team learns from the gap between the prediction and the result.",
    ),
    Flaw("no_decision", 7, 0, "There is no decision", "A cycle ends with adopt, adapt or abandon."),
    Flaw("leap_in_scale", 8, 0, "The next step is far too large", "The scale grows as confidence grows."),
    Flaw("nobody_asked", 9, 0, "Nobody affected was asked", "People who live with a change know what it needs."),
    Flaw("no_safety", 10, 0, "Safety was not considered", "A test must not put anybody at risk."),
)

IMPORTANCE: tuple[FlawId, ...] = (
    "no_safety", "no_prediction", "no_comparison", "no_decision", "leap_in_scale", "too_large",
    "several_changes", "one_number", "early_study", "vague_prediction", "nobody_asked", "no_aim",
)  # fmt: skip
"""Which flaw to name first: what can harm, then the items that R1 may not score 0 (3, 6, 7), then the rest."""

CANNOT_MEET: tuple[frozenset[FlawId], ...] = (
    frozenset({"no_prediction", "vague_prediction"}),
    frozenset({"too_large", "leap_in_scale"}),
    frozenset({"no_decision", "leap_in_scale"}),
)
"""Pairs that one record cannot have at once, or that nobody could tell apart."""

FOLLOWS: dict[FlawId, tuple[FlawId, ...]] = {
    "no_prediction": ("no_comparison",),
    "vague_prediction": ("no_comparison",),
    "too_large": ("leap_in_scale",),
}
"""Flaws that a reader may also tick, because they follow from a planted one: neither a hit nor a false flag."""


@dataclass(frozen=True)
class Team:
    """A fictional team and its test. `thing` is counted; `will` and `did` end "12 of 20 …".

    `usual` and `hoped` are shares; `more` are changes that come on top when there are several.
    """

    name: str
    title: str
    aim: str
    theory: str
    change: str
    more: tuple[str, str]
    thing: str
    will: str
    did: str
    usual: float
    hoped: float
    small: str
    large: str
    everywhere: str
    next_size: str
    counter: str
    asked: str
    safety: str
    learnt: str
    adapt: str


TEAMS: tuple[Team, ...] = (
    Team(
        "Elm ward",
        "A drink within reach",
        "Our aim: every patient on Elm ward can reach a drink by the end of July.",
        "We think drinks are out of reach because nobody looks after meals.",
        "A healthcare assistant looks at each bedside table after every meal.",
        ("New cups with lids are used as well.", "A poster goes up by each bed too."),
        "patients", "patients will have a drink in reach", "patients had a drink in reach", 0.55, 0.8,
        "bay 2", "all bays, day and night", "22 wards", "1 whole bay for a week", "The nurse in charge",
        "2 patients and a healthcare assistant helped to plan this.",
        "Patients who must not drink are marked on the list first.",
        "We learned that it is hardest after breakfast.",
        "look before meals too",
    ),
    Team(
        "Maple clinic",
        "A call before the appointment",
        "Our aim: 95 of 100 patients come to their appointment by the end of July.",
        "We think patients forget because the letter comes 6 weeks before.",
        "A clerk phones each patient 2 days before the appointment.",
        ("Letters get a new layout as well.", "Text messages start on the same day."),
        "patients", "patients will come", "patients came", 0.7, 0.85,
        "clinic room 1", "all clinics", "31 clinics", "2 clinics for a week", "The clerk",
        "3 patients told us which time of day suits a call.",
        "The clerk says nothing about health to anyone but the patient.",
        "We learned that calls after 4pm reach more people.",
        "phone after 4pm",
    ),
    Team(
        "Cedar ward",
        "Falls named at handover",
        "Our aim: each handover on Cedar ward names every patient at risk of a fall by the end of July.",
        "We think names are left out because the sheet has no place for them.",
        "The handover sheet gets a box for patients at risk of a fall.",
        ("Handover moves to the bedside as well.", "Red socks are given out on the same day."),
        "patients at risk", "patients at risk will be named", "patients at risk were named", 0.5, 0.75,
        "the morning handover", "every handover on all shifts", "18 wards", "all handovers of 1 day", "The ward clerk",
        "2 night nurses and a patient's daughter helped to plan this.",
        "The usual check of falls risk goes on as before.",
        "We learned that the box is missed when it is on page 2.",
        "move the box to the top of page 1",
    ),
    Team(
        "Oak ward",
        "Letters on the same day",
        "Our aim: 9 of 10 discharge letters from Oak ward go out the same day by the end of July.",
        "We think letters wait because nobody knows whose turn it is.",
        "1 doctor each day has the letters, and the name is on the board.",
        ("A new template is used as well.", "Letters are dictated from the same day."),
        "letters", "letters will go out on the same day", "letters went out on the same day", 0.45, 0.7,
        "team A", "all teams on the ward", "14 wards", "both teams for a week", "The ward clerk",
        "2 family doctors and a patient told us what they need to read.",
        "Changes of medicine are phoned through on the day, as before.",
        "We learned that letters stall when blood tests are late.",
        "start the letter the day before",
    ),
    Team(
        "Birch unit",
        "Right labels on blood samples",
        "Our aim: 98 of 100 samples from Birch unit have a right label by the end of July.",
        "We think labels are wrong because they are written away from the bed.",
        "A small printer stands by the bed, and the label is printed there.",
        ("New tubes are used as well.", "A second nurse checks each tube from the same day."),
        "samples", "samples will have a right label", "samples had a right label", 0.75, 0.9,
        "room 1", "all rooms, day and night", "9 units", "3 rooms for a week", "The laboratory",
        "2 nurses and a patient who gives blood often helped to plan this.",
        "The patient's name and date of birth are checked aloud, as before.",
        "We learned that the printer needs a place near the sink.",
        "move the printer to the other side of the bed",
    ),
    Team(
        "Rowan ward",
        "Call bells",
        "Our aim: 9 of 10 call bells on Rowan ward are answered within 5 minutes by the end of July.",
        "We think bells wait because nobody is free during the medicine round.",
        "1 healthcare assistant answers all bells during the medicine round.",
        ("Hourly visits start as well.", "The bells get a new sound on the same day."),
        "bells", "bells will be answered within 5 minutes", "bells were answered within 5 minutes", 0.6, 0.8,
        "the west side, at the 8am round", "the whole ward at every round", "16 wards",
        "both sides of the ward for a week", "The ward clerk",
        "2 patients and a healthcare assistant helped to choose the time.",
        "An emergency bell still calls everybody.",
        "We learned that most bells ring in the last half hour.",
        "let the round start 30 minutes later",
    ),
    Team(
        "Willow team",
        "Photos of wounds at home",
        "Our aim: 9 of 10 home visits for a wound have a photo by the end of July.",
        "We think photos are left out because the camera is in the office.",
        "Each nurse gets a work phone that takes and files the photo.",
        ("A new dressing is used as well.", "Visits get a new form on the same day."),
        "visits", "visits will have a photo", "visits had a photo", 0.4, 0.7,
        "1 nurse's round", "every nurse in the town", "7 towns", "3 nurses for a week", "The team leader",
        "3 patients told us how they feel about a photo.",
        "No photo is taken without the patient's consent.",
        "We learned that poor light spoils photos in some homes.",
        "take a small lamp along",
    ),
    Team(
        "Aspen unit",
        "A plan for the day",
        "Our aim: 8 of 10 service users on Aspen unit plan their day by the end of July.",
        "We think plans are missing because mornings are full.",
        "A support worker sits down with each service user after breakfast.",
        ("A new activity room opens as well.", "Plans move to a tablet on the same day."),
        "service users", "service users will have a plan by noon", "service users had a plan by noon", 0.35, 0.65,
        "the garden corridor", "all corridors", "12 units", "2 corridors for a week", "The support worker",
        "2 service users helped to plan this and will ask the others.",
        "Nobody is pressed to make a plan, and observation goes on as before.",
        "We learned that people plan better after a walk.",
        "meet after the morning walk",
    ),
)  # fmt: skip

HAPPENED = (
    "On day 3 the team was 1 person short.",
    "1 colleague forgot on day 2 and told us so.",
    "All went as planned.",
    "It took about 2 minutes each time.",
    "On day 4 a visitor asked what we were doing.",
)
HOPES = ("We hope that this will make things better.", "We expect that it will go well.", "We hope for good results.")
LIKED = ("It went well and staff liked it.", "The test was a success.", "Everybody was pleased with how it went.")
UNDECIDED = (
    "We will talk about it at the next meeting.",
    "The team will think about it.",
    "We will see how it goes from here.",
)
