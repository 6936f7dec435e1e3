"""The fan: the same plan many times over, with chance in who leaves and who finishes."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qidose.simulate.draw import generator

from .model import BadInput, Wave, monthly_hazard


def fan(
    plans: Sequence[Sequence[Wave]],
    months: int,
    leavers: Sequence[float],
    start: Sequence[int] = (),
    runs: int = 1_000,
    seed: int = 1,
    heads: Sequence[int | None] = (),
    at_entry: Sequence[float] = (),
) -> NDArray[np.int64]:
    """People in post with the dose, (runs, groups, months), for each group's waves and yearly share of leavers.

    Each person with the dose leaves in a month with the group's monthly chance, and each seat is finished with the
    wave's completion, all by themselves: real cohorts vary more, because people influence each other. In groups of
    `heads` people, those who leave are replaced, and the share `at_entry` of the joiners has the dose from the start.
    """
    if len(plans) != len(leavers):
        raise BadInput("Give a share of leavers for each group.")
    rng = generator(seed, "dosing-fan")
    stays = 1.0 - np.array([monthly_hazard(share) for share in leavers])
    now = np.broadcast_to(np.array(start or [0] * len(plans), dtype=np.int64), (runs, len(plans)))
    found = np.empty((runs, len(plans), months), dtype=np.int64)
    most = np.array([size or np.iinfo(np.int64).max for size in heads or [None] * len(plans)])
    joining = [(size or 0, share) for size, share in zip(heads, at_entry, strict=True)] or [(0, 0.0)] * len(plans)
    for month in range(1, months + 1):
        now = rng.binomial(now, stays)
        for group, waves in enumerate(plans):
            for wave in waves:
                if wave.done == month:
                    now[:, group] += rng.binomial(round(wave.seats), wave.completion, size=runs)
            size, share = joining[group]
            if size and share:
                now[:, group] += rng.binomial(size, (1.0 - stays[group]) * share, size=runs)
        now = np.minimum(now, most)
        found[:, :, month - 1] = now
    return found


def bands(found: NDArray[np.int64], shares: Sequence[float] = (5, 25, 50, 75, 95)) -> NDArray[np.float64]:
    """Percentiles over the runs of one group's or all people's numbers: (shares, months) of (runs, months)."""
    return np.asarray(np.percentile(found, shares, axis=0))
