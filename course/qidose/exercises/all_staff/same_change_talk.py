"""What a talk is made of (E-T1-09): what people say, what can be said to them, and how the talk goes on from there.

A talk has 3 turns. In each turn 1 thing that can be said helps: to ask, to name the worry that was heard, to agree on a
small step together. After a good beginning people say what worries them (`open`), after a poor one they only hint at it
(`guarded`); the same goes for the end (`warm`, `cool`). So a talk can be mended at each turn, and spoiled.

Questions stand among the poor things to say too, and long and short ones in both, so that a look at the form of words
does not tell which helps.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["ask", "name", "together", "tell", "sell", "press", "promise", "drop", "round", "rollout"]
Role = Literal["colleague", "manager", "patient", "team"]
HELPS: tuple[Kind, ...] = ("ask", "name", "together")
"""What helps in turn 1, 2 and 3."""


@dataclass(frozen=True)
class Say:
    """Something that the learner can say, and what comes `back`."""

    kind: Kind
    text: str
    back: str

    @property
    def helps(self) -> bool:
        return self.kind in HELPS


Choices3 = tuple[Say, Say, Say]


@dataclass(frozen=True)
class Talk:
    """A talk with one of the 4. `names` are those that the person may have; `worry` is what it is really about."""

    role: Role
    names: tuple[str, ...]
    who: str
    place: str
    opening: str
    worry: str
    first: Choices3
    open: Choices3
    guarded: Choices3
    warm: Choices3
    cool: Choices3


@dataclass(frozen=True)
class Change:
    """An idea of the learner's, and the talks about it."""

    id: str
    idea: tuple[str, ...]
    talks: Mapping[Role, Talk]
