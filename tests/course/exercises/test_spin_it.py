"""Spin it (E-T1-08), against curriculum 5.1: "prediction before each; one factor at a time ≥ 3 cycles; last 3 mean >
first 3 mean is **not** required"."""

from collections.abc import Callable, Iterator
from itertools import product
from math import comb
from typing import Any

import pytest

from qidose.exercises.all_staff.spin_it import CYCLES, PARAMS, SpinIt, cycles_of
from qidose.exercises.attempt import Attempt, next_step
from qidose.exercises.cards import Card
from qidose.exercises.fields import Answer, Refused
from qidose.simulate import spin

EXERCISE = SpinIt()
SEEDS = range(200)
LEVELS = PARAMS.levels()
Way = tuple[str, str, str]


def way(coin: int, surface: int, spinner: int) -> Way:
    return (LEVELS["coin"][coin], LEVELS["surface"][surface], LEVELS["spinner"][spinner])


ONE_AT_A_TIME = [way(0, 0, 0), way(1, 0, 0), way(1, 1, 0), way(1, 1, 1), way(2, 1, 1), way(2, 2, 1)]
ALL_AT_ONCE = [way(k % 3, k % 3, k % 3) for k in range(6)]


def game(
    ways: list[Way], decisions: str = "adopt adopt adopt adopt adopt adopt", finished: bool = False, **broken: Any
) -> Answer:
    """The answer of a learner who spun these ways; `broken` puts a value in a field of cycle 3."""
    values: dict[str, dict[str, Any]] = {}
    for k, (coin, surface, spinner) in enumerate(ways, 1):
        values[f"cycle-{k}"] = {"coin": coin, "surface": surface, "spinner": spinner, "prediction": 8 + k}
    for k, decision in enumerate(decisions.split(), 1):
        card = f"cycle-{k + 1}" if k < CYCLES else "close"
        values.setdefault(card, {})["decide"] = decision
    if broken:
        values["cycle-3"] |= broken
    return Answer(values, tuple(f"cycle-{k}" for k in range(1, len(ways) + 1)), finished)


def open_card(answer: Answer, seed: int = 1) -> Card:
    return EXERCISE.cards(EXERCISE.case(seed), answer)[-1]


def test_one_thing_at_a_time_with_predictions_passes() -> None:
    case = EXERCISE.case(1)
    marks = EXERCISE.mark(case, game(ONE_AT_A_TIME))
    assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 2
    assert EXERCISE.summary(case, game(ONE_AT_A_TIME, finished=True), marks).good is True


def test_changing_everything_at_once_earns_the_prediction_only_and_is_named_kindly() -> None:
    case, answer = EXERCISE.case(1), game(ALL_AT_ONCE, finished=True)
    marks = EXERCISE.mark(case, answer)
    assert [criterion.met for criterion in marks.criteria] == [True, False]
    assert marks.misconceptions == ("MC24",)
    said = EXERCISE.summary(case, answer, marks)
    assert said.good is False
    assert "But when the result moves, you cannot tell which change did it." in said.words
    assert said.next_step == "Start again with a new coin. Change one thing, and keep the rest as it was."


def test_3_cycles_with_one_change_are_enough_and_2_are_not() -> None:
    """The first way may or may not be one change from the usual way, which depends on the seed."""
    jump = [way(k % 3, k % 3, k % 3) for k in range(3)]
    three = [*jump, way(0, 2, 2), way(0, 1, 2), way(0, 1, 0)]
    two = [*jump, way(0, 1, 1), way(0, 1, 0), way(0, 1, 1)]
    seen = set()
    for seed in range(20):
        case = EXERCISE.case(seed)
        for ways, after_the_first in ((three, 3), (two, 2)):
            first = len(spin.changed(case.data.usual, spin.Choice(*ways[0]))) == 1
            met = EXERCISE.mark(case, game(ways)).criteria[1].met
            assert met == (first + after_the_first >= 3)
            seen.add((first, after_the_first, met))
    assert (False, 3, True) in seen
    assert (False, 2, False) in seen


def test_a_longer_spin_is_not_required() -> None:
    """Every order of the same honest tests passes, also those that end on the worst way."""
    for seed in range(30):
        case = EXERCISE.case(seed)
        results = [cycle.result.seconds for cycle in cycles_of(case, game(ONE_AT_A_TIME))]
        assert EXERCISE.mark(case, game(ONE_AT_A_TIME)).score == 2
        if sum(results[3:]) < sum(results[:3]):
            return
    pytest.fail("no seed gave a game that got worse")


def test_after_abandon_the_change_is_counted_from_the_way_before() -> None:
    """Trying another thing from the way you kept is one change, though the last try differed in two."""
    case = EXERCISE.case(3)
    usual = case.data.usual
    other = {f: next(level for level in LEVELS[f] if level != getattr(usual, f)) for f in LEVELS}
    first = (other["coin"], usual.surface, usual.spinner)
    second = (usual.coin, other["surface"], usual.spinner)
    abandoned = cycles_of(case, game([first, second], "abandon"))
    adopted = cycles_of(case, game([first, second], "adopt"))
    assert abandoned[1].changed == ("surface",)
    assert set(adopted[1].changed) == {"coin", "surface"}


def test_a_repeat_is_not_a_change_and_is_explained() -> None:
    case = EXERCISE.case(2)
    answer = game([way(0, 0, 0)] * 6, finished=True)
    assert EXERCISE.mark(case, answer).score == 1
    said = EXERCISE.cards(case, answer)[1].feedback
    assert said is not None
    assert "You changed nothing. A repeat shows how much the same way varies." in said.words


def test_cards_open_one_by_one_and_the_result_comes_after_the_lock() -> None:
    case = EXERCISE.case(1)
    for done in range(CYCLES):
        cards = EXERCISE.cards(case, game(ONE_AT_A_TIME[:done]))
        assert [card.id for card in cards] == [f"cycle-{k}" for k in range(1, done + 2)]
        assert [card.feedback is not None for card in cards] == [True] * done + [False]
        assert [card.lock for card in cards] == ["Spin the coin"] * (done + 1)
    assert EXERCISE.cards(case, game(ONE_AT_A_TIME))[-1].id == "close"


def test_the_result_on_the_card_is_the_simulators_own() -> None:
    case = EXERCISE.case(9)
    cards = EXERCISE.cards(case, game(ONE_AT_A_TIME))
    results = spin.play(PARAMS, 9, [spin.Choice(*levels) for levels in ONE_AT_A_TIME])
    for card, result in zip(cards[:-1], results, strict=True):
        assert card.feedback is not None
        assert card.feedback.words[0].endswith(f"The mean is {result.seconds:.1f}.")
    chart = cards[-1].chart
    assert chart is not None
    assert chart.values == (case.data.usual_result.seconds, *(result.seconds for result in results))
    assert len(chart.labels) == CYCLES + 1


def test_the_chart_grows_on_the_open_card_and_tells_predictions_beside_results() -> None:
    for done in range(1, CYCLES):
        card = open_card(game(ONE_AT_A_TIME[:done]))
        assert card.chart is not None
        assert len(card.chart.values) == done + 1
        assert f"Cycle {done}: predicted {8 + done}, took" in card.chart.message


def test_nothing_tells_the_truth_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    """Walks every card of every stage: results of spun cycles only, no true mean, no verdict."""
    for seed in range(40):
        case = EXERCISE.case(seed)
        for done in range(CYCLES + 1):
            cards = EXERCISE.cards(case, game(ONE_AT_A_TIME[:done]))
            told = " ".join(texts_in(cards))
            assert told.count("The mean is") == 1 + done, "the usual way and every cycle that was spun"
            for late in ("Over very many spins", "You changed", "longest way", "act together"):
                assert late not in told
            assert not any(card.chart and card.chart.marked for card in cards)


def test_after_the_end_each_cycle_tells_what_is_true() -> None:
    case, answer = EXERCISE.case(4), game(ONE_AT_A_TIME, finished=True)
    cards = EXERCISE.cards(case, answer)
    for cycle, card in zip(cycles_of(case, answer), cards[:-1], strict=True):
        assert card.feedback is not None
        expected = case.truth.expected[spin.label(cycle.choice)]
        assert f"Over very many spins this way takes {expected:.1f} seconds. The rest is chance." in card.feedback.words
    words = EXERCISE.summary(case, answer, EXERCISE.mark(case, answer)).words
    assert any(spin.label(case.truth.best) in line for line in words)


def test_a_lock_needs_a_prediction_and_the_decision_on_the_cycle_before() -> None:
    """Through the same door as the page: `next_step`."""
    values = game(ONE_AT_A_TIME[:2]).values
    values["cycle-1"].pop("prediction")
    with pytest.raises(Refused, match="How many seconds do you predict"):
        next_step(EXERCISE, "ann", Attempt(1, Answer(values)), {"do": "lock", "attempt": 1, "card": "cycle-1"})
    values = game(ONE_AT_A_TIME[:2]).values
    values["cycle-2"].pop("decide")
    state = Attempt(1, Answer(values, ("cycle-1",)))
    with pytest.raises(Refused, match="What will you do with what you tried in cycle 1"):
        next_step(EXERCISE, "ann", state, {"do": "lock", "attempt": 1, "card": "cycle-2"})


def test_it_cannot_be_finished_before_all_6_are_spun_and_decided() -> None:
    case = EXERCISE.case(1)
    filled = game(ONE_AT_A_TIME)
    assert EXERCISE.ready(case, filled)
    assert not EXERCISE.ready(case, Answer(filled.values, filled.locked[:5]))
    assert not EXERCISE.ready(case, Answer({**filled.values, "close": {}}, filled.locked))
    assert not EXERCISE.ready(case, Answer())


@pytest.mark.parametrize("done", range(CYCLES))
def test_an_empty_or_partial_game_gets_0(done: int) -> None:
    marks = EXERCISE.mark(EXERCISE.case(1), game(ONE_AT_A_TIME[:done]))
    assert marks.score == 0
    assert marks.out_of == 2


def test_hostile_values_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    case, cards = EXERCISE.case(1), [*(f"cycle-{k}" for k in range(1, CYCLES + 1)), "close"]
    for answer in hostile_answers(EXERCISE, case, *cards[:CYCLES]):
        marks = EXERCISE.mark(case, answer)
        assert marks.score == 0
        assert EXERCISE.cards(case, answer)
        assert EXERCISE.summary(case, answer, marks).good is False


@pytest.mark.parametrize("value", [None, "", "9", True, [], {}, 10**400, float("nan"), float("inf")])
def test_a_prediction_that_is_no_number_counts_as_none(value: Any) -> None:
    marks = EXERCISE.mark(EXERCISE.case(1), game(ONE_AT_A_TIME, prediction=value))
    assert [criterion.met for criterion in marks.criteria] == [False, True]
    assert marks.criteria[0].why == "You wrote a prediction in 5 of 6 cycles."


def test_every_text_is_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for seed in range(20):
        case = EXERCISE.case(seed)
        for ways in (ONE_AT_A_TIME, ALL_AT_ONCE, [way(0, 0, 0)] * 6):
            answer = game(ways, finished=True)
            said = EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, EXERCISE.mark(case, answer))
            faults = [fault for text in texts_in(said) for fault in plain_faults(text)]
            # The names of a way to spin come with the simulator.
            assert [fault for fault in faults if fault != "write the numeral: two"] == []


def test_unknown_locks_are_ignored() -> None:
    answer = Answer({}, ("cycle-9", "close", "cycle-2"))
    assert [card.id for card in EXERCISE.cards(EXERCISE.case(1), answer)] == ["cycle-1"]


def test_every_seed_gives_a_game_with_ids_that_hold_together() -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        cards = EXERCISE.cards(case, game(ONE_AT_A_TIME))
        assert [card.id for card in cards] == [*(f"cycle-{k}" for k in range(1, 7)), "close"]
        assert case == EXERCISE.case(seed)


def test_a_player_who_picks_at_random_passes_1_time_in_8() -> None:
    """It is a game, not a choice: there is no guess bound. 6 of the 27 ways differ in 1 factor from any given way."""
    ways = [spin.Choice(*levels) for levels in product(*LEVELS.values())]
    assert {sum(len(spin.changed(one, other)) == 1 for other in ways) for one in ways} == {6}
    share = 6 / 27
    passing = sum(comb(CYCLES, k) * share**k * (1 - share) ** (CYCLES - k) for k in range(3, CYCLES + 1))
    assert passing == pytest.approx(0.128, abs=0.001)
