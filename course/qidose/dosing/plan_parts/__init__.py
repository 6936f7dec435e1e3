"""A plan for reading: the pictures and tables that its page shows and that go to a board, all from one place."""

import datetime as dt
from collections.abc import Callable, Sequence

from ..checks import not_ready, troubles
from ..parts import Part, Words
from ..plan import Plan
from .ahead import backwards_parts, outlook_parts
from .effort import time_parts, wave_parts
from .setting import matrix_parts, pillar_parts, setting_parts
from .strategy import number_parts, strategy_parts
from .wording import where


def plan_parts(plan: Plan, today: dt.date) -> list[Part]:
    """The whole plan for reading, from the strategy to what it asks of people, in the order of a board paper."""
    makers: Sequence[Callable[[Plan, dt.date], list[Part]]] = (
        strategy_parts,
        number_parts,
        outlook_parts,
        backwards_parts,
        wave_parts,
        time_parts,
        setting_parts,
        pillar_parts,
        matrix_parts,
        trouble_parts,
    )
    return [part for make in makers for part in make(plan, today)]


def trouble_parts(plan: Plan, today: dt.date) -> list[Part]:
    """What does not fit together, and what the plan still needs: said to the board, too."""
    found = tuple(dict.fromkeys([*not_ready(plan, today), *said(plan, today)]))
    return [Words(heading="What does not fit together yet", words=found)] if found else []


def said(plan: Plan, today: dt.date) -> tuple[str, ...]:
    """Every trouble of a plan in words, with the field that it is about."""
    return tuple(f"{where(plan, one.place)}: {one.words}" for one in troubles(plan, today))
