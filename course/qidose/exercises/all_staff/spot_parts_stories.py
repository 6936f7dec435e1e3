"""The stories of "Spot the 3 parts" (E-T1-01): 8 small improvements, sentence by sentence, each with its tag.

What makes a sentence one of the 4, so that new ones can be judged alike:

    change   what people now do in another way
    method   how they test it and learn: start small, predict, count, compare, ask, look again
    context  the place, the people and how things are there; it was so before
    outcome  what came of it, for patients or for staff

A learner sees 10 of a story's 13 sentences, so each must make sense without the others. The tags come in another order
in each story, and neighbours may change places, so that the place of a sentence tells nothing. `{slots}` are filled by
chance.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Tag = Literal["change", "method", "context", "outcome"]


@dataclass(frozen=True)
class Sentence:
    """`why` says in a few words what makes it its `tag`."""

    tag: Tag
    text: str
    why: str


@dataclass(frozen=True)
class Story:
    """`who` says who {lead} is. `elsewhere` copies the change at the end; `differs` says what is otherwise there."""

    id: str
    title: str
    who: str
    slots: Mapping[str, tuple[str, ...]]
    sentences: tuple[Sentence, ...]
    elsewhere: str
    differs: str

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The tag of each sentence."""
        return tuple(sentence.tag for sentence in self.sentences)


DRINKS = Story(
    "drinks",
    "Something to drink on {ward} Ward",
    "{lead} is a healthcare assistant on the ward.",
    {
        "ward": ("Alder", "Juniper", "Poplar"),
        "lead": ("Amara", "Siobhan", "Kwame", "Petra"),
        "beds": ("24", "26", "28"),
        "cups": ("2", "3"),
    },
    (
        Sentence(
            "outcome",
            "Fewer patients on {ward} Ward now need a drip because they drink too little.",
            "It is what patients gain from it.",
        ),
        Sentence(
            "context",
            "The ward has {beds} beds, and most patients need help to hold a cup.",
            "It is what the ward and its patients are like.",
        ),
        Sentence(
            "change",
            "Jugs have a red lid now, so that everyone sees who needs help to drink.",
            "The lid is what is done in another way.",
        ),
        Sentence(
            "method",
            "{lead} tried the lid with 1 patient first.",
            "Beginning with 1 is how they tested.",
        ),
        Sentence(
            "context",
            "The ward sister likes ideas from everyone, and housekeepers come to the morning meeting.",
            "It is how people work together there.",
        ),
        Sentence(
            "method",
            "Each morning {lead} wrote down how many cups the patient would drink that day.",
            "It is a prediction, made before the result.",
        ),
        Sentence(
            "change",
            "Housekeepers sit down with these patients at 10am and at 3pm.",
            "This is new in how the work is done.",
        ),
        Sentence(
            "outcome",
            "Patients with a red lid drink {cups} cups a day more than they did.",
            "It is what came of the lid.",
        ),
        Sentence(
            "method",
            "The team drew a dot for each day, and looked at the chart every Friday.",
            "Looking at results over time is how they learned.",
        ),
        Sentence(
            "context",
            "Many families visit in the afternoon, and they are glad to help.",
            "Families came before anything was changed.",
        ),
        Sentence(
            "change",
            "Families may fill the jugs in the ward kitchen themselves.",
            "They could not do this before.",
        ),
        Sentence(
            "outcome",
            "Patients say that they have fewer headaches.",
            "Patients notice it, so it is what came of it.",
        ),
        Sentence(
            "method",
            "After 3 days the team asked patients what they would do differently.",
            "Asking the people it is for is a way to learn.",
        ),
    ),
    "Birch Ward",
    "On {ward} Ward families and housekeepers had time to help. Birch Ward may have no visitors by day.",
)

NIGHTS = Story(
    "nights",
    "Sleep on {ward} Unit",
    "{lead} is a nurse there, and works at night.",
    {
        "ward": ("Heron", "Plover", "Lapwing"),
        "lead": ("Dilys", "Yusuf", "Marta", "Gethin"),
        "fall": ("from 7 to 3", "from 8 to 4", "from 6 to 2"),
        "hours": ("5", "6"),
    },
    (
        Sentence(
            "method",
            "{lead} lay in an empty bed for 1 night and listened.",
            "Watching and listening first is how they found out.",
        ),
        Sentence(
            "context",
            "{ward} Unit lies above the ambulance bay, and its windows are old.",
            "It is what the place is like.",
        ),
        Sentence(
            "method",
            "They guessed that new bins would halve the noise in 1 bay, and wrote that down.",
            "It is a prediction, made before the test.",
        ),
        Sentence(
            "change",
            "The bins close softly now.",
            "The bins are what is different.",
        ),
        Sentence(
            "outcome",
            "Patients sleep {hours} hours now, which is 1 hour more.",
            "It is what patients gain from it.",
        ),
        Sentence(
            "context",
            "The same 4 nurses work most nights, so they know each other well.",
            "It is how the team was already.",
        ),
        Sentence(
            "change",
            "Nurses give night medicines at 10pm and no longer at midnight.",
            "The time is what is done in another way.",
        ),
        Sentence(
            "method",
            "They compared nights with the new bins and nights without them, bed by bed.",
            "Comparing is how they found out if it helped.",
        ),
        Sentence(
            "outcome",
            "Complaints about noise fell {fall} a month.",
            "It is what came of the changes.",
        ),
        Sentence(
            "change",
            "Phones at the desk light up at night and do not ring.",
            "This is new in how the work is done.",
        ),
        Sentence(
            "outcome",
            "Nurses are called less often, and have more time for those who are very ill.",
            "It is what staff and patients gain from it.",
        ),
        Sentence(
            "context",
            "A charity had given the unit £300 the year before.",
            "The money was there before anything was changed.",
        ),
        Sentence(
            "method",
            "They began with the bay that is nearest to the desk, and with no other.",
            "Starting small is how they tested.",
        ),
    ),
    "A children's ward",
    "{ward} Unit is noisy from outside, and its night team is always the same. A children's ward may be neither.",
)

PHONES = Story(
    "phones",
    "Missed visits to the physiotherapist",
    "{lead} is a receptionist in the clinic.",
    {
        "lead": ("Rhian", "Obi", "Catarina", "Sanjit"),
        "town": ("Stonebridge", "Low Fell", "Marsh Lane"),
        "fall": ("from 9 to 4", "from 10 to 5", "from 8 to 3"),
        "weeks": ("6", "8"),
    },
    (
        Sentence(
            "change",
            "The clinic phones new patients the day before their first visit.",
            "The call is what is done in another way.",
        ),
        Sentence(
            "outcome",
            "Missed first visits fell {fall} a week.",
            "It is what came of the calls.",
        ),
        Sentence(
            "context",
            "Half of the patients in {town} come by a bus that runs once an hour.",
            "It is what life is like there.",
        ),
        Sentence(
            "method",
            "{lead} began with the next 5 patients on the list.",
            "Starting with 5 is how they tested.",
        ),
        Sentence(
            "outcome",
            "New patients wait {weeks} weeks now, which is 2 weeks less.",
            "It is what patients gain from it.",
        ),
        Sentence(
            "change",
            "Callers offer another time at once if this one does not suit.",
            "They did not do this before.",
        ),
        Sentence(
            "context",
            "The clinic has 2 phone lines, and mornings are busy.",
            "It is how things are there.",
        ),
        Sentence(
            "method",
            "{lead} predicted that 4 of the first 5 would come.",
            "It is a prediction, made before the result.",
        ),
        Sentence(
            "change",
            "Letters give the times of the buses.",
            "This is new in the letter.",
        ),
        Sentence(
            "method",
            "When a patient did not come, {lead} asked why, and wrote down the answer.",
            "Asking why is how they learned.",
        ),
        Sentence(
            "outcome",
            "Patients say that the call makes them less worried.",
            "It is what patients gain from it.",
        ),
        Sentence(
            "context",
            "The team had worked together for 7 years.",
            "It was so before anything was changed.",
        ),
        Sentence(
            "method",
            "They put missed visits on a chart, week by week, for half a year.",
            "Following results over time is how they found out.",
        ),
    ),
    "The eye clinic",
    "In {town} the bus was the trouble. The eye clinic may have other reasons, such as small print in its letters.",
)

INVOICES = Story(
    "invoices",
    "Bills that wait in the finance office",
    "{lead} is a finance clerk.",
    {
        "lead": ("Benedek", "Joyce", "Farah", "Leon"),
        "days": ("from 34 to 19", "from 41 to 22", "from 38 to 20"),
        "count": ("400", "500", "600"),
        "trust": ("Westmarsh", "Northmere", "Eastdale"),
    },
    (
        Sentence(
            "context",
            "{trust} Trust gets {count} bills a week, from very many small firms.",
            "It is what the work there is like.",
        ),
        Sentence(
            "outcome",
            "A bill is paid in fewer days now: {days} on average.",
            "It is what came of it.",
        ),
        Sentence(
            "method",
            "{lead} followed 1 bill from the post room to the bank.",
            "Following the work is how they found out.",
        ),
        Sentence(
            "change",
            "Firms put the order number in the subject line of their email.",
            "This is what is done in another way.",
        ),
        Sentence(
            "method",
            "{lead} tried the subject line with 5 firms before writing to all.",
            "Starting with 5 is how they tested.",
        ),
        Sentence(
            "outcome",
            "The firm that brings oxygen to patients at home no longer stops its vans.",
            "It is what patients gain from it.",
        ),
        Sentence(
            "change",
            "Managers sign small bills once a week in 1 sitting.",
            "Before, each bill was sent to them alone.",
        ),
        Sentence(
            "context",
            "The head of finance lets people try things, as long as 2 people sign.",
            "It is how things are in that office.",
        ),
        Sentence(
            "method",
            "{lead} wrote down how many days each bill would take, and then how many it took.",
            "A prediction beside a result is how they learned.",
        ),
        Sentence(
            "change",
            "A bill without a number goes back to the firm the same day.",
            "Before, it lay in a tray.",
        ),
        Sentence(
            "outcome",
            "Clerks spend less time on angry phone calls.",
            "It is what staff gain from it.",
        ),
        Sentence(
            "context",
            "The computer system is 11 years old and cannot search for names.",
            "It was so before anything was changed.",
        ),
        Sentence(
            "method",
            "The office looked at the days on a chart at each Monday meeting.",
            "Looking at results over time is how they found out.",
        ),
    ),
    "The payroll office",
    "These clerks may try things and know their firms. Payroll has laws and dates that leave less room.",
)

WHEELCHAIRS = Story(
    "wheelchairs",
    "The hunt for a wheelchair",
    "{lead} is a porter at {site} Hospital.",
    {
        "lead": ("Idris", "Magda", "Terrence", "Noor"),
        "site": ("Hilltop", "Riverside", "Castle Road"),
        "minutes": ("from 21 to 8 minutes", "from 18 to 7 minutes", "from 25 to 9 minutes"),
        "chairs": ("40", "45", "50"),
    },
    (
        Sentence(
            "method",
            "{lead} wrote down for 2 days where each wheelchair was found.",
            "Counting first is how they found out.",
        ),
        Sentence(
            "change",
            "Wheelchairs stand at 3 marked places now, near the lifts.",
            "The places are new.",
        ),
        Sentence(
            "context",
            "{site} Hospital has {chairs} wheelchairs, and 5 floors.",
            "It is what the place is like.",
        ),
        Sentence(
            "method",
            "The porters tried 1 marked place on 1 floor, for a day.",
            "Starting small is how they tested.",
        ),
        Sentence(
            "outcome",
            "Finding a wheelchair takes less time: {minutes} on average.",
            "It is what came of it.",
        ),
        Sentence(
            "context",
            "Porters there can read each job on a phone that they carry.",
            "They had the phones before.",
        ),
        Sentence(
            "outcome",
            "Patients are at the X-ray department on time more often.",
            "It is what patients gain from it.",
        ),
        Sentence(
            "method",
            "They thought that 1 day with marked places would save 10 trips, and counted 4.",
            "A prediction and a count are how they learned.",
        ),
        Sentence(
            "change",
            "Porters who bring a patient up take an empty wheelchair down.",
            "This is what porters do in another way.",
        ),
        Sentence(
            "outcome",
            "Porters say that they walk less and talk more with patients.",
            "It is what staff and patients gain from it.",
        ),
        Sentence(
            "context",
            "2 of the lifts are slow, and they will not be replaced this year.",
            "It is how things are there.",
        ),
        Sentence(
            "change",
            "A volunteer pumps up the tyres on Mondays.",
            "Nobody did this before.",
        ),
        Sentence(
            "method",
            "They asked 6 patients in wheelchairs what the wait had been like.",
            "Asking the people it is for is a way to learn.",
        ),
    ),
    "A hospital nearby",
    "{site} Hospital has phones for its porters, and lifts in the middle. The other hospital may have 9 buildings.",
)

FIRST_CALL = Story(
    "first-call",
    "The first days at home",
    "{lead} is a social worker in a mental health team.",
    {
        "lead": ("Esther", "Bogdan", "Nomvula", "Callum"),
        "area": ("Fenside", "Harbour Town", "the Upper Valley"),
        "share": ("from 5 in 10 to 9 in 10", "from 4 in 10 to 8 in 10", "from 6 in 10 to 9 in 10"),
        "miles": ("20", "25", "30"),
    },
    (
        Sentence(
            "context",
            "The mental health team in {area} drives up to {miles} miles to see people.",
            "It is what the place is like.",
        ),
        Sentence(
            "method",
            "{lead} asked 3 service users about their first days at home.",
            "Asking the people it is for is a way to learn.",
        ),
        Sentence(
            "change",
            "The nurse who will visit now comes to the ward before the person goes home.",
            "This visit is what is done in another way.",
        ),
        Sentence(
            "outcome",
            "People say that they are less alone in the first week.",
            "It is what people gain from it.",
        ),
        Sentence(
            "method",
            "They tried each idea with the next person who went home, and with no one else.",
            "Starting with 1 is how they tested.",
        ),
        Sentence(
            "change",
            "Each person chooses the day and the hour of the first call.",
            "Before, the team chose.",
        ),
        Sentence(
            "method",
            "Each time {lead} wrote down beforehand if the person would answer the first call.",
            "It is a prediction, made before the result.",
        ),
        Sentence(
            "context",
            "Ward and community team have the same manager.",
            "It was so before anything was changed.",
        ),
        Sentence(
            "outcome",
            "More people are reached within 3 days: {share}.",
            "It is what came of it.",
        ),
        Sentence(
            "change",
            "A carer can get a call too, if the person agrees.",
            "This was not offered before.",
        ),
        Sentence(
            "context",
            "Some people there have no signal on their mobile phone.",
            "It is how things are there.",
        ),
        Sentence(
            "method",
            "The 2 teams put each week's number on a chart, and talked about it.",
            "Looking at results over time is how they found out.",
        ),
        Sentence(
            "outcome",
            "Fewer people come back to the ward in the first month.",
            "It is what people gain from it.",
        ),
    ),
    "A team in the city",
    "In {area} 1 manager leads both teams. In the city there may be 2 managers, and 4 wards.",
)

TUBES = Story(
    "tubes",
    "Blood tubes that come back",
    "{lead} works in the laboratory.",
    {
        "lead": ("Hanna", "Tobias", "Ifeoma", "Graham"),
        "fall": ("from 30 to 11", "from 26 to 9", "from 34 to 12"),
        "unit": ("day surgery unit", "kidney unit", "stroke unit"),
        "steps": ("40", "50", "60"),
    },
    (
        Sentence(
            "outcome",
            "Tubes that the laboratory sends back fell {fall} a month.",
            "It is what came of it.",
        ),
        Sentence(
            "method",
            "{lead} spent a morning on the {unit} and watched.",
            "Going to watch is how they found out.",
        ),
        Sentence(
            "context",
            "On the {unit} the label printer stands {steps} steps from the beds.",
            "It is what the place is like.",
        ),
        Sentence(
            "change",
            "A small printer goes with the nurse to the bedside.",
            "This is what is done in another way.",
        ),
        Sentence(
            "outcome",
            "Fewer patients have a needle twice for the same test.",
            "It is what patients gain from it.",
        ),
        Sentence(
            "method",
            "They borrowed 1 printer for 1 shift before they bought any.",
            "Starting small is how they tested.",
        ),
        Sentence(
            "context",
            "Laboratory and unit already met once a month.",
            "It was so before anything was changed.",
        ),
        Sentence(
            "change",
            "The patient reads the label aloud before the tube is filled.",
            "Nobody asked patients to do this before.",
        ),
        Sentence(
            "method",
            "Before each shift they said how many of 20 tubes would be right.",
            "It is a prediction, made before the result.",
        ),
        Sentence(
            "outcome",
            "Doctors have the results about 1 hour earlier.",
            "It is what staff gain from it.",
        ),
        Sentence(
            "change",
            "The laboratory phones the unit at once, and no longer sends a form.",
            "The call is new.",
        ),
        Sentence(
            "method",
            "After each shift they changed 1 thing only, and counted again.",
            "Changing 1 thing at a time is how they learned.",
        ),
        Sentence(
            "context",
            "Nurses there look after 8 patients each, and they are often called away.",
            "It is how things are there.",
        ),
    ),
    "A ward with 1 nurse for 2 patients",
    "On the {unit} nurses were called away, and the printer was far. Another ward may lose its tubes in another way.",
)

REPAIRS = Story(
    "repairs",
    "Repairs that nobody could follow",
    "{lead} is an electrician in the repair team.",
    {
        "lead": ("Winston", "Agnieszka", "Pritpal", "Maeve"),
        "fall": ("from 12 to 5", "from 15 to 6", "from 14 to 7"),
        "sites": ("9", "11", "14"),
        "place": ("Brook House", "Elm Lodge", "Mill Street"),
    },
    (
        Sentence(
            "context",
            "The repair team is 6 people for {sites} buildings.",
            "It is what the team is like.",
        ),
        Sentence(
            "change",
            "People who report a fault get a text with the day of the repair.",
            "This is what is done in another way.",
        ),
        Sentence(
            "method",
            "{lead} sent the text by hand for the next 4 faults, to see if it would work.",
            "Starting with 4 is how they tested.",
        ),
        Sentence(
            "outcome",
            "Repairs are done in fewer days: {fall}.",
            "It is what came of it.",
        ),
        Sentence(
            "change",
            "Staff send a photo of the fault.",
            "Before, they wrote a form.",
        ),
        Sentence(
            "context",
            "{place} has a housekeeper who knows every door and lamp.",
            "It is what the place is like.",
        ),
        Sentence(
            "outcome",
            "Wards ring the team half as often.",
            "It is what staff gain from it.",
        ),
        Sentence(
            "method",
            "They predicted 2 calls fewer a day, and put calls and prediction on 1 chart.",
            "A prediction beside the results is how they learned.",
        ),
        Sentence(
            "context",
            "Most staff there have a phone with a camera.",
            "It was so before anything was changed.",
        ),
        Sentence(
            "method",
            "{lead} asked 5 ward clerks what happens after they report a fault.",
            "Asking those who do the work is a way to learn.",
        ),
        Sentence(
            "outcome",
            "A shower for patients is out of use for 2 days, and no longer for 9.",
            "It is what patients gain from it.",
        ),
        Sentence(
            "method",
            "At first they used photos at {place} alone, for 1 week.",
            "1 building and 1 week are a small test.",
        ),
        Sentence(
            "change",
            "The team plans its day by building, and no longer by the date of the form.",
            "The order of the work is new.",
        ),
    ),
    "The cleaning team",
    "At {place} the housekeeper knows every lamp. Cleaners may work at night, when nobody is there to ask.",
)

STORIES: tuple[Story, ...] = (DRINKS, NIGHTS, PHONES, INVOICES, WHEELCHAIRS, FIRST_CALL, TUBES, REPAIRS)
