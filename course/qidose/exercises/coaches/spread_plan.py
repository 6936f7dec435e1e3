"""Spread plan (E-T5-10): a change works on 1 ward, and the learner plans how it reaches 8 others.

The plan is fixed before the year runs. Marked are the choices, never the year: is the evidence enough, who begins and
when, what is adapted, and is there work enough for it. Then 8 charts of another spread are read, and acted on. A coach
reads the plan in words (rubric R6).
"""

from qidose.rubrics import SPREAD

from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer
from ..marks import Marks
from .spread_plan_cards import act_card, home_card, plan_card, read_card, write_card, year_card
from .spread_plan_case import SpreadCase, new_case
from .spread_plan_marks import (
    ACT,
    HOME,
    PLAN,
    READ,
    STEPS,
    WRITE,
    YEAR,
    a_few,
    acted_rightly,
    adapted_rightly,
    beliefs_of,
    evidence,
    fixed,
    plan_of,
    read_rightly,
    willing,
    within_the_work,
)


class SpreadPlan(Exercise[SpreadCase]):
    """Judge the evidence, plan a year, see it, read 8 charts and act on them."""

    id = "spread-plan"
    about = About(
        code="E-T5-10",
        dose="coaches",
        title="Spread plan",
        minutes=30,
        domains=("D02", "D15"),
        outcomes=(6,),
        misconceptions=("MC01", "MC08", "MC11", "MC26", "MC27"),
        rule_set="mdc-7",
    )
    points = 9
    pass_mark = 8
    rubric = SPREAD
    may_improve = True
    stays_locked = (HOME, PLAN, YEAR, READ)
    noun = "Step"
    finish_label = "Finish and send to a coach"

    def case(self, seed: int) -> SpreadCase:
        return new_case(seed)

    def ready(self, case: SpreadCase, answer: Answer) -> bool:
        return set(STEPS) <= set(answer.locked) and super().ready(case, answer)

    def cards(self, case: SpreadCase, answer: Answer) -> tuple[Card, ...]:
        makers = {
            HOME: home_card,
            PLAN: plan_card,
            WRITE: write_card,
            YEAR: year_card,
            READ: read_card,
            ACT: act_card,
        }
        shown = []
        for step, make in makers.items():
            shown.append(make(case, answer))
            if step not in answer.locked:
                break
        return tuple(shown)

    def mark(self, case: SpreadCase, answer: Answer) -> Marks:
        answer = fixed(answer)
        plan = plan_of(case, answer)
        criteria = (
            evidence(case, answer),
            a_few(plan, answer),
            willing(case, plan),
            adapted_rightly(case, plan),
            within_the_work(case, plan),
            read_rightly(case, answer),
            acted_rightly(answer),
        )
        return Marks(criteria, tuple(sorted(beliefs_of(case, plan, answer))))

    def summary(self, case: SpreadCase, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="A plan that can be trusted" if passed else "Not there yet",
            words=("We check your choices. A coach reads your plan in words.",),
            good=passed,
            next_step=(
                "Take 1 change that works at home. Who asked for it, and whose patients differ?"
                if passed
                else "Read what is said at each step. Then start again with another change."
            ),
        )
