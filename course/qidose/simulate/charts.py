"""SIM-CHARTS: data sets whose right chart has to be chosen (E-T5-01, E-T6-04), certified.

The right chart of a process that never changed is quiet. For the kinds that mislead, the chart that people reach for
first shows false signals in the same data: that is what "wrong chart" means here.

    kind            what it is                                right chart; what misleads
    measurements    1 value a month                           xmr
    shares          some of a number that varies              p
    rates           events for a size that varies             u
    counts          events, the same chance every month       c
    time_between    days between rare events                  t; an XmR chart of the days
    cases_between   cases between rare events                 g; an XmR chart of the cases
    skewed          8 values a week with a long tail          X̄-S by week; an XmR chart of single values
    seasonal        the same rise every winter                xmr of the difference from usual; an XmR chart as it is
    autocorrelated  each day is like the day before           xmr of 1 day a week; an XmR chart of every day
    over_dispersed  shares of very large numbers              p′; a p chart
    tiny_counts     less than 1 event a month                 t of the days between; a c chart, which cannot go low
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from qidose import spc
from qidose.simulate.certify import all_on, draw_until
from qidose.simulate.chart_draws import DAYS_A_WEEK, Drawn, draw, to_tuple
from qidose.simulate.chart_stories import STORIES, Kind, Story
from qidose.simulate.draw import generator
from qidose.simulate.measures import Better, Side
from qidose.simulate.process import Floats, months
from qidose.simulate.rebase import NOTES

EASY: tuple[Kind, ...] = ("measurements", "shares", "rates", "counts", "time_between", "cases_between")
HARD: tuple[Kind, ...] = ("skewed", "seasonal", "autocorrelated", "over_dispersed", "tiny_counts")
CAN_CHANGE: tuple[Kind, ...] = ("measurements", "shares", "rates", "counts")
FAMILY: dict[Kind, str] = {
    "measurements": "xmr", "shares": "p", "rates": "u", "counts": "c", "time_between": "t", "cases_between": "g",
    "skewed": "xbar_s", "seasonal": "xmr", "autocorrelated": "xmr", "over_dispersed": "p_prime", "tiny_counts": "t",
}  # fmt: skip
ALSO_RIGHT: dict[Kind, tuple[str, ...]] = {"shares": ("p_prime",), "rates": ("u_prime",), "over_dispersed": ("xmr",)}
"""Charts that a statistician would accept too: Laney's limits come out close where nothing is over-dispersed."""
SUBGROUP: dict[Kind, str] = {
    "time_between": "event", "cases_between": "event", "tiny_counts": "event",
    "skewed": "week", "autocorrelated": "week",
}  # fmt: skip
OF_PARTS: dict[Kind, Callable[..., spc.Chart]] = {"shares": spc.p, "rates": spc.u, "over_dispersed": spc.p_prime}
OF_VALUES: dict[Kind, Callable[..., spc.Chart]] = {
    "counts": spc.c, "cases_between": spc.g, "time_between": spc.t, "tiny_counts": spc.t,
}  # fmt: skip
IMPROVED: dict[Kind, float] = {"measurements": 0.78, "shares": 0.7, "rates": 0.7, "counts": 0.6}
"""Level after an improvement, as a share of the level before."""


@dataclass(frozen=True)
class Params:
    """A data set of `n` points. `kind` comes from the seed when None.

    `changed`: an improvement with a known and lasting cause begins half-way, so the limits need a new start
    (measurements, shares, rates and counts only).
    """

    kind: Kind | None = None
    n: int = 24
    changed: bool = False
    rule_set: str = "mdc-7"


@dataclass(frozen=True)
class Data:
    """What was recorded, and how. `columns` maps a name to its values, one a point (or a day, or an event).

    `labels` name the rows; `news` is a note with its 0-based row, or None.
    """

    title: str
    collected: str
    labels: tuple[str, ...]
    columns: dict[str, tuple[float, ...]]
    between: tuple[float, ...] | None
    better: Better
    news: tuple[int, str] | None
    rule_set: str


@dataclass(frozen=True)
class Truth:
    """The right chart, from what subgroup, its lines (n,), and whether and from where limits start anew.

    `misleads` counts the signals of the tempting chart in this stable process (None where nothing tempts).
    `signals` are those of the right chart with limits from before the change: none unless something changed.
    """

    kind: Kind
    family: str
    also_right: tuple[str, ...]
    subgroup: str
    plotted: tuple[float, ...]
    centre: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    rebase_from: int | None
    misleads: int | None
    signals: tuple[spc.Signal, ...]
    rule_set: str
    draws: int


def generate(params: Params, seed: int) -> tuple[Data, Truth]:
    """A data set and its truth. Raises ValueError for what cannot be; NotCertifiedError after 99 draws in vain."""
    rng = generator(seed, "charts", "plan")
    kind = params.kind or (*EASY, *HARD)[int(rng.integers(len(EASY) + len(HARD)))]
    _check(params, kind)
    story = STORIES[kind][int(rng.integers(len(STORIES[kind])))]
    change = params.n // 2 + int(rng.integers(-1, 2)) if params.changed else None

    level = _levels(kind, story, params.n, change)

    def attempt(number: int) -> Drawn | None:
        drawn = draw(kind, story, level, generator(seed, "charts", "values", number))
        return drawn if _agrees(kind, story, drawn, change, params.rule_set) else None

    drawn, draws = draw_until(attempt, f"{kind}, {params.n} points, seed {seed}")
    news = _news(params, change, rng)
    labels = _labels(kind, len(next(iter(drawn.columns.values()))))
    data = Data(story.title, story.collected, labels, drawn.columns, drawn.between, story.better, news, params.rule_set)
    return data, _truth(kind, drawn, change, params.rule_set, draws)


def chart_set(seed: int, kinds: tuple[Kind, ...], changed: int = 0) -> tuple[tuple[Data, ...], tuple[Truth, ...]]:
    """One data set of each kind in an order from the seed; `changed` of those that can change do."""
    rng = generator(seed, "charts-set")
    order = [kinds[i] for i in rng.permutation(len(kinds))]
    able = [kind for kind in order if kind in CAN_CHANGE][:changed]
    seeds = rng.integers(2**62, size=len(order)).tolist()
    pairs = [generate(Params(kind, changed=kind in able), one) for kind, one in zip(order, seeds, strict=True)]
    return tuple(data for data, _ in pairs), tuple(truth for _, truth in pairs)


def eight(seed: int) -> tuple[tuple[Data, ...], tuple[Truth, ...]]:
    """The 8 data sets of the chart clinic (E-T5-01), 2 of which improved half-way."""
    return chart_set(seed, (*EASY, "skewed", "seasonal"), changed=2)


def right_chart(kind: Kind, drawn: Data | Drawn, baseline: int | None = None, change: int | None = None) -> spc.Chart:
    """The right chart for the recorded numbers, with limits that start anew at the 0-based point `change`."""
    phases = () if change is None else (change,)
    columns = [np.asarray(column) for column in drawn.columns.values()]
    if kind in OF_PARTS:
        return OF_PARTS[kind](columns[0], columns[1], baseline=baseline, phases=phases)
    if kind == "skewed":
        return spc.xbar_s(np.stack(columns, axis=1), baseline=baseline, phases=phases)
    return OF_VALUES.get(kind, spc.xmr)(_values(kind, columns, drawn), baseline=baseline, phases=phases)


def _values(kind: Kind, columns: list[Floats], drawn: Data | Drawn) -> Floats:
    """What the right chart of single values plots."""
    if kind == "tiny_counts":
        return np.asarray(drawn.between)
    if kind == "seasonal":
        return columns[0] - columns[1]
    return columns[0][DAYS_A_WEEK - 1 :: DAYS_A_WEEK] if kind == "autocorrelated" else columns[0]


def tempting_chart(kind: Kind, drawn: Data | Drawn) -> spc.Chart | None:
    """The chart that people reach for first and that misleads; None where the first idea is right."""
    columns = [np.asarray(column) for column in drawn.columns.values()]
    if kind == "over_dispersed":
        return spc.p(columns[0], columns[1])
    if kind == "skewed":
        return spc.xmr(np.stack(columns, axis=1).ravel())
    if kind == "tiny_counts":
        return spc.c(columns[0])
    return spc.xmr(columns[0]) if kind in ("seasonal", "autocorrelated", "time_between", "cases_between") else None


def _check(params: Params, kind: Kind) -> None:
    if kind not in STORIES:
        raise ValueError(f"kind is one of {', '.join(STORIES)}, not {kind!r}")
    if not 20 <= params.n <= 36:
        raise ValueError(f"a data set has 20 to 36 points, not {params.n}")
    if params.changed and kind not in CAN_CHANGE:
        raise ValueError(f"{kind} data do not change here; {', '.join(CAN_CHANGE)} can")


def _levels(kind: Kind, story: Story, n: int, change: int | None) -> Floats:
    level = np.full(n, story.centre, dtype=np.float64)
    if change is not None:
        level[change:] *= IMPROVED[kind]
    return level


def _agrees(kind: Kind, story: Story, drawn: Drawn, change: int | None, rule_set: str) -> bool:
    """The right chart says what is true, and the tempting one misleads."""
    if kind == "tiny_counts":
        return len(drawn.between or ()) >= 6 and not spc.judge(right_chart(kind, drawn), rule_set).signals
    if change is None:
        tempting = tempting_chart(kind, drawn)
        quiet = not spc.judge(right_chart(kind, drawn), rule_set).signals
        return quiet and (tempting is None or bool(spc.judge(tempting, rule_set).signals))
    old = spc.judge(right_chart(kind, drawn, baseline=change), rule_set).signals
    good: Side = "low" if story.better == "down" else "high"
    shows = any(signal.rule == "shift" for signal in old)
    last = len(next(iter(drawn.columns.values()))) - 1
    new = spc.judge(right_chart(kind, drawn, change=change), rule_set).signals
    return shows and all_on(old, good, change, last) and not new


def _news(params: Params, change: int | None, rng: np.random.Generator) -> tuple[int, str] | None:
    """A note about a lasting change of work. Half of the data sets in which nothing changed have one too."""
    text = NOTES["lasting"][int(rng.integers(len(NOTES["lasting"])))]
    row = params.n // 2 + int(rng.integers(-1, 2))
    if change is not None:
        return change, text
    return (row, text) if rng.integers(2) else None


def _labels(kind: Kind, rows: int) -> tuple[str, ...]:
    if kind in ("time_between", "cases_between"):
        return tuple(f"Event {i}" for i in range(1, rows + 1))
    if kind == "skewed":
        return tuple(f"Week {i}" for i in range(1, rows + 1))
    if kind == "autocorrelated":
        return tuple(f"Week {i // DAYS_A_WEEK + 1}, day {i % DAYS_A_WEEK + 1}" for i in range(rows))
    return months(rows)


def _truth(kind: Kind, drawn: Drawn, change: int | None, rule_set: str, draws: int) -> Truth:
    chart = right_chart(kind, drawn, change=change)
    tempting = tempting_chart(kind, drawn)
    return Truth(
        kind=kind,
        family=FAMILY[kind],
        also_right=ALSO_RIGHT.get(kind, ()),
        subgroup=SUBGROUP.get(kind, "month"),
        plotted=to_tuple(chart.values),
        centre=to_tuple(chart.centre),
        lower=to_tuple(chart.lower),
        upper=to_tuple(chart.upper),
        rebase_from=change,
        misleads=None if tempting is None else len(spc.judge(tempting, rule_set).signals),
        signals=spc.judge(right_chart(kind, drawn, baseline=change), rule_set).signals,
        rule_set=rule_set,
        draws=draws,
    )
