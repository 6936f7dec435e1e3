"""Handing in: the released notebook byte for byte, the answers beside it, a later time each time, no half state."""

import json
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import dateutil.parser
import pytest

from qidose.code_tasks import code_tasks
from qidose.exercises.fields import Refused
from qidose.exercises.registry import exercises_of, find_exercise
from qidose_grading import handin
from qidose_grading.handin import NothingToHandIn, collect, write_submission
from qidose_grading.home import Home
from qidose_grading.people import BadId
from qidose_grading.records import AnswersFile, read_answers

SMALL_TEST = find_exercise("all-staff", "my-small-test")
STRANGE = [
    "naïve 😀 👩🏽‍⚕️ 李明",
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% include '/etc/passwd' %}",
    "../../../etc/passwd",
    "'; DROP TABLE step; --",
    "=HYPERLINK(0)",
    "\u202eright to left",
    "${HOME} $(ls) `ls`",
]


def parts(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("dose", ["all-staff", "board", "senior-leaders", "managers", "coaches", "experts"])
def test_a_submission_is_the_released_notebook_and_the_answers(dose: str, school: Any, home: Home) -> None:
    edition = school.work("amy", dose)
    folder = home.submitted / "amy" / edition
    code = [f"{dose}-code.ipynb"] if code_tasks(dose) else []
    assert parts(folder) == sorted([*code, "answers.json", f"{dose}.ipynb", "timestamp.txt"])
    assert (folder / f"{dose}.ipynb").read_bytes() == (home.release / edition / f"{dose}.ipynb").read_bytes()
    answers = read_answers(folder, "amy", edition)
    assert list(answers.exercises) == sorted(exercise.id for exercise in exercises_of(dose))
    assert parts(folder.parent) == [edition]


def test_it_waits_for_marking(school: Any) -> None:
    edition = school.work("amy", "board")
    work = school.book.last_hand_in("amy", "board")
    assert edition == work.edition == "board-2026b"
    assert [waiting.number for waiting in school.book.waiting()] == [work.number]
    assert work.digest == read_answers(school.folder("amy", "board")).digest()


def test_the_time_is_one_that_nbgrader_reads(school: Any) -> None:
    school.work("amy", "board")
    text = (school.folder("amy", "board") / "timestamp.txt").read_text()
    assert abs(dateutil.parser.parse(text) - datetime.now(UTC)) < timedelta(minutes=10)


def test_handing_in_again_is_always_later_also_when_the_clock_went_back(
    school: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """nbgrader marks again only what has a later time than before."""
    school.work("amy", "board")
    stamp = school.folder("amy", "board") / "timestamp.txt"
    times = [dateutil.parser.parse(stamp.read_text())]
    for hour in (-5, -5, -24 * 400):
        back = datetime.now(UTC) + timedelta(hours=hour)
        monkeypatch.setattr(handin, "now", lambda back=back: back)
        school.hand_in("amy", "board")
        times.append(dateutil.parser.parse(stamp.read_text()))
    assert times == sorted(set(times))


def test_a_spoilt_time_does_not_lock_the_learner_out(school: Any) -> None:
    school.work("amy", "board")
    stamp = school.folder("amy", "board") / "timestamp.txt"
    for spoilt in ("", "yesterday", "2026-11-22 10:00:00 GMT\n", "\x00\x00"):
        stamp.write_text(spoilt)
        school.hand_in("amy", "board")
        assert dateutil.parser.parse(stamp.read_text()) > datetime.now(UTC) - timedelta(minutes=10)


WHOLE = ["answers.json", "board.ipynb", "timestamp.txt"]


def test_handing_in_again_replaces_the_whole_work_by_renaming(
    school: Any, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    school.work("amy", "board")
    folder, seen, rename = school.folder("amy", "board"), [], Path.rename

    def watched(path: Path, target: Path) -> Path:
        moved = rename(path, target)
        seen.append(parts(folder) if folder.exists() else None)
        return moved

    monkeypatch.setattr(Path, "rename", watched)
    school.hand_in("amy", "board")
    assert seen == [None, WHOLE]
    assert parts(folder.parent) == ["board-2026b"]


def test_a_hand_in_that_was_killed_between_its_steps_is_put_right_by_the_next(school: Any) -> None:
    school.work("amy", "board")
    folder = school.folder("amy", "board")
    future = datetime.now(UTC) + timedelta(days=1)
    (folder / "timestamp.txt").write_text(future.strftime("%Y-%m-%d %H:%M:%S.%f UTC"))
    folder.rename(folder.with_name(".board-2026b-k1lled00-old"))
    folder.with_name(".board-2026b-k1lled00").mkdir()
    assert school.hand_in("amy", "board").replace(tzinfo=UTC) > future
    assert parts(folder.parent) == ["board-2026b"]
    assert parts(folder) == WHOLE


def test_two_windows_that_hand_in_at_once_leave_one_whole_work(school: Any, home: Home) -> None:
    school.work("amy", "board")
    answers = read_answers(school.folder("amy", "board"))
    windows = [threading.Thread(target=write_submission, args=(home, answers)) for _ in range(6)]
    for window in windows:
        window.start()
    for window in windows:
        window.join(60)
    assert parts(school.folder("amy", "board").parent) == ["board-2026b"]
    assert parts(school.folder("amy", "board")) == WHOLE


def test_when_the_disk_is_full_the_work_handed_in_before_stays(
    school: Any, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    school.work("amy", "board")
    folder = school.folder("amy", "board")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(handin.shutil, "copyfile", full)
    with pytest.raises(OSError, match="No space left"):
        school.hand_in("amy", "board")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert parts(folder.parent) == ["board-2026b"]
    assert len(school.book.waiting()) == 1


def test_nothing_finished_is_told_in_plain_words(school: Any, home: Home) -> None:
    school.book.enrol("amy", "Amy")
    school.ask("amy", SMALL_TEST, do="answer", card="idea", values={"idea": "Ring the day before."})
    with pytest.raises(
        NothingToHandIn, match=r"^There is nothing to hand in yet\. Finish at least 1 exercise first\.$"
    ):
        school.hand_in("amy", "all-staff")
    assert not (home.submitted / "amy").exists()
    assert school.book.waiting() == []


def test_what_is_unfinished_is_left_out(school: Any) -> None:
    school.finish("amy", SMALL_TEST)
    two_dots = find_exercise("all-staff", "two-dots")
    school.ask("amy", two_dots, do="answer", card="dots", values={"first": "more"})
    school.hand_in("amy", "all-staff")
    assert list(read_answers(school.folder("amy", "all-staff")).exercises) == ["my-small-test"]


def test_the_best_attempt_is_handed_in(school: Any) -> None:
    two_dots = find_exercise("all-staff", "two-dots")
    school.finish("amy", two_dots, "right")
    school.ask("amy", two_dots, do="again")
    school.finish("amy", two_dots, "poor")
    school.hand_in("amy", "all-staff")
    record = read_answers(school.folder("amy", "all-staff")).exercises["two-dots"]
    assert record.attempt == 1
    assert two_dots.mark(two_dots.case(int(record.seed)), record.answer()).score == two_dots.points


@pytest.mark.parametrize("words", STRANGE, ids=range(len(STRANGE)))
def test_strange_words_are_data_and_nothing_else(words: str, school: Any, home: Home) -> None:
    school.ask("amy", SMALL_TEST, do="answer", card="idea", values={"idea": words})
    school.finish("amy", SMALL_TEST)
    school.ask("amy", SMALL_TEST, do="improve")
    school.ask("amy", SMALL_TEST, do="answer", card="idea", values={"idea": words})
    school.ask("amy", SMALL_TEST, do="finish")
    school.hand_in("amy", "all-staff")
    folder = school.folder("amy", "all-staff")
    assert read_answers(folder).exercises["my-small-test"].values["idea"]["idea"] == words
    released = home.release / school.editions["all-staff"] / "all-staff.ipynb"
    assert (folder / "all-staff.ipynb").read_bytes() == released.read_bytes()
    assert parts(home.submitted) == ["amy"]


def test_a_text_of_1_mb_is_refused_and_nothing_is_lost(school: Any) -> None:
    school.ask("amy", SMALL_TEST, do="answer", card="idea", values={"idea": "Ring the day before.", "who": "Patients."})
    with pytest.raises(Refused, match=r"has 1,000,000 characters, and the most is 4,000\. Please shorten it\."):
        school.ask("amy", SMALL_TEST, do="answer", card="idea", values={"who": "Patients", "idea": "x" * 1_000_000})
    kept = school.book.attempt("amy", SMALL_TEST.id).answer
    assert kept.values["idea"] == {"idea": "Ring the day before.", "who": "Patients."}


def test_characters_that_cannot_be_stored_are_left_out_and_line_breaks_stay(school: Any) -> None:
    school.ask("amy", SMALL_TEST, do="answer", card="idea", values={"idea": "a\x00b\ud800c\r\nd\te\x1b[31m"})
    assert school.book.attempt("amy", SMALL_TEST.id).answer.get("idea", "idea") == "abc\nd\te[31m"


@pytest.mark.parametrize("learner", ["../amy", "", "a/b", "*", "Amy"])
def test_a_bad_id_writes_nowhere(learner: str, home: Home) -> None:
    answers = AnswersFile(learner=learner, dose="board", edition="board-2026b", exercises={})
    before = sorted(home.root.rglob("*"))
    with pytest.raises(BadId):
        write_submission(home, answers)
    assert sorted(home.root.rglob("*")) == before


def test_an_edition_that_is_not_released_is_told_and_leaves_nothing(home: Home) -> None:
    answers = AnswersFile(learner="amy", dose="board", edition="board-1999z", exercises={})
    with pytest.raises(FileNotFoundError):
        write_submission(home, answers)
    assert parts(home.submitted) in ([], ["amy"])
    assert not list(home.submitted.rglob("*.json"))


def test_one_learners_hand_in_holds_nothing_of_anothers(school: Any) -> None:
    for learner in ("amy", "ben"):
        school.ask(learner, SMALL_TEST, do="answer", card="idea", values={"idea": f"The idea of {learner}."})
        school.finish(learner, SMALL_TEST)
        school.ask(learner, SMALL_TEST, do="improve")
        school.ask(learner, SMALL_TEST, do="answer", card="idea", values={"idea": f"The idea of {learner}."})
        school.ask(learner, SMALL_TEST, do="finish")
        school.hand_in(learner, "all-staff")
    amys = json.dumps(read_answers(school.folder("amy", "all-staff"), "amy").model_dump())
    assert "The idea of amy." in amys
    assert "ben" not in amys


def test_collect_reads_only_exercises_of_the_dose(school: Any) -> None:
    school.finish("amy", SMALL_TEST)
    attempts = school.book.attempts("amy", "all-staff")
    with pytest.raises(NothingToHandIn):
        collect("amy", "board", "board-2026b", exercises_of("board"), attempts)
