"""What would have to be true: the plan's adopted numbers, solved backwards for what leads to them."""

import datetime as dt
from dataclasses import dataclass

import numpy as np

from .model import Floats, stock
from .outlook import outlook_of, seats_needed
from .plan import Group, Plan
from .ranges import Adopted, Range

_STEPS = 40
"""Halvings of a search: to a millionth of a millionth."""


@dataclass(frozen=True)
class Backwards:
    """One adopted number. `planned` is what the waves give then; the rest is what would bring it about, each alone.

    `finish` is the share who would have to finish, `leavers` the yearly share who may leave at most: None where no
    share from 0% to 100% does it. `reached` is the first month with the number at the low and the high end, None where
    never.
    """

    group: Group
    number: Adopted
    month: int
    planned: Range
    seats: Range
    finish: float | None
    leavers: float | None
    reached: tuple[int | None, int | None]

    @property
    def holds(self) -> bool:
        """Whether the number lies inside or below what is planned."""
        return self.number.value <= self.planned.high


def backwards(plan: Plan, on: dt.date) -> tuple[Backwards, ...]:
    """Every adopted number of a plan, in the order of its groups."""
    adopted = plan.adopted(on)
    return tuple(_solve(plan, group, *adopted[group.id]) for group in plan.groups if group.id in adopted)


def _solve(plan: Plan, group: Group, number: Adopted, month: int) -> Backwards:
    ahead = outlook_of(plan, group)
    return Backwards(
        group=group,
        number=number,
        month=month,
        planned=ahead.at(month),
        seats=seats_needed(plan, group, number.value, month),
        finish=_finish(plan, group, number.value, month),
        leavers=_leavers(plan, group, number.value, month),
        reached=(_first(ahead.low, number.value), _first(ahead.high, number.value)),
    )


def _first(in_post: Floats, goal: float) -> int | None:
    months = np.flatnonzero(in_post >= goal - 1e-9)
    return int(months[0]) + 1 if months.size else None


def _at(plan: Plan, group: Group, month: int, leavers: float, finish: float | None) -> float:
    """People in post at a month with one yearly share of leavers, and one share who finish every wave.

    `finish` None is as planned: half-way along each wave's own range.
    """
    runs = [
        run
        for wave in plan.waves
        if wave.group == group.id
        for run in wave.runs(sum(wave.completion) / 2 if finish is None else finish)
    ]
    heads = float(group.most) if group.most else float("inf")
    entry = group.entry if group.most else 0.0
    return float(stock(runs, max(month, 1), leavers, min(group.trained, heads), heads, entry)[-1])


def _finish(plan: Plan, group: Group, goal: float, month: int) -> float | None:
    leavers = min(sum(group.leavers) / 2, 0.95)
    if _at(plan, group, month, leavers, 1.0) < goal:
        return None
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        half = (low + high) / 2
        low, high = (low, half) if _at(plan, group, month, leavers, half) >= goal else (half, high)
    return high


def _leavers(plan: Plan, group: Group, goal: float, month: int) -> float | None:
    if _at(plan, group, month, 0.0, None) < goal:
        return None
    low, high = 0.0, 0.99
    for _ in range(_STEPS):
        half = (low + high) / 2
        low, high = (half, high) if _at(plan, group, month, half, None) >= goal else (low, half)
    return low
