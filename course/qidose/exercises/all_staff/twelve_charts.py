"""What would you do? (E-T1-05): 12 certified charts; leave it, look for the cause, or change the system.

Passed with at most 1 change missed and at most 1 false alarm. The curriculum (8.3) has 6 charts of each kind; but
whoever knows that just half have a change guesses better (4.0%, over the 1.5% allowed), and everyone would know at a
second attempt. So a coin decides for each chart. How sure they were is asked for the feedback only.
"""

from dataclasses import dataclass
from functools import lru_cache

from qidose.simulate import cert, cert_set

from ..cards import Card, Feedback
from ..chart_cards import DECISION_IDS, DECISIONS, better_words, option_text, series_chart, target_words, when
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Option
from ..marks import Criterion, Marks

CHARTS = 12
MOST_MISSED = 1
MOST_FALSE_ALARMS = 1
SURE = (Option("sure", "Sure"), Option("fairly", "Fairly sure"), Option("guess", "I am guessing"))
EASIEST_TO_SEE = ("outside_limits", "shift", "trend", "two_of_three")
KINDLY = {
    "MC01": (
        "It is natural to look for a cause when a result stands out.",
        "But every chart has a best and a worst month. Here all of them are inside the limits.",
    ),
    "MC03": (
        "3 worse results in a row look like a trend.",
        "They happen by chance on many charts. The rule asks for 7 in a row.",
    ),
    "MC04": (
        "Meeting a target feels safe. But a target cannot show that the work has changed.",
        "The mean and the limits can.",
    ),
    "MC05": (
        "Missing a target makes people want a new system.",
        "But a target cannot show that the work has changed. Find out what changed first.",
    ),
    "MC06": ("Inside the limits means usual. It does not mean good enough.",),
    "MC07": ("We tend to look for causes of bad news only. Good news has a cause too.",),
}
OTHERWISE = {
    "leave": ("Look for a dot outside the limits, or 7 dots in a row on one side of the mean.",),
    "look": (),
    "change": ("Changing work takes effort and can do harm. Be sure that it is the system that needs it.",),
}
"""What is said to a wrong decision that shows none of these beliefs."""


@dataclass(frozen=True)
class Charts:
    """One learner's charts."""

    data: tuple[cert.Data, ...]
    truth: tuple[cert.Truth, ...]


class TwelveCharts(Exercise[Charts]):
    """A decision on each of 12 charts."""

    id = "twelve-charts"
    about = About(
        code="E-T1-05",
        dose="all-staff",
        title="12 charts",
        minutes=13,
        domains=("D03", "D04", "D06"),
        outcomes=(4,),
        misconceptions=tuple(KINDLY),
        rule_set="mdc-7",
    )
    points = 2
    pass_mark = 2
    noun = "Chart"

    def case(self, seed: int) -> Charts:
        return _draw(seed)

    def cards(self, case: Charts, answer: Answer) -> tuple[Card, ...]:
        return tuple(chart_card(case, answer, number) for number in range(CHARTS))

    def mark(self, case: Charts, answer: Answer) -> Marks:
        decisions = decisions_of(case, answer)
        complete = None not in decisions
        changed = sum(not true.stable for true in case.truth)
        hits = sum(not true.stable and said == "look" for true, said in zip(case.truth, decisions, strict=True))
        alarms = sum(true.stable and said == "look" for true, said in zip(case.truth, decisions, strict=True))
        found = Criterion(
            name="You found the changes",
            met=complete and changed - hits <= MOST_MISSED,
            why=f"You looked for the cause on {hits} of the {changed} charts with a change. "
            f"You may miss {MOST_MISSED}.",
        )
        calm = Criterion(
            name="You did not chase usual variation",
            met=complete and alarms <= MOST_FALSE_ALARMS,
            why=f"You looked for a cause on {alarms} of the {CHARTS - changed} charts without a change. "
            f"The aim is at most {MOST_FALSE_ALARMS}.",
        )
        named = {misconception(true, said) for true, said in zip(case.truth, decisions, strict=True)}
        return Marks((found, calm), tuple(sorted(name for name in named if name)))

    def summary(self, case: Charts, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="You can tell usual ups and downs from a change" if passed else "Not there yet",
            words=(
                *(criterion.why for criterion in marks.criteria),
                *_two_kinds_of_calm(case, answer),
                *_how_sure(case, answer),
            ),
            good=passed,
            next_step=(
                "Look for a chart over time at your own work. Ask what is usual there."
                if passed
                else "Read what is said under the charts you missed. Then start again with 12 new charts."
            ),
        )


@lru_cache(maxsize=64)
def _draw(seed: int) -> Charts:
    # Certifying 12 charts takes about 20 ms, and a page asks for the same case at every step.
    return Charts(*cert_set.mixed_set(seed, CHARTS))


def misconception(true: cert.Truth, said: str | None) -> str | None:
    """The belief that a wrong decision on a chart shows, by its id in curriculum 8.2; None where it shows none."""
    if said is None or said == DECISION_IDS[true.decision]:
        return None
    if true.stable:
        if said == "look":
            return "MC03" if true.kind == "three_worse" else "MC01"
        return "MC06" if said == "leave" else None
    if said == "change":
        return "MC05" if true.target == "missed" else None
    if true.direction == "better":
        return "MC07"
    return "MC04" if true.target == "met" else None


def decisions_of(case: Charts, answer: Answer) -> list[str | None]:
    """The decision on each chart; None where it is missing or not one of the 3."""
    given = [answer.get(f"chart-{number + 1}", "decision") for number in range(len(case.truth))]
    return [str(value) if any(option.id == value for option in DECISIONS) else None for value in given]


def chart_card(case: Charts, answer: Answer, number: int) -> Card:
    """The card of a chart, by its 0-based place: without a truth until the answer is finished."""
    data, true = case.data[number], case.truth[number]
    measure = data.series.measure
    signals = true.signals if answer.finished else ()
    return Card(
        id=f"chart-{number + 1}",
        heading=f"Chart {number + 1}: {measure.name}",
        words=(f"Where: {measure.service}. {better_words(measure)}", *target_words(measure, data.target)),
        chart=series_chart(data.series, data.rule_set, data.target, signals, title=f"{measure.name} by month"),
        fields=(
            Choice(id="decision", label="What would you do?", options=DECISIONS),
            Choice(id="sure", label="How sure are you?", options=SURE),
        ),
        feedback=_feedback(case, answer, number) if answer.finished else None,
    )


def _feedback(case: Charts, answer: Answer, number: int) -> Feedback:
    data, true, said = case.data[number], case.truth[number], decisions_of(case, answer)[number]
    if said == DECISION_IDS[true.decision]:
        return Feedback(heading="Yes", words=_truth(data, true), good=True)
    words = [*_truth(data, true), f"You chose: {option_text(DECISIONS, said)}."]
    words += KINDLY.get(misconception(true, said) or "", OTHERWISE.get(said or "", ()))
    if answer.get(f"chart-{number + 1}", "sure") == "sure":
        words.append("You were sure of this one, so it is worth a second look.")
    return Feedback(heading="Not this time", words=tuple(words), good=False)


def _truth(data: cert.Data, true: cert.Truth) -> tuple[str, ...]:
    if true.stable:
        said = "Nothing changed here. The ups and downs are usual variation."
        if true.decision == "change the system":
            return said, "But the usual results miss the target. Waiting will not help: change the system."
        return said, "The usual results meet the target. Leave it, and keep watching."
    signal = min(true.signals, key=lambda one: EASIEST_TO_SEE.index(one.rule))
    news = "This is good news. Look for the cause, so that you can keep it."
    if true.direction == "worse":
        news = "Look for the cause, so that you can put it right."
    return f"Something changed here: look at {when(data.series, signal.points)}.", signal.why, news


def _two_kinds_of_calm(case: Charts, answer: Answer) -> tuple[str, ...]:
    """How well the other two answers were told apart: said, not marked."""
    decisions = decisions_of(case, answer)
    right = sum(
        true.stable and said == DECISION_IDS[true.decision] for true, said in zip(case.truth, decisions, strict=True)
    )
    stable = sum(true.stable for true in case.truth)
    return (f"On {right} of the {stable} charts without a change you chose well: leave it, or change the system.",)


def _how_sure(case: Charts, answer: Answer) -> tuple[str, ...]:
    decisions = decisions_of(case, answer)
    sure = [n for n in range(len(case.truth)) if answer.get(f"chart-{n + 1}", "sure") == "sure"]
    if not sure:
        return ()
    right = sum(decisions[n] == DECISION_IDS[case.truth[n].decision] for n in sure)
    return (f"You were sure on {len(sure)} charts. On {right} of them you were right.",)
