"""The words and pictures of "24 months of theatre lists": months as they come, verdicts, and the true process."""

from math import sqrt

from qidose.simulate import manage_1
from qidose.simulate.manage_1 import Decision, Right, Special, View

from ..cards import ChartData, Feedback, Table
from ..chart_cards import decimals_that_tell
from ..months_game import MONTHS, Outlook, outlook, periods, signal_words
from .manage_two_sided_case import Lists, Played, count, lost

HISTORY = manage_1.Params().history
PERIODS = periods(HISTORY)
GAME = PERIODS[HISTORY:]
"""The names of the months of the game."""


def over(minutes: float, decimals: int = 0) -> str:
    """A result against the plan: "14 minutes over plan", "just on plan"."""
    rounded = round(minutes, decimals)
    if rounded == 0:
        return "just on plan"
    return f"{count(abs(rounded))} {'over' if rounded > 0 else 'under'} plan"


def opening(case: Lists) -> tuple[str, ...]:
    """What a manager is told before the first month."""
    by_chance = 3 * case.params.noise_sd / sqrt(HISTORY)
    adjust, look = count(case.params.adjust_cost), count(case.params.investigate_cost)
    return (
        "You run the theatre lists of a hospital. Each month you see how long lists ran over plan, on average.",
        "Too long costs overtime. Too short wastes theatre time. The aim is to be on plan.",
        f"To adjust is to book more or less on each list. The work takes {adjust} a list. To investigate takes {look}.",
        f"By chance alone, a mean of {HISTORY} months may lie {by_chance:.0f} minutes from the true level.",
        "Each decision is set against what the chart could tell you then. Luck does not count.",
    )


def news(view: View, chosen: Decision, after: View) -> Feedback:
    """What a decision brought, told at once."""
    if chosen.choice == "adjust":
        minutes = chosen.minutes or 0
        return Feedback(heading=f"You booked {count(abs(minutes))} {'less' if minutes < 0 else 'more'} on each list")
    if chosen.choice == "hold":
        return Feedback(heading="You held")
    found = [one.story for one in after.found if one.month == view.now]
    if not found:
        return Feedback(
            heading="You found no special cause", words=("What you saw is there in every month, more or less.",)
        )
    return Feedback(
        heading="You found a special cause",
        words=(*found, "It is put right. Its months no longer count for the limits."),
    )


def verdict(right: Right, matched: bool, chosen: Decision, told: Feedback) -> Feedback:
    """What is said of a month after the end: the truth first, then what came of the learner's choice."""
    why = _why(right)
    if matched:
        return Feedback(heading=f"Yes: {_calls_for(right)}", words=(why, *_news_words(told)), good=True)
    words = {
        "hold": "You held.",
        "adjust": "You adjusted the plan.",
        "investigate": "You investigated.",
    }
    return Feedback(
        heading=f"{_calls_for(right)[:1].upper()}{_calls_for(right)[1:]}",
        words=(why, *((words[chosen.choice],) if right.choice != chosen.choice else ()), *_about(right, chosen)),
        good=False,
    )


def _calls_for(right: Right) -> str:
    return {"hold": "usual variation", "adjust": "the level is off plan", "investigate": "something has changed"}[
        right.choice
    ]


def _why(right: Right) -> str:
    if right.signal is not None and right.shown is not None:
        return signal_words(right.signal, GAME[right.shown])
    if right.choice == "adjust":
        return f"{right.why[:-1]}, more than chance can do to a mean."
    return "The month lies between the limits, and there is no pattern."


def _about(right: Right, chosen: Decision) -> tuple[str, ...]:
    if right.choice == "hold" and chosen.choice == "adjust":
        return ("That adds the chance of 1 month to all that follow.",)
    if right.choice == "hold":
        return ("Chance has no cause to be found.",)
    if right.choice == "adjust" and chosen.choice == "adjust":
        return (f"You adjusted by 1 result. The mean asked for {count(abs(right.minutes or 0))}.",)
    if right.choice == "adjust":
        return ("1 adjustment by the mean puts the level right.",)
    return ("A special cause goes on until somebody looks for it.",)


def _news_words(told: Feedback) -> tuple[str, ...]:
    return told.words if told.heading == "You found a special cause" else ()


def chart(case: Lists, played: Played, marked: dict[int, str] | None = None) -> ChartData:
    """The months so far. Limits move with the plan: who books less expects less."""
    view = played.now
    reading = manage_1.chart_so_far(case.params, view)
    plan = [0] * HISTORY + list(view.allowance)
    lines = [
        tuple(round(float(level) + moved, 2) for level, moved in zip(line, plan, strict=True))
        for line in (reading.chart.centre, reading.chart.lower, reading.chart.upper)
    ]
    centre, lower, upper = (line[-1] for line in lines)
    decimals = decimals_that_tell(view.values[-1:], (centre, lower, upper), 0)
    return ChartData(
        title="How long theatre lists ran over plan, average of the month",
        unit="Minutes over plan",
        labels=PERIODS[: HISTORY + len(view.values)],
        values=(*view.history, *view.values),
        centre=lines[0],
        lower=lines[1],
        upper=lines[2],
        target=0.0,
        # Marked points say themselves what was there.
        notes={} if marked else {HISTORY + one.month: "Found" for one in view.found},
        marked=marked or {},
        message=(
            f"{GAME[view.now]}: {over(view.values[-1])}. The mean is {over(centre, decimals)}. "
            f"The limits are {_range(lower, upper, decimals)}."
        ),
    )


def _range(low: float, high: float, decimals: int = 0) -> str:
    """A range in few words: "22 minutes under to 35 minutes over plan"."""
    return f"{over(low, decimals).removesuffix(' plan')} to {over(high, decimals)}"


def outlook_of(case: Lists, played: Played) -> Outlook:
    """The question at the end, about the chart as it is drawn then."""
    drawn = chart(case, played)
    lower, centre, upper = (line[-1] or 0.0 for line in (drawn.lower, drawn.centre, drawn.upper))
    latest = played.now.values[-1]
    return outlook(
        case.seed, (lower, upper), centre, latest, 0.0, lambda low, high: f"From {_range(round(low), round(high))}"
    )


def true_months(case: Lists, played: Played) -> dict[int, str]:
    """What was at work in each point of the chart that had a special cause."""
    found = {
        month: special.story
        for special in case.truth.specials
        for month in range(special.start, min(special.stop, MONTHS))
        if manage_1.game.goes_on(special, month, played.now.found)
    }
    return {HISTORY + month: story for month, story in sorted(found.items())}


def debrief_words(case: Lists, played: Played, rights: tuple[Right, ...]) -> tuple[str, ...]:
    """The true process, and what the decisions came to."""
    told = manage_1.debrief(case.params, case.seed, played.decisions)
    calm = tuple(
        Decision("hold") if on_chance(chosen, right) else chosen
        for chosen, right in zip(played.decisions, rights, strict=True)
    )
    without = f"Without the choices that the chart did not call for, it would have lost {lost(case, calm):,.0f}."
    return (
        f"The true level was {over(told.offset)}, before anybody adjusted.",
        f"By chance alone, about 2 months in 3 came within {count(case.params.noise_sd)} of the level.",
        *(_special_words(special, played.now) for special in told.specials if special.start < MONTHS),
        f"Over {MONTHS} months each list lost {told.lost:,.0f} minutes, with the cost of your decisions. "
        f"Had you held in every month, it would have lost {told.held_lost:,.0f}.",
        *((without,) if calm != played.decisions else ()),
    )


def on_chance(chosen: Decision, right: Right) -> bool:
    """Whether a decision did something that the chart did not call for."""
    return chosen.choice not in ("hold", right.choice)


def _special_words(special: Special, end: View) -> str:
    found = next((one.month for one in end.found if special.start in one.explains), None)
    ended = f"You found it in {GAME[found]}." if found is not None else "You did not find it, and it ended by itself."
    way = "longer" if special.minutes > 0 else "shorter"
    return f"From {GAME[special.start]}, lists ran {count(round(abs(special.minutes)))} {way}. {special.story} {ended}"


def true_chart(case: Lists, played: Played) -> ChartData:
    """The learner's months beside the level that was truly there."""
    view, offset = played.now, case.truth.offset
    special = [
        sum(one.minutes for one in case.truth.specials if manage_1.game.goes_on(one, month, view.found))
        for month in range(MONTHS)
    ]
    return ChartData(
        title="Your months and the true level",
        unit="Minutes over plan",
        labels=GAME,
        values=view.values,
        centre=tuple(offset + more + plan for more, plan in zip(special, view.allowance, strict=True)),
        centre_name="True level",
        target=0.0,
        message="What lies between a month and the true level is chance.",
    )


def held_chart(case: Lists, played: Played) -> ChartData:
    """The months as they would have been without any decision."""
    told = manage_1.debrief(case.params, case.seed, played.decisions)
    return ChartData(
        title="The same months, had you held all along",
        unit="Minutes over plan",
        labels=GAME,
        values=told.held,
        target=0.0,
        message=f"Each list would have lost {told.held_lost:,.0f} minutes over the {MONTHS} months.",
    )


def reactions(case: Lists, played: Played, rights: tuple[Right, ...]) -> Table | None:
    """What each choice cost that the chart did not call for; None where there was none."""
    rows = [
        (GAME[month], _did(chosen), _cost(case, played.now, month))
        for month, (chosen, right) in enumerate(zip(played.decisions, rights, strict=True))
        if on_chance(chosen, right)
    ]
    if not rows:
        return None
    return Table(
        caption="What choices cost that the chart did not call for",
        head=("Month", "What you did", "Cost"),
        rows=tuple(rows),
    )


def _did(chosen: Decision) -> str:
    if chosen.choice == "investigate":
        return "Investigated"
    minutes = chosen.minutes or 0
    return f"Booked {count(abs(minutes))} {'less' if minutes < 0 else 'more'}"


def _cost(case: Lists, end: View, month: int) -> str:
    chosen = end.decisions[month]
    if chosen.choice == "investigate":
        return f"{count(case.params.investigate_cost)}."
    work = f"{count(case.params.adjust_cost)} for the work."
    if month + 1 == MONTHS:
        return work
    came = end.values[month + 1]
    return f"{work} The next month was {over(came)}, not {over(came - (chosen.minutes or 0))}."
