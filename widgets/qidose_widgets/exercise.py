"""The widget of an exercise: cards with charts and questions, as native form controls."""

import dataclasses
from typing import Any, Protocol

import traitlets

from qidose.exercises.cards import Card, ChartData
from qidose.exercises.fields import Answer

from .charts import chart_spec, rows
from .view import Port, View, module


class ExercisePort(Port, Protocol):
    """A port that also has charts."""

    def charts(self) -> dict[str, ChartData]:
        """The chart of each card that has one."""


class ExerciseWidget(View):
    """Shows an exercise."""

    _esm = module("kit.js", "cards.js")
    charts = traitlets.Dict().tag(sync=True)

    def __init__(self, port: ExercisePort) -> None:
        self._charts_port = port
        self._drawn: dict[str, ChartData] = {}
        super().__init__(port)

    def show(self) -> None:
        charts = self._charts_port.charts()
        if charts != self._drawn:
            # Altair takes tens of milliseconds a chart: only what changed is made again.
            same = {card: self.charts[card] for card, data in charts.items() if self._drawn.get(card) == data}
            self.charts = {card: same.get(card) or chart_spec(data) for card, data in charts.items()}
            self._drawn = charts
        super().show()


def card_page(card: Card, answer: Answer) -> dict[str, Any]:
    """A card as the browser gets it: fields with their values, the chart's numbers as a table, and its message."""
    locked = answer.finished or card.id in answer.locked
    return {
        "id": card.id,
        "heading": card.heading,
        "words": card.words,
        "fields": [{"kind": field.kind, "unit": "", **dataclasses.asdict(field)} for field in card.fields],
        "values": {field.id: answer.get(card.id, field.id) for field in card.fields},
        "missing": any(field.missing(answer.get(card.id, field.id)) for field in card.fields),
        "lock": card.lock,
        "locked": locked,
        "feedback": dataclasses.asdict(card.feedback) if card.feedback else None,
        "table": rows(card.chart) if card.chart else [],
        "chart_title": card.chart.title if card.chart else "",
        "unit": card.chart.unit if card.chart else "",
        "message": card.chart.message if card.chart else "",
    }
