"""Same seed, same data on every machine: what each simulator gives today equals its golden file."""

import json
import runpy
from pathlib import Path

import pytest

HERE = Path(__file__).parent
renew = runpy.run_path(str(HERE / "renew_goldens.py"))
GOLDEN_FILES = sorted((HERE / "golden").glob("*.json"))


@pytest.mark.parametrize("path", GOLDEN_FILES, ids=lambda path: path.stem)
def test_a_simulator_gives_what_its_golden_file_holds(path: Path) -> None:
    expected = json.loads(path.read_text(encoding="utf-8"))
    found = renew["vectors"](path.stem)
    assert list(found) == ["0", "1", "2", "4611686018427387904"]
    assert found == expected


@pytest.mark.parametrize("path", GOLDEN_FILES, ids=lambda path: path.stem)
def test_seeds_differ(path: Path) -> None:
    held = json.loads(path.read_text(encoding="utf-8"))
    assert len({json.dumps(parts) for parts in held.values()}) == len(held)


def test_every_simulator_has_a_golden_file() -> None:
    assert [path.stem for path in GOLDEN_FILES] == renew["simulators"]()
