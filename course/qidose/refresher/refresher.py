"""One quarter's refresher: 8 certified charts, a story with 2 questions, and a question about the person's own test.

A coin decides for each chart whether anything changed, as in "12 charts": a number that everybody knows could be bet
on. With 8 charts that rule would let 9% of guessers through, so here all 3 answers count, and at most 1 of 8 may be
wrong. The best that anyone can do who looks at no chart is 1.47%.
"""

from dataclasses import dataclass
from functools import lru_cache

from qidose.exercises.all_staff.twelve_charts import KINDLY as ON_CHARTS
from qidose.exercises.all_staff.twelve_charts import Charts, chart_card, decisions_of, misconception
from qidose.exercises.cards import Card, Feedback
from qidose.exercises.chart_cards import DECISION_IDS
from qidose.exercises.exercise import About, Exercise
from qidose.exercises.fields import Answer, Choice, Option
from qidose.exercises.marks import Criterion, Marks
from qidose.exercises.values import chosen_in
from qidose.simulate.cert_set import mixed_set
from qidose.simulate.draw import generator

from .own_test import about_test, own_test_card
from .quarter import Quarter, quarter_named
from .stories import KINDLY, Question, Story, Way, story_of

DOSE = "refresher"
"""The name under which refreshers stand in the log, beside the 6 doses."""
CHARTS = 8
MOST_WRONG = 1
STORY = "story"
QUESTIONS = ("system", "people")


@dataclass(frozen=True)
class Refreshed:
    """One learner's quarter: the charts, the story, and the order in which the ways of each question are offered."""

    charts: Charts
    story: Story
    orders: tuple[tuple[int, ...], ...]

    def question(self, name: str) -> Question:
        return self.story.system if name == "system" else self.story.people

    def ways(self, name: str) -> tuple[Way, ...]:
        """The ways of a question, as this learner sees them."""
        return tuple(self.question(name).ways[place] for place in self.orders[QUESTIONS.index(name)])

    def options(self, name: str) -> tuple[Option, ...]:
        """What is on offer. The ids are places in the learner's own order, so that they tell nothing."""
        return tuple(Option(str(place), way.text) for place, way in enumerate(self.ways(name), 1))


class Refresher(Exercise[Refreshed]):
    """The refresher of one quarter. It has an id of its own, and so data of its own for every learner."""

    points = 3
    pass_mark = 3
    noun = "Step"
    finish_label = "Finish for this quarter"
    again_label = "Do it again with new charts"

    def __init__(self, quarter: Quarter) -> None:
        self.quarter = quarter
        self.id = refresher_id(quarter)  # type: ignore[misc]
        self.about = About(  # type: ignore[misc]
            code="",
            dose=DOSE,
            title=f"Refresher: {quarter.name}",
            minutes=12,
            domains=("D02", "D03", "D04", "D06", "D11"),
            outcomes=(3, 4, 6),
            misconceptions=tuple(sorted({*KINDLY, *ON_CHARTS})),
            rule_set="mdc-7",
        )

    def case(self, seed: int) -> Refreshed:
        return _draw(seed, self.quarter)

    def cards(self, case: Refreshed, answer: Answer) -> tuple[Card, ...]:
        charts = (chart_card(case.charts, answer, number) for number in range(CHARTS))
        return (*charts, _story_card(case, answer), own_test_card(answer))

    def mark(self, case: Refreshed, answer: Answer) -> Marks:
        said = decisions_of(case.charts, answer)
        wrong = sum(one != DECISION_IDS[true.decision] for one, true in zip(said, case.charts.truth, strict=True))
        charts = Criterion(
            name="Usual variation told from a change",
            met=None not in said and wrong <= MOST_WRONG,
            why=f"You decided well on {CHARTS - wrong} of {CHARTS} charts. The aim is {CHARTS - MOST_WRONG}.",
        )
        system, people = (_chosen(case, answer, name) for name in QUESTIONS)
        beliefs = {misconception(true, one) for one, true in zip(said, case.charts.truth, strict=True)}
        beliefs |= {way.belief or None for way in (system, people) if way}
        return Marks(
            (
                charts,
                _told(case, "system", "The system behind the story", system),
                _told(case, "people", "The people in the story", people),
            ),
            tuple(sorted(belief for belief in beliefs if belief)),
        )

    def shown_to_coach(self, answer: Answer) -> bool:
        """A refresher is for the person alone."""
        return False

    def summary(self, case: Refreshed, answer: Answer, marks: Marks) -> Feedback:
        missed, alarms = _slips(case, answer)
        return Feedback(
            heading="Done for this quarter",
            words=(
                marks.criteria[0].why,
                f"Changes that you missed: {missed}. Usual variation that you took for a change: {alarms}.",
                *about_test(answer),
            ),
            good=None,
            next_step=(
                "See you in the next quarter. Until then, ask of 1 number at work: is this usual?"
                if marks.criteria[0].met
                else "Read what is said under the charts that you missed. You can do it again with new ones."
            ),
        )


def refresher_id(quarter: Quarter) -> str:
    """The id of a quarter's refresher in the log: "refresher-2026-q4"."""
    return f"refresher-{quarter.id}"


def find_refresher(name: str) -> Refresher:
    """The refresher with this id. Raises KeyError for anything else."""
    if not name.startswith("refresher-"):
        raise KeyError(f"There is no refresher called {name!r}.")
    return Refresher(quarter_named(name.removeprefix("refresher-")))


@lru_cache(maxsize=64)
def _draw(seed: int, quarter: Quarter) -> Refreshed:
    # Certifying 8 charts takes a while, and a page asks for the same case at every step.
    rng = generator(seed, "refresher")
    orders = tuple(tuple(rng.permutation(4).tolist()) for _ in QUESTIONS)
    return Refreshed(Charts(*mixed_set(seed, CHARTS)), story_of(quarter), orders)


def _chosen(case: Refreshed, answer: Answer, name: str) -> Way | None:
    option = chosen_in(answer.get(STORY, name), case.options(name))
    return case.ways(name)[int(option.id) - 1] if option else None


def _right(case: Refreshed, name: str) -> Way:
    return case.question(name).ways[0]


def _told(case: Refreshed, question: str, name: str, way: Way | None) -> Criterion:
    right = _right(case, question)
    return Criterion(name=name, met=way == right, why=right.said)


def _story_card(case: Refreshed, answer: Answer) -> Card:
    return Card(
        id=STORY,
        heading=case.story.title,
        words=(*case.story.words, "We made this story up, but things like it happen."),
        fields=tuple(
            Choice(id=name, label=case.question(name).label, options=case.options(name)) for name in QUESTIONS
        ),
        feedback=_story_feedback(case, answer) if answer.finished else None,
    )


def _story_feedback(case: Refreshed, answer: Answer) -> Feedback:
    words: list[str] = []
    chosen = [_chosen(case, answer, name) for name in QUESTIONS]
    for name, way in zip(QUESTIONS, chosen, strict=True):
        right = _right(case, name)
        if way != right:
            words.append(f"{case.question(name).label} {_sentence(right.text)}")
        words.append(right.said)
        if way is not None and way != right:
            words += [f"You chose: {_sentence(way.text)}", way.said, *_kindly(way)]
    right_both = all(way == _right(case, name) for name, way in zip(QUESTIONS, chosen, strict=True))
    return Feedback(heading="Yes, both" if right_both else "What we would say", words=tuple(words), good=right_both)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", '"')) else f"{text}."


def _kindly(way: Way) -> tuple[str, ...]:
    return (KINDLY[way.belief],) if way.belief else ()


def _slips(case: Refreshed, answer: Answer) -> tuple[int, int]:
    """How many changes were missed, and how many false alarms there were."""
    said = decisions_of(case.charts, answer)
    pairs = list(zip(said, case.charts.truth, strict=True))
    return sum(not true.stable and one != "look" for one, true in pairs), sum(
        true.stable and one == "look" for one, true in pairs
    )
