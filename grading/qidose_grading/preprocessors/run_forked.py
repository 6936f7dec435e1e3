"""Runs the cells of a submission in a forked child of this process instead of a new kernel: milliseconds, not seconds.

The cells are all ours (`OnlyTheRelease` made sure), so what is run is `qidose` code over a learner's data. The child
still has limits on time and memory, and nothing it does reaches this process but its outputs. Notebooks in which people
write code are left to `RunShutIn`.
"""

import builtins
import json
import multiprocessing
import os
import resource
import sys
from multiprocessing.connection import Connection
from typing import Any

import nbformat
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Int

from ..code_notebook import has_answers

FORK = multiprocessing.get_context("fork") if hasattr(os, "fork") else None


class RunForked(NbGraderPreprocessor):
    """Executes the cells of a notebook of ours and keeps their outputs, as nbgrader's `Execute` does with a kernel."""

    seconds = Int(60, help="time for one submission").tag(config=True)
    memory_mb = Int(2048, help="address space for one submission, above what the parent uses").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        if has_answers(nb):
            return nb, resources  # people's own code: see run_shut_in
        if FORK is None:
            raise RuntimeError("This system cannot fork. Use nbgrader's own Execute preprocessor here.")
        sources = [cell.source if cell.cell_type == "code" else None for cell in nb.cells]
        for cell, outputs in zip(nb.cells, self._run(sources, resources["metadata"]["path"]), strict=True):
            if cell.cell_type == "code":
                cell.outputs = [nbformat.from_dict(output) for output in outputs]
        return nb, resources

    def _run(self, sources: list[str | None], folder: str) -> list[list[dict[str, Any]]]:
        assert FORK is not None
        here, there = FORK.Pipe(duplex=False)
        child = FORK.Process(target=_child, args=(there, sources, folder, self.seconds, self.memory_mb))
        child.start()
        there.close()
        try:
            if not here.poll(self.seconds):
                raise TimeoutError(f"Marking took longer than {self.seconds} seconds and was stopped.")
            return list(json.loads(here.recv_bytes()))
        except EOFError:
            child.join()
            raise RuntimeError(f"Marking stopped without a result (exit code {child.exitcode}).") from None
        finally:
            child.kill()
            child.join()
            here.close()


def _child(channel: Connection, sources: list[str | None], folder: str, seconds: int, memory_mb: int) -> None:
    limit_child(seconds, memory_mb)
    os.chdir(folder)
    shell = Shell.fresh()
    outputs = [[] if source is None else shell.outputs_of(source) for source in sources]
    channel.send_bytes(json.dumps(outputs).encode())


def limit_child(seconds: int, memory_mb: int) -> None:
    """Limit this process to so much computing time, and to so much memory above what it has now."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, ((_used_mb() + memory_mb) * 2**20,) * 2)


def _used_mb() -> int:
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize() // 2**20


class _Stream:
    """Standard output or error of a cell, kept as a notebook output."""

    encoding = "utf-8"

    def __init__(self, name: str, outputs: list[dict[str, Any]]) -> None:
        self.name = name
        self.outputs = outputs

    def write(self, text: str) -> int:
        last = self.outputs[-1] if self.outputs else {}
        if last.get("output_type") == "stream" and last["name"] == self.name:
            last["text"] += text
        elif text:
            self.outputs.append({"output_type": "stream", "name": self.name, "text": text})
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        return False


class _Publisher(DisplayPublisher):
    """`display(...)` as a notebook output."""

    shell: Any

    def publish(self, data: Any, metadata: Any = None, *_args: Any, **_options: Any) -> None:
        output = {"output_type": "display_data", "data": data, "metadata": metadata or {}}
        self.shell.cell_outputs.append(output)


class _Hook(DisplayHook):
    """A cell's value as a notebook output, numbered as a kernel numbers it."""

    shell: Any

    def write_output_prompt(self) -> None:
        """A notebook's prompt is not text."""

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        self.shell.cell_outputs.append(
            {
                "output_type": "execute_result",
                "data": format_dict,
                "metadata": md_dict or {},
                "execution_count": self.prompt_count,
            }
        )

    def finish_displayhook(self) -> None:
        """Nothing to end: no line was begun."""


class Shell(InteractiveShell):
    """An IPython shell whose outputs are notebook outputs. It must be the process's one shell, or display() prints."""

    displayhook_class = _Hook
    display_pub_class = _Publisher
    cell_outputs: list[dict[str, Any]]
    history_manager: Any

    @classmethod
    def fresh(cls) -> "Shell":
        # A translation or a prompt of the parent may have left this name behind; IPython then does not set its own `_`.
        vars(builtins).pop("_", None)
        InteractiveShell.clear_instance()
        shell = cls.instance(history_manager=None)
        shell.history_manager.enabled = False
        return shell

    def outputs_of(self, source: str) -> list[dict[str, Any]]:
        outputs: list[dict[str, Any]] = []
        self.cell_outputs = outputs
        real = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = _Stream("stdout", outputs), _Stream("stderr", outputs)
        try:
            self.run_cell(source, store_history=True)
        finally:
            sys.stdout, sys.stderr = real
        return outputs

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        self.cell_outputs.append(
            {"output_type": "error", "ename": etype.__name__, "evalue": str(evalue), "traceback": stb}
        )
