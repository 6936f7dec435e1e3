"""What a coach reads: a learner's words as words, whatever they are, and each chart as data for the page's script."""

import json
from html.parser import HTMLParser
from itertools import cycle
from typing import Any

import pytest

from qidose.doses import DOSES
from qidose.exercises.exercise import Exercise
from qidose.exercises.fields import Answer, Choice, Choices, Number, Option, Text
from qidose.exercises.registry import exercises_of, find_exercise
from qidose_widgets.report import report, words_of

ASK_BETTER, SMALL_TEST = find_exercise("board", "ask-better"), find_exercise("all-staff", "my-small-test")
EXERCISES = [exercise for dose in DOSES for exercise in exercises_of(dose.id)]
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7*7 }} {% raw %} ${7}",
    "</dd></dl></div><h1>Mine</h1>",
    "&lt;script&gt;",
    "<!-- x",
    "]]>",
    "javascript:alert(1)",
]
TAGS = {
    "div", "h3", "h4", "p", "ul", "li", "dl", "dt", "dd", "figure", "figcaption", "strong", "em", "br",
    "details", "summary", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"class", "data-qidose-chart"}


class Page(HTMLParser):
    """The page as a browser takes it: tags, attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.charts: list[dict[str, Any]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.charts += [json.loads(str(value)) for name, value in attrs if name == "data-qidose-chart"]
        if tag != "br":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def finished(**cards: dict[str, Any]) -> Answer:
    return Answer(values={name.replace("_", "-"): values for name, values in cards.items()}, finished=True)


@pytest.mark.parametrize("words", HOSTILE)
def test_what_a_learner_wrote_is_words_on_the_page(words: str) -> None:
    answer = finished(**{f"report_{n}": {"question": words} for n in (1, 2, 3)})
    page = Page(report(ASK_BETTER, ASK_BETTER.case(5), answer))
    assert page.tags <= TAGS
    assert page.attributes <= ATTRIBUTES
    assert page.text.count(words) == 3


VALUES = [None, HOSTILE[0], 7, [], {"a": 1}, [HOSTILE[0]], 1e308, "x" * 4_000, True, float("nan"), 10**400, HOSTILE[2]]


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_no_value_breaks_the_page_or_gets_out_of_it(exercise: Exercise[Any]) -> None:
    """A hostile answers.json: another wrong value in each field."""
    case, values = exercise.case(11), cycle(VALUES)
    cards = exercise.cards(case, Answer())
    answer = Answer({card.id: {field.id: next(values) for field in card.fields} for card in cards}, (), True)
    page = Page(report(exercise, case, answer))
    assert page.tags <= TAGS
    assert page.attributes <= ATTRIBUTES
    assert exercise.about.title in page.text


def test_charts_wait_as_data_with_their_numbers_beside_them() -> None:
    case = ASK_BETTER.case(5)
    page = Page(report(ASK_BETTER, case, finished(report_1={"question": "What is usual here?"})))
    assert len(page.charts) == 3
    for chart, item in zip(page.charts, case, strict=True):
        assert [row["value"] for row in chart["datasets"]["Points"]] == list(item.data.series.values)
        assert item.data.series.measure.name in page.text
        assert item.data.series.periods[0] in page.text


def test_before_anything_is_handed_in_it_says_so() -> None:
    page = Page(report(ASK_BETTER, None, None))
    assert page.text == "Ask a better questionNot handed in."


def test_it_shows_points_truth_and_feedback() -> None:
    case = ASK_BETTER.case(5)
    text = Page(report(ASK_BETTER, case, finished(report_1={"question": "Who is to blame?"}))).text
    assert "Checked by machine: 0 of 2 points." in text
    assert "Not yet: Each question is about time, the system or learning." in text
    assert "This report shows" in text
    assert "No answer" in text


def test_a_plan_that_the_learner_keeps_private_is_not_shown() -> None:
    plan = {"idea": "A secret idea of mine", "who": "The clerk on ward 7"}
    for who_sees, shown in (("private", False), ("coach", True), (None, False), ("anyone", False)):
        text = report(SMALL_TEST, None, finished(idea=plan, help={"helper": "My sister", "who-sees": who_sees}))
        for words in (*plan.values(), "My sister"):
            assert (words in text) == shown, who_sees
        assert ("Checked by machine" in text) == shown  # what is said of the plan tells what is in it
    assert "keeps these words private" in text


OPTIONS = (Option("a", "The <first>"), Option("b", "The second"))


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (Choice(id="x", label="X", options=OPTIONS), "a", "The &lt;first&gt;"),
        (Choice(id="x", label="X", options=OPTIONS), "<c>", "<em>No answer</em>"),
        (Choices(id="x", label="X", options=OPTIONS), ["b", "a"], "The &lt;first&gt;; The second"),
        (Text(id="x", label="X"), "one\ntwo <b>", "one<br>two &lt;b&gt;"),
        (Number(id="x", label="X", unit="%"), 7.5, "7.5%"),
        (Number(id="x", label="X"), 0, "0"),
        (Text(id="x", label="X"), "", "<em>No answer</em>"),
        (Text(id="x", label="X", needed=False), None, "<em>No answer</em>"),
    ],
)
def test_values_in_words(field: Any, value: Any, words: str) -> None:
    assert words_of(field, value) == words
