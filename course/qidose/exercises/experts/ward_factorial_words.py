"""What "Factorial on the ward" offers to choose, and what it says about each choice."""

from ..fields import Option
from ..wording import listed, lower
from .ward_factorial_case import PAIRS, Trial, used

BY_CHANCE = "chance"
IN_ORDER = (
    Option(BY_CHANCE, "Let chance decide which set-up has which week"),
    Option("easiest", "Begin with the easiest set-up, and add ideas week by week"),
    Option("blocks", "First all weeks without idea A, then all weeks with it"),
    Option("promise", "Begin with what promises most, and stop when it works"),
)
ORDER_WHY = {
    BY_CHANCE: "A slow drift, such as a new team or a spell of flu, then falls on no idea in particular.",
    "easiest": "If the ward gets calmer over the 8 weeks, the ideas of the last weeks look good for nothing they did.",
    "blocks": "All that differs between the first and the last 4 weeks would look like idea A.",
    "promise": "A good week is partly luck. If you stop there, you keep the luck and lose the other comparisons.",
}
NO_PAIR = "none"
HALF, WHOLE = "half", "whole"
CONVENTIONS = (
    Option(HALF, "Half of the difference: 4 weeks less the other 4"),
    Option(WHOLE, "The whole difference: with the other idea, less without it"),
)
TOGETHER, DROP, AVERAGE, ALL, PROVED = "together", "drop", "average", "all", "proved"
ADVICE_WHY = {
    TOGETHER: "It keeps what the test found, and asks the data once more before others build on it.",
    DROP: "No signal alone is no proof of no effect. Alone, the 2 ideas lacked each other.",
    AVERAGE: "That figure is a mean of weeks with and without the partner. Alone, the idea gives next to nothing.",
    ALL: "The third idea shows no effect over all 8 weeks. It would cost work every day for nothing.",
    PROVED: "The effect is likely real. But 1 week for each set-up on 1 ward cannot show that it holds elsewhere.",
}
BELIEFS = {DROP: "MC19", PROVED: "MC18"}


def setup_text(setup: str) -> str:
    """A set-up by its letters: "None of them", "A alone", "A and C", "All 3"."""
    letters = sorted(used(setup))
    if len(letters) in (0, 3):
        return "All 3" if letters else "None of them"
    return f"{letters[0].upper()} alone" if len(letters) == 1 else pair_letters(setup)


def pair_letters(pair: str) -> str:
    """A pair by its letters: "A and C"."""
    return listed(letter.upper() for letter in pair)


def pair_names(case: Trial, pair: str) -> str:
    """A pair in words that stand inside a sentence."""
    return listed(lower(case.name(letter)) for letter in pair)


def predictions(case: Trial) -> tuple[Option, ...]:
    """What can be predicted of the pairs."""
    adds_up = Option(NO_PAIR, "No pair is special: the effects just add up")
    return (*(Option(pair, f"{pair_letters(pair)} need each other") for pair in PAIRS), adds_up)


def pairs() -> tuple[Option, ...]:
    """The pairs to name one of."""
    return tuple(Option(pair, pair_letters(pair)) for pair in PAIRS)


def orders(case: Trial) -> tuple[Option, ...]:
    """The ways to order the weeks, in an order of the learner's own."""
    return tuple(IN_ORDER[place] for place in case.mixed if place < len(IN_ORDER))


def advice(case: Trial, named: str) -> tuple[Option, ...]:
    """What to tell the ward, by the pair that the learner named, in an order of the learner's own."""
    best = max("abc", key=case.effect)
    pair = pair_letters(named)
    said = (
        Option(TOGETHER, f"Use {pair} together, and run that and no idea again in random order"),
        Option(DROP, "Drop all 3 ideas, because none of them showed an effect when it was alone"),
        Option(AVERAGE, f"Use {best.upper()} alone, because over all weeks it gives {case.effect(best):.1f} points"),
        Option(ALL, "Use all 3 ideas from now on, because each of them adds something"),
        Option(PROVED, f"Tell every ward to use {pair} now, because 8 weeks have proved it"),
    )
    return tuple(said[place] for place in case.mixed)
