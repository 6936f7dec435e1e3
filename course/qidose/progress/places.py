"""Who has which dose, by dose, group and directorate, and whether the front line and its leaders move together.

Directorates stand in alphabetical order and are not compared. Fewer than 5 people are not shown.
"""

from typing import overload

import numpy as np

from qidose.dosing.parts import Curve, Curves, Grid, Part, Words
from qidose.dosing.plan_form import GROUP_NAMES

from .counts import Bools, Counts, Ints
from .months import month_name
from .records import DOSE_IDS

FEWEST = 5
"""Of fewer people than this nothing is shown, so that nobody can be recognised."""
FEW = f"Fewer than {FEWEST} people"
FRONT_LINE = ("all-staff",)
LEADERS = ("board", "senior-leaders", "managers")


@overload
def hidden(people: int) -> bool: ...
@overload
def hidden(people: Ints) -> Bools: ...
def hidden(people: int | Ints) -> bool | Bools:
    """Whether so many people are too few to be shown."""
    return people < FEWEST


def place_parts(counts: Counts) -> list[Part]:
    """The last month as tables: by dose, by group and by directorate."""
    month = month_name(counts.months.last)
    return [_by_dose(counts, month), _by_group(counts, month), _by_directorate(counts, month)]


def _by_dose(counts: Counts, month: str) -> Grid:
    having, deepest = counts.with_dose[:, :, -1].sum(axis=1), counts.deepest[:, -1]
    rows = [(GROUP_NAMES[dose], f"{having[n]:,}", f"{deepest[n]:,}") for n, dose in enumerate(DOSE_IDS)] + [
        ("Everybody with a dose, counted once", f"{deepest.sum():,}", f"{deepest.sum():,}")
    ]
    words = ("Everybody with a dose also counts for all staff. In the last column each person counts once.",)
    head = ("Dose", "In post with it", "In post, and it is their deepest")
    return Grid(title=f"People in post with each dose, {month}", head=head, rows=tuple(rows), words=words)


def _by_group(counts: Counts, month: str) -> Grid:
    tables = (counts.heads, counts.own, counts.using)
    rows = []
    for n, group in enumerate(counts.groups):
        heads, *rest = (int(table[n, :, -1].sum()) for table in tables)
        if heads:
            rows.append((group.name, *((FEW, "", "") if hidden(heads) else (f"{k:,}" for k in (heads, *rest)))))
    head = ("Group", "In post", "With the dose they need", "With a test or project in the last 6 months")
    return Grid(title=f"Each group, {month}", head=head, rows=tuple(rows))


def _by_directorate(counts: Counts, month: str) -> Grid:
    heads, using = (table[:, :, -1].sum(axis=0) for table in (counts.heads, counts.using))
    rows = []
    for chosen in shown_together(heads):
        numbers = (heads[chosen].sum(), *counts.with_dose[:, chosen, -1].sum(axis=1), using[chosen].sum())
        name = " and ".join(counts.directorates[n] for n in chosen)
        rows.append((name, *((FEW, *[""] * 7) if hidden(int(numbers[0])) else (f"{k:,}" for k in numbers))))
    words = ["Directorates stand in alphabetical order. Their work differs, so they are not compared."]
    if (hidden(heads) & (heads > 0)).any():
        words.append(
            f"A directorate with fewer than {FEWEST} people is shown together with another, for confidentiality."
        )
    head = ("Directorate", "In post", *(GROUP_NAMES[dose] for dose in DOSE_IDS), "Test or project in 6 months")
    return Grid(title=f"Each directorate, {month}", head=head, rows=tuple(rows), words=tuple(words))


def shown_together(heads: Ints) -> list[list[int]]:
    """Which directorates, by number, make one row: each by itself, but the smallest together until they are 5 people.

    To leave a small one out would not do: the total would give it away.

    >>> shown_together(np.array([3, 500, 430]))
    [[0, 2], [1]]
    """
    smallest = [int(n) for n in np.argsort(heads, kind="stable") if heads[n]]
    together: list[int] = []
    while smallest and (hidden(int(heads[smallest[0]])) or (together and hidden(int(heads[together].sum())))):
        together.append(smallest.pop(0))
    return sorted([*([sorted(together)] if together else []), *([n] for n in smallest)])


def disconnect_parts(counts: Counts) -> list[Part]:
    """For each directorate 2 lines: the share of the front line and of its leaders with the dose that they need."""
    intro = (
        "To begin only at the top, or only with care-givers, can cause a disconnect. Each chart has 2 lines: the front "
        "line, and leaders. A line is the share who have the dose that they need.",
        f"Months with fewer than {FEWEST} people on a line are not shown, for confidentiality.",
    )
    parts: list[Part] = [Words(heading="Front line and leaders", words=intro)]
    left_out = []
    for n, name in enumerate(counts.directorates):
        front, leaders = (_coverage(counts, groups, n) for groups in (FRONT_LINE, LEADERS))
        curves = [Curve(name=title, middle=line) for title, line in (("Front line", front), ("Leaders", leaders))]
        if any(value is not None for line in (front, leaders) for value in line):
            parts.append(_both_lines(name, counts.months.names, (curves[0], curves[1])))
        else:
            left_out.append(name)
    if left_out:
        parts.append(Words(words=(f"Not shown, because too few people are in them: {', '.join(left_out)}.",)))
    return parts


def _coverage(counts: Counts, groups: tuple[str, ...], directorate: int) -> tuple[float | None, ...]:
    chosen = [n for n, group in enumerate(counts.groups) if group.id in groups]
    heads, own = (table[chosen, directorate].sum(axis=0) for table in (counts.heads, counts.own))
    return tuple(
        None if hidden(people) else round(100 * having / people, 1)
        for people, having in zip(heads.tolist(), own.tolist(), strict=True)
    )


def _both_lines(name: str, labels: tuple[str, ...], curves: tuple[Curve, Curve]) -> Curves:
    said = []
    for curve in curves:
        now = curve.middle[-1]
        said.append(f"{curve.name}: not shown." if now is None else f"{curve.name}: {now:g}%.")
    message = f"{labels[-1]}. {' '.join(said)}"
    return Curves(title=name, unit="% with the dose", labels=labels, curves=curves, message=message, together=True)
