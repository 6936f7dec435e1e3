"""From hand-drawn to SPC (E-T4-03): 20 weeks, their median and runs, then the SPC chart of the same weeks.

Vocabulary
    line    the learner's centre line: right within 1% of the height of the chart, or between the 2 middle values
    runs    stretches of weeks on one side of the median; a set never has a week on the median itself
    second  another look at a line or a count that is not right yet, with a hint; it counts like the first
    story   what is true: "stable" (both charts quiet), "spike" (only limits show it), "step" (both show it)

The curriculum's "centre line within 1%" is 1% of the height of the chart here: 1% of 88% would accept any line through
the middle of the points.
"""

from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer
from ..marks import Marks
from ..values import chosen_in
from .hand_to_spc_cards import differ_card, look_card, read_card, spc_card, tries
from .hand_to_spc_case import Weeks, draw
from .hand_to_spc_marks import (
    decided,
    misconceptions_in,
    settled,
    the_line,
    the_reading,
    the_runs,
    the_spc_chart,
    told_apart,
)
from .hand_to_spc_words import FIRST_LOOKS, KINDLY, STORIES


class HandToSpc(Exercise[Weeks]):
    """Find the median, count the runs, read both charts, and say what differs."""

    id = "hand-to-spc"
    about = About(
        code="E-T4-03",
        dose="managers",
        title="From a hand-drawn chart to SPC",
        minutes=12,
        domains=("D04", "D05"),
        outcomes=(5,),
        misconceptions=tuple(KINDLY),
        rule_set="mdc-7",
    )
    points = 6
    pass_mark = 6
    noun = "Step"

    def case(self, seed: int) -> Weeks:
        return draw(seed)

    def cards(self, case: Weeks, answer: Answer) -> tuple[Card, ...]:
        shown = [look_card(case, answer)]
        if "look" in answer.locked:
            shown += tries(case, answer, "line")
        if settled(case, answer, "line"):
            shown += tries(case, answer, "runs")
        if settled(case, answer, "runs"):
            shown.append(read_card(case, answer))
        if "read" in answer.locked:
            shown.append(spc_card(case, answer))
        if "spc" in answer.locked:
            shown.append(differ_card(case, answer))
        return tuple(shown)

    def ready(self, case: Weeks, answer: Answer) -> bool:
        return "spc" in answer.locked and super().ready(case, answer)

    def mark(self, case: Weeks, answer: Answer) -> Marks:
        criteria = (
            the_line(case, answer),
            the_runs(case, answer),
            the_reading(case, answer),
            the_spc_chart(case, answer),
            decided(case, answer),
            told_apart(case, answer),
        )
        return Marks(criteria, tuple(sorted(misconceptions_in(case, answer))))

    def summary(self, case: Weeks, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        first = chosen_in(answer.get("look", "first"), FIRST_LOOKS)
        looked = (f'At first sight you said: "{first.text}."',) if first else ()
        return Feedback(
            heading="You can go from a pencil to SPC" if passed else "Not there yet",
            words=(STORIES[case.story], *looked),
            good=passed,
            next_step=(
                "Plot 20 weeks of something in your own team, by hand. Find the median together."
                if passed
                else "Read what is said under each step. Then start again with 20 new weeks."
            ),
        )
