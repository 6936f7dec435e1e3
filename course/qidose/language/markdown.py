"""Markdown as its reader meets it: headings, paragraphs, items of lists and cells of tables, without code or markup."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_FENCE = re.compile(r"^\s*(```|~~~)")
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"^(=+|-+)\s*$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+")
_ROW = re.compile(r"^\s*\|(.*)\|\s*$")
_RULED = re.compile(r"^[\s|:-]+$")
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)]*)\)")
_REFERENCE = re.compile(r"[A-Z][^.]{2,150}\((?:19|20)\d\d[a-z]?\)[,.:] ")
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)
_CODE = re.compile(r"(`+)[^`].*?\1", re.DOTALL)
_FORMULA = re.compile(r"\$\$.+?\$\$|\$[^$\n]*[\\=^_][^$\n]*\$", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\n]*?[^\s*_])\1(?![\w*_])")

STANDS_FOR_CODE = "code"
"""The word that stands where a formula or code within a sentence was."""


@dataclass(frozen=True)
class Block:
    """One piece of a text; `level` is 1 to 6 for a heading, else 0."""

    kind: Literal["heading", "paragraph", "item", "cell"]
    text: str
    level: int = 0

    @property
    def is_reference(self) -> bool:
        """Whether it names a work: authors, year and title, none of which are ours to write otherwise."""
        return self.kind == "item" and _REFERENCE.match(self.text) is not None


def blocks(text: str) -> list[Block]:
    """The blocks of a Markdown text in reading order, as plain words."""
    found = _gathered(without_code(text).splitlines())
    return [Block(block.kind, plain(block.text), block.level) for block in found if plain(block.text)]


def without_code(text: str) -> str:
    """The text with code blocks left out, and a word where code or a formula stands within a sentence."""
    kept, fence = [], ""
    for line in text.splitlines():
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1] == fence):
            fence = "" if fence else mark[1]
            kept.append("")
        elif not fence:
            kept.append(line)
    return _FORMULA.sub(STANDS_FOR_CODE, _CODE.sub(STANDS_FOR_CODE, "\n".join(kept)))


def plain(text: str) -> str:
    """The words of a text: links by their words, pictures by their description, no tags and no emphasis."""
    bare = _TAG.sub(" ", _LINK.sub(lambda link: link[2], text))
    return " ".join(_EMPHASIS.sub(lambda mark: mark[2], bare).split())


def links(text: str) -> list[str]:
    """The words of each link, in order; pictures are none."""
    return [plain(link[2]) for link in _LINK.finditer(without_code(text)) if not link[1]]


def emphasised(text: str) -> list[str]:
    """What is bold or in italics, by asterisks, underscores or tags."""
    tags = re.findall(r"<(b|strong|i|em)>(.*?)</\1>", text, flags=re.DOTALL | re.IGNORECASE)
    return [mark[2] for mark in _EMPHASIS.finditer(text)] + [words for _, words in tags]


def _gathered(lines: list[str]) -> Iterator[Block]:
    """Blocks with their markup; lines that belong together are joined."""
    kind: Literal["paragraph", "item"] = "paragraph"
    held: list[str] = []
    for raw in [*lines, ""]:
        line = re.sub(r"^\s*>\s?", "", raw)
        heading, row, item = _HEADING.match(line), _ROW.match(line), _ITEM.match(line)
        if held and kind == "paragraph" and len(held) == 1 and _UNDERLINE.match(line):
            yield Block("heading", held[0], 1 if line.startswith("=") else 2)
            held = []
            continue
        if held and (heading or row or item or not line.strip()):
            yield Block(kind, " ".join(held))
            held = []
        if heading:
            yield Block("heading", heading[2], len(heading[1]))
        elif row:
            yield from _cells(row[1])
        elif line.strip() and not (not held and _UNDERLINE.match(line)):
            kind = "item" if item else (kind if held else "paragraph")
            held.append(line[item.end() :] if item else line.strip())


def _cells(row: str) -> Iterator[Block]:
    if not _RULED.match(row):
        yield from (Block("cell", cell.strip()) for cell in row.split("|"))
