"""Signals in plain words. A sentence has at most 20 words and counts points from 1, as a reader does."""

from collections.abc import Sequence

LONGEST = 20
"""Words in a sentence."""

Templates = dict[str | None, str]

_SENTENCES: dict[str, Templates] = {
    "outside_limits": {
        "high": "{points} {are} above the upper limit.",
        "low": "{points} {are} below the lower limit.",
    },
    "shift": {
        "high": "{points}, {count} in a row{counted}, are above the {basis}.",
        "low": "{points}, {count} in a row{counted}, are below the {basis}.",
    },
    "trend": {
        "high": "{points}, {count} in a row{counted}, keep going up.",
        "low": "{points}, {count} in a row{counted}, keep going down.",
    },
    "two_of_three": {
        "high": "{points} are near or above the upper limit: 2 of 3 in a row.",
        "low": "{points} are near or below the lower limit: 2 of 3 in a row.",
    },
    "four_of_five": {
        "high": "{points} are well above the {basis}: 4 of 5 in a row.",
        "low": "{points} are well below the {basis}: 4 of 5 in a row.",
    },
    "inner_third": {None: "{points}, {count} in a row{counted}, all stay close to the {basis}."},
    "alternating": {None: "{points}, {count} in a row{counted}, go up and down by turns."},
    "both_sides": {None: "{points}, {count} in a row{counted}, stay away from the {basis} on both sides."},
    "longest_run": {
        "high": "{points}, {count} in a row{counted}, are above the {basis}: an unusually long run.",
        "low": "{points}, {count} in a row{counted}, are below the {basis}: an unusually long run.",
    },
    "few_crossings": {None: "{points} cross the {basis} unusually seldom."},
    "too_few_runs": {None: "{points} make unusually few runs above and below the {basis}."},
    "too_many_runs": {None: "{points} make unusually many runs above and below the {basis}."},
}


def why(rule: str, points: Sequence[int], side: str | None, length: int, basis: str) -> str:
    """One sentence that says what the 0-based `points` do. `length` is what the rule asks for."""
    template = _SENTENCES[rule].get(side) or _SENTENCES[rule][None]
    unbroken = points[-1] - points[0] == len(points) - 1
    rest = {
        "count": len(points),
        "counted": "" if unbroken else " that count",
        "basis": basis,
        "are": "is" if len(points) == 1 else "are",
    }
    said = template.format(points=_stretch(points) if "{count}" in template else name_points(points), **rest)
    return said if len(said.split()) <= LONGEST else template.format(points=_how_many(points), **rest)


def name_points(points: Sequence[int]) -> str:
    """The 0-based points by name: "Point 5", "Points 9 to 15", "Points 2, 3 and 5", "12 points from 5 to 40"."""
    stretches = _stretches(points)
    if len(stretches) > 3:
        return _how_many(points)
    names = [name for a, b in stretches for name in _ends(a + 1, b + 1)]
    text = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"Point{'s' * (len(points) > 1)} {text}"


def _ends(first: int, last: int) -> tuple[str, ...]:
    """1 or 2 points by their own numbers, more as a range."""
    return (f"{first} to {last}",) if last > first + 1 else tuple(dict.fromkeys((str(first), str(last))))


def _how_many(points: Sequence[int]) -> str:
    return f"{len(points)} points from {points[0] + 1} to {points[-1] + 1}"


def _stretch(points: Sequence[int]) -> str:
    """From the first to the last of the points, whatever lies between."""
    return f"Points {points[0] + 1} to {points[-1] + 1}"


def _stretches(points: Sequence[int]) -> list[tuple[int, int]]:
    """The points as stretches without gaps, at most 5 of them (more would not be spelt out)."""
    found = [(points[0], points[0])]
    for point in points[1:]:
        if point == found[-1][1] + 1:
            found[-1] = (found[-1][0], point)
        else:
            found.append((point, point))
        if len(found) > 4:
            break
    return found


def number(value: float, figures: int = 4) -> str:
    """A number for a reader: that many significant figures, thousands with commas, no exponent for everyday sizes."""
    if value < 0:
        return f"−{number(-value, figures)}"
    if value == 0 or not 1e-4 <= value < 1e15:
        return f"{value:.{figures}g}"
    decimals = max(0, figures - 1 - int(f"{value:e}".split("e")[1]))
    text = f"{value:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
