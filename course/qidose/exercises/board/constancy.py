"""5 years of decisions (E-T2-09): a board funds an improvement programme, switches, cuts or keeps going.

What the trust becomes earns no points. At the start of each year the learner predicts the staff survey. At the end
they set each prediction beside what came, see the skill that no figure had shown, and say what they learned. The years
stay as they were when the reflection is improved.
"""

from qidose.simulate import trust
from qidose.simulate.draw import generator

from ..cards import Card, Feedback
from ..exercise import About, Exercise
from ..fields import Answer
from ..marks import Criterion, Marks
from ..values import chosen_in
from .constancy_cards import checks_of, half_card, look_back_card, skill_card
from .constancy_game import HALVES, LOOK_BACK, PARAMS, SKILL, YEARS, FiveYears, decisions_in, fitting, half_id, seen
from .constancy_words import ABOUT_FIGURE, FIGURES, TRUSTS, closing


class Constancy(Exercise[FiveYears]):
    """Predict, decide, look back, learn."""

    id = "constancy"
    about = About(
        code="E-T2-09",
        dose="board",
        title="5 years of decisions",
        minutes=12,
        domains=("D13", "D15", "D16"),
        outcomes=(7,),
        misconceptions=("MC09", "MC27"),
    )
    points = 3
    pass_mark = 3
    may_improve = True
    stays_locked = tuple(half_id(number) for number in range(1, HALVES + 1))
    layout = "game"
    noun = "Half-year"
    finish_label = "Finish and see what we found"

    def case(self, seed: int) -> FiveYears:
        rng = generator(seed, "constancy")
        figures = tuple(FIGURES[place] for place in rng.permutation(len(FIGURES)))
        return FiveYears(seed, TRUSTS[int(rng.integers(len(TRUSTS)))], figures, trust.generate(PARAMS, seed)[1])

    def cards(self, case: FiveYears, answer: Answer) -> tuple[Card, ...]:
        done, shown = len(decisions_in(answer)), seen(case, answer)
        halves = tuple(half_card(case, answer, shown, number) for number in range(1, min(done + 1, HALVES) + 1))
        if done < HALVES:
            return halves
        if LOOK_BACK not in answer.locked and not answer.finished:
            return (*halves, look_back_card(answer, shown))
        return (*halves, look_back_card(answer, shown), skill_card(case, answer))

    def ready(self, case: FiveYears, answer: Answer) -> bool:
        return LOOK_BACK in answer.locked and super().ready(case, answer)

    def mark(self, case: FiveYears, answer: Answer) -> Marks:
        complete = len(decisions_in(answer)) == HALVES and LOOK_BACK in answer.locked
        fits = fitting(case, answer) if complete else 0
        figure = chosen_in(answer.get(SKILL, "figure"), FIGURES)
        checked = all(check.met for check in checks_of(answer))
        criteria = (
            Criterion(
                name="You set each prediction beside what came",
                met=complete and fits == YEARS,
                why=f"For {fits} of {YEARS} years, what you said agrees with the 2 figures.",
            ),
            Criterion(
                name="You chose a figure that can show a loss",
                met=complete and figure is not None and figure.id == "using",
                why=ABOUT_FIGURE[figure.id][0] if figure else "You have not chosen a figure yet.",
            ),
            Criterion(
                name="You said what you learned and what you will keep",
                met=complete and checked,
                why="Your own words are there." if checked else "A few words are still missing.",
            ),
        )
        return Marks(criteria, _misconceptions(answer) if complete else ())

    def summary(self, case: FiveYears, answer: Answer, marks: Marks) -> Feedback:
        passed = marks.score >= self.pass_mark
        return Feedback(
            heading="You looked back like a learning board" if passed else "Look back once more",
            words=closing(marks, decisions_in(answer)),
            good=passed,
            next_step=(
                "Ask at your next board meeting how many staff use what they learned, and how we know."
                if passed
                else "Improve the part named above. Your 5 years stay as they were."
            ),
        )


def _misconceptions(answer: Answer) -> tuple[str, ...]:
    why, figure = answer.get(LOOK_BACK, "why"), answer.get(SKILL, "figure")
    found = {"MC09": why == "same", "MC27": why == "trained" or figure == "trained"}
    return tuple(name for name, shown in found.items() if shown)
