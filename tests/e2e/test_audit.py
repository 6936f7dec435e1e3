"""Every exercise in a real browser: axe before, during and after, the whole of it by keyboard alone, at 3 widths.

All of them take minutes, so the ordinary tests run one for each kind of view; `make audit` runs the whole course.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from audit import Audit
from course_server import CourseServer
from watched import Watched

from qidose.doses import DOSES
from qidose.exercises.registry import exercise_ids, find_exercise

SAMPLE = {
    "all-staff/same-change": "talks",
    "managers/driver-diagram": "a tree",
    "managers/hand-to-spc": "drawing on a chart",
    "board/our-board-paper": "numbers of one's own",
}
HOME = {name: dose.id for dose in reversed(DOSES) for name in exercise_ids(dose.id)}
NAMES = [f"{dose.id}/{name}" for dose in DOSES for name in exercise_ids(dose.id) if HOME[name] == dose.id]
"""Each exercise once, also where it stands in 2 lessons."""

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name in SAMPLE else [pytest.mark.audit]) for name in NAMES]
)
def test_it_is_whole_accessible_and_done_by_keyboard(
    name: str, serve: Callable[[str], CourseServer], visit: Callable[..., Watched], shots: Path
) -> None:
    server = serve("Ada Audit")
    folder = shots / "audit"
    folder.mkdir(exist_ok=True)
    report = Audit(visit(server), server, find_exercise(*name.split("/")), "ada-audit").run(folder)
    assert report.faults == []
    assert report.axe_checks == 3


def test_axe_finds_what_is_wrong_with_a_page(
    visit: Callable[..., Watched], serve: Callable[[str], CourseServer]
) -> None:
    """So the tests above can fail: a button without a name is put into the page."""
    from audit import axe

    page = visit(serve("Ada Audit")).page
    assert axe(page) == []
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert any(found.startswith("button-name") for found in axe(page))
