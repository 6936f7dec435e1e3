"""Rebase or not? (E-T5-02): 10 charts with the team's notes; recalculate the limits or keep them, from where, and why.

Limits are recalculated only when 4 conditions hold together (spc4hc, chapter 21): the shift has lasted, its cause is
known, it goes the way that is wanted, and it is expected to stay. A chart is right when the decision and the reason
are, and where the limits are recalculated also the starting month, within 2. Passed with 8 of 10.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from qidose import spc
from qidose.simulate import rebase

from ..cards import Card, ChartData, Check, Feedback
from ..chart_cards import better_words, series_chart
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Number, Option
from ..marks import Criterion, Marks
from ..values import chosen_in, number_in

CHARTS = 10
FEWEST_RIGHT = 8
DECISIONS = (Option("recalculate", "Recalculate the limits"), Option("keep", "Keep the limits as they are"))
REASONS = (
    Option("all", "All 4 conditions hold"),
    Option("sustained", "There is no shift that has lasted"),
    Option("cause_known", "The shift has lasted, but we do not know its cause"),
    Option("wanted", "The shift has lasted, but it goes the wrong way"),
    Option("persists", "The shift is not expected to stay"),
)
CONDITIONS = {
    "sustained": "The shift has lasted",
    "cause_known": "We know its cause",
    "wanted": "It goes the way we want",
    "persists": "We expect it to stay",
}
BECAUSE: dict[rebase.Case, str] = {
    "rebase": "All 4 conditions hold, so the old limits no longer describe the work.",
    "no_change": "Something new was done, but the chart shows no shift. New limits need a change in the data.",
    "brief": "The shift came and went. The work is back where it was, and so are the limits.",
    "cause_unknown": "The shift has lasted, but nobody knows why. Find the cause first.",
    "unwanted": "The shift has lasted, but for the worse. New limits would make it look normal.",
    "temporary": "The shift has a cause that will end. Then the old limits will be right again.",
}


@dataclass(frozen=True)
class Charts:
    """One learner's 10 charts, with their truths."""

    data: tuple[rebase.Data, ...]
    truth: tuple[rebase.Truth, ...]


@dataclass(frozen=True)
class Said:
    """What the learner said of one chart; `start` is a 0-based point. None where nothing readable is there."""

    decision: str | None
    start: float | None
    reason: str | None


class Rebase(Exercise[Charts]):
    """10 decisions about limits, each with its reason."""

    id = "rebase"
    about = About(
        code="E-T5-02",
        dose="coaches",
        title="Rebase or not",
        minutes=25,
        domains=("D04", "D05"),
        outcomes=(3,),
        misconceptions=("MC16", "MC17"),
        rule_set="mdc-7",
    )
    points = CHARTS
    pass_mark = FEWEST_RIGHT
    noun = "Chart"

    def case(self, seed: int) -> Charts:
        return _draw(seed)

    def ready(self, case: Charts, answer: Answer) -> bool:
        said = [_said(answer, number) for number in range(1, CHARTS + 1)]
        return super().ready(case, answer) and all(
            one.decision != "recalculate" or one.start is not None for one in said
        )

    def cards(self, case: Charts, answer: Answer) -> tuple[Card, ...]:
        pairs = zip(case.data, case.truth, strict=True)
        return tuple(_card(number, data, true, answer) for number, (data, true) in enumerate(pairs, 1))

    def mark(self, case: Charts, answer: Answer) -> Marks:
        said = [_said(answer, number) for number in range(1, CHARTS + 1)]
        criteria = tuple(
            Criterion(
                name=f"Chart {number}: {data.series.measure.name}", met=is_right(true, one), why=BECAUSE[true.case]
            )
            for number, (data, true, one) in enumerate(zip(case.data, case.truth, said, strict=True), 1)
        )
        pairs = list(zip(case.truth, said, strict=True))
        hasty = any(not true.rebase and one.decision == "recalculate" for true, one in pairs)
        never = any(true.rebase and one.decision == "keep" for true, one in pairs)
        return Marks(criteria, ("MC16",) * hasty + ("MC17",) * never)

    def summary(self, case: Charts, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        words = [f"{marks.score} of {CHARTS} charts are right. The aim is at least {FEWEST_RIGHT}."]
        if "MC16" in marks.misconceptions:
            words.append("New limits look tidy. But limits that follow every shift can no longer show one.")
        if "MC17" in marks.misconceptions:
            words.append(
                "It feels safe to keep old limits. But limits from work that has changed hide the next signal."
            )
        return Feedback(
            heading="Your limits fit the work" if passed else "Not there yet",
            words=tuple(words),
            good=passed,
            next_step=(
                "Look at a chart of a team that you coach. Go through the 4 conditions with them."
                if passed
                else "Read what is said under the charts you missed. Then start again with 10 new charts."
            ),
        )


def is_right(true: rebase.Truth, said: Said) -> bool:
    """Whether decision, reason and, where the limits are recalculated, the start agree with the truth."""
    if not true.rebase:
        return said.decision == "keep" and said.reason in true.failing
    if true.start is None or said.start is None:
        return False
    return said.decision == "recalculate" and said.reason == "all" and abs(said.start - true.start) <= true.tolerance


def card_id(number: int) -> str:
    """The id of the card of a chart, counted from 1."""
    return f"chart-{number}"


@lru_cache(maxsize=64)
def _draw(seed: int) -> Charts:
    # Certifying 10 charts takes tens of milliseconds, and a page asks for the same case at every step.
    return Charts(*rebase.rebase_set(seed, CHARTS // 2))


def _said(answer: Answer, number: int) -> Said:
    decision = chosen_in(answer.get(card_id(number), "decision"), DECISIONS)
    reason = chosen_in(answer.get(card_id(number), "reason"), REASONS)
    month = number_in(answer.get(card_id(number), "start"))
    return Said(
        decision.id if decision else None, month - 1 if month is not None else None, reason.id if reason else None
    )


def _card(number: int, data: rebase.Data, true: rebase.Truth, answer: Answer) -> Card:
    measure = data.series.measure
    points = len(data.series.values)
    return Card(
        id=card_id(number),
        heading=f"Chart {number}: {measure.name}",
        words=(
            f"Where: {measure.service}. {better_words(measure)}",
            f"The limits come from months 1 to {data.series.baseline}. The team wrote these notes.",
            *(f"Month {note.point + 1} ({note.period}): {note.text}" for note in data.notes),
        ),
        chart=_chart(data, true) if answer.finished else _before(data),
        fields=(
            Choice(id="decision", label="What will you do with the limits?", options=DECISIONS),
            Number(
                id="start",
                label="If you recalculate: which month is the first of the new limits?",
                hint=f"A number from 1 to {points}.",
                low=1,
                high=points,
                needed=False,
            ),
            Choice(id="reason", label="Why?", options=REASONS),
        ),
        checks=() if answer.finished else (_month_check(_said(answer, number)),),
        feedback=_feedback(true, _said(answer, number)) if answer.finished else None,
    )


def _month_check(said: Said) -> Check:
    """New limits need a first month. Without this line nobody could see which chart still lacks it."""
    return Check(name="The first month, if you recalculate", met=said.decision == "keep" or said.start is not None)


def _before(data: rebase.Data) -> ChartData:
    """The chart with its old limits; months are numbered so that one can be named."""
    chart = series_chart(data.series, data.rule_set)
    numbers = tuple(str(month) for month in range(1, len(data.series.values) + 1))
    return replace(chart, labels=numbers, x_title="Month number")


def _chart(data: rebase.Data, true: rebase.Truth) -> ChartData:
    """After the end: the signals against the old limits, or the new limits from where the work changed."""
    chart = _before(data)
    if true.start is None:
        marked = {point: signal.why for signal in reversed(true.signals) for point in signal.points}
        return replace(chart, marked=marked, message=f"{chart.message} {BECAUSE[true.case]}")
    fresh, start = spc.xmr(data.series.values[true.start :]), true.start
    floor, ceiling = data.series.measure.floor, data.series.measure.ceiling
    return replace(
        chart,
        centre=(*chart.centre[:start], *fresh.centre.tolist()),
        lower=(*chart.lower[:start], *(max(float(limit), floor) for limit in fresh.lower)),
        upper=(*chart.upper[:start], *(min(float(limit), ceiling) for limit in fresh.upper)),
        marked={start: f"The new limits start in month {start + 1}."},
        message=f"{chart.message} From month {start + 1} the chart has new limits.",
    )


def _feedback(true: rebase.Truth, said: Said) -> Feedback:
    right = is_right(true, said)
    words = [BECAUSE[true.case], *_conditions(true)]
    if true.start is not None:
        words.append(f"The work changed in month {true.start + 1}. A start within {true.tolerance} months is right.")
    if not right:
        words.append(_yours(true, said))
    decision = DECISIONS[0 if true.rebase else 1].text
    return Feedback(
        heading=f"{'Yes' if right else 'Not this time'}: {decision.lower()}", words=tuple(words), good=right
    )


def _conditions(true: rebase.Truth) -> tuple[str, ...]:
    """Each condition with yes or no; what cannot be known is left out."""
    told = {True: "yes", False: "no"}
    known = {name: holds for name, holds in true.conditions._asdict().items() if holds is not None}
    return tuple(f"{CONDITIONS[name]}: {told[holds]}." for name, holds in known.items())


def _yours(true: rebase.Truth, said: Said) -> str:
    if said.decision is None or said.reason is None:
        return "You have not decided yet."
    decision = next(option.text for option in DECISIONS if option.id == said.decision)
    reason = next(option.text for option in REASONS if option.id == said.reason)
    start = f" from month {said.start + 1:g}" if said.decision == "recalculate" and said.start is not None else ""
    return f"You chose: {decision[:1].lower()}{decision[1:]}{start}. Your reason: {reason[:1].lower()}{reason[1:]}."
