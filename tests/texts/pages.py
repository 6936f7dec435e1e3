"""The words of pages: templates, the strings of scripts that people see, and sentences in the code behind them."""

import ast
import html
import re
from pathlib import Path

from qidose.language import Passage

ROOT = Path(__file__).parents[2]
TEMPLATES = ("server/qidose_server/templates", "widgets/qidose_widgets/jupyter", "grading/qidose_grading/templates")
SCRIPTS = ("widgets/qidose_widgets",)
CODE = (
    "course/qidose/doses.py",
    "course/qidose/exercises/attempt.py",
    "course/qidose/exercises/fields",
    "course/qidose/own",
    "course/qidose/spc/near.py",
    "course/qidose/spc/words.py",
    "course/qidose/spc/working.py",
    *(f"course/qidose/spc/read_{what}.py" for what in ("columns", "date", "number", "points", "series", "table")),
    "server/qidose_server/lesson",
    "widgets/qidose_widgets",
)
_BLOCK = re.compile(
    r"</?(?:p|h\d|li|td|th|div|title|button|label|summary|caption|a|span|option|legend|main|section)\b[^>]*>"
)
_HEADING = re.compile(r"<h\d[^>]*>(.*?)</h\d>", re.DOTALL)
_SEEN_ATTRIBUTES = re.compile(r"(?:aria-label|title|placeholder|alt)=\"([^\"{}]+)\"")
_STRING = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`")
_MACHINE = re.compile(
    r"nhsuk-|qidose-|[{};=<>]|^\.|\.js|^[a-z-]+(?: [a-z-]+)*$|^[a-z]+/|\bpx\b|^https?:|^\w+\(|sans-serif"
    r"|^M(?:it|[\s\d.,MmLlHhVvCcSsQqAaZz-])+$"  # the last is the path of a drawing
)
"""Strings that no reader sees: classes, addresses, code and drawings."""


def template_texts(path: Path) -> list[Passage]:
    """The words of an HTML template, piece by piece as the page has them; where a value comes stands the word "it"."""
    text = re.sub(
        r"\{#.*?#\}|<script.*?</script>|<style.*?</style>|<!--.*?-->", " ", path.read_text("utf-8"), flags=re.DOTALL
    )
    branches = re.findall(r"\"([^\"{}]*)\"", " ".join(re.findall(r"\{\{.*?\}\}", text)))
    text = re.sub(r"\{%.*?%\}", "", re.sub(r"\{\{.*?\}\}", "it", text), flags=re.DOTALL)
    titles = {html.unescape(found).strip() for found in _HEADING.findall(text)}
    pieces = [*_SEEN_ATTRIBUTES.findall(text), *re.split(_BLOCK, text), *branches]
    bare = (" ".join(html.unescape(re.sub(r"<[^>]*>", " ", piece)).split()) for piece in pieces)
    return [Passage(piece, "heading" if piece in titles else "words") for piece in bare if _is_words(piece)]


def script_texts(path: Path) -> list[Passage]:
    """The strings of a script that people see: sentences, and words that begin with a capital letter."""
    code = re.sub(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", " ", path.read_text("utf-8"), flags=re.DOTALL)
    found = ("".join(match) for match in _STRING.findall(code))
    pieces = (re.sub(r"\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", "it", piece) for piece in found)
    return [Passage(piece, "words") for piece in pieces if _is_words(piece) and not _MACHINE.search(piece)]


def code_texts(path: Path) -> list[Passage]:
    """The sentences in a Python file that are not about the code: docstrings are left out, values become "it"."""
    tree = ast.parse(path.read_text("utf-8"))
    about = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inner = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
        if part is not node
    }
    texts = (_text(node) for node in ast.walk(tree) if id(node) not in about | inner)
    return [
        Passage(text, "words") for text in texts if text and re.match(r"[A-Z].* \w", text) and not _MACHINE.search(text)
    ]


def page_texts() -> dict[str, list[Passage]]:
    """Every file that people read from, by its path in the repository."""
    found = {}
    for folder in TEMPLATES:
        found |= {path: template_texts(path) for path in sorted((ROOT / folder).rglob("*.j2"))}
    for folder in SCRIPTS:
        found |= {path: script_texts(path) for path in sorted((ROOT / folder).rglob("*.js"))}
    for place in CODE:
        whole = ROOT / place
        found |= {path: code_texts(path) for path in ([whole] if whole.suffix else sorted(whole.rglob("*.py")))}
    return {str(path.relative_to(ROOT)): texts for path, texts in found.items() if texts}


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        text = "".join(str(part.value) if isinstance(part, ast.Constant) else "it" for part in node.values)
        return text[:1].upper() + text[1:]
    return ""


def _is_words(piece: str) -> bool:
    return (
        bool(re.match(r"[A-Z0-9(\"']?.*[a-z]{2}", piece))
        and piece != "it"
        and bool(re.search(r"[A-Z]|[a-z] [a-z]", piece))
    )
