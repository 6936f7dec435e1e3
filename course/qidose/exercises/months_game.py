"""What the 2 management games share: months decided one by one, the chart so far, and the question at the end.

Vocabulary
    month    1 card: the latest result and a move, which fixes the card and brings the next month
    news     what a move brought, told at once; whether it was called for is told only after the end
    outlook  the question at the end: between which results will nearly every month lie, if nothing changes
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qidose import spc
from qidose.simulate.draw import generator
from qidose.simulate.process import months

from .cards import Feedback
from .fields import Answer, Choice, Json, Option
from .marks import Criterion
from .values import chosen_in
from .wording import lower

MONTHS = 24
MOVE, OUTLOOK = "move", "outlook"
_BEGINS = 15
"""April 2024, counted from January 2023: the first month of each game."""
_QUESTION = "If nothing changes, between which 2 results will nearly every month lie?"
ABOUT_OUTLOOK = {
    "limits": "The limits say what this work gives, month after month, until something changes it.",
    "latest": "The latest month is 1 result of many. By chance alone, the next one can lie near either limit.",
    "opposite": "The next months do not make up for the latest one. Each varies about the same mean.",
    "half": "About half of the months lie on the other side of the mean, with nothing wrong.",
    "narrow": "About 1 month in 3 lies outside this range, with nothing wrong.",
    "aim": "That is what we want. The limits come from how the work is done, not from what we want.",
}
OUTLOOK_MISCONCEPTIONS = {"latest": "MC02", "aim": "MC05"}


def month_id(month: int) -> str:
    """The id of the card of a 0-based month."""
    return f"month-{month + 1}"


def moves_in(answer: Answer) -> Iterator[Json]:
    """What is stored for each month that is fixed, from the first on, without a gap."""
    for month in range(MONTHS):
        if month_id(month) not in answer.locked:
            return
        yield answer.get(month_id(month), MOVE)


def periods(history: int) -> tuple[str, ...]:
    """The names of the months of the history and of the game."""
    return months(history + MONTHS, _BEGINS - history)


def signal_words(signal: spc.Signal, period: str) -> str:
    """What the chart showed in a month, in a sentence that names it."""
    if signal.rule == "outside_limits":
        return f"{period} lies {'above' if signal.side == 'high' else 'below'} the limits."
    if signal.rule == "shift":
        side = "above" if signal.side == "high" else "below"
        return f"{len(signal.points)} months in a row, up to {period}, lie {side} the mean."
    if signal.rule == "trend":
        way = "up" if signal.side == "high" else "down"
        return f"{len(signal.points)} months in a row, up to {period}, keep going {way}."
    return f"2 of the 3 months up to {period} lie close to a limit."


@dataclass(frozen=True)
class Outlook:
    """The ranges to choose from, in a personal order: `names` says what each is. The right one is "limits"."""

    options: tuple[Option, ...]
    names: tuple[str, ...]

    def option(self, name: str) -> Option:
        """The option of that name."""
        return self.options[self.names.index(name)]

    def field(self) -> Choice:
        return Choice(id=OUTLOOK, label=_QUESTION, options=self.options)

    def said(self, answer: Answer) -> str | None:
        """The name of the range that was chosen, None where there is none."""
        option = chosen_in(answer.get(OUTLOOK, OUTLOOK), self.options)
        return self.names[self.options.index(option)] if option else None

    def feedback(self, answer: Answer) -> Feedback:
        said = self.said(answer)
        words = [f"{self.option('limits').text}. {ABOUT_OUTLOOK['limits']}"]
        if said is not None and said != "limits":
            words += [f"You chose: {lower(self.option(said).text)}. {ABOUT_OUTLOOK[said]}"]
        return Feedback(
            heading="What to expect next" if said == "limits" else "The limits say what to expect",
            words=tuple(words),
            good=said == "limits",
        )

    def criterion(self, answer: Answer, complete: bool) -> Criterion:
        met = complete and self.said(answer) == "limits"
        return Criterion(name="You know what to expect next", met=met, why=ABOUT_OUTLOOK["limits"])


def outlook(
    seed: int,
    limits: tuple[float, float],
    centre: float,
    latest: float,
    aim: float,
    worded: Callable[[float, float], str],
) -> Outlook:
    """The question about what comes next. `limits` are those drawn last; `worded` writes a range from low to high."""
    sigma = (centre - limits[0]) / 3
    # A range about the latest month must differ from the right one, also where that month lies near the mean.
    apart = latest - centre if abs(latest - centre) >= 1.2 * sigma else (2 if latest >= centre else -2) * sigma
    ranges = {
        "limits": limits,
        "latest": (centre + apart - 3 * sigma, centre + apart + 3 * sigma),
        "opposite": (centre - apart - 3 * sigma, centre - apart + 3 * sigma),
        "half": (centre, limits[1]),
        "narrow": (centre - sigma, centre + sigma),
        "aim": (aim - sigma / 2, aim + sigma / 2),
    }
    names = tuple(generator(seed, "outlook").permutation(list(ranges)).tolist())
    # What an option is called on the page tells nothing.
    options = tuple(Option(f"range-{place}", worded(*ranges[name])) for place, name in enumerate(names, 1))
    return Outlook(options, names)
