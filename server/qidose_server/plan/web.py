"""A plan as one web page that stands alone: no script, no address of anywhere else."""

from collections.abc import Sequence
from html import escape

from qidose.dosing.parts import Grid, Part, Series, Tree, Words
from qidose_widgets.pictures import grid_of

from .drawing import drawings

_STYLE = """
body { font: 1rem/1.5 Arial, sans-serif; color: #212b32; max-width: 64rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1.5rem; }
th, td { border: 1px solid #aeb7bd; padding: .5rem; text-align: left; vertical-align: top; }
thead th { background: #e8edee; }
.frame { overflow-x: auto; }
figure { margin: 0 0 1rem; } svg { max-width: 100%; height: auto; }
.depth-1 { background: #d9e7f6; } .depth-2 { background: #a6c8ec; }
.depth-3 { background: #005eb8; color: #fff; } .depth-4 { background: #002f5c; color: #fff; }
""".strip()


def page(title: str, state: str, parts: Sequence[Part]) -> bytes:
    """The page's bytes."""
    body = "\n".join(_part(part) for part in parts)
    text = (
        f'<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<main>\n<h1>{escape(title)}</h1>\n<p>{escape(state)}</p>\n"
        f"{body}\n</main>\n</body>\n</html>\n"
    )
    return text.encode()


def _part(part: Part) -> str:
    if isinstance(part, Words):
        return _heading(part.heading) + _paragraphs(part.words)
    if isinstance(part, Grid):
        return _heading(part.title) + _paragraphs(part.words) + _table(part)
    if isinstance(part, Tree):
        return _heading(f"{part.title}: {part.aim}") + _table(part.grid())
    title = part.chart.title if isinstance(part, Series) else part.title
    message = part.chart.message if isinstance(part, Series) else part.message
    drawn = drawings(part)
    figures = "".join(
        f"<figure>{f'<figcaption>{escape(name)}</figcaption>' if len(drawn) > 1 else ''}{svg}</figure>"
        for name, svg in drawn
    )
    numbers = grid_of(part)
    table = f"<details><summary>Show the numbers</summary>{_table(numbers)}</details>" if numbers else ""
    return _heading(title) + figures + _paragraphs((message,) if message else ()) + table


def _heading(text: str) -> str:
    return f"<h2>{escape(text)}</h2>" if text else ""


def _paragraphs(words: Sequence[str]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in words)


def _table(grid: Grid) -> str:
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in grid.head)
    rows = "".join(_row(row, grid.shades[n] if grid.shades else None) for n, row in enumerate(grid.rows))
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="frame" tabindex="0" role="region" aria-label="{escape(grid.title, quote=True)}">{table}</div>'


def _row(row: Sequence[str], shades: Sequence[int | None] | None) -> str:
    cells = [f'<th scope="row">{escape(row[0])}</th>']
    for n, text in enumerate(row[1:], start=1):
        shade = shades[n] if shades else None
        cells.append(f"<td{'' if shade is None else f' class=depth-{shade}'}>{escape(text)}</td>")
    return f"<tr>{''.join(cells)}</tr>"
