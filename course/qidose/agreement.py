"""How well 2 markers agree: weighted kappa and bias. For the calibration of coaches, and for audits of markers.

Weighted kappa (Cohen, J. 1968. Weighted kappa: nominal scale agreement with provision for scaled disagreement or
partial credit. Psychological Bulletin 70, 213-220):

    kappa = 1 − (how far apart the marks are) / (how far apart they would be by chance)

Both are means of a distance between 2 marks. "By chance" means that each marker keeps how often they give each mark,
and gives them without a look at the work. 1 is full agreement, 0 no more than chance, below 0 less than chance.
"""

from collections import Counter
from collections.abc import Callable, Sequence

Distance = Callable[[int, int], float]


def linear(one: int, other: int) -> float:
    """0 against 2 counts twice as much as 0 against 1."""
    return float(abs(one - other))


def quadratic(one: int, other: int) -> float:
    """0 against 2 counts 4 times as much as 0 against 1."""
    return float((one - other) ** 2)


def unweighted(one: int, other: int) -> float:
    """Every disagreement counts the same: with this distance kappa is that of Cohen 1960."""
    return float(one != other)


def weighted_kappa(standard: Sequence[int], marks: Sequence[int], distance: Distance = linear) -> float:
    """Agreement beyond chance of 2 lists of marks (n,), mark by mark.

    0 where chance alone would agree in full, because both always give the same 1 mark: that shows no judgement.
    Raises ValueError for lists of different lengths, and for empty ones.
    """
    _check(standard, marks)
    n = len(standard)
    apart = sum(distance(one, other) for one, other in zip(standard, marks, strict=True)) / n
    pairs = ((a, b, n_a * n_b) for a, n_a in Counter(standard).items() for b, n_b in Counter(marks).items())
    by_chance = sum(distance(a, b) * times for a, b, times in pairs) / n**2
    return 1 - apart / by_chance if by_chance else 0.0


def bias(standard: Sequence[int], marks: Sequence[int]) -> float:
    """How many points a mark lies over the standard, on average: above 0 is generous, below 0 is strict.

    Raises ValueError for lists of different lengths, and for empty ones.
    """
    _check(standard, marks)
    return (sum(marks) - sum(standard)) / len(standard)


def _check(standard: Sequence[int], marks: Sequence[int]) -> None:
    if len(standard) != len(marks):
        raise ValueError(f"each mark needs its standard: there are {len(marks)} marks and {len(standard)} standards")
    if not standard:
        raise ValueError("there are no marks to compare")
