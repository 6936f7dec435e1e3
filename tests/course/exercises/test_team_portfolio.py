"""Live team portfolio (E-T5-13): "Team charter, driver diagram, >= 3 linked cycles, chart >= 12 points, sponsor note";
completeness by machine, R1, R2 and R3 by an expert (curriculum 5.5); besides: service users as partners, what people's
experience taught, and the decision that the chart calls for."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from answers.our_board_paper import SERIES as QUIET
from answers.team_portfolio import NUMBERS, SERIES, right
from qidose.exercises.cards import Card
from qidose.exercises.coaches.team_portfolio import TeamPortfolio
from qidose.exercises.coaches.team_portfolio_cycles import KINDLY, MOST_CYCLES
from qidose.exercises.coaches.team_portfolio_parts import own_of
from qidose.exercises.fields import Answer
from qidose.rubrics import CHART_STORY, DRIVER_DIAGRAM, PDSA, PORTFOLIO

EXERCISE = TeamPortfolio()
CARDS = ("charter", "partners", "diagram", "cycle-1", "cycle-2", "cycle-3", "numbers", "story", "sponsor")
Finish = Callable[..., tuple[Any, Answer]]
NAMES = {
    "charter": "A team charter",
    "partners": "Patients or service users as partners",
    "experience": "What people's experience taught you",
    "tree": "A driver diagram that hangs together",
    "family": "Outcome, process and balancing measures",
    "cycles": "3 cycles or more, each with all 4 stages",
    "predictions": "A prediction with a direction and a number in each",
    "linked": "Each cycle follows from the one before",
    "chart": "A chart of 12 points or more",
    "reading": "The chart is read as the rules read it",
    "decision": "A decision that fits the chart, and a line that says so",
    "sponsor": "A note to the sponsor",
}


def portfolio(finished: bool = True, **changes: Any) -> Answer:
    """A whole portfolio; `changes` put other values in, named card__field, with _ for -."""
    values: dict[str, dict[str, Any]] = {}
    for card in CARDS:
        values[card] = dict(right(None, card, Answer(values)))
    for name, value in changes.items():
        card, field = (part.replace("_", "-") for part in name.split("__"))
        values.setdefault(card, {})[field] = value
    return Answer(values, (), finished)


def lost(answer: Answer) -> set[str]:
    """The short names of the criteria that are not met."""
    marks = EXERCISE.mark(None, answer).criteria
    assert [criterion.name for criterion in marks] == list(NAMES.values())
    return {short for short, criterion in zip(NAMES, marks, strict=True) if not criterion.met}


def card_of(answer: Answer, name: str) -> Card:
    return next(card for card in EXERCISE.cards(None, answer) if card.id == name)


def test_a_whole_portfolio_gets_every_point(finish: Finish) -> None:
    case, answer = finish(EXERCISE)
    marks = EXERCISE.mark(case, answer)
    assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 12
    assert marks.misconceptions == ()
    assert EXERCISE.summary(case, answer, marks).good is True
    said = [card.feedback.good for card in EXERCISE.cards(case, answer) if card.feedback and card.id != "numbers"]
    assert said == [True] * 6


def test_an_empty_portfolio_gets_nothing_and_is_not_ready() -> None:
    assert EXERCISE.mark(None, Answer()).score == 0
    assert not EXERCISE.ready(None, Answer())
    assert EXERCISE.ready(None, portfolio(finished=False))
    assert [card.id for card in EXERCISE.cards(None, Answer())] == [*CARDS]


def test_an_expert_marks_it_by_the_3_rubrics() -> None:
    assert EXERCISE.rubric is PORTFOLIO
    assert PORTFOLIO.lines == (*PDSA.lines, *DRIVER_DIAGRAM.lines, *CHART_STORY.lines)
    assert (PORTFOLIO.out_of, PORTFOLIO.pass_mark, PORTFOLIO.never_0) == (48, 35, (3, 6, 7))
    assert (CHART_STORY.out_of, CHART_STORY.pass_mark) == (10, 7)
    assert "An expert reads your answer" in PORTFOLIO.markdown()
    assert "A coach reads your answer" in PDSA.markdown()


TREE: list[dict[str, Any]] = right(None, "diagram", Answer())["tree"]


@pytest.mark.parametrize(
    ("changes", "loses"),
    [
        ({"charter__meets": "weekly"}, {"charter"}),
        ({"charter__team": "--"}, {"charter"}),
        ({"partners__how": "asked"}, {"partners"}),
        ({"partners__who": ""}, {"partners"}),
        ({"partners__learned_by": "none"}, {"experience"}),
        ({"partners__said": "..."}, {"experience"}),
        ({"diagram__tree": [box for box in TREE if box["id"] != "b3" and box["parent"] not in ("b3", "b6")]},
         {"tree", "family", "cycles", "predictions", "linked"}),
        ({"diagram__tree": [box for box in TREE if box.get("kind") != "balancing"]}, {"family"}),
        ({"cycle_2__learned": ""}, {"cycles", "predictions", "linked"}),
        ({"cycle_2__when": None}, {"cycles", "predictions", "linked"}),
        ({"cycle_2__direction": "fewer"}, {"predictions"}),
        ({"cycle_3__when": "2026-02-20"}, {"linked"}),
        ({"cycle_2__idea": "b5"}, {"linked"}),
        ({"cycle_1__next": "-"}, {"linked"}),
        ({"cycle_1__act": "abandon"}, {"linked"}),
        ({"cycle_1__act": "abandon", "cycle_1__idea": "b5"}, set()),
        ({"numbers__series": "\n".join(SERIES.split("\n")[:12])}, {"chart", "reading", "decision"}),
        ({"numbers__series": "some notes"}, {"chart", "reading", "decision"}),
        ({"story__says": "usual"}, {"reading"}),
        ({"story__decision": "leave"}, {"decision"}),
        ({"story__line": "This is usual variation, and we will wait."}, {"decision"}),
        ({"story__else": ""}, {"decision"}),
        ({"sponsor__note": "All is well with 3 tests."}, {"sponsor"}),
        ({"sponsor__note": "word " * 30}, {"sponsor"}),
        ({"sponsor__note": "79 " * 151}, {"sponsor"}),
        ({"sponsor__ask": "help"}, {"sponsor"}),
    ],
)  # fmt: skip
def test_each_part_that_is_missing_loses_its_own_points(changes: dict[str, Any], loses: set[str]) -> None:
    answer = portfolio(**changes)
    assert lost(answer) == loses
    whole = EXERCISE.mark(None, answer).score >= EXERCISE.pass_mark
    assert whole is (loses == set())


def test_a_quiet_chart_is_usual_and_calls_for_no_search() -> None:
    quiet = {
        "numbers__series": QUIET,
        "story__says": "usual",
        "story__line": "Usual variation below our target. We will test another change next.",
    }
    assert lost(portfolio(**quiet, story__decision="change")) == set()
    assert lost(portfolio(**quiet, story__decision="leave")) == set()
    assert lost(portfolio(**quiet, story__decision="look")) == {"decision"}
    wrong = portfolio(**quiet | {"story__says": "better"}, story__decision="change")
    assert lost(wrong) == {"reading"}
    assert EXERCISE.mark(None, wrong).misconceptions == ("MC01",)
    said = card_of(wrong, "story").feedback
    assert said is not None
    assert "It is natural to see a story in the ups and downs." in said.words


def test_the_rules_say_nothing_before_the_end() -> None:
    before = portfolio(finished=False)
    own = own_of(before)
    assert own is not None
    for name in ("numbers", "story"):
        chart = card_of(before, name).chart
        assert chart is not None
        assert (chart.marked, chart.icons) == ({}, ())
        assert not any(signal.why in chart.message for signal in own.signals)
    assert card_of(before, "story").checks == ()
    assert all(card.feedback is None for card in EXERCISE.cards(None, before) if card.id != "numbers")
    after = card_of(portfolio(), "story").chart
    assert after is not None
    assert after.marked


def test_cycles_stand_on_the_chart_by_their_dates_and_limits_can_begin_anew() -> None:
    chart = card_of(portfolio(finished=False), "numbers").chart
    assert chart is not None
    assert chart.notes == {5: "Cycle 1", 6: "Cycle 2", 8: "Cycle 3"}
    assert chart.title == "Patients who go home on the planned day, each week"
    crowded = card_of(portfolio(cycle_2__when="2026-02-14"), "numbers").chart
    assert crowded is not None
    assert crowded.notes[5] == "Cycle 1, 2"
    anew = card_of(portfolio(numbers__start=[10]), "numbers").chart
    assert anew is not None
    assert len(set(anew.centre)) == 2
    assert anew.values == NUMBERS


def test_there_is_room_for_further_cycles_where_there_were_any() -> None:
    def cycles(answer: Answer) -> int:
        return sum(card.id.startswith("cycle-") for card in EXERCISE.cards(None, answer))

    assert cycles(Answer()) == cycles(portfolio()) == 3
    begun = portfolio(cycle_3__further="yes", finished=False)
    assert cycles(begun) == 4
    assert not EXERCISE.ready(None, begun)
    more = {"cycle_3__further": "yes"}
    for number in range(4, MOST_CYCLES + 1):
        cycle = right(None, f"cycle-{number}", Answer()) | {"further": "yes"}
        more |= {f"cycle_{number}__{name}": value for name, value in cycle.items()}
        assert cycles(portfolio(**more)) == min(number + 1, MOST_CYCLES)
        assert lost(portfolio(**more)) == set()


def test_what_a_short_or_vague_series_shows_is_named_kindly() -> None:
    for changes, belief in (({"cycle_2__act": None}, "MC24"), ({"cycle_1__predicted": 4}, "MC25")):
        answer = portfolio(**changes)
        assert EXERCISE.mark(None, answer).misconceptions == (belief,)
        said = next(card.feedback for card in reversed(EXERCISE.cards(None, answer)) if card.id.startswith("cycle-"))
        assert said is not None
        assert KINDLY[belief] in said.words


def test_the_size_of_tests_is_spoken_of_and_never_marked() -> None:
    def told(*scales: str) -> str:
        answer = portfolio(**{f"cycle_{n}__scale": scale for n, scale in enumerate(scales, 1)})
        assert lost(answer) == set()
        said = card_of(answer, "cycle-3").feedback
        assert said is not None
        return said.words[-1]

    assert told("1", "few", "week") == "Your tests grow as your confidence grows."
    assert told("few", "few", "few").startswith("All your tests had the same size.")
    assert told("few", "week", "1").startswith("Once a test was smaller")


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for given in hostile_answers(EXERCISE, None):
        assert EXERCISE.mark(None, given).score <= 1  # words of any kind are a charter
        EXERCISE.cards(None, given)
    known = portfolio().values
    for card, values in known.items():
        for value in (None, 10**400, float("nan"), "\x00", [None], {"a": []}, [{"id": 7}], [True]):
            given = Answer({**known, card: dict.fromkeys(values, value)}, (), True)
            EXERCISE.summary(None, given, EXERCISE.mark(None, given))
            EXERCISE.cards(None, given)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    poor = {"cycle_2__direction": "fewer", "cycle_3__when": "2026-02-20", "partners__how": "told", "sponsor__ask": ""}
    quiet = {"numbers__series": QUIET, "story__says": "better", "charter__meets": "", "cycle_1__scale": "week"}
    answers = (Answer(), Answer({}, (), True), portfolio(), portfolio(**poor), portfolio(**quiet))
    texts = {text for given in answers for text in texts_in([*EXERCISE.cards(None, given), EXERCISE.mark(None, given)])}
    texts |= {line.looks_for for line in PORTFOLIO.lines}
    for text in texts - {*texts_in(portfolio().values)}:
        assert plain_faults(text) == []
