"""The words of "From a hand-drawn chart to SPC" (E-T4-03): what may be chosen, and statements about the 2 charts."""

from dataclasses import dataclass

from ..fields import Option

SHOWN = 5
MOST_OF_A_KIND = 3

FIRST_LOOKS = (
    Option("yes", "Yes, something changed"),
    Option("no", "No, these are the usual ups and downs"),
    Option("unsure", "I cannot tell yet"),
)
READINGS = (
    Option("usual", "Usual variation: its runs are what chance gives"),
    Option("change", "Something changed: its runs are not what chance gives"),
    Option("more", "Nothing yet: 20 weeks are too few to read it"),
)
SHOWS = (
    Option("stable", "Usual variation only"),
    Option("spike", "1 unusual week, outside the limits"),
    Option("step", "A new level: 7 weeks or more in a row on one side of the mean"),
)
REASONS = (
    Option("stable", "The charts agree: neither has a signal"),
    Option("step", "The charts agree: both show a change that lasted"),
    Option("spike", "The charts differ: only limits can show 1 unusual week"),
    Option("beginners", "The charts differ: a run chart is for beginners and misses most changes"),
)
SIDES = (Option("run", "Run chart"), Option("spc", "SPC chart"), Option("both", "Both"))
TRUE_OF = {"run": "the run chart", "spc": "the SPC chart", "both": "both charts"}
STORIES = {
    "stable": "Both charts agree here: usual variation and no signal.",
    "step": "Both charts agree here: the level changed and stayed changed.",
    "spike": "The charts differ here. A run chart has no limits, so 1 unusual week does not show on it.",
}
KINDLY = {
    "MC01": "It is natural to look for a cause when a result stands out. Here all of them are inside the limits.",
    "MC03": "3 worse weeks in a row look like a trend. They happen by chance on many charts.",
    "MC04": "Meeting a target feels safe. But a target cannot show that the work has changed.",
    "MC05": "Missing a target makes people want a new system. But find out first what changed.",
    "MC06": "Inside the limits means usual. It does not mean good enough.",
    "MC07": "We tend to look for the causes of bad news only. Good news has a cause too.",
    "MC21": "A run chart finds changes that last about as well as an SPC chart. It lacks only the limits.",
    "MC22": "More data feel safer. But a run chart can be read from about 10 values on.",
}


@dataclass(frozen=True)
class Statement:
    """Something that is true of a run chart, of an SPC chart or of both; `why` is said to who placed it elsewhere."""

    id: str
    text: str
    chart: str
    why: str


STATEMENTS = (
    Statement(
        "halves",
        "Its line always has as many values above it as below",
        "run",
        "That is what a median is. A mean may have more values on one side.",
    ),
    Statement(
        "no-sums",
        "You can draw its line by counting, without sums",
        "run",
        "A median only needs counting. A mean and limits need sums.",
    ),
    Statement(
        "stays-put",
        "1 very high value does not move its line",
        "run",
        "A median does not ask how high the highest value is. A mean does.",
    ),
    Statement(
        "no-limits",
        "It has a line, and no limits",
        "run",
        "A run chart has a median only.",
    ),
    Statement(
        "pulled",
        "1 very high value pulls its line up",
        "spc",
        "The line of an SPC chart is a mean, and every value moves a mean.",
    ),
    Statement(
        "how-far",
        "It shows how far usual results can go",
        "spc",
        "Only limits show that, and a run chart has none.",
    ),
    Statement(
        "single",
        "It has a rule for 1 unusual value on its own",
        "spc",
        "A value outside the limits is a signal on its own. A run chart needs several values.",
    ),
    Statement(
        "next-week",
        "It shows between which values the next result will probably lie",
        "spc",
        "Nearly all usual results lie between the limits. A median says nothing about that.",
    ),
    Statement(
        "time-order",
        "It shows results in the order of time",
        "both",
        "Without the order of time, neither chart could show a change.",
    ),
    Statement(
        "long-run",
        "A long run on one side of its line is a signal",
        "both",
        "Both charts have such a rule, with a few weeks more or less.",
    ),
    Statement(
        "cause",
        "It leaves it to you to find the reason for a change",
        "both",
        "A chart shows that something changed, and when. People find out why.",
    ),
    Statement(
        "good-news",
        "It can show a change for the better",
        "both",
        "A signal may lie on either side of the line, on either chart.",
    ),
)
