"""The learner's own part of "Conditions check" (E-T3-10 and E-T3-12): own area, 1 page, and words to a team.

A machine cannot judge these. It shows while they are written what can be seen in them, and an expert reads them.
"""

from ..all_staff.my_small_test import NUMBER_WORDS
from ..board.pledge import DIRECTIONS
from ..cards import Card, ChartData, Check, Feedback
from ..fields import Answer, Date, Field, Grid, Option, Text
from ..values import date_in, words_in

PAGE, OWN, NEWS = "page", "own", "news"
FEWEST_WORDS = 6
PARTS = {
    "facts": (
        "Which condition do you choose, and which facts show how it is today?",
        "What happens, not what is said.",
    ),
    "why": ("Why does this one come first?", "What does it hold up in your area?"),
    "do": ("What will you do, and how much of it?", "Hours, people or months. A range is honest."),
    "use": ("How will people get to use what they have learned?", "Training alone is not yet use."),
    "both": ("What is the part of leaders, and what is that of front line staff?", ""),
    "stop": ("What comes first, and what will you stop or leave alone?", ""),
    "notice": ("What do you expect to see on that day, and how will staff notice?", "A number or a direction."),
}
"""The parts of the page, with a hint each."""


def own_card(conditions: dict[str, str], plant: dict[str, str], groups: tuple[Option, ...]) -> Card:
    """One's own area, judged in the same way."""
    fields = tuple(
        Grid(id=name, label=label, items=tuple(Option(*item) for item in items.items()), groups=groups)
        for name, label, items in (
            ("conditions", "Do the 5 conditions hold where you are?", conditions),
            ("plant", "And the 5 needs of the plant?", plant),
        )
    )
    return Card(
        id=OWN,
        heading="Your own area",
        words=("Now judge your own area, by what happens there. There is no right answer.",),
        fields=fields,
    )


def page_card(answer: Answer) -> Card:
    """The page "What I will do"."""
    fields: list[Field] = [
        Text(id=name, label=label, hint=hint, rows=2, longest=1_500) for name, (label, hint) in PARTS.items()
    ]
    fields.insert(-1, Date(id="date", label="On which day will you look at it again?"))
    return Card(
        id=PAGE,
        heading="What I will do",
        words=(
            "Take the weakest condition that you can change. Write no names of people.",
            "An expert reads this page, and writes back.",
        ),
        fields=tuple(fields),
        checks=checks_of(answer),
        feedback=_feedback(answer) if answer.finished else None,
    )


def _feedback(answer: Answer) -> Feedback:
    """What a machine can see is missing. What the words mean, an expert says."""
    open_ = tuple(
        f"We did not find this: {check.name[:1].lower()}{check.name[1:]}."
        for check in checks_of(answer)
        if not check.met
    )
    ask = "Ask 2 people whom it is about: would you notice it?"
    return Feedback(heading="An expert reads your page", words=(*open_, ask))


def checks_of(answer: Answer) -> tuple[Check, ...]:
    """What can be seen in the page while it is written."""
    words = {name: words_in(answer.get(PAGE, name)) for name in PARTS}
    amount = any(word in NUMBER_WORDS or any(map(str.isdigit, word)) for word in words["do"])
    seen = [word in DIRECTIONS | NUMBER_WORDS or any(map(str.isdigit, word)) for word in words["notice"]]
    return (
        Check(name="A few words in each part", met=all(len(part) >= FEWEST_WORDS for part in words.values())),
        Check(name="An amount in what you will do", met=amount),
        Check(name="A day to look again", met=date_in(answer.get(PAGE, "date")) is not None),
        Check(name="A number or a direction in what you expect", met=any(seen)),
    )


def good_news_card(chart: ChartData, about: str) -> Card:
    """A change for the better, to be explained to the team (E-T3-12)."""
    return Card(
        id=NEWS,
        heading="Good news for a team",
        words=(
            about,
            "Something has changed for the better. Tomorrow you meet the team that did this work.",
            "Write what you will say. Good news too has a cause, and it can be lost if nobody knows it.",
        ),
        chart=chart,
        fields=(
            Text(
                id="words",
                label="What do you say to the team?",
                hint="What does the chart show, what do you ask, and what should stay? 3 to 6 sentences.",
                rows=5,
                longest=2_000,
            ),
        ),
    )
