"""Binder: the container file that would be built, and the start script making somebody else's server the course."""

import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

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
def binder(tmp_path: Path) -> Iterator[str]:
    """A server as Binder starts it: a base address and a token of Binder's own, through our start script."""
    port = free_port()
    options = [f"--ServerApp.port={port}", "--ServerApp.ip=127.0.0.1", "--ServerApp.base_url=/user/x/"]
    command = ["jupyter", "server", *options, "--ServerApp.token=secret", "--no-browser", "--allow-root"]
    environment = {**os.environ, "QIDOSE_HOME": str(tmp_path / "home"), "PATH": f"{BIN}:{os.environ['PATH']}"}
    process = subprocess.Popen(
        [str(ROOT / "binder/start"), *command], env=environment, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stderr is not None
    said = []
    for line in process.stderr:
        said.append(line)
        if "is running at" in line:
            break
    else:
        raise AssertionError("".join(said))
    yield f"http://127.0.0.1:{port}/user/x"
    process.terminate()
    process.stderr.read()
    process.wait(timeout=60)


def test_the_start_script_makes_binders_server_the_course(binder: str) -> None:
    with urllib.request.urlopen(f"{binder}/qidose/?token=secret", timeout=30) as page:
        text = page.read().decode()
    assert "Binder guest" in text
    assert "/user/x/qidose/lessons/all-staff" in text
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{binder}/api/kernels", timeout=30)
    assert refused.value.code == 403
