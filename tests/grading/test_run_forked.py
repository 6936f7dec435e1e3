"""Cells run in a forked child give what nbgrader's own kernel gives, within limits, and cannot reach the parent."""

import builtins
import copy
import os
import sys
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.preprocessors import Execute

from qidose_grading.preprocessors.run_forked import RunForked

CELLS = [
    "import sys\nfrom IPython.display import HTML, display",
    "2.0",
    "None",
    "2.0;",
    'display(HTML("<b>hello</b>"))\n1 + 1',
    'display({"application/json": {"a": 1}, "text/plain": "one"}, raw=True)\ndisplay("two")',
    'print("one")\nprint("two", end="")',
    'print("a"); print("b", file=sys.stderr); print("c")',
    'print("before"); display(HTML("between")); print("after")\n0.5',
    "",
    "# a comment only",
    '"text with \\n and 😀"',
    "[1, 2], {3: 'x'}",
    '1 / 0\nprint("never")',
    'print("still here")\nundefined_name',
    "this is not Python",
    "def deep():\n    raise ValueError('<script>')\ndeep()",
    "class Both(str):\n    def _repr_html_(self):\n        return '<i>both</i>'\nBoth('both')",
    "x = 41\nx += 1\nx",
    "_ + 1",
    'sys.stderr.write("quiet\\n"); None',
    "from pathlib import Path\nstr(Path.cwd())",
    'open("answers.txt").read()',
    "import os; os.environ['NBGRADER_EXECUTION']",
]


def notebook(*sources: str) -> NotebookNode:
    cells = [new_markdown_cell("# Words"), *(new_code_cell(source) for source in sources)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def forked(folder: Path, *sources: str, **limits: Any) -> list[list[dict[str, Any]]]:
    ran, _ = RunForked(**limits).preprocess(notebook(*sources), {"metadata": {"path": str(folder)}})
    return [list(cell.outputs) for cell in ran.cells if cell.cell_type == "code"]


def same(outputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Outputs without what is a matter of place and time.

    That is: tracebacks, and how a kernel's buffers cut up the two streams.
    """
    found: list[dict[str, Any]] = []
    for output in map(dict, copy.deepcopy(outputs)):
        if output["output_type"] == "error":
            output["traceback"] = bool(output["traceback"])
        streams = list(takewhile(lambda last: last["output_type"] == "stream", reversed(found)))
        begun = [stream for stream in streams if stream["name"] == output.get("name")]
        if begun:
            begun[0]["text"] += output["text"]
        else:
            found.append(output)
    return found


@pytest.mark.kernel
def test_the_outputs_are_those_of_nbgraders_own_kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, "_", None, raising=False)  # as a translation of the parent process may leave it
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    (tmp_path / "answers.txt").write_text("data beside the notebook")
    stock, _ = Execute().preprocess(notebook(*CELLS), {"metadata": {"path": str(tmp_path)}})
    theirs = [same(cell.outputs) for cell in stock.cells if cell.cell_type == "code"]
    ours = [same(outputs) for outputs in forked(tmp_path, *CELLS)]
    for source, mine, their in zip(CELLS, ours, theirs, strict=True):
        assert mine == their, source


def test_a_submission_that_takes_too_long_is_stopped_and_told(tmp_path: Path) -> None:
    with pytest.raises(TimeoutError, match=r"Marking took longer than 1 seconds and was stopped\."):
        forked(tmp_path, "import time; time.sleep(600)", seconds=1)


def test_so_is_one_that_computes_for_ever(tmp_path: Path) -> None:
    with pytest.raises((TimeoutError, RuntimeError), match="Marking"):
        forked(tmp_path, "while True: pass", seconds=1)


def test_a_submission_that_wants_too_much_memory_gets_an_error_in_its_cell(tmp_path: Path) -> None:
    outputs = forked(tmp_path, "x = bytearray(10**9)", "'still alive'", memory_mb=256)
    assert outputs[0][0]["ename"] == "MemoryError"
    assert outputs[1][0]["data"]["text/plain"] == "'still alive'"


def test_a_child_that_dies_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"Marking stopped without a result \(exit code 7\)\."):
        forked(tmp_path, "import os; os._exit(7)")
    with pytest.raises(RuntimeError, match=r"exit code -9"):
        forked(tmp_path, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")


def test_asking_to_exit_ends_neither_the_marking_nor_the_parent(tmp_path: Path) -> None:
    outputs = forked(tmp_path, "import sys; sys.exit(3)", "1.0")
    assert outputs[1][0]["data"]["text/plain"] == "1.0"


def test_the_child_cannot_change_the_parent(tmp_path: Path) -> None:
    marked = {"modules": set(sys.modules), "path": list(sys.path), "folder": os.getcwd(), "out": sys.stdout}
    forked(
        tmp_path,
        "import os, sys, builtins, qidose.doses",
        "qidose.doses.DOSES = ()\nbuiltins.float = lambda value: 99.0",
        "os.environ['QIDOSE_HOME'] = '/nowhere'\nsys.path.append('/nowhere')\nos.chdir('/')",
        "sys.stdout = None\nsys.modules['json'] = None",
    )
    from qidose.doses import DOSES

    assert len(DOSES) == 6
    assert float("2") == 2.0
    assert os.environ["QIDOSE_HOME"] != "/nowhere"
    assert {
        "modules": set(sys.modules),
        "path": sys.path,
        "folder": os.getcwd(),
        "out": sys.stdout,
    } == marked


def test_one_submission_leaves_nothing_for_the_next(tmp_path: Path) -> None:
    assert forked(tmp_path, "left = 1\nleft")[0][0]["data"]["text/plain"] == "1"
    assert forked(tmp_path, "left")[0][0]["ename"] == "NameError"


def test_a_megabyte_of_output_comes_through(tmp_path: Path) -> None:
    outputs = forked(tmp_path, "print('x' * 3_000_000)")
    assert len(outputs[0][0]["text"]) == 3_000_001


def test_where_nothing_can_fork_it_says_what_to_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qidose_grading.preprocessors.run_forked.FORK", None)
    with pytest.raises(RuntimeError, match="Use nbgrader's own Execute preprocessor"):
        forked(tmp_path, "1")
