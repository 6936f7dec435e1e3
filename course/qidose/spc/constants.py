"""Control chart constants for subgroups (Montgomery, Introduction to Statistical Quality Control, Appendix VI).

d2 and d3 were worked out by numerical integration to 7 decimals; the printed tables have 3.
"""

from math import exp, lgamma, sqrt

import numpy as np

from qidose.spc.numbers import Floats

LARGEST = 25

_D2 = (
    1.1283792, 1.6925688, 2.0587507, 2.3259289, 2.5344127, 2.7043568, 2.8472006, 2.9700263,
    3.0775055, 3.1728727, 3.2584553, 3.3359804, 3.4067631, 3.4718269, 3.5319828, 3.5878840,
    3.6400638, 3.6889630, 3.7349501, 3.7783358, 3.8193846, 3.8583234, 3.8953481, 3.9306292,
)  # fmt: skip
_D3 = (
    0.8525025, 0.8883680, 0.8798082, 0.8640819, 0.8480397, 0.8332053, 0.8198315, 0.8078343,
    0.7970507, 0.7873146, 0.7784783, 0.7704162, 0.7630231, 0.7562114, 0.7499081, 0.7440518,
    0.7385909, 0.7334815, 0.7286863, 0.7241733, 0.7199148, 0.7158867, 0.7120682, 0.7084408,
)  # fmt: skip


def d2(n: int) -> float:
    """The mean range of n standard normal values, n from 2 to 25. Raises ValueError for other n."""
    return _D2[_row(n)]


def d3(n: int) -> float:
    """The standard deviation of the range of n standard normal values, n from 2 to 25. Raises ValueError otherwise."""
    return _D3[_row(n)]


def c4(n: int) -> float:
    """The mean of the standard deviation (divisor n - 1) of n standard normal values, n at least 2."""
    if n < 2:
        raise ValueError("A standard deviation needs at least 2 values.")
    return sqrt(2 / (n - 1)) * exp(lgamma(n / 2) - lgamma((n - 1) / 2))


def c4_of(sizes: Floats) -> Floats:
    """c4 for each size (n,); NaN for sizes under 2 or missing."""
    known = {size: c4(int(size)) for size in np.unique(sizes[sizes >= 2]).tolist()}
    return np.array([known.get(size, np.nan) for size in sizes.tolist()])


def a3(n: int) -> float:
    """Limits of the mean, in mean standard deviations: 3 / (c4 sqrt(n))."""
    return 3 / (c4(n) * sqrt(n))


def b3(n: int) -> float:
    """The lower limit of the standard deviation, in mean standard deviations, not below 0."""
    return max(0.0, 1 - 3 * sqrt(1 - c4(n) ** 2) / c4(n))


def b4(n: int) -> float:
    """The upper limit of the standard deviation, in mean standard deviations."""
    return 1 + 3 * sqrt(1 - c4(n) ** 2) / c4(n)


def _row(n: int) -> int:
    if not 2 <= n <= LARGEST:
        raise ValueError(f"A range chart needs subgroups of 2 to {LARGEST} values, not {n}. Use the X̄-S chart.")
    return n - 2
