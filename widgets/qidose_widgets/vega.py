"""The chart library as one file of our own server: made from what Altair's own converter carries, never fetched."""

import os
from importlib.metadata import version
from pathlib import Path


def ensure_vega(cache: Path) -> Path:
    """The file of the chart library in `cache`, made if it is not there (a second or two). One file a version."""
    import altair
    import vl_convert

    grammar = ".".join(altair.SCHEMA_VERSION.lstrip("v").split(".")[:2])
    folder = cache / f"vega-{grammar}-{version('vl-convert-python')}"
    path = folder / "vega.js"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        bundle = vl_convert.javascript_bundle("export { vegaEmbed };", vl_version=grammar)
        fresh = folder / f".{os.getpid()}.js"
        fresh.write_text(bundle, encoding="utf-8")
        fresh.replace(path)
    return path
