"""What exercises on a board's page share: a page whose icons tell the truth, and how a measure is written on it."""

from itertools import count

from qidose.simulate import board
from qidose.simulate.draw import generator
from qidose.simulate.measures import Label

from .chart_cards import amount, target_amount
from .chart_icons import icons_of


def telling_page(mix: tuple[board.Class, ...], seed: int, stream: str) -> tuple[board.Data, board.Truth]:
    """A page of these classes whose icons tell of each change. A measure takes some 3 ms.

    The icon speaks of the latest month: after a run that has ended it says "usual", and would mislead a beginner.
    """
    for attempt in count():
        page_seed = int(generator(seed, stream, "page", attempt).integers(2**62))
        data, truth = board.generate(board.Params(mix=mix), page_seed)
        pairs = zip(data.rows, truth.rows, strict=True)
        if all(_icon_tells(row, true, data.rule_set) for row, true in pairs):
            break
    return data, truth


def _icon_tells(row: board.Row, truth: board.RowTruth, rule_set: str) -> bool:
    variation, _ = icons_of(row.series, rule_set, row.thresholds.target)
    return (variation.name == "common_cause") == truth.chart.stable


def measure_title(measure: Label) -> str:
    """A measure's name, with its unit where the values do not show it."""
    if measure.kind == "rate":
        return f"{measure.name} {measure.unit}"
    return f"{measure.name} ({measure.unit})" if measure.kind == "continuous" else measure.name


def result_cell(row: board.Row) -> str:
    """This month's result and the target with its direction: "82.4%. Target: 85% or more"."""
    measure = row.series.measure
    return f"{amount(measure, row.series.values[-1])}. Target: {target_text(measure, row.thresholds.target)}"


def target_text(measure: Label, target: float) -> str:
    """A target with its direction: "85% or more"."""
    return f"{target_amount(measure, target)} or {'more' if measure.better == 'up' else 'less'}"
