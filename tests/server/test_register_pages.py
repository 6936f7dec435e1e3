"""Pages of the register, from a real server: a file is looked at, brought in once, and taken back."""

import csv
import datetime as dt
import html
import io
import os
import re
import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import requests
from course_server import CourseServer

from qidose_grading.home import Home
from qidose_grading.register import SHEETS, Register
from qidose_server.register.samples import sample
from qidose_server.register.uploads import Upload, Uploads

HEADING = "id,name,group,directorate,joined,left\n"
AMY = "amy,Amy Adder,all-staff,Surgery,2020-01-06,\n"
BEN = "ben,Ben Boa,managers,Surgery,2021-03-01,\n"
PEOPLE = f"{HEADING}{AMY}{BEN}".encode()
TODAY = dt.date.today()


@pytest.fixture(scope="module")
def home(released: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    return Home(shutil.copytree(released.root, tmp_path_factory.mktemp("register") / "home"))


@pytest.fixture(scope="module")
def amy(home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A QI lead at a browser."""
    with CourseServer(home.root, "Amy Adder", tmp_path_factory.mktemp("log") / "log.txt") as server:
        session: Any = requests.Session()
        session.get(server.address, timeout=60).raise_for_status()
        session.base = f"{server.base}/qidose/register"
        session.get(session.base, timeout=60).raise_for_status()  # its forms bring the cookie that each press needs
        yield session


@pytest.fixture
def register(home: Home, amy: Any) -> Iterator[Register]:
    """The register, empty again after each test."""
    found = Register(home.answers_url)
    yield found
    while found.undo_last():
        pass


def read(answer: requests.Response) -> str:
    """What stands on a page, without its tags."""
    assert answer.status_code in (200, 404, 422), answer.text[:500]
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.text.partition("<body")[2]).split()))


def get(amy: Any, path: str = "") -> requests.Response:
    answer: requests.Response = amy.get(amy.base + path, timeout=60)
    return answer


def post(amy: Any, path: str, follow: bool = True, files: Any = None, **form: str) -> requests.Response:
    form["_xsrf"] = amy.cookies["_xsrf"]
    answer: requests.Response = amy.post(amy.base + path, data=form, files=files, timeout=60, allow_redirects=follow)
    return answer


def send(amy: Any, data: bytes, kind: str = "people", name: str = "people.csv", **options: str) -> requests.Response:
    return post(amy, f"/bring-in/{kind}", files={"file": (name, data)}, **options)


def path_of(looked: requests.Response) -> str:
    return "/files/" + looked.url.rpartition("/")[2].partition("?")[0]


def seen(looked: requests.Response) -> str:
    found = re.search(r'name="seen" value="([0-9a-f]{64})"', looked.text)
    assert found
    return found[1]


def bring_in(amy: Any, looked: requests.Response) -> requests.Response:
    return post(amy, path_of(looked), do="bring-in", seen=seen(looked))


def people(register: Register) -> list[str]:
    return [row["id"] for row in register.rows("person")]


def kept(home: Home) -> list[Path]:
    return sorted((home.cache / "tmp").glob("register-*.csv"))


def test_a_file_is_looked_at_brought_in_and_taken_back(amy: Any, register: Register, home: Home) -> None:
    assert "The register is empty." in read(get(amy))
    looked = send(amy, PEOPLE, name="C:\\lists\\<b>people.csv")
    assert "Would be added: 2 Amy Adder (amy) Ben Boa (ben)" in read(looked)
    assert "<b>" not in looked.text
    assert people(register) == []
    (file,) = kept(home)
    assert (file.read_bytes(), file.stat().st_mode & 0o077) == (PEOPLE, 0)
    done = bring_in(amy, looked)
    assert "2 added" in read(done)
    assert people(register) == ["amy", "ben"]
    assert kept(home) == []
    assert "2 added" in read(get(amy, path_of(looked)))  # loaded again
    page = read(get(amy))
    assert "People in post 2 today, 2 with leavers" in page
    assert "by Amy Adder" in page
    undo = get(amy, "/undo")
    assert "2 come out of the register again." in read(undo)
    assert re.search(r"People in post, from <b>people.csv on .*, by Amy Adder\.", read(undo))
    number = re.search(r'name="number" value="(\d+)"', undo.text)
    assert number
    assert "The last import was taken back." in read(post(amy, "/undo", number=number[1]))
    assert people(register) == []
    assert get(amy, "/undo").url.endswith("/register")


def test_what_changes_is_shown_before_and_after(amy: Any, register: Register) -> None:
    bring_in(amy, send(amy, PEOPLE))
    looked = send(amy, f"{HEADING}{AMY.replace('Adder', 'Asp')}".encode(), everyone="yes")
    page = read(looked)
    assert "Amy Asp (amy): name Amy Adder becomes Amy Asp" in page
    assert f"Ben Boa (ben): not in the file, left on {TODAY}" in page
    bring_in(amy, looked)
    undo = read(get(amy, "/undo"))
    assert "2 go back to what they were before. Who was marked as left is in post again." in undo
    # A number that is not the last one takes nothing back.
    assert "Nothing was taken back" in read(post(amy, "/undo", number="99999"))
    assert "nothing to bring in" in read(send(amy, f"{HEADING}{AMY.replace('Adder', 'Asp')}".encode()))


def test_many_who_would_be_marked_as_left_are_asked_about(amy: Any, register: Register) -> None:
    rows = "".join(f"p{n},Person {n},all-staff,Surgery,2020-01-06,\n" for n in range(10))
    bring_in(amy, send(amy, f"{HEADING}{rows}".encode()))
    assert "10 of 10 people in post would be marked as left." in read(send(amy, PEOPLE, everyone="yes"))


def test_lines_that_cannot_be_read_are_named_and_can_be_left_out(amy: Any, register: Register) -> None:
    data = f"{HEADING}{AMY}cat,Cat,nurses,Surgery,2020-13-06,\n".encode()
    looked = send(amy, data, everyone="yes")
    page = read(looked)
    assert "Line 3: group: There is no group “nurses”." in page
    assert "Line 3: joined: “2020-13-06” is not a day." in page
    assert "Cannot be read 1" in page
    assert "Nothing can be brought in like this." in page
    assert 'value="bring-in"' not in looked.text
    # A page of one's own making brings in nothing either.
    assert "Nothing can be brought in like this." in read(bring_in(amy, looked))
    assert people(register) == []
    looked = post(amy, path_of(looked), do="leave-out")
    assert "Nobody is marked as left" in read(looked)
    assert "1 left out, because of what could not be read" in read(bring_in(amy, looked))
    assert people(register) == ["amy"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "The file is empty. Its first line must be: id,name"),
        (HEADING.encode(), "There is nothing below the first line."),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "This is a picture or a film, not a CSV file."),
        (b"PK\x03\x04" + b"x" * 99, "This is an Excel workbook, not a CSV file."),
        (b"x" * 20_000_001, "The file has 20 MB. It can have at most 20."),
        (b"name\nAmy\n", "The columns are missing: id, group, directorate, joined."),
    ],
)
def test_what_is_no_file_is_said_beside_the_field(data: bytes, words: str, amy: Any, home: Home) -> None:
    answer = send(amy, data, **{"leave-out-bad": "yes"})
    assert answer.status_code == 422
    assert read(answer).count(words) == 2  # in the summary, and beside the field
    assert '<a href="#field-file">' in answer.text
    assert re.search(r'name="leave-out-bad" value="yes" checked', answer.text)


def test_nothing_chosen_and_a_day_that_is_none(amy: Any, register: Register, home: Home) -> None:
    assert read(post(amy, "/bring-in/people")).count("Choose a file.") == 2
    answer = send(amy, PEOPLE, since="last spring", everyone="yes")
    assert 'value="last spring"' in answer.text
    assert "people.csv is here already." in read(answer)
    token = re.search(r'name="kept" value="([^"]+)"', answer.text)
    assert token
    # The file need not be chosen again.
    looked = post(amy, "/bring-in/people", kept=token[1], since="1 April 2020")
    assert "Would be added: 2" in read(looked)
    bring_in(amy, looked)
    assert register.begun() == dt.date(2020, 4, 1)


def test_two_windows_see_what_the_other_has_done(amy: Any, register: Register) -> None:
    first, second = send(amy, PEOPLE), send(amy, f"{HEADING}{AMY}".encode())
    bring_in(amy, first)
    answer = bring_in(amy, second)
    assert "The register has changed since you looked." in read(answer)
    assert "There is nothing to bring in" in read(answer)
    assert len(register.imports()) - len([one for one in register.imports() if one.undone_at]) == 1


def test_a_double_click_brings_in_once(amy: Any, register: Register) -> None:
    before = len(register.imports())
    looked = send(amy, PEOPLE)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: bring_in(amy, looked), range(4)))
    assert all("2 added" in read(answer) for answer in answers)
    assert len(register.imports()) == before + 1
    number = str(register.imports()[0].number)
    with ThreadPoolExecutor(4) as pool:
        undone = list(pool.map(lambda _: post(amy, "/undo", number=number), range(4)))
    assert all("The last import was taken back." in read(answer) for answer in undone)


def test_do_not_removes_the_file_and_so_does_a_day(amy: Any, home: Home, register: Register) -> None:
    for file in kept(home):
        file.unlink()
    looked = send(amy, PEOPLE)
    assert "The file was removed from the server." in read(post(amy, path_of(looked), do="drop"))
    assert kept(home) == []
    assert get(amy, path_of(looked)).status_code == 404
    assert "The file is not here any more" in read(bring_in(amy, looked))
    send(amy, PEOPLE)
    os.utime(kept(home)[0], (time.time() - 90_000, time.time() - 90_000))
    get(amy)
    assert kept(home) == []


def test_somebody_elses_file_is_not_there(amy: Any, home: Home) -> None:
    other = Uploads(home).keep(Upload("", "ben-boa", "people", "x.csv"), PEOPLE)
    assert get(amy, f"/files/{other.token}").status_code == 404
    assert get(amy, "/files/..%2f..%2f..%2fanswers.db0").status_code == 404


@pytest.mark.parametrize("name", ["=1+1", "<b>Amy</b>", "@SUM(A1)", "O'Hara"])
def test_names_stay_text(name: str, amy: Any, register: Register) -> None:
    looked = send(amy, f'{HEADING}amy,"{name}",all-staff,Surgery,2020-01-06,\n'.encode())
    assert f"{name} (amy)" in html.unescape(looked.text)
    assert "<b>" not in looked.text
    bring_in(amy, looked)
    assert register.rows("person")[0]["name"] == name


def test_20_000_people_within_seconds(amy: Any, register: Register) -> None:
    rows = "".join(f"p{n},Person {n},all-staff,Surgery,2020-01-06,\n" for n in range(20_000))
    begun = time.monotonic()
    looked = send(amy, f"{HEADING}{rows}".encode())
    assert time.monotonic() - begun < 15
    page = read(looked)
    assert "Would be added: 20,000 The first 200 are shown." in page
    assert looked.text.count("(p") == 200
    post(amy, path_of(looked), do="drop")


def test_one_typed_in_with_what_is_wrong_beside_its_field(amy: Any, register: Register) -> None:
    typed = {"id": "Amy Adder", "name": "=Amy", "group": "", "directorate": "<i>Surgery", "joined": "6/1/2020"}
    answer = post(amy, "/add/people", **typed, left="2019-01-01", interested="yes")
    page = read(answer)
    assert answer.status_code == 422
    assert "Group: Choose one." in page
    assert "Last day in post: This is before: first day in post." in page
    for field in ("id", "group", "left"):
        assert f'<a href="#field-{field}">' in answer.text
        assert f'id="{field}-error"' in answer.text
    for value in ("Amy Adder", "=Amy", "&lt;i&gt;Surgery", "6/1/2020", "2019-01-01"):
        assert f'value="{value}"' in answer.text
    assert '<option value="yes" selected>' in answer.text
    good = typed | {"id": "amy-adder", "group": "managers"}
    assert "What you typed is in the register." in read(post(amy, "/add/people", **good))
    assert register.rows("person")[0]["name"] == "=Amy"
    assert 'value="&lt;i&gt;Surgery"' in get(amy, "/add/teams").text  # offered, as it is written
    # What is there already is shown before it is changed.
    other = good | {"name": "Amy Asp"}
    asked = post(amy, "/add/people", **other)
    assert "name =Amy becomes Amy Asp" in read(asked)
    assert register.rows("person")[0]["name"] == "=Amy"
    post(amy, "/add/people", **other, seen=seen(asked))
    assert register.rows("person")[0]["name"] == "Amy Asp"


def test_every_kind_has_an_example_file_that_can_be_brought_in(amy: Any, register: Register) -> None:
    for kind, sheet in SHEETS.items():
        answer = get(amy, f"/samples/{kind}.csv")
        assert answer.content == sample(kind)
        heading, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
        assert (",".join(heading), len(row)) == (sheet.heading, len(sheet.columns))
        preview = register.bring_in(kind, answer.content, TODAY, "Pat")
        assert (len(preview.added), preview.bad, preview.notes) == (1, (), ())
        assert 'id="field-' in get(amy, f"/add/{kind}").text
        assert "Look at it first" in get(amy, f"/bring-in/{kind}").text


def test_a_made_up_trust_to_try_it_out(amy: Any, register: Register) -> None:
    assert 'value="fill"' in get(amy).text
    page = read(post(amy, "/example", do="fill"))
    assert "4,000 people who do not exist" in page
    assert "It is made up: nobody in it exists." in page
    assert "Take this back" not in page
    assert page.count("Westmarsh Trust , made up") == 1
    standing = [one for one in register.imports() if one.undone_at is None]
    post(amy, "/example", do="fill")
    assert [one for one in register.imports() if one.undone_at is None] == standing
    bring_in(amy, send(amy, PEOPLE))
    assert "first take back what came after it, below: 1 import." in read(get(amy))
    assert "Take those back first" in read(post(amy, "/example", do="take-out"))
    register.undo_last()
    assert "The made-up trust was taken out." in read(post(amy, "/example", do="take-out"))
    assert people(register) == []
    bring_in(amy, send(amy, PEOPLE))
    assert "only for an empty register" in read(post(amy, "/example", do="fill"))


def test_pages_lead_to_each_other_and_say_who_can_see_them(amy: Any) -> None:
    assert 'href="/qidose/register"' in amy.get(amy.base.removesuffix("register"), timeout=60).text
    page = get(amy)
    assert "Who can see this" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert get(amy, "/bring-in/nurses").status_code == 404


@pytest.mark.parametrize("path", ["/bring-in/people", "/add/people", "/undo", "/example", "/files/" + "x" * 22])
def test_another_site_cannot_press_a_button(path: str, amy: Any) -> None:
    assert amy.post(amy.base + path, data={"do": "fill"}, timeout=60).status_code == 403


@pytest.mark.parametrize("path", ["", "/undo", "/add/people", "/samples/people.csv", "/files/" + "x" * 22])
def test_without_the_token_nothing_is_shown(path: str, amy: Any) -> None:
    assert requests.get(amy.base + path, timeout=60, allow_redirects=False).status_code in (302, 403)
