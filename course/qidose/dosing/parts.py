"""What a plan or a progress page shows, as data: words, tables and pictures, for pages, Word, slides and sheets alike.

Every picture also has its numbers as a table, so that nothing is said by a picture alone.
"""

from dataclasses import dataclass, field

from qidose.exercises.cards import ChartData


@dataclass(frozen=True, kw_only=True)
class Words:
    """Paragraphs under a heading."""

    heading: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table. The first cell of a row names it. `shades`, 0 to 4 a cell, where cells are shaded beside their words."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: tuple[str, ...] = ()
    shades: tuple[tuple[int | None, ...], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Curve:
    """One line over time, a value a label: `middle` is drawn, `low` and `high` bound it where it is a range."""

    name: str
    middle: tuple[float | None, ...]
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Curves:
    """Lines over the same months, each in a small chart of its own, with the number that was adopted, if any."""

    title: str
    unit: str
    labels: tuple[str, ...]
    curves: tuple[Curve, ...]
    message: str = ""
    goals: dict[str, float] = field(default_factory=dict)
    """Name of a curve: the number that was adopted."""
    together: bool = False
    """All lines in one chart."""

    def grid(self) -> Grid:
        """The numbers: one row a month."""
        head, columns = ["Month"], []
        for curve in self.curves:
            if curve.low:
                head += [f"{curve.name}, low", f"{curve.name}, high"]
                columns += [curve.low, curve.high]
            else:
                head.append(curve.name)
                columns.append(curve.middle)  # type: ignore[arg-type]
        rows = tuple(
            (label, *("" if column[n] is None else f"{column[n]:,.1f}" for column in columns))
            for n, label in enumerate(self.labels)
        )
        return Grid(title=self.title, head=tuple(head), rows=rows)


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One stretch of time in a calendar, from month `start` to `end` (from 1, both included), in the lane `lane`."""

    lane: str
    name: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """Waves over the months of a plan."""

    title: str
    labels: tuple[str, ...]
    bars: tuple[Bar, ...]
    message: str = ""

    def grid(self) -> Grid:
        rows = tuple((bar.lane, bar.name, self.labels[bar.start - 1], self._end(bar), bar.words) for bar in self.bars)
        return Grid(title=self.title, head=("Group", "Wave", "Begins", "Ends", "What"), rows=rows)

    def _end(self, bar: Bar) -> str:
        return self.labels[min(bar.end, len(self.labels)) - 1]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One level of the pyramid, widest first: how many people, in words and as a share of the widest."""

    name: str
    low: float
    high: float
    words: str


@dataclass(frozen=True, kw_only=True)
class Pyramid:
    """Many people with shared knowledge at the foot, few with deep knowledge at the top."""

    title: str
    steps: tuple[Step, ...]
    message: str = ""

    def grid(self) -> Grid:
        rows = tuple((step.name, f"{step.low:,.0f}", f"{step.high:,.0f}", step.words) for step in self.steps)
        return Grid(title=self.title, head=("Level", "From", "To", "What they know"), rows=rows)


@dataclass(frozen=True, kw_only=True)
class Branch:
    """One primary driver with its secondary drivers."""

    name: str
    drivers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Tree:
    """A driver diagram: an aim, and the branches that it rests on."""

    title: str
    aim: str
    branches: tuple[Branch, ...]
    message: str = ""

    def grid(self) -> Grid:
        rows = tuple(
            (branch.name, driver) for branch in self.branches for driver in (branch.drivers or ("Nothing yet",))
        )
        return Grid(title=f"{self.title}: {self.aim}", head=("Pillar", "What we do"), rows=rows)


@dataclass(frozen=True, kw_only=True)
class Series:
    """A run or SPC chart, drawn by the chart function of the course, with the plan's range for each month, if any."""

    chart: ChartData
    words: tuple[str, ...] = ()
    band_low: tuple[float | None, ...] = ()
    band_high: tuple[float | None, ...] = ()
    """None in months that the plan says nothing about."""

    def grid(self) -> Grid:
        """The numbers, and the plan's range where there is one: one row a month."""
        chart = self.chart
        columns = [chart.values, *((self.band_low, self.band_high) if self.band_low else ())]
        rows = tuple(
            (label, *(_said(column[n]) for column in columns), chart.marked.get(n, ""))
            for n, label in enumerate(chart.labels)
        )
        plan = ("Plan, low", "Plan, high") if self.band_low else ()
        return Grid(title=chart.title, head=(chart.x_title, chart.unit, *plan, "Note"), rows=rows)


def _said(value: float | None) -> str:
    """A value with at most 2 decimals, and no more than it has."""
    return "" if value is None else f"{value:,.2f}".rstrip("0").rstrip(".")


Part = Words | Grid | Curves | Calendar | Pyramid | Tree | Series
