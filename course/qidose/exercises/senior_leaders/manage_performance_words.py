"""The words and pictures of "24 months, 24 improvement days": months, verdicts on them, and the true process."""

from itertools import chain
from math import isfinite

from qidose import spc
from qidose.simulate import manage_2
from qidose.simulate.knowable import FEWEST_TO_REDESIGN, read_chart
from qidose.simulate.manage_2 import DAYS, Choice, Right, View

from ..cards import ChartData, Feedback, Table
from ..chart_cards import decimals_that_tell
from ..months_game import MONTHS, Outlook, outlook, periods, signal_words
from ..wording import capital, lower
from .manage_performance_case import Played, Service

EXPLANATIONS = (
    "The team wrote that it was a busy month.",
    "The team wrote that staff were off sick.",
    "The team wrote that new staff had to learn the work.",
    "The team wrote that there was a bank holiday.",
    "The team wrote that other services had been slow.",
)
"""What people write when they are asked about chance: true of nearly every month."""
Line = tuple[float | None, ...]


def game_periods(case: Service) -> tuple[str, ...]:
    """The names of the months of the game."""
    return periods(case.params.history)[case.params.history :]


def opening(case: Service) -> tuple[str, ...]:
    """What a manager is told before the first month."""
    return (
        f"You answer for 1 measure of the {case.scenario.service}: {lower(case.scenario.measure)}.",
        f"The target is {case.params.target:g}%. On the board's page, months under {case.params.red_below:g}% are red.",
        f"You have {case.params.days} improvement days for {MONTHS} months. Each choice below says what it takes.",
        f"The redesign would be: {lower(case.scenario.redesign)}",
        f"It can be made once, on a process known to be stable. That takes {FEWEST_TO_REDESIGN} months that count for "
        f"the limits. Then it needs {case.params.bedding_in} quiet months to bed in.",
        "Each decision is set against what the chart could tell you then. Luck does not count.",
    )


def month_words(case: Service, played: Played) -> tuple[str, ...]:
    """The latest result as a report would have it, and what is left to decide with."""
    view = played.now
    value = view.values[-1]
    if value >= case.params.target:
        colour = "The target is met."
    else:
        colour = "It is red." if value < case.params.red_below else "It is under target."
    months = manage_2.chart_so_far(case.params, view).months + 1
    stable = "" if view.redesigns else f" Months that count for the limits, with this one: {months}."
    return (*_redesign_news(played), f"This month: {value}%. {colour}", f"Days left: {view.days_left}.{stable}")


def _redesign_news(played: Played) -> tuple[str, ...]:
    before = played.views[-2].redesigns if len(played.views) > 1 else ()
    if not before or before[0].held is not None or played.now.redesigns[0].held is None:
        return ()
    if played.now.redesigns[0].held:
        return ("The redesign holds. This is the first month of the new way, so the chart starts anew.",)
    return ("The redesign did not hold. Something disturbed it while it bedded in.",)


def news(case: Service, view: View, chosen: Choice, after: View) -> Feedback:
    """What a decision brought, told at once."""
    if chosen == "hold":
        return Feedback(heading="You held")
    if chosen == "ask":
        return Feedback(heading="You asked for an explanation", words=(EXPLANATIONS[view.now % len(EXPLANATIONS)],))
    if chosen == "redesign":
        words = f"It beds in for {case.params.bedding_in} months. Then you will hear whether it holds."
        return Feedback(heading="You began the redesign", words=(words,))
    found = [one.story for one in after.found if one.month == view.now]
    if not found:
        return Feedback(
            heading="You found no special cause", words=("What you saw is there in every month, more or less.",)
        )
    return Feedback(
        heading="You found a special cause",
        words=(*found, "It is put right. Its months no longer count for the limits."),
    )


def verdict(case: Service, right: Right, matched: bool, chosen: Choice, told: Feedback) -> Feedback:
    """What is said of a month after the end: the truth first, then what came of the learner's choice."""
    calls = _calls_for(right)
    if matched:
        more = told.words if told.heading == "You found a special cause" else ()
        return Feedback(heading=f"Yes: {lower(calls)}", words=(_why(case, right), *more), good=True)
    return Feedback(heading=calls, words=(_why(case, right), *_about(right, chosen)), good=False)


def _calls_for(right: Right) -> str:
    if right.choice == "hold":
        return "Something has changed" if right.signal else "Usual variation"
    return "Stable, and under the target" if right.choice == "redesign" else "Something has changed"


def _why(case: Service, right: Right) -> str:
    if right.signal is not None and right.shown is not None:
        seen = signal_words(right.signal, game_periods(case)[right.shown])
        return f"{seen} No days were left for it." if right.choice == "hold" else seen
    if right.choice == "investigate":
        return "The new way is too young for limits, and the month is far under its target."
    if right.choice == "redesign":
        return "13 months without a special cause, and limits that do not keep it over the target."
    return "The month lies between the limits, and there is no pattern."


def _about(right: Right, chosen: Choice) -> tuple[str, ...]:
    if chosen == "ask":
        return ("You asked for an explanation. That changes nothing in the work.",)
    if chosen == "redesign":
        return ("You began a redesign. It needs a process that is known to be stable.",)
    if chosen == "investigate" and right.choice == "redesign":
        return ("You investigated. No single cause is behind a stable level.",)
    if chosen == "investigate":
        return ("You investigated. Chance has no cause to be found.",)
    if right.choice == "redesign":
        return ("You held. Only a new way of working moves a stable level.",)
    return ("You held. A special cause goes on until somebody looks for it.",)


def chart(case: Service, played: Played, marked: dict[int, str] | None = None) -> ChartData:
    """The months so far. With the new way of working the limits start anew."""
    view, history = played.now, case.params.history
    names = periods(history)[: history + len(view.values)]
    centre, low, high = _lines(case, view)
    ends = [line[-1] for line in (centre, low, high)]
    return ChartData(
        title=f"{case.scenario.measure}, {case.scenario.service}",
        unit=case.scenario.unit,
        labels=names,
        values=(*view.history, *view.values),
        centre=centre,
        lower=low,
        upper=high,
        better="up",
        target=case.params.target,
        # Marked points say themselves what was there.
        notes={} if marked else _notes(case, view),
        marked=marked or {},
        message=f"{names[-1]}: {view.values[-1]}%. {_limit_words(view.values[-1], ends)}",
    )


def _limit_words(value: float, ends: list[float | None]) -> str:
    known = [end for end in ends if end is not None]
    if len(known) < len(ends):
        return "The new way is too young for limits."
    places = decimals_that_tell((value,), known, 1)
    centre, low, high = (f"{end:.{places}f}%" for end in known)
    return f"The mean is {centre}. The limits are {low} to {high}."


def _notes(case: Service, view: View) -> dict[int, str]:
    history = case.params.history
    notes = {history + one.month: "Found" for one in view.found}
    notes |= {history + one.begun: "Redesign" for one in view.redesigns}
    return notes | ({history + view.new_way_since: "New way"} if view.new_way_since is not None else {})


def _lines(case: Service, view: View) -> tuple[Line, Line, Line]:
    """Mean and limits at each month: those of the old way as they stood at its end, then those of the new way."""
    first, values = manage_2.first_on_chart(view), (*view.history, *view.values)
    explained = frozenset(len(view.history) + month for found in view.found for month in found.explains)
    charts = [read_chart(values[:first], explained).chart] if first else []
    charts.append(manage_2.chart_so_far(case.params, view).chart)
    return _drawn(charts, "centre"), _drawn(charts, "lower"), _drawn(charts, "upper")


def _drawn(charts: list[spc.Chart], line: str) -> Line:
    levels = chain.from_iterable(getattr(one, line).tolist() for one in charts)
    return tuple(round(min(max(level, 0.0), 100.0), 2) if isfinite(level) else None for level in levels)


def outlook_of(case: Service, played: Played) -> Outlook:
    """The question at the end, about the chart as it is drawn then."""
    # A new way of 1 month has no limits yet: then the last ones that were drawn are asked for.
    known = [line for line in zip(*_lines(case, played.now), strict=True) if None not in line]
    centre, low, high = (level or 0.0 for level in known[-1])
    return outlook(
        case.seed,
        (low, high),
        centre,
        played.now.values[-1],
        case.params.target,
        lambda low, high: f"From {max(low, 0):.0f}% to {min(high, 100):.0f}%",
    )


def true_months(case: Service, played: Played) -> dict[int, str]:
    """What was at work in each point of the chart that had a special cause."""
    return {
        case.params.history + month: special.story
        for special in case.truth.specials
        for month in range(special.start, min(special.stop, MONTHS))
        if manage_2.game.goes_on(special, month, played.now.found)
    }


def debrief_words(case: Service, played: Played) -> tuple[str, ...]:
    """The true process, and what the decisions came to."""
    told = manage_2.debrief(case.params, case.seed, played.decisions)
    level = f"{100 * case.truth.usual:.0f}%"
    return (
        f"The true level was {level}, under the target of {case.params.target:g}%. Chance moved each month about it.",
        _redesign_words(case, played.now),
        *(_special_words(case, special, played.now) for special in told.specials if special.start < MONTHS),
        *_asked_words(told),
        f"{told.days_on_noise} of your {case.params.days} days went into months that did not call for them.",
        f"The {MONTHS} months and your days add up to {told.lost:,.0f} points lost. "
        f"Had you held in every month, it would be {told.held_lost:,.0f}.",
    )


def _redesign_words(case: Service, end: View) -> str:
    new = f"{100 * case.truth.redesigned:.0f}%"
    if not end.redesigns:
        return f"You made no redesign. It would have moved the level to {new}."
    if end.new_way_since is not None and end.new_way_since < MONTHS:
        return f"Your redesign moved the level to {new} from {game_periods(case)[end.new_way_since]}."
    if end.redesigns[0].held is False:
        return f"Your redesign did not hold, because it was disturbed. It would have moved the level to {new}."
    return f"Your redesign came too late to show. It would have moved the level to {new}."


def _special_words(case: Service, special: manage_2.Special, end: View) -> str:
    names = game_periods(case)
    found = next((one.month for one in end.found if special.start in one.explains), None)
    ended = f"You found it in {names[found]}." if found is not None else "You did not find it."
    return f"From {names[special.start]} the level was {100 * special.drop:.0f} points lower. {special.story} {ended}"


def _asked_words(told: manage_2.Debrief) -> tuple[str, ...]:
    if not told.asked:
        return ()
    return (
        f"Explanations that you asked for: {told.asked}. Better months right after them: {told.better_after}.",
        "It can look as if asking worked. The same months would have come without it.",
    )


def true_chart(case: Service, played: Played) -> ChartData:
    """The learner's months beside the level that was truly there."""
    told = manage_2.debrief(case.params, case.seed, played.decisions)
    return ChartData(
        title="Your months and the true level",
        unit="%",
        labels=game_periods(case),
        values=played.now.values,
        centre=told.levels,
        centre_name="True level",
        message="What lies between a month and the true level is chance.",
    )


def held_chart(case: Service, played: Played) -> ChartData:
    """The months as they would have been without any decision."""
    told = manage_2.debrief(case.params, case.seed, played.decisions)
    return ChartData(
        title="The same months, had you held all along",
        unit="%",
        labels=game_periods(case),
        values=told.held,
        target=case.params.target,
        message=f"{told.held_lost:,.0f} points would have been lost over the {MONTHS} months.",
    )


def reactions(case: Service, played: Played, rights: tuple[Right, ...]) -> Table | None:
    """What each choice cost that the chart did not call for; None where there was none."""
    rows = [
        (game_periods(case)[month], capital(_DID[chosen]), _cost(played.now, month))
        for month, (chosen, right) in enumerate(zip(played.decisions, rights, strict=True))
        if chosen not in ("hold", right.choice)
    ]
    if not rows:
        return None
    return Table(
        caption="What choices cost that the chart did not call for",
        head=("Month", "What you did", "Cost"),
        rows=tuple(rows),
    )


_DID: dict[Choice, str] = {"ask": "asked", "investigate": "investigated", "redesign": "began a redesign"}


def _cost(end: View, month: int) -> str:
    chosen = end.decisions[month]
    days = f"{DAYS[chosen]} days."
    if chosen == "ask" and month + 1 < MONTHS:
        return f"{days} The next month was {end.values[month + 1]}%, as it would have been without."
    return days
