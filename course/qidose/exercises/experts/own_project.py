"""Own project (E-T6-13): the evidence of an expert's own project, rated 4 or more by an expert, a sponsor, an advocate.

It begins with all that a team's portfolio holds, and stands on that exercise: charter, partners, driver diagram, test
cycles, chart and its reading, a note to the sponsor. Then come the parts that an expert adds. The machine checks that
the evidence is whole; a person judges it.
"""

from dataclasses import replace

from qidose.rubrics import OWN_PROJECT

from ..cards import Card, Feedback
from ..coaches.team_portfolio import TeamPortfolio
from ..coaches.team_portfolio_parts import CHARTER, NUMBERS, own_of
from ..exercise import About, Exercise
from ..fields import Answer
from ..marks import Marks
from ..values import number_in
from .own_project_parts import (
    LEAST,
    PARTS,
    RATERS,
    own_parts,
    progress_card,
    progress_criteria,
    score_in,
    told,
)

PORTFOLIO = TeamPortfolio()
FAR_APART = 1.0
"""Raters who differ by this much have seen different things."""


class OwnProject(Exercise[None]):
    """A project of one's own: whether its evidence is whole, and how far it has come."""

    id = "own-project"
    about = About(
        code="E-T6-13",
        dose="experts",
        title="Own project",
        minutes=75,
        domains=("D02", "D07", "D08", "D10", "D11", "D13", "D14", "D15"),
        outcomes=(9,),
        misconceptions=PORTFOLIO.about.misconceptions,
        rule_set=PORTFOLIO.about.rule_set,
    )
    points = PORTFOLIO.points + len(PARTS) + 2
    pass_mark = points
    rubric = OWN_PROJECT
    may_improve = True
    again_label = "Start again with an empty page"
    noun = "Part"
    finish_label = "Finish and check my project"

    def case(self, seed: int) -> None:
        """Everyone starts from an empty page: the project is their own."""

    def cards(self, case: None, answer: Answer) -> tuple[Card, ...]:
        evidence = tuple(_own(card) for card in PORTFOLIO.cards(None, answer))
        parts = tuple(part.shown(answer) for part in PARTS)
        progress = progress_card(way_made(answer), answer)
        if answer.finished:
            parts = tuple(
                replace(card, feedback=told(card.heading, part.criterion(answer)))
                for card, part in zip(parts, PARTS, strict=True)
            )
            progress = replace(progress, feedback=_about_progress(answer))
        return (*evidence, *parts, progress)

    def mark(self, case: None, answer: Answer) -> Marks:
        evidence = PORTFOLIO.mark(None, answer)
        return Marks((*evidence.criteria, *own_parts(answer)), evidence.misconceptions)

    def summary(self, case: None, answer: Answer, marks: Marks) -> Feedback:
        whole = marks.score >= self.pass_mark
        missing = [criterion for criterion in marks.criteria if not criterion.met]
        words = ["We check that the evidence is whole. What it is worth, another expert judges by 10 lines."]
        if missing:
            words.append(f"{len(missing)} of {len(marks.criteria)} parts need more.")
        return Feedback(
            heading="Your project is ready for its reader" if whole else "Your project is not whole yet",
            words=tuple(words),
            good=whole,
            next_step=(
                "Hand in. Then thank the team, and tell them which of their ideas taught you most."
                if whole
                else f"Begin with this part: {missing[0].name[:1].lower()}{missing[0].name[1:]}. Nothing is lost."
            ),
        )


def _own(card: Card) -> Card:
    """A card of the portfolio as it stands in an expert's own project."""
    if card.id != CHARTER:
        return card
    return replace(
        card,
        heading="Your own project",
        words=(
            "This is a project that you lead yourself, with its team. Fill it in over the months.",
            "Do not write any names or patient details.",
        ),
    )


def way_made(answer: Answer) -> str:
    """How much of the way to its target the mean of the chart has gone; "" where that cannot be told."""
    own, target = own_of(answer), number_in(answer.get(NUMBERS, "target"))
    if own is None or own.chart is None:
        return ""
    means = [mean for mean in own.chart.centre if mean is not None]
    if not means or target is None or target == means[0]:
        return ""
    first, last = means[0], means[-1]
    if first == last:
        return "Your chart has 1 mean for the whole time. If a change lasts, calculate the limits anew where it began."
    share = (last - first) / (target - first)
    way = "That is away from the target." if share < 0 else f"That is {share:.0%} of the way to {target:g}."
    return f"On your chart the mean went from {first:.3g} to {last:.3g}. {way}"


def _about_progress(answer: Answer) -> Feedback:
    criteria = progress_criteria(answer)
    words = [*_about_raters(answer), *((way,) if (way := way_made(answer)) else ())]
    own = own_of(answer)
    if own and own.chart and not own.signals:
        words.append("No rule finds a change on your chart. What do the 3 people see that the chart does not?")
    said = told("What 4 people say", *criteria)
    return replace(said, words=(*said.words, *words))


def _about_raters(answer: Answer) -> list[str]:
    """What lies between the scores: those who rate, and the learner's own."""
    scores = [score for rater in RATERS if (score := score_in(answer, rater)) is not None]
    own = score_in(answer, "own")
    words = []
    if len(scores) == len(RATERS) and max(scores) - min(scores) >= FAR_APART:
        words.append("The 3 scores lie far apart. Ask what each of them looked at.")
    if own is not None and scores and own > max(scores):
        words.append("Your own score is above all others. What do you know that they could not see?")
    if own is not None and scores and own < min(scores) and min(scores) >= LEAST:
        words.append("You rate your project lower than all others do. What would you need to see?")
    return words
