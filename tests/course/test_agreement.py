"""Weighted kappa and bias against printed values, hand calculations and the exact guess chance."""

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qidose.agreement import Distance, bias, linear, quadratic, unweighted, weighted_kappa
from qidose.simulate.chance import chance_weighted_kappa

# Cohen 1968, table 1: 200 cases, 2 judges, 3 diagnoses; shares .44 .07 .09 / .05 .20 .05 / .01 .03 .06. Table and
# kappas as the examples of the R package psych quote them; the paper itself was not at hand.
COHEN = ((88, 14, 18), (10, 40, 10), (2, 6, 12))
SEVERITY = ((0, 1, 3), (1, 0, 6), (3, 6, 0))
LOPSIDED = ((0, 1, 4), (1, 0, 6), (2, 2, 0))
# 91 couples, 4 categories: the data SexualFun of the R package vcd. Table and kappas are from memory of its output, no
# source was at hand: a check of linear weights on 4 categories, no evidence beyond that.
COUPLES = ((7, 7, 2, 3), (2, 8, 3, 7), (1, 5, 4, 9), (2, 8, 9, 14))

marks = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=60)


def pairs_of(table: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """A table of counts as 2 lists of marks."""
    cells = [(i, j) for i, row in enumerate(table) for j, count in enumerate(row) for _ in range(count)]
    return [i for i, _ in cells], [j for _, j in cells]


def by_table(weights: Sequence[Sequence[int]]) -> Distance:
    return lambda one, other: float(weights[one][other])


@pytest.mark.parametrize(
    ("table", "distance", "printed", "decimals"),
    [
        (COHEN, unweighted, 0.492, 3),  # Cohen 1968
        (COHEN, by_table(SEVERITY), 0.348, 3),  # Cohen 1968
        (COHEN, by_table(LOPSIDED), 0.353, 3),  # Cohen 1968: who is wrong in which way matters
        (COUPLES, unweighted, 0.1293, 4),  # vcd
        (COUPLES, linear, 0.2374, 4),  # vcd, equal spacing
    ],
    ids=["Cohen, unweighted", "Cohen, weighted", "Cohen, lopsided", "couples, unweighted", "couples, linear"],
)
def test_printed_values(table: Sequence[Sequence[int]], distance: Distance, printed: float, decimals: int) -> None:
    assert round(weighted_kappa(*pairs_of(table), distance), decimals) == printed


def test_by_hand() -> None:
    """4 marks: apart 0, 0, 1, 1, so 0.5 on average. By chance: 2s against 2 and 1, 0s against 1, 2 and 0."""
    standard, given_marks = [2, 2, 2, 0], [2, 2, 1, 1]
    # 3 of 4 are 2 against half 2 and half 1: 3/4 × 1/2 × 1; 1 of 4 is 0 against them: 1/4 × (1/2 × 2 + 1/2 × 1).
    by_chance = 3 / 4 * 1 / 2 + 1 / 4 * 3 / 2
    assert weighted_kappa(standard, given_marks) == pytest.approx(1 - 0.5 / by_chance) == pytest.approx(1 / 3)
    # Squared: apart 0.5 again; by chance 3/8 + 1/4 × 5/2 = 1.
    assert weighted_kappa(standard, given_marks, quadratic) == pytest.approx(0.5)
    assert bias(standard, given_marks) == 0


def test_bias_by_hand() -> None:
    assert bias([0, 1, 2, 2], [1, 2, 2, 2]) == 0.5
    assert bias([0, 1, 2, 2], [0, 0, 1, 1]) == -0.75


def test_full_agreement_is_1_and_the_opposite_is_below_0() -> None:
    assert weighted_kappa([0, 1, 2, 2], [0, 1, 2, 2]) == 1
    assert weighted_kappa([0, 0, 2, 2], [2, 2, 0, 0]) == -1


@pytest.mark.parametrize("mark", [0, 1, 2])
def test_the_same_mark_for_everything_shows_no_judgement(mark: int) -> None:
    assert weighted_kappa([0, 1, 2, 2, 1], [mark] * 5) == pytest.approx(0)
    assert weighted_kappa([mark] * 5, [mark] * 5) == 0


@given(marks)
def test_kappa_is_at_most_1_and_does_not_care_who_is_who(pairs: list[tuple[int, int]]) -> None:
    ones, others = [a for a, _ in pairs], [b for _, b in pairs]
    assert weighted_kappa(ones, others) <= 1
    assert weighted_kappa(ones, others) == pytest.approx(weighted_kappa(others, ones))
    assert bias(ones, others) == pytest.approx(-bias(others, ones))


def test_the_chance_of_passing_is_counted_with_the_same_kappa() -> None:
    gold = (0, 1, 1, 2, 0, 2)
    passed = sum(weighted_kappa(gold, given_marks) >= 0.6 - 1e-12 for given_marks in product(range(3), repeat=6))
    assert chance_weighted_kappa(gold, 3, 0.6) == passed / 3**6


def test_what_cannot_be_compared_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="there are 1 marks and 2 standards"):
        weighted_kappa([1, 2], [1])
    with pytest.raises(ValueError, match="no marks to compare"):
        bias([], [])
