"""Two dots (E-T1-06): two charts that end with the same 2 results. One never changed and one did.

The learner first sees the 2 dots alone, and what they would do is kept but not marked. Then the months before come,
with a decision and a reason for each chart. The wrong reasons are misconceptions (curriculum 8.2).
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import count

from qidose.simulate import pair
from qidose.simulate.draw import generator
from qidose.simulate.measures import find_measure

from ..cards import Card, Feedback
from ..chart_cards import DECISION_IDS, DECISIONS, better_words, last_points, option_text, series_chart, when
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Json, Option
from ..marks import Criterion, Marks

PARAMS = pair.Params()
CHARTS = ("a", "b")
LEAST_WORSE = 0.5
"""How much worse the last dot is, in spreads: a smaller step would worry nobody."""
MORE = Option("more", "Ask to see the months before")
REASONS = (
    Option("last-2", "The last 2 dots show where it is going."),
    Option("every", "Every rise or fall has a cause that we should find."),
    Option("history", "The dots have gone up and down like this all along."),
    Option("run", "Many dots in a row are on one side of the mean."),
)
REASON_IDS = {"history of the chart": "history", "run on one side": "run"}
MISCONCEPTIONS = {"last-2": "MC02", "every": "MC01"}


@dataclass(frozen=True)
class Pair:
    """One learner's pair of charts."""

    data: pair.Data
    truth: pair.Truth

    def decision(self, chart: int) -> str:
        """The id of the right decision."""
        return DECISION_IDS[self.truth.decisions[chart]]

    def reason(self, chart: int) -> str:
        """The id of the right reason."""
        return REASON_IDS[self.truth.reasons[chart]]


class TwoDots(Exercise[Pair]):
    """Decide, and say why, on a matched pair of charts."""

    id = "two-dots"
    about = About(
        code="E-T1-06",
        dose="all-staff",
        title="2 dots",
        minutes=4,
        domains=("D03", "D04"),
        outcomes=(4, 5),
        misconceptions=("MC01", "MC02"),
        rule_set="mdc-7",
    )
    points = 4
    pass_mark = 4

    def case(self, seed: int) -> Pair:
        return _draw(seed)

    def cards(self, case: Pair, answer: Answer) -> tuple[Card, ...]:
        first = _dots_card(case, answer)
        if first.id not in answer.locked:
            return (first,)
        return (first, *(_chart_card(case, answer, number) for number in range(2)))

    def ready(self, case: Pair, answer: Answer) -> bool:
        return "dots" in answer.locked and super().ready(case, answer)

    def mark(self, case: Pair, answer: Answer) -> Marks:
        complete = all(answer.get(card, name) for card in CHARTS for name in ("decision", "reason"))
        criteria, found = [], []
        for number, card in enumerate(CHARTS):
            decision, reason = answer.get(card, "decision"), answer.get(card, "reason")
            criteria += [
                Criterion(
                    name=f"Chart {card.upper()}: what you would do",
                    met=complete and decision == case.decision(number),
                    why=_right_decision(case, number),
                ),
                Criterion(
                    name=f"Chart {card.upper()}: why",
                    met=complete and reason == case.reason(number),
                    why=_right_reason(case, number),
                ),
            ]
            found += [MISCONCEPTIONS[wrong] for wrong in MISCONCEPTIONS if complete and reason == wrong]
        return Marks(tuple(criteria), tuple(sorted(set(found))))

    def summary(self, case: Pair, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        words = [
            "Both charts end with the same 2 dots, so those 2 dots cannot tell them apart.",
            "The months before them can.",
        ]
        return Feedback(
            heading="You read the whole chart" if passed else "Look at the months before",
            words=tuple(words),
            good=passed,
            next_step=(
                "Next time someone compares 2 months, ask to see the 20 before them."
                if passed
                else "Read what is said under each chart. Then start again with 2 new charts."
            ),
        )


@lru_cache(maxsize=64)
def _draw(seed: int) -> Pair:
    """The first pair whose last dot is clearly worse than the one before: 2 dots that look like bad news."""
    seeds = (int(generator(seed, "two-dots", attempt).integers(2**62)) for attempt in count())
    return next(drawn for drawn in (Pair(*pair.generate(PARAMS, each)) for each in seeds) if _looks_worse(drawn))


def _looks_worse(drawn: Pair) -> bool:
    series = drawn.data.charts[0]
    before, last = series.values[-2:]
    worse = last - before if series.measure.better == "down" else before - last
    return worse >= LEAST_WORSE * find_measure(series.measure.id).spread


def _dots_card(case: Pair, answer: Answer) -> Card:
    measure = case.data.charts[0].measure
    options = (*DECISIONS, MORE)
    said = Feedback(
        heading="2 dots alone",
        words=(
            f"You chose: {option_text(options, answer.get('dots', 'first'))}.",
            "Nobody can tell from 2 dots whether anything has changed. So it is best to ask for more.",
        ),
    )
    return Card(
        id="dots",
        heading="The last 2 months",
        words=(
            "2 teams count the same thing. Their last 2 results are the same.",
            f"{better_words(measure)} There is no mark for this first answer.",
        ),
        chart=last_points(case.data.charts[0], case.data.same),
        fields=(Choice(id="first", label="What would you do?", options=options),),
        lock="Show me the months before",
        feedback=said if answer.finished else None,
    )


def _chart_card(case: Pair, answer: Answer, number: int) -> Card:
    series, card = case.data.charts[number], CHARTS[number]
    signals = case.truth.signals[number] if answer.finished else ()
    name = f"Chart {card.upper()}"
    return Card(
        id=card,
        heading=name,
        words=(f"{better_words(series.measure)} This team is content with its usual level.",),
        chart=series_chart(series, case.data.rule_set, signals=signals, title=f"{name}: {series.measure.name}"),
        fields=(
            Choice(id="decision", label="What would you do?", options=DECISIONS),
            Choice(id="reason", label="Why?", options=REASONS),
        ),
        feedback=_feedback(case, answer, number) if answer.finished else None,
    )


def _feedback(case: Pair, answer: Answer, number: int) -> Feedback:
    decision, reason = answer.get(CHARTS[number], "decision"), answer.get(CHARTS[number], "reason")
    right = (decision == case.decision(number), reason == case.reason(number))
    words = [_right_decision(case, number), _right_reason(case, number)]
    if not all(right):
        words += [
            f"You chose: {option_text(DECISIONS, decision)}.",
            f"Your reason: {option_text(REASONS, reason)}",
            *_kindly(case, number, reason),
        ]
    return Feedback(heading="Yes" if all(right) else "Not quite", words=tuple(words), good=all(right))


def _kindly(case: Pair, number: int, reason: Json) -> tuple[str, ...]:
    """What is said to a wrong reason, so that the thought behind it is met."""
    other = CHARTS[1 - number].upper()
    if reason == "last-2":
        return (
            "It is natural to compare the last 2 dots: reports often show only those.",
            f"But chart {other} ends with the same 2 dots. Look at the dots before them.",
        )
    if reason == "every":
        return (
            "It is natural to want a cause for each rise and fall.",
            "Most of them are many small things that change every month. There is no single cause to find.",
        )
    if reason == "history" and case.truth.changed == number:
        return ("Compare the early months with the late ones. They lie on different sides of the mean.",)
    if reason == "run" and case.truth.changed != number:
        return ("Follow the dots along the mean. Fewer than 7 in a row stay on one side of it.",)
    return ()


def _right_decision(case: Pair, number: int) -> str:
    if case.truth.changed == number:
        return f"Something changed here in {case.data.charts[number].periods[case.truth.change]}. Look for the cause."
    return "Nothing changed here. Leave it, and keep watching."


def _right_reason(case: Pair, number: int) -> str:
    if case.truth.changed != number:
        return "The dots have gone up and down like this all along, inside the limits."
    shift = next(signal for signal in case.truth.signals[number] if signal.rule == "shift")
    return f"{shift.why} They are {when(case.data.charts[number], shift.points)}."
