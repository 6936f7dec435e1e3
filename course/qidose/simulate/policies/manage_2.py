"""Ways to manage the percentage with 24 improvement days, right and wrong, and which games are fair to hand out."""

from collections.abc import Callable

from qidose.simulate import manage_2
from qidose.simulate.manage_2 import DAYS, Choice, View
from qidose.simulate.policies.seeds import first_accepted

Policy = Callable[[manage_2.Params, View], Choice]


def run(params: manage_2.Params, seed: int, policy: Policy) -> View:
    """The whole game under a policy, which sees at each month what a manager sees. Days that are not left become
    "hold"."""
    service = manage_2.Service(params, seed)
    view = service.first()
    for _ in range(params.months):
        wish = policy(params, view)
        view = service.after(view, wish if DAYS[wish] <= view.days_left else "hold")
    return view


def points_lost(params: manage_2.Params, seed: int, policy: Policy) -> float:
    """The outcome of the game under a policy; fewer is better."""
    return manage_2.points_lost(params, run(params, seed, policy))


def accept(seed: int, params: manage_2.Params | None = None) -> bool:
    """Whether the reader of the chart loses fewer points than each wrong policy. Only such games are handed out."""
    params = params or manage_2.Params()
    best = points_lost(params, seed, reads_the_chart)
    return all(points_lost(params, seed, wrong) > best for wrong in WRONG)


def next_accepted(seed: int, params: manage_2.Params | None = None) -> int:
    """The seed to hand out for a personal seed: itself, or the next fair one after it in a fixed order."""
    return first_accepted(seed, "manage-2", lambda candidate: accept(candidate, params))


def reads_the_chart(params: manage_2.Params, view: View) -> Choice:
    """Investigates signals, redesigns the stable process that cannot reach the target, and else holds."""
    return manage_2.right(params, view).choice


def reacts_to_every_bad_month(params: manage_2.Params, view: View) -> Choice:
    """Asks for an explanation of each red month."""
    return "ask" if _is_red(params, view) else "hold"


def compares_two_months(params: manage_2.Params, view: View) -> Choice:
    """Asks for an explanation when this month is worse than the last one."""
    before = [*view.history, *view.values][-2]
    return "ask" if view.values[-1] < before else "hold"


def reacts_then_redesigns(params: manage_2.Params, view: View) -> Choice:
    """Asks about each red month, and after half a year redesigns, and goes on asking."""
    if view.now == 6:
        return "redesign"
    enough = view.days_left > DAYS["redesign"] + 1 or view.redesigns
    return "ask" if _is_red(params, view) and enough else "hold"


def redesigns_at_once(params: manage_2.Params, view: View) -> Choice:
    """One big launch in the first month, then the chart."""
    if view.now == 0:
        return "redesign"
    choice = manage_2.right(params, view).choice
    return "hold" if choice == "redesign" else choice


def does_nothing(params: manage_2.Params, view: View) -> Choice:
    return "hold"


def always_investigates(params: manage_2.Params, view: View) -> Choice:
    return "investigate"


def _is_red(params: manage_2.Params, view: View) -> bool:
    return view.values[-1] < params.red_below


WRONG: tuple[Policy, ...] = (
    reacts_to_every_bad_month,
    compares_two_months,
    reacts_then_redesigns,
    redesigns_at_once,
    does_nothing,
    always_investigates,
)
