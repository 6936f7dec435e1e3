"""A quiz as a file: what stands in `course/lessons/quizzes/<id>.toml`, and what is wrong with it, in plain words.

The files lie beside the lessons, not in this package: there experts see them in JupyterLab, and no released lesson
takes the right answers along, as it takes everything in its own folder. docs/extend.md shows one in full.
"""

import re
import tomllib
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from qidose.doses import DOSES
from qidose.matrix import DOMAINS

from .cards import ChartData
from .exercise import About
from .quiz_table import Table

_QUIZ = (
    "dose", "title", "code", "domains", "outcomes", "minutes", "pass_mark", "show", "after", "next_step", "version",
    "question",
)  # fmt: skip
_QUESTION = ("id", "stem", "text", "option", "reason", "chart", "keep_order")
_OPTION = ("id", "text", "right", "feedback", "misconception")
_CHART = ("title", "unit", "across", "labels", "values", "centre", "text")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,47}")
_MISCONCEPTION = re.compile(r"MC(?:0[1-9]|[12]\d|30)")

_USUALLY = (
    "Look there and in the line before: each text stands between 2 straight quotes, with none within it; "
    "true has a small t; [[question]] and the like have 2 brackets on each side."
)


class BadQuiz(ValueError):
    """A quiz file that cannot be used. `faults` says in one sentence each what is wrong; `dose` is "" if unknown."""

    def __init__(self, faults: list[str], dose: str = "") -> None:
        super().__init__("\n".join(faults))
        self.faults, self.dose = tuple(faults), dose


@dataclass(frozen=True)
class Offer:
    """One option: `feedback` is what a learner hears who chose it, or who should have."""

    id: str
    text: str
    right: bool
    feedback: str
    misconception: str = ""


@dataclass(frozen=True)
class Ask:
    """What is asked, and what may be chosen; where several are right, all of them must be chosen."""

    stem: str
    options: tuple[Offer, ...]

    @property
    def right(self) -> tuple[Offer, ...]:
        return tuple(option for option in self.options if option.right)


@dataclass(frozen=True)
class Question:
    """One question. With a `reason`, both must be right: a right answer for a wrong reason is no right answer."""

    id: str
    ask: Ask
    reason: Ask | None
    text: tuple[str, ...]
    chart: ChartData | None
    keep_order: bool


@dataclass(frozen=True)
class QuizFile:
    """A whole quiz; `show` of its questions are shown, and each gives 1 point."""

    id: str
    about: About
    show: int
    pass_mark: int
    questions: tuple[Question, ...]
    after: str
    next_step: str
    version: int


def read_quiz(path: Path) -> QuizFile:
    """The quiz of a file. Raises BadQuiz, with everything that is wrong with it."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadQuiz([f"{path.name} cannot be read: {error}. {_USUALLY}"]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadQuiz([f"{path.name} cannot be read: {error}."]) from None
    faults: list[str] = []
    table = Table(values, path.name, faults, _QUIZ)
    if not _ID.fullmatch(path.stem):
        table.fault('must have a name of a-z, 0-9 and "-", such as two-months.toml')
    quiz = _quiz(path.stem, table)
    if faults:
        raise BadQuiz(faults, quiz.about.dose)
    return quiz


def _quiz(quiz_id: str, table: Table) -> QuizFile:
    about, questions = _about(table), _questions(table)
    show = table.number("show", len(questions) or 1)
    pass_mark = table.number("pass_mark")
    if questions and show > len(questions):
        table.fault(f"shows {show} questions, but has {len(questions)}")
    if pass_mark > show:
        table.fault(f"has the pass mark {pass_mark}, but {show} points: each question that is shown gives 1")
    after, version = table.text("after"), table.number("version", 1)
    return QuizFile(quiz_id, about, show, pass_mark, questions, after, table.text("next_step"), version)


def _about(table: Table) -> About:
    dose, code = table.text("dose", "has no dose"), table.text("code", "has no code")
    tiers = {known.id: known.tier for known in DOSES}
    if dose and dose not in tiers:
        table.fault(f"has the dose {dose!r}, which we do not have. The 6 are: {', '.join(tiers)}")
    elif dose and code and not re.fullmatch(rf"E-{tiers[dose]}-\d\d", code):
        table.fault(f"has the code {code!r}, but one for {dose} looks like E-{tiers[dose]}-90")
    domains = table.items("domains", str, "domains in quotes")
    known = {domain.id for domain in DOMAINS}
    for domain in domains:
        if domain not in known:
            table.fault(f"has the domain {domain!r}, which we do not have. They are D01 to D19")
    if not domains:
        table.fault('has no domains, such as ["D03"]')
    outcomes = table.items("outcomes", int, "numbers")
    if not outcomes:
        table.fault("has no outcomes: the numbers of what the lesson promises, such as [2]")
    title, minutes = table.text("title", "has no title"), table.number("minutes")
    return About(code, dose if dose in tiers else "", title, minutes, domains, outcomes)


def _questions(table: Table) -> tuple[Question, ...]:
    found = tuple(_question(part) for part in table.tables("question", "question", _QUESTION))
    table.once([question.id for question in found], "question")
    if not found:
        table.fault("has no question: each begins with [[question]]")
    return found


def _question(table: Table) -> Question:
    reason = table.table("reason", f"{table.where}, reason", ("stem", "option"))
    return Question(
        _id(table),
        _ask(table),
        _ask(reason) if reason else None,
        table.items("text", str, "paragraphs in quotes"),
        _chart(table),
        table.flag("keep_order"),
    )


def _ask(table: Table) -> Ask:
    options = tuple(_option(part) for part in table.tables("option", "option", _OPTION))
    table.once([option.id for option in options], "option")
    if len(options) < 2:
        table.fault("needs at least 2 options")
    elif not any(option.right for option in options):
        table.fault("has no right option: give one of them right = true")
    elif all(option.right for option in options):
        table.fault("has no wrong option, so nothing is asked")
    return Ask(table.text("stem", "has no stem: the sentence that asks"), options)


def _option(table: Table) -> Offer:
    right, misconception = table.flag("right"), table.text("misconception")
    if misconception and not _MISCONCEPTION.fullmatch(misconception):
        table.fault(f"has the misconception {misconception!r}, which we do not have. They are MC01 to MC30")
    if misconception and right:
        table.fault("is right, so it can show no misconception")
    feedback = table.text("feedback", "" if right else "is wrong and has no feedback: say kindly why")
    return Offer(_id(table), table.text("text", "has no text"), right, feedback, misconception)


def _chart(question: Table) -> ChartData | None:
    table = question.table("chart", f"{question.where}, chart", _CHART)
    if table is None:
        return None
    labels = table.items("labels", str, "words in quotes")
    values = table.items("values", int | float, "numbers")  # type: ignore[arg-type]
    if not all(map(isfinite, values)):
        table.fault("has a value that is no number")
    if not values or len(labels) != len(values):
        table.fault(f"has {len(labels)} labels and {len(values)} values: each value needs a label")
    centre = table.items("centre", int | float, "numbers")  # type: ignore[arg-type]
    if centre and len(centre) != len(values):
        table.fault(f"has {len(centre)} numbers for centre and {len(values)} values: it needs one for each, or none")
    return ChartData(
        title=table.text("title", "has no title"),
        unit=table.text("unit", "has no unit"),
        labels=labels,
        values=tuple(map(float, values)),
        centre=tuple(map(float, centre)),
        message=table.text("text", "is a picture without a text: say in a sentence what it shows"),
        x_title=table.text("across") or "Month",
    )


def _id(table: Table) -> str:
    found = table.text("id", "has no id")
    if found and not _ID.fullmatch(found):
        table.fault(f'has the id {found!r}: use 1 to 48 of a-z, 0-9 and "-"')
    return found
