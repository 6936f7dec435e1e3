"""What happens after a red month (E-T2-04): 2 years of a measure that never changes, and a choice after each red one.

The learner predicts how often a better month follows a red one, then asks for an action plan or leaves it, red month by
red month. No choice changes a number. At the end come 3 questions, and all must be right: of 5, 4 and 4 options a
guesser has all 3 right in 1.25% of tries. The prediction and the choices are not marked.

A personal series has 5 to 8 red months, and 3 to 4 of each 4 months after them are better: near what is true in the
long run (84 of 100), so that the learner's own months do not teach something else.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count, takewhile

from qidose.simulate import rtm
from qidose.simulate.draw import generator

from ..board_pages import target_text
from ..cards import Card, ChartData, Feedback
from ..chart_cards import amount, better_words, series_chart, target_amount
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Move, Number, Option
from ..marks import Criterion, Marks
from ..values import number_in
from .shouting_words import REASONS, SCENARIOS, SHARE, SHARES, Idea, Scenario

MEASURES = (
    "discharge-letters",
    "a-and-e-4-hours",
    "a-and-e-wait",
    "ambulance-handover",
    "calls-answered",
    "crisis-4-hours",
    "did-not-attend",
    "first-appointment",
    "hand-hygiene",
    "length-of-stay",
    "sickness",
    "test-result",
    "visits-on-the-day",
)
FEWEST_REDS, MOST_REDS = 5, 8
LOWEST_SHARE, HIGHEST_SHARE = 0.75, 0.9
LONG_RUN = 84
PREDICT, CLOSE, TRUTH = "predict", "close", "truth"
ASK, LEAVE = "ask", "leave"
CHOICES = (Option(ASK, "Ask for an action plan"), Option(LEAVE, "Leave it"))
QUESTIONS = ("share", "reason", "scenario")


@dataclass(frozen=True)
class Years:
    """One learner's 2 years; `reasons` and `scenario` come in the order in which they are shown."""

    data: rtm.Data
    truth: rtm.Truth
    reasons: tuple[Idea, ...]
    scenario: Scenario

    def right(self, question: str) -> str:
        """The id of the right answer to a question at the end."""
        if question == "share":
            return SHARE
        return next(idea.id for idea in self.ideas(question) if not idea.misconception)

    def ideas(self, question: str) -> tuple[Idea, ...]:
        """The options of a question at the end as ideas; none for the share."""
        return {"reason": self.reasons, "scenario": self.scenario.ideas}.get(question, ())


class Shouting(Exercise[Years]):
    """React to red months, or not, and explain what follows them."""

    id = "shouting"
    about = About(
        code="E-T2-04",
        dose="board",
        title="What happens after a red month",
        minutes=8,
        domains=("D03", "D06"),
        outcomes=(3,),
        misconceptions=("MC01", "MC03", "MC09", "MC10", "MC11", "MC19"),
        rule_set="mdc-7",
    )
    points = len(QUESTIONS)
    pass_mark = len(QUESTIONS)
    layout = "game"
    noun = "Month"
    finish_label = "Finish and see what was behind it"

    def case(self, seed: int) -> Years:
        return _draw(seed)

    def cards(self, case: Years, answer: Answer) -> tuple[Card, ...]:
        return tuple(_open_cards(case, answer))

    def ready(self, case: Years, answer: Answer) -> bool:
        return _done(case, answer) == len(case.truth.reds) and super().ready(case, answer)

    def mark(self, case: Years, answer: Answer) -> Marks:
        said = {question: answer.get(CLOSE, question) for question in QUESTIONS}
        names = ("How often a better month follows", "Why it follows", "The same chance in another place")
        criteria = tuple(
            Criterion(name=name, met=said[question] == case.right(question), why=_why(case, question))
            for name, question in zip(names, QUESTIONS, strict=True)
        )
        return Marks(criteria, tuple(sorted({found for q in QUESTIONS if (found := _belief(case, q, said[q]))})))

    def summary(self, case: Years, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="You can tell a reaction from its luck" if passed else "Not there yet",
            words=(
                "After a red month the next is mostly better, whatever a board does.",
                "So every reaction seems to work, and the hours that it costs stay out of sight.",
            ),
            good=passed,
            next_step=(
                "Next time a result recovers after a reaction, ask what would have happened without it."
                if passed
                else "Read what is said under the questions. Then start again with another measure."
            ),
        )


def card_id(number: int) -> str:
    """The id of the card of a red month, counted from 1."""
    return f"red-{number}"


@lru_cache(maxsize=64)
def _draw(seed: int) -> Years:
    rng = generator(seed, "shouting")
    measure = MEASURES[int(rng.integers(len(MEASURES)))]
    scenario = SCENARIOS[int(rng.integers(len(SCENARIOS)))]
    shuffled = replace(scenario, ideas=tuple(scenario.ideas[n] for n in rng.permutation(len(scenario.ideas))))
    reasons = tuple(REASONS[n] for n in rng.permutation(len(REASONS)))
    for attempt in count():
        series_seed = int(generator(seed, "shouting", "series", attempt).integers(2**62))
        data, truth = rtm.generate(rtm.Params(measure=measure), series_seed)
        if FEWEST_REDS <= len(truth.reds) <= MOST_REDS and LOWEST_SHARE <= truth.share_better_next <= HIGHEST_SHARE:
            break
    return Years(data, truth, reasons, shuffled)


def _done(case: Years, answer: Answer) -> int:
    """How many red months have been decided."""
    return sum(1 for _ in takewhile(lambda n: card_id(n) in answer.locked, range(1, len(case.truth.reds) + 1)))


def _open_cards(case: Years, answer: Answer) -> Iterator[Card]:
    yield _predict_card(case)
    if PREDICT not in answer.locked:
        return
    done = _done(case, answer)
    for number in range(1, min(done + 1, len(case.truth.reds)) + 1):
        yield _red_card(case, number, number <= done)
    if done == len(case.truth.reds):
        yield _close_card(case, answer)
        if answer.finished:
            yield _truth_card(case, answer)


def _predict_card(case: Years) -> Card:
    measure, lines = case.data.series.measure, case.data.thresholds
    under = "under" if measure.better == "up" else "over"
    return Card(
        id=PREDICT,
        heading="Before you start",
        words=(
            f"You are on the board of an invented trust. You follow 1 measure for 2 years: {measure.name}.",
            better_words(measure) if measure.unit == "%" else f"{better_words(measure)} The unit is {measure.unit}.",
            f"The target is {_target(case)}. A month {under} {target_amount(measure, lines.red)} is red.",
            "After each red month you ask for an action plan, or you leave it. Try both, so that you can compare.",
        ),
        fields=(
            Number(
                id="prediction",
                label="Think of 100 red months with no action. How many of the months after them are better?",
                hint="Predict first. There is no mark for it.",
                low=0,
                high=100,
                unit="of 100",
            ),
        ),
        lock="Start the 2 years",
    )


def _target(case: Years) -> str:
    return target_text(case.data.series.measure, case.data.thresholds.target)


def _red_card(case: Years, number: int, done: bool) -> Card:
    month = case.truth.reds[number - 1]
    series = case.data.series
    now = f"{amount(series.measure, series.values[month])}. This month is red. The target is {_target(case)}."
    return Card(
        id=card_id(number),
        heading=series.periods[month],
        words=() if done else (now,),
        chart=None if done else _so_far(case, month + 1),
        fields=(Move(id="choice", label="What does the board do?", options=CHOICES),),
        lock="Go on",
        feedback=Feedback(heading=_next_month(case, month)) if done else None,
    )


def _next_month(case: Years, month: int) -> str:
    series = case.data.series
    found = f"{series.periods[month + 1]}: {amount(series.measure, series.values[month + 1])}"
    red = ", and red again" if case.data.colours[month + 1] == "red" else ""
    if rtm.better_than_before(case.data, month + 1):
        return f"{found}, better{red}"
    return f"{found}, {'the same' if series.values[month + 1] == series.values[month] else 'worse'}{red}"


def _choice(answer: Answer, number: int) -> str | None:
    value = answer.get(card_id(number), "choice")
    return next((option.id for option in CHOICES if option.id == value), None)


def _so_far(case: Years, months: int) -> ChartData:
    """The first months as a board sees them: results, target and red months, without mean or limits."""
    series, colours = case.data.series, case.data.colours[:months]
    red = [n for n, colour in enumerate(colours) if colour == "red"]
    named = ", ".join(series.periods[n] for n in red)
    return ChartData(
        title=series.measure.name,
        unit=series.measure.unit,
        labels=series.periods[:months],
        values=series.values[:months],
        better=series.measure.better,
        target=case.data.thresholds.target,
        notes={months - 1: "Red"} if colours[-1] == "red" else {},
        message=f"Months so far: {months}. Red months: {named}.",
    )


def _close_card(case: Years, answer: Answer) -> Card:
    measure = case.data.series.measure.name
    shares = tuple(Option(name, f"About {n}" if n < 100 else f"All {n}") for name, n in SHARES.items())
    return Card(
        id=CLOSE,
        heading="After 2 years",
        words=(*_tally(case, answer, ASK), *_tally(case, answer, LEAVE)),
        chart=None if answer.finished else _so_far(case, len(case.data.colours)),
        fields=(
            Choice(
                id="share",
                label=f"100 red months of this measure ({measure}), and no action at all. How many are followed by a "
                "better month?",
                options=shares,
            ),
            Choice(
                id="reason", label="Why is the month after a red one mostly better?", options=_options(case, "reason")
            ),
            Choice(
                id="scenario",
                label=" ".join([*case.scenario.story, "What does this show?"]),
                options=_options(case, "scenario"),
            ),
        ),
        feedback=Feedback(heading="Look above for what was behind it") if answer.finished else None,
    )


def _options(case: Years, question: str) -> tuple[Option, ...]:
    return tuple(Option(idea.id, idea.text) for idea in case.ideas(question))


def _tally(case: Years, answer: Answer, choice: str) -> tuple[str, ...]:
    """How often the next month was better after one of the 2 choices."""
    here = [month for n, month in enumerate(case.truth.reds, 1) if _choice(answer, n) == choice]
    better = sum(rtm.better_than_before(case.data, month + 1) for month in here)
    did = "asked for an action plan" if choice == ASK else "left it"
    if not here:
        return (f"You never {did}.",)
    return (f"You {did} {_times(len(here))}. The next month was better {_times(better)}.",)


def _times(number: int) -> str:
    return "1 time" if number == 1 else f"{number} times"


def _why(case: Years, question: str) -> str:
    if question == "share":
        return f"In the long run it is about {LONG_RUN} of 100, with no action at all."
    if question == "reason":
        return "A red month is one of the worst. The next can be any month, so it is mostly better."
    return case.scenario.truth


def _belief(case: Years, question: str, said: object) -> str:
    """The belief that an answer shows; "" where it shows none."""
    if question == "share":
        # Who thinks that fewer get better by themselves must think that the reaction did it.
        return "MC09" if said in ("30", "50") else ""
    return next((idea.misconception for idea in case.ideas(question) if idea.id == said), "")


def _feedback(case: Years, answer: Answer) -> Feedback:
    wrong = [question for question in QUESTIONS if answer.get(CLOSE, question) != case.right(question)]
    if not wrong:
        return Feedback(
            heading="All 3 answers are right", words=("You saw through the luck of the next month.",), good=True
        )
    words = [text for question in wrong for text in _another_look(case, answer, question)]
    number = "1 answer" if len(wrong) == 1 else f"{len(wrong)} answers"
    return Feedback(heading=f"Another look at {number}", words=tuple(words), good=False)


def _another_look(case: Years, answer: Answer, question: str) -> tuple[str, ...]:
    """The truth, then what the learner thought and what speaks for it."""
    said = answer.get(CLOSE, question)
    if question == "share":
        chosen = next((f"You said {n} of 100." for name, n in SHARES.items() if name == said), "")
        kindly = "It feels as if a red month stays red until somebody acts." if said in ("30", "50") else ""
        return ("\n".join(text for text in (_why(case, question), f"{chosen} {kindly}".strip()) if text),)
    idea = next((idea for idea in case.ideas(question) if idea.id == said), None)
    return (f'{_why(case, question)}\nYou said: "{idea.text}" {idea.kindly}' if idea else _why(case, question),)


def _truth_card(case: Years, answer: Answer) -> Card:
    series, lines, reds = case.data.series, case.data.thresholds, len(case.truth.reds)
    predicted = number_in(answer.get(PREDICT, "prediction"))
    said = f"You predicted {predicted:g}. " if predicted is not None else ""
    return Card(
        id=TRUTH,
        heading="What was behind it",
        words=(
            "The work behind these months never changed. All points lie inside the limits, with no pattern in them.",
            "With every one of your choices turned round, each month would have had the same result.",
            f"You had {reds} red months, and {case.truth.better_next} were followed by a better one.",
            f"{said}In the long run it is about {LONG_RUN} of 100. This is called regression to the mean.",
            "A change that helps moves the whole line. Many months in a row then lie on the better side of the mean.",
            "To have fewer red months, change how the work is done. Another plan for 1 month cannot do that.",
        ),
        chart=series_chart(series, case.truth.rule_set, lines.target),
        feedback=_feedback(case, answer),
    )
