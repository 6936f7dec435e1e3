"""The kernel's own process. Started as `python -I launch.py CONNECTION_FILE SETTINGS`; shuts itself in, then serves.

It says in one line of JSON on its standard output which walls stand, and closes it.
"""

import importlib
import importlib.util
import json
import os
import sys
import sysconfig
import tempfile
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import Any


class NotHere(MetaPathFinder):
    """The course's own code is not in this process: neither its answers nor its tests."""

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> None:
        if fullname.partition(".")[0].startswith("qidose"):
            raise ModuleNotFoundError("The course's own code is not here. Write these functions without it.")


def load(name: str) -> Any:
    """A module of this folder by its file: the package that it is in stays out."""
    spec = importlib.util.spec_from_file_location(f"_{name}", Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def python_folders() -> list[Path]:
    """What Python and its packages read; what lies about in a checkout or on the path of a developer is not in it."""
    names = sysconfig.get_paths()
    own = {names[key] for key in ("stdlib", "platstdlib", "purelib", "platlib")}
    own |= {sysconfig.get_config_var("LIBDIR") or "", str(Path(sys.base_prefix) / "lib")}
    return [Path(path).resolve() for path in own if path]


SYSTEM = (
    *("/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime"),
    *("/usr/share/zoneinfo", "/dev/urandom", "/dev/random", "/dev/zero", "/proc/self", "/proc/cpuinfo"),
    *("/proc/meminfo", "/proc/stat", "/sys/devices/system/cpu"),
)


def shut_in(settings: dict[str, Any], folder: Path) -> list[str]:
    """Put up every wall that this system has; the names of those that stand."""
    walls = load("walls")
    walls.set_limits(settings["cpu_seconds"], settings["memory_mb"], settings["file_mb"], settings["open_files"])
    stand = ["limits"]
    if walls.leave_namespaces():
        stand.append("namespaces")
    walls.end_with_parent()
    import ipykernel.kernelapp  # noqa: F401  # before the walls: fewer files to allow, and a faster start
    from IPython.core.profiledir import ProfileDir

    ProfileDir.create_profile_dir_by_name(str(folder), "default")  # IPython wants one, and it cannot be made later

    readable = python_folders()
    sys.path[:] = [entry for entry in sys.path if any(Path(entry).resolve().is_relative_to(one) for one in readable)]
    if walls.give_up_privileges():
        if walls.allow_only([*readable, *map(Path, SYSTEM)], folder):
            stand.append("files")
        if walls.forbid_calls():
            stand.append("calls")
    if "calls" not in stand:
        walls.set_fewest_processes(settings["processes"])
    return stand


def main() -> None:
    connection, settings = Path(sys.argv[1]), json.loads(sys.argv[2])
    os.chdir(connection.parent)
    tempfile.tempdir = str(connection.parent)  # ipykernel names cells after it; finding one would need to write
    sys.modules["_qidose_seam"] = load("seam")
    stand = shut_in(settings, connection.parent)
    sys.meta_path.insert(0, NotHere())
    kernelapp: Any = importlib.import_module("ipykernel.kernelapp")
    thread = kernelapp.IOPubThread
    # Its pipe for the output of child processes is a network socket; there are neither here.
    kernelapp.IOPubThread = lambda socket, **_: thread(socket, pipe=False)
    app = kernelapp.IPKernelApp.instance()
    quiet = ["--HistoryManager.enabled=False", "--IPKernelApp.log_level=50"]
    app.initialize([f"--IPKernelApp.connection_file={connection}", *quiet])
    out = os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.write(out, json.dumps({"walls": stand}).encode() + b"\n")
    os.close(out)
    app.start()


if __name__ == "__main__":
    main()
