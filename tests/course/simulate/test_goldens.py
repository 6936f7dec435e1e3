"""Same seed, same data on every machine: what each simulator gives today equals its golden file."""

import dataclasses
import json
import runpy
from importlib import import_module
from pathlib import Path

import pytest

HERE = Path(__file__).parent
renew = runpy.run_path(str(HERE / "renew_goldens.py"))
SIM_NAMES = (  # the nineteen of the curriculum, section 6; SIM-MANAGE has two versions
    "BEADS BOARD CERT CHARTS FLOW FUNNEL MANAGE-1 MANAGE-2 OPDEF PAIR PDSA-RECORDS REBASE RTM SPIN SPREAD SUSTAIN "
    "TARGET TEAM TRUST WARD"
)
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


def test_every_simulator_of_the_curriculum_is_there_and_has_a_golden_file() -> None:
    names = SIM_NAMES.lower().replace("-", "_").split()
    assert renew["simulators"]() == names
    assert [path.stem for path in GOLDEN_FILES] == names


@pytest.mark.parametrize("name", renew["simulators"]())
def test_data_and_truth_are_two_objects(name: str) -> None:
    """ "data and truth are separate objects so that the truth cannot be sent to a page by accident"."""
    module = import_module(f"qidose.simulate.{name}")
    data, truth = module.generate(module.Params(), 3)
    assert dataclasses.is_dataclass(data)
    assert dataclasses.is_dataclass(truth)
    assert not holds(data, type(truth))
    with pytest.raises(dataclasses.FrozenInstanceError):
        truth.kind = "another"


def holds(value: object, kind: type) -> bool:
    """Whether an object of that kind is anywhere inside a dataclass or a tuple."""
    if isinstance(value, kind):
        return True
    if dataclasses.is_dataclass(value):
        return any(holds(getattr(value, field.name), kind) for field in dataclasses.fields(value))
    if isinstance(value, dict):
        return any(holds(item, kind) for item in value.values())
    return isinstance(value, tuple | list) and any(holds(item, kind) for item in value)
