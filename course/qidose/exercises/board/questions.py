"""What a board member's question is about, as far as its words show: time, the system, learning, or a person.

The check is generous on purpose. A coach judges how good a question is; the words only show whether it has left
"explain this month" behind. A question that is told wrongly to be poor would teach the wrong thing.
"""

import re
from dataclasses import dataclass

from ..fields import Json

FEWEST_WORDS = 4

# Beginnings of words: "predict" also finds "predicts" and "prediction".
_ABOUT = {
    "time": (
        "month", "year", "week", "quarter", "trend", "time", "histor", "before", "usual", "normal", "past", "previous",
        "next", "expect", "predict", "forecast", "future", "pattern", "variation", "varies", "vary", "limits", "stable",
        "how long", "when did", "when will", "since", "season", "continu", "last long", "so far", "later", "ahead",
    ),
    "the system": (
        "process", "system", "set up", "the way", "design", "capacity", "demand", "flow", "step", "pathway", "cause",
        "method", "procedure", "handover", "resource", "barrier", "obstacle", "in the way", "what would it take",
        "what does it take", "support", "works", "working", "do the work", "organis", "conditions", "redesign",
        "how do we", "how does", "how is", "how are", "what makes", "changed",
    ),
    "learning": (
        "learn", "test", "try", "tried", "idea", "theor", "understand", "study", "find out", "found out", "tell us",
        "told us", "story", "stories", "curious", "curiosity", "improv", "evidence", "share", "spread", "copy",
        "hear from", "listen", "help", "different", "what do we know", "how do we know", "how will we know", "predict",
        "notice", "experience", "what would", "what could", "what might", "how could", "how can",
    ),
}  # fmt: skip

_TWO_POINTS = re.compile(r"\b(?:this|last) (?:month|week)\b")
"""Words about time that only compare 2 points, so they do not count as a question about time."""
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Sister|Matron|Nurse|Sir|Dame)\.? [A-Z][a-z]+")
_WHO = re.compile(
    r"\bwho(?:'s| is| was| are| were| has| will be)? (?:to blame|responsible|accountable|at fault|in charge|failed"
    r"|caused|let|allowed|missed|forgot|made|did|didn't|got)\b"
    r"|\bwhose (?:fault|mistake|error|job|responsibility)\b"
    r"|\bwhich (?:nurse|doctor|consultant|surgeon|manager|ward manager|person|individual|member of staff)\b"
    r"|\bhold \w+(?: \w+)? (?:to account|accountable|responsible)\b"
)


@dataclass(frozen=True)
class Question:
    """What was found in a question: the things that it is about, and the words that point at a person ("" for none)."""

    written: bool
    about: tuple[str, ...]
    person: str

    @property
    def good(self) -> bool:
        """Whether it is a question of one's own about time, the system or learning."""
        return self.written and bool(self.about)


def read_question(value: Json, original: str, person: str = "") -> Question:
    """What a learner's question is about. `person` is the name in the question that was to be rewritten.

    The original given back, or fewer than 4 words, is no question of one's own.
    """
    text = " ".join(value.replace("\u2019", "'").split()) if isinstance(value, str) else ""
    plain = text.casefold()
    written = len(re.findall(r"\w+", plain)) >= FEWEST_WORDS and _bare(plain) != _bare(original.casefold())
    said = _TWO_POINTS.sub("", plain)
    about = tuple(name for name, beginnings in _ABOUT.items() if any(_begins(said, word) for word in beginnings))
    return Question(written, about, _person(text, plain, person))


def _begins(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}", text) is not None


def _bare(text: str) -> str:
    return "".join(re.findall(r"\w+", text))


def _person(text: str, plain: str, name: str) -> str:
    surname = name.split()[-1] if name else ""
    if surname and re.search(rf"\b{re.escape(surname.casefold())}\b", plain):
        return surname
    found = _TITLE.search(text) or _WHO.search(plain)
    return found[0] if found else ""
