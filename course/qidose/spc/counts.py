"""Charts of counts: p and np (cases out of cases), c and u (events, and events per unit of opportunity).

Source of the formulas: Montgomery, Introduction to Statistical Quality Control, chapter 7. A point with a missing part,
or with nothing to count from (a denominator of 0), is out of both sums and has no limits.
"""

from collections.abc import Sequence

import numpy as np

from qidose.spc.chart import Chart, build, phase_of, phase_slices, used_for_limits
from qidose.spc.numbers import Bools, Floats, Ints, Values, read_values


def read_counts(count: Values, size: Values, share: bool) -> tuple[Floats, Floats, Floats]:
    """Counts, sizes and their quotient, (n,) each; NaN in all three where a part is missing or a size is 0.

    Raises ValueError for negative numbers, unequal lengths and, for a `share`, more cases than there are.
    """
    x, n = read_values(count, "counts"), read_values(size, "denominators")
    if x.size != n.size:
        raise ValueError(f"There are {x.size} counts but {n.size} denominators.")
    refuse_negative(x, "count")
    refuse_negative(n, "denominator")
    if share and (x > n).any():
        i = int(np.argmax(x > n))
        raise ValueError(f"Point {i + 1} counts {x[i]:g} out of {n[i]:g}: more than there are.")
    gone = np.isnan(x) | np.isnan(n) | (n == 0)
    x, n = np.where(gone, np.nan, x), np.where(gone, np.nan, n)
    return x, n, x / n


def refuse_negative(numbers: Floats, name: str) -> None:
    """Raises ValueError where a number is below 0."""
    if (numbers < 0).any():
        i = int(np.argmax(numbers < 0))
        raise ValueError(f"The {name} of point {i + 1} is {numbers[i]:g}. It cannot be below 0.")


def pooled(count: Floats, size: Floats, phase: Ints, used: Bools) -> Floats:
    """All events over all opportunities of each phase, at each point (n,); NaN for a phase with none."""
    centre = np.full(count.size, np.nan)
    for part in phase_slices(phase):
        total = size[part][used[part]].sum()
        if total > 0:
            centre[part] = count[part][used[part]].sum() / total
    return centre


def cuts(clamp: bool, top: float | Floats) -> tuple[float, float | Floats]:
    """Floor and ceiling of the limits: 0 and `top`, or none."""
    return (0.0, top) if clamp else (-np.inf, np.inf)


def p(
    count: Values,
    n: Values,
    baseline: int | None = None,
    phases: Sequence[int] = (),
    exclude: Sequence[int] = (),
    clamp: bool = True,
) -> Chart:
    """The p chart: shares `count` / `n` (0 to 1), sigma sqrt(c (1 - c) / n_i), limits cut to 0 and 1 if `clamp`."""
    x, size, share = read_counts(count, n, share=True)
    phase = phase_of(x.size, phases)
    used = used_for_limits(share, phase, baseline, exclude)
    centre = pooled(x, size, phase, used)
    sigma = np.sqrt(centre * (1 - centre) / size)
    low, high = cuts(clamp, 1.0)
    return build("p", share, phase, used, centre, sigma, floor=low, ceiling=high, count=x, size=size)


def np_(
    count: Values,
    n: Values,
    baseline: int | None = None,
    phases: Sequence[int] = (),
    exclude: Sequence[int] = (),
    clamp: bool = True,
) -> Chart:
    """The np chart: the counts themselves, with n_i times the lines of the p chart. If `n` varies, prefer p."""
    x, size, _ = read_counts(count, n, share=True)
    phase = phase_of(x.size, phases)
    used = used_for_limits(x, phase, baseline, exclude)
    share = pooled(x, size, phase, used)
    sigma = np.sqrt(size * share * (1 - share))
    low, high = cuts(clamp, size)
    return build("np", x, phase, used, size * share, sigma, floor=low, ceiling=high, count=x, size=size)


def c(
    count: Values,
    baseline: int | None = None,
    phases: Sequence[int] = (),
    exclude: Sequence[int] = (),
    clamp: bool = True,
) -> Chart:
    """The c chart: counts from equal opportunities, sigma sqrt(mean), lower limit not below 0 if `clamp`."""
    x = read_values(count, "counts")
    refuse_negative(x, "count")
    phase = phase_of(x.size, phases)
    used = used_for_limits(x, phase, baseline, exclude)
    centre = pooled(x, np.ones(x.size), phase, used)
    low, high = cuts(clamp, np.inf)
    return build("c", x, phase, used, centre, np.sqrt(centre), floor=low, ceiling=high, count=x)


def u(
    count: Values,
    n: Values,
    baseline: int | None = None,
    phases: Sequence[int] = (),
    exclude: Sequence[int] = (),
    clamp: bool = True,
) -> Chart:
    """The u chart: rates `count` / `n`, sigma sqrt(c / n_i), lower limit not below 0 if `clamp`."""
    x, size, rate = read_counts(count, n, share=False)
    phase = phase_of(x.size, phases)
    used = used_for_limits(rate, phase, baseline, exclude)
    centre = pooled(x, size, phase, used)
    low, high = cuts(clamp, np.inf)
    sigma = np.sqrt(centre / size)
    return build("u", rate, phase, used, centre, sigma, floor=low, ceiling=high, count=x, size=size)
