"""The stories of "Map the systems" (E-T1-02): one for each kind of work, told by the parts that it passes through.

Each part may have made somebody wait, or may have gone well: `waited` and `smooth` are the 2 lines of the record. So a
record of 10 parts can say 1 of many things, and nobody can know it without reading. `owner` is who could change the
part: "own" is the team that the learner is in. `person` blames somebody at this part, and is never right.

The parts stand in the order in which things happen, and any 2 that are not "outside" can be left out.
"""

from dataclasses import dataclass
from typing import Literal

Owner = Literal["own", "here", "outside"]


@dataclass(frozen=True)
class Part:
    """One part of the work. `waited` and `smooth` tell how it ended; how long it took stands beside them."""

    id: str
    owner: Owner
    system: str
    waited: str
    smooth: str
    person: str


@dataclass(frozen=True)
class Story:
    """`work` is what a learner says about their own work; `unit` is what time is counted in."""

    id: str
    work: str
    title: str
    names: tuple[str, ...]
    team: str
    begins: str
    ends: str
    unit: Literal["minutes", "days"]
    parts: tuple[Part, ...]


WARD = Story(
    "ward",
    "On a ward, or where patients stay",
    "Medicines on time",
    ("Mr Vale", "Mrs Dunmore", "Mr Achebe", "Ms Kowal"),
    "the ward team",
    "{name} is well enough to go home at 9am.",
    "{name} can leave with the medicines only at {end}.",
    "minutes",
    (
        Part(
            "round",
            "own",
            "The order of the ward round",
            "The doctors began at the other end of the ward. Now they reach {name}.",
            "The doctors began with those who can go home. They have seen {name}.",
            "The doctor, who should have come sooner",
        ),
        Part(
            "gp-list",
            "outside",
            "How the list of medicines comes from the GP",
            "The GP practice sends the list of medicines, which was missing.",
            "The list from the GP practice was there, and has been read.",
            "The receptionist at the GP practice",
        ),
        Part(
            "screen",
            "here",
            "The computer screen for prescriptions",
            "The help desk has mended the screen, which asked for a second password.",
            "The doctor has typed the prescription.",
            "The doctor who typed the prescription",
        ),
        Part(
            "pharmacist",
            "here",
            "When the pharmacist visits the ward",
            "The pharmacist comes from 3 other wards, and checks it.",
            "The pharmacist, who is on the ward, has checked it.",
            "The pharmacist, who took too long",
        ),
        Part(
            "stock",
            "own",
            "How the ward keeps its cupboard filled",
            "The ward's cupboard had no inhaler left. One is found elsewhere.",
            "A nurse takes an inhaler from the ward's cupboard.",
            "The nurse who did not order the inhaler",
        ),
        Part(
            "packing",
            "here",
            "How the pharmacy packs its bags",
            "The pharmacy has packed 30 other bags, and now this one.",
            "The pharmacy packs bags for going home first. This one is done.",
            "The pharmacy assistant who packed the bag",
        ),
        Part(
            "supplier",
            "outside",
            "When the supplier brings medicines",
            "The supplier's van arrives, with a medicine that was missing.",
            "The supplier's van was here at dawn. The box has been checked.",
            "The driver of the supplier's van",
        ),
        Part(
            "porters",
            "here",
            "How porters hear of a job",
            "A porter hears of the bag on the shelf, and takes it.",
            "A porter saw the job on a screen, and takes the bag.",
            "The porter, who could have hurried",
        ),
        Part(
            "lift",
            "here",
            "The lifts of the hospital",
            "1 lift is out of order, and the other was full. The bag comes up.",
            "The lift was free. The bag comes up.",
            "The engineer who did not mend the lift",
        ),
        Part(
            "key",
            "own",
            "Where the ward keeps its key",
            "The nurse with the key to the locked drawer is back from lunch.",
            "The key to the locked drawer was in its place.",
            "The nurse who took the key to lunch",
        ),
        Part(
            "talk",
            "own",
            "When the ward explains medicines to patients",
            "A nurse is free now, and explains the medicines.",
            "A nurse explained the medicines the day before. Last questions are answered.",
            "The nurse, who saw other patients first",
        ),
        Part(
            "transport",
            "outside",
            "How the ambulance service plans its trips",
            "The car of the ambulance service arrives.",
            "The car of the ambulance service was at the door. {name} gets in.",
            "The driver of the ambulance",
        ),
    ),
)

CLINIC = Story(
    "clinic",
    "In a clinic, theatre or department that patients visit",
    "A result on time",
    ("Ms Finch", "Mr Oduya", "Mrs Penhale", "Mr Rossi"),
    "the clinic team",
    "On day 1 the clinic decides that {name} needs a scan.",
    "{name} hears the result only on {end}.",
    "days",
    (
        Part(
            "request",
            "own",
            "How the clinic asks for a scan",
            "The request goes off, in a bundle with others.",
            "The clinic has sent the request by computer.",
            "The clinic nurse who sent the request",
        ),
        Part(
            "blood",
            "here",
            "How the laboratory passes on results",
            "The laboratory's note with a blood result arrives.",
            "The laboratory has put a blood result on the screen.",
            "The assistant in the laboratory",
        ),
        Part(
            "slots",
            "here",
            "How times at the scanner are shared out",
            "The first free time at the scanner is offered. All others were taken.",
            "The scanner had kept a time free. It is offered.",
            "The clerk who books the scanner",
        ),
        Part(
            "address",
            "own",
            "How the clinic keeps addresses up to date",
            "The letter with the time comes back from an old address, and goes out again.",
            "The letter with the time goes to the new address. The clinic had asked for it.",
            "The receptionist who did not ask for the address",
        ),
        Part(
            "post",
            "here",
            "How the post room sends letters",
            "The letter, which lay in the post room, is sent.",
            "The post room has sent the letter.",
            "The person in the post room",
        ),
        Part(
            "interpreter",
            "outside",
            "How the interpreting firm sends its people",
            "The interpreting firm has found somebody who can come.",
            "The interpreting firm has somebody on the phone.",
            "The interpreter, who was not free",
        ),
        Part(
            "transport",
            "outside",
            "How the transport firm plans its trips",
            "It is the transport firm's day for the village. The scan is done.",
            "The transport firm had a seat free. The scan is done.",
            "The driver of the transport firm",
        ),
        Part(
            "reading",
            "outside",
            "How an outside company reads scans",
            "The report comes from the company that reads scans.",
            "The company that reads scans has sent its report.",
            "The doctor at the company",
        ),
        Part(
            "link",
            "here",
            "The link between 2 computers of the trust",
            "The link that brings reports to the clinic works again.",
            "The link has brought the report to the clinic.",
            "The person on the IT help desk",
        ),
        Part(
            "typing",
            "here",
            "How the typing office shares out its work",
            "The typing office gets to this summary.",
            "The typing office takes short summaries first. It is typed.",
            "The typist",
        ),
        Part(
            "inbox",
            "own",
            "Who in the clinic looks at results",
            "The doctor who gets all results is back, and reads this one.",
            "Any doctor of the clinic may read results. One has read this.",
            "The doctor who was away",
        ),
        Part(
            "telling",
            "own",
            "How the clinic tells people their result",
            "It is the day of the next visit. There {name} hears the result.",
            "A nurse of the clinic phones {name} with the result.",
            "The nurse, who could have phoned",
        ),
    ),
)

HOME = Story(
    "home",
    "In the community, mental health or people's homes",
    "A bed at home on time",
    ("Mrs Okoro", "Mr Trelawny", "Mrs Begum", "Mr Lindqvist"),
    "the community team",
    "On day 1 a hospital ward finds that {name} will need a special bed at home.",
    "The bed stands ready only on {end}.",
    "days",
    (
        Part(
            "ward",
            "here",
            "When the hospital ward tells the community team",
            "The ward's note reaches the team, now that all papers are complete.",
            "The ward has phoned the team.",
            "The ward sister, who told the team late",
        ),
        Part(
            "visits",
            "own",
            "How the community team plans its visits",
            "The team has time to go and measure the room.",
            "The team keeps time for this. The room is measured.",
            "The therapist, who had no time",
        ),
        Part(
            "notes",
            "own",
            "How the community team shares its notes",
            "The sizes, on paper in a car, reach the team's office.",
            "The sizes, typed in at the door, are in the team's office.",
            "The nurse, who wrote on paper",
        ),
        Part(
            "tablet",
            "here",
            "How the IT department looks after tablets",
            "The IT department has mended the order page.",
            "The order page opens. The IT department tests it each morning.",
            "The person on the IT help desk",
        ),
        Part(
            "form",
            "here",
            "The form of the trust's equipment office",
            "The form came back with 1 page empty. Now the equipment office takes it.",
            "The form is 1 page. The equipment office has taken it.",
            "The clerk in the equipment office",
        ),
        Part(
            "sign",
            "here",
            "Who in the trust may sign for a bed",
            "A director signs, as the rules of the trust ask.",
            "A nurse signs, as the rules of the trust allow.",
            "The director, who took so long to sign",
        ),
        Part(
            "council",
            "outside",
            "How the council agrees to pay",
            "The council agrees to pay.",
            "The council has agreed to pay, by phone.",
            "The officer at the council",
        ),
        Part(
            "supplier",
            "outside",
            "How the supplier keeps beds in stock",
            "The supplier gets a bed of this size. It had none.",
            "The supplier had 3 beds of this size. It sets 1 aside.",
            "The person who answers at the supplier",
        ),
        Part(
            "switchboard",
            "here",
            "How the switchboard passes messages on",
            "A daughter's question arrives, as a note from the switchboard.",
            "A daughter's question arrives. The switchboard put her through.",
            "The operator at the switchboard",
        ),
        Part(
            "route",
            "outside",
            "How the delivery firm plans its routes",
            "It is the delivery firm's day for this valley.",
            "The delivery firm has a van in this valley.",
            "The driver of the van",
        ),
        Part(
            "door",
            "own",
            "How the community team notes who can open the door",
            "The team had no number to ring. Now somebody opens the door.",
            "Nobody was at home. The team rang a neighbour, who opens the door.",
            "The neighbour, who went shopping",
        ),
        Part(
            "setting-up",
            "own",
            "Who in the community team can set up a bed",
            "The nurse who can set up such beds is back at work, and does it.",
            "A nurse of the team sets up the bed. All of them can.",
            "The nurse who was off",
        ),
    ),
)

OFFICE = Story(
    "office",
    "In an office or a support service, or on the board",
    "A good start for a new colleague",
    ("Imran", "Bronwen", "Tomas", "Adaeze"),
    "the finance office",
    "{name} joins the finance office on day 1.",
    "{name} can do the whole job only on {end}.",
    "days",
    (
        Part(
            "reference",
            "outside",
            "How a former employer sends references",
            "The reference from the former employer arrives.",
            "The former employer has sent the reference.",
            "The former manager",
        ),
        Part(
            "contract",
            "here",
            "How the staff office has contracts signed",
            "The contract is back from 4 people. The staff office had posted it to each.",
            "The staff office has had the contract signed on a screen.",
            "The person in the staff office",
        ),
        Part(
            "badge",
            "here",
            "When the badge office is open",
            "The badge office is open again, and makes a badge.",
            "The badge office, open each morning, makes a badge.",
            "The person in the badge office",
        ),
        Part(
            "login",
            "here",
            "How the IT department learns of new colleagues",
            "The IT department heard of the new colleague last. The login works.",
            "The IT department knew of the new colleague. The login works.",
            "The person on the IT help desk",
        ),
        Part(
            "desk",
            "own",
            "How the finance office shares out its desks",
            "Each desk in the finance office has a name on it. Now 1 is free.",
            "The finance office had kept a desk free.",
            "The colleague who had 2 desks",
        ),
        Part(
            "plan",
            "own",
            "How the finance office plans a first week",
            "Nobody in the finance office had a plan. Somebody gives a first lesson.",
            "The finance office had a plan. Somebody gives a first lesson.",
            "The manager, who should have thought of it",
        ),
        Part(
            "training",
            "here",
            "When the trust holds its safety training",
            "The trust's safety training, in a hall, takes place.",
            "The trust's safety training is done, on a screen.",
            "The safety trainer",
        ),
        Part(
            "rights",
            "own",
            "The finance office's own form for rights",
            "The finance office's form for rights, with 6 answers, is complete.",
            "The finance office's form for rights, with 1 answer, is complete.",
            "The colleague who filled in the form",
        ),
        Part(
            "licence",
            "outside",
            "How the software firm gives out licences",
            "The licence from the software firm arrives.",
            "The software firm has sent the licence.",
            "The person at the software firm",
        ),
        Part(
            "bank",
            "outside",
            "How the bank adds a person who may pay",
            "The bank adds {name} to those who may pay.",
            "The bank has added {name} to those who may pay.",
            "The clerk at the bank",
        ),
        Part(
            "phone",
            "here",
            "How the buildings department moves phone lines",
            "The buildings department moves the phone line.",
            "The buildings department had moved the phone line before.",
            "The electrician",
        ),
        Part(
            "questions",
            "own",
            "Who in the finance office can explain old bills",
            "The colleague who knows the old bills is back in the finance office.",
            "A colleague in the finance office explains old bills. All of them can.",
            "The colleague who was away",
        ),
    ),
)

STORIES: tuple[Story, ...] = (WARD, CLINIC, HOME, OFFICE)
