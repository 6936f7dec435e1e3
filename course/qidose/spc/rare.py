"""Charts for rare events: g (cases between events) and t (time between events)."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from qidose.spc.chart import Chart, build, phase_of, phase_slices, used_for_limits
from qidose.spc.counts import refuse_negative
from qidose.spc.individuals import LimitFactor, centre_and_sigma, row_mean, row_median
from qidose.spc.numbers import Values, read_values

Centre = Literal["median", "mean", "theoretical median"]

POWER = 3.6
"""Nelson (1994): times between events to the power 1/3.6 are near enough normal."""
THEORETICAL_MEDIAN = 0.693
"""The median of a geometric distribution is about this share of its mean (Provost & Murray 2011, p. 228)."""


def g(
    values: Values,
    baseline: int | None = None,
    phases: Sequence[int] = (),
    exclude: Sequence[int] = (),
    centre: Centre = "median",
    clamp: bool = True,
) -> Chart:
    """The g chart of `values` (n,): cases between one event and the next, the event itself not counted (0 allowed).

    Sigma is sqrt(g (g + 1)) from the mean g always; only the drawn line is the median unless `centre` says otherwise.
    """
    y = read_values(values)
    refuse_negative(y, "number of cases")
    phase = phase_of(y.size, phases)
    used = used_for_limits(y, phase, baseline, exclude)
    mean, drawn = np.full(y.size, np.nan), np.full(y.size, np.nan)
    for part in phase_slices(phase):
        mean[part] = row_mean(y[part], used[part])
        drawn[part] = row_median(y[part], used[part])
    if centre != "median":
        drawn = mean * (1.0 if centre == "mean" else THEORETICAL_MEDIAN)
    floor = 0.0 if clamp else -np.inf
    sigma = np.sqrt(mean * (mean + 1))
    basis = "mean" if centre == "mean" else "median"
    return build("g", y, phase, used, mean, sigma, drawn=drawn, basis=basis, floor=floor)


def t(
    values: Values,
    baseline: int | None = None,
    phases: Sequence[int] = (),
    exclude: Sequence[int] = (),
    limit_factor: LimitFactor = "2.66",
    mr_screen: bool = False,
) -> Chart:
    """The t chart of `values` (n,): an XmR chart of the times to the power 1/3.6, its lines brought back.

    Raises ValueError for a time of 0 or less: two events at one time carry no information about how long it took.
    """
    y = read_values(values, "times")
    if (y <= 0).any():
        i = int(np.argmax(y <= 0))
        raise ValueError(
            f"Time {i + 1} between events is {y[i]:g}. A t chart needs times above 0. "
            "Record the hour of each event, or count cases between events on a g chart."
        )
    phase = phase_of(y.size, phases)
    used = used_for_limits(y, phase, baseline, exclude)
    middle, sigma = centre_and_sigma(y ** (1 / POWER), phase, used, limit_factor, mr_screen)
    return build(
        "t", y, phase, used, middle, sigma,
        basis="centre line", power=POWER, floor=0.0, needs="2 known points in a row",
        limit_factor=limit_factor, mr_screen=mr_screen,
    )  # fmt: skip
