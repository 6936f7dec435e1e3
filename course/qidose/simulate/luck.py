"""Chance numbers that two decisions can share, for games that react.

Each function turns a luck between 0 and 1 into an outcome: the same luck under a better system gives the same outcome
or a better one. So a game compares decisions, not throws of the dice, and its outcomes can be replayed one by one.
"""

from functools import lru_cache
from math import comb

import numpy as np
from numpy.typing import NDArray


def binomial(luck: float, n: int, p: float) -> int:
    """How many of `n` succeed, each with chance `p`, at this luck (the quantile of the binomial distribution).

    Raises ValueError where `p` or `luck` is not between 0 and 1.
    """
    if not 0.0 <= p <= 1.0 or not 0.0 <= luck <= 1.0:
        raise ValueError(f"a chance and a luck lie between 0 and 1, not {p} and {luck}")
    if n <= 0 or p == 0.0:
        return 0
    if p == 1.0:
        return n
    return _place(luck, _binomial_table(n, float(p)), n)


def hypergeometric(luck: float, red: int, white: int, drawn: int) -> int:
    """How many of `drawn` beads are red, from a box of `red` and `white` ones, at this luck."""
    return _place(luck, np.cumsum(hypergeometric_chances(red, white, drawn)), min(red, drawn))


@lru_cache(maxsize=16)
def hypergeometric_chances(red: int, white: int, drawn: int) -> tuple[float, ...]:
    """The chance of 0, 1, … `drawn` red beads, by exact counting."""
    ways = comb(red + white, drawn)
    return tuple(comb(red, k) * comb(white, drawn - k) / ways for k in range(drawn + 1))


@lru_cache(maxsize=2048)
def _binomial_table(n: int, p: float) -> NDArray[np.float64]:
    """Cumulative chances of 0, 1, … n, added up in logarithms so that a large n does not underflow."""
    k = np.arange(1, n + 1)
    log_ways = np.concatenate([[0.0], np.cumsum(np.log((n - k + 1) / k))])
    successes = np.arange(n + 1)
    return np.cumsum(np.exp(log_ways + successes * np.log(p) + (n - successes) * np.log1p(-p)))


def _place(luck: float, cumulative: NDArray[np.float64], most: int) -> int:
    """The first outcome whose cumulative chance reaches the luck; rounding can leave the last sum a hair under 1."""
    return min(int(np.searchsorted(cumulative, luck)), most)
