"""The quantiles behind games that react: right distribution, and a better system never gives a worse outcome."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from qidose.simulate.luck import binomial, hypergeometric

LUCK = st.floats(0.001, 0.999)
CHANCE = st.floats(0.01, 0.99)


@given(luck=LUCK, n=st.integers(1, 400), p=CHANCE)
def test_binomial_is_the_quantile(luck: float, n: int, p: float) -> None:
    found = binomial(luck, n, p)
    assert stats.binom.cdf(found, n, p) >= luck - 1e-9
    assert stats.binom.cdf(found - 1, n, p) <= luck + 1e-9


@given(luck=LUCK, n=st.integers(1, 200), p=CHANCE, more=st.floats(0, 0.5))
def test_same_luck_and_a_higher_chance_never_give_less(luck: float, n: int, p: float, more: float) -> None:
    assert binomial(luck, n, min(p + more, 1.0)) >= binomial(luck, n, p)


@given(luck=LUCK, drawn=st.integers(1, 50))
def test_hypergeometric_is_the_quantile(luck: float, drawn: int) -> None:
    box = stats.hypergeom(4000, 800, drawn)
    found = hypergeometric(luck, 800, 3200, drawn)
    assert box.cdf(found) >= luck - 1e-9
    assert box.cdf(found - 1) <= luck + 1e-9


def test_certain_and_impossible() -> None:
    assert binomial(0.3, 20, 1.0) == 20
    assert binomial(0.3, 20, 0.0) == 0
    assert binomial(0.3, 0, 0.5) == 0
    assert binomial(1.0, 20, 0.4) == 20


def test_a_chance_outside_0_to_1_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        binomial(0.3, 20, 1.2)
