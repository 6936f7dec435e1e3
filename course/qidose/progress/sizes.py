"""How many people there are now, for whoever makes a plan: by group with their dose, and by directorate."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from .counts import count
from .months import Months, month_of
from .records import Group, Records


@dataclass(frozen=True)
class Sizes:
    """People in post at the end of this month, as known now. `groups` gives (in post, with the dose they need)."""

    groups: Mapping[Group, tuple[int, int]]
    directorates: Mapping[str, int]

    @property
    def people(self) -> int:
        return sum(heads for heads, _ in self.groups.values())


def sizes_now(records: Records, today: dt.date) -> Sizes:
    """The sizes of all groups and directorates that have anybody in them."""
    if not records.stays:
        return Sizes({}, {})
    month = month_of(today)
    counts = count(records, Months(month, month))
    heads, own = (table[:, :, -1] for table in (counts.heads, counts.own))
    groups = {group: (int(heads[n].sum()), int(own[n].sum())) for n, group in enumerate(counts.groups)}
    places = {name: int(heads[:, n].sum()) for n, name in enumerate(counts.directorates)}
    return Sizes(
        {group: found for group, found in groups.items() if found[0]},
        {name: people for name, people in places.items() if people},
    )
