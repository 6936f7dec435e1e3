"""What an own project has over a team's portfolio (E-T6-13): system, theory, people, holding, spread and progress.

Each part is a card of questions in own words. The machine sees whether they are answered at some length, with the days
and numbers that belong to them; what they are worth, a person judges.
"""

from dataclasses import dataclass, replace

from ..cards import Card, Check, Feedback, Table
from ..fields import Answer, Choice, Choices, Date, Field, Json, Number, Option, Text
from ..marks import Criterion
from ..values import all_chosen_in, chosen_in, date_in, number_in, words_in
from ..wording import lower

SYSTEM, THEORY, PEOPLE, HOLD, SPREAD, PROGRESS = "system", "theory", "people", "hold", "spread", "progress"
FEWEST_WORDS = 8
"""Fewer words than this cannot be judged by somebody who was not there."""
LEAST = 4.0
"""The rating that each of the 3 people gives at least."""
LOWEST, HIGHEST, STEP = 0.5, 5.0, 0.5
RATERS = {"expert": "the other expert", "sponsor": "your sponsor", "advocate": "your advocate"}
TOOLS = (
    Option("watch", "We watched the work"),
    Option("map", "A process map"),
    Option("fishbone", "A fishbone diagram"),
    Option("whys", "5 whys"),
    Option("pareto", "A Pareto chart"),
    Option("scatter", "A scatter plot"),
    Option("split", "The same chart, split by place, shift or group"),
    Option("talks", "Talks with the people concerned"),
    Option("planned", "A planned test of several ideas"),
)
HELD = (
    Option("not", "Not yet, or it has slipped"),
    Option("weeks", "Less than 3 months"),
    Option("months", "3 to 6 months"),
    Option("longer", "More than 6 months"),
)
REACHED = (
    Option("here", "It stays here, and that is a decision"),
    Option("planned", "The next places are chosen"),
    Option("tested", "Tested in 1 or 2 other places"),
    Option("used", "In use in several places"),
)
SCALE = Table(
    caption="The upper part of the scale",
    head=("Score", "What you can show"),
    rows=(
        ("3.0", "A modest improvement, about 20% of what is hoped for"),
        ("3.5", "Tests go on, and measures improve further"),
        ("4.0", "Results in large parts, at least half of the goals"),
        ("4.5", "Data begin to show that it lasts"),
        ("5.0", "All goals reached, and built into the organisation"),
    ),
)


@dataclass(frozen=True)
class Part:
    """A card of questions, and the point that it earns when all of them are answered."""

    card: Card
    name: str
    done: str

    def missing(self, answer: Answer) -> str:
        """The first question that is not answered yet; empty where all are."""
        for field in self.card.fields:
            if not _answered(field, answer.get(self.card.id, field.id)):
                return field.label
        return ""

    def criterion(self, answer: Answer) -> Criterion:
        label = self.missing(answer)
        why = f"Say more about this: {lower(label)}" if label else self.done
        return Criterion(name=self.name, met=not label, why=why)

    def shown(self, answer: Answer) -> Card:
        """The card, with what is still to be seen in it."""
        short = sum(not _answered(field, answer.get(self.card.id, field.id)) for field in self.card.fields)
        check = Check(name=f"Every question answered, and texts of {FEWEST_WORDS} words or more", met=not short)
        return replace(self.card, checks=(check,))


def _answered(field: Field, value: Json) -> bool:
    if isinstance(field, Text):
        return len(words_in(value)) >= FEWEST_WORDS
    if isinstance(field, Choices):
        return bool(all_chosen_in(value, field.options))
    if isinstance(field, Choice):
        return chosen_in(value, field.options) is not None
    return date_in(value) is not None


def _text(name: str, label: str, hint: str = "") -> Text:
    return Text(id=name, label=label, hint=hint, rows=3, longest=2_000)


PARTS = (
    Part(
        Card(
            id=SYSTEM,
            heading="The system around it",
            words=("Say how the work hangs together, and how you found out.",),
            fields=(
                _text("parts", "Which parts of the system decide the result, inside and outside your own area?"),
                _text("elsewhere", "What could get better here and worse elsewhere, and how did you look?"),
                Choices(id="tools", label="How did you find out what stands in the way?", options=TOOLS),
                _text("tool", "Which of these taught you most, and what could it not tell you?"),
            ),
        ),
        "The system, and the tools that showed it",
        "You say what it depends on, and how you know.",
    ),
    Part(
        Card(
            id=THEORY,
            heading="What you believed, and what you believe now",
            words=("A theory that never changed was never tested.",),
            fields=(
                _text("first", "What did you think at first would help, and why?"),
                _text("wrong", "What did you predict that did not come, and what did you learn from it?"),
                _text("now", "What do you think now, and what would prove you wrong?"),
            ),
        ),
        "A theory that has learned",
        "You say what you believed, what surprised you, and what could prove you wrong.",
    ),
    Part(
        Card(
            id=PEOPLE,
            heading="The people in it",
            words=("Write roles, and no names.",),
            fields=(
                _text("lose", "Who had something to lose, and what worried them?"),
                _text("did", "What did you do about it, and what did it change in the project?"),
                _text("self", "What was hard for you yourself, and what will you do in another way?"),
            ),
        ),
        "The human side of your project",
        "You heard a worry, and it changed something.",
    ),
    Part(
        Card(
            id=HOLD,
            heading="What holds the gain",
            words=("A gain is kept by people who were not in the project.",),
            fields=(
                _text("standard", "What is the standard now, and where would a new colleague find it?"),
                _text("looks", "Which measure is looked at, by whom and how often?"),
                _text("owner", "Who acts when it slips, and at which sign on the chart?"),
                Date(id="last", label="When was it last looked at?"),
                Choice(id="held", label="How long has the gain held?", options=HELD),
            ),
        ),
        "A standard, a measure and an owner",
        "You name what holds it.",
    ),
    Part(
        Card(
            id=SPREAD,
            heading="Where it goes next",
            words=("To stay where it works can be right. Then say why, and who else could learn from it.",),
            fields=(
                Choice(id="reached", label="Where is it now?", options=REACHED),
                _text("sites", "Which places come next, or could learn from it, and why these?"),
                _text("same", "What must stay the same, and what may each place change?"),
                _text("seen", "How will you see in each place if it works?"),
                _text("stop", "What would make you stop?"),
            ),
        ),
        "A plan to spread, or a reason to stay",
        "You say where, what stays the same, how you will see, and when you stop.",
    ),
)


def progress_card(way: str, answer: Answer) -> Card:
    """How far it has come, as 4 people see it. `way` says what the learner's own chart shows, "" for nothing yet."""
    fields: list[Field] = [_score("own", "What is your own score?"), _text("why", "Which evidence makes you say so?")]
    for rater, words in RATERS.items():
        fields += [
            _score(rater, f"Which score does {words} give?"),
            _text(f"{rater}-why", f"What evidence does {words} name?", "In their words."),
            Date(id=f"{rater}-on", label=f"When did {words} rate it?"),
        ]
    return Card(
        id=PROGRESS,
        heading="How far it has come",
        words=(
            "Write your own score first. Then ask 3 people, each alone: another expert, your sponsor, your advocate.",
            "An advocate knows the project, is not in it, and would speak for it to others.",
            *((way,) if way else ()),
        ),
        table=SCALE,
        fields=tuple(fields),
        checks=(
            Check(name="3 people rated it, each with evidence and a day", met=_rated(answer)),
            Check(name=f"Each of them gives {LEAST:g} or more", met=_high(answer)),
        ),
    )


def _score(name: str, label: str) -> Number:
    return Number(id=name, label=label, hint="From 0.5 to 5, in steps of 0.5.", low=LOWEST, high=HIGHEST)


def score_in(answer: Answer, rater: str) -> float | None:
    """A score on the scale; None for anything else, such as 4.2."""
    score = number_in(answer.get(PROGRESS, rater))
    on_scale = score is not None and LOWEST <= score <= HIGHEST and (score / STEP).is_integer()
    return score if on_scale else None


def _rated(answer: Answer) -> bool:
    asked = ("own", *RATERS)
    texts = ("why", *(f"{rater}-why" for rater in RATERS))
    return (
        all(score_in(answer, rater) is not None for rater in asked)
        and all(len(words_in(answer.get(PROGRESS, name))) >= FEWEST_WORDS for name in texts)
        and all(date_in(answer.get(PROGRESS, f"{rater}-on")) for rater in RATERS)
    )


def _high(answer: Answer) -> bool:
    return all((score_in(answer, rater) or 0) >= LEAST for rater in RATERS)


def progress_criteria(answer: Answer) -> tuple[Criterion, Criterion]:
    """Whether 3 people rated the project with their evidence, and whether each gives at least 4."""
    rated, high = _rated(answer), _high(answer)
    low = [words for rater, words in RATERS.items() if (score_in(answer, rater) or 0) < LEAST]
    return (
        Criterion(
            name="Rated by 3 people, each with evidence",
            met=rated,
            why="All 3 say what they saw." if rated else "A score, its evidence or a day is still missing.",
        ),
        Criterion(
            name=f"A score of {LEAST:g} or more from each",
            met=rated and high,
            why="They agree that it has come that far."
            if not low
            else f"There is no {LEAST:g} yet from {low[0]}. Ask what they would need to see.",
        ),
    )


def own_parts(answer: Answer) -> tuple[Criterion, ...]:
    """The points of all these parts, in the order of their cards."""
    return (*(part.criterion(answer) for part in PARTS), *progress_criteria(answer))


def told(heading: str, *criteria: Criterion) -> Feedback:
    """What is said on a card about its points."""
    good = all(criterion.met for criterion in criteria)
    return Feedback(heading=heading, words=tuple(criterion.why for criterion in criteria), good=good)
