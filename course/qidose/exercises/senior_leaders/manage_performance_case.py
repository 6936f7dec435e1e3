"""The case of "24 months, 24 improvement days": one learner's service, what they may choose, and what came of it."""

from dataclasses import dataclass
from functools import lru_cache

from qidose.simulate import manage_2
from qidose.simulate.draw import generator
from qidose.simulate.manage_2 import DAYS, Choice, View
from qidose.simulate.policies.manage_2 import next_accepted

from ..fields import Answer, Option
from ..months_game import MONTHS, moves_in

LEVELS = (64, 66, 68, 70, 72, 74)
"""True percentages before a redesign, which adds 20; the target lies 8 above the level and red begins 2 under it."""
GAIN, TARGET_ABOVE, RED_BELOW = 20, 8, 2
HISTORIES = (8, 9, 10)
"""Months before the game. They move the month from which on a process has been stable for long enough."""
NAMES: dict[Choice, str] = {
    "hold": "Hold: change nothing",
    "ask": "Ask for an explanation",
    "investigate": "Investigate: look for a special cause",
    "redesign": "Redesign how the work is done",
}


@dataclass(frozen=True)
class Service:
    """One learner's service."""

    seed: int
    params: manage_2.Params
    scenario: manage_2.Scenario
    truth: manage_2.Truth


@dataclass(frozen=True)
class Played:
    """The months so far. `moves` counts those that the learner decided: who has no days left can only hold, so the
    months that remain pass by themselves. `views` are what was on the table before each month and after the last."""

    moves: int
    views: tuple[View, ...]

    @property
    def now(self) -> View:
        return self.views[-1]

    @property
    def decisions(self) -> tuple[Choice, ...]:
        return self.now.decisions

    @property
    def over(self) -> bool:
        """Whether all months have been decided."""
        return len(self.decisions) == MONTHS


@lru_cache(maxsize=64)
def draw(seed: int) -> Service:
    # A fair game is looked for by playing it in 7 ways, and a page asks for the same case at every step.
    rng = generator(seed, "manage-performance")
    level = LEVELS[int(rng.integers(len(LEVELS)))]
    params = manage_2.Params(
        usual=level / 100,
        redesigned=(level + GAIN) / 100,
        target=float(level + TARGET_ABOVE),
        red_below=float(level - RED_BELOW),
        history=HISTORIES[int(rng.integers(len(HISTORIES)))],
    )
    fair = next_accepted(int(rng.integers(2**62)), params)
    data, truth = manage_2.generate(params, fair)
    return Service(fair, params, data.scenario, truth)


def options(view: View) -> tuple[Option, ...]:
    """What the days that are left allow; a redesign can be made once."""
    return tuple(
        Option(choice, f"{name} ({DAYS[choice]} days)" if DAYS[choice] else name)
        for choice, name in NAMES.items()
        if DAYS[choice] <= view.days_left and not (choice == "redesign" and view.redesigns)
    )


def play(case: Service, answer: Answer) -> Played:
    """The months that the fixed moves of an answer add up to; they end before a move that was never on offer."""
    return _play(case, tuple(value if isinstance(value, str) else "" for value in moves_in(answer)))


@lru_cache(maxsize=1024)
def _play(case: Service, moves: tuple[str, ...]) -> Played:
    """Month upon month, each remembered: a page asks for all of them again at every step."""
    if not moves:
        return Played(0, (_service(case).first(),))
    before = _play(case, moves[:-1])
    offered = options(before.now)
    chosen = next((choice for choice in NAMES if choice == moves[-1] and choice in {one.id for one in offered}), None)
    if chosen is None or before.moves < len(moves) - 1 or before.over:
        return before
    views = [*before.views, _service(case).after(before.now, chosen)]
    while len(options(views[-1])) == 1 and len(views[-1].decisions) < MONTHS:
        views.append(_service(case).after(views[-1], "hold"))
    return Played(before.moves + 1, tuple(views))


@lru_cache(maxsize=64)
def _service(case: Service) -> manage_2.Service:
    return manage_2.Service(case.params, case.seed)


@lru_cache(maxsize=64)
def graded(case: Service, decisions: tuple[Choice, ...]) -> manage_2.Grade:
    """Each decision against what could be known."""
    return manage_2.grade(case.params, case.seed, decisions)
