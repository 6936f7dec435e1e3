"""How fast the SPC core is, and how much faster than working series by series, measured in one run:

    python tests/bench/bench_spc.py

Prints best-of-several times and ratios; it is no test, so that a busy machine fails nothing. The peer is the plain way:
for each series, limits and rules as short loops over its points, with numpy for the sums. It is held against the core
first, so that both are known to do the same work.
"""

import sys
from collections.abc import Callable
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from qidose import spc

Array = NDArray[np.float64]
SERIES, POINTS, LONG = 10_000, 36, 1_000_000


def peer(y: Array) -> list[bool]:
    """One series: XmR limits, then the four rules of mdc-7, each window by window."""
    n = len(y)
    centre = float(y.mean())
    reach = 2.66 * float(np.abs(np.diff(y)).mean())
    width = 1e-12 * float(np.abs(y).max())
    upper, lower = centre + reach, centre - reach
    near_upper, near_lower = centre + reach * 2 / 3, centre - reach * 2 / 3
    special = [bool(v - upper > width or lower - v > width) for v in y]
    side = [1 if v - centre > width else -1 if centre - v > width else 0 for v in y]
    near = [1 if v - near_upper > width else -1 if near_lower - v > width else 0 for v in y]
    for i in range(n - 6):
        steps = [y[j + 1] - y[j] for j in range(i, i + 6)]
        if abs(sum(side[i : i + 7])) == 7 or all(s > width for s in steps) or all(s < -width for s in steps):
            special[i : i + 7] = [True] * 7
    for i in range(n - 2):
        sign = side[i]
        hits = [j for j in range(i, i + 3) if near[j] == sign]
        if sign and abs(sum(side[i : i + 3])) == 3 and len(hits) >= 2:
            for j in hits:
                special[j] = True
    return special


def best(action: Callable[[], object], times: int) -> float:
    """The shortest of several runs, in seconds: what the machine can do when it is not disturbed."""
    took = []
    for _ in range(times):
        start = perf_counter()
        action()
        took.append(perf_counter() - start)
    return min(took)


def explained(y: Array) -> tuple[str, ...]:
    """One chart, judged, with the sentence of each signal."""
    return tuple(signal.why for signal in spc.judge(spc.xmr(y), "mdc-7").signals)


def main() -> int:
    rng = np.random.Generator(np.random.PCG64(1))
    many, long = rng.normal(50, 4, (SERIES, POINTS)), rng.normal(50, 4, LONG)
    batch = spc.batch.judge_xmr(many, "mdc-7")
    sample = many[:: SERIES // 500]
    assert [peer(y) for y in sample] == batch.special[:: SERIES // 500].tolist(), "peer and core disagree"

    together = best(lambda: spc.batch.judge_xmr(many, "mdc-7").special, 7)
    by_series = best(lambda: [peer(y) for y in sample], 3) * SERIES / len(sample)
    one = best(lambda: explained(many[0]), 200)
    alone = best(lambda: [spc.judge(spc.xmr(y), "mdc-7").special for y in sample], 3) * SERIES / len(sample)
    million = best(lambda: spc.judge(spc.xmr(long), "mdc-7"), 5)
    signals = best(lambda: explained(long), 3)
    growth = [best(lambda n=n: spc.judge(spc.xmr(long[:n])).special, 5) for n in (LONG // 4, LONG)]

    print(f"{SERIES:,} series of {POINTS} points, XmR and the 4 rules of mdc-7")
    print(f"  batch                       {together:8.3f} s   (aim: 0.2 s)")
    print(f"  peer, series by series      {by_series:8.3f} s   ratio {by_series / together:.0f} (aim: at least 50)")
    print(f"  xmr and judge, one by one   {alone:8.3f} s   ratio {alone / together:.0f}")
    print(f"one chart of {POINTS} points with explanations  {one * 1000:.2f} ms   (aim: 2 ms)")
    print(f"{LONG:,} points, limits and rules  {million:.3f} s   with every sentence {signals:.3f} s   (aim: 0.5 s)")
    print(f"4 times the points take {growth[1] / growth[0]:.1f} times as long")
    return 0


if __name__ == "__main__":
    sys.exit(main())
