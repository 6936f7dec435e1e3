"""Every text of a quiz file, with the place where it stands: what a check of its language goes through."""

from collections.abc import Iterator

from qidose.language import Passage

from .quiz_file import Ask, Question, QuizFile


def quiz_texts(quiz: QuizFile) -> Iterator[tuple[str, Passage]]:
    """The texts in the order of the file, each with its question, or the key of what stands over all of them."""
    yield "title", Passage(quiz.about.title, "heading")
    for question in quiz.questions:
        place = f"question {question.id}"
        yield from ((place, passage) for passage in _of_question(question))
    if quiz.next_step:
        yield "next_step", Passage(quiz.next_step)


def _of_question(question: Question) -> Iterator[Passage]:
    yield from (Passage(text) for text in question.text)
    if question.chart:
        yield Passage(question.chart.title, "label")
        yield Passage(question.chart.unit, "label")
        yield Passage(question.chart.x_title, "label")
        yield Passage(question.chart.message, "description")
    yield from _of_ask(question.ask)
    if question.reason:
        yield from _of_ask(question.reason)


def _of_ask(ask: Ask) -> Iterator[Passage]:
    yield Passage(ask.stem, "label")
    for option in ask.options:
        yield Passage(option.text, "label")
        if option.feedback:
            yield Passage(option.feedback)
