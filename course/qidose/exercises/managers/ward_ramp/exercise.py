"""Ward ramp (E-T4-08), the main exercise of the course: 6 to 10 cycles on a ward of the learner's own.

Each cycle is 2 cards. The plan, with its prediction, is fixed before anything runs; the study sets the data beside the
prediction and decides. Whether a result improved is never marked, because a small test misleads too often (curriculum
6.1, fact 5). The machine marks how the cycles were made; a coach reads 2 of them by rubric R1.
"""

from dataclasses import replace

from qidose.rubrics import PDSA

from ...cards import Card, Feedback
from ...exercise import About, Exercise
from ...fields import Answer
from ...marks import Marks
from .case import Ramp, new_ramp
from .look_back import plan_feedback, study_feedback, year_card
from .marks import PASS_MARK, POINTS, criteria_of
from .plan import plan_card
from .reading import START, rounds_of
from .record import record_cards
from .rounds import Round, ended
from .start import start_card
from .study import close_card, study_card

Rounds = tuple[Round, ...]
BELIEFS = {"1 change at a time": "MC24", "A prediction before each test": "MC25", "Small first, then larger": "MC26"}
"""What lies behind a criterion that is not met."""


class WardRamp(Exercise[Ramp]):
    """Plan, predict, run, study, act; 6 to 10 times."""

    id = "ward-ramp"
    about = About(
        code="E-T4-08",
        dose="managers",
        title="A ramp of tests on your ward",
        minutes=25,
        domains=("D02", "D07", "D09", "D11", "D12"),
        outcomes=(4, 5),
        misconceptions=("MC19", "MC24", "MC25", "MC26"),
    )
    points = POINTS
    pass_mark = PASS_MARK
    rubric = PDSA
    layout = "game"
    noun = "Step"
    finish_label = "Finish and send to a coach"

    def case(self, seed: int) -> Ramp:
        return new_ramp(seed)

    def ready(self, case: Ramp, answer: Answer) -> bool:
        return ended(rounds_of(case, answer)) and super().ready(case, answer)

    def cards(self, case: Ramp, answer: Answer) -> tuple[Card, ...]:
        rounds = rounds_of(case, answer)
        played = (start_card(case, is_open=START not in answer.locked), *_played(case, answer, rounds))
        if not answer.finished or not ended(rounds):
            return played
        return (year_card(case, answer, rounds), *record_cards(case, answer, rounds), *played)

    def mark(self, case: Ramp, answer: Answer) -> Marks:
        rounds = rounds_of(case, answer)
        criteria = criteria_of(case, rounds)
        missed = {criterion.name for criterion in criteria if not criterion.met and ended(rounds)}
        return Marks(criteria, tuple(belief for name, belief in BELIEFS.items() if name in missed))

    def summary(self, case: Ramp, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        spread = ended(rounds_of(case, answer)) and not marks.criteria[-1].met
        return Feedback(
            heading="Your ramp is ready for a coach" if passed else "Not there yet",
            words=(*_kindly(marks, spread),),
            good=passed,
            next_step=_next_step(passed, spread),
        )


def _played(case: Ramp, answer: Answer, rounds: Rounds) -> tuple[Card, ...]:
    """A plan and a study for each cycle that ran; then the next plan, or the end."""
    if START not in answer.locked:
        return ()
    cards = [card for one in rounds for card in _cycle_cards(case, answer, rounds, one)]
    if ended(rounds):
        cards.append(close_card(case, rounds, answer.finished))
    elif not rounds or rounds[-1].study:
        cards.append(plan_card(case, answer, rounds, ran=None))
    return tuple(cards)


def _cycle_cards(case: Ramp, answer: Answer, rounds: Rounds, one: Round) -> tuple[Card, Card]:
    plan = plan_card(case, answer, rounds[: one.number - 1], ran=one)
    study = study_card(case, rounds[: one.number])
    if not answer.finished or not ended(rounds):
        return plan, study
    said = plan_feedback(case, rounds, one), study_feedback(case, rounds, one)
    return replace(plan, feedback=said[0]), replace(study, feedback=said[1])


def _kindly(marks: Marks, spread: bool) -> tuple[str, ...]:
    """What lies behind a slip, kindly."""
    named = {
        "MC24": "Many changes at once look quicker. But when the data move, you cannot tell which change did it.",
        "MC25": "A prediction is more than a hope. It says which way and how much, so that the data can answer.",
        "MC26": "A first test on a whole shift or ward is a pilot. If it goes wrong, every patient there is affected.",
    }
    harm = ("A change that does harm stays in use. That fails whatever the points, because patients carry the cost.",)
    words = tuple(named[name] for name in marks.misconceptions)
    return (*(harm if spread else ()), *words, "We check how you tested. Whether things got better gives no points.")


def _next_step(passed: bool, spread: bool) -> str:
    if passed:
        return "Hand in. Then plan a test with 1 patient on your own ward, with a prediction."
    if spread:
        return "Start again on a new ward. Watch something else from the first test on a shift, and act on it."
    return "Look at the lines marked Not yet. Then start again on a new ward, with new data."
