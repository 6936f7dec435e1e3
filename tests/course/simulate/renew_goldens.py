"""Write the golden vectors of simulators anew: `python tests/course/simulate/renew_goldens.py NAME...` (or `--all`).

A golden file holds what `generate(Params(), seed)` gives for four seeds, so that a change of draw order, of numpy or of
platform shows as a difference in git. Tests compare with these files and never write them.
"""

import dataclasses
import datetime as dt
import enum
import json
import pkgutil
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

import qidose.simulate

GOLDEN = Path(__file__).parent / "golden"
SEEDS = (0, 1, 2, 2**62)
NOT_SIMULATORS = {"draw", "measures", "chance"}


def simulators() -> list[str]:
    """Names of the modules in `qidose.simulate` that keep the contract: `Params` and `generate`."""
    names = [module.name for module in pkgutil.iter_modules(qidose.simulate.__path__)]
    candidates = [name for name in names if name not in NOT_SIMULATORS and not name.startswith("_")]
    return sorted(name for name in candidates if {"Params", "generate"} <= vars(_module(name)).keys())


def vectors(name: str) -> dict[str, Any]:
    """`{seed: {"data": ..., "truth": ...}}` of a simulator with its default parameters, as plain JSON values."""
    module = _module(name)
    found = {}
    for seed in SEEDS:
        data, truth = module.generate(module.Params(), seed)
        found[str(seed)] = {"data": plain(data), "truth": plain(truth)}
    return found


def plain(value: Any) -> Any:
    """JSON values only. Floats to 10 significant digits: the last bit may differ between processors. NaN as "nan"."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict) or hasattr(value, "items"):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((plain(item) for item in value), key=str)
    if isinstance(value, np.ndarray | list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dt.date | dt.timedelta):
        return str(value)
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, enum.Enum):
        return plain(value.value)
    if isinstance(value, np.datetime64):
        return str(value)
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return float(f"{value:.10g}") if np.isfinite(value) else str(value)
    if value is None or isinstance(value, bool | int | str):
        return value
    raise TypeError(f"a golden vector cannot hold {type(value).__name__}")


def text(found: dict[str, Any]) -> str:
    """One field a line, so that a difference in git shows which field of which seed moved."""
    seeds = []
    for seed, parts in found.items():
        seeds.append(f'"{seed}": {{\n' + ",\n".join(_part(name, part) for name, part in parts.items()) + "\n}")
    return "{\n" + ",\n".join(seeds) + "\n}\n"


def _part(name: str, part: Any) -> str:
    if not isinstance(part, dict) or not part:
        return f' "{name}": {_json(part)}'
    lines = ",\n".join(f"  {_json(key)}: {_json(value)}" for key, value in part.items())
    return f' "{name}": {{\n{lines}\n }}'


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _module(name: str) -> Any:
    return import_module(f"qidose.simulate.{name}")


def main(names: list[str]) -> None:
    if not names:
        sys.exit(f"{__doc__}\nSimulators: {', '.join(simulators())}")
    for name in simulators() if names == ["--all"] else names:
        (GOLDEN / f"{name}.json").write_text(text(vectors(name)), encoding="utf-8")
        print(f"golden/{name}.json written")


if __name__ == "__main__":
    main(sys.argv[1:])
