"""Chart clinic (E-T5-01): "8 data sets -> chart type, subgroup, limits, rebasing yes/no; type key; limits within
tolerance; rule set named" (curriculum 5.5); guess-proof to 0.2%."""

import math
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations_with_replacement, permutations
from typing import Any

import numpy as np
import pytest

from qidose import spc
from qidose.exercises.coaches.chart_clinic import (
    FEWEST_CHARTS,
    NOTE,
    SETS,
    ChartClinic,
    DataSet,
    card_id,
    checks_of,
)
from qidose.exercises.coaches.chart_clinic_numbers import SCALE, Limits, limits_of, too_wide, workings, written
from qidose.exercises.coaches.chart_clinic_words import CHARTS, FITS, IS_FOR, KINDLY, PLOTS, SHORT, SHORT_SAID
from qidose.exercises.fields import Answer
from qidose.simulate import charts
from qidose.simulate.chance import LIMIT_ABOVE
from qidose.spc.constants import a3

EXERCISE = ChartClinic()
SEEDS = range(30)
drawn = cache(EXERCISE.case)
CASE = drawn(5)
Case = tuple[DataSet, ...]
Changes = dict[int, dict[str, Any]]
GOOD_NOTE = "Limits: 3 sigma. Rules: Making Data Count, 7 in a row."
KINDS = (*charts.EASY, "skewed", "seasonal")


def right(one: DataSet) -> dict[str, Any]:
    limits = limits_of(one.truth)
    return {
        "chart": one.truth.family,
        "plot": one.right_plot,
        "start": one.right_start,
        "upper": limits.upper,
        "lower": limits.lower,
    }


def answers(case: Case = CASE, changed: Changes | None = None, note: Any = GOOD_NOTE, finished: bool = True) -> Answer:
    """Right answers, but for what `changed` puts in by number from 1 (0 for all)."""
    changed = changed or {}
    values = {
        card_id(number): right(one) | changed.get(0, {}) | changed.get(number, {}) for number, one in enumerate(case, 1)
    }
    values[NOTE] = {"note": note, "short": "run"}
    return Answer(values, (), finished)


def met(answer: Answer, case: Case = CASE) -> list[bool]:
    return [criterion.met for criterion in EXERCISE.mark(case, answer).criteria]


def of_kind(kind: str, case: Case = CASE) -> int:
    return next(number for number, one in enumerate(case, 1) if one.truth.kind == kind)


def numbers_of(*numbers: int, **values: Any) -> Changes:
    return dict.fromkeys(numbers, values)


def test_right_answers_pass(finish: Callable[..., tuple[Any, Answer]]) -> None:
    for learner in range(15):
        case, answer = finish(EXERCISE, f"learner-{learner}")
        marks = EXERCISE.mark(case, answer)
        assert marks.score == marks.out_of == EXERCISE.points == EXERCISE.pass_mark == 4
        assert marks.misconceptions == ()
        assert EXERCISE.summary(case, answer, marks).good is True


def test_8_kinds_once_each_and_2_that_changed() -> None:
    for seed in SEEDS:
        case = drawn(seed)
        assert sorted(one.truth.kind for one in case) == sorted(KINDS)
        assert sum(one.right_start == "shift" for one in case) == 2
        assert all(one.data.rule_set == EXERCISE.about.rule_set == "mdc-7" for one in case)


# The numbers: what is worked out leads to the right limits by the formula beside the chart, and to no others.


def by_formula(one: DataSet) -> tuple[float, float]:
    """Both limits from the table and the formulas of the options, as a learner with a calculator has them."""
    table = workings(one.truth.kind, one.data)
    column = len(table.head) - 1 if one.right_start == "shift" else 1
    row = {name: float(str(cells[column - 1]).replace(",", "").replace("\u2212", "-")) for name, *cells in table.rows}
    size = list(one.data.columns.values())[-1][-1]
    if one.truth.family in ("p", "u"):
        events, sizes = (value for name, value in row.items() if name.startswith("Total"))
        mean = events / sizes
        wide = 3 * math.sqrt(mean * (1 - mean) / size) if one.truth.family == "p" else 3 * math.sqrt(mean / size)
        return mean - wide, mean + wide
    if one.truth.family == "c":
        return row["Mean"] - 3 * math.sqrt(row["Mean"]), row["Mean"] + 3 * math.sqrt(row["Mean"])
    if one.truth.family == "g":
        return 0, row["Mean"] + 3 * math.sqrt(row["Mean"] * (row["Mean"] + 1))
    if one.truth.family == "xbar_s":
        wide = 1.099 * row["Weekly standard deviations: mean"]
        return row["Weekly means: mean"] - wide, row["Weekly means: mean"] + wide
    if one.truth.family == "t":
        bent, moves = list(row.values())[-2:]
        return max(bent - 2.66 * moves, 0) ** 3.6, (bent + 2.66 * moves) ** 3.6
    start = next(place for place, name in enumerate(row) if name.startswith("Mean") or name == "Less usual: mean")
    mean, moves = list(row.values())[start : start + 2]
    return mean - 2.66 * moves, mean + 2.66 * moves


def test_the_numbers_and_formulas_on_the_card_lead_to_the_right_limits() -> None:
    for seed in SEEDS:
        for one in drawn(seed):
            lower, upper = by_formula(one)
            assert limits_of(one.truth).upper_is(upper), one.truth.kind
            assert limits_of(one.truth).lower_is(max(lower, 0) if one.truth.kind != "seasonal" else lower)


def test_a_changed_data_set_needs_the_numbers_from_the_change_on() -> None:
    for seed in SEEDS:
        for one in drawn(seed):
            if one.right_start == "shift":
                old, limits = charts.right_chart(one.truth.kind, one.data), limits_of(one.truth)
                lower, upper = (float(line[-1]) * limits.scale for line in (old.lower, old.upper))
                assert not (limits.upper_is(upper) and limits.lower_is(lower))


def test_limits_within_1_percent_of_the_value_or_of_the_width() -> None:
    limits = Limits(10.0, 30.0)
    assert [limits.upper_is(value) for value in (29.69, 29.71, 30.29, 30.31)] == [False, True, True, False]
    assert [limits.lower_is(value) for value in (9.79, 9.81, 10.19, 10.21)] == [False, True, True, False]
    assert Limits(0.0, 50.0).lower_is(0)
    assert not Limits(0.0, 50.0).lower_is(-3)
    assert not limits.upper_is(None)


def test_shares_and_rates_may_be_given_in_either_scale() -> None:
    assert SCALE == {"shares": 100.0, "rates": 1000.0}
    for kind, scale in SCALE.items():
        number = of_kind(kind)
        true = CASE[number - 1].truth
        bare = numbers_of(number, upper=true.upper[-1], lower=true.lower[-1])
        assert met(answers(changed=bare))[2] is True
        assert limits_of(true).upper == pytest.approx(true.upper[-1] * scale)
        assert not limits_of(true).upper_is(true.upper[-1] * scale * 10)


def test_the_table_of_numbers_agrees_with_the_data() -> None:
    for one in CASE:
        table = workings(one.truth.kind, one.data)
        assert table.head[1] == "All 24"
        assert len(table.head) == (4 if one.data.news else 2)
    one = CASE[of_kind("measurements") - 1]
    values = np.array(next(iter(one.data.columns.values())))
    mean, moves, spread = (row[1] for row in workings("measurements", one.data).rows)
    assert mean == written(float(values.mean()))
    assert moves == written(float(np.mean(np.abs(np.diff(values)))))
    assert spread == written(float(np.std(values, ddof=1)))


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (13.9, "13.9"), (0.0083333333, "0.008333"), (-0.39167, "\u22120.3917"), (136861.0, "136,861")],
)
def test_numbers_as_they_are_written(value: float, text: str) -> None:
    assert written(value) == text


# The pass rule


@pytest.mark.parametrize(
    ("change", "place", "allowed"),
    [
        ({"chart": "none of them"}, 0, 1),
        ({"plot": "point-9"}, 0, 1),
        ({"start": "event"}, 1, 1),
        ({"upper": 1e6}, 2, 2),
    ],
)
def test_each_part_allows_a_few_slips_and_no_more(change: dict[str, Any], place: int, allowed: int) -> None:
    few = dict.fromkeys(range(1, allowed + 1), change)
    more = dict.fromkeys(range(1, allowed + 2), change)
    assert met(answers(changed=few)) == [True] * 4
    assert met(answers(changed=more)) == [part != place for part in range(4)]


def test_both_limits_and_both_chart_and_point_are_needed() -> None:
    assert met(answers(changed=numbers_of(1, 2, 3, lower=-1e6)))[2] is False
    assert met(answers(changed={1: {"chart": "?"}, 2: {"plot": "?"}}))[0] is False


@pytest.mark.parametrize("start", ["shift", "event", "none", "never"])
def test_the_same_start_everywhere_never_passes(start: str) -> None:
    for seed in SEEDS:
        assert met(answers(drawn(seed), {0: {"start": start}}), drawn(seed))[1] is False


@pytest.mark.parametrize("chart", [option.id for option in CHARTS])
def test_the_same_chart_everywhere_never_passes(chart: str) -> None:
    for seed in SEEDS:
        assert met(answers(drawn(seed), {0: {"chart": chart}}), drawn(seed))[0] is False


def test_an_empty_answer_gets_0() -> None:
    assert EXERCISE.mark(CASE, Answer()).score == 0
    assert not EXERCISE.ready(CASE, Answer())
    assert EXERCISE.ready(CASE, answers(finished=False))


@pytest.mark.parametrize(
    ("note", "limits", "rules"),
    [
        (GOOD_NOTE, True, True),
        ("XmR limits with 2.66. Judged by MDC.", True, True),
        ("Limits come from the first 13 points. 8 on one side is a signal.", True, True),
        ("IHI rules", False, True),
        ("3 sigma limits", True, False),
        ("See the chart.", False, False),
        ("Limited by space. Made in June.", False, False),
        (None, False, False),
        (7, False, False),
    ],
)
def test_what_a_note_says(note: Any, limits: bool, rules: bool) -> None:
    assert [check.met for check in checks_of(note)] == [limits, rules]
    assert met(answers(note=note)) == [True, True, True, limits and rules]


# The chance of passing by guessing, exactly: each kind comes once, so XmR is right twice and every other chart once.


def test_the_chance_of_guessing_the_charts_alone() -> None:
    """The best fixed guess at 8 charts by somebody who knows the mix, even if every point on them is known."""
    orders = np.array(sorted(set(permutations((0, 0, 1, 2, 3, 4, 5, 6)))), dtype=np.int8)
    assert len(orders) == math.factorial(8) // 2
    mix = [2, 1, 1, 1, 1, 1, 1]
    best = 0.0
    for guess in combinations_with_replacement(range(7), SETS):
        if sum(min(guess.count(chart), mix[chart]) for chart in range(7)) >= FEWEST_CHARTS:
            best = max(best, float(((orders == np.array(guess)).sum(1) >= FEWEST_CHARTS).mean()))
    assert best == pytest.approx(3 / 20_160)
    assert best <= LIMIT_ABOVE


def test_the_places_of_kinds_points_and_changes_vary() -> None:
    cases = [drawn(seed) for seed in SEEDS]
    assert len({tuple(one.truth.kind for one in case) for case in cases}) == len(cases)
    assert {one.right_plot for case in cases for one in case} == {f"point-{place}" for place in range(1, 5)}
    assert len({one.truth.kind for case in cases for one in case if one.right_start == "shift"}) == 4
    assert EXERCISE.case(5) is drawn(5)
    assert [one.data for one in EXERCISE.case(6)] != [one.data for one in CASE]


# Beliefs


def test_limits_from_the_standard_deviation_are_named_kindly() -> None:
    number = of_kind("seasonal")
    values = np.array(next(iter(CASE[number - 1].data.columns.values())))
    wide = float(values.mean() + 3 * values.std(ddof=1))
    answer = answers(changed=numbers_of(number, upper=wide))
    marks = EXERCISE.mark(CASE, answer)
    assert marks.misconceptions == ("MC13",)
    assert KINDLY["MC13"][0] in EXERCISE.summary(CASE, answer, marks).words
    feedback = EXERCISE.cards(CASE, answer)[number - 1].feedback
    assert feedback is not None
    assert "That comes from the standard deviation of all values" in feedback.words[-1]


def test_limits_from_moving_ranges_are_never_taken_for_those() -> None:
    for seed in SEEDS:
        for one in drawn(seed):
            for name, *cells in workings(one.truth.kind, one.data).rows:
                if name in ("Mean", "Single values: mean"):
                    mean = float(str(cells[0]).replace(",", ""))
                    chart = spc.xmr(next(iter(one.data.columns.values())))
                    if one.truth.kind != "skewed":
                        assert not too_wide(one.truth.kind, one.data, float(chart.upper[0]))
                    assert not too_wide(one.truth.kind, one.data, mean)
            assert not too_wide(one.truth.kind, one.data, None)


@pytest.mark.parametrize(
    ("changes", "belief"),
    [
        ({"start": "event"}, "MC16"),
        ({"start": "never"}, "MC17"),
    ],
)
def test_beliefs_about_new_limits(changes: dict[str, Any], belief: str) -> None:
    assert EXERCISE.mark(CASE, answers(changed={1: changes})).misconceptions == (belief,)


def test_new_limits_without_a_shift_and_old_ones_after_it() -> None:
    quiet = next(number for number, one in enumerate(CASE, 1) if one.right_start == "none")
    shifted = next(number for number, one in enumerate(CASE, 1) if one.right_start == "shift")
    assert EXERCISE.mark(CASE, answers(changed={quiet: {"start": "shift"}})).misconceptions == ("MC16",)
    assert EXERCISE.mark(CASE, answers(changed={shifted: {"start": "none"}})).misconceptions == ("MC17",)


@pytest.mark.parametrize(("short", "belief"), [("wait", ("MC22",)), ("control", ("MC21",)), ("run", ())])
def test_the_question_without_a_mark(short: str, belief: tuple[str, ...]) -> None:
    answer = answers()
    answer.values[NOTE]["short"] = short
    marks = EXERCISE.mark(CASE, answer)
    assert (marks.score, marks.misconceptions) == (4, belief)
    feedback = EXERCISE.cards(CASE, answer)[-1].feedback
    assert feedback is not None
    assert feedback.words[-1] == SHORT_SAID[short]


# What is shown, and when


def test_nothing_is_told_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in range(10):
        case = drawn(seed)
        for given in (Answer(), answers(case, finished=False)):
            cards = EXERCISE.cards(case, given)
            texts = " ".join(texts_in(cards))
            assert all(card.feedback is None for card in cards)
            assert not [why for why in FITS.values() if why in texts]
            for card in cards[:-1]:
                assert card.chart is not None
                pictures = (card.chart, *card.small)
                assert not any(picture.marked or picture.centre or picture.upper for picture in pictures)


def test_the_options_of_a_point_tell_places_and_not_truths() -> None:
    for one in CASE:
        assert [option.id for option in one.plots] == ["point-1", "point-2", "point-3", "point-4"]
        texts = {option.id: option.text for option in one.plots}
        assert texts[one.right_plot] == PLOTS[one.truth.kind][0].text
        assert all(plot.but for plot in PLOTS[one.truth.kind][1:])


def test_the_end_shows_the_right_chart_and_the_false_signals_of_the_tempting_one() -> None:
    for seed in range(10):
        case = drawn(seed)
        for one, card in zip(case, EXERCISE.cards(case, answers(case)), strict=False):
            assert card.chart is not None
            assert card.feedback is not None
            assert card.feedback.good is True
            scale = SCALE.get(one.truth.kind, 1.0)
            assert card.chart.upper == pytest.approx([limit * scale for limit in one.truth.upper])
            assert list(card.chart.marked) == ([] if one.truth.rebase_from is None else [one.truth.rebase_from])
            assert len(card.small) == (one.truth.misleads is not None)
            assert all(picture.marked for picture in card.small)


def test_a_note_of_the_team_stands_on_the_picture_and_in_the_words() -> None:
    for one, card in zip(CASE, EXERCISE.cards(CASE, Answer()), strict=False):
        assert card.chart is not None
        assert bool(card.chart.notes) == (one.data.news is not None)
        if one.data.news:
            row, text = one.data.news
            assert f"A note says for {one.data.labels[row]}: {text}" in card.words
            (point,) = card.chart.notes
            assert card.chart.labels[point].startswith(one.data.labels[row])


def test_a_wrong_choice_is_shown_beside_the_truth() -> None:
    counts, skewed = of_kind("counts"), of_kind("skewed")
    wrong = next(option.id for option in CASE[skewed - 1].plots if option.text == PLOTS["skewed"][1].text)
    cards = EXERCISE.cards(
        CASE, answers(changed={counts: {"chart": "xmr"}, skewed: {"chart": "xmr", "plot": wrong, "upper": None}})
    )
    said = cards[counts - 1].feedback
    assert said is not None
    assert said.heading == "What fits here: a c chart"
    assert said.words[0] == FITS["counts"]
    assert f"You chose: XmR chart. {IS_FOR['xmr']}" in said.words
    assert "It often comes close, and many teams use it. The c chart knows more about these data." in said.words
    said = cards[skewed - 1].feedback
    assert said is not None
    assert "The last picture shows the false signals that it gives here." in said.words
    assert f"Your point: 1 patient: each value by itself. {PLOTS['skewed'][1].but}" in said.words
    assert said.words[-1] == "A limit is missing."


def test_every_kind_has_its_words() -> None:
    assert set(FITS) == set(PLOTS) == set(KINDS)
    assert set(IS_FOR) == {option.id for option in CHARTS} == {charts.FAMILY[kind] for kind in KINDS}  # type: ignore[index]
    assert set(SHORT_SAID) == {option.id for option in SHORT}
    assert set(EXERCISE.about.misconceptions) == set(KINDLY)


def test_the_formula_for_groups_has_its_constant() -> None:
    assert f"{a3(8):.3f}" in next(option.text for option in CHARTS if option.id == "xbar_s")


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for given in hostile_answers(EXERCISE, CASE):
        marks = EXERCISE.mark(CASE, given)
        assert marks.score == 0
        EXERCISE.summary(CASE, given, marks)
        EXERCISE.ready(CASE, given)
        for one in EXERCISE.cards(CASE, given):
            assert one.heading


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for seed in range(6):
        case = drawn(seed)
        wrong: Changes = {0: {"chart": "xmr", "plot": "point-1", "start": "event", "upper": 1.5, "lower": -2.25}}
        for given in (Answer(), answers(case), answers(case, wrong, note="")):
            shown = [*EXERCISE.cards(case, given), EXERCISE.summary(case, given, EXERCISE.mark(case, given))]
            for text in set(texts_in(shown)):
                assert plain_faults(text) == []
    for plots in PLOTS.values():
        assert all(plain_faults(f"{plot.text}. {plot.but}") == [] for plot in plots)
