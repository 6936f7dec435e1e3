"""How "Factorial on the ward" is marked: the figures that a learner gave beside those of the data."""

from ..fields import Answer
from ..marks import Criterion
from ..values import chosen_in, number_in
from .ward_factorial_case import LETTERS, PAIRS, SETUPS, Trial
from .ward_factorial_words import (
    ADVICE_WHY,
    BY_CHANCE,
    CONVENTIONS,
    ORDER_WHY,
    TOGETHER,
    WHOLE,
    advice,
    orders,
    pair_letters,
    pairs,
    setup_text,
)

PLAN, ALONE, EFFECTS, READ, TRUTH = "plan", "alone", "effects", "read", "truth"
WITHIN = 0.20
"""What the pair does is right within this share of what the data give."""
SLACK = 0.5
"""The other effects are right within so many points: they are read off the same code, and rounding is no fault."""
FIGURES = (*LETTERS, *PAIRS)
STATES = (("without", False), ("with", True))
"""The fields for what 1 idea of the pair does, by whether the other is used."""


def named(case: Trial, answer: Answer) -> str:
    """The pair that the learner named; the first one while none is named."""
    chosen = chosen_in(answer.get(EFFECTS, "pair"), pairs())
    return chosen.id if chosen else PAIRS[0]


def weeks_in(answer: Answer) -> dict[str, int]:
    """The weeks planned for each set-up; 0 everywhere where what is stored is no plan."""
    value = answer.get(PLAN, "weeks")
    given = value if isinstance(value, dict) else {}
    weeks = {setup: given.get(setup, 0) for setup in SETUPS}
    sound = all(isinstance(n, int) and not isinstance(n, bool) for n in weeks.values())
    return weeks if sound else dict.fromkeys(SETUPS, 0)


def factor(answer: Answer) -> int:
    """What a pair's figure is multiplied with by the learner's convention."""
    return 2 if answer.get(EFFECTS, "convention") == WHOLE else 1


def near(given: float | None, true: float, slack: float = SLACK) -> bool:
    """Whether a figure agrees with the one from the data."""
    return given is not None and abs(given - true) <= slack


def given_in(answer: Answer, letters: str) -> float | None:
    """The learner's figure for an idea or a pair, by the convention that this course uses: half of the difference."""
    given = figure_in(answer, letters)
    if chosen_in(answer.get(EFFECTS, "convention"), CONVENTIONS) is None or given is None:
        return None
    return given / factor(answer) if len(letters) > 1 else given


def about_plan(case: Trial, answer: Answer) -> tuple[Criterion, ...]:
    """The plan, and the order of its weeks."""
    weeks, order = weeks_in(answer), chosen_in(answer.get(PLAN, "order"), orders(case))
    left_out = [setup_text(setup) for setup in SETUPS if weeks[setup] != 1]
    all_planned = not left_out
    return (
        Criterion(
            name="The plan has every set-up once",
            met=all_planned,
            why=(
                "Each of the 8 weeks then helps to answer every question."
                if all_planned
                else f"Your plan does not have these once: {'; '.join(left_out)}. Other weeks cannot stand in for them."
            ),
        ),
        Criterion(
            name="The order of the weeks is drawn by chance",
            met=order is not None and order.id == BY_CHANCE,
            why=ORDER_WHY[order.id] if order else "You chose no order.",
        ),
    )


def about_effects(case: Trial, answer: Answer) -> tuple[Criterion, ...]:
    """The pair, its size, the other effects, 1 idea with and without the other, and the advice."""
    pair, times = case.partners, factor(answer)
    named_pair = chosen_in(answer.get(EFFECTS, "pair"), pairs())
    right_pair = named_pair is not None and named_pair.id == pair
    others = [figure for figure in FIGURES if figure != pair]
    chosen = chosen_in(answer.get(READ, "advice"), advice(case, named(case, answer)))
    return (
        Criterion(
            name="The pair that needs each other",
            met=right_pair,
            why=f"Ideas {pair_letters(pair)} have by far the largest effect of a pair.",
            points=2,
        ),
        Criterion(
            name="How much the pair does together",
            met=near(given_in(answer, pair), case.effect(pair), WITHIN * abs(case.effect(pair))),
            why=f"The data give {_points(case.effect(pair) * times)}, by your convention. The aim is within 20%.",
            points=2,
        ),
        Criterion(
            name="The other 5 effects",
            met=all(near(given_in(answer, one), case.effect(one)) for one in others),
            why="Each is right within half a point. The table at the end has them all.",
            points=2,
        ),
        Criterion(
            name="What 1 idea does without the other, and with it",
            met=right_pair
            and all(near(number_in(answer.get(READ, name)), case.first_of(pair, on), 2 * SLACK) for name, on in STATES),
            why=(
                f"Idea {pair[0].upper()} gives {_points(case.first_of(pair, False))} without {pair[1].upper()} "
                f"and {_points(case.first_of(pair, True))} with it."
            ),
        ),
        Criterion(
            name="Advice that the data support",
            met=chosen is not None and chosen.id == TOGETHER,
            why=ADVICE_WHY[chosen.id] if chosen else "You chose no advice.",
        ),
    )


def figure_in(answer: Answer, letters: str) -> float | None:
    """The learner's figure for an idea or a pair."""
    return number_in(answer.get(EFFECTS, f"effect-{letters}"))


def _points(value: float) -> str:
    return f"{round(value, 1) + 0.0:.1f} points".replace("-", "−")
