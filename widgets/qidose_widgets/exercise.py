"""The widget of an exercise: cards with pictures, charts and questions, as native form controls."""

import dataclasses
from typing import Any, Protocol

import traitlets

from qidose.exercises.cards import Card, ChartData
from qidose.exercises.fields import Answer, Field, Level, Points

from .charts import chart_spec, rows
from .view import Port, View, loader


class ExercisePort(Port, Protocol):
    """A port that also has cards with charts."""

    def cards(self) -> tuple[Card, ...]:
        """The cards that are open now."""


class ExerciseWidget(View):
    """Shows an exercise. Its charts are made when the page asks for them: a lesson has many that nobody sees yet."""

    _esm = loader("exercise")
    charts = traitlets.Dict().tag(sync=True)

    def __init__(self, port: ExercisePort) -> None:
        self._cards_port = port
        self._in_view = False
        self._drawn: dict[str, tuple[ChartData, bool]] = {}
        super().__init__(port)

    def _take(self, asked: dict[str, Any]) -> str | None:
        if asked.get("do") == "look":
            self._in_view = True
            return None
        return super()._take(asked)

    def show(self) -> None:
        if self._in_view:
            self._draw(charts_of(self._cards_port.cards()))
        super().show()

    def _draw(self, charts: dict[str, tuple[ChartData, bool]]) -> None:
        if charts != self._drawn:
            # Altair takes milliseconds a chart: only what changed is made again.
            same = {name: self.charts[name] for name, chart in charts.items() if self._drawn.get(name) == chart}
            self.charts = {name: same.get(name) or chart_spec(*chart) for name, chart in charts.items()}
            self._drawn = charts


def charts_of(cards: tuple[Card, ...]) -> dict[str, tuple[ChartData, bool]]:
    """Every chart by its name on the page, and whether fields of its card draw on it."""
    found = {}
    for card in cards:
        if card.chart:
            found[card.id] = (card.chart, any(isinstance(field, Points | Level) for field in card.fields))
        found |= {f"{card.id}-{n}": (chart, False) for n, chart in enumerate(card.small)}
    return found


def card_page(card: Card, answer: Answer, ends: bool = True) -> dict[str, Any]:
    """A card as the browser gets it: what is shown, and fields with their values, in words once they are fixed.

    Where nothing `ends`, nothing is ever missing, and no field is said to be one that may be left out.
    """
    locked = answer.finished or card.id in answer.locked
    values = {field.id: answer.get(card.id, field.id) for field in card.fields}
    return {
        "id": card.id,
        "heading": card.heading,
        "words": card.words,
        "scene": dataclasses.asdict(card.scene) if card.scene else None,
        "grid": _table(card),
        "figures": [_figure(name, chart) for name, (chart, _) in charts_of((card,)).items()],
        "fields": [{**_field(field), "may_be_left": ends and not field.needed} for field in card.fields],
        "values": values,
        "said": {field.id: field.said(values[field.id]) for field in card.fields} if locked else {},
        "checks": [dataclasses.asdict(check) for check in card.checks],
        "missing": any(field.missing(values[field.id]) for field in card.fields),
        "lock": card.lock,
        "locked": locked,
        "feedback": dataclasses.asdict(card.feedback) if card.feedback else None,
    }


def _field(field: Field) -> dict[str, Any]:
    return {"kind": field.kind, "unit": "", **dataclasses.asdict(field)}


def _figure(name: str, chart: ChartData) -> dict[str, Any]:
    return {
        "name": name,
        "title": chart.title,
        "unit": chart.unit,
        "message": chart.message,
        "x_title": chart.x_title,
        "icons": [dataclasses.asdict(icon) for icon in chart.icons],
        "table": rows(chart),
    }


def _table(card: Card) -> dict[str, Any] | None:
    if card.table is None:
        return None
    cells = [
        [{"text": cell} if isinstance(cell, str) else dataclasses.asdict(cell) for cell in row]
        for row in card.table.rows
    ]
    return {"caption": card.table.caption, "head": card.table.head, "rows": cells}
