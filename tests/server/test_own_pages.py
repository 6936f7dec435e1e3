"""Pages of own work and of rooms, from a real server: lists, files that open, what is shared and what is not."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import requests
from course_server import CourseServer
from docx import Document

from answers.refresher import right
from qidose.exercises.attempt import next_step
from qidose.exercises.exercise import seed_for
from qidose.exercises.registry import exercises_of
from qidose.own import find_work
from qidose.refresher import Quarter, Refresher, quarter_of
from qidose_grading.answerbook import AnswerBook, Entry
from qidose_grading.home import Home
from qidose_grading.rooms import Rooms

MONTHS = "\n".join(f"{2024 + m // 12}-{m % 12 + 1:02}-01, {5 + (m * 7) % 4}" for m in range(24))


@pytest.fixture(scope="module")
def book(served: tuple[CourseServer, Home]) -> AnswerBook:
    return AnswerBook(served[1].answers_url)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[CourseServer, Home]]:
    root = tmp_path_factory.mktemp("own")
    with CourseServer(root / "home", "Amy Adder", root / "log.txt") as server:
        yield server, Home(root / "home")


@pytest.fixture(scope="module")
def amy(served: tuple[CourseServer, Home]) -> requests.Session:
    session = requests.Session()
    session.get(served[0].address, timeout=60).raise_for_status()
    session.base = f"{served[0].base}/qidose"  # type: ignore[attr-defined]
    return session


def keep(book: AnswerBook, learner: str, work_id: str, card: str, **values: Any) -> None:
    work = find_work(work_id)
    entry = Entry("own", work_id, 1, None, lambda attempt: attempt)
    asked = {"do": "answer", "attempt": 1, "card": card, "values": values}
    book.take(learner, entry, lambda state: next_step(work, learner, state, asked))


def get(amy: Any, path: str) -> requests.Response:
    answer: requests.Response = amy.get(amy.base + path, timeout=60, allow_redirects=False)
    return answer


def test_a_list_of_ones_own_work_with_a_way_to_begin(amy: Any, book: AnswerBook) -> None:
    assert "You have no chart yet." in get(amy, "/my-work").text
    keep(book, "amy-adder", "chart-1", "measure", name="Falls <b>on</b> Heron Ward")
    page = get(amy, "/my-work").text
    assert "Falls &lt;b&gt;on&lt;/b&gt; Heron Ward" in page
    assert 'href="/qidose/my-work/chart-1"' in page
    assert 'href="/qidose/my-work/chart-2"' in page
    assert 'href="/qidose/my-work/pdsa-1"' in page


def test_a_chart_as_a_word_file_and_as_a_picture(amy: Any, book: AnswerBook) -> None:
    keep(book, "amy-adder", "chart-3", "measure", name="Falls", unit="falls", better="down")
    assert get(amy, "/my-work/chart-3.png").status_code == 404  # there is nothing to draw yet
    keep(book, "amy-adder", "chart-3", "numbers", series=MONTHS)
    keep(book, "amy-adder", "chart-3", "chart", message="Nothing has changed. <script>")
    picture = get(amy, "/my-work/chart-3.png")
    assert picture.content.startswith(b"\x89PNG")
    document = Document(io.BytesIO(get(amy, "/my-work/chart-3.docx").content))
    words = [paragraph.text for paragraph in document.paragraphs]
    assert words[0] == "Falls"
    assert "Nothing has changed. <script>" in words
    assert any(text.startswith("24 points. The mean is 6.5.") for text in words)
    assert len(document.tables[0].rows) == 25
    (picture_of,) = document.inline_shapes
    assert picture_of._inline.docPr.get("descr").startswith("Falls. 24 points.")
    with zipfile.ZipFile(io.BytesIO(get(amy, "/my-work/chart-3.docx").content)) as file:
        assert file.testzip() is None


@pytest.mark.parametrize(
    "path", ["/my-work/pdsa-9.docx", "/my-work/chart-9.png", "/my-work/pdsa-0", "/my-work/../answers.db"]
)
def test_work_that_is_not_there_is_told_in_plain_words(path: str, amy: Any) -> None:
    assert get(amy, path).status_code == 404


def test_coaches_read_what_is_shared_and_nothing_else(amy: Any, book: AnswerBook) -> None:
    book.enrol("ben-brook", "Ben Brook")
    for work_id, who in (("pdsa-1", "coach"), ("pdsa-2", "private")):
        keep(book, "ben-brook", work_id, "about", name=f"Drinks {work_id}", aim="<img src=x onerror=alert(1)>")
        keep(book, "ben-brook", work_id, "share", **{"who-sees": who})
    page = get(amy, "/shared").text
    assert "Drinks pdsa-1" in page
    assert "Drinks pdsa-2" not in page
    shared = get(amy, "/shared/ben-brook/pdsa-1").text
    assert "Ben Brook shares this with you." in shared
    assert "&lt;img src=x" in shared
    assert "<img" not in shared
    assert get(amy, "/shared/ben-brook/pdsa-2").status_code == 404
    # Taken back, it is gone from the coaches' list at once.
    keep(book, "ben-brook", "pdsa-1", "share", **{"who-sees": "private"})
    assert get(amy, "/shared/ben-brook/pdsa-1").status_code == 404


def test_a_room_is_opened_with_a_press_and_joined_with_its_code(amy: Any, served: tuple[CourseServer, Home]) -> None:
    assert 'value="all-staff/twelve-charts"' in get(amy, "/rooms").text
    form = {"exercise": "all-staff/twelve-charts", "_xsrf": amy.cookies["_xsrf"]}
    opened = amy.post(amy.base + "/rooms", data=form, timeout=60, allow_redirects=False)
    assert opened.status_code == 302
    code = opened.headers["Location"].rpartition("/")[2]
    room = Rooms(served[1].answers_url).find(code)
    assert room is not None
    assert (room.exercise, room.facilitator) == ("twelve-charts", "amy-adder")
    assert get(amy, f"/join?code={code.upper()}").headers["Location"].endswith(f"/rooms/{code}")
    assert "There is no room with the code" in get(amy, "/join?code=<b>x</b>").text
    assert "<b>x" not in get(amy, "/join?code=<b>x</b>").text
    assert get(amy, "/rooms/nowhere").headers["Location"].endswith("/join?code=nowhere")


@pytest.mark.parametrize("exercise", ["", "all-staff", "nowhere/two-dots", "all-staff/nothing", "../x"])
def test_a_room_for_an_exercise_that_is_not_there_is_refused(exercise: str, amy: Any) -> None:
    form = {"exercise": exercise, "_xsrf": amy.cookies["_xsrf"]}
    assert amy.post(amy.base + "/rooms", data=form, timeout=60, allow_redirects=False).status_code == 400


def test_another_site_cannot_open_a_room_in_somebodys_name(amy: Any) -> None:
    assert amy.post(amy.base + "/rooms", data={"exercise": "all-staff/two-dots"}, timeout=60).status_code == 403


@pytest.mark.parametrize(
    "path",
    ["/my-work", "/my-work/chart-1.docx", "/refresh", "/refresh/2026-q4", "/shared", "/rooms", "/join", "/rooms/x"],
)
def test_without_the_token_none_of_it_is_shown(path: str, amy: Any) -> None:
    answer = requests.get(amy.base + path, timeout=60, allow_redirects=False)
    assert answer.status_code in (302, 403)
    assert "Heron" not in answer.text


def test_the_matrix_has_a_shade_a_number_and_a_word_in_each_cell(amy: Any) -> None:
    page = get(amy, "/matrix").text
    assert page.count('<td class="qidose-depth') == 19 * 6
    assert '<td class="qidose-depth qidose-depth--4"><strong>4</strong> Leads</td>' in page
    assert "This table is our own work." in page


def test_words_and_sources_are_pages(amy: Any) -> None:
    assert "run chart" in get(amy, "/words").text.lower()
    assert "Taylor 2014" in get(amy, "/references").text


def refresh(book: AnswerBook, learner: str, quarter: Quarter) -> None:
    """Do a quarter's refresher from the first step to the last."""
    refresher = Refresher(quarter)
    case = refresher.case(seed_for(learner, refresher.id, 1))
    entry = Entry("refresher", refresher.id, 1, None, lambda attempt: seed_for(learner, refresher.id, attempt))
    cards = [card.id for card in refresher.cards(case, book.attempt(learner, refresher.id).answer)]
    for card in (*cards, cards[-1]):  # the last asks more once it knows that there was a test
        values = right(case, card, book.attempt(learner, refresher.id).answer)
        asked = {"do": "answer", "attempt": 1, "card": card, "values": values}
        book.take(learner, entry, lambda state, asked=asked: next_step(refresher, learner, state, asked))
    book.take(learner, entry, lambda state: next_step(refresher, learner, state, {"do": "finish", "attempt": 1}))


def test_the_refresher_of_this_quarter_says_plainly_that_it_is_done(amy: Any, book: AnswerBook) -> None:
    now = quarter_of(date.today())
    earlier = Quarter(now.year - 1, now.number)
    before = get(amy, "/refresh").text
    assert "Not done yet" in before
    assert f'href="/qidose/refresh/{now.id}"' in before
    assert "Earlier quarters" not in before
    assert "(about 12 minutes)" in get(amy, "/").text
    for quarter in (now, earlier):
        refresh(book, "amy-adder", quarter)
    after = get(amy, "/refresh").text
    assert "Done for this quarter" in after
    assert "You met the aim." in after
    assert f"{earlier.name}</a>: done on {date.today().day} " in after
    assert after.count(": not done") == 3
    assert "(done for this quarter)" in get(amy, "/").text


@pytest.mark.parametrize("quarter", [quarter_of(date.today()).next.id, "2025-q9", "2020-q1", "x", "..%2fanswers.db"])
def test_no_quarter_is_opened_ahead_and_no_earlier_one_that_was_not_begun(quarter: str, amy: Any) -> None:
    answer = get(amy, f"/refresh/{quarter}")
    assert answer.status_code == 404
    assert "There is no lesson here" in answer.text


@pytest.mark.kernel
def test_the_page_of_a_quarter_shows_its_refresher(amy: Any) -> None:
    page = amy.get(f"{amy.base}/refresh/{quarter_of(date.today()).id}", timeout=120).text
    assert "<title>Once a quarter - qidose</title>" in page
    assert page.count("application/vnd.jupyter.widget-view+json") >= 1
    assert "Traceback" not in page


def test_whoever_knows_a_level_already_goes_straight_to_its_exercises(amy: Any) -> None:
    page = get(amy, "/test-out/board").text
    for exercise in exercises_of("board"):
        assert f'href="/qidose/exercises/board/{exercise.id}"' in page
    assert "Not started." in page
    assert get(amy, "/test-out/everyone").status_code == 404


def test_the_way_to_ones_own_copy_of_the_experts_code(amy: Any) -> None:
    """It is made at the first visit and opened in JupyterLab. Levels without code have none, strangers no way in."""
    answer = get(amy, "/code/experts")
    assert answer.status_code == 302
    where = answer.headers["Location"]
    assert where.startswith("/lab/tree/my-code/amy-adder/experts-")
    assert where.endswith("/experts-code.ipynb")
    base = amy.base.removesuffix("/qidose")
    shown = amy.get(base + where.replace("/lab/tree/", "/api/contents/"), timeout=60).json()
    assert shown["content"]["metadata"]["title"] == "Code it yourself"
    assert get(amy, "/code/experts").headers["Location"] == where
    for path in ("/code/board", "/code/everyone"):
        assert get(amy, path).status_code == 404
    assert requests.get(f"{amy.base}/code/experts", timeout=60, allow_redirects=False).status_code in (302, 403)
    assert 'href="/qidose/code/experts"' in get(amy, "/test-out/experts").text
