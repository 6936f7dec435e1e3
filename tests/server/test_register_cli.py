"""qidose register: a preview first, yes or no, and one plain sentence for what goes wrong."""

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from qidose_grading.home import find_home
from qidose_grading.register import Register
from qidose_server.cli import main

HEADING = "id,name,group,directorate,joined,left\n"
AMY = "amy,Amy [red]Adder,all-staff,Surgery,2020-01-06,\n"
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("QIDOSE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")

    def register(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["qidose", "register", *arguments])
        capsys.readouterr()
        try:
            code = main() or 0
        except SystemExit as end:
            code = int(end.code or 0)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return code, said.out + said.err

    return register


def people() -> list[str]:
    return [row["id"] for row in Register(find_home().make().answers_url).rows("person")]


def test_import_asks_and_undo_takes_back(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "people.csv"
    file.write_text(HEADING + AMY, encoding="utf-8")
    monkeypatch.setattr("typer.confirm", lambda _: False)
    assert "Nothing was imported." in run("import", str(file))[1]
    assert people() == []
    monkeypatch.setattr("typer.confirm", lambda _: True)
    code, said = run("import", str(file))
    assert (code, people()) == (0, ["amy"])
    assert "1 added" in said
    assert "There is nothing to import." in run("import", str(file))[1]
    assert "Amy [red]Adder" in run("list", "--without", "all-staff")[1]
    assert "No dose reached yet." in run("person", "AMY")[1]
    assert "Taken back." in run("undo", "--yes")[1]
    assert people() == []
    assert "There is no import to take back." in run("undo")[1]


def test_bad_rows_are_told_and_end_the_command(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "staff.csv"
    file.write_text(HEADING + AMY + "ben,Ben,nurses,Surgery,2020-01-06,\n", encoding="utf-8")
    code, said = run("import", str(file), "--yes")
    assert (code, "Say it with --kind" in " ".join(said.replace("│", " ").split())) == (2, True)
    code, said = run("import", str(file), "--kind", "people", "--yes")
    assert (code, people()) == (1, [])
    assert "Line 3: group: There is no group “nurses”." in said
    assert run("import", str(file), "--kind", "people", "--leave-out-bad", "--yes")[0] == 0
    assert people() == ["amy"]


def test_show_says_where_things_stand(run: Run) -> None:
    assert "The register is empty. Begin with: qidose register import people.csv" in run("show")[1]
    assert "4,000 people who do not exist" in run("example")[1]
    said = run("show")[1]
    assert "People in post with each dose" in said
    assert "Charity office and" in said
    assert run("example")[0] == 2


def test_mistakes_are_told_plainly(run: Run, tmp_path: Path) -> None:
    for arguments, words in (
        (("import", str(tmp_path / "people.csv")), "No such file"),
        (("note", "nurses", "Well", "--by", "Pat"), "There is no group 'nurses'"),
        (("person", "nobody"), "There is nobody with the id nobody"),
        (("list", "--without", "dentist"), "There is no dose called 'dentist'"),
    ):
        code, said = run(*arguments)
        assert (code, words in " ".join(said.replace("│", " ").split())) == (2, True), said


def test_notes_and_columns(run: Run) -> None:
    assert "Noted." in run("note", "managers", "Well", "--by", "Pat")[1]
    (note,) = Register(find_home().answers_url).notes()
    assert (note.group, note.words, note.by, note.on) == ("managers", "Well", "Pat", dt.date.today())
    assert "people.csv: People in post" in run("columns")[1]
