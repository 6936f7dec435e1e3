"""A year of a dosing plan in a trust of 12,000: waves are run or cancelled, people finish, people leave (E-T6-10).

The model is the planner's own, a stock of trained people by group: T(t + 1) = T(t) (1 − h) + seats × completion, with
h the monthly leaver rate, 1 − (1 − L)^(1/12). Here each person finishes, or leaves, by chance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from qidose.simulate.draw import generator
from qidose.simulate.luck import binomial

GROUPS = {
    "all staff": 10_500,
    "board": 18,
    "senior leaders": 120,
    "managers": 1_200,
    "coaches": 130,
    "experts": 32,
}
IN_POST = {"all staff": 300, "board": 5, "senior leaders": 14, "managers": 60, "coaches": 12, "experts": 3}
WINTER = (9, 10)  # months of an NHS year, from 1 in April: December and January


@dataclass(frozen=True)
class Wave:
    """Places for one group: the months (from 1) in which it starts and how many months it takes."""

    group: str
    start: int
    length: int
    seats: int

    @property
    def ends(self) -> int:
        """The month in which its people are counted as trained."""
        return self.start + self.length - 1


@dataclass(frozen=True)
class PlanParams:
    """Heads and people in post with their dose, by group; yearly leavers; chances that a wave is cancelled."""

    heads: Mapping[str, int] = field(default_factory=lambda: dict(GROUPS))
    in_post: Mapping[str, int] = field(default_factory=lambda: dict(IN_POST))
    leavers: float = 0.101
    completion: float = 0.85
    cancelled: float = 0.08
    cancelled_in_winter: float = 0.30
    months: int = 12


@dataclass(frozen=True)
class Progress:
    """What the plan's owner sees. Arrays (groups, months): people in post with the dose at the end of a month,
    people who finished, trained people who left. `cancelled` are the waves that did not run, in the plan's order."""

    groups: tuple[str, ...]
    heads: tuple[int, ...]
    in_post: NDArray[np.int64]
    finished: NDArray[np.int64]
    left: NDArray[np.int64]
    cancelled: tuple[Wave, ...]

    @property
    def coverage(self) -> NDArray[np.float64]:
        """(groups, months): share of the group's heads that have the dose."""
        covered: NDArray[np.float64] = self.in_post / np.array(self.heads)[:, None]
        return covered


def follow(params: PlanParams, seed: int, waves: Sequence[Wave], months: int | None = None) -> Progress:
    """The first `months` of the plan (default: all). A plan that is changed later keeps the months that are past.

    Luck goes with the month and the group, so a wave added to one group changes nothing in another.
    Raises ValueError for a wave that cannot be.
    """
    for wave in waves:
        _check(params, wave)
    shown = params.months if months is None else months
    run = [not is_cancelled(params, seed, wave) for wave in waves]
    rows = [_group(params, seed, name, _finishing(params, seed, name, waves, run), shown) for name in params.heads]
    in_post, left, finished = (np.array([row[i] for row in rows]).reshape(len(rows), shown) for i in range(3))
    stopped = tuple(wave for wave, runs in zip(waves, run, strict=True) if not runs and wave.start <= shown)
    return Progress(tuple(params.heads), tuple(params.heads.values()), in_post, finished, left, stopped)


def expected(start: float, finished: Sequence[float] | NDArray[np.float64], leavers: float) -> NDArray[np.float64]:
    """(months,): mean people in post when so many finish each month. `leavers` is the yearly rate, 0 to 1."""
    stay, stock, found = (1 - leavers) ** (1 / 12), start, []
    for count in finished:
        stock = stock * stay + count
        found.append(stock)
    return np.array(found)


def expected_plan(params: PlanParams, waves: Sequence[Wave]) -> dict[str, NDArray[np.float64]]:
    """The truth of the plan: mean people in post by group, with the chance of cancelling counted in."""
    found = {}
    for group in params.heads:
        finished = np.zeros(params.months)
        for wave in waves:
            if wave.group == group and wave.ends <= params.months:
                finished[wave.ends - 1] += wave.seats * params.completion * (1 - chance_cancelled(params, wave))
        found[group] = expected(params.in_post[group], finished, params.leavers)
    return found


def chance_cancelled(params: PlanParams, wave: Wave) -> float:
    """The chance that a wave is cancelled: higher where it starts in December or January."""
    return params.cancelled_in_winter if (wave.start - 1) % 12 + 1 in WINTER else params.cancelled


def is_cancelled(params: PlanParams, seed: int, wave: Wave) -> bool:
    """Whether this wave is cancelled; the same for every wave of one group that starts in one month."""
    luck = float(generator(seed, "trust", "wave", wave.group, wave.start).random())
    return luck < chance_cancelled(params, wave)


def _finishing(
    params: PlanParams, seed: int, group: str, waves: Sequence[Wave], run: Sequence[bool]
) -> NDArray[np.int64]:
    """(months,): people who finish in each month."""
    finished = np.zeros(params.months, dtype=np.int64)
    for wave, runs in zip(waves, run, strict=True):
        if runs and wave.group == group and wave.ends <= params.months:
            luck = float(generator(seed, "trust", "finish", group, wave.start, wave.length).random())
            finished[wave.ends - 1] += binomial(luck, wave.seats, params.completion)
    return finished


def _group(
    params: PlanParams, seed: int, group: str, finished: NDArray[np.int64], months: int
) -> tuple[list[int], list[int], list[int]]:
    monthly = 1 - (1 - params.leavers) ** (1 / 12)
    lucks = generator(seed, "trust", "leave", group).random(params.months)
    stock, in_post, left = params.in_post[group], [], []
    for month in range(months):
        gone = binomial(float(lucks[month]), stock, monthly)
        # No group can have more trained people than heads: who finishes twice is not counted twice.
        stock = min(stock - gone + int(finished[month]), params.heads[group])
        in_post.append(stock)
        left.append(gone)
    return in_post, left, finished[:months].tolist()


def _check(params: PlanParams, wave: Wave) -> None:
    if wave.group not in params.heads:
        raise ValueError(f"a group is one of {', '.join(params.heads)}, not {wave.group!r}")
    if wave.start < 1 or wave.length < 1 or wave.seats < 0:
        raise ValueError(f"a wave starts in month 1 or later, takes 1 month or more and has 0 or more seats: {wave}")
