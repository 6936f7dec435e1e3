"""Writing a lesson: JupyterLab asks nothing, and nbgrader's panel shows each cell as docs/extend.md says."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from course_server import CourseServer
from playwright.sync_api import expect
from watched import Watched

pytestmark = pytest.mark.browser

BOARD = Path(__file__).parents[2] / "course" / "lessons" / "board" / "board.ipynb"
READ_ROWS = """rows => rows.map(row => {
    const shown = name => {
        const part = row.querySelector(name);
        return part.classList.contains("nbgrader-mod-uneditable") ? "" : part.querySelector("input").value;
    };
    const kind = row.querySelector("select").selectedOptions[0].text;
    return [kind, shown(".nbgrader-CellId"), shown(".nbgrader-CellPoints")];
})"""


def row(cell: dict[str, Any]) -> list[str]:
    """What docs/extend.md says of a cell: its type, its ID and its points in the panel."""
    marking = cell["metadata"].get("nbgrader")
    if marking is None:
        return ["-", "", ""]
    kind = "Manually graded task" if marking["task"] else "Autograded tests" if marking["grade"] else "Read-only"
    return [kind, marking["grade_id"], str(marking.get("points", ""))]


def test_the_panel_of_nbgrader_shows_each_cell_as_it_is_marked(
    serve: Callable[[str], CourseServer], visit: Callable[..., Watched], shots: Path
) -> None:
    watched = visit(serve("Gus Gill"), width=1400)
    page = watched.page
    page.goto(f"{serve('Gus Gill').base}/lab/tree/lessons/board/board.ipynb")
    expect(page.locator(".jp-Notebook .jp-Cell").first).to_be_visible()
    page.locator(".lm-MenuBar-itemLabel", has_text="Nbgrader").click()
    page.locator(".lm-Menu-itemLabel", has_text="Create assignment").click()
    cells = json.loads(BOARD.read_text(encoding="utf-8"))["cells"]
    rows = page.locator(".nbgrader-CellWidget")
    expect(rows).to_have_count(len(cells))
    assert rows.evaluate_all(READ_ROWS) == [row(cell) for cell in cells]
    rows.nth(next(k for k, cell in enumerate(cells) if cell["id"] == "ask-better-coach")).scroll_into_view_if_needed()
    page.screenshot(path=shots / "create-assignment.png")
    # No news, no question, nothing from outside.
    expect(page.locator(".jp-Dialog, .Toastify__toast")).to_have_count(0)
    assert watched.outside == []
    assert watched.errors == []
