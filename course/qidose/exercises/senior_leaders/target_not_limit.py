"""Target is not a limit (E-T3-07): place target and limits, say whether the target will be met, then it moves.

For each of 3 charts the learner places by eye the highest and the lowest result to expect, which is what the work
gives. Then the limits are drawn, and the learner places the target, which is what somebody wants. Will it be met, and
will one that it moves to? Passed with at least 6 of 7: lines and verdicts of each chart, and what a move changes.
"""

from dataclasses import replace

from qidose.simulate.target import Assurance

from ..cards import Card, ChartData, Feedback, Icon
from ..chart_cards import amount, better_words, decimals_that_tell, series_chart, target_amount
from ..chart_icons import WORDS as ICON_WORDS
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Level, Option
from ..marks import Criterion, Marks
from ..values import chosen_in, number_in
from ..wording import capital, listed, lower
from .target_not_limit_case import CHARTS, TargetChart, draw

FEWEST_RIGHT = 6
BACK = "look-back"
RULE_SET = "mdc-7"
VERDICTS = (
    Option("pass", "Yes, month after month"),
    Option("hit_and_miss", "In some months, by chance"),
    Option("fail", "No, not as the work is done now"),
)
CHANGES = (
    Option("nothing", "Only what we want. Results and limits stay as they are"),
    Option("limits", "The limits move with the target"),
    Option("results", "The results come closer to the target in the next months"),
    Option("narrow", "A harder target makes the limits narrower"),
)
ABOUT_CHANGE = {
    "limits": "It is easy to think so, because reports often draw both. But limits come from the results alone.",
    "results": "A target can make people look for a better way. By itself it changes nothing in the work.",
    "narrow": "Narrower limits would be good. They come from work that varies less, not from a harder target.",
}
MISCONCEPTIONS = {"limits": "MC05", "results": "MC11", "narrow": "MC14"}
BECAUSE = {
    "pass": "The target lies on the good side of both limits, so nearly every month will meet it.",
    "hit_and_miss": "The target lies between the limits, so chance decides which months meet it.",
    "fail": "Both limits lie on the wrong side of the target, so hardly any month will meet it.",
}


class TargetNotLimit(Exercise[tuple[TargetChart, ...]]):
    """3 charts, 3 lines on each, 2 verdicts, and a look back."""

    id = "target-not-limit"
    about = About(
        code="E-T3-07",
        dose="senior-leaders",
        title="Target is not a limit",
        minutes=10,
        domains=("D04", "D05", "D06"),
        outcomes=(1, 2),
        misconceptions=("MC05", "MC06", "MC11", "MC14"),
        rule_set=RULE_SET,
    )
    points = 2 * CHARTS + 1
    pass_mark = FEWEST_RIGHT
    noun = "Step"

    def case(self, seed: int) -> tuple[TargetChart, ...]:
        return draw(seed)

    def cards(self, case: tuple[TargetChart, ...], answer: Answer) -> tuple[Card, ...]:
        cards: list[Card] = []
        for number, chart in enumerate(case, 1):
            for card in (_place_card(number, chart, answer), _judge_card(number, chart, answer)):
                cards.append(card)
                if card.id not in answer.locked and not answer.finished:
                    return tuple(cards)
        return (*cards, _back_card(answer))

    def ready(self, case: tuple[TargetChart, ...], answer: Answer) -> bool:
        return judge_id(CHARTS) in answer.locked and super().ready(case, answer)

    def mark(self, case: tuple[TargetChart, ...], answer: Answer) -> Marks:
        criteria: list[Criterion] = []
        for number, chart in enumerate(case, 1):
            criteria += [
                Criterion(
                    name=f"Chart {number}: your lines", met=_lines_met(number, chart, answer), why=_about_lines(chart)
                ),
                Criterion(
                    name=f"Chart {number}: your verdicts",
                    met=(verdict(answer, number, "now"), verdict(answer, number, "then")) == (chart.now, chart.then),
                    why=f"{_verdict_text(chart.now)}. After the move: {_verdict_text(chart.then).lower()}.",
                ),
            ]
        change = chosen_in(answer.get(BACK, "change"), CHANGES)
        criteria.append(
            Criterion(
                name="What a move of the target changes",
                met=change is not None and change.id == "nothing",
                why="A target says what somebody wants. Limits say what the work gives.",
            )
        )
        return Marks(tuple(criteria), _misconceptions(case, answer))

    def summary(self, case: tuple[TargetChart, ...], answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        words = ["A target says what somebody wants. Limits say what the work gives, and no target moves them."]
        if "MC06" in marks.misconceptions:
            words.append("A target between the limits can look safe. But then chance decides, month by month.")
        return Feedback(
            heading="You keep target and limits apart" if passed else "Not there yet",
            words=tuple(words),
            good=passed,
            next_step=(
                "Take 1 target of your own area. Ask to see it on a chart with limits."
                if passed
                else "Look again at each chart and where its limits lie. Then start again with new charts."
            ),
        )


def place_id(number: int) -> str:
    """The id of the card on which the lines of a chart, counted from 1, are placed."""
    return f"place-{number}"


def judge_id(number: int) -> str:
    """The id of the card of the verdicts."""
    return f"judge-{number}"


def verdict(answer: Answer, number: int, when: str) -> str | None:
    """What was said of the target "now" or "then" (after its move); None where nothing was."""
    said = chosen_in(answer.get(judge_id(number), when), VERDICTS)
    return said.id if said else None


def _line(answer: Answer, number: int, name: str) -> float | None:
    return number_in(answer.get(judge_id(number) if name == "target" else place_id(number), name))


def _lines_met(number: int, chart: TargetChart, answer: Answer) -> bool:
    return (
        chart.is_target(_line(answer, number, "target"))
        and chart.is_highest(_line(answer, number, "highest"))
        and chart.is_lowest(_line(answer, number, "lowest"))
    )


def _misconceptions(case: tuple[TargetChart, ...], answer: Answer) -> tuple[str, ...]:
    change = chosen_in(answer.get(BACK, "change"), CHANGES)
    found = {MISCONCEPTIONS[change.id]} if change and change.id in MISCONCEPTIONS else set()
    for number, chart in enumerate(case, 1):
        pairs = ((verdict(answer, number, "now"), chart.now), (verdict(answer, number, "then"), chart.then))
        if any(said == "pass" and true == "hit_and_miss" for said, true in pairs):
            found.add("MC06")
    return tuple(sorted(found))


def _wants(chart: TargetChart, value: float) -> str:
    """What the trust wants: "at least 85%"."""
    measure = chart.series.measure
    unit = "" if measure.unit == "%" else f" {measure.unit}"
    return f"{'at least' if measure.better == 'up' else 'at most'} {target_amount(measure, value)}{unit}"


def _place_card(number: int, chart: TargetChart, answer: Answer) -> Card:
    lines = (
        ("highest", "The highest result to expect next month, if nothing changes", "Highest"),
        ("lowest", "The lowest result to expect next month, if nothing changes", "Lowest"),
    )
    return Card(
        id=place_id(number),
        heading=f"Chart {number}: your lines",
        words=(
            f"{better_words(chart.series.measure)} Nothing in this work has changed for 24 months.",
            "Judge by eye how far its results reach.",
        ),
        chart=None if place_id(number) in answer.locked or answer.finished else _bare(chart),
        fields=tuple(_level(chart, *line) for line in lines),
        lock="Show the limits",
        feedback=_lines_feedback(number, chart, answer) if answer.finished else None,
    )


def _level(chart: TargetChart, name: str, label: str, line: str) -> Level:
    low, high = chart.slider
    return Level(id=name, label=label, low=low, high=high, unit=chart.series.measure.unit, line=line, step=chart.step)


def _bare(chart: TargetChart) -> ChartData:
    """The results alone."""
    series = chart.series
    highest, lowest = (amount(series.measure, find(series.values)) for find in (max, min))
    return replace(
        series_chart(series, RULE_SET),
        title=f"{series.measure.name}, {series.measure.service}",
        centre=(),
        lower=(),
        upper=(),
        message=f"{len(series.values)} months. The highest result is {highest}, the lowest is {lowest}.",
    )


def _judge_card(number: int, chart: TargetChart, answer: Answer) -> Card:
    series = chart.series
    name = f"{series.measure.name}, {series.measure.service}"
    target = chart.target if answer.finished or judge_id(number) in answer.locked else None
    drawn = series_chart(series, RULE_SET, target=target, title=name)
    icon = Icon(name=chart.now, words=ICON_WORDS[chart.now])
    return Card(
        id=judge_id(number),
        heading=f"Chart {number}: will the target be met?",
        words=(f"The trust wants {_wants(chart, chart.target)} each month. The work goes on as it is.",),
        chart=replace(drawn, icons=(icon,)) if answer.finished else drawn,
        fields=(
            _level(chart, "target", "Place the target", "Target"),
            Choice(id="now", label="Will the target be met?", options=VERDICTS),
            Choice(
                id="then",
                label=f"The target moves to {_wants(chart, chart.moved)}. Will that be met?",
                options=VERDICTS,
            ),
        ),
        lock="Next chart" if number < CHARTS else "Look back",
        feedback=_verdict_feedback(number, chart, answer) if answer.finished else None,
    )


def _back_card(answer: Answer) -> Card:
    said = chosen_in(answer.get(BACK, "change"), CHANGES)
    right = said is not None and said.id == "nothing"
    words = [f"{CHANGES[0].text}."]
    if said and not right:
        words += [f"You chose: {lower(said.text)}.", ABOUT_CHANGE[said.id]]
    told = Feedback(heading="Yes: what we want" if right else "Only what we want", words=tuple(words), good=right)
    return Card(
        id=BACK,
        heading="Looking back",
        words=(f"{CHARTS} targets were moved.",),
        fields=(Choice(id="change", label="What does it change on a chart when a target moves?", options=CHANGES),),
        feedback=told if answer.finished else None,
    )


def _verdict_text(place: Assurance) -> str:
    return next(option.text for option in VERDICTS if option.id == place)


def _about_lines(chart: TargetChart) -> str:
    """The target, and the limits, which are what to expect next month."""
    measure, (low, high) = chart.series.measure, chart.limits
    places = decimals_that_tell(chart.series.values, (low, high), measure.decimals)
    between = f"{amount(measure, low, places)} to {amount(measure, high, places)}"
    return f"The target is {target_amount(measure, chart.target)}. The limits are {between}."


def _lines_feedback(number: int, chart: TargetChart, answer: Answer) -> Feedback:
    said = {name: _line(answer, number, name) for name in ("target", "highest", "lowest")}
    words = [_about_lines(chart)]
    if None not in said.values():
        words.append("You placed: " + listed(f"{name} {value:g}" for name, value in said.items()) + ".")
    if not chart.is_target(said["target"]):
        words.append("The target lies where the trust wants the results to be.")
    if not (chart.is_highest(said["highest"]) and chart.is_lowest(said["lowest"])):
        words.append("Lines that say what to expect hold all 24 months, with a little room beyond the furthest ones.")
    right = _lines_met(number, chart, answer)
    return Feedback(heading="Your lines fit" if right else "What the lines say", words=tuple(words), good=right)


def _verdict_feedback(number: int, chart: TargetChart, answer: Answer) -> Feedback:
    words, right = [], True
    for when, true, target in (("now", chart.now, chart.target), ("then", chart.then, chart.moved)):
        said = verdict(answer, number, when)
        words.append(f"{capital(_wants(chart, target))}: {lower(_verdict_text(true))}. {BECAUSE[true]}")
        if said != true:
            right = False
            words.append(f"You said: {lower(next((v.text for v in VERDICTS if v.id == said), 'nothing'))}.")
    return Feedback(heading="Yes" if right else "Look where the limits lie", words=tuple(words), good=right)
