"""The parts of a talk in "From solution to theory" (E-T4-09): what a manager may say, and what each way of asking does.

Every turn has 4 ways to go on: 1 curious, 3 that are kindly meant and close the talk a little. `belief` is the
misconception behind a way, if there is one.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["curious", "solves", "closes", "judges"]

AIMS = (
    "Ask first what happens now. A solution answers a problem, and you do not know the problem yet.",
    "Ask for 1 time that really happened. People remember more of a morning than of mornings in general.",
    "Ask for whom it matters. This turns a wish for equipment into an aim.",
    "Ask what the other person thinks is behind it. That is a theory, and it can be tested.",
    "Ask who sees it differently. Another view may change the theory before it costs anything.",
    "Ask what you would see if the theory were right. This is a prediction, and it says what to count.",
    "Ask for the smallest thing to try. A test with 1 patient, cart or form fits into tomorrow.",
)
"""What each turn of a talk is for, in order."""
DOES = {
    "solves": "This gives a solution. It is quick and kindly meant, and the problem stays unknown.",
    "closes": "This sounds like a question, but your own answer is inside it.",
    "judges": "This puts people on the defensive. They explain themselves, and they tell you less.",
}
HEADINGS = {
    "curious": "A curious question",
    "solves": "A solution",
    "closes": "A closed question",
    "judges": "A judgement",
}
KINDLY = {
    "MC11": "To ask people to try harder is natural. But most already do, and the work stays as it is.",
    "MC27": "Training helps where people do not know how. Here they know, and something stands in the way.",
    "MC28": "People seldom resist change as such. Often they know something that you do not know yet.",
}


@dataclass(frozen=True)
class Way:
    """One thing that the manager may say, and what the other person answers."""

    kind: Kind
    text: str
    reply: str
    belief: str = ""


@dataclass(frozen=True)
class Turn:
    """4 ways to go on. `then` is what the other person adds after a curious question, `short` after any other.

    Both tell enough for the next turn to make sense.
    """

    ways: tuple[Way, Way, Way, Way]
    then: str = ""
    short: str = ""


@dataclass(frozen=True)
class Story:
    """One talk. `open`, `half` and `shut` are how it ends after many, some or few curious questions.

    `tested` and `bought` tell what came of it.
    """

    id: str
    who: str
    opening: tuple[str, ...]
    turns: tuple[Turn, ...]
    open: str
    half: str
    shut: str
    tested: str
    bought: str
