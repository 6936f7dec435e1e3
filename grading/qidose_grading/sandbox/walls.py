"""What a process gives up before it runs somebody's code. Each wall holds by itself; what a system lacks is told.

Nothing here is imported from the course: the process that shuts itself in loads this file alone.

limits      time, memory, file size (every system with POSIX limits)
files       Landlock: only the folders that Python needs may be read; nothing may be written (Linux 5.13 and later)
calls       a seccomp filter: no new process or program, no network, no signal to others (Linux, x86-64 and ARM 64)
namespaces  a network of its own with nothing in it, where the system lets ordinary users have one (Linux)
"""

import ctypes
import os
import platform
import resource
import signal
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

_LIBC = ctypes.CDLL(None, use_errno=True)
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP = 1, 38, 22


def set_limits(cpu_seconds: int, memory_mb: int, file_mb: int, open_files: int) -> None:
    """Bound what the process may use. It cannot raise these again."""
    # At the first the process is told, which ends it; at the second it is killed, whatever it did about that.
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 2))
    wanted = {
        resource.RLIMIT_AS: memory_mb * 2**20,
        resource.RLIMIT_FSIZE: file_mb * 2**20,
        resource.RLIMIT_NOFILE: open_files,
        resource.RLIMIT_CORE: 0,
    }
    for name, most in wanted.items():
        _, hard = resource.getrlimit(name)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(name, (most, most))


def set_fewest_processes(most: int) -> None:
    """Where no filter forbids new processes: no more than these for the user. The superuser is not held by it."""
    resource.setrlimit(resource.RLIMIT_NPROC, (most, most))


def end_with_parent() -> bool:
    """Be killed when the process that started this one ends, however it ends. `leave_namespaces` would undo it."""
    return _linux() and _LIBC.prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0) == 0


def give_up_privileges() -> bool:
    """Nothing that is started later gains powers. The two walls below need it."""
    return _linux() and _LIBC.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0


# Namespaces ----------------------------------------------------------------------------------------------------------

_CLONE_NEWUSER, _CLONE_NEWNET, _CLONE_NEWIPC = 0x10000000, 0x40000000, 0x08000000


def leave_namespaces() -> bool:
    """A user, a network and shared memory of its own. Also takes the superuser's powers over this machine away."""
    user, group = os.getuid(), os.getgid()
    if not _linux() or _LIBC.unshare(_CLONE_NEWUSER | _CLONE_NEWNET | _CLONE_NEWIPC) != 0:
        return False
    try:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    except OSError:
        return True  # nobody, and nobody's powers: that will do too
    return True


# Files ---------------------------------------------------------------------------------------------------------------

_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446
_WRITE_FILE, _READ_FILE, _READ_DIR, _REMOVE_FILE, _MAKE_SOCK = 1 << 1, 1 << 2, 1 << 3, 1 << 5, 1 << 9
_BITS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many kinds of access each version knows; later ones no more."""


def allow_only(readable: Iterable[Path], sockets: Path) -> bool:
    """Only these may be read, below them too; in `sockets` sockets may be made; nothing may be written anywhere."""
    version = _LIBC.syscall(_LANDLOCK_CREATE, None, 0, 1) if _linux() else -1
    if version < 1:
        return False
    rights = (1 << _BITS.get(version, 16)) - 1
    # Files; then, from version 4, to bind and connect; from version 6, other processes' sockets and signals.
    rules = struct.pack("=QQQ", rights, 3 if version >= 4 else 0, 3 if version >= 6 else 0)
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    ruleset = _LIBC.syscall(_LANDLOCK_CREATE, rules, size, 0)
    if ruleset < 0:
        return False
    try:
        for path in readable:
            _allow(ruleset, path, _READ_FILE | _READ_DIR if path.is_dir() else _READ_FILE)
        _allow(ruleset, Path("/dev/null"), _READ_FILE | _WRITE_FILE)
        _allow(ruleset, sockets, _READ_FILE | _READ_DIR | _REMOVE_FILE | _MAKE_SOCK)
        return _LIBC.syscall(_LANDLOCK_RESTRICT, ruleset, 0) == 0
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: Path, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # not on this system
    try:
        _LIBC.syscall(_LANDLOCK_ADD, ruleset, 1, struct.pack("=Qi", rights, place), 0)
    finally:
        os.close(place)


# System calls --------------------------------------------------------------------------------------------------------

_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_MACHINES = tuple(_ARCHITECTURES)
_NUMBERS: dict[str, tuple[int, int]] = {
    # Looked at: allowed for threads, for local sockets, for signals to oneself, for reading limits.
    "clone": (56, 220),
    "clone3": (435, 435),
    "socket": (41, 198),
    "kill": (62, 129),
    "tgkill": (234, 131),
    "prlimit64": (302, 261),
}
_FORBIDDEN: dict[str, tuple[int, int]] = {
    # New processes and programs.
    "fork": (57, -1),
    "vfork": (58, -1),
    "execve": (59, 221),
    "execveat": (322, 281),
    # Other processes.
    "connect": (42, 203),
    "tkill": (200, 130),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_open": (434, 434),
    "pidfd_send_signal": (424, 424),
    "pidfd_getfd": (438, 438),
    # Ways round these walls.
    "setrlimit": (160, 164),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "open_by_handle_at": (304, 265),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "memfd_create": (319, 279),
    "reboot": (169, 142),
    # Owner, rights, times and attributes of files: Landlock lets these through.
    "chmod": (90, -1),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, -1),
    "fchown": (93, 55),
    "lchown": (94, -1),
    "fchownat": (260, 54),
    "utime": (132, -1),
    "utimes": (235, -1),
    "futimesat": (261, -1),
    "utimensat": (280, 88),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
}
"""Numbers on x86-64 and on ARM 64; -1 for calls that ARM 64 does not have."""
_CLONE_THREAD, _AF_UNIX, _X32 = 0x10000, 1, 0x40000000
_LOAD, _EQUAL, _ABOVE, _BITS_SET, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL_IT, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000
_EPERM, _ENOSYS = 1, 38

Line = tuple[int, int, int, int]


def forbid_calls() -> bool:
    """No new process, no program, no network, no signal to others, no higher limit: such a call fails from now on."""
    machine = platform.machine()
    if not _linux() or machine not in _ARCHITECTURES or sys.byteorder != "little":
        return False
    lines = _filter(machine, os.getpid())
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in lines))
    program = struct.pack("@HP", len(lines), ctypes.addressof(code))
    return _LIBC.prctl(_PR_SET_SECCOMP, 2, program, 0, 0) == 0


def _filter(machine: str, own: int) -> list[Line]:
    """The filter as lines of (operation, lines to skip if so, if not, value)."""

    def argument(n: int) -> Line:
        return (_LOAD, 0, 0, 16 + 8 * n)

    refuse: Line = (_RETURN, 0, 0, _REFUSE | _EPERM)
    allow: Line = (_RETURN, 0, 0, _ALLOW)
    number: Line = (_LOAD, 0, 0, 0)
    lines: list[Line] = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, _ARCHITECTURES[machine]),
        (_RETURN, 0, 0, _KILL_IT),
        number,
        (_ABOVE, 0, 1, _X32),
        refuse,
    ]
    which = _MACHINES.index(machine)
    number_of = {name: numbers[which] for name, numbers in _NUMBERS.items()}
    for numbers in _FORBIDDEN.values():
        if numbers[which] >= 0:
            lines += [(_EQUAL, 0, 1, numbers[which]), refuse]
    # The C library asks with clone3 first, whose flags no filter can read, and then with clone.
    lines += [(_EQUAL, 0, 1, number_of["clone3"]), (_RETURN, 0, 0, _REFUSE | _ENOSYS)]
    lines += [(_EQUAL, 0, 4, number_of["clone"]), argument(0), (_BITS_SET, 1, 0, _CLONE_THREAD), refuse, allow]
    lines += [(_EQUAL, 0, 4, number_of["socket"]), argument(0), (_EQUAL, 1, 0, _AF_UNIX), refuse, allow]
    for call in (number_of["kill"], number_of["tgkill"]):
        lines += [(_EQUAL, 0, 4, call), argument(0), (_EQUAL, 1, 0, own), refuse, allow]
    # Limits may be read (no new value is given), not set.
    lines += [(_EQUAL, 0, 4, number_of["prlimit64"]), argument(2), (_EQUAL, 1, 0, 0), refuse, allow]
    return [*lines, allow]


def _linux() -> bool:
    return sys.platform == "linux"
