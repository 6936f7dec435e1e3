"""Where run-time data lies: never in the checkout, always under `QIDOSE_HOME`."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True)
class Home:
    """The folders of one course. `course` is nbgrader's course root; learners are shown nothing of it but `release`."""

    root: Path

    @property
    def answers_url(self) -> str:
        """The database of answers: SQLite here, unless QIDOSE_DATABASE names another (a SQLAlchemy URL)."""
        return os.environ.get("QIDOSE_DATABASE") or f"sqlite:///{self.root / 'answers.db'}"

    @property
    def course(self) -> Path:
        return self.root / "course"

    @property
    def gradebook_url(self) -> str:
        return os.environ.get("QIDOSE_GRADEBOOK") or f"sqlite:///{self.course / 'gradebook.db'}"

    @property
    def source(self) -> Path:
        return self.course / "source"

    @property
    def release(self) -> Path:
        return self.course / "release"

    @property
    def tools(self) -> Path:
        """Notebooks that are pages but no lessons."""
        return self.course / "tools"

    @property
    def submitted(self) -> Path:
        return self.course / "submitted"

    @property
    def editions(self) -> Path:
        """What was ever released of each edition, as digests."""
        return self.course / "editions"

    @property
    def local_terms(self) -> Path:
        """What this trust calls things, where it has named anything."""
        return self.root / "local.toml"

    @property
    def cache(self) -> Path:
        return self.root / "cache"

    @property
    def locks(self) -> Path:
        return self.root / "locks"

    def make(self) -> "Home":
        """Make the folders, readable by their owner alone. Raises OSError in the system's words when that fails."""
        for folder in (self.root, self.course, self.source, self.release, self.submitted, self.cache, self.locks):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self


def find_home() -> Home:
    """The home named by QIDOSE_HOME, else the user's data directory."""
    named = os.environ.get("QIDOSE_HOME")
    return Home(Path(named).expanduser().resolve() if named else Path(platformdirs.user_data_dir("qidose")))
