"""The 4 rules of `mdc-7` once more, point by point and without numpy: a second reader of every certified chart."""

from collections.abc import Sequence
from itertools import pairwise

Found = set[tuple[str, str, tuple[int, ...]]]


def signals(values: Sequence[float], baseline: int | None = None) -> Found:
    """`(rule, side, points)` of every pattern on the XmR chart, 2.66 times the mean moving range about the mean."""
    base = list(values[:baseline])
    centre = sum(base) / len(base)
    reach = 2.66 * sum(abs(b - a) for a, b in pairwise(base)) / (len(base) - 1)
    found: Found = set()
    for side, sign in (("high", 1), ("low", -1)):
        above = [sign * (value - centre) for value in values]
        found |= {("outside_limits", side, (i,)) for i, y in enumerate(above) if y > reach}
        found |= {("shift", side, run) for run in _runs([y > 1e-9 for y in above]) if len(run) >= 7}
        rising = [False, *(b - a > 1e-9 for a, b in pairwise(above))]
        trends = [(run[0] - 1, *run) for run in _runs(rising)]
        found |= {("trend", side, run) for run in trends if len(run) >= 7}
        found |= {("two_of_three", side, run) for run in _near(above, reach * 2 / 3)}
    return found


def _runs(flags: Sequence[bool]) -> list[tuple[int, ...]]:
    """Stretches of neighbouring True flags."""
    runs: list[list[int]] = []
    for i, flag in enumerate(flags):
        if flag and runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        elif flag:
            runs.append([i])
    return [tuple(run) for run in runs]


def _near(above: Sequence[float], edge: float) -> list[tuple[int, ...]]:
    """Points beyond 2 sigma that lie in a window of 3 on one side with another; windows that touch are one pattern."""
    windows = [
        range(i, i + 3)
        for i in range(len(above) - 2)
        if all(y > 1e-9 for y in above[i : i + 3]) and sum(y > edge for y in above[i : i + 3]) >= 2
    ]
    joined: list[set[int]] = []
    for window in windows:
        if joined and window[0] <= max(joined[-1]):
            joined[-1] |= set(window)
        else:
            joined.append(set(window))
    return [tuple(sorted(i for i in pattern if above[i] > edge)) for pattern in joined]
