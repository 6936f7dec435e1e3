"""Own work: kept, never finished, private until shared; a plan is fixed before its test; numbers drawn as they come."""

from collections.abc import Callable
from typing import Any

import pytest

from qidose.exercises.attempt import Attempt, next_step
from qidose.exercises.fields import Answer, Refused
from qidose.own import Work, find_work, work_ids
from qidose.own.chart import read_chart

PLAN = {
    "change": "Put the drink on the left side.",
    "why": "Most patients reach with the left hand.",
    "how-many": 1,
    "prediction": "1 of 1 will drink it.",
    "watch": "Spills.",
}
STUDY = {"happened": "It was drunk.", "compared": "same", "learned": "Height matters too.", "decision": "adapt"}
MONTHS = "\n".join(f"{2024 + m // 12}-{m % 12 + 1:02}-01, {5 + (m * 7) % 4}" for m in range(24))


class Person:
    """Somebody at a page: each ask goes through the same checks as a browser's."""

    def __init__(self, work: Work) -> None:
        self.work, self.state = work, Attempt()

    def asks(self, do: str, **more: Any) -> None:
        from qidose.exercises.attempt import _apply

        step = next_step(self.work, "amy", self.state, {"do": do, "attempt": 1, **more})
        self.state = _apply(self.state, step) if step else self.state

    @property
    def cards(self) -> list[str]:
        return [card.id for card in self.work.cards(None, self.state.answer)]


def test_ids_of_work_are_its_kind_and_a_number() -> None:
    assert find_work("pdsa-12").id == "pdsa-12"
    assert find_work("chart-1").about.dose == "own"
    for wrong in ("pdsa-0", "pdsa", "memo-1", "pdsa-1000", "pdsa-01", "../pdsa-1"):
        with pytest.raises(KeyError):
            find_work(wrong)
    assert work_ids(["pdsa-3", "pdsa-1"]) == {"pdsa": ["pdsa-1", "pdsa-3", "pdsa-4"], "chart": ["chart-1"]}


def test_one_cycle_opens_the_next() -> None:
    amy = Person(find_work("pdsa-1"))
    assert amy.cards == ["about", "cycle-1-plan", "share"]
    amy.asks("lock", card="cycle-1-plan", values=PLAN)
    assert amy.cards == ["about", "cycle-1-plan", "cycle-1-study", "share"]
    amy.asks("lock", card="cycle-1-study", values=STUDY)
    assert amy.cards[-2:] == ["cycle-2-plan", "share"]


def test_a_plan_can_no_longer_change_once_the_test_has_begun() -> None:
    amy = Person(find_work("pdsa-1"))
    amy.asks("lock", card="cycle-1-plan", values=PLAN)
    with pytest.raises(Refused, match="fixed"):
        amy.asks("answer", card="cycle-1-plan", values={"prediction": "What came out."})


def test_a_plan_without_a_prediction_cannot_be_fixed() -> None:
    with pytest.raises(Refused, match="predict"):
        Person(find_work("pdsa-1")).asks("lock", card="cycle-1-plan", values={**PLAN, "prediction": " "})


@pytest.mark.parametrize(
    ("field", "poor", "name"),
    [
        ("why", "Hm", "A reason why it should work"),
        ("prediction", "It will be fine.", "A prediction with a number or a direction"),
        ("watch", "", "Something to watch that could get worse"),
    ],
)
def test_checks_say_while_writing_what_is_there(field: str, poor: str, name: str) -> None:
    amy = Person(find_work("pdsa-1"))
    amy.asks("answer", card="cycle-1-plan", values=PLAN)
    assert all(check.met for check in amy.work.cards(None, amy.state.answer)[1].checks)
    amy.asks("answer", card="cycle-1-plan", values={field: poor})
    unmet = [check.name for check in amy.work.cards(None, amy.state.answer)[1].checks if not check.met]
    assert unmet == [name]


def test_it_is_named_private_and_never_finished() -> None:
    work = find_work("pdsa-1")
    assert work.title(Answer()) == "A test of a change"
    assert work.title(Answer({"about": {"name": " Drinks "}})) == "Drinks"
    assert not work.ends
    assert not work.shown_to_coach(Answer())
    assert work.shown_to_coach(Answer({"share": {"who-sees": "coach"}}))


def charted(text: str, **more: Any) -> Answer:
    return Answer({"numbers": {"series": text}, **more})


def test_24_months_get_limits_icons_and_one_sentence() -> None:
    own = read_chart(charted(MONTHS, measure={"better": "down", "target": 12}))
    assert own is not None
    assert own.chart is not None
    assert own.chart.message.startswith("24 points. The mean is 6.5. The limits are ")
    assert [icon.words for icon in own.chart.icons] == ["Usual variation", "Will meet the target"]
    assert own.chart.centre_name == "Mean"


def test_a_few_points_get_a_median_and_no_limits() -> None:
    own = read_chart(charted("\n".join(MONTHS.splitlines()[:8])))
    assert own is not None
    assert own.chart is not None
    assert own.chart.centre_name == "Median"
    assert set(own.chart.upper) == {None}
    assert own.chart.icons == ()


def test_notes_stand_at_their_point_and_limits_start_anew_where_asked() -> None:
    own = read_chart(charted(MONTHS, chart={"start": [12], "event-1": "New form", "at-1": [12]}))
    assert own is not None
    assert own.chart is not None
    assert own.chart.notes == {12: "New form"}
    assert len(set(own.chart.centre)) <= 2


def test_numbers_that_cannot_be_read_are_told_in_words_and_the_rest_stays(hostile: Callable[[], list[Any]]) -> None:
    work = find_work("chart-1")
    cards = {card.id: card for card in work.cards(None, charted("January 2024, five\nFebruary 2024, 6"))}
    assert "chart" not in cards
    feedback = cards["numbers"].feedback
    assert feedback is not None
    assert feedback.heading == "Please mend this first"
    assert any("Row 1" in words for words in feedback.words)
    for value in hostile():
        values = {
            card: {"series": value, "start": value, "event-1": value, "at-1": value, "target": value} for card in cards
        }
        work.cards(None, Answer(values))


@pytest.fixture
def hostile() -> Callable[[], list[Any]]:
    return lambda: [None, 7, [], [99], ["x"], {}, "\x00", "1,2\n" * 5, "a" * 5_000, "=cmd|' /C calc'!A0", float("nan")]
