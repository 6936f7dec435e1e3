"""Progress: nbgrader's gradebook read by each exercise's own pass mark, in plain states; and a spreadsheet's table."""

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from qidose.doses import DOSES
from qidose.exercises.registry import exercises_of, find_exercise
from qidose_grading.answerbook import now
from qidose_grading.home import Home, find_home
from qidose_grading.names import coach_cell, exercise_of, is_coach_cell
from qidose_grading.progress import Progress, as_csv, progress, progress_of

PARTS = [exercise.about.title for exercise in exercises_of("all-staff")]


class Marks:
    """A gradebook filled as nbgrader and a coach would fill it."""

    def __init__(self, school: Any) -> None:
        self.school = school

    def give(self, learner: str, dose: str, edition: str | None = None, **scores: float | None) -> None:
        """Full points for every cell, but what is named: `two_dots=1`; a coach's cell named None waits."""
        edition = edition or self.school.editions[dose]
        with Gradebook(self.school.home.gradebook_url) as gradebook:
            gradebook.update_or_create_student(learner)
            gradebook.update_or_create_submission(edition, learner)
            submission = gradebook.find_submission(edition, learner)
            for grade in [grade for notebook in submission.notebooks for grade in notebook.grades]:
                score = scores.get(grade.name.replace("-", "_"), grade.max_score)
                if is_coach_cell(grade.name):
                    grade.manual_score, grade.needs_manual_grade = score, score is None
                else:
                    grade.auto_score, grade.needs_manual_grade = score, False
            gradebook.db.commit()

    def of(self, learner: str, dose: str) -> Progress:
        return progress_of(self.school.home, self.school.book, learner)[dose]


@pytest.fixture
def marks(school: Any) -> Marks:
    return Marks(school)


def test_who_has_done_nothing_is_at_the_start_of_all_six(marks: Marks) -> None:
    found = progress_of(marks.school.home, marks.school.book, "amy")
    assert list(found) == [dose.id for dose in DOSES]
    assert {state.state for state in found.values()} == {"not started"}
    assert found["all-staff"].missing == tuple(PARTS)
    assert "Ask a better question" in found["board"].missing
    assert "Ask a better question (marked by a coach)" in found["board"].missing
    assert progress(marks.school.home, marks.school.book) == []


def test_one_step_is_a_start(marks: Marks) -> None:
    two_dots = find_exercise("all-staff", "two-dots")
    marks.school.ask("amy", two_dots, do="answer", card="dots", values={"first": "more"})
    assert marks.of("amy", "all-staff").state == "started"


def test_handed_in_it_waits_for_marking(marks: Marks) -> None:
    marks.school.work("amy", "all-staff")
    state = marks.of("amy", "all-staff")
    assert (state.state, state.passed, state.parts) == ("waiting for marking", 0, len(PARTS))


def test_every_part_passed_is_completed(marks: Marks) -> None:
    marks.give("amy", "all-staff")
    assert marks.of("amy", "all-staff") == Progress("amy", "amy", "all-staff", "completed", (), len(PARTS), len(PARTS))


@pytest.mark.parametrize("dose", [dose.id for dose in DOSES])
def test_each_part_counts_by_its_own_pass_mark(dose: str, marks: Marks) -> None:
    """At the pass mark it is passed, one point below it is not; points elsewhere do not make up for it."""
    for exercise in exercises_of(dose):
        cells = {exercise.id: exercise.pass_mark}
        if exercise.rubric:
            cells[coach_cell(exercise.id)] = exercise.rubric.pass_mark
        for cell, needed in cells.items():
            name = cell.replace("-", "_")
            marks.give("amy", dose, **{name: needed})
            assert marks.of("amy", dose).completed
            marks.give("amy", dose, **{name: needed - 1})
            state = marks.of("amy", dose)
            assert (state.state, len(state.missing)) == ("not yet passed", 1)
            assert state.missing[0].startswith(find_exercise(dose, exercise_of(cell)).about.title)


def test_nothing_is_completed_while_a_coach_has_to_read(marks: Marks) -> None:
    marks.give("amy", "board", ask_better_coach=None)
    state = marks.of("amy", "board")
    assert state.state == "waiting for a coach"
    assert state.missing == ("Ask a better question (marked by a coach)",)


def test_a_part_that_has_no_mark_at_all_is_missing(marks: Marks) -> None:
    marks.give("amy", "all-staff", two_dots=None)
    state = marks.of("amy", "all-staff")
    assert (state.state, state.missing) == ("not yet passed", ("2 dots",))


def test_handing_in_again_does_not_take_a_completion_away_while_it_is_marked(marks: Marks) -> None:
    marks.give("amy", "all-staff")
    marks.school.book.hand_in("amy", "all-staff", "all-staff-2026b", "digest", now())
    assert marks.of("amy", "all-staff").completed
    marks.give("ben", "all-staff", two_dots=0)
    marks.school.book.hand_in("ben", "all-staff", "all-staff-2026b", "digest", now())
    state = marks.of("ben", "all-staff")
    assert (state.state, state.passed, state.missing) == ("waiting for marking", len(PARTS) - 1, ("2 dots",))


def add_edition(marks: Marks, name: str, *cells: str) -> None:
    """An edition of the lesson for all staff with these exercises."""
    with Gradebook(marks.school.home.gradebook_url) as gradebook:
        gradebook.add_assignment(name)
        gradebook.add_notebook("all-staff", name)
        for cell in cells:
            points = find_exercise("all-staff", cell).points
            gradebook.add_grade_cell(cell, "all-staff", name, max_score=points, cell_type="code")


def test_any_edition_completes_the_dose_by_the_parts_that_it_had(marks: Marks) -> None:
    add_edition(marks, "all-staff-2025b", "two-dots", "spin-it")
    marks.give("amy", "all-staff", "all-staff-2025b")
    marks.give("amy", "all-staff", two_dots=0)
    assert marks.of("amy", "all-staff").completed
    assert marks.of("amy", "all-staff").parts == 2


def test_marks_of_two_editions_are_never_mixed(marks: Marks) -> None:
    add_edition(marks, "all-staff-2025b", "two-dots", "spin-it")
    marks.give("amy", "all-staff", "all-staff-2025b", two_dots=0)
    marks.give("amy", "all-staff", spin_it=0)
    state = marks.of("amy", "all-staff")
    assert (state.state, state.missing) == ("not yet passed", ("Spin it",))


def test_a_dose_whose_name_begins_alike_is_another(marks: Marks) -> None:
    with Gradebook(marks.school.home.gradebook_url) as gradebook:
        gradebook.add_assignment("all-staff-extra-2026b")
        gradebook.add_notebook("all-staff", "all-staff-extra-2026b")
    marks.give("amy", "all-staff", "all-staff-extra-2026b")
    assert marks.of("amy", "all-staff").state == "not started"


def test_the_list_has_each_learner_with_each_dose_begun(marks: Marks) -> None:
    marks.school.book.enrol("zoe", "Zoë Adder")
    marks.give("zoe", "board")
    marks.give("zoe", "all-staff", two_dots=0)
    marks.give("amy", "experts")  # known to the gradebook alone
    found = progress(marks.school.home, marks.school.book)
    assert [(one.learner, one.name, one.dose, one.state) for one in found] == [
        ("amy", "amy", "experts", "completed"),
        ("zoe", "Zoë Adder", "all-staff", "not yet passed"),
        ("zoe", "Zoë Adder", "board", "completed"),
    ]


ROW = Progress("amy", "Amy Adder", "board", "not yet passed", ("One part", "Another; part"), 0, 2)


def table(*rows: Progress) -> list[list[str]]:
    return list(csv.reader(io.StringIO(as_csv(rows))))


def test_the_table_has_a_row_for_each_dose_begun() -> None:
    assert table(ROW) == [
        ["learner", "name", "dose", "state", "parts passed", "parts", "missing"],
        ["amy", "Amy Adder", "board", "not yet passed", "0", "2", "One part; Another; part"],
    ]
    assert table() == [table(ROW)[0]]


@pytest.mark.parametrize(
    "name", ["Adder, Amy", 'Amy "A" Adder', "Amy\nAdder", "Zoë 😀", "1,2\r\n3", "<script>", "{{ 7 }}"]
)
def test_a_name_stays_in_its_column(name: str) -> None:
    rows = list(csv.reader(io.StringIO(as_csv([replace(ROW, name=name), ROW]), newline="")))
    assert [len(row) for row in rows] == [7, 7, 7]
    assert rows[1][1] == " ".join(name.split())


@pytest.mark.parametrize(
    "text", ["=1+1", "+44 20", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=HYPERLINK("http://x","y")', " =1", "＝1"]
)
def test_what_a_spreadsheet_would_run_becomes_words(text: str) -> None:
    """https://owasp.org/www-community/attacks/CSV_Injection; a learner's id may come from an imported roster."""
    for row in (replace(ROW, name=text), replace(ROW, learner=text), replace(ROW, missing=(text,))):
        cells = next(csv.reader(io.StringIO(as_csv([row]).partition("\n")[2], newline="")))
        assert f"'{text.strip()}" in cells


@pytest.mark.parametrize("name", ["Amy Adder", "O'Brien", "a=b", "7", ""])
def test_other_names_stay_as_they_are(name: str) -> None:
    assert table(replace(ROW, name=name))[1][1] == name


def test_where_the_home_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIDOSE_HOME", str(tmp_path / "here"))
    home = find_home()
    assert home.root == tmp_path / "here"
    assert home.answers_url == f"sqlite:///{tmp_path / 'here' / 'answers.db'}"
    monkeypatch.setenv("QIDOSE_DATABASE", "postgresql://db/answers")
    monkeypatch.setenv("QIDOSE_GRADEBOOK", "postgresql://db/gradebook")
    assert (home.answers_url, home.gradebook_url) == ("postgresql://db/answers", "postgresql://db/gradebook")
    monkeypatch.setenv("QIDOSE_HOME", "~/qidose-home")
    assert find_home() == Home(Path.home() / "qidose-home")
    monkeypatch.delenv("QIDOSE_HOME")
    assert find_home().root.name == "qidose"
