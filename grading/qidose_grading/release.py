"""Releasing: from the lessons' sources to the editions that learners see, built aside, checked, then swapped in."""

import json
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from filelock import FileLock
from sqlalchemy import create_engine, inspect, text
from traitlets.config import Config

from qidose.doses import DOSES

from .code_notebook import code_notebook
from .gradebook import prepare
from .home import Home
from .nbgrader_config import nbgrader_config, write_config_file
from .released import remember, remember_code


class CannotRelease(RuntimeError):
    """A lesson that cannot be released. The message says which and why; the edition already out stays as it was."""


@dataclass(frozen=True)
class Edition:
    """One release of a dose, such as `all-staff-2026a`: its graded cells never change once anyone has handed in."""

    dose: str
    name: str

    @property
    def id(self) -> str:
        return f"{self.dose}-{self.name}"


def edition_of(notebook: Path) -> Edition:
    """The edition that a source notebook names in its metadata. Raises CannotRelease when it names none."""
    try:
        about = json.loads(notebook.read_text(encoding="utf-8"))["metadata"]["qidose"]
        edition = Edition(about["dose"], about["edition"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CannotRelease(f"{notebook} does not say which dose and edition it is: {error!r}.") from None
    # Everywhere else an edition's id is taken apart at its last hyphen.
    named = isinstance(edition.name, str) and re.fullmatch(r"[a-z0-9]+", edition.name)
    if edition.dose != notebook.stem or not named:
        raise CannotRelease(
            f"{notebook} does not say which dose and edition it is: it names {edition.dose!r} and {edition.name!r}. "
            f'Its dose must be {notebook.stem!r} and its edition of a-z and 0-9, such as "2026a".'
        )
    return edition


def current_editions(lessons: Path) -> dict[str, Edition]:
    """The edition of each dose, in the order of the doses."""
    return {dose.id: edition_of(lessons / dose.id / f"{dose.id}.ipynb") for dose in DOSES}


def release_all(
    home: Home, lessons: Path, say: Callable[[str], None] = lambda _: None, only: str | None = None
) -> dict[str, Edition]:
    """Release each dose whose source changed since it was last released, or `only` one; `say` hears of each one built.

    A lesson that cannot be released does not keep the others from it. Raises CannotRelease at the end, naming each.

    Several servers may start on one home at the same time, so only one of them builds.
    """
    home.make()
    write_config_file(home)
    editions = current_editions(lessons)
    with FileLock(home.locks / "release.lock", timeout=600):
        wanted = [edition for edition in editions.values() if only in (None, edition.dose)]
        changed = [edition for edition in wanted if not _is_current(home, lessons / edition.dose, edition)]
        prepare(home.gradebook_url)
        if changed:
            with tempfile.TemporaryDirectory(prefix="qidose-release-") as folder:
                trial = Home(Path(folder)).make()
                prepare(_sqlite(trial))
                _release_each(home, lessons, changed, trial, say)
    return editions


def _release_each(home: Home, lessons: Path, changed: list[Edition], trial: Home, say: Callable[[str], None]) -> None:
    troubles = []
    for edition in changed:
        say(f"Preparing the lesson {edition.id}")
        try:
            _release(home, lessons / edition.dose, edition, trial)
        except CannotRelease as trouble:
            troubles.append(str(trouble))
    if troubles:
        raise CannotRelease("\n".join(troubles))


def _is_current(home: Home, source: Path, edition: Edition) -> bool:
    stamp = home.cache / f"{edition.id}.sha256"
    released = home.release / edition.id / f"{edition.dose}.ipynb"
    return released.exists() and stamp.exists() and stamp.read_text() == _digest(source)


def _digest(source: Path) -> str:
    found = sha256(version("nbgrader").encode())
    for path in sorted(source.rglob("*")):
        if path.is_file() and ".ipynb_checkpoints" not in path.parts:
            found.update(f"{path.relative_to(source)}\n".encode() + path.read_bytes())
    return found.hexdigest()


def _release(home: Home, source: Path, edition: Edition, trial: Home) -> None:
    # In a course of its own first: a failure in the real one would leave marks of itself in the gradebook.
    _generate(trial, source, edition, _sqlite(trial))
    for notebook in sorted((trial.release / edition.id).glob("*.ipynb")):
        _check(notebook)
    _same_cells_or_nobody_handed_in(home, source, edition)
    _generate(home, source, edition, home.gradebook_url)
    remember(home.editions, edition.id, home.release / edition.id / f"{edition.dose}.ipynb")
    code = home.release / edition.id / code_notebook(edition.dose)
    if code.exists():
        remember_code(home.editions, edition.id, code)
    (home.cache / f"{edition.id}.sha256").write_text(_digest(source))


def _sqlite(home: Home) -> str:
    return f"sqlite:///{home.course / 'gradebook.db'}"


def _generate(home: Home, source: Path, edition: Edition, gradebook_url: str) -> None:
    from nbgrader.apps import NbGraderAPI

    staged = "staging"
    shutil.rmtree(home.source / edition.id, ignore_errors=True)
    ignore = shutil.ignore_patterns(".ipynb_checkpoints")
    shutil.copytree(source, home.source / edition.id, ignore=ignore)
    config: Config = nbgrader_config(home)
    config.CourseDirectory.release_directory = staged
    config.CourseDirectory.db_url = gradebook_url
    result = NbGraderAPI(config=config).generate_assignment(edition.id, force=True, create=True)
    if not result["success"]:
        raise CannotRelease(f"The lesson {edition.id} could not be released.\n{_last_lines(result)}")
    _swap_in(home.course / staged / edition.id, home.release / edition.id)


def _swap_in(fresh: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    old = place.with_name(f".{place.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    fresh.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def _check(notebook: Path) -> None:
    text_of = notebook.read_text(encoding="utf-8")
    for mark in ("BEGIN SOLUTION", "BEGIN HIDDEN TESTS", "BEGIN MARK SCHEME"):
        if mark in text_of:
            raise CannotRelease(f"{notebook.name} would show learners a '{mark}' part.")


def _graded(notebook: dict[str, Any]) -> dict[str, float]:
    marked = [cell["metadata"].get("nbgrader", {}) for cell in notebook["cells"]]
    return {about["grade_id"]: about["points"] for about in marked if about.get("grade") or about.get("task")}


def _all_graded(folder: Path) -> set[str]:
    """The graded cells of every notebook of an edition."""
    notebooks = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.ipynb")]
    return {cell for notebook in notebooks for cell in _graded(notebook)}


def _same_cells_or_nobody_handed_in(home: Home, source: Path, edition: Edition) -> None:
    released = home.release / edition.id / f"{edition.dose}.ipynb"
    if not released.exists() or not _handed_in(home, edition):
        return
    before, after = _all_graded(released.parent), _all_graded(source)
    if before != after:
        raise CannotRelease(
            f"The exercises of {edition.id} changed ({', '.join(sorted(before ^ after))}), but people have handed it "
            f"in already. Give the notebook a new edition name in its metadata (now {edition.name!r}). Until then the "
            "old release stays."
        )


def _handed_in(home: Home, edition: Edition) -> bool:
    if any(home.submitted.glob(f"*/{edition.id}")):
        return True  # also where it still waits for marking
    engine = create_engine(home.gradebook_url)
    try:
        if "submitted_assignment" not in inspect(engine).get_table_names():
            return False
        query = text(
            "SELECT 1 FROM submitted_assignment s JOIN assignment a ON a.id = s.assignment_id "
            "WHERE a.name = :id LIMIT 1"
        )
        with engine.connect() as connection:
            return connection.execute(query, {"id": edition.id}).first() is not None
    finally:
        engine.dispose()


def _last_lines(result: dict[str, str]) -> str:
    return "\n".join((result.get("log") or result.get("error") or "").strip().splitlines()[-6:])
