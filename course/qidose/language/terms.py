"""The terms themselves: data only. Each `meaning` keeps the writing rules and uses no term that it does not explain.

`told_by`: words that, beside the term, show that a text explains it in its own way. `found_by`: a pattern, where the
name alone would also find another thing (a shift is mostly a time of work).
"""

from typing import NotRequired, TypedDict


class Entry(TypedDict):
    """One term as it is written down here."""

    name: str
    meaning: str
    gloss: NotRequired[str]
    short: NotRequired[str]
    also: NotRequired[tuple[str, ...]]
    found_by: NotRequired[str]
    told_by: NotRequired[tuple[str, ...]]


EXPLAINED: tuple[Entry, ...] = (
    {
        "name": "quality improvement",
        "short": "QI",
        "meaning": "Making care and work better step by step, by testing changes and looking at data over time.",
        "found_by": r"\bquality improvement\b(?! coach)",
        "told_by": ("better",),
    },
    {
        "name": "plan-do-study-act",
        "short": "PDSA",
        "meaning": "A small test in 4 steps: plan and predict, do it, study the result, act on what you learned.",
        "told_by": ("test", "cycle"),
    },
    {
        "name": "driver diagram",
        "meaning": "A picture of a theory: the aim, the few things that move it, and changes that may move those.",
        "told_by": ("aim", "picture", "theory"),
    },
    {
        "name": "outcome measure",
        "meaning": "A count of what matters in the end, such as how long patients wait.",
        "told_by": ("matters", "result", "in the end"),
    },
    {
        "name": "process measure",
        "meaning": "A count of whether the work is done as planned, such as how many calls were made.",
        "told_by": ("as planned", "whether", "done"),
    },
    {
        "name": "balancing measure",
        "meaning": "A count of something else that a change could make worse.",
        "gloss": "what could get worse",
        "told_by": ("worse",),
    },
    {
        "name": "run chart",
        "meaning": "A line of results over time with the median in the middle: half of the results lie above it.",
        "told_by": ("over time", "median", "in order"),
    },
    {
        "name": "statistical process control",
        "short": "SPC",
        "meaning": "A way to read charts over time. Limits show how far the usual ups and downs reach.",
        "told_by": ("limits", "chart"),
    },
    {
        "name": "process limits",
        "also": ("control limits", "limits"),
        "meaning": "2 lines on a chart, worked out from the data. Nearly all usual results lie between them.",
        "found_by": r"\b(?:(?:process|control|upper|lower|the|new|old|both) )limits?\b",
        "told_by": ("usual", "how far", "nothing changes", "nothing has changed", "varies"),
    },
    {
        "name": "mean",
        "meaning": "The average: all results added up and divided by how many there are.",
        "gloss": "average",
        "found_by": r"\b(?:the|a|an|old|new|its|their|usual|same) means?\b(?! (?:of doing|to an end|that|to say|by))",
        "told_by": ("average",),
    },
    {
        "name": "median",
        "meaning": "The middle result: half of the results lie above it and half below.",
        "gloss": "middle result",
        "told_by": ("middle", "half"),
    },
    {
        "name": "common cause variation",
        "meaning": "The ups and downs that are always there. Many small things make them together.",
        "gloss": "usual variation",
        "told_by": ("usual variation", "usual ups and downs", "always there"),
    },
    {
        "name": "special cause variation",
        "meaning": "A change that the usual ups and downs do not explain. It has a cause that you can find.",
        "gloss": "something different",
        "told_by": ("something different", "cause that you can find", "something has changed"),
    },
    {
        "name": "shift",
        "meaning": "A sign on a chart: many results in a row lie on the same side of the middle line.",
        "gloss": "a run on one side",
        "found_by": r"\bshifts? (?:has|have) lasted\b|\b(?:no|a|the|every) shift(?:,| and) (?:a )?trend\b"
        r"|\bshows? (?:a|no) shift\b|\bshift in the (?:mean|level|results|data)\b|\bcharts? with (?:a|the|this) shift\b"
        r"|\brecalculate after every shift\b",
        "told_by": ("on one side", "on the same side", "in a row", "level", "higher", "up"),
    },
    {
        "name": "trend",
        "meaning": "A sign on a chart: many results in a row keep going up, or keep going down.",
        "found_by": r"\b(?:shift,? (?:and |or )?(?:a )?trend|trend rule)\b",
        "told_by": ("in a row", "going up", "going down"),
    },
    {
        "name": "rebase",
        "also": ("step change", "rebasing", "rebased"),
        "meaning": "To work out new limits from a point on, because the work itself has changed for good.",
        "gloss": "recalculate the limits",
        "told_by": ("recalculate", "new limits"),
    },
    {
        "name": "signal",
        "meaning": "A sign on a chart that something has probably changed.",
        "gloss": "sign of a change",
        "found_by": r"\b(?:a|any|no|the|next|new|false) signals?\b",
        "told_by": ("changed", "change", "pattern", "sign"),
    },
    {
        "name": "false alarm",
        "meaning": "A sign of a change on a chart where nothing has changed.",
        "told_by": ("nothing has changed", "without a change", "nothing changed"),
    },
    {
        "name": "baseline",
        "meaning": "The results from before a change. Later results are compared with them.",
        "told_by": ("before", "first"),
    },
    {
        "name": "trajectory",
        "meaning": "The path that results should take from today to a target, month by month.",
        "told_by": ("path", "month by month"),
    },
    {
        "name": "sponsor",
        "meaning": "A senior leader who clears the way for an improvement team and stays with it.",
        "told_by": ("leader", "clears the way"),
    },
    {
        "name": "quality coach",
        "also": ("QI coach", "improvement coach"),
        "meaning": "A member of staff who helps teams to test ideas, with time set aside for it.",
        "told_by": ("help", "coaches"),
    },
    {
        "name": "internal expert",
        "also": ("improvement advisor",),
        "meaning": "A member of staff who helps coaches and teams with hard questions about methods and data.",
        "told_by": ("help", "advise"),
    },
    {
        "name": "wave",
        "also": ("cohort",),
        "meaning": "A group of people who learn together and start at the same time.",
        "told_by": ("group", "together", "same time"),
    },
    {
        "name": "whole-time equivalent",
        "short": "WTE",
        "meaning": "Staff counted by hours: 2 people who work half of the week are 1.",
        "told_by": ("hours", "full time", "half"),
    },
    {
        "name": "protected time",
        "meaning": "Time for improvement that nobody may take for other work.",
        "told_by": ("nobody", "set aside", "other work"),
    },
    {
        "name": "co-production",
        "meaning": "Planning and changing a service together with the people who use it, as equals.",
        "told_by": ("together", "equals"),
    },
    {
        "name": "just-in-time",
        "short": "JIT",
        "meaning": "Learning a skill shortly before you need it.",
        "told_by": ("before", "when you need"),
    },
    {
        "name": "red, amber, green",
        "short": "RAG",
        "meaning": "Colours that say on which side of a target a result fell. They do not show what is usual.",
        "told_by": ("colour", "target"),
    },
    {
        "name": "XmR chart",
        "meaning": "A chart of single results. Its limits come from how much each result differs from the one before.",
        "found_by": r"\bXmR\b",
        "told_by": ("single", "one before", "each value", "each result"),
    },
    {
        "name": "moving range",
        "meaning": "How much a result differs from the one before it.",
        "told_by": ("one before", "differs", "from one"),
    },
    {
        "name": "standard deviation",
        "meaning": "A measure of how far results are spread around their mean.",
        "told_by": ("spread", "how far"),
    },
)
"""Terms that a lesson explains where it first uses them."""

EVERYDAY: tuple[Entry, ...] = (
    {"name": "aim", "meaning": "What a team wants to reach, for whom, by how much and by when."},
    {"name": "appraisal", "meaning": "The yearly talk about your work with your manager."},
    {"name": "assurance", "meaning": "Good reasons to believe that care is as it should be."},
    {"name": "board", "meaning": "The people who lead a trust and answer for it."},
    {"name": "carer", "meaning": "A family member or friend who looks after somebody and is not paid for it."},
    {"name": "change idea", "meaning": "Something to try that may make care better."},
    {"name": "directorate", "also": ("division",), "meaning": "A large part of a trust with its own leaders."},
    {"name": "executive", "meaning": "A member of the board who also runs a part of the trust each day."},
    {"name": "heads", "also": ("headcount",), "meaning": "How many people there are, whatever hours they work."},
    {"name": "improvement capability", "meaning": "How well an organisation can make its own care better."},
    {"name": "induction", "meaning": "What new staff learn in their first days."},
    {
        "name": "non-executive director",
        "meaning": "A member of the board who asks and advises, and does not run services.",
    },
    {"name": "patient", "meaning": "A person who gets care."},
    {"name": "service", "meaning": "The care that a group of teams gives, such as a clinic."},
    {
        "name": "service user",
        "meaning": "A person who uses a service. Mental health and community teams say this for patient.",
    },
    {"name": "staff", "meaning": "Everyone who works in a trust, in any job."},
    {"name": "target", "meaning": "A result that somebody wants. It does not say what is usual."},
    {"name": "team", "meaning": "People who do a piece of work together."},
    {"name": "test of change", "meaning": "Trying an idea on a small scale to see what happens."},
    {"name": "trust", "meaning": "An NHS organisation that runs hospitals or other services."},
    {"name": "ward", "meaning": "A part of a hospital where patients stay."},
)
"""Terms that staff know, or that say themselves what they mean. The glossary has them all the same."""

ABBREVIATIONS: dict[str, str] = {
    "HR": "human resources",
    "IHI": "Institute for Healthcare Improvement",
    "MDC": "Making Data Count",
    "QA": "quality assurance",
    "QC": "quality control",
}
"""Other abbreviations, with what they stand for."""

KNOWN: tuple[str, ...] = (
    "A&E", "CSV", "CT", "GP", "HTML", "ICU", "ID", "IT", "MRI", "NHS", "OK", "PC", "PDF", "TV", "UK", "X-ray",
)  # fmt: skip
"""Abbreviations that people know better than their full form."""
