"""Ask a better question (E-T2-07): 3 questions from a board meeting, each beside its report, to be rewritten.

A coach marks the questions (rubric R8-questions). The machine checks 2 things that words can show: each question is
about time, the system or learning, and none points at a person.

Vocabulary
    item    one report with the question that somebody asked about it
    flavour what makes the question a poor one: two-points, red, person, good-news
"""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from qidose.rubrics import ASK_BETTER
from qidose.simulate import cert
from qidose.simulate.draw import generator

from ..cards import Card, ChartData, Feedback
from ..chart_cards import amount, better_words, series_chart
from ..exercise import About, Exercise
from ..fields import Answer, Text
from ..marks import Criterion, Marks
from ..wording import listed
from .questions import Question, read_question

Flavour = Literal["two-points", "red", "person", "good-news"]

PEOPLE = (
    "Dr Okafor",
    "Sister Malik",
    "Mr Evans",
    "Matron Walsh",
    "Ms Kaur",
    "Dr Bielak",
    "Mrs Lindqvist",
    "Mr Adeyemi",
)
ASKED: dict[Flavour, tuple[str, ...]] = {
    "two-points": (
        "This is worse than last month. What went wrong in {month}?",
        "Why has this slipped again in {month}?",
        "Last month was better. What happened in {month}?",
    ),
    "red": (
        "This is red again. Who is accountable, and when will it be green?",
        "We missed the target again. Who will write the action plan?",
        "Still red in {month}. What is being done about it?",
    ),
    "person": (
        "Can {person} come and explain {month} to us?",
        "This is {person}'s service. What has {person} done about {month}?",
        "Is {person} up to this? {month} was poor.",
    ),
    "good-news": (
        "{month} looks good. Can we move on to the next item?",
        "Well done to {person} for {month}. Shall we move on?",
    ),
}
_CHARTS: dict[Flavour, tuple[cert.Params, ...]] = {
    "two-points": (cert.Params(kind="last_worst"), cert.Params(kind="three_worse")),
    "red": (cert.Params(kind="stable", target="missed"),),
    "person": (cert.Params(kind="step", direction="worse"),),
    "good-news": (cert.Params(kind="improving_step"),),
}
_VERDICT: dict[Flavour, str] = {
    "two-points": "This report shows usual variation: no point and no pattern stands out.",
    "red": "This report shows usual variation, but the target lies outside the limits.",
    "person": "This report shows that something has changed, and for the worse.",
    "good-news": "This report shows that something has changed, and for the better.",
}
_FITS: dict[Flavour, str] = {
    "two-points": "A question about 1 month has no good answer here. Ask what the usual pattern is and what to expect.",
    "red": "No single month explains it. Ask what in the way we work would have to change to reach the target.",
    "person": "The change began at a point in time. Ask what changed in the work, and how we could find out.",
    "good-news": "Good news teaches too. Ask what changed, and whether others could try it.",
}


@dataclass(frozen=True)
class Item:
    """One report and the question asked about it. `truth` is never shown before the learner has finished."""

    flavour: Flavour
    asked: str
    person: str
    data: cert.Data
    truth: cert.Truth


class AskBetter(Exercise[tuple[Item, ...]]):
    """Rewrite 3 questions so that a board learns something from the answers."""

    id = "ask-better"
    about = About(
        code="E-T2-07",
        dose="board",
        title="Ask a better question",
        minutes=15,
        domains=("D02", "D11", "D12", "D17"),
        outcomes=(5,),
        misconceptions=("MC01", "MC02", "MC04"),
        rule_set="mdc-7",
    )
    points = 2
    pass_mark = 2
    rubric = ASK_BETTER
    may_improve = True
    noun = "Report"
    finish_label = "Finish and send to a coach"

    def case(self, seed: int) -> tuple[Item, ...]:
        rng = generator(seed, "ask-better")
        change: Flavour = "person" if rng.integers(2) else "good-news"
        flavours: list[Flavour] = ["two-points", "red", change]
        order = rng.permutation(len(flavours)).tolist()
        items: list[Item] = []
        for place in order:
            items.append(_item(rng, seed, flavours[place], {item.truth.measure for item in items}))
        return tuple(items)

    def cards(self, case: tuple[Item, ...], answer: Answer) -> tuple[Card, ...]:
        return tuple(_card(number, item, answer) for number, item in enumerate(case, 1))

    def mark(self, case: tuple[Item, ...], answer: Answer) -> Marks:
        read = questions_of(case, answer)
        written = all(question.written for question in read)
        other = [str(number) for number, question in enumerate(read, 1) if not question.good]
        people = [str(number) for number, question in enumerate(read, 1) if question.person]
        return Marks(
            (
                Criterion(
                    name="Each question is about time, the system or learning",
                    met=not other,
                    why=f"We did not find this in {_numbered(other)}." if other else "We found this in all 3.",
                ),
                Criterion(
                    name="No question points at a person",
                    met=written and not people,
                    why=_about_people(written, people),
                ),
            )
        )

    def summary(self, case: tuple[Item, ...], answer: Answer, marks: Marks) -> Feedback:
        good = marks.score >= self.pass_mark
        return Feedback(
            heading="Your questions are ready for a coach" if good else "Look at your questions again",
            words=("This check looks at words only. A coach reads what you mean.",),
            good=good,
            next_step=(
                "Hand in, and take one of these questions to your next meeting."
                if good
                else "Improve the questions named above. The others are kept as they are."
            ),
        )


def questions_of(case: tuple[Item, ...], answer: Answer) -> tuple[Question, ...]:
    """What is found in each of the learner's questions."""
    return tuple(
        read_question(answer.get(card_id(number), "question"), item.asked, item.person)
        for number, item in enumerate(case, 1)
    )


def card_id(number: int) -> str:
    """The id of the card of an item, counted from 1."""
    return f"report-{number}"


def _item(rng: np.random.Generator, seed: int, flavour: Flavour, taken: set[str]) -> Item:
    """One item; no measure comes twice on a board's page."""
    params = _CHARTS[flavour][int(rng.integers(len(_CHARTS[flavour])))]
    person = PEOPLE[int(rng.integers(len(PEOPLE)))]
    template = ASKED[flavour][int(rng.integers(len(ASKED[flavour])))]
    for attempt in range(50):
        data, truth = cert.generate(params, int(generator(seed, "ask-better", flavour, attempt).integers(2**62)))
        if truth.measure not in taken:
            break
    asked = template.format(person=person, month=data.series.periods[-1])
    return Item(flavour, asked, person if "{person}" in template else "", data, truth)


def _card(number: int, item: Item, answer: Answer) -> Card:
    measure = item.data.series.measure
    latest, before = item.data.series.values[-1], item.data.series.values[-2]
    return Card(
        id=card_id(number),
        heading=f"Report {number}: {measure.name}",
        words=(
            f"Where: {measure.service}. {better_words(measure)}",
            f"This month: {amount(measure, latest)}. The month before: {amount(measure, before)}.",
            f'A board member asks: "{item.asked}"',
        ),
        chart=_chart(item, answer.finished),
        fields=(
            Text(
                id="question",
                label="What would you ask instead?",
                hint="Look at the whole chart. Write one question, and do not name anyone.",
                longest=600,
            ),
        ),
        feedback=_feedback(item, answer, number) if answer.finished else None,
    )


def _chart(item: Item, finished: bool) -> ChartData:
    signals = item.truth.signals if finished else ()
    chart = series_chart(item.data.series, item.data.rule_set, item.data.target, signals)
    return replace(chart, message=f"{_VERDICT[item.flavour]} {chart.message}") if finished else chart


def _feedback(item: Item, answer: Answer, number: int) -> Feedback:
    read = read_question(answer.get(card_id(number), "question"), item.asked, item.person)
    signal = item.truth.signals[0].why if item.truth.signals else ""
    good = read.good and not read.person
    return Feedback(
        heading="Your question looks ahead" if good else "Another look at this question",
        words=tuple(words for words in (_VERDICT[item.flavour], signal, _found(read), _FITS[item.flavour]) if words),
        good=good,
        next_step="" if good else "Rewrite it so that the answer would help you to learn something.",
    )


def _found(read: Question) -> str:
    if not read.written:
        return "There is no question of your own here yet."
    if read.person:
        return f'Your words "{read.person}" point at a person. People then defend themselves, and nobody learns.'
    if not read.about:
        return "We did not find words about time, the system or learning in your question."
    return f"Your question has words about {listed(list(read.about))}."


def _about_people(written: bool, people: list[str]) -> str:
    if people:
        return f"Look again at {_numbered(people)}."
    return "We found none that does." if written else "Some questions are still missing."


def _numbered(numbers: list[str]) -> str:
    return f"question{'s' if len(numbers) > 1 else ''} {listed(numbers)}"
