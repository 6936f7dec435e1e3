"""Our board paper (E-T2-10), against curriculum 5.2: "enters 12 to 24 months of one own measure; app draws SPC; writes
the one-line message; own data; chart valid (>= 12 points, dates ordered)"."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from answers.our_board_paper import NUMBERS, SERIES, right
from qidose.exercises.attempt import Attempt, next_step
from qidose.exercises.board.our_board_paper import OurBoardPaper, own_of
from qidose.exercises.board.our_board_paper_words import READINGS, TODAY, line_fits, says_next, true_readings
from qidose.exercises.cards import Card
from qidose.exercises.fields import Answer

EXERCISE = OurBoardPaper()
Finish = Callable[..., tuple[Any, Answer]]


def rows(numbers: tuple[float, ...]) -> str:
    return "Month,Calls\n" + "\n".join(f"{2025 + n // 12}-{n % 12 + 1:02},{number}" for n, number in enumerate(numbers))


UP = rows((*NUMBERS, 90))
DOWN = rows((*NUMBERS, 40))
BOTH = rows((*NUMBERS[:8], 100, *NUMBERS[8:], 30))


def paper(finished: bool = False, locked: bool = True, **changes: Any) -> Answer:
    """A complete page; `changes` put other values in, named card__field."""
    values = {card: dict(right(None, card, Answer())) for card in ("measure", "numbers", "line", "share")}
    values["read"] = {"better": "up", "says": "usual"}
    for name, value in changes.items():
        card, field = name.split("__")
        values[card][field.replace("_", "-")] = value
    return Answer(values, ("read",) if locked else (), finished)


def met(answer: Answer) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(None, answer).criteria]


def card_of(answer: Answer, name: str) -> Card:
    return next(card for card in EXERCISE.cards(None, answer) if card.id == name)


def test_a_quiet_measure_with_a_true_line_passes(finish: Finish) -> None:
    case, answer = finish(EXERCISE)
    marks = EXERCISE.mark(case, answer)
    assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 3
    assert marks.misconceptions == ()
    assert EXERCISE.summary(case, answer, marks).heading == "Your page is ready for the board"


@pytest.mark.parametrize(
    ("months", "valid"), [(11, False), (12, True), (13, True), (24, True), (60, True), (61, False)]
)
def test_12_months_are_enough_and_60_the_most(months: int, valid: bool) -> None:
    numbers = (NUMBERS * 4)[:months]
    answer = paper(numbers__series=rows(numbers))
    assert met(answer)[0] == valid
    assert [check.met for check in card_of(answer, "numbers").checks] == [True, True, valid]


def test_dates_in_any_order_are_put_in_order_and_numbers_without_dates_are_not_enough() -> None:
    head, *lines = rows(NUMBERS).split("\n")
    turned = paper(numbers__series="\n".join([head, *reversed(lines)]))
    assert met(turned)[0]
    chart = card_of(turned, "line").chart
    assert chart is not None
    assert chart.values == NUMBERS
    said = card_of(turned, "numbers").feedback
    assert said is not None
    assert said.heading == "What we did with your numbers"
    assert said.words[0] == "The newest date came first; the rows were sorted by date."
    bare = paper(numbers__series="\n".join(map(str, NUMBERS)))
    assert met(bare) == [False, True, True]
    assert EXERCISE.mark(None, bare).criteria[0].why == "Still missing: a month or another date for each."


def test_what_cannot_be_read_is_said_beside_the_field_and_nothing_is_drawn() -> None:
    answer = paper(numbers__series="Month,Falls\nJan 2025,5\nFeb 2025,many\n", locked=False)
    assert [card.id for card in EXERCISE.cards(None, answer)] == ["measure", "numbers"]
    said = card_of(answer, "numbers").feedback
    assert said is not None
    assert said.heading == "Please mend this first"
    assert said.words[0].startswith("Row 3, Falls: many")
    assert [check.met for check in card_of(answer, "numbers").checks] == [False, False, False]
    assert not EXERCISE.ready(None, answer)
    assert met(paper(numbers__series="many")) == [False, False, False]


def test_a_column_that_could_name_patients_is_refused() -> None:
    answer = paper(numbers__series="Month,NHS number,Falls\nJan 2025,9434765919,5\nFeb 2025,9434765870,4\n")
    said = card_of(answer, "numbers").feedback
    assert said is not None
    assert "may tell who a patient is" in " ".join(said.words)


def test_the_chart_is_read_before_the_rules_are_shown(texts_in: Callable[[Any], list[str]]) -> None:
    answer = paper(numbers__series=UP, locked=False)
    cards = EXERCISE.cards(None, answer)
    assert [card.id for card in cards] == ["measure", "numbers", "read"]
    chart = cards[-1].chart
    assert chart is not None
    assert chart.marked == {}
    assert chart.icons == ()
    told = " ".join(texts_in(cards))
    assert "The mean is" in told
    assert "above the upper limit" not in told
    assert "Nothing stands out: this" not in told
    after = card_of(paper(numbers__series=UP, measure__target=70), "line").chart
    assert after is not None
    assert list(after.marked) == [16]
    assert [icon.name for icon in after.icons] == ["improvement", "hit_and_miss"]
    assert "Point 17 is above the upper limit." in after.message


@pytest.mark.parametrize(
    ("series", "better", "expected"),
    [
        (SERIES, "up", ("usual",)),
        (UP, "up", ("better",)),
        (UP, "down", ("worse",)),
        (DOWN, "up", ("worse",)),
        (DOWN, "down", ("better",)),
        (UP, "neither", ("changed",)),
        (BOTH, "up", ("better", "worse", "changed")),
    ],
)
def test_the_reading_that_the_rules_agree_with(series: str, better: str, expected: tuple[str, ...]) -> None:
    answer = paper(numbers__series=series, read__better=better)
    own = own_of(answer)
    assert own is not None
    assert true_readings(own) == expected
    for reading in READINGS:
        said = card_of(paper(numbers__series=series, read__better=better, read__says=reading.id), "read").feedback
        assert said is not None
        assert said.good is (reading.id in expected)


@pytest.mark.parametrize(
    ("series", "says", "named"),
    [
        (SERIES, "worse", ("MC01",)),
        (SERIES, "better", ("MC01",)),
        (UP, "worse", ("MC07",)),
        (UP, "usual", ()),
        (DOWN, "better", ()),
    ],
)
def test_a_belief_behind_a_reading_is_named_and_costs_nothing(series: str, says: str, named: tuple[str, ...]) -> None:
    line = (
        "Something has changed. We will find the cause." if series != SERIES else "Usual variation. We keep watching."
    )
    answer = paper(numbers__series=series, read__says=says, line__line=line)
    marks = EXERCISE.mark(None, answer)
    assert marks.misconceptions == named
    assert marks.score == 3
    said = card_of(answer, "read").feedback
    assert said is not None
    assert len(said.words) >= 2


QUIET = [
    ("Calls answered show usual variation; we will redesign the rota.", True),
    ("Nothing has changed. We keep going until spring.", True),
    ("Common cause variation, so we will not ask about single months.", True),
    ("The service is stable at 66% and will stay so.", True),
    ("Calls have improved since March and we will share why.", False),
    ("Performance got worse again, action plan will follow.", False),
]
LOUD = [
    ("Something changed in May 2026. We will ask what it was.", True),
    ("Calls went up beyond the upper limit; let us find the cause.", True),
    ("Usual variation until April, then a shift that we want to copy.", True),
    ("Nothing has changed, so we will keep watching.", False),
    ("Usual variation. We keep watching calls.", False),
]


@pytest.mark.parametrize(("series", "line", "fits"), [(SERIES, *row) for row in QUIET] + [(UP, *row) for row in LOUD])
def test_a_line_is_held_against_the_chart(series: str, line: str, fits: bool) -> None:
    own = own_of(paper(numbers__series=series))
    assert own is not None
    assert line_fits(line, own) is fits
    assert met(paper(numbers__series=series, line__line=line)) == [True, fits, True]


def test_a_line_about_falls_is_not_taken_for_a_change() -> None:
    own = own_of(paper(numbers__series=UP))
    assert own is not None
    assert not line_fits("Falls per 1,000 bed days vary as usual. We will go on.", own)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Usual variation in our calls this whole year.", [True, True, False]),
        ("Usual. Next?", [True, False, False]),
        ("Usual variation; next we " + "ask and " * 20, [True, False, False]),
    ],
)
def test_a_line_is_one_line_and_says_what_comes_next(line: str, expected: list[bool]) -> None:
    answer = paper(True, line__line=line)
    assert met(answer) == expected
    assert EXERCISE.summary(None, answer, EXERCISE.mark(None, answer)).good is False
    assert not says_next("Usual variation in our calls this whole year.")


def test_what_the_board_paper_shows_today_is_spoken_of() -> None:
    said = {
        EXERCISE.summary(None, answer, EXERCISE.mark(None, answer)).words[0]
        for answer in (paper(True, measure__today=option.id) for option in TODAY)
    }
    assert len(said) == len(TODAY)


def test_it_stays_private_unless_it_is_shared() -> None:
    assert not EXERCISE.shown_to_coach(paper())
    assert EXERCISE.shown_to_coach(paper(share__who_sees="coach"))
    for odd in (None, "", "everyone", ["coach"], True):
        assert not EXERCISE.shown_to_coach(paper(share__who_sees=odd))


def test_everything_can_be_improved_but_the_reading_comes_first_again() -> None:
    step = next_step(EXERCISE, "ann", Attempt(1, paper(True)), {"do": "improve", "attempt": 1})
    assert step is not None
    assert step.values == {"locked": []}


@pytest.mark.parametrize("card", ["measure", "numbers", "read", "line", "share"])
def test_an_empty_or_partial_page_is_not_ready(card: str) -> None:
    part = paper()
    del part.values[card]
    assert not EXERCISE.ready(None, part)
    assert EXERCISE.mark(None, Answer()).score == 0
    assert EXERCISE.ready(None, paper())


@pytest.mark.parametrize("series", ["1e160\n2\n3", "x" * 5_000, "\x00", "-", "1\n", f"{10**400}\n1", "1,2,3\n4,5,6"])
def test_odd_numbers_never_raise(series: str) -> None:
    for locked in (False, True):
        answer = paper(True, locked, numbers__series=series)
        assert EXERCISE.mark(None, answer).score < EXERCISE.pass_mark
        assert EXERCISE.cards(None, answer)


def test_hostile_values_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, None, "read"):
        marks = EXERCISE.mark(None, answer)
        assert marks.score == 0
        assert EXERCISE.cards(None, answer)
        assert EXERCISE.summary(None, answer, marks).good is False


def test_every_text_is_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    pages = [
        paper(True, numbers__series=series, read__says=reading.id, measure__today=today.id, line__line=line)
        for series in (SERIES, UP, DOWN)
        for reading in READINGS
        for today in TODAY
        for line in ("Usual variation. We will watch.", "Hm.")
    ]
    pages += [Answer(finished=True), paper(locked=False), paper(share__who_sees="coach"), paper(numbers__series="many")]
    said: set[str] = set()
    for answer in pages:
        marks = EXERCISE.mark(None, answer)
        said |= set(texts_in((EXERCISE.cards(None, answer), EXERCISE.summary(None, answer, marks), marks)))
    assert {text: faults for text in said if (faults := plain_faults(text))} == {}
