"""A project of 9 months: all that the portfolio has, and what an expert adds."""

from typing import Any

from answers import team_portfolio
from qidose.exercises.fields import Answer

TEXTS: dict[str, dict[str, Any]] = {
    "system": {
        "parts": "The pharmacy, transport, families and the ward round decide when a patient can go home.",
        "elsewhere": "The pharmacy could get later orders from other wards. We counted their waits as well.",
        "tools": ["watch", "map", "talks"],
        "tool": "Watching 3 mornings taught us most. It could not tell what families expect at home.",
    },
    "theory": {
        "first": "We thought that nurses order too late because nobody reminds them in the afternoon.",
        "wrong": "A reminder at noon changed nothing. The doctors had not decided by then, so nobody could order.",
        "now": "The day must be known early. 3 weeks of early days without early medicines would prove us wrong.",
    },
    "people": {
        "lose": "The pharmacist feared a second rush at 2pm, on top of the one in the morning.",
        "did": "We tested with 1 patient at her side. She moved the hour, and the rush never came.",
        "self": "I wanted to be right about reminders. Next time I say my own doubt first.",
    },
    "hold": {
        "standard": "Order at 2pm on the day before. It stands in the induction and on the board.",
        "looks": "The sister looks at the share of planned days with the team on each Monday.",
        "owner": "The sister acts when 2 weeks in a row lie under the lower limit of the chart.",
        "last": "2026-06-15",
        "held": "months",
    },
    "spread": {
        "reached": "tested",
        "sites": "The 2 wards on our floor come next. They share our pharmacist and want it.",
        "same": "The day is known by noon. How it is written up may differ in each place.",
        "seen": "Each ward draws its own chart on the same scale, and we look every 2 weeks.",
        "stop": "More patients who come back within 7 days would make us stop in that ward.",
    },
    "progress": {
        "own": 4,
        "why": "The mean rose from 60% to 79%, and it has stayed there for 9 weeks.",
        "expert": 4,
        "expert-why": "A lasting shift that followed 3 linked tests, and nothing else in other wards.",
        "expert-on": "2026-06-18",
        "sponsor": 4.5,
        "sponsor-why": "I see it in the beds at noon. It has held through 2 changes of doctors.",
        "sponsor-on": "2026-06-19",
        "advocate": 4,
        "advocate-why": "The ward next door asked for it, and their families speak about it too.",
        "advocate-on": "2026-06-22",
    },
}


def right(case: Any, card: str, answer: Answer) -> dict[str, Any]:
    if card in TEXTS:
        return TEXTS[card]
    return team_portfolio.right(case, card, answer)
