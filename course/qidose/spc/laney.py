"""p′ and u′ charts (Laney 2002): p and u charts for very large denominators, with variation between points added.

The usual sigma is multiplied by sigma_z, which is how much the z-scores of neighbouring points differ. It may be under
1, and then the limits are narrower than those of the p or u chart: there is no floor.
"""

from collections.abc import Sequence

import numpy as np

from qidose.spc.chart import Chart, build, phase_of, phase_slices, used_for_limits
from qidose.spc.counts import cuts, pooled, read_counts
from qidose.spc.individuals import moving_ranges, row_mean, screened
from qidose.spc.numbers import Bools, Floats, Ints, Values

D2 = 1.128
"""d2 for 2 points: what a mean moving range is divided by to give a standard deviation."""


def p_prime(
    count: Values,
    n: Values,
    baseline: int | None = None,
    phases: Sequence[int] = (),
    exclude: Sequence[int] = (),
    mr_screen: bool = False,
    clamp: bool = True,
    ordered: bool = True,
) -> Chart:
    """The p′ chart of shares `count` / `n`. Not `ordered` (units, not months): sigma_z is the sd of the z-scores."""
    x, size, share = read_counts(count, n, share=True)
    phase = phase_of(x.size, phases)
    used = used_for_limits(share, phase, baseline, exclude)
    centre = pooled(x, size, phase, used)
    sigma = np.sqrt(centre * (1 - centre) / size)
    sigma = sigma * between_points(z_scores(share, centre, sigma), phase, used, mr_screen, ordered)
    low, high = cuts(clamp, 1.0)
    return build(
        "p_prime", share, phase, used, centre, sigma,
        floor=low, ceiling=high, count=x, size=size, mr_screen=mr_screen, needs="2 known points in a row",
    )  # fmt: skip


def u_prime(
    count: Values,
    n: Values,
    baseline: int | None = None,
    phases: Sequence[int] = (),
    exclude: Sequence[int] = (),
    mr_screen: bool = False,
    clamp: bool = True,
    ordered: bool = True,
) -> Chart:
    """The u′ chart of rates `count` / `n`. Not `ordered` (units, not months): sigma_z is the sd of the z-scores."""
    x, size, rate = read_counts(count, n, share=False)
    phase = phase_of(x.size, phases)
    used = used_for_limits(rate, phase, baseline, exclude)
    centre = pooled(x, size, phase, used)
    sigma = np.sqrt(centre / size)
    sigma = sigma * between_points(z_scores(rate, centre, sigma), phase, used, mr_screen, ordered)
    low, high = cuts(clamp, np.inf)
    return build(
        "u_prime", rate, phase, used, centre, sigma,
        floor=low, ceiling=high, count=x, size=size, mr_screen=mr_screen, needs="2 known points in a row",
    )  # fmt: skip


def z_scores(values: Floats, centre: Floats, sigma: Floats) -> Floats:
    """How many sigma each point lies from the centre (n,); 0 where sigma is 0 (no events, or nothing but events)."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(sigma == 0, 0.0, (values - centre) / sigma)


def between_points(z: Floats, phase: Ints, used: Bools, mr_screen: bool, ordered: bool) -> Floats:
    """sigma_z of each phase, at each point (n,): the mean |z_i - z_(i-1)| over 1.128, or the sd of z."""
    chosen = np.where(used, z, np.nan)
    ranges = moving_ranges(chosen, phase)
    sigma_z = np.full(z.size, np.nan)
    for part in phase_slices(phase):
        if ordered:
            kept = screened(ranges[part]) if mr_screen else ~np.isnan(ranges[part])
            sigma_z[part] = row_mean(ranges[part], kept) / D2
        elif used[part].sum() > 1:
            sigma_z[part] = z[part][used[part]].std(ddof=1)
    return sigma_z
