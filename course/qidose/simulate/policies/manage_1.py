"""Ways to manage the theatre lists, right and wrong, and which games are fair to hand out."""

from collections.abc import Callable

from qidose.simulate import manage_1
from qidose.simulate.manage_1 import Decision, View
from qidose.simulate.policies.seeds import first_accepted

Policy = Callable[[manage_1.Params, View], Decision]

HOLD, BY_LAST, INVESTIGATE = Decision("hold"), Decision("adjust"), Decision("investigate")


def run(params: manage_1.Params, seed: int, policy: Policy) -> View:
    """The whole game under a policy, which sees at each month what a manager sees."""
    theatre = manage_1.Theatre(params, seed)
    view = theatre.first()
    for _ in range(params.months):
        view = theatre.after(view, policy(params, view))
    return view


def accept(seed: int, params: manage_1.Params | None = None) -> bool:
    """Whether the reader of the chart loses fewer minutes than each wrong policy. Only such games are handed out."""
    params = params or manage_1.Params()
    best = run(params, seed, reads_the_chart).minutes_lost
    return all(run(params, seed, wrong).minutes_lost > best for wrong in WRONG)


def next_accepted(seed: int, params: manage_1.Params | None = None) -> int:
    """The seed to hand out for a personal seed: itself, or the next fair one after it in a fixed order."""
    return first_accepted(seed, "manage-1", lambda candidate: accept(candidate, params))


def reads_the_chart(params: manage_1.Params, view: View) -> Decision:
    """Investigates signals, adjusts once by the level when that is off the aim, and else holds."""
    right = manage_1.right(params, view)
    return Decision(right.choice, right.minutes)


def reacts_to_every_bad_month(params: manage_1.Params, view: View) -> Decision:
    """Adjusts after a month further from the aim than 1 noise sd (red on a RAG page)."""
    return BY_LAST if abs(view.values[-1]) > params.noise_sd else HOLD


def adjusts_every_month(params: manage_1.Params, view: View) -> Decision:
    """Rule 2 of the funnel."""
    return BY_LAST


def compares_two_months(params: manage_1.Params, view: View) -> Decision:
    """Adjusts when this month is worse than the last one."""
    before = [*view.history, *view.values][-2]
    return BY_LAST if abs(view.values[-1]) > abs(before) else HOLD


def does_nothing(params: manage_1.Params, view: View) -> Decision:
    return HOLD


def always_investigates(params: manage_1.Params, view: View) -> Decision:
    return INVESTIGATE


WRONG: tuple[Policy, ...] = (
    reacts_to_every_bad_month,
    adjusts_every_month,
    compares_two_months,
    does_nothing,
    always_investigates,
)
