"""Binder: the container file that would be built, and the start script making somebody else's server the course."""

import os
import re
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from qidose_grading.home import Home

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent


def test_the_container_file_uses_the_binder_folder() -> None:
    command = [str(BIN / "jupyter-repo2docker"), "--no-build", "--debug", str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    printed = done.stdout + done.stderr
    assert done.returncode == 0, printed
    assert re.search(r'-f "binder/environment.yml"', printed) or "binder/environment.yml" in printed
    assert "RUN ./binder/postBuild" in printed
    assert re.search(r'R2D_ENTRYPOINT="\$\{REPO_DIR\}/binder/start"', printed)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def binder(home: Home) -> Iterator[str]:
    """A server as Binder starts it: a base address and a token of Binder's own, through our start script."""
    port = free_port()
    options = [f"--ServerApp.port={port}", "--ServerApp.ip=127.0.0.1", "--ServerApp.base_url=/user/x/"]
    command = ["jupyter", "server", *options, "--ServerApp.token=secret", "--no-browser", "--allow-root"]
    environment = {**os.environ, "QIDOSE_HOME": str(home.root), "PATH": f"{BIN}:{os.environ['PATH']}"}
    process = subprocess.Popen(
        [str(ROOT / "binder/start"), *command], env=environment, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    answers(process, port)
    yield f"http://127.0.0.1:{port}/user/x"
    process.terminate()
    process.communicate(timeout=60)


def answers(process: "subprocess.Popen[str]", port: int) -> None:
    """Wait until the server listens. It says where it is a moment before it does, so its words are not enough."""
    waiting = threading.Event()
    for _ in range(1200):
        assert process.poll() is None, process.communicate()[1]
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        waiting.wait(0.1)
    raise AssertionError("The server does not listen after 2 minutes")


def test_the_start_script_makes_binders_server_the_course(binder: str) -> None:
    with urllib.request.urlopen(f"{binder}/qidose/?token=secret", timeout=30) as page:
        text = page.read().decode()
    assert "Binder guest" in text
    assert "/user/x/qidose/lessons/all-staff" in text
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{binder}/api/kernels", timeout=30)
    assert refused.value.code == 403
