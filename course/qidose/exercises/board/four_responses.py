"""4 responses (E-T2-06): 12 charts with a target each, and what a board should do about each of them.

Passed with at least 10 of 12 right, and at most 1 chart on which a cause is looked for although nothing changed. How
sure they were is asked for the feedback only.
"""

from ..all_staff.twelve_charts import SURE
from ..cards import Card, Feedback
from ..chart_cards import better_words, option_text, series_chart, target_words
from ..exercise import About, Exercise
from ..fields import Answer, Choice
from ..marks import Criterion, Marks
from ..values import chosen_in
from .four_responses_charts import CHARTS, RESPONSES, BoardChart, draw
from .four_responses_words import ASKS_FOR_A_CAUSE, KINDLY, OPTIONS, SITUATIONS, kind_words, misconception, truth_of

FEWEST_RIGHT = 10
MOST_ON_NOISE = 1


class FourResponses(Exercise[tuple[BoardChart, ...]]):
    """A response to each of 12 charts."""

    id = "four-responses"
    about = About(
        code="E-T2-06",
        dose="board",
        title="4 responses",
        minutes=15,
        domains=("D03", "D04", "D06"),
        outcomes=(2, 3),
        misconceptions=tuple(KINDLY),
        rule_set="mdc-7",
    )
    points = 2
    pass_mark = 2
    noun = "Chart"

    def case(self, seed: int) -> tuple[BoardChart, ...]:
        return draw(seed)

    def cards(self, case: tuple[BoardChart, ...], answer: Answer) -> tuple[Card, ...]:
        return tuple(_card(chart, answer, number) for number, chart in enumerate(case, 1))

    def mark(self, case: tuple[BoardChart, ...], answer: Answer) -> Marks:
        said = responses_in(answer)
        complete = None not in said
        right = sum(chart.response == one for chart, one in zip(case, said, strict=True))
        noise = sum(_on_noise(chart, one) for chart, one in zip(case, said, strict=True))
        stable = sum(chart.truth.chart.stable for chart in case)
        fits = Criterion(
            name="Your responses fit the charts",
            met=complete and right >= FEWEST_RIGHT,
            why=f"{right} of your {CHARTS} responses fit. The aim is at least {FEWEST_RIGHT}.",
        )
        calm = Criterion(
            name="You did not act on usual variation",
            met=complete and noise <= MOST_ON_NOISE,
            why=f"You asked for a cause on {noise} of the {stable} charts where nothing had changed. "
            f"The aim is at most {MOST_ON_NOISE}.",
        )
        named = {misconception(chart, one) for chart, one in zip(case, said, strict=True)}
        return Marks((fits, calm), tuple(sorted(name for name in named if name)))

    def summary(self, case: tuple[BoardChart, ...], answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="You choose the response that fits" if passed else "Not there yet",
            words=(
                *(criterion.why for criterion in marks.criteria),
                *_by_situation(case, answer),
                *_how_sure(case, answer),
            ),
            good=passed,
            next_step=(
                "Take 1 page of your next board paper. Choose a response to each measure before you read the words."
                if passed
                else "Read what is said under the charts you missed. Then start again with 12 new charts."
            ),
        )


def card_id(number: int) -> str:
    """The id of the card of a chart, counted from 1."""
    return f"chart-{number}"


def responses_in(answer: Answer) -> list[str | None]:
    """The response to each chart; None where it is missing or not one of the 4."""
    chosen = [chosen_in(answer.get(card_id(number), "response"), OPTIONS) for number in range(1, CHARTS + 1)]
    return [option.id if option else None for option in chosen]


def _on_noise(chart: BoardChart, said: str | None) -> bool:
    """Whether a cause was asked for where nothing had changed."""
    return chart.truth.chart.stable and said in ASKS_FOR_A_CAUSE


def _card(chart: BoardChart, answer: Answer, number: int) -> Card:
    data, measure = chart.data, chart.data.series.measure
    signals = chart.truth.chart.signals if answer.finished else ()
    return Card(
        id=card_id(number),
        heading=f"Chart {number}: {measure.name}",
        words=(f"Where: {measure.service}. {better_words(measure)}", *target_words(measure, data.target)),
        chart=series_chart(data.series, data.rule_set, data.target, signals, title=f"{measure.name} by month"),
        fields=(
            Choice(
                id="response",
                label="What should the board ask for?",
                hint="First ask if something has changed. Only if nothing has, look at the target.",
                options=OPTIONS,
            ),
            Choice(id="sure", label="How sure are you?", options=SURE),
        ),
        feedback=_feedback(chart, answer, number) if answer.finished else None,
    )


def _feedback(chart: BoardChart, answer: Answer, number: int) -> Feedback:
    said = responses_in(answer)[number - 1]
    if said == chart.response:
        return Feedback(heading="Yes", words=truth_of(chart), good=True)
    words = [*truth_of(chart), f"You chose: {option_text(OPTIONS, said)}.", *kind_words(chart, said)]
    if answer.get(card_id(number), "sure") == "sure":
        words.append("You were sure of this one, so it is worth a second look.")
    return Feedback(heading="Not this time", words=tuple(words), good=False)


def _by_situation(case: tuple[BoardChart, ...], answer: Answer) -> tuple[str, ...]:
    """How well each of the 4 situations was met."""
    pairs = list(zip(case, responses_in(answer), strict=True))
    lines = []
    for response in RESPONSES:
        fits = [said == response for chart, said in pairs if chart.response == response]
        lines.append(f"{SITUATIONS[response]}: {sum(fits)} of {len(fits)} right.")
    return tuple(lines)


def _how_sure(case: tuple[BoardChart, ...], answer: Answer) -> tuple[str, ...]:
    said = responses_in(answer)
    sure = [n for n in range(CHARTS) if answer.get(card_id(n + 1), "sure") == "sure"]
    if not sure:
        return ()
    right = sum(said[n] == case[n].response for n in sure)
    return (f"You were sure on {len(sure)} of the {CHARTS} charts. {right} of these responses fit.",)
