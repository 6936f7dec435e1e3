"""The options of "The same months on 3 pages" (E-T2-05), and what is said to each answer."""

from dataclasses import dataclass

from qidose.simulate.board import Class


@dataclass(frozen=True)
class Idea:
    """An option with the belief behind it (curriculum 8.2, "" where it is right) and a kind answer to it."""

    id: str
    text: str
    misconception: str = ""
    kindly: str = ""


PAGES = (
    Idea("chart", "The chart of 24 months"),
    Idea("colours", "The page of colours", "MC04", "A colour is quick to read. It holds 1 month against the target."),
    Idea("bars", "The page of bars", "MC02", "Bars are easy to compare. But 3 months of 24 cannot show what is usual."),
)
"""The first is right: the only page that shows what is usual, and so whether anything changed."""

REASONS = (
    Idea("range", "It shows how far usual variation reaches, and where the target lies."),
    Idea(
        "side",
        "It shows at once on which side of the target we are.",
        "MC04",
        "That is true of this month. It does not say what to expect of the next.",
    ),
    Idea(
        "before",
        "It shows whether this month is better than the one before.",
        "MC02",
        "That is true, and it happens in about half of all months when nothing changes.",
    ),
    Idea(
        "each",
        "It shows each rise and fall, so that we can ask about each.",
        "MC01",
        "Most rises and falls are usual variation. There is no answer to find.",
    ),
)

ANSWERS: dict[Class, str] = {
    "getting_better": "Something has changed for the better. The target is still missed.",
    "getting_worse": "Something has changed for the worse. The target is still met.",
    "fine": "Nothing has changed. The target is met every month.",
    "cannot_meet": "Nothing has changed. The target is missed every month.",
    "red_by_chance": "Nothing has changed. The target is met in some months and missed in others.",
}
"""The answer to both questions, for each class of measure."""

SHOWN: dict[Class, str] = {
    "getting_better": "The chart shows a change for the better in {since}, and a target that is still out of reach.",
    "getting_worse": "The chart shows a change for the worse in {since}, while the target is still met.",
    "fine": "The chart shows usual variation, all of it on the good side of the target.",
    "cannot_meet": "The chart shows usual variation, all of it on the wrong side of the target.",
    "red_by_chance": "The chart shows usual variation, with the target inside the limits.",
}
"""What the chart says; `since` is the month of the change."""

CHANGED: tuple[Class, ...] = ("getting_better", "getting_worse")


def wrong_answer(true: Class, said: Class) -> tuple[str, str]:
    """The belief that a wrong answer shows ("" for none), and what is said to it."""
    if true in CHANGED and said in CHANGED:
        return "", "You saw that something changed. Check which way is good for this measure."
    if true not in CHANGED and said in CHANGED:
        return "MC02", "The last months may seem to lead somewhere. But no point and no pattern stands out."
    if true == "getting_worse":
        return "MC04", "Green makes bad news easy to miss. Look at the limits, not at the target."
    if true == "getting_better":
        return "MC07", "We seldom look for good news in a red measure. Look at the limits, not at the target."
    return "MC05", "Hold the target against the limits. Outside them it is always met or always missed."
