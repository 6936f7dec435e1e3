"""Counting on the ramp: what was usual at a place, what came in a test, and how far chance alone may go."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from qidose.simulate import ward
from qidose.simulate.ward import Week
from qidose.simulate.ward.marks import VISIBLE

from .case import PARAMS, Ramp
from .rounds import NOTHING, Round

RECENT = 6
"""Weeks that "now" looks back on."""
USUAL_VARIATION = 3.0
"""Standard errors that chance alone hardly ever goes beyond."""
SURELY, PERHAPS = VISIBLE, 2.5
"""Beyond the first a measure is to be named as worse; below the second it is not. Between them both are right: the
edge is not what is taught."""
PLACES = {"early": "early shift", "late": "late shift", "night": "night shift", "ward": "whole ward"}


@dataclass(frozen=True)
class Count:
    """How many of how many."""

    hits: int
    of: int

    @property
    def share(self) -> float:
        return self.hits / self.of if self.of else 0.0

    @property
    def percent(self) -> str:
        """ "62%", as it is told."""
        return f"{100 * self.share:.0f}%"

    @property
    def words(self) -> str:
        """ "171 of 240 (71%)"."""
        return f"{self.hits:,} of {self.of:,} ({self.percent})"


def total(counts: Iterable[Count]) -> Count:
    """Several counts as one."""
    found = list(counts)
    return Count(sum(one.hits for one in found), sum(one.of for one in found))


def shifts_at(place: str) -> tuple[ward.Shift, ...]:
    """The shifts of a place."""
    return tuple(shift for shift in ward.SHIFTS if place in (shift, "ward"))


def on_time(case: Ramp, rounds: tuple[Round, ...], place: str) -> list[Count]:
    """Medicines on time at a place: each week before the first cycle, then each week since."""
    shifts, data = shifts_at(place), case.data
    before = [
        total(Count(data.on_time[shift][week], data.patients[shift][week]) for shift in shifts)
        for week in range(PARAMS.baseline_weeks)
    ]
    since = [
        total(Count(week.ward_on_time[shift], week.ward_patients[shift]) for shift in shifts)
        for one in rounds
        for week in one.result.weeks
    ]
    return before + since


def wrong(round_: Round, measure: str, place: str) -> list[Count]:
    """How often a watched measure went wrong at a place, each week of a cycle."""
    return [_wrong(week, measure, place) for week in round_.result.weeks]


def _wrong(week: Week, measure: str, place: str) -> Count:
    return total(Count(week.ward_balancing[measure][shift], week.ward_patients[shift]) for shift in shifts_at(place))


def now(case: Ramp, rounds: tuple[Round, ...], place: str) -> Count:
    """Medicines on time at a place in the last weeks after these cycles."""
    return total(on_time(case, rounds, place)[-RECENT:])


def now_before(case: Ramp, rounds: tuple[Round, ...], round_: Round) -> Count:
    """What was "now" when this cycle was planned, at the place of its test."""
    return now(case, rounds[: round_.number - 1], round_.plan.place)


def room(share: float, of: int) -> float:
    """How far from a share chance alone may take so many patients, as a share."""
    return USUAL_VARIATION * sqrt(share * (1 - share) / of) if of else 0.0


def reach(before: Count, of: int) -> tuple[str, str]:
    """How low and how high chance alone takes so many patients, in percent."""
    spread = room(before.share, of)
    low, high = max(before.share - spread, 0), min(before.share + spread, 1)
    return f"{100 * low:.0f}%", f"{100 * high:.0f}%"


def watched_at(round_: Round) -> tuple[str, ...]:
    """The places at which watched measures can be read: none where a few patients are all that changed."""
    test = () if round_.plan.few else (round_.plan.place,)
    return (*test, *(("ward",) if round_.in_use and "ward" not in test else ()))


def asks_worse(round_: Round) -> bool:
    """Whether there is anything to read in what was watched."""
    return bool(round_.plan.team.watch and watched_at(round_))


def above_usual(case: Ramp, round_: Round, measure: str) -> float:
    """How many standard errors a watched measure lies above its usual share, at the place where that is most."""
    usual = case.usual(measure)
    counts = [total(wrong(round_, measure, place)) for place in watched_at(round_)]
    return max(USUAL_VARIATION * (count.share - usual) / room(usual, count.of) for count in counts)


def worse_accepted(case: Ramp, round_: Round) -> frozenset[str]:
    """What may be said to have got worse in this cycle: a measure, or "nothing"; at the edge more than one is right."""
    sizes = {name: above_usual(case, round_, name) for name in round_.plan.team.watch}
    named = {name for name, size in sizes.items() if size >= PERHAPS}
    return frozenset(named if max(sizes.values()) > SURELY else {*named, NOTHING})
