"""The plan of a cycle: what is tested and why, how large, and what the learner predicts."""

from qidose.simulate import ward

from ...cards import Card, Check, Feedback
from ...fields import Answer, Choice, Choices, Field, Number, Option, Text
from ...pdsa_form import DIRECTIONS, written
from ...wording import capital, listed
from .case import LENGTHS, Ramp
from .counts import PLACES, RECENT, Count, now
from .judge import direction_agrees
from .pictures import named, steps, tested, where
from .reading import CHANGE, plan_of, team_of
from .rounds import Plan, Round, in_use_after, plan_id, weeks_left
from .start import team_fields, team_words

SCALE_OPTIONS = tuple(Option(scale, capital(scale)) for scale in ward.SCALES)
SHIFT_OPTIONS = tuple(Option(shift, f"{shift.capitalize()} shift") for shift in ward.SHIFTS)


def plan_card(case: Ramp, answer: Answer, rounds: tuple[Round, ...], ran: Round | None) -> Card:
    """The plan of the cycle that comes after these; `ran` once it has run."""
    number = len(rounds) + 1
    plan = ran.plan if ran else plan_of(answer, number, rounds)
    return Card(
        id=plan_id(number),
        heading=f"Cycle {number}: plan",
        words=() if ran else _plan_words(case, rounds),
        scene=steps(case, rounds) if rounds and not ran else None,
        fields=(*_what_fields(case, rounds, plan), *_prediction_fields(), *_rest_fields(answer, number)),
        checks=() if ran else _checks(case, rounds, plan),
        lock="Run the test",
        feedback=_news(case, ran) if ran else None,
    )


def _plan_words(case: Ramp, rounds: tuple[Round, ...]) -> tuple[str, ...]:
    levels = listed(f"{PLACES[place]} {now(case, rounds, place).percent}" for place in PLACES)
    level = f"On time in the last {RECENT} weeks: {levels}."
    if not rounds:
        return (level, "Once the test runs, the plan stays as it is.")
    used, left = in_use_after(rounds), weeks_left(rounds)
    return (
        f"{left} {'week' if left == 1 else 'weeks'} of the year left. "
        f"{f'In everyday use: {named(case, used)}.' if used else 'Nothing is in everyday use.'}",
        " ".join((level, *_just_changed(case, rounds))),
    )


def _just_changed(case: Ramp, rounds: tuple[Round, ...]) -> tuple[str, ...]:
    """What the last weeks still had, or do not have yet: they are no sure guide to the next ones."""
    last, used = rounds[-1], in_use_after(rounds)
    begun = tuple(idea for idea in used if idea not in last.in_use)
    tested_widely = () if last.plan.few else last.plan.ideas
    ended = tuple(idea for idea in dict.fromkeys((*last.in_use, *tested_widely)) if idea not in used)
    return (
        *((f"These weeks still had what has now ended: {named(case, ended)}.",) if ended else ()),
        *((f"They do not show yet in full what is new in use: {named(case, begun)}.",) if begun else ()),
    )


def _what_fields(case: Ramp, rounds: tuple[Round, ...], plan: Plan | None) -> tuple[Field, ...]:
    again = "For an idea that you tested before, leave this empty to keep what you wrote." if rounds else ""
    whole = plan is not None and plan.place == "ward"
    left = weeks_left(rounds)
    lengths = tuple(Option(str(n), "1 week" if n == 1 else f"{n} weeks") for n in LENGTHS if n <= left)
    return (
        Choices(
            id="ideas",
            label="Which change do you test?",
            options=_ideas(case),
            hint="The numbers are from the audit: late medicines that it could meet, by shift.",
        ),
        Text(id="why", label="Why should it work?", rows=2, longest=1_000, hint=again, needed=not rounds),
        Choice(id="scale", label="How large is the test?", options=SCALE_OPTIONS),
        Choice(
            id="shift",
            label="On which shift?",
            options=SHIFT_OPTIONS,
            needed=not whole,
            hint="A test on the whole ward takes in all 3.",
        ),
        Choice(
            id="weeks",
            label="For how long?",
            options=lengths,
            hint="A few patients need 1 week. On a shift, a change takes 1 to 3 weeks to begin.",
        ),
    )


def _ideas(case: Ramp) -> tuple[Option, ...]:
    counts = case.data.reasons
    return tuple(
        Option(idea.id, f"{idea.name} ({', '.join(f'{counts[idea.id][shift]} {shift}' for shift in ward.SHIFTS)})")
        for idea in case.by_reason
    )


def _prediction_fields() -> tuple[Field, ...]:
    return (
        Choice(id="direction", label="Your prediction: medicines on time in this test will be", options=DIRECTIONS),
        Number(
            id="number",
            label="How many in every 100?",
            hint="With 5 patients, 4 on time are 80 in every 100. With 1 patient it is 0 or 100.",
            low=0,
            high=100,
            unit="in every 100",
        ),
    )


def _rest_fields(answer: Answer, number: int) -> tuple[Field, ...]:
    """Who helps and what is watched stay as they were, without a word, unless the learner wants to change them."""
    if number == 1:
        return ()
    helping, watching, stopping = team_words(team_of(answer, number - 1))
    change = Choices(
        id=CHANGE,
        label="The rest stays as it was",
        hint=f"{helping} {watching} {stopping}",
        options=(Option(CHANGE, "Change some of this"),),
        needed=False,
    )
    if answer.get(plan_id(number), CHANGE) != [CHANGE]:
        return (change,)
    hints = tuple(f"Leave this empty to keep it. {now}" for now in (helping, watching, stopping))
    return (change, *team_fields(needed=False, hints=(hints[0], hints[1], hints[2])))


def _checks(case: Ramp, rounds: tuple[Round, ...], plan: Plan | None) -> tuple[Check, ...]:
    return (
        Check(name="Why it should work, in a few words", met=plan is not None and written(plan.why)),
        Check(
            name="A direction and a number that go together",
            met=plan is not None and direction_agrees(plan, now(case, rounds, plan.place)),
        ),
    )


def _news(case: Ramp, one: Round) -> Feedback:
    """The news of a test, above its study."""
    return Feedback(
        heading=f"Cycle {one.number} has run: {Count(one.result.on_time, one.result.patients).words} on time",
        words=(f"You tested {tested(case, one)}, {where(one)}.",),
    )
