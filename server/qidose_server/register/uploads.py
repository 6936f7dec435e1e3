"""Files that somebody has sent and not yet brought in. They stay on the server, for a day at most.

Two files each, in the home's cache: the bytes as they came, and what was asked for. Their name is random, and nothing
of them is ever taken from a page. Once a file was brought in, its bytes are removed and only the counts stay.
"""

import json
import os
import re
import secrets
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from qidose_grading.home import Home

DAY = 24 * 60 * 60
TOKEN = r"[A-Za-z0-9_-]{22}"


@dataclass(frozen=True)
class Upload:
    """What was asked for. `done` says what was brought in, as counts; None while nothing was."""

    token: str
    learner: str
    kind: str
    file: str
    everyone: bool = False
    leave_out_bad: bool = False
    since: str = ""
    done: dict[str, int] | None = None


class Uploads:
    """The uploads of a home."""

    def __init__(self, home: Home) -> None:
        self._folder = home.cache / "tmp"

    def keep(self, upload: Upload, data: bytes) -> Upload:
        """Keep a file; the upload with its token."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        upload = replace(upload, token=secrets.token_urlsafe(16))
        _write(self._bytes(upload.token), data)
        self.note(upload)
        return upload

    def note(self, upload: Upload) -> None:
        """Keep what is asked for now; the bytes go once it is done."""
        _write(self._about(upload.token), json.dumps(asdict(upload)).encode())
        if upload.done is not None:
            self._bytes(upload.token).unlink(missing_ok=True)

    def find(self, token: str, learner: str) -> Upload | None:
        """An upload of this person; None where it is gone or was somebody else's."""
        if not re.fullmatch(TOKEN, token):
            return None
        try:
            found = Upload(**json.loads(self._about(token).read_bytes()))
        except FileNotFoundError:
            return None
        return found if found.learner == learner and (found.done or self._bytes(token).exists()) else None

    def data(self, upload: Upload) -> bytes:
        """The bytes. Raises FileNotFoundError where they are gone."""
        return self._bytes(upload.token).read_bytes()

    def remove(self, token: str) -> None:
        """Remove an upload, all of it."""
        for path in (self._bytes(token), self._about(token)):
            path.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what is older than a day."""
        for path in self._folder.glob("register-*"):
            try:
                if path.stat().st_mtime < time.time() - DAY:
                    path.unlink(missing_ok=True)
            except FileNotFoundError:
                continue

    def _bytes(self, token: str) -> Path:
        return self._folder / f"register-{token}.csv"

    def _about(self, token: str) -> Path:
        return self._folder / f"register-{token}.json"


def _write(path: Path, data: bytes) -> None:
    """All of it or nothing, readable by its owner alone."""
    half = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
    half.replace(path)
