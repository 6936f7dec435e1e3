"""The study of a cycle: what came back, what the learner makes of it, the decision; and the end of the ramp."""

from ...cards import Card
from ...fields import Choice, Choices, Field, Move, Number, Option, Text
from ...pdsa_form import ACTS
from ...wording import listed
from .case import Ramp, options_of
from .counts import asks_worse
from .judge import COMPARED, SIGNALS
from .pictures import balancing_charts, result_table, run_chart, steps, tested, where
from .reading import CLOSE, END, GO
from .rounds import NOTHING, Round, may_end, must_end, study_id, weeks_left
from .start import WATCHED

EARLY = 3
"""A coach gets one of so many first cycles, and one of the later ones."""


def study_card(case: Ramp, rounds: tuple[Round, ...]) -> Card:
    """What the last of these cycles brought, what the learner makes of it, and the decision."""
    last = rounds[-1]
    is_open = last.study is None
    go = _go_field(last, weeks_left(rounds))
    return Card(
        id=study_id(last.number),
        heading=f"Cycle {last.number}: study and act",
        words=_study_words(case, last) if is_open else (),
        table=result_table(case, rounds) if is_open else None,
        chart=run_chart(case, rounds, last.plan.place) if is_open else None,
        small=balancing_charts(case, rounds) if is_open else (),
        fields=(*_study_fields(last), *_act_fields(case, last), *go),
        lock="Look back" if go or must_end(last.number, weeks_left(rounds)) else f"Plan cycle {last.number + 1}",
    )


def _study_words(case: Ramp, last: Round) -> tuple[str, ...]:
    predicted = () if last.plan.percent is None else (f"You predicted {last.plan.percent:g} in every 100.",)
    blind = last.plan.team.watch and not asks_worse(last)
    too_few = ("So few patients say nothing yet about what else you watch.",) if blind else ()
    return (*predicted, *carried_out(case, last), *too_few)


def carried_out(case: Ramp, last: Round) -> tuple[str, ...]:
    """The process measure: how often the change was really carried out, week by week. A few patients all get it."""
    weeks = () if last.plan.few else last.result.weeks
    return tuple(
        f"{case.idea(idea).name}, carried out each week: {listed(week.carried_out[idea] for week in weeks)} "
        f"of {weeks[0].patients} patients."
        for idea in last.plan.ideas
        if weeks
    )


def _study_fields(last: Round) -> tuple[Field, ...]:
    watched = tuple(option for option in WATCHED if option.id in last.plan.team.watch)
    worse = Choice(
        id="worse",
        label="Look at what you watched. Did something get clearly worse?",
        hint="Clearly means beyond usual variation.",
        options=(*watched, Option(NOTHING, "No, nothing clearly")),
    )
    signal = Choice(
        id="signal",
        label="Set the result beside what was usual before. It is",
        hint="Go by the line of the whole ward." if last.plan.place == "ward" else "",
        options=SIGNALS,
    )
    return (
        Choice(id="compared", label="Set the result beside your prediction. It is", options=COMPARED),
        Number(id="size", label="By how many in every 100?", hint=_how_far(last), low=0, high=100, unit="in every 100"),
        *(() if last.plan.few else (signal,)),
        *((worse,) if asks_worse(last) else ()),
        Text(id="learned", label="What did you learn?", rows=2, longest=2_000),
    )


def _how_far(last: Round) -> str:
    told = "" if last.plan.percent is None else f"You predicted {last.plan.percent:g}. "
    return f"{told}The result is in the table, in percent. Write 0 if they are the same."


def _act_fields(case: Ramp, last: Round) -> tuple[Field, ...]:
    stop = Choices(
        id="stop",
        label="Do you stop something that is in everyday use?",
        options=options_of(case, last.may_stop),
        needed=False,
    )
    return (
        Choice(
            id="decision",
            label="What do you do with what you tested?",
            hint="Adopt puts it into everyday use on all 3 shifts. Adapt can also mean a larger test of it.",
            options=ACTS,
        ),
        Text(id="next", label="What comes next, and why?", rows=2, longest=2_000),
        *((stop,) if last.may_stop else ()),
    )


def _go_field(last: Round, left: int) -> tuple[Field, ...]:
    if not may_end(last.number) or must_end(last.number, left):
        return ()
    options = (Option(GO, f"Plan cycle {last.number + 1}"), Option(END, "End the ramp here"))
    return (Move(id="go", label="Go on?", options=options),)


def close_card(case: Ramp, rounds: tuple[Round, ...], finished: bool) -> Card:
    """The end of the ramp: which 2 cycles a coach reads."""
    cycles = tuple(Option(str(one.number), f"Cycle {one.number}: {tested(case, one)}, {where(one)}") for one in rounds)
    return Card(
        id=CLOSE,
        heading="2 cycles for your coach",
        words=("Your coach reads 2 of your cycles. Choose the ones that show best how you learned.",),
        scene=None if finished else steps(case, rounds),
        fields=(
            Choice(id="early", label="One of your first 3 cycles", options=cycles[:EARLY]),
            Choice(id="later", label="One of your later cycles", options=cycles[EARLY:]),
        ),
    )
