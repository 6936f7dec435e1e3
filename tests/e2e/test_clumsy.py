"""Clumsy hands: a double click, a key held down, Back in the middle of a step, a clock that is wrong. Nothing is lost,
and nothing is decided that nobody decided."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from course_server import CourseServer
from hands import READY
from learner import Learner
from playwright.sync_api import Page, WebSocketRoute, expect
from watched import Watched

import answers
from qidose.exercises.exercise import Exercise
from qidose.exercises.fields import Answer
from qidose.exercises.registry import find_exercise

pytestmark = pytest.mark.browser

GAME = find_exercise("board", "shouting")
SPIN = find_exercise("all-staff", "spin-it")
TALK = find_exercise("senior-leaders", "team-conversation")
WRONG_CLOCK = "const then = Date.now; Date.now = () => then() + 40 * 365 * 86400000;"


@pytest.fixture
def server(serve: Callable[[str], CourseServer]) -> CourseServer:
    return serve("Ian Ives")


def steps(home: Path, exercise: str) -> list[tuple[str, str, str]]:
    """What was recorded for Ian: kind, card, and when."""
    with sqlite3.connect(home / "answers.db") as database:
        query = "SELECT kind, card, at FROM step WHERE learner = 'ian-ives' AND exercise = ? ORDER BY number"
        return list(database.execute(query, (exercise,)))


def open_at_the_first_move(page: Page, server: CourseServer, exercise: Exercise[Any]) -> str:
    """Answer until a card asks for a move; the start of the ids of its buttons."""
    page.goto(f"{server.base}/qidose/exercises/{exercise.about.dose}/{exercise.id}")
    page.wait_for_selector(READY, state="attached")
    learner, answer = Learner(page, "ian-ives"), Answer()
    case = learner.case(exercise)
    while not page.locator(".qidose-move").count():
        card = next(card for card in exercise.cards(case, answer) if card.id not in answer.locked)
        values = answers.right(exercise, case, card.id, answer)
        learner.fill(exercise, card, values)
        page.locator(f"[id='{exercise.id}-{card.id}-lock']").click()
        answer = Answer({**answer.values, card.id: values}, (*answer.locked, card.id))
        expect(page.locator(f"[id='{exercise.id}-{card.id}-lock']")).to_have_count(0)
    return page.locator(".qidose-moves").get_attribute("id") or ""


def test_one_press_is_one_move_however_it_is_pressed(
    server: CourseServer, visit: Callable[..., Watched], home: Path
) -> None:
    page = visit(server).page
    page.add_init_script(WRONG_CLOCK)
    first = open_at_the_first_move(page, server, GAME)
    before = len([kind for kind, _, _ in steps(home, GAME.id) if kind == "lock"])
    page.locator(f"[id='{first}-0']").dblclick()
    expect(page.locator(f"[id='{first}']")).to_have_count(0)
    second = page.locator(".qidose-moves").get_attribute("id") or ""
    # The key goes down once and repeats for as long as it is held.
    page.locator(f"[id='{second}-0']").focus()
    for _ in range(20):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    expect(page.locator(f"[id='{second}']")).to_have_count(0)
    third = page.locator(".qidose-moves").get_attribute("id") or ""
    page.locator(f"[id='{third}-0']").focus()
    for _ in range(20):
        page.keyboard.down("Enter")  # still the same card: the page has moved the focus elsewhere by now
    page.keyboard.up("Enter")
    expect(page.locator(f"[id='{third}']")).to_have_count(0)
    recorded = steps(home, GAME.id)
    assert len([kind for kind, _, _ in recorded if kind == "lock"]) == before + 3
    # The browser's clock is 40 years fast; the record has the server's.
    assert all(abs(datetime.now(UTC) - _utc(at)) < timedelta(hours=1) for _, _, at in recorded)


class Line:
    """The line between page and server, on which the word that a step is saved can be kept back."""

    def __init__(self, page: Page) -> None:
        self.keeps = False
        self.kept: list[tuple[WebSocketRoute, str | bytes]] = []
        page.route_web_socket("**", self._join)

    def _join(self, page: WebSocketRoute) -> None:
        page.connect_to_server().on_message(lambda message: self._pass(page, message))

    def _pass(self, page: WebSocketRoute, message: str | bytes) -> None:
        text = message if isinstance(message, str) else message.decode(errors="replace")
        if self.kept or (self.keeps and '"reply"' in text):
            self.kept.append((page, message))
        else:
            page.send(message)

    def let_go(self) -> None:
        self.keeps = False
        kept, self.kept = self.kept, []
        for page, message in kept:
            page.send(message)


def test_what_is_new_comes_with_the_focus_on_it(
    server: CourseServer, visit: Callable[..., Watched], home: Path
) -> None:
    page = visit(server).page
    line = Line(page)
    first = open_at_the_first_move(page, server, TALK)
    line.keeps = True
    page.locator(f"[id='{first}-0']").press("Enter")
    for _ in range(100):
        if line.kept:
            break
        page.wait_for_timeout(50)
    # A next step that stood there before the answer would take no press, and would lose the focus when it comes.
    page.wait_for_timeout(100)
    assert line.kept
    expect(page.locator(".qidose-moves")).to_have_attribute("id", first)
    line.let_go()
    expect(page.locator(f"[id='{first}']")).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "team-conversation-turn-1-say"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[id='team-conversation-turn-1-say']")).to_have_count(0)
    assert [card for kind, card, _ in steps(home, TALK.id) if kind == "lock"] == ["chart", "turn-1"]
    # What the talk is about stays in sight.
    expect(page.locator(".qidose-turn .qidose-chart svg")).to_be_visible()


def _utc(at: str) -> datetime:
    return datetime.fromisoformat(at).replace(tzinfo=UTC)


def test_back_in_the_middle_of_a_step_loses_nothing(
    server: CourseServer, visit: Callable[..., Watched], home: Path
) -> None:
    page = visit(server).page
    page.goto(f"{server.base}/qidose/")
    page.goto(f"{server.base}/qidose/exercises/all-staff/spin-it")
    page.wait_for_selector(READY, state="attached")
    learner = Learner(page, "ian-ives")
    case = learner.case(SPIN)
    card = SPIN.cards(case, Answer())[0]
    learner.fill(SPIN, card, answers.right(SPIN, case, card.id, Answer()))
    page.locator(f"[id='spin-it-{card.id}-lock']").click(no_wait_after=True)
    page.go_back(wait_until="commit")
    page.go_forward()
    page.wait_for_selector(READY, state="attached")
    # Fixed or not yet, as far as the step came: what was filled in is there, and one press goes on from it.
    locks = [name for kind, name, _ in steps(home, "spin-it") if kind == "lock"]
    assert locks in ([], [card.id])
    if not locks:
        page.locator(f"[id='spin-it-{card.id}-lock']").click()
    expect(page.locator(f"[data-card={card.id}].qidose-card--locked")).to_be_visible()
    assert [name for kind, name, _ in steps(home, "spin-it") if kind == "lock"] == [card.id]
