"""How "8 interviews" is read: which themes were chosen, who was heard on each, and who says the opposite."""

from dataclasses import dataclass

from ..fields import Answer, Option
from ..values import all_chosen_in, chosen_in
from .eight_interviews_bank import Theme
from .eight_interviews_case import PEOPLE, PLANTED, Talks

THEMES, FRAME = "themes", "framework"
FEWEST_FOUND = 5
AGREEMENT = 0.9
"""The share of the framework's cells that must agree: who is heard on a theme that is there."""


@dataclass(frozen=True)
class Coding:
    """How the framework agrees: `right` of `cells`, over the themes that were found."""

    right: int
    cells: int

    @property
    def good(self) -> bool:
        """Whether enough cells agree."""
        return self.cells > 0 and self.right >= AGREEMENT * self.cells


def theme_options(case: Talks) -> tuple[Option, ...]:
    """All 24 themes, in an order of the learner's own."""
    return tuple(Option(theme.id, theme.name) for theme in case.offered)


def person_id(place: int) -> str:
    """The id of a person, by the place from 0."""
    return f"person-{place + 1}"


def people_options(case: Talks) -> tuple[Option, ...]:
    """The 8 people, with the number of their interview."""
    return tuple(Option(person_id(n), f"{n + 1}: {person.name}") for n, person in enumerate(case.people))


def chosen_themes(case: Talks, answer: Answer) -> tuple[Theme, ...]:
    """The themes that were chosen, in the order in which they are offered."""
    chosen = {option.id for option in all_chosen_in(answer.get(THEMES, "themes"), theme_options(case))}
    return tuple(theme for theme in case.offered if theme.id in chosen)


def found(case: Talks, answer: Answer) -> tuple[Theme, ...]:
    """The planted themes among those chosen; none where more were chosen than asked for."""
    chosen = chosen_themes(case, answer)
    return tuple(theme for theme in chosen if theme.id in case.planted) if len(chosen) <= PLANTED else ()


def heard_in(case: Talks, answer: Answer, theme: str) -> set[int]:
    """Whom the learner heard on a theme, from 0."""
    chosen = {option.id for option in all_chosen_in(answer.get(FRAME, f"who-{theme}"), people_options(case))}
    return {place for place in range(PEOPLE) if person_id(place) in chosen}


def coding(case: Talks, answer: Answer) -> Coding:
    """How far the framework agrees. Who says the opposite may stand under the theme or not: both are ways to code."""
    right = cells = 0
    for theme in found(case, answer):
        open_cells = set(range(PEOPLE)) - ({case.negative} if theme.id == case.against else set())
        differ = heard_in(case, answer, theme.id) ^ case.heard(theme.id)
        right, cells = right + len(open_cells - differ), cells + len(open_cells)
    return Coding(right, cells)


def negative_in(case: Talks, answer: Answer) -> int | None:
    """Who was named as the negative case, from 0."""
    options = people_options(case)
    chosen = chosen_in(answer.get(FRAME, "negative"), options)
    return options.index(chosen) if chosen else None
