"""What one could find out before changing anything (E-T1-07): 3 facts that tell where to look, and 12 that do not.

The facts of the simulator (`simulate.flow.FACTS`) are all here, with more of both kinds, so that an attempt can offer 9
of its own. Each of the 3 that help comes in 3 wordings. `shows` is what comes back when somebody finds it out; for the
3 that help, the learner's own morning says that.
"""

from dataclasses import dataclass

from qidose.simulate.flow import FACTS


@dataclass(frozen=True)
class Finding:
    """One fact. `misconception` is the belief behind choosing it ("" for the 3 that help)."""

    id: str
    texts: tuple[str, ...]
    why: str
    shows: str = ""
    misconception: str = ""


_SIMULATED = {fact.id: fact for fact in FACTS}


def _known(name: str, shows: str = "", misconception: str = "", *more: str) -> Finding:
    fact = _SIMULATED[name]
    return Finding(name, (fact.text, *more), fact.why, shows, misconception)


HELPFUL: tuple[Finding, ...] = (
    _known(
        "where-they-wait",
        "",
        "",
        "How many minutes do people wait before each step?",
        "At which step do people sit and wait, and how long?",
    ),
    _known(
        "come-and-go",
        "",
        "",
        "How many people come at the busy time, and how many can each step take?",
        "How many come in an hour, and how many can each step finish in an hour?",
    ),
    _known(
        "follow-a-patient",
        "",
        "",
        "What happens to 1 patient, minute by minute, until they leave?",
        "What do staff tell you when you walk beside a patient from step to step?",
    ),
)

OTHERS: tuple[Finding, ...] = (
    _known("who-is-slowest", "On Monday it was Theo, on Tuesday Bel, on Wednesday Theo again.", "MC10"),
    _known("other-units", "1 unit bought a screen. Another took on a nurse. Both have other patients.", "MC29"),
    _known("target", "Nobody should be here for more than 4 hours.", "MC05"),
    _known("last-year", "It was 96 minutes.", "MC08"),
    _known("cost", "About £45,000 a year.", "MC29"),
    _known("complaints", "There were 7 last month, and 5 the month before.", "MC02"),
    Finding(
        "stars",
        ("How many stars do people give the unit?",),
        "Stars show how people feel about the wait, not where it comes from.",
        "3.6 of 5.",
        "MC08",
    ),
    Finding(
        "vote",
        ("Which answer do most people in the meeting want?",),
        "A vote on answers does not show what the problem is.",
        "4 want a bed, 3 want a nurse, and 2 want new software.",
        "MC29",
    ),
    Finding(
        "software",
        ("What can the new software for queues do?",),
        "This is a tool that looks for a problem. First find out what the problem is.",
        "It shows each queue in a colour, and sends texts.",
        "MC29",
    ),
    Finding(
        "rank",
        ("Where does the unit stand in the list of all units?",),
        "A place in a list does not show why people wait. Chance alone moves units up and down.",
        "It is 14th of 22. Last month it was 9th.",
        "MC10",
    ),
    Finding(
        "yesterday",
        ("Was yesterday better than the day before?",),
        "2 days are nearly always different. That does not show where people wait.",
        "Yesterday people were here for 88 minutes, the day before for 97.",
        "MC02",
    ),
    Finding(
        "effort",
        ("Do all staff know how much waiting matters?",),
        "They do, and they see it each day. More effort does not shorten a queue like this one.",
        "Yes. All of them said so at once.",
        "MC11",
    ),
)

KINDLY = {
    "MC02": "It is natural to compare 2 numbers. But 2 numbers nearly always differ, whatever happens.",
    "MC05": "A target says what someone wishes. It does not show how the work goes.",
    "MC08": "1 average for all hides where the time goes.",
    "MC10": "To ask who is best or slowest is natural. But people work inside a system that sets the pace.",
    "MC11": "More effort is the first thing that comes to mind. Here people already give it.",
    "MC29": "An answer is tempting when people are waiting. It fits only if we know the problem.",
}

REASONS = {
    "triage": (
        "The rota was made when half as many people came.",
        "The second triage nurse was moved to another unit for 1 winter, and never came back.",
    ),
    "bed": (
        "The other bay has been full of old beds since the building work.",
        "When the unit opened, people came for checks only, and hardly anyone had to lie down.",
    ),
    "treatment": (
        "The other doctors are on a ward round until midday. It once began at 8am and ended at 9am.",
        "The other doctors see patients by phone in the morning. Nobody has asked if that could move.",
    ),
    "discharge": (
        "Only 1 person has a login for the letters. The form to ask for another is on an old computer.",
        "A rule from a past inspection says that 1 person must sign all letters.",
    ),
}
"""Why so few work at the step that holds everyone up: each had a reason once.."""
