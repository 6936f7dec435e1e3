"""The answer book: an append-only log, folded; two windows and two processes agree; what is refused is not written."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from qidose.exercises.attempt import Attempt, counting, next_step
from qidose.exercises.exercise import seed_for
from qidose.exercises.fields import Refused
from qidose.exercises.registry import find_exercise
from qidose_grading.answerbook import AnswerBook, Entry, now
from qidose_grading.people import BadId

TWO_DOTS = find_exercise("all-staff", "two-dots")
SMALL_TEST = find_exercise("all-staff", "my-small-test")
ASK_BETTER = find_exercise("board", "ask-better")


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'answers.db'}"


@pytest.fixture
def book(url: str) -> AnswerBook:
    return AnswerBook(url)


def rows(url: str) -> list[tuple[Any, ...]]:
    """What is truly on disk, read past our own code."""
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        return list(connection.execute('SELECT kind, attempt, card, "values", seed FROM step ORDER BY number'))


def ask(book: AnswerBook, exercise: Any, *, learner: str = "amy", attempt: int = 1, **asked: Any) -> Attempt:
    entry = Entry(
        exercise.about.dose,
        exercise.id,
        exercise.version,
        exercise.about.rule_set,
        lambda number: seed_for(learner, exercise.id, number),
    )
    return book.take(learner, entry, lambda state: next_step(exercise, learner, state, {"attempt": attempt, **asked}))


def dots(book: AnswerBook, learner: str = "amy", attempt: int = 1) -> Attempt:
    """Answer and fix the first step of two-dots."""
    ask(book, TWO_DOTS, learner=learner, attempt=attempt, do="answer", card="dots", values={"first": "more"})
    return ask(book, TWO_DOTS, learner=learner, attempt=attempt, do="lock", card="dots")


def finish(book: AnswerBook, attempt: int, decision: str, reason: str) -> Attempt:
    dots(book, attempt=attempt)
    for card in ("a", "b"):
        values = {"decision": decision, "reason": reason}
        ask(book, TWO_DOTS, attempt=attempt, do="answer", card=card, values=values)
    return ask(book, TWO_DOTS, attempt=attempt, do="finish")


def test_every_step_is_kept_with_its_seed_and_nothing_is_ever_changed(book: AnswerBook, url: str) -> None:
    ask(book, TWO_DOTS, do="answer", card="dots", values={"first": "leave"})
    before = rows(url)
    ask(book, TWO_DOTS, do="answer", card="dots", values={"first": "more"})
    ask(book, TWO_DOTS, do="lock", card="dots")
    after = rows(url)
    assert after[: len(before)] == before
    assert [row[0] for row in after] == ["answer", "answer", "lock"]
    assert {row[4] for row in after} == {str(seed_for("amy", "two-dots", 1))}
    assert book.attempt("amy", "two-dots").answer.get("dots", "first") == "more"


def test_a_64_bit_seed_stays_whole(book: AnswerBook, url: str) -> None:
    big = 2**63 - 1
    entry = Entry("all-staff", "two-dots", 1, None, lambda attempt: big)
    book.take("amy", entry, lambda state: next_step(TWO_DOTS, "amy", state, _first_answer()))
    assert rows(url)[0][4] == str(big)


def _first_answer() -> dict[str, Any]:
    return {"do": "answer", "attempt": 1, "card": "dots", "values": {"first": "more"}}


@pytest.mark.parametrize(
    "asked",
    [
        {"do": "answer", "card": "a", "values": {"decision": "look"}},  # not open yet
        {"do": "answer", "card": "dots", "values": {"first": "make it up"}},
        {"do": "answer", "card": "dots", "values": {"first": "more", "score": 4}},
        {"do": "lock", "card": "dots"},  # nothing chosen
        {"do": "finish"},
        {"do": "again"},
        {"do": "improve"},
        {"do": "score", "card": "dots"},
        {"do": "answer", "card": "dots", "values": {"first": "more"}, "attempt": 2},
    ],
)
def test_a_refused_step_writes_nothing(asked: dict[str, Any], book: AnswerBook, url: str) -> None:
    with pytest.raises(Refused):
        ask(book, TWO_DOTS, **asked)
    assert rows(url) == []
    assert book.attempt("amy", "two-dots") == Attempt()
    dots(book)  # and nothing is left locked
    assert len(rows(url)) == 2


def test_an_error_in_deciding_writes_nothing_and_frees_the_database(book: AnswerBook, url: str) -> None:
    def fail(state: Attempt) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        book.take("amy", Entry("all-staff", "two-dots", 1, None, lambda attempt: 1), fail)
    assert rows(url) == []
    dots(AnswerBook(url))


def test_a_double_click_is_one_step(book: AnswerBook, url: str) -> None:
    for _ in range(2):
        finish_once = {"do": "answer", "card": "dots", "values": {"first": "more"}}
        ask(book, TWO_DOTS, **finish_once)
    for _ in range(2):
        ask(book, TWO_DOTS, do="lock", card="dots")
    for card in ("a", "b"):
        ask(book, TWO_DOTS, do="answer", card=card, values={"decision": "leave", "reason": "history"})
    for _ in range(2):
        ask(book, TWO_DOTS, do="finish")
    for _ in range(2):
        state = ask(book, TWO_DOTS, do="again")
    assert [row[0] for row in rows(url)] == ["answer", "lock", "answer", "answer", "finish", "again"]
    assert state.number == 2


def test_again_keeps_the_earlier_attempt_and_gives_new_data(book: AnswerBook) -> None:
    first = finish(book, 1, "leave", "history")
    state = ask(book, TWO_DOTS, attempt=1, do="again")
    assert (state.number, state.answer.values, state.answer.finished) == (2, {}, False)
    assert state.finished == ((1, first.answer),)
    assert TWO_DOTS.case(seed_for("amy", "two-dots", 1)) != TWO_DOTS.case(seed_for("amy", "two-dots", 2))


def test_the_best_attempt_counts_so_that_practice_cannot_take_a_pass_away(book: AnswerBook) -> None:
    case = TWO_DOTS.case(seed_for("amy", "two-dots", 1))
    dots(book)
    for number, card in enumerate(("a", "b")):
        values = {"decision": case.decision(number), "reason": case.reason(number)}
        ask(book, TWO_DOTS, do="answer", card=card, values=values)
    ask(book, TWO_DOTS, do="finish")
    ask(book, TWO_DOTS, do="again")
    state = finish(book, 2, "change", "last-2")
    chosen = counting(TWO_DOTS, "amy", state)
    assert chosen is not None
    assert chosen[0] == 1
    assert TWO_DOTS.mark(case, chosen[1]).score == TWO_DOTS.points


def test_of_equals_the_newest_counts(book: AnswerBook) -> None:
    finish(book, 1, "change", "last-2")
    ask(book, TWO_DOTS, do="again")
    chosen = counting(TWO_DOTS, "amy", finish(book, 2, "change", "last-2"))
    assert chosen is not None
    assert chosen[0] == 2


def test_what_a_coach_reads_is_the_newest(book: AnswerBook) -> None:
    good = "What is usual here, and what do you expect next?"
    for words in (good, "Hm."):
        for number in (1, 2, 3):
            ask(book, ASK_BETTER, do="answer", card=f"report-{number}", values={"question": words})
        state = ask(book, ASK_BETTER, do="finish")
        if words == good:
            ask(book, ASK_BETTER, do="improve")
    chosen = counting(ASK_BETTER, "amy", state)
    assert chosen is not None
    assert chosen[1].get("report-1", "question") == "Hm."
    assert len(state.finished) == 1  # an improved answer is the same attempt, on the same data


def test_an_unfinished_improvement_does_not_take_away_what_is_finished(book: AnswerBook) -> None:
    for number in (1, 2, 3):
        ask(book, ASK_BETTER, do="answer", card=f"report-{number}", values={"question": "What is usual here?"})
    ask(book, ASK_BETTER, do="finish")
    ask(book, ASK_BETTER, do="improve")
    state = ask(book, ASK_BETTER, do="answer", card="report-1", values={"question": ""})
    chosen = counting(ASK_BETTER, "amy", state)
    assert chosen is not None
    assert chosen[1].get("report-1", "question") == "What is usual here?"


def test_learners_and_exercises_do_not_mix(book: AnswerBook) -> None:
    dots(book, "amy")
    dots(book, "ben")
    ask(book, SMALL_TEST, do="answer", card="idea", values={"idea": "Ring first."})
    assert book.attempt("ben", "two-dots").answer.locked == ("dots",)
    assert book.attempt("ben", "my-small-test") == Attempt()
    assert set(book.attempts("amy", "all-staff")) == {"two-dots", "my-small-test"}
    assert book.attempts("amy", "board") == {}
    assert book.attempts("amy' OR '1'='1", "all-staff") == {}


def test_two_windows_see_each_others_steps(book: AnswerBook, url: str) -> None:
    other = AnswerBook(url)
    dots(book)
    state = ask(other, TWO_DOTS, do="answer", card="a", values={"decision": "look"})
    assert state.answer.locked == ("dots",)
    with pytest.raises(Refused, match="You have fixed this step"):
        ask(other, TWO_DOTS, do="answer", card="dots", values={"first": "leave"})


def test_an_old_window_cannot_write_into_a_new_attempt(book: AnswerBook, url: str) -> None:
    finish(book, 1, "leave", "history")
    ask(AnswerBook(url), TWO_DOTS, do="again")
    with pytest.raises(Refused, match="another window"):
        ask(book, TWO_DOTS, attempt=1, do="answer", card="dots", values={"first": "leave"})


PRESSER = """
import sys
from qidose.exercises.attempt import next_step
from qidose.exercises.registry import find_exercise
from qidose_grading.answerbook import AnswerBook, Entry
book, exercise = AnswerBook(sys.argv[1]), find_exercise("all-staff", "two-dots")
asked = {"do": "lock", "attempt": 1, "card": "dots"}
print("ready", flush=True)
sys.stdin.readline()
for _ in range(20):
    entry = Entry("all-staff", "two-dots", 1, None, lambda attempt: 1)
    book.take("amy", entry, lambda state: next_step(exercise, "amy", state, asked))
"""


def test_two_processes_that_press_the_same_button_take_one_step(book: AnswerBook, url: str) -> None:
    """Both see the card open, both fix it; the second finds it fixed and adds nothing."""
    ask(book, TWO_DOTS, do="answer", card="dots", values={"first": "more"})
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    pressers = [subprocess.Popen([sys.executable, "-c", PRESSER, url], **pipes) for _ in range(2)]
    assert [presser.stdout.readline() for presser in pressers] == ["ready\n"] * 2
    for presser in pressers:
        presser.stdin.write("go\n")
        presser.stdin.flush()
    for presser in pressers:
        presser.communicate(timeout=60)
    assert [presser.returncode for presser in pressers] == [0, 0]
    assert [row[0] for row in rows(url)] == ["answer", "lock"]


def test_many_writers_lose_nothing(url: str, book: AnswerBook) -> None:
    """8 learners at once, each with a connection of their own."""

    def work(learner: str) -> int:
        own = AnswerBook(url)
        for turn in range(15):
            ask(own, SMALL_TEST, learner=learner, do="answer", card="idea", values={"idea": f"Idea {turn}"})
        return len(own.attempts(learner, "all-staff"))

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, [f"learner-{n}" for n in range(8)])) == [1] * 8
    assert len(rows(url)) == 8 * 15


def test_writing_survives_a_loss_of_power_as_far_as_sqlite_can(url: str, book: AnswerBook) -> None:
    with book._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL


def test_enrolling_twice_keeps_the_first_name(book: AnswerBook) -> None:
    book.enrol("amy", "Amy Adder")
    book.enrol("amy", "Somebody else")
    assert book.people() == {"amy": "Amy Adder"}
    assert book.name_of("amy") == "Amy Adder"
    assert book.name_of("nobody") == "nobody"
    with pytest.raises(BadId):
        book.enrol("../amy", "Amy")
    assert list(book.people()) == ["amy"]


def test_of_a_learners_works_the_newest_waits_and_takes_the_older_along(book: AnswerBook) -> None:
    for edition in ("board-2026b", "board-2026b", "managers-2026b"):
        book.hand_in("amy", edition.rpartition("-")[0], edition, "digest", now())
    book.hand_in("ben", "board", "board-2026b", "digest", now())
    waiting = book.waiting()
    assert [(work.number, work.learner, work.edition) for work in waiting] == [
        (2, "amy", "board-2026b"),
        (3, "amy", "managers-2026b"),
        (4, "ben", "board-2026b"),
    ]
    book.hand_in("amy", "board", "board-2026b", "digest", now())  # comes in while the older is being marked
    book.marked(waiting[0], "It broke." * 500)
    assert [work.number for work in book.waiting()] == [3, 4, 5]
    last = book.last_hand_in("amy", "board")
    assert last is not None
    assert (last.number, last.marked_at, last.trouble) == (5, None, None)
