"""My team's chart (E-T4-12), against curriculum 5.4: "own data; one page: aim, chart, what we did, what next; chart
valid"; a coach marks it with R3; the operational definition of the measure is part (D17)."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from answers.team_chart import NUMBERS, right
from qidose.exercises.cards import Card
from qidose.exercises.fields import Answer
from qidose.exercises.managers.team_chart import DEFINITION, TeamChart
from qidose.rubrics import CHART_STORY

EXERCISE = TeamChart()
CARDS = ("aim", "measure", "numbers", "story", "next")
QUIET = "\n".join(f"{2024 + n // 12}-{n % 12 + 1:02},{24 + (n * 7) % 5}" for n in range(18))


def page(finished: bool = False, locked: bool = True, **changes: Any) -> Answer:
    """A complete page; `changes` put other values in, named card__field."""
    values = {card: dict(right(None, card, Answer())) for card in CARDS}
    values["read"] = {"better": "down", "says": "better"}
    for name, value in changes.items():
        card, field = name.split("__")
        values[card][field.replace("_", "-")] = value
    return Answer(values, ("read",) if locked else (), finished)


def unmet(answer: Answer) -> list[int]:
    return [place for place, one in enumerate(EXERCISE.mark(None, answer).criteria) if not one.met]


def card_of(answer: Answer, name: str) -> Card:
    return next(card for card in EXERCISE.cards(None, answer) if card.id == name)


def test_a_whole_page_passes_and_goes_to_a_coach(finish: Callable[..., tuple[Any, Answer]]) -> None:
    case, answer = finish(EXERCISE)
    marks = EXERCISE.mark(case, answer)
    assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 6
    assert marks.misconceptions == ()
    assert EXERCISE.rubric is CHART_STORY
    assert (CHART_STORY.pass_mark, CHART_STORY.out_of) == (7, 10)
    assert EXERCISE.shown_to_coach(answer)
    assert EXERCISE.summary(case, answer, marks).heading == "Your page is ready for a coach"


@pytest.mark.parametrize(
    "aim", ["", "Better lunches for all.", "At most 8 of 40 lunches wait.", "For patients by June."]
)
def test_an_aim_needs_how_much_for_whom_and_by_when(aim: str) -> None:
    assert unmet(page(aim__aim=aim)) == [0]


@pytest.mark.parametrize("part", DEFINITION)
def test_each_part_of_the_definition_is_needed(part: str) -> None:
    assert unmet(page(**{f"measure__{part}": "-"})) == [1]
    assert [check.met for check in card_of(page(**{f"measure__{part}": ""}), "measure").checks].count(False) == 1


def test_the_chart_needs_12_dated_points() -> None:
    rows = right(None, "numbers", Answer())["series"].split("\n")
    assert unmet(page(numbers__series="\n".join(rows[:13]), read__says="usual"))[:1] != [2]
    assert 2 in unmet(page(numbers__series="\n".join(rows[:12])))
    assert 2 in unmet(page(numbers__series="\n".join(map(str, NUMBERS))))
    assert 2 in unmet(page(numbers__series="no numbers at all"))


def test_what_was_done_stands_on_the_chart() -> None:
    chart = card_of(page(), "story").chart
    assert chart is not None
    assert chart.notes == {12: "Hot trolley", 18: "New list"}
    assert unmet(page(story__at_1=[], story__at_2=[])) == [3]
    assert unmet(page(story__event_1="", story__event_2=" ")) == [3]


def test_what_else_happened_is_asked_because_a_signal_proves_no_cause() -> None:
    answer = page(story__else="")
    assert unmet(answer) == [3]
    assert EXERCISE.mark(None, answer).misconceptions == ("MC18",)


def test_the_line_must_say_what_the_rules_find() -> None:
    assert unmet(page(story__line="Usual variation. We will test the new list.")) == [4]
    quiet = page(numbers__series=QUIET, read__says="usual", next__decision="change")
    assert unmet(quiet) == [4]
    assert unmet(page(**{**_quiet(), "story__line": "Usual variation, and too many. We will redesign lunch."})) == []


def _quiet() -> dict[str, Any]:
    return {"numbers__series": QUIET, "read__says": "usual", "next__decision": "change"}


def test_a_decision_fits_the_kind_of_variation_and_has_somebody_and_a_day() -> None:
    assert unmet(page(next__decision="leave")) == [5]
    line = "Usual variation, and too many. We will redesign lunch."
    assert unmet(page(**{**_quiet(), "next__decision": "look", "story__line": line})) == [5]
    for field, value in (("step", ""), ("who", " "), ("when", None)):
        assert unmet(page(**{f"next__{field}": value})) == [5]


def test_no_rule_speaks_before_the_learner_has_read_the_chart(texts_in: Callable[[Any], list[str]]) -> None:
    open_page = page(locked=False)
    cards = EXERCISE.cards(None, open_page)
    assert [card.id for card in cards] == ["aim", "measure", "numbers", "read"]
    assert not EXERCISE.ready(None, open_page)
    assert cards[-1].chart is not None
    assert cards[-1].chart.marked == {}
    assert "Something has changed, for the better" in " ".join(texts_in(cards))  # 1 of 4 readings on offer
    assert not any("in a row below the mean" in text for text in texts_in(cards))


def test_an_empty_answer_has_nothing() -> None:
    assert EXERCISE.mark(None, Answer()).score == 0
    assert [card.id for card in EXERCISE.cards(None, Answer())] == ["aim", "measure", "numbers"]


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    series = {"numbers": {"series": right(None, "numbers", Answer())["series"]}}
    for answer in hostile_answers(EXERCISE, None, "read"):
        assert EXERCISE.mark(None, answer).score <= 1
        for values in (answer.values, {**answer.values, **series}):
            held = Answer(values, answer.locked, answer.finished)
            EXERCISE.summary(None, held, EXERCISE.mark(None, held))
            EXERCISE.cards(None, held)
            EXERCISE.ready(None, held)


def test_hostile_notes_never_raise() -> None:
    for place in (None, [], ["x"], [True], [-1], [10**9], [12.5], {"a": 1}, "12"):
        for words in (None, 7, [], "", "x" * 5_000):
            chart = card_of(page(story__at_1=place, story__event_1=words), "story").chart
            assert chart is not None
            assert set(chart.notes) <= {12, 18}


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    seen: set[str] = set()
    for answer in (
        Answer(),
        page(finished=True),
        page(locked=False),
        page(
            finished=True, aim__aim="", measure__counts="", story__else="", next__decision="leave", read__says="worse"
        ),
        page(finished=True, story__at_1=[], story__at_2=[], story__line="", next__who="", measure__alike="not-yet"),
    ):
        shown = [*EXERCISE.cards(None, answer), EXERCISE.summary(None, answer, EXERCISE.mark(None, answer))]
        shown += [criterion.why for criterion in EXERCISE.mark(None, answer).criteria]
        seen |= set(texts_in(shown))
    series = right(None, "numbers", Answer())["series"]
    assert [fault for text in seen if text != series for fault in plain_faults(text)] == []
