"""The one chart function: everything inside it, nothing fetched, and read without colour."""

import json
from dataclasses import replace
from typing import Any

import pytest
import vl_convert

from qidose.exercises.cards import ChartData
from qidose_widgets.charts import BLUE, FONT, ORANGE, STANDS_OUT, USUAL, chart_spec, rows

MONTHS = tuple(f"{month} 2026" for month in ("January", "February", "March", "April", "May", "June"))
DATA = ChartData(
    title="Falls by month",
    unit="Falls",
    labels=MONTHS,
    values=(6.0, 7.0, 5.0, 6.0, 14.0, 6.0),
    centre=(6.0,) * 6,
    lower=(2.0,) * 6,
    upper=(10.0,) * 6,
    target=5.0,
    marked={4: "Point 5 lies above the upper limit."},
    message="6 months. Point 5 lies above the upper limit.",
)
SHAPES: dict[str, ChartData] = {
    "as usual": DATA,
    "nothing marked": replace(DATA, marked={}),
    "no lines": replace(DATA, centre=(), lower=(), upper=(), target=None),
    "gaps": replace(DATA, values=(None, 7.0, None, 6.0, 14.0, None), centre=(None, *DATA.centre[1:])),
    "no value at all": replace(DATA, values=(None,) * 6),
    "1 point": replace(DATA, labels=MONTHS[:1], values=(6.0,), centre=(6.0,), lower=(2.0,), upper=(10.0,), marked={}),
    "constant": replace(DATA, values=(6.0,) * 6, lower=(6.0,) * 6, upper=(6.0,) * 6, marked={}),
    "no point": replace(DATA, labels=(), values=(), centre=(), lower=(), upper=(), target=None, marked={}),
    "predictions": replace(DATA, predicted=(None, 8.0, 5.0, None, 6.0, 6.0)),
    "same label twice": replace(DATA, labels=(*MONTHS[:5], MONTHS[4])),
    "strange words": replace(DATA, title='<b>"x"</b> \' {{ 7 }} 😀', unit="</script>", labels=("<i>", *MONTHS[1:])),
}


def walk(thing: Any) -> list[Any]:
    """Every dictionary in a specification."""
    if isinstance(thing, dict):
        return [thing, *(found for value in thing.values() for found in walk(value))]
    return [found for value in thing for found in walk(value)] if isinstance(thing, list) else []


def svg(data: ChartData) -> str:
    """The chart as the chart library itself draws it, 500 wide."""
    grammar = ".".join(chart_spec(data)["$schema"].rsplit("/v", 1)[1].removesuffix(".json").split(".")[:2])
    return str(vl_convert.vegalite_to_svg({**chart_spec(data), "width": 500}, vl_version=grammar))


@pytest.mark.parametrize("data", SHAPES.values(), ids=SHAPES)
def test_a_chart_is_whole_in_itself_and_fills_its_width(data: ChartData) -> None:
    spec = chart_spec(data)
    json.loads(json.dumps(spec, allow_nan=False))
    assert not [part for part in walk(spec) if "url" in part or "href" in part]
    named = {part["name"] for part in walk(spec) if set(part) == {"name"}}
    assert named <= set(spec["datasets"])
    assert spec["width"] == "container"
    assert spec["config"]["font"] == FONT
    assert all(part not in FONT for part in ("http", "//"))


@pytest.mark.parametrize("data", SHAPES.values(), ids=SHAPES)
def test_every_chart_can_be_drawn(data: ChartData) -> None:
    drawn = svg(data)
    assert drawn.startswith("<svg")
    assert drawn.count('aria-roledescription="point"') == sum(value is not None for value in data.values) + sum(
        value is not None for value in data.predicted
    )


def test_its_accessible_name_says_what_it_shows() -> None:
    assert chart_spec(DATA)["description"] == "Falls by month. 6 months. Point 5 lies above the upper limit."


def test_what_stands_out_differs_in_shape_and_size_as_well_as_colour() -> None:
    points = next(layer for layer in chart_spec(DATA)["layer"] if "shape" in layer.get("encoding", {}))["encoding"]
    scales = {name: points[name]["scale"] for name in ("shape", "color", "size")}
    assert {tuple(scale["domain"]) for scale in scales.values()} == {(USUAL, STANDS_OUT)}
    assert scales["shape"]["range"] == ["circle", "diamond"]
    assert scales["color"]["range"] == [BLUE, ORANGE]
    assert scales["size"]["range"][0] < scales["size"]["range"][1]


def test_lines_carry_their_names() -> None:
    drawn = svg(DATA)
    for name in ("Mean", "Upper limit", "Lower limit", "Target"):
        assert drawn.count(f">{name}</text>") == 2  # the words and the white edge behind them


def test_without_lines_there_are_no_names() -> None:
    assert "Mean" not in svg(SHAPES["no lines"])


def test_the_rows_are_the_table_of_numbers() -> None:
    assert [row["value"] for row in rows(DATA)] == list(DATA.values)
    assert [row["label"] for row in rows(DATA)] == list(MONTHS)
    assert {row["n"]: row["why"] for row in rows(DATA) if row["what"] == STANDS_OUT} == DATA.marked
    assert {row["why"] for row in rows(DATA) if row["what"] == USUAL} == {""}


def test_before_a_decision_nothing_says_which_points_stand_out() -> None:
    spec = chart_spec(replace(DATA, marked={}, message=""))
    assert {row["what"] for row in spec["datasets"]["Points"]} == {USUAL}
    assert "above" not in json.dumps(spec)


def test_words_in_a_chart_stay_words() -> None:
    assert "<b>" not in svg(SHAPES["strange words"])
    assert "<i>" not in svg(SHAPES["strange words"])
