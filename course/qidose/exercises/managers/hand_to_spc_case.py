"""The case of "From a hand-drawn chart to SPC" (E-T4-03): 20 certified weeks, and what is true of them."""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count, groupby

from qidose import spc
from qidose.simulate import cert
from qidose.simulate.draw import generator
from qidose.simulate.measures import MEASURES
from qidose.simulate.process import Series

from .hand_to_spc_words import MOST_OF_A_KIND, SHOWN, SIDES, STATEMENTS, Statement

WEEKS = 20
FEWEST_STATEMENTS = 4
"""Of the statements about the 2 charts, so many are to be right."""
LONG_RUN = 6
FEWEST_RUNS, MOST_RUNS = 7, 15
"""With 10 weeks on each side of the median, chance gives so many runs (docs/deviations.md, "IHI")."""
WITHIN = 0.01
KINDS: tuple[tuple[cert.Kind, str], ...] = (
    ("stable", "met"),
    ("last_worst", "met"),
    ("stable", "missed"),
    ("three_worse", "missed"),
    ("spike", ""),
    ("spike", ""),
    ("step", ""),
    ("step", ""),
)
"""What a learner may meet, each as likely: nothing to find in half of the cases."""
WEEKLY = tuple(measure.id for measure in MEASURES if "a month" not in measure.unit and measure.service != "whole trust")
"""Measures that a team may note by the week."""


@dataclass(frozen=True)
class Weeks:
    """One learner's 20 weeks, with all that is true of them; `low` and `high` are the ends of the line's slider."""

    data: cert.Data
    truth: cert.Truth
    median: float
    middle: tuple[float, float]
    sides: tuple[str, ...]
    low: float
    high: float
    statements: tuple[Statement, ...]

    @property
    def story(self) -> str:
        return self.truth.kind if self.truth.kind in ("spike", "step") else "stable"

    @property
    def runs(self) -> int:
        """How many runs there are above and below the median."""
        return len(list(groupby(self.sides)))

    @property
    def longest(self) -> int:
        """How many weeks the longest run has."""
        return max(len(list(run)) for _, run in groupby(self.sides))


@lru_cache(maxsize=64)
def draw(seed: int) -> Weeks:
    """The first certified chart that also says what is true when it is read by its median."""
    rng = generator(seed, "hand-to-spc")
    kind, place = KINDS[int(rng.integers(len(KINDS)))]
    target = place or ("met", "missed")[int(rng.integers(2))]
    for attempt in count():
        drawn = generator(seed, "hand-to-spc", attempt)
        measure = WEEKLY[int(drawn.integers(len(WEEKLY)))]
        params = cert.Params(kind=kind, n=WEEKS, measure=measure, baseline=None, target=target)  # type: ignore[arg-type]
        try:
            data, truth = cert.generate(params, int(drawn.integers(2**62)))
        except (ValueError, RuntimeError):  # no room on this measure's scale, or no certified chart in 99 draws
            continue
        if _clear(data.series, truth):
            return _weeks(seed, data, truth)
    raise AssertionError("unreachable: the loop has no end")


def _clear(series: Series, truth: cert.Truth) -> bool:
    """Whether no week lies on the median, and the run chart shows a step and nothing else."""
    middle = sorted(series.values)[WEEKS // 2 - 1 : WEEKS // 2 + 1]
    signals = spc.judge(spc.run(series.values), "ihi-run").signals
    step = any(signal.rule == "shift" and signal.side == truth.side for signal in signals)
    return middle[0] < middle[1] and (step if truth.kind == "step" else not signals)


def _weeks(seed: int, data: cert.Data, truth: cert.Truth) -> Weeks:
    series = replace(data.series, periods=tuple(f"Week {week}" for week in range(1, WEEKS + 1)))
    lower, upper = sorted(series.values)[WEEKS // 2 - 1 : WEEKS // 2 + 1]
    rng, height = generator(seed, "hand-to-spc", "slider"), max(series.values) - min(series.values)
    # The slider ends where chance wants, so that its middle says nothing about the middle of the values.
    ends = (min(series.values) - rng.uniform(0.1, 0.8) * height, max(series.values) + rng.uniform(0.1, 0.8) * height)
    return Weeks(
        data=replace(data, series=series),
        truth=truth,
        median=(lower + upper) / 2,
        middle=(lower, upper),
        sides=tuple("above" if value > (lower + upper) / 2 else "below" for value in series.values),
        low=round(max(0.0, ends[0]), series.measure.decimals),
        high=round(ends[1], series.measure.decimals),
        statements=_statements(seed),
    )


def _statements(seed: int) -> tuple[Statement, ...]:
    """5 statements of the bank, with at least 1 and at most 3 of each kind."""
    rng = generator(seed, "hand-to-spc", "statements")
    while True:
        shown = tuple(STATEMENTS[place] for place in rng.permutation(len(STATEMENTS))[:SHOWN].tolist())
        kinds = [statement.chart for statement in shown]
        if all(1 <= kinds.count(side.id) <= MOST_OF_A_KIND for side in SIDES):
            return shown


def accepts_line(case: Weeks, level: float | None) -> bool:
    """Whether a line is the median: within 1% of the height of the chart or its rounding, or between the middle 2."""
    if level is None:
        return False
    height = max(case.data.series.values) - min(case.data.series.values)
    reach = max(WITHIN * height, 0.5 * 10.0**-case.data.series.measure.decimals) + 1e-9
    return abs(level - case.median) <= reach or case.middle[0] < level < case.middle[1]
