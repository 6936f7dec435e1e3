"""The form of a dosing plan: every page, block and entry, in the order in which people fill it in."""

from dataclasses import dataclass

from qidose.doses import DOSES

from .form import Block, Entry

GROUP_NAMES = {
    "all-staff": "All staff",
    "board": "Board",
    "senior-leaders": "Senior leaders",
    "managers": "Middle managers and supervisors",
    "coaches": "Quality coaches",
    "experts": "Internal experts",
}
"""What planners call the group of each dose."""
FACTORS = (
    ("size", "Size of the organisation"),
    ("mix", "Mix of services"),
    ("history", "History and status of the quality journey"),
    ("resources", "Resources for learning"),
    ("leaders", "Commitment of senior leaders to quality as the strategy"),
    ("turnover", "Staff turnover"),
)
CONDITIONS = (
    ("commitment", "Leaders are committed, and stay so"),
    ("plan", "There is a plan for the whole organisation"),
    ("way", "It is the way we do things here"),
    ("concepts", "People know the key concepts, such as QI and QA"),
    ("tools", "People know when and why to use which tool"),
)
SHORTELL = (
    ("soil", "Soil: an organisation that is open to change"),
    ("attention", "Attention: leaders who keep at it"),
    ("light", "Light: training and support"),
    ("water", "Water: measurement and data"),
    ("shelter", "Shelter: protection from damage"),
)
PILLARS = (
    ("engage", "Engage, encourage and inspire"),
    ("skills", "Develop improvement skills"),
    ("embed", "Embed in daily work"),
    ("projects", "Projects"),
)
MODES = (
    ("online", "Online"),
    ("study", "Own study"),
    ("workshop", "Workshops, face to face"),
    ("doing", "Doing it in daily work"),
)
WAVES = (
    ("induction", "Induction"),
    ("online", "Online course"),
    ("workshop", "Workshop"),
    ("programme", "Programme of several months"),
    ("jit", "Just in time"),
    ("cohort", "Coaching cohort"),
)
SEQUENCES = (
    ("A", "A: a few experts and many staff in core skills, the board beside them"),
    ("B", "B: experts, leaders and executives first, then just in time"),
    ("pyramid", "Pyramid: a programme for each level, all from the start"),
    ("strands", "3 strands: where the energy is, core leaders, conditions"),
    ("own", "Our own"),
)
TEACHERS = (("experts", "Experts"), ("coaches", "Coaches"), ("outside", "Somebody from outside"), ("nobody", "Nobody"))
SHOWS = (("can", "Can: who has the skill"), ("does", "Does: whether it is used"), ("outcome", "What it leads to"))
_RATING = tuple((str(n), word) for n, word in enumerate(("1 of 5", "2 of 5", "3 of 5", "4 of 5", "5 of 5"), start=1))
_PUSH = (("up", "↑ More people or time"), ("down", "↓ Fewer people or less time"), ("unsure", "? We cannot tell yet"))

ORGANISATION = Block(
    "organisation",
    "Your organisation",
    (
        Entry("name", "Name of the organisation"),
        Entry("heads", "People in post", "whole", low=1, high=200_000, unit="people"),
        Entry("start", "The plan begins on", "date"),
        Entry(
            "months", "Months that the plan covers", "whole", "Leave it empty for 60.", low=1, high=120, unit="months"
        ),
        Entry("leavers_low", "People who leave in a year, at least", "share", "Your own figure is best.", high=95),
        Entry("leavers_high", "People who leave in a year, at most", "share", "Your own figure is best.", high=95),
        Entry("teams", "Teams that could do improvement work", "whole", unit="teams"),
        Entry("active", "Projects that run now", "whole", unit="projects", more=True),
        Entry("expected", "Projects that you expect in a year", "whole", unit="projects", more=True),
        Entry("weeks", "Weeks worked in a year", "number", "Leave it empty for 42.", "weeks", 1, 52, more=True),
        Entry("hours", "Hours in a working week", "number", "Leave it empty for 37.5.", "hours", 1, 60, more=True),
    ),
    (
        "A range is better than a number that nobody knows. Leave out what you do not have yet.",
        "Of the whole NHS, 10.1% of people left in the 12 months to September 2024, and 12.5% at the peak in 2022.",
        "More people leave a trust than leave the NHS.",
    ),
)
DIRECTORATES = Block(
    "directorates",
    "Directorates",
    (Entry("name", "Name"), Entry("heads", "People in post", "whole", unit="people")),
    ("Together they should have as many people as the organisation.",),
    many=True,
    row="directorate",
)
FACTOR_BLOCKS = tuple(
    Block(
        f"factor-{name}",
        title,
        (
            Entry("statement", "How it is here", "words"),
            Entry("evidence", "How we know"),
            Entry("push", "What it does to the numbers", "choice", options=_PUSH),
        ),
    )
    for name, title in FACTORS
)
CONDITION_BLOCKS = tuple(
    Block(
        f"{kind}-{name}",
        title,
        (Entry("rating", "How true it is here", "choice", options=_RATING), Entry("why", "In 1 sentence", "words")),
    )
    for kind, named in (("condition", CONDITIONS), ("shortell", SHORTELL))
    for name, title in named
)
GROUPS = Block(
    "groups",
    "Groups",
    (
        Entry("name", "Name"),
        Entry(
            "dose", "Which dose they need", "choice", options=tuple((d.id, GROUP_NAMES[d.id]) for d in DOSES), more=True
        ),
        Entry("heads", "People now", "whole"),
        Entry("trained", "Have the dose", "whole"),
        Entry("requirement", "What they must be able to do", "words", more=True),
        Entry("low", "Need it, at least", "whole"),
        Entry("high", "Need it, at most", "whole"),
        Entry("months", "By month", "whole", low=1, high=120),
        Entry(
            "leavers_low",
            "Who leave in a year, at least",
            "share",
            "Leave it empty to take the organisation's.",
            more=True,
        ),
        Entry("leavers_high", "Who leave in a year, at most", "share", more=True),
        Entry("entry", "Joiners who get the dose when they join", "share", more=True),
        *(Entry(f"mode_{name}", f"{title}, share of the learning", "share", more=True) for name, title in MODES),
    ),
    (
        "The 6 groups of the guide are here. Add others, such as service users and carers, students or commissioners. "
        "Count each person once, in the group of their deepest dose.",
    ),
    many=True,
    row="group",
)
ADOPTED = Block(
    "adopted",
    "Numbers that somebody adopts",
    (
        Entry("group", "Group", "row", of="groups"),
        Entry("goal", "People with the dose", "whole"),
        Entry("month", "At the end of month", "whole", low=1, high=120),
        Entry("by", "Adopted by", hint="A name and a role."),
        Entry("reason", "Reason", "words", "At least 20 characters. Above all when it lies outside the ranges."),
        Entry("review", "Look at it again on", "date"),
    ),
    (
        "Guidelines are shown beside each other, and they disagree. A number is in the plan only when a named person "
        "adopts it, with a reason and a date to look at it again.",
    ),
    many=True,
    row="number",
    named_by="group",
)
STATUS = Block(
    "status",
    "Where each group stands",
    (
        Entry("group", "Group", "row", of="groups"),
        Entry("date", "Date", "date"),
        Entry("note", "Status in words", "words"),
        Entry("by", "Written by"),
    ),
    many=True,
    row="note",
    named_by="group",
)
SEQUENCE = Block(
    "sequence",
    "Order of the work",
    (
        Entry("template", "Where you begin", "choice", options=SEQUENCES),
        Entry("why", "Why this order suits us", "words"),
    ),
    ("Nobody can prescribe an order. The 4 here come from the guide and its examples. Change what you like.",),
)
WAVE_BLOCK = Block(
    "waves",
    "Waves",
    (
        Entry("name", "Name"),
        Entry("kind", "Kind", "choice", options=WAVES, more=True),
        Entry("group", "Group", "row", of="groups"),
        Entry("begins", "Begins on", "date"),
        Entry("length", "Months long", "whole", low=1, high=36),
        Entry("times", "How many in a row", "whole", low=1, high=120),
        Entry(
            "every",
            "A new one every",
            "whole",
            "Leave it empty for back to back.",
            low=1,
            high=36,
            unit="months",
            more=True,
        ),
        Entry("seats", "Seats in each", "whole"),
        Entry("complete_low", "Who finish, at least", "share", more=True),
        Entry("complete_high", "Who finish, at most", "share", more=True),
        Entry("teacher", "Taught by", "choice", options=TEACHERS, more=True),
        Entry("days", "Teaching days for each wave", "number", unit="days", more=True),
        Entry("learning", "Hours of learning for each person", "number", unit="hours", more=True),
        Entry("aim", "Strategic aim that it serves", "row", of="aims", more=True),
        Entry("where", "Directorates", more=True),
    ),
    many=True,
    row="wave",
)
TEACHING = Block(
    "teaching",
    "People who teach and mark",
    (
        Entry("experts", "Experts who teach", "number", unit="people"),
        Entry("experts_wte", "Of these, time given to QI", "number", unit="WTE"),
        Entry("experts_days", "Teaching days of each in a year", "number", high=366, unit="days"),
        Entry("coaches", "Coaches who teach", "number", unit="people"),
        Entry("coaches_days", "Teaching days of each in a year", "number", high=366, unit="days"),
        Entry("outside_days", "Days bought from outside in a year", "number", high=10_000, unit="days"),
        Entry("marking", "Hours for marking in a year, all together", "number", unit="hours"),
        Entry("most", "Most hours that 1 person can learn in a month", "number", high=200, unit="hours"),
    ),
)
COACHES = Block(
    "coach_terms",
    "Time of quality coaches",
    (
        Entry("protected_low", "Protected share of the week, at least", "share", "The guide says 20% to 25%."),
        Entry("protected_high", "Protected share of the week, at most", "share"),
        Entry("own_job", "Share of the week that their own job takes", "share"),
        Entry("teams_low", "Teams for each coach, at least", "number", "The guide says 3 to 4.", low=1, high=20),
        Entry("teams_high", "Teams for each coach, at most", "number", low=1, high=20),
        Entry(
            "active_low",
            "Trained coaches who coach now, at least",
            "share",
            "In East London, 63% of trained coaches were coaching in January 2020.",
        ),
        Entry("active_high", "Trained coaches who coach now, at most", "share"),
    ),
)
AIMS = Block(
    "aims",
    "Strategic aims",
    (Entry("name", "Aim"), Entry("indicator", "How you will know")),
    ("Each wave serves an aim of the organisation.",),
    many=True,
    row="aim",
)
PILLAR_BLOCK = Block(
    "pillars",
    "What we do besides training",
    (
        Entry("pillar", "Pillar", "choice", options=PILLARS),
        Entry("name", "What we do"),
    ),
    ("Building capability is much wider than training. These lines become the driver diagram.",),
    many=True,
    row="line",
)
VISION = Block("vision", "The aim of it all", (Entry("aim", "Our aim, in 1 sentence", "words"),))
INDICATORS = Block(
    "indicators",
    "Indicators",
    (
        Entry("name", "Indicator"),
        Entry("shows", "What it shows", "choice", options=SHOWS),
        Entry("source", "Where the numbers come from"),
    ),
    ("Choose at least 3 before the plan is adopted. Let 1 of them show whether the skill is used.",),
    many=True,
    row="indicator",
)


@dataclass(frozen=True)
class Sheet:
    """A page of the plan: its blocks, and what it is for."""

    id: str
    title: str
    intro: tuple[str, ...]
    blocks: tuple[Block, ...]


SHEETS: tuple[Sheet, ...] = (
    Sheet("organisation", "Organisation", (), (ORGANISATION, DIRECTORATES)),
    Sheet(
        "groups",
        "Groups and numbers",
        ("Who needs which dose, how many of them, and by when.",),
        (GROUPS, ADOPTED),
    ),
    Sheet("waves", "Waves", ("When people learn, and with whom.",), (SEQUENCE, WAVE_BLOCK)),
    Sheet(
        "time",
        "People and time",
        ("What the plan asks of the people who teach, mark and coach.",),
        (TEACHING, COACHES),
    ),
    Sheet(
        "setting",
        "Factors and conditions",
        (
            "6 things push the numbers up or down. No sum is made of them.",
            "5 conditions keep the work on its track, and 5 things let it grow. No score is made of them either.",
        ),
        (*FACTOR_BLOCKS, *CONDITION_BLOCKS),
    ),
    Sheet("strategy", "Strategy", (), (VISION, AIMS, PILLAR_BLOCK, INDICATORS, STATUS)),
)
BLOCKS: tuple[Block, ...] = tuple(block for sheet in SHEETS for block in sheet.blocks)


def find_block(block_id: str) -> Block:
    """The block with this id. Raises KeyError for one that there is not."""
    for block in BLOCKS:
        if block.id == block_id:
            return block
    raise KeyError(f"The plan has no part {block_id!r}.")
