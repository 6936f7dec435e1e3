"""Looking back, after the end only: what each test truly was, what the ideas do, and what the year came to."""

from ...cards import Card, Feedback, Table
from ...fields import Answer
from ...values import number_in
from ...wording import capital, listed, lower
from .case import Ramp
from .counts import Count, asks_worse, now, now_before, reach, shifts_at, worse_accepted
from .judge import direction_agrees, gap_read, read_rightly, signals_accepted
from .marks import harm_words
from .pictures import measure_name, run_chart, steps
from .reading import START
from .rounds import NOTHING, Round, grade_of, in_use_after, stopped_last, year_of

Rounds = tuple[Round, ...]
FOUND = {"better": "better than that", "within": "within that", "worse": "worse than that"}


def plan_feedback(case: Ramp, rounds: Rounds, one: Round) -> Feedback:
    """How a plan was made."""
    faults = _plan_faults(case, rounds, one)
    sound = "1 change, a step that your data allowed, and a prediction that can turn out wrong."
    return Feedback(heading="About your plan" if faults else "A sound plan", words=faults or (sound,), good=not faults)


def _plan_faults(case: Ramp, rounds: Rounds, one: Round) -> tuple[str, ...]:
    checks, plan = grade_of(case, rounds).cycles[one.number - 1], one.plan
    many = f"You tested {len(plan.ideas)} changes at once, so you cannot tell which did it."
    found = (
        (len(plan.ideas) > 1, many),
        (not checks.small_first, "An idea skipped a step. A smaller test would have shown sooner what goes wrong."),
        (checks.over_time is False, _short_or_blind(one)),
        (not direction_agrees(plan, now_before(case, rounds, one)), "Direction and number did not go together."),
    )
    return tuple(words for is_so, words in found if is_so)


def _short_or_blind(one: Round) -> str:
    if not one.plan.team.watch:
        return "You watched nothing else, so harm could not have shown."
    return "The test was short. A change on a shift takes 1 to 3 weeks to begin."


def study_feedback(case: Ramp, rounds: Rounds, one: Round) -> Feedback:
    """Whether the data were read as they are, and what is true of the test."""
    right = read_rightly(case, rounds, one)
    came = f"{Count(one.result.on_time, one.result.patients).words} were on time."
    truths = (_truth_here(case, one, idea) for idea in one.plan.ideas)
    words = (came, *_about_reading(case, rounds, one), *truths, *_few(one))
    return Feedback(
        heading="You read the data as they are" if right else "Look at the data again", words=words, good=right
    )


def _about_reading(case: Ramp, rounds: Rounds, one: Round) -> tuple[str, ...]:
    found = (_about_gap(one), _about_signal(case, rounds, one), _about_worse(case, one))
    return tuple(words for words in found if words)


def _about_gap(one: Round) -> str:
    if one.plan.percent is None or gap_read(one):
        return ""
    side = f"{abs(one.gap):g} {'more' if one.gap > 0 else 'fewer'}" if one.gap else "the same"
    return f"The result was {one.percent:.0f}, and you predicted {one.plan.percent:g}. So it was {side}."


def _about_signal(case: Ramp, rounds: Rounds, one: Round) -> str:
    accepted = signals_accepted(case, rounds, one)
    if one.plan.few or (one.study and one.study.signal in accepted):
        return ""
    before = now_before(case, rounds, one)
    low, high = reach(before, one.result.patients)
    told = f"Before it was {before.percent}. Usual variation is {low} to {high}."
    return f"{told} So {one.percent:.0f}% is {listed(FOUND[word] for word in sorted(accepted))}."


def _about_worse(case: Ramp, one: Round) -> str:
    if not asks_worse(one) or (one.study and one.study.worse in worse_accepted(case, one)):
        return ""
    accepted = worse_accepted(case, one)
    if NOTHING in accepted:
        return "What you watched stayed within usual variation."
    named = listed(lower(measure_name(name)) for name in sorted(accepted))
    return f"This went wrong more often than usual variation explains: {named}."


def _truth_here(case: Ramp, one: Round, idea: str) -> str:
    effects = case.truth.effects[idea]
    shifts = shifts_at(one.plan.place)
    size = round(100 * sum(effects[shift] for shift in shifts) / len(shifts))
    rest = "The rest is chance, and how often it was carried out."
    return f"In truth {lower(case.idea(idea).name)} alone {_brings(size)} here. {rest}"


def _brings(size: int) -> str:
    """What an effect does, in every 100."""
    if size == 0:
        return "changes nothing"
    return f"brings {abs(size)} {'more' if size > 0 else 'fewer'} on time in every 100"


def _few(one: Round) -> tuple[str, ...]:
    if not one.plan.few:
        return ()
    return (
        "So few patients often mislead. They show how to do it, and hardly how well it works.",
        "A result within usual variation is no proof that nothing works.",
    )


def year_card(case: Ramp, answer: Answer, rounds: Rounds) -> Card:
    """The whole year with the truth about each idea."""
    return Card(
        id="year",
        heading=f"Your year on {case.name} ward",
        words=(*_year_words(case, answer, rounds), *_together_words(case)),
        scene=steps(case, rounds),
        table=_truth_table(case, rounds),
        chart=run_chart(case, rounds, "ward"),
    )


def _year_words(case: Ramp, answer: Answer, rounds: Rounds) -> tuple[str, ...]:
    year, aim = year_of(case, rounds), number_in(answer.get(START, "aim"))
    hoped = "" if aim is None else f"You aimed for {aim:g} in every 100. "
    last = f"In the last 6 weeks of your ramp it was {100 * now(case, rounds, 'ward').share:.0f}."
    gained = f"Over the year {_more(year.gained)} patients had medicines on time than without any change."
    harmed = f"And {_more(year.harmed)} times something else went wrong."
    return (
        hoped + last,
        f"{gained} {harmed}",
        "None of this gives points. A good ramp can meet bad luck, and a poor one good luck.",
    )


def _more(count: int) -> str:
    return f"{abs(count):,} {'more' if count >= 0 else 'fewer'}"


def _together_words(case: Ramp) -> tuple[str, ...]:
    better, worse = case.truth.synergy, case.truth.antagonism
    helping = listed(lower(case.idea(idea).name) for idea in better.ideas)
    same = listed(lower(case.idea(idea).name) for idea in worse.ideas)
    return (
        f"2 ideas need each other: {helping}. "
        f"Together they bring {100 * better.effect:.0f} more in every 100 than the 2 added up.",
        f"2 ideas do the same job: {same}. "
        f"Together they bring {abs(100 * worse.effect):.0f} fewer in every 100 than the 2 added up.",
    )


def _truth_table(case: Ramp, rounds: Rounds) -> Table:
    used = set(in_use_after(rounds)) - set(stopped_last(rounds))
    return Table(
        caption="What each idea really does, where it is carried out",
        head=("Idea", "What it does", "Your tests, and the end"),
        rows=tuple(
            (
                idea.name,
                _truth_of(case, idea.id),
                f"{_tests_of(rounds, idea.id)}. {'In everyday use' if idea.id in used else 'Not in use'}",
            )
            for idea in case.by_reason
        ),
    )


def _tests_of(rounds: Rounds, idea: str) -> str:
    scales = dict.fromkeys(one.plan.scale for one in rounds if idea in one.plan.ideas)
    return capital(listed(scales)) if scales else "Not tested"


def _truth_of(case: Ramp, idea: str) -> str:
    truth = case.truth
    size = round(100 * truth.effects[idea]["night"])
    if idea == truth.night_only:
        return f"On nights it {_brings(size)}, by day nothing"
    alone = capital(_brings(size))
    if idea != truth.harmful:
        return alone
    return f"{alone}. But it brings {round(100 * truth.harm)} more of this: {harm_words(case)[1]}"
