"""What an exercise shows: cards with words, pictures, fields to fill in, and what is said about them afterwards."""

from dataclasses import dataclass, field
from typing import Any, Literal

from .fields import Field


@dataclass(frozen=True, kw_only=True)
class Icon:
    """A variation or assurance icon of a chart, drawn by us; `words` say all that it shows.

    `name` is one of `spc.icons.Name`; `side` "high" or "low" where the icon points.
    """

    name: str
    words: str
    side: str | None = None


@dataclass(frozen=True, kw_only=True)
class ChartData:
    """All that a chart needs, and nothing that it must not tell.

    `values`, `centre`, `lower`, `upper`: one number a point, in `unit`; None where nothing is drawn;
    `predicted` what the learner said beforehand. `marked` maps a 0-based point to the words that say why it stands
    out, and stays empty until the learner has decided. `notes` maps a point to a short word written above it, seen
    from the start: "Cycle 2", "New form". `look` "bars" draws a bar for each value, from 0.
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
    notes: dict[int, str] = field(default_factory=dict)
    icons: tuple[Icon, ...] = ()
    message: str = ""
    x_title: str = "Month"
    centre_name: str = "Mean"
    look: Literal["line", "bars"] = "line"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell of a table with a flag. The flag is written as a word beside its shape: colour is never alone."""

    text: str
    flag: Literal["", "red", "amber", "green"] = ""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table: `rows` have as many cells as `head`; the first cell of each names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | Cell, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A picture that the page draws by itself, such as a paddle of beads.

    `kind` names the drawing (`widgets/qidose_widgets/scenes/<kind>.js`), `data` is what it draws: plain JSON, and never
    a truth that the learner must not know yet. `words` tell people who cannot see it all that it shows.
    """

    kind: str
    data: dict[str, Any]
    words: str


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that can be seen in an answer while it is written, such as "a number in the prediction"."""

    name: str
    met: bool


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

    `chart` is the one that fields may draw on; `small` are charts side by side. `lock` is the label of the button that
    fixes this card before the next one opens; empty when the card stays open until the whole exercise is finished.
    `checks` are looked at again at each step that is saved, and shown beside the fields.
    """

    id: str
    heading: str
    words: tuple[str, ...] = ()
    scene: Scene | None = None
    table: Table | None = None
    chart: ChartData | None = None
    small: tuple[ChartData, ...] = ()
    fields: tuple[Field, ...] = ()
    checks: tuple[Check, ...] = ()
    lock: str = ""
    feedback: Feedback | None = None
