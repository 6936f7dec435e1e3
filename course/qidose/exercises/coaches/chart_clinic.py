"""Chart clinic (E-T5-01): 8 data sets; for each the chart, what 1 point is, where limits start, and the limits.

Passed when all 4 hold: the chart and its points fit at least 7 of the 8 data sets; the start of the limits is right for
at least 7, with its reason, so that neither "always" nor "never" will do; the limits of at least 6 are within 1%; and
the note under the charts names how limits were made and the rules.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from qidose.simulate import charts
from qidose.simulate.draw import generator

from ..cards import Card, Check, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Json, Number, Option, Text
from ..marks import Criterion, Marks
from ..values import chosen_in, number_in
from .chart_clinic_numbers import limits_of, too_wide, workings, written
from .chart_clinic_pictures import as_recorded, right_picture, tempting_picture
from .chart_clinic_words import CHARTS, FITS, INTRO, IS_FOR, KINDLY, PLOTS, RULES, SHORT, SHORT_LABEL, SHORT_SAID

SETS = 8
FEWEST_CHARTS = FEWEST_STARTS = 7
FEWEST_LIMITS = 6
NOTE = "note"
LIMITS_SAID = re.compile(r"sigma|2\.66|moving range|standard deviation|limits?\b.*\b(?:from|by|with|at)\b", re.I | re.S)
RULES_SAID = re.compile(
    r"making data count|\bmdc\b|\bihi\b|shewhart|western electric|nelson|anh[oø]j|in a row|on (?:1|one|the same) side",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class DataSet:
    """A data set and its truth, the order in which its plots are offered, and the row where limits could start anew."""

    data: charts.Data
    truth: charts.Truth
    order: tuple[int, ...]
    start: int

    @property
    def plots(self) -> tuple[Option, ...]:
        """What 1 point could be. The ids tell places, not truths."""
        return tuple(
            Option(f"point-{place}", PLOTS[self.truth.kind][which].text) for place, which in enumerate(self.order, 1)
        )

    @property
    def right_plot(self) -> str:
        """The id of the right one of `plots`."""
        return f"point-{self.order.index(0) + 1}"

    @property
    def starts(self) -> tuple[Option, ...]:
        """What can be said about the start of the limits."""
        label = self.data.labels[self.start]
        return (
            Option("shift", f"Yes, from {label}: a shift has lasted and its cause is known"),
            Option("event", f"Yes, from {label}: limits follow everything that is new"),
            Option("none", "No: there is no shift that has lasted"),
            Option("never", "No: limits once set stay as they are"),
        )

    @property
    def right_start(self) -> str:
        """The id of the right one of `starts`."""
        return "none" if self.truth.rebase_from is None else "shift"


@dataclass(frozen=True)
class Said:
    """What the learner said of a data set; None where nothing readable is there."""

    chart: str | None
    plot: str | None
    start: str | None
    upper: float | None
    lower: float | None

    def chart_fits(self, one: DataSet) -> bool:
        """Whether both the chart and what is plotted on it are right."""
        return self.chart == one.truth.family and self.plot == one.right_plot

    def limits_fit(self, one: DataSet) -> bool:
        """Whether both limits are right, near enough."""
        limits = limits_of(one.truth)
        return limits.upper_is(self.upper) and limits.lower_is(self.lower)

    def start_fits(self, one: DataSet) -> bool:
        """Whether the start of the limits is right, with its reason."""
        return self.start == one.right_start


class ChartClinic(Exercise[tuple[DataSet, ...]]):
    """Choose and work out a chart for each of 8 data sets."""

    id = "chart-clinic"
    about = About(
        code="E-T5-01",
        dose="coaches",
        title="The chart clinic",
        minutes=40,
        domains=("D05", "D18"),
        outcomes=(3,),
        misconceptions=tuple(KINDLY),
        rule_set="mdc-7",
    )
    points = 4
    pass_mark = 4
    noun = "Task"

    def case(self, seed: int) -> tuple[DataSet, ...]:
        return _draw(seed)

    def cards(self, case: tuple[DataSet, ...], answer: Answer) -> tuple[Card, ...]:
        return (*(_card(number, one, answer) for number, one in enumerate(case, 1)), _note_card(answer))

    def mark(self, case: tuple[DataSet, ...], answer: Answer) -> Marks:
        pairs = list(zip(case, (_said(answer, number) for number in range(1, SETS + 1)), strict=True))
        fit = sum(said.chart_fits(one) for one, said in pairs)
        starts = sum(said.start_fits(one) for one, said in pairs)
        limits = sum(said.limits_fit(one) for one, said in pairs)
        note = answer.get(NOTE, "note")
        return Marks(
            (
                _enough("The chart and its points fit the data", fit, FEWEST_CHARTS),
                _enough("Limits start anew where they should, and only there", starts, FEWEST_STARTS),
                _enough("The limits are right", limits, FEWEST_LIMITS),
                Criterion(
                    name="The note names the limits and the rules",
                    met=all(check.met for check in checks_of(note)),
                    why=" ".join(f"{check.name}: {'yes' if check.met else 'not yet'}." for check in checks_of(note)),
                ),
            ),
            _beliefs(pairs, answer),
        )

    def summary(self, case: tuple[DataSet, ...], answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        kindly = [words for belief in marks.misconceptions for words in KINDLY[belief]]
        return Feedback(
            heading="You can build a chart that fits the data" if passed else "Not there yet",
            words=(*kindly, "Under each data set you find the chart that fits it."),
            good=passed,
            next_step=(
                "Look at a chart of a team that you coach. Ask what 1 point is, and where the limits come from."
                if passed
                else "Read what is said under the data sets you missed. Then start again with new ones."
            ),
        )


def card_id(number: int) -> str:
    """The id of the card of a data set, counted from 1."""
    return f"set-{number}"


def checks_of(value: Json) -> tuple[Check, ...]:
    """What the note under the charts says, as far as its words show."""
    text = value if isinstance(value, str) else ""
    return (
        Check(name="Says how the limits were made", met=LIMITS_SAID.search(text) is not None),
        Check(name="Names the rules for a signal", met=RULES_SAID.search(text) is not None),
    )


@lru_cache(maxsize=64)
def _draw(seed: int) -> tuple[DataSet, ...]:
    # Certifying 8 data sets takes tens of milliseconds, and a page asks for the same case at every step.
    rng = generator(seed, "chart-clinic")
    made = []
    for data, truth in zip(*charts.eight(int(rng.integers(2**62))), strict=True):
        order = tuple(rng.permutation(len(PLOTS[truth.kind])).tolist())
        made.append(DataSet(data, truth, order, data.news[0] if data.news else len(data.labels) // 2))
    return tuple(made)


def _said(answer: Answer, number: int) -> Said:
    def value(name: str) -> Json:
        return answer.get(card_id(number), name)

    def text(name: str) -> str | None:
        found = value(name)
        return found if isinstance(found, str) else None

    return Said(text("chart"), text("plot"), text("start"), number_in(value("upper")), number_in(value("lower")))


def _enough(name: str, count: int, fewest: int) -> Criterion:
    return Criterion(name=name, met=count >= fewest, why=f"{count} of {SETS} are right. The aim is at least {fewest}.")


def _beliefs(pairs: list[tuple[DataSet, Said]], answer: Answer) -> tuple[str, ...]:
    """Misconceptions that the answers show."""
    short = answer.get(NOTE, "short")
    shown = {
        "MC13": any(not said.limits_fit(one) and _is_wide(one, said) for one, said in pairs),
        "MC16": any(
            said.start == "event" or (said.start == "shift" and not said.start_fits(one)) for one, said in pairs
        ),
        "MC17": any(
            said.start == "never" or (said.start == "none" and not said.start_fits(one)) for one, said in pairs
        ),
        "MC21": short == "control",
        "MC22": short == "wait",
    }
    return tuple(belief for belief, there in shown.items() if there)


def _is_wide(one: DataSet, said: Said) -> bool:
    return too_wide(one.truth.kind, one.data, said.upper)


def _card(number: int, one: DataSet, answer: Answer) -> Card:
    data, last = one.data, one.data.labels[-1]
    first, *others = as_recorded(one.truth.kind, data)
    if answer.finished:
        tempting = tempting_picture(one.truth, data)
        first, others = right_picture(one.truth, data), [tempting] if tempting else []
    return Card(
        id=card_id(number),
        heading=f"Data set {number}: {data.title}",
        words=(*(INTRO if number == 1 else ()), *_story(one)),
        table=workings(one.truth.kind, data),
        chart=first,
        small=tuple(others),
        fields=(
            Choice(
                id="chart",
                label="Which chart fits best?",
                hint="Choose XmR only where no other chart is made for such data.",
                options=CHARTS,
            ),
            Choice(id="plot", label="What is 1 point on your chart?", options=one.plots),
            Choice(id="start", label="Do the limits start anew?", options=one.starts),
            Number(id="upper", label=f"Upper limit for {last}", hint="In the unit of your chart. Within 1% is right."),
            Number(id="lower", label=f"Lower limit for {last}", hint="Write 0 where values cannot go so low."),
        ),
        feedback=_feedback(one, _said(answer, number)) if answer.finished else None,
    )


def _story(one: DataSet) -> tuple[str, ...]:
    data, names = one.data, list(one.data.columns)
    words = [data.collected, "More is better." if data.better == "up" else "Less is better."]
    if one.truth.kind in ("shares", "rates"):
        amounts = ", ".join(f"{data.columns[name][-1]:,.0f} {name}" for name in names)
        words.append(f"{data.labels[-1]}: {amounts}.")
    if data.news:
        words.append(f"A note says for {data.labels[data.news[0]]}: {data.news[1]}")
    return tuple(words)


def _feedback(one: DataSet, said: Said) -> Feedback:
    limits = limits_of(one.truth)
    fits, starts, right = said.chart_fits(one), said.start_fits(one), said.limits_fit(one)
    words = [
        FITS[one.truth.kind],
        _about_start(one),
        f"The limits for {one.data.labels[-1]} are {written(limits.lower)} and {written(limits.upper)}.",
        *(() if fits else _your_chart(one, said)),
        *(() if starts else (f"You chose: {_chosen(said.start, one.starts)}.",)),
        *(() if right else _your_limits(one, said)),
    ]
    chart = _name(one)
    good = fits and starts and right
    return Feedback(
        heading=f"{'Yes' if good else 'What fits here'}: {_article(chart)} {chart}", words=tuple(words), good=good
    )


def _name(one: DataSet) -> str:
    """The right chart by its name: "p chart"."""
    return next(option.text.split(":")[0] for option in CHARTS if option.id == one.truth.family)


def _article(chart: str) -> str:
    return "an" if chart.startswith("X") else "a"


def _about_start(one: DataSet) -> str:
    if one.truth.rebase_from is not None:
        label = one.data.labels[one.truth.rebase_from]
        return f"New limits from {label}: the shift has lasted, its cause is known, and it is meant to stay."
    if one.data.news:
        return "The same limits for all points: something new began, but the data show no shift."
    return "The same limits for all points: nothing in the data has shifted."


def _your_chart(one: DataSet, said: Said) -> tuple[str, ...]:
    words = []
    if said.chart != one.truth.family:
        words.append(
            f"You chose: {_chosen(said.chart, CHARTS).split(':')[0]}. {IS_FOR.get(said.chart or '', '')}".strip()
        )
        if said.chart == "xmr" and one.truth.misleads:
            words.append("The last picture shows the false signals that it gives here.")
        elif said.chart == "xmr":
            words.append(f"It often comes close, and many teams use it. The {_name(one)} knows more about these data.")
    if said.plot != one.right_plot:
        offered = zip(one.plots, one.order, strict=True)
        plot = next((PLOTS[one.truth.kind][which] for option, which in offered if option.id == said.plot), None)
        words.append(f"Your point: {_low(plot.text)}. {plot.but}" if plot else "You have not said what 1 point is.")
    return tuple(words)


def _your_limits(one: DataSet, said: Said) -> tuple[str, ...]:
    if said.upper is None or said.lower is None:
        return ("A limit is missing.",)
    words = [f"You gave {written(said.lower)} and {written(said.upper)}."]
    if _is_wide(one, said):
        words.append("That comes from the standard deviation of all values, which counts every shift as usual.")
    return tuple(words)


def _chosen(value: str | None, options: tuple[Option, ...]) -> str:
    found = chosen_in(value, options)
    return _low(found.text) if found and not found.text.startswith("X") else found.text if found else "nothing yet"


def _low(text: str) -> str:
    return text[:1].lower() + text[1:]


def _note_card(answer: Answer) -> Card:
    note, short = answer.get(NOTE, "note"), answer.get(NOTE, "short")
    said = SHORT_SAID.get(short, "") if isinstance(short, str) else ""
    good = all(check.met for check in checks_of(note))
    return Card(
        id=NOTE,
        heading="The note under your charts",
        words=(
            "Others will read your charts after you. A short note tells them how the limits were made.",
            "It also names the rules that tell a signal from usual variation.",
            "The question below is about a run chart: a line of results over time, without limits.",
        ),
        fields=(
            Text(id="note", label="Write the note", hint="Up to 40 words.", rows=3, longest=600, most_words=40),
            Choice(id="short", label=SHORT_LABEL, hint="There is no mark for this one.", options=SHORT),
        ),
        checks=checks_of(note),
        feedback=Feedback(
            heading="Your note names both" if good else "A note names both",
            words=tuple(words for words in (*RULES, said) if words),
            good=good,
        )
        if answer.finished
        else None,
    )
