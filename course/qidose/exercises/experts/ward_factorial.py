"""Factorial on the ward (E-T6-05): plan a 2 x 2 x 2 test, work out its effects, and find the pair that counts.

Every idea looks weak alone, so that tests of 1 idea at a time miss what 2 of them do together. The pair, what it does
together (within 20% of what the data give) and the other 5 effects (within half a point) have 2 points each: nobody
passes without them. 1 other slip is forgiven. Both conventions for a pair, the whole difference or half of it, are
right if the learner says which.
"""

from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer
from ..marks import Marks
from ..values import chosen_in
from .ward_factorial_cards import alone_card, effects_card, plan_card, read_card, truth_card
from .ward_factorial_case import Trial, draw
from .ward_factorial_marks import ALONE, EFFECTS, PLAN, READ, about_effects, about_plan, named
from .ward_factorial_words import BELIEFS, advice, pair_names


class WardFactorial(Exercise[Trial]):
    """Plan 8 weeks, then find what no single test would have found."""

    id = "ward-factorial"
    about = About(
        code="E-T6-05",
        dose="experts",
        title="Factorial on the ward",
        minutes=25,
        domains=("D09", "D18"),
        outcomes=(2,),
        misconceptions=("MC18", "MC19"),
    )
    points = 10
    pass_mark = 9
    finish_label = "Finish and see what was true"
    again_label = "Plan a test on another ward"

    def case(self, seed: int) -> Trial:
        return draw(seed)

    def cards(self, case: Trial, answer: Answer) -> tuple[Card, ...]:
        made = (
            (PLAN, plan_card),
            (ALONE, alone_card),
            (EFFECTS, effects_card),
            (READ, read_card),
        )
        shown: list[Card] = []
        for name, card in made:
            shown.append(card(case, answer))
            if name not in answer.locked:
                break
        return (*shown, *((truth_card(case, answer),) if answer.finished and len(shown) == len(made) else ()))

    def ready(self, case: Trial, answer: Answer) -> bool:
        return {PLAN, ALONE, EFFECTS} <= set(answer.locked) and super().ready(case, answer)

    def mark(self, case: Trial, answer: Answer) -> Marks:
        chosen = chosen_in(answer.get(READ, "advice"), advice(case, named(case, answer)))
        belief = BELIEFS.get(chosen.id) if chosen else None
        return Marks((*about_plan(case, answer), *about_effects(case, answer)), (belief,) if belief else ())

    def summary(self, case: Trial, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        pair = pair_names(case, case.partners)
        return Feedback(
            heading="You found what single tests miss" if passed else "Not there yet",
            words=(
                f"The pair is {pair}. Together they do what neither can do alone.",
                "A team that tests 1 idea at a time would have dropped both.",
                "The same 8 weeks also answered 3 questions about single ideas. That is what a planned test buys.",
            ),
            good=passed,
            next_step=(
                "Think of a change that was dropped at your place. Ask which partner it may have lacked."
                if passed
                else "Compare your figures with those below. Then plan a test on another ward."
            ),
        )
