"""What an exercise shows: cards with words, a chart, fields to fill in, and what is said about them afterwards."""

from dataclasses import dataclass, field

from .fields import Field


@dataclass(frozen=True, kw_only=True)
class ChartData:
    """All that a chart needs, and nothing that it must not tell.

    `values`, `centre`, `lower`, `upper`: one number a point, in `unit`; None where nothing is drawn;
    `predicted` what the learner said beforehand. `marked` maps a
    0-based point to the words that say why it stands out, and stays empty until the learner has decided.
    """

    title: str
    unit: str
    labels: tuple[str, ...]
    values: tuple[float | None, ...]
    centre: tuple[float | None, ...] = ()
    lower: tuple[float | None, ...] = ()
    upper: tuple[float | None, ...] = ()
    better: str = ""
    target: float | None = None
    predicted: tuple[float | None, ...] = ()
    marked: dict[int, str] = field(default_factory=dict)
    message: str = ""
    x_title: str = "Month"


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """What is said about an answer: kind, true, and with one next step. `good` None means neither right nor wrong."""

    heading: str
    words: tuple[str, ...] = ()
    good: bool | None = None
    next_step: str = ""


@dataclass(frozen=True, kw_only=True)
class Card:
    """One thing to look at and answer.

    `lock` is the label of the button that fixes this card before the next one opens; empty when the card stays open
    until the whole exercise is finished.
    """

    id: str
    heading: str
    words: tuple[str, ...] = ()
    chart: ChartData | None = None
    fields: tuple[Field, ...] = ()
    lock: str = ""
    feedback: Feedback | None = None
