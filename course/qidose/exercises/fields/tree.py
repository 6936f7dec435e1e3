"""A driver diagram: aim, drivers, change ideas and measures, built from lists and buttons."""

from dataclasses import dataclass
from typing import Any, ClassVar

from .base import Field, Json, Refused
from .writing import Text

LEVELS: dict[str, tuple[str, ...]] = {
    "aim": (),
    "primary": ("aim",),
    "secondary": ("primary",),
    "change": ("primary", "secondary"),
    "measure": ("aim", "primary", "secondary", "change"),
}
"""Each level with the levels that it may hang under. An aim hangs under nothing."""
MEASURE_KINDS = ("outcome", "process", "balancing")


@dataclass(frozen=True, kw_only=True)
class Drivers(Field):
    """A driver diagram. The value is a list of boxes {id, level, text, parent}, parents first.

    A measure also has a `kind`: outcome, process or balancing.

    What is in it may be unfinished while it is built: the exercise judges it. Only what is no diagram is refused.
    """

    kind: ClassVar[str] = "drivers"
    most: int = 60
    longest: int = 300

    def clean(self, value: Json) -> Json:
        if not isinstance(value, list) or len(value) > self.most:
            raise Refused(f"A diagram may have {self.most} boxes at most.")
        boxes: dict[str, dict[str, Any]] = {}
        for box in value:
            clean = self._box(box, boxes)
            boxes[clean["id"]] = clean
        return list(boxes.values())

    def _box(self, box: Any, known: dict[str, dict[str, Any]]) -> dict[str, Any]:
        if not isinstance(box, dict) or not isinstance(box.get("id"), str) or not 0 < len(box["id"]) <= 20:
            raise Refused("The page sent a box that we cannot read. Reload the page and try again.")
        level, parent = str(box.get("level")), known.get(str(box.get("parent")))
        above = LEVELS.get(level)
        placed = above is not None and (parent["level"] in above if parent else not above)
        if not placed or box["id"] in known or (level == "aim" and known):
            raise Refused("Each box must hang under another, and the aim comes first. Reload the page and try again.")
        text = Text(id="text", label="the text of a box", longest=self.longest).clean(box.get("text", ""))
        kept = {"id": box["id"], "level": level, "text": text, "parent": parent["id"] if parent else None}
        if level == "measure":
            kept["kind"] = box["kind"] if box.get("kind") in MEASURE_KINDS else "process"
        return kept

    def said(self, value: Json) -> str:
        boxes = [box for box in value if isinstance(box, dict)] if isinstance(value, list) else []
        return "\n".join(_branch(boxes, None, 0))


NAMES = {"aim": "Aim", "primary": "Primary driver", "secondary": "Secondary driver", "change": "Change idea"}


def _branch(boxes: list[dict[str, Any]], parent: Json, depth: int) -> list[str]:
    """Each box on a line of its own, indented under the one that it hangs from."""
    lines = []
    for box in boxes if depth <= len(LEVELS) else []:  # a chain is never longer: what is stored may be anything
        if box.get("parent") == parent:
            name = NAMES.get(str(box.get("level"))) or f"{str(box.get('kind', '')).capitalize()} measure"
            lines.append(f"{'    ' * depth}{name}: {box.get('text', '')}")
            lines += _branch(boxes, box.get("id"), depth + 1)
    return lines
