"""The first card of the ramp: the ward before any change, the aim, and what holds for every cycle until it changes."""

from qidose.simulate import ward

from ...cards import Card, Table
from ...fields import Choices, Field, Number, Option, Text
from ...wording import listed, lower
from .case import FEWEST, MOST, PARAMS, Ramp
from .counts import Count, total
from .reading import START
from .rounds import NOTHING, Team

HELPERS = (
    Option("staff", "The staff who will do it"),
    Option("patients", "Patients or carers"),
    Option("manager", "You, with time set aside for it"),
    Option("nobody", "Nobody else"),
)
HELPING = {"staff": "the staff", "patients": "patients or carers", "manager": "you"}
WATCHED = (*(Option(one.id, one.name) for one in ward.BALANCING), Option(NOTHING, "Nothing else"))


def start_card(case: Ramp, is_open: bool) -> Card:
    """The ward before any change, and what holds for the whole ramp."""
    usual = _before(case)
    return Card(
        id=START,
        heading=f"{case.name} ward",
        words=(
            f"You lead {case.name} ward. {case.deputy}, your deputy, keeps the figures.",
            f"{case.data.definition} In the last {PARAMS.baseline_weeks} weeks {usual.words} were on time.",
            f"Your team has {len(case.data.ideas)} ideas and a year. You run {FEWEST} to {MOST} cycles, "
            "at least 2 of them on a shift or the ward.",
            "Some ideas help and some do not. Some help on 1 shift only, and some make something else worse. "
            "Some work better together, and some get in each other's way.",
            "On a shift, a change takes 1 to 3 weeks to begin. People carry it out more often when they helped to plan "
            "it. They do so less often when much is asked at once.",
            f"The table is an audit of {_audited(case)} late medicines. It is a hint where to start, and no more.",
        ),
        table=_audit(case) if is_open else None,
        fields=(
            Number(
                id="aim",
                label="What is your aim for the end of the year?",
                hint=f"Medicines on time in every 100. Now it is {100 * usual.share:.0f}.",
                low=0,
                high=100,
                unit="in every 100",
            ),
            *team_fields(needed=True, hints=("", "More than 2 take time from the work.", "")),
        ),
        lock="Plan cycle 1",
    )


def _before(case: Ramp) -> Count:
    data = case.data
    return total(Count(sum(data.on_time[shift]), sum(data.patients[shift])) for shift in ward.SHIFTS)


def _audited(case: Ramp) -> int:
    return sum(sum(counts.values()) for counts in case.data.reasons.values())


def _audit(case: Ramp) -> Table:
    return Table(
        caption="How often medicines were late for each reason, and the idea that could meet it",
        head=("Idea", "What people would do", "It was late because", "Early, late, night"),
        rows=tuple(
            (idea.name, idea.what, idea.reason, ", ".join(str(case.data.reasons[idea.id][one]) for one in ward.SHIFTS))
            for idea in case.by_reason
        ),
    )


def team_fields(needed: bool, hints: tuple[str, str, str]) -> tuple[Field, ...]:
    """Who helps, what is watched and when to stop, with a hint each."""
    helping, watching, stopping = hints
    return (
        Choices(id="involved", label="Who helps to plan the tests?", options=HELPERS, needed=needed, hint=helping),
        Choices(
            id="watch",
            label="What else do you watch, in case it gets worse?",
            options=WATCHED,
            needed=needed,
            hint=watching,
        ),
        Text(
            id="safety",
            label="When would you stop a test at once?",
            rows=2,
            longest=1_000,
            needed=needed,
            hint=stopping,
        ),
    )


def team_words(team: Team) -> tuple[str, str, str]:
    """Who helps, what is watched, and when to stop, in a sentence each."""
    people = listed(HELPING[who] for who in team.involved)
    measures = listed(lower(option.text) for option in WATCHED if option.id in team.watch)
    return (
        f"Helping: {people or 'nobody else'}.",
        f"Watching: {measures or 'nothing else'}.",
        f'Stopping: "{team.safety}"' if team.safety else "Nothing is said about stopping.",
    )
