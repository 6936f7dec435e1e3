"""A chart as a picture file, drawn by the chart library that the pages use."""

import vl_convert

from qidose.exercises.cards import ChartData
from qidose_widgets.charts import chart_spec

WIDTH, SCALE = 720, 2


def chart_png(data: ChartData) -> bytes:
    """The chart as PNG, with its title above it: a picture leaves the page and its heading behind."""
    spec = {**chart_spec(data), "width": WIDTH, "title": {"text": data.title, "anchor": "start", "fontSize": 16}}
    grammar = ".".join(spec["$schema"].rsplit("/v", 1)[1].removesuffix(".json").split(".")[:2])
    return bytes(vl_convert.vegalite_to_png({**spec, "background": "white"}, vl_version=grammar, scale=SCALE))
