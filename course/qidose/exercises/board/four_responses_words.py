"""What is said about the charts of "4 responses": the truth of each, and a kind word for each wrong response."""

from ..all_staff.twelve_charts import EASIEST_TO_SEE
from ..chart_cards import when
from ..fields import Option
from ..wording import times
from .four_responses_charts import BoardChart, Response

OPTIONS = (
    Option("keep", "Keep the work as it is, and learn from it"),
    Option("redesign", "Redesign the system: change how the work is done"),
    Option("remove", "Find the cause of a change, and remove it"),
    Option("copy", "Find the cause of a change, and copy it"),
)
SITUATIONS: dict[Response, str] = {
    "keep": "Nothing had changed and the target was met",
    "redesign": "Nothing had changed and the target was not always met",
    "remove": "Something had changed for the worse",
    "copy": "Something had changed for the better",
}
ASKS_FOR_A_CAUSE = ("remove", "copy")

KINDLY = {
    "MC01": (
        "It is natural to look for a cause when a month stands out.",
        "But every chart has a best and a worst month. Here all of them are inside the limits.",
    ),
    "MC03": (
        "3 worse months in a row look like a trend.",
        "They happen by chance on many charts. The rule asks for 7 in a row.",
    ),
    "MC04": (
        "A colour feels like an answer: red for worse, green for fine.",
        "It only says on which side of the target 1 month fell. The whole chart says what to do.",
    ),
    "MC05": (
        "It is natural to hear a missed target as an alarm.",
        "But a target is what we want, and the limits are what the work gives. Only the limits show a change.",
    ),
    "MC06": (
        "Inside the limits means usual. It does not mean good enough.",
        "If we keep this work as it is, we keep these results too.",
    ),
    "MC07": (
        "We are used to looking for causes of bad news only.",
        "Good news has a cause too. If nobody finds it, it may go as it came.",
    ),
}
OTHERWISE: dict[tuple[Response, str], tuple[str, ...]] = {
    ("keep", "redesign"): (
        "This work already does what we ask. A redesign takes months of effort and could make it worse.",
    ),
    ("remove", "keep"): ("Look for a dot outside the limits, or 7 dots in a row on one side of the mean.",),
    ("remove", "redesign"): ("A new system would take months. Here one cause came in, so find that first.",),
    ("remove", "copy"): ("You saw that something changed. Now check which way is better on this chart.",),
    ("copy", "redesign"): ("Somebody may already have found a better way. Find out what it is before you redesign.",),
}
"""What is said to a wrong response that shows none of these beliefs."""


def misconception(chart: BoardChart, said: str | None) -> str | None:
    """The belief that a wrong response shows, by its id in curriculum 8.2; None where it shows none."""
    if said is None or said == chart.response:
        return None
    if chart.truth.chart.stable:
        return _about_a_stable_chart(chart, said)
    if said == "redesign":
        return "MC05" if chart.truth.assurance == "fail" else None
    if chart.response == "copy":
        return "MC07"
    return "MC04" if said == "keep" and chart.latest_met else None


def _about_a_stable_chart(chart: BoardChart, said: str) -> str | None:
    if said == "keep":
        return "MC04" if chart.latest_met else "MC06"
    if said == "redesign":
        return None
    if said == "remove" and chart.truth.chart.kind == "three_worse":
        return "MC03"
    if said == "remove" and chart.truth.assurance == "fail":
        return "MC05"
    if said == "remove" and chart.truth.assurance == "hit_and_miss" and not chart.latest_met:
        return "MC04"
    return "MC01"


def truth_of(chart: BoardChart) -> tuple[str, ...]:
    """What is so, and what follows for the board."""
    if not chart.truth.chart.stable:
        return _of_a_change(chart)
    months = len(chart.truth.met)
    first = "Nothing has changed here. The ups and downs are usual variation."
    if chart.truth.assurance == "pass":
        return first, "The target is met month after month.", "Keep the work as it is, and learn what makes it so good."
    if chart.truth.assurance == "fail":
        return (
            first,
            f"All {months} months miss the target, so no single month explains it.",
            "Only a new way of working can meet it: redesign the system.",
        )
    return (
        first,
        f"The target lies between the limits. {sum(chart.truth.met)} of {months} months met it, by chance.",
        f"On a page of red and green its colour would have changed {times(chart.truth.colour_changes)}.",
        "To meet it every month, redesign the system.",
    )


def _of_a_change(chart: BoardChart) -> tuple[str, ...]:
    signal = min(chart.truth.chart.signals, key=lambda one: EASIEST_TO_SEE.index(one.rule))
    then = "It is for the worse. Find the cause, and remove it."
    if chart.response == "copy":
        then = "It is for the better. Find the cause, so that you can keep it and copy it in other places."
    return f"Something changed here: look at {when(chart.data.series, signal.points)}.", signal.why, then


def kind_words(chart: BoardChart, said: str | None) -> tuple[str, ...]:
    """What is said to a wrong response."""
    belief = misconception(chart, said)
    return KINDLY[belief] if belief else OTHERWISE.get((chart.response, said or ""), ())
