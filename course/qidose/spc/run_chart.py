"""The run chart: points and their median, no limits."""

from collections.abc import Sequence

import numpy as np

from qidose.spc.chart import Chart, build, phase_of, phase_slices, used_for_limits
from qidose.spc.individuals import row_median
from qidose.spc.numbers import Values, read_values


def run(values: Values, baseline: int | None = None, phases: Sequence[int] = (), exclude: Sequence[int] = ()) -> Chart:
    """The run chart of `values` (n,): the median of each phase is the centre; `lower` and `upper` are NaN by nature."""
    y = read_values(values)
    phase = phase_of(y.size, phases)
    used = used_for_limits(y, phase, baseline, exclude)
    centre = np.full(y.size, np.nan)
    for part in phase_slices(phase):
        centre[part] = row_median(y[part], used[part])
    return build("run", y, phase, used, centre, np.full(y.size, np.nan), basis="median", needs="")
