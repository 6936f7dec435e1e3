"""Exact quantiles of the binomial and the Poisson distribution, in numpy alone, and the same made continuous.

A distribution is built outwards from its mode by the ratios of neighbouring probabilities and then divided by its sum,
so no factorial is ever computed. What lies more than about 12 standard deviations away is left out (under 1e-30).
"""

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

import numpy as np

from qidose.spc.numbers import Floats


@dataclass(frozen=True, eq=False)
class Distribution:
    """Probabilities of the whole numbers `first`, `first` + 1, … (k,), and of being at most each, or above each."""

    first: int
    probability: Floats
    at_most: Floats
    above: Floats

    def quantile(self, q: float) -> int:
        """The smallest r for which P(R <= r) is at least q, 0 < q < 1."""
        return self.first + self._place(q)

    def interpolated(self, q: float) -> float:
        """The quantile made continuous: r less the part of P(R = r) that is not needed (Spiegelhalter 2005, A.1.1)."""
        place = self._place(q)
        too_much = self.at_most[place] - q if q < 0.5 else (1.0 - q) - self.above[place]
        return float(self.first + place - too_much / self.probability[place])

    def _place(self, q: float) -> int:
        enough = self.at_most >= q if q < 0.5 else self.above <= 1.0 - q
        return int(np.argmax(enough))


@lru_cache(maxsize=4096)
def poisson(mean: float) -> Distribution:
    """The Poisson distribution with that mean, above 0."""
    first, last = _window(mean, sqrt(mean), None)
    k = np.arange(first + 1, last + 1)
    return _from_ratios(first, mean / k)


@lru_cache(maxsize=4096)
def binomial(n: int, share: float) -> Distribution:
    """The binomial distribution: cases out of n, n at least 1, `share` above 0 and below 1."""
    first, last = _window(n * share, sqrt(n * share * (1 - share)), n)
    k = np.arange(first + 1, last + 1)
    return _from_ratios(first, (n - k + 1) / k * (share / (1 - share)))


def _window(mean: float, sd: float, top: int | None) -> tuple[int, int]:
    reach = 12 * sd + 40
    first, last = max(0, int(mean - reach)), int(mean + reach) + 1
    return first, last if top is None else min(last, top)


def _from_ratios(first: int, ratios: Floats) -> Distribution:
    """`ratios` (k - 1,) are P(r) / P(r - 1), falling with r; they pass 1 at the mode."""
    mode = int(np.count_nonzero(ratios >= 1.0))
    up = np.cumprod(ratios[mode:])
    down = np.cumprod(1.0 / ratios[:mode][::-1])[::-1]
    weights = np.concatenate([down, [1.0], up])
    probability = weights / weights.sum()
    at_most = np.cumsum(probability)
    above = np.concatenate([np.cumsum(probability[:0:-1])[::-1], [0.0]])
    return Distribution(first, probability, at_most, above)
