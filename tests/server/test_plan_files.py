"""The files that go to a board: each holds ranges, sources, adopted numbers and reasons, and says which version."""

import csv
import datetime as dt
import io
import re
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest
from docx import Document
from pptx import Presentation
from pptx.util import Emu

from qidose.dosing.outlook import outlook
from qidose.dosing.plan import read_plan
from qidose_grading.home import Home
from qidose_grading.plans import Plans, Version
from qidose_grading.register import Register
from qidose_server.plan.files import FILES, progress_file
from texts.plans import TODAY, westmarsh

NOW = dt.datetime(2026, 11, 26, 12, 0, tzinfo=dt.UTC)
REASON = "150 teams, 3 for each coach, and some who move on."
MUST = ("Westmarsh", "150 to 200", "lines 303 to 305", "Quinn, QI lead", REASON, "They disagree")


@pytest.fixture(scope="module")
def version() -> Version:
    typed = westmarsh()
    typed["vision"] = {"aim": "Care that gets better <each> & every year"}
    typed["organisation"]["name"] = "=1+1 Westmarsh"
    return Version(3, "adopted", typed, "Ada", NOW, "Sam Okoro, chief executive", NOW, "Agreed by the board.")


@pytest.fixture(scope="module")
def files(version: Version) -> dict[str, bytes]:
    return {ending: make(version, TODAY) for ending, (_, make) in FILES.items()}


def words_of(ending: str, file: bytes) -> str:
    if ending == "docx":
        document = Document(io.BytesIO(file))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    if ending == "pptx":
        shapes = [shape for slide in Presentation(io.BytesIO(file)).slides for shape in slide.shapes]
        cells = [cell.text for shape in shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
        return "\n".join([*(shape.text_frame.text for shape in shapes if shape.has_text_frame), *cells])
    if ending == "xlsx":
        return ZipFile(io.BytesIO(file)).read("xl/sharedStrings.xml").decode()
    return file.decode()


@pytest.mark.parametrize("ending", FILES)
def test_each_file_holds_what_a_board_must_see(files: dict[str, bytes], ending: str) -> None:
    words = words_of(ending, files[ending])
    for must in (*MUST, "Version 3, adopted by Sam Okoro, chief executive on 26 November 2026", "Agreed by the board."):
        assert must in words, must


def test_the_web_page_stands_alone_and_takes_words_as_words(files: dict[str, bytes]) -> None:
    page = files["html"].decode()
    assert "&lt;each&gt; &amp; every" in page
    assert "<script" not in page
    # Names of formats are in the drawings; nothing is fetched.
    assert not re.findall(r"(?:src|href)=[\"']?(?!#)", page)
    assert page.count("<svg") >= 9


def test_a_spreadsheet_takes_no_words_for_a_formula(files: dict[str, bytes]) -> None:
    rows = list(csv.reader(io.StringIO(files["csv"].decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]
    book = ZipFile(io.BytesIO(files["xlsx"]))
    formulas = [
        f
        for name in book.namelist()
        if "sheets/sheet" in name
        for f in re.findall(r"<f>(.*?)</f>", book.read(name).decode())
    ]
    assert not [formula for formula in formulas if "1+1" in formula]


def test_the_workbook_works_the_plan_out_by_itself(files: dict[str, bytes], version: Version) -> None:
    """The formulas are worked out here, by hand, from the cells that people change."""
    book = ZipFile(io.BytesIO(files["xlsx"]))
    strings = re.findall(r"<t[^>]*>(.*?)</t>", book.read("xl/sharedStrings.xml").decode())

    def sheet(number: int) -> dict[str, tuple[str | None, str | float]]:
        found: dict[str, tuple[str | None, str | float]] = {}
        text = book.read(f"xl/worksheets/sheet{number}.xml").decode()
        for place, kind, formula, value in re.findall(
            r'<c r="([A-Z]+\d+)"[^>]*?(?: t="(\w+)")?>(?:<f>(.*?)</f>)?<v>(.*?)</v></c>', text
        ):
            found[place] = (formula or None, strings[int(value)] if kind == "s" else float(value))
        return found

    numbers, waves, months = sheet(2), sheet(3), sheet(4)
    plan = read_plan(version.typed)
    ahead = outlook(plan)
    # Row 4 is the first: all staff. The low end uses column H (the higher leavers) and column G of the waves.
    group = 4 + [one.group.id for one in ahead].index("coaches")
    heads, trained, hazard, entry = (float(numbers[f"{column}{group}"][1]) for column in "BCHF")
    done = {
        row: (str(waves[f"B{row}"][1]), float(waves[f"F{row}"][1]), float(waves[f"G{row}"][1]))
        for row in range(4, 400)
        if f"B{row}" in waves
    }
    now, found = trained, []
    for month in range(1, 61):
        coming = sum(seats for name, at, seats in done.values() if name == "Quality coaches" and at == month)
        now = min(heads, now * (1 - hazard) + heads * hazard * entry + coming)
        found.append(now)
    column = "K"  # month, name, then low and high of 4 groups before the coaches
    assert months["K3"][1] == "Quality coaches, low"
    kept = [float(months[f"{column}{3 + month}"][1]) for month in range(1, 61)]
    np.testing.assert_allclose(kept, found)
    np.testing.assert_allclose(kept, ahead[4].low)
    formula = months["K5"][0]
    assert formula is not None
    assert formula.startswith("MIN('Numbers'!$B$8,K4*(1-'Numbers'!$H$8)")
    assert "SUMIFS('Waves'!$G:$G" in formula
    assert len([place for place, (formula, _) in months.items() if formula]) == 60 * 2 * len(ahead)


def test_slides_have_native_charts_and_nothing_hangs_over_the_edge(files: dict[str, bytes]) -> None:
    show = Presentation(io.BytesIO(files["pptx"]))
    charts = [shape.chart for slide in show.slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) == 7
    coaches = next(chart for chart in charts if chart.plots[0].series[0].name == "Quality coaches")
    assert [one.name for one in coaches.plots[0].series][-1] == "Adopted"
    for slide in show.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= show.slide_width + Emu(2_000)
        assert slide.shapes


def test_pictures_in_the_document_say_what_they_show(files: dict[str, bytes]) -> None:
    document = Document(io.BytesIO(files["docx"]))
    said = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(said) == 9
    assert all(words and len(words) > 30 for words in said)
    heads = [table.rows[0]._tr.trPr for table in document.tables]
    assert all(head is not None and head.find(".//{*}tblHeader") is not None for head in heads)


def test_an_empty_plan_is_a_file_too() -> None:
    empty = Version(1, "draft", {}, "Ada", NOW, None, None, None)
    for ending, (_, make) in FILES.items():
        assert len(make(empty, TODAY)) > 500, ending


@pytest.mark.parametrize("ending", ["docx", "pptx", "html", "csv"])
def test_progress_is_a_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: Version, ending: str) -> None:
    monkeypatch.delenv("QIDOSE_DATABASE", raising=False)
    home = Home(tmp_path)
    home.course.mkdir()
    plans = Plans(home.answers_url)
    plans.start_from(version.typed, "Westmarsh", "Ada")
    plans.adopt("Sam", "", TODAY)
    people = "id,name,group,directorate,joined\n" + "".join(
        f"p-{n},P {n},coaches,Wards,2026-01-05\n" for n in range(30)
    )
    Register(home.answers_url).bring_in("people", people.encode(), TODAY, "Ada", known_since=dt.date(2026, 1, 5))
    words = words_of(ending, progress_file(ending, home, TODAY))
    assert "Beside version 1 of the plan." in words
    assert "Can: people in post with a dose" in words
    assert "Does: people with a test or project" in words
