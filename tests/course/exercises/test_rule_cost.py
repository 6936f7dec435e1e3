"""What a rule costs (E-T6-02, first form), against curriculum 5.6: "reproduces: MDC rules, stable Gaussian, n = 24,
limits from all points → any signal 15.3%; n = 12 → 4.6%; n = 36 → 25.8% (tolerance ±1.5 points)"."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest

from qidose import spc
from qidose.exercises.experts.rule_cost import CARD, TOLERANCE, RuleCost, Task, field_id
from qidose.exercises.experts.rule_cost_table import LENGTHS, RULE_SETS, SHIFTS, measured
from qidose.exercises.fields import Answer
from qidose.simulate.chance import LIMIT_ABOVE
from qidose.simulate.draw import generator

EXERCISE = RuleCost()
SEEDS = range(200)
CASE = EXERCISE.case(1)


def signals(length: int, shift: float, charts: int, stream: str = "rule-cost") -> dict[str, float]:
    """Percent of charts with any signal, by each rule set: the command that made the table, in parts of 20,000."""
    found = dict.fromkeys(RULE_SETS, 0)
    for part in range(charts // 20_000):
        values = generator(1, stream, length, part).standard_normal((20_000, length))
        values[:, length // 2 :] += shift
        for name in RULE_SETS:
            found[name] += int(spc.batch.judge_xmr(values, name).signals.sum())
    return {name: 100 * count / charts for name, count in found.items()}


def figures(case: Task, off: float = 0.0, finished: bool = False, **changed: Any) -> Answer:
    """The measured figures, all moved by `off`; `changed` puts in others (stable_mdc_7=...)."""
    values: dict[str, Any] = {field_id(kind, name): truth + off for (kind, name), truth in case.truth.items()}
    values |= {name.replace("_", "-"): value for name, value in changed.items()}
    return Answer({CARD: values}, (), finished)


def score(answer: Answer) -> int:
    return EXERCISE.mark(CASE, answer).score


@pytest.mark.parametrize(("length", "printed"), [(12, 4.6), (20, 11.6), (24, 15.3), (36, 25.8)])
def test_the_table_agrees_with_the_curriculum(length: int, printed: float) -> None:
    """Curriculum 6.1, fact 1, from 20,000 series: chance moves such a figure by up to 0.9 points."""
    assert measured(length, "mdc-7", 0.0) == pytest.approx(printed, abs=0.3)


@pytest.mark.parametrize(("length", "mdc7", "mdc6"), [(12, 4.6, 8.8), (24, 15.7, 28.6), (36, 26.0, 44.2)])
def test_the_table_agrees_with_the_definitions(length: int, mdc7: float, mdc6: float) -> None:
    """SPC definitions, section 4, 20,000 series."""
    assert measured(length, "mdc-7", 0.0) == pytest.approx(mdc7, abs=0.5)
    assert measured(length, "mdc-6", 0.0) == pytest.approx(mdc6, abs=0.5)


@pytest.mark.parametrize(("length", "shift"), [(12, 0.0), (18, 2.0), (24, 1.5), (36, 0.0)])
def test_20_000_charts_of_our_own_give_the_table(length: int, shift: float) -> None:
    """Other draws than the table's. 20,000 is what a learner is asked for: they too must come within the tolerance."""
    for name, percent in signals(length, shift, 20_000, "a learner").items():
        assert percent == pytest.approx(measured(length, name, shift), abs=1.1)


@pytest.mark.certify
@pytest.mark.parametrize("length", LENGTHS)
def test_the_whole_table_measured_anew(length: int) -> None:
    """400,000 charts for each figure, the same draws as when the table was made."""
    for shift in (0.0, *SHIFTS):
        for name, percent in signals(length, shift, 400_000).items():
            assert percent == pytest.approx(measured(length, name, shift), abs=0.06)


def test_the_measured_figures_pass_and_within_1_point_5_too() -> None:
    assert EXERCISE.mark(CASE, figures(CASE)).score == EXERCISE.points == EXERCISE.pass_mark == 4
    assert score(figures(CASE, 1.49)) == 4
    assert score(figures(CASE, -1.49)) == 4
    assert score(figures(CASE, 1.51)) == 0


@pytest.mark.parametrize("pair", CASE.truth)
def test_each_figure_earns_its_own_point(pair: tuple[str, str]) -> None:
    answer = figures(CASE, **{field_id(*pair): CASE.truth[pair] + 2})
    marks = EXERCISE.mark(CASE, answer)
    assert [criterion.met for criterion in marks.criteria] == [other != pair for other in CASE.truth]
    assert EXERCISE.summary(CASE, answer, marks).good is False


def test_an_empty_answer_gets_0() -> None:
    assert score(Answer()) == 0
    assert score(Answer(finished=True)) == 0


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (lambda t: {pair: value / 100 for pair, value in t.items()}, "Your figures are shares of 1."),
        (
            lambda t: {(k, n): t[k, "mdc-6" if n == "mdc-7" else "mdc-7"] for k, n in t},
            "You seem to have swapped the 2 rule",
        ),
        (
            lambda t: {(k, n): t["shift" if k == "stable" else "stable", n] for k, n in t},
            "the stable charts and those with",
        ),
    ],
)
def test_known_slips_are_named(values: Callable[[Any], Any], said: str) -> None:
    found = {field_id(*pair): value for pair, value in values(CASE.truth).items()}
    answer = Answer({CARD: found}, (), True)
    (card,) = EXERCISE.cards(CASE, answer)
    assert card.feedback is not None
    assert said in card.feedback.words[-1]
    assert card.feedback.good is False


def test_no_slip_is_named_where_none_fits_or_all_is_right() -> None:
    said = []
    for off in (0.0, 9.0):
        (card,) = EXERCISE.cards(CASE, figures(CASE, off, finished=True))
        assert card.feedback is not None
        said.append(card.feedback.words[0])
    assert said == [
        "All 4 figures agree with ours.",
        "Check the length, the rule set, the size of the shift and the point where it begins.",
    ]


def test_the_chance_of_passing_by_guessing() -> None:
    """Somebody who writes 4 whole numbers at random hits each with at most 3 of 101."""
    assert (3 / 101) ** 4 < 1e-6 <= LIMIT_ABOVE
    widths = [sum(abs(guess - truth) <= TOLERANCE for guess in range(101)) for truth in EXERCISE.case(1).truth.values()]
    assert max(widths) <= 3


def test_a_neighbours_figures_do_not_pass() -> None:
    """Of the 65 tasks no 2 accept the same 4 figures, so copying passes only where the task is the same, 1 in 65."""
    tasks = {
        (length, shift): [measured(length, name, s) for s in (0.0, shift) for name in RULE_SETS]
        for length, shift in product(LENGTHS, SHIFTS)
    }
    assert len(tasks) == 65
    for (mine, truth), (theirs, copied) in product(tasks.items(), repeat=2):
        same = all(abs(a - b) <= TOLERANCE for a, b in zip(truth, copied, strict=True))
        assert same == (mine == theirs)


def test_tasks_are_personal_and_all_are_given() -> None:
    cases = [EXERCISE.case(seed) for seed in range(1_000)]
    assert {(case.length, case.shift) for case in cases} == set(product(LENGTHS, SHIFTS))
    for case in cases[:50]:
        assert EXERCISE.case(0) == EXERCISE.case(0)
        assert case.truth["stable", "mdc-7"] < case.truth["stable", "mdc-6"] < case.truth["shift", "mdc-6"]


def test_the_task_is_told_in_full() -> None:
    (card,) = EXERCISE.cards(CASE, Answer())
    words = " ".join(card.words)
    assert f"Stable charts: {CASE.length} points of pure chance." in words
    assert f"from point {CASE.length // 2 + 1} on all are {CASE.shift:g} standard deviations up" in words
    assert "limits from all points" in words
    assert [field.id for field in card.fields] == ["stable-mdc-7", "stable-mdc-6", "shift-mdc-7", "shift-mdc-6"]


def test_no_truth_on_the_card_before_the_end(texts_in: Callable[[Any], list[str]]) -> None:
    for seed in SEEDS:
        case = EXERCISE.case(seed)
        (card,) = EXERCISE.cards(case, figures(case))
        assert card.feedback is None
        assert not any(f"{truth:.1f}" in " ".join(texts_in(card)) for truth in case.truth.values())


def test_the_end_tells_each_measured_figure_beside_ones_own() -> None:
    marks = EXERCISE.mark(CASE, figures(CASE, 3.0, finished=True))
    for truth, criterion in zip(CASE.truth.values(), marks.criteria, strict=True):
        assert criterion.why == f"You have {truth + 3:g}%. The measured figure is {truth:.1f}%."


def test_hostile_answers_never_raise(hostile_answers: Callable[..., Iterator[Answer]]) -> None:
    for answer in hostile_answers(EXERCISE, CASE):
        marks = EXERCISE.mark(CASE, answer)
        assert marks.score <= 1
        EXERCISE.cards(CASE, answer)
        EXERCISE.summary(CASE, answer, marks)


def test_the_words_are_plain(texts_in: Callable[[Any], list[str]], plain_faults: Callable[[str], list[str]]) -> None:
    for seed in range(40):
        case = EXERCISE.case(seed)
        for answer in (Answer(), figures(case, finished=True), figures(case, 5.0, finished=True)):
            shown = [*EXERCISE.cards(case, answer), EXERCISE.summary(case, answer, EXERCISE.mark(case, answer))]
            for text in texts_in(shown):
                assert plain_faults(text) == []
