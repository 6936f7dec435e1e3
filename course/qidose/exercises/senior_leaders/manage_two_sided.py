"""24 months of theatre lists (E-T3-01): hold, adjust or investigate, month by month; too long and too short both cost.

Decisions are judged by what the chart could tell at the time, never by how the months turned out. Passed when at least
20 of 24 are as the chart called for, at most 2 react to usual variation, every change is looked into in its month or
the next, and the learner can say at the end what the limits mean for the months to come.
"""

from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Move
from ..marks import Criterion, Marks
from ..months_game import MONTHS, MOVE, OUTLOOK, OUTLOOK_MISCONCEPTIONS, month_id
from .manage_two_sided_case import Lists, Played, draw, graded, options, play
from .manage_two_sided_words import (
    GAME,
    chart,
    debrief_words,
    held_chart,
    news,
    opening,
    outlook_of,
    over,
    reactions,
    true_chart,
    true_months,
    verdict,
)

FEWEST_RIGHT = 20
MOST_REACTIONS = 2
OFTEN = 2
"""Reactions of one kind from which on they are a habit, and the belief behind them is named."""


class ManageTwoSided(Exercise[Lists]):
    """24 decisions on a chart that answers, and a look ahead."""

    id = "manage-two-sided"
    about = About(
        code="E-T3-01",
        dose="senior-leaders",
        title="24 months of theatre lists",
        minutes=10,
        domains=("D02", "D03", "D04", "D06"),
        outcomes=(1, 2),
        misconceptions=("MC01", "MC02", "MC05", "MC12"),
        rule_set="mdc-7",
        codes_too=("E-T4-01",),
    )
    points = 4
    pass_mark = 4
    layout = "game"
    noun = "Month"
    finish_label = "Finish and see the true process"

    def case(self, seed: int) -> Lists:
        return draw(seed)

    def cards(self, case: Lists, answer: Answer) -> tuple[Card, ...]:
        played = play(case, answer)
        past = tuple(_past_card(case, answer, played, month) for month in range(len(played.choices)))
        newest = _month_card(case, played) if len(past) < MONTHS else _outlook_card(case, answer, played)
        return (*past, newest)

    def ready(self, case: Lists, answer: Answer) -> bool:
        return len(play(case, answer).choices) == MONTHS and super().ready(case, answer)

    def mark(self, case: Lists, answer: Answer) -> Marks:
        played = play(case, answer)
        complete = len(played.choices) == MONTHS
        grade = graded(case, played.decisions)
        reactions_made = grade.adjustments_on_noise + grade.investigations_on_noise
        matched, missed = sum(grade.matched), grade.signals_missed
        asked = outlook_of(case, played)
        criteria = (
            Criterion(
                name="You decided as the chart called for",
                met=complete and matched >= FEWEST_RIGHT,
                why=f"You did in {matched} of {MONTHS} months. The aim is at least {FEWEST_RIGHT}.",
            ),
            Criterion(
                name="You left usual variation alone",
                met=complete and reactions_made <= MOST_REACTIONS,
                why=f"Choices that the chart did not call for: {reactions_made}. The aim is at most {MOST_REACTIONS}.",
            ),
            Criterion(
                name="You looked into every change",
                met=complete and not missed,
                why=f"Changes that were not looked into in their month or the next: {missed}.",
            ),
            asked.criterion(answer, complete),
        )
        said = OUTLOOK_MISCONCEPTIONS.get(asked.said(answer) or "")
        shown = {"MC01": grade.investigations_on_noise >= OFTEN, "MC12": grade.adjustments_on_noise >= OFTEN}
        found = {name for name, is_shown in shown.items() if is_shown} | ({said} if said else set())
        return Marks(criteria, tuple(sorted(found)) if complete else ())

    def summary(self, case: Lists, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        words = []
        if "MC12" in marks.misconceptions:
            words += [
                "Taking off each result feels like steering.",
                "But it adds the chance of 1 month to all the months that follow.",
            ]
        if "MC01" in marks.misconceptions:
            words += [
                "It is natural to want a cause for each bad month.",
                "Most months have none of their own. The search costs time, and the next month is often better anyway.",
            ]
        return Feedback(
            heading="You managed by the chart" if passed else "Not there yet",
            words=tuple(words),
            good=passed,
            next_step=(
                "Next time a result is reported to you, ask for the chart, and hold if it shows no change."
                if passed
                else "Read your months below. Then start again with new lists, and look at the limits first."
            ),
        )


def _past_card(case: Lists, answer: Answer, played: Played, month: int) -> Card:
    view, chosen = played.views[month], played.decisions[month]
    told = news(view, chosen, played.views[month + 1])
    if answer.finished:
        grade = graded(case, played.decisions)
        told = verdict(grade.right[month], grade.matched[month], chosen, told)
    return Card(
        id=month_id(month),
        heading=f"{GAME[month]}: {over(view.values[-1])}" if answer.finished else GAME[month],
        fields=(Move(id=MOVE, label="What do you do?", options=options(view)),),
        lock="Decide",
        feedback=told,
    )


def _month_card(case: Lists, played: Played) -> Card:
    view = played.now
    return Card(
        id=month_id(view.now),
        heading=GAME[view.now],
        words=opening(case) if view.now == 0 else (),
        chart=chart(case, played),
        fields=(Move(id=MOVE, label="What do you do?", options=options(view)),),
        lock="Decide",
    )


def _outlook_card(case: Lists, answer: Answer, played: Played) -> Card:
    asked = outlook_of(case, played)
    if not answer.finished:
        words: tuple[str, ...] = ("The 24 months are over. Before you see the true process, look ahead.",)
        return Card(
            id=OUTLOOK, heading="The months to come", words=words, chart=chart(case, played), fields=(asked.field(),)
        )
    rights = graded(case, played.decisions).right
    return Card(
        id=OUTLOOK,
        heading="What was really going on",
        words=debrief_words(case, played, rights),
        chart=chart(case, played, true_months(case, played)),
        small=(true_chart(case, played), held_chart(case, played)),
        table=reactions(case, played, rights),
        fields=(asked.field(),),
        feedback=asked.feedback(answer),
    )
