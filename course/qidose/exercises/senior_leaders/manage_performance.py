"""24 months, 24 improvement days (E-T3-02): hold, ask for an explanation, investigate or redesign, month by month.

Decisions are judged by what the chart could tell at the time. Passed when 85% of the months with days left are as
the chart called for, at most 1 choice reacts to usual variation, every change is looked into in its month or the next,
the redesign is made while it is called for, and the learner can say at the end what the limits mean.
"""

from qidose.simulate.manage_2 import Params

from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Move
from ..marks import Criterion, Marks
from ..months_game import MONTHS, MOVE, OUTLOOK, OUTLOOK_MISCONCEPTIONS, month_id
from .manage_performance_case import Played, Service, draw, graded, options, play
from .manage_performance_words import (
    chart,
    debrief_words,
    game_periods,
    held_chart,
    month_words,
    news,
    opening,
    outlook_of,
    reactions,
    true_chart,
    true_months,
    verdict,
)

GOOD_SHARE, MOST_REACTIONS = Params().good_share, Params().most_reactions_to_noise
OFTEN = 2
"""Reactions of one kind from which on they are a habit, and the belief behind them is named."""


class ManagePerformance(Exercise[Service]):
    """24 decisions on a chart that answers, with few days to spend, and a look ahead."""

    id = "manage-performance"
    about = About(
        code="E-T3-02",
        dose="senior-leaders",
        title="24 months, 24 improvement days",
        minutes=10,
        domains=("D02", "D03", "D04", "D06", "D16"),
        outcomes=(1, 2),
        misconceptions=("MC01", "MC02", "MC05", "MC09", "MC11"),
        rule_set="mdc-7",
        codes_too=("E-T4-01",),
    )
    points = 5
    pass_mark = 5
    layout = "game"
    noun = "Month"
    finish_label = "Finish and see the true process"

    def case(self, seed: int) -> Service:
        return draw(seed)

    def cards(self, case: Service, answer: Answer) -> tuple[Card, ...]:
        played = play(case, answer)
        past = tuple(_past_card(case, answer, played, month) for month in range(played.moves))
        return (*past, _outlook_card(case, answer, played) if played.over else _month_card(case, played))

    def ready(self, case: Service, answer: Answer) -> bool:
        return play(case, answer).over and super().ready(case, answer)

    def mark(self, case: Service, answer: Answer) -> Marks:
        played = play(case, answer)
        grade, complete, asked = graded(case, played.decisions), played.over, outlook_of(case, played)
        right = sum(match for match, is_open in zip(grade.matched, grade.open, strict=True) if is_open)
        criteria = (
            Criterion(
                name="You decided as the chart called for",
                met=complete and grade.share >= GOOD_SHARE,
                why=f"You did in {right} of the {sum(grade.open)} months with days left. "
                f"The aim is at least {100 * GOOD_SHARE:.0f}%.",
            ),
            Criterion(
                name="You left usual variation alone",
                met=complete and grade.reactions_to_noise <= MOST_REACTIONS,
                why=f"Choices that the chart did not call for: {grade.reactions_to_noise}. "
                f"The aim is at most {MOST_REACTIONS}.",
            ),
            Criterion(
                name="You looked into every change",
                met=complete and not grade.signals_missed,
                why=f"Changes that were not looked into in their month or the next: {grade.signals_missed}.",
            ),
            Criterion(
                name="You redesigned when the process was stable",
                met=complete and grade.redesigned_when_right,
                why="A stable process under its target needs another way of working, not more effort.",
            ),
            asked.criterion(answer, complete),
        )
        return Marks(criteria, _misconceptions(played, grade.right, asked.said(answer)) if complete else ())

    def summary(self, case: Service, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        words: list[str] = []
        if "MC11" in marks.misconceptions:
            words += [
                "Asking for an explanation feels like leading, and people do try harder.",
                "But effort does not move a stable level. Only another way of working does.",
            ]
        if "MC01" in marks.misconceptions:
            words += ["It is natural to want a cause for each bad month.", "Most months have none of their own."]
        return Feedback(
            heading="You spent your days where they count" if passed else "Not there yet",
            words=tuple(words),
            good=passed,
            next_step=(
                "Look at a measure that you ask about each month. Would the chart call for it?"
                if passed
                else "Read your months below. Then start again with another service, and save days for the redesign."
            ),
        )


def _misconceptions(played: Played, rights: tuple[object, ...], said: str | None) -> tuple[str, ...]:
    asked = sum(chosen == "ask" for chosen in played.decisions)
    looked = sum(
        chosen == "investigate" != getattr(right, "choice", "")
        for chosen, right in zip(played.decisions, rights, strict=True)
    )
    shown = {"MC01": looked >= OFTEN, "MC11": asked >= OFTEN, OUTLOOK_MISCONCEPTIONS.get(said or "", ""): True}
    return tuple(sorted(name for name, is_shown in shown.items() if name and is_shown))


def _past_card(case: Service, answer: Answer, played: Played, month: int) -> Card:
    view, chosen = played.views[month], played.decisions[month]
    told, name = news(case, view, chosen, played.views[month + 1]), game_periods(case)[month]
    if answer.finished:
        grade = graded(case, played.decisions)
        told = verdict(case, grade.right[month], grade.matched[month], chosen, told)
    return Card(
        id=month_id(month),
        heading=f"{name}: {view.values[-1]}%" if answer.finished else name,
        fields=(Move(id=MOVE, label="What do you do?", options=options(view)),),
        lock="Decide",
        feedback=told,
    )


def _month_card(case: Service, played: Played) -> Card:
    view = played.now
    return Card(
        id=month_id(view.now),
        heading=game_periods(case)[view.now],
        words=(*(opening(case) if view.now == 0 else ()), *month_words(case, played)),
        chart=chart(case, played),
        fields=(Move(id=MOVE, label="What do you do?", options=options(view)),),
        lock="Decide",
    )


def _outlook_card(case: Service, answer: Answer, played: Played) -> Card:
    asked = outlook_of(case, played)
    if not answer.finished:
        words = ("The 24 months are over. Before you see the true process, look ahead.",)
        return Card(
            id=OUTLOOK,
            heading="The months to come",
            words=(*_alone(case, played), *words),
            chart=chart(case, played),
            fields=(asked.field(),),
        )
    return Card(
        id=OUTLOOK,
        heading="What was really going on",
        words=debrief_words(case, played),
        chart=chart(case, played, true_months(case, played)),
        small=(true_chart(case, played), held_chart(case, played)),
        table=reactions(case, played, graded(case, played.decisions).right),
        fields=(asked.field(),),
        feedback=asked.feedback(answer),
    )


def _alone(case: Service, played: Played) -> tuple[str, ...]:
    if played.moves == MONTHS:
        return ()
    return (f"From {game_periods(case)[played.moves]} on you had no days left. The months passed without you.",)
