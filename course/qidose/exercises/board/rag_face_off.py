"""RAG face-off (E-T2-02 and E-T2-03): 8 measures as a page of colours, then the same months as charts.

In each round the learner shares out 10 minutes of the board. Only round 2 is marked. Passed when each of the 8 measures
is rightly said to need the board or not, and at least 7 of the 10 minutes go to those that do. The curriculum's rule,
the share of minutes alone, is passed by 37% of those who bet on 1 measure. Which measures are on a page is drawn too,
so that knowing how pages are made does not help: whoever guesses by colour from that knowledge passes in 1.32%.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import get_args

from qidose.simulate import board
from qidose.simulate.draw import generator

from ..board_pages import measure_title, result_cell, telling_page
from ..cards import Card, Cell, ChartData, Feedback, Table
from ..chart_cards import series_chart, when
from ..chart_icons import icons_of
from ..exercise import About, Exercise
from ..fields import Allocate, Answer, Field, Grid, Option
from ..marks import Criterion, Marks
from .rag_face_off_words import KINDLY, MISCONCEPTIONS, NAMES, TRUTHS

MEASURES = 8
MINUTES = 10
FEWEST_WELL_SPENT = 7
PAGE, CHARTS, TRUTH = "page", "charts", "truth"
KINDS: tuple[board.Class, ...] = get_args(board.Class)
FEWEST: dict[board.Class, int] = {"getting_worse": 1, "getting_better": 1, "cannot_meet": 1, "red_by_chance": 2}
"""What a page needs for its lesson: green that hides bad news, red that hides good news, and reds of chance."""
MOST_OF_A_KIND = 3
VERDICTS = (Option("yes", "Needs the board now"), Option("no", "Needs no minutes now"))


@dataclass(frozen=True)
class Page:
    """One learner's page, with its truth."""

    data: board.Data
    truth: board.Truth

    def verdict(self, row: int) -> str:
        """The right verdict on a measure."""
        return "yes" if self.truth.rows[row].attention else "no"


class RagFaceOff(Exercise[Page]):
    """Spend a board's minutes by colours, then by charts."""

    id = "rag-face-off"
    about = About(
        code="E-T2-02",
        dose="board",
        title="Colours against charts",
        minutes=12,
        domains=("D02", "D03", "D04", "D06"),
        outcomes=(2, 3, 4),
        misconceptions=("MC01", "MC04", "MC06", "MC07"),
        rule_set="mdc-7",
        codes_too=("E-T2-03",),
    )
    points = MEASURES + 1
    pass_mark = MEASURES + 1
    finish_label = "Finish and see what was true"

    def case(self, seed: int) -> Page:
        return _draw(seed)

    def cards(self, case: Page, answer: Answer) -> tuple[Card, ...]:
        if PAGE not in answer.locked:
            return (_page_card(case, answer),)
        told = (_truth_card(case, answer),) if answer.finished else ()
        return (_page_card(case, answer), _charts_card(case, answer), *told)

    def ready(self, case: Page, answer: Answer) -> bool:
        return PAGE in answer.locked and super().ready(case, answer)

    def mark(self, case: Page, answer: Answer) -> Marks:
        said, spent = verdicts_in(answer), well_spent(case, answer, CHARTS)
        criteria = [
            Criterion(name=measure_name(case, row), met=said[row] == case.verdict(row), why=_truth(case, row))
            for row in range(MEASURES)
        ]
        minutes = Criterion(
            name="Minutes well spent in round 2",
            met=spent >= FEWEST_WELL_SPENT,
            why=f"{spent} of {MINUTES} minutes went to measures that need the board. The aim is {FEWEST_WELL_SPENT}.",
        )
        wrong = [case.truth.rows[row].kind for row in range(MEASURES) if said[row] not in (None, case.verdict(row))]
        return Marks((*criteria, minutes), tuple(sorted({MISCONCEPTIONS[kind] for kind in wrong})))

    def summary(self, case: Page, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        first, second = well_spent(case, answer, PAGE), well_spent(case, answer, CHARTS)
        return Feedback(
            heading="You spent the board's time where it counts" if passed else "Not there yet",
            words=(
                f"Minutes well spent with the colours: {first} of {MINUTES}. With the charts: {second} of {MINUTES}.",
                _noise(case),
                "A colour compares 1 month with a target. It cannot show that something has changed.",
            ),
            good=passed,
            next_step=(
                "Choose 2 measures of your own board's page. Ask to see them as charts of 24 months."
                if passed
                else "Read what was true. Then start again with another page."
            ),
        )


@lru_cache(maxsize=64)
def _draw(seed: int) -> Page:
    """A page whose icons tell of each change. Drawing 8 certified charts takes some 20 ms."""
    return Page(*telling_page(mix_for(seed), seed, "rag-face-off"))


def mix_for(seed: int, stream: str = "rag-face-off") -> tuple[board.Class, ...]:
    """The classes of a page's measures: any row of 8 that teaches, each as likely as any other."""
    rng = generator(seed, stream, "mix")
    while True:
        mix = tuple(KINDS[place] for place in rng.integers(len(KINDS), size=MEASURES))
        enough = all(mix.count(kind) >= fewest for kind, fewest in FEWEST.items())
        if enough and max(mix.count(kind) for kind in KINDS) <= MOST_OF_A_KIND:
            return mix


def item_id(row: int) -> str:
    """The id of a measure in the fields, by its row from 0."""
    return f"m{row + 1}"


def measure_name(case: Page, row: int) -> str:
    """A measure as it is written on the page."""
    return measure_title(case.data.rows[row].series.measure)


def minutes_in(answer: Answer, card: str) -> dict[int, int]:
    """The minutes that each measure got, by row; none where what is stored is no sharing out of the minutes."""
    value = answer.get(card, "minutes")
    given = value if isinstance(value, dict) else {}
    found = {row: given.get(item_id(row), 0) for row in range(MEASURES)}
    whole = {row: n for row, n in found.items() if isinstance(n, int) and not isinstance(n, bool) and n >= 0}
    return whole if len(whole) == MEASURES and sum(whole.values()) <= MINUTES else dict.fromkeys(range(MEASURES), 0)


def verdicts_in(answer: Answer) -> list[str | None]:
    """The verdict on each measure; None where there is none."""
    value = answer.get(CHARTS, "needs")
    given = value if isinstance(value, dict) else {}
    return [next((one.id for one in VERDICTS if given.get(item_id(row)) == one.id), None) for row in range(MEASURES)]


def well_spent(case: Page, answer: Answer, card: str) -> int:
    """How many of the minutes in a round went to measures that need the board."""
    return sum(n for row, n in minutes_in(answer, card).items() if case.truth.rows[row].attention)


def _items(case: Page) -> tuple[Option, ...]:
    return tuple(Option(item_id(row), measure_name(case, row)) for row in range(MEASURES))


def _minutes_field(case: Page) -> Field:
    return Allocate(
        id="minutes",
        label=f"How will you spend your {MINUTES} minutes?",
        hint=f"Use all {MINUTES}. A measure may get none.",
        items=_items(case),
        total=MINUTES,
        unit="minutes",
    )


def _page_card(case: Page, answer: Answer) -> Card:
    rows = [
        (measure_name(case, row), Cell(text="", flag=one.colours[-1]), result_cell(one))
        for row, one in enumerate(case.data.rows)
    ]
    return Card(
        id=PAGE,
        heading="Round 1: the page of colours",
        words=(
            f"This is the performance page of an invented trust. Your board has {MINUTES} minutes to talk about it.",
            "Spend them where a talk at the board can make a difference. There is no mark for this round.",
        ),
        table=Table(
            caption=f"Performance in {case.data.rows[0].series.periods[-1]}",
            head=("Measure", "Status", "This month"),
            rows=tuple(rows),
        ),
        fields=(_minutes_field(case),),
        lock="Fix my minutes and show me the charts",
        feedback=_page_feedback(case, answer) if answer.finished else None,
    )


def _charts_card(case: Page, answer: Answer) -> Card:
    return Card(
        id=CHARTS,
        heading="Round 2: the same months as charts",
        words=(
            "Each chart shows the last 24 months, how far usual variation reaches, and the target.",
            "The first icon says whether something has changed. The second says whether the target will be met.",
            "The board is needed in 2 cases. Something has changed, for the worse or the better: ask what it was.",
            "Or the target lies outside the limits, out of reach: ask how the work itself would have to change.",
            "A target inside the limits is met in some months. To change that belongs in a plan, not in this meeting.",
        ),
        small=tuple(_chart(case, row, answer.finished) for row in range(MEASURES)),
        fields=(
            Grid(id="needs", label="Which measures need the board now?", items=_items(case), groups=VERDICTS),
            _minutes_field(case),
        ),
        feedback=_charts_feedback(case, answer) if answer.finished else None,
    )


def _chart(case: Page, row: int, finished: bool) -> ChartData:
    data, true = case.data.rows[row], case.truth.rows[row]
    signals = true.chart.signals if finished else ()
    target = data.thresholds.target
    chart = series_chart(data.series, case.data.rule_set, target, signals, title=measure_name(case, row))
    return replace(chart, icons=icons_of(data.series, case.data.rule_set, target))


def _truth_card(case: Page, answer: Answer) -> Card:
    first, second = minutes_in(answer, PAGE), minutes_in(answer, CHARTS)
    rows = [
        (
            measure_name(case, row),
            Cell(text="", flag=true.colour),
            NAMES[true.kind],
            f"{first[row]}, then {second[row]}",
        )
        for row, true in enumerate(case.truth.rows)
    ]
    return Card(
        id=TRUTH,
        heading="What was true",
        words=(_noise(case), *_flicker(case)),
        table=Table(
            caption="Colour, truth and your minutes",
            head=("Measure", "Status", "What was true", "Yours"),
            rows=tuple(rows),
        ),
    )


def _truth(case: Page, row: int) -> str:
    """What is true of a measure, with when it changed."""
    data, true = case.data.rows[row], case.truth.rows[row]
    since = when(data.series, (true.chart.change,)) if true.chart.change is not None else ""
    return TRUTHS[true.kind].format(since=since)


def _noise(case: Page) -> str:
    red = sum(true.colour == "red" for true in case.truth.rows)
    return f"{red} of the {MEASURES} measures were red. {case.truth.reds_by_chance} of these reds were chance."


def _flicker(case: Page) -> tuple[str, ...]:
    """How often the colour of a stable measure changed: the one that changed most."""
    row, true = max(
        ((row, true) for row, true in enumerate(case.truth.rows) if true.kind == "red_by_chance"),
        key=lambda pair: pair[1].flips,
    )
    reds = case.data.rows[row].colours.count("red")
    return (
        f"Look at this measure: {measure_name(case, row)}.",
        f"In 24 months it was red {reds} times and changed its colour {true.flips} times. Nothing had changed.",
    )


def _page_feedback(case: Page, answer: Answer) -> Feedback:
    on_chance = sum(n for row, n in minutes_in(answer, PAGE).items() if case.truth.rows[row].kind == "red_by_chance")
    hidden = [measure_name(case, row) for row, true in enumerate(case.truth.rows) if true.kind == "getting_worse"]
    reached = f"With the colours, {well_spent(case, answer, PAGE)} of your {MINUTES} minutes reached a measure in need."
    chance = (f"{on_chance} of them went to a red that was chance.",) if on_chance else ()
    return Feedback(
        heading="What the colours could not say",
        words=(reached, *chance, f"Green, and getting worse all the same: {'; '.join(hidden)}."),
    )


def _charts_feedback(case: Page, answer: Answer) -> Feedback:
    said = verdicts_in(answer)
    wrong = [row for row in range(MEASURES) if said[row] != case.verdict(row)]
    if not wrong:
        enough = well_spent(case, answer, CHARTS) >= FEWEST_WELL_SPENT
        return Feedback(heading="All 8 verdicts are right", words=(_about_minutes(case, answer),), good=enough)
    words = [text for row in wrong for text in _another_look(case, row, said[row])]
    number = f"{len(wrong)} measure{'s' if len(wrong) > 1 else ''}"
    return Feedback(heading=f"Another look at {number}", words=tuple(words), good=False)


def _another_look(case: Page, row: int, said: str | None) -> tuple[str, ...]:
    """The truth first, then the learner's verdict and the thought behind it."""
    words = [f"{measure_name(case, row)}: {_truth(case, row)}"]
    if said is not None:
        chosen = next(option.text for option in VERDICTS if option.id == said)
        words += [f'You said "{chosen}".', " ".join(KINDLY[case.truth.rows[row].kind])]
    return ("\n".join(words),)


def _about_minutes(case: Page, answer: Answer) -> str:
    spent = well_spent(case, answer, CHARTS)
    return f"{spent} of your {MINUTES} minutes went to the measures that need the board."
