"""Records counted for the months that are shown, from which every part of the page is drawn."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from qidose.dosing.parts import Series

from .charts import Band, Line, series
from .counts import Counts, Ints
from .months import Months, month_of
from .places import hidden
from .records import Records

PlanBands = Mapping[str, Band]
"""A plan's ranges by line, such as "can/managers"."""


@dataclass(frozen=True)
class Look:
    """Records counted for the months that are shown. Drawing from it is quick; counting is done once."""

    records: Records
    counts: Counts
    bands: PlanBands
    today: dt.date

    @property
    def months(self) -> Months:
        return self.counts.months

    @property
    def notes(self) -> dict[int, str]:
        """Where leavers begin to be known, written on the charts that count people."""
        begun = self.records.begun
        at = month_of(begun) - self.months.first if begun else 0
        return {at: "Register begins"} if 0 < at < self.months.count else {}

    def people(self, name: str, title: str, values: Ints, heads: Ints) -> Series:
        """The chart of a number of people, (M,), where there are at least 5 `heads`."""
        shown = tuple(
            None if hidden(people) else int(value)
            for value, people in zip(values.tolist(), heads.tolist(), strict=True)
        )
        line = Line(title, "people", self.months.names, shown, notes=self.notes, accumulates=True)
        return series(line, self.months.first, self.bands.get(name))
