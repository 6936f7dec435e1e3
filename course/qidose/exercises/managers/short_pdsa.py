"""A short ward test (E-T4-08, first form): one plan-do-study-act cycle on a ward of the learner's own.

The plan is fixed before the ward answers, because a prediction made afterwards is none. A coach marks the whole cycle
(rubric R1-short); the machine checks what the form itself shows. Whether the result got better is never marked: a test
of 10 patients misleads about 1 time in 5 (curriculum 6.1, fact 5).
"""

from dataclasses import replace

from qidose.rubrics import PDSA_SHORT

from ..cards import Card, ChartData, Feedback
from ..exercise import About, Exercise
from ..fields import Answer, Choice, Choices, Number, Option, Text
from ..marks import Criterion, Marks
from ..pdsa_form import ACTS, DIRECTIONS, agrees, written
from ..values import chosen_in
from ..wording import capital, listed
from .short_pdsa_ward import (
    PATIENTS,
    SCALES,
    SMALL,
    Plan,
    Result,
    WardTest,
    expected,
    harmed,
    ideas_of,
    new_ward_test,
    plan_of,
    result_of,
)

CLOSE = 1.0
"""A result this near to the prediction may be called about as predicted."""
LEAST = 0.5
"""And one at least this far from it may be called more or fewer."""

COMPARED = (
    Option("more", "More than I predicted"),
    Option("about", "About what I predicted, within 1"),
    Option("fewer", "Fewer than I predicted"),
)
NOTHING = Option("nothing", "Nothing else")


class ShortPdsa(Exercise[WardTest]):
    """Plan, predict, run, study, act; once."""

    id = "short-pdsa"
    about = About(
        code="E-T4-08",
        dose="managers",
        title="A small test on a ward",
        minutes=15,
        domains=("D02", "D09", "D12"),
        outcomes=(4,),
        misconceptions=("MC24", "MC25", "MC26"),
    )
    points = 5
    pass_mark = 4
    rubric = PDSA_SHORT
    may_improve = True
    stays_locked = ("plan",)
    finish_label = "Finish and send to a coach"

    def case(self, seed: int) -> WardTest:
        return new_ward_test(seed)

    def ready(self, case: WardTest, answer: Answer) -> bool:
        return "plan" in answer.locked and super().ready(case, answer)

    def cards(self, case: WardTest, answer: Answer) -> tuple[Card, ...]:
        plan = plan_of(case, answer)
        result = result_of(case, plan)
        first = _plan_card(case)
        if "plan" not in answer.locked or result is None:
            return (first,)
        shown = (first, _study_card(case, plan, result), _act_card())
        if not answer.finished:
            return shown
        said = (_plan_feedback(case, answer), _study_feedback(case, plan, result, answer), _act_feedback(plan, answer))
        return tuple(replace(card, feedback=feedback) for card, feedback in zip(shown, said, strict=True))

    def mark(self, case: WardTest, answer: Answer) -> Marks:
        plan = plan_of(case, answer)
        # A plan that was never fixed has not been made before a test.
        fixed = "plan" in answer.locked
        criteria: tuple[Criterion, ...] = (
            _reason(plan, answer),
            _prediction(case, plan),
            _small(plan),
            _studied(case, plan, answer),
            _acted(answer),
        )
        if not fixed:
            criteria = tuple(replace(criterion, met=False, why="The test has not been run.") for criterion in criteria)
        pilot, many = plan.scale == "ward", len(plan.changes) > 1
        return Marks(criteria, ("MC24",) * (fixed and many) + ("MC26",) * (fixed and pilot))

    def summary(self, case: WardTest, answer: Answer, marks: Marks) -> Feedback:
        good = marks.score >= self.pass_mark
        plan_is_sound = all(criterion.met for criterion in marks.criteria[:3])
        return Feedback(
            heading="Your cycle is ready for a coach" if good else "Your cycle needs a little more",
            words=("We check the form of a cycle. A coach reads what you mean.",),
            good=good,
            next_step=_next_step(good, plan_is_sound),
        )


def _plan_card(case: WardTest) -> Card:
    watched = (*(Option(item.id, capital(item.name)) for item in case.ward.watched), NOTHING)
    total, of = sum(case.before), len(case.before) * PATIENTS
    return Card(
        id="plan",
        heading="Plan your test",
        words=(
            case.ward.problem,
            f"The team counted {of} patients over {len(case.before)} shifts. "
            f"{total} were patients {case.ward.counted}. That is {case.mean_before:.1f} in every 10.",
            "You cannot change the plan after you run the test.",
        ),
        chart=_chart(case, plan=None, result=None),
        fields=(
            Choices(id="change", label="What will you test?", options=ideas_of(case)),
            Text(id="why", label="Why should it work?", hint="Say what stands in the way now.", longest=1_000),
            Choice(id="scale", label="How big is the test?", options=SCALES),
            Choice(id="direction", label=f"What do you predict for patients {case.ward.counted}?", options=DIRECTIONS),
            Number(
                id="number",
                label="How many in every 10 patients do you predict?",
                hint=f"Before the test it was {case.mean_before:.1f}.",
                low=0,
                high=10,
                unit="in every 10",
            ),
            Choice(id="watch", label="What else will you count, in case it gets worse?", options=watched),
        ),
        lock="Run the test",
    )


def _study_card(case: WardTest, plan: Plan, result: Result) -> Card:
    return Card(
        id="study",
        heading="Study the result",
        words=(_told(result), *_predicted(plan), _told_watched(plan, result)),
        chart=_chart(case, plan, result),
        fields=(
            Choice(id="compared", label="Set the result against your prediction. It is:", options=COMPARED),
            Text(
                id="learned",
                label="What did you learn?",
                hint="Say it also if the test did not work, or if something else got worse.",
                longest=2_000,
            ),
        ),
    )


def _act_card() -> Card:
    return Card(
        id="act",
        heading="Act on what you learned",
        fields=(
            Choice(id="decision", label="What will you do with this change?", options=ACTS),
            Text(
                id="next",
                label="What is your next cycle?",
                hint="Say what you will test, how big it is and who takes part.",
                longest=2_000,
            ),
        ),
    )


def _chart(case: WardTest, plan: Plan | None, result: Result | None) -> ChartData:
    tested = result.counts if result else ()
    before = f"Before the test: {listed(case.before)} of 10 patients on {len(case.before)} shifts."
    return ChartData(
        title=f"Of 10 patients, those {case.ward.counted}",
        unit="Patients of 10",
        labels=(
            *(f"Before {shift}" for shift in range(1, len(case.before) + 1)),
            *(f"Test {shift}" for shift in range(1, len(tested) + 1)),
        ),
        values=(*case.before, *tested),
        predicted=(None,) * len(case.before) + (plan.prediction,) * len(tested) if plan and tested else (),
        better="up",
        message=f"{before} {_told(result)}" if result else before,
        x_title="Shift",
    )


def _told(result: Result) -> str:
    many = "shift" if len(result.counts) == 1 else "shifts"
    total, of = sum(result.counts), len(result.counts) * PATIENTS
    return (
        f"In the test: {total} of {of} patients on {len(result.counts)} {many}. That is {result.mean:.1f} in every 10."
    )


def _predicted(plan: Plan) -> tuple[str, ...]:
    return () if plan.prediction is None else (f"You predicted {plan.prediction:g} in every 10.",)


def _told_watched(plan: Plan, result: Result) -> str:
    if plan.watched is None:
        return "You counted nothing else, so we know nothing else."
    mean = sum(result.watched) / len(result.watched)
    usual = f"The usual average is {plan.watched.usual:g} a shift."
    return f"You also counted {plan.watched.name}. {usual} In the test it was {mean:.1f}."


def _reason(plan: Plan, answer: Answer) -> Criterion:
    met = bool(plan.changes) and written(answer.get("plan", "why"))
    why = "You said what you would change, and why it should work."
    return Criterion(
        name="The change, and why it should work", met=met, why=why if met else "Say in a few words why it should work."
    )


def _prediction(case: WardTest, plan: Plan) -> Criterion:
    name = "A prediction with a direction and a number"
    if plan.prediction is None or plan.direction is None:
        return Criterion(name=name, met=False, why="A direction or a number is missing.")
    gap = plan.prediction - case.mean_before
    agree = agrees(plan.direction, gap, LEAST)
    why = "You gave both before the test, and they agree."
    if not agree:
        why = f"Your number and your direction do not agree. It was {case.mean_before:.1f} before the test."
    return Criterion(name=name, met=agree, why=why)


def _small(plan: Plan) -> Criterion:
    small, single = plan.scale in SMALL, len(plan.changes) == 1
    why = "You tested 1 change with few patients."
    if not single:
        why = f"You tested {len(plan.changes)} changes at once, so you cannot tell which did it."
    elif not small:
        why = "The whole ward is a big first step. If it goes wrong, every patient is affected."
    return Criterion(name="Small first, with 1 change", met=small and single, why=why)


def _studied(case: WardTest, plan: Plan, answer: Answer) -> Criterion:
    name, result = "The result set against the prediction", result_of(case, plan)
    learned = answer.get("study", "learned")
    chosen = chosen_in(answer.get("study", "compared"), COMPARED)
    if result is None or plan.prediction is None or chosen is None or not written(learned):
        return Criterion(name=name, met=False, why="Compare them, and say in a few words what you learned.")
    gap = result.mean - plan.prediction
    right = {"more": gap >= LEAST, "fewer": gap <= -LEAST, "about": abs(gap) <= CLOSE}[chosen.id]
    told = f"You predicted {plan.prediction:g} in every 10, and the result was {result.mean:.1f}."
    return Criterion(name=name, met=right, why=told if right else f"{told} Compare them again.")


def _acted(answer: Answer) -> Criterion:
    decided = chosen_in(answer.get("act", "decision"), ACTS) is not None
    met = decided and written(answer.get("act", "next"))
    why = "You decided, and you know your next cycle."
    return Criterion(
        name="A decision and a next cycle", met=met, why=why if met else "Say in a few words what you will test next."
    )


def _plan_feedback(case: WardTest, answer: Answer) -> Feedback:
    plan = plan_of(case, answer)
    checked = (_reason(plan, answer), _prediction(case, plan), _small(plan))
    words = [criterion.why for criterion in checked]
    if plan.watched is None:
        words.append("Nearly every change can make something else worse. Choose 1 thing to count besides.")
    good = all(criterion.met for criterion in checked)
    return Feedback(heading="A sound plan" if good else "About your plan", words=tuple(words), good=good)


def _study_feedback(case: WardTest, plan: Plan, result: Result, answer: Answer) -> Feedback:
    checked = _studied(case, plan, answer)
    truly = (
        f"Over very many shifts this gives {expected(case, plan):.1f} in every 10. "
        f"Without it the ward has {case.usual:.1f}. The rest is chance."
    )
    small = "A test this small can mislead. It shows what to try next, not what is true." * (len(result.counts) <= 2)
    words = (checked.why, truly, small, _side_effect(case, plan))
    return Feedback(
        heading="What is true on your ward", words=tuple(word for word in words if word), good=checked.met or None
    )


def _side_effect(case: WardTest, plan: Plan) -> str:
    harm = harmed(case, plan)
    if not harm:
        return "This change made nothing else worse."
    seen = "You counted that, so you could see it." if plan.watched in harm else "You did not count that."
    return f"This change had a side effect. It brought more {' and more '.join(item.name for item in harm)}. {seen}"


def _act_feedback(plan: Plan, answer: Answer) -> Feedback:
    checked = _acted(answer)
    words = [checked.why]
    if answer.get("act", "decision") == "adopt" and plan.scale in SMALL:
        words.append("You adopt it after 1 small test. Would a test at night, or with other staff, go the same way?")
    return Feedback(heading="Your next step", words=tuple(words), good=checked.met)


def _next_step(good: bool, plan_is_sound: bool) -> str:
    if good:
        return "Hand in. Then plan a test this small in your own team."
    if plan_is_sound:
        return "Improve the part named above. Your plan and the result stay as they are."
    return "A plan stays fixed once the test has run. Start again to test on another ward."
