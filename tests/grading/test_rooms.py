"""Rooms: the same data for everyone, answers counted without names, and nobody's own record touched."""

from pathlib import Path
from typing import Any

import pytest

from qidose.exercises.exercise import seed_for
from qidose.exercises.registry import find_exercise
from qidose_grading.answerbook import AnswerBook
from qidose_grading.rooms import LETTERS, Room, Rooms
from qidose_server.lesson.seat import Seat
from qidose_server.lesson.session import Session

CHARTS = find_exercise("all-staff", "twelve-charts")
TEST = find_exercise("all-staff", "my-small-test")


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'answers.db'}"


@pytest.fixture
def rooms(url: str) -> Rooms:
    return Rooms(url)


def seat(url: str, rooms: Rooms, room: Room, learner: str) -> Session:
    exercise = find_exercise(room.dose, room.exercise)
    return Session(exercise, learner, AnswerBook(url), None, room=Seat(rooms, room, learner))


def decide(session: Session, card: str, **values: Any) -> None:
    session.take({"do": "answer", "attempt": 1, "card": card, "values": values})


def test_a_code_can_be_read_out_and_is_found_however_it_is_typed(rooms: Rooms) -> None:
    room = rooms.open("all-staff", "twelve-charts", "fay")
    assert set(room.code) <= set(LETTERS)
    assert rooms.find(f" {room.code.upper()} ") == room
    assert rooms.find("nowhere") is None
    assert rooms.open("all-staff", "twelve-charts", "fay").code != room.code


def test_everyone_in_a_room_has_its_data(url: str, rooms: Rooms) -> None:
    room = rooms.open("all-staff", "twelve-charts", "fay")
    cards = CHARTS.cards(
        CHARTS.case(seed_for(room.data_of, "twelve-charts", 1)), AnswerBook(url).attempt("x", "y").answer
    )
    for person in ("fay", "amy", "ben"):
        assert seat(url, rooms, room, person).cards() == cards


def test_answers_are_counted_live_for_the_facilitator_alone(url: str, rooms: Rooms) -> None:
    room = rooms.open("all-staff", "twelve-charts", "fay")
    front, amy, ben = (seat(url, rooms, room, person) for person in ("fay", "amy", "ben"))
    assert front.page()["room"]["seats"] == 0
    decide(amy, "chart-1", decision="look")
    decide(ben, "chart-1", decision="look")
    decide(ben, "chart-1", decision="leave")  # changed their mind: counted once
    decide(front, "chart-1", decision="change")  # what the room agreed on is nobody's answer
    counted = front.page()["room"]
    assert counted["seats"] == 2
    assert counted["tally"]["chart-1"]["decision"] == {"leave": 1, "look": 1, "change": 0}
    assert "amy" not in str(counted)
    assert amy.page()["room"] == {"code": room.code, "facilitates": False, "seats": 0, "tally": {}}


def test_looking_again_writes_nothing(url: str, rooms: Rooms) -> None:
    room = rooms.open("all-staff", "twelve-charts", "fay")
    front = seat(url, rooms, room, "fay")
    front.take({"do": "count", "attempt": 1})
    assert AnswerBook(url).attempts_of_all("room") == {}


def test_peoples_own_words_are_never_shown_to_a_room(url: str, rooms: Rooms) -> None:
    room = rooms.open("all-staff", "my-small-test", "fay")
    decide(seat(url, rooms, room, "amy"), "idea", idea="My manager shouts", who="Me")
    front = seat(url, rooms, room, "fay").page()["room"]
    assert front["seats"] == 1
    assert "shouts" not in str(front)


def test_what_is_done_in_a_room_is_not_in_anybodys_course(url: str, rooms: Rooms) -> None:
    room = rooms.open("all-staff", "twelve-charts", "fay")
    decide(seat(url, rooms, room, "amy"), "chart-1", decision="look")
    book = AnswerBook(url)
    assert book.attempts("amy", "all-staff") == {}
    assert book.attempt("amy", "twelve-charts").answer.values == {}
    assert Session(CHARTS, "amy", book, None).page()["room"] is None
