"""The same months on 3 pages (E-T2-05): colours, bars and a chart of the same measure. Which one answers the board?

For the first measure the learner chooses the page and the reason, and reads the answer from it; then the answer for 2
more measures. All 5 must be right. A guesser passes in 1 of 1,440 tries, and in 1 of 120 (0.83%) when they know the
page and the reason from an earlier try, so the answers about the measures have to be read.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import get_args

from qidose.simulate import board
from qidose.simulate.draw import generator

from ..board_pages import measure_title, result_cell, telling_page
from ..cards import Card, Cell, ChartData, Feedback, Table
from ..chart_cards import amount, better_words, series_chart, when
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Field, Json, Option
from ..marks import Criterion, Marks
from .three_pages_words import ANSWERS, PAGES, REASONS, SHOWN, Idea, wrong_answer

MEASURES = 3
KINDS: tuple[board.Class, ...] = get_args(board.Class)
PAGE, REASON = "chart", "range"
YEAR = 12
QUESTION = "Are we getting better, and will we meet the target?"


@dataclass(frozen=True)
class Pages:
    """One learner's 3 measures, and the orders in which options and charts are shown."""

    data: board.Data
    truth: board.Truth
    pages: tuple[Idea, ...]
    reasons: tuple[Idea, ...]
    answers: tuple[board.Class, ...]
    bars_first: bool


class ThreePages(Exercise[Pages]):
    """Choose the page that answers the question, and read the answer."""

    id = "three-pages"
    about = About(
        code="E-T2-05",
        dose="board",
        title="The same months on 3 pages",
        minutes=7,
        domains=("D04",),
        outcomes=(2, 4),
        misconceptions=("MC01", "MC02", "MC04", "MC05", "MC07"),
        rule_set="mdc-7",
    )
    points = 2 + MEASURES
    pass_mark = 2 + MEASURES
    noun = "Measure"

    def case(self, seed: int) -> Pages:
        return _draw(seed)

    def cards(self, case: Pages, answer: Answer) -> tuple[Card, ...]:
        return tuple(_card(case, answer, row) for row in range(min(_done(answer) + 1, MEASURES)))

    def ready(self, case: Pages, answer: Answer) -> bool:
        return _done(answer) == MEASURES - 1 and super().ready(case, answer)

    def mark(self, case: Pages, answer: Answer) -> Marks:
        page, reason = answer.get(card_id(0), "page"), answer.get(card_id(0), "reason")
        said = [answer_in(answer, row) for row in range(MEASURES)]
        kinds = [true.kind for true in case.truth.rows]
        choices = (
            Criterion(
                name="The page that answers the board",
                met=page == PAGE,
                why="Only the chart of 24 months shows what is usual, and so whether anything has changed.",
            ),
            Criterion(
                name="Why that page",
                met=reason == REASON,
                why="The limits show what to expect. A target outside them is always met or always missed.",
            ),
        )
        answers = tuple(
            Criterion(name=_title(case, row), met=said[row] == kinds[row], why=ANSWERS[kinds[row]])
            for row in range(MEASURES)
        )
        beliefs = [_idea(PAGES, page), _idea(REASONS, reason)]
        found = {idea.misconception for idea in beliefs if idea}
        found |= {wrong_answer(true, one)[0] for true, one in zip(kinds, said, strict=True) if one and one != true}
        return Marks((*choices, *answers), tuple(sorted(found - {""})))

    def summary(self, case: Pages, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="You can tell which page answers you" if passed else "Not there yet",
            words=(
                "All 3 pages told the truth about the same months. Only 1 could answer the question.",
                "Colours say on which side of the target 1 month fell. Bars say how far apart 2 months are.",
            ),
            good=passed,
            next_step=(
                "Find 1 measure in your own papers that is shown as a colour or a pair of bars. Ask for its chart."
                if passed
                else "Read what each page said. Then start again with other measures."
            ),
        )


@lru_cache(maxsize=64)
def _draw(seed: int) -> Pages:
    rng = generator(seed, "three-pages")
    while len(set(mix := tuple(KINDS[n] for n in rng.integers(len(KINDS), size=MEASURES)))) == 1:
        pass  # 3 of a kind would teach little
    data, truth = telling_page(mix, seed, "three-pages")
    return Pages(
        data,
        truth,
        pages=tuple(PAGES[n] for n in rng.permutation(len(PAGES))),
        reasons=tuple(REASONS[n] for n in rng.permutation(len(REASONS))),
        answers=tuple(KINDS[n] for n in rng.permutation(len(KINDS))),
        bars_first=bool(rng.integers(2)),
    )


def card_id(row: int) -> str:
    """The id of the card of a measure, by its place from 0."""
    return f"measure-{row + 1}"


def answer_in(answer: Answer, row: int) -> board.Class | None:
    """The answer about a measure; None where there is none."""
    value = answer.get(card_id(row), "answer")
    return next((kind for kind in KINDS if kind == value), None)


def _done(answer: Answer) -> int:
    """How many measures are fixed; the last one stays open until the end."""
    return sum(1 for _ in takewhile(lambda row: card_id(row) in answer.locked, range(MEASURES - 1)))


def _title(case: Pages, row: int) -> str:
    return measure_title(case.data.rows[row].series.measure)


def _idea(ideas: tuple[Idea, ...], value: Json) -> Idea | None:
    return next((idea for idea in ideas if idea.id == value), None)


def _card(case: Pages, answer: Answer, row: int) -> Card:
    one = case.data.rows[row]
    charts = (_bars(one), _chart(case, row, answer.finished))
    first = (
        f'The board asks: "{QUESTION}"',
        "Below are 3 pages about the same measure: a page of colours, a page of bars and a chart.",
    )
    return Card(
        id=card_id(row),
        heading=f"Measure {row + 1} of {MEASURES}: {_title(case, row)}",
        words=(*(first if row == 0 else (f'The same question: "{QUESTION}"',)), better_words(one.series.measure)),
        table=Table(
            caption="Page of colours",
            head=("Month", "Status", "Result"),
            rows=((one.series.periods[-1], Cell(text="", flag=one.colours[-1]), result_cell(one)),),
        ),
        small=charts if case.bars_first else charts[::-1],
        fields=_fields(case, row),
        lock="Fix my answers and show the next measure" if row < MEASURES - 1 else "",
        feedback=_feedback(case, answer, row) if answer.finished else None,
    )


def _fields(case: Pages, row: int) -> tuple[Field, ...]:
    answers = tuple(Option(kind, ANSWERS[kind]) for kind in case.answers)
    answer = Choice(id="answer", label="What is the answer for this measure?", options=answers)
    if row > 0:
        return (answer,)
    return (
        Choice(id="page", label="Which page can answer the whole question?", options=_options(case.pages)),
        Choice(id="reason", label="Why that page?", options=_options(case.reasons)),
        answer,
    )


def _options(ideas: tuple[Idea, ...]) -> tuple[Option, ...]:
    return tuple(Option(idea.id, idea.text) for idea in ideas)


def _bars(one: board.Row) -> ChartData:
    series = one.series
    places = (-1 - YEAR, -2, -1)
    told = [f"{series.periods[n]}: {amount(series.measure, series.values[n])}." for n in places]
    return ChartData(
        title="Page of bars: this month, last month and a year ago",
        unit=series.measure.unit,
        labels=("A year ago", "Last month", "This month"),
        values=tuple(series.values[n] for n in places),
        better=series.measure.better,
        message=" ".join(told),
        look="bars",
    )


def _chart(case: Pages, row: int, finished: bool) -> ChartData:
    one = case.data.rows[row]
    signals = case.truth.rows[row].chart.signals if finished else ()
    return series_chart(
        one.series,
        case.data.rule_set,
        one.thresholds.target,
        signals,
        title="Chart of 24 months, with limits and target",
    )


def _feedback(case: Pages, answer: Answer, row: int) -> Feedback:
    true, said = case.truth.rows[row].kind, answer_in(answer, row)
    words = [_two_pages(case.data.rows[row]), _chart_says(case, row)]
    right = said == true
    if not right:
        words.append(f"The answer: {ANSWERS[true]}")
    if said and not right:
        words.append(f'You said: "{ANSWERS[said]}" {wrong_answer(true, said)[1]}')
    if row == 0:
        chosen = [_idea(PAGES, answer.get(card_id(0), "page")), _idea(REASONS, answer.get(card_id(0), "reason"))]
        words += [
            f'You chose: "{idea.text.rstrip(".")}." {idea.kindly}' for idea in chosen if idea and idea.misconception
        ]
        right = right and all(idea is not None and not idea.misconception for idea in chosen)
    return Feedback(heading="Yes" if right else "Another look", words=tuple(words), good=right)


def _two_pages(one: board.Row) -> str:
    """What the pages of colours and bars say to somebody who asks whether things are getting better."""
    values = one.series.values
    last, year = _compared(one, values[-2]), _compared(one, values[-1 - YEAR])
    return f"The page of colours says {one.colours[-1]}. The bars say {last} last month and {year} a year ago."


def _compared(one: board.Row, before: float) -> str:
    rise = one.series.values[-1] - before
    if rise == 0:
        return "the same as"
    return "better than" if (rise > 0) == (one.series.measure.better == "up") else "worse than"


def _chart_says(case: Pages, row: int) -> str:
    true, series = case.truth.rows[row], case.data.rows[row].series
    since = when(series, (true.chart.change,)) if true.chart.change is not None else ""
    return SHOWN[true.kind].format(since=since)
