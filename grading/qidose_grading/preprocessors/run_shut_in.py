"""Runs notebooks in which people write code: their cells in a kernel that is shut in, our tests outside of it.

A test cell sees the functions of the answer cells as if they stood in the same notebook. In truth each call goes to the
other process and comes back as plain data. So the hidden tests, and what they expect, are never where the code is: it
cannot read them, and there is nothing of theirs that it could change.

    answer cell          (nbgrader: solution)      in the kernel that is shut in
    test cell            (nbgrader: grade)         in a forked child of this process
    locked cell, no mark (nbgrader: locked)        in both: what both need, such as `import numpy as np`
    every other cell                               not at all

nbgrader's own `Execute`, which runs everything in one kernel, gives the same scores to honest work.
"""

import ast
import builtins
import json
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import compute_checksum, is_grade, is_locked, is_solution
from traitlets import Float, Int

from ..code_notebook import has_answers, is_answer
from ..sandbox import seam
from ..sandbox.kernel import Limits, ShutInKernel, Stopped, end
from .run_forked import FORK, Shell, limit_child

NOTHING = "You have not handed in code for this yet."
_TO_START = 90
"""Seconds for a kernel to come up on a busy machine, and for our own tests."""
_MOST = 10_000_000
"""Bytes that the child may send: the outputs of one notebook."""


class RunShutIn(NbGraderPreprocessor):
    """Executes a notebook that has answer cells; leaves every other notebook as it is."""

    seconds = Int(240, help="wall time for one work, in all").tag(config=True)
    cell_seconds = Float(30, help="wall time for one cell, and for one call of a function").tag(config=True)
    cpu_seconds = Int(120, help="computing time for one work, in all").tag(config=True)
    memory_mb = Int(2048, help="address space of the kernel").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        if not has_answers(nb):
            return nb, resources
        if all(_untouched(cell) for cell in nb.cells if is_answer(cell)):
            for cell in nb.cells:
                if is_grade(cell):
                    cell.outputs = [nbformat.from_dict(_error(NOTHING))]
            return nb, resources
        if FORK is None:
            raise RuntimeError("This system cannot shut code in. Mark code on Linux or macOS.")
        ran, walls = self._run([(_place(cell), cell.source) for cell in nb.cells])
        if missing := {"namespaces", "files", "calls"} - set(walls):
            self.log.warning("Code ran with fewer walls than it should. This system lacks: %s", ", ".join(missing))
        for cell, outputs in zip(nb.cells, ran, strict=True):
            if cell.cell_type == "code":
                cell.outputs = [nbformat.from_dict(output) for output in outputs]
        return nb, resources

    def _run(self, cells: list[tuple[str, str]]) -> tuple[list[list[dict[str, Any]]], list[str]]:
        assert FORK is not None
        limits = Limits(self.cell_seconds, self.seconds, self.cpu_seconds, self.memory_mb)
        longest = self.seconds + _TO_START  # the kernel ends by itself before; this is for what nobody thought of
        here, there = FORK.Pipe(duplex=False)
        child = FORK.Process(target=_child, args=(there, cells, limits, longest))
        child.start()
        there.close()
        kernel = 0
        try:
            if not here.poll(longest):
                raise TimeoutError
            kernel = int(json.loads(here.recv_bytes(100)))
            if not here.poll(longest):
                raise TimeoutError
            found = json.loads(here.recv_bytes(_MOST))
            return found["outputs"], found["walls"]
        except TimeoutError:
            raise TimeoutError(f"The code ran longer than {self.seconds} seconds in all and was stopped.") from None
        except (EOFError, OSError):
            child.join(5)
            raise RuntimeError(f"Marking the code stopped without a result (exit code {child.exitcode}).") from None
        finally:
            child.kill()
            child.join()
            if kernel:
                end(kernel)
            here.close()


def _untouched(cell: NotebookNode) -> bool:
    """Whether an answer cell is as it was released."""
    return bool(cell.metadata.nbgrader.get("checksum") == compute_checksum(cell))


def _place(cell: NotebookNode) -> str:
    """Where a cell runs."""
    if cell.cell_type != "code" or "nbgrader" not in cell.metadata:
        return "nowhere"
    if is_solution(cell):
        return "inside"
    if is_grade(cell):
        return "outside"
    return "both" if is_locked(cell) else "nowhere"


def _child(channel: Connection, cells: list[tuple[str, str]], limits: Limits, seconds: int) -> None:
    kernel = ShutInKernel(limits)
    try:
        channel.send_bytes(json.dumps(kernel.process.pid).encode())
        os.chdir("/")
        kernel.connect()
        limit_child(seconds, limits.memory_mb)
        desk = _Desk(kernel)
        outputs = [desk.outputs_of(place, source) for place, source in cells]
    finally:
        kernel.close()
    # Last of all: whoever waits for this ends this process as soon as it has it.
    channel.send_bytes(json.dumps({"outputs": outputs, "walls": kernel.walls}).encode())


class _Desk:
    """Takes the cells of one notebook in their order to where each belongs."""

    def __init__(self, kernel: ShutInKernel) -> None:
        self._kernel = kernel
        self._shell = Tests.fresh()
        self._ours = {*dir(builtins), *self._shell.user_ns}
        self._theirs: set[str] = set()

    def outputs_of(self, place: str, source: str) -> list[dict[str, Any]]:
        if place == "outside":
            return self._test(source)
        if place == "nowhere":
            return []
        try:
            outputs = self._kernel.run(source)
        except Stopped as stopped:
            outputs = [_error(str(stopped))]
        if place == "both":
            self._shell.outputs_of(source)
            self._ours |= self._shell.user_ns.keys()
        return outputs

    def _test(self, source: str) -> list[dict[str, Any]]:
        for name in self._theirs:
            self._shell.user_ns.pop(name, None)
        self._theirs = names_needed(source) - self._ours
        try:
            for name in sorted(self._theirs):
                self._give(name)
        except (Stopped, TypeError, ValueError) as trouble:  # the last 2: an answer that is no packed value
            return [_error(str(trouble))]
        return self._shell.outputs_of(source)

    def _give(self, name: str) -> None:
        """Put under a name what the answer cells have there: data, or a function that calls theirs."""
        found = self._kernel.look(name)
        if "callable" in found:
            self._shell.user_ns[name] = self._function(name)
        elif "value" in found:
            self._shell.user_ns[name] = seam.unpack(str(found["value"]))

    def _function(self, name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            value, printed = self._kernel.call(name, arguments, named)
            self._shell.cell_outputs += printed
            return value

        call.__name__ = name
        return call


def names_needed(source: str) -> set[str]:
    """The names that a cell uses and does not make itself."""
    used: set[str] = set()
    made: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name):
            (used if isinstance(node.ctx, ast.Load) else made).add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            made.add(node.name)
        elif isinstance(node, ast.arg):
            made.add(node.arg)
        elif isinstance(node, ast.alias):
            made.add((node.asname or node.name).partition(".")[0])
    return used - made


class Tests(Shell):
    """A shell for our tests: what failed is told in the words of the test, without its code."""

    __test__ = False  # pytest would take it for a test

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        self.cell_outputs.append(_error(plain(etype, evalue), etype.__name__))


def plain(kind: type, error: BaseException) -> str:
    """What went wrong in a test, for the person who wrote the code."""
    words = str(error)
    if issubclass(kind, AssertionError | Stopped):
        return words or "A check failed."
    if issubclass(kind, NameError):
        return f"{words}. Does your answer cell run without an error, and is the name spelt as it was?"
    return f"Your code could not be checked to the end. It stopped with {kind.__name__}: {words}"


def _error(words: str, name: str = "NotYet") -> dict[str, Any]:
    return {"output_type": "error", "ename": name, "evalue": words, "traceback": [words]}
