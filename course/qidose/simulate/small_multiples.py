"""Small multiples of a spread: 8 sites, 12 months before and 12 after the start, certified (E-T5-10).

At some sites the change works, at some nothing happens, at one or two things get worse. Each chart says so plainly.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qidose import spc
from qidose.simulate.certify import all_on, draw_until
from qidose.simulate.draw import generator
from qidose.simulate.measures import Side
from qidose.simulate.spread_sites import NAMES

SIDES: dict[str, Side] = {"better": "high", "worse": "low"}


@dataclass(frozen=True)
class Multiples:
    """`well` of `patients` (sites, months) and per cent to 1 decimal; the change started after month `started`."""

    measure: str
    sites: tuple[str, ...]
    well: NDArray[np.int64]
    patients: NDArray[np.int64]
    percent: NDArray[np.float64]
    started: int
    rule_set: str = "mdc-7"
    better: str = "up"


@dataclass(frozen=True)
class MultiplesTruth:
    """The right reading of each site and the true change there, in percentage points."""

    readings: tuple[str, ...]
    changes: tuple[float, ...]


def small_multiples(
    seed: int, measure: str = "Medicines given on time", before: float = 58.0, effect: float = 22.0, months: int = 12
) -> tuple[Multiples, MultiplesTruth]:
    """One learner's 8 charts: 3 to 5 sites better, 1 or 2 worse, the others the same.

    `before` per cent and `effect` percentage points at a site where it works; a site that gets worse loses 0.8 of that.
    """
    rng = generator(seed, "small multiples")
    better, worse = int(rng.integers(3, 6)), int(rng.integers(1, 3))
    readings = rng.permutation(["better"] * better + ["worse"] * worse + ["same"] * (len(NAMES) - better - worse))
    share = {"better": 1.0, "worse": -0.8, "same": 0.0}
    changes = tuple(round(effect * share[str(reading)], 1) for reading in readings)
    rows = [_site(seed, i, before, change, months, str(readings[i])) for i, change in enumerate(changes)]
    well, patients = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
    shown = Multiples(measure, NAMES, well, patients, np.round(100 * well / patients, 1), months)
    return shown, MultiplesTruth(tuple(str(reading) for reading in readings), changes)


def _site(
    seed: int, site: int, before: float, change: float, months: int, reading: str
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Well and patients (2 x months,), drawn until the chart says what is true."""

    def attempt(number: int) -> tuple[NDArray[np.int64], NDArray[np.int64]] | None:
        rng = generator(seed, "small multiples", site, number)
        patients = rng.integers(90, 131, 2 * months)
        level = np.repeat([before, before + change], months) / 100
        well = rng.binomial(patients, level)
        return (well, patients) if _reads(well, patients, months, reading) else None

    return draw_until(attempt, f"site {NAMES[site]}, {reading}, seed {seed}")[0]


def _reads(well: NDArray[np.int64], patients: NDArray[np.int64], months: int, reading: str) -> bool:
    """Whether the rule set agrees: nothing at a site that stays the same, else a shift, and only on the true side."""
    chart = spc.xmr(np.round(100 * well / patients, 1), baseline=months)
    signals = spc.judge(chart, "mdc-7").signals
    if reading == "same":
        return not signals
    shift = any(signal.rule == "shift" for signal in signals)
    return shift and all_on(signals, SIDES[reading], months, 2 * months - 1)
