"""The case of "24 months of theatre lists": one learner's lists, what they may choose, and the months that came."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from qidose.simulate import manage_1
from qidose.simulate.draw import generator
from qidose.simulate.manage_1 import Decision, View
from qidose.simulate.policies.manage_1 import next_accepted

from ..fields import Answer, Option
from ..months_game import moves_in
from ..values import chosen_in

NOISES = (9.0, 12.0, 15.0, 18.0)
"""How much lists may vary by chance, in minutes (1 standard deviation): each learner has a size of their own."""
BY_MONTH, BY_MEAN = "by-month", "by-mean"
Choices = tuple[str, ...]


@dataclass(frozen=True)
class Lists:
    """One learner's theatre lists."""

    seed: int
    params: manage_1.Params
    data: manage_1.Data
    truth: manage_1.Truth


@dataclass(frozen=True)
class Played:
    """The months so far: `choices` are the ids that were chosen, `views` what was on the table before each of them and
    after the last."""

    choices: Choices
    views: tuple[View, ...]

    @property
    def now(self) -> View:
        return self.views[-1]

    @property
    def decisions(self) -> tuple[Decision, ...]:
        return self.now.decisions


@lru_cache(maxsize=64)
def draw(seed: int) -> Lists:
    # A fair game is looked for by playing it in 6 ways, and a page asks for the same case at every step.
    rng = generator(seed, "manage-two-sided")
    noise = NOISES[int(rng.integers(len(NOISES)))]
    params = manage_1.Params(noise_sd=noise, adjust_cost=2 * noise / 3, investigate_cost=noise)
    fair = next_accepted(int(rng.integers(2**62)), params)
    return Lists(fair, params, *manage_1.generate(params, fair))


def options(view: View) -> tuple[Option, ...]:
    """What may be done after the latest month. An adjustment by 0 minutes is none, so it is not offered."""
    months = manage_1.level_so_far(view)[1]
    adjust = [Option(BY_MONTH, f"Adjust by this month: {booked(view, BY_MONTH)}")]
    if months > 1:
        adjust.append(Option(BY_MEAN, f"Adjust by the mean of {months} months: {booked(view, BY_MEAN)}"))
    return (
        Option("hold", "Hold: change nothing"),
        *(option for option in adjust if decision(view, option.id).minutes),
        Option("investigate", "Investigate: look for a special cause"),
    )


def decision(view: View, choice: str) -> Decision:
    """What a choice decides, with its minutes."""
    if choice == BY_MONTH:
        return Decision("adjust", -round(view.values[-1]))
    if choice == BY_MEAN:
        return Decision("adjust", -round(manage_1.level_so_far(view)[0]))
    return Decision("investigate" if choice == "investigate" else "hold")


def booked(view: View, choice: str) -> str:
    """What an adjustment does: "book 14 minutes less"."""
    minutes = decision(view, choice).minutes or 0
    return f"book {count(abs(minutes))} {'less' if minutes < 0 else 'more'}"


def count(minutes: float) -> str:
    """A number of minutes, in words that fit it."""
    return f"{minutes:g} {'minute' if minutes == 1 else 'minutes'}"


def play(case: Lists, answer: Answer) -> Played:
    """The months that the fixed moves of an answer add up to; they end before a move that was never on offer."""
    return _play(case, tuple(value if isinstance(value, str) else "" for value in moves_in(answer)))


@lru_cache(maxsize=1024)
def _play(case: Lists, moves: Choices) -> Played:
    """Month upon month, each remembered: a page asks for all of them again at every step."""
    if not moves:
        return Played((), (_theatre(case).first(),))
    before = _play(case, moves[:-1])
    option = chosen_in(moves[-1], options(before.now))
    if option is None or len(before.choices) < len(moves) - 1:
        return before
    after = _theatre(case).after(before.now, decision(before.now, option.id))
    return Played((*before.choices, option.id), (*before.views, after))


@lru_cache(maxsize=64)
def _theatre(case: Lists) -> manage_1.Theatre:
    return manage_1.Theatre(case.params, case.seed)


@lru_cache(maxsize=64)
def graded(case: Lists, decisions: tuple[Decision, ...]) -> manage_1.Grade:
    """Each decision against what could be known."""
    return manage_1.grade(case.params, case.seed, decisions)


def lost(case: Lists, decisions: Sequence[Decision]) -> float:
    """Minutes lost on each list over the months, had these been the decisions."""
    return manage_1.play(case.params, case.seed, decisions).minutes_lost
