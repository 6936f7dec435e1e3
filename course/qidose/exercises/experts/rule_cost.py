"""What does the rule cost? (E-T6-02, first form): simulate two rule sets and enter what they cost and what they find.

The series length and the size of the shift are personal, so the four percentages are too. Each is right within 1.5
points of the measured one; all four are needed, because a simulation either reproduces the figures or has a fault.

Vocabulary
    stable   charts of pure chance: any signal is a false one
    shift    charts whose level rises half-way: a signal is what one hopes for
"""

from dataclasses import dataclass

from qidose.simulate.draw import generator

from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Number
from ..marks import Criterion, Marks
from ..values import number_in
from .rule_cost_table import LENGTHS, RULE_SETS, SHIFTS, measured

TOLERANCE = 1.5
"""Percentage points from the measured figure."""
FEWEST_CHARTS = 20_000
"""How many charts the learner is asked for: chance then moves a figure by less than 1.1 points, nearly always."""
CARD = "figures"


@dataclass(frozen=True)
class Task:
    """One learner's task. `truth` has the percentage of each field: ("stable" or "shift", rule set)."""

    length: int
    shift: float
    truth: dict[tuple[str, str], float]


class RuleCost(Exercise[Task]):
    """4 percentages from a simulation of one's own."""

    id = "rule-cost"
    about = About(
        code="E-T6-02",
        dose="experts",
        title="What a rule costs",
        minutes=30,
        domains=("D03", "D04", "D18"),
        outcomes=(1,),
        misconceptions=("MC14", "MC15"),
        rule_set="mdc-7",
    )
    points = 4
    pass_mark = 4
    finish_label = "Compare with the measured figures"

    def case(self, seed: int) -> Task:
        rng = generator(seed, "rule-cost", "task")
        length = int(rng.choice(LENGTHS))
        shift = float(rng.choice(SHIFTS))
        truth = {(kind, name): measured(length, name, shift * (kind == "shift")) for kind, name in _fields()}
        return Task(length, shift, truth)

    def cards(self, case: Task, answer: Answer) -> tuple[Card, ...]:
        half = case.length // 2
        return (
            Card(
                id=CARD,
                heading=f"Your task: charts of {case.length} points",
                words=(
                    f"Simulate at least {FEWEST_CHARTS:,} charts of each kind. Draw values from a normal distribution.",
                    f"Stable charts: {case.length} points of pure chance.",
                    f"Charts with a shift: from point {half + 1} on all are {case.shift:g} standard deviations up.",
                    "Judge XmR charts with limits from all points. Do not screen the moving ranges.",
                    "A chart counts when any rule gives a signal at any point.",
                ),
                fields=tuple(_number(kind, name) for kind, name in _fields()),
                feedback=_feedback(case, answer) if answer.finished else None,
            ),
        )

    def mark(self, case: Task, answer: Answer) -> Marks:
        return Marks(tuple(_criterion(case, answer, kind, name) for kind, name in _fields()))

    def summary(self, case: Task, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        cost = case.truth["stable", "mdc-6"] - case.truth["stable", "mdc-7"]
        gain = case.truth["shift", "mdc-6"] - case.truth["shift", "mdc-7"]
        return Feedback(
            heading="You reproduced the figures" if passed else "Your figures differ from ours",
            words=(
                f"Of 100 charts with this shift, mdc-6 finds {gain:.0f} more than mdc-7.",
                f"Of 100 stable charts, mdc-6 raises a false alarm on {cost:.0f} more.",
                "More signals look like better watching. But people who meet many false alarms stop looking.",
            ),
            good=passed,
            next_step=(
                "Count how many charts your board sees each month. Work out how many false alarms to expect."
                if passed
                else "Look for the fault in your simulation. Then start again with a new task."
            ),
        )


def field_id(kind: str, name: str) -> str:
    """The id of the field for one percentage, such as "stable-mdc-7"."""
    return f"{kind}-{name}"


def _fields() -> tuple[tuple[str, str], ...]:
    return tuple((kind, name) for kind in ("stable", "shift") for name in RULE_SETS)


def _number(kind: str, name: str) -> Number:
    what = "Stable charts" if kind == "stable" else "Charts with the shift"
    return Number(
        id=field_id(kind, name), label=f"{what} with any signal, rule set {name}", low=0, high=100, unit="% of charts"
    )


def _criterion(case: Task, answer: Answer, kind: str, name: str) -> Criterion:
    truth, given = case.truth[kind, name], number_in(answer.get(CARD, field_id(kind, name)))
    what = "Stable charts" if kind == "stable" else "Charts with the shift"
    met = given is not None and abs(given - truth) <= TOLERANCE
    said = "You gave no figure." if given is None else f"You have {given:g}%. The measured figure is {truth:.1f}%."
    return Criterion(name=f"{what}, {name}", met=met, why=said)


def _feedback(case: Task, answer: Answer) -> Feedback:
    good = all(_criterion(case, answer, kind, name).met for kind, name in _fields())
    if good:
        return Feedback(heading="Your simulation is sound", words=("All 4 figures agree with ours.",), good=True)
    return Feedback(heading="Where to look", words=(_likely_fault(case, answer),), good=False)


def _likely_fault(case: Task, answer: Answer) -> str:
    """What a known slip in a simulation would explain, else what to check."""
    given = {pair: number_in(answer.get(CARD, field_id(*pair))) for pair in _fields()}
    swapped = {(kind, name): given[kind, "mdc-6" if name == "mdc-7" else "mdc-7"] for kind, name in given}
    turned = {(kind, name): given["shift" if kind == "stable" else "stable", name] for kind, name in given}
    if _all_near(case, given, 100.0):
        return "Your figures are shares of 1. We asked for percentages."
    if _all_near(case, swapped, 1.0):
        return "You seem to have swapped the 2 rule sets."
    if _all_near(case, turned, 1.0):
        return "You seem to have swapped the stable charts and those with the shift."
    return "Check the length, the rule set, the size of the shift and the point where it begins."


def _all_near(case: Task, given: dict[tuple[str, str], float | None], factor: float) -> bool:
    return all(
        value is not None and abs(value * factor - case.truth[pair]) <= TOLERANCE for pair, value in given.items()
    )
