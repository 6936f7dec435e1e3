"""The views' own JavaScript: files that lie beside the Python, joined into one ES module for each view."""

from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
VIEWS = {
    "exercise": (
        "kit.js",
        "courier.js",
        "figures.js",
        "scenes/*.js",
        "fields/*.js",
        "said.js",
        "layouts.js",
        "exercise.js",
    ),
    "handin": ("kit.js", "courier.js", "handin.js"),
    "desk": ("kit.js", "courier.js", "figures.js", "desk.js"),
}
"""Each view with its files in order. A star stands for every file of a folder: they know nothing of each other."""


def module(view: str) -> str:
    """The module of one view."""
    return "\n".join(_text(path) for pattern in VIEWS[view] for path in sorted(HERE.glob(pattern)))


def _text(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    # A file of a folder keeps its names to itself.
    return "{\n" + text + "}\n" if path.parent != HERE else text


def write_modules(cache: Path) -> Path:
    """A folder with `<view>.js` for each view, named after what is in it. Made if it is not there."""
    texts = {view: module(view) for view in VIEWS}
    digest = sha256("".join(texts.values()).encode()).hexdigest()[:16]
    folder = cache / f"views-{digest}"
    folder.mkdir(parents=True, exist_ok=True)
    for view, text in texts.items():
        (folder / f"{view}.js").write_text(text, encoding="utf-8")
    return folder
