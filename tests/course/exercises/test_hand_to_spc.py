"""From hand-drawn to SPC (E-T4-03): "Enters 20 weekly values; draws median; finds runs; then the app's SPC; explains
the difference"; "centre line within 1%; runs count exact" (curriculum 5.4)."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import pairwise, product
from statistics import median
from typing import Any

import numpy as np
import pytest

from qidose import spc
from qidose.exercises.exercise import seed_for
from qidose.exercises.fields import Answer
from qidose.exercises.managers.hand_to_spc import HandToSpc
from qidose.exercises.managers.hand_to_spc_case import FEWEST_RUNS, LONG_RUN, MOST_RUNS, WEEKS, Weeks, accepts_line
from qidose.exercises.managers.hand_to_spc_words import KINDLY, SHOWN, SIDES, STATEMENTS
from qidose.simulate.chance import LIMIT_ABOVE

EXERCISE = HandToSpc()
SEEDS = range(100)
Values = dict[str, Any]
Finish = Callable[..., tuple[Any, Answer]]


@cache
def case_of(seed: int) -> Weeks:
    return EXERCISE.case(seed)


@cache
def learner_with(story: str, target: str = "") -> str:
    """A learner whose 20 weeks have this story."""
    for learner in map(str, range(200)):
        case = EXERCISE.case(seed_for(learner, EXERCISE.id, 1))
        if case.story == story and target in ("", case.truth.target):
            return learner
    raise AssertionError(f"no learner with {story} {target}")


def changed(card: str, **fields: Any) -> Callable[[Any, str, Values], Values]:
    """What a learner puts in who understands all but one card."""
    return lambda case, at, values: {**values, **fields} if at == card else values


def met(case: Weeks, answer: Answer) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(case, answer).criteria]


def test_a_learner_who_understands_gets_every_point(finish: Finish) -> None:
    for learner in map(str, range(40)):
        case, answer = finish(EXERCISE, learner)
        marks = EXERCISE.mark(case, answer)
        assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 6
        assert marks.misconceptions == ()
        assert EXERCISE.summary(case, answer, marks).good is True
        assert [card.id for card in EXERCISE.cards(case, answer)] == ["look", "line", "runs", "read", "spc", "differ"]


def test_an_empty_answer_gets_nothing() -> None:
    assert EXERCISE.mark(case_of(1), Answer()).score == 0


# What is true of the weeks


@pytest.mark.parametrize("seed", SEEDS)
def test_the_median_and_the_runs_are_those_of_the_run_chart(seed: int) -> None:
    case = case_of(seed)
    values = case.data.series.values
    chart = spc.run(values)
    (analysis,) = spc.runs_analysis(chart)
    assert len(values) == analysis.n_useful == WEEKS  # no week lies on the median
    assert case.median == pytest.approx(median(values)) == pytest.approx(float(chart.centre[0]))
    assert (case.runs, case.longest) == (analysis.runs, analysis.longest_run)


@pytest.mark.parametrize("seed", SEEDS)
def test_both_charts_say_what_is_true(seed: int) -> None:
    case = case_of(seed)
    values = case.data.series.values
    by_hand = {signal.rule for signal in spc.judge(spc.run(values), "ihi-run").signals}
    by_spc = {signal.rule for signal in spc.judge(spc.xmr(values), "mdc-7").signals}
    if case.story == "step":
        assert "shift" in by_hand
        assert "shift" in by_spc
        assert case.longest >= LONG_RUN
        assert case.truth.decision == "look for the cause"
    else:
        assert by_hand == set()
        assert by_spc == ({"outside_limits"} if case.story == "spike" else set())
        assert case.longest < LONG_RUN
        assert FEWEST_RUNS <= case.runs <= MOST_RUNS
    assert case.truth.signals == spc.judge(spc.xmr(values), "mdc-7").signals


def test_half_of_the_learners_meet_usual_variation_and_all_decisions_come_up() -> None:
    stories = Counter(case_of(seed).story for seed in SEEDS)
    assert 0.35 <= stories["stable"] / len(SEEDS) <= 0.65
    assert min(stories["spike"], stories["step"]) / len(SEEDS) >= 0.1
    decisions = Counter(case_of(seed).truth.decision for seed in SEEDS)
    assert len(decisions) == 3
    assert min(decisions.values()) / len(SEEDS) >= 0.12


def test_cases_are_personal_and_reproducible() -> None:
    assert len({case_of(seed).data.series.values for seed in SEEDS}) == len(SEEDS)
    assert len({case_of(seed).truth.measure for seed in SEEDS}) >= 15
    assert not any("a month" in case_of(seed).data.series.measure.unit for seed in SEEDS)
    from qidose.exercises.managers import hand_to_spc_case

    hand_to_spc_case.draw.cache_clear()
    assert EXERCISE.case(3) == case_of(3)


# The median: within 1%


def test_the_line_at_its_edge() -> None:
    """1% of the height of the chart, or half of the last decimal, whichever is wider."""
    for seed in SEEDS:
        case = case_of(seed)
        values, decimals = case.data.series.values, case.data.series.measure.decimals
        reach = max(0.01 * (max(values) - min(values)), 0.5 * 10**-decimals)
        outside = max(reach, (case.middle[1] - case.middle[0]) / 2) + 1e-6
        for side in (-1, 1):
            assert accepts_line(case, case.median + side * reach)
            assert not accepts_line(case, case.median + side * outside)
        assert accepts_line(case, round(case.median, decimals))
    assert not accepts_line(case_of(1), None)


def test_a_line_with_10_weeks_on_each_side_is_a_median() -> None:
    wide = max(map(case_of, SEEDS), key=lambda case: (case.middle[1] - case.middle[0]) / case.median)
    lower, upper = wide.middle
    assert accepts_line(wide, lower + 0.01 * (upper - lower))
    assert not accepts_line(wide, lower - 0.1 * (upper - lower) - 0.5)


def test_the_slider_reaches_the_median_and_its_middle_does_not_tell() -> None:
    cases = [case_of(seed) for seed in SEEDS]
    assert all(case.low < min(case.middle) and max(case.middle) < case.high for case in cases)
    on_slider = sum(accepts_line(case, (case.low + case.high) / 2) for case in cases)
    assert on_slider / len(cases) < 0.15


def test_a_wrong_line_is_looked_at_again_with_a_hint(finish: Finish) -> None:
    case, answer = finish(EXERCISE, "1", changed("line", level=EXERCISE.case(seed_for("1", EXERCISE.id, 1)).low))
    cards = {card.id: card for card in EXERCISE.cards(case, answer)}
    first, again = cards["line"].feedback, cards["second-line"].feedback
    assert first is not None
    assert again is not None
    assert first.words == (
        "20 weeks lie above your line and 0 below. The median has 10 on each side.",
        "Your line has to go up. Try once more.",
    )
    assert again.heading == "Yes, that is the median"
    assert met(case, answer) == [True] * 6


def test_a_line_that_stays_wrong_loses_its_own_point(finish: Finish) -> None:
    def wrong(case: Weeks, card: str, values: Values) -> Values:
        return {"level": case.high} if card.endswith("line") else values

    case, answer = finish(EXERCISE, "2", wrong)
    assert met(case, answer) == [False, True, True, True, True, True]
    said = {card.id: card.feedback for card in EXERCISE.cards(case, answer)}["second-line"]
    assert said is not None
    assert "Half-way between them lies the median" in said.words[1]


def test_the_hint_about_a_line_does_not_tell_the_median(finish: Finish, texts_in: Callable[[Any], list[str]]) -> None:
    for learner in map(str, range(8)):
        low = EXERCISE.case(seed_for(learner, EXERCISE.id, 1)).low

        def wrong(case: Weeks, card: str, values: Values, low: float = low) -> Values:
            return {"level": low} if card.endswith("line") else values

        case, answer = finish(EXERCISE, learner, wrong)
        then = Answer(answer.values, ("look", "line"))
        told = " ".join(texts_in(EXERCISE.cards(case, then)[-2:]))
        assert "Half-way between them lies" not in told
        assert EXERCISE.cards(case, then)[-1].chart.centre == ()  # type: ignore[union-attr]


# The runs: exact


@pytest.mark.parametrize(
    ("number", "longest", "hint"),
    [
        (1, 0, "The longest run is right. Look again for the other count."),
        (0, 1, "The number of runs is right. Look again for the other count."),
        (-1, 1, "Neither count is right yet. It is easy to lose your place."),
    ],
)
def test_a_wrong_count_is_looked_at_again(finish: Finish, number: int, longest: int, hint: str) -> None:
    def off(case: Weeks, card: str, values: Values) -> Values:
        return {"number": case.runs + number, "longest": case.longest + longest} if card == "runs" else values

    case, answer = finish(EXERCISE, "3", off)
    cards = {card.id: card for card in EXERCISE.cards(case, answer)}
    assert cards["runs"].feedback.words[0] == hint  # type: ignore[union-attr]
    table = cards["second-runs"].table
    assert table is not None
    sides = [row[2] for row in table.rows]
    assert 1 + sum(a != b for a, b in pairwise(sides)) == case.runs
    assert met(case, answer) == [True] * 6


@pytest.mark.parametrize(("number", "longest"), [(1, 0), (0, 1), (-1, -1)])
def test_a_count_that_stays_wrong_loses_its_own_point(finish: Finish, number: int, longest: int) -> None:
    def off(case: Weeks, card: str, values: Values) -> Values:
        counts = {"number": case.runs + number, "longest": case.longest + longest}
        return counts if card.endswith("runs") else values

    case, answer = finish(EXERCISE, "3", off)
    assert met(case, answer) == [True, False, True, True, True, True]


def test_a_second_value_counts_only_after_a_first_try() -> None:
    case = case_of(5)
    values = {"second-line": {"level": case.median}, "second-runs": {"number": case.runs, "longest": case.longest}}
    assert met(case, Answer(values, ("second-line", "second-runs"), True))[:2] == [False, False]


# Reading, deciding, telling apart


@pytest.mark.parametrize("story", ["stable", "spike", "step"])
def test_each_wrong_reading_loses_its_own_point(finish: Finish, story: str) -> None:
    learner = learner_with(story)
    for shows in {"usual", "change", "more"} - {"change" if story == "step" else "usual"}:
        case, answer = finish(EXERCISE, learner, changed("read", shows=shows))
        assert met(case, answer) == [True, True, False, True, True, True]
    others = {"stable", "spike", "step"} - {story}
    for card_field in ({"shows": other} for other in others):
        case, answer = finish(EXERCISE, learner, changed("spc", **card_field))
        assert met(case, answer) == [True, True, True, False, True, True]
    for why in [*others, "beginners"]:
        case, answer = finish(EXERCISE, learner, changed("spc", why=why))
        assert met(case, answer) == [True, True, True, False, True, True]
        assert EXERCISE.summary(case, answer, EXERCISE.mark(case, answer)).good is False


@pytest.mark.parametrize(
    ("story", "target", "right"),
    [("stable", "met", "leave"), ("stable", "missed", "change"), ("spike", "", "look"), ("step", "", "look")],
)
def test_the_decision(finish: Finish, story: str, target: str, right: str) -> None:
    learner = learner_with(story, target)
    for decision in ("leave", "look", "change"):
        case, answer = finish(EXERCISE, learner, changed("spc", decision=decision))
        assert met(case, answer) == [True, True, True, True, decision == right, True]


def test_misconceptions_are_named_and_met_kindly(finish: Finish) -> None:
    found: dict[str, str] = {}
    for learner in map(str, range(30)):
        for decision in ("leave", "look", "change"):
            case, answer = finish(EXERCISE, learner, changed("spc", decision=decision, why="beginners"))
            marks = EXERCISE.mark(case, answer)
            card = next(card for card in EXERCISE.cards(case, answer) if card.id == "spc")
            for name in marks.misconceptions:
                assert KINDLY[name] in card.feedback.words  # type: ignore[union-attr]
                found[name] = learner
    assert set(found) == set(KINDLY) - {"MC22"}
    case, answer = finish(EXERCISE, "1", changed("read", shows="more"))
    assert EXERCISE.mark(case, answer).misconceptions == ("MC22",)
    read = next(card for card in EXERCISE.cards(case, answer) if card.id == "read")
    assert read.feedback is not None
    assert read.feedback.words[-1] == KINDLY["MC22"]


def test_4_of_5_statements_are_enough_and_3_are_not(finish: Finish) -> None:
    def wrong(count: int) -> Callable[[Weeks, str, Values], Values]:
        def but(case: Weeks, card: str, values: Values) -> Values:
            if card != "differ":
                return values
            off = {s.id: "run" if s.chart != "run" else "both" for s in case.statements[:count]}
            return {"which": {**values["which"], **off}}

        return but

    for count, good in ((0, True), (1, True), (2, False)):
        case, answer = finish(EXERCISE, "4", wrong(count))
        assert met(case, answer) == [True, True, True, True, True, good]
        said = EXERCISE.cards(case, answer)[-1].feedback
        assert said is not None
        assert sum(statement.why in " ".join(said.words) for statement in case.statements) == count


def test_statements_are_mixed_and_the_whole_bank_is_used() -> None:
    for seed in SEEDS:
        kinds = Counter(statement.chart for statement in case_of(seed).statements)
        assert len(case_of(seed).statements) == SHOWN
        assert set(kinds) == {side.id for side in SIDES}
        assert max(kinds.values()) <= 3
    assert {s.id for seed in SEEDS for s in case_of(seed).statements} == {s.id for s in STATEMENTS}
    assert Counter(s.chart for s in STATEMENTS) == {"run": 4, "spc": 4, "both": 4}


# Guessing


def chance_of_the_line(case: Weeks) -> float:
    """Any place of the slider, and after a hint any place on the side that it names."""
    places = np.round(np.arange(case.low, case.high + 1e-9, 10.0**-case.data.series.measure.decimals), 6)
    good = np.array([accepts_line(case, float(place)) for place in places])
    again = [good.sum() / max((places > at if at < case.median else places < at).sum(), 1) for at in places[~good]]
    return float((good.sum() + sum(again)) / len(places))


def chance_of_the_statements() -> Fraction:
    """The best of all ways to place 5 statements without reading them, at least 4 to be right."""
    kinds = [side.id for side in SIDES]
    ways: dict[tuple[str, ...], int] = {}
    for row in product(kinds, repeat=SHOWN):
        counts = Counter(row)
        if len(counts) == 3 and max(counts.values()) <= 3:
            left = dict.fromkeys(kinds, 4)
            ways[row] = 1
            for kind in row:
                ways[row] *= left[kind]
                left[kind] -= 1
    total = sum(ways.values())
    best = max(
        sum(n for row, n in ways.items() if sum(a == b for a, b in zip(row, guess, strict=True)) >= 4)
        for guess in product(kinds, repeat=SHOWN)
    )
    return Fraction(best, total)


def test_the_chance_of_passing_by_guessing() -> None:
    """Somebody who puts the line anywhere, bets on 1 story and on 2 numbers for each count, and has read nothing."""
    cases = [case_of(seed) for seed in SEEDS]
    line = sum(map(chance_of_the_line, cases)) / len(cases)
    assert line < 0.09
    statements = chance_of_the_statements()
    assert float(statements) == pytest.approx(0.059, abs=0.001)
    bets = []
    for story in ("stable", "spike", "step"):
        told = [case for case in cases if case.story == story]
        numbers = [n for n, _ in Counter(case.runs for case in told).most_common(2)]
        lengths = [n for n, _ in Counter(case.longest for case in told).most_common(2)]
        bets.append(sum(case.runs in numbers and case.longest in lengths for case in told) / len(cases))
    # The story settles 3 answers, and the target is in sight: nothing else is left to guess.
    assert max(bets) * line * float(statements) <= LIMIT_ABOVE


# The rest of the contract


def test_no_truth_before_a_step_is_fixed(finish: Finish, texts_in: Callable[[Any], list[str]]) -> None:
    for learner in map(str, range(12)):
        case, answer = finish(EXERCISE, learner)
        steps = ["look", "line", "runs", "read", "spc"]
        for done in range(len(steps) + 1):
            cards = EXERCISE.cards(case, replace(answer, locked=tuple(steps[:done]), finished=False))
            assert [card.id for card in cards] == [*steps, "differ"][: done + 1]
            newest = cards[-1]
            assert newest.feedback is None
            assert newest.chart is None or not newest.chart.marked
            told = " ".join(texts_in(cards))
            if done < 2:
                assert newest.chart is not None
                assert newest.chart.centre == ()
                assert "the median:" not in told
            if done < 3:
                assert "There are" not in told
            if done < 5:
                assert not any(signal.why in told for signal in case.truth.signals)
            assert not any(statement.why in told for statement in case.statements)


def test_it_cannot_be_finished_half_way(finish: Finish) -> None:
    case, answer = finish(EXERCISE, "1")
    for locked in ((), ("look",), ("look", "line", "runs", "read")):
        assert not EXERCISE.ready(case, replace(answer, locked=locked, finished=False))
    assert EXERCISE.ready(case, replace(answer, finished=False))


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for seed in (1, 2, 3):
        case = case_of(seed)
        for answer in hostile_answers(
            EXERCISE, case, "look", "line", "second-line", "runs", "second-runs", "read", "spc"
        ):
            marks = EXERCISE.mark(case, answer)
            assert marks.score == 0
            EXERCISE.cards(case, answer)
            EXERCISE.summary(case, answer, marks)


def test_the_words_are_plain(
    finish: Finish, texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]
) -> None:
    def badly(case: Weeks, card: str, values: Values) -> Values:
        known: dict[str, Values] = {
            "line": {"level": case.high},
            "runs": {"number": case.runs, "longest": 1},
            "read": {"shows": "more"},
            "spc": {"shows": "stable", "why": "beginners", "decision": ("leave", "look", "change")[case.runs % 3]},
            "differ": {"which": {s.id: "run" if s.chart != "run" else "spc" for s in case.statements}},
        }
        return known.get(card.removeprefix("second-"), values)

    texts = set[str]()
    for learner in map(str, range(25)):
        for but in (None, badly):
            case, answer = finish(EXERCISE, learner, but)
            marks = EXERCISE.mark(case, answer)
            texts |= {*texts_in([*EXERCISE.cards(case, answer), marks, EXERCISE.summary(case, answer, marks)])}
    for text in texts:
        assert plain_faults(text) == []
