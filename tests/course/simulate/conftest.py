"""What the certified runs found, as a table at the end of the test run (`make certify` prints 10,000 seeds of each)."""

import runpy
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@dataclass
class Ledger:
    """One row a run: what was certified, how many seeds, how many exceptions, the most and the mean draws."""

    rows: list[str] = field(default_factory=list)

    def __call__(self, what: str, draws: list[int], exceptions: int = 0) -> None:
        mean = sum(draws) / len(draws)
        found = f"{len(draws):>6} charts  {exceptions} exceptions  draws: mean {mean:.2f}, most {max(draws)}"
        self.rows.append(f"{what:<36} {found}")


LEDGER = pytest.StashKey[Ledger]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[LEDGER] = Ledger()


@pytest.fixture(scope="session")
def ledger(request: pytest.FixtureRequest) -> Ledger:
    """Call it with a name and the draws of every seed."""
    return request.config.stash[LEDGER]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    rows = config.stash[LEDGER].rows
    if rows:
        terminalreporter.section("certified charts")
        for row in rows:
            terminalreporter.write_line(row)


@pytest.fixture(scope="session")
def naive_signals() -> Callable[..., set[tuple[str, str, tuple[int, ...]]]]:
    """The second reader of `mdc-7`: values and baseline in, `{(rule, side, points)}` out."""
    reader: Callable[..., set[tuple[str, str, tuple[int, ...]]]] = runpy.run_path(str(HERE / "naive_mdc.py"))["signals"]
    return reader
