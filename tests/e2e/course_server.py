"""A real `qidose serve` in a process of its own, on a free port, with its address read from what it prints."""

import os
import re
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self


class CourseServer:
    """One person's server. Starting waits for the printed address; leaving stops the process and waits for its end."""

    def __init__(self, home: Path, person: str, log: Path) -> None:
        self._home = home
        self._person = person
        self._log = log
        self.address = ""

    def __enter__(self) -> Self:
        environment = {**os.environ, "QIDOSE_HOME": str(self._home), "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "qidose_server", "serve", "--as", self._person, "--port", "0", "--no-browser"]
        with self._log.open("w") as log:
            self._process = subprocess.Popen(
                command, env=environment, stdout=subprocess.PIPE, stderr=log, text=True, stdin=subprocess.DEVNULL
            )
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if found := re.search(r"The course is at (\S+)", line):
                self.address = found.group(1)
                return self
        raise AssertionError(f"The server ended before it was ready:\n{self._log.read_text()}")

    @property
    def base(self) -> str:
        return self.address.split("/qidose/")[0]

    @property
    def pid(self) -> int:
        return self._process.pid

    def lesson(self, dose: str) -> str:
        return f"{self.base}/qidose/lessons/{dose}"

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait(timeout=60)
        assert self._process.stdout is not None
        self._process.stdout.close()
