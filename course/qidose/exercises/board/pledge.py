"""Pledge (E-T2-11): which conditions hold, then 1 action, 1 date and 1 indicator with a prediction.

Only what can be seen by its structure is checked, while it is written. The pledge is private unless it is shared with
the coach, who then asks about it in the next quarter.
"""

from ..all_staff.my_small_test import NUMBER_WORDS
from ..cards import Card, Check, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Date, Grid, Json, Option, Text
from ..marks import Criterion, Marks
from ..sharing import is_shared, share_card, who_sees_words
from ..values import chosen_in, date_in, words_in

FEWEST_WORDS, MOST_WORDS = 4, 30
CONDITIONS, PLEDGE = "conditions", "pledge"

FIVE = (
    Option("constancy", "Our leaders stay with 1 approach to improvement for years"),
    Option("plan", "We have a plan for who learns what, and by when"),
    Option("everyday", "Improvement is part of everyday work, not a project beside it"),
    Option("concepts", "We know that checking care against standards does not by itself improve it"),
    Option("tools", "We use tools where they help, as part of our approach"),
)
"""The 5 conditions that keep improvement going."""
HOLDS = (Option("yes", "Yes"), Option("part", "In part"), Option("no", "Not yet"))
DIRECTIONS = frozenset(
    {"more", "fewer", "less", "up", "down", "higher", "lower", "longer", "shorter", "rise", "rises", "fall", "falls"}
    | {"same", "all", "every", "each", "both", "no", "nobody", "everyone", "increase", "decrease", "grow", "double"}
)
VAGUE = ("support", "encourag", "promot", "champion", "awareness", "consider", "explore", "foster", "ensure", "engage")
"""Beginnings of words that nobody can see a person do."""


class Pledge(Exercise[None]):
    """What a board member will do, by when, and how they will know."""

    id = "pledge"
    about = About(
        code="E-T2-11",
        dose="board",
        title="My pledge",
        minutes=5,
        domains=("D09", "D10", "D16"),
        outcomes=(7,),
        misconceptions=("MC25",),
    )
    points = 3
    pass_mark = 3
    may_improve = True
    again_label = "Start again with an empty page"
    layout = "together"
    noun = "Step"
    finish_label = "Finish and check my pledge"

    def case(self, seed: int) -> None:
        """Everyone starts from an empty page: there is nothing to make up."""

    def cards(self, case: None, answer: Answer) -> tuple[Card, ...]:
        return CONDITIONS_CARD, _pledge(answer), SHARE_CARD

    def mark(self, case: None, answer: Answer) -> Marks:
        whole = self.ready(case, answer)
        action, short, day, indicator, expected = checks_of(answer)
        criteria = (
            Criterion(name="1 action", met=whole and action.met and short.met, why=_about_action(action, short)),
            Criterion(
                name="1 date",
                met=whole and day.met,
                why="It has a date." if day.met else "Choose a date, and write the year in full.",
            ),
            Criterion(
                name="1 indicator",
                met=whole and indicator.met and expected.met,
                why=_about_indicator(indicator, expected),
            ),
        )
        hope = bool(words_in(answer.get(PLEDGE, "expected"))) and not expected.met
        return Marks(criteria, ("MC25",) if hope else ())

    def shown_to_coach(self, answer: Answer) -> bool:
        return is_shared(answer)

    def summary(self, case: None, answer: Answer, marks: Marks) -> Feedback:
        complete = marks.score >= self.pass_mark
        hope = ("To hope for the best is natural. A prediction can turn out wrong, so you learn from it.",)
        return Feedback(
            heading="Your pledge is complete" if complete else "Nearly there",
            words=(
                *(hope if "MC25" in marks.misconceptions else ()),
                *_second_look(answer),
                who_sees_words(answer),
            ),
            good=complete,
            next_step=(
                "Put the date in your diary now. Then tell 1 person on the board what you will do."
                if complete
                else "Go back to the part named above. The rest of your pledge is kept."
            ),
        )


CONDITIONS_CARD = Card(
    id=CONDITIONS,
    heading="5 conditions",
    words=(
        "Training alone does not make an organisation better at improving. These 5 conditions help.",
        "There is no right answer here: judge what you see.",
    ),
    fields=(
        Grid(
            id="holds",
            label="Does it hold where you are?",
            hint="If you do not know, choose Not yet: that is worth finding out.",
            items=FIVE,
            groups=HOLDS,
        ),
        Choice(id="chosen", label="Which of them will your action help most?", options=FIVE),
    ),
)
SHARE_CARD = share_card("If you share your pledge, the coach asks you about it next quarter.")


def checks_of(answer: Answer) -> tuple[Check, Check, Check, Check, Check]:
    """What can be seen in a pledge while it is written."""
    action, indicator = (words_in(answer.get(PLEDGE, name)) for name in ("action", "indicator"))
    return (
        Check(name="1 action, in a few words", met=len(action) >= FEWEST_WORDS),
        Check(name=f"Short enough to remember: {MOST_WORDS} words or fewer", met=0 < len(action) <= MOST_WORDS),
        Check(name="1 date", met=date_in(answer.get(PLEDGE, "date")) is not None),
        Check(name="1 indicator: something to count or look at", met=len(indicator) >= 2),
        Check(name="A prediction with a number or a direction", met=_is_clear(answer.get(PLEDGE, "expected"))),
    )


def _is_clear(value: Json) -> bool:
    return any(word in DIRECTIONS | NUMBER_WORDS or any(map(str.isdigit, word)) for word in words_in(value))


def _pledge(answer: Answer) -> Card:
    return Card(
        id=PLEDGE,
        heading="My pledge",
        words=("Choose something that you can do yourself, in the next 3 months.",),
        fields=(
            Text(
                id="action",
                label="What will you do?",
                hint="Something that others could see you do. For example: I will ask for 1 page with limits.",
                rows=2,
                longest=600,
                most_words=MOST_WORDS,
            ),
            Date(id="date", label="By which date?"),
            Text(
                id="indicator",
                label="What will you look at, to see if it made a difference?",
                hint="For example: how many measures in our board paper have limits.",
                rows=2,
                longest=600,
            ),
            Text(
                id="expected",
                label="What do you expect it to show by then?",
                hint="A number or a direction. For example: 6 of our 10 measures.",
                rows=2,
                longest=600,
            ),
        ),
        checks=checks_of(answer),
    )


def _about_action(action: Check, short: Check) -> str:
    if not action.met:
        return "Say in a few words what you will do."
    return "You say what you will do." if short.met else f"Say it in {MOST_WORDS} words or fewer. 1 action is enough."


def _about_indicator(indicator: Check, expected: Check) -> str:
    if not indicator.met:
        return "Say what you will look at."
    return (
        "You know what to look at, and what you expect." if expected.met else "Say how much, or which way it will go."
    )


def _second_look(answer: Answer) -> tuple[str, ...]:
    """What is worth a thought, and is not marked."""
    said = []
    if any(word.startswith(VAGUE) for word in words_in(answer.get(PLEDGE, "action"))):
        said.append("Could somebody see you do it? Words such as support or champion leave that open.")
    chosen, holds = chosen_in(answer.get(CONDITIONS, "chosen"), FIVE), answer.get(CONDITIONS, "holds")
    if chosen and isinstance(holds, dict) and holds.get(chosen.id) == "yes":
        said.append("You judged that this condition holds already. Is there one that needs your action more?")
    return tuple(said)
