"""The words of the chart clinic (E-T5-01): what may be plotted, why a chart fits, what is said to other choices."""

from dataclasses import dataclass

from qidose.simulate.chart_stories import Kind

from ..fields import Option

INTRO = (
    "You get 8 data sets. For each one you say which chart fits and work out the limits of its last point.",
    "A moving range is how much a value differs from the one before it.",
    "The standard deviation tells how far values are spread around their mean.",
)
CHARTS = (
    Option("xmr", "XmR chart: mean ± 2.66 × mean moving range"),
    Option("xbar_s", "X̄-S chart: mean of all groups ± 1.099 × their mean standard deviation (groups of 8)"),
    Option("p", "p chart: mean share ± 3 × √(mean share × (1 − mean share) ÷ size)"),
    Option("u", "u chart: mean rate ± 3 × √(mean rate ÷ size)"),
    Option("c", "c chart: mean ± 3 × √mean"),
    Option("t", "t chart: as XmR, with values to the power of 1 ÷ 3.6, then limits to the power of 3.6"),
    Option("g", "g chart: mean + 3 × √(mean × (mean + 1)), and 0 as lower limit"),
)
IS_FOR = {
    "xmr": "An XmR chart is for 1 value at a time, such as a cost or a mean.",
    "xbar_s": "An X̄-S chart is for groups of several values at a time.",
    "p": "A p chart is for shares: each thing that is counted is one or the other.",
    "u": "A u chart is for events in an amount that varies, such as falls in bed days.",
    "c": "A c chart is for counts where the amount behind them hardly changes.",
    "t": "A t chart is for the time from 1 rare event to the next.",
    "g": "A g chart is for the number of cases from 1 rare event to the next.",
}
FITS: dict[Kind, str] = {
    "measurements": "There is 1 value a month, and nothing is counted. An XmR chart needs no more than that.",
    "shares": "Each one is one thing or the other. A p chart knows that shares of a few vary more than shares of many.",
    "rates": "Events can happen more than once, and the amount behind them varies. A u chart allows for both.",
    "counts": "Events are counted, and the amount behind them hardly changes. A c chart needs the mean alone.",
    "time_between": "The events are rare, and the days between them have a long tail. A t chart is made for that.",
    "cases_between": "The events are rare, and cases from 1 to the next are counted. A g chart is made for that.",
    "skewed": "There are 8 values a week with a long tail. Means of groups behave well where single values do not.",
    "seasonal": "The season comes back every year. Take away what is usual, and an XmR chart shows what is left.",
}


@dataclass(frozen=True)
class Plot:
    """What 1 point could be. `but` says why it does not help; "" for the one that does."""

    text: str
    but: str = ""


THREE_MONTHS = Plot("The mean of 3 months", "Means of 3 months share their data, so a change shows late.")
LAST_CHANGE = Plot(
    "The change since the month before", "A difference of 2 months jumps up and down, and hides the level."
)
PLOTS: dict[Kind, tuple[Plot, ...]] = {
    "measurements": (
        Plot("The value of 1 month"),
        LAST_CHANGE,
        THREE_MONTHS,
        Plot("The mean of all months so far", "The longer it goes on, the less a new month can move it."),
    ),
    "shares": (
        Plot("The share of 1 month"),
        Plot("The number of 1 month, without its size", "The number also rises when the size does."),
        Plot("Whether the month met its target", "Yes or no throws most of the numbers away."),
        THREE_MONTHS,
    ),
    "rates": (
        Plot("The events of 1 month for its bed days"),
        Plot("The events of 1 month, without its bed days", "A full month has more events with the same care."),
        Plot("The share of patients with an event", "A patient can have more than 1 event, and each one counts."),
        LAST_CHANGE,
    ),
    "counts": (
        Plot("The number of 1 month"),
        Plot("The number since April", "A running total rises whatever happens, and starts again each year."),
        LAST_CHANGE,
        THREE_MONTHS,
    ),
    "time_between": (
        Plot("1 event: the days since the one before"),
        Plot("1 month: the number of events", "Most months would have 0 or 1. Nobody can see a change in that."),
        Plot("1 year: the number of events", "A year is a long time to wait for a point."),
        Plot("1 month: the mean number of days between events", "Many months have no event, so they have no mean."),
    ),
    "cases_between": (
        Plot("1 event: the cases since the one before"),
        Plot("1 month: the number of events", "Most months would have 0 or 1. Nobody can see a change in that."),
        Plot("1 month: the share of cases with an event", "With so few events the share is mostly 0."),
        Plot("1 case: with an event or without", "Nearly every point would be the same."),
    ),
    "skewed": (
        Plot("1 week: the mean of its 8 patients"),
        Plot("1 patient: each value by itself", "A long tail gives single values far out, although nothing changed."),
        Plot("1 week: its longest value", "The longest of 8 says little about the other 7."),
        Plot("1 patient: each value but the long ones", "The long ones are real patients, and part of the work."),
    ),
    "seasonal": (
        Plot("1 month: the value less what is usual for that month"),
        Plot("1 month: the value as it is", "Then every winter looks like a change, and nothing has changed."),
        Plot("1 month: the value less that of the month before", "Autumn always rises and spring always falls."),
        Plot("1 year: the mean of its 12 months", "A year is a long time to wait for a point."),
    ),
}
"""What 1 point could be; the first is right."""

SHORT_LABEL = "Another team has 9 months, with 1 number for each. What do you make for them?"
SHORT = (
    Option("wait", "Nothing yet: a chart needs at least 20 points"),
    Option("run", "A run chart now, and each new month is added"),
    Option("control", "A control chart with firm limits: run charts are for beginners"),
)
SHORT_SAID = {
    "run": "A run chart now is right for 9 months. Limits can come when there are more points.",
    "wait": "More data would be good. But a team learns from a run chart with 9 points today, and it can grow.",
    "control": "Limits from 9 points still move a lot. A run chart is no lesser chart: it fits what is there.",
}
KINDLY = {
    "MC13": (
        "You took the standard deviation of all values. It is the one that people know best.",
        "But it counts every shift and season as usual, so the limits come out wrong.",
    ),
    "MC16": (
        "New limits look tidy after something new. But they need a shift in the data as well.",
        "Limits that start anew at every event can no longer show what an event did.",
    ),
    "MC17": (
        "Old limits feel safe. But once the work has changed for good, they describe what is gone.",
        "The next change could hide behind them.",
    ),
    "MC21": ("A run chart with few points teaches more than limits that rest on few points.",),
    "MC22": ("You would wait for more data. Start with what there is, and let the chart grow.",),
}
RULES = (
    "These charts are judged by the rules of Making Data Count.",
    "A signal is a point outside the limits, or 7 in a row on one side of the mean.",
    "It is also 7 in a row up or down, or 2 of 3 near the same limit.",
)
