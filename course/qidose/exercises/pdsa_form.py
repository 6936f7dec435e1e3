"""What the forms of plan-do-study-act cycles share: their choices, and what can be seen without reading the meaning."""

from .fields import Json, Option
from .values import words_in

FEWEST_WORDS = 3

DIRECTIONS = (Option("more", "More than now"), Option("same", "The same as now"), Option("fewer", "Fewer than now"))
ACTS = (
    Option("adopt", "Adopt: make it part of the work"),
    Option("adapt", "Adapt: change something and test again"),
    Option("abandon", "Abandon: stop this idea"),
)


def written(value: Json) -> bool:
    """Whether there are a few words at least."""
    return len(words_in(value)) >= FEWEST_WORDS


def agrees(direction: str, gap: float, still: float) -> bool:
    """Whether a direction goes with a predicted gap to now; up to `still` either way may be called the same."""
    return {"more": gap > 0, "fewer": gap < 0, "same": abs(gap) <= still}[direction]
