"""The side of ours: starts a kernel that is shut in, runs cells in it, calls its functions, and ends it.

All waiting has an end, all that comes back has a size, and what comes back is data: texts, errors, and values that
`seam` lets through. Pictures and HTML of somebody's code are left out, because a coach's page would show them.
"""

import ast
import builtins
import json
import os
import secrets
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import Empty
from typing import Any

import zmq
from jupyter_client.blocking.client import BlockingKernelClient

from . import seam

LONGEST_OUTPUT = 20_000
"""Characters kept of what one cell prints."""
_LONGEST_MESSAGE = 25_000_000
_START = 60  # seconds: the kernel's own start on a busy machine
_STOPPED = "Nothing after it could be checked."


@dataclass(frozen=True)
class Limits:
    """What the code of one work may use. Wall times in seconds."""

    cell_seconds: float = 30
    seconds: float = 240
    cpu_seconds: int = 120
    memory_mb: int = 2048
    file_mb: int = 1
    open_files: int = 128
    processes: int = 256
    """Only where no filter forbids new processes."""


class Stopped(RuntimeError):
    """The kernel has ended and answers no more. The message is for the person who wrote the code."""


class ShutInKernel:
    """A kernel in a process of its own that has given up what it does not need. `walls` names what stands."""

    walls: tuple[str, ...] = ()

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._why: str | None = None
        self._context: Any = None
        self._idle = ""  # the request that is done
        self._folder = Path(tempfile.mkdtemp(prefix="qidose-code-", dir=_short_folder()))
        connection = self._folder / "c.json"
        connection.write_text(json.dumps(_connection(self._folder)), encoding="utf-8")
        wanted = {
            name: value
            for name, value in asdict(limits).items()
            if not name.endswith("seconds") or name == "cpu_seconds"
        }
        self.process = subprocess.Popen(
            [sys.executable, "-I", str(Path(__file__).with_name("launch.py")), str(connection), json.dumps(wanted)],
            cwd=self._folder,
            env=_environment(self._folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        self._connection = connection

    def connect(self) -> None:
        """Wait for the kernel and talk to it. Raises Stopped when it does not come up."""
        self.walls = self._read_walls()
        self._context = zmq.Context()
        self._context.setsockopt(zmq.MAXMSGSIZE, _LONGEST_MESSAGE)
        self._context.setsockopt(zmq.LINGER, 0)
        self._client = BlockingKernelClient(context=self._context)
        self._client.load_connection_file(str(self._connection))
        self._client.start_channels(stdin=False, hb=False, control=False)
        self._wait()
        self._until = time.monotonic() + self._limits.seconds

    def _wait(self) -> None:
        until = time.monotonic() + _START
        while self.process.poll() is None and time.monotonic() < until:
            with suppress(RuntimeError):  # not yet: look again whether it is still there
                self._client.wait_for_ready(timeout=2)
                return
        self.close()
        raise RuntimeError("The kernel did not start, or ended at once.")

    def _read_walls(self) -> tuple[str, ...]:
        out, trouble = self.process.stdout, self.process.stderr
        assert out is not None
        assert trouble is not None
        ready, _, _ = select.select([out], [], [], _START)
        line = out.readline() if ready else b""
        if not line:
            end(self.process.pid)
            said = trouble.read().decode(errors="replace")[-500:]
            self.close()
            raise RuntimeError(f"The kernel did not start. {said}")
        return tuple(json.loads(line)["walls"])

    def run(self, source: str) -> list[dict[str, Any]]:
        """Run a cell; its outputs. Raises Stopped when the kernel ends in it, or had ended before."""
        outputs = _Outputs()
        self._execute(outputs, code=source, store_history=True)
        return outputs.found

    def call(self, name: str, arguments: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, list[dict[str, Any]]]:
        """Call a function of theirs: its answer and what it printed.

        Raises the error that it raised, where Python has one of this name; Stopped when the kernel ends in it.
        """
        found, printed = self._ask(name, seam.pack((arguments, named)))
        if "missing" in found:
            raise NameError(f"There is no {name}. Does the cell above run, and is the name spelt as it was?")
        if "error" in found:
            raise _error(*map(str, found["error"]))
        return seam.unpack(str(found["value"])), printed

    def look(self, name: str) -> dict[str, Any]:
        """What stands under a name: {"missing": …}, {"callable": …} or {"value": packed}."""
        return self._ask(name, "")[0]

    def _ask(self, name: str, packed: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        asked = f"__import__('_qidose_seam').answer(get_ipython().user_ns, {name!r}, {packed!r})"
        printed = _Outputs()
        reply = self._execute(printed, code="", silent=False, store_history=False, user_expressions={"it": asked})
        said = reply.get("user_expressions", {}).get("it", {})
        try:
            found = json.loads(ast.literal_eval(said["data"]["text/plain"]))
        except (KeyError, ValueError, SyntaxError, RecursionError, TypeError):
            raise TypeError(f"The answer of {name} could not be read.") from None
        if not isinstance(found, dict):
            raise TypeError(f"The answer of {name} could not be read.")
        return found, printed.found

    def _execute(self, outputs: "_Outputs", **wanted: Any) -> dict[str, Any]:
        """Send one request and wait until it is done and its outputs are in."""
        if self._why:
            raise Stopped(self._why)
        asked = self._client.execute(allow_stdin=False, stop_on_error=False, **wanted)
        until = min(time.monotonic() + self._limits.cell_seconds, self._until)
        reply: dict[str, Any] | None = None
        while True:
            now = time.monotonic()
            if reply is None and now > until:
                self._end(_too_long(self._limits, in_all=now > self._until))
            if reply is not None and now > until:
                return reply  # its last outputs were too large to come through
            if self.process.poll() is not None:
                self._end(_how_it_ended(self.process.returncode, self._limits))
            idle = self._hear(asked, outputs)
            if reply is None:
                reply = self._reply(asked)
                if reply is not None:
                    until = time.monotonic() + 2
            if idle and reply is not None:
                return reply

    def _hear(self, asked: str, outputs: "_Outputs") -> bool:
        """Take one output, if there is one within 50 ms; whether it says that all is done."""
        try:
            message = self._client.get_iopub_msg(timeout=0.05)
        except Empty:
            return False
        if message["parent_header"].get("msg_id") != asked:
            return False
        if message["msg_type"] == "status":
            if message["content"].get("execution_state") == "idle":
                self._idle = asked
        else:
            outputs.take(message["msg_type"], message["content"])
        return self._idle == asked

    def _reply(self, asked: str) -> dict[str, Any] | None:
        try:
            message = self._client.get_shell_msg(timeout=0)
        except Empty:
            return None
        return dict(message["content"]) if message["parent_header"].get("msg_id") == asked else None

    def _end(self, why: str) -> None:
        self._why = why
        self.close()
        raise Stopped(why)

    def close(self) -> None:
        """End the process and all that it may have begun, and take its folder away."""
        end(self.process.pid)
        self.process.wait()
        if self._context is not None:
            self._client.stop_channels()
            self._context.destroy(linger=0)
            self._context = None
        for pipe in (self.process.stdout, self.process.stderr):
            if pipe:
                pipe.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def end(pid: int) -> None:
    """Kill the process group that a kernel leads."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


class _Outputs:
    """What a cell gives out, as notebook outputs: texts and errors, and of them no more than can be read."""

    def __init__(self) -> None:
        self.found: list[dict[str, Any]] = []
        self._room = LONGEST_OUTPUT

    def take(self, kind: str, content: dict[str, Any]) -> None:
        if kind == "stream":
            self._stream(str(content["name"]), self._short(str(content["text"])))
        elif kind == "error":
            lines = [self._short(str(line)) for line in content["traceback"]]
            error = {"ename": str(content["ename"])[:100], "evalue": str(content["evalue"])[:1000]}
            self.found.append({"output_type": "error", **error, "traceback": lines})
        elif kind in ("display_data", "execute_result") and "text/plain" in content["data"]:
            data = {"text/plain": self._short(str(content["data"]["text/plain"]))}
            self.found.append({"output_type": "display_data", "data": data, "metadata": {}})

    def _stream(self, name: str, text: str) -> None:
        last = self.found[-1] if self.found else {}
        if last.get("output_type") == "stream" and last["name"] == name:
            last["text"] += text
        elif text:
            self.found.append({"output_type": "stream", "name": name, "text": text})

    def _short(self, text: str) -> str:
        if self._room <= 0:
            return ""
        kept = text[: self._room]
        self._room -= len(text)
        return kept if len(kept) == len(text) else f"{kept}\n… the rest is left out.\n"


def _too_long(limits: Limits, *, in_all: bool) -> str:
    how = f"{limits.seconds:g} seconds in all" if in_all else f"{limits.cell_seconds:g} seconds here"
    cause = "Look for a loop that does not end, or for far too much printing."
    return f"Your code ran longer than {how}, and was stopped. {cause} {_STOPPED}"


def _how_it_ended(code: int | None, limits: Limits) -> str:
    if code == -getattr(signal, "SIGXCPU", 0):
        return (
            f"Your code needed more than {limits.cpu_seconds} seconds of computing in all, and was stopped. {_STOPPED}"
        )
    how = f"exit code {code}" if code is not None and code >= 0 else f"signal {-(code or 0)}"
    return f"Your code ended Python itself here ({how}). {_STOPPED}"


def _error(name: str, words: str) -> Exception:
    """An error of theirs as one of ours: Python's own of this name, or a plain one that names it."""
    kind = getattr(builtins, name, None)
    if isinstance(kind, type) and issubclass(kind, Exception) and kind not in (UnicodeDecodeError, UnicodeEncodeError):
        with suppress(TypeError):
            return kind(words)
    return RuntimeError(f"{name}: {words}")


def _short_folder() -> str:
    # The path of a socket may have 107 characters at most.
    usual = tempfile.gettempdir()
    return usual if len(usual) < 60 else "/tmp"


def _connection(folder: Path) -> dict[str, Any]:
    ports = {f"{name}_port": n for n, name in enumerate(("shell", "iopub", "stdin", "control", "hb"), 1)}
    key = {"key": secrets.token_hex(32), "signature_scheme": "hmac-sha256"}
    return {**ports, **key, "transport": "ipc", "ip": str(folder / "k"), "kernel_name": "python3"}


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of ours: no home, no learner, no token, no path of a program."""
    here = {"HOME": str(folder), "TMPDIR": str(folder), "IPYTHONDIR": str(folder), "NBGRADER_EXECUTION": "autograde"}
    threads = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL")}
    return {**here, **threads, "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1", "PATH": "/nowhere"}
