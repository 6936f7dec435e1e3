"""Quizzes that are files: what is read, what is refused in plain words, how answers are marked, where they stand."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from qidose.exercises.exercise import seed_for
from qidose.exercises.fields import Answer
from qidose.exercises.quiz import Quiz
from qidose.exercises.quiz_file import BadQuiz, read_quiz
from qidose.exercises.registry import exercise_ids, exercises_of, find_exercise

TEMPLATE = Path(__file__).parents[3] / "course" / "lessons" / "quizzes" / "template.txt"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of quizzes of a course that has none yet."""
    monkeypatch.setenv("QIDOSE_LESSONS", str(tmp_path))
    (tmp_path / "quizzes").mkdir()
    return tmp_path / "quizzes"


@pytest.fixture
def write(folder: Path) -> Callable[..., Path]:
    """The template under a name, with pieces of its text changed."""

    def write(name: str = "one-month", *changes: tuple[str, str]) -> Path:
        text = TEMPLATE.read_text(encoding="utf-8")
        for before, after in changes:
            assert before in text
            text = text.replace(before, after, 1)
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        return folder / f"{name}.toml"

    return write


@pytest.fixture
def quiz(write: Any) -> Quiz:
    return Quiz(read_quiz(write()))


SEVERAL = ('text = "Ask the ward to explain May"', 'right = true\ntext = "Ask the ward to explain May"')
TWO_RIGHT = (
    '[[question]]\nid = "whom-to-ask"',
    '[[question.option]]\nid = "chart"\ntext = "Draw it"\nright = true\n\n[[question]]\nid = "whom-to-ask"',
)


class TestFile:
    def test_the_template_is_a_quiz(self, write: Any) -> None:
        quiz = read_quiz(write())
        assert (quiz.id, quiz.about.dose, quiz.about.code, quiz.show, quiz.pass_mark) == (
            "one-month",
            "board",
            "E-T2-90",
            2,
            2,
        )
        first, second = quiz.questions
        assert [option.id for option in first.ask.right] == ["more"]
        assert second.reason
        assert second.chart
        assert second.chart.values == (13.0, 11.0, 15.0, 12.0, 15.0)

    @pytest.mark.parametrize(("written", "drawn"), [('across = "Week"', "Week"), ("", "Month")])
    def test_what_the_labels_of_a_chart_are(self, written: str, drawn: str, write: Any) -> None:
        chart = read_quiz(write("one-month", ('across = "Month"', written))).questions[1].chart
        assert chart
        assert chart.x_title == drawn

    @pytest.mark.parametrize(
        ("before", "after", "said"),
        [
            ('dose = "board"', 'dose = "bored"', "one-month.toml has the dose 'bored', which we do not have."),
            ('dose = "board"', "", "one-month.toml has no dose."),
            ("E-T2-90", "E-T3-90", "one-month.toml has the code 'E-T3-90', but one for board looks like E-T2-90."),
            ('["D03"]', '["D03", "D42"]', "one-month.toml has the domain 'D42', which we do not have."),
            ('["D03"]', '"D03"', "one-month.toml must have a list of domains in quotes for domains, between [ and ]."),
            ("[2]", "[]", "one-month.toml has no outcomes"),
            ("minutes = 3", "", "one-month.toml has no minutes."),
            ("show = 2", "show = 3", "one-month.toml shows 3 questions, but has 2."),
            ("pass_mark = 2", "pass_mark = 3", "one-month.toml has the pass mark 3, but 2 points"),
            ("pass_mark = 2", "pass_mark = 0", "one-month.toml must have a whole number of 1 or more for pass_mark."),
            ("pass_mark = 2", "pass_mark = true", "one-month.toml must have a whole number of 1 or more"),
            ('"MC02"', '"MC31"', "one-month.toml, question two-months, option worse has the misconception 'MC31'"),
            (
                'feedback = "It is natural to compare 2 months. But 2 numbers nearly always differ, and mostly by '
                'chance."',
                "",
                "one-month.toml, question two-months, option worse is wrong and has no feedback: say kindly why.",
            ),
            ("right = true", "", "one-month.toml, question two-months has no right option"),
            ("right = true", 'right = "yes"', "option more must have true or false for right, without quotes."),
            (*SEVERAL, "one-month.toml, question whom-to-ask has no wrong option, so nothing is asked."),
            ('"whom-to-ask"', '"two-months"', "one-month.toml has the id 'two-months' 2 times: each question needs"),
            ('"more"', '"worse"', "one-month.toml, question two-months has the id 'worse' 2 times: each option"),
            ('"more"', '"More!"', "question two-months, option More! has the id 'More!': use 1 to 48 of a-z"),
            ("stem = ", "stm = ", "one-month.toml, question two-months has 'stm', which we do not know."),
            ("stem = ", "# ", "one-month.toml, question two-months has no stem: the sentence that asks."),
            ('"Mar", ', "", "chart has 4 labels and 5 values: each value needs a label."),
            (
                'text = "5 months of falls, from 11 to 15."',
                "",
                "question whom-to-ask, chart is a picture without a text: say in a sentence what it shows.",
            ),
            ("values = [13,", "values = [nan,", "chart has a value that is no number."),
            ("[question.reason]", "[[question.reason]]", "must begin its reason with [question.reason]."),
            ('title = "Is May worse?"', 'title = "Is May', "one-month.toml cannot be read: "),
            ('title = "Is May worse?"', "title = 7", "one-month.toml must have words in quotes for title."),
        ],
    )
    def test_what_is_wrong_is_told(self, before: str, after: str, said: str, write: Any) -> None:
        with pytest.raises(BadQuiz) as told:
            read_quiz(write("one-month", (before, after)))
        assert any(said in fault for fault in told.value.faults), told.value.faults

    @pytest.mark.parametrize(
        "text", ["", "question = 7", "question = [7]", "[[question]]\noption = 1", '[[question]]\nreason = "x"', "\0"]
    )
    def test_anything_else_is_refused_in_words(self, text: str, folder: Path) -> None:
        (folder / "odd.toml").write_text(text)
        with pytest.raises(BadQuiz, match=r"odd\.toml"):
            read_quiz(folder / "odd.toml")

    def test_everything_is_told_at_once(self, write: Any) -> None:
        with pytest.raises(BadQuiz) as told:
            read_quiz(write("one-month", ("minutes = 3", ""), ("right = true", ""), ("[2]", "[]")))
        assert len(told.value.faults) == 3

    def test_a_name_that_is_no_id_is_refused(self, write: Any) -> None:
        with pytest.raises(BadQuiz, match="must have a name of a-z"):
            read_quiz(write("One month"))


class TestAnswers:
    @pytest.mark.parametrize("learner", ["amy", "ben", "zoe"])
    def test_right_answers_get_full_marks(self, learner: str, quiz: Quiz, finish: Any) -> None:
        case, answer = finish(quiz, learner)
        marks = quiz.mark(case, answer)
        assert marks.score == marks.out_of == quiz.points == 2
        assert quiz.summary(case, answer, marks).good
        assert all(card.feedback and card.feedback.good for card in quiz.cards(case, answer))

    def test_a_wrong_option_is_met_by_its_own_feedback_and_named(self, quiz: Quiz, finish: Any) -> None:
        def wrong(_: Any, card: str, values: dict[str, Any]) -> dict[str, Any]:
            return values | ({"answer": "worse"} if card == "two-months" else {})

        case, answer = finish(quiz, but=wrong)
        marks = quiz.mark(case, answer)
        assert (marks.score, marks.misconceptions) == (1, ("MC02",))
        told = next(card.feedback for card in quiz.cards(case, answer) if card.id == "two-months")
        assert told
        assert told.words == (
            "You chose: The ward got worse.",
            "It is natural to compare 2 months. But 2 numbers nearly always differ, and mostly by chance.",
            "Better: Nothing yet. I ask for the months before.",
            "The months before show how much the figure goes up and down by itself.",
        )
        assert not quiz.summary(case, answer, marks).good

    def test_a_right_answer_for_a_wrong_reason_earns_nothing(self, quiz: Quiz, finish: Any) -> None:
        def guess(_: Any, card: str, values: dict[str, Any]) -> dict[str, Any]:
            return values | ({"reason": "effort"} if card == "whom-to-ask" else {})

        case, answer = finish(quiz, but=guess)
        assert quiz.mark(case, answer).score == 1

    @pytest.mark.parametrize(
        ("said", "met"), [(["more"], False), (["chart", "more"], True), (["chart", "worse"], False)]
    )
    def test_where_several_are_right_all_of_them_are_needed(
        self, said: list[str], met: bool, write: Any, finish: Any
    ) -> None:
        quiz = Quiz(read_quiz(write("one-month", TWO_RIGHT)))
        case, answer = finish(
            quiz, but=lambda _, card, values: values | ({"answer": said} if card == "two-months" else {})
        )
        number = [question.id for question in case.questions].index("two-months")
        assert quiz.mark(case, answer).criteria[number].met is met
        assert ("You left out" in str(quiz.cards(case, answer)[number].feedback)) is not met

    def test_each_learner_meets_some_questions_in_an_order_of_their_own(self, write: Any) -> None:
        quiz = Quiz(read_quiz(write("one-month", ("show = 2", "show = 1"), ("pass_mark = 2", "pass_mark = 1"))))
        cases = [quiz.case(seed_for(f"learner-{number}", quiz.id, 1)) for number in range(40)]
        assert {question.id for case in cases for question in case.questions} == {"two-months", "whom-to-ask"}
        assert all(len(case.questions) == 1 for case in cases)
        orders = {(q.id, tuple(option.id for option in q.ask.options)) for case in cases for q in case.questions}
        assert orders == {
            ("two-months", ("worse", "more")),
            ("two-months", ("more", "worse")),
            ("whom-to-ask", ("explain", "process")),  # keep_order
        }
        assert quiz.case(7) == quiz.case(7)
        assert quiz.again_label == "Try again with other questions"

    def test_no_truth_before_the_end(self, quiz: Quiz, texts_in: Any) -> None:
        shown = set(texts_in(list(quiz.cards(quiz.case(1), Answer()))))
        hidden = {option.feedback for question in quiz.file.questions for option in question.ask.options}
        assert not (hidden - {""}) & shown

    def test_hostile_answers_never_raise(self, quiz: Quiz, hostile_answers: Callable[..., Iterator[Answer]]) -> None:
        case = quiz.case(1)
        for answer in hostile_answers(quiz, case, "two-months", "whom-to-ask"):
            marks = quiz.mark(case, answer)
            assert marks.score == 0
            quiz.cards(case, answer)
            quiz.summary(case, answer, marks)
        assert not quiz.ready(case, Answer())


class TestPlace:
    def test_a_quiz_stands_after_the_exercise_that_it_names(self, write: Any) -> None:
        before = exercise_ids("board")
        write()
        assert exercise_ids("board") == (before[0], "one-month", *before[1:])
        assert find_exercise("board", "one-month").points == 2
        assert find_exercise("board", "one-month") in exercises_of("board")
        assert "one-month" not in exercise_ids("managers")

    def test_others_stand_at_the_end_and_behind_each_other(self, write: Any) -> None:
        first, *rest = exercise_ids("board")
        after = ('after = "which-is-it"', "")
        write("b", after)
        write("a", after)
        write("c", ('"which-is-it"', '"a"'))
        write("e")
        write("d")
        write("f", ('"which-is-it"', '"nowhere"'))
        assert exercise_ids("board") == (first, "d", "e", *rest, "a", "c", "b", "f")

    def test_a_quiz_that_changes_is_read_again(self, write: Any) -> None:
        path = write()
        assert find_exercise("board", "one-month").about.minutes == 3
        write("one-month", ("minutes = 3", "minutes = 45"))
        os.utime(path, ns=(1, 1))
        assert find_exercise("board", "one-month").about.minutes == 45
        path.unlink()
        assert "one-month" not in exercise_ids("board")

    def test_a_bad_file_stops_no_other_and_says_why_when_it_is_asked_for(self, write: Any) -> None:
        write("bad", ("minutes = 3", ""))
        write("good")
        assert {"good", "bad"} & set(exercise_ids("board")) == {"good"}
        with pytest.raises(BadQuiz, match="has no minutes"):
            find_exercise("board", "bad")
        with pytest.raises(KeyError, match="has no exercise"):
            find_exercise("managers", "bad")

    def test_an_id_of_code_is_not_taken_away(self, write: Any) -> None:
        write("two-dots")
        assert "two-dots" not in exercise_ids("board")
        assert not isinstance(find_exercise("all-staff", "two-dots"), Quiz)
        with pytest.raises(BadQuiz, match="has the id of an exercise that is there already"):
            find_exercise("board", "two-dots")

    def test_no_folder_no_quizzes(self, folder: Path) -> None:
        shutil.rmtree(folder)
        assert exercise_ids("board")[0] == "which-is-it"


def test_the_course_itself_has_no_bad_quiz() -> None:
    from qidose.exercises.registry import quiz_files

    assert quiz_files().bad == {}
