"""Pictures of a plan as files, drawn by the chart library that the pages use."""

from typing import Any

import vl_convert

from qidose.dosing.parts import Part
from qidose_widgets.pictures import specs

SCALE = 2


def pictures(part: Part, width: int = 720) -> list[tuple[str, bytes]]:
    """Each picture of a part with its title, as PNG."""
    return [(title, _png(spec, width)) for title, spec in specs(part)]


def drawings(part: Part, width: int = 720) -> list[tuple[str, str]]:
    """Each picture of a part with its title, as SVG."""
    return [
        (title, vl_convert.vegalite_to_svg(_sized(spec, width), vl_version=_grammar(spec)))
        for title, spec in specs(part)
    ]


def _png(spec: dict[str, Any], width: int) -> bytes:
    return bytes(vl_convert.vegalite_to_png(_sized(spec, width), vl_version=_grammar(spec), scale=SCALE))


def _sized(spec: dict[str, Any], width: int) -> dict[str, Any]:
    return {**spec, "width": width, "background": "white"}


def _grammar(spec: dict[str, Any]) -> str:
    return ".".join(str(spec["$schema"]).rsplit("/v", 1)[1].removesuffix(".json").split(".")[:2])
