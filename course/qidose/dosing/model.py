"""The stock-and-flow model: people who have a dose come by waves and leave with the leavers, month by month.

    h          the share that leaves in a month: 1 - (1 - L)^(1/12) for L a year
    T(t+1)     T(t) (1 - h) + completions of the month + joiners who have the dose at entry

Months are counted from 1; "at month 24" is the end of the 24th. Curriculum 7.4 is the source of the formulas.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, expm1, inf, log1p

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class BadInput(ValueError):
    """Something that no plan can be made from. The message is written for the person who plans."""


def monthly_hazard(leavers: float) -> float:
    """The share of people who leave in a month, where `leavers` (0 to under 1) leave in a year.

    >>> round(monthly_hazard(0.101), 6)
    0.008833
    """
    if not 0 <= leavers < 1:
        raise BadInput(f"The yearly share of leavers must be from 0% to under 100%. This is {leavers:.0%}.")
    # The long way round, because 1 minus almost 1 would lose the digits of a very small share.
    return -expm1(log1p(-leavers) / 12.0)


@dataclass(frozen=True)
class Wave:
    """People trained together: `seats` begin at the start of month `start` (from 1) and are done `length` months later.

    `completion` is the share who finish. They count at the end of the wave's last month.
    """

    start: int
    length: int
    seats: float
    completion: float = 1.0

    def __post_init__(self) -> None:
        if self.start < 1 or self.length < 1:
            raise BadInput("A wave begins in month 1 or later and lasts at least 1 month.")
        if self.seats < 0:
            raise BadInput(f"A wave cannot have {self.seats:g} seats.")
        if not 0 <= self.completion <= 1:
            raise BadInput(f"The share who finish must be from 0% to 100%. This is {self.completion:.0%}.")

    @property
    def done(self) -> int:
        """The month at whose end its people are trained."""
        return self.start + self.length - 1

    @property
    def trained(self) -> float:
        return self.seats * self.completion


def back_to_back(waves: int, length: int, seats: float, completion: float = 1.0) -> tuple[Wave, ...]:
    """Waves that follow each other from month 1."""
    return tuple(Wave(1 + length * n, length, seats, completion) for n in range(waves))


def every_quarter(seats: float, months: int, completion: float = 1.0) -> tuple[Wave, ...]:
    """A workshop at the end of each quarter."""
    return tuple(Wave(month, 1, seats, completion) for month in range(3, months + 1, 3))


def every_month(seats: float, months: int, completion: float = 1.0) -> tuple[Wave, ...]:
    """The same number of people each month."""
    return tuple(Wave(month, 1, seats, completion) for month in range(1, months + 1))


def stock(
    waves: Iterable[Wave],
    months: int,
    leavers: float,
    start: float = 0.0,
    heads: float = inf,
    at_entry: float = 0.0,
) -> Floats:
    """People in post with the dose at the end of months 1 to `months`, (months,).

    `start` have it before month 1. Of the joiners who replace leavers in a group of `heads`, the share `at_entry` gets
    the dose when they join (induction). There are never more than `heads`.
    """
    if months < 1:
        raise BadInput("A plan has at least 1 month.")
    if not 0 <= at_entry <= 1:
        raise BadInput("The share trained at entry must be from 0% to 100%.")
    hazard = monthly_hazard(leavers)
    joining = heads * hazard * at_entry if at_entry else 0.0
    coming = np.zeros(months)
    for wave in waves:
        if wave.done <= months:
            coming[wave.done - 1] += wave.trained
    in_post, now = np.empty(months), float(start)
    for month in range(months):
        now = min(now * (1.0 - hazard) + joining + coming[month], heads)
        in_post[month] = now
    return in_post


def coverage(
    waves: Iterable[Wave], months: int, leavers: float, heads: float, start: float = 0.0, at_entry: float = 0.0
) -> Floats:
    """The share of `heads` in post with the dose at the end of each month, (months,): `stock` over `heads`.

    >>> waves = back_to_back(5, 6, 80)
    >>> [round(100 * float(coverage(waves, 30, 0.10, 3_300)[month - 1]), 1) for month in (24, 30)]
    [9.0, 10.9]
    """
    if heads <= 0:
        raise BadInput("A group has at least 1 person.")
    return stock(waves, months, leavers, start, heads, at_entry) / heads


def people_to_train(goal: float, months: int, leavers: float, completion: float = 1.0) -> float:
    """Seats in all, spread evenly over `months`, so that `goal` people have the dose at the end of the last month.

    >>> round(people_to_train(150, 60, 0.101), 1)
    192.6
    """
    return months * seats_a_month(goal, months, leavers, completion)


def seats_a_month(goal: float, months: int, leavers: float, completion: float = 1.0) -> float:
    """Seats each month to reach `goal` from nobody in `months` months: G h / (c (1 - (1 - h)^N))."""
    if goal < 0 or months < 1:
        raise BadInput("A goal is 0 people or more, and it takes at least 1 month.")
    if not 0 < completion <= 1:
        raise BadInput("The share who finish must be above 0% and at most 100%.")
    hazard = monthly_hazard(leavers)
    if hazard == 0:
        return goal / (completion * months)
    return goal * hazard / (completion * -expm1(months * log1p(-hazard)))


def seats_a_wave(goal: float, month: int, done: Sequence[int], leavers: float, completion: float = 1.0) -> float:
    """Seats in each of some waves, done at the end of the months `done`, so that `goal` are in post at `month`.

    >>> round(seats_a_wave(330, 24, (6, 12, 18, 24), 0.10), 1)
    89.1
    """
    stay = [(1.0 - leavers) ** ((month - end) / 12.0) for end in done if end <= month]
    monthly_hazard(leavers)
    if not stay or not 0 < completion <= 1:
        raise BadInput("At least 1 wave must be done by then, with a share above 0% who finish.")
    return goal / (completion * sum(stay))


def whole_people(value: float) -> int:
    """People come whole, and one too few is too few: rounded up, but for what is only a matter of arithmetic."""
    return ceil(round(value, 9))


def ceiling(seats_each_month: float, leavers: float, completion: float = 1.0) -> float:
    """The stock that a steady stream ends at, however long it goes on: inflow over the monthly share of leavers."""
    hazard = monthly_hazard(leavers)
    return inf if hazard == 0 else seats_each_month * completion / hazard
