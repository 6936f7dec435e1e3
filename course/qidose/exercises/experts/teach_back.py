"""Teach-back (E-T6-07): a session taught to a real group, with its plan, what an observer saw, and the group's quiz.

2 people mark it with rubric R5. The machine looks whether they have all that they need: plan, prediction, session and
the results of the quiz. The prediction is fixed before the session opens, and stays when the answer is improved. The
minutes are for writing; the session itself comes on top.
"""

from qidose.rubrics import TEACHING

from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer
from ..marks import Criterion, Marks
from ..values import number_in
from .teach_back_cards import (
    PLAN,
    PREDICTION,
    PREDICTION_CARD,
    QUIZ,
    SESSION,
    learned_card,
    plan_card,
    quiz_card,
    results_of,
    session_card,
)
from .teach_back_quiz import FEWEST_LEARNERS

LATE = 1.1
"""A session that takes more than this many times its minutes did not keep to its time."""


class TeachBack(Exercise[None]):
    """Teach people, and let 2 others judge it."""

    id = "teach-back"
    about = About(
        code="E-T6-07",
        dose="experts",
        title="Teach-back",
        minutes=40,
        domains=("D19",),
        outcomes=(6,),
    )
    points = 2
    pass_mark = 2
    rubric = TEACHING
    may_improve = True
    again_label = "Start again with an empty page"
    stays_locked = (PREDICTION,)
    layout = "together"
    noun = "Part"
    finish_label = "Finish and send to the markers"

    def case(self, seed: int) -> None:
        """Everyone starts from an empty page: the group is a real one."""

    def cards(self, case: None, answer: Answer) -> tuple[Card, ...]:
        before = plan_card(answer), PREDICTION_CARD
        if PREDICTION not in answer.locked:
            return before
        return (*before, session_card(answer), quiz_card(answer), learned_card(answer))

    def ready(self, case: None, answer: Answer) -> bool:
        return PREDICTION in answer.locked and super().ready(case, answer)

    def mark(self, case: None, answer: Answer) -> Marks:
        ready, results = self.ready(case, answer), results_of(answer)
        missing = [check.name for card in self.cards(case, answer) for check in card.checks if not check.met]
        return Marks(
            (
                Criterion(
                    name="All that a marker needs is here",
                    met=ready and not missing,
                    why=_about_parts(ready, missing),
                ),
                Criterion(
                    name="The group's quiz results are attached",
                    met=ready and results.attached,
                    why=f"We read the results of {len(results.right)} learners. At least {FEWEST_LEARNERS} are needed.",
                ),
            )
        )

    def summary(self, case: None, answer: Answer, marks: Marks) -> Feedback:
        complete = marks.score >= self.pass_mark
        return Feedback(
            heading="Your session is ready for its markers" if complete else "Something is still missing",
            words=(*_figures(answer), "2 people read this by the same 7 lines, each without the other's marks."),
            good=complete,
            next_step=(
                "Hand in. While you wait, thank your observer, and tell the group what you will change."
                if complete
                else "Improve the part named above. Your prediction stays as it was."
            ),
        )


def _about_parts(ready: bool, missing: list[str]) -> str:
    if not ready:
        return "Some answers are still missing."
    return f"Still missing: {missing[0][:1].lower()}{missing[0][1:]}." if missing else "Every part is there."


def _figures(answer: Answer) -> tuple[str, ...]:
    """What the numbers say for the lines about activity, time and learning; the markers decide."""
    minutes, active = (number_in(answer.get(PLAN, name)) for name in ("minutes", "active"))
    taken, share = number_in(answer.get(SESSION, "taken")), results_of(answer).share
    said = []
    if minutes and active is not None:
        half = "at least half" if active >= minutes / 2 else "less than half"
        said.append(f"Learners were to be active for {active:g} of {minutes:g} minutes: {half} of the time.")
    if minutes and taken is not None:
        kept = "It kept to its time." if taken <= LATE * minutes else "It ran late."
        said.append(f"The session took {taken:g} minutes. {kept}")
    predicted, before = number_in(answer.get(PREDICTION, "share")), number_in(answer.get(QUIZ, "before"))
    if share is not None and predicted is not None:
        said.append(f"After the session {share:.0f}% of the answers were right. You predicted {predicted:g}%.")
    if share is not None and before is not None:
        said.append(f"Before it, {before:g}% were right. A gain needs the same questions and the same people.")
    return tuple(said)
