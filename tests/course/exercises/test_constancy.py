"""5 years of decisions (E-T2-09), against curriculum 5.2: "5-year decision game in 10 minutes: fund a programme, switch
model, cut protected time, keep going; not scored; shows capability curve; reflection". The points are for looking back
at one's own predictions and for the reflection, never for what the trust became."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest

from qidose.exercises.attempt import Attempt, next_step
from qidose.exercises.board.constancy import Constancy
from qidose.exercises.board.constancy_game import (
    HALVES,
    LOOK_BACK,
    PARAMS,
    SKILL,
    YEARS,
    came_out,
    decisions_in,
    half_id,
    predicted,
    seen,
    skill_of,
)
from qidose.exercises.board.constancy_words import COMPARED, FIGURES, TRUSTS, WHY
from qidose.exercises.fields import Answer, Move, Refused
from qidose.simulate import trust
from qidose.simulate.chance import LIMIT_ALL

EXERCISE = Constancy()
LOCKED = tuple(half_id(number) for number in range(1, HALVES + 1))
Finish = Callable[..., tuple[Any, Answer]]


def played(finish: Finish, way: tuple[str, ...] = (), **changes: Any) -> tuple[Any, Answer]:
    """A finished game with right answers, but for the decisions of `way` and `changes` named card__field."""

    def but(case: Any, card: str, values: dict[str, Any]) -> dict[str, Any]:
        if way and card.startswith("half-"):
            values["decision"] = way[int(card.removeprefix("half-")) - 1]
        for name, value in changes.items():
            place, field = name.split("__")
            if place.replace("_", "-") == card:
                values[field] = value
        return values

    return finish(EXERCISE, "learner-1", but)


def met(case: Any, answer: Answer) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(case, answer).criteria]


def test_who_looks_back_truly_passes(finish: Finish) -> None:
    for number in range(8):
        case, answer = finish(EXERCISE, f"learner-{number}")
        marks = EXERCISE.mark(case, answer)
        assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 3
        assert marks.misconceptions == ()
        assert EXERCISE.summary(case, answer, marks).good is True


@pytest.mark.parametrize("way", [("switch",) * 10, ("cut",) * 10, ("fund", "switch") * 5, ("keep",) * 10])
def test_what_the_trust_became_earns_and_costs_nothing(finish: Finish, way: tuple[str, ...]) -> None:
    case, answer = played(finish, way)
    assert EXERCISE.mark(case, answer).score == 3


def test_each_part_of_the_reflection_costs_its_own_point(finish: Finish) -> None:
    _, answer = played(finish)
    right = answer.values[LOOK_BACK]["compared"]
    assert isinstance(right, dict)
    for year in range(1, YEARS + 1):
        for wrong in COMPARED:
            if wrong.id != right[f"year-{year}"]:
                changed = played(finish, look_back__compared=right | {f"year-{year}": wrong.id})
                assert met(*changed) == [False, True, True]
                assert "For 4 of 5 years" in EXERCISE.mark(*changed).criteria[0].why
    for figure in ("trained", "events"):
        assert met(*played(finish, skill__figure=figure)) == [True, False, True]
    for words in ({"skill__learned": "Not much."}, {"skill__keep": "Time."}):
        changed = played(finish, **words)
        assert met(*changed) == [True, True, False]
        assert EXERCISE.summary(*changed, EXERCISE.mark(*changed)).good is False


def test_the_checks_of_the_reflection_are_live(finish: Finish) -> None:
    case, answer = played(finish)
    for learned, expected in (
        ("", [False, False, True]),
        ("It was all very interesting for me", [True, False, True]),
        ("A launch fades.", [False, True, True]),
        ("The launch in our second year did not last.", [True, True, True]),
    ):
        values = answer.values | {SKILL: answer.values[SKILL] | {"learned": learned}}
        card = EXERCISE.cards(case, Answer(values, answer.locked))[-1]
        assert [check.met for check in card.checks] == expected


def test_within_1_point_is_as_the_figures_are_read() -> None:
    assert [came_out(55.0, survey) for survey in (53.9, 54.0, 55.0, 56.0, 56.1)] == [
        "lower",
        "close",
        "close",
        "close",
        "higher",
    ]
    assert came_out(55.3, 56.3) == came_out(0.1, 1.1) == "close"  # 56.3 - 55.3 is a little over 1 in floats


def test_the_chance_of_passing_by_guessing(finish: Finish) -> None:
    """Every way to fill in the look back and to choose a figure: 1 of 729. Words of one's own cannot be guessed."""
    case, answer = played(finish)
    passed = 0
    ways = list(product([option.id for option in COMPARED], repeat=YEARS))
    for way, figure in product(ways, FIGURES):
        compared = {f"year-{year}": said for year, said in enumerate(way, 1)}
        values = answer.values | {
            LOOK_BACK: answer.values[LOOK_BACK] | {"compared": compared},
            SKILL: answer.values[SKILL] | {"figure": figure.id},
        }
        passed += EXERCISE.mark(case, Answer(values, answer.locked, True)).score >= EXERCISE.pass_mark
    assert (passed, len(ways) * len(FIGURES)) == (1, 729)
    assert LIMIT_ALL > 1 / 729


def test_every_year_is_predicted_before_it_comes(finish: Finish) -> None:
    """The first half of a year cannot be decided without a prediction, and its end is not on the page yet."""
    case = EXERCISE.case(1)
    (first,) = EXERCISE.cards(case, Answer())
    assert [field.id for field in first.fields] == ["predicted", "decision"]
    asked = {"do": "lock", "attempt": 1, "card": "half-1", "values": {"decision": "keep"}}
    with pytest.raises(Refused, match="What will the staff survey show"):
        next_step(EXERCISE, "ann", Attempt(), asked)
    case, answer = played(finish)
    for number in range(1, HALVES + 1):
        before = Answer(answer.values, LOCKED[: number - 1])
        newest = EXERCISE.cards(case, before)[-1]
        assert newest.id == half_id(number)
        assert isinstance(newest.fields[-1], Move)
        assert ("predicted" in [field.id for field in newest.fields]) == bool(number % 2)
        assert len(seen(case, before)) == number


def test_only_the_newest_card_has_pictures_until_the_end(finish: Finish) -> None:
    case, answer = played(finish)
    for number in range(1, HALVES + 1):
        *earlier, newest = EXERCISE.cards(case, Answer(answer.values, LOCKED[: number - 1]))
        assert newest.table is not None
        assert all(card.table is None and card.chart is None and card.feedback is not None for card in earlier)
    halves, (look_back, skill) = EXERCISE.cards(case, answer)[:HALVES], EXERCISE.cards(case, answer)[HALVES:]
    assert all(card.table is None and card.chart is None for card in halves)
    assert look_back.chart is not None
    assert skill.chart is not None


def test_the_page_shows_what_the_simulator_says(finish: Finish) -> None:
    way = ("fund", "switch", "cut", "keep", "fund", "keep", "keep", "switch", "keep", "keep")
    case, answer = played(finish, way)
    assert decisions_in(answer) == list(way)
    halves = trust.play(PARAMS, case.seed, way)
    assert seen(case, answer) == halves
    cards = {card.id: card for card in EXERCISE.cards(case, answer)}
    for number, half in enumerate(halves[1:], 1):
        said = cards[half_id(number)].feedback
        assert said is not None
        assert said.heading == f"Survey {half.survey}%, projects finished {half.projects_done:,}"
    chart = cards[LOOK_BACK].chart
    assert chart is not None
    assert chart.values == tuple(half.survey for half in halves)
    assert chart.predicted[2::2] == (57.0,) * YEARS
    curve = cards[SKILL].chart
    assert curve is not None
    assert curve.values == tuple(round(100 * value, 1) for value in skill_of(answer))


def test_the_skill_is_not_shown_before_the_predictions_were_looked_at(
    finish: Finish, texts_in: Callable[[Any], list[str]]
) -> None:
    case, answer = played(finish)
    for locked in (*(LOCKED[:number] for number in range(HALVES + 1)),):
        given = Answer({name: values for name, values in answer.values.items() if name in locked}, locked)
        cards = EXERCISE.cards(case, given)
        assert SKILL not in [card.id for card in cards]
        told = " ".join(texts_in(cards))
        assert "are still here, and use it" not in told
        assert not any(f"{100 * share:.1f}%" in told for share in case.truth.capability["constancy"][2:])
        assert not EXERCISE.ready(case, given)
    shown = EXERCISE.cards(case, Answer(answer.values, (*LOCKED, LOOK_BACK)))
    assert shown[-1].id == SKILL
    assert shown[-1].feedback is shown[-2].feedback is None
    assert "is the figure" not in " ".join(texts_in(shown))


def test_the_ways_to_lead_stand_beside_the_learners_own(finish: Finish) -> None:
    case, answer = played(finish, ("cut",) * 10)
    table = EXERCISE.cards(case, answer)[-1].table
    assert table is not None
    assert table.rows[0][0] == "Your way"
    ends = [float(str(row[3]).rstrip("%")) for row in table.rows]
    assert ends[0] == round(100 * skill_of(answer)[-1], 1)
    assert ends[1] == max(ends)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"look_back__why": "same"}, ("MC09",)),
        ({"look_back__why": "trained"}, ("MC27",)),
        ({"skill__figure": "trained"}, ("MC27",)),
        ({"look_back__why": "chance"}, ()),
    ],
)
def test_beliefs_are_named_and_met_kindly(finish: Finish, changes: dict[str, Any], named: tuple[str, ...]) -> None:
    case, answer = played(finish, **changes)
    marks = EXERCISE.mark(case, answer)
    assert marks.misconceptions == named
    words = " ".join(EXERCISE.summary(case, answer, marks).words)
    assert ("it is natural to think that the decision did it" in words) == ("MC09" in named)
    assert ("Skill also needs time, belief and people who stay" in words) == ("MC27" in named)


def test_the_end_says_what_the_way_cost(finish: Finish) -> None:
    def words(*way: str) -> str:
        case, answer = played(finish, way)
        return " ".join(EXERCISE.summary(case, answer, EXERCISE.mark(case, answer)).words)

    assert "You switched models 5 times." in words(*("fund", "switch") * 5)
    assert "You cut protected time once." in words("cut", *["keep"] * 9)
    assert "You never funded the programme." in words(*["keep"] * 10)
    assert words("fund", *["keep"] * 9).startswith("You never switched and never cut.")


def test_the_years_stay_when_the_reflection_is_improved(finish: Finish) -> None:
    _, answer = played(finish, skill__learned="Hm.")
    step = next_step(EXERCISE, "learner-1", Attempt(1, answer), {"do": "improve", "attempt": 1})
    assert step is not None
    assert step.values == {"locked": list(LOCKED)}


def test_a_case_is_personal_and_comes_back() -> None:
    cases = [EXERCISE.case(seed) for seed in range(200)]
    assert len({case.truth.pressures for case in cases}) == 200
    assert {case.name for case in cases} == set(TRUSTS)
    assert set(Counter(case.figures.index(FIGURES[2]) for case in cases)) == {0, 1, 2}
    assert Constancy().case(7) == cases[7]


def test_an_empty_or_partial_answer_gets_0(finish: Finish) -> None:
    case, answer = played(finish)
    assert EXERCISE.mark(case, Answer()).score == 0
    assert EXERCISE.mark(case, Answer(answer.values, LOCKED, True)).score == 0
    assert EXERCISE.mark(case, Answer(answer.values, (*LOCKED[:-1], LOOK_BACK), True)).score == 0
    assert predicted(Answer(), 1) is None


def test_hostile_values_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    case = EXERCISE.case(1)
    for answer in hostile_answers(EXERCISE, case, *LOCKED, LOOK_BACK):
        marks = EXERCISE.mark(case, answer)
        assert marks.score < EXERCISE.pass_mark
        assert EXERCISE.cards(case, answer)
        assert EXERCISE.summary(case, answer, marks).good is False


def test_every_text_is_plain(
    finish: Finish, texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]
) -> None:
    said = []
    for way, why, figure in zip(
        [("fund", "switch") * 5, ("cut",) * 10, ("keep",) * 10, ("fund",) * 10],
        WHY,
        [*FIGURES, FIGURES[0]],
        strict=True,
    ):
        case, answer = played(finish, way, look_back__why=why.id, skill__figure=figure.id)
        for given in (answer, *(Answer(answer.values, (*LOCKED, LOOK_BACK)[:n]) for n in range(HALVES + 2))):
            said += [EXERCISE.cards(case, given), EXERCISE.summary(case, given, EXERCISE.mark(case, given))]
    assert {text: faults for text in set(texts_in(said)) if (faults := plain_faults(text))} == {}
