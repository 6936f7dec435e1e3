"""Getting a home ready: one lesson that cannot be released does not take the course away from everyone."""

import json
import shutil
from pathlib import Path

import pytest

from qidose_grading.home import Home
from qidose_grading.release import CannotRelease
from qidose_server.local.prepare import prepare

LESSONS = Path(__file__).parents[2] / "course" / "lessons"


@pytest.fixture
def lessons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The lessons, with a graded cell of the board's twice."""
    folder = shutil.copytree(LESSONS, tmp_path / "lessons")
    file = folder / "board" / "board.ipynb"
    notebook = json.loads(file.read_text(encoding="utf-8"))
    graded = next(cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade"))
    notebook["cells"].append({**graded, "id": "again"})
    file.write_text(json.dumps(notebook), encoding="utf-8")
    monkeypatch.setenv("QIDOSE_LESSONS", str(folder))
    return folder


def test_the_edition_that_is_out_goes_on_being_served(home: Home, lessons: Path) -> None:
    before = (home.release / "board-2026b" / "board.ipynb").read_bytes()
    said: list[str] = []
    prepare(home, "amy", "Amy", said.append)
    assert any("board-2026b could not be released" in words and "goes on being served" in words for words in said)
    assert (home.release / "board-2026b" / "board.ipynb").read_bytes() == before


def test_without_any_edition_to_serve_the_trouble_is_told(tmp_path: Path, lessons: Path) -> None:
    with pytest.raises(CannotRelease, match="board"):
        prepare(Home(tmp_path / "new"), "amy", "Amy", lambda words: None)
