"""The register: files are imported whole or not at all, each fault is said with its line, and all can be undone."""

import csv
import datetime as dt
import io
import shutil
from pathlib import Path
from typing import Any

import pytest

from qidose_grading.home import Home
from qidose_grading.register import (
    SHEETS,
    CannotImport,
    Changed,
    Preview,
    Register,
    Undo,
    list_as_csv,
    list_people,
    read_records,
)
from qidose_grading.register.example import PEOPLE, example_imports, fill_example, take_out_example
from qidose_grading.register.export import about_person, table_of

TODAY = dt.date(2026, 11, 26)
HEADING = "id,name,group,directorate,joined,left"
AMY = "amy,Amy Adder,all-staff,Surgery,2020-01-06,"
BEN = "ben,Ben Boa,managers,Surgery,2021-03-01,"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an empty register, made once."""
    home = Home(tmp_path_factory.mktemp("empty") / "home").make()
    Register(home.answers_url)._engine.dispose()
    return home.root


@pytest.fixture
def home(empty: Path, tmp_path: Path) -> Home:
    return Home(Path(shutil.copytree(empty, tmp_path / "home")))


@pytest.fixture
def register(home: Home) -> Register:
    return Register(home.answers_url)


def lines(*rows: str, heading: str = HEADING) -> bytes:
    return "\n".join((heading, *rows, "")).encode()


def bring(register: Register, *rows: str, kind: str = "people", heading: str = HEADING, **how: Any) -> Preview:
    return register.bring_in(kind, lines(*rows, heading=heading), TODAY, "Pat", f"{kind}.csv", **how)


def stays(register: Register) -> list[tuple[str, str, str, str, str]]:
    rows = sorted(register.rows("stay"), key=lambda row: (row["person"], row["joined"]))
    return [
        (row["person"], row["group"], row["directorate"], str(row["joined"]), str(row["left"] or "")) for row in rows
    ]


def everything(register: Register) -> dict[str, Any]:
    return {sheet.table: register.rows(sheet.table) for sheet in SHEETS.values()} | {"stay": register.rows("stay")}


def test_a_preview_tells_and_writes_nothing(register: Register) -> None:
    preview = register.preview("people", lines(AMY, BEN), TODAY)
    assert preview.added == ("Amy Adder (amy)", "Ben Boa (ben)")
    assert preview.summary == (
        "People in post: 2 added, 0 changed, 0 as they are, 0 marked as left, 0 with something wrong."
    )
    assert register.rows("person") == []
    assert register.imports() == []


def test_the_same_file_again_changes_nothing(register: Register) -> None:
    bring(register, AMY, BEN)
    again = bring(register, AMY, BEN)
    assert (again.added, again.changed, again.same) == ((), (), 2)
    assert len(register.imports()) == 1


def test_what_changes_is_told_and_a_move_keeps_the_past(register: Register) -> None:
    bring(register, AMY, BEN)
    moved = "AMY,Amy Asp,Middle managers and supervisors,surgery,6/1/2020,"
    preview = bring(register, moved, BEN)
    assert preview.changed == (
        "Amy Asp (amy): name Amy Adder becomes Amy Asp; all-staff, Surgery becomes managers, Surgery",
    )
    assert stays(register)[:2] == [
        ("amy", "all-staff", "Surgery", "2020-01-06", "2026-11-25"),
        ("amy", "managers", "Surgery", "2026-11-26", ""),
    ]


def test_a_move_stands_on_its_own_day_where_the_file_says_so(register: Register) -> None:
    bring(register, AMY)
    bring(register, f"{AMY.replace('Surgery', 'Clinics')},2026-04-01", heading=f"{HEADING},since")
    assert [one[2:] for one in stays(register)] == [
        ("Surgery", "2020-01-06", "2026-03-31"),
        ("Clinics", "2026-04-01", ""),
    ]
    again = bring(register, f"{AMY.replace('Surgery', 'Clinics')},2026-04-01", heading=f"{HEADING},since")
    assert again.same == 1


def test_leavers_come_back_and_are_not_mixed_up(register: Register) -> None:
    bring(register, AMY)
    left = bring(register, f"{AMY}2025-12-31")
    assert left.left == ("Amy Adder (amy): left on 2025-12-31",)
    back = bring(register, "amy,Amy Adder,managers,Clinics,2026-06-01,")
    assert back.changed == ("Amy Adder (amy): in post again from 2026-06-01",)
    assert [one[3:] for one in stays(register)] == [("2020-01-06", "2025-12-31"), ("2026-06-01", "")]


def test_both_times_in_post_may_stand_in_one_file(register: Register) -> None:
    preview = bring(register, f"{AMY}2025-12-31", "amy,Amy Asp,managers,Clinics,2026-06-01,")
    assert len(preview.added) == 1
    assert len(stays(register)) == 2
    assert register.rows("person")[0]["name"] == "Amy Asp"


def test_a_wrong_day_is_corrected_and_not_a_second_time_in_post(register: Register) -> None:
    bring(register, AMY, f"{BEN}2026-10-31")
    preview = bring(register, AMY.replace("2020-01-06", "2019-12-02"), BEN)
    assert preview.changed == (
        "Amy Adder (amy): joined 2020-01-06 becomes 2019-12-02",
        "Ben Boa (ben): left 2026-10-31 becomes empty",
    )
    assert [one[3:] for one in stays(register)] == [("2019-12-02", ""), ("2021-03-01", "")]


def test_who_is_missing_is_left_alone_unless_the_file_has_everyone(register: Register) -> None:
    bring(register, AMY, BEN)
    assert bring(register, AMY).left == ()
    preview = bring(register, AMY, everyone=True)
    assert preview.left == ("Ben Boa (ben): not in the file, left on 2026-11-26",)
    assert [one[4] for one in stays(register)] == ["", "2026-11-26"]


BAD = {
    "nurses": ("amy,Amy,nurses,Surgery,2020-01-06,", "group: There is no group “nurses”. The groups are: all-staff,"),
    "no day": ("amy,Amy,board,Surgery,31/2/2020,", "joined: “31/2/2020” is not a day. Write it like 2027-03-31"),
    "typing slip": ("amy,Amy,board,Surgery,0202-01-06,", "joined: 0202-01-06 cannot be right. Check the year."),
    "far ahead": ("amy,Amy,board,Surgery,2202-01-06,", "joined: 2202-01-06 cannot be right. Check the year."),
    "left early": ("amy,Amy,board,Surgery,2020-01-06,2019-01-01", "left (2019-01-01) is before joined (2020-01-06)."),
    "no name": ("amy,,board,Surgery,2020-01-06,", "name is empty."),
    "id": ("amy adder,Amy,board,Surgery,2020-01-06,", "id: 'amy adder' cannot be used as a learner id."),
    "commas": ("amy,Adder, Amy,board,Surgery,2020-01-06,2026-01-01", "There are more cells than columns."),
    "long name": (f"amy,{'x' * 201},board,Surgery,2020-01-06,", "name: Use at most 200 characters. This has 201."),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_row_is_named_by_its_line_and_nothing_is_imported(name: str, register: Register) -> None:
    row, words = BAD[name]
    with pytest.raises(CannotImport, match=r"Nothing was imported\. To be mended first: \d") as refused:
        bring(register, BEN, "", row)
    assert refused.value.preview
    assert str(refused.value.preview.bad[0]).startswith(f"Line 4: {words}")
    assert everything(register) == {table: [] for table in everything(register)}


def test_the_other_rows_can_be_imported_without_the_bad_ones(register: Register) -> None:
    preview = bring(register, BEN, BAD["no day"][0], leave_out_bad=True)
    assert (preview.added, len(preview.bad)) == (("Ben Boa (ben)",), 1)
    assert [row["id"] for row in register.rows("person")] == ["ben"]


def test_with_a_bad_row_nobody_is_marked_as_left(register: Register) -> None:
    """Who stands in a line that cannot be read is not missing."""
    bring(register, AMY, BEN)
    assert bring(register, BEN, BAD["no day"][0], leave_out_bad=True, everyone=True).left == ()


def test_the_same_person_twice_at_the_same_time(register: Register) -> None:
    preview = register.preview("people", lines(BEN, AMY, AMY.replace("2020", "2023")), TODAY)
    assert [str(one) for one in preview.bad] == ["Line 4: amy is already in line 3, at the same time."]


def test_the_same_name_under_2_ids_is_asked_about(register: Register) -> None:
    bring(register, AMY)
    preview = register.preview("people", lines(AMY.replace("amy,", "a-adder,"), BEN), TODAY)
    assert preview.notes == ("The same name under more than 1 id. Check whether they are 1 person: a-adder, amy.",)
    assert not preview.bad


def test_dates_that_do_not_fit_what_is_known(register: Register) -> None:
    bring(register, f"{AMY}2021-12-31", "amy,Amy Adder,managers,Clinics,2023-01-01,")
    both = register.preview("people", lines("amy,Amy Adder,managers,Clinics,2020-02-01,"), TODAY)
    assert "The register knows 2 times in post between these dates." in str(both.bad[0])
    bring(register, f"{BEN.replace('Surgery', 'Clinics')}", "cat,Cat,board,A,2022-01-01,")
    bring(register, f"{BEN},2024-01-01", heading=f"{HEADING},since")
    early = register.preview("people", lines(f"{BEN}2023-01-01"), TODAY)
    assert "is before a move that the register knows, on 2024-01-01" in str(early.bad[0])


FILES = {
    "semicolons": f"{HEADING};{AMY}".replace(",", ";").replace("left;", "left\n").encode(),
    "tabs": lines(AMY).replace(b",", b"\t"),
    "Excel": ("\ufeff" + lines(AMY).decode().replace("\n", "\r\n")).encode("utf-8"),
    "UTF-16": lines(AMY).decode().encode("utf-16"),
    "quotes": lines('"amy","Amy Adder","all-staff","Surgery","2020-01-06",""'),
    "other order": lines("2020-01-06,Surgery,ALL STAFF,Amy Adder,Amy", heading="Joined,Directorate,Group,Name,ID"),
    "more columns": lines(f"{AMY},x", heading=f"{HEADING},payroll"),
    "British days": lines(AMY.replace("2020-01-06", "06/01/2020")),
}


@pytest.mark.parametrize("name", FILES)
def test_files_as_people_have_them(name: str, register: Register) -> None:
    register.bring_in("people", FILES[name], TODAY, "Pat")
    assert stays(register) == [("amy", "all-staff", "Surgery", "2020-01-06", "")]
    assert register.rows("person")[0]["name"] == "Amy Adder"


NOT_FILES = {
    "an Excel workbook": (b"PK\x03\x04rest", "This is an Excel workbook, not a CSV file."),
    "nothing": (b"", "The file is empty. Its first line must be: id,name,group,directorate,joined,left"),
    "no heading": (AMY.encode(), "The columns are missing: id, name, group, directorate, joined."),
    "a column less": (lines("amy,Amy", heading="id,name,group,joined"), "The column is missing: directorate."),
    "a column twice": (lines(AMY, heading=f"{HEADING},name"), "The column name is there twice."),
    "noise": (bytes(range(256)) * 9, "This is not a CSV file."),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00", "This is a picture or a film, not a CSV file."),
    "a first line alone": (HEADING.encode(), "There is nothing below the first line."),
}


@pytest.mark.parametrize("name", NOT_FILES)
def test_files_that_are_none(name: str, register: Register) -> None:
    data, words = NOT_FILES[name]
    preview = register.preview("people", data, TODAY)
    assert any(words in str(one) for one in preview.bad)
    with pytest.raises(CannotImport):
        register.bring_in("people", data, TODAY, "Pat", leave_out_bad=True)


def test_letters_in_another_code(register: Register) -> None:
    windows = lines("zoe,Zoë Ångström,board,Surgery,2020-01-06,").decode().encode("cp1252")
    preview = register.bring_in("people", windows, TODAY, "Pat")
    assert register.rows("person")[0]["name"] == "Zoë Ångström"
    assert "check names with accents" in preview.notes[0]
    twice = lines("zoe,ZoÃ«,board,Surgery,2020-01-06,")
    assert "look garbled" in register.preview("people", twice, TODAY).notes[0]
    lost = lines("zoe,Zo\ufffd,board,Surgery,2020-01-06,")
    assert "Some letters cannot be read." in str(register.preview("people", lost, TODAY).bad[0])


@pytest.mark.parametrize("name", ["=SUM(A1:A9)", "+44 20", "@x", '=HYPERLINK("http://x","y")', "-1", "O'Hara", "' x"])
def test_a_name_stays_a_name_on_the_way_in_and_out(name: str, home: Home, register: Register) -> None:
    register.add("people", {**dict(zip(HEADING.split(","), AMY.split(","), strict=True)), "name": name}, TODAY, "Pat")
    assert register.rows("person")[0]["name"] == " ".join(name.split())
    found = list_people(read_records(home, TODAY), register.rows("person"), TODAY)
    text = list_as_csv(found)
    cell = next(csv.DictReader(io.StringIO(text)))["name"]
    assert not cell.startswith(("=", "+", "-", "@"))
    assert register.preview("people", text.encode(), TODAY).same == 1


def test_undo_takes_back_the_last_import_and_then_the_one_before(register: Register) -> None:
    bring(register, AMY, BEN)
    before = everything(register)
    bring(register, "amy,Amy Asp,managers,Clinics,2020-01-06,", f"{BEN}2026-01-31", "cat,Cat,board,A,2022-01-01,")
    taken = register.undo_last()
    assert taken
    assert (taken.kind, taken.by, taken.file) == ("people", "Pat", "people.csv")
    assert everything(register) == before
    assert register.undo_last()
    assert register.rows("person") == register.rows("stay") == []
    assert register.undo_last() is None
    assert [one.undone_at is None for one in register.imports()] == [False, False]
    bring(register, AMY)
    assert len(register.rows("person")) == 1


def test_what_undo_would_do_is_said_before(register: Register) -> None:
    assert register.last() is None
    bring(register, AMY, BEN)
    bring(register, AMY.replace("all-staff", "board"), "cat,Cat,board,Surgery,2021-01-04,", everyone=True)
    last = register.last()
    assert last is not None
    assert (last.out, last.back) == (("Cat (cat)",), ("Amy Adder (amy)", "Ben Boa (ben)"))
    assert register.undo_last(1) is None  # not the last
    assert register.undo_last(last.number) is not None
    assert register.undo_last(last.number) is None  # nor a second one by a second press
    bring(register, "2026-01-05,QI workshop,20", kind="workshops", heading="on,title,people")
    assert register.last() == Undo(3, ("workshop 2026-01-05 QI workshop",), ())
    assert register.counts(TODAY) | {"person": 2, "in post": 2, "workshop": 1} == register.counts(TODAY)


def test_an_import_does_what_was_seen_or_nothing(register: Register) -> None:
    seen = register.preview("people", lines(AMY, BEN), TODAY).fingerprint
    bring(register, AMY)
    with pytest.raises(Changed, match="has changed since you looked"):
        bring(register, AMY, BEN, seen=seen)
    assert [row["id"] for row in register.rows("person")] == ["amy"]
    again = register.preview("people", lines(AMY, BEN), TODAY)
    bring(register, AMY, BEN, seen=again.fingerprint)
    assert len(register.rows("person")) == 2


def test_an_import_that_breaks_off_leaves_nothing(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("the disk is full")

    bring(register, AMY)
    before = everything(register)
    monkeypatch.setattr("qidose_grading.register.store._as_json", broken)
    with pytest.raises(RuntimeError):
        bring(register, AMY.replace("Amy Adder", "Amy Asp"), BEN)
    assert everything(register) == before
    assert len(register.imports()) == 1


def test_20_000_people(register: Register) -> None:
    groups = ("all-staff", "managers")
    rows = [f"p{n},Name {n},{groups[n % 9 == 0]},Directorate {n % 10},2020-01-{n % 28 + 1:02}," for n in range(20_000)]
    assert len(bring(register, *rows).added) == 20_000
    preview = bring(register, *(row.replace("Directorate 3", "Clinics") for row in rows), everyone=True)
    assert (len(preview.changed), preview.same) == (2_000, 18_000)
    register.undo_last()
    assert len(register.rows("stay")) == 20_000


OTHERS = {
    "doses": ("amy,board,2026-01-05,classroom", "person,dose,on,evidence"),
    "uses": ("amy,2026-01-05,test,yes", "person,on,kind,predicted"),
    "teams": ("t1,Team 1,surgery,2026-01-05", "id,name,directorate,since"),
    "coaches": ("amy,ben,20%", "person,expert,protected"),
    "coaching": ("t1,amy,2026-01-05", "team,coach,since"),
    "visits": ("amy,2026-01-05,t1", "coach,on,team"),
    "projects": ("q1,Falls,Surgery,t1,Safer care,2026-01-05", "id,name,directorate,team,priority,since"),
    "scores": ("q1,2026-01-05,1.5", "project,on,score"),
    "workshops": ("2026-01-05,QI workshop,20", "on,title,people"),
    "stories": ("2026-01-05,Fewer falls,award,Ask first,q1", "on,title,where,learned,project"),
    "groups": ("doctors-in-training,Doctors in training,managers", "id,name,dose"),
}


def test_all_other_files_are_imported_and_read_as_records(home: Home, register: Register) -> None:
    bring(register, AMY, BEN)
    for kind, (row, heading) in OTHERS.items():
        assert len(bring(register, row, kind=kind, heading=heading).added) == 1, kind
        assert bring(register, row, kind=kind, heading=heading).same == 1, kind
    records = read_records(home, TODAY)
    assert (records.uses[0].predicted, records.coaches[0].protected, records.scores[0].score) == (True, 0.2, 1.5)
    assert (records.projects[0].priority, records.stories[0].learned) == ("Safer care", "Ask first")
    assert records.teams[0].directorate == "Surgery"  # as it was first written
    assert (records.groups[-1].name, records.groups[-1].dose) == ("Doctors in training", "managers")
    assert records.begun == TODAY
    assert bring(register, AMY.replace("all-staff", "doctors in training")).changed
    for _ in range(len(OTHERS) + 2):
        assert register.undo_last()
    assert everything(register) == {table: [] for table in everything(register)}


@pytest.mark.parametrize(
    ("kind", "row", "words"),
    [
        ("doses", "eve,board,2026-01-05,classroom", "person: There is no person “eve” in the register."),
        ("doses", "amy,dentist,2026-01-05,classroom", "dose: “dentist” is not one of: all-staff, board,"),
        ("doses", "amy,board,2027-01-05,classroom", "on: 2027-01-05 is later than today."),
        ("doses", "amy,board,2026-01-05,course", "evidence: “course” is not one of: classroom, external, test-out."),
        ("visits", "amy,2026-01-05,t9", "team: There is no team “t9” in the register."),
        ("scores", "q9,2026-01-05,1.5", "project: There is no project “q9” in the register."),
        ("coaches", "amy,ben,120", "protected: This cannot be above 100%."),
        ("workshops", "2026-01-05,QI workshop,many", "people: Type a number. “many” cannot be read as one."),
    ],
)
def test_what_cannot_be_right_in_other_files(kind: str, row: str, words: str, register: Register) -> None:
    bring(register, AMY, BEN)
    preview = register.preview(kind, lines(row, heading=OTHERS[kind][1]), TODAY)
    assert str(preview.bad[0]).startswith(f"Line 2: {words}")


def test_the_same_row_twice_is_said(register: Register) -> None:
    row, heading = OTHERS["workshops"]
    preview = register.preview("workshops", lines(row, row, heading=heading), TODAY)
    assert str(preview.bad[0]) == "Line 3: The same workshop 2026-01-05 QI workshop is in line 2."


def test_notes_are_kept_for_good(register: Register) -> None:
    for words in ("First.", "Second."):
        register.add_note("managers", words, "Pat", TODAY)
    assert [(note.words, note.by) for note in register.notes()] == [("First.", "Pat"), ("Second.", "Pat")]
    for group, words, by in (("nurses", "x", "Pat"), ("managers", " ", "Pat"), ("managers", "x", "")):
        with pytest.raises(ValueError, match=r"no group|needs words"):
            register.add_note(group, words, by, TODAY)


def test_outcomes_are_kept_as_they_were_typed(register: Register) -> None:
    assert register.outcomes() == {}
    register.keep_outcomes({"survey": [{"id": "a", "when": "soon", "initiative": "many"}]}, "Pat")
    register.keep_outcomes({"survey": [{"id": "a", "when": "=1"}]}, "Pat")
    assert register.outcomes() == {"survey": [{"id": "a", "when": "=1"}]}


def test_lists_for_messages_and_appraisals(home: Home, register: Register) -> None:
    bring(register, f"{AMY},yes,yes", f"{BEN},,", heading=f"{HEADING},objective,interested")
    bring(register, "ben,managers,2026-01-05,external", kind="doses", heading=OTHERS["doses"][1])
    records, people = read_records(home, TODAY), register.rows("person")
    assert [one.id for one in list_people(records, people, TODAY, without="all-staff")] == ["amy"]
    assert [one.dose for one in list_people(records, people, TODAY, group="managers")] == ["managers"]
    assert list_people(records, people, TODAY, directorate="Clinics") == []
    told = about_person(records, people[1], TODAY)
    assert "reached on 2026-01-05. Programme elsewhere." in told[2]
    assert "QI objective: yes." in about_person(records, people[0], TODAY)


def test_the_example_fills_an_empty_register_and_no_other(home: Home, register: Register) -> None:
    fill_example(register, TODAY)
    records = read_records(home, TODAY)
    now = [stay for stay in records.stays if stay.left is None]
    assert len(now) == PEOPLE
    assert all((records.reached, records.uses, records.coached, records.scores, records.notes, records.outcomes))
    with pytest.raises(CannotImport, match="only for an empty one"):
        fill_example(register, TODAY)
    assert len(register.rows("stay")) == len(records.stays)
    # Out again: not while something else came after it, and then all of it. What somebody wrote themselves stays.
    register.add_note("managers", "Our own note.", "Pat", TODAY)
    bring(register, AMY)
    with pytest.raises(CannotImport, match="came after the made-up trust: 1"):
        take_out_example(register)
    register.undo_last()
    take_out_example(register)
    assert not any(everything(register).values())
    assert [note.words for note in register.notes()] == ["Our own note."]
    assert register.outcomes() == {}
    assert example_imports(register) == []


def test_a_table_for_a_spreadsheet_keeps_cells_apart() -> None:
    text = table_of("a,b", [("x,y", None), ("=1", 2)])
    assert list(csv.reader(io.StringIO(text))) == [["a", "b"], ["x,y", ""], ["'=1", "2"]]
