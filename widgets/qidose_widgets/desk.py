"""The widget of a tool with several pages: forms that are kept as they are typed, and what they lead to."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import traitlets

from qidose.dosing.difference import row_name
from qidose.dosing.form import Block, Entry, Trouble, Typed
from qidose.dosing.parts import Grid, Part, Series, Tree, Words

from .pictures import grid_of, specs, titles
from .view import Page, Port, View, loader

Item = dict[str, Any]


class DeskPort(Port, Protocol):
    """A port that also has parts with pictures on the page in view."""

    def parts(self) -> Sequence[Part]:
        """What is shown beside the forms now."""


class DeskWidget(View):
    """Shows the page of a tool that is in view. Pictures that have not changed are not made again."""

    _esm = loader("desk")
    charts = traitlets.Dict().tag(sync=True)

    def __init__(self, port: DeskPort) -> None:
        self._desk = port
        self._drawn: dict[str, Part] = {}
        super().__init__(port)

    def show(self) -> None:
        page: Page = self._desk.page()
        parts = self._desk.parts()
        drawn = {f"p{n}": part for n, part in enumerate(parts)}
        if drawn != self._drawn:
            made = {}
            for name, part in drawn.items():
                same = self._drawn.get(name) == part
                for n, (_, spec) in enumerate([] if same else specs(part)):
                    made[f"{name}-{n}"] = spec
                if same:
                    made |= {key: spec for key, spec in self.charts.items() if key.startswith(f"{name}-")}
            self.charts, self._drawn = made, drawn
        page["parts"] = [part_item(name, part) for name, part in drawn.items()]
        self.page = page


def form_item(
    block: Block, typed: Typed, troubles: Iterable[Trouble], choices: Mapping[str, Any] | None = None
) -> Item:
    """A block as the page gets it: what was typed, and what is wrong with it beside its field.

    `choices` are the rows that an entry of kind "row" chooses from: {list: [(row, name)]}.
    """
    said: dict[str, list[str]] = {}
    for trouble in troubles:
        said.setdefault(trouble.place, []).append(trouble.words)
    stored = typed.get(block.id)
    shown = {
        "id": block.id,
        "title": block.title,
        "intro": block.intro,
        "many": block.many,
        "row": block.row,
    }
    if not block.many:
        found = stored if isinstance(stored, dict) else {}
        return {**shown, "entries": _entries(block, block.id, found, said, choices or {})}
    rows = [
        {
            "id": row["id"],
            "place": f"{block.id}/{row['id']}",
            "name": row_name(block, row, typed),
            "entries": _entries(block, f"{block.id}/{row['id']}", row, said, choices or {}),
        }
        for row in (stored if isinstance(stored, list) else [])
    ]
    return {**shown, "rows": rows}


def _entries(
    block: Block, place: str, typed: Typed, said: Mapping[str, list[str]], choices: Mapping[str, Any]
) -> list[Item]:
    return [
        {
            **_entry(entry, choices),
            "place": f"{place}/{entry.id}",
            "value": str(typed.get(entry.id, "")),
            "trouble": said.get(f"{place}/{entry.id}", []),
        }
        for entry in block.entries
    ]


def _entry(entry: Entry, choices: Mapping[str, Any]) -> Item:
    options = choices.get(entry.of, ()) if entry.kind == "row" else entry.options
    unit = "%" if entry.kind == "share" else entry.unit
    hint = entry.hint or ("Like 2027-04-01" if entry.kind == "date" else "")
    return {
        "id": entry.id,
        "label": entry.label,
        "kind": entry.kind,
        "hint": hint,
        "unit": unit,
        "options": list(options),
        "more": entry.more,
    }


def act(
    name: str,
    text: str,
    words: tuple[str, ...] = (),
    entries: tuple[Entry, ...] = (),
    heading: str = "",
    after: str = "",
) -> Item:
    """A button, with what has to be typed before it is pressed. The port gets {"do": "act", "name", "values"}.

    It stands below the form `after`, or below all of them.
    """
    return {
        "name": name,
        "text": text,
        "heading": heading,
        "after": after,
        "words": words,
        "entries": [_entry(entry, {}) for entry in entries],
    }


def part_item(name: str, part: Part) -> Item:
    """A part as the page gets it; its pictures come apart from it, under `charts`."""
    if isinstance(part, Words):
        return {"kind": "words", "heading": part.heading, "words": part.words}
    if isinstance(part, Grid):
        return {"kind": "grid", **dataclasses.asdict(part)}
    numbers = grid_of(part)
    pictures = [{"name": f"{name}-{n}", "title": title} for n, title in enumerate(titles(part))]
    item: Item = {"kind": "picture", "pictures": pictures, "numbers": dataclasses.asdict(numbers) if numbers else None}
    if isinstance(part, Tree):
        return {"kind": "tree", **dataclasses.asdict(part)}
    if isinstance(part, Series):
        icons = [dataclasses.asdict(icon) for icon in part.chart.icons]
        what = {"title": part.chart.title, "message": part.chart.message, "icons": icons, "words": part.words}
        return {**item, **what}
    return {**item, "title": part.title, "message": part.message, "icons": [], "words": ()}
