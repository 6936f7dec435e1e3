"""The words of "5 years of decisions": choices, and what is said about the years and about the skill."""

from ..fields import Option
from ..marks import Marks
from ..wording import times

TRUSTS = (
    "Alderbrook",
    "Barrowmere",
    "Castlewick",
    "Dunmarsh",
    "Elmbridge Vale",
    "Fennholt",
    "Greyfold",
    "Harrowden Moor",
    "Kestrel Bay",
    "Larkhill",
)
"""Trusts that do not exist."""

COMPARED = (
    Option("higher", "Higher"),
    Option("close", "Close"),
    Option("lower", "Lower"),
)
WHY = (
    Option("same", "What the board decided in the same half-year"),
    Option("earlier", "What the board decided a year or more before"),
    Option("trained", "How many people had been trained so far"),
    Option("chance", "Chance alone"),
)
FIGURES = (
    Option("trained", "How many people have ever been trained"),
    Option("events", "How many people came to our events"),
    Option("using", "How many of the staff here now use what they learned"),
)
WAYS = {
    "constancy": "Fund it 3 times, then keep going",
    "keep going without money": "Keep going, never fund it",
    "flavour of the month": "Fund, then switch, again and again",
    "fund and cut": "Fund, then cut, again and again",
}
"""Ways to lead for 5 years, by their names in the simulator."""

ABOUT_WHY = {
    "same": (
        "You thought that the same half-year moved the survey.",
        "It is natural to credit the last thing that was done. Here the survey followed about a year later.",
        "Only a launch showed at once, and that wore off.",
    ),
    "earlier": ("You saw that the survey followed earlier decisions. Here it followed the skill about a year later.",),
    "trained": (
        "You thought that the number trained moved the survey.",
        "Training helps only if people stay, have time and believe that it will last.",
    ),
    "chance": (
        "You thought that chance alone moved the survey.",
        "Some of each change was chance. Over the years it followed the skill, about a year later.",
    ),
}
ABOUT_FIGURE = {
    "trained": (
        "This figure can only grow. It counts people who have left, and people who no longer use it.",
        "It is easy to count, so boards are often shown it. Training alone is not yet skill at work.",
    ),
    "events": (
        "This figure jumps with each launch.",
        "It says who came on a day. It does not say who can improve care a year later.",
    ),
    "using": ("This figure falls when people leave or give up. So it can tell you bad news in time.",),
}
OPENING = (
    "You are on the board of {trust}, a made-up trust with {heads:,} staff.",
    "The trust has begun to teach its staff to improve care. It gives them protected time, which means time for "
    "improvement that nobody may take for other work.",
    "You make 10 decisions, 1 each half-year. At the start of each year you predict 1 figure.",
    "The figures earn no points. You earn them by looking back: what you predicted, what came, and what you learned.",
)


NAMED = (
    "year", "switch", "cut", "fund", "keep", "kept", "model", "launch", "time", "train", "survey", "skill", "figure",
    "leave", "left", "belie", "project", "programme", "predict", "month", "constan", "decision", "decid",
)  # fmt: skip
"""Beginnings of words that tie what was learned to what happened in the game."""


def closing(marks: Marks, decisions: list[str]) -> tuple[str, ...]:
    """What is said at the end about the way that was chosen, without a score."""
    said = []
    switched, cut, funded = (decisions.count(name) for name in ("switch", "cut", "fund"))
    if switched:
        said.append(f"You switched models {times(switched)}. Each switch cost skill and belief for years.")
    if cut:
        said.append(f"You cut protected time {times(cut)}. People cannot use a skill that they have no time for.")
    if not switched and not cut:
        said.append("You never switched and never cut. That is constancy of purpose, and it takes nerve.")
    if not funded:
        said.append("You never funded the programme. Without places and time, few people could learn and use it.")
    if "MC27" in marks.misconceptions:
        said.append(
            "To count people trained feels like counting skill. Skill also needs time, belief and people who stay."
        )
    if "MC09" in marks.misconceptions:
        said.append("When a figure moves after a decision, it is natural to think that the decision did it.")
    return tuple(said)
