"""Real kernels: a lesson runs in one, and a learner comes back to the same place after it was killed."""

import json
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient

from qidose_grading.home import Home

pytestmark = pytest.mark.kernel

OPEN = """
import json
from qidose_server.lesson import open_lesson
widget = open_lesson("all-staff").exercise("two-dots")
"""


class Kernel:
    """A kernel as the server starts it: in the released edition, with the learner in its environment."""

    def __init__(self, home: Home, learner: str) -> None:
        self._manager = KernelManager(transport="ipc", connection_file=str(home.root / "kernel.json"))
        environment = {**os.environ, "QIDOSE_HOME": str(home.root), "QIDOSE_LEARNER": learner}
        self._manager.start_kernel(cwd=str(home.release / "all-staff-2026b"), env=environment)
        self._client: BlockingKernelClient = self._manager.client()
        self._client.start_channels()
        self._client.wait_for_ready(timeout=120)

    def run(self, code: str) -> None:
        reply = self._client.execute_interactive(code, timeout=120, output_hook=lambda message: None)
        assert reply["content"]["status"] == "ok", reply["content"]

    def value(self, expression: str) -> Any:
        """A value of the kernel's, as JSON."""
        asked = {"value": f"json.dumps({expression})"}
        reply = self._client.execute_interactive("", user_expressions=asked, timeout=120)
        return json.loads(eval(reply["content"]["user_expressions"]["value"]["data"]["text/plain"]))

    def asks(self, **asked: Any) -> None:
        """What comes from the page."""
        self.run(f"widget.hear({ {'id': 1, 'attempt': 1, **asked}!r})")

    def kill(self) -> None:
        """kill -9, between two steps."""
        process = self._manager.provisioner.process  # type: ignore[union-attr]
        os.kill(process.pid, signal.SIGKILL)
        process.wait(timeout=60)
        self.close()

    def close(self) -> None:
        self._client.stop_channels()
        self._manager.shutdown_kernel(now=True)


@pytest.fixture
def short_home(home: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    """A home whose path is short enough for a socket (107 characters)."""
    folder = Path(tempfile.mkdtemp(prefix="qidose-"))
    root = Path(shutil.copytree(home.root, folder / "home"))
    monkeypatch.setenv("QIDOSE_HOME", str(root))
    yield Home(root)
    shutil.rmtree(folder)


def test_after_kill_9_the_learner_is_where_they_were(short_home: Home) -> None:
    first = Kernel(short_home, "amy")
    first.run(OPEN)
    first.asks(do="answer", card="dots", values={"first": "more"})
    first.asks(do="lock", card="dots")
    first.asks(do="answer", card="a", values={"decision": "look"})
    page, charts = first.value("widget.page"), first.value("widget.charts")
    first.kill()
    assert [card["id"] for card in page["cards"]] == ["dots", "a", "b"]

    second = Kernel(short_home, "amy")
    second.run(OPEN)
    assert second.value("widget.page") == page
    assert second.value("widget.charts") == charts
    second.asks(do="answer", card="a", values={"reason": "run"})
    assert second.value("widget.page['cards'][1]['values']") == {"decision": "look", "reason": "run"}
    second.close()


def test_a_whole_lesson_runs_in_a_kernel(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIDOSE_LEARNER", "amy")
    path = home.release / "managers-2026b" / "managers.ipynb"
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    shown = {cell.id: list(cell.outputs) for cell in notebook.cells if cell.cell_type == "code"}
    for name in ("short-pdsa", "hand-in"):
        assert ["application/vnd.jupyter.widget-view+json" in output.get("data", {}) for output in shown[name]] == [
            True
        ]
