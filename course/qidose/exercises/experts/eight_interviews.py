"""8 interviews (E-T6-06): code 8 short talks, find the themes, build a framework, and report.

The machine marks the themes (at least 5 of the 6 planted among 24; the curriculum's 4 of 6 is guessed too often), who
is heard on each (9 of 10 cells agree) and the negative case. The themes have 2 of 4 points and 3 pass, so nobody passes
without them. An expert marks the report by rubric R9. Talks, themes and framework stay fixed when it is improved.
"""

from qidose.rubrics import QUALITATIVE

from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer
from ..marks import Criterion, Marks
from .eight_interviews_cards import (
    BEFORE,
    TALKS,
    before_card,
    frame_card,
    report_card,
    talk_card,
    themes_card,
    truth_card,
)
from .eight_interviews_case import PEOPLE, PLANTED, Talks, draw
from .eight_interviews_marks import AGREEMENT, FEWEST_FOUND, FRAME, THEMES, coding, found, negative_in


class EightInterviews(Exercise[Talks]):
    """Learn from what 8 people say, with the same care as from numbers."""

    id = "eight-interviews"
    about = About(
        code="E-T6-06",
        dose="experts",
        title="8 interviews",
        minutes=45,
        domains=("D12", "D17"),
        outcomes=(3,),
    )
    points = 4
    pass_mark = 3
    rubric = QUALITATIVE
    may_improve = True
    stays_locked = (BEFORE, *TALKS, THEMES, FRAME)
    finish_label = "Finish and send to an expert"
    again_label = "Begin with 8 other interviews"

    def case(self, seed: int) -> Talks:
        return draw(seed)

    def cards(self, case: Talks, answer: Answer) -> tuple[Card, ...]:
        shown = [before_card(case, answer)]
        for place in range(PEOPLE):
            if ([BEFORE, *TALKS][place]) not in answer.locked:
                return tuple(shown)
            shown.append(talk_card(case, place, answer))
        for before, card in ((TALKS[-1], themes_card), (THEMES, frame_card), (FRAME, report_card)):
            if before not in answer.locked:
                return tuple(shown)
            shown.append(card(case, answer))
        return (*shown, *((truth_card(case),) if answer.finished else ()))

    def ready(self, case: Talks, answer: Answer) -> bool:
        return set(self.stays_locked) <= set(answer.locked) and super().ready(case, answer)

    def mark(self, case: Talks, answer: Answer) -> Marks:
        there, agreed = found(case, answer), coding(case, answer)
        return Marks(
            (
                Criterion(
                    name="The themes that run through the talks",
                    met=len(there) >= FEWEST_FOUND,
                    why=f"You found {len(there)} of {PLANTED}. The aim is {FEWEST_FOUND}.",
                    points=2,
                ),
                Criterion(
                    name="Who is heard on each theme",
                    met=agreed.good,
                    why=f"{agreed.right} of {agreed.cells} cells agree. The aim is {AGREEMENT:.0%} of them.",
                ),
                Criterion(
                    name="The negative case",
                    met=negative_in(case, answer) == case.negative,
                    why=f"It is {case.people[case.negative].name}, in interview {case.negative + 1}.",
                ),
            )
        )

    def summary(self, case: Talks, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="Your report is ready for an expert" if passed else "Not there yet",
            words=(
                "Voices tell why and for whom. They do not tell how many of all.",
                "You can improve the report. Your codes, themes and framework stay as they are.",
                "Another expert reads the report.",
            ),
            good=passed,
            next_step=(
                "Hand in. Then plan 3 talks about a measure of your own, with a patient or carer beside you."
                if passed
                else "Read what we heard in each talk. Then begin with 8 other interviews."
            ),
        )
