"""What the line under a board's own chart says, as far as its words show, and what is said about the reading of it.

The check is generous on purpose: a coach or the group judges the line. But a line that calls usual variation a change,
or a change usual, is told so, because the chart is there to decide it.
"""

import re

from ..fields import Json, Option
from ..own_series import OwnSeries
from ..values import words_in

FEWEST_WORDS, MOST_WORDS = 5, 30

READINGS = (
    Option("usual", "Usual variation: nothing stands out"),
    Option("better", "Something has changed, for the better"),
    Option("worse", "Something has changed, for the worse"),
    Option("changed", "Something has changed, but not simply better or worse"),
)
TODAY = (
    Option("spc", "A chart over time with limits"),
    Option("line", "A chart over time without limits"),
    Option("rag", "Red, amber and green"),
    Option("numbers", "Numbers only, such as this month and last month"),
    Option("absent", "It is not in our board paper"),
)
ABOUT_TODAY = {
    "spc": "Your board paper has limits for this measure already. Check that your line is under them.",
    "line": "Your board paper shows the months. The limits add what is usual, so that nobody has to guess.",
    "rag": "Your board paper shows colours. A colour says on which side of the target 1 month fell. "
    "Your chart says if anything has changed.",
    "numbers": "Your board paper compares numbers. 2 numbers always differ. Your chart says if the difference means "
    "anything.",
    "absent": "This measure is not in your board paper. You now have a chart that could go in.",
}

_DENIED = (
    "nothing has changed", "nothing changed", "has not changed", "have not changed", "hasn't changed", "not changed",
    "haven't changed", "no change", "no real change", "unchanged", "no improvement", "not improved", "no better",
    "no worse", "not better", "not worse", "no shift", "no trend", "nothing stands out", "no signal",
)  # fmt: skip
_USUAL = (
    "usual", "common cause", "stable", "steady", "normal variation", "routine variation", "ordinary", "as expected",
    "by chance", "random", "within the limits", "inside the limits", "within limits", "inside limits",
    "between the limits", "predictable",
)  # fmt: skip
_CHANGE = (
    "change", "special cause", "shift", "step", "improv", "better", "worse", "rise", "risen", "rose", "fell", "fallen",
    "drop", "went up", "went down", "gone up", "gone down", "going up", "going down", "higher", "lower than",
    "lower since", "outside", "above the upper", "below the lower", "beyond", "new level", "trend", "increas",
    "decreas", "reduc", "grew", "grown", "deteriorat", "stands out", "signal", "unusual",
)  # fmt: skip
_NEXT = (
    "next", "will", "expect", "predict", "ask", "find", "learn", "keep", "redesign", "test", "plan", "look into",
    "look for", "need", "should", "continu", "until", "review", "share", "copy", "remove", "propose", "recommend",
    "decide", "agree", "watch", "hold", "want", "go on", "report", "bring", "invite", "talk", "visit",
)  # fmt: skip


def _any_of(beginnings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, beginnings)) + ")")


DENIED, USUAL, CHANGE, NEXT = (_any_of(words) for words in (_DENIED, _USUAL, _CHANGE, _NEXT))


def true_readings(own: OwnSeries) -> tuple[str, ...]:
    """The ids of the readings that the rules agree with."""
    better = own.chart.better if own.chart else ""
    if not own.signals:
        return ("usual",)
    if better not in ("up", "down"):
        return ("changed",)
    good = "high" if better == "up" else "low"
    sides = {signal.side for signal in own.signals}
    if sides == {good}:
        return ("better",)
    return ("better", "worse", "changed") if good in sides or None in sides else ("worse",)


def line_fits(value: Json, own: OwnSeries) -> bool:
    """Whether the line says what kind of variation there is, and the rules agree."""
    text = _plain(value)
    if not own.signals:
        return bool(DENIED.search(text) or USUAL.search(text))
    return bool(CHANGE.search(DENIED.sub(" ", text)))


def says_next(value: Json) -> bool:
    """Whether the line says what comes next."""
    return bool(NEXT.search(_plain(value)))


def is_a_line(value: Json) -> bool:
    """Whether it is a line that can be read aloud: neither a word or 2 nor a page."""
    return FEWEST_WORDS <= len(words_in(value)) <= MOST_WORDS


def _plain(value: Json) -> str:
    return " ".join(value.casefold().replace("\u2019", "'").split()) if isinstance(value, str) else ""


def kindly(said: str | None, own: OwnSeries) -> tuple[str, ...]:
    """What is said to a reading that the rules do not agree with."""
    belief = misconception(said, own)
    if belief == "MC01":
        return (
            "It is natural to see a story in the ups and downs.",
            "But each of them is as large as the usual ones on this chart.",
        )
    if belief == "MC07":
        return ("A point outside the limits looks like trouble. Check which way is better: this is good news.",)
    if said == "usual":
        return ("Look at the points that are marked. They are too many in a row, or too far out, to be usual.",)
    return ("Check on which side of the mean the marked points are, and which way is better.",)


def misconception(said: str | None, own: OwnSeries) -> str | None:
    """The belief that a reading shows, by its id in curriculum 8.2; None where it shows none."""
    right = true_readings(own)
    if said is None or said in right:
        return None
    if right == ("usual",):
        return "MC01"
    return "MC07" if right == ("better",) and said == "worse" else None
