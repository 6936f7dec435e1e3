"""A memo on a rule (E-T6-02, its memo): advice to people who must choose a rule set, with its price in numbers.

The machine checks the arithmetic: how many stable charts will alarm each month, with either set. An expert reads the
memo by a rubric. Either set can be right; the reasons decide.
"""

from dataclasses import dataclass

from qidose.rubrics import RULE_MEMO
from qidose.simulate.draw import generator

from ..cards import Card, Check, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Number, Option, Text
from ..marks import Criterion, Marks
from ..values import chosen_in, number_in, words_in
from .rule_cost_table import LENGTHS, RULE_SETS, measured

ASKED, MEMO = "asked", "memo"
TOLERANCE = 1.2
"""Of 100 charts: what chance and rounding may do to a figure of one's own."""
FEWEST_WORDS, MOST_WORDS = 60, 200
CHARTS = tuple(range(120, 321, 20))
ASKERS = (
    ("The board of Westmarsh Trust", "A signal starts a question to the ward, and nobody is blamed."),
    ("The operations group of Heron Vale Hospital", "A signal starts a letter that asks for a plan within 5 days."),
    ("The safety committee of Alder Bay Hospital", "A signal starts a visit. Harm that is seen late can cost a life."),
    ("The access team of Northmoor Trust", "A signal starts a meeting of 6 people, for an hour."),
)
SETS = tuple(Option(name, name) for name in RULE_SETS)


@dataclass(frozen=True)
class Task:
    """Who asks, what follows a signal there, and how many charts of which length they see each month."""

    asker: str
    follows: str
    charts: int
    length: int

    def alarms(self, rule_set: str) -> float:
        """How many of the charts have a false alarm where all are stable."""
        return self.charts * measured(self.length, rule_set, 0.0) / 100


class RuleMemo(Exercise[Task]):
    """Advice in numbers, for people who have to live with it."""

    id = "rule-memo"
    about = About(
        code="E-T6-02",
        dose="experts",
        title="A memo on a rule",
        minutes=15,
        domains=("D04", "D06", "D18"),
        outcomes=(1,),
        misconceptions=("MC15",),
        rule_set="mdc-7",
    )
    points = 2
    pass_mark = 2
    rubric = RULE_MEMO
    may_improve = True
    again_label = "Start again with another group"
    layout = "together"
    noun = "Part"
    finish_label = "Finish and check the figures"

    def case(self, seed: int) -> Task:
        rng = generator(seed, "rule-memo")
        asker, follows = ASKERS[int(rng.integers(len(ASKERS)))]
        return Task(asker, follows, int(rng.choice(CHARTS)), int(rng.choice(LENGTHS[4:])))

    def cards(self, case: Task, answer: Answer) -> tuple[Card, ...]:
        return _asked(case), _memo(answer)

    def mark(self, case: Task, answer: Answer) -> Marks:
        return Marks(tuple(_criterion(case, answer, name) for name in RULE_SETS))

    def summary(self, case: Task, answer: Answer, marks: Marks) -> Feedback:
        good = marks.score >= self.pass_mark
        return Feedback(
            heading="Your figures hold" if good else "Look at the figures again",
            words=(
                "An expert reads your memo by the lines below. Either rule set can be good advice here.",
                "What counts is that the price, the gain and what follows a signal fit together.",
            ),
            good=good,
            next_step=(
                "Read your memo aloud once. Then hand in."
                if good
                else "Multiply the share of stable charts with a signal by the number of charts. Then improve it."
            ),
        )


def _asked(case: Task) -> Card:
    return Card(
        id=ASKED,
        heading="What they ask",
        words=(
            f"{case.asker} sees {case.charts} charts each month, of {case.length} points each.",
            case.follows,
            "They ask you: should our charts use mdc-7 or mdc-6?",
            "Say that all charts are stable. How many would show a signal, with limits from all their points?",
        ),
        fields=tuple(
            Number(id=name, label=f"Charts with a false alarm, {name}", low=0, high=1_000, unit="charts")
            for name in RULE_SETS
        ),
    )


def _memo(answer: Answer) -> Card:
    return Card(
        id=MEMO,
        heading="Your memo",
        words=("Write for people who have 2 minutes and no statistics. Give the price and the gain in numbers.",),
        fields=(
            Choice(id="set", label="Which rule set do you recommend?", options=SETS),
            Text(
                id="text",
                label="Your memo",
                hint=f"From {FEWEST_WORDS} to {MOST_WORDS} words. Say what would change your advice.",
                rows=8,
                longest=3_000,
                most_words=MOST_WORDS,
            ),
        ),
        checks=checks_of(answer),
    )


def checks_of(answer: Answer) -> tuple[Check, ...]:
    """What can be seen in a memo while it is written; none of it earns a point."""
    words = words_in(answer.get(MEMO, "text"))
    chosen = chosen_in(answer.get(MEMO, "set"), SETS)
    figures = sum(any(map(str.isdigit, word)) and not word.startswith("mdc") for word in words)
    return (
        Check(name=f"At least {FEWEST_WORDS} words", met=len(words) >= FEWEST_WORDS),
        Check(name=f"{MOST_WORDS} words or fewer", met=0 < len(words) <= MOST_WORDS),
        Check(name="At least 2 figures", met=figures >= 2),
        Check(name="A rule set is chosen", met=chosen is not None),
    )


def _criterion(case: Task, answer: Answer, rule_set: str) -> Criterion:
    truth, given = case.alarms(rule_set), number_in(answer.get(ASKED, rule_set))
    met = given is not None and abs(given - truth) <= TOLERANCE * case.charts / 100
    said = "You gave no figure." if given is None else f"You have {given:g} charts. The measured figure is {truth:.0f}."
    return Criterion(name=f"False alarms with {rule_set}", met=met, why=said)
