"""The 5 years of "5 years of decisions": what was decided, what the board saw, and how predictions turned out.

Vocabulary
    half    one half-year: 1 to 10
    skill   the share of all staff who were taught, are still here and use it: the simulator's "capability"
"""

from dataclasses import dataclass
from itertools import takewhile

from qidose.simulate import trust

from ..fields import Answer, Option
from ..values import chosen_in, number_in

PARAMS = trust.Params()
HALVES = PARAMS.half_years
YEARS = HALVES // 2
CLOSE = 1.0
"""Points of the survey within which a prediction counts as close."""
LOOK_BACK, SKILL = "look-back", "skill"
DECISIONS = tuple(Option(id, text) for id, text in trust.DECISIONS.items())


@dataclass(frozen=True)
class FiveYears:
    """One learner's trust."""

    seed: int
    name: str
    figures: tuple[Option, ...]
    truth: trust.Truth


def half_id(number: int) -> str:
    """The id of the card of a half-year, counted from 1."""
    return f"half-{number}"


def decisions_in(answer: Answer) -> list[str]:
    """What was decided, half-year by half-year, as far as the cards are locked; an odd value counts as "keep"."""
    locked = takewhile(lambda number: half_id(number) in answer.locked, range(1, HALVES + 1))
    chosen = (chosen_in(answer.get(half_id(number), "decision"), DECISIONS) for number in locked)
    return [option.id if option else "keep" for option in chosen]


def seen(case: FiveYears, answer: Answer) -> tuple[trust.HalfYear, ...]:
    """What the board saw at the start and after each decision."""
    return trust.play(PARAMS, case.seed, decisions_in(answer))


def predicted(answer: Answer, year: int) -> float | None:
    """What was predicted for the survey at the end of a year, 1 to 5."""
    said = number_in(answer.get(half_id(2 * year - 1), "predicted"))
    return None if said is None else round(said, 1)


def came_out(said: float, survey: float) -> str:
    """The id of the true comparison. Both figures are shown with 1 decimal, and "within 1 point" goes by these."""
    gap = round(survey - said, 6)
    return "close" if abs(gap) <= CLOSE else "higher" if gap > 0 else "lower"


def fitting(case: FiveYears, answer: Answer) -> int:
    """For how many years the stated comparison is true. All 10 half-years must be over."""
    shown, compared = seen(case, answer), answer.get(LOOK_BACK, "compared")
    placed = compared if isinstance(compared, dict) else {}
    fits = 0
    for year in range(1, YEARS + 1):
        said = predicted(answer, year)
        fits += said is not None and placed.get(f"year-{year}") == came_out(said, shown[2 * year].survey)
    return fits


def skill_of(answer: Answer) -> tuple[float, ...]:
    """The skill at the start and after each half-year that was decided, as a share of 1."""
    return tuple(trust.capability(PARAMS, decisions_in(answer))[::6].tolist())
