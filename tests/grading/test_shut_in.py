"""The kernel that runs people's code is shut in, and what they write there cannot reach the tests."""

import logging
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.preprocessors import Execute
from nbgrader.utils import compute_checksum, determine_grade

from qidose_grading.preprocessors.run_shut_in import NOTHING, RunShutIn, names_needed
from qidose_grading.sandbox import seam
from qidose_grading.sandbox.kernel import LONGEST_OUTPUT, Limits, ShutInKernel, Stopped

pytestmark = pytest.mark.kernel
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="These walls are Linux's own.")
SECRET = "a-token-of-the-server"


@pytest.fixture(scope="module")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ShutInKernel]:
    """One kernel for all tests that it outlives. The process around it has something to hide."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QIDOSE_TOKEN", SECRET)
        made = ShutInKernel(Limits(cell_seconds=20, memory_mb=1024))
    made.connect()
    yield made
    made.close()


def error(kernel: ShutInKernel, source: str) -> str:
    """The error of a cell, in its last words."""
    outputs = kernel.run(source)
    return next((f"{one['ename']}: {one['evalue']}" for one in outputs if one["output_type"] == "error"), "")


def text(outputs: list[dict[str, Any]]) -> str:
    return "".join(one.get("text") or one.get("data", {}).get("text/plain", "") for one in outputs)


@LINUX
def test_every_wall_stands_here(kernel: ShutInKernel) -> None:
    """Where a container forbids namespaces, that one may be missing: the others hold without it."""
    assert {"limits", "files", "calls"} <= set(kernel.walls)


def test_it_is_a_real_kernel(kernel: ShutInKernel) -> None:
    assert text(kernel.run("import numpy as np\nnp.arange(3).sum()")) in ("3", "np.int64(3)")
    assert text(kernel.run("%who_ls")).startswith("[")
    assert error(kernel, "1 / 0") == "ZeroDivisionError: division by zero"


REFUSED = "PermissionError"
TRIED = {
    "reads the gradebook": ("open(GRADEBOOK).read()", REFUSED),
    "reads a password file": ("open('/etc/passwd').read()", REFUSED),
    "looks round the home": ("import os; os.listdir(HOME)", REFUSED),
    "looks at the hidden tests": ("open(LESSON).read()", REFUSED),
    "reads others' environment": ("import os; open(f'/proc/{os.getppid()}/environ').read()", REFUSED),
    "writes a file": ("open('mine.txt', 'w')", REFUSED),
    "deletes a file": ("import os; os.remove(LESSON)", REFUSED),
    "deletes a folder": ("import shutil; shutil.rmtree(os.path.dirname(LESSON))", REFUSED),
    "renames a file": ("import os; os.rename(LESSON, LESSON + '.old')", REFUSED),
    "empties a file": ("import os; os.truncate(LESSON, 0)", REFUSED),
    "changes who may read": ("import os; os.chmod(LESSON, 0o777)", REFUSED),
    "changes times": ("import os; os.utime(LESSON)", REFUSED),
    "forks": ("import os; os.fork()", REFUSED),
    "forks without end": ("import os\nwhile True: os.fork()", REFUSED),
    "starts a program": ("import subprocess; subprocess.run(['/bin/ls'])", REFUSED),
    "becomes a program": ("import os; os.execv('/bin/ls', ['ls'])", REFUSED),
    "starts a process": ("import multiprocessing; multiprocessing.get_context('fork').Process().start()", REFUSED),
    "opens a network socket": ("import socket; socket.create_connection(('127.0.0.1', 80), 1)", REFUSED),
    "opens a socket for any network": ("import socket; socket.socket(socket.AF_INET6)", REFUSED),
    "calls a local service": ("import socket; socket.socket(socket.AF_UNIX).connect('/run/x')", REFUSED),
    "kills everything": ("import os; os.kill(-1, 9)", REFUSED),
    "kills the marker": ("import os; os.kill(os.getppid(), 9)", "Error"),
    "raises its limits": ("import resource; resource.setrlimit(resource.RLIMIT_CPU, (10**6, 10**6))", "ValueError"),
    "takes 10 GB": ("much = bytearray(10**10)", "MemoryError"),
    "uses our code": ("import qidose.spc", "ModuleNotFoundError: The course's own code is not here."),
    "uses our tests": ("from qidose_grading.sandbox import seam", "ModuleNotFoundError"),
    "asks for input": ("input()", "StdinNotImplementedError"),
}


@LINUX
@pytest.mark.parametrize("what", TRIED)
def test_it_cannot(what: str, kernel: ShutInKernel, tmp_path: Path) -> None:
    source, refused = TRIED[what]
    lesson, gradebook = tmp_path / "lesson.ipynb", tmp_path / "gradebook.db"
    for path in (lesson, gradebook):
        path.write_text("secret")
    os.chmod(lesson, 0o600)
    before = lesson.stat()
    said = error(
        kernel,
        f"import os\nLESSON, GRADEBOOK = {str(lesson)!r}, {str(gradebook)!r}\nHOME = {str(Path.home())!r}\n{source}",
    )
    assert refused in said, said
    assert (lesson.read_text(), lesson.stat()[:2], lesson.stat().st_mtime_ns) == (
        "secret",
        before[:2],
        before.st_mtime_ns,
    )
    assert text(kernel.run("'still here'")) == "'still here'"


def test_it_knows_nothing_of_who_runs_it(kernel: ShutInKernel) -> None:
    shown = text(kernel.run("import os; print(dict(os.environ)); print(os.getcwd())"))
    assert SECRET not in shown
    assert "QIDOSE" not in shown
    assert str(Path.home()) not in shown


def test_its_memory_and_files_and_time_are_limited(kernel: ShutInKernel) -> None:
    names = ("RLIMIT_AS", "RLIMIT_FSIZE", "RLIMIT_CORE", "RLIMIT_NOFILE", "RLIMIT_CPU")
    shown = text(kernel.run(f"import resource\nprint([resource.getrlimit(getattr(resource, n)) for n in {names}])"))
    limits = Limits()
    assert shown.strip() == str(
        [(n, n) for n in (1024 * 2**20, limits.file_mb * 2**20, 0, limits.open_files)]
        + [(limits.cpu_seconds, limits.cpu_seconds + 2)]
    )


def test_much_printing_is_cut(kernel: ShutInKernel) -> None:
    shown = text(kernel.run("for n in range(20_000): print('hello')"))
    assert len(shown) < LONGEST_OUTPUT + 100
    assert shown.endswith("the rest is left out.\n")


def test_only_texts_come_out(kernel: ShutInKernel) -> None:
    """A coach's page shows outputs: no HTML, no picture and no script of somebody's code may be among them."""
    outputs = kernel.run("from IPython.display import HTML, display\ndisplay(HTML('<script>alert(1)</script>'))")
    assert [list(one["data"]) for one in outputs] == [["text/plain"]]


def test_calls_go_in_and_come_back_as_data(kernel: ShutInKernel) -> None:
    kernel.run(
        "def twice(x, *, by=2):\n    print('asked')\n    return np.asarray(x) * by, {'n': len(x)}, None, True, 'é'"
    )
    value, printed = kernel.call("twice", ([1, 2.5],), {"by": 3})
    assert np.array_equal(value[0], [3, 7.5])
    assert value[1:] == ({"n": 2}, None, True, "é")
    assert text(printed) == "asked\n"
    assert kernel.look("twice") == {"callable": True}
    assert kernel.look("nothing") == {"missing": True}


def test_what_goes_wrong_in_a_call_is_the_error_it_was(kernel: ShutInKernel) -> None:
    kernel.run("def bad(): raise ValueError('no')\ndef odd(): raise type('Odd', (Exception,), {})('x')")
    kernel.run("def leave(): raise SystemExit(0)\ndef strange(): return object()\ndef huge(): return 'x' * 30_000_000")
    for name, kind, words in (
        ("bad", ValueError, "no"),
        ("odd", RuntimeError, "Odd: x"),
        ("leave", RuntimeError, "SystemExit"),
        ("strange", TypeError, "Only numbers, texts, lists"),
        ("huge", TypeError, "too long"),
        ("none", NameError, "There is no none"),
    ):
        with pytest.raises(kind, match=words):
            kernel.call(name, (), {})


def test_a_loop_without_end_is_stopped_and_told() -> None:
    kernel = ShutInKernel(Limits(cell_seconds=1))
    kernel.connect()
    began = time.monotonic()
    with pytest.raises(Stopped, match=r"Your code ran longer than 1 seconds here, and was stopped\. Look for a loop"):
        kernel.run(
            "import threading\nthreading.Thread(target=lambda: [0 for _ in iter(int, 1)]).start()\nwhile True: pass"
        )
    assert time.monotonic() - began < 10
    assert kernel.process.poll() is not None
    with pytest.raises(Stopped, match="Nothing after it could be checked"):
        kernel.run("1")


@pytest.mark.parametrize(
    ("source", "words"),
    [("import os; os._exit(7)", r"ended Python itself here \(exit code 7\)"), ("import os; os.abort()", "signal 6")],
)
def test_code_that_ends_python_is_told(source: str, words: str) -> None:
    kernel = ShutInKernel(Limits())
    kernel.connect()
    with pytest.raises(Stopped, match=words):
        kernel.run(source)


def test_computing_time_is_limited_too() -> None:
    kernel = ShutInKernel(Limits(cpu_seconds=3))
    kernel.connect()
    with pytest.raises(Stopped, match="more than 3 seconds of computing in all"):
        kernel.run("while True: pass")


def test_where_no_filter_is_processes_are_counted(tmp_path: Path) -> None:
    """Not as the superuser, whom this limit does not hold: there the filter must be."""
    code = "import sys; sys.path.insert(0, {!r}); import walls; walls.set_fewest_processes(0)\nimport os; os.fork()"
    folder = str(Path(seam.__file__).parent)
    user = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
    if user and not os.access("/usr/bin/python3", os.X_OK):
        pytest.skip("There is no Python that another user may run.")
    python = "/usr/bin/python3" if user else sys.executable
    walls = tmp_path / "walls.py"
    walls.write_text(Path(folder, "walls.py").read_text())
    for path in (walls, *tmp_path.parents[:3], tmp_path):
        if user:
            path.chmod(path.stat().st_mode | 0o055)
    ran = subprocess.run([python, "-c", code.format(str(tmp_path))], capture_output=True, text=True, **user)
    assert "BlockingIOError" in ran.stderr, ran.stderr


class TestSeam:
    """What passes between the processes."""

    @pytest.mark.parametrize(
        "value",
        [1, 1.5, float("inf"), True, None, "x", [1, [2]], (1, (2,)), {"a": [1]}, {1: 2}, [], (), {}, {"tuple": [1]}],
    )
    def test_it_comes_back_as_it_was(self, value: Any) -> None:
        back = seam.unpack(seam.pack(value))
        assert back == value
        assert type(back) is type(value)

    def test_arrays_keep_their_type(self) -> None:
        for value in (np.array([1.5, np.nan]), np.array([[True]]), np.zeros((0,), int), np.array(["a"])):
            back = seam.unpack(seam.pack(value))
            assert back.dtype == value.dtype
            assert np.array_equal(back, value, equal_nan=value.dtype.kind == "f")

    def test_other_things_do_not_pass(self) -> None:
        for value in (object(), len, np.array([object()]), type("Sly", (float,), {})(1.0), {1, 2}):
            with pytest.raises(seam.CannotPass):
                seam.pack(value)

    @pytest.mark.parametrize(
        "text", ['{"array": ["O", [1]]}', "[1]", '{"set": [1]}', '{"list": 1}', "{", '{"a": 1, "b": 2}']
    )
    def test_what_was_not_packed_is_refused(self, text: str) -> None:
        with pytest.raises((ValueError, TypeError)):
            seam.unpack(text)


def test_the_names_that_a_test_needs() -> None:
    source = "import math as m\ndef f(a, b=wide): return a + there\nfor i in range(3): x = [j for j in given(i)]\nm.pi"
    assert names_needed(source) == {"wide", "there", "range", "given"}


# Whole notebooks ------------------------------------------------------------------------------------------------------


def cell(source: str, grade_id: str, stub: str | None = None, **about: Any) -> NotebookNode:
    marking = {"grade_id": grade_id, "schema_version": 3, "locked": False, "grade": False, "solution": False, **about}
    made = new_code_cell(source, metadata={"nbgrader": {**marking, "task": False}})
    released = new_code_cell(stub if stub is not None else source, metadata=made.metadata)
    made.metadata.nbgrader["checksum"] = compute_checksum(released)
    return made


def notebook(*answers: str, tests: tuple[str, ...]) -> NotebookNode:
    """A setup cell, then answers and tests by turns."""
    cells = [cell("def near(a, b): return abs(a - b) < 1e-6", "setup", locked=True)]
    for n, (answer, test) in enumerate(zip(answers, tests, strict=True)):
        cells.append(cell(answer, f"answer-{n}", stub="# Your answer", solution=True))
        cells.append(cell(test, f"test-{n}", grade=True, locked=True, points=1))
    cells.append(new_code_cell("print('a cell of nobody')"))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def marked(found: NotebookNode, **limits: Any) -> list[tuple[float | None, str]]:
    """The score of each test cell, and what its error says."""
    ran, _ = RunShutIn(**limits).preprocess(found, {"metadata": {"path": "/"}})
    return scores(ran)


def scores(ran: NotebookNode) -> list[tuple[float | None, str]]:
    tests = [one for one in ran.cells if one.metadata.get("nbgrader", {}).get("grade")]
    said = ["".join(out.get("evalue", "") for out in one.outputs) for one in tests]
    return [(determine_grade(one)[0], words) for one, words in zip(tests, said, strict=True)]


TEST = "assert near(f(2), 4), 'f(2) is 4.'\nassert near(f(5), 25), 'f(5) is 25.'"


def test_right_and_wrong_answers_and_what_is_told() -> None:
    answers = (
        "def f(x): return x * x",
        "def f(x): return x + 2",
        "def f(x): return 1 / 0",
        "def g(x): pass",
        "def f(x) x",
    )
    found = marked(notebook(*answers, tests=(TEST,) * 5))
    assert [score for score, _ in found] == [1, 0, 0, 0, 0]
    assert found[1][1] == "f(5) is 25."
    assert (
        found[2][1] == "Your code could not be checked to the end. It stopped with ZeroDivisionError: division by zero"
    )


def test_cells_that_are_not_nbgraders_do_not_run() -> None:
    ran, _ = RunShutIn().preprocess(notebook("def f(x): return x * x", tests=(TEST,)), {"metadata": {"path": "/"}})
    assert ran.cells[-1].outputs == []


def test_names_missing_and_values_given() -> None:
    found = marked(notebook("g = 1", "answer = 4.0", tests=(TEST, "assert near(answer, 4), 'It is 4.'")))
    assert found[0] == (
        0,
        "name 'f' is not defined. Does your answer cell run without an error, and is the name spelt as it was?",
    )
    assert found[1] == (1, "")


NOTHING_RIGHT = "\ndef f(x): return 0"
NEEDLE = "'f(5) ' + 'is'"
"""What the hidden test says, so written that these cells do not hold it themselves."""
CHEATS = {
    "patches the helper": f"def near(a, b): return True{NOTHING_RIGHT}",
    "patches Python": f"import builtins\nbuiltins.abs = lambda x: 0\nbuiltins.AssertionError = Warning{NOTHING_RIGHT}",
    "shadows what tests use": f"abs = lambda x: 0{NOTHING_RIGHT}",
    "answers with a chameleon": """
class Same(float):
    __sub__ = __rsub__ = lambda *a: 0.0
    __eq__ = lambda *a: True
def f(x): return Same(0)""",
    "looks up the stack": f"""
import sys
def f(x):
    frame = sys._getframe()
    while frame:
        for v in (*frame.f_globals.values(), *frame.f_locals.values()):
            if isinstance(v, str) and {NEEDLE} in v: return 25 if x == 5 else 4
        frame = frame.f_back
    return 0""",
    "reads the cells": f"""
def f(x):
    told = any({NEEDLE} in c for c in get_ipython().user_ns['In'])
    return (25 if x == 5 else 4) if told else 0""",
    "searches the memory": f"""
import gc
def f(x):
    told = [v for o in gc.get_objects() if isinstance(o, dict) for v in list(o.values()) if isinstance(v, str)]
    return (25 if x == 5 else 4) if any({NEEDLE} in v for v in told) else 0""",
    "prints a score": f"from IPython.display import display\ndisplay(1.0)\nprint('1.0'){NOTHING_RIGHT}\n1.0",
    "forges the seam": f"""
import sys
sys.modules['_qidose_seam'].answer = lambda *a: '{{"value": "[1]"}}'{NOTHING_RIGHT}""",
    "breaks the seam": f"import sys\nsys.modules['_qidose_seam'].answer = lambda *a: 'x' * 100{NOTHING_RIGHT}",
    "leaves quietly": "def f(x): raise SystemExit(0)",
    "interrupts": "def f(x): raise KeyboardInterrupt",
    "never ends inside a test": "def f(x):\n    while True: pass",
    "dies inside a test": "import os\ndef f(x): os._exit(0)",
}


@pytest.mark.parametrize("cheat", CHEATS)
def test_no_cheat_gets_a_point(cheat: str) -> None:
    ((score, said),) = marked(notebook(CHEATS[cheat], tests=(TEST,)), cell_seconds=1.5)
    assert score == 0
    assert said
    assert "Traceback" not in said


def test_nothing_handed_in_starts_no_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qidose_grading.preprocessors.run_shut_in.ShutInKernel", None)
    monkeypatch.setattr("qidose_grading.preprocessors.run_shut_in.FORK", None)
    assert marked(notebook("# Your answer", tests=(TEST,))) == [(0, NOTHING)]
    with pytest.raises(RuntimeError, match="cannot shut code in"):
        marked(notebook("def f(x): return x * x", tests=(TEST,)))


@LINUX
def test_it_ends_with_the_process_that_started_it() -> None:
    """Also where that one is killed and can clear nothing away."""
    code = (
        "from qidose_grading.sandbox.kernel import *; import os, signal; k = ShutInKernel(Limits()); k.connect();"
        "print(k.process.pid, k._folder, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    pid, folder = ran.stdout.split()
    until = time.monotonic() + 5
    while Path(f"/proc/{pid}").exists() and "Z" not in Path(f"/proc/{pid}/stat").read_text().split()[2]:
        assert time.monotonic() < until
        time.sleep(0.05)
    shutil.rmtree(folder)


def test_missing_walls_are_told_in_the_log(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(RunShutIn, "_run", lambda _, cells: ([[] for _ in cells], ["limits", "namespaces"]))
    runner = RunShutIn()
    runner.log = logging.getLogger("marking")
    runner.preprocess(notebook("def f(x): return 1", tests=(TEST,)), {"metadata": {"path": "/"}})
    (said,) = [record.message for record in caplog.records if "walls" in record.message]
    assert said.startswith("Code ran with fewer walls than it should. This system lacks: ")
    assert {"files", "calls"} == set(said.removesuffix(".").split(": ")[1].split(", "))


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qidose_grading.sandbox.kernel._short_folder", lambda: str(tmp_path))
    for answer in ("import os; os._exit(1)", "def f(x): return x * x"):
        marked(notebook(answer, tests=(TEST,)))
        assert list(tmp_path.iterdir()) == []


def test_nbgraders_own_kernel_gives_the_same_scores() -> None:
    answers = (
        "def f(x): return x * x",
        "def f(x): return x + 2",
        "import numpy as np\ndef f(x): return np.float64(x) ** 2",
    )
    ours = marked(notebook(*answers, tests=(TEST,) * 3))
    stock, _ = Execute().preprocess(notebook(*answers, tests=(TEST,) * 3), {"metadata": {"path": "/"}})
    assert [score for score, _ in scores(stock)] == [score for score, _ in ours] == [1, 0, 1]
